//! Values: money, names, zones.

pub(crate) mod money;
