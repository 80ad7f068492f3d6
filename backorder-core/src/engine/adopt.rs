//! The way in from another system: each backorder judged as a whole, refused or taken.

use chrono::{DateTime, Utc};

use crate::book::{Book, ClientBook, check_record};
use crate::record::backorder::{Backorder, Boxed, Invoice, Life, Submission};
use crate::record::decision::{Claim, Decision, RecordStep};
use crate::record::effect::Action;
use crate::record::funds::shown;
use crate::record::outcome::{ApplicationStatus, InvoiceState};
use crate::rules::lifecycle::{Event, Stage, Status};
use crate::rules::price::{BackorderKind, lite_offered};
use crate::rules::schedule::check_in_range;
use crate::values::error::{Error, ErrorKind, visible};
use crate::values::id::{BackorderId, check_id};
use crate::values::name::DomainName;
use crate::values::time::format_utc;

use super::adoption::{
    Adopted, AdoptedInvoice, Adoption, AdoptionReport, AdoptionWarning, AdoptionWarningKind,
    PastEntry, RefusedRow, TakenRow,
};
use super::cycle::other_application_is_open;
use super::draft::Draft;
use super::{Engine, Priced, whole_seconds};

impl Engine {
    /// Takes over a backorder from another system, as a whole, or refuses it with the reason.
    /// Nothing is asked or sent by it: what is open is asked for by the next cycle, and an end
    /// stays an end.
    ///
    /// An application that is open and has no reference is looked for. ACTIVE, PROCESSING and
    /// AUCTION-PENDING hold the amount given, else today's price; where the client's money does not
    /// cover that, ACTIVE becomes REQUESTED. A name that was won is claimed. Dates may be past. The
    /// history becomes entries of the log under the record's first revisions.
    ///
    /// The book must have all of the client, finished or not, and what others have for the name
    /// ([`Store::part_to_adopt`](crate::Store::part_to_adopt)): else what was adopted before, or
    /// belongs to others, is refused by the store alone, again and again.
    ///
    /// Checked in this order: the ids, the times, the account, the id is not used, status,
    /// reference and invoice agree, no open backorder of the client for the name, the reference is
    /// nobody else's, what is not sent yet can be caught, the money, the claim.
    ///
    /// # Example
    /// ```
    /// use backorder_core::*;
    /// let now = "2027-03-03T12:00:00Z".parse().unwrap();
    /// let eur = Currency::parse("EUR")?;
    /// let mut prices = PriceList::new();
    /// prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::parse("20.00", eur)?)?;
    /// let engine = Engine::new(Policy::default(), prices, DropRules::builtin())?;
    /// let mut book = Book::new();
    /// let (credit, unpaid) = (Money::parse("50.00", eur)?, Money::zero(eur));
    /// book.insert_account(Account::new(ClientId(7), credit, unpaid, now))?;
    ///
    /// let name = DomainName::parse("example.com", &engine.prices().tlds())?;
    /// let mut old = Adoption::new(BackorderId(17), ClientId(7), name, Status::Processing);
    /// old.dates = Some(Dates::of_drop("2027-03-03T13:00:00Z".parse().unwrap()));
    /// let taken = engine.adopt(&mut book, &old, now)?;
    /// assert_eq!(taken.status, Status::Processing);
    /// assert_eq!(taken.warnings[0].kind, AdoptionWarningKind::ReferenceMissing);
    /// assert_eq!(book.funds(ClientId(7)).unwrap().available.to_decimal(), "30.00");
    /// assert!(engine.adopt(&mut book, &old, now).is_err());
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::IdInvalid`] for an id of 0 or above `i64::MAX`; [`ErrorKind::RowInvalid`] for a
    /// row that contradicts itself; [`ErrorKind::TimeInvalid`]; [`ErrorKind::AccountUnknown`];
    /// [`ErrorKind::DuplicateRow`] when the id is used, or the name was delivered to another
    /// backorder and this one is not done; [`ErrorKind::AlreadyOpen`];
    /// [`ErrorKind::ReferenceTaken`]; [`ErrorKind::NotCatchable`] and
    /// [`ErrorKind::KindUnavailable`] for REQUESTED and ACTIVE; [`ErrorKind::AccountStale`] where
    /// something is to be held; [`ErrorKind::CurrencyMismatch`] and [`ErrorKind::AmountInvalid`]
    /// for the amount given; [`ErrorKind::DropUnknown`] and [`ErrorKind::PriceMissing`] for what is
    /// with the registrar. The book is as it was then.
    pub fn adopt(
        &self,
        book: &mut Book,
        adoption: &Adoption,
        now: DateTime<Utc>,
    ) -> Result<Adopted, Error> {
        let now = whole_seconds(now);
        check_alone(adoption)?;
        check_beside(book, adoption)?;
        let mut taking = Taking { engine: self, book, adoption, now, warnings: Vec::new() };
        taking.warnings.clone_from(&adoption.warnings);
        let (draft, past) = taking.draft()?;
        let Taking { warnings, .. } = taking;
        check_record(&draft.record)?;
        let (id, status) = (draft.record.id, draft.record.present.status);
        let mut decisions = past;
        decisions.push(draft.settle(self, book));
        Ok(Adopted { id, status, warnings, decisions })
    }

    /// Takes over many backorders, each or none of them as [`Engine::adopt`] does: what is with the
    /// registrar first, then what is ACTIVE by deadline, then the rest, so that money is held for
    /// those that need it first. What could not even be read comes as its error, and is listed with
    /// the others.
    pub fn adopt_all(
        &self,
        book: &mut Book,
        adoptions: impl IntoIterator<Item = Result<Adoption, Error>>,
        now: DateTime<Utc>,
    ) -> AdoptionReport {
        let mut report = AdoptionReport::default();
        let mut ranked = Vec::new();
        for (row, adoption) in adoptions.into_iter().enumerate() {
            match adoption {
                Ok(adoption) => ranked.push((rank(&adoption), row, adoption)),
                Err(error) => report.refused.push(RefusedRow { row, id: None, error }),
            }
        }
        ranked.sort_by_key(|(rank, row, _)| (*rank, *row));
        for (_, row, adoption) in ranked {
            match self.adopt(book, &adoption, now) {
                Ok(Adopted { id, status, warnings, decisions }) => {
                    report.taken.push(TakenRow { row, id, status, warnings });
                    report.decisions.extend(decisions);
                }
                Err(error) => {
                    report.refused.push(RefusedRow { row, id: Some(adoption.id), error });
                }
            }
        }
        report.taken.sort_by_key(|taken| taken.row);
        report.refused.sort_by_key(|refused| refused.row);
        report
    }
}

/// Money goes to what is with the registrar, then to what drops first.
fn rank(adoption: &Adoption) -> (u8, DateTime<Utc>, DateTime<Utc>, BackorderId) {
    let class = match adoption.status {
        Status::Processing | Status::AuctionPending | Status::PendingPayment => 0,
        Status::Active => 1,
        _ => 2,
    };
    let deadline = adoption.dates.map_or(DateTime::<Utc>::MAX_UTC, |dates| dates.deadline());
    let placed_at = adoption.placed_at.unwrap_or(DateTime::<Utc>::MAX_UTC);
    (class, deadline, placed_at, adoption.id)
}

/// What contradicts itself, whatever else there is.
fn check_alone(adoption: &Adoption) -> Result<(), Error> {
    check_id("backorder", adoption.id.0)?;
    check_id("client", adoption.client.0)?;
    let name = &adoption.name;
    adoption.dates.map_or(Ok(()), |dates| dates.check(name))?;
    let known = [adoption.placed_at, adoption.updated_at, adoption.sent_at];
    let times = known.into_iter().flatten().chain(adoption.history.iter().map(|past| past.at));
    times.into_iter().try_for_each(|at| check_in_range(at, name))?;
    let (id, status) = (adoption.id, adoption.status);
    let refuse = |message: String| Err(Error::new(ErrorKind::RowInvalid, id, message));
    let is_unsent = matches!(status, Status::Requested | Status::Active);
    if let Some(reference) = adoption.reference.as_ref().filter(|_| is_unsent) {
        return refuse(format!(
            "backorder {id} is {status} and has application {reference}: \
             adopt it as PROCESSING, or without the application"
        ));
    }
    if let AdoptedInvoice::Is { id: invoice, .. } = adoption.invoice {
        check_id("invoice", invoice.0)?;
        let can_have = matches!(
            status,
            Status::PendingPayment | Status::Successful | Status::AuctionWon | Status::Cancelled
        );
        if !can_have {
            return refuse(format!(
                "backorder {id} is {status} and has invoice {invoice}: \
                 adopt it as PENDING-PAYMENT or CANCELLED, or without the invoice"
            ));
        }
    }
    if status == Status::PendingPayment && adoption.invoice == AdoptedInvoice::Unknown {
        return refuse(format!(
            "backorder {id} is {status} without an invoice: \
             say which one it is, or that there is none yet"
        ));
    }
    if status == Status::Successful && !adoption.imported {
        return refuse(format!(
            "backorder {id} is {status} and its domain is not in billing: \
             adopt it as PENDING-PAYMENT with its paid invoice"
        ));
    }
    Ok(())
}

/// What contradicts what the book has.
fn check_beside(book: &Book, adoption: &Adoption) -> Result<(), Error> {
    let (id, name) = (adoption.id, &adoption.name);
    book.require_account(adoption.client)?;
    if book.get(id).is_some() {
        let message = format!("backorder {id} is in the book already");
        return Err(Error::new(ErrorKind::DuplicateRow, id, message));
    }
    let latest = book.latest_for(adoption.client, name).filter(|record| record.is_open());
    if let Some(open) = latest.filter(|_| !adoption.status.is_terminal()) {
        let message = format!(
            "{name} is backordered already: backorder {} is {}, so {id} cannot be {}",
            open.id,
            open.stage(),
            adoption.status
        );
        return Err(Error::new(ErrorKind::AlreadyOpen, name, message));
    }
    let reference = adoption.reference.as_ref();
    if let Some((reference, holder)) = reference.and_then(|r| Some((r, book.holder_of(r)?))) {
        let message = format!("reference {reference} belongs to backorder {}", holder.0);
        return Err(Error::new(ErrorKind::ReferenceTaken, reference, message));
    }
    Ok(())
}

/// A backorder being judged.
struct Taking<'a> {
    engine: &'a Engine,
    book: &'a Book,
    adoption: &'a Adoption,
    now: DateTime<Utc>,
    warnings: Vec<AdoptionWarning>,
}

impl Taking<'_> {
    /// The record as it will be, and the decisions that stand for its history.
    fn draft(&mut self) -> Result<(Draft, Vec<Decision>), Error> {
        let past = self.history();
        let placed_at = self.not_ahead("placed", self.adoption.placed_at).unwrap_or(self.now);
        let Adoption { id, client, ref name, kind, dates, .. } = *self.adoption;
        let record = Backorder {
            id,
            client,
            name: name.clone(),
            revision: 0,
            deleted_at: None,
            finished_at: None,
            present: Life::placed(1, kind, dates, placed_at),
            past: Boxed::default(),
            outbox: Boxed::default(),
        };
        let revision = past.len() as u64;
        let mut draft = Draft::adopted(record, revision, self.now);
        draft.life_mut().waiting.pinned = self.adoption.pinned && dates.is_some();
        let status = self.status(&mut draft)?;
        draft.life_mut().status = status;
        self.told(&mut draft);
        self.application(&mut draft);
        self.invoice(&mut draft);
        self.claim(&mut draft)?;
        if status.is_terminal() {
            let updated_at = self.not_ahead("changed", self.adoption.updated_at);
            draft.life_mut().progress.ended_at = Some(updated_at.unwrap_or(self.now));
        }
        let messages: Vec<&str> = self.warnings.iter().map(|one| one.message.as_str()).collect();
        draft.warning = Some(messages.join("; ")).filter(|text| !text.is_empty());
        Ok((draft, past))
    }

    fn warn(&mut self, kind: AdoptionWarningKind, message: &str) {
        let Adoption { id, name, .. } = self.adoption;
        let message = visible(&format!("backorder {id} for {name}: {message}")).into_owned();
        self.warnings.push(AdoptionWarning { kind, message });
    }

    fn not_ahead(&mut self, what: &str, at: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
        let at = whole_seconds(at?);
        if at > self.now {
            let message = format!("{what} at {} counts as now", format_utc(at));
            self.warn(AdoptionWarningKind::TimeAhead, &message);
        }
        Some(at.min(self.now))
    }

    /// Where the record will stand, with its hold; what is not ready for ACTIVE waits instead.
    fn status(&mut self, draft: &mut Draft) -> Result<Status, Error> {
        let status = self.adoption.status;
        match status {
            Status::Requested | Status::Active => {
                self.offered()?;
                let can_be_active = self.dates_known(status);
                if status == Status::Active && can_be_active && self.hold_if_covered(draft)? {
                    return Ok(Status::Active);
                }
                return Ok(Status::Requested);
            }
            Status::Processing | Status::AuctionPending => {
                let Adoption { id, name, .. } = self.adoption;
                if self.adoption.dates.is_none() {
                    let message = format!(
                        "backorder {id} is {status} and {name} has no drop date: give it one"
                    );
                    return Err(Error::new(ErrorKind::DropUnknown, name, message));
                }
                self.hold(draft)?;
            }
            Status::PendingPayment if self.adoption.invoice == AdoptedInvoice::None => {
                self.hold(draft)?;
            }
            _ => {}
        }
        // Without its reference nobody knows which auction it is in.
        let is_sought = status == Status::AuctionPending && self.adoption.reference.is_none();
        Ok(if is_sought { Status::Processing } else { status })
    }

    /// What is not sent yet must be something that can be caught.
    fn offered(&mut self) -> Result<(), Error> {
        let Adoption { name, kind, dates, .. } = self.adoption;
        if let Some(text) = self.engine.check_catchable(name, *dates, self.now)? {
            self.warn(AdoptionWarningKind::HardToCatch, &text);
        }
        if *kind == BackorderKind::Lite && !lite_offered(name) {
            let message = format!("{kind} is not offered for .{}", name.tld());
            return Err(Error::new(ErrorKind::KindUnavailable, name, message));
        }
        Ok(())
    }

    fn dates_known(&mut self, status: Status) -> bool {
        let Some(dates) = self.adoption.dates else {
            let message = match status {
                Status::Active => "was ACTIVE without a drop date and is REQUESTED now",
                _ => "waits until a droplist or an admin gives its drop date",
            };
            self.warn(AdoptionWarningKind::DropUnknown, message);
            return false;
        };
        if self.now > dates.deadline() {
            let deadline = format_utc(dates.deadline());
            let until = dates.sending_ends(self.engine.policy());
            let message = if self.now <= until {
                format!(
                    "its deadline was {deadline}; it can be sent late until {}",
                    format_utc(until)
                )
            } else {
                format!("its deadline was {deadline}; nothing can be sent any more, so it will end")
            };
            self.warn(AdoptionWarningKind::DeadlinePast, &message);
        }
        true
    }

    /// What is to be held: the amount given, else today's price.
    fn priced(&self) -> Result<Option<Priced>, Error> {
        let Adoption { client, ref name, kind, price, .. } = *self.adoption;
        let account = self.book.require_account(client)?;
        self.engine.require_current(account, self.now)?;
        let given = price.filter(|price| !price.is_zero());
        if let Some(price) = given {
            if price.currency() != account.currency() {
                let (of, is) = (price.currency(), account.currency());
                let message = format!("{price} is in {of}, the account of client {client} in {is}");
                return Err(Error::new(ErrorKind::CurrencyMismatch, name, message));
            }
            if price.is_negative() {
                let message = format!("{price} was reserved for {name}, which is below 0");
                return Err(Error::new(ErrorKind::AmountInvalid, name, message));
            }
        }
        let price = given.or_else(|| self.engine.prices().price(name, account.currency(), kind));
        let rates = self.engine.policy().charged(account.tax);
        price.map(|price| Priced::of(price, rates)).transpose()
    }

    fn hold_if_covered(&mut self, draft: &mut Draft) -> Result<bool, Error> {
        let Some(priced) = self.priced()? else {
            let message = "has no price in its client's currency and is REQUESTED now";
            self.warn(AdoptionWarningKind::PriceMissing, message);
            return Ok(false);
        };
        if let Some(missing) = self.missing(priced) {
            let message = format!("{missing}; it was ACTIVE and is REQUESTED now");
            self.warn(AdoptionWarningKind::FundsShort, &message);
            return Ok(false);
        }
        draft.hold(priced);
        Ok(true)
    }

    /// What is with the registrar holds, whatever the client has.
    fn hold(&mut self, draft: &mut Draft) -> Result<(), Error> {
        let Some(priced) = self.priced()? else {
            let Adoption { id, name, status, .. } = self.adoption;
            let message = format!(
                "backorder {id} is {status} and .{} has no price: say what was reserved for it",
                name.tld()
            );
            return Err(Error::new(ErrorKind::PriceMissing, name, message));
        };
        if let Some(missing) = self.missing(priced) {
            let message = format!("{missing}; it is held all the same");
            self.warn(AdoptionWarningKind::FundsShort, &message);
        }
        draft.hold(priced);
        Ok(())
    }

    fn missing(&self, priced: Priced) -> Option<String> {
        let price = priced.charge.gross();
        let free = self.book.part_of(self.adoption.client).map_or(0, ClientBook::free);
        let available = shown(free, price.currency());
        (free < i128::from(price.minor()))
            .then(|| format!("needs {price}, available is {available}"))
    }

    /// The client was told: of the leads that have passed nothing is said again.
    fn told(&self, draft: &mut Draft) {
        let Some(dates) = self.adoption.dates.filter(|_| self.adoption.told) else { return };
        let leads = &self.engine.policy().notice_leads;
        let passed = leads.iter().filter(|lead| dates.deadline() - **lead <= self.now).count();
        draft.life_mut().leads_told = u8::try_from(passed).unwrap_or(u8::MAX);
    }

    /// What the registrar has: the application by its reference, or one that is looked for.
    fn application(&mut self, draft: &mut Draft) {
        let adoption = self.adoption;
        let is_unsent = matches!(adoption.status, Status::Requested | Status::Active);
        let is_open = draft.life().status.is_applied();
        if is_unsent || (adoption.reference.is_none() && !is_open) {
            return;
        }
        let sent_at = self.not_ahead("sent", adoption.sent_at);
        let placed_at = adoption.placed_at.map(|at| whole_seconds(at).min(self.now));
        let progress = &mut draft.life_mut().progress;
        // No application for it can be older than it is.
        progress.first_sent_at = sent_at.or(placed_at);
        progress.drop_at_submission = adoption.dates.map(|dates| dates.drop_at);
        progress.application_status = match adoption.status {
            Status::AuctionPending if is_open && adoption.reference.is_some() => {
                Some(ApplicationStatus::AuctionPending)
            }
            Status::PendingPayment | Status::Successful => Some(ApplicationStatus::Successful),
            Status::AuctionWon => Some(ApplicationStatus::AuctionWon),
            Status::Failed => Some(ApplicationStatus::Failed),
            Status::AuctionLost => Some(ApplicationStatus::AuctionLost),
            // One that was given up may still be open there.
            _ => None,
        };
        if let Some(reference) = adoption.reference.clone() {
            draft.accept(reference);
            return;
        }
        draft.life_mut().progress.submission = Submission::InFlight { refusal: None };
        let action = Action::SubmitApplication {
            name: adoption.name.clone(),
            kind: adoption.kind,
            force_new: other_application_is_open(self.book, draft),
        };
        draft.attempted(action, sent_at.unwrap_or(self.now));
        let was = adoption.status;
        let message = format!("was {was} without an application id: the registrar is asked for it");
        self.warn(AdoptionWarningKind::ReferenceMissing, &message);
    }

    fn invoice(&mut self, draft: &mut Draft) {
        let is_pending = self.adoption.status == Status::PendingPayment;
        let progress = &mut draft.life_mut().progress;
        if is_pending || self.adoption.status == Status::AuctionWon {
            progress.won_at = Some(self.now);
            progress.alerted_at = Some(self.now);
        }
        if self.adoption.imported {
            progress.imported = true;
        }
        let AdoptedInvoice::Is { id, total, state } = self.adoption.invoice else { return };
        let mut invoice = Invoice { id, total, state, recorded_at: self.now };
        if is_pending && state == InvoiceState::Cancelled {
            // What billing says of it ends the backorder, as of any other.
            invoice.state = InvoiceState::Open;
            progress.invoice = Some(invoice);
            let message = format!("invoice {id} is cancelled: it ends once billing says so again");
            self.warn(AdoptionWarningKind::InvoiceCancelled, &message);
            return;
        }
        progress.invoice = Some(invoice);
    }

    /// A name that was won is claimed; of two that were delivered, the second keeps its end only.
    fn claim(&mut self, draft: &mut Draft) -> Result<(), Error> {
        let Adoption { id, ref name, status, dates, .. } = *self.adoption;
        let is_won =
            matches!(status, Status::PendingPayment | Status::Successful | Status::AuctionWon);
        if !is_won {
            return Ok(());
        }
        let drop_at = dates.map_or_else(|| self.drop_guessed(), |dates| dates.drop_at);
        let claim = Claim { name: name.clone(), drop_at, backorder: id, life: 1 };
        if !self.book.is_claimed_by_another(&claim, self.engine.policy().claim_distance) {
            draft.claim(claim);
            return Ok(());
        }
        let is_done = status.is_terminal() && self.adoption.imported;
        if !is_done {
            let message = format!(
                "backorder {id} is {status}, but {name} was delivered to another backorder \
                 for the drop of {}",
                format_utc(drop_at)
            );
            return Err(Error::new(ErrorKind::DuplicateRow, name, message));
        }
        let message = "the name was delivered to another backorder, too: kept without a claim";
        self.warn(AdoptionWarningKind::ClaimTaken, message);
        Ok(())
    }

    fn drop_guessed(&mut self) -> DateTime<Utc> {
        let known = self.adoption.updated_at.or(self.adoption.placed_at);
        let at = known.map_or(self.now, |at| whole_seconds(at).min(self.now));
        let message = format!("has no drop date: claimed as if dropped at {}", format_utc(at));
        self.warn(AdoptionWarningKind::DropUnknown, &message);
        at
    }

    /// The entries of the other system's log as decisions that changed nothing but the revision.
    fn history(&mut self) -> Vec<Decision> {
        let mut entries: Vec<&PastEntry> = self.adoption.history.iter().collect();
        entries.sort_by_key(|entry| entry.at);
        let mut stage = Stage::None;
        let mut past = Vec::with_capacity(entries.len());
        for (revision, entry) in (0_u64..).zip(entries) {
            let to = entry.status.map_or(stage, Stage::In);
            let at = self.not_ahead("a past entry", Some(entry.at)).unwrap_or(self.now);
            past.push(self.past_decision(entry, at, revision, (stage, to)));
            stage = to;
        }
        past
    }

    fn past_decision(
        &self,
        entry: &PastEntry,
        at: DateTime<Utc>,
        revision: u64,
        (from, to): (Stage, Stage),
    ) -> Decision {
        let Adoption { id, client, ref name, .. } = *self.adoption;
        let name: DomainName = name.clone();
        let expected_revision = revision;
        let revision = revision + 1;
        let text = visible(&entry.text).into_owned();
        Decision {
            client,
            at,
            event: Event::Past,
            record: Some(RecordStep { id, life: 1, name, from, to, expected_revision, revision }),
            account: None,
            hold: None,
            claim: None,
            applications: Vec::new(),
            invoice: None,
            reason: None,
            warning: Some(text).filter(|text| !text.is_empty()),
            outbox: Vec::new(),
            effects: Vec::new(),
        }
    }
}
