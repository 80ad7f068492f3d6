//! Decisions grouped into the transactions a store must commit.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::engine::{Engine, whole_seconds};
use crate::record::application::{Application, ApplicationId};
use crate::record::backorder::Backorder;
use crate::record::decision::{ApplicationStep, Decision, OutboxStep};
use crate::record::effect::Effect;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId};

use super::dialect::Dialect;
use super::row::{Row, Value};
use super::schema::{
    ACCOUNTS, APPLICATIONS, BACKORDERS, CLAIMS, EFFECTS, INVOICES, LEASES, LOG, WAKES,
};
use super::write::{How, Script, Statement, Write, scripts, statements};

/// Everything that one client's decisions of one call write, and what to carry out after it.
///
/// A store writes it in **one** transaction, in order; [`Commit::statements`] are these writes as
/// SQL. A statement that changes another number of rows than it says, and every error that
/// [`Dialect::trouble`] calls a lost race, at a statement or at COMMIT, ends the transaction: the
/// client is dropped from the book ([`Book::forget`]), loaded again, and decided about anew;
/// nothing of the commit is carried out. The third try begins its transaction with the lock of the
/// account ([`Store::lock`](crate::Store::lock)) and loads, decides and writes within it, so that
/// nobody starves.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Commit {
    /// Whose decisions these are.
    pub client: ClientId,
    /// What is written, in order.
    pub writes: Vec<Write>,
    /// What to carry out, in order, once this is committed.
    pub carry_out: Vec<Effect>,
}

impl Commit {
    /// The writes as SQL, for tables whose names begin with `prefix`. What does the same to several
    /// rows of a table is one statement.
    pub fn statements(&self, dialect: Dialect, prefix: &str) -> Vec<Statement> {
        statements(&self.writes, dialect, prefix)
    }

    /// The writes of several clients as SQL for **one** transaction: with many rows a statement and
    /// one flush. Where it is a lost race, whose race it was is not told: write each of them alone
    /// then, by [`Commit::statements`], and only whom somebody was faster about is lost.
    pub fn statements_of_all<'a>(
        commits: impl IntoIterator<Item = &'a Commit>,
        dialect: Dialect,
        prefix: &str,
    ) -> Vec<Statement> {
        statements(commits.into_iter().flat_map(|commit| &commit.writes), dialect, prefix)
    }

    /// The same as few texts with what is plain in them, for a driver that takes many statements in
    /// one message; all of them are of one transaction, in this order.
    pub fn scripts_of_all<'a>(
        commits: impl IntoIterator<Item = &'a Commit>,
        dialect: Dialect,
        prefix: &str,
    ) -> Vec<Script> {
        scripts(commits.into_iter().flat_map(|commit| &commit.writes), dialect, prefix)
    }
}

impl Engine {
    /// Groups the decisions of one call by client, into what a store writes. The book must be as
    /// that call left it, and `now` the time of the call.
    ///
    /// A client about whom nothing was decided has a commit, too, when the instant at which a cycle
    /// must look again moved, or when its wake was loaded: what a wake asked for is done then.
    ///
    /// # Errors
    /// [`ErrorKind::DecisionsStale`] when a decision is older than the book: a later call decided
    /// about the same record or account, so that this commit could not be right.
    pub fn commits<'a>(
        &self,
        book: &mut Book,
        decisions: impl IntoIterator<Item = &'a Decision>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Commit>, Error> {
        // Money that was freed may serve what else the client has: the rows must say so.
        for (key, open) in book.awake_clients() {
            open.into_iter().for_each(|id| self.look_again(book, key, id, whole_seconds(now)));
        }
        let mut by_client: BTreeMap<ClientId, Vec<&Decision>> = BTreeMap::new();
        for decision in decisions {
            by_client.entry(decision.client).or_default().push(decision);
        }
        for client in book.unwritten() {
            by_client.entry(client).or_default();
        }
        let all = by_client.into_iter();
        all.map(|(client, decisions)| Commit::of_client(book, client, &decisions))
            .filter(|commit| commit.as_ref().map_or(true, |commit| !commit.writes.is_empty()))
            .collect()
    }
}

impl Commit {
    fn of_client(
        book: &mut Book,
        client: ClientId,
        decisions: &[&Decision],
    ) -> Result<Commit, Error> {
        check_current(book, client, decisions)?;
        let moved = book.take_moved(client);
        let wake = book.take_wake(client);
        let mut writes = Vec::new();
        let step = decisions.iter().find_map(|decision| decision.account);
        if let Some((step, account)) = step.zip(book.account(client)) {
            writes.push(Write::over(&ACCOUNTS, account.to_row(), step.expected_revision));
            if step.expected_revision == 0 {
                writes.push(Write::insert(&LEASES, free_lease(client)));
            }
        }
        let records = first_steps(decisions.iter().filter_map(|decision| {
            let step = decision.record.as_ref()?;
            Some((step.id, step.expected_revision))
        }));
        let mut stored: BTreeMap<BackorderId, Box<Backorder>> = BTreeMap::new();
        for (id, expected) in &records {
            let before = book.take_before(*id).filter(|before| before.revision == *expected);
            if let Some(record) = book.get(*id) {
                let row = record.row_since(before.as_deref(), book.due_of(*id));
                writes.push(Write::over(&BACKORDERS, row, *expected));
            }
            stored.extend(before.map(|before| (*id, before)));
            book.note_written(*id);
        }
        let moved = moved.into_iter().filter(|(id, _)| !records.contains_key(id));
        // Another revision has a due instant of its own, written with it.
        writes.extend(moved.filter_map(|(id, due_at)| {
            let row = Row::from_iter([("id", Value::from(id.0)), ("due_at", due_at.into())]);
            let expected = Value::from(book.get(id)?.revision);
            let how = How::SetIf { column: "revision", expected };
            Some(Write { table: &BACKORDERS, how, row })
        }));
        writes.extend(outbox(book, decisions, &stored));
        let claims = decisions.iter().filter_map(|decision| decision.claim.as_ref());
        writes.extend(claims.map(|claim| Write::insert(&CLAIMS, claim.to_row())));
        writes.extend(applications(decisions));
        writes.extend(
            decisions
                .iter()
                .filter_map(|decision| Some(Write::insert(&INVOICES, decision.to_invoice_row()?))),
        );
        let log = decisions.iter().filter_map(|decision| decision.to_log_row());
        writes.extend(log.map(|row| Write::insert(&LOG, row)));
        writes.extend(wake.map(|number| {
            let how = How::SetIf { column: "number", expected: Value::from(number) };
            let client = ("client_id", Value::from(client.0));
            let row = Row::from_iter([client, ("is_pending", Value::Int(0))]);
            Write { table: &WAKES, how, row }
        }));
        let carry_out = decisions.iter().flat_map(|d| d.effects.iter().cloned()).collect();
        Ok(Commit { client, writes, carry_out })
    }
}

/// A lease that nobody holds: it may be taken from the beginning of time on.
fn free_lease(client: ClientId) -> Row {
    let never = DateTime::<Utc>::UNIX_EPOCH;
    let client = ("client_id", Value::from(client.0));
    Row::from_iter([client, ("owner", Value::from("")), ("expires_at", Value::from(never))])
}

/// Decisions must end where the book stands: one that was decided after them is in the rows, too,
/// and would be written without its log, its claims and its effects.
fn check_current(book: &Book, client: ClientId, decisions: &[&Decision]) -> Result<(), Error> {
    let stale = |what: &str, subject: u64, is: u64, decided: u64| {
        let message = format!("{what} {subject} has revision {is}, the decisions end at {decided}");
        Err(Error::new(ErrorKind::DecisionsStale, subject, message))
    };
    let mut records: BTreeMap<BackorderId, u64> = BTreeMap::new();
    for step in decisions.iter().filter_map(|decision| decision.record.as_ref()) {
        records.insert(step.id, step.revision);
    }
    for (id, decided) in records {
        let is = book.get(id).map_or(0, |record| record.revision);
        if is != decided {
            return stale("backorder", id.0, is, decided);
        }
    }
    if let Some(step) = decisions.iter().rev().find_map(|decision| decision.account) {
        let is = book.account(client).map_or(0, |account| account.revision);
        if is != step.revision {
            return stale("the account of client", client.0, is, step.revision);
        }
    }
    Ok(())
}

/// Several decisions about one thing are one row: the first revision expected, the last written.
fn first_steps<K: Ord, V>(steps: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut first = BTreeMap::new();
    for (key, expected) in steps {
        first.entry(key).or_insert(expected);
    }
    first
}

fn outbox<'a>(
    book: &'a Book,
    decisions: &'a [&Decision],
    stored: &'a BTreeMap<BackorderId, Box<Backorder>>,
) -> impl Iterator<Item = Write> + 'a {
    let steps = decisions.iter().flat_map(|decision| &decision.outbox);
    let steps =
        first_steps(steps.map(|OutboxStep { id, expected_revision }| (*id, *expected_revision)));
    steps.into_iter().filter_map(move |(id, expected)| {
        let before = stored.get(&id.backorder).and_then(|record| record.entry(&id));
        let before = before.filter(|before| before.revision == expected);
        let row = book.get(id.backorder)?.entry(&id)?.row_since(before);
        Some(Write::over(&EFFECTS, row, expected.into()))
    })
}

fn applications(decisions: &[&Decision]) -> Vec<Write> {
    let mut steps: BTreeMap<&ApplicationId, (&ApplicationStep, &ApplicationStep)> = BTreeMap::new();
    for step in decisions.iter().flat_map(|decision| &decision.applications) {
        let (_, last) = steps.entry(&step.application.id).or_insert((step, step));
        *last = step;
    }
    let write = |(first, last): (&ApplicationStep, &ApplicationStep)| {
        let Application { id, state, .. } = &last.application;
        match first.expected {
            None => Write::insert(&APPLICATIONS, last.application.to_row()),
            // Nothing else of one changes.
            Some(before) => {
                let expected = Value::from(before.name());
                let how = How::CompareAndSet { column: "state", expected };
                let id = ("id", Value::from(id.to_string()));
                let row = Row::from_iter([id, ("state", Value::from(state.name()))]);
                Write { table: &APPLICATIONS, how, row }
            }
        }
    };
    steps.into_values().map(write).collect()
}
