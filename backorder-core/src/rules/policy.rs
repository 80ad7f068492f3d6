//! Every lead, grace and choice of the rules as one value.

use chrono::TimeDelta;

use crate::values::error::{Error, ErrorKind};

/// Whether a message is rather sent twice or rather lost when nobody knows if it went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Send again until a report comes: may arrive twice.
    AtLeastOnce,
    /// Never send again: may be lost.
    AtMostOnce,
}

/// The timings and choices a reseller can set. `Policy::default()` are the rules as written;
/// [`Policy::original`] reproduces what the PHP addon did where that was not a plain bug.
///
/// All times are elapsed time (72 hours, not three calendar days), all bounds inclusive.
///
/// # Example
/// ```
/// use backorder_core::Policy;
/// use chrono::TimeDelta;
/// assert_eq!(Policy::default().funding_lead, TimeDelta::hours(72));
/// assert!(!Policy::original().charge_auction_won);
/// assert!(Policy::default().validate().is_ok());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Policy {
    /// How long before the deadline the price is held: 72 h (vendor documentation: three days).
    pub funding_lead: TimeDelta,
    /// How long before the drop the application is sent: 2 h (vendor documentation).
    pub submission_lead: TimeDelta,
    /// How long before a known finalization date the application is sent at the latest: 1 h (ours).
    pub finalization_lead: TimeDelta,
    /// How long after the drop one may still send or wait for funds: 48 h (vendor addon: two days).
    pub late_grace: TimeDelta,
    /// How long after the drop a final word is awaited in PROCESSING: 7 d (ours).
    pub processing_grace: TimeDelta,
    /// How long after the drop a final word is awaited in AUCTION-PENDING: 45 d (ours).
    pub auction_grace: TimeDelta,
    /// How many polls in a row must miss the application before it counts as gone: 3 (ours).
    pub missing_polls: u32,
    /// Over how much time at least those polls must stretch: 1 h (ours).
    pub missing_span: TimeDelta,
    /// How long after the drop a missing application may end the backorder: 4 h (vendor addon).
    pub missing_grace: TimeDelta,
    /// The least time between two questions of the same sort: 4 min (ours; the cycle runs every 5).
    pub ask_spacing: TimeDelta,
    /// How long after an account was last read a record that waits for money wants it read again:
    /// 5 min (ours).
    pub account_spacing: TimeDelta,
    /// How long a changing effect without a report is left alone: 5 min (ours).
    pub report_grace: TimeDelta,
    /// After how long an unreported changing effect no longer keeps a record open: 7 d (ours).
    pub report_horizon: TimeDelta,
    /// How far the registrar's clock may be off ours: 5 min (ours).
    pub clock_tolerance: TimeDelta,
    /// After how many complete droplists in a row without the name it counts as renewed: 2 (ours).
    pub absent_lists: u8,
    /// An absence counts only while the deadline is further away than this: 24 h (ours).
    pub absent_horizon: TimeDelta,
    /// A postponed backorder gives its hold back when its new window opens later than this: 24 h.
    pub postponed_margin: TimeDelta,
    /// A drop that moves later by more than this under an open application is alerted: 30 d (ours).
    pub moved_alert: TimeDelta,
    /// Two claims of a name less than this apart are the same drop: 30 d (ours).
    pub claim_distance: TimeDelta,
    /// How long before the deadline a client is told of short funds, longest first: 72, 24, 4 h.
    pub notice_leads: Vec<TimeDelta>,
    /// A deadline that moves by more than this starts the notices afresh: 24 h (ours).
    pub notice_reset: TimeDelta,
    /// How often a won name without invoice or domain is alerted: 7 d (ours).
    pub alert_interval: TimeDelta,
    /// How long an owner of a truth may be silent before the reseller is alerted: 30 min (ours).
    pub upstream_patience: TimeDelta,
    /// How long an invoice may stay unpaid before it is cancelled: 30 d (ours).
    pub invoice_patience: TimeDelta,
    /// How long before its expiry an imported domain is due: 15 d (vendor addon).
    pub due_offset: TimeDelta,
    /// Whether the backorder fee is charged for a name won in an auction: yes (ours; the addon
    /// never did).
    pub charge_auction_won: bool,
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
            report_grace: TimeDelta::minutes(5),
            report_horizon: TimeDelta::days(7),
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
            due_offset: TimeDelta::days(15),
            charge_auction_won: true,
            client_messages: Delivery::AtLeastOnce,
            reseller_alerts: Delivery::AtLeastOnce,
        }
    }
}

impl Policy {
    /// The timings and choices of the PHP addon: the same leads, one notice, no fee on
    /// AUCTION-WON.
    pub fn original() -> Policy {
        Policy {
            notice_leads: vec![TimeDelta::hours(72)],
            charge_auction_won: false,
            ..Policy::default()
        }
    }

    /// Refuses a policy whose times are negative or contradict each other.
    ///
    /// # Errors
    /// `PolicyInvalid`, naming the setting: a negative time or one above 366 days, a funding lead
    /// shorter than the submission lead, notice leads that do not descend or are more than 9,
    /// no poll or list to count.
    pub fn validate(&self) -> Result<(), Error> {
        for (name, value) in self.times() {
            if value < TimeDelta::zero() || value > TimeDelta::days(366) {
                return Err(refused(
                    name,
                    format!("{} s is not within 0 to 366 days", value.num_seconds()),
                ));
            }
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
        if self.missing_polls == 0 {
            return Err(refused("missing_polls", "0 is less than 1".into()));
        }
        if self.absent_lists == 0 {
            return Err(refused("absent_lists", "0 is less than 1".into()));
        }
        Ok(())
    }

    fn times(&self) -> impl Iterator<Item = (&'static str, TimeDelta)> {
        [
            ("funding_lead", self.funding_lead),
            ("submission_lead", self.submission_lead),
            ("finalization_lead", self.finalization_lead),
            ("late_grace", self.late_grace),
            ("processing_grace", self.processing_grace),
            ("auction_grace", self.auction_grace),
            ("missing_span", self.missing_span),
            ("missing_grace", self.missing_grace),
            ("ask_spacing", self.ask_spacing),
            ("account_spacing", self.account_spacing),
            ("report_grace", self.report_grace),
            ("report_horizon", self.report_horizon),
            ("clock_tolerance", self.clock_tolerance),
            ("absent_horizon", self.absent_horizon),
            ("postponed_margin", self.postponed_margin),
            ("moved_alert", self.moved_alert),
            ("claim_distance", self.claim_distance),
            ("notice_reset", self.notice_reset),
            ("alert_interval", self.alert_interval),
            ("upstream_patience", self.upstream_patience),
            ("invoice_patience", self.invoice_patience),
            ("due_offset", self.due_offset),
        ]
        .into_iter()
        .chain(self.notice_leads.iter().map(|lead| ("notice_leads", *lead)))
    }
}

fn refused(setting: &str, message: String) -> Error {
    Error::new(ErrorKind::PolicyInvalid, setting, format!("{setting}: {message}"))
}

#[cfg(test)]
mod tests {
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
}
