//! ResendDomainTransferConfirmationEmails: asks the people of a transfer once more.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Has the mails sent again by which a transfer to us is confirmed. Code 545: none is under way.
/// At CNR it is ResendNotification.
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

    fn command(&self, platform: Platform) -> Command {
        let domain = self.domain.as_str();
        match platform {
            Platform::Ispapi => {
                Command::new("ResendDomainTransferConfirmationEmails").with("DOMAIN", domain)
            }
            Platform::Cnr => Command::new("ResendNotification")
                .with("TYPE", "DOMAINTRANSFER")
                .with("OBJECT", domain),
        }
    }

    fn read(&self, answer: &Response) -> Result<(), Error> {
        about_domain(answer, &self.domain, 0)
    }
}
