//! An application for a name.

use backorder_core::{BackorderKind, Money};
use chrono::{DateTime, Duration, Utc};

/// An application for a name.
#[derive(Debug, Clone)]
pub(super) struct Application {
    /// The login of the account; empty for the first one.
    pub account: String,
    pub domain: String,
    pub kind: BackorderKind,
    pub class: String,
    /// Owner, admin, tech and billing handles.
    pub contacts: [String; 4],
    pub nameservers: Vec<String>,
    pub status: String,
    pub created: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    /// What the name costs us if we get it.
    pub fee: Money,
    /// Whether the fee is locked in the account's deposit.
    pub locked: bool,
    pub charged: bool,
    /// Withdrawn or forgotten: the API no longer knows it.
    pub gone: bool,
    pub history: Vec<(DateTime<Utc>, String)>,
}

/// What time does to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Activate,
    Lock,
    Process,
    Decide,
    EndAuction,
}

/// The statuses in which an application still waits for the drop.
const OPEN: [&str; 5] = ["REQUESTED", "ACTIVE", "PROCESSING", "UNPAID", "PAID"];

/// From the application until it is ACTIVE.
pub(super) const ACTIVATION: Duration = Duration::seconds(60);

impl Application {
    pub fn is_open(&self) -> bool {
        !self.gone && OPEN.contains(&self.status.as_str())
    }

    pub fn becomes(&mut self, at: DateTime<Utc>, status: &str) {
        self.updated = at.max(self.updated);
        status.clone_into(&mut self.status);
        self.history.push((self.updated, status.to_owned()));
    }
}
