//! Every lead, grace and choice of the rules as one value.

use chrono::TimeDelta;
use xxhash_rust::xxh3::Xxh3;

use crate::rules::tax::{ShownPrice, Tax};
use crate::values::error::{Error, ErrorKind};

/// Whether a message of which nobody knows if it went out may be sent twice, or may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Delivery {
    /// Send again until a report comes: may arrive twice.
    AtLeastOnce,
    /// Never send again: may be lost.
    AtMostOnce,
}

impl Delivery {
    /// Its number in [`Policy::fingerprint`].
    const fn number(self) -> i64 {
        match self {
            Delivery::AtLeastOnce => 1,
            Delivery::AtMostOnce => 2,
        }
    }
}

/// The timings and choices a reseller can set. `Policy::default()` is the rules as written;
/// [`Policy::original`] reproduces what the PHP addon did where that was not a plain bug.
///
/// All times are elapsed time (72 hours, not three calendar days) in whole seconds, all bounds
/// inclusive. What a time of 0 means stands with each; where it would make one cycle ask the same
/// again and again, it is refused.
///
/// # Example
/// ```
/// use backorder_core::Policy;
/// use chrono::TimeDelta;
/// assert_eq!(Policy::default().funding_lead, TimeDelta::hours(72));
/// assert!(!Policy::original().charge_auction_won && !Policy::original().charge_tax);
/// assert!(Policy::default().validate().is_ok());
/// let off = Policy { alert_interval: TimeDelta::zero(), ..Policy::default() };
/// assert!(off.validate().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Policy {
    /// How long before the deadline the price is held: 72 h (vendor documentation: three days).
    /// 0: at the deadline itself.
    pub funding_lead: TimeDelta,
    /// How long before the drop the application is sent: 2 h (vendor documentation).
    /// 0: at the drop itself.
    pub submission_lead: TimeDelta,
    /// How long before a known finalization date the application is sent at the latest: 1 h
    /// (ours). 0: at that date itself.
    pub finalization_lead: TimeDelta,
    /// How long after the drop one may still send or wait for funds: 48 h (vendor addon: two
    /// days). 0: not at all.
    pub late_grace: TimeDelta,
    /// How long after the drop a final word is awaited in PROCESSING: 7 d (ours). 0: one last
    /// question after the drop.
    pub processing_grace: TimeDelta,
    /// How long after the drop a final word is awaited in AUCTION-PENDING: 45 d (ours). 0: one
    /// last question after the drop.
    pub auction_grace: TimeDelta,
    /// How many polls in a row must miss the application before it counts as gone: 3 (ours).
    /// Refused: 0.
    pub missing_polls: u32,
    /// Over how much time at least those polls must stretch: 1 h (ours). 0: their number alone
    /// counts.
    pub missing_span: TimeDelta,
    /// How long after the drop a missing application may end the backorder: 4 h (vendor addon).
    /// 0: from the drop on.
    pub missing_grace: TimeDelta,
    /// The least time between two questions of the same sort: 4 min (ours; the cycle runs every 5).
    /// Refused: 0, which would ask for ever in one cycle.
    pub ask_spacing: TimeDelta,
    /// How long after an account was last read a record that waits for money wants it read again:
    /// 5 min (ours). Refused: 0, which would read it for ever.
    pub account_spacing: TimeDelta,
    /// The least time between two polls while an auction runs: 1 h (ours). 0: `ask_spacing`.
    pub auction_spacing: TimeDelta,
    /// From how long before an auction's end it is polled with `ask_spacing` again: 1 h (ours). 0:
    /// from its end.
    pub auction_close_lead: TimeDelta,
    /// Until how long after an auction's end it is: 24 h (ours). 0: up to its end.
    pub auction_close_tail: TimeDelta,
    /// How long a changing effect without a report is left alone: 5 min (ours). Refused: 0, which
    /// would send again before anybody could report.
    pub report_grace: TimeDelta,
    /// After how long an unreported changing effect no longer keeps a record open: 7 d (ours).
    /// 0: it never does.
    pub report_horizon: TimeDelta,
    /// How old the reading of an account may be that funds or covers anything: 10 min (ours). 0:
    /// read in this very second.
    pub account_age: TimeDelta,
    /// How far the registrar's clock may be from ours: 5 min (ours). 0: not at all.
    pub clock_tolerance: TimeDelta,
    /// After how many complete droplists in a row without the name it counts as renewed: 2 (ours).
    /// Refused: 0.
    pub absent_lists: u8,
    /// An absence counts only while the deadline is further away than this: 24 h (ours). 0: up to
    /// the deadline.
    pub absent_horizon: TimeDelta,
    /// A postponed backorder gives its hold back when its new window opens later than this: 24 h.
    /// 0: whenever its new window is not open yet.
    pub postponed_margin: TimeDelta,
    /// A drop that moves later by more than this under an open application is alerted: 30 d (ours).
    /// 0: by any time at all.
    pub moved_alert: TimeDelta,
    /// Two claims of a name less than this apart are the same drop: 30 d (ours). 0: only claims of
    /// the same second.
    pub claim_distance: TimeDelta,
    /// How long before the deadline a client is told of short funds, longest first: 72, 24, 4 h.
    /// 0: at the deadline itself; no leads: never.
    pub notice_leads: Vec<TimeDelta>,
    /// A deadline that moves by more than this starts the notices afresh: 24 h (ours). 0: by any
    /// time at all.
    pub notice_reset: TimeDelta,
    /// How often a won name without invoice or domain is alerted: 7 d (ours). Refused: 0, which
    /// would alert for ever in one cycle.
    pub alert_interval: TimeDelta,
    /// How long an upstream may be silent before the reseller is alerted: 30 min (ours).
    /// 0: at once.
    pub upstream_patience: TimeDelta,
    /// How long an invoice may stay unpaid before it is cancelled: 30 d (ours). 0: cancelled one
    /// second after it was recorded.
    pub invoice_patience: TimeDelta,
    /// How long before the drop a caught domain may have been registered at the earliest: 2 d
    /// (ours). 0: not before the drop.
    pub registration_margin: TimeDelta,
    /// How long before its expiry an imported domain is due: 15 d (vendor addon). 0: on the day of
    /// its expiry.
    pub due_offset: TimeDelta,
    /// Whether the backorder fee is charged for a name won in an auction: yes (ours; the addon
    /// never did).
    pub charge_auction_won: bool,
    /// Whether the tax of a client's account is put on the prices: yes (ours; the addon knew no
    /// tax). If not, a price is charged as it stands, and invoices are asked for without tax.
    pub charge_tax: bool,
    /// Which amount of a price clients are shown: the gross one, which is held and invoiced (ours).
    pub shown_prices: ShownPrice,
    /// How long after each sending a message is sent again of which nobody knows whether it
    /// arrived: 5 min, 1 h, 6 h (ours; the addon never did). Refused: 0, which would
    /// send again at once; no waits: never.
    pub message_resends: Vec<TimeDelta>,
    /// How messages to clients are delivered: at least once.
    pub client_messages: Delivery,
    /// How alerts to the reseller are delivered: at least once.
    pub reseller_alerts: Delivery,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            funding_lead: TimeDelta::hours(72),
            submission_lead: TimeDelta::hours(2),
            finalization_lead: TimeDelta::hours(1),
            late_grace: TimeDelta::hours(48),
            processing_grace: TimeDelta::days(7),
            auction_grace: TimeDelta::days(45),
            missing_polls: 3,
            missing_span: TimeDelta::hours(1),
            missing_grace: TimeDelta::hours(4),
            ask_spacing: TimeDelta::minutes(4),
            account_spacing: TimeDelta::minutes(5),
            auction_spacing: TimeDelta::hours(1),
            auction_close_lead: TimeDelta::hours(1),
            auction_close_tail: TimeDelta::hours(24),
            report_grace: TimeDelta::minutes(5),
            report_horizon: TimeDelta::days(7),
            account_age: TimeDelta::minutes(10),
            clock_tolerance: TimeDelta::minutes(5),
            absent_lists: 2,
            absent_horizon: TimeDelta::hours(24),
            postponed_margin: TimeDelta::hours(24),
            moved_alert: TimeDelta::days(30),
            claim_distance: TimeDelta::days(30),
            notice_leads: vec![TimeDelta::hours(72), TimeDelta::hours(24), TimeDelta::hours(4)],
            notice_reset: TimeDelta::hours(24),
            alert_interval: TimeDelta::days(7),
            upstream_patience: TimeDelta::minutes(30),
            invoice_patience: TimeDelta::days(30),
            registration_margin: TimeDelta::days(2),
            due_offset: TimeDelta::days(15),
            charge_auction_won: true,
            charge_tax: true,
            shown_prices: ShownPrice::Gross,
            message_resends: vec![TimeDelta::minutes(5), TimeDelta::hours(1), TimeDelta::hours(6)],
            client_messages: Delivery::AtLeastOnce,
            reseller_alerts: Delivery::AtLeastOnce,
        }
    }
}

impl Policy {
    /// The timings and choices of the PHP addon: the same leads, one notice, no fee on
    /// AUCTION-WON, no tax.
    pub fn original() -> Policy {
        Policy {
            notice_leads: vec![TimeDelta::hours(72)],
            charge_auction_won: false,
            charge_tax: false,
            shown_prices: ShownPrice::Listed,
            message_resends: Vec::new(),
            ..Policy::default()
        }
    }

    /// What of an account's tax is charged: all of it, or none.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Policy, Tax};
    /// let tax: Tax = "19".parse()?;
    /// assert_eq!(Policy::default().charged(tax), tax);
    /// assert_eq!(Policy::original().charged(tax), Tax::NONE);
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub const fn charged(&self, tax: Tax) -> Tax {
        if self.charge_tax { tax } else { Tax::NONE }
    }

    /// Refuses a policy whose times are negative, would make a cycle ask the same again and again,
    /// or contradict each other.
    ///
    /// # Errors
    /// [`ErrorKind::PolicyInvalid`], naming the setting: a negative time or one above 366 days, a
    /// fraction of a second, 0 where the setting refuses it, a funding lead shorter than the
    /// submission lead, notice leads that do not descend or are more than 9.
    pub fn validate(&self) -> Result<(), Error> {
        for (name, value, least) in self.times() {
            check_time(name, value, least)?;
        }
        if self.funding_lead < self.submission_lead.max(self.finalization_lead) {
            let message = format!(
                "{} s is shorter than submission_lead or finalization_lead",
                self.funding_lead.num_seconds()
            );
            return Err(refused("funding_lead", message));
        }
        let leads = &self.notice_leads;
        if leads.len() > 9 || leads.windows(2).any(|pair| pair[0] <= pair[1]) {
            return Err(refused("notice_leads", "needs at most 9 leads, longest first".into()));
        }
        if self.message_resends.len() > 9 {
            return Err(refused("message_resends", "needs at most 9 waits".into()));
        }
        if self.missing_polls == 0 {
            return Err(refused("missing_polls", "0 is less than 1".into()));
        }
        if self.absent_lists == 0 {
            return Err(refused("absent_lists", "0 is less than 1".into()));
        }
        Ok(())
    }

    /// A number for all settings together: the same on every machine and in every version, as long
    /// as no setting is added. What is stored as "due at" depends on it.
    ///
    /// # Example
    /// ```
    /// use backorder_core::Policy;
    /// assert_eq!(Policy::default().fingerprint(), Policy::default().fingerprint());
    /// assert_ne!(Policy::default().fingerprint(), Policy::original().fingerprint());
    /// ```
    pub fn fingerprint(&self) -> u64 {
        // Each setting as its name, a zero byte and its value as eight bytes, the least significant
        // first: a new setting is another policy, and none can be taken for another.
        let mut hash = Xxh3::new();
        for (name, value) in self.settings() {
            hash.update(name.as_bytes());
            hash.update(&[0]);
            hash.update(&value.to_le_bytes());
        }
        hash.digest()
    }

    /// Every time with the least that it can be: 1 s where 0 would mean "again, at once".
    fn times(&self) -> impl Iterator<Item = (&'static str, TimeDelta, TimeDelta)> {
        let (zero, second) = (TimeDelta::zero(), TimeDelta::seconds(1));
        [
            ("funding_lead", self.funding_lead, zero),
            ("submission_lead", self.submission_lead, zero),
            ("finalization_lead", self.finalization_lead, zero),
            ("late_grace", self.late_grace, zero),
            ("processing_grace", self.processing_grace, zero),
            ("auction_grace", self.auction_grace, zero),
            ("missing_span", self.missing_span, zero),
            ("missing_grace", self.missing_grace, zero),
            ("ask_spacing", self.ask_spacing, second),
            ("account_spacing", self.account_spacing, second),
            ("auction_spacing", self.auction_spacing, zero),
            ("auction_close_lead", self.auction_close_lead, zero),
            ("auction_close_tail", self.auction_close_tail, zero),
            ("report_grace", self.report_grace, second),
            ("report_horizon", self.report_horizon, zero),
            ("account_age", self.account_age, zero),
            ("clock_tolerance", self.clock_tolerance, zero),
            ("absent_horizon", self.absent_horizon, zero),
            ("postponed_margin", self.postponed_margin, zero),
            ("moved_alert", self.moved_alert, zero),
            ("claim_distance", self.claim_distance, zero),
            ("notice_reset", self.notice_reset, zero),
            ("alert_interval", self.alert_interval, second),
            ("upstream_patience", self.upstream_patience, zero),
            ("invoice_patience", self.invoice_patience, zero),
            ("registration_margin", self.registration_margin, zero),
            ("due_offset", self.due_offset, zero),
        ]
        .into_iter()
        .chain(self.notice_leads.iter().map(move |lead| ("notice_leads", *lead, zero)))
        .chain(self.message_resends.iter().map(move |wait| ("message_resends", *wait, second)))
    }

    /// Every setting as a number; times in seconds.
    fn settings(&self) -> impl Iterator<Item = (&'static str, i64)> {
        let times = self.times().map(|(name, value, _)| (name, value.num_seconds()));
        times.chain([
            ("missing_polls", self.missing_polls.into()),
            ("absent_lists", self.absent_lists.into()),
            ("charge_auction_won", self.charge_auction_won.into()),
            ("charge_tax", self.charge_tax.into()),
            ("shown_prices", self.shown_prices.code().into()),
            ("client_messages", self.client_messages.number()),
            ("reseller_alerts", self.reseller_alerts.number()),
        ])
    }
}

fn check_time(name: &str, value: TimeDelta, least: TimeDelta) -> Result<(), Error> {
    if value < TimeDelta::zero() || value > TimeDelta::days(366) {
        let message = format!("{} s is not within 0 to 366 days", value.num_seconds());
        return Err(refused(name, message));
    }
    if value.subsec_nanos() != 0 {
        let message = format!("{} ms is not a whole second", value.num_milliseconds());
        return Err(refused(name, message));
    }
    if value < least {
        let message = format!("0 s is less than {} s: 0 does not turn it off", least.num_seconds());
        return Err(refused(name, message));
    }
    Ok(())
}

fn refused(setting: &str, message: String) -> Error {
    Error::new(ErrorKind::PolicyInvalid, setting, format!("{setting}: {message}"))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn presets_are_valid() {
        assert_eq!(Policy::default().validate(), Ok(()));
        assert_eq!(Policy::original().validate(), Ok(()));
    }

    #[test]
    fn bad_settings_are_named() {
        let negative = Policy { late_grace: TimeDelta::seconds(-1), ..Policy::default() };
        assert_eq!(negative.validate().unwrap_err().subject(), "late_grace");
        let short = Policy { funding_lead: TimeDelta::minutes(119), ..Policy::default() };
        assert_eq!(short.validate().unwrap_err().subject(), "funding_lead");
        let leads = vec![TimeDelta::hours(4), TimeDelta::hours(24)];
        let rising = Policy { notice_leads: leads, ..Policy::default() };
        assert_eq!(rising.validate().unwrap_err().subject(), "notice_leads");
        let none = Policy { missing_polls: 0, ..Policy::default() };
        assert_eq!(none.validate().unwrap_err().subject(), "missing_polls");
    }
    type Time = fn(&mut Policy) -> &mut TimeDelta;

    macro_rules! times {
        ($($name:ident)*) => { [$((stringify!($name), (|p| &mut p.$name) as Time),)*] };
    }

    const TIMES: [(&str, Time); 27] = times!(
        funding_lead submission_lead finalization_lead late_grace processing_grace auction_grace
        missing_span missing_grace ask_spacing account_spacing account_age auction_spacing
        auction_close_lead auction_close_tail registration_margin report_grace report_horizon
        clock_tolerance
        absent_horizon postponed_margin moved_alert claim_distance notice_reset alert_interval
        upstream_patience invoice_patience due_offset
    );

    /// The times, and the last of the leads.
    fn times() -> impl Iterator<Item = (&'static str, Time)> {
        let lead: Time = |policy| policy.notice_leads.last_mut().unwrap();
        let resend: Time = |policy| policy.message_resends.last_mut().unwrap();
        TIMES.into_iter().chain([("notice_leads", lead), ("message_resends", resend)])
    }

    const SECOND: TimeDelta = TimeDelta::seconds(1);

    /// The settings as this file declares them, with their types and comments.
    fn declared() -> Vec<(&'static str, String)> {
        let source = include_str!("policy.rs");
        let (_, body) = source.split_once("pub struct Policy {\n").unwrap();
        let (body, _) = body.split_once("\n}\n").unwrap();
        let (mut all, mut comment) = (Vec::new(), String::new());
        for line in body.lines().map(str::trim) {
            match line.strip_prefix("pub ").and_then(|line| line.split_once(':')) {
                Some((name, kind)) => {
                    all.push((name, format!("{kind}{}", std::mem::take(&mut comment))));
                }
                None => comment += line.trim_start_matches("///"),
            }
        }
        all
    }

    /// Every stored "due at" hangs on these numbers: they change only with a setting.
    #[test]
    fn fingerprints_are_the_same_on_every_machine() {
        assert_eq!(Policy::default().fingerprint(), 4_313_603_539_822_141_195);
        assert_eq!(Policy::original().fingerprint(), 9_300_482_338_804_555_552);
    }

    #[test]
    fn every_setting_counts_in_the_fingerprint() {
        let mut policies: Vec<(&str, Policy)> = times()
            .map(|(name, time)| {
                let mut policy = Policy::default();
                *time(&mut policy) += SECOND;
                (name, policy)
            })
            .collect();
        let default = Policy::default;
        let delivery = Delivery::AtMostOnce;
        policies.extend([
            ("missing_polls", Policy { missing_polls: 4, ..default() }),
            ("absent_lists", Policy { absent_lists: 3, ..default() }),
            ("charge_auction_won", Policy { charge_auction_won: false, ..default() }),
            ("charge_tax", Policy { charge_tax: false, ..default() }),
            ("shown_prices", Policy { shown_prices: ShownPrice::Net, ..default() }),
            ("client_messages", Policy { client_messages: delivery, ..default() }),
            ("reseller_alerts", Policy { reseller_alerts: delivery, ..default() }),
        ]);
        let mut seen = BTreeMap::from([(default().fingerprint(), "the default")]);
        for (name, policy) in &policies {
            assert_eq!(seen.insert(policy.fingerprint(), name), None, "{name} does not count");
        }
        let fewer = Policy { notice_leads: vec![TimeDelta::hours(72)], ..default() };
        assert_eq!(seen.insert(fewer.fingerprint(), "fewer leads"), None);
        let tried: BTreeSet<&str> = policies.iter().map(|(name, _)| *name).collect();
        let declared: BTreeSet<&str> = declared().into_iter().map(|(name, _)| name).collect();
        assert_eq!(tried, declared, "a setting has no test");
    }

    #[test]
    fn every_time_says_what_0_means_or_refuses_it() {
        let about: BTreeMap<&str, String> = declared().into_iter().collect();
        for (name, time) in times() {
            let (says, refuses) =
                (about[name].contains(" 0: "), about[name].contains("Refused: 0, "));
            assert!(says != refuses, "{name}:{}", about[name]);
            let mut policy = Policy::default();
            if name == "funding_lead" {
                (policy.submission_lead, policy.finalization_lead) = Default::default();
            }
            *time(&mut policy) = TimeDelta::zero();
            let refused = policy.validate().err();
            assert_eq!(refused.is_some(), refuses, "{name}: {refused:?}");
            assert!(refused.is_none_or(|error| error.subject() == name));
        }
    }

    #[test]
    fn times_are_whole_seconds() {
        let policy = Policy { ask_spacing: TimeDelta::milliseconds(1500), ..Policy::default() };
        let text = policy.validate().unwrap_err().to_string();
        assert_eq!(text, "ask_spacing: 1500 ms is not a whole second");
        let policy = Policy { report_grace: TimeDelta::milliseconds(1), ..Policy::default() };
        assert_eq!(policy.validate().unwrap_err().subject(), "report_grace");
    }
}
