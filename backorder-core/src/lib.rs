//! The rules of domain-name backorders, pure: no I/O, no clock, no globals, no `unsafe`,
//! no floating-point money.
#![forbid(unsafe_code)]

pub mod error;

pub use error::{Error, ErrorGroup, ErrorKind};
