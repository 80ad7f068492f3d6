//! QueryDomainRepositoryInfo: how the registry of a name works.

use super::{Request, periods};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{cell, readable, required, texts};
use crate::wire::response::Response;

/// Asks about the registry of a domain, which need not be ours. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDomainRepositoryInfo {
    /// A name of the registry.
    pub domain: String,
}

impl QueryDomainRepositoryInfo {
    /// Asks about the registry of one domain.
    pub fn of(domain: impl Into<String>) -> QueryDomainRepositoryInfo {
        QueryDomainRepositoryInfo { domain: domain.into() }
    }
}

/// How a registry works; none where the answer does not say. Lengths are days, counted from the
/// end of a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RepositoryInfo {
    /// The registrar's name for it.
    pub repository: String,
    /// Its kinds: `gTLD`, `ICANN`.
    pub categories: Vec<String>,
    /// The years a registration may have.
    pub registration_years: Option<Vec<u32>>,
    /// The years a renewal may have.
    pub renewal_years: Option<Vec<u32>>,
    /// The years a transfer brings.
    pub transfer_years: Option<Vec<u32>>,
    /// Whether it takes renewals on demand. If not: PayDomainRenewal.
    pub renews_on_demand: Option<bool>,
    /// From when on a renewal can be paid; -61 is 61 days before the end.
    pub payable_from: Option<i32>,
    /// When a renewal is charged.
    pub charged_at: Option<i32>,
    /// When a domain is renewed by itself, or given up.
    pub finalized_at: Option<i32>,
    /// When one that is not paid is deleted.
    pub failed_at: Option<i32>,
    /// How long a deleted domain can be restored, in days.
    pub restorable_days: Option<i32>,
    /// How long it is held then, before it is free, in days.
    pub hold_days: Option<i32>,
    /// Whether a transfer needs an authorisation code.
    pub needs_auth: Option<bool>,
    /// Whether domains can be locked against being transferred away.
    pub has_transfer_lock: Option<bool>,
    /// The privacy services there are: the properties that ModifyDomain sets for them.
    pub privacy: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryDomainRepositoryInfo {
    type Response = RepositoryInfo;

    fn command(&self, _: Platform) -> Command {
        Command::new("QueryDomainRepositoryInfo").with("DOMAIN", self.domain.as_str())
    }

    fn read(&self, answer: &Response) -> Result<RepositoryInfo, Error> {
        let repository = required(answer, "REPOSITORY", 0)?.to_owned();
        let mut odd = Vec::new();
        let mut years = |name| readable(periods::years(answer, name, 0), &mut odd);
        let [registration_years, renewal_years, transfer_years] =
            ["ZONEREGISTRATIONPERIODS", "ZONERENEWALPERIODS", "ZONETRANSFERPERIODS"]
                .map(&mut years);
        let mut days = |name| readable(periods::days(answer, name), &mut odd);
        let [payable_from, charged_at, finalized_at, failed_at] = [
            "ZONERENEWALPAYMENTPERIOD",
            "ZONERENEWALACCOUNTINGPERIOD",
            "ZONERENEWALFINALIZATIONPERIOD",
            "ZONERENEWALFAILUREPERIOD",
        ]
        .map(&mut days);
        let [restorable_days, hold_days] =
            ["DELETIONRESTORABLEPERIOD", "DELETIONHOLDPERIOD"].map(&mut days);
        let mut yes = |name| readable(periods::yes(answer, name, 0), &mut odd);
        let [renews_on_demand, needs_auth, has_transfer_lock] =
            ["REGISTRYEXPLICITRENEWAL", "REGISTRYTRANSFERREQUIREAUTHCODE", "REGISTRYTRANSFERLOCK"]
                .map(&mut yes);
        let privacy = cell(answer, "X-PROXY", 0).unwrap_or_default().split_whitespace();
        Ok(RepositoryInfo {
            repository,
            categories: texts(answer, "CATEGORY"),
            registration_years,
            renewal_years,
            transfer_years,
            renews_on_demand,
            payable_from,
            charged_at,
            finalized_at,
            failed_at,
            restorable_days,
            hold_days,
            needs_auth,
            has_transfer_lock,
            privacy: privacy.map(str::to_owned).collect(),
            odd,
        })
    }
}
