//! Prices of backorders, from what the registrar charges for them.

use rust_decimal::Decimal;

use crate::rules::price::{BackorderKind, CostList, PriceList};
use crate::values::name::Tld;

use super::pricing::{Exact, Pricing};

/// A backorder price that differs from what the costs make of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BackorderPriceChange {
    /// The TLD.
    pub tld: Tld,
    /// The product.
    pub kind: BackorderKind,
    /// What is stored in billing's currency, if anything.
    pub old: Option<Decimal>,
    /// What it should be; `None` without an exchange rate.
    pub new: Option<Decimal>,
    /// Whether what is stored is below the cost.
    pub is_loss: bool,
}

/// The backorder prices that should be stored otherwise, by TLD and kind.
pub fn plan_backorder_prices(
    costs: &CostList,
    stored: &PriceList,
    pricing: &Pricing,
) -> Vec<BackorderPriceChange> {
    let once = Exact::of(Decimal::ONE);
    let change = |(tld, kind, cost): (&Tld, BackorderKind, crate::values::money::Cost)| {
        let exact = Exact::of(cost.amount());
        let old = stored.price(tld, pricing.currency, kind).map(|price| price.amount());
        let new = pricing.price(exact, cost.currency(), once);
        let true_cost = pricing.cost(exact, cost.currency()).and_then(Exact::cents);
        let is_loss = old.zip(true_cost).is_some_and(|(price, cost)| price < cost);
        let differs = old != new || is_loss;
        differs.then(|| BackorderPriceChange { tld: tld.clone(), kind, old, new, is_loss })
    };
    costs.iter().filter_map(change).collect()
}
