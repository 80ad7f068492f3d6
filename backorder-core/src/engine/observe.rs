//! The one call for reports: what came of an effect.

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::record::backorder::Backorder;
use crate::record::decision::Decision;
use crate::record::effect::{EffectId, EffectKind};
use crate::record::outbox::EffectReport;
use crate::record::outcome::Outcome;
use crate::rules::lifecycle::{self, Event};
use crate::rules::schedule::check_in_range;
use crate::values::error::{Error, ErrorKind};

use super::draft::Draft;
use super::{Engine, whole_seconds};

/// A report being judged: which effect of which record, and when.
pub(super) struct Reported<'a> {
    pub record: &'a Backorder,
    pub id: &'a EffectId,
    pub now: DateTime<Utc>,
}

impl Reported<'_> {
    /// A decision about the life that the effect belongs to.
    pub fn draft(&self, event: Event) -> Draft {
        Draft::of_life(self.record, self.id.life, event, self.now)
    }

    /// Whether the life that the effect belongs to stands where the event may happen.
    pub fn allows(&self, event: Event) -> bool {
        self.record
            .life(self.id.life)
            .is_some_and(|life| !lifecycle::targets(self.record.stage_of(life), event).is_empty())
    }

    /// A decision that only takes the report into the outbox.
    pub fn entered(&self, report: EffectReport) -> Draft {
        let mut draft = self.draft(Event::Reported);
        draft.report(self.id, report);
        draft
    }

    /// Whether "not there" counts: this question was asked long enough after the last sending of
    /// what it looks for, whatever was asked since.
    pub fn can_deny(&self) -> bool {
        let asked = self.record.life(self.id.life).and_then(|life| life.asked(self.id.kind));
        let counts_from = asked.and_then(|asked| asked.counts_from);
        counts_from.is_some_and(|number| self.id.number >= number)
    }

    /// Whether this is an answer about an invoice that is known by now, from before what is known:
    /// that of its creation or of a search, or of a poll before a payment was taken back.
    pub fn is_outdated(&self) -> bool {
        let asked = self.record.life(self.id.life).and_then(|life| life.asked(self.id.kind));
        let counts_from = asked.and_then(|asked| asked.counts_from);
        let is_poll = self.id.kind == EffectKind::PollInvoice;
        self.id.number > 0
            && (!is_poll || counts_from.is_some_and(|number| self.id.number < number))
    }
}

/// What a report leads to: a decision, or nothing because it repeats what is known.
pub(super) type Judgement = Result<Option<Draft>, Error>;

impl Engine {
    /// Takes in what came of an effect.
    ///
    /// None for a report that repeats what is known. The report of a finished changing
    /// effect is the same again, or an error. A report for an earlier life is judged by how that
    /// life ended and never touches the present one.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`]; [`ErrorKind::EffectUnknown`] for an effect that was never
    /// asked for; [`ErrorKind::OutcomeUnfit`] when the outcome does not answer this kind of effect,
    /// or a refusal carries a code of success (2xx); [`ErrorKind::TimeInvalid`] for a domain's date
    /// outside of the years 1 to 9999; [`ErrorKind::ExistsDifferent`], naming both, when the effect
    /// was reported with another outcome; [`ErrorKind::ReferenceTaken`];
    /// [`ErrorKind::CurrencyMismatch`] when the account read with an invoice is not in the
    /// account's currency; [`ErrorKind::TransitionRefused`] when the report does not fit the
    /// status. The book is as it was then.
    pub fn observe(
        &self,
        book: &mut Book,
        id: &EffectId,
        outcome: &Outcome,
        now: DateTime<Utc>,
    ) -> Result<Option<Decision>, Error> {
        let record = book.require(id.backorder)?;
        check_asked(record, id)?;
        if let Outcome::Refused(refusal) = outcome
            && (200..300).contains(&refusal.code)
        {
            let message = format!("code {} is a success, not a refusal", refusal.code);
            return Err(Error::new(ErrorKind::OutcomeUnfit, id, message));
        }
        if !outcome.answers(id.kind) {
            let message = format!("outcome {} does not answer {}", outcome.name(), id.kind);
            return Err(Error::new(ErrorKind::OutcomeUnfit, id, message));
        }
        if let Outcome::Domain { report, .. } = outcome {
            check_in_range(report.registered_at, &record.name)?;
            check_in_range(report.expires_at, &record.name)?;
        }
        if id.kind.is_changing() && is_known(record, id, outcome)? {
            return Ok(None);
        }
        let reported = Reported { record, id, now: whole_seconds(now) };
        let draft = self.judge(book, &reported, outcome)?;
        Ok(draft.map(|draft| draft.settle(self, book)))
    }

    fn judge(&self, book: &Book, reported: &Reported<'_>, outcome: &Outcome) -> Judgement {
        match (reported.id.kind, outcome) {
            (EffectKind::SubmitApplication, outcome) => {
                self.reported_submitted(book, reported, outcome)
            }
            (EffectKind::CreateInvoice, Outcome::Invoice(report)) => {
                self.reported_invoice(book, reported, report)
            }
            (EffectKind::CreateInvoice, Outcome::Refused(refusal)) => {
                Ok(Some(self.reported_invoice_refused(reported, refusal)))
            }
            (EffectKind::CancelInvoice, Outcome::Done) => self.reported_invoice_gone(reported),
            (EffectKind::ImportDomain, Outcome::Done) => Ok(Some(self.reported_imported(reported))),
            (kind, outcome) if kind.is_changing() => {
                Ok(EffectReport::of(kind, outcome).map(|report| self.entered(reported, report)))
            }
            (_, Outcome::Applications(found)) => self.reported_found(book, reported, found),
            (_, Outcome::Application { reference, status, auction }) => {
                self.reported_status(book, reported, reference, status, auction.as_ref())
            }
            (_, Outcome::ApplicationMissing { reference }) => {
                self.reported_missing(reported, reference)
            }
            (_, Outcome::Invoice(report)) => self.reported_invoice(book, reported, report),
            (EffectKind::FindInvoice, Outcome::InvoiceMissing) => {
                self.reported_no_invoice(reported)
            }
            (_, Outcome::InvoiceMissing) => self.reported_invoice_gone(reported),
            (_, Outcome::Domain { name, report }) => {
                self.reported_domain(book, reported, name, report)
            }
            // A question without an answer is asked again in time.
            _ => Ok(None),
        }
    }

    /// Takes a report into the outbox. The reseller is alerted of a message to the client that was
    /// refused; of one to the reseller only the list of undelivered messages tells.
    fn entered(&self, reported: &Reported<'_>, report: EffectReport) -> Draft {
        let mut draft = reported.entered(report);
        let entry = draft.record.entry(reported.id).filter(|entry| entry.is_undelivered());
        if let Some(id) = entry.map(|entry| entry.effect.id) {
            draft.alert_undelivered(&id);
        }
        draft
    }
}

impl EffectReport {
    /// How the outbox keeps an outcome of a changing effect. That an application exists already
    /// (540) is no refusal of it: nobody knows yet whose it is.
    pub(super) fn of(kind: EffectKind, outcome: &Outcome) -> Option<EffectReport> {
        match outcome {
            Outcome::Refused(refusal)
                if kind == EffectKind::SubmitApplication && refusal.means_look() =>
            {
                Some(EffectReport::Unknown)
            }
            Outcome::Accepted(reference) => {
                Some(EffectReport::Accepted { reference: reference.clone() })
            }
            Outcome::Refused(refusal) => Some(EffectReport::Refused { refusal: refusal.clone() }),
            Outcome::Unknown => Some(EffectReport::Unknown),
            Outcome::Done => Some(EffectReport::Done),
            Outcome::Invoice(report) => Some(EffectReport::Invoiced { invoice: report.id }),
            _ => None,
        }
    }

    /// Whether something was done: accepted, created, sent.
    const fn is_done(&self) -> bool {
        matches!(
            self,
            EffectReport::Accepted { .. } | EffectReport::Done | EffectReport::Invoiced { .. }
        )
    }

    /// Whether two reports say the same; the wording of a refusal does not count.
    fn agrees_with(&self, other: &EffectReport) -> bool {
        match (self, other) {
            (EffectReport::Refused { refusal: one }, EffectReport::Refused { refusal: other }) => {
                one.code == other.code
            }
            (one, other) => one == other,
        }
    }
}

fn check_asked(record: &Backorder, id: &EffectId) -> Result<(), Error> {
    let asked = record.life(id.life).and_then(|life| life.asked(id.kind));
    let was_asked = asked.is_some_and(|asked| (1..=asked.number).contains(&id.number));
    if !was_asked || (id.kind.is_changing() && record.entry(id).is_none()) {
        let message = format!("effect {id} was never asked for");
        return Err(Error::new(ErrorKind::EffectUnknown, id, message));
    }
    Ok(())
}

/// Whether the outbox has this report already.
fn is_known(record: &Backorder, id: &EffectId, outcome: &Outcome) -> Result<bool, Error> {
    let Some(entry) = record.entry(id) else { return Ok(false) };
    let (Some(known), Some(new)) = (&entry.report, EffectReport::of(id.kind, outcome)) else {
        return Ok(false);
    };
    if known.agrees_with(&new) {
        return Ok(true);
    }
    match (known.is_final(), new.is_final()) {
        (false, true) => Ok(false),
        // "Nobody knows" says nothing against what is known, nor against having given up.
        (_, false) => Ok(true),
        // Of several sendings one may be refused and another done: that one counts. Two may be
        // refused differently.
        (true, true) if entry.sends > 1 && !(known.is_done() && new.is_done()) => {
            Ok(!new.is_done())
        }
        (true, true) => {
            let message = format!("{id} was reported as {known}, now as {new}");
            Err(Error::new(ErrorKind::ExistsDifferent, id, message))
        }
    }
}
