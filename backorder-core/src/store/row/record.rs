//! A record as a row of `backorders`.
//!
//! What stands in a column stands nowhere else: the JSON columns have what no page asks for.

use chrono::{DateTime, Utc};

use crate::book::check_record;
use crate::record::backorder::{
    Backorder, Cause, Hold, Invoice, Life, Progress, Reason, Submission, Waiting, is_default,
};
use crate::record::boxed::Boxed;
use crate::record::outbox::OutboxEntry;
use crate::record::outcome::InvoiceState;
use crate::rules::lifecycle::Status;
use crate::rules::price::BackorderKind;
use crate::rules::schedule::Dates;
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId, InvoiceId, Reference};
use crate::values::money::{Currency, Money};

use super::columns::{Columns, bad, from_json, of_row, one_of, to_json};
use super::{Filling, Row};

/// A record as it was stored, and when a cycle must look at it next, or why that is not known.
pub(in crate::store) type StoredRecord = (Box<Backorder>, Result<Option<DateTime<Utc>>, Error>);

impl Backorder {
    /// The record as a row of `backorders`, with the instant at which a cycle must look at it next
    /// ([`Book::due_of`](crate::Book::due_of)). Its outbox is stored apart:
    /// [`OutboxEntry::to_row`].
    pub fn to_row(&self, due_at: Option<DateTime<Utc>>) -> Row {
        self.row_since(None, due_at)
    }

    /// The columns that differ from those of an older state, with the key and `due_at`, which is
    /// not the record's.
    pub(in crate::store) fn row_since(
        &self,
        old: Option<&Backorder>,
        due_at: Option<DateTime<Utc>>,
    ) -> Row {
        let mut row = Filling::of(self, old, 33);
        row.set_always("id", self.id.0);
        row.set("client_id", |record| record.client.0);
        row.set("domain", |record| record.name.as_str());
        row.set("tld", |record| record.name.tld());
        row.set_text("kind", |record| record.present.kind, |kind| Some(kind.to_string()));
        row.set("status", |record| record.present.status.as_str());
        row.set("life", |record| i64::from(record.present.number));
        row.set("revision", |record| record.revision);
        row.set("placed_at", |record| record.present.placed_at);
        row.set("updated_at", |record| record.present.updated_at);
        row.set("deleted_at", |record| record.deleted_at);
        row.set("drop_at", |record| record.present.dates.map(|dates| dates.drop_at));
        let finalization_at = |dates: Dates| dates.finalization_at;
        row.set("finalization_at", |record| record.present.dates.and_then(finalization_at));
        row.set_always("due_at", due_at);
        row.set("finished_at", |record| record.finished_at);
        fill_hold(&mut row);
        row.set("reference", |record| {
            record.present.progress.submission.reference().map(Reference::as_str)
        });
        row.set("is_doubtful", |record| i64::from(is_doubtful(&record.present.progress)));
        fill_invoice(&mut row);
        row.set("reason", |record| record.present.reason.as_ref().map(|it| it.cause.name()));
        row.set("reason_detail", |record| {
            record.present.reason.as_ref().map(|reason| reason.detail.as_str())
        });
        row.set("lowbalance_notification", |record| i64::from(record.present.leads_told));
        let waiting = |waiting: &Waiting| (!is_default(waiting)).then(|| to_json(waiting));
        row.set_text("waiting", |record| &record.present.waiting, waiting);
        let progress = |record: &Backorder| without_columns(&record.present.progress);
        row.set_text("progress", progress, |rest| rest.map(|rest| to_json(&rest)));
        let past = |past: &Boxed<Vec<Life>>| (!past.is_empty()).then(|| to_json(past));
        row.set_text("past", |record| &record.past, past);
        row.row
    }

    /// Reads a row of `backorders` and the outbox entries that belong to it.
    ///
    /// # Errors
    /// [`RowInvalid`](crate::ErrorKind::RowInvalid), with the record's id as subject and the column
    /// that is missing or malformed, or what contradicts what, in the message.
    pub fn from_row(row: &Row, outbox: Vec<OutboxEntry>) -> Result<Backorder, Error> {
        RecordReader::default().read(row, outbox).map(|(record, _)| *record)
    }
}

/// Reads one row after the other.
#[derive(Debug, Default)]
pub(in crate::store) struct RecordReader {
    /// What the last text in the column `waiting` says: in most rows it is the same text.
    waiting: Option<(String, Waiting)>,
}

impl RecordReader {
    /// The record, and the instant at which a cycle must look at it next, or why that is unknown.
    ///
    /// # Errors
    /// Those of [`Backorder::from_row`].
    pub fn read(&mut self, row: &Row, outbox: Vec<OutboxEntry>) -> Result<StoredRecord, Error> {
        of_row("backorder", "id", row, read(row, outbox, self))
    }

    fn waiting(&mut self, columns: &mut Columns<'_>) -> Result<Waiting, Error> {
        let Some(text) = columns.text("waiting")? else { return Ok(Waiting::default()) };
        match &self.waiting {
            Some((known, waiting)) if *known == *text => Ok(*waiting),
            _ => {
                let waiting: Waiting = from_json("waiting", &text)?;
                self.waiting = Some((text.into_owned(), waiting));
                Ok(waiting)
            }
        }
    }
}

fn read(
    row: &Row,
    mut outbox: Vec<OutboxEntry>,
    reader: &mut RecordReader,
) -> Result<StoredRecord, Error> {
    let mut columns = Columns::of(row);
    let id = BackorderId(columns.natural("id")?);
    outbox.sort_by_key(|entry| entry.effect.id);
    if let Some(stray) = outbox.iter().find(|entry| entry.effect.id.backorder != id) {
        return Err(bad("id", format!("{} is not an effect of {id}", stray.effect.id)));
    }
    let client = ClientId(columns.natural("client_id")?);
    let name = columns.name("domain")?;
    let tld = columns.require_text("tld")?;
    if tld != name.tld() {
        return Err(bad("tld", format!("{tld:?} is not the TLD of {name}")));
    }
    let kind = columns.parsed("kind", BackorderKind::parse)?;
    let status = columns.parsed("status", Status::parse)?;
    let number = columns.natural("life")?;
    let revision = columns.natural("revision")?;
    if revision == 0 {
        return Err(bad("revision", "is 0, which is that of a record not stored yet"));
    }
    let placed_at = columns.require_instant("placed_at")?;
    let updated_at = columns.require_instant("updated_at")?;
    let deleted_at = columns.instant("deleted_at")?;
    let dates = dates_from(&mut columns)?;
    let due_at = columns.instant("due_at");
    let finished_at = columns.instant("finished_at")?;
    let hold = hold_from(&mut columns)?;
    let applied = applied_from(&mut columns)?;
    let invoice = invoice_from(&mut columns)?;
    let reason = reason_from(&mut columns)?;
    let leads_told = columns.natural("lowbalance_notification")?;
    let waiting = reader.waiting(&mut columns)?;
    let progress = with_columns(columns.json("progress")?, applied, invoice)?;
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
        waiting,
        progress,
    };
    let (past, outbox) = (past.unwrap_or_default(), Boxed::from(outbox));
    let record =
        Backorder { id, client, name, revision, deleted_at, finished_at, present, past, outbox };
    let record = Box::new(record);
    check_record(&record)?;
    Ok((record, due_at))
}

/// What came of it, without what has columns of its own; none if nothing is left.
fn without_columns(progress: &Boxed<Progress>) -> Option<Progress> {
    if progress.is_blank() {
        return None;
    }
    let mut rest = Progress::clone(progress);
    rest.invoice = None;
    if rest.submission.reference().is_some() {
        rest.submission = Submission::Idle;
    }
    (rest != Progress::default()).then_some(rest)
}

/// Puts what stands in columns of its own where the engine looks for it.
fn with_columns(
    rest: Option<Boxed<Progress>>,
    applied: Option<Submission>,
    invoice: Option<Invoice>,
) -> Result<Boxed<Progress>, Error> {
    let mut progress = rest.unwrap_or_default();
    let has_other = progress.submission != Submission::Idle;
    if progress.invoice.is_some() || (applied.is_some() && has_other) {
        return Err(bad("progress", "says what columns of its own say"));
    }
    if let Some(applied) = applied {
        progress.submission = applied;
    }
    if invoice.is_some() {
        progress.invoice = invoice;
    }
    Ok(progress)
}

fn is_doubtful(progress: &Progress) -> bool {
    matches!(progress.submission, Submission::Accepted { doubtful: true, .. })
}

fn fill_hold(row: &mut Filling<'_, Backorder>) {
    row.set("hold_minor", |record| record.present.hold.map(|hold| hold.amount.minor()));
    let currency = |record: &Backorder| record.present.hold.map(|hold| hold.amount.currency());
    row.set_text("hold_currency", currency, code_of);
    row.set("hold_net_minor", |record| record.present.hold.map(|hold| hold.net.minor()));
    let rates = |record: &Backorder| record.present.hold.map(|hold| hold.rates);
    row.set_text("hold_tax", rates, |rates| rates.map(|rates| rates.to_string()));
    row.set("hold_made_at", |record| record.present.hold.map(|hold| hold.made_at));
}

fn fill_invoice(row: &mut Filling<'_, Backorder>) {
    let invoice = |record: &Backorder| record.present.progress.invoice;
    row.set("invoice_id", |record| invoice(record).map(|invoice| invoice.id.0));
    row.set("invoice_minor", |record| invoice(record).map(|invoice| invoice.total.minor()));
    let currency = |record: &Backorder| invoice(record).map(|invoice| invoice.total.currency());
    row.set_text("invoice_currency", currency, code_of);
    row.set("invoice_state", |record| invoice(record).map(|invoice| invoice.state.name()));
    row.set("invoice_recorded_at", |record| invoice(record).map(|invoice| invoice.recorded_at));
}

fn code_of(currency: Option<Currency>) -> Option<String> {
    currency.map(|currency| currency.code().to_owned())
}

fn applied_from(columns: &mut Columns<'_>) -> Result<Option<Submission>, Error> {
    let reference = columns.text("reference")?;
    let doubtful = columns.flag("is_doubtful")?;
    let Some(reference) = reference else { return Ok(None) };
    let reference = Reference::parse(&reference).map_err(|error| bad("reference", error))?;
    Ok(Some(Submission::Accepted { reference, doubtful }))
}

fn invoice_from(columns: &mut Columns<'_>) -> Result<Option<Invoice>, Error> {
    let id: Option<u64> = columns.natural_or_null("invoice_id")?;
    let total = columns.money("invoice_minor", "invoice_currency")?;
    let state = columns.text("invoice_state")?;
    let recorded_at = columns.instant("invoice_recorded_at")?;
    match (id, total, state, recorded_at) {
        (Some(id), Some(total), Some(state), Some(recorded_at)) => {
            let state = one_of("invoice_state", &state, InvoiceState::from_name)?;
            Ok(Some(Invoice { id: InvoiceId(id), total, state, recorded_at }))
        }
        (None, None, None, None) => Ok(None),
        _ => Err(bad("invoice_id", "needs amount, state and recorded_at, and they need it")),
    }
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
    let net: Option<i64> = columns.int("hold_net_minor")?;
    let rates = columns.text("hold_tax")?;
    match (amount, net, rates, columns.instant("hold_made_at")?) {
        (Some(amount), Some(net), Some(rates), Some(made_at)) => {
            let net = Money::of_minor(net, amount.currency());
            let rates = rates.parse().map_err(|error| bad("hold_tax", error))?;
            let hold = Hold { amount, net, rates, made_at };
            hold.charge()?;
            Ok(Some(hold))
        }
        (None, None, None, None) => Ok(None),
        _ => Err(bad("hold_made_at", "needs an amount, a net and a tax, and each the others")),
    }
}

fn reason_from(columns: &mut Columns<'_>) -> Result<Option<Reason>, Error> {
    let (name, detail) = (columns.text("reason")?, columns.text("reason_detail")?);
    let Some(name) = name else { return Ok(None) };
    let cause = one_of("reason", &name, Cause::from_name)?;
    Ok(Some(Reason { cause, detail: detail.unwrap_or_default().into_owned() }))
}
