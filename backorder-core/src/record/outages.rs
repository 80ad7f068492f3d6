//! Who owns which truth, and for how long somebody has not answered.
//!
//! When an upstream cannot be reached nothing is guessed: what depends on it waits, deadlines go
//! on. Callers note each try; after [`Policy::upstream_patience`] the reseller is alerted, once an
//! outage.
//!
//! Source: ours; the vendor's documentation is silent.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::rules::policy::Policy;
use crate::values::closed::closed_list;

closed_list! {
names: name;
unknown: WordUnknown "billing, registrar or droplist";
/// Who owns a truth that decisions depend on.
pub enum Upstream {
    /// Credit, unpaid invoices, states of invoices, the client's currency.
    Billing = "billing",
    /// Applications and what becomes of them; caught domains.
    Registrar = "registrar",
    /// Drop dates.
    Droplist = "droplist",
}
}

/// A time without an answer: one row of `outages`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Outage {
    /// Who does not answer.
    pub upstream: Upstream,
    /// The first try without an answer, after the last one with an answer.
    pub since: DateTime<Utc>,
    /// When the reseller was alerted of it.
    pub alerted_at: Option<DateTime<Utc>>,
}

impl Outage {
    /// A name for the alert that stays the same however often it is sent: fit for a Message-ID.
    pub fn alert_id(&self) -> String {
        format!("bo-outage-{}-{}.", self.upstream, self.since.timestamp())
    }
}

/// The owners that do not answer at present. Small enough to be read and stored whole.
///
/// # Example
/// ```
/// use backorder_core::{Upstream, Outages};
/// use backorder_core::Policy;
/// use chrono::{DateTime, Utc};
/// let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
/// let (policy, mut outages) = (Policy::default(), Outages::default());
/// outages.not_answered(Upstream::Registrar, at("2027-03-01T12:00:00Z"));
/// outages.not_answered(Upstream::Registrar, at("2027-03-01T12:05:00Z"));
/// assert!(outages.alerts(&policy, at("2027-03-01T12:29:59Z")).is_empty());
/// let alerts = outages.alerts(&policy, at("2027-03-01T12:30:00Z"));
/// assert_eq!(alerts[0].since, at("2027-03-01T12:00:00Z"));
/// assert!(outages.alerts(&policy, at("2027-03-01T13:30:00Z")).is_empty(), "once");
/// assert!(outages.answered(Upstream::Registrar));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outages(BTreeMap<Upstream, Outage>);

impl Outages {
    /// Takes in an outage as it was stored; of two for one upstream the longer one stays.
    pub fn insert(&mut self, outage: Outage) {
        let known = self.0.entry(outage.upstream).or_insert(outage);
        if outage.since < known.since {
            *known = outage;
        }
    }

    /// Every outage, by upstream.
    pub fn iter(&self) -> impl Iterator<Item = &Outage> {
        self.0.values()
    }

    /// The upstream was asked at `now` and gave no answer: nothing came, or "not now". Whether that
    /// is news to be stored.
    ///
    /// A time before the one known (a clock that was set back) does not make an outage longer.
    pub fn not_answered(&mut self, upstream: Upstream, now: DateTime<Utc>) -> bool {
        let is_new = !self.0.contains_key(&upstream);
        self.0.entry(upstream).or_insert(Outage { upstream, since: now, alerted_at: None });
        is_new
    }

    /// The upstream has answered. Whether that ends an outage, whose row is to be deleted.
    pub fn answered(&mut self, upstream: Upstream) -> bool {
        self.0.remove(&upstream).is_some()
    }

    /// The outages of which the reseller has to be alerted now, each once.
    ///
    /// Store them before the alerts are sent, and a crash in between loses one; store them after,
    /// and it may be sent twice, under the same [`Outage::alert_id`].
    pub fn alerts(&mut self, policy: &Policy, now: DateTime<Utc>) -> Vec<Outage> {
        let mut alerts = Vec::new();
        for outage in self.0.values_mut() {
            if outage.alerted_at.is_none() && now >= outage.since + policy.upstream_patience {
                outage.alerted_at = Some(now);
                alerts.push(*outage);
            }
        }
        alerts
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::values::error::ErrorKind;

    fn start() -> DateTime<Utc> {
        "2027-03-28T00:45:00Z".parse().unwrap()
    }

    #[test]
    fn only_the_stable_names_are_read() {
        for upstream in Upstream::ALL {
            assert_eq!(Upstream::parse(upstream.name()), Ok(upstream));
        }
        for text in ["", "Billing", "registry"] {
            let error = Upstream::parse(text).unwrap_err();
            assert_eq!((error.kind(), error.subject()), (ErrorKind::WordUnknown, text));
        }
    }

    #[test]
    fn patience_ends_at_the_exact_second_and_each_silence_is_told_once() {
        let policy = Policy::default();
        let mut outages = Outages::default();
        assert!(outages.not_answered(Upstream::Billing, start()));
        assert!(!outages.not_answered(Upstream::Billing, start() + TimeDelta::minutes(5)), "known");
        let end = start() + policy.upstream_patience;
        assert!(outages.alerts(&policy, end - TimeDelta::seconds(1)).is_empty());
        let alerts = outages.alerts(&policy, end);
        assert_eq!((alerts.len(), alerts[0].alerted_at), (1, Some(end)));
        assert_eq!(alerts[0].alert_id(), format!("bo-outage-billing-{}.", start().timestamp()));
        assert!(outages.alerts(&policy, end + TimeDelta::days(9)).is_empty());
    }

    #[test]
    fn an_answer_ends_the_silence_and_another_one_is_another_alert() {
        let policy = Policy::default();
        let mut outages = Outages::default();
        assert!(!outages.answered(Upstream::Registrar), "nothing to delete");
        outages.not_answered(Upstream::Registrar, start());
        outages.not_answered(Upstream::Droplist, start());
        assert!(outages.answered(Upstream::Registrar));
        let later = start() + TimeDelta::hours(1);
        outages.not_answered(Upstream::Registrar, later);
        let alerts = outages.alerts(&policy, later);
        assert_eq!(alerts.len(), 1, "the droplist has been silent for an hour");
        assert_eq!(alerts[0].upstream, Upstream::Droplist);
        let alerts = outages.alerts(&policy, later + policy.upstream_patience);
        assert_eq!(alerts[0].upstream, Upstream::Registrar);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_silence_longer_and_none_is_lost_in_the_store() {
        let mut outages = Outages::default();
        outages.not_answered(Upstream::Registrar, start());
        outages.not_answered(Upstream::Registrar, start() - TimeDelta::hours(3));
        assert_eq!(outages.iter().next().unwrap().since, start());
        let stored =
            Outage { upstream: Upstream::Registrar, since: start(), alerted_at: Some(start()) };
        let mut loaded = Outages::default();
        loaded.insert(stored);
        loaded.insert(Outage { since: start() + TimeDelta::hours(1), alerted_at: None, ..stored });
        assert_eq!(loaded.iter().copied().collect::<Vec<_>>(), [stored]);
    }
}
