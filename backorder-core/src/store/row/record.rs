//! What each table's rows say: records, outbox entries, accounts, claims, log lines.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::book::check_record;
use crate::record::backorder::{
    Backorder, Boxed, Cause, Hold, Life, OutboxEntry, Progress, Reason, Waiting, is_default,
};
use crate::record::decision::{Claim, Decision, ReferenceHolder};
use crate::record::effect::{Action, Effect, EffectId};
use crate::record::funds::{Account, HoldChange};
use crate::record::outages::{Outage, Upstream};
use crate::rules::lifecycle::{Event, Stage, Status};
use crate::rules::price::BackorderKind;
use crate::rules::schedule::Dates;
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId, Reference};
use crate::values::money::{Currency, Money};
use crate::values::name::DomainName;

use super::Row;
use super::columns::{Columns, bad};

impl Backorder {
    /// The record as a row of `backorders`. Its outbox is stored apart: [`OutboxEntry::to_row`].
    pub fn to_row(&self) -> Row {
        let life = &self.present;
        let invoice = life.progress.invoice;
        let mut row = Row::with_room(28);
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
        row.set("finished_at", self.finished_at);
        row.set("drop_at", life.dates.map(|dates| dates.drop_at));
        row.set("finalization_at", life.dates.and_then(|dates| dates.finalization_at));
        row.set("hold_minor", life.hold.map(|hold| hold.amount.minor()));
        row.set("hold_currency", life.hold.map(|hold| code_of(hold.amount)));
        row.set("hold_made_at", life.hold.map(|hold| hold.made_at));
        row.set("reference", reference_of(life));
        row.set("invoice_id", invoice.map(|invoice| invoice.id.0));
        row.set("invoice_minor", invoice.map(|invoice| invoice.total.minor()));
        row.set("invoice_currency", invoice.map(|invoice| code_of(invoice.total)));
        row.set("invoice_state", invoice.map(|invoice| invoice.state.name()));
        row.set("reason", life.reason.as_ref().map(|reason| reason.cause.name()));
        row.set("reason_detail", life.reason.as_ref().map(|reason| reason.detail.as_str()));
        row.set("lowbalance_notification", i64::from(life.leads_told));
        row.set("waiting", (!is_default(&life.waiting)).then(|| to_json(&life.waiting)));
        row.set("progress", (!life.progress.is_blank()).then(|| to_json(&life.progress)));
        row.set("past", (!self.past.is_empty()).then(|| to_json(&self.past)));
        row
    }

    /// Reads a row of `backorders` and the outbox entries that belong to it.
    ///
    /// # Errors
    /// `RowInvalid`, naming the column that is missing or malformed, or what contradicts what;
    /// the errors of names, amounts, kinds and statuses.
    pub fn from_row(row: &Row, mut outbox: Vec<OutboxEntry>) -> Result<Backorder, Error> {
        let mut columns = Columns::of(row);
        let id = BackorderId(columns.natural("id")?);
        outbox.sort_by_key(|entry| entry.effect.id);
        if let Some(stray) = outbox.iter().find(|entry| entry.effect.id.backorder != id) {
            return Err(bad("id", format!("{} is not an effect of {id}", stray.effect.id)));
        }
        let client = ClientId(columns.natural("client_id")?);
        let name = columns.name("domain")?;
        let kind = BackorderKind::parse(&columns.require_text("kind")?)?;
        let status = Status::parse(&columns.require_text("status")?)?;
        let number = columns.natural("life")?;
        let revision = columns.natural("revision")?;
        let placed_at = columns.require_instant("placed_at")?;
        let updated_at = columns.require_instant("updated_at")?;
        let deleted_at = columns.instant("deleted_at")?;
        let finished_at = columns.instant("finished_at")?;
        let dates = dates_from(&mut columns)?;
        let hold = hold_from(&mut columns)?;
        let shown = Shown::from(&mut columns)?;
        let reason = reason_from(&mut columns)?;
        let leads_told = columns.natural("lowbalance_notification")?;
        let waiting: Option<Waiting> = columns.json("waiting")?;
        let progress: Option<Boxed<Progress>> = columns.json("progress")?;
        let past: Option<Boxed<Vec<Life>>> = columns.json("past")?;
        let present = Life {
            number,
            kind,
            status,
            placed_at,
            updated_at,
            dates,
            hold,
            reason,
            leads_told,
            waiting: waiting.unwrap_or_default(),
            progress: progress.unwrap_or_default(),
        };
        shown.check(&present)?;
        let (past, outbox) = (past.unwrap_or_default(), Boxed::from(outbox));
        let record = Backorder {
            id,
            client,
            name,
            revision,
            deleted_at,
            finished_at,
            present,
            past,
            outbox,
        };
        check_record(&record)?;
        Ok(record)
    }
}

fn reference_of(life: &Life) -> Option<&str> {
    life.progress.submission.reference().map(Reference::as_str)
}

fn code_of(amount: Money) -> String {
    amount.currency().code().to_owned()
}

fn dates_from(columns: &mut Columns<'_>) -> Result<Option<Dates>, Error> {
    Ok(match (columns.instant("drop_at")?, columns.instant("finalization_at")?) {
        (Some(drop_at), finalization_at) => Some(Dates { drop_at, finalization_at }),
        // The registrar's cut-off serves as drop date when no other is known.
        (None, Some(at)) => Some(Dates { drop_at: at, finalization_at: Some(at) }),
        (None, None) => None,
    })
}

fn hold_from(columns: &mut Columns<'_>) -> Result<Option<Hold>, Error> {
    let amount = columns.money("hold_minor", "hold_currency")?;
    match (amount, columns.instant("hold_made_at")?) {
        (Some(amount), Some(made_at)) => Ok(Some(Hold { amount, made_at })),
        (None, None) => Ok(None),
        _ => Err(bad("hold_made_at", "needs an amount, and the other way round")),
    }
}

fn reason_from(columns: &mut Columns<'_>) -> Result<Option<Reason>, Error> {
    let (name, detail) = (columns.text("reason")?, columns.text("reason_detail")?);
    let Some(name) = name else { return Ok(None) };
    let cause = one_of("reason", &name, Cause::ALL, |cause| cause.name())?;
    Ok(Some(Reason { cause, detail: detail.unwrap_or_default().into_owned() }))
}

/// What stands in columns of its own so that pages and reports can ask for it, though `progress`
/// has it too.
struct Shown<'r> {
    reference: Option<Cow<'r, str>>,
    invoice_id: Option<i64>,
    invoice_total: Option<Money>,
    invoice_state: Option<Cow<'r, str>>,
}

impl<'r> Shown<'r> {
    fn from(columns: &mut Columns<'r>) -> Result<Shown<'r>, Error> {
        Ok(Shown {
            reference: columns.text("reference")?,
            invoice_id: columns.int("invoice_id")?,
            invoice_total: columns.money("invoice_minor", "invoice_currency")?,
            invoice_state: columns.text("invoice_state")?,
        })
    }

    /// A row whose columns contradict each other was changed by somebody who did not know that.
    fn check(&self, life: &Life) -> Result<(), Error> {
        let invoice = life.progress.invoice;
        let differs = |column| Err(bad(column, "is not what column progress says"));
        if self.reference.as_deref() != reference_of(life) {
            return differs("reference");
        }
        if self.invoice_id != invoice.and_then(|invoice| i64::try_from(invoice.id.0).ok()) {
            return differs("invoice_id");
        }
        if self.invoice_total != invoice.map(|invoice| invoice.total) {
            return differs("invoice_minor");
        }
        if self.invoice_state.as_deref() != invoice.map(|invoice| invoice.state.name()) {
            return differs("invoice_state");
        }
        Ok(())
    }
}

impl OutboxEntry {
    /// The entry as a row of `effects`.
    pub fn to_row(&self) -> Row {
        let mut row = Row::with_room(9);
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
        let mut columns = Columns::of(row);
        let id = EffectId::parse(&columns.require_text("id")?)?;
        let client = ClientId(columns.natural("client_id")?);
        let asked_at = columns.require_instant("asked_at")?;
        let sent_at = columns.require_instant("sent_at")?;
        let sends = columns.natural("sends")?;
        let action: Option<Action> = columns.json("action")?;
        let action = action.ok_or_else(|| bad("action", "is null"))?;
        if action.kind() != id.kind {
            return Err(bad("action", format!("does {}, the id says {}", action.kind(), id.kind)));
        }
        let report = columns.json("report")?;
        Ok(OutboxEntry { effect: Effect { id, client, action }, asked_at, sent_at, sends, report })
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
    /// `RowInvalid`, naming the column; `CurrencyUnknown`; `TaxInvalid`; `EffectIdInvalid`.
    pub fn from_row(row: &Row) -> Result<Account, Error> {
        let mut columns = Columns::of(row);
        let client = ClientId(columns.natural("client_id")?);
        let currency = Currency::stored(&columns.require_text("currency")?)?;
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
    /// `RowInvalid`, naming the column; the errors of names.
    pub fn from_row(row: &Row) -> Result<Claim, Error> {
        let mut columns = Columns::of(row);
        Ok(Claim {
            name: columns.name("domain")?,
            drop_at: columns.require_instant("drop_at")?,
            backorder: BackorderId(columns.natural("backorder_id")?),
            life: columns.natural("life")?,
        })
    }
}

impl ReferenceHolder {
    /// The holder as a row of `references`, unique by `reference`.
    pub fn to_row(&self) -> Row {
        let mut row = Row::with_room(3);
        row.set("reference", self.reference.as_str());
        row.set("backorder_id", self.backorder.0);
        row.set("life", i64::from(self.life));
        row
    }

    /// Reads a row of `references`.
    ///
    /// # Errors
    /// `RowInvalid`, naming the column.
    pub fn from_row(row: &Row) -> Result<ReferenceHolder, Error> {
        let mut columns = Columns::of(row);
        Ok(ReferenceHolder {
            reference: Reference::parse(&columns.require_text("reference")?)?,
            backorder: BackorderId(columns.natural("backorder_id")?),
            life: columns.natural("life")?,
        })
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
    /// `RowInvalid`, naming the column.
    pub fn from_row(row: &Row) -> Result<Outage, Error> {
        let mut columns = Columns::of(row);
        Ok(Outage {
            upstream: Upstream::parse(&columns.require_text("upstream")?)?,
            since: columns.require_instant("since")?,
            alerted_at: columns.instant("alerted_at")?,
        })
    }
}

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

    /// The reference it brings as a row of `references`, unique by `reference`.
    pub fn to_reference_row(&self) -> Option<Row> {
        let (reference, record) = (self.reference.clone()?, self.record.as_ref()?);
        let (backorder, life) = (record.id, record.life);
        Some(ReferenceHolder { reference, backorder, life }.to_row())
    }
}

/// A line of the log: one decision about a backorder, as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// `RowInvalid`, naming the column; the errors of names.
    pub fn from_row(row: &Row) -> Result<LogEntry, Error> {
        let mut columns = Columns::of(row);
        Ok(LogEntry {
            at: columns.require_instant("at")?,
            client: ClientId(columns.natural("client_id")?),
            backorder: BackorderId(columns.natural("backorder_id")?),
            life: columns.natural("life")?,
            revision: columns.natural("revision")?,
            name: columns.name("domain")?,
            event: one_of("event", &columns.require_text("event")?, Event::ALL, |e| e.name())?,
            from: stage(&mut columns, "from_status")?,
            to: stage(&mut columns, "to_status")?,
            hold: columns.json("hold")?,
            cause: match columns.text("reason")? {
                Some(name) => Some(one_of("reason", &name, Cause::ALL, |cause| cause.name())?),
                None => None,
            },
            detail: columns.text("detail")?.unwrap_or_default().into_owned(),
        })
    }
}

fn stage(columns: &mut Columns<'_>, column: &str) -> Result<Stage, Error> {
    let text = columns.require_text(column)?;
    let found = Stage::all().find(|stage| stage.to_string() == text);
    found.ok_or_else(|| bad(column, format!("{text:?} is not a stage")))
}

/// The one of a closed list that has this name.
fn one_of<T: Copy>(
    column: &str,
    name: &str,
    all: &[T],
    name_of: impl Fn(T) -> &'static str,
) -> Result<T, Error> {
    let found = all.iter().copied().find(|one| name_of(*one) == name);
    found.ok_or_else(|| bad(column, format!("{name:?} is none of the names there are")))
}

fn to_json<T: Serialize>(value: &T) -> String {
    // Plain data with text keys cannot fail to serialize.
    serde_json::to_string(value).unwrap_or_default()
}
