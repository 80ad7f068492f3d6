//! Name servers and zones of an account.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

/// A name server below a domain, with its own addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Host {
    pub account: String,
    pub addresses: BTreeSet<String>,
}

/// A zone: its records, as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zone {
    pub account: String,
    pub serial: u64,
    pub created: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    pub records: Vec<String>,
}
