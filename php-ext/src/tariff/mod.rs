//! Prices of domains.

pub mod price_import;
