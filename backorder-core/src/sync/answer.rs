//! What a registrar says about a domain, in words of our own.

use chrono::{DateTime, Utc};

use crate::rules::provider::Provider;
use crate::rules::registrar_date::RegistrarDate;

use super::mode::RenewalMode;

/// What became of a domain at the registrar.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Finding {
    /// It is there and works.
    Active,
    /// Deleted or expired, may still be restored.
    Deleted,
    /// The same, by the registry's word PENDINGDELETE, which .dk means for good.
    PendingDelete,
    /// A request is under way.
    Pending,
    /// A restore is under way.
    Restoring,
    /// A request has failed.
    RequestFailed,
    /// An outgoing transfer is under way.
    OutgoingTransfer,
    /// A word that is not known, or none.
    Unknown(Box<str>),
    /// Openprovider: not in the reseller's account.
    NotInAccount,
    /// Openprovider: its present status forbids to ask.
    Prohibited,
    /// Openprovider: an error, but found among the deleted.
    AmongDeleted,
    /// It is another registrar's now.
    TransferredAway,
    /// It is gone and cannot be restored.
    Gone,
    /// An order for it is open.
    OrderOpen,
    /// An order for it has failed.
    OrderFailed,
    /// Not there, and nothing says why.
    NotFound,
    /// The registrar could not answer.
    Error(Box<str>),
}

impl Finding {
    /// Whether the registrar found the domain, so that its dates count.
    pub fn is_found(&self) -> bool {
        use Finding::{Active, Deleted, OutgoingTransfer, Pending, PendingDelete, Restoring};
        let known = [Active, Deleted, PendingDelete, Pending, Restoring, OutgoingTransfer];
        known.contains(self) || matches!(self, Finding::RequestFailed | Finding::Unknown(_))
    }
}

/// Openprovider's automatic renewal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum AutoRenew {
    /// What the account says.
    Default,
    /// Renews.
    On,
    /// Expires.
    Off,
    /// A word that is not known.
    Unknown(Box<str>),
}

impl AutoRenew {
    /// Reads a word in any case; another one is kept as it is.
    pub fn parse(text: &str) -> AutoRenew {
        match text.trim().to_ascii_lowercase().as_str() {
            "default" => AutoRenew::Default,
            "on" => AutoRenew::On,
            "off" => AutoRenew::Off,
            _ => AutoRenew::Unknown(text.trim().into()),
        }
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            AutoRenew::Default => "default",
            AutoRenew::On => "on",
            AutoRenew::Off => "off",
            AutoRenew::Unknown(word) => word,
        }
    }
}

/// What the registrar does at the end of the term.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Renewal {
    /// The answer does not say.
    NotSaid,
    /// Openprovider's switch.
    Switch(AutoRenew),
    /// The mode of ISPAPI and CNR, with what is needed to read it.
    Mode {
        /// The domain's own.
        mode: RenewalMode,
        /// The account's, if it is known.
        account: Option<RenewalMode>,
        /// From when to when a renewal that is charged already cannot be stopped any more.
        charged: Option<(DateTime<Utc>, DateTime<Utc>)>,
    },
}

/// WHOIS privacy at the registrar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Privacy {
    /// The answer does not say.
    NotSaid,
    /// The registrar has none for the TLD.
    NotSupported,
    /// On.
    On,
    /// Off; it can be switched on.
    Off,
    /// Off, and cannot be switched on before the contract is signed.
    Unsigned,
}

/// One answer of a registrar about one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Answer {
    /// Whose answer it is.
    pub provider: Provider,
    /// What became of the domain.
    pub finding: Finding,
    /// Until when it is paid at the registrar.
    pub expiry: Option<RegistrarDate>,
    /// What happens at the end.
    pub renewal: Renewal,
    /// WHOIS privacy.
    pub privacy: Privacy,
    /// Whether the registrar keeps it suspended.
    pub suspended: bool,
}

impl Answer {
    /// An answer that says no more than what became of the domain.
    pub fn of(provider: Provider, finding: Finding) -> Answer {
        Answer {
            provider,
            finding,
            expiry: None,
            renewal: Renewal::NotSaid,
            privacy: Privacy::NotSaid,
            suspended: false,
        }
    }

    /// Active in the registry's words, but past the registrar's own date (ISPAPI, CNR).
    pub fn is_lapsed(&self, now: DateTime<Utc>) -> bool {
        self.finding == Finding::Active
            && self.provider != Provider::Openprovider
            && self.expiry.is_some_and(|expiry| now > expiry.instant())
    }
}
