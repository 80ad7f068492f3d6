//! What can go wrong between us and the registrar: a kind with a permanent number, a subject
//! and a message, with the same face as [`backorder_core::Error`].
//!
//! What happened on our side of the wire is never dressed up as a server code, and the other way
//! round: [`Error::server_code`] is only there when the server itself answered.

use std::fmt;
use std::time::Duration;

use backorder_core::closed_list;

use crate::wire::hint::Hint;
use crate::wire::response::Response;

use backorder_core::visible;

closed_list! {
names: name;
numbers: u32;
/// What went wrong, as a closed list with permanent numbers in the range 900-999.
///
/// New kinds are only ever appended; a retired number stays reserved.
///
/// # Example
/// ```
/// use ispapi_client::ErrorKind;
/// assert_eq!(ErrorKind::UnknownOutcome.code(), 909);
/// assert_eq!(ErrorKind::UnknownOutcome.name(), "unknown-outcome");
/// assert_eq!(ErrorKind::from_code(909), Some(ErrorKind::UnknownOutcome));
/// ```
#[repr(u32)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No HTTP answer came; [`Error::fault`] says how far it got. Of a command that changes
    /// something it also says: nothing was sent.
    Transport = 900 "transport",
    /// The HTTP status was not 200 and the body was no answer of the API.
    HttpStatus = 901 "http-status",
    /// The body was empty.
    Empty = 902 "empty",
    /// The answer was cut short: its `EOF` line is missing.
    Truncated = 903 "truncated",
    /// The body is not an answer of the API, or a column the command needs is missing.
    Invalid = 904 "invalid",
    /// The server no longer knows our session (530 "SESSION NOT FOUND").
    SessionLost = 905 "session-lost",
    /// The server refused the login, or the role user may not do this (530, 531). Not for what
    /// these codes say of an object, such as a wrong authorisation code.
    Auth = 906 "auth",
    /// The server asks to try again (4xx, 520, 521).
    Temporary = 907 "temporary",
    /// The server refused for good (other 5xx).
    Permanent = 908 "permanent",
    /// A command that changes something was sent, and no usable answer came: it may have been
    /// carried out. Look before sending it again.
    UnknownOutcome = 909 "unknown-outcome",
    /// A setting of the client is wrong.
    Config = 910 "config",
    /// A parameter of the command cannot be sent.
    ParameterInvalid = 911 "parameter-invalid",
    /// The caller cancelled the call. Of a command that changes something it also says: nothing
    /// was sent.
    Cancelled = 912 "cancelled",
    /// The caller's own rate limit left no turn before the deadline; nothing was sent.
    RateLimited = 913 "rate-limited",
    /// The list changed while it was read, in a way that may have hidden rows.
    ListChanged = 914 "list-changed",
    /// A file could not be read or written.
    File = 915 "file",
    /// A request without a session, or a new one for a session that the server no longer knows,
    /// needs a one-time password that the client does not have. The command was not carried out,
    /// and nothing tried to log in.
    OtpRequired = 916 "otp-required",
    /// An archive is damaged, or not a zip with exactly one list or a list compressed by gzip.
    ArchiveInvalid = 917 "archive-invalid",
}
}

closed_list! {
names: name;
/// How far a request got before the connection failed it.
#[non_exhaustive]
pub enum Fault {
    /// The host name was not found.
    Dns = "dns",
    /// The connection was refused or the network unreachable.
    Connect = "connect",
    /// The TLS handshake failed.
    Tls = "tls",
    /// No connection within the connect time-out.
    TimeoutConnect = "timeout-connect",
    /// No complete answer within the total deadline.
    TimeoutRead = "timeout-read",
    /// The connection was closed before the answer was complete.
    Closed = "closed",
    /// The answer is larger than the client accepts.
    TooLarge = "too-large",
    /// The proxy could not be reached or did not let us through.
    Proxy = "proxy",
    /// The caller cancelled the request while it was under way.
    Cancelled = "cancelled",
}
}

impl Fault {
    /// Whether a part of the request may have left the machine before the failure.
    pub const fn may_have_sent(self) -> bool {
        matches!(self, Fault::TimeoutRead | Fault::Closed | Fault::TooLarge | Fault::Cancelled)
    }
}

/// What went wrong, with what, and why, in words.
///
/// `Display` gives the message alone: lower case, no full stop. Message and debug output show no
/// password, no session and no authorisation code; [`Error::description`] is what the server said,
/// whatever that is.
///
/// # Example
/// ```
/// use ispapi_client::{Error, ErrorKind};
/// let error = Error::new(ErrorKind::Config, "endpoint", "must be https, is ftp");
/// assert_eq!(error.code(), 910);
/// assert_eq!(error.subject(), "endpoint");
/// assert_eq!(error.to_string(), "must be https, is ftp");
/// assert_eq!(error.server_code(), None);
/// ```
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    subject: Box<str>,
    message: Box<str>,
    fault: Option<Fault>,
    http_status: Option<u16>,
    retry_after: Option<Duration>,
    answer: Option<(u16, Box<str>)>,
    pub(crate) hint: Option<Hint>,
}

/// Without the server's own words, which may repeat a secret; the message has them masked.
#[cfg(feature = "serde")]
impl serde::Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut shown = serializer.serialize_struct("Error", 4)?;
        shown.serialize_field("kind", self.kind.name())?;
        shown.serialize_field("subject", &*self.subject)?;
        shown.serialize_field("message", &*self.message)?;
        shown.serialize_field("server_code", &self.server_code())?;
        shown.end()
    }
}

impl Error {
    /// An error of `kind` about `subject` (a command, the object it was about, or a setting).
    #[cold]
    pub fn new(kind: ErrorKind, subject: impl fmt::Display, message: impl fmt::Display) -> Error {
        Error {
            kind,
            subject: visible(&subject.to_string()).into(),
            message: visible(&message.to_string()).into(),
            fault: None,
            http_status: None,
            retry_after: None,
            answer: None,
            hint: None,
        }
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The permanent number of the kind.
    pub fn code(&self) -> u32 {
        self.kind.code()
    }

    /// What the error is about: the object of the command (domain, application), the command,
    /// the parameter or the setting.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// How far the request got, when the connection failed it.
    pub fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The HTTP status, when that was the trouble.
    pub fn http_status(&self) -> Option<u16> {
        self.http_status
    }

    /// How long the server asked us to wait, when it did.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// What the server's words mean, where they are known.
    pub fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// The code of the server's answer (421, 530, 549 ...), when the server answered.
    pub fn server_code(&self) -> Option<u16> {
        self.answer.as_ref().map(|(code, _)| *code)
    }

    /// The server's own words, untouched, when the server answered. They may repeat a secret of the
    /// command.
    pub fn description(&self) -> Option<&str> {
        self.answer.as_ref().map(|(_, description)| &**description)
    }

    pub(crate) fn with_fault(mut self, fault: Fault) -> Error {
        self.fault = Some(fault);
        self
    }

    pub(crate) fn with_http(mut self, status: u16, retry_after: Option<Duration>) -> Error {
        self.http_status = Some(status);
        self.retry_after = retry_after;
        self
    }

    pub(crate) fn with_answer(mut self, answer: &Response) -> Error {
        self.answer = Some((answer.code(), answer.description().into()));
        self.hint = answer.hint();
        self
    }

    /// The same failure of `subject`, which was about to do more than one command.
    pub(crate) fn while_doing(mut self, subject: &str, words: &str) -> Error {
        self.message = format!("{words}{}", self.message).into();
        self.subject = subject.into();
        self
    }

    /// The same failure, of a command that may have been carried out all the same.
    pub(crate) fn into_unknown_outcome(mut self) -> Error {
        self.message = format!("{PERHAPS}{}", self.message).into();
        self.kind = ErrorKind::UnknownOutcome;
        self
    }
}

/// How the words of an unknown outcome begin.
pub(crate) const PERHAPS: &str = "may have been carried out: ";

/// Without the server's own words, which the message has without secrets.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind)
            .field("subject", &self.subject)
            .field("message", &self.message)
            .field("fault", &self.fault)
            .field("http_status", &self.http_status)
            .field("retry_after", &self.retry_after)
            .field("server_code", &self.server_code())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ascend_within_the_range_and_are_found_again() {
        let codes: Vec<u32> = ErrorKind::ALL.iter().map(|kind| kind.code()).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        assert!(codes.iter().all(|code| (900..1000).contains(code)), "{codes:?}");
        for kind in ErrorKind::ALL {
            assert_eq!(ErrorKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(ErrorKind::from_code(500), None);
    }

    #[test]
    fn names_are_unique() {
        let kinds: Vec<&str> = ErrorKind::ALL.iter().map(|kind| kind.name()).collect();
        let faults: Vec<&str> = Fault::ALL.iter().map(|fault| fault.name()).collect();
        for mut names in [kinds, faults] {
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count);
        }
    }

    #[test]
    fn numbers_do_not_meet_those_of_the_core() {
        for kind in ErrorKind::ALL {
            assert_eq!(backorder_core::ErrorKind::from_code(kind.code()), None);
        }
    }
}
