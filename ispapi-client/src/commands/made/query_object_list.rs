//! QueryObjectList: made from the table of commands by `make generate`.

// @generated

use chrono::{DateTime, Utc};

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Chunk, List, Request};
use crate::vocabulary::UserDepth;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists objects of whatever class. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryObjectList {
    /// WIDE: yes or no.
    pub wide: Option<bool>,
    /// FIRST: a whole number.
    pub first: u64,
    /// LIMIT: a whole number.
    pub limit: u64,
    /// ORDERBY: a text.
    pub order_by: Option<String>,
    /// USERDEPTH: one of the words.
    pub user_depth: Option<UserDepth>,
    /// OBJECTCLASS: a pattern with `*` and `?`.
    pub object_class: Option<String>,
    /// OBJECTID: a pattern with `*` and `?`.
    pub object_id: Option<String>,
}

/// The whole list, 1,000 rows an answer.
impl Default for QueryObjectList {
    fn default() -> QueryObjectList {
        QueryObjectList {
            wide: None,
            first: 0,
            limit: 1_000,
            order_by: None,
            user_depth: None,
            object_class: None,
            object_id: None,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryObjectListRow {
    /// OBJECTCLASS: a text.
    pub object_class: Option<String>,
    /// OBJECTID: a text.
    pub object_id: Option<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// EXPIRATIONDATE: an instant, UTC.
    pub expiration_date: Option<DateTime<Utc>>,
    /// PEERUSER: a text.
    pub peer_user: Option<String>,
    /// PARENTUSER: a text.
    pub parent_user: Option<String>,
    /// USER: a text.
    pub user: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryObjectList {
    type Response = Chunk<QueryObjectListRow>;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryObjectList", platform);
        writer.maybe("WIDE", &self.wide);
        writer.one("FIRST", &self.first);
        writer.one("LIMIT", &self.limit);
        writer.maybe("ORDERBY", &self.order_by);
        writer.maybe("USERDEPTH", &self.user_depth);
        writer.maybe("OBJECTCLASS", &self.object_class);
        writer.maybe("OBJECTID", &self.object_id);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Chunk<QueryObjectListRow>, Error> {
        let mut cells = Cells::of(answer);
        Chunk::read(answer, Self::KEYS, |row| {
            Ok(QueryObjectListRow {
                object_class: cells.at("OBJECTCLASS", row),
                object_id: cells.at("OBJECTID", row),
                created_date: cells.at("CREATEDDATE", row),
                updated_date: cells.at("UPDATEDDATE", row),
                expiration_date: cells.at("EXPIRATIONDATE", row),
                peer_user: cells.at("PEERUSER", row),
                parent_user: cells.at("PARENTUSER", row),
                user: cells.at("USER", row),
                odd: cells.odd(),
            })
        })
    }
}

impl List for QueryObjectList {
    type Row = QueryObjectListRow;

    const KEYS: &'static [&'static str] = &["OBJECTID"];

    fn limit(&self) -> u64 {
        self.limit
    }
}
