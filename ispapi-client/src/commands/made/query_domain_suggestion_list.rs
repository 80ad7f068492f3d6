//! QueryDomainSuggestionList: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use backorder_core::rust_decimal::Decimal;
use backorder_core::{Currency, DomainName};

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Chunk, List, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Suggests names for a keyword. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDomainSuggestionList {
    /// KEYWORD: a text.
    pub keyword: String,
    /// FIRST: a whole number.
    pub first: u64,
    /// LIMIT: a whole number.
    pub limit: u64,
    /// SOURCE: a text.
    pub source: Option<String>,
    /// ZONE0, ZONE1, ...: texts.
    pub zone: Vec<String>,
    /// IPADDRESS: an address of IPv4 or IPv6.
    pub ip_address: Option<IpAddr>,
    /// LANGUAGE0, LANGUAGE1, ...: texts.
    pub language: Vec<String>,
    /// CATEGORY0, CATEGORY1, ...: texts.
    pub category: Vec<String>,
}

impl QueryDomainSuggestionList {
    /// With what is required, and nothing else.
    pub fn new(keyword: impl Into<String>) -> QueryDomainSuggestionList {
        QueryDomainSuggestionList {
            keyword: keyword.into(),
            first: 0,
            limit: 1_000,
            source: None,
            zone: Vec::new(),
            ip_address: None,
            language: Vec::new(),
            category: Vec::new(),
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
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryDomainSuggestionList {
    type Response = Chunk<QueryDomainSuggestionListRow>;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryDomainSuggestionList", platform);
        writer.one("KEYWORD", &self.keyword);
        writer.one("FIRST", &self.first);
        writer.one("LIMIT", &self.limit);
        writer.maybe("SOURCE", &self.source);
        writer.list("ZONE", &self.zone);
        writer.maybe("IPADDRESS", &self.ip_address);
        writer.list("LANGUAGE", &self.language);
        writer.list("CATEGORY", &self.category);
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
