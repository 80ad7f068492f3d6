//! What the registrar charges for a backorder that succeeds, by TLD and kind.

use std::mem::MaybeUninit;

use backorder_core::{CostList, ErrorKind, Tld};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::text::backorder_str;
use crate::values::cost::backorder_cost;

/// What the registrar charges for a backorder that succeeds, by TLD and kind.
pub struct backorder_cost_list(pub(crate) CostList);

/// A list without costs. Free it with `backorder_cost_list_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_list_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_cost_list>>>>,
) -> backorder_result {
    hand_out(out, || Ok(Box::new(backorder_cost_list(CostList::new()))))
}

/// Adds one cost. `tld` with or without its leading dot, `kind` is one of `BACKORDER_KIND_`.
///
/// Errors: those of names for the TLD; `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`, `PRICE_DUPLICATE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_list_insert(
    costs: Option<&mut backorder_cost_list>,
    tld: backorder_str,
    kind: u32,
    cost: backorder_cost,
) -> backorder_result {
    fence(|| {
        let costs = given(costs, "costs")?;
        let (kind, cost) = (convert::kind(kind)?, cost.read()?);
        Ok(costs.0.insert(Tld::parse(tld.read("tld")?)?, kind, cost)?)
    })
}

/// The cost of a TLD and a kind.
///
/// Errors: `PRICE_MISSING` when the list has none; those of names for the TLD.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_list_get(
    costs: Option<&backorder_cost_list>,
    tld: backorder_str,
    kind: u32,
    out: Option<&mut MaybeUninit<backorder_cost>>,
) -> backorder_result {
    write_out(out, || {
        let costs = &given(costs, "costs")?.0;
        let (tld, kind) = (Tld::parse(tld.read("tld")?)?, convert::kind(kind)?);
        let cost = costs.cost(&tld, kind).ok_or_else(|| {
            let message = format!("{tld} has no cost for {kind}");
            backorder_core::Error::new(ErrorKind::PriceMissing, &tld, message)
        })?;
        Ok(backorder_cost::of(cost)?)
    })
}

/// Frees a list of costs; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_list_free(costs: Option<Box<backorder_cost_list>>) {
    fence_or((), || drop(costs));
}
