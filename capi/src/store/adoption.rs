//! Backorders of another system on their way into a book.

use std::mem::MaybeUninit;

use backorder_core::{
    Adoption, AdoptionReport, AdoptionWarning, Disambiguation, Engine, Error, MovingIn, Row,
    TimeZone, TldSet,
};

use crate::book::backorder_book;
use crate::boundary::convert::{self, element};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::row::backorder_row;
use crate::boundary::text::backorder_str;
use crate::engine::backorder_engine;
use crate::record::decisions::backorder_decisions;
use crate::values::date;

/// Rows of another system, with the zone of its times: what `backorder_engine_adopt` takes over.
pub struct backorder_adoptions {
    zone: TimeZone,
    ambiguous: Disambiguation,
    rows: Vec<Row>,
    history: Vec<Row>,
}

impl backorder_adoptions {
    pub(crate) fn read(&self, tlds: TldSet) -> Vec<Result<Adoption, Error>> {
        let moving = MovingIn { zone: self.zone.clone(), ambiguous: self.ambiguous, tlds };
        moving.read_all(&self.rows, &self.history)
    }
}

/// What became of them.
pub struct backorder_adoption_report {
    report: AdoptionReport,
    decisions: backorder_decisions,
    messages: Vec<String>,
}

/// A backorder that was taken over.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_taken_row {
    /// Which of the rows, from 0.
    pub row: usize,
    /// Its id.
    pub id: u64,
    /// Where it stands now, one of `BACKORDER_STATUS_`: it may be before where it stood.
    pub status: u32,
    /// How many warnings there are about it.
    pub warning_count: usize,
}

impl Filled for backorder_taken_row {
    const SIZE_MIN: usize = size_of::<backorder_taken_row>();
}

/// A backorder that was not.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_refused_row {
    /// Which of the rows, from 0.
    pub row: usize,
    /// Its id; 0 where the row could not be read.
    pub id: u64,
    /// The error, one of `BACKORDER_ERROR_`.
    pub code: u32,
    /// What the error is about.
    pub subject: backorder_str,
    /// What is wrong, in words.
    pub message: backorder_str,
}

impl Filled for backorder_refused_row {
    const SIZE_MIN: usize = size_of::<backorder_refused_row>();
}

/// Something that a person should know of a backorder that was taken over all the same.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_adoption_warning {
    /// What sort of thing, one of `BACKORDER_WARNING_`.
    pub kind: u32,
    /// Which backorder, what was given, what was made of it.
    pub message: backorder_str,
}

impl Filled for backorder_adoption_warning {
    const SIZE_MIN: usize = size_of::<backorder_adoption_warning>();
}

/// No rows yet of a system whose times are of `zone`, such as `Europe/Berlin` or `UTC`. `ambiguous`
/// is one of `BACKORDER_AMBIGUOUS_`: what a local time means that happens twice or never. Free them
/// with `backorder_adoptions_free`.
///
/// Errors: `ZONE_UNKNOWN`, `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoptions_new(
    zone: backorder_str,
    ambiguous: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_adoptions>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let zone = TimeZone::parse(zone.read("zone")?)?;
        let ambiguous = date::ambiguous(ambiguous)?;
        let (rows, history) = (Vec::new(), Vec::new());
        *out = Some(Box::new(backorder_adoptions { zone, ambiguous, rows, history }));
        Ok(())
    })
}

/// Adds a backorder of the other system. `docs/moving-in.md` has the columns; needed are `id`,
/// `client_id`, `domain` and `status`. The row stays yours.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoptions_add(
    adoptions: Option<&mut backorder_adoptions>,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        given(adoptions, "adoptions")?.rows.push(given(row, "row")?.to_core());
        Ok(())
    })
}

/// Adds a line of the other system's log: `backorder_id`, `at`, `text` and, where it is known,
/// `status`. The row stays yours.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoptions_add_history(
    adoptions: Option<&mut backorder_adoptions>,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        given(adoptions, "adoptions")?.history.push(given(row, "row")?.to_core());
        Ok(())
    })
}

/// Frees adoptions; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoptions_free(adoptions: Option<Box<backorder_adoptions>>) {
    fence_or((), || drop(adoptions));
}

/// Takes over backorders of another system, each as a whole or not at all: the report says which,
/// and why not. Nothing is asked or sent by it; what is open is asked for by the next cycle.
///
/// The book must have what `backorder_store_part_to_adopt` reads, with accounts that were read at
/// most 10 minutes ago. The adoptions stay yours; free the report with
/// `backorder_adoption_report_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_adopt(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    adoptions: Option<&backorder_adoptions>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_adoption_report>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let engine: &Engine = &given(engine, "engine")?.0;
        let (given_book, adoptions) = (given(book, "book")?, given(adoptions, "adoptions")?);
        let now = convert::instant(now, "now")?;
        let read = adoptions.read(engine.prices().tlds());
        let mut report = given_book.change(|book| engine.adopt_all(book, read, now))?;
        let decisions = backorder_decisions::new(std::mem::take(&mut report.decisions));
        let messages = report.refused.iter().map(|refused| refused.error.to_string()).collect();
        *out = Some(Box::new(backorder_adoption_report { report, decisions, messages }));
        Ok(())
    })
}

/// What was decided, to be committed: valid until the report is freed, and not to be freed itself.
/// NULL for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoption_report_decisions(
    report: Option<&backorder_adoption_report>,
) -> Option<&backorder_decisions> {
    fence_or(None, || report.map(|report| &report.decisions))
}

/// How many were taken over; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoption_report_taken_count(
    report: Option<&backorder_adoption_report>,
) -> usize {
    fence_or(0, || report.map_or(0, |report| report.report.taken.len()))
}

/// The one at `index`, from 0, of those that were taken over. `size` is `sizeof *out`.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_adoption_report_taken_at(
    report: Option<&backorder_adoption_report>,
    index: usize,
    size: usize,
    out: *mut backorder_taken_row,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let taken = element(&given(report, "report")?.report.taken, index, "index")?;
        let view = backorder_taken_row {
            row: taken.row,
            id: taken.id.0,
            status: u32::from(taken.status.code()),
            warning_count: taken.warnings.len(),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", view) }
    })
}

/// The warning number `warning`, from 0, about the backorder at `index` of those that were taken
/// over. `size` is `sizeof *out`.
///
/// The view in it is valid until the report is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_adoption_report_warning_at(
    report: Option<&backorder_adoption_report>,
    index: usize,
    warning: usize,
    size: usize,
    out: *mut backorder_adoption_warning,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let taken = element(&given(report, "report")?.report.taken, index, "index")?;
        let AdoptionWarning { kind, message } = element(&taken.warnings, warning, "warning")?;
        let view = backorder_adoption_warning {
            kind: u32::from(kind.code()),
            message: backorder_str::of(message),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", view) }
    })
}

/// How many were refused; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoption_report_refused_count(
    report: Option<&backorder_adoption_report>,
) -> usize {
    fence_or(0, || report.map_or(0, |report| report.report.refused.len()))
}

/// The one at `index`, from 0, of those that were refused. `size` is `sizeof *out`.
///
/// The views in it are valid until the report is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_adoption_report_refused_at(
    report: Option<&backorder_adoption_report>,
    index: usize,
    size: usize,
    out: *mut backorder_refused_row,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let report = given(report, "report")?;
        let refused = element(&report.report.refused, index, "index")?;
        let view = backorder_refused_row {
            row: refused.row,
            id: refused.id.map_or(0, |id| id.0),
            code: refused.error.code(),
            subject: backorder_str::of(refused.error.subject()),
            message: backorder_str::of(element(&report.messages, index, "index")?),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", view) }
    })
}

/// Frees a report and its decisions; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_adoption_report_free(report: Option<Box<backorder_adoption_report>>) {
    fence_or((), || drop(report));
}
