//! What people ask: why and what next, what money is needed, what is due, lists and pages.

pub(crate) mod explain;
pub(crate) mod forecast;
pub(crate) mod jobs;
pub(crate) mod offers;
pub(crate) mod views;
