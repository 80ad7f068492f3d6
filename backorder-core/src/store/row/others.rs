//! The rows beside the records: outbox entries, accounts, claims, applications, invoices, outages.

use crate::record::application::{Application, ApplicationId, ApplicationState};
use crate::record::decision::{Claim, Decision};
use crate::record::effect::{Action, Effect, EffectId};
use crate::record::funds::Account;
use crate::record::outages::{Outage, Upstream};
use crate::record::outbox::OutboxEntry;
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId, Reference};
use crate::values::money::{Currency, Money};

use super::columns::{Columns, bad, of_row, one_of, to_json};
use super::{Filling, Row};

impl OutboxEntry {
    /// The entry as a row of `effects`.
    pub fn to_row(&self) -> Row {
        self.row_since(None)
    }

    /// The columns that differ from those of an older state, with the key.
    pub(in crate::store) fn row_since(&self, old: Option<&OutboxEntry>) -> Row {
        let mut row = Filling::of(self, old, 11);
        row.set_always("id", self.effect.id.to_string());
        row.set("backorder_id", |entry| entry.effect.id.backorder.0);
        row.set("client_id", |entry| entry.effect.client.0);
        row.set("kind", |entry| entry.effect.id.kind.name());
        row.set("revision", |entry| i64::from(entry.revision));
        row.set("asked_at", |entry| entry.asked_at);
        row.set("sent_at", |entry| entry.sent_at);
        row.set("sends", |entry| i64::from(entry.sends));
        row.set_text("action", |entry| &entry.effect.action, |action| Some(to_json(action)));
        row.set_text("report", |entry| entry.report.as_ref(), |report| report.map(to_json));
        row.set("undelivered_at", |entry| entry.undelivered_at);
        row.row
    }

    /// Reads a row of `effects`.
    ///
    /// # Errors
    /// [`RowInvalid`](crate::ErrorKind::RowInvalid), naming the column.
    pub fn from_row(row: &Row) -> Result<OutboxEntry, Error> {
        let read = || {
            let mut columns = Columns::of(row);
            let id = columns.parsed("id", EffectId::parse)?;
            let client = ClientId(columns.natural("client_id")?);
            let revision = columns.natural("revision")?;
            let asked_at = columns.require_instant("asked_at")?;
            let sent_at = columns.require_instant("sent_at")?;
            let sends = columns.natural("sends")?;
            let action: Option<Action> = columns.json("action")?;
            let action = action.ok_or_else(|| bad("action", "is null"))?;
            if action.kind() != id.kind {
                return Err(bad(
                    "action",
                    format!("does {}, the id says {}", action.kind(), id.kind),
                ));
            }
            let report = columns.json("report")?;
            let undelivered_at = columns.instant("undelivered_at")?;
            let effect = Effect { id, client, action };
            let entry =
                OutboxEntry { effect, asked_at, sent_at, sends, report, undelivered_at, revision };
            if entry.is_undelivered() != undelivered_at.is_some() {
                return Err(bad("undelivered_at", "is not what the report says"));
            }
            Ok(entry)
        };
        of_row("effect", "id", row, read())
    }
}

impl Account {
    /// The account as a row of `accounts`.
    pub fn to_row(&self) -> Row {
        let noted: Vec<String> = self.noted.iter().map(EffectId::to_string).collect();
        let mut row = Row::with_room(8);
        row.set("client_id", self.client.0);
        row.set("currency", self.currency().code());
        row.set("credit_minor", self.credit.minor());
        row.set("unpaid_minor", self.unpaid.minor());
        row.set("tax", self.tax.to_string());
        row.set("read_at", self.read_at);
        row.set("revision", self.revision);
        row.set("noted", noted.join(" "));
        row
    }

    /// Reads a row of `accounts`.
    ///
    /// # Errors
    /// [`RowInvalid`](crate::ErrorKind::RowInvalid), naming the column.
    pub fn from_row(row: &Row) -> Result<Account, Error> {
        let read = || {
            let mut columns = Columns::of(row);
            let client = ClientId(columns.natural("client_id")?);
            let currency = columns.parsed("currency", Currency::parse)?;
            Ok(Account {
                client,
                credit: Money::of_minor(columns.require_int("credit_minor")?, currency),
                unpaid: Money::of_minor(columns.require_int("unpaid_minor")?, currency),
                tax: columns.require_text("tax")?.parse()?,
                read_at: columns.require_instant("read_at")?,
                revision: columns.natural("revision")?,
                noted: columns
                    .text("noted")?
                    .unwrap_or_default()
                    .split_whitespace()
                    .map(EffectId::parse)
                    .collect::<Result<_, _>>()?,
            })
        };
        of_row("account of client", "client_id", row, read())
    }
}

impl Claim {
    /// The claim as a row of `claims`, unique by `domain` and `drop_at`.
    pub fn to_row(&self) -> Row {
        let mut row = Row::with_room(4);
        row.set("domain", self.name.as_str());
        row.set("drop_at", self.drop_at);
        row.set("backorder_id", self.backorder.0);
        row.set("life", i64::from(self.life));
        row
    }

    /// Reads a row of `claims`.
    ///
    /// # Errors
    /// [`RowInvalid`](crate::ErrorKind::RowInvalid), naming the column.
    pub fn from_row(row: &Row) -> Result<Claim, Error> {
        let read = || {
            let mut columns = Columns::of(row);
            Ok(Claim {
                name: columns.name("domain")?,
                drop_at: columns.require_instant("drop_at")?,
                backorder: BackorderId(columns.natural("backorder_id")?),
                life: columns.natural("life")?,
            })
        };
        of_row("claim for", "domain", row, read())
    }
}

impl Application {
    /// The application as a row of `applications`, unique by `id` and by `reference`.
    pub fn to_row(&self) -> Row {
        let sending = self.id.sending;
        let mut row = Row::with_room(8);
        row.set("id", self.id.to_string());
        row.set("reference", self.id.reference.as_ref().map(Reference::as_str));
        row.set("domain", self.name.as_str());
        row.set("client_id", self.client.0);
        row.set("backorder_id", sending.backorder.0);
        row.set("life", i64::from(sending.life));
        row.set("attempt", i64::from(sending.number));
        row.set("state", self.state.name());
        row
    }

    /// Reads a row of `applications`.
    ///
    /// # Errors
    /// [`RowInvalid`](crate::ErrorKind::RowInvalid), with the application's id as subject, naming
    /// the column.
    pub fn from_row(row: &Row) -> Result<Application, Error> {
        let read = || {
            let mut columns = Columns::of(row);
            let id = columns.parsed("id", ApplicationId::parse)?;
            let reference = columns.text("reference")?;
            let name = columns.name("domain")?;
            let client = ClientId(columns.natural("client_id")?);
            let backorder = BackorderId(columns.natural("backorder_id")?);
            if backorder != id.sending.backorder {
                return Err(bad("backorder_id", format!("{backorder} is not that of {id}")));
            }
            let state =
                one_of("state", &columns.require_text("state")?, ApplicationState::from_name)?;
            if reference.as_deref() != id.reference.as_ref().map(Reference::as_str) {
                return Err(bad("reference", format!("is not that of {id}")));
            }
            Ok(Application { id, client, name, state })
        };
        of_row("application", "id", row, read())
    }
}

impl Decision {
    /// The invoice it records as a row of `invoices`.
    pub fn to_invoice_row(&self) -> Option<Row> {
        let (invoice, record) = (self.invoice?, self.record.as_ref()?);
        let mut row = Row::with_room(3);
        row.set("invoice_id", invoice.0);
        row.set("backorder_id", record.id.0);
        row.set("life", i64::from(record.life));
        Some(row)
    }
}

impl Outage {
    /// The outage as a row of `outages`, unique by `owner`.
    pub fn to_row(&self) -> Row {
        let mut row = Row::with_room(3);
        row.set("upstream", self.upstream.name());
        row.set("since", self.since);
        row.set("alerted_at", self.alerted_at);
        row
    }

    /// Reads a row of `outages`.
    ///
    /// # Errors
    /// [`RowInvalid`](crate::ErrorKind::RowInvalid), naming the column.
    pub fn from_row(row: &Row) -> Result<Outage, Error> {
        let read = || {
            let mut columns = Columns::of(row);
            Ok(Outage {
                upstream: columns.parsed("upstream", Upstream::parse)?,
                since: columns.require_instant("since")?,
                alerted_at: columns.instant("alerted_at")?,
            })
        };
        of_row("outage of", "upstream", row, read())
    }
}
