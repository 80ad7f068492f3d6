//! A session that outlives its process: read from a client, stored, and taken up by another.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::wire::connection::{Connection, shown_url};
use crate::wire::error::{Error, ErrorKind};

/// A session as it is kept between processes, with what it is bound to: the platform, the system
/// and its address, the login with its role user, and the address the server is told.
///
/// Its text is a secret like the password. [`SavedSession::id`] is none: workers that share a
/// session tell by it whether another one has replaced it.
///
/// # Example
/// ```
/// use ispapi_client::{Connection, Platform, SavedSession, System};
/// use secrecy::ExposeSecret;
/// let connection = Connection::new(Platform::Ispapi, System::Ote).with_login("customer");
/// let session = SavedSession::new(&connection, "0123456789abcdef", false);
/// let stored = session.to_secret();
/// let again = SavedSession::parse(stored.expose_secret())?;
/// assert_eq!(again.id(), session.id());
/// assert!(!format!("{again:?}").contains("0123456789abcdef"));
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Clone)]
pub struct SavedSession {
    binding: Binding,
    otp: bool,
    secret: SecretString,
    id: String,
}

/// What a session belongs to, as names and values.
type Binding = [(&'static str, String); 5];

const KEYS: [&str; 5] = ["platform", "system", "url", "login", "remote-address"];
/// What its text begins with; another number would be another form.
const FORM: (&str, &str) = ("session-form", "1");

impl SavedSession {
    /// A session of this connection, as the server gave it. `otp`: whether it was started with a
    /// one-time password.
    pub fn new(
        connection: &Connection,
        secret: impl Into<SecretString>,
        otp: bool,
    ) -> SavedSession {
        let secret = secret.into();
        let id = fingerprint(&secret);
        SavedSession { binding: connection.binding(), otp, secret, id }
    }

    /// Names the session without giving it away: 16 hexadecimal digits.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether it was started with a one-time password, so that a new one needs another.
    pub fn needs_otp(&self) -> bool {
        self.otp
    }

    /// The login it belongs to, with the role user's part.
    pub fn login(&self) -> &str {
        &self.binding[3].1
    }

    /// The text to store, to be kept like a password: one line of visible ASCII.
    pub fn to_secret(&self) -> SecretString {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.append_pair(FORM.0, FORM.1);
        text.extend_pairs(self.binding.iter().map(|(key, value)| (*key, value.as_str())));
        text.append_pair("otp", if self.otp { "1" } else { "0" });
        text.append_pair("session", self.secret.expose_secret());
        text.finish().into()
    }

    /// Reads the text of [`SavedSession::to_secret`].
    ///
    /// # Errors
    /// [`ErrorKind::Config`] if it is another text; the message does not show it.
    pub fn parse(text: &str) -> Result<SavedSession, Error> {
        let wrong = || Error::new(ErrorKind::Config, "session", "is not the text of a session");
        let mut pairs = form_urlencoded::parse(text.trim().as_bytes());
        let mut value = |key: &str| match pairs.next() {
            Some((found, value)) if found == key => Ok(value.into_owned()),
            _ => Err(wrong()),
        };
        if value(FORM.0)? != FORM.1 {
            return Err(wrong());
        }
        let mut binding = KEYS.map(|key| (key, String::new()));
        for (key, bound) in &mut binding {
            *bound = value(key)?;
        }
        let otp = match value("otp")?.as_str() {
            "0" => false,
            "1" => true,
            _ => return Err(wrong()),
        };
        let secret: SecretString = value("session")?.into();
        if secret.expose_secret().is_empty() || pairs.next().is_some() {
            return Err(wrong());
        }
        let id = fingerprint(&secret);
        Ok(SavedSession { binding, otp, secret, id })
    }

    /// The session, if it belongs to this connection.
    pub(crate) fn secret_for(&self, connection: &Connection) -> Result<&SecretString, Error> {
        let ours = connection.binding();
        match self.binding.iter().zip(&ours).find(|(its, ours)| its != ours) {
            None => Ok(&self.secret),
            Some(((what, its), (_, ours))) => {
                let (its, ours) = (shown_url(its), shown_url(ours));
                let message = format!("is of another {what}: {its:?}, not {ours:?}");
                Err(Error::new(ErrorKind::Config, "session", message))
            }
        }
    }
}

/// Without the session itself.
impl fmt::Debug for SavedSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("SavedSession");
        shown.field("id", &self.id).field("login", &self.login()).field("needs_otp", &self.otp);
        shown.finish_non_exhaustive()
    }
}

fn fingerprint(secret: &SecretString) -> String {
    let digest = Sha256::digest(secret.expose_secret());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
