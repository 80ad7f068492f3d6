//! One backorder and what is said of it: lives, holds, effects, outcomes, messages, decisions.

pub(crate) mod application;
pub(crate) mod backorder;
pub(crate) mod boxed;
pub(crate) mod decision;
pub(crate) mod effect;
pub(crate) mod funds;
pub(crate) mod message;
pub(crate) mod outages;
pub(crate) mod outbox;
pub(crate) mod outcome;
mod whmcs;
