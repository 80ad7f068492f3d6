//! Values: money, names, zones.

pub mod enums;
pub mod money;
pub mod name;
pub mod zone;
