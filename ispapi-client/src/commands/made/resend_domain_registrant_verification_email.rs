//! ResendDomainRegistrantVerificationEmail: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Sends the mail once more with which an owner confirms the address. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResendDomainRegistrantVerificationEmail {
    /// DOMAIN: a domain.
    pub domain: DomainName,
}

impl ResendDomainRegistrantVerificationEmail {
    /// With what is required.
    pub fn new(domain: DomainName) -> ResendDomainRegistrantVerificationEmail {
        ResendDomainRegistrantVerificationEmail { domain }
    }
}

impl Request for ResendDomainRegistrantVerificationEmail {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ResendDomainRegistrantVerificationEmail", platform);
        writer.one("DOMAIN", &self.domain);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        about_domain(answer, self.domain.as_str(), 0)?;
        Ok(Done::read(answer))
    }
}
