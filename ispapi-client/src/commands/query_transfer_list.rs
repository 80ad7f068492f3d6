//! QueryTransferList: the transfers to us that are under way, in pages.

use chrono::{DateTime, Utc};

use super::{Chunk, List, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_pattern, any_cell, date, optional, required};
use crate::wire::response::Response;

/// Asks for the transfers to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryTransferList {
    /// A name, or a pattern with `*` and `?`; none for all.
    pub domain: Option<String>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

impl QueryTransferList {
    /// All of them, 1,000 an answer.
    pub fn all() -> QueryTransferList {
        QueryTransferList { domain: None, first: 0, limit: 1_000 }
    }
}

/// A transfer to us.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ListedTransfer {
    /// The name.
    pub domain: String,
    /// The registrar's word for its state. CNR only.
    pub status: Option<String>,
    /// When it was asked for, UTC. ISPAPI only.
    pub created_at: Option<DateTime<Utc>>,
    /// The account that asked for it. ISPAPI only.
    pub user: Option<String>,
}

impl Request for QueryTransferList {
    type Response = Chunk<ListedTransfer>;

    fn command(&self, platform: Platform) -> Command {
        let command = Command::new("QueryTransferList").with("DOMAIN", self.domain.as_deref());
        let command = match platform {
            Platform::Ispapi => command.with("ORDERBY", "DOMAIN"),
            Platform::Cnr => command.with("WIDE", true),
        };
        command.with("FIRST", self.first.to_string()).with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<Chunk<ListedTransfer>, Error> {
        Chunk::read(answer, Self::KEYS, |row| {
            about_pattern(self.domain.as_deref(), any_cell(answer, Self::KEYS, row))?;
            Ok(ListedTransfer {
                domain: required(answer, "DOMAIN", row)?.to_owned(),
                status: optional(answer, "DOMAINTRANSFERSTATUS", row),
                created_at: date(answer, "CREATEDDATE", row)?,
                user: optional(answer, "USER", row),
            })
        })
    }
}

impl List for QueryTransferList {
    type Row = ListedTransfer;

    const KEYS: &'static [&'static str] = &["DOMAIN"];

    fn limit(&self) -> u64 {
        self.limit
    }
}
