//! The client: sends a command, reads the answer, repeats what may be repeated.

use std::fmt;
use std::sync::Arc;
#[cfg(feature = "async")]
use std::time::Duration;
use std::time::Instant;

use secrecy::SecretString;

use crate::commands::{EndSession, Request, checked, read_answer};
use crate::exchange::call::{Exchange, Shared, Step};
use crate::exchange::metrics::Metrics;
use crate::exchange::saved_session::SavedSession;
use crate::transport::cancel::Cancel;
#[cfg(feature = "http")]
use crate::transport::http::HttpTransport;
use crate::transport::port::Transport;
use crate::transport::settings::Settings;
use crate::vocabulary::{self, Reading};
use crate::wire::command::Command;
use crate::wire::connection::Connection;
use crate::wire::error::Error;
use crate::wire::refusal::refusal;
use crate::wire::response::Response;

/// A client of the registrar's API. Blocking; may be shared between threads. Clones share
/// connections, session, rate limit and counters.
///
/// A reading command is repeated after transport failures, HTTP 429 and 5xx, empty or
/// truncated bodies and temporary codes, within the limits of [`Settings`]. A command that
/// changes something is repeated only if nothing of it was sent; when it is not known what
/// became of it, the error is [`crate::ErrorKind::UnknownOutcome`]. Every other error of such a
/// command means: not carried out.
#[derive(Clone)]
pub struct Client {
    pub(super) shared: Arc<Shared>,
    transport: Arc<dyn Transport>,
    pub(super) cancel: Cancel,
    /// The transport once more, where it can have several requests under way.
    #[cfg(feature = "async")]
    pub(super) http: Option<HttpTransport>,
}

/// Without a secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("connection", self.connection())
            .field("has_session", &self.has_session())
            .finish_non_exhaustive()
    }
}

impl Client {
    /// A client over HTTP. Nothing is sent yet.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Config`] as [`HttpTransport::new`].
    #[cfg(feature = "http")]
    pub fn new(connection: Connection, settings: Settings) -> Result<Client, Error> {
        let transport = HttpTransport::new(&connection, &settings)?;
        #[cfg(feature = "async")]
        let http = Some(transport.clone());
        Ok(Client {
            #[cfg(feature = "async")]
            http,
            ..Client::with_transport(connection, settings, transport)
        })
    }

    /// A client over any transport: a recorder, a replay, a test.
    pub fn with_transport(
        connection: Connection,
        settings: Settings,
        transport: impl Transport + 'static,
    ) -> Client {
        let shared = Arc::new(Shared::new(connection, settings));
        Client {
            shared,
            transport: Arc::new(transport),
            cancel: Cancel::new(),
            #[cfg(feature = "async")]
            http: None,
        }
    }

    /// With a source of one-time passwords, asked for each request without a session, repetitions
    /// included. A one-time password given to the connection serves one request only: with that a
    /// session that is lost stays lost. Where it gives an empty one nothing is sent, and the call
    /// ends as [`crate::ErrorKind::OtpRequired`]. Not asked on CNR, whose form has no field for
    /// one.
    ///
    /// The client must not have been cloned or used before.
    #[must_use]
    pub fn with_otp_source(
        mut self,
        source: impl Fn() -> SecretString + Send + Sync + 'static,
    ) -> Client {
        let mut shared = Shared::new(self.shared.connection.clone(), self.shared.settings);
        shared.otp_source = Some(Arc::new(source));
        self.shared = Arc::new(shared);
        self
    }

    /// The same client, whose calls end when the switch is turned on: at once while they wait,
    /// and while a request is under way too. What was sent by then may be carried out: a command
    /// that changes something ends as [`crate::ErrorKind::UnknownOutcome`], others as
    /// [`crate::ErrorKind::Cancelled`].
    #[must_use]
    pub fn cancelled_by(&self, cancel: &Cancel) -> Client {
        Client { cancel: cancel.clone(), ..self.clone() }
    }

    /// The connection as it was given.
    pub fn connection(&self) -> &Connection {
        &self.shared.connection
    }

    /// What was counted so far.
    pub fn metrics(&self) -> Metrics {
        self.shared.counters.read()
    }

    /// Sends a typed command.
    ///
    /// # Errors
    /// [`crate::ErrorKind::ParameterInvalid`] before anything is sent, where the table of commands
    /// refuses it ([`vocabulary::ready`]). As [`Client::call`]; and the server's refusals:
    /// [`crate::ErrorKind::SessionLost`],
    /// [`crate::ErrorKind::Auth`], [`crate::ErrorKind::Temporary`] and
    /// [`crate::ErrorKind::Permanent`] with [`Error::server_code`]. An answer that lacks what the
    /// command promises is [`crate::ErrorKind::Invalid`], or [`crate::ErrorKind::UnknownOutcome`]
    /// if the command changes something.
    pub fn send<R: Request>(&self, request: &R) -> Result<R::Response, Error> {
        let command = checked(request, self.connection().platform())?;
        read_answer(request, &command, self.call(&command))
    }

    /// Sends a command of [`crate::vocabulary`] and reads its answer by the table: for those that
    /// have no type of their own in [`crate::commands`].
    ///
    /// # Errors
    /// [`crate::ErrorKind::ParameterInvalid`] before anything is sent: the table does not have the
    /// command on this platform, or [`CommandFacts::check`] refuses it. Then as [`Client::send`];
    /// a cell that cannot be read is no error, but in [`Reading::odd`].
    ///
    /// [`CommandFacts::check`]: crate::vocabulary::CommandFacts::check
    ///
    /// # Example
    /// ```
    /// # #[cfg(feature = "http")] {
    /// use ispapi_client::vocabulary::Cell;
    /// use ispapi_client::{Client, Command, Connection, Platform, Settings, System};
    /// # let simulator = ispapi_sim::Simulator::start(ispapi_sim::Options::default())?;
    /// # let connection = Connection::new(Platform::Ispapi, System::Ote)
    /// #     .with_endpoint(simulator.url())
    /// #     .with_login("test.user")
    /// #     .with_password("test.passw0rd");
    /// let client = Client::new(connection, Settings::default())?;
    /// let funds = client.ask(&Command::new("StatusAccount"))?;
    /// assert!(matches!(funds.cell("AMOUNT", 0), Some(Cell::Decimal(_))));
    /// let error = client.ask(&Command::new("PushDomain")).expect_err("no domain");
    /// assert_eq!(error.subject(), "DOMAIN");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ask(&self, command: &Command) -> Result<Reading, Error> {
        let facts = vocabulary::ready(command, self.connection().platform())?;
        let answer = self.call(command)?;
        refusal(command, &answer)?;
        Ok(facts.read(&answer))
    }

    /// Sends any command and gives back the server's answer, whatever its code; but not that it
    /// has forgotten a session of [`Client::start_session`], which is started anew.
    ///
    /// # Errors
    /// [`crate::ErrorKind::ParameterInvalid`] and [`crate::ErrorKind::RateLimited`] before anything
    /// is sent; then what happened on our side of the wire: [`crate::ErrorKind::Transport`],
    /// [`crate::ErrorKind::HttpStatus`], [`crate::ErrorKind::Empty`],
    /// [`crate::ErrorKind::Truncated`], [`crate::ErrorKind::Invalid`],
    /// [`crate::ErrorKind::Cancelled`], [`crate::ErrorKind::UnknownOutcome`]; and where a session
    /// is lost that cannot be started anew: [`crate::ErrorKind::SessionLost`],
    /// [`crate::ErrorKind::OtpRequired`].
    pub fn call(&self, command: &Command) -> Result<Response, Error> {
        self.drive(Exchange::call(&self.shared, command, Instant::now()))
    }

    /// Starts a session, used from then on in place of the password. When the server forgets
    /// it, one new session is started and the command is sent again.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub fn start_session(&self) -> Result<(), Error> {
        self.drive(Exchange::start_session(&self.shared, Instant::now())).map(drop)
    }

    /// Ends the session started with [`Client::start_session`], if there is one.
    ///
    /// # Errors
    /// As [`Client::send`]; the session is no longer used either way.
    pub fn end_session(&self) -> Result<(), Error> {
        let Some(exchange) = Exchange::end_session(&self.shared, Instant::now()) else {
            return Ok(());
        };
        refusal(&EndSession.command(self.connection().platform()), &self.drive(exchange)?)
    }

    /// The session of the moment, to be stored and taken up by another process; also one that the
    /// server has forgotten since.
    ///
    /// Workers that share a login share a session so: each keeps the stored one's
    /// [`SavedSession::id`]; whoever has got another session stores it only in place of that one
    /// (compare and set), and takes up what is stored instead where another worker was faster.
    pub fn session(&self) -> Option<SavedSession> {
        self.shared.saved()
    }

    /// Takes up a session that was stored, used from then on in place of the password. Nothing is
    /// sent. When the server forgets it, a new one is started as by [`Client::start_session`]; not
    /// if it was started with a one-time password and there is no source of new ones: calls then
    /// end as [`crate::ErrorKind::OtpRequired`].
    ///
    /// # Errors
    /// [`crate::ErrorKind::Config`] if it belongs to another platform, system, address, login or
    /// role user, or was started with another remote address.
    pub fn resume_session(&self, session: &SavedSession) -> Result<(), Error> {
        self.shared.resume(session)
    }

    /// Whether there is a session.
    pub fn has_session(&self) -> bool {
        self.shared.has_session()
    }

    /// The same way to the server for another connection, without this client's session.
    pub(crate) fn with_connection(&self, connection: Connection) -> Client {
        let mut shared = Shared::new(connection, self.shared.settings);
        shared.otp_source = self.shared.otp_source.clone();
        Client { shared: Arc::new(shared), ..self.clone() }
    }

    /// How long to rest after the server asked for less.
    #[cfg(feature = "async")]
    pub(crate) fn rate_limit_pause(&self) -> Duration {
        self.shared.settings.rate_limit_pause
    }

    /// Whether there is a source of one-time passwords.
    pub(crate) fn has_otp_source(&self) -> bool {
        self.shared.otp_source.is_some()
    }

    fn drive(&self, mut exchange: Exchange) -> Result<Response, Error> {
        let _entered = exchange.span().entered();
        loop {
            // Before it is asked what to send: that is under way from then on.
            if self.cancel.is_cancelled() {
                exchange.cancelled();
            }
            match exchange.next(Instant::now()) {
                Step::Done(result) => return result,
                Step::Wait(time) => {
                    if self.cancel.wait(time) {
                        exchange.cancelled();
                    }
                }
                Step::Post(post) => {
                    let mut request = post.request();
                    request.cancel = Some(&self.cancel);
                    let result = self.transport.post(&request);
                    exchange.came(result, Instant::now());
                }
            }
        }
    }
}
