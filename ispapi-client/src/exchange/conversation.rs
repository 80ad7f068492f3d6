//! A client without I/O: its rules, for whoever sends by means of their own.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use secrecy::SecretString;

use crate::exchange::call::{Exchange, Shared};
use crate::exchange::metrics::Metrics;
use crate::exchange::saved_session::SavedSession;
use crate::transport::settings::Settings;
use crate::wire::command::Command;
use crate::wire::connection::Connection;
use crate::wire::error::Error;

/// What [`Client`](crate::Client) knows, without its way to the server: session, rate limit and
/// counters. Each call is an [`Exchange`], which says what to send and how long to wait; the rules
/// are the client's own. It needs the time, and waits for nothing. Clones are the same.
///
/// # Example
/// ```
/// use ispapi_client::{
///     Command, Connection, Conversation, HttpAnswer, Platform, Settings, Step, System,
/// };
/// use std::time::Instant;
/// let connection = Connection::new(Platform::Ispapi, System::Ote).with_login("test.user");
/// let conversation = Conversation::new(connection, Settings::default());
/// let mut exchange = conversation.call(&Command::new("StatusAccount"), Instant::now());
/// let answer = loop {
///     match exchange.next(Instant::now()) {
///         Step::Wait(time) => std::thread::sleep(time),
///         Step::Post(post) => {
///             assert_eq!(post.request().url, "https://api-ote.ispapi.net/api/call.cgi");
///             // Whatever sends it here.
///             let body = b"[RESPONSE]\nCODE=200\nDESCRIPTION=ok\nEOF\n".to_vec();
///             let came = HttpAnswer { status: 200, retry_after: None, body };
///             exchange.came(Ok(came), Instant::now());
///         }
///         Step::Done(answer) => break answer?,
///     }
/// };
/// assert_eq!((answer.code(), conversation.metrics().answers), (200, 1));
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Clone)]
pub struct Conversation {
    shared: Arc<Shared>,
}

/// Without a secret.
impl fmt::Debug for Conversation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conversation")
            .field("connection", self.connection())
            .field("has_session", &self.has_session())
            .finish_non_exhaustive()
    }
}

impl Conversation {
    /// Nothing is said yet.
    pub fn new(connection: Connection, settings: Settings) -> Conversation {
        Conversation { shared: Arc::new(Shared::new(connection, settings)) }
    }

    /// As [`Client::with_otp_source`](crate::Client::with_otp_source).
    #[must_use]
    pub fn with_otp_source(
        self,
        source: impl Fn() -> SecretString + Send + Sync + 'static,
    ) -> Conversation {
        let mut shared = Shared::new(self.shared.connection.clone(), self.shared.settings);
        shared.otp_source = Some(Arc::new(source));
        Conversation { shared: Arc::new(shared) }
    }

    /// A command with the session there is, sent once more with a new one if the server has
    /// forgotten it: [`Client::call`](crate::Client::call).
    pub fn call(&self, command: &Command, now: Instant) -> Exchange {
        Exchange::call(&self.shared, command, now)
    }

    /// A login, whose session is used from then on.
    pub fn start_session(&self, now: Instant) -> Exchange {
        Exchange::start_session(&self.shared, now)
    }

    /// The end of the session, which is no longer used from now on; none if there is none.
    pub fn end_session(&self, now: Instant) -> Option<Exchange> {
        Exchange::end_session(&self.shared, now)
    }

    /// The connection as it was given.
    pub fn connection(&self) -> &Connection {
        &self.shared.connection
    }

    /// What was counted so far.
    pub fn metrics(&self) -> Metrics {
        self.shared.counters.read()
    }

    /// As [`Client::session`](crate::Client::session).
    pub fn session(&self) -> Option<SavedSession> {
        self.shared.saved()
    }

    /// As [`Client::resume_session`](crate::Client::resume_session).
    ///
    /// # Errors
    /// As [`Client::resume_session`](crate::Client::resume_session).
    pub fn resume_session(&self, session: &SavedSession) -> Result<(), Error> {
        self.shared.resume(session)
    }

    /// Whether there is a session.
    pub fn has_session(&self) -> bool {
        self.shared.has_session()
    }
}
