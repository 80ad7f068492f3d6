//! The drop dates of all open backorders, from a droplist or given one by one.

use std::mem::MaybeUninit;

use backorder_core::{DateList, DomainName, ListId, Tld, TldSet};

use crate::book::backorder_book;
use crate::boundary::convert;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::given;
use crate::boundary::text::{array, backorder_str};
use crate::droplist::backorder_droplist;
use crate::engine::{Call, backorder_engine};
use crate::record::decisions::backorder_decisions;

/// A name and when it drops.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_dated_name {
    /// The name, Unicode or ACE.
    pub name: backorder_str,
    /// When the registry is expected to release it.
    pub drop_at: i64,
    /// The registrar's own cut-off for orders, or `BACKORDER_TIME_NONE`.
    pub finalization_at: i64,
}

/// A TLD of which a list of dates has every name that is about to drop.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_coverage {
    /// The TLD.
    pub tld: backorder_str,
    /// How many names of it the list before had; 0 if there was none, and nothing is concluded
    /// then.
    pub names_before: u32,
}

/// Compares every open backorder with a droplist, which is read once as a whole before it is
/// believed: dates that differ are taken over, and a name that is absent from enough lists in a
/// row counts as renewed. The same list twice decides nothing twice. Free the decisions with
/// `backorder_decisions_free`.
///
/// Errors: `IMAGE_DAMAGED`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_sync_drops(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    list: Option<&backorder_droplist>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let list = &given(list, "list")?.0;
        call.pass(|engine, book, now| engine.sync_drops(book, list, now))
    })
}

/// The same with `count` dates of your own at `names`; `list` is another number for every new
/// list. Names that are not among them count as absent only where their TLD is among the
/// `covered_count` ones at `covered`, and the list has at least half of the names that the one
/// before had. Free the decisions with `backorder_decisions_free`.
///
/// Errors: those of names; `DROPLIST_EMPTY` when a list without names covers a TLD.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_engine_sync_dates(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    list: u64,
    names: *const backorder_dated_name,
    count: usize,
    covered: *const backorder_coverage,
    covered_count: usize,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        // SAFETY: the caller promises `count` values there until the call returns.
        let names: &[backorder_dated_name] = unsafe { array(names, count, "names") }?;
        let mut dates = Vec::with_capacity(names.len());
        for dated in names {
            let name = DomainName::parse(dated.name.read("name")?, &TldSet::first_dot())?;
            dates.push((name, convert::dates(dated.drop_at, dated.finalization_at)?));
        }
        let mut list = DateList::new(ListId(list), dates);
        // SAFETY: the caller promises `covered_count` values there until the call returns.
        let covered: &[backorder_coverage] = unsafe { array(covered, covered_count, "covered") }?;
        for covered in covered {
            list.cover(Tld::parse(covered.tld.read("tld")?)?, covered.names_before)?;
        }
        call.pass(|engine, book, now| Ok(engine.sync_dates(book, &list, now)))
    })
}
