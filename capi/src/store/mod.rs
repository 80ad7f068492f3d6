//! The statements of a store: what to ask a database, and what its errors mean.

pub(crate) mod adoption;
pub(crate) mod commits;
pub(crate) mod database;
pub(crate) mod round;
pub(crate) mod statements;
pub(crate) mod upkeep;

use std::mem::MaybeUninit;
use std::sync::Arc;

use backorder_core::{
    BackorderId, ClientId, Dialect, DomainName, EffectId, InvoiceId, Reference, Store, TldSet,
};

use crate::boundary::convert;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::numbers;
use crate::boundary::text::{array, backorder_str};
use crate::store::adoption::backorder_adoptions;
use crate::store::statements::backorder_statements;

/// The statements for one dialect and one prefix of table names. It has no connection: you run
/// what it says. It is never changed, so several threads may share it.
pub struct backorder_store(pub(crate) Arc<Store>);

fn dialect(number: u32) -> Checked<Dialect> {
    Ok(match convert::constant(number, "dialect", numbers::Dialect::from_code)? {
        numbers::Dialect::Sqlite => Dialect::Sqlite,
        numbers::Dialect::Mysql => Dialect::Mysql,
        numbers::Dialect::Postgres => Dialect::Postgres,
    })
}

/// A store for tables of a dialect, one of `BACKORDER_DIALECT_`, whose names begin with `prefix`.
/// Free it with `backorder_store_free`.
///
/// Errors: `NUMBER_INVALID`; `QUERY_INVALID` for a prefix that has anything but ASCII letters,
/// digits and underscores, or is longer than 32.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_new(
    dialect_number: u32,
    prefix: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_store>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let store = Store::new(dialect(dialect_number)?, prefix.read("prefix")?)?;
        *out = Some(Box::new(backorder_store(Arc::new(store))));
        Ok(())
    })
}

/// What begins a transaction that writes: SQLite has to take its lock at once. The view is valid
/// for ever; empty for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_begin(store: Option<&backorder_store>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        store.map_or(backorder_str::EMPTY, |store| backorder_str::of(store.0.dialect().begin()))
    })
}

/// What an error of a database means, one of `BACKORDER_TROUBLE_`. `sqlstate` is empty where a
/// driver has none; `code` is the database's own number.
///
/// Errors: `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_dialect_trouble(
    dialect_number: u32,
    sqlstate: backorder_str,
    code: i64,
    out: Option<&mut MaybeUninit<u32>>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        let trouble = dialect(dialect_number)?.trouble(sqlstate.read("sqlstate")?, code);
        out.write(convert::trouble_number(trouble));
        Ok(())
    })
}

/// Hands out what a function of a store says.
fn answer<'a>(
    store: Option<&'a backorder_store>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
    ask: impl FnOnce(&'a Store) -> Checked<Box<backorder_statements>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        *out = Some(ask(&given(store, "store")?.0)?);
        Ok(())
    })
}

/// What makes the tables, to be run once, in order. Free them with `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_schema(
    store: Option<&backorder_store>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| Ok(backorder_statements::of(store.schema())))
}

/// Whose records are due at `now`: rows of `due_at` and `client_id`, earliest first, one a record.
/// Free them with `backorder_statements_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_due(
    store: Option<&backorder_store>,
    now: i64,
    limit: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let now = convert::instant(now, "now")?;
        Ok(backorder_statements::of(vec![store.due(&now, limit)]))
    })
}

/// Whom something woke: rows of `client_id`. Free them with `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_woken(
    store: Option<&backorder_store>,
    limit: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| Ok(backorder_statements::of(vec![store.woken(limit)])))
}

/// All who have something that is not finished, behind the client `after`: rows of `client_id`.
/// Free them with `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_unfinished(
    store: Option<&backorder_store>,
    after: u64,
    limit: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        Ok(backorder_statements::of(vec![store.unfinished(Some(ClientId(after)), limit)]))
    })
}

/// The part of these clients, to be read in this order into `backorder_book_load`. Free them with
/// `backorder_statements_free`.
///
/// The caller makes sure that `clients` points to `client_count` ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_store_part(
    store: Option<&backorder_store>,
    clients: *const u64,
    client_count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        // SAFETY: the caller promises as much, see above.
        let clients = unsafe { array(clients, client_count, "clients") }?;
        let clients: Vec<ClientId> = clients.iter().copied().map(ClientId).collect();
        Ok(backorder_statements::of_reads(store.part(&clients)))
    })
}

/// The part of these clients with all that is finished, too: for a client who is merged into
/// another. Free them with `backorder_statements_free`.
///
/// The caller makes sure that `clients` points to `client_count` ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_store_part_with_finished(
    store: Option<&backorder_store>,
    clients: *const u64,
    client_count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        // SAFETY: the caller promises as much, see above.
        let clients = unsafe { array(clients, client_count, "clients") }?;
        let clients: Vec<ClientId> = clients.iter().copied().map(ClientId).collect();
        Ok(backorder_statements::of_reads(store.part_with_finished(&clients)))
    })
}

/// What is needed to take over these backorders of another system with `backorder_engine_adopt`:
/// the parts of their clients with all that is finished, too, what anybody claims or has at the
/// registrar for their names, and who has their applications. What cannot be read is left out. For
/// some hundred backorders at a time: databases limit parameters. Free them with
/// `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_part_to_adopt(
    store: Option<&backorder_store>,
    adoptions: Option<&backorder_adoptions>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let read = given(adoptions, "adoptions")?.read(TldSet::first_dot());
        Ok(backorder_statements::of_reads(store.part_to_adopt(read.iter().flatten())))
    })
}

/// The part of a client who places a name, which may be Unicode or ACE. Free them with
/// `backorder_statements_free`.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_part_to_place(
    store: Option<&backorder_store>,
    client: u64,
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        Ok(backorder_statements::of_reads(store.part_to_place(ClientId(client), &name)))
    })
}

/// The part of the client of a record, with that record, finished or not. Free them with
/// `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_part_of_record(
    store: Option<&backorder_store>,
    id: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        Ok(backorder_statements::of_reads(store.part_of_record(BackorderId(id))))
    })
}

/// The part of the client whose record holds an application, with that record. Free them with
/// `backorder_statements_free`.
///
/// Errors: those of references.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_part_of_reference(
    store: Option<&backorder_store>,
    reference: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let reference = Reference::parse(reference.read("reference")?)?;
        Ok(backorder_statements::of_reads(store.part_of_reference(&reference)))
    })
}

/// The part of the clients whose records an invoice is for, with those records. Free them with
/// `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_part_of_invoice(
    store: Option<&backorder_store>,
    invoice: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        Ok(backorder_statements::of_reads(store.part_of_invoice(InvoiceId(invoice))))
    })
}

/// Who has what the registrar lists for a name: rows of `reference` and `backorder_id`, for
/// `backorder_errand_add_holder`. The name may be Unicode or ACE. Free them with
/// `backorder_statements_free`.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_holders(
    store: Option<&backorder_store>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        Ok(backorder_statements::of(vec![store.holders(&name)]))
    })
}

/// The log of a name, oldest first: rows of `log`. The name may be Unicode or ACE. Free them with
/// `backorder_statements_free`.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_log(
    store: Option<&backorder_store>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        Ok(backorder_statements::of(vec![store.log(&name)]))
    })
}

/// The messages that were not delivered, by when that was found: rows of `effects`, at most
/// `limit`. A page goes on behind the last one of the page before: `after_at` is when that was
/// found, or `BACKORDER_TIME_NONE` for the first page, and `after_id` the effect's id. Free them
/// with `backorder_statements_free`.
///
/// Errors: `TIME_RANGE`; `EFFECT_ID_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_undelivered(
    store: Option<&backorder_store>,
    after_at: i64,
    after_id: backorder_str,
    limit: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let after = match convert::maybe_instant(after_at, "after_at")? {
            Some(at) => Some((at, EffectId::parse(after_id.read("after_id")?)?)),
            None => None,
        };
        Ok(backorder_statements::of(vec![store.undelivered(after, limit)]))
    })
}

/// Raises the ids that are given out above `last`: for backorders that came with their ids. Free
/// them with `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_raise_ids(
    store: Option<&backorder_store>,
    last: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        Ok(backorder_statements::of(vec![store.raise_ids(BackorderId(last))]))
    })
}

/// Locks a client's account until the transaction ends: first in the third try, before loading. No
/// statement where the transaction has the lock already. Free them with
/// `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_lock(
    store: Option<&backorder_store>,
    client: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| {
        let statements = store.lock(ClientId(client)).into_iter().collect();
        Ok(backorder_statements::of(statements))
    })
}

/// Takes `count` new ids, in a transaction of its own; the last statement reads the number behind
/// them. Free them with `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_take_ids(
    store: Option<&backorder_store>,
    count: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| Ok(backorder_statements::of(store.take_ids(count).into())))
}

/// Wakes a client: a payment came in, say. Free them with `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_wake(
    store: Option<&backorder_store>,
    client: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    answer(store, out, |store| Ok(backorder_statements::of(vec![store.wake(ClientId(client))])))
}

/// Frees a store; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_free(store: Option<Box<backorder_store>>) {
    fence_or((), || drop(store));
}
