//! The seam between the client and the network: one trait, and its HTTP form.
//!
//! A test or a recorder stands in by implementing [`Transport`].

use std::io::Read;
use std::time::Duration;

use reqwest::blocking::Client as HttpClient;
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use secrecy::{ExposeSecret, SecretString};

use crate::connection::{Connection, is_loopback};
use crate::error::{Error, ErrorKind, Fault};

/// One POST of a form.
#[derive(Debug)]
pub struct HttpRequest<'a> {
    /// Where to.
    pub url: &'a str,
    /// `application/x-www-form-urlencoded`; holds the password.
    pub body: SecretString,
    /// The answer must be complete within this time.
    pub timeout: Duration,
    /// The answer's body may have this many bytes, unpacked.
    pub body_limit: usize,
}

/// What came back, whatever its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The Retry-After header, when it is a number of seconds.
    pub retry_after: Option<Duration>,
    /// The body, unpacked.
    pub body: Vec<u8>,
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
    /// [`TransportError`] if no complete HTTP answer came. Its fault must be one that says
    /// "may have been sent" unless it is certain that nothing was.
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError>;
}

/// HTTP/1.1 over TLS (rustls), with connections kept for the next call.
pub struct HttpTransport {
    client: HttpClient,
}

impl HttpTransport {
    /// A transport for the address of `connection`.
    ///
    /// Starts a thread of its own: where a process forks (PHP-FPM), make it after the fork.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] if the address is none, holds a password, or is plain `http` to
    /// another machine without leave; or if TLS cannot be set up.
    pub fn new(connection: &Connection, connect_timeout: Duration) -> Result<Self, Error> {
        let url = connection.checked_url()?;
        let mut builder = HttpClient::builder()
            .user_agent(concat!("backorder/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .connect_timeout(connect_timeout)
            .tcp_nodelay(true);
        if is_loopback(&url) {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| {
            Error::new(ErrorKind::Config, "transport", chain(&error.without_url()))
        })?;
        Ok(HttpTransport { client })
    }
}

impl Transport for HttpTransport {
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        let answer = self
            .client
            .post(request.url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
            .timeout(request.timeout)
            .body(request.body.expose_secret().to_owned())
            .send()
            .map_err(failed)?;
        let status = answer.status().as_u16();
        let retry_after = answer.headers().get(RETRY_AFTER);
        let retry_after = retry_after
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        let mut body = Vec::new();
        let limit = u64::try_from(request.body_limit).unwrap_or(u64::MAX);
        answer.take(limit.saturating_add(1)).read_to_end(&mut body).map_err(cut)?;
        if body.len() > request.body_limit {
            let message = format!("the answer is larger than {limit} bytes");
            return Err(TransportError { fault: Fault::TooLarge, message });
        }
        Ok(HttpAnswer { status, retry_after, body })
    }
}

fn failed(error: reqwest::Error) -> TransportError {
    let message = chain(&error);
    let words = message.to_ascii_lowercase();
    let fault = match (error.is_connect(), error.is_timeout()) {
        (true, true) => Fault::TimeoutConnect,
        (true, false) if error.is_dns() || words.contains("dns error") => Fault::Dns,
        (true, false) if words.contains("certificate") || words.contains("tls") => Fault::Tls,
        (true, false) => Fault::Connect,
        (false, true) => Fault::TimeoutRead,
        (false, false) => Fault::Closed,
    };
    let message = chain(&error.without_url());
    TransportError { fault, message }
}

fn cut(error: std::io::Error) -> TransportError {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    let timeout = error.kind() == std::io::ErrorKind::TimedOut
        || inner.is_some_and(reqwest::Error::is_timeout);
    let fault = if timeout { Fault::TimeoutRead } else { Fault::Closed };
    TransportError { fault, message: format!("the answer was cut: {}", chain(&error)) }
}

/// An error with all its causes, each once.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        cause = error.source();
    }
    text
}
