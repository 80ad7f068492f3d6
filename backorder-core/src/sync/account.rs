//! The renewal mode of a whole account: nothing renews that nobody has paid.

use chrono::{DateTime, Utc};

use crate::rules::fields::Fields;
use crate::rules::registrar_date::RegistrarDate;
use crate::values::error::Error;
use crate::values::name::{DomainName, TldSet};
use crate::values::time::TimeZone;

use super::entry::{Entry, EntryCode};
use super::mode::RenewalMode;

/// A domain of an account, with what it does at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AccountDomain {
    /// The domain.
    pub name: DomainName,
    /// Its renewal mode.
    pub mode: RenewalMode,
    /// From when to when a renewal that is charged already cannot be stopped any more.
    pub charged: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

impl AccountDomain {
    /// Reads `domain`, `renewal_mode`, `accounting_date` and `finalization_date`, those in UTC.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`](crate::ErrorKind::DomainRowInvalid): no domain or mode;
    /// those of [`DomainName::parse`].
    pub fn read(fields: &Fields) -> Result<AccountDomain, Error> {
        let utc = TimeZone::utc();
        let at = |name: &str| RegistrarDate::parse(fields.text(name)?, &utc);
        let charged = at("accounting_date").zip(at("finalization_date"));
        Ok(AccountDomain {
            name: DomainName::parse(fields.required("domain")?, &TldSet::first_dot())?,
            mode: RenewalMode::parse(fields.required("renewal_mode")?),
            charged: charged.map(|(from, to)| (from.instant(), to.instant())),
        })
    }
}

/// What is to be set, so that all domains of an account expire.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AccountPlan {
    /// The account's own mode, old and new; it counts for new registrations only.
    pub account: Option<(RenewalMode, RenewalMode)>,
    /// The domains to set to AUTOEXPIRE, by name.
    pub set: Vec<DomainName>,
    /// What is reported of each domain, by name.
    pub entries: Vec<(DomainName, Entry)>,
}

/// The plan for a whole account: the account's mode and every domain that renews.
///
/// An account's mode that is not known is not set, and a domain with DEFAULT is taken to renew.
pub fn plan_account(
    account: Option<&RenewalMode>,
    domains: &[AccountDomain],
    now: DateTime<Utc>,
) -> AccountPlan {
    let mut plan = AccountPlan::default();
    if let Some(mode) = account.filter(|mode| mode.renews(None) && **mode != RenewalMode::Default) {
        plan.account = Some((mode.clone(), RenewalMode::AutoExpire));
    }
    for domain in domains {
        if let RenewalMode::Unknown(word) = &domain.mode {
            let entry = Entry::about(EntryCode::UnknownRenewalMode, word);
            plan.entries.push((domain.name.clone(), entry));
        }
        if !domain.mode.renews(account) {
            continue;
        }
        plan.set.push(domain.name.clone());
        if domain.charged.is_some_and(|(from, to)| from <= now && now < to) {
            plan.entries.push((domain.name.clone(), Entry::of(EntryCode::AlreadyCharged)));
        }
    }
    plan.set.sort_unstable();
    plan.set.dedup();
    plan.entries.sort_unstable();
    plan.entries.dedup();
    plan
}
