//! From the registrar's list to an image of it.

use std::mem::MaybeUninit;

use backorder_core::droplist::{Import, ImportReport, Limits};

use crate::convert;
use crate::fence::{backorder_result, fence, fence_or};
use crate::fill::{Filled, fill, given, place};
use crate::text::array;

/// An import under way: it keeps the names and an unfinished line, not what it was fed.
pub struct backorder_import(Import);

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

/// Reads the next `size` bytes of the CSV: lines of `name;YYYY-MM-DD HH:MM:SS` in UTC, cut
/// anywhere. Bad lines are counted.
///
/// Errors: `DROPLIST_TOO_LARGE`, `SIZE_INVALID`.
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
        let ImportReport { bytes, lines, bad_lines, past, duplicates, names, .. } =
            *given(import, "import")?.0.report();
        let report = backorder_import_report { bytes, lines, bad_lines, past, duplicates, names };
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "report", report) }
    })
}

/// Ends the import and makes the image. `previous_count` is the number of names in the list in
/// use, 0 if there is none: a list that shrank by more than half is refused. Whether it succeeds
/// or not, the import is empty then. Free the image with `backorder_image_free`.
///
/// Errors: `DROPLIST_TOO_MANY_BAD`, `DROPLIST_EMPTY`, `DROPLIST_SHRUNK`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_import_finish(
    import: Option<&mut backorder_import>,
    previous_count: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_image>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let image = given(import, "import")?.0.finish(Some(previous_count))?;
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
