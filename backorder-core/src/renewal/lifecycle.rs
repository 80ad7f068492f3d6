//! What becomes of a name that is not renewed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Deserialize;

use crate::rules::provider::Provider;
use crate::rules::registrar_date::RegistrarDate;

/// A length in days of 24 hours; where the registrar chooses, from the least to the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "WrittenLength")]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Length {
    /// The least.
    pub min: u16,
    /// The greatest.
    pub max: u16,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenLength {
    Exact(u16),
    Range { min: u16, max: u16 },
}

impl From<WrittenLength> for Length {
    fn from(written: WrittenLength) -> Length {
        match written {
            WrittenLength::Exact(days) => Length { min: days, max: days },
            WrittenLength::Range { min, max } => Length { min, max },
        }
    }
}

/// The phases of the names of a TLD after their expiry, as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lifecycle {
    /// A generic TLD: the ten years of ICANN hold, and a registrar's own grace counts.
    pub is_generic: bool,
    /// A renewal costs the normal price.
    pub grace: Option<Length>,
    /// Only a restore helps.
    pub redemption: Option<Length>,
    /// Nothing helps.
    pub pending_delete: Option<Length>,
    /// The grace that one registrar grants, by its name.
    pub own_grace: BTreeMap<Box<str>, Length>,
}

/// Where a name is after its expiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum LifePhase {
    /// Before its expiry.
    Active,
    /// May be renewed at the normal price.
    Grace,
    /// May be restored.
    Redemption,
    /// Will be released, whatever is done.
    PendingDelete,
    /// Released.
    Dropped,
    /// A length that is needed is not known.
    Unknown,
}

impl LifePhase {
    /// The word, in lower case with hyphens.
    pub const fn as_str(self) -> &'static str {
        match self {
            LifePhase::Active => "active",
            LifePhase::Grace => "grace",
            LifePhase::Redemption => "redemption",
            LifePhase::PendingDelete => "pending-delete",
            LifePhase::Dropped => "dropped",
            LifePhase::Unknown => "unknown",
        }
    }
}

/// What is known of one registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Registration {
    /// When it ends; a day without a time is its midnight in UTC.
    pub expiry: RegistrarDate,
    /// When it was or will be deleted; it takes the place of the end of the grace.
    pub deleted_at: Option<DateTime<Utc>>,
    /// The registrar, if its own grace is to count.
    pub provider: Option<Provider>,
}

impl Lifecycle {
    /// The phase at an instant. Where the registrar chooses a length the longest counts.
    pub fn phase(&self, of: &Registration, now: DateTime<Utc>) -> LifePhase {
        let is_deleted = of.deleted_at.is_some_and(|deleted| deleted <= now);
        if !is_deleted && now < of.expiry.instant() {
            return LifePhase::Active;
        }
        let ends = [
            (LifePhase::Grace, self.end_of_grace(of, |length| length.max)),
            (LifePhase::Redemption, self.end_of_redemption(of, |length| length.max)),
            (LifePhase::PendingDelete, self.drop_instant(of, |length| length.max)),
        ];
        for (phase, end) in ends {
            match end {
                None => return LifePhase::Unknown,
                Some(end) if now < end => return phase,
                Some(_) => {}
            }
        }
        LifePhase::Dropped
    }

    /// The earliest and the latest day of the release, in UTC; none if a length is not known. The
    /// time of day is that of the drop windows ([`DropRules`](crate::DropRules)).
    pub fn drop_days(&self, of: &Registration) -> Option<(NaiveDate, NaiveDate)> {
        let earliest = self.drop_instant(of, |length| length.min)?;
        let latest = self.drop_instant(of, |length| length.max)?;
        Some((earliest.date_naive(), latest.date_naive()))
    }

    /// The first instant at which a renewal at the normal price is too late, at the longest.
    pub fn renewable_until(&self, of: &Registration) -> Option<DateTime<Utc>> {
        self.end_of_grace(of, |length| length.max)
    }

    /// The first instant at which a restore is too late, at the longest.
    pub fn restorable_until(&self, of: &Registration) -> Option<DateTime<Utc>> {
        self.end_of_redemption(of, |length| length.max)
    }

    /// The registry's calendar leads, because the name drops by it; a registrar's own grace counts
    /// for generic TLDs, where the registry leaves it the choice.
    fn grace_of(&self, of: &Registration) -> Option<Length> {
        let provider = of.provider.filter(|_| self.is_generic);
        let own = provider.and_then(|provider| self.own_grace.get(provider.as_str()));
        own.copied().or(self.grace)
    }

    fn end_of_grace(
        &self,
        of: &Registration,
        choose: impl Fn(Length) -> u16,
    ) -> Option<DateTime<Utc>> {
        match of.deleted_at {
            Some(deleted) => Some(deleted),
            None => later(of.expiry.instant(), choose(self.grace_of(of)?)),
        }
    }

    fn end_of_redemption(
        &self,
        of: &Registration,
        choose: impl Fn(Length) -> u16,
    ) -> Option<DateTime<Utc>> {
        later(self.end_of_grace(of, &choose)?, choose(self.redemption?))
    }

    fn drop_instant(
        &self,
        of: &Registration,
        choose: impl Fn(Length) -> u16,
    ) -> Option<DateTime<Utc>> {
        later(self.end_of_redemption(of, &choose)?, choose(self.pending_delete?))
    }
}

fn later(from: DateTime<Utc>, days: u16) -> Option<DateTime<Utc>> {
    from.checked_add_signed(TimeDelta::days(i64::from(days)))
}
