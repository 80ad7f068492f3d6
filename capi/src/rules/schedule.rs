//! The leads and graces of one drop as instants.

use backorder_core::Phase;

use crate::boundary::convert;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::{Filled, check_place, fill, given};
use crate::boundary::numbers;
use crate::rules::policy::backorder_policy;

/// What one drop means for a backorder, by a policy.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_schedule {
    /// Till when a client can order and pay: the drop, or the registrar's cut-off before it.
    pub deadline: i64,
    /// From when on the price is held.
    pub window_opens: i64,
    /// From when on the application is sent.
    pub submission_at: i64,
    /// Till when it may be sent.
    pub sending_ends: i64,
    /// Till when one waits for funds.
    pub grace_ends: i64,
    /// What the clock says now, one of `BACKORDER_PHASE_`.
    pub phase: u32,
}

impl Filled for backorder_schedule {
    const SIZE_MIN: usize = size_of::<backorder_schedule>();
}

/// What a drop means at `now`; `finalization_at` is the registrar's cut-off or
/// `BACKORDER_TIME_NONE`. `size` is `sizeof *out`.
///
/// Errors: `TIME_RANGE`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_policy_schedule(
    policy: Option<&backorder_policy>,
    drop_at: i64,
    finalization_at: i64,
    now: i64,
    size: usize,
    out: *mut backorder_schedule,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_schedule>(out, size, "out")?;
        let policy = &given(policy, "policy")?.0;
        let (dates, now) =
            (convert::dates(drop_at, finalization_at)?, convert::instant(now, "now")?);
        let phase = match dates.phase(now, policy) {
            Phase::Early => numbers::Phase::Early,
            Phase::Funding => numbers::Phase::Funding,
            Phase::Submission => numbers::Phase::Submission,
            Phase::Late => numbers::Phase::Late,
            // The last one, and whatever comes after it.
            _ => numbers::Phase::Over,
        };
        let schedule = backorder_schedule {
            deadline: dates.deadline().timestamp(),
            window_opens: dates.window_opens(policy).timestamp(),
            submission_at: dates.submission_at(policy).timestamp(),
            sending_ends: dates.sending_ends(policy).timestamp(),
            grace_ends: dates.grace_ends(policy).timestamp(),
            phase: phase.code(),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", schedule) }
    })
}
