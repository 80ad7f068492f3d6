//! Prices, policy, drop rules.

pub mod drop_rules;
pub mod listing;
pub mod policy;
pub mod price;
