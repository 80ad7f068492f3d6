//! What a plan changes, and why.

use crate::values::closed::closed_list;

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;

use super::answer::AutoRenew;
use super::mode::RenewalMode;
use super::status::BillingStatus;

/// Where a change is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Side {
    /// In the billing system.
    Billing,
    /// At the registrar.
    Registrar,
}

impl Side {
    /// The word: `billing`, `registrar`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Side::Billing => "billing",
            Side::Registrar => "registrar",
        }
    }
}

/// One field that gets another value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Change {
    /// Billing's status.
    Status(BillingStatus, BillingStatus),
    /// Billing's expiry date.
    ExpiryDate(Option<NaiveDate>, NaiveDate),
    /// Billing's next due date. The next invoice date follows it, and so does the due date of
    /// unpaid invoice lines of the domain that had the old one.
    NextDueDate(Option<NaiveDate>, NaiveDate),
    /// Openprovider's automatic renewal.
    AutoRenew(AutoRenew, AutoRenew),
    /// The renewal mode of ISPAPI and CNR.
    RenewalMode(RenewalMode, RenewalMode),
    /// WHOIS privacy at the registrar.
    Privacy(bool, bool),
}

impl Change {
    /// Where it is made.
    pub const fn side(&self) -> Side {
        match self {
            Change::Status(..) | Change::ExpiryDate(..) | Change::NextDueDate(..) => Side::Billing,
            Change::AutoRenew(..) | Change::RenewalMode(..) | Change::Privacy(..) => {
                Side::Registrar
            }
        }
    }

    /// The name of the field: `status`, `expiry_date`, `next_due_date`, `auto_renew`,
    /// `renewal_mode`, `privacy`.
    pub const fn field(&self) -> &'static str {
        match self {
            Change::Status(..) => "status",
            Change::ExpiryDate(..) => "expiry_date",
            Change::NextDueDate(..) => "next_due_date",
            Change::AutoRenew(..) => "auto_renew",
            Change::RenewalMode(..) => "renewal_mode",
            Change::Privacy(..) => "privacy",
        }
    }

    /// The value that is there, as the side writes it; no date is `0000-00-00`.
    pub fn old(&self) -> Cow<'_, str> {
        match self {
            Change::Status(old, _) => old.as_str().into(),
            Change::ExpiryDate(old, _) | Change::NextDueDate(old, _) => {
                old.map_or("0000-00-00".into(), |day| day.to_string().into())
            }
            Change::AutoRenew(old, _) => old.as_str().into(),
            Change::RenewalMode(old, _) => old.as_str().into(),
            Change::Privacy(old, _) => switch(*old).into(),
        }
    }

    /// The value it gets, as the side writes it.
    pub fn new_value(&self) -> Cow<'_, str> {
        match self {
            Change::Status(_, new) => new.as_str().into(),
            Change::ExpiryDate(_, new) | Change::NextDueDate(_, new) => new.to_string().into(),
            Change::AutoRenew(_, new) => new.as_str().into(),
            Change::RenewalMode(_, new) => new.as_str().into(),
            Change::Privacy(_, new) => switch(*new).into(),
        }
    }
}

const fn switch(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

closed_list! {
names: as_str;
/// Why a field changes, as a closed list.
#[non_exhaustive]
pub enum ChangeReason {
    /// Active at the registrar.
    Active = "active",
    /// Past the registrar's own date.
    Lapsed = "lapsed",
    /// Deleted at the registrar, may still be restored.
    Deleted = "deleted",
    /// .dk: pending delete is for good.
    PendingDelete = "pending-delete",
    /// A request is under way.
    Requested = "requested",
    /// A restore is under way.
    Restoring = "restoring",
    /// Not in the reseller's account.
    NotInAccount = "not-in-account",
    /// Its present status forbids to ask for it.
    Prohibited = "prohibited",
    /// Found among the deleted.
    AmongDeleted = "among-deleted",
    /// Another registrar has it.
    TransferredAway = "transferred-away",
    /// Gone, cannot be restored.
    Gone = "gone",
    /// The registrar leads for the expiry date.
    RegistrarDate = "registrar-date",
    /// The transfer is completed, and the date comes with it.
    TransferCompleted = "transfer-completed",
    /// There was no due date.
    DueEmpty = "due-empty",
    /// The due date follows the expiry date.
    FollowsExpiry = "follows-expiry",
    /// Billing leads for the field.
    BillingLeads = "billing-leads",
    /// A renewal by the registrar costs money nobody has paid.
    NobodyPays = "nobody-pays",
    /// Cancelled in billing: not to be renewed.
    Cancelled = "cancelled",
}
}

/// A change with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PlannedChange {
    /// What changes.
    pub change: Change,
    /// Why.
    pub reason: ChangeReason,
}

impl fmt::Display for PlannedChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let change = &self.change;
        write!(f, "{}: {} -> {}", change.field(), change.old(), change.new_value())
    }
}

/// What is to be done besides changing fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum SyncEffect {
    /// Renew for this many years: the transfer is completed, and the TLD is on the reseller's list.
    Renew(u32),
    /// Suspend the domain at the registrar.
    Suspend,
    /// Undo that.
    Unsuspend,
}

impl SyncEffect {
    /// The word: `renew`, `suspend`, `unsuspend`.
    pub const fn as_str(self) -> &'static str {
        match self {
            SyncEffect::Renew(_) => "renew",
            SyncEffect::Suspend => "suspend",
            SyncEffect::Unsuspend => "unsuspend",
        }
    }
}

impl fmt::Display for SyncEffect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SyncEffect::Renew(years) => write!(f, "renew {years}"),
            other => f.write_str(other.as_str()),
        }
    }
}
