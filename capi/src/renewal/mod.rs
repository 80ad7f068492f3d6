//! Renewals.

pub(crate) mod expiring;
pub(crate) mod renewals;
