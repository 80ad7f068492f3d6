//! How records, accounts, claims and the outbox are stored: flat rows of named columns.
//!
//! The core touches no database; this is the one place that knows the columns, so that every
//! store keeps the same ones. Instants are UTC text `YYYY-MM-DD HH:MM:SS`, which no database
//! session shifts; amounts are whole minor units with their currency beside them.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::backorder::{
    Backorder, Cause, Details, Hold, Invoice, Life, OutboxEntry, Reason, Submission,
};
use crate::book::check_record;
use crate::decision::{Claim, Decision};
use crate::effect::{Action, Effect, EffectId};
use crate::error::{Error, ErrorKind};
use crate::funds::Account;
use crate::id::{BackorderId, ClientId, InvoiceId, Reference};
use crate::lifecycle::Status;
use crate::money::{Currency, Money};
use crate::name::{DomainName, TldSet};
use crate::outcome::InvoiceState;
use crate::price::Kind;
use crate::schedule::Dates;
use crate::time::{format_utc, parse_utc};

pub use crate::schema::{Column, TABLES, Table, schema};

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(String),
}

/// One row: columns by name, in the order of the table.
///
/// # Example
/// ```
/// use backorder_core::row::{Row, Value};
/// let row: Row = [("id", Value::Int(7)), ("note", Value::Null)].into_iter().collect();
/// assert_eq!(row.get("id"), Some(&Value::Int(7)));
/// assert_eq!(row.get("other"), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row(Vec<(Cow<'static, str>, Value)>);

impl Row {
    /// The value of a column, if the row has it.
    pub fn get(&self, column: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == column).map(|(_, value)| value)
    }

    /// Columns and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    fn set(&mut self, column: &'static str, value: impl Into<Value>) {
        self.0.push((Cow::Borrowed(column), value.into()));
    }

    fn require(&self, column: &str) -> Result<&Value, Error> {
        self.get(column).ok_or_else(|| bad(column, "is missing"))
    }

    fn text(&self, column: &str) -> Result<Option<Cow<'_, str>>, Error> {
        Ok(match self.require(column)? {
            Value::Null => None,
            Value::Int(number) => Some(Cow::Owned(number.to_string())),
            Value::Text(text) => Some(Cow::Borrowed(text)),
        })
    }

    fn require_text(&self, column: &str) -> Result<Cow<'_, str>, Error> {
        self.text(column)?.ok_or_else(|| bad(column, "is null"))
    }

    /// A number; databases that hand out every column as text are read too.
    fn int(&self, column: &str) -> Result<Option<i64>, Error> {
        match self.require(column)? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            Value::Text(text) => match text.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(bad(column, format!("{text:?} is not a whole number"))),
            },
        }
    }

    fn require_int(&self, column: &str) -> Result<i64, Error> {
        self.int(column)?.ok_or_else(|| bad(column, "is null"))
    }

    /// A number that counts or names something.
    fn natural<T: TryFrom<i64>>(&self, column: &str) -> Result<T, Error> {
        let number = self.require_int(column)?;
        T::try_from(number).map_err(|_| bad(column, format!("{number} is out of range")))
    }

    fn instant(&self, column: &str) -> Result<Option<DateTime<Utc>>, Error> {
        match self.text(column)? {
            None => Ok(None),
            Some(text) => parse_utc(&text).map_err(|error| bad(column, error)),
        }
    }

    fn require_instant(&self, column: &str) -> Result<DateTime<Utc>, Error> {
        self.instant(column)?.ok_or_else(|| bad(column, "is null"))
    }

    fn money(&self, amount: &str, currency: &str) -> Result<Option<Money>, Error> {
        match (self.int(amount)?, self.text(currency)?) {
            (None, None) => Ok(None),
            (Some(minor), Some(code)) => Ok(Some(Money::of_minor(minor, Currency::parse(&code)?))),
            _ => Err(bad(amount, format!("needs {currency}, and the other way round"))),
        }
    }

    fn name(&self, column: &str) -> Result<DomainName, Error> {
        DomainName::parse(&self.require_text(column)?, &TldSet::first_dot())
    }

    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T, Error> {
        serde_json::from_str(&self.require_text(column)?).map_err(|error| bad(column, error))
    }
}

impl<N: Into<Cow<'static, str>>> FromIterator<(N, Value)> for Row {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(columns: I) -> Row {
        Row(columns.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<u64> for Value {
    /// Ids and revisions; one above `i64::MAX` is kept as text, which reads back.
    fn from(number: u64) -> Value {
        i64::try_from(number).map_or_else(|_| Value::Text(number.to_string()), Value::Int)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<DateTime<Utc>> for Value {
    fn from(at: DateTime<Utc>) -> Value {
        Value::Text(format_utc(at))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl Backorder {
    /// The record as a row of `backorders`. Its outbox is stored apart: [`OutboxEntry::to_row`].
    pub fn to_row(&self) -> Row {
        let life = &self.present;
        let mut row = Row::default();
        row.set("id", self.id.0);
        row.set("client_id", self.client.0);
        row.set("domain", self.name.as_str());
        row.set("tld", self.name.tld());
        row.set("kind", life.kind.to_string());
        row.set("status", life.status.as_str());
        row.set("life", i64::from(life.number));
        row.set("revision", self.revision);
        row.set("placed_at", life.placed_at);
        row.set("updated_at", life.updated_at);
        row.set("deleted_at", self.deleted_at);
        row.set("drop_at", life.dates.map(|dates| dates.drop_at));
        row.set("finalization_at", life.dates.and_then(|dates| dates.finalization_at));
        row.set("hold_minor", life.hold.map(|hold| hold.amount.minor()));
        row.set("hold_currency", life.hold.map(|hold| hold.amount.currency().code().to_owned()));
        row.set("hold_made_at", life.hold.map(|hold| hold.made_at));
        row.set("reference", life.submission.reference().map(Reference::as_str));
        row.set("invoice_id", life.invoice.map(|invoice| invoice.id.0));
        row.set("invoice_minor", life.invoice.map(|invoice| invoice.total.minor()));
        row.set(
            "invoice_currency",
            life.invoice.map(|invoice| invoice.total.currency().code().to_owned()),
        );
        row.set("invoice_state", life.invoice.map(|invoice| invoice.state.name()));
        row.set("invoice_recorded_at", life.invoice.map(|invoice| invoice.recorded_at));
        row.set("reason", life.reason.as_ref().map(|reason| reason.cause.name()));
        row.set("reason_detail", life.reason.as_ref().map(|reason| reason.detail.as_str()));
        row.set("lowbalance_notification", i64::from(life.leads_told));
        row.set("submission", to_json(&life.submission));
        row.set("details", to_json(&life.details));
        row.set("past", to_json(&self.past));
        row
    }

    /// Reads a row of `backorders` and the outbox entries that belong to it.
    ///
    /// # Errors
    /// `RowInvalid`, naming the column that is missing or malformed, or what contradicts what;
    /// the errors of names, amounts, kinds and statuses.
    pub fn from_row(row: &Row, mut outbox: Vec<OutboxEntry>) -> Result<Backorder, Error> {
        let id = BackorderId(row.natural("id")?);
        outbox.sort_by_key(|entry| entry.effect.id);
        if let Some(stray) = outbox.iter().find(|entry| entry.effect.id.backorder != id) {
            return Err(bad("id", format!("{} is not an effect of {id}", stray.effect.id)));
        }
        let record = Backorder {
            id,
            client: ClientId(row.natural("client_id")?),
            name: row.name("domain")?,
            revision: row.natural("revision")?,
            deleted_at: row.instant("deleted_at")?,
            present: life_from_row(row)?,
            past: row.json("past")?,
            outbox,
        };
        check_record(&record)?;
        Ok(record)
    }
}

fn life_from_row(row: &Row) -> Result<Life, Error> {
    let dates = match (row.instant("drop_at")?, row.instant("finalization_at")?) {
        (Some(drop_at), finalization_at) => Some(Dates { drop_at, finalization_at }),
        // The registrar's cut-off serves as drop date when no other is known.
        (None, Some(at)) => Some(Dates { drop_at: at, finalization_at: Some(at) }),
        (None, None) => None,
    };
    let hold = match (row.money("hold_minor", "hold_currency")?, row.instant("hold_made_at")?) {
        (Some(amount), Some(made_at)) => Some(Hold { amount, made_at }),
        (None, None) => None,
        _ => return Err(bad("hold_made_at", "needs an amount, and the other way round")),
    };
    let reason = match row.text("reason")? {
        Some(name) => Some(reason_from(&name, row.text("reason_detail")?)?),
        None => None,
    };
    let submission: Submission = row.json("submission")?;
    let reference = row.text("reference")?;
    if submission.reference().map(Reference::as_str) != reference.as_deref() {
        return Err(bad("reference", "is not the one of the submission"));
    }
    let details: Details = row.json("details")?;
    Ok(Life {
        number: row.natural("life")?,
        kind: Kind::parse(&row.require_text("kind")?)?,
        status: Status::parse(&row.require_text("status")?)?,
        placed_at: row.require_instant("placed_at")?,
        updated_at: row.require_instant("updated_at")?,
        dates,
        hold,
        submission,
        invoice: invoice_from_row(row)?,
        reason,
        leads_told: row.natural("lowbalance_notification")?,
        details,
    })
}

fn reason_from(name: &str, detail: Option<Cow<'_, str>>) -> Result<Reason, Error> {
    let cause = Cause::ALL.iter().copied().find(|cause| cause.name() == name);
    let cause = cause.ok_or_else(|| bad("reason", format!("{name:?} is not a cause")))?;
    Ok(Reason { cause, detail: detail.unwrap_or_default().into_owned() })
}

fn invoice_from_row(row: &Row) -> Result<Option<Invoice>, Error> {
    let Some(id) = row.int("invoice_id")? else { return Ok(None) };
    let id = u64::try_from(id).map_err(|_| bad("invoice_id", format!("{id} is below 0")))?;
    let total = row.money("invoice_minor", "invoice_currency")?;
    let state = match row.require_text("invoice_state")?.as_ref() {
        "open" => InvoiceState::Open,
        "paid" => InvoiceState::Paid,
        "cancelled" => InvoiceState::Cancelled,
        other => return Err(bad("invoice_state", format!("{other:?} is not a state"))),
    };
    Ok(Some(Invoice {
        id: InvoiceId(id),
        total: total.ok_or_else(|| bad("invoice_minor", "is null"))?,
        state,
        recorded_at: row.require_instant("invoice_recorded_at")?,
    }))
}

impl OutboxEntry {
    /// The entry as a row of `effects`.
    pub fn to_row(&self) -> Row {
        let mut row = Row::default();
        row.set("id", self.effect.id.to_string());
        row.set("backorder_id", self.effect.id.backorder.0);
        row.set("client_id", self.effect.client.0);
        row.set("kind", self.effect.id.kind.name());
        row.set("asked_at", self.asked_at);
        row.set("sent_at", self.sent_at);
        row.set("sends", i64::from(self.sends));
        row.set("action", to_json(&self.effect.action));
        row.set("report", self.report.as_ref().map(to_json));
        row
    }

    /// Reads a row of `effects`.
    ///
    /// # Errors
    /// `RowInvalid`, naming the column; `EffectIdInvalid`.
    pub fn from_row(row: &Row) -> Result<OutboxEntry, Error> {
        let id = EffectId::parse(&row.require_text("id")?)?;
        let action: Action = row.json("action")?;
        if action.kind() != id.kind {
            return Err(bad("action", format!("does {}, the id says {}", action.kind(), id.kind)));
        }
        let report = match row.text("report")? {
            None => None,
            Some(text) => Some(serde_json::from_str(&text).map_err(|error| bad("report", error))?),
        };
        Ok(OutboxEntry {
            effect: Effect { id, client: ClientId(row.natural("client_id")?), action },
            asked_at: row.require_instant("asked_at")?,
            sent_at: row.require_instant("sent_at")?,
            sends: row.natural("sends")?,
            report,
        })
    }
}

impl Account {
    /// The account as a row of `accounts`.
    pub fn to_row(&self) -> Row {
        let noted: Vec<String> = self.noted.iter().map(EffectId::to_string).collect();
        let mut row = Row::default();
        row.set("client_id", self.client.0);
        row.set("currency", self.currency().code());
        row.set("credit_minor", self.credit.minor());
        row.set("unpaid_minor", self.unpaid.minor());
        row.set("revision", self.revision);
        row.set("noted", noted.join(" "));
        row
    }

    /// Reads a row of `accounts`.
    ///
    /// # Errors
    /// `RowInvalid`, naming the column; `CurrencyUnknown`; `EffectIdInvalid`.
    pub fn from_row(row: &Row) -> Result<Account, Error> {
        let currency = Currency::parse(&row.require_text("currency")?)?;
        let noted = row.text("noted")?.unwrap_or_default();
        Ok(Account {
            client: ClientId(row.natural("client_id")?),
            credit: Money::of_minor(row.require_int("credit_minor")?, currency),
            unpaid: Money::of_minor(row.require_int("unpaid_minor")?, currency),
            revision: row.natural("revision")?,
            noted: noted.split_whitespace().map(EffectId::parse).collect::<Result<_, _>>()?,
        })
    }
}

impl Claim {
    /// The claim as a row of `claims`, unique by `domain` and `drop_at`.
    pub fn to_row(&self) -> Row {
        let mut row = Row::default();
        row.set("domain", self.name.as_str());
        row.set("drop_at", self.drop_at);
        row.set("backorder_id", self.backorder.0);
        row.set("life", i64::from(self.life));
        row
    }

    /// Reads a row of `claims`.
    ///
    /// # Errors
    /// `RowInvalid`, naming the column; the errors of names.
    pub fn from_row(row: &Row) -> Result<Claim, Error> {
        Ok(Claim {
            name: row.name("domain")?,
            drop_at: row.require_instant("drop_at")?,
            backorder: BackorderId(row.natural("backorder_id")?),
            life: row.natural("life")?,
        })
    }
}

impl Decision {
    /// The decision as a row of `log`; none for a reading of an account.
    pub fn to_log_row(&self) -> Option<Row> {
        let record = self.record.as_ref()?;
        let detail = self.reason.as_ref().map(|reason| reason.detail.as_str());
        let mut row = Row::default();
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

    /// The reference it brings as a row of `references`, unique by `reference`.
    pub fn to_reference_row(&self) -> Option<Row> {
        let (reference, record) = (self.reference.as_ref()?, self.record.as_ref()?);
        let mut row = Row::default();
        row.set("reference", reference.as_str());
        row.set("backorder_id", record.id.0);
        row.set("life", i64::from(record.life));
        Some(row)
    }
}

fn to_json<T: Serialize>(value: &T) -> String {
    // Plain data with text keys cannot fail to serialize.
    serde_json::to_string(value).unwrap_or_default()
}

#[cold]
fn bad(column: &str, why: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::RowInvalid, column, format!("column {column}: {why}"))
}
