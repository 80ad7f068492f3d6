//! RenewDomain: pays for further years of a domain.

use chrono::{DateTime, Utc};

use super::Request;
use super::read::date;
use crate::command::{Command, Value};
use crate::error::Error;
use crate::profile::Platform;
use crate::response::Response;

/// Renews a domain. Costs money.
///
/// Give [`RenewDomain::expiration_year`] whenever it is known: with it the server refuses a second
/// renewal of the same year (555, 541), so that an unknown outcome cannot be paid for twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewDomain {
    /// The name.
    pub domain: String,
    /// For how many years.
    pub years: u8,
    /// The year in which the registration ends before this renewal.
    pub expiration_year: Option<i32>,
}

impl RenewDomain {
    /// Renews a domain that ends in this year by one year.
    pub fn once(domain: impl Into<String>, expiration_year: i32) -> RenewDomain {
        let domain = domain.into();
        RenewDomain { domain, years: 1, expiration_year: Some(expiration_year) }
    }
}

/// What became of a renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewal {
    /// When the domain ends now, UTC, where the answer says so.
    pub expires_at: Option<DateTime<Utc>>,
    /// Accepted, but not done yet.
    pub pending: bool,
}

impl Request for RenewDomain {
    type Response = Renewal;

    fn command(&self, _: Platform) -> Command {
        let year = self.expiration_year.map(|year| Value::from(i64::from(year)));
        Command::new("RenewDomain")
            .with("DOMAIN", self.domain.as_str())
            .with("PERIOD", i64::from(self.years))
            .with("EXPIRATION", year.unwrap_or(Value::Null))
    }

    fn read(&self, answer: &Response) -> Result<Renewal, Error> {
        Ok(Renewal { expires_at: expiry(answer)?, pending: answer.is_pending() })
    }
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
    fn a_bad_date_is_refused_and_a_missing_one_is_not() {
        let renew = RenewDomain::once("a.com", 2026);
        let bad = renew.read(&answer(&[("EXPIRATIONDATE", "2027")])).expect_err("no date");
        assert_eq!(bad.subject(), "EXPIRATIONDATE");
        let none = renew.read(&answer(&[])).expect("some registries say nothing");
        assert_eq!(none, Renewal { expires_at: None, pending: false });
    }
}
