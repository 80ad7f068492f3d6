//! The words of the billing system.

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind, shorten};

closed_list! {
names: as_str;
/// The status of a domain in billing, in WHMCS's words.
///
/// Source: WHMCS, table `tbldomains`, column `status`.
pub enum BillingStatus {
    /// Ordered, nothing sent yet.
    Pending = "Pending",
    /// A registration is under way.
    PendingRegistration = "Pending Registration",
    /// An incoming transfer is under way.
    PendingTransfer = "Pending Transfer",
    /// In the client's hands.
    Active = "Active",
    /// Expired, may be renewed at the normal price.
    Grace = "Grace",
    /// Expired, may be restored.
    Redemption = "Redemption",
    /// Expired.
    Expired = "Expired",
    /// Ended by somebody's decision.
    Cancelled = "Cancelled",
    /// Ended, and never touched by a plan.
    Fraud = "Fraud",
    /// Ended at another registrar.
    TransferredAway = "Transferred Away",
}
}

impl BillingStatus {
    /// Reads a status in any case.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`]: no word of the list.
    pub fn parse(text: &str) -> Result<BillingStatus, Error> {
        let word = text.trim();
        let found = BillingStatus::ALL.into_iter().find(|s| s.as_str().eq_ignore_ascii_case(word));
        found.ok_or_else(|| {
            let shown = shorten(text);
            let message = format!("\"{shown}\" is no status of a domain in billing");
            Error::new(ErrorKind::DomainRowInvalid, shown, message)
        })
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
