//! The caller's side of the protocol: load, decide, commit, carry out, report; and crash anywhere.

use backorder_core::InvoiceReport;
use backorder_core::{
    AccountReading, Book, Cause, ClientId, Commit, Decision, EffectId, EffectKind, Error,
    ErrorKind, Event, Outcome, Stage,
};

use chrono::{DateTime, Utc};

use super::Violation;
use super::plan::{CLIENTS, MINUTE, Op, Seconds};
use super::random::fate;
use super::world::World;
use crate::scenario::world::{Billed, Step, decide, read_again};

/// The worker that runs cycles and takes reports: its copy of the rows, and how old that is.
#[derive(Debug, Default)]
pub(super) struct Worker {
    pub book: Option<Book>,
    pub version: u64,
    pub loaded_at: Seconds,
    /// Readings that were begun and not told yet: client, revision of the account then.
    pub late: Vec<(u64, Option<u64>, AccountReading)>,
}

/// Who calls the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The worker that runs cycles and takes reports.
    Worker,
    /// Another process, which has loaded the rows for this one call.
    Other,
}

/// How a transaction round ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Everything decided is committed and was carried out.
    Clean,
    /// Some of it had to be decided anew.
    Redone,
    /// The worker died.
    Crashed,
}

impl World {
    /// The worker's book: as it was kept, or loaded.
    pub(super) fn take_book(&mut self) -> Book {
        let is_fresh = self.now < self.worker.loaded_at + 4 * MINUTE;
        let is_kept = self.history.keeps_book || is_fresh;
        if let Some(book) = self.worker.book.take().filter(|_| is_kept) {
            return book;
        }
        self.worker.version = self.store.version;
        self.worker.loaded_at = self.now;
        self.script(self.now, || "reload".to_owned());
        self.store.load().expect("own rows")
    }

    pub(super) fn keep_book(&mut self, book: Book, end: End) {
        self.worker.book = (end != End::Crashed).then_some(book);
    }

    fn is_current(&self) -> bool {
        self.worker.version == self.store.version
    }

    /// Decides, commits client by client, carries out. What is refused is loaded and decided
    /// again.
    pub(super) fn decide(
        &mut self,
        book: &mut Book,
        step: &Step,
        who: Who,
        clock: Seconds,
    ) -> Result<Result<End, Error>, Violation> {
        let mut end = End::Clean;
        let mut is_told = false;
        for _ in 0..4 {
            let now = self.history.calendar.at(clock);
            let decisions = match decide(&self.engine, book, step, now) {
                Ok(decisions) => decisions,
                Err(error) => return Ok(Err(error)),
            };
            let mut done = None;
            let committed = self.commit_all(book, &decisions, now, &mut done);
            if !is_told && (!decisions.is_empty() || matches!(step, Step::Cycle)) {
                self.script_step((who, clock), step, committed.as_ref().ok().copied(), done);
                is_told = true;
            }
            match committed? {
                End::Clean => return Ok(Ok(end)),
                End::Redone => end = End::Redone,
                End::Crashed => return Ok(Ok(End::Crashed)),
            }
        }
        Err(Violation::new("a refused commit succeeds after loading", self.now, ""))
    }

    /// One transaction a client, and then the effects of those that succeeded. `done` is the last
    /// client whose transaction went through.
    pub(super) fn commit_all(
        &mut self,
        book: &mut Book,
        decisions: &[Decision],
        now: DateTime<Utc>,
        done: &mut Option<ClientId>,
    ) -> Result<End, Violation> {
        let mut end = End::Clean;
        let mut carry_out = Vec::new();
        let commits =
            self.engine.commits(book, decisions, now).expect("decisions of the last call");
        for commit in commits {
            let parts = [4, self.store.version, commit.client.0, self.now.cast_unsigned()];
            let mut random = fate(self.history.seed, &parts);
            let crashes_before = random.chance(self.weather / 6);
            let crashes_after = random.chance(self.weather / 6);
            if crashes_before {
                let is_first = done.is_none();
                self.tally.crashes_before_commit += u64::from(is_first);
                self.tally.crashes_between_commits += u64::from(!is_first);
                return Ok(self.crash("before a commit"));
            }
            if !self.commit_one(book, &commit, decisions)? {
                self.tally.refused += 1;
                book.forget(commit.client);
                self.reload(book, commit.client, decisions);
                end = End::Redone;
                continue;
            }
            *done = Some(commit.client);
            if crashes_after {
                self.tally.crashes_after_commit += 1;
                return Ok(self.crash("after a commit"));
            }
            carry_out.extend(commit.carry_out);
        }
        for effect in carry_out {
            let id = effect.id;
            let parts = [5, id.backorder.0, u64::from(id.number), self.now.cast_unsigned()];
            if fate(self.history.seed, &parts).chance(self.weather / 10) {
                self.tally.crashes_between_effects += 1;
                return Ok(self.crash("before carrying out"));
            }
            self.carry_out(&effect)?;
        }
        Ok(end)
    }

    /// Loads a client again, and the records that were decided about, which may be finished.
    fn reload(&self, book: &mut Book, client: ClientId, decisions: &[Decision]) {
        self.store.load_client(book, client).expect("own rows");
        let own = decisions.iter().filter(|decision| decision.client == client);
        for step in own.filter_map(|decision| decision.record.as_ref()) {
            self.store.load_record(book, step.id).expect("own rows");
        }
    }

    /// Whether the transaction went through.
    fn commit_one(
        &mut self,
        book: &Book,
        commit: &Commit,
        decisions: &[Decision],
    ) -> Result<bool, Violation> {
        self.auditor.is_current = self.is_current();
        let before = self.store.version;
        if let Err(why) = self.store.commit(commit) {
            self.note(|| format!("commit of client {} refused: {why}", commit.client));
            return Ok(false);
        }
        self.tally.commits += 1;
        // Not every transaction counts; a copy that is behind stays behind.
        self.worker.version += self.store.version - before;
        let own: Vec<&Decision> =
            decisions.iter().filter(|decision| decision.client == commit.client).collect();
        for decision in &own {
            self.note(|| describe(decision));
            self.count(decision, book);
            let parts = [16, self.store.version, self.now.cast_unsigned()];
            let is_seen = decision.event == Event::DomainDoubted;
            if is_seen && fate(self.history.seed, &parts).chance(60) {
                self.take_soon(Op::Accept);
            }
        }
        self.auditor.committed(commit, &own, book, self.now)?;
        Ok(true)
    }

    fn count(&mut self, decision: &Decision, book: &Book) {
        let Some(step) = &decision.record else { return };
        let is_late = || book.get(step.id).is_some_and(|record| record.present.waiting.late);
        let cause = decision.reason.as_ref().map(|reason| reason.cause);
        let tally = &mut self.tally;
        let count = match decision.event {
            Event::Place if step.life > 1 => &mut tally.placed_again,
            Event::Delete => &mut tally.deleted,
            Event::GiveUp => &mut tally.given_up,
            Event::FundsShort => &mut tally.short,
            Event::CoverageLost => &mut tally.cover_lost,
            Event::Overdue => &mut tally.overdue,
            Event::Submit if is_late() => &mut tally.sent_late,
            Event::DomainDoubted => &mut tally.domains_doubted,
            Event::NameAbsent if cause == Some(Cause::Renewed) => &mut tally.renewed,
            Event::ApplicationSuccessful | Event::ApplicationAuctionWon => {
                match (cause, step.from, step.to) {
                    (Some(Cause::ClaimTaken), ..) => &mut tally.claims_refused,
                    (_, Stage::In(from), Stage::In(to)) if from != to => return,
                    _ => &mut tally.caught_late,
                }
            }
            _ => return,
        };
        *count += 1;
    }

    fn crash(&mut self, when: &str) -> End {
        self.note(|| format!("crash {when}"));
        self.worker.version = u64::MAX / 2;
        End::Crashed
    }

    /// One run of the batch job, with a clock that may be behind.
    pub(super) fn cycle(&mut self, clock: Seconds) -> Result<(), Violation> {
        self.tally.cycles += 1;
        let mut book = self.take_book();
        let mut end = self.read_accounts(&mut book, clock)?;
        if end != End::Crashed {
            end = self.run_once(&mut book, clock)?;
        }
        if end == End::Clean && self.is_current() && clock == self.now {
            let now = self.history.calendar.at(clock);
            if let Some(decision) = self.engine.cycle(&mut book, now).first() {
                let text = describe(decision);
                return Err(Violation::new("a cycle decides nothing twice", self.now, text));
            }
            self.auditor.after_cycle(&book, self.now)?;
        }
        // A worker whose copy is behind notices sooner or later; here, after one cycle.
        let is_behind = !self.is_current();
        self.tally.behind += u64::from(is_behind && end != End::Crashed);
        self.keep_book(book, if is_behind { End::Crashed } else { end });
        Ok(())
    }

    /// The run itself; before the wake-up it was promised it decides nothing.
    fn run_once(&mut self, book: &mut Book, clock: Seconds) -> Result<End, Violation> {
        let now = self.history.calendar.at(clock);
        let due = self.engine.next_wakeup(book, now);
        if due.is_none_or(|due| due > now) {
            let decisions = self.engine.cycle(book, now);
            if let Some(decision) = decisions.first() {
                let text = format!("due {due:?}, {}", describe(decision));
                self.script_step((Who::Worker, clock), &Step::Cycle, None, None);
                return Err(Violation::new("no change before the wake-up", self.now, text));
            }
            self.script_step((Who::Worker, clock), &Step::Cycle, None, None);
            return Ok(End::Clean);
        }
        Ok(self.decide(book, &Step::Cycle, Who::Worker, clock)?.expect("a cycle never fails"))
    }

    /// Reads every account, as far as billing answers.
    fn read_accounts(&mut self, book: &mut Book, clock: Seconds) -> Result<End, Violation> {
        let mut end = self.tell_late_readings(book, clock)?;
        if end == End::Crashed {
            return Ok(end);
        }
        for client in 1..=u64::from(CLIENTS) {
            // Billing has no account of who is gone.
            if self.auditor.is_gone(client) {
                continue;
            }
            let mut random = fate(self.history.seed, &[6, client, self.now.cast_unsigned()]);
            if random.chance(self.weather / 2) {
                self.tally.accounts_unread += 1;
                continue;
            }
            if random.chance(self.weather / 4) {
                self.tally.readings_late += 1;
                let now = self.history.calendar.at(clock);
                let reading = self.billing.read_account(client).read(book, now);
                let seen = book.account(ClientId(client)).map(|account| account.revision);
                self.worker.late.push((client, seen, reading));
                continue;
            }
            end = self.read_account(book, client, (Who::Worker, clock))?;
            if end == End::Crashed {
                break;
            }
        }
        Ok(end)
    }

    /// What was read before the last cycle gets in after it: only where nothing has changed.
    fn tell_late_readings(&mut self, book: &mut Book, clock: Seconds) -> Result<End, Violation> {
        for (client, seen, reading) in std::mem::take(&mut self.worker.late) {
            let is_same = seen == book.account(ClientId(client)).map(|account| account.revision);
            match self.decide(book, &Step::Read(reading), Who::Worker, clock)? {
                Ok(End::Crashed) => return Ok(End::Crashed),
                Ok(_) if !is_same => {
                    let text = format!("client {client} at {seen:?}");
                    let rule = "a reading holds for the account it began on";
                    return Err(Violation::new(rule, self.now, text));
                }
                Ok(_) => {}
                Err(error) => {
                    self.tally.readings_overtaken += 1;
                    if error.kind() != ErrorKind::AccountStale {
                        let text = format!("client {client}: {error}");
                        return Err(Violation::new("an honest reading is taken", self.now, text));
                    }
                }
            }
        }
        Ok(End::Clean)
    }

    pub(super) fn read_account(
        &mut self,
        book: &mut Book,
        client: u64,
        (who, clock): (Who, Seconds),
    ) -> Result<End, Violation> {
        let step = Step::Account(self.billing.read_account(client));
        Ok(self.decide(book, &step, who, clock)?.expect("a reading in one currency"))
    }

    /// A reply gets in.
    pub(super) fn report(&mut self, id: EffectId, outcome: &Outcome) -> Result<(), Violation> {
        let mut book = self.take_book();
        let client = self.auditor.entries[&(id.backorder.0, id.life)].client;
        let outcome = self.read_again(client, outcome);
        let before = self.store.version;
        let was_current = self.is_current();
        let must_deny = was_current && self.auditor.must_deny(&id, &outcome, &book);
        let is_repeated = self.auditor.is_repeated(&id, &outcome);
        let step = Step::Report(id, outcome.clone());
        let mut result = self.decide(&mut book, &step, Who::Worker, self.now)?;
        if result.as_ref().is_err_and(|error| error.kind() == ErrorKind::CurrencyMismatch) {
            self.read_account(&mut book, client, (Who::Worker, self.now))?;
            result = self.decide(&mut book, &step, Who::Worker, self.now)?;
        }
        self.tally.reports += 1;
        self.note(|| format!("report {id} {outcome:?}: {:?}", result.as_ref().err()));
        if self.is_unknown(&result) && !self.is_current() {
            // The copy was older than the effect: loaded again, it is known.
            book = self.store.load().expect("own rows");
            self.worker.version = self.store.version;
            self.script(self.now, || "reload".to_owned());
        }
        if self.is_unknown(&result) {
            // Nobody loads what is finished, until something late is said of it.
            self.tally.late_for_finished += 1;
            self.store.load_record(&mut book, id.backorder).expect("own rows");
            result = self.decide(&mut book, &step, Who::Worker, self.now)?;
        }
        let is_silent = self.store.version == before;
        if must_deny && is_silent && matches!(result, Ok(End::Clean)) {
            let text = format!("{id} {outcome:?}");
            return Err(Violation::new("a search that can deny denies", self.now, text));
        }
        if is_repeated && (result.is_err() || !is_silent) {
            let text = format!("{id} {outcome:?}: {:?}", result.err());
            return Err(Violation::new("a repeated report changes nothing", self.now, text));
        }
        match result {
            Ok(end) => {
                if was_current && end == End::Clean {
                    self.auditor.knows(&id, &outcome);
                }
                self.tally.crashes_in_report += u64::from(end == End::Crashed);
                if end != End::Crashed || self.store.version > before {
                    self.auditor.reported(&id, &outcome);
                }
                let is_behind = !self.is_current();
                self.keep_book(book, if is_behind { End::Crashed } else { end });
            }
            Err(error) => {
                let may = [
                    ErrorKind::ExistsDifferent,
                    ErrorKind::TransitionRefused,
                    ErrorKind::ReferenceTaken,
                ];
                // Billing may have ended the invoice itself when it refuses to.
                let is_contradiction = error.kind() == ErrorKind::ExistsDifferent
                    && id.kind != EffectKind::CancelInvoice
                    && !self.registrar.accepted_twice(&id, &outcome);
                if is_contradiction || !may.contains(&error.kind()) {
                    let text = format!("{id} {outcome:?}: {error}");
                    return Err(Violation::new("an honest report is taken", self.now, text));
                }
                self.keep_book(book, End::Clean);
            }
        }
        self.wake_soon();
        Ok(())
    }

    fn is_unknown(&self, result: &Result<End, Error>) -> bool {
        let kinds = [ErrorKind::BackorderUnknown, ErrorKind::EffectUnknown];
        result.as_ref().is_err_and(|error| kinds.contains(&error.kind()))
    }

    /// The account that comes with an invoice is read when it is reported.
    fn read_again(&self, client: u64, outcome: &Outcome) -> Outcome {
        match outcome {
            // What is told of the invoice is what was seen when it was asked, however late.
            Outcome::Invoice(report) => {
                let Billed { credit, unpaid, .. } = self.billing.read_account(client);
                Outcome::Invoice(InvoiceReport { credit, unpaid, ..*report })
            }
            other => other.clone(),
        }
    }

    /// Two workers run at once on the same rows: each client's decisions are committed by one.
    pub(super) fn overlap(&mut self) -> Result<(), Violation> {
        self.tally.overlaps += 1;
        let clock = self.now;
        let now = self.history.calendar.at(clock);
        let mut first = self.take_book();
        let was_current = self.is_current();
        let mut second = self.store.load().expect("own rows");
        read_again(&self.engine, &mut first, now);
        read_again(&self.engine, &mut second, now);
        let one = self.engine.cycle(&mut first, now);
        let two = self.engine.cycle(&mut second, now);
        // The decisions are the same: in a scenario it does not matter whose are committed.
        self.script_step((Who::Other, clock), &Step::Cycle, None, None);
        self.script(clock, || "reload".to_owned());
        if was_current && one != two {
            let text = format!("{one:?}\n{two:?}");
            return Err(Violation::new("a kept book decides as a loaded one", clock, text));
        }
        let split = |client: ClientId, decisions: &[Decision]| -> Vec<Decision> {
            decisions.iter().filter(|decision| decision.client == client).cloned().collect()
        };
        for client in (1..=u64::from(CLIENTS)).map(ClientId) {
            let (one, two) = (split(client, &one), split(client, &two));
            let parts = [7, client.0, clock.cast_unsigned()];
            let is_first = fate(self.history.seed, &parts).chance(50);
            let mut commit = |is_first: bool| {
                let (book, decisions) =
                    if is_first { (&mut first, &one) } else { (&mut second, &two) };
                self.commit_all(book, decisions, now, &mut None)
            };
            let ends = [commit(is_first)?, commit(!is_first)?];
            let is_conflict = !one.is_empty() && was_current;
            if is_conflict && ends == [End::Clean, End::Clean] {
                return Err(Violation::new("of two workers one wins", clock, format!("{one:?}")));
            }
            if ends.contains(&End::Crashed) {
                break;
            }
        }
        self.worker.book = None;
        self.plan_cycle(clock + 5 * MINUTE);
        Ok(())
    }
}

/// A decision in one line.
pub(super) fn describe(decision: &Decision) -> String {
    let step = decision.record.as_ref().map_or_else(String::new, |step| {
        format!("backorder {} life {} {} -> {}", step.id, step.life, step.from, step.to)
    });
    let hold = decision.hold.map_or_else(String::new, |hold| format!(", {hold}"));
    let effects: Vec<String> = decision
        .effects
        .iter()
        .map(|effect| format!("{} {:?}", effect.id, effect.action))
        .collect();
    format!(
        "client {} {}: {step}{hold} {} {}",
        decision.client,
        decision.event,
        decision.reason.as_ref().map_or("", |reason| reason.cause.name()),
        effects.join("; ")
    )
}
