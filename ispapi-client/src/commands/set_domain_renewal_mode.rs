//! SetDomainRenewalMode: what becomes of a domain when its time ends.

use super::{RenewalMode, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Sets the renewal mode of a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SetDomainRenewalMode {
    /// The name.
    pub domain: String,
    /// What is to become of it.
    pub mode: RenewalMode,
}

impl SetDomainRenewalMode {
    /// Sets the mode of one domain.
    pub fn new(domain: impl Into<String>, mode: RenewalMode) -> SetDomainRenewalMode {
        SetDomainRenewalMode { domain: domain.into(), mode }
    }
}

impl Request for SetDomainRenewalMode {
    type Response = ();

    fn command(&self, _: Platform) -> Command {
        Command::new("SetDomainRenewalMode")
            .with("DOMAIN", self.domain.as_str())
            .with("RENEWALMODE", self.mode.as_str())
    }

    fn read(&self, answer: &Response) -> Result<(), Error> {
        about_domain(answer, &self.domain, 0)
    }
}
