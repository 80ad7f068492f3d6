//! The words of the billing system.

use std::fmt;

use crate::values::error::{Error, ErrorKind, shorten};

/// The status of a domain in billing, in WHMCS's words.
///
/// Source: WHMCS, table `tbldomains`, column `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BillingStatus {
    /// Ordered, nothing sent yet.
    Pending,
    /// A registration is under way.
    PendingRegistration,
    /// An incoming transfer is under way.
    PendingTransfer,
    /// In the client's hands.
    Active,
    /// Expired, may be renewed at the normal price.
    Grace,
    /// Expired, may be restored.
    Redemption,
    /// Expired.
    Expired,
    /// Ended by somebody's decision.
    Cancelled,
    /// Ended, and never touched by a plan.
    Fraud,
    /// Ended at another registrar.
    TransferredAway,
}

impl BillingStatus {
    /// Every status, in the order of WHMCS.
    pub const ALL: &'static [BillingStatus] = &[
        BillingStatus::Pending,
        BillingStatus::PendingRegistration,
        BillingStatus::PendingTransfer,
        BillingStatus::Active,
        BillingStatus::Grace,
        BillingStatus::Redemption,
        BillingStatus::Expired,
        BillingStatus::Cancelled,
        BillingStatus::Fraud,
        BillingStatus::TransferredAway,
    ];

    /// Reads a status in any case.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`]: no word of the list.
    pub fn parse(text: &str) -> Result<BillingStatus, Error> {
        let word = text.trim();
        let found = BillingStatus::ALL.iter().find(|s| s.as_str().eq_ignore_ascii_case(word));
        found.copied().ok_or_else(|| {
            let shown = shorten(text);
            let message = format!("\"{shown}\" is no status of a domain in billing");
            Error::new(ErrorKind::DomainRowInvalid, shown, message)
        })
    }

    /// The word, as WHMCS stores it.
    pub const fn as_str(self) -> &'static str {
        match self {
            BillingStatus::Pending => "Pending",
            BillingStatus::PendingRegistration => "Pending Registration",
            BillingStatus::PendingTransfer => "Pending Transfer",
            BillingStatus::Active => "Active",
            BillingStatus::Grace => "Grace",
            BillingStatus::Redemption => "Redemption",
            BillingStatus::Expired => "Expired",
            BillingStatus::Cancelled => "Cancelled",
            BillingStatus::Fraud => "Fraud",
            BillingStatus::TransferredAway => "Transferred Away",
        }
    }

    /// One of the pending family: not in the client's hands yet.
    pub const fn is_pending(self) -> bool {
        use BillingStatus::{Pending, PendingRegistration, PendingTransfer};
        matches!(self, Pending | PendingRegistration | PendingTransfer)
    }

    /// Cancelled or Transferred Away: kept whatever the registrar says, switched back by hand.
    pub const fn is_ended(self) -> bool {
        matches!(self, BillingStatus::Cancelled | BillingStatus::TransferredAway)
    }

    /// Grace and Redemption: finer words for what the registrar calls deleted.
    pub const fn is_finer_expired(self) -> bool {
        matches!(self, BillingStatus::Grace | BillingStatus::Redemption)
    }

    /// Left to WHMCS while its own sync is used: two writers of one field are one too many.
    pub const fn is_native(self) -> bool {
        self.is_pending() || matches!(self, BillingStatus::Active | BillingStatus::Cancelled)
    }
}

impl fmt::Display for BillingStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
