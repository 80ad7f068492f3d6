//! Prices, policy, drop rules, tax.

pub mod drop_rules;
pub mod lifecycle;
pub mod listing;
pub mod policy;
pub mod price;
pub mod tax;
