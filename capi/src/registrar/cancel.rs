//! Stopping calls from another thread.

use std::mem::MaybeUninit;

use ispapi_client::Cancel;

use crate::boundary::answer::hand_out;
use crate::boundary::fence::{backorder_result, fence_or};

/// A switch that ends calls. It stays on.
pub struct backorder_cancel(pub(crate) Cancel);

/// A switch that is off. Free it with `backorder_cancel_free`; what it was given to goes on with
/// it.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cancel_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_cancel>>>>,
) -> backorder_result {
    hand_out(out, || Ok(Box::new(backorder_cancel(Cancel::new()))))
}

/// Turns it on, from any thread: the calls it was given to end at once, while they wait and while
/// a request is under way. NULL is fine. Not from a signal handler.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cancel_now(cancel: Option<&backorder_cancel>) {
    fence_or((), || {
        if let Some(cancel) = cancel {
            cancel.0.cancel();
        }
    });
}

/// Whether it is on; false for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cancel_is_on(cancel: Option<&backorder_cancel>) -> bool {
    fence_or(false, || cancel.is_some_and(|cancel| cancel.0.is_cancelled()))
}

/// Frees a switch; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cancel_free(cancel: Option<Box<backorder_cancel>>) {
    fence_or((), || drop(cancel));
}
