//! What time brings: one run over everything that is due.

use chrono::{DateTime, Utc};

use crate::book::{Book, ClientBook, DueRecord, PartKey};
use crate::record::application::ApplicationState;
use crate::record::backorder::{Backorder, Cause, DoubtedDomain, Life, Rank, Shortage, Submission};
use crate::record::decision::Decision;
use crate::record::effect::{Action, EffectKind};
use crate::record::funds::Account;
use crate::record::message::{Message, Topic};
use crate::record::outbox::EffectReport;
use crate::rules::lifecycle::{Event, Stage, Status};
use crate::values::id::BackorderId;

use super::draft::Draft;
use super::notices::fallen;
use super::timetable::{Reached, Timer, wants_domain};
use super::{Engine, Priced, whole_seconds};

/// Each round ends, funds, submits or asks at least once for some record, and none of these can
/// be undone twice in one cycle; the bound only keeps a mistake here from becoming a stall.
const ROUNDS: usize = 16;

type Pass = fn(&Engine, &Book, &ClientBook, &Backorder, DateTime<Utc>) -> Option<Draft>;

const PASSES: [Pass; 4] =
    [Engine::end_or_release, Engine::fund, Engine::submit, Engine::ask_what_is_due];

/// A record that a cycle looks at.
struct Looked {
    id: BackorderId,
    /// Nothing is left to decide about it now.
    is_served: bool,
}

impl Engine {
    /// Decides everything that is due at `now`, client by client. Never fails.
    ///
    /// For each client: what ends or releases, then funding, submission and questions, again
    /// until nothing changes; notices last. Each pass serves records by deadline, then by when
    /// they were placed, then by id. A cycle that comes late still does what was due; run again
    /// at the same or an earlier instant it decides nothing twice.
    ///
    /// The cost grows with the clients that have something due, not with what the book stores.
    pub fn cycle(&self, book: &mut Book, now: DateTime<Utc>) -> Vec<Decision> {
        let now = whole_seconds(now);
        book.index_for(self.fingerprint, now);
        let due = book.due_now(now);
        let mut decisions = Vec::with_capacity(due.len());
        for of_client in due.chunk_by(|one, other| one.client == other.client) {
            self.cycle_client(book, of_client, now, &mut decisions);
        }
        decisions
    }

    fn cycle_client(
        &self,
        book: &mut Book,
        due: &[DueRecord],
        now: DateTime<Utc>,
        decisions: &mut Vec<Decision>,
    ) {
        let Some(DueRecord { key, .. }) = due.first().copied() else { return };
        let first = decisions.len();
        let mut looked_at = by_rank(book.part(key), due.iter().map(|due| due.id));
        let mut looks_at_all = false;
        for _ in 0..ROUNDS {
            let before = decisions.len();
            for pass in PASSES {
                if !self.pass(pass, book, key, &mut looked_at, now, decisions) {
                    continue;
                }
                // Freed money may serve any record of the client.
                let looked = looked_at.iter().map(|looked| looked.id);
                if looks_at_all {
                    looked_at = by_rank(book.part(key), looked);
                } else {
                    let open = book.part(key).records().filter(|record| record.is_open());
                    let all: Vec<_> = open.map(|record| record.id).chain(looked).collect();
                    looked_at = by_rank(book.part(key), all.into_iter());
                    looks_at_all = true;
                }
            }
            if decisions.len() == before {
                break;
            }
        }
        let fell_back = fallen(&decisions[first..]);
        let ids = looked_at.iter().map(|looked| looked.id);
        decisions.extend(self.tell_of_short_funds(book, key, ids, &fell_back, now));
        for looked in looked_at.iter().filter(|looked| !looked.is_served) {
            self.look_again(book, key, looked.id, now);
        }
        book.rest(key);
    }

    /// One pass over a client's records; whether it made money free.
    fn pass(
        &self,
        pass: Pass,
        book: &mut Book,
        key: PartKey,
        looked_at: &mut [Looked],
        now: DateTime<Utc>,
        decisions: &mut Vec<Decision>,
    ) -> bool {
        let mut frees = false;
        for looked in looked_at.iter_mut().filter(|looked| !looked.is_served) {
            let part = book.part(key);
            let Some(record) = part.get(looked.id) else { continue };
            let Some(draft) = pass(self, book, part, record, now) else { continue };
            let decision = draft.settle(self, book);
            frees |= decision.hold.is_some_and(|change| change.frees());
            // Where a clock was set back, the decision's own time is later, and so is what it sees.
            looked.is_served = decision.at == now && is_served(book.part(key), looked.id, now);
            decisions.push(decision);
        }
        frees
    }

    /// Pass 1: what ends, and what gives its hold back.
    fn end_or_release(
        &self,
        _: &Book,
        part: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<Draft> {
        let life = &record.present;
        let timers = self.timers(part, record, now);
        match record.stage().status()? {
            Status::Requested if timers.is_reached(Timer::WaitEnds) => {
                let cause = match life.waiting.shortage {
                    Shortage::Unseen => Cause::Missed,
                    // It was funded before, and then no longer.
                    Shortage::Funds if is_because(life, Cause::CoverageLost) => Cause::CoverageLost,
                    Shortage::Funds => Cause::NeverFunded,
                    Shortage::Price => Cause::NoPrice,
                };
                Some(ended(record, Event::Lapse, cause, now))
            }
            Status::Active if timers.is_reached(Timer::SendingEnds) => {
                Some(ended(record, Event::Lapse, Cause::Missed, now))
            }
            Status::Active if timers.is_reached(Timer::Submit) && !part.is_covered(record) => {
                let mut draft = Draft::present(record, Event::CoverageLost, now);
                draft.end(Status::Requested, Cause::CoverageLost.into());
                draft.life_mut().waiting.shortage = Shortage::Funds;
                Some(draft)
            }
            Status::Processing if timers.is_reached(Timer::SendingEnds) => {
                let mut draft = ended(record, Event::Lapse, Cause::Refused, now);
                if let Some(refusal) = &life.reason {
                    draft.because(refusal.clone());
                }
                Some(draft)
            }
            // Asked once more, and a cycle has passed since.
            Status::Processing | Status::AuctionPending if timers.is_reached(Timer::Overdue) => {
                let mut draft = ended(record, Event::Overdue, Cause::Overdue, now);
                draft.alert_once(Topic::Overdue, "");
                Some(draft)
            }
            _ => None,
        }
    }

    /// The account of a client, if it was read lately enough to fund or cover anything.
    pub(crate) fn account<'a>(
        &self,
        part: &'a ClientBook,
        now: DateTime<Utc>,
    ) -> Option<&'a Account> {
        part.account().filter(|account| self.is_current(account, now))
    }

    /// What can be decided now about the money for a record; none if that changes nothing.
    pub(super) fn funding(
        &self,
        part: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<Funding> {
        let life = &record.present;
        let dates = life.dates.filter(|_| record.stage().status() == Some(Status::Requested))?;
        if now < dates.window_opens(&self.policy) || now > dates.deadline() {
            return None;
        }
        let account = self.account(part, now)?;
        let shortage = life.waiting.shortage;
        match self.priced(Some(account), record) {
            None if shortage == Shortage::Price && life.waiting.no_price_told => None,
            None => Some(Funding::NoPrice),
            Some(priced) if part.free() >= i128::from(priced.charge.gross().minor()) => {
                Some(Funding::Covered(priced))
            }
            Some(_) => (shortage != Shortage::Funds).then_some(Funding::Short),
        }
    }

    /// Pass 2: funding of what waits.
    fn fund(
        &self,
        _: &Book,
        part: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<Draft> {
        Some(match self.funding(part, record, now)? {
            Funding::NoPrice => without_price(record, now),
            Funding::Covered(priced) => {
                let mut draft = Draft::present(record, Event::Fund, now);
                draft.hold(priced);
                draft.life_mut().waiting.shortage = Shortage::Unseen;
                draft.to(Status::Active);
                draft
            }
            Funding::Short => {
                let mut draft = Draft::present(record, Event::FundsShort, now);
                draft.life_mut().waiting.shortage = Shortage::Funds;
                draft
            }
        })
    }

    /// Pass 3: what is funded and due is sent.
    fn submit(
        &self,
        book: &Book,
        part: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<Draft> {
        let dates = record.present.dates?;
        let is_time = self.timers(part, record, now).is_reached(Timer::Submit);
        if !is_time || !part.is_covered(record) {
            return None;
        }
        let mut draft = Draft::present(record, Event::Submit, now);
        draft.relies_on_account = true;
        draft.to(Status::Processing);
        let life = draft.life_mut();
        life.waiting.late = now > dates.deadline();
        life.progress.first_sent_at = Some(now);
        life.progress.drop_at_submission = Some(dates.drop_at);
        self.send_application(book, &mut draft);
        Some(draft)
    }

    /// Sends the last attempt again while nobody knows what came of it, else begins another.
    pub(super) fn send_application(&self, book: &Book, draft: &mut Draft) {
        let action = Action::SubmitApplication {
            name: draft.record.name.clone(),
            kind: draft.life().kind,
            force_new: other_application_is_open(book, draft),
        };
        draft.life_mut().progress.submission = Submission::InFlight { refusal: None };
        draft.attempt_or_again(action);
    }

    /// Pass 4: questions, retries, reminders and messages that nobody reported.
    fn ask_what_is_due(
        &self,
        book: &Book,
        part: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<Draft> {
        let timers = self.timers(part, record, now);
        let reached = timers.reached();
        if reached.is_empty() {
            return None;
        }
        let mut draft = Draft::present(record, Event::Ask, now);
        let mut is_asking = match record.stage().status() {
            Some(Status::Processing | Status::AuctionPending) => {
                self.ask_registrar(book, &mut draft, reached)
            }
            Some(Status::PendingPayment | Status::AuctionWon | Status::Successful) => {
                self.ask_billing(book, &mut draft, reached)
            }
            _ => false,
        };
        let mut is_lost = false;
        for entry in record.outbox.iter() {
            if timers.resend_at(entry).is_some_and(|at| now >= at) {
                draft.attempt_again(&entry.effect.id);
                is_asking = true;
            } else if timers.given_up_at(entry).is_none_or(|at| now < at) {
                continue;
            } else if timers.is_moot(entry) {
                draft.report(&entry.effect.id, EffectReport::Lapsed);
            } else {
                draft.report(&entry.effect.id, EffectReport::GivenUp);
                draft.alert_undelivered(&entry.effect.id);
                is_lost = true;
            }
        }
        if is_asking {
            return Some(draft);
        }
        if is_lost {
            draft.set_event(Event::Undelivered);
        } else if reached.has(Timer::Undelivered) {
            draft.set_event(Event::Reported);
        } else if reached.has(Timer::Finish) {
            draft.set_event(Event::Finished);
        } else {
            return None;
        }
        Some(draft)
    }

    fn ask_registrar(&self, book: &Book, draft: &mut Draft, reached: Reached) -> bool {
        let is_last_look = reached.has(Timer::LastLook);
        match &draft.life().progress.submission {
            Submission::Idle => {
                if reached.has(Timer::Retry) {
                    self.send_application(book, draft);
                }
                reached.has(Timer::Retry)
            }
            Submission::Accepted { reference, doubtful: false } => {
                let reference = reference.clone();
                let poll = |_: &Draft| Action::PollApplication { reference };
                ask_if(is_last_look || reached.has(Timer::Poll), draft, poll)
            }
            Submission::InFlight { .. } | Submission::Accepted { .. } => {
                ask_if(is_last_look || reached.has(Timer::Find), draft, find_application)
            }
        }
    }

    fn ask_billing(&self, book: &Book, draft: &mut Draft, reached: Reached) -> bool {
        let mut is_asking = ask_if(reached.has(Timer::FindInvoice), draft, find_invoice);
        if let Some(invoice) = draft.life().progress.invoice {
            let invoice = invoice.id;
            let poll = |_: &Draft| Action::PollInvoice { invoice };
            is_asking |= ask_if(reached.has(Timer::PollInvoice), draft, poll);
            if reached.has(Timer::CancelInvoice) {
                draft.attempt_or_again(Action::CancelInvoice { invoice });
                is_asking = true;
            }
        }
        is_asking |= ask_if(reached.has(Timer::ReadDomain), draft, read_domain);
        if reached.has(Timer::Import) {
            is_asking |= self.import(book, draft);
        }
        if reached.has(Timer::Remind) {
            remind(draft);
            is_asking = true;
        }
        is_asking
    }
}

/// What can be decided about the money for a record in its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Funding {
    /// There is no price, which is news.
    NoPrice,
    /// The funds are short, which is news.
    Short,
    /// The price can be held.
    Covered(Priced),
}

fn ask_if(is_time: bool, draft: &mut Draft, action: impl FnOnce(&Draft) -> Action) -> bool {
    if is_time {
        let action = action(draft);
        draft.ask(action);
    }
    is_time
}

/// The name is ours, but something about it has been missing for long: alert, and again.
fn remind(draft: &mut Draft) {
    let (no_invoice, no_domain) = (draft.life().awaits_invoice(), wants_domain(draft.life()));
    draft.start_reminders();
    if no_invoice {
        draft.alert(Topic::InvoiceMissing, "");
    }
    if no_domain {
        let seen = draft.life().progress.doubted_domain.as_ref();
        let seen = seen.map_or_else(String::new, DoubtedDomain::to_string);
        draft.alert(Topic::DomainUnread, &seen);
    }
}

pub(super) fn read_domain(draft: &Draft) -> Action {
    Action::ReadDomain { name: draft.record.name.clone() }
}

pub(super) fn find_application(draft: &Draft) -> Action {
    Action::FindApplication { name: draft.record.name.clone() }
}

pub(super) fn find_invoice(draft: &Draft) -> Action {
    let life = draft.life().number;
    let ids = draft.record.outbox.iter().map(|entry| entry.effect.id);
    let notes = ids.filter(|id| id.life == life && id.kind == EffectKind::CreateInvoice).collect();
    Action::FindInvoice { notes }
}

/// Whether nothing is left for a record that was decided about just now, unless money is freed:
/// funded, and not to be sent yet.
fn is_served(part: &ClientBook, id: BackorderId, now: DateTime<Utc>) -> bool {
    part.get(id).is_some_and(|record| record.stage() == Stage::In(Status::Active))
        && part.due_of(id).is_none_or(|due| due > now.timestamp())
}

/// The order in which a pass serves records.
fn by_rank(part: &ClientBook, ids: impl Iterator<Item = BackorderId>) -> Vec<Looked> {
    let mut ranked: Vec<Rank> = ids.filter_map(|id| Some(part.get(id)?.rank())).collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.into_iter().map(|rank| Looked { id: rank.id, is_served: false }).collect()
}

fn is_because(life: &Life, cause: Cause) -> bool {
    life.reason.as_ref().is_some_and(|reason| reason.cause == cause)
}

fn ended(record: &Backorder, event: Event, cause: Cause, now: DateTime<Utc>) -> Draft {
    let mut draft = Draft::present(record, event, now);
    draft.end(Status::Failed, cause.into());
    draft
}

/// No price in the funding window: the client and the reseller are told once.
fn without_price(record: &Backorder, now: DateTime<Utc>) -> Draft {
    let is_told = record.present.waiting.no_price_told;
    let mut draft = Draft::present(record, Event::PriceMissing, now);
    draft.life_mut().waiting.shortage = Shortage::Price;
    draft.because(Cause::NoPrice.into());
    if !is_told {
        draft.life_mut().waiting.no_price_told = true;
        draft.notify(Message::NoPrice { name: record.name.clone() });
        draft.alert(Topic::NoPrice, "");
    }
    draft
}

/// Whether any other life of ours, of this record or another, had an application for the name
/// whose end was not seen: then only NEW=1 gets a second one.
pub(super) fn other_application_is_open(book: &Book, draft: &Draft) -> bool {
    let own = (draft.record.id, draft.life().number);
    book.applications(&draft.record.name)
        .any(|other| other.holder() != own && other.state == ApplicationState::Open)
}
