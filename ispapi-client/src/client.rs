//! The client: sends a command, reads the answer, repeats what may be repeated.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use secrecy::SecretString;

use crate::command::Command;
use crate::commands::Request;
use crate::connection::{Connection, Form};
use crate::error::{Error, ErrorKind, Fault};
use crate::profile::Platform;
use crate::response::{Response, ResponseKind, ResponseView};
use crate::transport::{HttpAnswer, HttpRequest, HttpTransport, Transport};

/// Time limits, size limit and repetition.
///
/// # Example
/// ```
/// use ispapi_client::Settings;
/// use std::time::Duration;
/// let settings = Settings { total_timeout: Duration::from_secs(10), ..Settings::default() };
/// assert_eq!(settings.connect_timeout, Duration::from_secs(5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// For one attempt to connect, TLS included \[5 s\].
    pub connect_timeout: Duration,
    /// For the whole call, with all its attempts and pauses \[30 s\].
    pub total_timeout: Duration,
    /// Bytes of an answer, unpacked \[64 MiB\].
    pub body_limit: usize,
    /// Attempts in all, 1 to never repeat \[3\].
    pub attempts: u32,
    /// Pause before the second attempt; doubled for each further one \[250 ms\].
    pub pause: Duration,
    /// Pause after code 425, the rate limit, in place of `pause` \[10 s\].
    pub rate_limit_pause: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            connect_timeout: Duration::from_secs(5),
            total_timeout: Duration::from_secs(30),
            body_limit: 64 << 20,
            attempts: 3,
            pause: Duration::from_millis(250),
            rate_limit_pause: Duration::from_secs(10),
        }
    }
}

/// A client of the registrar's API. Blocking; may be shared between threads.
///
/// A reading command is repeated after transport failures, HTTP 429 and 5xx, empty or
/// truncated bodies and temporary codes, within the limits of [`Settings`]. A command that
/// changes something is repeated only if nothing of it was sent; when it is not known what
/// became of it, the error is [`ErrorKind::UnknownOutcome`]. Every other error of such a
/// command means: not carried out.
pub struct Client {
    connection: Connection,
    settings: Settings,
    transport: Box<dyn Transport>,
    session: Mutex<Option<SecretString>>,
}

impl Client {
    /// A client over HTTP. Nothing is sent yet.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] as [`HttpTransport::new`].
    pub fn new(connection: Connection, settings: Settings) -> Result<Client, Error> {
        let transport = HttpTransport::new(&connection, settings.connect_timeout)?;
        Ok(Client::with_transport(connection, settings, transport))
    }

    /// A client over any transport: a recorder, a replay, a test.
    pub fn with_transport(
        connection: Connection,
        settings: Settings,
        transport: impl Transport + 'static,
    ) -> Client {
        let transport = Box::new(transport);
        Client { connection, settings, transport, session: Mutex::new(None) }
    }

    /// The connection as it was given.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Sends a typed command.
    ///
    /// # Errors
    /// As [`Client::call`]; and the server's refusals: [`ErrorKind::SessionLost`],
    /// [`ErrorKind::Auth`], [`ErrorKind::Temporary`] and [`ErrorKind::Permanent`] with
    /// [`Error::server_code`]. An answer that lacks what the command promises is
    /// [`ErrorKind::Invalid`], or [`ErrorKind::UnknownOutcome`] if the command changes
    /// something.
    pub fn send<R: Request>(&self, request: &R) -> Result<R::Response, Error> {
        let command = request.command(self.connection.platform());
        let answer = self.call(&command)?;
        refusal(&command, &answer)?;
        request.read(&answer).map_err(|error| match command.is_reading() {
            true => error,
            false => error.into_unknown_outcome(),
        })
    }

    /// Sends any command and gives back the server's answer, whatever its code.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] before anything is sent; then what happened on our side
    /// of the wire: [`ErrorKind::Transport`], [`ErrorKind::HttpStatus`], [`ErrorKind::Empty`],
    /// [`ErrorKind::Truncated`], [`ErrorKind::Invalid`], [`ErrorKind::UnknownOutcome`].
    pub fn call(&self, command: &Command) -> Result<Response, Error> {
        let deadline = Instant::now() + self.settings.total_timeout;
        let answer = self.repeat(command, &self.present(), deadline)?;
        if !is_session_lost(&answer) || self.session().is_none() {
            return Ok(answer);
        }
        // The server refused the session, not the command: it was not carried out.
        self.start_session_until(deadline)?;
        self.repeat(command, &self.present(), deadline)
    }

    /// Starts a session, used from then on in place of the password. When the server forgets
    /// it, one new session is started and the command is sent again.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub fn start_session(&self) -> Result<(), Error> {
        self.start_session_until(Instant::now() + self.settings.total_timeout)
    }

    /// Ends the session started with [`Client::start_session`], if there is one.
    ///
    /// # Errors
    /// As [`Client::send`]; the session is no longer used either way.
    pub fn end_session(&self) -> Result<(), Error> {
        if self.session().is_none() {
            return Ok(());
        }
        let connection = self.present();
        *self.session() = None;
        let command = Command::new("EndSession");
        let deadline = Instant::now() + self.settings.total_timeout;
        let answer = self.repeat(&command, &connection, deadline)?;
        refusal(&command, &answer)
    }

    fn start_session_until(&self, deadline: Instant) -> Result<(), Error> {
        let command = Command::new("StartSession");
        let cnr = self.connection.platform() == Platform::Cnr;
        let connection = self.connection.clone().with_persistent(cnr);
        let answer = self.repeat(&command, &connection, deadline)?;
        refusal(&command, &answer)?;
        let session = answer.first("SESSION").or_else(|| answer.first("SESSIONID"));
        let session = session.filter(|session| !session.is_empty()).ok_or_else(|| {
            Error::new(ErrorKind::Invalid, command.name(), "the answer names no session")
        })?;
        *self.session() = Some(session.into());
        Ok(())
    }

    /// The connection with the session of the moment.
    fn present(&self) -> Connection {
        match &*self.session() {
            Some(session) => self.connection.clone().with_session(session.clone()),
            None => self.connection.clone(),
        }
    }

    fn session(&self) -> MutexGuard<'_, Option<SecretString>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn repeat(
        &self,
        command: &Command,
        connection: &Connection,
        deadline: Instant,
    ) -> Result<Response, Error> {
        let form = connection.form(command)?;
        let mut pause = self.settings.pause;
        let mut attempt = 1;
        loop {
            let outcome = self.attempt(command, connection.url(), &form, deadline);
            let Some(asked) = wait_before_next(command, &outcome, pause, &self.settings) else {
                return outcome;
            };
            if attempt >= self.settings.attempts || Instant::now() + asked >= deadline {
                return outcome;
            }
            thread::sleep(asked);
            pause = pause.saturating_mul(2);
            attempt += 1;
        }
    }

    fn attempt(
        &self,
        command: &Command,
        url: &str,
        form: &Form,
        deadline: Instant,
    ) -> Result<Response, Error> {
        let request = HttpRequest {
            url,
            body: form.encode(),
            timeout: deadline.saturating_duration_since(Instant::now()),
            body_limit: self.settings.body_limit,
        };
        let failure = match self.transport.post(&request) {
            Ok(answer) => match usable(command, &answer, form) {
                Ok(response) => return Ok(response),
                Err(error) => error,
            },
            Err(error) => Error::new(ErrorKind::Transport, command.subject(), error.message)
                .with_fault(error.fault),
        };
        let carried_out_perhaps = match failure.kind() {
            ErrorKind::Transport => failure.fault().is_none_or(|fault| fault.may_have_sent()),
            // A redirect or a refusal by something in between did not reach the registrar.
            ErrorKind::HttpStatus => {
                failure.http_status().is_none_or(|status| !(300..500).contains(&status))
            }
            _ => true,
        };
        match command.is_reading() || !carried_out_perhaps {
            true => Err(failure),
            false => Err(failure.into_unknown_outcome()),
        }
    }
}

/// The pause before the next attempt, or none if there must not be one.
fn wait_before_next(
    command: &Command,
    outcome: &Result<Response, Error>,
    pause: Duration,
    settings: &Settings,
) -> Option<Duration> {
    match outcome {
        Ok(answer) if !command.is_reading() || !is_temporary(answer.code()) => None,
        Ok(answer) if answer.code() == 425 => Some(settings.rate_limit_pause),
        Ok(_) => Some(pause),
        Err(error) => match error.kind() {
            // The next answer would be no smaller.
            ErrorKind::Transport if error.fault() == Some(Fault::TooLarge) => None,
            // Of a changing command this kind says that nothing was sent.
            ErrorKind::Transport => Some(pause),
            ErrorKind::Empty | ErrorKind::Truncated => Some(pause),
            ErrorKind::HttpStatus if command.is_reading() => {
                let status = error.http_status()?;
                let busy = status == 429 || status >= 500;
                busy.then(|| error.retry_after().unwrap_or(pause).max(pause))
            }
            _ => None,
        },
    }
}

/// The answer of the server, if the HTTP answer holds a whole one.
fn usable(command: &Command, answer: &HttpAnswer, form: &Form) -> Result<Response, Error> {
    let view = ResponseView::parse(&answer.body);
    let about = |kind, message: &str| Error::new(kind, command.subject(), message);
    let whole = view.kind() == ResponseKind::Response && view.is_complete();
    if whole {
        return Ok(view.into_owned());
    }
    if answer.status != 200 {
        let message = format!("HTTP status {}", answer.status);
        let error = about(ErrorKind::HttpStatus, &message);
        return Err(error.with_http(answer.status, answer.retry_after));
    }
    Err(match view.kind() {
        ResponseKind::Empty => about(ErrorKind::Empty, "the answer is empty"),
        ResponseKind::Response | ResponseKind::Truncated => {
            about(ErrorKind::Truncated, "the answer was cut short: no EOF line")
        }
        ResponseKind::Invalid => {
            let start = String::from_utf8_lossy(&answer.body[..answer.body.len().min(256)]);
            let start: String = form.scrub(&start).chars().take(60).collect();
            about(ErrorKind::Invalid, &format!("no answer of the API: begins with {start:?}"))
        }
    })
}

/// The server's refusal as an error.
fn refusal(command: &Command, answer: &Response) -> Result<(), Error> {
    let code = answer.code();
    let kind = match code {
        200..=299 => return Ok(()),
        530 if is_session_lost(answer) => ErrorKind::SessionLost,
        530 | 531 => ErrorKind::Auth,
        _ if is_temporary(code) => ErrorKind::Temporary,
        500..=599 => ErrorKind::Permanent,
        _ => {
            let message = format!("code {code} is none the protocol knows");
            let error = Error::new(ErrorKind::Invalid, command.subject(), message);
            return Err(match command.is_reading() {
                true => error,
                false => error.into_unknown_outcome(),
            });
        }
    };
    let message = format!("{code} {}", answer.description());
    Err(Error::new(kind, command.subject(), message).with_answer(code, answer.description()))
}

/// Codes after which the same command may succeed later: 4xx, and the closed connections and
/// too many sessions of 520 and 521.
fn is_temporary(code: u16) -> bool {
    matches!(code, 400..=499 | 520 | 521)
}

fn is_session_lost(answer: &Response) -> bool {
    let words = answer.description().to_ascii_uppercase();
    answer.code() == 530
        && (words.contains("SESSION NOT FOUND") || words.contains("SESSIONID NOT FOUND"))
}
