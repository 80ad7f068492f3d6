//! What comes next: of a call, of a list, of an effect. Nothing here sends or sleeps; the clients
//! do, and so follow the same rules.

pub(crate) mod call;
pub(crate) mod conversation;
pub(crate) mod errand;
mod limiter;
pub(crate) mod metrics;
pub(crate) mod page;
pub(crate) mod pager;
pub(crate) mod saved_session;
pub(crate) mod verdict;
