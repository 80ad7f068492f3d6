//! RequestDomainAuthInfo: has a new authorisation code sent to the owner.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, optional};
use crate::wire::response::Response;

/// Asks the registry for a new authorisation code, which it mails to the owner (.be, .eu and the
/// like): the answer does not have it. At CNR it is
/// SetAuthCode, which knows .be and .no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestDomainAuthInfo {
    /// The name.
    pub domain: String,
}

impl RequestDomainAuthInfo {
    /// Asks for the code of one domain.
    pub fn new(domain: impl Into<String>) -> RequestDomainAuthInfo {
        RequestDomainAuthInfo { domain: domain.into() }
    }
}

/// What became of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AuthRequest {
    /// The registrar's word for the domain's state, where the answer has one.
    pub status: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
}

impl Request for RequestDomainAuthInfo {
    type Response = AuthRequest;

    fn command(&self, platform: Platform) -> Command {
        let command = Command::new(match platform {
            Platform::Ispapi => "RequestDomainAuthInfo",
            Platform::Cnr => "SetAuthCode",
        });
        command.with("DOMAIN", self.domain.as_str())
    }

    fn read(&self, answer: &Response) -> Result<AuthRequest, Error> {
        about_domain(answer, &self.domain, 0)?;
        Ok(AuthRequest { status: optional(answer, "STATUS", 0), pending: answer.is_pending() })
    }
}
