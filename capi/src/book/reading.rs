//! Readings of a client's account: begun on a loaded book, ended with what billing shows.

use std::mem::MaybeUninit;

use backorder_core::{BegunReading, ClientId};

use crate::book::backorder_book;
use crate::boundary::convert::{self, element};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::text::backorder_str;

/// A reading of a client's account that has begun. Rows first, then billing: it is taken in only
/// while the account in the book is as it was when it began.
pub struct backorder_reading {
    pub(crate) begun: BegunReading,
    notes: Vec<String>,
}

/// Begins a reading of a client's account, after the client's rows are loaded and before billing is
/// asked. Free it with `backorder_reading_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_reading_new(
    book: Option<&backorder_book>,
    client: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_reading>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let (book, now) = (given(book, "book")?.read()?, convert::instant(now, "now")?);
        let begun = book.begin_reading(ClientId(client), now);
        let notes = begun.notes().iter().map(ToString::to_string).collect();
        *out = Some(Box::new(backorder_reading { begun, notes }));
        Ok(())
    })
}

/// How many of our CREATE_INVOICE effects are to be looked for in the notes of the client's
/// invoices, together with the amounts: those whose invoice is not recorded yet. 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_reading_note_count(reading: Option<&backorder_reading>) -> usize {
    fence_or(0, || reading.map_or(0, |reading| reading.notes.len()))
}

/// One of their ids. The view is valid until the reading is freed.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_reading_note(
    reading: Option<&backorder_reading>,
    index: usize,
    out: Option<&mut MaybeUninit<backorder_str>>,
) -> backorder_result {
    fence(|| {
        let (reading, out) = (given(reading, "reading")?, given(out, "out")?);
        out.write(backorder_str::of(element(&reading.notes, index, "note")?));
        Ok(())
    })
}

/// Frees a reading; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_reading_free(reading: Option<Box<backorder_reading>>) {
    fence_or((), || drop(reading));
}
