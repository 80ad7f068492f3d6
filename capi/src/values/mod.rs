//! Values: money, names, zones.

pub(crate) mod amounts;
pub(crate) mod cost;
pub(crate) mod date;
pub(crate) mod money;
pub(crate) mod name;
pub(crate) mod zone;
