//! DeleteDomain: gives a domain up.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, optional};
use crate::wire::response::Response;

/// Deletes a domain, now. [`super::SetDomainRenewalMode`] gives it up at the end of its time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DeleteDomain {
    /// The name.
    pub domain: String,
}

impl DeleteDomain {
    /// Deletes one domain.
    pub fn new(domain: impl Into<String>) -> DeleteDomain {
        DeleteDomain { domain: domain.into() }
    }
}

/// What became of a deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Deletion {
    /// The registrar's word for the domain's state, where the answer has one.
    pub status: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
}

impl Request for DeleteDomain {
    type Response = Deletion;

    fn command(&self, platform: Platform) -> Command {
        let command = Command::new("DeleteDomain").with("DOMAIN", self.domain.as_str());
        match platform {
            Platform::Cnr => command.with("ACTION", "INSTANT"),
            Platform::Ispapi => command,
        }
    }

    fn read(&self, answer: &Response) -> Result<Deletion, Error> {
        about_domain(answer, &self.domain, 0)?;
        Ok(Deletion { status: optional(answer, "STATUS", 0), pending: answer.is_pending() })
    }
}
