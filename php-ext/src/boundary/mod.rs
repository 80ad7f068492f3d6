//! What stands between the rules and the caller: errors and conversions.

pub mod arguments;
pub mod convert;
pub mod errors;
pub mod fields;
