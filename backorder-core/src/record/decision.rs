//! What the engine decided: to be committed by the caller, then carried out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::record::application::{Application, ApplicationState};
use crate::record::backorder::Reason;
use crate::record::effect::{Effect, EffectId};
use crate::record::funds::HoldChange;
use crate::rules::lifecycle::{Event, Stage};
use crate::values::id::{BackorderId, ClientId, InvoiceId};
use crate::values::name::DomainName;

/// One decision about one backorder, or about an account alone.
///
/// All decisions of one call that concern one client are committed together in one transaction,
/// or none is; see [`crate::Commit`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Decision {
    /// The client concerned.
    pub client: ClientId,
    /// When it was decided.
    pub at: DateTime<Utc>,
    /// What happened.
    pub event: Event,
    /// What changes in the record; none when only the account changes.
    pub record: Option<RecordStep>,
    /// What changes in the account.
    pub account: Option<AccountStep>,
    /// What happens to the hold.
    pub hold: Option<HoldChange>,
    /// A claim to be stored under its unique key.
    pub claim: Option<Claim>,
    /// The applications that are new or stand otherwise than before.
    pub applications: Vec<ApplicationStep>,
    /// The invoice that is recorded.
    pub invoice: Option<InvoiceId>,
    /// Why, where a life falls back or ends.
    pub reason: Option<Reason>,
    /// What should be known, though nothing depends on it: the TLD is hard to catch.
    pub warning: Option<String>,
    /// The entries of the outbox that are new, were asked for again or reported.
    pub outbox: Vec<OutboxStep>,
    /// What is to be carried out, in order, once this is committed.
    pub effects: Vec<Effect>,
}

impl Decision {
    /// Whether a person would want to read of it in the log: not that something was asked, for an
    /// answer that brings news is a decision of its own, nor that nothing is awaited any more.
    pub fn is_logged(&self) -> bool {
        match self.event {
            Event::Ask => self.effects.iter().any(|effect| effect.id.kind.is_changing()),
            event => self.record.is_some() && event != Event::Finished,
        }
    }
}

/// The compare-and-set of a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RecordStep {
    /// Which.
    pub id: BackorderId,
    /// Which life of it.
    pub life: u32,
    /// The name, for the log.
    pub name: DomainName,
    /// Where the life must stand before.
    pub from: Stage,
    /// Where it stands after.
    pub to: Stage,
    /// The revision the record must have before; 0 for a new one.
    pub expected_revision: u64,
    /// The revision it has after.
    pub revision: u64,
}

/// The compare-and-set of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AccountStep {
    /// The revision the account must have before; 0 for a new one.
    pub expected_revision: u64,
    /// The revision it has after.
    pub revision: u64,
}

/// The compare-and-set of an entry of the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OutboxStep {
    /// Which.
    pub id: EffectId,
    /// The revision the entry must have before; 0 for a new one.
    pub expected_revision: u32,
}

/// The compare-and-set of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ApplicationStep {
    /// How it must stand before; none for a new one.
    pub expected: Option<ApplicationState>,
    /// The application as it is now.
    pub application: Application,
}

/// The fact that a (name, drop) was won for one backorder; there is at most one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[non_exhaustive]
pub struct Claim {
    /// The name.
    pub name: DomainName,
    /// Its drop date when the application was sent.
    pub drop_at: DateTime<Utc>,
    /// Who won it.
    pub backorder: BackorderId,
    /// In which life.
    pub life: u32,
}
