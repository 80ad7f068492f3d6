//! QueryWebFwdList: made from the table of commands by `make generate`.

// @generated

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Chunk, List, Request};
use crate::vocabulary::SortOrder;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists the hosts that are forwarded. CNR only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWebFwdList {
    /// WIDE: yes or no.
    pub wide: Option<bool>,
    /// SOURCE: a pattern with `*` and `?`.
    pub source: Option<String>,
    /// TARGET: a pattern with `*` and `?`.
    pub target: Option<String>,
    /// TYPE: a text.
    pub r#type: Option<String>,
    /// FIRST: a whole number.
    pub first: u64,
    /// LIMIT: a whole number.
    pub limit: u64,
    /// ORDER: one of the words.
    pub order: Option<SortOrder>,
    /// ORDERBY: a text.
    pub order_by: Option<String>,
}

/// The whole list, 1,000 rows an answer.
impl Default for QueryWebFwdList {
    fn default() -> QueryWebFwdList {
        QueryWebFwdList {
            wide: None,
            source: None,
            target: None,
            r#type: None,
            first: 0,
            limit: 1_000,
            order: None,
            order_by: None,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryWebFwdListRow {
    /// WEBFWD: a text.
    pub web_fwd: Option<String>,
    /// SOURCE: a text.
    pub source: Option<String>,
    /// TARGET: a text.
    pub target: Option<String>,
    /// TYPE: a text.
    pub r#type: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryWebFwdList {
    type Response = Chunk<QueryWebFwdListRow>;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryWebFwdList", platform);
        writer.maybe("WIDE", &self.wide);
        writer.maybe("SOURCE", &self.source);
        writer.maybe("TARGET", &self.target);
        writer.maybe("TYPE", &self.r#type);
        writer.one("FIRST", &self.first);
        writer.one("LIMIT", &self.limit);
        writer.maybe("ORDER", &self.order);
        writer.maybe("ORDERBY", &self.order_by);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Chunk<QueryWebFwdListRow>, Error> {
        let mut cells = Cells::of(answer);
        Chunk::read(answer, Self::KEYS, |row| {
            Ok(QueryWebFwdListRow {
                web_fwd: cells.at("WEBFWD", row),
                source: cells.at("SOURCE", row),
                target: cells.at("TARGET", row),
                r#type: cells.at("TYPE", row),
                odd: cells.odd(),
            })
        })
    }
}

impl List for QueryWebFwdList {
    type Row = QueryWebFwdListRow;

    const KEYS: &'static [&'static str] = &[];

    fn limit(&self) -> u64 {
        self.limit
    }
}
