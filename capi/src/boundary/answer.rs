//! What a call that makes something does: its output is checked first, then filled.

use std::mem::MaybeUninit;

use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::{Out, given, place};

/// A handle: NULL when the call is refused.
pub(crate) fn hand_out<T>(
    out: Out<'_, T>,
    make: impl FnOnce() -> Checked<Box<T>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        *out = Some(make()?);
        Ok(())
    })
}

/// A value: left as it is when the call is refused.
pub(crate) fn write_out<T>(
    out: Option<&mut MaybeUninit<T>>,
    make: impl FnOnce() -> Checked<T>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        out.write(make()?);
        Ok(())
    })
}
