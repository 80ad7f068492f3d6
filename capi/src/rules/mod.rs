//! Prices, policy, drop rules.

pub(crate) mod drop_rules;
pub(crate) mod policy;
pub(crate) mod price_list;
