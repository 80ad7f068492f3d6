//! Outputs: handles, values, and structs that may grow at their end.

use std::mem::MaybeUninit;

use crate::boundary::failure::{Checked, Failure};
use crate::boundary::numbers::Boundary;

/// Where a handle is written to; memory that the caller need not have initialized.
pub(crate) type Out<'a, T> = Option<&'a mut MaybeUninit<Option<Box<T>>>>;

/// The parameter called `what`, or the error that it is NULL.
pub(crate) fn given<T>(parameter: Option<T>, what: &str) -> Checked<T> {
    parameter.ok_or_else(|| null(what))
}

/// The place for a handle, set to NULL first, so that it can be freed whatever happens.
pub(crate) fn place<'a, T>(out: Out<'a, T>, what: &str) -> Checked<&'a mut Option<Box<T>>> {
    Ok(given(out, what)?.write(None))
}

/// A struct that the library fills and that later versions may make longer. The caller gives the
/// size it was compiled with.
pub(crate) trait Filled: Copy {
    /// The size in the first version that had the struct.
    const SIZE_MIN: usize;
}

/// No version of any struct is larger: what a caller gives beyond it is no size of a struct.
const SIZE_MAX: usize = 1 << 16;

/// Refuses a place for `T` that is NULL, too small to be one, or larger than any.
#[inline]
pub(crate) fn check_place<T: Filled>(out: *mut T, size: usize, what: &str) -> Checked<()> {
    if out.is_null() {
        return Err(null(what));
    }
    if !(T::SIZE_MIN..=SIZE_MAX).contains(&size) {
        return Err(wrong_size(size, T::SIZE_MIN, what));
    }
    Ok(())
}

#[cold]
fn null(what: &str) -> Failure {
    Failure::new(Boundary::NullPointer, what, format!("{what} is NULL"))
}

#[cold]
fn wrong_size(size: usize, least: usize, what: &str) -> Failure {
    let message = format!("size {size} of {what} is not within {least} to {SIZE_MAX}");
    Failure::new(Boundary::SizeInvalid, what, message)
}

/// Writes `value` to `out`, which is `size` bytes in the caller's version of the struct: fields
/// that the caller does not know are left out, fields that we do not know become zero.
///
/// # Safety
/// `out` is NULL, or `size` bytes may be written there.
pub(crate) unsafe fn fill<T: Filled>(
    out: *mut T,
    size: usize,
    what: &str,
    value: T,
) -> Checked<()> {
    // SAFETY: the caller promises as much.
    unsafe { fill_in_place(out, size, what, |place| place.write(value)) }
}

/// The same, where `write` writes the value field by field: straight to the caller's memory, when
/// that is as large as the struct and aligned like it.
///
/// # Safety
/// `out` is NULL, or `size` bytes may be written there.
pub(crate) unsafe fn fill_in_place<T: Filled>(
    out: *mut T,
    size: usize,
    what: &str,
    write: impl FnOnce(&mut MaybeUninit<T>) -> &mut T,
) -> Checked<()> {
    check_place(out, size, what)?;
    let is_ours = size == size_of::<T>() && out.is_aligned();
    let mut spare = MaybeUninit::uninit();
    let place = if is_ours {
        // SAFETY: not NULL, aligned, and the caller lets us write as much there.
        unsafe { &mut *out.cast::<MaybeUninit<T>>() }
    } else {
        &mut spare
    };
    let value = write(place);
    if is_ours {
        return Ok(());
    }
    let known = size.min(size_of::<T>());
    let bytes = out.cast::<MaybeUninit<u8>>();
    // SAFETY: `value` is a live struct of at least `known` bytes, apart from what the caller owns.
    unsafe { std::ptr::copy_nonoverlapping((&raw const *value).cast(), bytes, known) };
    // SAFETY: `known` is at most `size`, and the caller lets us write `size` bytes.
    unsafe { std::ptr::write_bytes(bytes.add(known), 0, size - known) };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[repr(C)]
    #[derive(Debug, Clone, Copy, PartialEq)]
    struct Pair {
        old: u64,
        new: u64,
    }

    impl Filled for Pair {
        const SIZE_MIN: usize = 8;
    }

    fn filled(size: usize) -> (bool, [u64; 4]) {
        let mut memory = [7_u64; 4];
        let out = memory.as_mut_ptr().cast::<Pair>();
        // SAFETY: the array has 32 bytes, and no test asks for more.
        let result = unsafe { fill(out, size, "pair", Pair { old: 1, new: 2 }) };
        (result.is_ok(), memory)
    }

    #[test]
    fn a_place_need_not_be_aligned() {
        for shift in 0..8 {
            let mut memory = [7_u8; 32];
            // SAFETY: 16 bytes from any of the first eight are within the array.
            let out = unsafe { memory.as_mut_ptr().add(shift) }.cast::<Pair>();
            // SAFETY: as above.
            assert!(unsafe { fill(out, 16, "pair", Pair { old: 1, new: 2 }) }.is_ok());
            let mut expected = [7_u8; 32];
            expected[shift..shift + 8].copy_from_slice(&1_u64.to_ne_bytes());
            expected[shift + 8..shift + 16].copy_from_slice(&2_u64.to_ne_bytes());
            assert_eq!(memory, expected);
        }
    }

    #[test]
    fn callers_of_every_version_get_what_they_know() {
        assert_eq!(filled(7), (false, [7, 7, 7, 7]));
        assert_eq!(filled(8), (true, [1, 7, 7, 7]));
        assert_eq!(filled(16), (true, [1, 2, 7, 7]));
        assert_eq!(filled(24), (true, [1, 2, 0, 7]));
        for size in [SIZE_MAX + 1, 1 << 40, isize::MAX as usize, usize::MAX - 7, usize::MAX] {
            assert_eq!(filled(size), (false, [7, 7, 7, 7]));
        }
    }
}
