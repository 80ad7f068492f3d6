//! The same facts in the form of WHMCS's own `Sync` function, for a registrar module to return.

use chrono::{DateTime, NaiveDate, Utc};

use crate::values::time::TimeZone;

use super::answer::{Answer, Finding};
use super::domain::BilledDomain;

/// What a registrar module's `Sync` returns. `expired` is not in WHMCS's documentation, but
/// without it nothing says that a domain is deleted; the ISPAPI and CNR modules return it too.
///
/// Source: WHMCS developer documentation, Domain Syncing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Native {
    /// What became of the domain; all false: still under way.
    State {
        /// It works.
        active: bool,
        /// Past its end, may still be restored or not.
        expired: bool,
        /// Ended.
        cancelled: bool,
        /// Another registrar has it.
        transferred_away: bool,
        /// The registrar's date, else billing's.
        expiry_date: Option<NaiveDate>,
    },
    /// Only a text; WHMCS ignores everything else then.
    Error(String),
}

impl Native {
    /// The form of an answer. The settings of the sync play no part.
    pub fn new(
        billed: &BilledDomain,
        answer: &Answer,
        zone: &TimeZone,
        now: DateTime<Utc>,
    ) -> Native {
        let [mut active, mut expired, mut cancelled, mut transferred_away] = [false; 4];
        match &answer.finding {
            Finding::Active if answer.is_lapsed(now) => expired = true,
            Finding::Active | Finding::OrderOpen => active = true,
            Finding::PendingDelete if billed.name.tld() == "dk" => cancelled = true,
            Finding::Deleted | Finding::PendingDelete | Finding::Prohibited | Finding::Gone => {
                expired = true;
            }
            Finding::AmongDeleted => cancelled = true,
            Finding::NotInAccount | Finding::TransferredAway => transferred_away = true,
            Finding::Pending | Finding::Restoring | Finding::OutgoingTransfer => {}
            Finding::RequestFailed => {
                return Native::Error("The domain name request has failed".to_owned());
            }
            Finding::OrderFailed => {
                return Native::Error("Premium Domain Order failed.".to_owned());
            }
            Finding::Unknown(word) => {
                return Native::Error(format!("unknown status \"{word}\" at the registrar"));
            }
            Finding::NotFound => return Native::Error("not found at the registrar".to_owned()),
            Finding::Error(text) => return Native::Error(text.to_string()),
        }
        let said = answer.expiry.map(|expiry| expiry.day_in(zone));
        let expiry_date = said.or(billed.expiry_date);
        Native::State { active, expired, cancelled, transferred_away, expiry_date }
    }
}
