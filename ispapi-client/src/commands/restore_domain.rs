//! RestoreDomain: brings a deleted domain back.

use chrono::{DateTime, Utc};

use super::renew_domain::{expiry, premium_class};
use super::{RenewalMode, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, readable};
use crate::wire::response::Response;

/// Restores a domain from redemption. Costs money.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RestoreDomain {
    /// The name.
    pub domain: String,
    /// The renewal mode it is to have then. ISPAPI only; CNR is not told.
    pub renewal_mode: Option<RenewalMode>,
    /// The class of a premium domain, which confirms its price. ISPAPI only; CNR is not told.
    pub class: Option<String>,
}

impl RestoreDomain {
    /// Restores one domain.
    pub fn new(domain: impl Into<String>) -> RestoreDomain {
        RestoreDomain { domain: domain.into(), renewal_mode: None, class: None }
    }
}

/// What became of a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Restoration {
    /// When the domain ends now, UTC, where the answer says so.
    pub expires_at: Option<DateTime<Utc>>,
    /// Cells that cannot be read: it is restored all the same.
    pub odd: Vec<Error>,
    /// Accepted, but not done yet: on ISPAPI always.
    pub pending: bool,
}

impl Request for RestoreDomain {
    type Response = Restoration;

    fn command(&self, platform: Platform) -> Command {
        let mode = self.renewal_mode.as_ref().filter(|_| platform == Platform::Ispapi);
        Command::new("RestoreDomain")
            .with("DOMAIN", self.domain.as_str())
            .with("RENEWALMODE", mode.map(RenewalMode::as_str))
            .with("CLASS", premium_class(&self.class, platform))
    }

    fn read(&self, answer: &Response) -> Result<Restoration, Error> {
        about_domain(answer, &self.domain, 0)?;
        let mut odd = Vec::new();
        let expires_at = readable(expiry(answer), &mut odd);
        Ok(Restoration { expires_at, odd, pending: answer.is_pending() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_price_of_a_premium_domain_is_confirmed_by_its_class() {
        let class = Some("PREMIUM_X_Price A".to_owned());
        let restore = RestoreDomain { class, ..RestoreDomain::new("a.com") };
        let confirms = |platform: Platform| {
            let text = restore.command(platform).text(platform).expect("encodes");
            text.ends_with("\nCLASS=PREMIUM_X_Price A")
        };
        assert!(confirms(Platform::Ispapi) && !confirms(Platform::Cnr));
    }
}
