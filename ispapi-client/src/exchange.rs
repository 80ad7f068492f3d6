//! What a call does next: encode, wait, send, send again, log in again, end. It sends and sleeps
//! nothing itself: the blocking and the async client do that, and so follow the same rules.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use secrecy::SecretString;

use crate::command::Command;
use crate::commands::{EndSession, Request};
use crate::connection::{Connection, Form};
use crate::error::{Error, ErrorKind};
use crate::limiter::Limiter;
use crate::metrics::{Counters, count, milliseconds};
use crate::profile::Platform;
use crate::response::Response;
use crate::settings::Settings;
use crate::transport::{HttpAnswer, HttpRequest, TransportError};
use crate::verdict::{Verdict, is_session_lost, refusal, verdict};

/// Where a new one-time password comes from.
pub(crate) type OtpSource = Arc<dyn Fn() -> SecretString + Send + Sync>;

/// What the calls of a client have in common.
pub(crate) struct Shared {
    pub(crate) connection: Connection,
    pub(crate) settings: Settings,
    pub(crate) counters: Counters,
    pub(crate) otp_source: Option<OtpSource>,
    session: Mutex<Session>,
    limiter: Mutex<Limiter>,
}

#[derive(Default)]
struct Session {
    id: Option<SecretString>,
    /// How many there were before; tells a new session from the one that was lost.
    number: u64,
}

impl Shared {
    pub(crate) fn new(connection: Connection, settings: Settings) -> Shared {
        Shared {
            connection,
            settings,
            counters: Counters::default(),
            otp_source: None,
            session: Mutex::default(),
            limiter: Mutex::default(),
        }
    }

    fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn has_session(&self) -> bool {
        self.session().id.is_some()
    }

    /// The connection with the session of the moment, and that session's number.
    fn present(&self) -> (Connection, Option<u64>) {
        let session = self.session();
        match &session.id {
            Some(id) => (self.connection.clone().with_session(id.clone()), Some(session.number)),
            None => (self.connection.clone(), None),
        }
    }

    /// The connection as it logs in.
    fn login(&self) -> Connection {
        let cnr = self.connection.platform() == Platform::Cnr;
        self.connection.clone().with_persistent(cnr)
    }

    fn start_session(&self) -> Command {
        self.settings.session.command(self.connection.platform())
    }

    fn keep(&self, id: &str) {
        let mut session = self.session();
        session.id = Some(id.into());
        session.number += 1;
    }
}

/// One call from its beginning to its end.
pub(crate) struct Exchange<'c> {
    shared: &'c Shared,
    stage: Stage,
    /// What is being sent.
    command: Command,
    connection: Connection,
    form: Option<Form>,
    /// The session it is sent with.
    session: Option<u64>,
    deadline: Instant,
    attempt: u32,
    pause: Duration,
    state: State,
    /// Whether a request was handed out of which nothing has come yet.
    under_way: bool,
    /// Whether it was counted how the call ended.
    counted: bool,
}

enum Stage {
    /// The command; or the second time, after which a lost session is not started again.
    Command { again: bool },
    /// A login that was asked for.
    Login,
    /// A login because the session was lost, before this command can be sent again.
    Renewal(Command),
}

enum State {
    /// The request has to be encoded and to take its turn.
    Ready,
    /// The pause before the next attempt.
    Paused(Duration),
    /// It is the request's turn, or will be when the wait is over.
    Turn,
    Done(Box<Result<Response, Error>>),
}

/// What the client does for the exchange.
pub(crate) enum Step {
    /// Sleep; then ask again.
    Wait(Duration),
    /// Send this and hand in what came.
    Post(Post),
    /// That was all.
    Done(Result<Response, Error>),
}

/// A request to send.
pub(crate) struct Post {
    url: String,
    body: SecretString,
    left: Duration,
    settings: Settings,
}

impl Post {
    pub(crate) fn request(&self) -> HttpRequest<'_> {
        HttpRequest {
            url: &self.url,
            body: self.body.clone(),
            timeout: self.left,
            answer_timeout: self.settings.answer_timeout.min(self.left),
            idle_timeout: self.settings.idle_timeout.min(self.left),
            body_limit: self.settings.body_limit,
            cancel: None,
        }
    }
}

impl<'c> Exchange<'c> {
    /// Sends a command with the session there is; once more if the server has forgotten it.
    pub(crate) fn call(shared: &'c Shared, command: &Command, now: Instant) -> Exchange<'c> {
        let (connection, session) = shared.present();
        let stage = Stage::Command { again: false };
        Exchange::new(shared, stage, command.clone(), connection, session, now)
    }

    /// Logs in.
    pub(crate) fn start_session(shared: &'c Shared, now: Instant) -> Exchange<'c> {
        let command = shared.start_session();
        Exchange::new(shared, Stage::Login, command, shared.login(), None, now)
    }

    /// Logs out; none if there is no session.
    pub(crate) fn end_session(shared: &'c Shared, now: Instant) -> Option<Exchange<'c>> {
        let (connection, session) = shared.present();
        session?;
        shared.session().id = None;
        // A session that is already lost is not started again to be ended.
        let stage = Stage::Command { again: true };
        let command = EndSession.command(connection.platform());
        Some(Exchange::new(shared, stage, command, connection, session, now))
    }

    fn new(
        shared: &'c Shared,
        stage: Stage,
        command: Command,
        connection: Connection,
        session: Option<u64>,
        now: Instant,
    ) -> Exchange<'c> {
        count(&shared.counters.calls, 1);
        // A limit beyond what the clock holds is none.
        let deadline = now.checked_add(shared.settings.total_timeout);
        Exchange {
            shared,
            stage,
            command,
            connection,
            form: None,
            session,
            deadline: deadline.unwrap_or_else(|| now + Duration::from_secs(1 << 30)),
            attempt: 1,
            pause: shared.settings.pause,
            state: State::Ready,
            under_way: false,
            counted: false,
        }
    }

    /// Around everything that is done for the call.
    pub(crate) fn span(&self) -> tracing::Span {
        tracing::debug_span!("ispapi", command = self.command.name())
    }

    /// What to do now.
    pub(crate) fn next(&mut self, now: Instant) -> Step {
        loop {
            match std::mem::replace(&mut self.state, State::Turn) {
                State::Ready => match self.ready(now) {
                    Ok(Duration::ZERO) => {}
                    Ok(wait) => return self.wait(wait),
                    Err(error) => self.settle(Err(error)),
                },
                State::Paused(wait) => {
                    self.state = State::Ready;
                    return self.wait(wait);
                }
                State::Turn => match self.post(now) {
                    Some(post) => return Step::Post(post),
                    None => self.state = State::Ready,
                },
                State::Done(result) => return Step::Done(*result),
            }
        }
    }

    /// Takes in what came of the request.
    pub(crate) fn came(&mut self, result: Result<HttpAnswer, TransportError>, now: Instant) {
        let counters = &self.shared.counters;
        count(&counters.bytes_received, result.as_ref().map_or(0, |a| a.body.len() as u64));
        self.under_way = false;
        let Some(form) = &self.form else { return };
        let scrub = |text: &str| self.shared.connection.scrub(&form.scrub(text));
        let Verdict { outcome, again } =
            verdict(&self.command, result, &scrub, self.pause, &self.shared.settings);
        log_attempt(&self.command, self.attempt, &outcome);
        match again {
            Some(wait)
                if self.attempt < self.shared.settings.attempts
                    && now.checked_add(wait).is_some_and(|then| then < self.deadline) =>
            {
                self.pause = self.pause.saturating_mul(2);
                self.attempt += 1;
                self.state = State::Paused(wait);
            }
            _ => self.settle(outcome),
        }
    }

    /// Ends the call because the caller no longer wants it; nothing is under way.
    pub(crate) fn cancelled(&mut self) {
        let error = Error::new(ErrorKind::Cancelled, self.command.subject(), "was cancelled");
        self.done(Err(error));
    }

    fn wait(&self, wait: Duration) -> Step {
        count(&self.shared.counters.waited_ms, milliseconds(wait));
        Step::Wait(wait)
    }

    /// Encodes the request and takes its turn: how long to wait for it.
    fn ready(&mut self, now: Instant) -> Result<Duration, Error> {
        if self.form.is_none() {
            self.form = Some(self.connection.form(&self.command)?);
        }
        let Some(limit) = self.shared.settings.rate_limit else { return Ok(Duration::ZERO) };
        let mut limiter = self.shared.limiter.lock().unwrap_or_else(PoisonError::into_inner);
        limiter.take(limit, now, self.deadline).map_err(|wait| {
            let left = self.deadline.saturating_duration_since(now);
            let message = format_args!(
                "would be sent in {} ms, by our own rate limit, and has {} ms left",
                wait.as_millis(),
                left.as_millis(),
            );
            Error::new(ErrorKind::RateLimited, self.command.subject(), message)
        })
    }

    fn post(&mut self, now: Instant) -> Option<Post> {
        // As late as can be: it has a short life, and serves one request.
        if let Some(source) = &self.shared.otp_source
            && self.connection.takes_otp()
        {
            self.connection = self.connection.clone().with_otp(source());
            self.form = self.connection.form(&self.command).ok();
        }
        let body = self.form.as_ref()?.encode();
        self.under_way = true;
        count(&self.shared.counters.attempts, 1);
        count(&self.shared.counters.repetitions, u64::from(self.attempt > 1));
        Some(Post {
            url: self.connection.url().to_owned(),
            body,
            left: self.deadline.saturating_duration_since(now),
            settings: self.shared.settings,
        })
    }

    /// What was sent has an outcome: the end, or the next of login and repetition.
    fn settle(&mut self, outcome: Result<Response, Error>) {
        match std::mem::replace(&mut self.stage, Stage::Command { again: true }) {
            Stage::Command { again: false } => match outcome {
                Ok(answer) if is_session_lost(&answer) && self.may_renew() => self.renew(),
                outcome => self.done(outcome),
            },
            Stage::Command { again: true } => self.done(outcome),
            Stage::Login => {
                let outcome = outcome.and_then(|answer| self.logged_in(&answer).map(|()| answer));
                self.done(outcome);
            }
            Stage::Renewal(command) => match outcome.and_then(|answer| self.logged_in(&answer)) {
                Ok(()) => self.send_again(command),
                Err(error) => self.done(Err(not_renewed(&command, error))),
            },
        }
    }

    /// A one-time password is not sent twice: without a source of new ones there is no renewal.
    fn may_renew(&self) -> bool {
        let connection = &self.shared.connection;
        let asked = connection.takes_otp() && connection.has_otp();
        self.session.is_some() && (!asked || self.shared.otp_source.is_some())
    }

    /// The server refused the session, not the command: that was not carried out.
    fn renew(&mut self) {
        let (_, present) = self.shared.present();
        let command = self.command.clone();
        if present.is_some() && present != self.session {
            // Another call was faster.
            return self.send_again(command);
        }
        tracing::debug!(command = command.name(), "the session was lost; starting a new one");
        count(&self.shared.counters.renewals, 1);
        self.stage = Stage::Renewal(command);
        self.begin(self.shared.start_session(), self.shared.login(), None);
    }

    fn send_again(&mut self, command: Command) {
        let (connection, session) = self.shared.present();
        self.begin(command, connection, session);
    }

    fn begin(&mut self, command: Command, connection: Connection, session: Option<u64>) {
        self.command = command;
        self.connection = connection;
        self.session = session;
        self.form = None;
        self.attempt = 1;
        self.pause = self.shared.settings.pause;
        self.state = State::Ready;
    }

    /// Keeps the session the server gave.
    fn logged_in(&self, answer: &Response) -> Result<(), Error> {
        refusal(&self.command, answer)?;
        let session = answer.first("SESSION").or_else(|| answer.first("SESSIONID"));
        let session = session.filter(|session| !session.is_empty()).ok_or_else(|| {
            Error::new(ErrorKind::Invalid, self.command.name(), "the answer names no session")
        })?;
        self.shared.keep(session);
        Ok(())
    }

    fn done(&mut self, outcome: Result<Response, Error>) {
        let counters = &self.shared.counters;
        self.ended(match &outcome {
            Ok(_) => &counters.answers,
            Err(error) if error.kind() == ErrorKind::UnknownOutcome => &counters.unknown_outcomes,
            Err(_) => &counters.failures,
        });
        self.state = State::Done(Box::new(outcome));
    }

    fn ended(&mut self, how: &AtomicU64) {
        count(how, 1);
        self.counted = true;
    }
}

/// A call that is dropped ends as well.
impl Drop for Exchange<'_> {
    fn drop(&mut self) {
        if self.counted {
            return;
        }
        // A login for a command that was refused with its session does nothing that matters.
        let renewal = matches!(self.stage, Stage::Renewal(_));
        let perhaps = self.under_way && !renewal && !self.command.is_reading();
        let counters = &self.shared.counters;
        self.ended(if perhaps { &counters.unknown_outcomes } else { &counters.failures });
    }
}

/// Why a command could not be sent again. It was refused with its session and not carried out,
/// whatever became of the login.
fn not_renewed(command: &Command, error: Error) -> Error {
    match error.kind() {
        ErrorKind::Auth | ErrorKind::Cancelled | ErrorKind::RateLimited => error,
        _ => {
            let message = format_args!("the session was lost and no new one could be had: {error}");
            Error::new(ErrorKind::SessionLost, command.subject(), message)
        }
    }
}

fn log_attempt(command: &Command, attempt: u32, outcome: &Result<Response, Error>) {
    let command = command.name();
    match outcome {
        Ok(answer) => {
            let (code, anomalies) = (answer.code(), answer.anomalies().len());
            tracing::debug!(command, attempt, code, anomalies, "answered");
        }
        Err(error) => {
            let (kind, fault) = (error.kind().name(), error.fault().map(|fault| fault.name()));
            let status = error.http_status();
            tracing::debug!(command, attempt, kind, fault, status, "no answer");
        }
    }
}
