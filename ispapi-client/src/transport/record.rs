//! Conversations with the registrar, kept and played: for tests, and for people who have to tell
//! what happened.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

#[cfg(feature = "async")]
use crate::transport::port::{AsyncTransport, Posted};
use crate::transport::port::{HttpAnswer, HttpRequest, Transport, TransportError, milliseconds};
use crate::wire::error::{Error, ErrorKind, Fault};
use crate::wire::redact;

/// A conversation: requests and what came of them, in their order.
///
/// It has its secrets masked: of the connection, of commands and of answers. A replay finds an
/// answer by the masked command, so it does not need them. Bytes of an answer that are not UTF-8
/// are kept as U+FFFD.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    entries: Vec<Entry>,
}

/// One request and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// Fields of the form; `s_command` as lines.
    request: Vec<(String, String)>,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Outcome {
    Answer { status: u16, retry_after_ms: Option<u64>, body: String },
    Fault { fault: String, message: String },
}

impl Recording {
    /// The number of requests.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_else(|_| unreachable!("texts and numbers"))
    }

    /// From JSON.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] if it is no recording.
    pub fn from_json(text: &str) -> Result<Recording, Error> {
        serde_json::from_str(text)
            .map_err(|error| Error::new(ErrorKind::Config, "recording", error))
    }
}

/// A transport that hands everything to another one and keeps it.
///
/// # Example
/// ```
/// use ispapi_client::{
///     Client, Command, Connection, HttpAnswer, HttpRequest, Platform, Recorder, Replay, Settings,
///     System, Transport, TransportError,
/// };
/// # use std::sync::Arc;
/// struct Registrar;
/// impl Transport for Registrar {
///     fn post(&self, _: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
///         let body = b"[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nEOF\n".to_vec();
///         Ok(HttpAnswer { status: 200, retry_after: None, body })
///     }
/// }
/// let connection = Connection::new(Platform::Ispapi, System::Ote).with_password("s3cret");
/// let recorder = Arc::new(Recorder::new(Registrar));
/// let client = Client::with_transport(connection.clone(), Settings::default(), recorder.clone());
/// client.call(&Command::new("StatusAccount"))?;
///
/// let json = recorder.recording().to_json();
/// assert!(!json.contains("s3cret"));
/// let replay = Replay::new(ispapi_client::Recording::from_json(&json)?);
/// let client = Client::with_transport(connection, Settings::default(), replay);
/// assert_eq!(client.call(&Command::new("StatusAccount"))?.code(), 200);
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug)]
pub struct Recorder<T> {
    inner: T,
    recording: Mutex<Recording>,
}

impl<T> Recorder<T> {
    /// A recorder of what goes through this transport.
    pub fn new(inner: T) -> Recorder<T> {
        Recorder { inner, recording: Mutex::default() }
    }

    /// What was kept so far.
    pub fn recording(&self) -> Recording {
        self.recording.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, request: &HttpRequest<'_>, result: &Result<HttpAnswer, TransportError>) {
        let fields = Fields::of(request);
        let outcome = match result {
            Ok(answer) => Outcome::Answer {
                status: answer.status,
                retry_after_ms: answer.retry_after.map(milliseconds),
                body: fields.masked_answer(&answer.body),
            },
            Err(error) => Outcome::Fault {
                fault: error.fault.name().to_owned(),
                message: fields.scrub(&error.message),
            },
        };
        let entry = Entry { request: fields.masked(), outcome };
        self.recording.lock().unwrap_or_else(PoisonError::into_inner).entries.push(entry);
    }
}

impl<T: Transport> Transport for Recorder<T> {
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        let result = self.inner.post(request);
        self.keep(request, &result);
        result
    }
}

#[cfg(feature = "async")]
impl<T: AsyncTransport> AsyncTransport for Recorder<T> {
    fn post<'a>(&'a self, request: &'a HttpRequest<'a>) -> Posted<'a> {
        Box::pin(async move {
            let result = self.inner.post(request).await;
            self.keep(request, &result);
            result
        })
    }

    fn sleep(&self, time: Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
        self.inner.sleep(time)
    }
}

/// A transport that answers from a recording: each request with the first answer to the same
/// command that was not given yet.
#[derive(Debug)]
pub struct Replay {
    left: Mutex<VecDeque<Entry>>,
}

impl Replay {
    /// Answers from this recording.
    pub fn new(recording: Recording) -> Replay {
        Replay { left: Mutex::new(recording.entries.into()) }
    }

    /// How many answers were not asked for yet.
    pub fn left(&self) -> usize {
        self.entries().len()
    }

    fn entries(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Replay {
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        let fields = Fields::of(request).masked();
        let command = command_of(&fields);
        let mut left = self.entries();
        let place = left.iter().position(|entry| command_of(&entry.request) == command);
        let outcome = place.and_then(|place| left.remove(place)).map(|entry| entry.outcome);
        match outcome {
            Some(Outcome::Answer { status, retry_after_ms, body }) => {
                let retry_after = retry_after_ms.map(Duration::from_millis);
                Ok(HttpAnswer { status, retry_after, body: body.into_bytes() })
            }
            Some(Outcome::Fault { fault, message }) => {
                let fault = Fault::from_name(&fault).unwrap_or(Fault::Closed);
                Err(TransportError { fault, message })
            }
            None => {
                let name = command.lines().next().unwrap_or_default();
                let message = format!("the recording has no further answer to {name}");
                Err(TransportError { fault: Fault::Connect, message })
            }
        }
    }
}

#[cfg(feature = "async")]
impl AsyncTransport for Replay {
    fn post<'a>(&'a self, request: &'a HttpRequest<'a>) -> Posted<'a> {
        Box::pin(std::future::ready(Transport::post(self, request)))
    }

    fn sleep(&self, _: Duration) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::ready(()))
    }
}

/// A transport that is shared: to look at a recorder after the client got it.
impl<T: Transport> Transport for std::sync::Arc<T> {
    fn post(&self, request: &HttpRequest<'_>) -> Result<HttpAnswer, TransportError> {
        (**self).post(request)
    }
}

fn command_of(fields: &[(String, String)]) -> &str {
    let command = fields.iter().find(|(key, _)| key == "s_command");
    command.map_or("", |(_, value)| value)
}

/// The fields of a request, with their secrets.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn of(request: &HttpRequest<'_>) -> Fields {
        let body = request.body.expose_secret().as_bytes();
        Fields(form_urlencoded::parse(body).into_owned().collect())
    }

    fn masked(&self) -> Vec<(String, String)> {
        let masked = |(key, value): &(String, String)| {
            let value = match key.as_str() {
                "s_command" => redact::lines(value),
                _ => redact::shown(key, value).to_owned(),
            };
            (key.clone(), value)
        };
        self.0.iter().map(masked).collect()
    }

    fn masked_answer(&self, body: &[u8]) -> String {
        self.scrub(&redact::lines(&String::from_utf8_lossy(body)))
    }

    /// Without the secrets of this request, wherever they stand.
    fn scrub(&self, text: &str) -> String {
        let command = command_of(&self.0);
        let lines = command.lines().filter_map(|line| line.split_once('='));
        let fields = self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        redact::scrub(text, fields.chain(lines))
    }
}
