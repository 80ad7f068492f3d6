//! What sends: the blocking client and the async one, and what they make of several calls.

#[cfg(feature = "async")]
pub(crate) mod async_client;
pub(crate) mod blocking;
mod carry;
#[cfg(feature = "async")]
pub(crate) mod outcomes;
pub(crate) mod pages;
pub(crate) mod via;
