//! Messages that were not delivered.

use std::mem::MaybeUninit;

use backorder_core::OutboxEntry;

use crate::book::backorder_book;
use crate::boundary::convert::{self, element};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::row::backorder_row;
use crate::boundary::text::backorder_str;
use crate::record::effects::{HeldEffect, backorder_effect};

/// A list of messages that were refused, or that stayed unknown after their last sending.
pub struct backorder_undelivered(Vec<Held>);

struct Held {
    entry: OutboxEntry,
    effect: HeldEffect,
    why: String,
}

impl Held {
    fn of(entry: OutboxEntry) -> Held {
        let why = entry.report.as_ref().map(ToString::to_string).unwrap_or_default();
        Held { effect: HeldEffect::new(entry.effect.clone()), why, entry }
    }
}

/// One of them.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_undelivered_message {
    /// When it was found undelivered, or `BACKORDER_TIME_NONE`.
    pub found_at: i64,
    /// When it was last sent.
    pub sent_at: i64,
    /// How often it was sent.
    pub sends: u32,
    /// `given up`, or the other side's no.
    pub why: backorder_str,
}

impl Filled for backorder_undelivered_message {
    const SIZE_MIN: usize = size_of::<backorder_undelivered_message>();
}

/// The undelivered messages of a book, by when that was found; an empty list where `book` is NULL.
/// Free it with `backorder_undelivered_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_undelivered_new(
    book: Option<&backorder_book>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_undelivered>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let mut held = Vec::new();
        if let Some(book) = book {
            held.extend(book.read()?.undelivered().into_iter().cloned().map(Held::of));
        }
        *out = Some(Box::new(backorder_undelivered(held)));
        Ok(())
    })
}

/// Adds a row of `effects` that `backorder_store_undelivered` found; the row stays yours.
///
/// Errors: `ROW_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_undelivered_add(
    undelivered: Option<&mut backorder_undelivered>,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        let list = given(undelivered, "undelivered")?;
        let entry = OutboxEntry::from_row(&given(row, "row")?.to_core())?;
        list.0.push(Held::of(entry));
        Ok(())
    })
}

/// How many there are; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_undelivered_count(list: Option<&backorder_undelivered>) -> usize {
    fence_or(0, || list.map_or(0, |list| list.0.len()))
}

/// The one at `index`, from 0. `size` is `sizeof *out`.
///
/// The view in it is valid until the list is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_undelivered_at(
    list: Option<&backorder_undelivered>,
    index: usize,
    size: usize,
    out: *mut backorder_undelivered_message,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let held = element(&given(list, "list")?.0, index, "index")?;
        let view = backorder_undelivered_message {
            found_at: convert::seconds(held.entry.undelivered_at),
            sent_at: held.entry.sent_at.timestamp(),
            sends: held.entry.sends,
            why: backorder_str::of(&held.why),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", view) }
    })
}

/// The message itself: NOTIFY_CLIENT or ALERT_RESELLER. `size` is `sizeof *out`.
///
/// The views in it are valid until the list is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_undelivered_effect_at(
    list: Option<&backorder_undelivered>,
    index: usize,
    size: usize,
    out: *mut backorder_effect,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let held = element(&given(list, "list")?.0, index, "index")?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", held.effect.view()) }
    })
}

/// Frees a list; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_undelivered_free(list: Option<Box<backorder_undelivered>>) {
    fence_or((), || drop(list));
}
