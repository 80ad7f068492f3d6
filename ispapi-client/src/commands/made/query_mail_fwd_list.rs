//! QueryMailFwdList: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Chunk, List, Request};
use crate::vocabulary::SortOrder;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists the addresses of e-mail that are forwarded. CNR only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryMailFwdList {
    /// DNSZONE: a domain.
    pub dns_zone: Option<DomainName>,
    /// FROM: a pattern with `*` and `?`.
    pub from: Option<String>,
    /// TO: a pattern with `*` and `?`.
    pub to: Option<String>,
    /// SOURCE: a pattern with `*` and `?`.
    pub source: Option<String>,
    /// TARGET: a pattern with `*` and `?`.
    pub target: Option<String>,
    /// FIRST: a whole number.
    pub first: u64,
    /// LIMIT: a whole number.
    pub limit: u64,
    /// ORDER: one of the words.
    pub order: Option<SortOrder>,
    /// ORDERBY: a text.
    pub order_by: Option<String>,
    /// WIDE: yes or no.
    pub wide: Option<bool>,
}

/// The whole list, 1,000 rows an answer.
impl Default for QueryMailFwdList {
    fn default() -> QueryMailFwdList {
        QueryMailFwdList {
            dns_zone: None,
            from: None,
            to: None,
            source: None,
            target: None,
            first: 0,
            limit: 1_000,
            order: None,
            order_by: None,
            wide: None,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryMailFwdListRow {
    /// DNSZONE: a text.
    pub dns_zone: Option<String>,
    /// FROM: a text.
    pub from: Option<String>,
    /// TO: a text.
    pub to: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryMailFwdList {
    type Response = Chunk<QueryMailFwdListRow>;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryMailFwdList", platform);
        writer.maybe("DNSZONE", &self.dns_zone);
        writer.maybe("FROM", &self.from);
        writer.maybe("TO", &self.to);
        writer.maybe("SOURCE", &self.source);
        writer.maybe("TARGET", &self.target);
        writer.one("FIRST", &self.first);
        writer.one("LIMIT", &self.limit);
        writer.maybe("ORDER", &self.order);
        writer.maybe("ORDERBY", &self.order_by);
        writer.maybe("WIDE", &self.wide);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Chunk<QueryMailFwdListRow>, Error> {
        let mut cells = Cells::of(answer);
        Chunk::read(answer, Self::KEYS, |row| {
            Ok(QueryMailFwdListRow {
                dns_zone: cells.at("DNSZONE", row),
                from: cells.at("FROM", row),
                to: cells.at("TO", row),
                odd: cells.odd(),
            })
        })
    }
}

impl List for QueryMailFwdList {
    type Row = QueryMailFwdListRow;

    const KEYS: &'static [&'static str] = &[];

    fn limit(&self) -> u64 {
        self.limit
    }
}
