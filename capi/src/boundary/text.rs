//! Texts: views with a length, in both directions.

use std::ffi::{CStr, c_char};

use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::fence_or;
use crate::boundary::numbers::Boundary;

/// A text: `len` bytes of UTF-8 at `data`, not ended by a zero byte.
///
/// As a parameter it is read during the call only; `data` may be NULL when `len` is 0. As a
/// result it is a view of the library's memory, and each function says how long it is valid;
/// `data` is then never NULL.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_str {
    /// The first byte.
    pub data: *const c_char,
    /// The number of bytes.
    pub len: usize,
}

impl backorder_str {
    pub(crate) const EMPTY: backorder_str = backorder_str::of("");

    pub(crate) const fn of(text: &str) -> backorder_str {
        backorder_str { data: text.as_ptr().cast(), len: text.len() }
    }

    /// The text of a parameter called `what`.
    pub(crate) fn read(&self, what: &str) -> Checked<&str> {
        let bytes = self.bytes(what)?;
        if bytes.is_ascii() {
            // SAFETY: ASCII is UTF-8.
            return Ok(unsafe { std::str::from_utf8_unchecked(bytes) });
        }
        std::str::from_utf8(bytes).map_err(|error| {
            let message = format!("{what} is not UTF-8 from byte {} on", error.valid_up_to());
            Failure::new(Boundary::Utf8Invalid, what, message)
        })
    }

    /// The bytes of a parameter called `what`, whatever they are.
    pub(crate) fn bytes(&self, what: &str) -> Checked<&[u8]> {
        // SAFETY: the contract of this type promises `len` readable bytes until the call returns;
        // the view does not outlive `self`, a parameter of the call.
        unsafe { array(self.data.cast(), self.len, what) }
    }

    #[cfg(test)]
    pub(crate) fn as_text(&self) -> &str {
        self.read("view").unwrap_or("(unreadable)")
    }
}

/// The texts of an array parameter called `what`.
///
/// # Safety
/// `texts` is NULL or points to `count` texts.
pub(crate) unsafe fn read_texts<'a>(
    texts: *const backorder_str,
    count: usize,
    what: &str,
) -> Checked<Vec<&'a str>> {
    // SAFETY: the caller promises `count` texts there.
    unsafe { array(texts, count, what) }?.iter().map(|text| text.read(what)).collect()
}

/// The elements of an array parameter called `what`, which may be NULL when there are none.
///
/// # Safety
/// `first` is NULL or points to `count` valid values, which live until the call ends.
pub(crate) unsafe fn array<'a, T>(first: *const T, count: usize, what: &str) -> Checked<&'a [T]> {
    if count == 0 {
        return Ok(&[]);
    }
    if first.is_null() {
        let message = format!("{what} is NULL with count {count}");
        return Err(Failure::new(Boundary::NullPointer, what, message));
    }
    if count > isize::MAX as usize / size_of::<T>().max(1) {
        let message = format!("{what} has {count} entries, more than fit memory");
        return Err(Failure::new(Boundary::SizeInvalid, what, message));
    }
    // SAFETY: not NULL, not longer than memory, and the caller promises `count` values there.
    Ok(unsafe { std::slice::from_raw_parts(first, count) })
}

/// A view of a text that ends with a zero byte; of NULL, the empty text.
///
/// The view is valid as long as `text` is.
///
/// The caller makes sure that `text` is NULL or ends with a zero byte.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_str_of(text: *const c_char) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        if text.is_null() {
            return backorder_str::EMPTY;
        }
        // SAFETY: not NULL, and the caller promises a zero byte at its end.
        let len = unsafe { CStr::from_ptr(text) }.count_bytes();
        backorder_str { data: text, len }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_texts_are_refused_by_number() {
        let code = |text: backorder_str| match text.read("name") {
            Ok(_) => 0,
            Err(Failure::Boundary(kind, subject, _)) => {
                assert_eq!(&*subject, "name");
                kind.code()
            }
            Err(Failure::Core(error)) => error.code(),
            Err(Failure::Client(error)) => error.code(),
        };
        let null = std::ptr::null();
        assert_eq!(code(backorder_str { data: null, len: 0 }), 0);
        assert_eq!(code(backorder_str { data: null, len: 1 }), 1);
        assert_eq!(code(backorder_str { data: b"a\xff".as_ptr().cast(), len: 2 }), 2);
        assert_eq!(code(backorder_str { data: b"a".as_ptr().cast(), len: usize::MAX }), 5);
    }
}
