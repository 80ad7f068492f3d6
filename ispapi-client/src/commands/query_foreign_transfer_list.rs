//! QueryForeignTransferList: the transfers away from us that are under way, in pages.

use chrono::{DateTime, Utc};

use super::{Chunk, List, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_pattern, any_cell, date, required};
use crate::wire::response::Response;

/// Asks for the transfers away from us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryForeignTransferList {
    /// A name, or a pattern with `*` and `?`; none for all.
    pub domain: Option<String>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

impl QueryForeignTransferList {
    /// All of them, 1,000 an answer.
    pub fn all() -> QueryForeignTransferList {
        QueryForeignTransferList { domain: None, first: 0, limit: 1_000 }
    }
}

/// A transfer away from us.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ListedDeparture {
    /// The name.
    pub domain: String,
    /// The registrar's word for its state.
    pub status: Option<String>,
    /// When it was asked for, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// Who asks for it, where the registry says so.
    pub new_registrar: Option<String>,
}

impl Request for QueryForeignTransferList {
    type Response = Chunk<ListedDeparture>;

    fn command(&self, platform: Platform) -> Command {
        let command = Command::new("QueryForeignTransferList");
        let command = command.with("DOMAIN", self.domain.as_deref()).with("WIDE", true);
        let command = match platform {
            Platform::Ispapi => command.with("ORDERBY", "DOMAIN"),
            Platform::Cnr => command,
        };
        command.with("FIRST", self.first.to_string()).with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<Chunk<ListedDeparture>, Error> {
        Chunk::read(answer, Self::KEYS, |row| {
            about_pattern(self.domain.as_deref(), any_cell(answer, Self::KEYS, row))?;
            let text = |names: &[&str]| any_cell(answer, names, row).map(str::to_owned);
            let created_at = match date(answer, "CREATEDDATE", row)? {
                None => date(answer, "TRANSFERDATE", row)?,
                found => found,
            };
            Ok(ListedDeparture {
                domain: required(answer, "DOMAIN", row)?.to_owned(),
                status: text(&["TRANSFERSTATUS", "STATUS"]),
                created_at,
                new_registrar: text(&["NEWREGISTRAR", "REQUESTINGREGISTRAR"]),
            })
        })
    }
}

impl List for QueryForeignTransferList {
    type Row = ListedDeparture;

    const KEYS: &'static [&'static str] = &["DOMAIN"];

    fn limit(&self) -> u64 {
        self.limit
    }
}
