//! Prices.

pub(crate) mod prices;
