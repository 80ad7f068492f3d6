//! What stands between the rules and the caller: errors and conversions.

pub(crate) mod answer;
pub(crate) mod convert;
pub(crate) mod failure;
pub(crate) mod fence;
pub(crate) mod fill;
pub(crate) mod last_error;
pub(crate) mod layout;
pub mod numbers;
pub(crate) mod owned;
pub(crate) mod row;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod value;
pub(crate) mod version;
pub(crate) mod words;
