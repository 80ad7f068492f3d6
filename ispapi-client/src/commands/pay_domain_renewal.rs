//! PayDomainRenewal: pays for a renewal that the registry makes by itself.

use super::{Renewal, Request};
use crate::wire::command::{Command, Value};
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, date, readable};
use crate::wire::response::Response;

/// Pays for a renewal where the registry takes none on demand: what to send where RenewDomain is
/// refused with code 510. Costs money. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayDomainRenewal {
    /// The name.
    pub domain: String,
    /// For how many years.
    pub years: u8,
    /// The year in which the registration ends before this renewal: with it none is paid twice.
    pub expiration_year: Option<i32>,
}

impl PayDomainRenewal {
    /// Pays a year of a domain that ends in this year.
    pub fn once(domain: impl Into<String>, expiration_year: i32) -> PayDomainRenewal {
        PayDomainRenewal { domain: domain.into(), years: 1, expiration_year: Some(expiration_year) }
    }
}

impl Request for PayDomainRenewal {
    type Response = Renewal;

    fn command(&self, _: Platform) -> Command {
        let year = self.expiration_year.map(|year| Value::from(i64::from(year)));
        Command::new("PayDomainRenewal")
            .with("DOMAIN", self.domain.as_str())
            .with("PERIOD", i64::from(self.years))
            .with("EXPIRATION", year.unwrap_or(Value::Null))
    }

    fn read(&self, answer: &Response) -> Result<Renewal, Error> {
        about_domain(answer, &self.domain, 0)?;
        let mut odd = Vec::new();
        let expires_at = readable(date(answer, "EXPIRATIONDATE", 0), &mut odd);
        Ok(Renewal { expires_at, odd, pending: answer.is_pending() })
    }
}
