//! The droplist as a file: from the registrar's zip to a memory map that all processes share.
//!
//! The rules - what a line is, what an image looks like, how it is searched - are
//! `backorder_core::droplist`; this module only moves bytes.

mod archive;
mod error;
mod fetch;
mod file;
mod job;
mod map;

pub use archive::{ArchiveLimits, read_gzip, read_zip};
pub use error::ListError;
pub use file::{DroplistFile, replace};
pub use job::{ImportFailed, ImportJob, Imported, Progress};
