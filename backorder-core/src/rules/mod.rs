//! What the rules are made of: prices, settings, drop dates, drop windows, statuses, tax.

pub(crate) mod drop_rules;
pub(crate) mod fields;
pub(crate) mod lifecycle;
pub(crate) mod policy;
pub(crate) mod price;
pub(crate) mod provider;
pub(crate) mod registrar_date;
pub(crate) mod schedule;
pub(crate) mod tax;
