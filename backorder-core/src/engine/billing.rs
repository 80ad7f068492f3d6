//! What billing says of invoices, and the way of a caught domain into it.

use chrono::{DateTime, Utc};

use crate::book::{Book, check_unpaid};
use crate::record::backorder::{Cause, DoubtedDomain, Hold, Invoice, Life};
use crate::record::decision::Decision;
use crate::record::effect::{Action, EffectId, EffectKind};
use crate::record::funds::{Account, AccountReading, BegunReading};
use crate::record::message::Topic;
use crate::record::outbox::EffectReport;
use crate::record::outcome::{DomainReport, InvoiceReport, InvoiceState, Refusal};
use crate::rules::lifecycle::{self, Event, Status};
use crate::rules::tax::Charge;
use crate::values::error::{Error, ErrorKind, visible};
use crate::values::id::BackorderId;
use crate::values::name::DomainName;

use super::cycle::read_domain;
use super::draft::Draft;
use super::observe::{Judgement, Reported};
use super::timetable::{wants_domain, wants_import};
use super::{Engine, whole_seconds};

/// The longest name of who accepts a domain.
const NAME_MAX: usize = 100;

impl Engine {
    /// Takes in what billing says of an invoice without being asked (a payment hook, say). None
    /// when it is known already.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`]; [`ErrorKind::EffectUnknown`] when the invoice is not that
    /// backorder's; else as [`Engine::observe`].
    pub fn invoice_changed(
        &self,
        book: &mut Book,
        backorder: BackorderId,
        report: &InvoiceReport,
        now: DateTime<Utc>,
    ) -> Result<Option<Decision>, Error> {
        let record = book.require(backorder)?;
        let is_its =
            |life: &&Life| life.progress.invoice.is_some_and(|invoice| invoice.id == report.id);
        let Some(life) = record.lives().find(is_its) else {
            let message = format!("invoice {} is not one of backorder {backorder}", report.id);
            return Err(Error::new(ErrorKind::EffectUnknown, report.id, message));
        };
        let (life, kind) = (life.number, EffectKind::PollInvoice);
        let id = EffectId { backorder, life, kind, number: 0 };
        let reported = Reported { record, id: &id, now: whole_seconds(now) };
        let draft = self.reported_invoice(book, &reported, report)?;
        Ok(draft.map(|draft| draft.settle(self, book)))
    }

    /// The invoice as it stands: created, found or polled.
    pub(super) fn reported_invoice(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        report: &InvoiceReport,
    ) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        let stage = record.stage_of(life);
        let known = life.progress.invoice.filter(|invoice| invoice.id == report.id);
        // Nothing is asked of a paid invoice: what answers was asked before.
        let is_answer = reported.id.number > 0;
        if is_answer && known.is_some_and(|known| known.state == InvoiceState::Paid) {
            return Ok(None);
        }
        let mut draft = match (stage.status(), known) {
            (Some(Status::PendingPayment | Status::AuctionWon), None) if life.awaits_invoice() => {
                self.record_invoice(book, reported, report)
            }
            (Some(Status::PendingPayment), Some(known)) if known.state != report.state => {
                if reported.is_outdated() {
                    return Ok(None);
                }
                self.follow_invoice(book, reported, report)
            }
            (Some(Status::AuctionWon), Some(known)) if known.state != report.state => {
                // What was asked before anything was taken back is no news.
                if is_answer && known.state != InvoiceState::Open {
                    return Ok(None);
                }
                watch_invoice(reported, report)
            }
            (Some(Status::Successful), Some(known)) if known.state != report.state => {
                // Paid it was: only what billing says unasked is later than that.
                if is_answer {
                    return Ok(None);
                }
                watch_invoice(reported, report)
            }
            (Some(Status::Cancelled) | None, known) => {
                // Nor is anything asked of one that was cancelled: an open one was asked before.
                let is_over = known.is_some_and(|known| known.state != InvoiceState::Open);
                if is_answer && is_over && report.state == InvoiceState::Open {
                    return Ok(None);
                }
                let Some(draft) = invoice_too_late(reported, report, known) else {
                    return Ok(None);
                };
                draft
            }
            (Some(Status::PendingPayment | Status::AuctionWon | Status::Successful), _) => {
                return Ok(None);
            }
            (Some(_), _) => {
                lifecycle::check(&record.name, stage, Event::InvoiceRecorded)?;
                return Ok(None);
            }
        };
        // Only now: what decides nothing is no error, whatever became of the account since.
        draft.reading = read_account(book, reported, report)?;
        Ok(Some(draft))
    }

    /// The invoice of a won name is recorded and the hold captured, in one decision.
    fn record_invoice(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        report: &InvoiceReport,
    ) -> Draft {
        let mut draft = reported.draft(Event::InvoiceRecorded);
        draft.settle_attempt(
            EffectKind::CreateInvoice,
            EffectReport::Invoiced { invoice: report.id },
        );
        let held = draft.life().hold.map(|hold| hold.amount);
        draft.life_mut().progress.invoice = Some(Invoice {
            id: report.id,
            total: report.total,
            state: report.state,
            recorded_at: reported.now,
        });
        if report.state == InvoiceState::Cancelled {
            self.void_invoice(&mut draft);
            return draft;
        }
        draft.capture(report.total);
        alert_of_taking_back(&mut draft, report.state);
        if report.state == InvoiceState::Paid {
            draft.start_reminders();
            // A name won in an auction does not wait for the money.
            if draft.life().status == Status::PendingPayment {
                self.deliver(book, &mut draft);
            }
        }
        if held != Some(report.total) {
            let asked = held.map_or_else(String::new, |held| held.to_string());
            draft.alert_once(
                Topic::InvoiceDiffers,
                &format!("asked for {asked}, is {}", report.total),
            );
        }
        draft
    }

    /// The invoice of a name in PENDING-PAYMENT has changed.
    fn follow_invoice(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        report: &InvoiceReport,
    ) -> Draft {
        let mut draft = reported.draft(event_of(report.state));
        note_state(&mut draft, report);
        alert_of_taking_back(&mut draft, report.state);
        match report.state {
            InvoiceState::Paid => {
                draft.settle_attempt(EffectKind::CancelInvoice, paid_first());
                draft.start_reminders();
                self.deliver(book, &mut draft);
            }
            InvoiceState::Cancelled => self.void_invoice(&mut draft),
            InvoiceState::Open | InvoiceState::Refunded => draft.outdate(EffectKind::PollInvoice),
        }
        draft
    }

    /// The invoice was cancelled or deleted: the registrar's name is ours and unpaid for.
    fn void_invoice(&self, draft: &mut Draft) {
        draft.settle_attempt(EffectKind::CancelInvoice, EffectReport::Done);
        if let Some(invoice) = &mut draft.life_mut().progress.invoice {
            invoice.state = InvoiceState::Cancelled;
        }
        if draft.life().status == Status::PendingPayment {
            draft.set_event(Event::InvoiceVoid);
            draft.end(Status::Cancelled, Cause::InvoiceVoid.into());
        } else {
            draft.release();
        }
        draft.alert_once(Topic::InvoiceVoid, "");
    }

    /// Cancelled at our asking, or no longer there.
    pub(super) fn reported_invoice_gone(&self, reported: &Reported<'_>) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        let is_open = |invoice: Invoice| invoice.state != InvoiceState::Paid;
        let is_pending = record.stage_of(life).status() == Some(Status::PendingPayment);
        if is_pending && life.progress.invoice.is_some_and(is_open) {
            let mut draft = reported.draft(Event::InvoiceVoid);
            self.void_invoice(&mut draft);
            return Ok(Some(draft));
        }
        if reported.id.kind != EffectKind::CancelInvoice {
            return Ok(None);
        }
        let mut draft = reported.entered(EffectReport::Done);
        if let Some(invoice) = &mut draft.life_mut().progress.invoice
            && invoice.state != InvoiceState::Paid
        {
            invoice.state = InvoiceState::Cancelled;
        }
        Ok(Some(draft))
    }

    /// Billing refuses to create the invoice: the name stays ours, and the question is repeated.
    pub(super) fn reported_invoice_refused(
        &self,
        reported: &Reported<'_>,
        refusal: &Refusal,
    ) -> Draft {
        let mut draft = reported.entered(EffectReport::Refused { refusal: refusal.clone() });
        if draft.life().awaits_invoice() {
            draft.alert_once(Topic::InvoiceRefused, &refusal.text);
        }
        draft
    }

    /// A search found no invoice: it is created, unless an earlier sending may still arrive.
    pub(super) fn reported_no_invoice(&self, reported: &Reported<'_>) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        let is_wanted = record.deleted_at.is_none() && life.awaits_invoice();
        let can_send = is_wanted && reported.can_deny();
        let Some(hold) = life.hold.filter(|_| can_send) else { return Ok(None) };
        let mut draft = reported.draft(Event::Ask);
        let name = record.name.clone();
        draft.attempt_or_again(create_invoice(name, &hold));
        Ok(Some(draft))
    }

    pub(super) fn reported_domain(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        name: &DomainName,
        report: &DomainReport,
    ) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        let stage = record.stage_of(life);
        if life.progress.domain.is_some() {
            return Ok(None);
        }
        lifecycle::check(&record.name, stage, Event::DomainRead)?;
        if name.as_str() != record.name.as_str()
            || !self.is_of_the_catch(life, report, reported.now)
        {
            let seen = DoubtedDomain { name: name.clone(), report: *report };
            if life.progress.doubted_domain.as_ref() == Some(&seen) {
                return Ok(None);
            }
            let mut draft = reported.draft(Event::DomainDoubted);
            draft.life_mut().progress.doubted_domain = Some(seen);
            return Ok(Some(draft));
        }
        let mut draft = reported.draft(Event::DomainRead);
        draft.life_mut().progress.domain = Some(*report);
        draft.life_mut().progress.doubted_domain = None;
        self.deliver(book, &mut draft);
        Ok(Some(draft))
    }

    /// An admin accepts a domain as it is, whose dates are not believed: as if it were readable,
    /// with the dates that the registrar told last. `by` says who, for the log.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`]; [`ErrorKind::IdInvalid`] for a `by` that is blank or above
    /// 100 characters; [`ErrorKind::TransitionRefused`] unless it is PENDING-PAYMENT or AUCTION-WON
    /// and the last answer about it, which is about its name, was not believed.
    pub fn accept_domain(
        &self,
        book: &mut Book,
        id: BackorderId,
        by: &str,
        now: DateTime<Utc>,
    ) -> Result<Decision, Error> {
        let record = book.require(id)?;
        lifecycle::check(&record.name, record.stage(), Event::DomainAccepted)?;
        let by = by.trim();
        if by.is_empty() || by.chars().count() > NAME_MAX {
            let message =
                format!("who accepts {} must be told, in {NAME_MAX} characters", record.name);
            return Err(Error::new(ErrorKind::IdInvalid, "by", message));
        }
        let refused = |why: &str| {
            let message = format!("{} cannot be accepted as it is: {why}", record.name);
            Error::new(ErrorKind::TransitionRefused, &record.name, message)
        };
        let doubted = record.present.progress.doubted_domain.as_ref();
        let doubted = doubted.ok_or_else(|| refused("no answer about it is in doubt"))?;
        if doubted.name.as_str() != record.name.as_str() {
            return Err(refused(&format!("the last answer is about {}", doubted.name)));
        }
        let mut draft = Draft::present(record, Event::DomainAccepted, whole_seconds(now));
        draft.warning = Some(format!("accepted by {}: {doubted}", visible(by)));
        draft.life_mut().progress.domain = Some(doubted.report);
        draft.life_mut().progress.doubted_domain = None;
        self.deliver(book, &mut draft);
        Ok(draft.settle(self, book))
    }

    /// Whether the dates can be those of the catch: registered not long before the drop (the date
    /// when the application was sent, if that was earlier), not expired, and in that order.
    fn is_of_the_catch(&self, life: &Life, report: &DomainReport, now: DateTime<Utc>) -> bool {
        let drops = [life.dates.map(|dates| dates.drop_at), life.progress.drop_at_submission];
        let margin = self.policy().registration_margin;
        let first = drops.into_iter().flatten().min().map(|drop_at| drop_at - margin);
        first.is_none_or(|first| report.registered_at >= first)
            && report.expires_at > report.registered_at
            && report.expires_at > now
    }

    /// What a paid invoice and a readable domain make possible, at once: the domain is read, then
    /// imported, and a caught name is delivered.
    fn deliver(&self, book: &Book, draft: &mut Draft) {
        let life = draft.life();
        let is_paid =
            life.progress.invoice.is_some_and(|invoice| invoice.state == InvoiceState::Paid);
        if life.status == Status::PendingPayment && is_paid && life.progress.domain.is_some() {
            draft.to(Status::Successful);
        }
        if wants_import(draft.life()) {
            self.import(book, draft);
        } else if wants_domain(draft.life()) {
            let read = read_domain(draft);
            draft.ask(read);
        }
    }

    /// Asks for the import of the domain, or asks again under the same id; not without the
    /// account, whose currency it needs.
    pub(super) fn import(&self, book: &Book, draft: &mut Draft) -> bool {
        let life = draft.life();
        let Some(domain) = life.progress.domain else { return false };
        let account = book.account(draft.record.client);
        let Some(currency) = account.map(Account::currency) else { return false };
        let expires_on = domain.expires_at.date_naive();
        draft.attempt_or_again(Action::ImportDomain {
            name: draft.record.name.clone(),
            registered_on: domain.registered_at.date_naive(),
            expires_on,
            due_on: (domain.expires_at - self.policy().due_offset).date_naive(),
            currency,
        });
        true
    }

    /// The domain is in billing. Where the life is past that, only the report is taken.
    pub(super) fn reported_imported(&self, reported: &Reported<'_>) -> Draft {
        if !reported.allows(Event::DomainImported) {
            return reported.entered(EffectReport::Done);
        }
        let mut draft = reported.draft(Event::DomainImported);
        draft.report(reported.id, EffectReport::Done);
        draft.life_mut().progress.imported = true;
        draft
    }
}

/// The account as read after the invoice, which must be in the account's currency.
fn read_account(
    book: &Book,
    reported: &Reported<'_>,
    report: &InvoiceReport,
) -> Result<Option<AccountReading>, Error> {
    let client = reported.record.client;
    let Some(account) = book.account(client) else { return Ok(None) };
    for amount in [report.credit, report.unpaid] {
        if amount.currency() != account.currency() {
            let message = format!(
                "the account of client {client} is in {}, its reading in {}",
                account.currency(),
                amount.currency()
            );
            return Err(Error::new(ErrorKind::CurrencyMismatch, client, message));
        }
    }
    check_unpaid(client, report.unpaid)?;
    let seen = Some((account.revision, account.read_at));
    let begun = BegunReading { client, at: reported.now, seen, notes: Vec::new() };
    // What is recorded is not looked for in notes any more.
    let own = (reported.id.backorder, reported.id.life);
    let others = account.noted.iter().filter(|id| (id.backorder, id.life) != own);
    let noted = others.copied().collect();
    let (credit, unpaid, tax) = (report.credit, report.unpaid, account.tax);
    Ok(Some(AccountReading { begun, credit, unpaid, tax, noted }))
}

/// Asks for the invoice over what is held.
pub(super) fn create_invoice(name: DomainName, hold: &Hold) -> Action {
    // A net that is no part of the amount is refused where records are read.
    let charge = hold.charge().unwrap_or(Charge::untaxed(hold.amount));
    Action::CreateInvoice { name, charge, rates: hold.rates }
}

fn event_of(state: InvoiceState) -> Event {
    match state {
        InvoiceState::Paid => Event::InvoicePaid,
        InvoiceState::Cancelled => Event::InvoiceVoid,
        InvoiceState::Refunded => Event::InvoiceRefunded,
        InvoiceState::Open => Event::InvoiceReopened,
    }
}

/// What becomes of the invoice of a name that is delivered or won in an auction: nothing follows
/// from it but that a person is told, once for each state.
fn watch_invoice(reported: &Reported<'_>, report: &InvoiceReport) -> Draft {
    let mut draft = reported.draft(event_of(report.state));
    note_state(&mut draft, report);
    match report.state {
        InvoiceState::Cancelled => draft.alert_once(Topic::InvoiceVoid, ""),
        state => alert_of_taking_back(&mut draft, state),
    }
    draft
}

/// A person is told where a payment was given back, or what was settled is open again.
fn alert_of_taking_back(draft: &mut Draft, state: InvoiceState) {
    match state {
        InvoiceState::Refunded => draft.alert_once(Topic::InvoiceRefunded, ""),
        InvoiceState::Open if draft.event() == Event::InvoiceReopened => {
            draft.alert_once(Topic::InvoiceReopened, "");
        }
        InvoiceState::Open | InvoiceState::Paid | InvoiceState::Cancelled => {}
    }
}

fn note_state(draft: &mut Draft, report: &InvoiceReport) {
    if let Some(invoice) = &mut draft.life_mut().progress.invoice {
        invoice.state = report.state;
        invoice.total = report.total;
    }
}

/// An invoice for a life that was cancelled, or a record that was deleted: nothing is captured.
fn invoice_too_late(
    reported: &Reported<'_>,
    report: &InvoiceReport,
    known: Option<Invoice>,
) -> Option<Draft> {
    if known.is_some_and(|known| known.state == report.state) {
        return None;
    }
    let is_paid = report.state == InvoiceState::Paid;
    let event = if is_paid { Event::InvoicePaid } else { Event::InvoiceRecorded };
    let is_deleted = reported.record.deleted_at.is_some();
    let mut draft = reported.draft(if is_deleted { Event::InvoiceRecorded } else { event });
    draft.settle_attempt(EffectKind::CreateInvoice, EffectReport::Invoiced { invoice: report.id });
    draft.life_mut().progress.invoice = Some(Invoice {
        id: report.id,
        total: report.total,
        state: report.state,
        recorded_at: reported.now,
    });
    match report.state {
        InvoiceState::Paid => {
            draft.settle_attempt(EffectKind::CancelInvoice, paid_first());
            draft.alert_once(Topic::PaymentLate, "");
        }
        InvoiceState::Open => {
            draft.attempt_or_again(Action::CancelInvoice { invoice: report.id });
            draft.alert_once(Topic::InvoiceLate, "");
        }
        InvoiceState::Refunded => draft.settle_attempt(EffectKind::CancelInvoice, paid_first()),
        InvoiceState::Cancelled => {
            draft.settle_attempt(EffectKind::CancelInvoice, EffectReport::Done)
        }
    }
    Some(draft)
}

/// What comes of a cancellation of an invoice that was paid in between.
fn paid_first() -> EffectReport {
    EffectReport::Refused {
        refusal: Refusal { code: 0, text: "the invoice was paid first".into() },
    }
}
