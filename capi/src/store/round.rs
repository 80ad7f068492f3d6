//! One thing done about some clients, step by step.

use std::collections::BTreeSet;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::Arc;

use backorder_core::{Book, ClientId, Decision, EffectId, Engine, Error, Round, Step, Store};
use chrono::{DateTime, Utc};

use crate::book::backorder_book;
use crate::boundary::convert::{self, element};
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::numbers::{self, Boundary};
use crate::boundary::row::backorder_rows;
use crate::boundary::text::backorder_str;
use crate::engine::{backorder_engine, backorder_listing, placement, tax_of};
use crate::record::decisions::backorder_decisions;
use crate::record::effects::{HeldEffect, backorder_effect, backorder_short_item};
use crate::record::outcome::backorder_outcome;
use crate::store::backorder_store;
use crate::store::database::{Connected, backorder_database};
use crate::store::statements::backorder_statements;
use crate::values::money::backorder_money;

/// What a host does about some clients: read their rows, decide, commit, carry out, report; and,
/// where another host was faster, read and decide again.
///
/// A round knows the order of these and touches nothing itself: `backorder_round_next` says what to
/// do, and what came of it is told by the function named at that step (`BACKORDER_STEP_`);
/// `backorder_round_advance` does what concerns a database itself, by a function of yours. A step
/// is said again until that is done. A commit that lost its race is loaded and decided again; the
/// report of an effect is told to the new rows, with the same outcome, until it is written. From
/// the third try on a transaction is begun and the client's account locked before the rows are read
/// (`BACKORDER_STEP_BEGIN`), so that nobody comes in between, however busy.
///
/// Effects are carried out once all commits of the round are written or lost, in their order; what
/// the report of one leads to comes right after it.
pub struct backorder_round {
    round: Round<Arc<Engine>, Arc<Store>>,
    engine: Arc<Engine>,
    /// Holds the round's book while it is lent out.
    book: Box<backorder_book>,
    is_lent: bool,
    decisions: Vec<Decision>,
    shown: Shown,
    /// Whom it is about, as far as it is a round of a batch.
    clients: Vec<ClientId>,
    /// Who was left out of it, and of the rounds of the batch before it.
    left_out: BTreeSet<ClientId>,
}

/// What the views of a step show.
#[derive(Default)]
struct Shown {
    statements: Option<Box<backorder_statements>>,
    clients: Vec<u64>,
    effect: Option<HeldEffect>,
    id: String,
    message: String,
}

/// What to do next in a round.
///
/// Which fields are set depends on `kind`; the others are NULL, empty or 0.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_step {
    /// One of `BACKORDER_STEP_`.
    pub kind: u32,
    /// COMMIT: whose commit; FAILED: who was left out, 0 where a row does not say.
    pub client: u64,
    /// LOAD: the reads, each with its table; COMMIT: the transaction; BEGIN: the lock.
    pub statements: *const backorder_statements,
    /// DECIDE: the book of the round. It is yours until `backorder_round_decided`, never to free.
    pub book: *mut backorder_book,
    /// CARRY_OUT: what; FAILED: of an effect that is carried out and could not be reported, the id.
    pub effect: backorder_effect,
    /// FAILED: why, one of `BACKORDER_ERROR_`.
    pub code: u32,
    /// FAILED: why, for people.
    pub message: backorder_str,
    /// COMMIT: the transaction is the one that BEGIN began.
    pub is_begun: bool,
    /// DECIDE: who has a part in the book. Read the account of each now, and of nobody else but a
    /// client who places the first name. Valid until `backorder_round_decided`.
    pub clients: *const u64,
    /// DECIDE: how many they are.
    pub client_count: usize,
}

impl Filled for backorder_step {
    const SIZE_MIN: usize = size_of::<backorder_step>();
}

impl backorder_step {
    fn of(kind: numbers::Step) -> backorder_step {
        backorder_step {
            kind: kind.code(),
            client: 0,
            statements: ptr::null(),
            book: ptr::null_mut(),
            effect: backorder_effect::EMPTY,
            code: 0,
            message: backorder_str::EMPTY,
            is_begun: false,
            clients: ptr::null(),
            client_count: 0,
        }
    }
}

impl backorder_step {
    fn show_clients(&mut self, clients: &[u64]) {
        self.client_count = clients.len();
        self.clients = if clients.is_empty() { ptr::null() } else { clients.as_ptr() };
    }
}

impl backorder_round {
    fn of(round: Round<Arc<Engine>, Arc<Store>>, engine: &Arc<Engine>) -> Box<backorder_round> {
        let book = Box::new(backorder_book::empty());
        let (shown, decisions, engine) = (Shown::default(), Vec::new(), Arc::clone(engine));
        let (clients, left_out) = (Vec::new(), BTreeSet::new());
        Box::new(backorder_round {
            round,
            engine,
            book,
            is_lent: false,
            decisions,
            shown,
            clients,
            left_out,
        })
    }

    fn next(&mut self, now: i64) -> Checked<backorder_step> {
        let now = convert::instant(now, "now")?;
        if self.is_lent {
            return Ok(self.lent());
        }
        self.shown = Shown::default();
        let step = self.round.next(now);
        let kept = (&mut self.shown, &mut self.book, &mut self.is_lent);
        let view = show(step, kept);
        self.leave_out(&view);
        Ok(view)
    }

    fn advance(&mut self, mut database: Connected<'_>, now: i64) -> Checked<backorder_step> {
        let now = convert::instant(now, "now")?;
        if self.is_lent {
            return Ok(self.lent());
        }
        self.shown = Shown::default();
        let step = self.round.advance(&mut database, now)?.into();
        let kept = (&mut self.shown, &mut self.book, &mut self.is_lent);
        let view = show(step, kept);
        self.leave_out(&view);
        Ok(view)
    }

    /// Remembers who failed: where nobody is named, everybody of the round.
    fn leave_out(&mut self, view: &backorder_step) {
        if view.kind == numbers::Step::Failed.code() {
            match view.client {
                0 => self.left_out.extend(&self.clients),
                client => drop(self.left_out.insert(ClientId(client))),
            }
        }
    }

    /// The step, said again, of a book that is lent out.
    fn lent(&mut self) -> backorder_step {
        let book = ptr::from_mut(&mut *self.book);
        let mut step = backorder_step { book, ..backorder_step::of(numbers::Step::Decide) };
        step.show_clients(&self.shown.clients);
        step
    }

    /// Decides on the book that is lent out, and takes in what was decided.
    fn decide(
        &mut self,
        now: i64,
        decide: impl FnOnce(&Engine, &mut Book, DateTime<Utc>) -> Result<Vec<Decision>, Error>,
    ) -> Checked<()> {
        let now = convert::instant(now, "now")?;
        if !self.is_lent {
            let message = "the round is not at DECIDE, and has no book to decide about";
            return Err(Failure::new(Boundary::IndexInvalid, "round", message));
        }
        let engine = &self.engine;
        let decisions = self.book.change(|book| decide(engine, book, now))??;
        self.decisions.extend(decisions);
        Ok(())
    }

    fn decided(&mut self, now: i64) -> Checked<()> {
        let now = convert::instant(now, "now")?;
        if !self.is_lent {
            return Ok(());
        }
        self.book.read()?;
        if let Step::Decide { book, .. } = self.round.next(now) {
            self.book.swap(book);
        }
        self.is_lent = false;
        self.round.decided(std::mem::take(&mut self.decisions), now);
        Ok(())
    }

    fn effect(&self) -> Checked<&HeldEffect> {
        element(self.shown.effect.as_slice(), 0, "effect")
    }
}

/// A step as C sees it, and what its views show.
fn show(
    step: Step<'_>,
    (shown, lent, is_lent): (&mut Shown, &mut Box<backorder_book>, &mut bool),
) -> backorder_step {
    let mut view = backorder_step::of(numbers::Step::Decide);
    match step {
        Step::Load(reads) => {
            view.kind = numbers::Step::Load.code();
            shown.statements = Some(backorder_statements::of_reads(reads.to_vec()));
        }
        Step::Decide { book, .. } => {
            shown.clients = book.clients().map(|client| client.0).collect();
            lent.swap(book);
            *is_lent = true;
            view.show_clients(&shown.clients);
            view.book = ptr::from_mut(&mut **lent);
        }
        Step::Begin(statements) => {
            view.kind = numbers::Step::Begin.code();
            shown.statements = Some(backorder_statements::of(statements.to_vec()));
        }
        Step::Rollback => view.kind = numbers::Step::Rollback.code(),
        Step::Commit { commit, statements, is_begun } => {
            view.kind = numbers::Step::Commit.code();
            view.is_begun = is_begun;
            view.client = commit.client.0;
            shown.statements = Some(backorder_statements::of(statements));
        }
        Step::CarryOut(effect) => {
            view.kind = numbers::Step::CarryOut.code();
            let held = shown.effect.insert(HeldEffect::new(effect.clone()));
            view.effect = held.view();
        }
        Step::Failed { client, effect, error } => {
            view.kind = numbers::Step::Failed.code();
            view.client = client.map_or(0, |client| client.0);
            view.code = error.code();
            shown.id = effect.map_or_else(String::new, |id| id.to_string());
            shown.message = error.to_string();
            view.effect.id = backorder_str::of(&shown.id);
            view.message = backorder_str::of(&shown.message);
        }
        Step::Done => view.kind = numbers::Step::Done.code(),
    }
    view.statements = shown.statements.as_deref().map_or(ptr::null(), ptr::from_ref);
    view
}

/// A round about the clients that these statements read: `backorder_store_part` or one of its like.
/// All three are copied or shared: free yours whenever you like. Free the round with
/// `backorder_round_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_new(
    engine: Option<&backorder_engine>,
    store: Option<&backorder_store>,
    reads: Option<&backorder_statements>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_round>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let (engine, store) = (given(engine, "engine")?, given(store, "store")?);
        let reads = given(reads, "reads")?.to_reads();
        let round = Round::new(engine.0.clone(), store.0.clone(), reads);
        *out = Some(backorder_round::of(round, &engine.0));
        Ok(())
    })
}

/// A round about whom a batch works on at `now`, at most `limit` records of them: who is due; where
/// nobody is, whom something woke. NULL: there is nothing to do. A batch plays one after the other
/// until then. Free it with `backorder_round_free`.
///
/// `before` is the round of this batch that was played before, NULL for the first: of whom that or
/// an earlier one said FAILED stays due, and is left out until the next batch. It stays yours.
///
/// Errors: `DATABASE_FAILED`; `ROW_INVALID` for rows without a client.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_new_due(
    engine: Option<&backorder_engine>,
    store: Option<&backorder_store>,
    database: Option<&backorder_database>,
    now: i64,
    limit: u32,
    before: Option<&backorder_round>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_round>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let (engine, store) = (&given(engine, "engine")?.0, &given(store, "store")?.0);
        let now = convert::instant(now, "now")?;
        let left_out = before.map(|round| round.left_out.clone()).unwrap_or_default();
        let clients = store.due_clients(&mut Connected::to(database)?, now, limit, &left_out)?;
        if !clients.is_empty() {
            let round = Round::new(engine.clone(), store.clone(), store.part(&clients));
            let round = backorder_round::of(round, engine);
            *out = Some(Box::new(backorder_round { clients, left_out, ..*round }));
        }
        Ok(())
    })
}

/// A round that reports what came of an effect which was carried out elsewhere: by another process,
/// or by this one before it ended. Free it with `backorder_round_free`; the outcome stays yours.
///
/// Errors: `EFFECT_ID_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_new_of_report(
    engine: Option<&backorder_engine>,
    store: Option<&backorder_store>,
    effect: backorder_str,
    outcome: Option<&backorder_outcome>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_round>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let (engine, store) = (&given(engine, "engine")?.0, &given(store, "store")?.0);
        let effect = EffectId::parse(effect.read("effect")?)?;
        let outcome = given(outcome, "outcome")?.0.clone();
        let round = Round::of_report(engine.clone(), store.clone(), effect, outcome);
        *out = Some(backorder_round::of(round, engine));
        Ok(())
    })
}

/// What to do next, at that time. `size` is `sizeof *out`.
///
/// The views in it are valid until the next call about the round.
///
/// Errors: `TIME_RANGE`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_round_next(
    round: Option<&mut backorder_round>,
    now: i64,
    size: usize,
    out: *mut backorder_step,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let step = given(round, "round")?.next(now)?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", step) }
    })
}

/// Reads, locks and writes in your database whatever is to be read, locked and written, at that
/// time, until it is your turn: the step is DECIDE, CARRY_OUT, FAILED or DONE, and told of as one
/// of `backorder_round_next`. `size` is `sizeof *out`.
///
/// The views in it are valid until the next call about the round.
///
/// Errors: `DATABASE_FAILED` for what the database says, but where somebody else was faster: that
/// is decided anew. No transaction is open then, and the round is where it was: it may be asked
/// again. `TIME_RANGE`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_round_advance(
    round: Option<&mut backorder_round>,
    database: Option<&backorder_database>,
    now: i64,
    size: usize,
    out: *mut backorder_step,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let (round, database) = (given(round, "round")?, Connected::to(database)?);
        let step = round.advance(database, now)?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", step) }
    })
}

/// BEGIN: whether the transaction is begun and its statements are run. Where an error meant a lost
/// race it is not, and rolled back.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_begun(
    round: Option<&mut backorder_round>,
    is_begun: bool,
) -> backorder_result {
    fence(|| {
        given(round, "round")?.round.begun(is_begun);
        Ok(())
    })
}

/// ROLLBACK: the transaction is over.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_rolled_back(
    round: Option<&mut backorder_round>,
) -> backorder_result {
    fence(|| {
        given(round, "round")?.round.rolled_back();
        Ok(())
    })
}

/// LOAD: the rows that were read. Clients of whom one cannot be read are left out, and told of by a
/// step FAILED. The rows stay yours.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_loaded(
    round: Option<&mut backorder_round>,
    rows: Option<&backorder_rows>,
) -> backorder_result {
    fence(|| {
        given(round, "round")?.round.loaded(&given(rows, "rows")?.rows);
        Ok(())
    })
}

/// DECIDE: takes in a client's account as billing shows it now, after the rows: a reading begun and
/// ended. `tax` as for `backorder_engine_set_account`. Where billing is asked for the notes of
/// invoices, too, call that one with a `backorder_reading` on the book of the step, and
/// `backorder_round_add`.
///
/// Errors: as those of `backorder_engine_set_account`; `INDEX_INVALID` at another step.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_set_account(
    round: Option<&mut backorder_round>,
    client: u64,
    credit: backorder_money,
    unpaid: backorder_money,
    tax: backorder_str,
    now: i64,
) -> backorder_result {
    fence(|| {
        let (round, tax) = (given(round, "round")?, tax_of(tax)?);
        let (credit, unpaid) = (credit.read()?, unpaid.read()?);
        round.decide(now, |engine, book, now| {
            let reading = book.begin_reading(ClientId(client), now).read(credit, unpaid).taxed(tax);
            engine.set_account(book, reading, now)
        })
    })
}

/// DECIDE: places a backorder, by the parameters of `backorder_engine_place`, having read the
/// client's account.
///
/// Errors: as those of `backorder_engine_place`; `INDEX_INVALID` at another step.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_place(
    round: Option<&mut backorder_round>,
    id: u64,
    client: u64,
    name: backorder_str,
    kind: u32,
    listing: Option<&backorder_listing>,
    now: i64,
) -> backorder_result {
    fence(|| {
        let round = given(round, "round")?;
        let order = placement(&round.engine, id, client, name, kind, listing)?;
        round.decide(now, |engine, book, now| Ok(vec![engine.place(book, &order, now)?]))
    })
}

/// DECIDE: decides what is due, as `backorder_engine_cycle`, having read the accounts of all
/// `clients` of the step.
///
/// Errors: `INDEX_INVALID` at another step.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_cycle(
    round: Option<&mut backorder_round>,
    now: i64,
) -> backorder_result {
    fence(|| given(round, "round")?.decide(now, |engine, book, now| Ok(engine.cycle(book, now))))
}

/// DECIDE: takes in what another call of the engine decided on the book of the step; for each call
/// about it, in their order. The decisions stay yours.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_add(
    round: Option<&mut backorder_round>,
    decisions: Option<&backorder_decisions>,
) -> backorder_result {
    fence(|| {
        let round = given(round, "round")?;
        round.decisions.extend_from_slice(given(decisions, "decisions")?.as_slice());
        Ok(())
    })
}

/// DECIDE: all is decided, at that time, and the book is the round's again.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_decided(
    round: Option<&mut backorder_round>,
    now: i64,
) -> backorder_result {
    fence(|| given(round, "round")?.decided(now))
}

/// COMMIT: whether the transaction is written. It is not where a statement changed another number
/// of rows than it says, or an error means a lost race or a lost connection
/// (`backorder_dialect_trouble`).
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_written(
    round: Option<&mut backorder_round>,
    is_written: bool,
) -> backorder_result {
    fence(|| {
        given(round, "round")?.round.written(is_written);
        Ok(())
    })
}

/// CARRY_OUT: what came of the effect. The outcome stays yours.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_carried(
    round: Option<&mut backorder_round>,
    outcome: Option<&backorder_outcome>,
) -> backorder_result {
    fence(|| {
        given(round, "round")?.round.carried(given(outcome, "outcome")?.0.clone());
        Ok(())
    })
}

/// CARRY_OUT: the id number `note`, from 0, that a FIND_INVOICE effect looks for in the notes of
/// invoices.
///
/// The view is valid until the next call about the round.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_note_at(
    round: Option<&backorder_round>,
    note: usize,
    out: Option<&mut MaybeUninit<backorder_str>>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        let effect = given(round, "round")?.effect()?;
        out.write(backorder_str::of(element(&effect.notes, note, "note")?));
        Ok(())
    })
}

/// CARRY_OUT: the item number `item`, from 0, of a NOTIFY_CLIENT effect about `low-balance`. `size`
/// is `sizeof *out`.
///
/// The views in it are valid until the next call about the round.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_round_short_item_at(
    round: Option<&backorder_round>,
    item: usize,
    size: usize,
    out: *mut backorder_short_item,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let effect = given(round, "round")?.effect()?;
        let item = backorder_short_item::of(element(effect.short_items(), item, "item")?);
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", item) }
    })
}

/// Frees a round; NULL is fine. What is written stays written; an effect that was not reported yet
/// is asked about by a later cycle.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_round_free(round: Option<Box<backorder_round>>) {
    fence_or((), || drop(round));
}
