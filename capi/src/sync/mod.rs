//! Domains kept in step.

pub(crate) mod domain_sync;
pub(crate) mod keeping;
