//! Renewals.

pub mod renewals;
