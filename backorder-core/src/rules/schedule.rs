//! The dates of one drop and what they mean at an instant.

use chrono::{DateTime, Timelike, Utc};
use serde::{Deserialize, Serialize};

use crate::rules::policy::Policy;
use crate::values::error::{Error, ErrorKind};
use crate::values::name::DomainName;
use crate::values::time::format_utc;

/// The first and the last second that has a place in every store: years 1 to 9999.
pub(crate) const EARLIEST: DateTime<Utc> = of_second(-62_135_596_800);
pub(crate) const LATEST: DateTime<Utc> = of_second(253_402_300_799);

const fn of_second(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap()
}

/// The engine knows whole seconds of the years 1 to 9999 only: what is stored reads back as the
/// same instant.
pub(crate) fn whole_seconds(now: DateTime<Utc>) -> DateTime<Utc> {
    now.with_nanosecond(0).unwrap_or(now).clamp(EARLIEST, LATEST)
}

/// Whether an instant has a place in every store, and room around it for every lead and grace.
pub(crate) fn is_in_range(at: DateTime<Utc>) -> bool {
    (EARLIEST..=LATEST).contains(&at)
}

pub(crate) fn check_in_range(at: DateTime<Utc>, name: &DomainName) -> Result<(), Error> {
    if is_in_range(at) {
        return Ok(());
    }
    let message = format!("{at} for {name} is outside of the years 1 to 9999");
    Err(Error::new(ErrorKind::TimeInvalid, at, message))
}

/// When a name drops, and by when the registrar wants orders for it. UTC, whole seconds.
///
/// # Example
/// ```
/// use backorder_core::{Dates, Phase};
/// use backorder_core::Policy;
/// use chrono::{DateTime, TimeDelta, Utc};
/// let drop_at: DateTime<Utc> = "2027-01-13T19:00:00Z".parse().unwrap();
/// let dates = Dates::of_drop(drop_at);
/// let policy = Policy::default();
/// assert_eq!(dates.window_opens(&policy), drop_at - TimeDelta::hours(72));
/// assert_eq!(dates.submission_at(&policy), drop_at - TimeDelta::hours(2));
/// assert_eq!(dates.phase(drop_at - TimeDelta::hours(73), &policy), Phase::Early);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dates {
    /// The instant at which the registry is expected to release the name.
    pub drop_at: DateTime<Utc>,
    /// The registrar's own cut-off for orders, when it gives one.
    pub finalization_at: Option<DateTime<Utc>>,
}

/// What the clock says about one drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Phase {
    /// Before the funding window.
    Early,
    /// The price is held from here on.
    Funding,
    /// The application is sent from here on.
    Submission,
    /// The deadline is past, but sending late is still allowed.
    Late,
    /// Nothing can be sent any more.
    Over,
}

impl Dates {
    /// The dates of a name whose finalization date is not known.
    pub fn of_drop(drop_at: DateTime<Utc>) -> Dates {
        Dates { drop_at, finalization_at: None }
    }

    /// The finalization date if known, else the drop date.
    pub fn deadline(&self) -> DateTime<Utc> {
        self.finalization_at.unwrap_or(self.drop_at)
    }

    /// Refuses dates that no store has a place for.
    pub(crate) fn check(&self, name: &DomainName) -> Result<(), Error> {
        check_in_range(self.drop_at, name)?;
        self.finalization_at.map_or(Ok(()), |at| check_in_range(at, name))
    }

    /// Refuses dates that are past.
    pub(crate) fn check_ahead(&self, name: &DomainName, now: DateTime<Utc>) -> Result<(), Error> {
        let dates = [("drop", Some(self.drop_at)), ("finalization", self.finalization_at)];
        for (what, at) in dates {
            if let Some(at) = at.filter(|at| *at < now) {
                let (at, now) = (format_utc(at), format_utc(now));
                let message = format!("the {what} of {name} at {at} is past, it is {now}");
                return Err(Error::new(ErrorKind::DeadlinePast, name, message));
            }
        }
        Ok(())
    }

    /// The first instant at which the price is held.
    pub fn window_opens(&self, policy: &Policy) -> DateTime<Utc> {
        self.deadline() - policy.funding_lead
    }

    /// The first instant at which the application is sent.
    pub fn submission_at(&self, policy: &Policy) -> DateTime<Utc> {
        let by_drop = self.drop_at - policy.submission_lead;
        match self.finalization_at {
            Some(finalization_at) => by_drop.min(finalization_at - policy.finalization_lead),
            None => by_drop,
        }
    }

    /// The last instant at which waiting for funds or sending makes sense.
    pub fn grace_ends(&self, policy: &Policy) -> DateTime<Utc> {
        self.drop_at + policy.late_grace
    }

    /// The last instant at which an application may be sent: never after a known finalization.
    pub fn sending_ends(&self, policy: &Policy) -> DateTime<Utc> {
        match self.finalization_at {
            Some(finalization_at) => self.grace_ends(policy).min(finalization_at),
            None => self.grace_ends(policy),
        }
    }

    /// The phase at `now`.
    pub fn phase(&self, now: DateTime<Utc>, policy: &Policy) -> Phase {
        if now > self.sending_ends(policy) {
            Phase::Over
        } else if now > self.deadline() {
            Phase::Late
        } else if now >= self.submission_at(policy) {
            Phase::Submission
        } else if now >= self.window_opens(policy) {
            Phase::Funding
        } else {
            Phase::Early
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_of_the_years_1_to_9999() {
        let name =
            DomainName::parse("shop.com", &crate::values::name::TldSet::first_dot()).unwrap();
        let (first, last) = (at("0001-01-01T00:00:00Z"), at("9999-12-31T23:59:59Z"));
        let second = TimeDelta::seconds(1);
        for good in [first, last] {
            assert!(Dates::of_drop(good).check(&name).is_ok());
        }
        for bad in [first - second, last + second] {
            let as_finalization = Dates { finalization_at: Some(bad), ..Dates::of_drop(first) };
            for dates in [Dates::of_drop(bad), as_finalization] {
                let refused = dates.check(&name).unwrap_err();
                assert_eq!(refused.kind(), ErrorKind::TimeInvalid);
            }
        }
    }

    #[test]
    fn phases_change_at_the_exact_second() {
        let policy = Policy::default();
        let dates = Dates::of_drop(at("2027-03-28T12:00:00Z"));
        let second = TimeDelta::seconds(1);
        for (instant, before, from) in [
            (dates.window_opens(&policy), Phase::Early, Phase::Funding),
            (dates.submission_at(&policy), Phase::Funding, Phase::Submission),
            (dates.deadline() + second, Phase::Submission, Phase::Late),
            (dates.grace_ends(&policy) + second, Phase::Late, Phase::Over),
        ] {
            assert_eq!(dates.phase(instant - second, &policy), before);
            assert_eq!(dates.phase(instant, &policy), from);
        }
    }

    #[test]
    fn a_known_finalization_is_the_deadline_and_the_last_chance() {
        let policy = Policy::default();
        let finalization_at = at("2027-03-28T09:30:00Z");
        let drop_at = at("2027-03-28T12:00:00Z");
        let dates = Dates { drop_at, finalization_at: Some(finalization_at) };
        assert_eq!(dates.deadline(), finalization_at);
        assert_eq!(dates.submission_at(&policy), at("2027-03-28T08:30:00Z"));
        assert_eq!(dates.phase(finalization_at, &policy), Phase::Submission);
        assert_eq!(dates.phase(finalization_at + TimeDelta::seconds(1), &policy), Phase::Over);
        let late = Dates { finalization_at: Some(at("2027-03-28T11:30:00Z")), ..dates };
        assert_eq!(late.submission_at(&policy), at("2027-03-28T10:00:00Z"));
    }
}
