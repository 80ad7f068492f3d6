//! QueryDomainSuggestionList: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use backorder_core::rust_decimal::Decimal;
use backorder_core::{Currency, DomainName};

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Chunk, List, Request};
use crate::vocabulary::SuggestionKind;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Suggests names for a keyword. ISPAPI, and CNR as GetNameSuggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDomainSuggestionList {
    /// KEYWORD: a text. On ispapi only.
    pub keyword: Option<String>,
    /// FIRST: a whole number. On ispapi only.
    pub first: u64,
    /// LIMIT: a whole number. On ispapi only.
    pub limit: u64,
    /// SOURCE: a text. On ispapi only.
    pub source: Option<String>,
    /// ZONE0, ZONE1, ...: texts. On ispapi only.
    pub zone: Vec<String>,
    /// IPADDRESS: an address of IPv4 or IPv6.
    pub ip_address: Option<IpAddr>,
    /// LANGUAGE0, LANGUAGE1, ...: texts. On ispapi only.
    pub language: Vec<String>,
    /// CATEGORY0, CATEGORY1, ...: texts. On ispapi only.
    pub category: Vec<String>,
    /// NAME: a text. On cnr only.
    pub name: Option<String>,
    /// TYPE: one of the words. On cnr only.
    pub r#type: Option<SuggestionKind>,
    /// TLD0, TLD1, ...: texts. On cnr only.
    pub tld: Vec<String>,
    /// USE-NUMBERS: yes or no. On cnr only.
    pub use_numbers: Option<bool>,
    /// USE-IDNS: yes or no. On cnr only.
    pub use_idns: Option<bool>,
    /// USE-DASHES: yes or no. On cnr only.
    pub use_dashes: Option<bool>,
    /// FILTER-CONTENT: yes or no. On cnr only.
    pub filter_content: Option<bool>,
    /// SHOW-UNAVAILABLE: yes or no. On cnr only.
    pub show_unavailable: Option<bool>,
    /// MAX-LENGTH: a whole number. On cnr only.
    pub max_length: Option<i64>,
    /// MAX-RESULTS: a whole number. On cnr only.
    pub max_results: Option<i64>,
}

/// The whole list, 1,000 rows an answer.
impl Default for QueryDomainSuggestionList {
    fn default() -> QueryDomainSuggestionList {
        QueryDomainSuggestionList {
            keyword: None,
            first: 0,
            limit: 1_000,
            source: None,
            zone: Vec::new(),
            ip_address: None,
            language: Vec::new(),
            category: Vec::new(),
            name: None,
            r#type: None,
            tld: Vec::new(),
            use_numbers: None,
            use_idns: None,
            use_dashes: None,
            filter_content: None,
            show_unavailable: None,
            max_length: None,
            max_results: None,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryDomainSuggestionListRow {
    /// CURRENCY: a currency.
    pub currency: Option<Currency>,
    /// DOMAIN: a domain.
    pub domain: Option<DomainName>,
    /// PREMIUMCHANNEL: a text.
    pub premium_channel: Option<String>,
    /// PRICE: a number of up to four decimals.
    pub price: Option<Decimal>,
    /// CATEGORY: a text.
    pub category: Option<String>,
    /// NAME: a domain.
    pub name: Option<DomainName>,
    /// AVAILABILITY: a text.
    pub availability: Option<String>,
    /// SEGMENTEDNAME: a text.
    pub segmented_name: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryDomainSuggestionList {
    type Response = Chunk<QueryDomainSuggestionListRow>;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryDomainSuggestionList", platform);
        writer.maybe("KEYWORD", &self.keyword);
        writer.one("FIRST", &self.first);
        writer.one("LIMIT", &self.limit);
        writer.maybe("SOURCE", &self.source);
        writer.list("ZONE", &self.zone);
        writer.maybe("IPADDRESS", &self.ip_address);
        writer.list("LANGUAGE", &self.language);
        writer.list("CATEGORY", &self.category);
        writer.maybe("NAME", &self.name);
        writer.maybe("TYPE", &self.r#type);
        writer.list("TLD", &self.tld);
        writer.maybe("USE-NUMBERS", &self.use_numbers);
        writer.maybe("USE-IDNS", &self.use_idns);
        writer.maybe("USE-DASHES", &self.use_dashes);
        writer.maybe("FILTER-CONTENT", &self.filter_content);
        writer.maybe("SHOW-UNAVAILABLE", &self.show_unavailable);
        writer.maybe("MAX-LENGTH", &self.max_length);
        writer.maybe("MAX-RESULTS", &self.max_results);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Chunk<QueryDomainSuggestionListRow>, Error> {
        let mut cells = Cells::of(answer);
        Chunk::read(answer, Self::KEYS, |row| {
            Ok(QueryDomainSuggestionListRow {
                currency: cells.at("CURRENCY", row),
                domain: cells.at("DOMAIN", row),
                premium_channel: cells.at("PREMIUMCHANNEL", row),
                price: cells.at("PRICE", row),
                category: cells.at("CATEGORY", row),
                name: cells.at("NAME", row),
                availability: cells.at("AVAILABILITY", row),
                segmented_name: cells.at("SEGMENTEDNAME", row),
                odd: cells.odd(),
            })
        })
    }
}

impl List for QueryDomainSuggestionList {
    type Row = QueryDomainSuggestionListRow;

    const KEYS: &'static [&'static str] = &["DOMAIN"];

    fn limit(&self) -> u64 {
        self.limit
    }
}
