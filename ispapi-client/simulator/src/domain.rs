//! A domain of an account: what time does to it.

use backorder_core::Money;
use backorder_core::format_utc;
use chrono::{DateTime, Datelike, Duration, Months, Utc};
use serde_json::{Value as Json, json};

use super::hosting::Signing;

/// A name that is ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Domain {
    /// The login of the account; empty for the first one.
    pub account: String,
    /// The application that caught it.
    pub application: Option<u64>,
    pub created: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    /// From when StatusDomain knows it.
    pub readable: DateTime<Utc>,
    pub expires: DateTime<Utc>,
    pub mode: String,
    pub lock: bool,
    pub privacy: bool,
    /// Whether its registry hides the owner's data by its own privacy (.ca, .se, .nu).
    pub hidden: bool,
    /// Whether it is taken out of the zone: the status clientHold.
    pub held: bool,
    /// Owner, admin, tech and billing handles.
    pub contacts: [String; 4],
    pub nameservers: Vec<String>,
    pub signing: Signing,
    pub auth: String,
    /// After a trade nobody may transfer it away before.
    pub fixed_until: Option<DateTime<Utc>>,
    /// When it leaves for another registrar, unless that is denied.
    pub leaves: Option<DateTime<Utc>>,
    /// What was paid for it to be created, as long as it can be given back.
    pub refundable: Option<Money>,
    pub state: State,
}

/// Where a domain is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    Active,
    /// Deleted; can be restored.
    Redemption {
        until: DateTime<Utc>,
    },
    /// Deleted for good.
    PendingDelete {
        until: DateTime<Utc>,
    },
    /// To be restored.
    Restoring {
        until: DateTime<Utc>,
    },
    /// To have another owner.
    Trading {
        until: DateTime<Utc>,
        owner: String,
        free: bool,
    },
}

/// What time does to a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DomainStep {
    Leave,
    Renew,
    Expire,
    Release,
    Vanish,
    Restored,
    Traded,
}

/// A domain that somebody else has, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    pub registrar: String,
    pub auth: String,
    pub lock: bool,
    pub created: DateTime<Utc>,
    pub expires: DateTime<Utc>,
    /// How long a transfer takes.
    pub takes: Duration,
    pub transfer: Option<Transfer>,
}

/// A transfer to one of our accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Transfer {
    pub account: String,
    pub contacts: [String; 4],
    pub asked: DateTime<Utc>,
    pub done: DateTime<Utc>,
    /// What was taken for it, given back if it fails.
    pub paid: Money,
}

/// From the end of the registration until it is renewed by itself.
pub(super) const RENEWAL: Duration = Duration::days(35);
/// From the end of the registration until it is deleted.
pub(super) const FAILURE: Duration = Duration::days(40);
/// How long a deleted domain can be restored.
pub(super) const REDEMPTION: Duration = Duration::days(30);
/// How long it is deleted then, before it is free.
pub(super) const PENDING_DELETE: Duration = Duration::days(5);
/// How long after its registration it is paid back when it is deleted.
pub(super) const ADD_GRACE: Duration = Duration::days(5);
/// How long a transfer takes, here or away, if nobody decides it.
pub(super) const TRANSFER: Duration = Duration::days(5);
/// How long a restore takes on ISPAPI.
pub(super) const RESTORE: Duration = Duration::hours(1);
/// How long a trade takes that somebody has to confirm.
pub(super) const TRADE: Duration = Duration::days(1);
/// How long a traded domain cannot be transferred away.
pub(super) const TRADE_LOCK: Duration = Duration::days(60);

/// The modes the registrar knows.
pub(super) const MODES: [&str; 5] =
    ["DEFAULT", "AUTORENEW", "AUTOEXPIRE", "AUTODELETE", "RENEWONCE"];

impl Domain {
    pub fn renews(&self) -> bool {
        !matches!(self.mode.as_str(), "AUTOEXPIRE" | "AUTODELETE")
    }

    /// When its renewal is charged.
    pub fn accounting(&self) -> DateTime<Utc> {
        self.expires
    }

    /// When it is renewed by itself.
    pub fn finalization(&self) -> DateTime<Utc> {
        self.expires + RENEWAL
    }

    /// When it is deleted if it was not renewed.
    pub fn failure(&self) -> DateTime<Utc> {
        self.expires + FAILURE
    }

    /// The next thing that time does to it. `affords` says whether a renewal can be paid.
    pub fn next(&self, affords: bool) -> (DateTime<Utc>, DomainStep) {
        let by_itself = self.next_by_itself(affords);
        let leaves = self.leaves.filter(|_| self.is_alive());
        leaves.map_or(by_itself, |leaves| by_itself.min((leaves, DomainStep::Leave)))
    }

    fn next_by_itself(&self, affords: bool) -> (DateTime<Utc>, DomainStep) {
        match &self.state {
            State::Active if self.renews() && affords => (self.finalization(), DomainStep::Renew),
            State::Active => (self.failure(), DomainStep::Expire),
            State::Redemption { until } => (*until, DomainStep::Release),
            State::PendingDelete { until } => (*until, DomainStep::Vanish),
            State::Restoring { until } => (*until, DomainStep::Restored),
            State::Trading { until, .. } => (*until, DomainStep::Traded),
        }
    }

    pub fn extend(&mut self, years: u32) {
        self.expires = later(self.expires, years);
    }

    /// The year its registration ends in.
    pub fn expiration_year(&self) -> i32 {
        self.expires.year()
    }

    /// Why it cannot go to somebody else now.
    pub fn held_by(&self, now: DateTime<Utc>) -> Option<&'static str> {
        let fixed = self.fixed_until.is_some_and(|until| now < until);
        match self.state {
            _ if self.lock => Some("Transfer locked"),
            _ if fixed => Some("Transfer locked for 60 days after a change of registrant"),
            State::Active => None,
            _ => Some("Object status does not allow for operation"),
        }
    }

    pub fn status(&self) -> &'static str {
        match self.state {
            State::Active | State::Trading { .. } => "ACTIVE",
            State::Redemption { .. } => "REDEMPTIONPERIOD",
            State::Restoring { .. } => "PENDINGRESTORE",
            State::PendingDelete { .. } => "PENDINGDELETE",
        }
    }

    /// Whether it is ours to change: not deleted.
    pub fn is_alive(&self) -> bool {
        matches!(self.state, State::Active | State::Trading { .. })
    }

    pub fn json(&self, domain: &str) -> Json {
        json!({
            "domain": domain,
            "account": self.account,
            "application": self.application.map(|number| number.to_string()),
            "caught": format_utc(self.created),
            "readable": format_utc(self.readable),
            "expires": format_utc(self.expires),
            "status": self.status(),
            "mode": self.mode,
            "lock": self.lock,
            "leaves": self.leaves.map(format_utc),
            "privacy": self.privacy,
            "hidden": self.hidden,
            "held": self.held,
            "owner": self.contacts[0],
            "signed": self.signing != Signing::default(),
        })
    }
}

impl Foreign {
    pub fn json(&self, domain: &str) -> Json {
        json!({
            "domain": domain,
            "registrar": self.registrar,
            "lock": self.lock,
            "expires": format_utc(self.expires),
            "transfer": self.transfer.as_ref().map(|transfer| format_utc(transfer.done)),
        })
    }
}

pub(super) fn later(at: DateTime<Utc>, years: u32) -> DateTime<Utc> {
    at.checked_add_months(Months::new(12 * years)).unwrap_or(at)
}
