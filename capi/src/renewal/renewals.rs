//! When, how and for how long a domain is renewed.

use std::mem::MaybeUninit;

use backorder_core::renewal::{RenewalOrder, RenewalRules};

use crate::boundary::convert::{self, element};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::row::backorder_row;
use crate::boundary::text::backorder_str;
use crate::sync::domain_sync::fields;

/// The steps of a renewal, or the reason against it.
pub struct backorder_renewal_plan {
    steps: Vec<String>,
    reason: &'static str,
}

/// Whether a renewal can be ordered, with the data compiled in. `order` has `provider`, `tld`,
/// `expiry` and, if they are known, `deleted_at`, `years` (1), `restore_years`,
/// `next_due_date_paid`, `may_restore` (1) and `zone` (UTC); it stays yours. Free the plan with
/// `backorder_renewal_plan_free`.
///
/// Errors: `DOMAIN_ROW_INVALID`, `NAME_INVALID`, `ZONE_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_renewal_plan_new(
    order: Option<&backorder_row>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_renewal_plan>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let order = RenewalOrder::read(&fields(given(order, "order")?))?;
        let now = convert::instant(now, "now")?;
        let plan = match RenewalRules::builtin().plan(&order, now) {
            Ok(plan) => backorder_renewal_plan {
                steps: plan.steps.iter().map(ToString::to_string).collect(),
                reason: "",
            },
            Err(refusal) => backorder_renewal_plan { steps: Vec::new(), reason: refusal.as_str() },
        };
        *out = Some(Box::new(plan));
        Ok(())
    })
}

/// The reason against it, a stable word; empty if it can be ordered, and for NULL. The view is
/// valid until the plan is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_renewal_plan_reason(
    plan: Option<&backorder_renewal_plan>,
) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        plan.map_or(backorder_str::EMPTY, |plan| backorder_str::of(plan.reason))
    })
}

/// How many steps there are; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_renewal_plan_step_count(
    plan: Option<&backorder_renewal_plan>,
) -> usize {
    fence_or(0, || plan.map_or(0, |plan| plan.steps.len()))
}

/// The step at `index`, from 0: `restore`, `renew 2` or `renew-once`.
///
/// The view is valid until `plan` is freed.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_renewal_plan_step_at(
    plan: Option<&backorder_renewal_plan>,
    index: usize,
    out: Option<&mut MaybeUninit<backorder_str>>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        let step = element(&given(plan, "plan")?.steps, index, "index")?;
        out.write(backorder_str::of(step));
        Ok(())
    })
}

/// Frees a plan; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_renewal_plan_free(plan: Option<Box<backorder_renewal_plan>>) {
    fence_or((), || drop(plan));
}
