//! What a plan reports without changing anything.

use crate::values::closed::closed_list;

use std::fmt;

/// How much an entry matters: errors have a report sent, notices alone do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Level {
    /// Worth knowing.
    Notice,
    /// Somebody has to look.
    Error,
}

impl Level {
    /// The word: `notice`, `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Level::Notice => "notice",
            Level::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

closed_list! {
names: as_str;
/// What is reported, as a closed list.
#[non_exhaustive]
pub enum EntryCode {
    /// The registrar reports that a request has failed.
    RequestFailed = "request-failed",
    /// An order at the registrar has failed.
    OrderFailed = "order-failed",
    /// The registrar does not know the domain, and nothing says why.
    NotFound = "not-found",
    /// The registrar could not answer.
    RegistrarError = "registrar-error",
    /// The registrar gives no date that can be.
    NoValidDate = "no-valid-date",
    /// Ended in billing, but active at the registrar: to be switched back by hand, if at all.
    EndedButActive = "ended-but-active",
    /// An outgoing transfer is under way.
    OutgoingTransfer = "outgoing-transfer",
    /// The registrar's word for the status is not known.
    UnknownStatus = "unknown-status",
    /// The due date is too far from where it belongs to be moved there.
    DueDateFar = "due-date-far",
    /// There is neither a due date nor an expiry date.
    NoExpiry = "no-expiry",
    /// The registrar's word for the renewal is not known.
    UnknownRenewalMode = "unknown-renewal-mode",
    /// The renewal is charged: the new mode counts for the next period only.
    AlreadyCharged = "already-charged",
    /// Billing wants a renewal, the registrar lets the domain expire.
    SetToExpire = "set-to-expire",
    /// The client pays for privacy, and the registrar has none for the TLD.
    PrivacyNotSupported = "privacy-not-supported",
    /// The contract for privacy is not signed.
    PrivacyContractUnsigned = "privacy-contract-unsigned",
}
}

impl EntryCode {
    /// How much it matters.
    pub const fn level(self) -> Level {
        match self {
            EntryCode::EndedButActive
            | EntryCode::OutgoingTransfer
            | EntryCode::UnknownStatus
            | EntryCode::DueDateFar
            | EntryCode::NoExpiry
            | EntryCode::UnknownRenewalMode
            | EntryCode::AlreadyCharged
            | EntryCode::SetToExpire
            | EntryCode::PrivacyNotSupported
            | EntryCode::PrivacyContractUnsigned => Level::Notice,
            _ => Level::Error,
        }
    }
}

/// One entry of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Entry {
    /// What it is.
    pub code: EntryCode,
    /// The word, date or text it is about, if there is one.
    pub detail: Option<Box<str>>,
}

impl Entry {
    pub(super) fn of(code: EntryCode) -> Entry {
        Entry { code, detail: None }
    }

    pub(super) fn about(code: EntryCode, detail: &str) -> Entry {
        Entry { code, detail: Some(detail).filter(|text| !text.is_empty()).map(Into::into) }
    }

    /// How much it matters.
    pub fn level(&self) -> Level {
        self.code.level()
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.level().as_str(), self.code.as_str())?;
        self.detail.as_ref().map_or(Ok(()), |detail| write!(f, ": {detail}"))
    }
}
