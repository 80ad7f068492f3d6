//! Whether the owner's address of e-mail was verified, and the mail that asks for it.

use backorder_core::closed_list;

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;
use crate::wire::read::{cell, date, flag, readable};
use crate::wire::response::Response;

closed_list! {
names: as_str;
/// Where the verification of an owner's address stands.
///
/// ICANN gives 15 days; then the domain is taken out of the zone.
pub enum VerificationState {
    /// Nothing is asked.
    NotAsked = "not-asked",
    /// A mail was sent.
    Asked = "asked",
    /// It is verified.
    Verified = "verified",
    /// Nobody answered in time.
    Overdue = "overdue",
}
}

/// What is known of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Verification {
    /// Where it stands; none: in a word that is not known.
    pub state: Option<VerificationState>,
    /// The registrar's own word for it, where it has one.
    pub word: Option<String>,
    /// Whether the contact's data are complete. CNR only.
    pub validated: Option<bool>,
    /// The address that is verified.
    pub email: Option<String>,
    /// What happened, line by line. ISPAPI only.
    pub log: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Verification {
    /// What to ask: on ISPAPI for a domain, at CNR for the handle of its owner.
    ///
    /// Source: reference of StatusDomainRegistrantVerification; CNR's pages on contact
    /// verification.
    pub fn query(domain: &str, owner_contact: &str, platform: Platform) -> Command {
        match platform {
            Platform::Ispapi => {
                Command::new("StatusDomainRegistrantVerification").with("DOMAIN", domain)
            }
            Platform::Cnr => Command::new("StatusContact").with("CONTACT", owner_contact),
        }
    }

    /// Reads the answer to [`Verification::query`].
    pub fn read(answer: &Response) -> Verification {
        let mut odd = Vec::new();
        let mut is = |name| readable(flag(answer, name, 0), &mut odd);
        let (validated, verified) = (is("VALIDATED"), is("VERIFIED"));
        let requested = is("VERIFICATIONREQUESTED");
        let by_flags = match (verified, requested) {
            (Some(true), _) => Some(VerificationState::Verified),
            (_, Some(true)) => Some(VerificationState::Asked),
            (Some(false), _) => Some(VerificationState::NotAsked),
            _ => None,
        };
        let is_cnr = verified.is_some() || validated.is_some();
        let word = cell(answer, "STATUS", 0).filter(|_| !is_cnr).map(str::to_owned);
        let by_word = word.as_deref().and_then(|word| match word.to_ascii_uppercase().as_str() {
            "SUCCESSFUL" | "VERIFIED" => Some(VerificationState::Verified),
            "REQUESTED" | "SEND" | "PENDING" => Some(VerificationState::Asked),
            "OVERDUE" | "FAILED" => Some(VerificationState::Overdue),
            "NONE" => Some(VerificationState::NotAsked),
            _ => None,
        });
        Verification {
            state: by_flags.or(by_word),
            word,
            validated,
            email: cell(answer, "EMAIL", 0).map(str::to_owned),
            log: crate::wire::read::texts(answer, "LOG"),
            odd,
        }
    }

    /// Has the mail sent again: on ISPAPI to the owner of a domain, at CNR to an address.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names what is missing.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::{Platform, management::Verification};
    /// let again = |platform: Platform| {
    ///     Verification::resend("example.com", "me@example.net", platform)?.text(platform)
    /// };
    /// assert_eq!(
    ///     again(Platform::Ispapi)?,
    ///     "COMMAND=ResendDomainRegistrantVerificationEmail\nDOMAIN=example.com",
    /// );
    /// assert_eq!(
    ///     again(Platform::Cnr)?,
    ///     "COMMAND=ResendNotification\nTYPE=CONTACTVERIFICATION\nOBJECT=me@example.net",
    /// );
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn resend(domain: &str, email: &str, platform: Platform) -> Result<Command, Error> {
        let missing = |key| {
            let message = "is missing: the mail goes there";
            Err(Error::new(ErrorKind::ParameterInvalid, key, message))
        };
        match platform {
            Platform::Ispapi if domain.trim().is_empty() => missing("DOMAIN"),
            Platform::Ispapi => {
                let command = Command::new("ResendDomainRegistrantVerificationEmail");
                Ok(command.with("DOMAIN", domain))
            }
            Platform::Cnr if !email.contains('@') => missing("EMAIL"),
            Platform::Cnr => Ok(Command::new("ResendNotification")
                .with("TYPE", "CONTACTVERIFICATION")
                .with("OBJECT", email)),
        }
    }

    /// Asks an owner to verify before there is a domain, so that none is ever suspended for it.
    /// CNR only.
    ///
    /// Source: CNR's questions on contact verification.
    pub fn ask_early(contact: &str) -> Command {
        Command::new("ModifyContact")
            .with("CONTACT", contact)
            .with("CHECKONLY", true)
            .with("PREVERIFY", true)
    }

    /// When a domain is suspended unless its owner verifies, from the answer to StatusDomain. CNR
    /// only.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] if the cell cannot be read.
    pub fn suspension_at(
        answer: &Response,
    ) -> Result<Option<chrono::DateTime<chrono::Utc>>, Error> {
        date(answer, "X-TIME-TO-SUSPENSION", 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn both_platforms_say_where_it_stands_in_their_own_way() {
        use VerificationState::{Asked, NotAsked, Overdue, Verified};
        for (cells, state) in [
            (&[("STATUS", "SUCCESSFUL"), ("EMAIL", "a@b.com")][..], Some(Verified)),
            (&[("STATUS", "PENDING")], Some(Asked)),
            (&[("STATUS", "Overdue")], Some(Overdue)),
            (&[("STATUS", "LATER")], None),
            (&[("VERIFIED", "1"), ("VALIDATED", "1"), ("STATUS", "ok")], Some(Verified)),
            (&[("VERIFIED", "0"), ("VERIFICATION REQUESTED", "1")], Some(Asked)),
            (&[("VERIFIED", "0"), ("STATUS", "ACTIVE")], Some(NotAsked)),
            (&[], None),
        ] {
            let read = Verification::read(&answer(cells));
            assert_eq!((read.state, read.odd.len()), (state, 0), "{cells:?}");
        }
        let odd = Verification::read(&answer(&[("VERIFIED", "yes"), ("VALIDATED", "1")]));
        assert_eq!(
            (odd.state, odd.validated, odd.odd[0].subject()),
            (None, Some(true), "VERIFIED")
        );
        for (platform, key) in [(Platform::Ispapi, "DOMAIN"), (Platform::Cnr, "EMAIL")] {
            let error = Verification::resend(" ", "nobody", platform).expect_err("to whom?");
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, key));
        }
    }
}
