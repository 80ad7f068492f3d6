//! Release of a domain without a code: to the tag of another registrar, or back to the registry.

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;

/// Where a domain is released to. It is gone from the account then, and nobody asks anybody.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, management::Release};
/// let release = Release::to_tag("example.co.uk", "1api-de")?;
/// assert_eq!(
///     release.command().text(Platform::Ispapi)?,
///     "COMMAND=PushDomain\nDOMAIN=example.co.uk\nTARGET=1API-DE",
/// );
/// assert_eq!(
///     Release::back("example.de")?.command().text(Platform::Cnr)?,
///     "COMMAND=PushDomain\nDOMAIN=example.de\nTARGET=TRANSIT",
/// );
/// let error = Release::to_tag("example.com", "1API-DE").expect_err("has codes");
/// assert_eq!(error.to_string(), "no tag releases a domain of .com; .uk has tags");
/// # Ok::<(), ispapi_client::Error>(())
/// ```
///
/// Source: the registrar module's questions and answers, on .UK registrar tags; references of
/// PushDomain.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Release {
    domain: String,
    target: &'static str,
    tag: String,
}

/// Zones that take a domain back, with the word for it.
const BACK: [(&str, &str); 3] = [("de", "TRANSIT"), ("at", "REGISTRY"), ("uk", "DETAGGED")];

/// A tag is at most this long.
///
/// Source: Nominet, registrar tags.
const TAG_MAX: usize = 16;

impl Release {
    /// To the registrar of a tag (.uk).
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] if the domain's zone has no tags, or the tag is none: 2 to
    /// 16 letters, digits and hyphens.
    pub fn to_tag(domain: &str, tag: &str) -> Result<Release, Error> {
        let zone = zone_of(domain);
        if zone != "uk" {
            let message = format!("no tag releases a domain of .{zone}; .uk has tags");
            return Err(Error::new(ErrorKind::ParameterInvalid, domain, message));
        }
        let tag = tag.trim().to_ascii_uppercase();
        let letters = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let has_ends = !tag.starts_with('-') && !tag.ends_with('-');
        if !(2..=TAG_MAX).contains(&tag.len()) || !letters || !has_ends || tag == BACK[2].1 {
            let message = format!("{tag:?} is no tag: 2 to {TAG_MAX} letters, digits and hyphens");
            return Err(Error::new(ErrorKind::ParameterInvalid, "TARGET", message));
        }
        Ok(Release { domain: domain.to_owned(), target: "", tag })
    }

    /// Back to the registry (.de, .at, .uk).
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] if the domain's registry takes none back.
    pub fn back(domain: &str) -> Result<Release, Error> {
        let zone = zone_of(domain);
        let known = BACK.iter().find(|(known, _)| *known == zone);
        let (_, target) = known.ok_or_else(|| {
            let message = format!("the registry of .{zone} takes no domain back; .de, .at, .uk do");
            Error::new(ErrorKind::ParameterInvalid, domain, message)
        })?;
        Ok(Release { domain: domain.to_owned(), target, tag: String::new() })
    }

    /// The tag, or the registry's word for itself.
    pub fn target(&self) -> &str {
        if self.tag.is_empty() { self.target } else { &self.tag }
    }

    /// The command, the same on both platforms.
    pub fn command(&self) -> Command {
        let command = Command::new("PushDomain").with("DOMAIN", self.domain.as_str());
        command.with("TARGET", self.target())
    }

    /// Refuses the release of a domain that is locked, which the registrar does in the end.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] says to unlock it first.
    pub fn unlocked(self, transfer_lock: Option<bool>) -> Result<Release, Error> {
        if transfer_lock != Some(true) {
            return Ok(self);
        }
        let message = "is locked against transfers: unlock it first";
        Err(Error::new(ErrorKind::ParameterInvalid, &self.domain, message))
    }

    /// The tag of the registrar behind a platform, which a domain is released to from elsewhere.
    pub const fn our_tag(platform: Platform) -> Option<&'static str> {
        match platform {
            Platform::Ispapi => Some("1API-DE"),
            Platform::Cnr => None,
        }
    }
}

fn zone_of(domain: &str) -> String {
    let domain = domain.trim().trim_end_matches('.');
    domain.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_released_is_refused_by_name() {
        for (domain, tag, subject) in [
            ("a.com", "TAG", "a.com"),
            ("a.uk", "", "TARGET"),
            ("a.uk", "A", "TARGET"),
            ("a.uk", "-TAG", "TARGET"),
            ("a.uk", "NO TAG", "TARGET"),
            ("a.uk", "SEVENTEEN-LETTERS", "TARGET"),
            // Not by mistake.
            ("a.uk", "detagged", "TARGET"),
        ] {
            let error = Release::to_tag(domain, tag).expect_err(tag);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, subject));
        }
        assert_eq!(Release::back("a.com").expect_err("none").subject(), "a.com");
        assert_eq!(Release::back("a.AT.").expect("nic.at does").target(), "REGISTRY");
        let release = Release::to_tag("a.co.uk", " tag ").expect("a tag");
        assert_eq!(release.clone().unlocked(Some(true)).expect_err("locked").subject(), "a.co.uk");
        assert_eq!(release.unlocked(None).expect("not known to be locked").target(), "TAG");
    }
}
