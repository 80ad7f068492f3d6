//! The protocol's text: a command as it is written, where it goes, and the answer as it is read.

pub(crate) mod command;
pub(crate) mod connection;
pub(crate) mod error;
pub(crate) mod hint;
pub(crate) mod profile;
pub(crate) mod read;
pub(crate) mod redact;
pub(crate) mod refusal;
pub(crate) mod response;
