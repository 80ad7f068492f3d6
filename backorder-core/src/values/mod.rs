//! Values that cannot be wrong: parsed once, at the edge.

pub(crate) mod closed;
pub(crate) mod error;
mod from_str;
pub(crate) mod id;
pub mod idn;
pub(crate) mod money;
pub(crate) mod name;
pub(crate) mod serial;
pub(crate) mod time;
