//! From the registrar's list to an image of it.

use std::mem::MaybeUninit;

use backorder_core::droplist::{Covers, Format, Import, ImportReport, Limits};
use backorder_core::{Tld, TldSet};

use crate::boundary::convert::{self, element};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::text::{array, backorder_str, read_texts};
use crate::droplist::backorder_droplist;

/// An import under way: it keeps the names and an unfinished line, not what it was fed.
pub struct backorder_import(pub(crate) Import);

/// A droplist as bytes: write them to a file, map it, and open it with `backorder_droplist_open`.
pub struct backorder_image(Vec<u8>);

/// What an import has seen.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_import_report {
    /// Bytes fed.
    pub bytes: u64,
    /// Lines read, without blank ones.
    pub lines: u64,
    /// Lines that could not be used.
    pub bad_lines: u64,
    /// Names left out since their drop was past.
    pub past: u64,
    /// Names that stood there twice; the later drop was kept. Known when finished.
    pub duplicates: u64,
    /// Names kept; until finished, with duplicates.
    pub names: u64,
    /// Names left out since the list gives them no drop, in formats where that may be.
    pub undated: u64,
    /// How many bad lines `backorder_import_bad_line_at` has.
    pub bad_kept: u64,
}

/// A line that could not be used.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_bad_line {
    /// Its number, from 1.
    pub number: u64,
    /// What is wrong with it. Valid until the next call that changes the import.
    pub cause: backorder_str,
    /// The number of the error, one of `BACKORDER_ERROR_`.
    pub code: u32,
}

impl Filled for backorder_bad_line {
    const SIZE_MIN: usize = size_of::<backorder_bad_line>();
}

impl Filled for backorder_import_report {
    const SIZE_MIN: usize = size_of::<backorder_import_report>();
}

/// Begins an import at the instant `now`: names that dropped before it are left out. Free it with
/// `backorder_import_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_import_new(
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_import>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let import = Import::new(convert::instant(now, "now")?, Limits::default());
        *out = Some(Box::new(backorder_import(import)));
        Ok(())
    })
}

/// How the list is written, before its first bytes: `registrar`, `nominet`, `internetstiftelsen`,
/// `nomulus`, `pool.com`, `names 2027-01-12 19:00:00`, or a description as in `docs/droplist.md`.
/// Without it that is seen from its first lines.
///
/// Errors: `FORMAT_INVALID`, `ZONE_UNKNOWN`, `TIME_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_import_set_format(
    import: Option<&mut backorder_import>,
    format: backorder_str,
) -> backorder_result {
    fence(|| {
        let import = given(import, "import")?;
        import.0.set_format(Format::parse(format.read("format")?)?);
        Ok(())
    })
}

/// Where the list comes from, `registrar` if nothing is said: a list follows only one of the same
/// source.
///
/// Errors: `FORMAT_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_import_set_source(
    import: Option<&mut backorder_import>,
    source: backorder_str,
) -> backorder_result {
    fence(|| Ok(given(import, "import")?.0.set_source(source.read("source")?)?))
}

/// The `count` TLDs at `tlds` are those of which the list has everything that is about to drop; if
/// nothing is said, those that it has names of. With none of them it covers nothing: it is a part.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_import_set_covers(
    import: Option<&mut backorder_import>,
    tlds: *const backorder_str,
    count: usize,
) -> backorder_result {
    fence(|| {
        let import = given(import, "import")?;
        // SAFETY: the caller promises `count` texts there until the call returns.
        let tlds = unsafe { read_texts(tlds, count, "tlds") }?;
        let tlds = tlds.into_iter().map(Tld::parse).collect::<Result<TldSet, _>>()?;
        let is_empty = tlds.is_empty();
        import.0.set_covers(if is_empty { Covers::Nothing } else { Covers::Tlds(tlds) });
        Ok(())
    })
}

/// Reads the next `size` bytes of the list, cut anywhere. Bad lines are counted. The first 64 KiB
/// are kept until it is seen what they are, so that lines are counted later than fed.
///
/// Errors: `DROPLIST_CONTENT`, `DROPLIST_TOO_LARGE`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_import_feed(
    import: Option<&mut backorder_import>,
    bytes: *const u8,
    size: usize,
) -> backorder_result {
    fence(|| {
        let import = given(import, "import")?;
        // SAFETY: the caller promises `size` readable bytes there until the call returns.
        let bytes: &[u8] = unsafe { array(bytes, size, "bytes") }?;
        Ok(import.0.feed(bytes)?)
    })
}

/// What the import has seen so far.
///
/// Errors: `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_import_read_report(
    import: Option<&backorder_import>,
    size: usize,
    out: *mut backorder_import_report,
) -> backorder_result {
    fence(|| {
        let seen = given(import, "import")?.0.report();
        let ImportReport { bytes, lines, bad_lines, past, duplicates, names, undated, .. } = *seen;
        let bad_kept = seen.first_bad.len() as u64;
        let report = backorder_import_report {
            bytes,
            lines,
            bad_lines,
            past,
            duplicates,
            names,
            undated,
            bad_kept,
        };
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "report", report) }
    })
}

/// A bad line, from 0 in their order; the first hundred are kept, of an import that failed, too.
/// `size` is the size of the struct. The views in it are valid until the import is changed or
/// freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_import_bad_line_at(
    import: Option<&backorder_import>,
    index: usize,
    size: usize,
    out: *mut backorder_bad_line,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_bad_line>(out, size, "line")?;
        let import = given(import, "import")?;
        let bad = element(&import.0.report().first_bad, index, "index")?;
        let cause = backorder_str::of(bad.cause.message());
        let line = backorder_bad_line { number: bad.number, cause, code: bad.cause.code() };
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "line", line) }
    })
}

/// Ends the import and makes the image. `previous` is the list in use of the same source, NULL if
/// there is none: a list that shrank by more than half is refused. Whether it succeeds or not, the
/// import is empty then, but for its report. Free the image with `backorder_image_free`.
///
/// Errors: `DROPLIST_CONTENT`, `DROPLIST_TOO_MANY_BAD` with the first bad lines in the message,
/// `DROPLIST_EMPTY`, `SOURCE_DIFFERS`, `DROPLIST_SHRUNK`, `DROPLIST_TOO_LARGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_import_finish(
    import: Option<&mut backorder_import>,
    previous: Option<&backorder_droplist>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_image>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let image = given(import, "import")?.0.finish(previous.map(|list| &list.0))?;
        *out = Some(Box::new(backorder_image(image)));
        Ok(())
    })
}

/// Frees an import; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_import_free(import: Option<Box<backorder_import>>) {
    fence_or((), || drop(import));
}

/// The first byte of the image; NULL of NULL. Valid until the image is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_image_data(image: Option<&backorder_image>) -> *const u8 {
    fence_or(std::ptr::null(), || image.map_or(std::ptr::null(), |image| image.0.as_ptr()))
}

/// The number of bytes of the image; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_image_size(image: Option<&backorder_image>) -> usize {
    fence_or(0, || image.map_or(0, |image| image.0.len()))
}

/// Frees an image; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_image_free(image: Option<Box<backorder_image>>) {
    fence_or((), || drop(image));
}
