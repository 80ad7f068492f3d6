//! ResendDomainTransferConfirmationEmails: asks the people of a transfer once more.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Has the mails sent again by which a transfer to us is confirmed. Code 545: none is under way.
/// ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResendDomainTransferConfirmationEmails {
    /// The name.
    pub domain: String,
}

impl ResendDomainTransferConfirmationEmails {
    /// Asks again about one domain.
    pub fn new(domain: impl Into<String>) -> ResendDomainTransferConfirmationEmails {
        ResendDomainTransferConfirmationEmails { domain: domain.into() }
    }
}

impl Request for ResendDomainTransferConfirmationEmails {
    type Response = ();

    fn command(&self, _: Platform) -> Command {
        let command = Command::new("ResendDomainTransferConfirmationEmails");
        command.with("DOMAIN", self.domain.as_str())
    }

    fn read(&self, answer: &Response) -> Result<(), Error> {
        about_domain(answer, &self.domain, 0)
    }
}
