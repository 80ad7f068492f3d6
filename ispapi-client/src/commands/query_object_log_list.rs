//! QueryObjectLogList: what was done to our objects, by whom, and what came of it.

use chrono::{DateTime, Utc};

use super::{Chunk, List, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_pattern, any_cell, date, missing, optional};
use crate::wire::response::Response;

/// Asks for the log of our objects, the newest entries first.
///
/// An operation that was answered with PENDING=1 gets its outcome here.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct QueryObjectLogList {
    /// Only objects of this class: `DOMAIN`.
    pub object_class: Option<String>,
    /// Only this object: a name for the class DOMAIN.
    pub object_id: Option<String>,
    /// Not before this instant.
    pub from: Option<DateTime<Utc>>,
    /// Not after this instant.
    pub to: Option<DateTime<Utc>>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

impl QueryObjectLogList {
    /// The whole log, 1,000 entries an answer.
    pub fn all() -> QueryObjectLogList {
        QueryObjectLogList {
            object_class: None,
            object_id: None,
            from: None,
            to: None,
            first: 0,
            limit: 1_000,
        }
    }

    /// The log of one domain.
    pub fn of_domain(domain: impl Into<String>) -> QueryObjectLogList {
        QueryObjectLogList {
            object_class: Some("DOMAIN".into()),
            object_id: Some(domain.into()),
            ..QueryObjectLogList::all()
        }
    }
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LogEntry {
    /// The registrar's number for it.
    pub number: String,
    /// When it was written, UTC.
    pub at: DateTime<Utc>,
    /// The class of the object.
    pub object_class: String,
    /// The object.
    pub object_id: String,
    /// What was done: `DOMAIN_RENEWAL`.
    pub operation: String,
    /// What came of it: `SUCCESSFUL`.
    pub status: Option<String>,
    /// Who did it.
    pub user: Option<String>,
    /// The registrar's reference.
    pub reference: Option<String>,
}

impl Request for QueryObjectLogList {
    type Response = Chunk<LogEntry>;

    fn command(&self, platform: Platform) -> Command {
        let instant = |at: Option<DateTime<Utc>>| at.map(backorder_core::format_utc);
        let command = Command::new("QueryObjectLogList")
            .with("OBJECTCLASS", self.object_class.as_deref())
            .with("OBJECTID", self.object_id.as_deref())
            .with("MINDATE", instant(self.from))
            .with("MAXDATE", instant(self.to));
        let command = match platform {
            Platform::Ispapi => command.with("ORDERBY", "LOGDATEDESC"),
            Platform::Cnr => command.with("ORDERBY", "LOGDATE").with("ORDER", "DESC"),
        };
        command.with("FIRST", self.first.to_string()).with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<Chunk<LogEntry>, Error> {
        Chunk::read(answer, &["LOGDATE"], |row| {
            let needed = |names: &[&str]| {
                let text = any_cell(answer, names, row).map(str::to_owned);
                text.ok_or_else(|| missing(names[0], row))
            };
            let class = any_cell(answer, &["OBJECTCLASS"], row);
            about_pattern(self.object_class.as_deref(), class)?;
            about_pattern(self.object_id.as_deref(), any_cell(answer, &["OBJECTID"], row))?;
            Ok(LogEntry {
                number: needed(&["LOGINDEX", "LOG"])?,
                at: date(answer, "LOGDATE", row)?.ok_or_else(|| missing("LOGDATE", row))?,
                object_class: needed(&["OBJECTCLASS"])?,
                object_id: needed(&["OBJECTID"])?,
                operation: needed(&["OPERATIONTYPE"])?,
                status: optional(answer, "OPERATIONSTATUS", row),
                user: optional(answer, "LOGUSER", row),
                reference: optional(answer, "REFERENCE", row),
            })
        })
    }
}

impl List for QueryObjectLogList {
    type Row = LogEntry;

    const KEYS: &'static [&'static str] = &["LOGINDEX", "LOG"];

    fn limit(&self) -> u64 {
        self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn an_entry_names_its_object_and_its_date() {
        let all = [
            ("LOGINDEX", "1"),
            ("LOGDATE", "2026-12-01 00:00:00"),
            ("OBJECTCLASS", "DOMAIN"),
            ("OBJECTID", "a.com"),
            ("OPERATIONTYPE", "DOMAIN_RENEWAL"),
        ];
        let read = |cells: &[(&str, &str)]| QueryObjectLogList::all().read(&answer(cells));
        assert_eq!(read(&all).expect("reads").rows[0].status, None);
        for (place, (name, _)) in all.iter().enumerate().filter(|(_, cell)| cell.0 != "LOGDATE") {
            let mut some = all.to_vec();
            some.remove(place);
            assert_eq!(read(&some).and_then(Chunk::all).expect_err(name).subject(), *name);
        }
        let never = all.map(|(name, value)| match name {
            "LOGDATE" => (name, "0000-00-00 00:00:00"),
            _ => (name, value),
        });
        assert_eq!(read(&never).and_then(Chunk::all).expect_err("no date").subject(), "LOGDATE");
    }
}
