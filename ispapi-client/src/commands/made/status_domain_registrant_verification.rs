//! StatusDomainRegistrantVerification: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::Email;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Gives where the verification of an owner stands. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusDomainRegistrantVerification {
    /// DOMAIN: a domain.
    pub domain: DomainName,
    /// NAME: a text.
    pub name: Option<String>,
    /// EMAIL: an address of e-mail.
    pub email: Option<Email>,
}

impl StatusDomainRegistrantVerification {
    /// With what is required, and nothing else.
    pub fn new(domain: DomainName) -> StatusDomainRegistrantVerification {
        StatusDomainRegistrantVerification { domain, name: None, email: None }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusDomainRegistrantVerificationAnswer {
    /// EMAIL: a text.
    pub email: Option<String>,
    /// NAME: a text.
    pub name: Option<String>,
    /// STATUS: a text.
    pub status: Option<String>,
    /// LOG: texts.
    pub log: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusDomainRegistrantVerification {
    type Response = StatusDomainRegistrantVerificationAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusDomainRegistrantVerification", platform);
        writer.one("DOMAIN", &self.domain);
        writer.maybe("NAME", &self.name);
        writer.maybe("EMAIL", &self.email);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusDomainRegistrantVerificationAnswer, Error> {
        about_domain(answer, self.domain.as_str(), 0)?;
        let mut cells = Cells::of(answer);
        Ok(StatusDomainRegistrantVerificationAnswer {
            email: cells.one("EMAIL"),
            name: cells.one("NAME"),
            status: cells.one("STATUS"),
            log: cells.all("LOG"),
            odd: cells.odd(),
        })
    }
}
