//! What a store needs besides reading and committing: its version, policy, leases, outages.

use std::mem::MaybeUninit;

use backorder_core::{ClientId, SCHEMA_VERSION, Statement};

use crate::boundary::answer::hand_out;
use crate::boundary::convert;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence_or};
use crate::boundary::fill::given;
use crate::boundary::text::{array, backorder_str};
use crate::rules::policy::backorder_policy;
use crate::store::backorder_store;
use crate::store::statements::backorder_statements;

/// # Safety
/// `clients` is NULL or points to `count` numbers.
unsafe fn read_clients(clients: *const u64, count: usize) -> Checked<Vec<ClientId>> {
    // SAFETY: the caller promises as much.
    let clients = unsafe { array(clients, count, "clients") }?;
    Ok(clients.iter().copied().map(ClientId).collect())
}

/// No database takes an empty list of clients.
fn of_clients(
    clients: &[ClientId],
    statement: impl FnOnce() -> Statement,
) -> Box<backorder_statements> {
    let statements = if clients.is_empty() { Vec::new() } else { vec![statement()] };
    backorder_statements::of(statements)
}

/// The version of the tables that this library works on.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_schema_version() -> u32 {
    fence_or(0, || SCHEMA_VERSION)
}

/// What brings tables of an earlier version to the present one, in order; none for the present one.
/// Free the statements with `backorder_statements_free`.
///
/// Errors: `QUERY_INVALID` for a version that this library does not know.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_upgrade(
    store: Option<&backorder_store>,
    version: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let store = &given(store, "store")?.0;
        Ok(backorder_statements::of(store.upgrade(version)?))
    })
}

/// Reads what is noted under a name in the table `meta`: `schema` for the version of the tables,
/// `policy` for the fingerprint by which "due at" is stored. Free the statements with
/// `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_meta(
    store: Option<&backorder_store>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let store = &given(store, "store")?.0;
        Ok(backorder_statements::of(vec![store.meta(name.read("name")?)]))
    })
}

/// Notes by which policy "due at" is stored, in a transaction of its own. After a change every
/// record is to be searched once: `backorder_store_requeue`. Free the statements with
/// `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_set_policy(
    store: Option<&backorder_store>,
    policy: Option<&backorder_policy>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (store, policy) = (&given(store, "store")?.0, &given(policy, "policy")?.0);
        Ok(backorder_statements::of(store.set_policy(policy.fingerprint())))
    })
}

/// Makes everything that the `count` clients at `clients` still have under way due at `now`. No
/// statement for no client. Free the statements with `backorder_statements_free`.
///
/// Errors: `TIME_RANGE`.
///
/// The caller makes sure that `clients` points to `count` numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_store_requeue(
    store: Option<&backorder_store>,
    clients: *const u64,
    count: usize,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (store, now) = (&given(store, "store")?.0, convert::instant(now, "now")?);
        // SAFETY: the caller promises as much, see above.
        let clients = unsafe { read_clients(clients, count) }?;
        Ok(of_clients(&clients, || store.requeue(&clients, now)))
    })
}

/// Takes those of the `count` clients at `clients` that nobody has for a worker called `owner`,
/// till an instant: several workers then do not do the same work twice. Which ones it got is read
/// by `backorder_store_leased`. No statement for no client. Free the statements with
/// `backorder_statements_free`.
///
/// Errors: `TIME_RANGE`.
///
/// The caller makes sure that `clients` points to `count` numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_store_lease(
    store: Option<&backorder_store>,
    clients: *const u64,
    count: usize,
    owner: backorder_str,
    now: i64,
    until: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (store, owner) = (&given(store, "store")?.0, owner.read("owner")?);
        let (now, until) = (convert::instant(now, "now")?, convert::instant(until, "until")?);
        // SAFETY: the caller promises as much, see above.
        let clients = unsafe { read_clients(clients, count) }?;
        Ok(of_clients(&clients, || store.lease(&clients, owner, now, until)))
    })
}

/// Reads which clients a worker has got till that instant. Free the statements with
/// `backorder_statements_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_leased(
    store: Option<&backorder_store>,
    owner: backorder_str,
    until: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (store, owner) = (&given(store, "store")?.0, owner.read("owner")?);
        let until = convert::instant(until, "until")?;
        Ok(backorder_statements::of(vec![store.leased(owner, until)]))
    })
}

/// Gives a client back. Free the statements with `backorder_statements_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_release(
    store: Option<&backorder_store>,
    client: u64,
    owner: backorder_str,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (store, owner) = (&given(store, "store")?.0, owner.read("owner")?);
        let now = convert::instant(now, "now")?;
        Ok(backorder_statements::of(vec![store.release(ClientId(client), owner, now)]))
    })
}

/// Reads everybody who has not answered, for `backorder_outages_add`. Free the statements with
/// `backorder_statements_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_outages(
    store: Option<&backorder_store>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_statements::of(vec![given(store, "store")?.0.outages()])))
}
