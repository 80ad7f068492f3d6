//! ModifyDomain: lock, privacy, contacts and name servers of a domain.

use super::read::{about_domain, optional};
use super::{Contacts, Request};
use crate::command::Command;
use crate::error::Error;
use crate::profile::Platform;
use crate::response::Response;

/// Changes a domain. What is none or empty stays as it is.
///
/// The renewal mode is set by [`super::SetDomainRenewalMode`]: neither platform's reference gives
/// this command a parameter for it.
///
/// # Example
/// ```
/// use ispapi_client::commands::{ModifyDomain, Request};
/// use ispapi_client::Platform;
/// let lock = ModifyDomain::new("example.com").transfer_lock(true).privacy(false);
/// assert_eq!(
///     lock.command(Platform::Cnr).text(Platform::Cnr)?,
///     "COMMAND=ModifyDomain\nDOMAIN=example.com\nTRANSFERLOCK=1\nX-WHOISPRIVACY=0",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModifyDomain {
    /// The name.
    pub domain: String,
    /// Whether it is to be locked against being transferred away.
    pub transfer_lock: Option<bool>,
    /// Whether the registrar's privacy service is to hide the owner's data. Some TLDs know no such
    /// service: 505 or 541.
    pub privacy: Option<bool>,
    /// The new contacts; an empty handle leaves the contact as it is. Many TLDs change the owner
    /// by [`super::TradeDomain`] only.
    pub contacts: Contacts,
    /// The new name servers; none leaves them as they are.
    pub nameservers: Vec<String>,
}

impl ModifyDomain {
    /// Changes nothing yet.
    pub fn new(domain: impl Into<String>) -> ModifyDomain {
        ModifyDomain { domain: domain.into(), ..ModifyDomain::default() }
    }

    /// Locks it against being transferred away, or unlocks it.
    #[must_use]
    pub fn transfer_lock(mut self, on: bool) -> ModifyDomain {
        self.transfer_lock = Some(on);
        self
    }

    /// Turns the privacy service on or off.
    #[must_use]
    pub fn privacy(mut self, on: bool) -> ModifyDomain {
        self.privacy = Some(on);
        self
    }
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modification {
    /// The registrar's word for the domain's state, where the answer has one.
    pub status: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
}

impl Request for ModifyDomain {
    type Response = Modification;

    fn command(&self, platform: Platform) -> Command {
        let privacy = match platform {
            Platform::Ispapi => "X-ACCEPT-WHOISTRUSTEE-TAC",
            Platform::Cnr => "X-WHOISPRIVACY",
        };
        let command = Command::new("ModifyDomain").with("DOMAIN", self.domain.as_str());
        self.contacts
            .add_to(command, platform)
            .with("NAMESERVER", self.nameservers.clone())
            .with("TRANSFERLOCK", self.transfer_lock)
            .with(privacy, self.privacy)
    }

    fn read(&self, answer: &Response) -> Result<Modification, Error> {
        about_domain(answer, &self.domain, 0)?;
        Ok(Modification { status: optional(answer, "STATUS", 0), pending: answer.is_pending() })
    }
}
