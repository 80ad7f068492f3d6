//! Domains kept in step.

pub mod domain_sync;
