//! What time brings: one run over everything that is due.

use chrono::{DateTime, Utc};

use crate::book::{Book, ClientBook, DueRecord, PartKey};
use crate::record::backorder::{Backorder, Cause, Rank, Shortage, Submission};
use crate::record::decision::Decision;
use crate::record::effect::{Action, EffectKind};
use crate::record::message::{Message, Topic};
use crate::record::outcome::InvoiceState;
use crate::rules::lifecycle::{Event, Status};
use crate::values::id::BackorderId;

use super::draft::Draft;
use super::{Engine, whole_seconds};

/// Each round ends, funds, submits or asks at least once for some record, and none of these can
/// be undone twice in one cycle; the bound only keeps a mistake here from becoming a stall.
const ROUNDS: usize = 16;

type Pass = fn(&Engine, &Book, &ClientBook, &Backorder, DateTime<Utc>) -> Option<Draft>;

const PASSES: [Pass; 4] =
    [Engine::end_or_release, Engine::fund, Engine::submit, Engine::ask_what_is_due];

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
        let due = book.take_due(now);
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
                let frees = self.pass(pass, book, key, &looked_at, now, decisions);
                if frees && !looks_at_all {
                    // Freed money may serve any record of the client.
                    let open = book.part(key).records().filter(|record| record.is_open());
                    let all: Vec<_> = open.map(|record| record.id).chain(looked_at).collect();
                    looked_at = by_rank(book.part(key), all.into_iter());
                    looks_at_all = true;
                }
            }
            if decisions.len() == before {
                break;
            }
        }
        let fell_back = decisions[first..]
            .iter()
            .filter(|decision| decision.event == Event::CoverageLost)
            .filter_map(|decision| Some(decision.record.as_ref()?.id))
            .collect();
        decisions.extend(self.tell_of_short_funds(book, key, &looked_at, &fell_back, now));
        for id in looked_at {
            let part = book.part(key);
            // What was decided about last has its next look already.
            let is_set = part.due_of(id).is_some_and(|due| due > now.timestamp());
            if let Some(record) = part.get(id).filter(|_| !is_set) {
                let next = self.wakeup(record, now);
                book.set_due(key, id, next);
            }
        }
        book.rest(key);
    }

    /// One pass over a client's records; whether it made money free.
    fn pass(
        &self,
        pass: Pass,
        book: &mut Book,
        key: PartKey,
        ids: &[BackorderId],
        now: DateTime<Utc>,
        decisions: &mut Vec<Decision>,
    ) -> bool {
        let mut frees = false;
        for id in ids {
            let part = book.part(key);
            let Some(record) = part.get(*id) else { continue };
            let Some(draft) = pass(self, book, part, record, now) else { continue };
            let decision = draft.settle(self, book);
            frees |= decision.hold.is_some_and(|change| change.frees());
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
        let dates = life.dates?;
        match record.stage().status()? {
            Status::Requested if now > dates.grace_ends(&self.policy) => {
                let cause = match life.waiting.shortage {
                    Shortage::Unseen => Cause::Missed,
                    Shortage::Funds => Cause::NeverFunded,
                    Shortage::Price => Cause::NoPrice,
                };
                Some(ended(record, Event::Lapse, cause, now))
            }
            Status::Active if now > dates.sending_ends(&self.policy) => {
                Some(ended(record, Event::Lapse, Cause::Missed, now))
            }
            Status::Active
                if now >= dates.submission_at(&self.policy)
                    && part.account().is_some()
                    && !part.is_covered(record) =>
            {
                let mut draft = Draft::present(record, Event::CoverageLost, now);
                draft.end(Status::Requested, Cause::CoverageLost.into());
                draft.life_mut().waiting.shortage = Shortage::Funds;
                draft.life_mut().waiting.by_hand = false;
                Some(draft)
            }
            Status::Processing
                if life.progress.submission == Submission::Idle
                    && now > dates.sending_ends(&self.policy) =>
            {
                let mut draft = ended(record, Event::Lapse, Cause::Refused, now);
                if let Some(refusal) = &life.reason {
                    draft.because(refusal.clone());
                }
                Some(draft)
            }
            Status::Processing | Status::AuctionPending => self.give_up_waiting(record, now),
            _ => None,
        }
    }

    /// No final word in time: ended, but only after one more look was asked and a cycle passed.
    fn give_up_waiting(&self, record: &Backorder, now: DateTime<Utc>) -> Option<Draft> {
        let life = &record.present;
        let limit = life.dates?.drop_at + self.final_grace(life.status);
        let was_asked = self.last_look(life).is_some_and(|at| at > limit && at < now);
        if now <= limit || !(was_asked || life.progress.submission == Submission::Idle) {
            return None;
        }
        let mut draft = ended(record, Event::Overdue, Cause::Overdue, now);
        draft.alert_once(Topic::Overdue, "");
        Some(draft)
    }

    /// Pass 2: funding of what waits.
    fn fund(
        &self,
        _: &Book,
        part: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<Draft> {
        let life = &record.present;
        let dates = life.dates.filter(|_| record.stage().status() == Some(Status::Requested))?;
        if now < dates.window_opens(&self.policy) || now > dates.deadline() {
            return None;
        }
        let account = part.account()?;
        let Some(price) = self.price_of(Some(account), record) else {
            return without_price(record, now);
        };
        if part.free() >= i128::from(price.minor()) {
            let mut draft = Draft::present(record, Event::Fund, now);
            draft.hold(price);
            draft.life_mut().waiting.shortage = Shortage::Unseen;
            draft.to(Status::Active);
            return Some(draft);
        }
        if life.waiting.shortage == Shortage::Funds {
            return None;
        }
        let mut draft = Draft::present(record, Event::FundsShort, now);
        draft.life_mut().waiting.shortage = Shortage::Funds;
        Some(draft)
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
        let is_time = record.stage().status() == Some(Status::Active)
            && now >= dates.submission_at(&self.policy)
            && now <= dates.sending_ends(&self.policy);
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
        _: &ClientBook,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<Draft> {
        let only_waits =
            matches!(record.stage().status(), Some(Status::Requested | Status::Active));
        if only_waits && record.outbox.is_empty() {
            return None;
        }
        if self.wakeup(record, now).is_none_or(|at| at > now) {
            return None;
        }
        let mut draft = Draft::present(record, Event::Ask, now);
        let mut is_asking = false;
        if let Some(status) = record.stage().status() {
            is_asking |= match status {
                Status::Processing | Status::AuctionPending => {
                    self.ask_registrar(book, &mut draft, now)
                }
                Status::PendingPayment | Status::AuctionWon | Status::Successful => {
                    self.ask_billing(book, &mut draft, now)
                }
                _ => false,
            };
        }
        for entry in record.outbox.iter() {
            if self.resend_at(record, entry).is_some_and(|at| now >= at) {
                draft.attempt_again(&entry.effect.id);
                is_asking = true;
            }
        }
        is_asking.then_some(draft)
    }

    fn ask_registrar(&self, book: &Book, draft: &mut Draft, now: DateTime<Utc>) -> bool {
        let life = draft.life();
        let Some(dates) = life.dates else { return false };
        let limit = dates.drop_at + self.final_grace(life.status);
        let is_last_look = now > limit && self.last_look(life).is_none_or(|at| at <= limit);
        match &life.progress.submission {
            Submission::Idle if now <= dates.sending_ends(&self.policy) => {
                let is_time = now >= self.retry_at(&draft.record);
                if is_time {
                    self.send_application(book, draft);
                }
                is_time
            }
            Submission::Idle => false,
            Submission::InFlight { .. } => {
                let is_time = is_last_look || now >= self.find_at(&draft.record);
                self.ask_if(is_time, draft, find_application)
            }
            Submission::Accepted { doubtful: true, .. } => {
                let next = self.next_question(life, EffectKind::FindApplication);
                self.ask_if(is_last_look || now >= next, draft, find_application)
            }
            Submission::Accepted { reference, doubtful: false } => {
                let reference = reference.clone();
                let next = self.next_question(life, EffectKind::PollApplication);
                let poll = |_: &Draft| Action::PollApplication { reference };
                self.ask_if(is_last_look || now >= next, draft, poll)
            }
        }
    }

    fn ask_billing(&self, book: &Book, draft: &mut Draft, now: DateTime<Utc>) -> bool {
        let life = draft.life().clone();
        let mut is_asking = false;
        if life.awaits_invoice() {
            let next = self.next_question(&life, EffectKind::FindInvoice);
            is_asking |= self.ask_if(now >= next, draft, find_invoice);
        }
        if life.status == Status::PendingPayment
            && let Some(invoice) = life.progress.invoice
            && invoice.state != InvoiceState::Paid
        {
            let next = self.next_question(&life, EffectKind::PollInvoice);
            let poll = |_: &Draft| Action::PollInvoice { invoice: invoice.id };
            is_asking |= self.ask_if(now >= next, draft, poll);
            if now >= self.cancel_at(&draft.record, invoice.recorded_at) {
                draft.attempt_or_again(Action::CancelInvoice { invoice: invoice.id });
                is_asking = true;
            }
        }
        if self.wants_domain(&life) {
            let next = self.next_question(&life, EffectKind::ReadDomain);
            let read = |draft: &Draft| Action::ReadDomain { name: draft.record.name.clone() };
            is_asking |= self.ask_if(now >= next, draft, read);
        }
        if self.wants_import(&life)
            && now >= self.next_attempt(&draft.record, EffectKind::ImportDomain)
        {
            is_asking |= self.import(book, draft);
        }
        is_asking | self.remind(draft, now)
    }

    /// The name is ours, but something about it has been missing for long: alert, and again.
    fn remind(&self, draft: &mut Draft, now: DateTime<Utc>) -> bool {
        let life = draft.life();
        let (no_invoice, no_domain) = (life.awaits_invoice(), self.wants_domain(life));
        let is_time = self.next_reminder(life).is_some_and(|at| now >= at);
        if !is_time || !(no_invoice || no_domain) {
            return false;
        }
        draft.start_reminders();
        if no_invoice {
            draft.alert(Topic::InvoiceMissing, "");
        }
        if no_domain {
            draft.alert(Topic::DomainUnread, "");
        }
        true
    }

    fn ask_if(
        &self,
        is_time: bool,
        draft: &mut Draft,
        action: impl FnOnce(&Draft) -> Action,
    ) -> bool {
        if is_time {
            let action = action(draft);
            draft.ask(action);
        }
        is_time
    }
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

/// The order in which a pass serves records.
fn by_rank(part: &ClientBook, ids: impl Iterator<Item = BackorderId>) -> Vec<BackorderId> {
    let mut ranked: Vec<Rank> = ids.filter_map(|id| Some(part.get(id)?.rank())).collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.into_iter().map(|rank| rank.id).collect()
}

fn ended(record: &Backorder, event: Event, cause: Cause, now: DateTime<Utc>) -> Draft {
    let mut draft = Draft::present(record, event, now);
    draft.end(Status::Failed, cause.into());
    draft
}

/// No price in the funding window: the client and the reseller are told once.
fn without_price(record: &Backorder, now: DateTime<Utc>) -> Option<Draft> {
    let waiting = &record.present.waiting;
    if waiting.shortage == Shortage::Price && waiting.no_price_told {
        return None;
    }
    let mut draft = Draft::present(record, Event::PriceMissing, now);
    draft.life_mut().waiting.shortage = Shortage::Price;
    draft.because(Cause::NoPrice.into());
    if !waiting.no_price_told {
        draft.life_mut().waiting.no_price_told = true;
        draft.notify(Message::NoPrice { name: record.name.clone() });
        draft.alert(Topic::NoPrice, "");
    }
    Some(draft)
}

/// Whether any other life of ours, of this record or another, had an application for the name
/// whose end was not seen: then only NEW=1 gets a second one.
fn other_application_is_open(book: &Book, draft: &Draft) -> bool {
    let own = (draft.record.id, draft.life().number);
    book.of_name(&draft.record.name).any(|record| {
        record.lives().any(|life| (record.id, life.number) != own && life.application_is_open())
    })
}
