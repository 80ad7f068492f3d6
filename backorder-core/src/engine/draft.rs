//! How a decision is made: on a copy of the record, which replaces it only when all is decided.

use chrono::{DateTime, TimeDelta, Utc};

use crate::book::Book;
use crate::record::application::Application;
use crate::record::backorder::{Asked, Backorder, Hold, Life, Reason, Submission};
use crate::record::decision::{ApplicationStep, Claim, Decision, OutboxStep, RecordStep};
use crate::record::effect::{Action, Effect, EffectId, EffectKind};
use crate::record::funds::{AccountReading, HoldChange};
use crate::record::message::{Alert, Message, Topic};
use crate::record::outbox::{EffectReport, OutboxEntry};
use crate::rules::lifecycle::{Event, Stage, Status};
use crate::rules::price::BackorderKind;
use crate::rules::schedule::Dates;
use crate::values::error::visible;
use crate::values::id::Reference;
use crate::values::money::Money;

use super::{Engine, Priced, debug_check};

pub(super) struct Draft {
    pub record: Box<Backorder>,
    pub now: DateTime<Utc>,
    pub warning: Option<String>,
    settled: Vec<EffectId>,
    /// The account as read with a report; becomes the book's with this decision.
    pub reading: Option<AccountReading>,
    /// The decision stands only as long as the account is as it was.
    pub relies_on_account: bool,
    event: Event,
    life: u32,
    from: Stage,
    expected_revision: u64,
    hold: Option<HoldChange>,
    claim: Option<Claim>,
    reason: Option<Reason>,
    effects: Vec<Effect>,
}

impl Draft {
    /// About the present life.
    pub fn present(record: &Backorder, event: Event, now: DateTime<Utc>) -> Draft {
        Draft::of_life(record, record.present.number, event, now)
    }

    /// About the life of that number, which must exist.
    pub fn of_life(record: &Backorder, life: u32, event: Event, now: DateTime<Utc>) -> Draft {
        let from = record.life(life).map_or(Stage::None, |life| record.stage_of(life));
        Draft::start(Box::new(record.clone()), life, from, record.revision, event, now)
    }

    /// About a record that is placed for the first time.
    pub fn new_record(record: Backorder, now: DateTime<Utc>) -> Draft {
        Draft::start(Box::new(record), 1, Stage::None, 0, Event::Place, now)
    }

    /// About a record that is adopted, after as many revisions as its history has entries.
    pub fn adopted(record: Backorder, revision: u64, now: DateTime<Utc>) -> Draft {
        let mut draft = Draft::start(Box::new(record), 1, Stage::None, revision, Event::Adopt, now);
        draft.relies_on_account = true;
        draft
    }

    /// About a record that begins another life.
    pub fn next_life(
        record: &Backorder,
        kind: BackorderKind,
        dates: Option<Dates>,
        now: DateTime<Utc>,
    ) -> Draft {
        let (from, expected) = (record.stage(), record.revision);
        let mut record = Box::new(record.clone());
        let life = Life::placed(record.present.number + 1, kind, dates, now);
        record.past.push(std::mem::replace(&mut record.present, life));
        let number = record.present.number;
        Draft::start(record, number, from, expected, Event::Place, now)
    }

    fn start(
        record: Box<Backorder>,
        life: u32,
        from: Stage,
        expected_revision: u64,
        event: Event,
        now: DateTime<Utc>,
    ) -> Draft {
        // A clock that was set back does not turn the record's own time back: what was asked or
        // sent last stays the last.
        let now = record.lives().map(|life| life.updated_at).fold(now, DateTime::max);
        Draft {
            record,
            now,
            warning: None,
            settled: Vec::new(),
            reading: None,
            relies_on_account: false,
            event,
            life,
            from,
            expected_revision,
            hold: None,
            claim: None,
            reason: None,
            effects: Vec::new(),
        }
    }

    pub fn life(&self) -> &Life {
        self.record.life(self.life).unwrap_or(&self.record.present)
    }

    pub fn life_mut(&mut self) -> &mut Life {
        if self.life == self.record.present.number {
            return &mut self.record.present;
        }
        let index = self.record.past.iter().position(|life| life.number == self.life);
        match index {
            Some(index) => &mut self.record.past[index],
            None => &mut self.record.present,
        }
    }

    pub fn event(&self) -> Event {
        self.event
    }

    pub fn set_event(&mut self, event: Event) {
        self.event = event;
    }

    pub fn to(&mut self, status: Status) {
        let now = self.now;
        let life = self.life_mut();
        life.status = status;
        if status.is_terminal() {
            life.progress.ended_at = Some(now);
        }
    }

    pub fn because(&mut self, reason: Reason) {
        self.life_mut().reason = Some(reason.clone());
        self.reason = Some(reason);
    }

    /// Ends the life without the name, or lets it fall back to REQUESTED: status, reason, release.
    /// What was activated by hand is not by hand any more.
    pub fn end(&mut self, status: Status, reason: Reason) {
        self.release();
        self.to(status);
        self.because(reason);
        self.life_mut().waiting.by_hand = false;
    }

    /// What went wrong before is over.
    fn clear_reason(&mut self) {
        self.life_mut().reason = None;
    }

    pub fn hold(&mut self, priced: Priced) {
        let hold = Hold::new(priced.charge, priced.rates, self.now);
        self.clear_reason();
        self.life_mut().hold = Some(hold);
        self.hold = Some(HoldChange::Made { amount: hold.amount });
    }

    pub fn release(&mut self) {
        if let Some(hold) = self.life_mut().hold.take() {
            self.hold = Some(HoldChange::Released { amount: hold.amount });
        }
    }

    /// Ends the hold in an invoice over `total`; never captures more than was held, and nothing
    /// of another currency.
    pub fn capture(&mut self, total: Money) {
        let Some(hold) = self.life_mut().hold.take() else { return };
        let currency = hold.amount.currency();
        let taken = if total.currency() == currency {
            total.minor().clamp(0, hold.amount.minor())
        } else {
            0
        };
        self.hold = Some(HoldChange::Captured {
            captured: Money::of_minor(taken, currency),
            released: Money::of_minor(hold.amount.minor() - taken, currency),
        });
    }

    pub fn claim(&mut self, claim: Claim) {
        self.life_mut().progress.claimed = true;
        self.claim = Some(claim);
    }

    /// Makes the reference this life's own.
    pub fn accept(&mut self, reference: Reference) {
        if self.record.stage_of(self.life()).status().is_some_and(Status::is_applied) {
            self.clear_reason();
        }
        let life = self.life_mut();
        life.progress.old_references.retain(|old| *old != reference);
        let accepted = Submission::Accepted { reference: reference.clone(), doubtful: false };
        if let Submission::Accepted { reference: old, .. } =
            std::mem::replace(&mut life.progress.submission, accepted)
            && old != reference
        {
            life.progress.old_references.push(old);
        }
    }

    /// Asks a question, or asks it again, under the next number.
    pub fn ask(&mut self, action: Action) {
        let id = self.next_id(action.kind());
        self.effects.push(Effect { id, client: self.record.client, action });
    }

    /// Begins another attempt of a changing effect, and stores it in the outbox.
    pub fn attempt(&mut self, action: Action) {
        let id = self.next_id(action.kind());
        let effect = Effect { id, client: self.record.client, action };
        let entry = OutboxEntry {
            effect: effect.clone(),
            asked_at: self.now,
            sent_at: self.now,
            sends: 1,
            report: None,
            undelivered_at: None,
            revision: 0,
        };
        // In the order of ids, as it is read back.
        let outbox = &mut self.record.outbox;
        let place = outbox.partition_point(|entry| entry.effect.id < id);
        outbox.insert(place, entry);
        self.effects.push(effect);
    }

    /// Stores an attempt in the outbox that somebody else made, whose outcome nobody knows.
    pub fn attempted(&mut self, action: Action, sent_at: DateTime<Utc>) {
        let id = self.next_id(action.kind());
        let entry = OutboxEntry {
            effect: Effect { id, client: self.record.client, action },
            asked_at: sent_at,
            sent_at,
            sends: 1,
            report: None,
            undelivered_at: None,
            revision: 0,
        };
        self.record.outbox.push(entry);
        self.report(&id, EffectReport::Unknown);
    }

    /// Sends the same attempt of a changing effect again. Of a message that was reported as unknown
    /// that stays what is known.
    pub fn attempt_again(&mut self, id: &EffectId) {
        let now = self.now;
        if let Some(entry) = self.record.entry_mut(id) {
            entry.sends += 1;
            entry.sent_at = now;
            if !id.kind.is_message() {
                entry.report = None;
            }
            self.effects.push(entry.effect.clone());
        }
    }

    /// Sends the last attempt again while nobody knows what came of it, else begins another.
    pub fn attempt_or_again(&mut self, action: Action) {
        let last = self.record.last_attempt(self.life, action.kind());
        match last.filter(|entry| entry.is_open()).map(|entry| entry.effect.id) {
            Some(id) => {
                if let Some(entry) = self.record.entry_mut(&id) {
                    entry.effect.action = action;
                }
                self.attempt_again(&id);
            }
            None => self.attempt(action),
        }
    }

    /// Takes a report into the outbox.
    pub fn report(&mut self, id: &EffectId, report: EffectReport) {
        let now = self.now;
        if let Some(entry) = self.record.entry_mut(id) {
            entry.report = Some(report);
            entry.undelivered_at = entry.is_undelivered().then_some(now);
            self.settled.push(*id);
        }
    }

    /// Takes what a search found into the outbox, for the last attempt if that is still open.
    pub fn settle_attempt(&mut self, kind: EffectKind, report: EffectReport) {
        let last = self.record.last_attempt(self.life, kind).filter(|entry| entry.is_open());
        if let Some(id) = last.map(|entry| entry.effect.id) {
            self.report(&id, report);
        }
    }

    pub fn notify(&mut self, message: Message) {
        self.attempt(Action::NotifyClient { message });
    }

    /// Alerts the reseller, once per topic in a life.
    pub fn alert_once(&mut self, topic: Topic, detail: &str) {
        if !self.life().progress.alerted.contains(&topic) {
            self.life_mut().progress.alerted.push(topic);
            self.alert(topic, detail);
        }
    }

    /// Alerts the reseller of a message that was not delivered; of an alert only the list of
    /// undelivered messages tells.
    pub fn alert_undelivered(&mut self, id: &EffectId) {
        let message = self.record.entry(id).map(|entry| entry.effect.action.clone());
        if let Some(Action::NotifyClient { message }) = message {
            let told = self.record.entry(id).and_then(|entry| entry.report.as_ref());
            let why = told.map_or_else(String::new, EffectReport::to_string);
            self.alert(Topic::Undelivered, &format!("{}: {why}", message.topic()));
        }
    }

    /// Something is waited for from now on: reminders of it are counted from here.
    pub fn start_reminders(&mut self) {
        let now = self.now;
        self.life_mut().progress.alerted_at = Some(now);
    }

    /// Alerts the reseller.
    pub fn alert(&mut self, topic: Topic, detail: &str) {
        let life = self.life();
        let alert = Alert {
            topic,
            name: self.record.name.clone(),
            reference: life.progress.submission.reference().cloned(),
            invoice: life.progress.invoice.map(|invoice| invoice.id),
            // What the other side said may be meant to mislead.
            detail: visible(detail).into_owned(),
        };
        self.attempt(Action::AlertReseller { alert });
    }

    fn next_id(&mut self, kind: EffectKind) -> EffectId {
        let (backorder, life, now) = (self.record.id, self.life, self.now);
        let asked = &mut self.life_mut().progress.asked;
        let number = match asked.iter_mut().find(|asked| asked.kind == kind) {
            Some(asked) => {
                asked.number += 1;
                asked.at = now;
                asked.number
            }
            None => {
                asked.push(Asked { kind, number: 1, at: now, counts_from: None });
                1
            }
        };
        EffectId { backorder, life, kind, number }
    }

    /// A question about whether something is there begins anew: no earlier answer denies.
    pub fn doubt(&mut self, kind: EffectKind) {
        let asked = self.life_mut().progress.asked.iter_mut();
        asked.filter(|asked| asked.kind == kind).for_each(|asked| asked.counts_from = None);
    }

    /// What was asked before is outdated by what was told unasked: only later answers count.
    pub fn outdate(&mut self, kind: EffectKind) {
        let asked = self.life_mut().progress.asked.iter_mut();
        for asked in asked.filter(|asked| asked.kind == kind) {
            asked.counts_from = Some(asked.number + 1);
        }
    }

    /// Keeps the first question that can deny: asked long enough after the last sending of what it
    /// looks for.
    fn note_denials(&mut self, grace: TimeDelta) {
        let kinds: Vec<EffectKind> = self.effects.iter().map(|effect| effect.id.kind).collect();
        for (sent, looked_for) in [
            (EffectKind::SubmitApplication, EffectKind::FindApplication),
            (EffectKind::CreateInvoice, EffectKind::FindInvoice),
        ] {
            if kinds.contains(&sent) {
                self.doubt(looked_for);
            }
            if !kinds.contains(&looked_for) {
                continue;
            }
            let last = self.record.last_attempt(self.life, sent).map(|entry| entry.sent_at);
            let can_deny = last.is_none_or(|at| self.now >= at + grace);
            let mut asked = self.life_mut().progress.asked.iter_mut();
            if let Some(asked) = asked.find(|asked| asked.kind == looked_for && can_deny) {
                asked.counts_from.get_or_insert(asked.number);
            }
        }
    }

    /// Puts the record in place of the old one and says what was decided.
    pub fn settle(mut self, engine: &Engine, book: &mut Book) -> Decision {
        let outbox = self.outbox_steps();
        let old = book.get(self.record.id);
        let applications = application_steps(old, &self.record);
        let invoice = self.life().progress.invoice.map(|invoice| invoice.id);
        let known = old.and_then(|old| old.life(self.life)?.progress.invoice);
        let invoice = invoice.filter(|id| known.is_none_or(|known| known.id != *id));
        let to = self.record.stage_of(self.life());
        debug_check(self.from, self.event, to);
        self.record.revision = self.expected_revision + 1;
        self.note_denials(engine.policy().report_grace);
        let now = self.now;
        self.life_mut().updated_at = now;
        let is_finished = self.record.is_finished(now, engine.policy());
        self.record.finished_at = is_finished.then(|| self.record.finished_at.unwrap_or(now));
        let client = self.record.client;
        let frees = self.hold.is_some_and(HoldChange::frees);
        let touches_account =
            self.hold.is_some() || self.relies_on_account || self.reading.is_some();
        let key = book.key_of(client);
        let account = if touches_account { book.raise_revision(key) } else { None };
        let account_changed =
            self.reading.take().is_some_and(|reading| book.take_reading(key, reading));
        if let Some(claim) = &self.claim {
            book.insert_claim(claim.clone());
        }
        let record = RecordStep {
            id: self.record.id,
            life: self.life,
            name: self.record.name.clone(),
            from: self.from,
            to,
            expected_revision: self.expected_revision,
            revision: self.record.revision,
        };
        book.note_time(now);
        let id = self.record.id;
        book.put(key, self.record);
        let part = book.part(key);
        let due = part.get(id).and_then(|record| engine.due_at(part, record, now));
        book.set_due(key, id, due);
        if frees || account_changed {
            book.wake(key);
        }
        Decision {
            client,
            at: now,
            event: self.event,
            record: Some(record),
            account,
            hold: self.hold,
            claim: self.claim,
            applications,
            invoice,
            reason: self.reason,
            warning: self.warning,
            outbox,
            effects: self.effects,
        }
    }

    /// Raises the revision of every entry of the outbox that this decision changes.
    fn outbox_steps(&mut self) -> Vec<OutboxStep> {
        let asked = self.effects.iter().map(|effect| effect.id).filter(|id| id.kind.is_changing());
        let mut ids: Vec<EffectId> = asked.chain(self.settled.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut steps = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(entry) = self.record.entry_mut(&id) {
                steps.push(OutboxStep { id, expected_revision: entry.revision });
                entry.revision += 1;
            }
        }
        steps
    }
}

/// What the registrar has of ours for the record otherwise than before.
fn application_steps(old: Option<&Backorder>, new: &Backorder) -> Vec<ApplicationStep> {
    if new.lives().all(|life| life.progress.is_blank()) {
        return Vec::new();
    }
    let old = old.map_or_else(Vec::new, Backorder::applications);
    let step = |application: Application| {
        let known = old.iter().find(|known| known.id == application.id);
        let is_new = known.is_none_or(|known| *known != application);
        is_new.then(|| ApplicationStep { expected: known.map(|known| known.state), application })
    };
    new.applications().into_iter().filter_map(step).collect()
}
