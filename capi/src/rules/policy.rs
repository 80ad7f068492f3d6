//! Timings and choices of the reseller.

use std::mem::MaybeUninit;

use backorder_core::Policy;

use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};

/// The timings and choices that a reseller can set.
pub struct backorder_policy(pub(crate) Policy);

/// The rules as written: a hold 72 hours before the deadline, the application 2 hours before the
/// drop. Free it with `backorder_policy_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_policy>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_policy(Policy::default())));
        Ok(())
    })
}

/// The timings and choices of the PHP addon that this library replaces: one notice, no fee for a
/// name won in an auction. Free it with `backorder_policy_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_new_original(
    out: Option<&mut MaybeUninit<Option<Box<backorder_policy>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_policy(Policy::original())));
        Ok(())
    })
}

/// All settings as one number, the same on every machine. What is stored as "due at" depends on it.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_fingerprint(
    policy: Option<&backorder_policy>,
    out: Option<&mut MaybeUninit<u64>>,
) -> backorder_result {
    fence(|| {
        given(out, "out")?.write(given(policy, "policy")?.0.fingerprint());
        Ok(())
    })
}

/// Frees a policy; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_free(policy: Option<Box<backorder_policy>>) {
    fence_or((), || drop(policy));
}
