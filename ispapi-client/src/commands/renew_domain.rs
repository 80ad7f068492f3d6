//! RenewDomain: pays for further years of a domain.

use chrono::{DateTime, Utc};

use super::Request;
use crate::wire::command::{Command, Value};
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, date, readable};
use crate::wire::response::Response;

/// Renews a domain. Costs money.
///
/// Give [`RenewDomain::expiration_year`] whenever it is known: with it the server refuses a second
/// renewal of the same year (555, 541), so that an unknown outcome cannot be paid for twice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RenewDomain {
    /// The name.
    pub domain: String,
    /// For how many years.
    pub years: u8,
    /// The year in which the registration ends before this renewal.
    pub expiration_year: Option<i32>,
    /// The class of a premium domain, which confirms its price: the one CheckDomains names. ISPAPI
    /// only; CNR is not told.
    pub class: Option<String>,
}

impl RenewDomain {
    /// Renews a domain that ends in this year by one year.
    pub fn once(domain: impl Into<String>, expiration_year: i32) -> RenewDomain {
        let domain = domain.into();
        RenewDomain { domain, years: 1, expiration_year: Some(expiration_year), class: None }
    }
}

/// What became of a renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Renewal {
    /// When the domain ends now, UTC, where the answer says so.
    pub expires_at: Option<DateTime<Utc>>,
    /// Cells that cannot be read: it was renewed all the same.
    pub odd: Vec<Error>,
    /// Accepted, but not done yet.
    pub pending: bool,
}

impl Request for RenewDomain {
    type Response = Renewal;

    fn command(&self, platform: Platform) -> Command {
        let year = self.expiration_year.map(|year| Value::from(i64::from(year)));
        Command::new("RenewDomain")
            .with("DOMAIN", self.domain.as_str())
            .with("PERIOD", i64::from(self.years))
            .with("EXPIRATION", year.unwrap_or(Value::Null))
            .with("CLASS", premium_class(&self.class, platform))
    }

    fn read(&self, answer: &Response) -> Result<Renewal, Error> {
        about_domain(answer, &self.domain, 0)?;
        let mut odd = Vec::new();
        let expires_at = readable(expiry(answer), &mut odd);
        Ok(Renewal { expires_at, odd, pending: answer.is_pending() })
    }
}

/// The parameter that confirms the price of a premium domain.
pub(super) fn premium_class(class: &Option<String>, platform: Platform) -> Option<&str> {
    class.as_deref().filter(|_| platform == Platform::Ispapi)
}

/// The end of a domain's time, as RenewDomain and RestoreDomain answer it.
pub(super) fn expiry(answer: &Response) -> Result<Option<DateTime<Utc>>, Error> {
    match date(answer, "EXPIRATIONDATE", 0)? {
        None => date(answer, "REGISTRATIONEXPIRATIONDATE", 0),
        found => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn the_price_of_a_premium_domain_is_confirmed_by_its_class() {
        let class = Some("PREMIUM_X_Price A".to_owned());
        let renew = RenewDomain { class, ..RenewDomain::once("a.com", 2026) };
        let confirms = |platform: Platform| {
            let text = renew.command(platform).text(platform).expect("encodes");
            text.ends_with("\nCLASS=PREMIUM_X_Price A")
        };
        assert!(confirms(Platform::Ispapi) && !confirms(Platform::Cnr));
    }

    #[test]
    fn a_bad_date_leaves_the_renewal_what_it_is() {
        let renew = RenewDomain::once("a.com", 2026);
        let bad = renew.read(&answer(&[("EXPIRATIONDATE", "2027")])).expect("it was renewed");
        assert_eq!((bad.expires_at, bad.odd[0].subject()), (None, "EXPIRATIONDATE"));
        let none = renew.read(&answer(&[])).expect("some registries say nothing");
        assert_eq!(none, Renewal { expires_at: None, odd: Vec::new(), pending: false });
        let other = renew.read(&answer(&[("DOMAIN", "b.com")])).expect_err("another domain");
        assert_eq!(other.subject(), "a.com");
    }
}
