//! QueryDomainOptions: what the registries of some names offer.

use std::ops::RangeInclusive;

use super::{Request, periods};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{cell, optional, readable, rows};
use crate::wire::response::Response;

/// Asks what is possible for domains, which need not be ours. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDomainOptions {
    /// The names.
    pub domains: Vec<String>,
}

impl QueryDomainOptions {
    /// Asks about one domain.
    pub fn of(domain: impl Into<String>) -> QueryDomainOptions {
        QueryDomainOptions { domains: vec![domain.into()] }
    }
}

/// What a registry offers; none where the answer does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DomainOptions {
    /// The name that was asked about.
    pub domain: String,
    /// The registrar's name for the registry; none: it has no such domains.
    pub repository: Option<String>,
    /// The years a registration may have.
    pub registration_years: Option<Vec<u32>>,
    /// The years a renewal may have.
    pub renewal_years: Option<Vec<u32>>,
    /// The years a transfer brings.
    pub transfer_years: Option<Vec<u32>>,
    /// Whether a transfer needs an authorisation code.
    pub needs_auth: Option<bool>,
    /// How many name servers a domain may have.
    pub nameservers: Option<RangeInclusive<u32>>,
    /// Whether the registrar's privacy service is there (the column X-PROXY).
    pub has_privacy: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryDomainOptions {
    type Response = Vec<DomainOptions>;

    fn command(&self, _: Platform) -> Command {
        Command::new("QueryDomainOptions").with("DOMAIN", self.domains.clone())
    }

    fn read(&self, answer: &Response) -> Result<Vec<DomainOptions>, Error> {
        let count = rows(answer, "REPOSITORY");
        if count != self.domains.len() {
            let message = format!("{count} rows about {} domains", self.domains.len());
            return Err(crate::wire::read::invalid("REPOSITORY", message));
        }
        let read = |(row, domain): (usize, &String)| {
            let mut odd = Vec::new();
            let mut years = |name| readable(periods::years(answer, name, row), &mut odd);
            let [registration_years, renewal_years, transfer_years] =
                ["ZONEREGISTRATIONPERIODS", "ZONERENEWALPERIODS", "ZONETRANSFERPERIODS"]
                    .map(&mut years);
            let needs_auth = periods::yes(answer, "REGISTRYTRANSFERREQUIREAUTHCODE", row);
            let needs_auth = readable(needs_auth, &mut odd);
            let number = |name| cell(answer, name, row).and_then(|text| text.parse::<u32>().ok());
            let (least, most) = (number("NAMESERVERMIN"), number("NAMESERVERMAX"));
            DomainOptions {
                domain: domain.clone(),
                repository: optional(answer, "REPOSITORY", row),
                registration_years,
                renewal_years,
                transfer_years,
                needs_auth,
                nameservers: least.zip(most).map(|(least, most)| least..=most),
                has_privacy: cell(answer, "X-PROXY", row).is_some(),
                odd,
            }
        };
        Ok(self.domains.iter().enumerate().map(read).collect())
    }
}
