//! StatusDomain: a domain in our account.

use chrono::{DateTime, Utc};

use super::modify_domain::HOLD;
use super::{RegistryPrivacy, RenewalMode, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_name, any_cell, cell, date, flag, optional, readable, texts};
use crate::wire::response::Response;

/// Asks for a domain of our account. Codes 531 and 545: it is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StatusDomain {
    /// The name.
    pub domain: String,
}

impl StatusDomain {
    /// Asks for one domain.
    pub fn new(domain: impl Into<String>) -> StatusDomain {
        StatusDomain { domain: domain.into() }
    }
}

/// A domain of our account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RegisteredDomain {
    /// The name.
    pub domain: String,
    /// The registrar's words for its state.
    pub status: Vec<String>,
    /// When it was registered, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When the registrar's account year ends, UTC. ISPAPI only.
    pub expires_at: Option<DateTime<Utc>>,
    /// When the registry's registration ends, UTC.
    pub registration_expires_at: Option<DateTime<Utc>>,
    /// Until when it is paid, UTC.
    pub paid_until: Option<DateTime<Utc>>,
    /// When its renewal is charged, UTC. ISPAPI only.
    pub accounting_at: Option<DateTime<Utc>>,
    /// When it is renewed or given up for good: the last day for either, UTC. ISPAPI only.
    pub finalization_at: Option<DateTime<Utc>>,
    /// When it is given up if it is not renewed, UTC. ISPAPI only.
    pub failure_at: Option<DateTime<Utc>>,
    /// What becomes of it when its time ends.
    pub renewal_mode: Option<RenewalMode>,
    /// Whether it is locked against being transferred away.
    pub transfer_lock: Option<bool>,
    /// Whether the owner's data is hidden by the registrar's privacy service.
    pub privacy: Option<bool>,
    /// Whether the registry hides the owner's data by its own privacy. At CNR of .nz only.
    pub registry_privacy: Option<bool>,
    /// The owner's contact handle.
    pub owner_contact: Option<String>,
    /// The administrator's contact handle.
    pub admin_contact: Option<String>,
    /// The technician's contact handle.
    pub tech_contact: Option<String>,
    /// The contact handle of who pays.
    pub billing_contact: Option<String>,
    /// The name servers, in their order.
    pub nameservers: Vec<String>,
    /// The account it is in.
    pub user: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl RegisteredDomain {
    /// Whether the registrar has taken it out of the zone (the status clientHold).
    pub fn is_suspended(&self) -> bool {
        let mut words = self.status.iter().flat_map(|status| status.split([' ', ',']));
        words.any(|word| word.eq_ignore_ascii_case(HOLD))
    }
}

impl Request for StatusDomain {
    type Response = RegisteredDomain;

    fn command(&self, _: Platform) -> Command {
        Command::new("StatusDomain").with("DOMAIN", self.domain.as_str())
    }

    fn read(&self, answer: &Response) -> Result<RegisteredDomain, Error> {
        // ISPAPI has the name in ID, CNR in DOMAIN.
        let domain = any_cell(answer, &["DOMAIN", "ID"], 0);
        about_name(&self.domain, domain)?;
        let domain = domain.unwrap_or(&self.domain).to_owned();
        let privacy = ["X-ACCEPT-WHOISTRUSTEE-TAC", "X-WHOISPRIVACY", "X-WHOIS-PRIVACY"];
        let privacy = privacy.into_iter().find(|name| cell(answer, name, 0).is_some());
        let mut odd = Vec::new();
        let mut at = |name| readable(date(answer, name, 0), &mut odd);
        let [created_at, expires_at, registration_expires_at] =
            ["CREATEDDATE", "EXPIRATIONDATE", "REGISTRATIONEXPIRATIONDATE"].map(&mut at);
        let [paid_until, accounting_at, finalization_at, failure_at] =
            ["PAIDUNTILDATE", "ACCOUNTINGDATE", "FINALIZATIONDATE", "FAILUREDATE"].map(&mut at);
        let mut is = |name| readable(flag(answer, name, 0), &mut odd);
        let transfer_lock = is("TRANSFERLOCK");
        let privacy = privacy.and_then(&mut is);
        let disclosed = RegistryPrivacy::ALL.map(RegistryPrivacy::property);
        let disclosed = disclosed.into_iter().find(|name| cell(answer, name, 0).is_some());
        let registry_privacy = disclosed.and_then(is).map(|disclosed| !disclosed);
        let kiwi = cell(answer, "X-NZ-PRIVACY", 0).map(|word| word.eq_ignore_ascii_case("PRIVATE"));
        let registry_privacy = registry_privacy.or(kiwi);
        Ok(RegisteredDomain {
            domain,
            status: texts(answer, "STATUS"),
            created_at,
            expires_at,
            registration_expires_at,
            paid_until,
            accounting_at,
            finalization_at,
            failure_at,
            renewal_mode: cell(answer, "RENEWALMODE", 0).map(RenewalMode::parse),
            transfer_lock,
            privacy,
            registry_privacy,
            owner_contact: optional(answer, "OWNERCONTACT", 0),
            admin_contact: optional(answer, "ADMINCONTACT", 0),
            tech_contact: optional(answer, "TECHCONTACT", 0),
            billing_contact: optional(answer, "BILLINGCONTACT", 0),
            nameservers: texts(answer, "NAMESERVER"),
            user: any_cell(answer, &["USER", "REGISTRAR"], 0).map(str::to_owned),
            odd,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn an_unreadable_date_or_flag_spoils_nothing_else() {
        let read = |name, value| StatusDomain::new("a.com").read(&answer(&[(name, value)]));
        for name in ["CREATEDDATE", "EXPIRATIONDATE", "PAIDUNTILDATE", "FAILUREDATE"] {
            let domain = read(name, "01.12.2026").expect("the rest stands");
            assert_eq!(domain.odd[0].subject(), name);
        }
        let odd = read("TRANSFERLOCK", "yes").expect("the rest stands");
        assert_eq!((odd.transfer_lock, odd.odd[0].subject()), (None, "TRANSFERLOCK"));
        for (name, other) in [("DOMAIN", "b.com"), ("ID", "b.com")] {
            assert_eq!(read(name, other).expect_err("another domain").subject(), "a.com");
        }
        let bare = read("STATUS", "ACTIVE").expect("the rest may be missing");
        assert_eq!((bare.domain.as_str(), bare.transfer_lock), ("a.com", None));
    }
}
