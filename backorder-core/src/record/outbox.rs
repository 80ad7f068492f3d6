//! The outbox of a record: what was asked for of others that changes something there, and what came
//! of it.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::record::effect::{Action, Effect};
use crate::record::message::Message;
use crate::record::outcome::Refusal;
use crate::values::id::{InvoiceId, Reference};

/// A changing effect that was asked for, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxEntry {
    /// The effect as last sent.
    pub effect: Effect,
    /// When it was first asked for.
    pub asked_at: DateTime<Utc>,
    /// When it was last asked for.
    pub sent_at: DateTime<Utc>,
    /// How often it was asked for.
    pub sends: u32,
    /// What came of it, as far as known.
    pub report: Option<EffectReport>,
    /// When a message was found undelivered: refused, or given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undelivered_at: Option<DateTime<Utc>>,
    /// Raised by every decision that changes the entry.
    pub revision: u32,
}

/// What came of a changing effect, as kept in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum EffectReport {
    /// Nobody knows.
    Unknown,
    /// Nobody knows, and it is not sent again: a message that may not have arrived.
    GivenUp,
    /// Nobody knows, and it no longer matters: all that a message was about has ended.
    Lapsed,
    /// Accepted under this reference.
    Accepted {
        /// The application's id.
        reference: Reference,
    },
    /// Definitely not done.
    Refused {
        /// The other side's no.
        #[serde(flatten)]
        refusal: Refusal,
    },
    /// Done.
    Done,
    /// The invoice was created.
    Invoiced {
        /// Its number.
        invoice: InvoiceId,
    },
}

impl EffectReport {
    /// Whether the effect is finished: another outcome contradicts this one.
    pub const fn is_final(&self) -> bool {
        !matches!(self, EffectReport::Unknown | EffectReport::GivenUp | EffectReport::Lapsed)
    }
}

impl fmt::Display for EffectReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EffectReport::Unknown => f.write_str("unknown"),
            EffectReport::GivenUp => f.write_str("given up"),
            EffectReport::Lapsed => f.write_str("lapsed"),
            EffectReport::Accepted { reference } => write!(f, "accepted as {reference}"),
            EffectReport::Refused { refusal } => write!(f, "refused with {refusal}"),
            EffectReport::Done => f.write_str("done"),
            EffectReport::Invoiced { invoice } => write!(f, "invoice {invoice}"),
        }
    }
}

impl OutboxEntry {
    /// Whether no certain answer has come.
    pub fn is_open(&self) -> bool {
        self.report.as_ref().is_none_or(|report| !report.is_final())
    }

    /// Whether it is a message that was refused, or that nobody knows to have arrived and that is
    /// not sent again.
    pub fn is_undelivered(&self) -> bool {
        self.effect.id.kind.is_message()
            && matches!(self.report, Some(EffectReport::Refused { .. } | EffectReport::GivenUp))
    }

    /// Whether a message matters though the record has ended: an alert, or one that is about other
    /// backorders, too.
    pub(crate) fn outlives(&self) -> bool {
        match &self.effect.action {
            Action::AlertReseller { .. } => true,
            Action::NotifyClient { message: Message::LowBalance { items } } => {
                items.iter().any(|item| item.backorder != self.effect.id.backorder)
            }
            _ => false,
        }
    }

    /// Whether it is not known, and may still be sent again, what came of it.
    pub fn is_undecided(&self) -> bool {
        matches!(self.report, None | Some(EffectReport::Unknown))
    }
}
