//! Who owns which truth, and for how long somebody has not answered.
//!
//! When an owner cannot be reached nothing is guessed: what depends on it waits, deadlines go on.
//! Callers note each try; after [`Policy::owner_patience`] the reseller is alerted, once a silence.
//!
//! Source: ours; the vendor's documentation is silent.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};

use crate::error::{Error, ErrorKind};
use crate::policy::Policy;

/// Who owns a truth that decisions depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// Credit, unpaid invoices, states of invoices, the client's currency.
    Billing,
    /// Applications and what becomes of them; caught domains.
    Registrar,
    /// Drop dates.
    Droplist,
}

impl Owner {
    /// Every owner.
    pub const ALL: [Owner; 3] = [Owner::Billing, Owner::Registrar, Owner::Droplist];

    /// The stable name: `billing`, `registrar` or `droplist`.
    pub const fn name(self) -> &'static str {
        match self {
            Owner::Billing => "billing",
            Owner::Registrar => "registrar",
            Owner::Droplist => "droplist",
        }
    }

    /// Reads the stable name, exactly.
    ///
    /// # Errors
    /// `RowInvalid` for any other text.
    pub fn parse(text: &str) -> Result<Owner, Error> {
        Owner::ALL.into_iter().find(|owner| owner.name() == text).ok_or_else(|| {
            let message = format!("{text:?} is not billing, registrar or droplist");
            Error::new(ErrorKind::RowInvalid, "owner", message)
        })
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A time without an answer: one row of `silences`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// Who does not answer.
    pub owner: Owner,
    /// The first try without an answer, after the last one with an answer.
    pub since: DateTime<Utc>,
    /// When the reseller was alerted of it.
    pub alerted_at: Option<DateTime<Utc>>,
}

impl Silence {
    /// A name for the alert that stays the same however often it is sent: fit for a Message-ID.
    pub fn alert_id(&self) -> String {
        format!("bo-silence-{}-{}.", self.owner, self.since.timestamp())
    }
}

/// The owners that do not answer at present. Small enough to be read and stored whole.
///
/// # Example
/// ```
/// use backorder_core::owner::{Owner, Silences};
/// use backorder_core::Policy;
/// use chrono::{DateTime, Utc};
/// let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
/// let (policy, mut silences) = (Policy::default(), Silences::default());
/// silences.unheard(Owner::Registrar, at("2027-03-01T12:00:00Z"));
/// silences.unheard(Owner::Registrar, at("2027-03-01T12:05:00Z"));
/// assert!(silences.alerts(&policy, at("2027-03-01T12:29:59Z")).is_empty());
/// let alerts = silences.alerts(&policy, at("2027-03-01T12:30:00Z"));
/// assert_eq!(alerts[0].since, at("2027-03-01T12:00:00Z"));
/// assert!(silences.alerts(&policy, at("2027-03-01T13:30:00Z")).is_empty(), "once");
/// assert!(silences.heard(Owner::Registrar));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Silences(BTreeMap<Owner, Silence>);

impl Silences {
    /// Takes in a silence as it was stored; of two for one owner the longer one stays.
    pub fn insert(&mut self, silence: Silence) {
        let known = self.0.entry(silence.owner).or_insert(silence);
        if silence.since < known.since {
            *known = silence;
        }
    }

    /// Every silence, by owner.
    pub fn iter(&self) -> impl Iterator<Item = &Silence> {
        self.0.values()
    }

    /// The owner was asked at `now` and gave no answer: nothing came, or "not now". Whether that
    /// is news to be stored.
    ///
    /// A time before the one known (a clock that was set back) does not make a silence longer.
    pub fn unheard(&mut self, owner: Owner, now: DateTime<Utc>) -> bool {
        let is_new = !self.0.contains_key(&owner);
        self.0.entry(owner).or_insert(Silence { owner, since: now, alerted_at: None });
        is_new
    }

    /// The owner has answered. Whether that ends a silence, whose row is to be deleted.
    pub fn heard(&mut self, owner: Owner) -> bool {
        self.0.remove(&owner).is_some()
    }

    /// The silences of which the reseller has to be alerted now, each once.
    ///
    /// Store them before the alerts are sent, and a crash in between loses one; store them after,
    /// and it may be sent twice, under the same [`Silence::alert_id`].
    pub fn alerts(&mut self, policy: &Policy, now: DateTime<Utc>) -> Vec<Silence> {
        let mut alerts = Vec::new();
        for silence in self.0.values_mut() {
            if silence.alerted_at.is_none() && now >= silence.since + policy.owner_patience {
                silence.alerted_at = Some(now);
                alerts.push(*silence);
            }
        }
        alerts
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn start() -> DateTime<Utc> {
        "2027-03-28T00:45:00Z".parse().unwrap()
    }

    #[test]
    fn only_the_stable_names_are_read() {
        for owner in Owner::ALL {
            assert_eq!(Owner::parse(owner.name()), Ok(owner));
        }
        for text in ["", "Billing", "registry"] {
            let error = Owner::parse(text).unwrap_err();
            assert_eq!((error.kind(), error.subject()), (ErrorKind::RowInvalid, "owner"));
        }
    }

    #[test]
    fn patience_ends_at_the_exact_second_and_each_silence_is_told_once() {
        let policy = Policy::default();
        let mut silences = Silences::default();
        assert!(silences.unheard(Owner::Billing, start()));
        assert!(!silences.unheard(Owner::Billing, start() + TimeDelta::minutes(5)), "known");
        let end = start() + policy.owner_patience;
        assert!(silences.alerts(&policy, end - TimeDelta::seconds(1)).is_empty());
        let alerts = silences.alerts(&policy, end);
        assert_eq!((alerts.len(), alerts[0].alerted_at), (1, Some(end)));
        assert_eq!(alerts[0].alert_id(), format!("bo-silence-billing-{}.", start().timestamp()));
        assert!(silences.alerts(&policy, end + TimeDelta::days(9)).is_empty());
    }

    #[test]
    fn an_answer_ends_the_silence_and_another_one_is_another_alert() {
        let policy = Policy::default();
        let mut silences = Silences::default();
        assert!(!silences.heard(Owner::Registrar), "nothing to delete");
        silences.unheard(Owner::Registrar, start());
        silences.unheard(Owner::Droplist, start());
        assert!(silences.heard(Owner::Registrar));
        let later = start() + TimeDelta::hours(1);
        silences.unheard(Owner::Registrar, later);
        let alerts = silences.alerts(&policy, later);
        assert_eq!(alerts.len(), 1, "the droplist has been silent for an hour");
        assert_eq!(alerts[0].owner, Owner::Droplist);
        let alerts = silences.alerts(&policy, later + policy.owner_patience);
        assert_eq!(alerts[0].owner, Owner::Registrar);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_silence_longer_and_none_is_lost_in_the_store() {
        let mut silences = Silences::default();
        silences.unheard(Owner::Registrar, start());
        silences.unheard(Owner::Registrar, start() - TimeDelta::hours(3));
        assert_eq!(silences.iter().next().unwrap().since, start());
        let stored = Silence { owner: Owner::Registrar, since: start(), alerted_at: Some(start()) };
        let mut loaded = Silences::default();
        loaded.insert(stored);
        loaded.insert(Silence { since: start() + TimeDelta::hours(1), alerted_at: None, ..stored });
        assert_eq!(loaded.iter().copied().collect::<Vec<_>>(), [stored]);
    }
}
