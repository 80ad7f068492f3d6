//! ModifyDomain: lock, privacy, contacts and name servers of a domain.

use super::{Contacts, RegistryPrivacy, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, optional};
use crate::wire::response::Response;

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
    /// Whether the registry is to hide the owner's data by its own privacy, which costs nothing.
    /// CNR is told of .nz only: of the others its reference has no property.
    pub registry_privacy: Option<(RegistryPrivacy, bool)>,
    /// Whether it is to be suspended: registered, and out of the zone (the status clientHold).
    pub suspended: Option<bool>,
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

    /// Turns the registry's own privacy on or off.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`](crate::ErrorKind::ParameterInvalid) names the domain: its
    /// registry has none.
    pub fn registry_privacy(mut self, on: bool) -> Result<ModifyDomain, Error> {
        self.registry_privacy = Some((RegistryPrivacy::of(&self.domain)?, on));
        Ok(self)
    }

    /// Takes it out of the zone, or puts it back.
    #[must_use]
    pub fn suspended(mut self, on: bool) -> ModifyDomain {
        self.suspended = Some(on);
        self
    }
}

/// The status of a domain that its registrar has taken out of the zone (RFC 5731).
pub(super) const HOLD: &str = "clientHold";

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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
        let command = match self.registry_privacy {
            // What is to be hidden is not disclosed.
            Some((registry, hidden)) if platform == Platform::Ispapi => {
                command.with(registry.property(), !hidden)
            }
            Some((RegistryPrivacy::Nz, hidden)) => {
                command.with("X-NZ-PRIVACY", if hidden { "PRIVATE" } else { "PUBLIC" })
            }
            _ => command,
        };
        let hold = |key: &str, wanted: bool| {
            (self.suspended == Some(wanted)).then(|| (key.to_owned(), HOLD.to_owned()))
        };
        let holds = [hold("ADDSTATUS0", true), hold("DELSTATUS0", false)].into_iter().flatten();
        let command = holds.fold(command, |command, (key, word)| command.with(key, word));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_registry_hides_is_told_where_it_can_be() {
        let text = |change: &ModifyDomain, platform: Platform| {
            change.command(platform).text(platform).expect("encodes")
        };
        let hide = ModifyDomain::new("a.ca").registry_privacy(true).expect("CIRA has it");
        let start = "COMMAND=ModifyDomain\nDOMAIN=a.ca";
        assert_eq!(text(&hide, Platform::Ispapi), format!("{start}\nX-CA-DISCLOSE=0"));
        assert_eq!(text(&hide, Platform::Cnr), start);
        let show = ModifyDomain::new("a.se").registry_privacy(false).expect("so has .se");
        assert!(text(&show, Platform::Ispapi).ends_with("X-NICSE-DISCLOSE=1"));
        let kiwi = ModifyDomain::new("a.co.nz").registry_privacy(true).expect("InternetNZ, too");
        let start = "COMMAND=ModifyDomain\nDOMAIN=a.co.nz";
        assert_eq!(text(&kiwi, Platform::Ispapi), format!("{start}\nX-DISCLOSE=0"));
        assert_eq!(text(&kiwi, Platform::Cnr), format!("{start}\nX-NZ-PRIVACY=PRIVATE"));
        let error = ModifyDomain::new("a.de").registry_privacy(true).expect_err("DENIC has none");
        assert_eq!(error.to_string(), "the registry of .de has no privacy of its own");
    }

    #[test]
    fn a_domain_is_suspended_and_put_back() {
        for (on, line) in [(true, "ADDSTATUS0=clientHold"), (false, "DELSTATUS0=clientHold")] {
            for platform in [Platform::Ispapi, Platform::Cnr] {
                let change = ModifyDomain::new("a.com").suspended(on);
                let text = change.command(platform).text(platform).expect("encodes");
                assert_eq!(text, format!("COMMAND=ModifyDomain\nDOMAIN=a.com\n{line}"));
            }
        }
    }
}
