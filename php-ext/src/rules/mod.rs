//! Prices, policy, drop rules, tax.

pub mod drop_rules;
pub mod listing;
pub mod policy;
pub mod price;
pub mod tax;
