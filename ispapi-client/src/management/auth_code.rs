//! The code by which a domain is moved to another registrar.

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, cell, date, date_or_day, readable};
use crate::wire::response::Response;

/// How the code of a domain is had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum AuthCodeWay {
    /// The registrar shows it (EPP): StatusDomain.
    Shown,
    /// A new one is made, good for 30 days (DENIC's AuthInfo1: .de).
    Made,
    /// The registry sends a new one to the owner (.at, .be, .no).
    Mailed,
    /// There is none; the domain is released to the tag of another registrar (.uk):
    /// [`super::Release`].
    Tag,
}

/// The code of a domain.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, management::{AuthCode, AuthCodeWay}};
/// assert_eq!(AuthCodeWay::of("example.com", Platform::Ispapi), AuthCodeWay::Shown);
/// let text = |domain, platform| AuthCode::command(domain, platform).map(|it| it.text(platform));
/// assert_eq!(
///     text("example.de", Platform::Ispapi),
///     Some(Ok("COMMAND=DENIC_CreateAuthInfo1\nDOMAIN=example.de".into())),
/// );
/// assert_eq!(
///     text("example.de", Platform::Cnr),
///     Some(Ok("COMMAND=SetAuthCode\nDOMAIN=example.de".into())),
/// );
/// assert_eq!(text("example.co.uk", Platform::Cnr), None);
/// ```
///
/// Source: references of RequestDomainAuthInfo (nic.at, DNS Belgium, Norid),
/// DENIC_CreateAuthInfo1 and SetAuthCode (.de, .be, .eu, .no); DENIC, AuthInfo1.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct AuthCode {
    /// The code, if the answer has one.
    pub code: Option<SecretString>,
    /// When it ends, UTC.
    pub ends_at: Option<DateTime<Utc>>,
    /// Asked for, and not there yet.
    pub pending: bool,
    /// Why there is none, in the registrar's words.
    pub refusal: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl AuthCodeWay {
    /// That of a domain on a platform.
    pub fn of(domain: &str, platform: Platform) -> AuthCodeWay {
        let tld = domain.trim().trim_end_matches('.').rsplit('.').next().unwrap_or_default();
        match tld.to_ascii_lowercase().as_str() {
            "de" => AuthCodeWay::Made,
            "at" if platform == Platform::Ispapi => AuthCodeWay::Mailed,
            "eu" if platform == Platform::Cnr => AuthCodeWay::Made,
            "be" | "no" => AuthCodeWay::Mailed,
            "uk" => AuthCodeWay::Tag,
            _ => AuthCodeWay::Shown,
        }
    }
}

impl AuthCode {
    /// The command for the code of a domain; none where there are no codes.
    pub fn command(domain: &str, platform: Platform) -> Option<Command> {
        let name = match (AuthCodeWay::of(domain, platform), platform) {
            (AuthCodeWay::Tag, _) => return None,
            (AuthCodeWay::Shown, _) => "StatusDomain",
            (_, Platform::Cnr) => "SetAuthCode",
            (AuthCodeWay::Made, Platform::Ispapi) => "DENIC_CreateAuthInfo1",
            (AuthCodeWay::Mailed, Platform::Ispapi) => "RequestDomainAuthInfo",
        };
        Some(Command::new(name).with("DOMAIN", domain))
    }

    /// Reads the answer to [`AuthCode::command`].
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) if it is about another domain.
    pub fn read(domain: &str, answer: &Response) -> Result<AuthCode, Error> {
        about_domain(answer, domain, 0)?;
        let mut odd = Vec::new();
        // DENIC's end is a day in the reference, an instant elsewhere.
        let column = "X-DE-AUTHINFO1-EXPIRATIONDATE";
        let ends_at = readable(date_or_day(answer, column, 0), &mut odd);
        let ends_at =
            ends_at.or_else(|| readable(date(answer, "X-AUTHCODE-EXPIRATION", 0), &mut odd));
        Ok(AuthCode {
            code: cell(answer, "AUTH", 0).map(SecretString::from),
            ends_at,
            pending: answer.is_pending(),
            refusal: cell(answer, "ERROR", 0).map(str::to_owned),
            odd,
        })
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;
    use crate::commands::answer;

    #[test]
    fn every_zone_has_its_way() {
        for (domain, ispapi, cnr) in [
            ("a.com", Some("StatusDomain"), Some("StatusDomain")),
            ("A.DE.", Some("DENIC_CreateAuthInfo1"), Some("SetAuthCode")),
            ("a.at", Some("RequestDomainAuthInfo"), Some("StatusDomain")),
            ("a.be", Some("RequestDomainAuthInfo"), Some("SetAuthCode")),
            ("a.no", Some("RequestDomainAuthInfo"), Some("SetAuthCode")),
            ("a.eu", Some("StatusDomain"), Some("SetAuthCode")),
            ("a.co.uk", None, None),
        ] {
            for (platform, expected) in [(Platform::Ispapi, ispapi), (Platform::Cnr, cnr)] {
                let command = AuthCode::command(domain, platform);
                assert_eq!(command.as_ref().map(Command::name), expected, "{domain} {platform:?}");
            }
        }
    }

    #[test]
    fn a_code_is_read_with_its_end_and_does_not_show_itself() {
        let column = "X-DE-AUTHINFO1-EXPIRATIONDATE";
        for end in ["2016-12-17", "2016-12-17 00:00:00"] {
            let read = AuthCode::read("a.de", &answer(&[("AUTH", "s3cret"), (column, end)]));
            let read = read.expect("reads");
            assert_eq!(read.code.as_ref().map(|code| code.expose_secret()), Some("s3cret"));
            assert_eq!(read.ends_at.map(|at| at.timestamp()), Some(1_481_932_800), "{end}");
            assert!(read.odd.is_empty() && !format!("{read:?}").contains("s3cret"));
        }
        let odd =
            AuthCode::read("a.de", &answer(&[("AUTH", "c"), (column, "soon")])).expect("reads");
        assert_eq!((odd.ends_at, odd.odd[0].subject()), (None, column));
        let none = AuthCode::read("a.be", &answer(&[("ERROR", "mailed")])).expect("reads");
        assert_eq!((none.code.is_none(), none.refusal.as_deref()), (true, Some("mailed")));
        assert!(AuthCode::read("a.de", &answer(&[("DOMAIN", "b.de")])).is_err());
    }
}
