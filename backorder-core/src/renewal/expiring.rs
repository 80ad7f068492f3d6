//! The reseller's own domains that are about to drop.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::rules::drop_rules::DropRules;
use crate::rules::fields::{Fields, refuse};
use crate::rules::provider::Provider;
use crate::rules::registrar_date::RegistrarDate;
use crate::values::error::Error;
use crate::values::name::{DomainName, TldSet};
use crate::values::time::TimeZone;

use super::lifecycle::{LifePhase, Registration};
use super::rules::RenewalRules;

/// A domain of the reseller's own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OwnDomain {
    /// The domain.
    pub name: DomainName,
    /// The registrar's expiry date.
    pub expiry: RegistrarDate,
    /// When it was or will be deleted, if that is known.
    pub deleted_at: Option<DateTime<Utc>>,
    /// The drop by the droplist, which beats what is calculated.
    pub listed: Option<DateTime<Utc>>,
    /// How many backorders clients have placed for it.
    pub backorders: u32,
}

impl OwnDomain {
    /// Reads `domain`, `expiry`, and if they are known `deleted_at`, `listed` (the droplist's
    /// instant) and `backorders` (0); times without a zone are UTC.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`](crate::ErrorKind::DomainRowInvalid) naming the field, and
    /// those of [`DomainName::parse`].
    pub fn read(fields: &Fields) -> Result<OwnDomain, Error> {
        let date = |name: &str| {
            let Some(text) = fields.text(name) else { return Ok(None) };
            let date = RegistrarDate::parse(text, &TimeZone::utc());
            date.map(Some).ok_or_else(|| refuse(name, text, "is no date"))
        };
        let expiry = date("expiry")?.ok_or_else(|| refuse("expiry", "", "is missing"))?;
        Ok(OwnDomain {
            name: DomainName::parse(fields.required("domain")?, &TldSet::first_dot())?,
            expiry,
            deleted_at: date("deleted_at")?.map(RegistrarDate::instant),
            listed: date("listed")?.map(RegistrarDate::instant),
            backorders: fields.number("backorders")?.unwrap_or(0),
        })
    }
}

/// When one of these domains is released, and until when it can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ExpiringDomain {
    /// The domain.
    pub name: DomainName,
    /// Where it is.
    pub phase: LifePhase,
    /// The first instant at which a renewal at the normal price is too late, if it is known.
    pub renewable_until: Option<DateTime<Utc>>,
    /// The first instant at which a restore is too late, if it is known.
    pub restorable_until: Option<DateTime<Utc>>,
    /// The earliest and the latest day of the release, in UTC.
    pub drop_days: Option<(NaiveDate, NaiveDate)>,
    /// From when on to be ready on the earliest of them; the droplist's instant if it has one.
    pub drop_from: Option<DateTime<Utc>>,
    /// Whether the droplist has it: then somebody else can see it too.
    pub is_listed: bool,
    /// How many backorders there are for it.
    pub backorders: u32,
}

impl RenewalRules {
    /// The own domains that are past their expiry or `within` it, and not released yet: those that
    /// go first come first, those of which nothing is known last.
    pub fn expiring(
        &self,
        provider: Provider,
        domains: &[OwnDomain],
        drops: &DropRules,
        within: TimeDelta,
        now: DateTime<Utc>,
    ) -> Vec<ExpiringDomain> {
        let mut expiring: Vec<ExpiringDomain> = domains
            .iter()
            .filter_map(|own| self.expires(provider, own, drops, within, now))
            .collect();
        expiring.sort_by(|a, b| {
            let key = |domain: &ExpiringDomain| (domain.drop_days.is_none(), domain.drop_days);
            (key(a), &a.name).cmp(&(key(b), &b.name))
        });
        expiring
    }

    fn expires(
        &self,
        provider: Provider,
        own: &OwnDomain,
        drops: &DropRules,
        within: TimeDelta,
        now: DateTime<Utc>,
    ) -> Option<ExpiringDomain> {
        let of = Registration {
            expiry: own.expiry,
            deleted_at: own.deleted_at,
            provider: Some(provider),
        };
        let lifecycle = self.lifecycle_on(&own.name, own.expiry.instant().date_naive());
        let phase = lifecycle.phase(&of, now);
        let is_active = phase == LifePhase::Active;
        let is_far = is_active && own.expiry.instant() - now > within;
        // A drop that is past is that of an earlier life, or it was this one.
        let listed = own.listed.filter(|drop| *drop > now);
        let was_listed = own.listed.is_some() && listed.is_none();
        let is_gone = listed.is_none() && (phase == LifePhase::Dropped || was_listed && !is_active);
        if (is_far && listed.is_none()) || is_gone {
            return None;
        }
        let listed_day = listed.map(|drop| (drop.date_naive(), drop.date_naive()));
        let drop_days = listed_day.or_else(|| lifecycle.drop_days(&of));
        let window = |day: NaiveDate| drops.union(&own.name, day).map(|(start, _)| start);
        Some(ExpiringDomain {
            name: own.name.clone(),
            phase,
            renewable_until: lifecycle.renewable_until(&of),
            restorable_until: lifecycle.restorable_until(&of),
            drop_days,
            drop_from: listed.or_else(|| drop_days.and_then(|(first, _)| window(first))),
            is_listed: listed.is_some(),
            backorders: own.backorders,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expiring(expiry: &str, listed: &str) -> Vec<Option<DateTime<Utc>>> {
        let mut fields = Fields::new();
        let values = [("domain", "own.com"), ("expiry", expiry), ("listed", listed)];
        values.iter().for_each(|(name, value)| fields.set(name, Some(value)));
        let own = OwnDomain::read(&fields).unwrap();
        let now = "2026-12-01T00:00:00Z".parse().unwrap();
        let (rules, drops) = (RenewalRules::builtin(), DropRules::none());
        let found = rules.expiring(Provider::Ispapi, &[own], &drops, TimeDelta::days(30), now);
        found.into_iter().map(|domain| domain.drop_from).collect()
    }

    #[test]
    fn a_drop_that_is_past_is_no_drop_to_come() {
        let to_come = "2026-12-05T19:00:00Z".parse().unwrap();
        assert_eq!(expiring("2026-10-01", "2026-12-05 19:00:00"), [Some(to_come)]);
        assert_eq!(expiring("2026-10-01", "2026-11-30 19:00:00"), [], "it has gone");
        assert_eq!(expiring("2027-10-01", "2026-11-20 19:00:00"), [], "it was of an earlier life");
    }
}
