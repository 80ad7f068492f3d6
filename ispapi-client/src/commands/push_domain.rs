//! PushDomain: gives a domain to another account, to another registrar by its tag, or back.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Pushes a domain: it is gone from the account then.
///
/// # Example
/// ```
/// use ispapi_client::commands::{PushDomain, Request};
/// use ispapi_client::Platform;
/// let push = PushDomain::to("example.co.uk", "TAG");
/// assert_eq!(
///     push.command(Platform::Ispapi).text(Platform::Ispapi)?,
///     "COMMAND=PushDomain\nDOMAIN=example.co.uk\nTARGET=TAG",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushDomain {
    /// The name.
    pub domain: String,
    /// The account or the tag of the registrar; none: the registry, where it takes domains back.
    pub target: Option<String>,
}

impl PushDomain {
    /// Pushes a domain to an account, or to the registrar of a tag.
    pub fn to(domain: impl Into<String>, target: impl Into<String>) -> PushDomain {
        PushDomain { domain: domain.into(), target: Some(target.into()) }
    }

    /// Pushes a domain back to the registry.
    pub fn back(domain: impl Into<String>) -> PushDomain {
        PushDomain { domain: domain.into(), target: None }
    }
}

impl Request for PushDomain {
    type Response = ();

    fn command(&self, _: Platform) -> Command {
        Command::new("PushDomain")
            .with("DOMAIN", self.domain.as_str())
            .with("TARGET", self.target.as_deref())
    }

    fn read(&self, answer: &Response) -> Result<(), Error> {
        about_domain(answer, &self.domain, 0)
    }
}
