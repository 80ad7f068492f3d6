//! What stands between the rules and the caller: errors and conversions.

pub(crate) mod convert;
pub(crate) mod failure;
pub(crate) mod fence;
pub(crate) mod fill;
pub(crate) mod last_error;
pub mod numbers;
pub(crate) mod row;
pub(crate) mod text;
pub(crate) mod version;
