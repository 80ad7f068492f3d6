//! Renewals.

pub(crate) mod renewals;
