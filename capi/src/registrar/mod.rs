//! The registrar with HTTP: connections of the library's own, which survive a fork.

pub(crate) mod cancel;
pub(crate) mod download;
pub(crate) mod outcomes;
pub(crate) mod reads;
pub(crate) mod sending;
pub(crate) mod session;
