//! Prices, policy, drop rules.

pub(crate) mod costs;
pub(crate) mod drop_rules;
pub(crate) mod lifecycle;
pub(crate) mod policy;
pub(crate) mod price_list;
pub(crate) mod prices;
pub(crate) mod schedule;
pub(crate) mod settings;
pub(crate) mod windows;
