//! The log: decisions as a person reads them.

use chrono::{DateTime, Utc};

use crate::record::backorder::Cause;
use crate::record::decision::Decision;
use crate::record::funds::HoldChange;
use crate::rules::lifecycle::{Event, Stage};
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId};
use crate::values::name::DomainName;

use super::Row;
use super::columns::{Columns, bad, of_row, one_of, to_json};

impl Decision {
    /// The decision as a row of `log`; none where there is nothing to be read of it.
    pub fn to_log_row(&self) -> Option<Row> {
        let record = self.record.as_ref().filter(|_| self.is_logged())?;
        let detail = self.reason.as_ref().map(|reason| reason.detail.as_str());
        let mut row = Row::with_room(12);
        row.set("at", self.at);
        row.set("client_id", self.client.0);
        row.set("backorder_id", record.id.0);
        row.set("life", i64::from(record.life));
        row.set("revision", record.revision);
        row.set("domain", record.name.as_str());
        row.set("event", self.event.name());
        row.set("from_status", record.from.to_string());
        row.set("to_status", record.to.to_string());
        row.set("hold", self.hold.as_ref().map(to_json));
        row.set("reason", self.reason.as_ref().map(|reason| reason.cause.name()));
        row.set("detail", detail.or(self.warning.as_deref()));
        Some(row)
    }
}

/// A line of the log: one decision about a backorder, as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LogEntry {
    /// When it was decided.
    pub at: DateTime<Utc>,
    /// Whose backorder.
    pub client: ClientId,
    /// Which.
    pub backorder: BackorderId,
    /// Which life of it.
    pub life: u32,
    /// The revision of the record after it.
    pub revision: u64,
    /// The name.
    pub name: DomainName,
    /// What happened.
    pub event: Event,
    /// Where the life stood before.
    pub from: Stage,
    /// Where it stood after.
    pub to: Stage,
    /// What happened to the hold.
    pub hold: Option<HoldChange>,
    /// Why it fell back or ended.
    pub cause: Option<Cause>,
    /// What the other side said, or a warning; empty when there was nothing.
    pub detail: String,
}

impl LogEntry {
    /// Reads a row of `log`.
    ///
    /// # Errors
    /// [`RowInvalid`](crate::ErrorKind::RowInvalid), naming the column.
    pub fn from_row(row: &Row) -> Result<LogEntry, Error> {
        let read = || {
            let mut columns = Columns::of(row);
            Ok(LogEntry {
                at: columns.require_instant("at")?,
                client: ClientId(columns.natural("client_id")?),
                backorder: BackorderId(columns.natural("backorder_id")?),
                life: columns.natural("life")?,
                revision: columns.natural("revision")?,
                name: columns.name("domain")?,
                event: one_of("event", &columns.require_text("event")?, Event::from_name)?,
                from: stage(&mut columns, "from_status")?,
                to: stage(&mut columns, "to_status")?,
                hold: columns.json("hold")?,
                cause: match columns.text("reason")? {
                    Some(name) => Some(one_of("reason", &name, Cause::from_name)?),
                    None => None,
                },
                detail: columns.text("detail")?.unwrap_or_default().into_owned(),
            })
        };
        of_row("log entry of backorder", "backorder_id", row, read())
    }
}

fn stage(columns: &mut Columns<'_>, column: &str) -> Result<Stage, Error> {
    let text = columns.require_text(column)?;
    let found = Stage::all().find(|stage| stage.to_string() == text);
    found.ok_or_else(|| bad(column, format!("{text:?} is not a stage")))
}
