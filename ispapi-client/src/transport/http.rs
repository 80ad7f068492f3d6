//! HTTP/1.1 over TLS (rustls), with connections kept for the next call.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Client as HttpClient, Response as HttpResponse};
use secrecy::ExposeSecret;
use tokio::runtime::Runtime;
use tokio::time::timeout;
use url::Url;

#[cfg(feature = "async")]
use crate::transport::port::{AsyncTransport, Posted};
use crate::transport::port::{HttpAnswer, HttpRequest, Transport, TransportError};
use crate::transport::process::PerProcess;
use crate::transport::settings::Settings;
use crate::transport::tls::with_tls;
use crate::wire::connection::{Connection, Route, is_loopback};
use crate::wire::error::{Error, ErrorKind, Fault};
use crate::wire::response::ResponseReader;

/// The transport of [`crate::Client`]. Blocking; may be shared between threads.
///
/// It has no thread of its own but the one in which names are looked up: connections that are kept
/// rest between calls. Inside an async runtime a call is refused; there is `AsyncHttpTransport`
/// for that.
///
/// After a fork the child makes connections of its own and leaves the inherited ones as they are,
/// whatever becomes of its transport; those of the parent go on.
///
/// Clones are the same transport.
#[derive(Clone)]
pub struct HttpTransport(Arc<Way>);

/// Where to, and what this process has made to get there.
struct Way {
    setup: Setup,
    wire: PerProcess<Wire>,
}

/// What a process shares with none.
struct Wire {
    http: Http,
    runtime: Driver,
}

/// Of what a process makes its own.
struct Setup {
    connection: Connection,
    settings: Settings,
}

/// Runs async work on the calling thread.
pub(crate) struct Driver(Option<Runtime>);

impl Driver {
    pub(crate) fn new() -> Result<Driver, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::new(ErrorKind::Config, "transport", error))?;
        Ok(Driver(Some(runtime)))
    }

    /// None inside a runtime, where blocking would stop everything else.
    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let inside = tokio::runtime::Handle::try_current().is_ok();
        self.0.as_ref().filter(|_| !inside).map(|runtime| runtime.block_on(work))
    }
}

/// Without waiting for a name that is still looked up: inside a runtime that would panic.
impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl HttpTransport {
    /// A transport for the address of `connection`. Nothing is sent yet.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] if the address is none, holds a password, or is plain `http` to
    /// another machine without leave; if the proxy is none; or if TLS cannot be set up.
    pub fn new(connection: &Connection, settings: &Settings) -> Result<Self, Error> {
        let setup = Setup { connection: connection.clone(), settings: *settings };
        let wire = PerProcess::new(setup.wire()?);
        Ok(HttpTransport(Arc::new(Way { setup, wire })))
    }

    fn wire(&self) -> Result<&Wire, TransportError> {
        self.0.wire.get(|_| self.0.setup.wire()).map_err(|error| not_made(&error))
    }

    /// Runs work on the calling thread, for requests by [`SameWay`]; none inside a runtime.
    #[cfg(feature = "async")]
    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        self.wire().ok()?.runtime.run(async {
            notice_what_is_closed().await;
            work.await
        })
    }
}

/// Nobody watched the connections since the last call: one that the server has closed must be
/// noticed before it is used, or a command would be lost on it.
async fn notice_what_is_closed() {
    for _ in 0..3 {
        tokio::task::yield_now().await;
    }
}

impl Setup {
    fn http(&self) -> Result<Http, Error> {
        Http::new(&self.connection, &self.settings)
    }

    fn wire(&self) -> Result<Wire, Error> {
        Ok(Wire { http: self.http()?, runtime: Driver::new()? })
    }
}

/// That a forked process could not make what it needs; nothing was sent.
fn not_made(error: &Error) -> TransportError {
    let message = format!("no connection of this process: {error}");
    TransportError { fault: Fault::Connect, message }
}

impl Transport for HttpTransport {
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        let wire = self.wire()?;
        let result = wire.runtime.run(async {
            notice_what_is_closed().await;
            wire.http.post(request).await
        });
        result.unwrap_or_else(|| {
            let message = "a blocking call inside an async runtime: use AsyncClient".to_owned();
            Err(TransportError { fault: Fault::Connect, message })
        })
    }
}

/// The transport of `AsyncClient`, for use inside a tokio runtime.
#[cfg(feature = "async")]
pub struct AsyncHttpTransport {
    setup: Setup,
    http: PerProcess<Http>,
}

#[cfg(feature = "async")]
impl fmt::Debug for AsyncHttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncHttpTransport").finish_non_exhaustive()
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport").finish_non_exhaustive()
    }
}

#[cfg(feature = "async")]
impl AsyncHttpTransport {
    /// A transport for the address of `connection`. Nothing is sent yet.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] as [`HttpTransport::new`].
    pub fn new(connection: &Connection, settings: &Settings) -> Result<Self, Error> {
        let setup = Setup { connection: connection.clone(), settings: *settings };
        let http = PerProcess::new(setup.http()?);
        Ok(AsyncHttpTransport { setup, http })
    }
}

#[cfg(feature = "async")]
impl AsyncTransport for AsyncHttpTransport {
    fn post<'a>(&'a self, request: &'a HttpRequest<'a>) -> Posted<'a> {
        Box::pin(async {
            let http = self.http.get(|_| self.setup.http()).map_err(|error| not_made(&error))?;
            http.post(request).await
        })
    }

    fn sleep(&self, time: Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }
}

/// The connections of a blocking transport for several requests side by side, inside of
/// [`HttpTransport::run`].
#[cfg(feature = "async")]
pub(crate) struct SameWay(pub(crate) HttpTransport);

#[cfg(feature = "async")]
impl AsyncTransport for SameWay {
    fn post<'a>(&'a self, request: &'a HttpRequest<'a>) -> Posted<'a> {
        Box::pin(async { self.0.wire()?.http.post(request).await })
    }

    fn sleep(&self, time: Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }
}

/// What both have in common.
pub(crate) struct Http {
    client: HttpClient,
    /// Whether requests go to a proxy as they are.
    relayed: bool,
}

impl Http {
    fn new(connection: &Connection, settings: &Settings) -> Result<Http, Error> {
        let url = connection.checked_url()?;
        let (builder, relayed) = builder(connection, &url)?;
        let client =
            builder.connect_timeout(settings.connect_timeout).build().map_err(|error| {
                Error::new(ErrorKind::Config, "transport", chain(&error.without_url()))
            })?;
        Ok(Http { client, relayed })
    }

    async fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        let whole = async {
            let answer = within(request.answer_timeout, "no answer", self.send(request)).await?;
            let status = answer.status().as_u16();
            let retry_after = retry_after(answer.headers());
            let body = read(answer, request.body_limit, request.idle_timeout).await?;
            Ok(HttpAnswer { status, retry_after, body })
        };
        let whole = within(request.timeout, "no complete answer", whole);
        let Some(cancel) = request.cancel else { return whole.await };
        let (whole, cancelled) = (std::pin::pin!(whole), std::pin::pin!(cancel.cancelled()));
        first_of(whole, cancelled).await.unwrap_or_else(|| {
            let message = "cancelled while it was under way".to_owned();
            Err(TransportError { fault: Fault::Cancelled, message })
        })
    }

    async fn send(&self, request: &HttpRequest<'_>) -> Result<HttpResponse, TransportError> {
        let post = self
            .client
            .post(request.url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
            .body(request.body.expose_secret().to_owned());
        post.send().await.map_err(|error| failed(error, self.relayed))
    }
}

/// A client that follows nothing and repeats nothing; whether it connects to a proxy only, which
/// passes requests on: so it is with plain http, whereas https is tunnelled.
pub(crate) fn builder(
    connection: &Connection,
    url: &Url,
) -> Result<(reqwest::ClientBuilder, bool), Error> {
    let user_agent = HeaderValue::from_str(connection.user_agent())
        .map_err(|error| Error::new(ErrorKind::Config, "user-agent", error))?;
    let builder = HttpClient::builder()
        .user_agent(user_agent)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .http1_only()
        .tcp_nodelay(true);
    let builder = with_tls(builder, url)?;
    Ok(match connection.checked_route()? {
        Route::Proxy(proxy) => {
            let relayed = url.scheme() == "http" && !proxy.scheme().starts_with("socks");
            let proxy = reqwest::Proxy::all(proxy).map_err(|error| {
                Error::new(ErrorKind::Config, "proxy", chain(&error.without_url()))
            })?;
            (builder.proxy(proxy), relayed)
        }
        Route::Environment if !is_loopback(url) => (builder, false),
        Route::Environment | Route::Direct => (builder.no_proxy(), false),
    })
}

/// The body, piece by piece, within its limit.
async fn read(
    mut answer: HttpResponse,
    limit: usize,
    idle: Duration,
) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    loop {
        let piece = async { answer.chunk().await.map_err(cut) };
        let piece = match within(idle, "the answer stopped", piece).await {
            Ok(Some(piece)) => piece,
            Ok(None) => return Ok(body),
            // What would come behind the EOF line decides nothing.
            Err(_) if has_ended(&body) => return Ok(body),
            Err(error) => return Err(error),
        };
        if body.len().saturating_add(piece.len()) > limit {
            let message = format!("the answer is larger than {limit} bytes");
            return Err(TransportError { fault: Fault::TooLarge, message });
        }
        body.extend_from_slice(&piece);
    }
}

/// Whether an answer of the API is there with its EOF line.
fn has_ended(body: &[u8]) -> bool {
    let mut reader = ResponseReader::new();
    reader.feed(body);
    reader.is_done() && reader.finish().is_complete()
}

async fn within<T>(
    limit: Duration,
    what: &str,
    work: impl Future<Output = Result<T, TransportError>>,
) -> Result<T, TransportError> {
    timeout(limit, work).await.unwrap_or_else(|_| {
        let message = format!("{what} within {} ms", limit.as_millis());
        Err(TransportError { fault: Fault::TimeoutRead, message })
    })
}

/// What the first comes to; none if the second ends before it.
pub(crate) async fn first_of<T>(
    mut first: std::pin::Pin<&mut impl Future<Output = T>>,
    mut second: std::pin::Pin<&mut impl Future<Output = ()>>,
) -> Option<T> {
    use std::task::Poll;
    std::future::poll_fn(|context| match first.as_mut().poll(context) {
        Poll::Ready(result) => Poll::Ready(Some(result)),
        Poll::Pending => second.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// A number of seconds; or a date, counted from the server's own.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let now = headers.get(DATE)?.to_str().ok()?;
    let then = DateTime::parse_from_rfc2822(text).ok()?;
    (then - DateTime::parse_from_rfc2822(now).ok()?).to_std().ok()
}

/// What an error says of the way. `relayed`: whether the way ends at a proxy.
pub(crate) fn failed(error: reqwest::Error, relayed: bool) -> TransportError {
    let (connect, time, dns) = (error.is_connect(), error.is_timeout(), error.is_dns());
    let message = chain(&error.without_url());
    let fault = match (connect, time) {
        (true, true) => Fault::TimeoutConnect,
        (true, false) if relayed => Fault::Proxy,
        (true, false) if dns => Fault::Dns,
        (true, false) => connect_fault(&message),
        (false, true) => Fault::TimeoutRead,
        (false, false) => Fault::Closed,
    };
    TransportError { fault, message }
}

/// Why there is no connection. The words are those of the libraries below, where the kinds are not
/// public: a proxy's name themselves, wherever its address came from. Names of hosts may stand
/// among them, as in api.rrpproxy.net.
fn connect_fault(words: &str) -> Fault {
    let words = words.to_ascii_lowercase();
    let has = |known: &[&str]| known.iter().any(|known| words.contains(known));
    match () {
        () if has(&["tunnel error", "socks error"]) => Fault::Proxy,
        () if has(&["dns error"]) => Fault::Dns,
        () if has(&["certificate", "tls", "corrupt message", "handshake"]) => Fault::Tls,
        () => Fault::Connect,
    }
}

pub(crate) fn cut(error: reqwest::Error) -> TransportError {
    let fault = if error.is_timeout() { Fault::TimeoutRead } else { Fault::Closed };
    let message = format!("the answer was cut: {}", chain(&error.without_url()));
    TransportError { fault, message }
}

/// An error with all its causes, each once.
pub(crate) fn chain(error: &dyn StdError) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_host_is_not_taken_for_a_fault() {
        for (words, fault) in [
            ("client error (Connect): tunnel error: unsuccessful", Fault::Proxy),
            ("client error (Connect): SOCKS error: failed parsing server response", Fault::Proxy),
            ("client error (Connect): dns error: failed to lookup address", Fault::Dns),
            (
                "client error (Connect): invalid peer certificate: certificate not valid for name \
                 \"api.rrpproxy.net\"; certificate is only valid for DnsName(\"socks.example\")",
                Fault::Tls,
            ),
            ("client error (Connect): tcp connect error: Connection refused", Fault::Connect),
        ] {
            assert_eq!(connect_fault(words), fault, "{words}");
        }
    }

    #[test]
    fn retry_after_is_a_number_or_a_date() {
        let wait = |retry: &'static str, date: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_static(retry));
            if let Some(date) = date {
                headers.insert(DATE, HeaderValue::from_static(date));
            }
            retry_after(&headers)
        };
        let date = Some("Wed, 25 Nov 2026 18:00:00 GMT");
        assert_eq!(wait("120", None), Some(Duration::from_secs(120)));
        let later = "Wed, 25 Nov 2026 18:01:30 GMT";
        assert_eq!(wait(later, date), Some(Duration::from_secs(90)));
        for (retry, date) in [(later, None), ("soon", date), ("-1", date), ("1.5", None)] {
            assert_eq!(wait(retry, date), None, "{retry}");
        }
        assert_eq!(wait("Wed, 25 Nov 2026 17:00:00 GMT", date), None, "in the past");
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }
}
