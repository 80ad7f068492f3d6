//! One thing done about some clients, from their rows to what came of the effects.

use std::collections::{BTreeSet, VecDeque};
use std::ops::Deref;

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::engine::Engine;
use crate::record::decision::Decision;
use crate::record::effect::{Effect, EffectId};
use crate::record::outcome::Outcome;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::ClientId;

use super::commit::Commit;
use super::load::Rows;
use super::reads::{Read, Store};
use super::write::Statement;

pub use advance::Turn;

mod advance;

/// How often a decision is made anew because somebody else was faster, the first time included.
const TRIES: u32 = 8;
/// From this try on a client's account is locked before anything is read, each client's alone.
const LOCKING_TRY: u32 = 3;

/// What a host does about some clients: read their rows, decide, commit, carry out, report; and,
/// where another host was faster, read and decide again.
///
/// A round knows the order of these and touches nothing itself: [`Round::next`] says what to do,
/// and what came of it is told by the method named at that [`Step`]. A step is said again until
/// that is done. A commit that lost its race is loaded and decided again; the report of an effect
/// is observed again on the new rows, with the same outcome, until it is written, since what was
/// done outside cannot be done otherwise. From the third try on a transaction is begun and the
/// client's account locked before the rows are read ([`Step::Begin`]), so that nobody comes in
/// between, however busy; each client who lost is then tried alone.
///
/// The engine and the store are held as references, or as what else points to them (`Arc`), for a
/// round that outlives the call that began it.
///
/// Effects are carried out once all commits of the round are written or lost, in their order; what
/// the report of one leads to comes right after it.
///
/// # Example
/// A host's loop; the rows are those of no client here, so that nothing is decided.
/// ```
/// use backorder_core::{Dialect, DropRules, Engine, Policy, PriceList, Round, Rows, Step, Store};
/// let engine = Engine::new(Policy::default(), PriceList::new(), DropRules::builtin())?;
/// let store = Store::new(Dialect::Sqlite, "bo_")?;
/// let mut round = Round::new(&engine, &store, store.part(&[backorder_core::ClientId(7)]));
/// loop {
///     match round.next("2027-01-10T19:00:00Z".parse().unwrap()) {
///         Step::Load(reads) => {
///             assert_eq!(reads[0].table, "wakes"); // run them, and add every row to `rows`
///             let rows = Rows::default();
///             round.loaded(&rows);
///         }
///         Step::Decide { book, now } => {
///             let decisions = engine.cycle(book, now); // having read the accounts
///             round.decided(decisions, now);
///         }
///         Step::Begin(_locks) => round.begun(true), // begin a transaction and run these in it
///         Step::Rollback => round.rolled_back(),
///         Step::Commit { statements, .. } => {
///             let is_written = !statements.is_empty(); // in one transaction, or not at all
///             round.written(is_written);
///         }
///         Step::CarryOut(effect) => {
///             let outcome = backorder_core::Outcome::Unknown; // what the carrier says
///             assert!(outcome.answers(effect.id.kind));
///             round.carried(outcome);
///         }
///         Step::Failed { error, .. } => panic!("{error}"), // to the log
///         Step::Done => break,
///     }
/// }
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Round<E, S> {
    engine: E,
    store: S,
    attempt: Attempt,
    effects: VecDeque<Effect>,
    failures: VecDeque<Failure>,
}

/// What a host does next; one whose database answers at once leaves half of it to
/// [`Round::advance`].
#[derive(Debug)]
pub enum Step<'r> {
    /// Others were faster twice: begin a transaction that may write, run these in it, which lock,
    /// and say so: [`Round::begun`]. What is read and written stands in it until it ends, with the
    /// next [`Step::Commit`] or [`Step::Rollback`]. SQLite needs no statement: the transaction
    /// has the lock ([`Dialect::begin`](crate::Dialect::begin)).
    Begin(&'r [Statement]),
    /// Run these in their order and hand over their rows: [`Round::loaded`].
    Load(&'r [Read]),
    /// Decide about the clients in the book, and no others: [`Round::decided`]. What billing says
    /// of them is read now, after the rows.
    Decide {
        /// What was loaded.
        book: &'r mut Book,
        /// When it is decided, as it was given to [`Round::next`].
        now: DateTime<Utc>,
    },
    /// Write this in one transaction and say whether it is written: [`Round::written`]. It is not
    /// where a statement changed another number of rows than it says, or an error means a lost
    /// race or a lost connection ([`Dialect::trouble`](crate::Dialect::trouble)).
    Commit {
        /// The commit.
        commit: &'r Commit,
        /// All of it as SQL, in order.
        statements: Vec<Statement>,
        /// Whether its transaction is the one that [`Step::Begin`] began; it is over with this.
        is_begun: bool,
    },
    /// Nothing is to be written: end the transaction that [`Step::Begin`] began, and say so:
    /// [`Round::rolled_back`].
    Rollback,
    /// Carry this out and tell what came of it: [`Round::carried`].
    CarryOut(&'r Effect),
    /// Something was left out; for the log and an alert. There is nothing to be told.
    Failed {
        /// Whose it was; none where a row does not say.
        client: Option<ClientId>,
        /// The effect that is carried out and could not be reported; the engine will look for what
        /// came of it.
        effect: Option<EffectId>,
        /// Why.
        error: Error,
    },
    /// Nothing is left.
    Done,
}

impl<'r> From<Turn<'r>> for Step<'r> {
    fn from(turn: Turn<'r>) -> Step<'r> {
        match turn {
            Turn::Decide { book, now } => Step::Decide { book, now },
            Turn::CarryOut(effect) => Step::CarryOut(effect),
            Turn::Failed { client, effect, error } => Step::Failed { client, effect, error },
            Turn::Done => Step::Done,
        }
    }
}

#[derive(Debug)]
struct Failure {
    client: Option<ClientId>,
    effect: Option<EffectId>,
    error: Error,
}

/// A decision on its way.
#[derive(Debug)]
struct Attempt {
    reads: Vec<Read>,
    /// What is reported, if it is not the host who decides.
    report: Option<Report>,
    number: u32,
    /// Whether a transaction is to be begun before the rows are read, and whether it is.
    lock: Lock,
    /// How many clients the book has: of one alone the same is read again.
    clients: usize,
    state: State,
    /// Who lost, too, and is locked and tried after this one.
    queue: VecDeque<ClientId>,
}

/// Where the lock of a client's account stands.
#[derive(Debug)]
enum Lock {
    /// There is none.
    Free,
    /// These take it, in a transaction that is to be begun.
    Wanted { client: ClientId, statements: Vec<Statement> },
    /// The transaction is open.
    Held(ClientId),
}

#[derive(Debug)]
struct Report {
    effect: EffectId,
    /// Whose it is, where that is known.
    client: Option<ClientId>,
    outcome: Outcome,
}

#[derive(Debug)]
enum State {
    Loading,
    Deciding(Box<Book>),
    Committing { commits: VecDeque<Commit>, lost: BTreeSet<ClientId>, is_any_written: bool },
    Over,
}

impl<E: Deref<Target = Engine>, S: Deref<Target = Store>> Round<E, S> {
    /// A round about the clients that these statements read: [`Store::part`] or one of its like.
    pub fn new(engine: E, store: S, reads: Vec<Read>) -> Round<E, S> {
        let attempt = Attempt::of(reads, None);
        Round { engine, store, attempt, effects: VecDeque::new(), failures: VecDeque::new() }
    }

    /// A round that reports what came of an effect which was carried out elsewhere: by another
    /// process, or by this one before it ended.
    pub fn of_report(engine: E, store: S, effect: EffectId, outcome: Outcome) -> Round<E, S> {
        let attempt = Attempt::of_report(&store, Report { effect, client: None, outcome });
        Round { engine, store, attempt, effects: VecDeque::new(), failures: VecDeque::new() }
    }

    /// What to do next, at that time.
    pub fn next(&mut self, now: DateTime<Utc>) -> Step<'_> {
        self.tell_report(now);
        if !self.failures.is_empty() || !self.asks_database() {
            return self.turn(now).into();
        }
        self.database_step()
    }

    /// Whether the next step is one of the database's.
    fn asks_database(&self) -> bool {
        match &self.attempt.state {
            State::Loading => true,
            State::Deciding(_) => false,
            State::Committing { commits, .. } if !commits.is_empty() => true,
            State::Committing { .. } | State::Over => matches!(self.attempt.lock, Lock::Held(_)),
        }
    }

    /// The next step, where it is the database's.
    fn database_step(&self) -> Step<'_> {
        let Attempt { reads, lock, state, .. } = &self.attempt;
        match (state, lock) {
            (State::Loading, Lock::Wanted { statements, .. }) => Step::Begin(statements),
            (State::Loading, Lock::Free | Lock::Held(_)) => Step::Load(reads),
            (State::Committing { commits, .. }, _) if !commits.is_empty() => {
                let (dialect, prefix) = (self.store.dialect(), self.store.prefix());
                let commit = &commits[0];
                let statements = commit.statements(dialect, prefix);
                Step::Commit { commit, statements, is_begun: matches!(lock, Lock::Held(_)) }
            }
            _ => Step::Rollback,
        }
    }

    /// The next step, where it is the host's.
    fn turn(&mut self, now: DateTime<Utc>) -> Turn<'_> {
        if let Some(failure) = self.failures.pop_front() {
            let Failure { client, effect, error } = failure;
            return Turn::Failed { client, effect, error };
        }
        match (&mut self.attempt.state, self.effects.front()) {
            (State::Deciding(book), _) => Turn::Decide { book, now },
            (_, Some(effect)) => Turn::CarryOut(effect),
            (_, None) => Turn::Done,
        }
    }

    /// Whether the transaction of a [`Step::Begin`] is begun and its statements are run. Where an
    /// error meant a lost race it is not, and rolled back: that is a try, too.
    pub fn begun(&mut self, is_begun: bool) {
        let Lock::Wanted { client, .. } = self.attempt.lock else { return };
        if is_begun {
            self.attempt.lock = Lock::Held(client);
        } else if self.attempt.number < TRIES {
            self.attempt.number += 1;
        } else {
            self.attempt.lock = Lock::Free;
            self.attempt.state = State::Over;
            self.give_up(client);
            self.next_in_queue();
        }
    }

    /// The transaction of a [`Step::Rollback`] is over.
    pub fn rolled_back(&mut self) {
        let is_over = match &self.attempt.state {
            State::Loading | State::Deciding(_) => false,
            State::Committing { commits, .. } => commits.is_empty(),
            State::Over => true,
        };
        if is_over && matches!(self.attempt.lock, Lock::Held(_)) {
            self.attempt.lock = Lock::Free;
            self.next_in_queue();
        }
    }

    /// The rows that a [`Step::Load`] read. Clients of whom one cannot be read are left out, and
    /// told of by [`Step::Failed`].
    pub fn loaded(&mut self, rows: &Rows) {
        let is_begun = !matches!(self.attempt.lock, Lock::Wanted { .. });
        if !(is_begun && matches!(self.attempt.state, State::Loading)) {
            return;
        }
        let mut book = Box::new(Book::new());
        self.attempt.state = match book.load(rows) {
            Ok(refused) => {
                for refused in refused {
                    self.fail(refused.client, refused.error);
                }
                self.attempt.clients = book.clients().count();
                State::Deciding(book)
            }
            Err(error) => {
                self.fail(None, error);
                State::Over
            }
        };
    }

    /// What was decided on the book of a [`Step::Decide`]: by one call of the engine or several.
    pub fn decided(&mut self, decisions: impl IntoIterator<Item = Decision>, now: DateTime<Utc>) {
        let State::Deciding(book) = &mut self.attempt.state else { return };
        let decisions: Vec<Decision> = decisions.into_iter().collect();
        self.attempt.state = match self.engine.commits(book, &decisions, now) {
            Ok(commits) => State::Committing {
                commits: commits.into(),
                lost: BTreeSet::new(),
                is_any_written: false,
            },
            Err(error) => {
                self.fail(None, error);
                State::Over
            }
        };
    }

    /// Whether the transaction of a [`Step::Commit`] is written.
    pub fn written(&mut self, is_written: bool) {
        let State::Committing { commits, lost, is_any_written } = &mut self.attempt.state else {
            return;
        };
        let Some(commit) = commits.pop_front() else { return };
        self.attempt.lock = Lock::Free;
        if is_written {
            *is_any_written = true;
            self.take_effects(commit.carry_out);
        } else {
            lost.insert(commit.client);
        }
        self.end_of_commits();
    }

    /// What came of the effect of a [`Step::CarryOut`].
    pub fn carried(&mut self, outcome: Outcome) {
        let is_under_way = match &self.attempt.state {
            State::Over => false,
            State::Committing { commits, .. } => !commits.is_empty(),
            State::Loading | State::Deciding(_) => true,
        };
        if is_under_way {
            return;
        }
        if let Some(effect) = self.effects.pop_front() {
            let client = Some(effect.client);
            let report = Report { effect: effect.id, client, outcome };
            self.attempt = Attempt::of_report(&self.store, report);
        }
    }

    /// Tells the report, if there is one, to the rows that were loaded for it.
    fn tell_report(&mut self, now: DateTime<Utc>) {
        let State::Deciding(book) = &mut self.attempt.state else { return };
        let Some(report) = self.attempt.report.take() else { return };
        let observed = self.engine.observe(book, &report.effect, &report.outcome, now);
        self.attempt.report = Some(report);
        match observed {
            Ok(decision) => self.decided(decision, now),
            Err(error) => {
                self.fail(None, error);
                self.attempt.state = State::Over;
            }
        }
    }

    /// What a report leads to comes before what waits already.
    fn take_effects(&mut self, carry_out: Vec<Effect>) {
        if self.attempt.report.is_none() {
            self.effects.extend(carry_out);
        } else {
            carry_out.into_iter().rev().for_each(|effect| self.effects.push_front(effect));
        }
    }

    /// Once every commit is written or lost, those that are lost are tried again.
    fn end_of_commits(&mut self) {
        let Attempt { state, number, clients, .. } = &mut self.attempt;
        let State::Committing { commits, lost, is_any_written } = state else { return };
        if !commits.is_empty() {
            return;
        }
        let (lost, is_any_written) = (std::mem::take(lost), *is_any_written);
        let is_same = !is_any_written && *clients <= 1;
        *state = State::Over;
        if lost.is_empty() {
            return self.next_in_queue();
        }
        if *number >= TRIES {
            lost.into_iter().for_each(|client| self.give_up(client));
            return self.next_in_queue();
        }
        *number += 1;
        if *number >= LOCKING_TRY {
            return self.try_locked(lost, is_same);
        }
        // Who has committed is done; the others' part alone is read again.
        if is_any_written {
            let lost: Vec<ClientId> = lost.into_iter().collect();
            self.attempt.reads = self.store.part(&lost);
        }
        self.attempt.state = State::Loading;
    }

    /// Tries those who lost with their accounts locked, one after the other.
    fn try_locked(&mut self, lost: BTreeSet<ClientId>, is_same: bool) {
        let mut lost = lost.into_iter();
        let Some(first) = lost.next() else { return };
        self.attempt.queue.extend(lost);
        self.lock(first, is_same);
    }

    /// The next of those who wait to be locked and tried; they begin as the third try.
    fn next_in_queue(&mut self) {
        if let Some(client) = self.attempt.queue.pop_front() {
            self.attempt.number = LOCKING_TRY;
            self.lock(client, false);
        }
    }

    fn lock(&mut self, client: ClientId, is_same: bool) {
        if !is_same && self.attempt.report.is_none() {
            self.attempt.reads = self.store.part(&[client]);
        }
        let statements = self.store.lock(client).into_iter().collect();
        self.attempt.lock = Lock::Wanted { client, statements };
        self.attempt.state = State::Loading;
    }

    fn give_up(&mut self, client: ClientId) {
        let message = format!("client {client} changed while it was decided, {TRIES} times");
        self.fail(Some(client), Error::new(ErrorKind::DecisionsStale, client, message));
    }

    fn fail(&mut self, client: Option<ClientId>, error: Error) {
        let report = self.attempt.report.as_ref();
        let effect = report.map(|report| report.effect);
        let client = client.or(report.and_then(|report| report.client));
        self.failures.push_back(Failure { client, effect, error });
    }
}

impl Attempt {
    fn of(reads: Vec<Read>, report: Option<Report>) -> Attempt {
        Attempt {
            reads,
            report,
            number: 1,
            lock: Lock::Free,
            clients: 0,
            state: State::Loading,
            queue: VecDeque::new(),
        }
    }

    fn of_report(store: &Store, report: Report) -> Attempt {
        Attempt::of(store.part_of_record(report.effect.backorder), Some(report))
    }
}

#[cfg(test)]
mod tests;
