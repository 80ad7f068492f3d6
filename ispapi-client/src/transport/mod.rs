//! The way to the registrar: what posts a request, within which limits, and what can stand in its
//! place.

pub(crate) mod cancel;
#[cfg(feature = "http")]
pub(crate) mod http;
pub(crate) mod port;
pub(crate) mod process;
pub(crate) mod record;
pub(crate) mod settings;
#[cfg(feature = "http")]
mod tls;
