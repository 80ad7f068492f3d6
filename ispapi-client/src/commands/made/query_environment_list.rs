//! QueryEnvironmentList: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists values that an account keeps. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryEnvironmentList {
    /// ENVIRONMENTKEY: a text.
    pub environment_key: Option<String>,
    /// SUBUSER: a text.
    pub sub_user: Option<String>,
    /// MATCHMODE: a text.
    pub match_mode: Option<String>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryEnvironmentListAnswer {
    /// COUNT: a whole number.
    pub count: Option<i64>,
    /// FIRST: a whole number.
    pub first: Option<i64>,
    /// LAST: a whole number.
    pub last: Option<i64>,
    /// TOTAL: a whole number.
    pub total: Option<i64>,
    /// The rows.
    pub rows: Vec<QueryEnvironmentListRow>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryEnvironmentListRow {
    /// ENVIRONMENTKEY: a text.
    pub environment_key: Option<String>,
    /// ENVIRONMENTNAME: a text.
    pub environment_name: Option<String>,
    /// ENVIRONMENTVALUE: a text.
    pub environment_value: Option<String>,
    /// PARENT_ONLY_READABLE: a text.
    pub parent_only_readable: Option<String>,
    /// PARENT_ONLY_WRITABLE: a text.
    pub parent_only_writable: Option<String>,
    /// PRIVATE: yes or no.
    pub private: Option<bool>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryEnvironmentList {
    type Response = QueryEnvironmentListAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryEnvironmentList", platform);
        writer.maybe("ENVIRONMENTKEY", &self.environment_key);
        writer.maybe("SUBUSER", &self.sub_user);
        writer.maybe("MATCHMODE", &self.match_mode);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<QueryEnvironmentListAnswer, Error> {
        let mut cells = Cells::of(answer);
        let count = cells.count(&[
            "ENVIRONMENTKEY",
            "ENVIRONMENTNAME",
            "ENVIRONMENTVALUE",
            "PARENT_ONLY_READABLE",
            "PARENT_ONLY_WRITABLE",
            "PRIVATE",
        ]);
        let mut rows = Vec::with_capacity(count);
        for row in 0..count {
            rows.push(QueryEnvironmentListRow {
                environment_key: cells.at("ENVIRONMENTKEY", row),
                environment_name: cells.at("ENVIRONMENTNAME", row),
                environment_value: cells.at("ENVIRONMENTVALUE", row),
                parent_only_readable: cells.at("PARENT_ONLY_READABLE", row),
                parent_only_writable: cells.at("PARENT_ONLY_WRITABLE", row),
                private: cells.at("PRIVATE", row),
                odd: cells.odd(),
            });
        }
        Ok(QueryEnvironmentListAnswer {
            count: cells.one("COUNT"),
            first: cells.one("FIRST"),
            last: cells.one("LAST"),
            total: cells.one("TOTAL"),
            rows,
            odd: cells.odd(),
        })
    }
}
