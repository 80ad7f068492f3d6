//! The seam between the client and the network.
//!
//! `HttpTransport` is its form over HTTP, a `Recorder` keeps conversations and a `Replay` plays
//! them; a test stands in by implementing [`Transport`].

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use secrecy::SecretString;

use crate::transport::cancel::Cancel;
use crate::wire::error::Fault;

/// One POST of a form.
#[derive(Debug)]
pub struct HttpRequest<'a> {
    /// Where to.
    pub url: &'a str,
    /// `application/x-www-form-urlencoded`; holds the password.
    pub body: SecretString,
    /// The answer must be complete within this time.
    pub timeout: Duration,
    /// The head of the answer must be there within this time.
    pub answer_timeout: Duration,
    /// No pause between two pieces of the body may be longer.
    pub idle_timeout: Duration,
    /// The answer's body may have this many bytes, unpacked.
    pub body_limit: usize,
    /// Ends the request early when it is turned on.
    pub cancel: Option<&'a Cancel>,
}

/// What came back, whatever its status.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The wait that the Retry-After header asks for.
    pub retry_after: Option<Duration>,
    /// The body, unpacked.
    pub body: Vec<u8>,
}

/// The body may hold secrets, so it is not shown.
impl fmt::Debug for HttpAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpAnswer")
            .field("status", &self.status)
            .field("retry_after", &self.retry_after)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

/// Why nothing usable came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransportError {
    /// How far it got. Decides whether the request may have been received.
    pub fault: Fault,
    /// In words, without secrets.
    pub message: String,
}

/// Posts a form and gives back what came.
///
/// An implementation does not follow redirects and does not repeat a request: whether that is
/// safe only the client knows.
pub trait Transport: Send + Sync {
    /// Posts one form.
    ///
    /// # Errors
    /// [`TransportError`] if no complete HTTP answer came. Its fault must be one that says "may
    /// have been sent" unless it is certain that nothing was.
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError>;
}

/// What comes of a form that is posted.
pub type Posted<'a> = Pin<Box<dyn Future<Output = Result<HttpAnswer, TransportError>> + Send + 'a>>;

/// The same for programs that do not block. Dropping what is returned ends the request.
pub trait AsyncTransport: Send + Sync {
    /// As [`Transport::post`].
    fn post<'a>(&'a self, request: &'a HttpRequest<'a>) -> Posted<'a>;

    /// Ends after this time.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// A time in whole milliseconds.
pub(crate) fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
