//! What a call does next: encode, wait, send, send again, log in again, end. It sends and sleeps
//! nothing itself: the blocking and the async client do that, and so follow the same rules.

use std::convert::Infallible;
use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};

use crate::commands::{EndSession, Request};
use crate::exchange::limiter::Limiter;
use crate::exchange::metrics::{Counters, count};
use crate::exchange::saved_session::SavedSession;
use crate::exchange::verdict::{Verdict, asks_for_less, verdict};
use crate::transport::port::{HttpAnswer, HttpRequest, TransportError, milliseconds};
use crate::transport::process::PerProcess;
use crate::transport::settings::Settings;
use crate::wire::command::Command;
use crate::wire::connection::{Connection, Form};
use crate::wire::error::{Error, ErrorKind, Fault};
use crate::wire::profile::Platform;
use crate::wire::refusal::{is_session_lost, refusal};
use crate::wire::response::Response;

/// Where a new one-time password comes from.
pub(crate) type OtpSource = Arc<dyn Fn() -> SecretString + Send + Sync>;

/// What the calls of a client have in common.
pub(crate) struct Shared {
    pub(crate) connection: Connection,
    pub(crate) settings: Settings,
    pub(crate) counters: Counters,
    pub(crate) otp_source: Option<OtpSource>,
    state: PerProcess<State>,
}

/// What calls change. A forked process goes on with what it inherited, unless another thread was
/// changing it at that moment.
#[derive(Default)]
struct State {
    session: Mutex<Session>,
    limiter: Mutex<Limiter>,
}

#[derive(Clone, Default)]
struct Session {
    secret: Option<SecretString>,
    /// Whether it was started with a one-time password.
    otp: bool,
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
            state: PerProcess::new(State::default()),
        }
    }

    fn state(&self) -> &State {
        let kept: Result<&State, Infallible> = self.state.get(|inherited| Ok(inherited.copied()));
        match kept {
            Ok(state) => state,
            Err(never) => match never {},
        }
    }

    fn session(&self) -> MutexGuard<'_, Session> {
        self.state().session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn has_session(&self) -> bool {
        self.session().secret.is_some()
    }

    /// The session of the moment, to be stored.
    pub(crate) fn saved(&self) -> Option<SavedSession> {
        let Session { secret, otp, .. } = self.session().clone();
        Some(SavedSession::new(&self.connection, secret?, otp))
    }

    /// Takes up a session that was stored.
    pub(crate) fn resume(&self, saved: &SavedSession) -> Result<(), Error> {
        let secret = saved.secret_for(&self.connection)?;
        self.session().follow(secret.clone(), saved.needs_otp());
        Ok(())
    }

    /// The connection with the session of the moment, and that session's number.
    fn present(&self) -> (Connection, Option<u64>) {
        let Session { secret, number, .. } = self.session().clone();
        match secret {
            Some(secret) => (self.connection.clone().with_session(secret), Some(number)),
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

    /// Keeps a new session; not if it is to replace one that another call has replaced already.
    fn keep(&self, secret: &str, otp: bool, replaces: Option<u64>) -> bool {
        let mut session = self.session();
        if replaces.is_some_and(|number| session.secret.is_some() && session.number != number) {
            return false;
        }
        session.follow(secret.into(), otp);
        true
    }
}

impl State {
    /// Without waiting: who held a lock at the fork is not there to let it go.
    fn copied(&self) -> State {
        fn copy<T: Clone + Default>(of: &Mutex<T>) -> Mutex<T> {
            Mutex::new(of.try_lock().map(|held| held.clone()).unwrap_or_default())
        }
        State { session: copy(&self.session), limiter: copy(&self.limiter) }
    }
}

impl Session {
    fn follow(&mut self, secret: SecretString, otp: bool) {
        *self = Session { secret: Some(secret), otp, number: self.number + 1 };
    }
}

/// One call from its beginning to its end: it says what to do next, and sends and waits for nothing
/// itself. Made by [`Conversation`](crate::Conversation).
///
/// Ask [`Exchange::next`], do what it says, and so on until it is done. Dropped before, it is
/// counted as ended.
pub struct Exchange {
    shared: Arc<Shared>,
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
    progress: Progress,
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
    /// A login because the session of this number was lost, before the command can be sent again.
    Renewal { command: Command, lost: u64 },
    /// The end of a new session that is not needed, since another call was faster.
    Surplus(Command),
}

enum Progress {
    /// The request has to be encoded and to take its turn.
    Ready,
    /// The pause before the next attempt.
    Paused(Duration),
    /// It is the request's turn, or will be when the wait is over.
    Turn,
    Done(Box<Result<Response, Error>>),
    /// And that was told.
    Over,
}

/// What is to be done for an exchange.
#[derive(Debug)]
pub enum Step {
    /// Wait this long, then ask again.
    Wait(Duration),
    /// Send this and hand in what came: [`Exchange::came`].
    Post(Post),
    /// That was all, and this is the answer, or why there is none: as
    /// [`Client::call`](crate::Client::call).
    Done(Result<Response, Error>),
}

/// A request to send.
#[derive(Debug)]
pub struct Post {
    url: String,
    body: SecretString,
    left: Duration,
    settings: Settings,
}

impl Post {
    /// What to send, where to, and what it may take.
    pub fn request(&self) -> HttpRequest<'_> {
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

impl Exchange {
    /// Sends a command with the session there is; once more if the server has forgotten it.
    pub(crate) fn call(shared: &Arc<Shared>, command: &Command, now: Instant) -> Exchange {
        let (connection, session) = shared.present();
        let stage = Stage::Command { again: false };
        Exchange::new(shared, stage, command.clone(), connection, session, now)
    }

    /// Logs in.
    pub(crate) fn start_session(shared: &Arc<Shared>, now: Instant) -> Exchange {
        let command = shared.start_session();
        Exchange::new(shared, Stage::Login, command, shared.login(), None, now)
    }

    /// Logs out; none if there is no session.
    pub(crate) fn end_session(shared: &Arc<Shared>, now: Instant) -> Option<Exchange> {
        let (connection, session) = shared.present();
        session?;
        shared.session().secret = None;
        // A session that is already lost is not started again to be ended.
        let stage = Stage::Command { again: true };
        let command = EndSession.command(connection.platform());
        Some(Exchange::new(shared, stage, command, connection, session, now))
    }

    fn new(
        shared: &Arc<Shared>,
        stage: Stage,
        command: Command,
        connection: Connection,
        session: Option<u64>,
        now: Instant,
    ) -> Exchange {
        count(&shared.counters.calls, 1);
        // A limit beyond what the clock holds is none.
        let deadline = now.checked_add(shared.settings.total_timeout);
        Exchange {
            shared: Arc::clone(shared),
            stage,
            command,
            connection,
            form: None,
            session,
            deadline: deadline.unwrap_or_else(|| now + Duration::from_secs(1 << 30)),
            attempt: 1,
            pause: shared.settings.pause,
            progress: Progress::Ready,
            under_way: false,
            counted: false,
        }
    }

    /// Around everything that is done for the call.
    pub(crate) fn span(&self) -> tracing::Span {
        tracing::debug_span!("ispapi", command = self.command.name())
    }

    /// What to do now. Asked again before what came of a request was handed in, that request counts
    /// as lost on its way.
    pub fn next(&mut self, now: Instant) -> Step {
        if self.under_way {
            let message = "nobody said what came of it".to_owned();
            self.came(Err(TransportError { fault: Fault::Closed, message }), now);
        }
        loop {
            match std::mem::replace(&mut self.progress, Progress::Turn) {
                Progress::Ready => match self.ready(now) {
                    Ok(Duration::ZERO) => {}
                    Ok(wait) => return self.wait(wait),
                    Err(error) => self.settle(Err(error)),
                },
                Progress::Paused(wait) => {
                    self.progress = Progress::Ready;
                    return self.wait(wait);
                }
                Progress::Turn => match self.post(now) {
                    Ok(Some(post)) => return Step::Post(post),
                    Ok(None) => self.progress = Progress::Ready,
                    Err(error) => self.settle(Err(error)),
                },
                Progress::Done(result) => {
                    self.progress = Progress::Over;
                    return Step::Done(*result);
                }
                Progress::Over => {
                    self.progress = Progress::Over;
                    let over = "is over: what came of it was told";
                    return Step::Done(Err(Error::new(
                        ErrorKind::Config,
                        self.command.subject(),
                        over,
                    )));
                }
            }
        }
    }

    /// Takes in what came of the request; what nobody was asked to send is not counted.
    pub fn came(&mut self, result: Result<HttpAnswer, TransportError>, now: Instant) {
        if !self.under_way {
            return;
        }
        let shared = Arc::clone(&self.shared);
        let counters = &shared.counters;
        count(&counters.bytes_received, result.as_ref().map_or(0, |a| a.body.len() as u64));
        self.under_way = false;
        let Some(form) = &self.form else { return };
        let scrub = |text: &str| self.shared.connection.scrub(&form.scrub(text));
        let Verdict { outcome, again } =
            verdict(&self.command, result, &scrub, self.pause, &self.shared.settings);
        log_attempt(&self.command, self.attempt, &outcome);
        count(&counters.limited, u64::from(asks_for_less(&outcome)));
        match again {
            Some(wait)
                if self.attempt < self.shared.settings.attempts
                    && now.checked_add(wait).is_some_and(|then| then < self.deadline) =>
            {
                self.pause = self.pause.saturating_mul(2);
                self.attempt += 1;
                self.progress = Progress::Paused(wait);
            }
            _ => self.settle(outcome),
        }
    }

    /// Ends the call because the caller no longer wants it. What is under way may be carried out.
    pub fn cancelled(&mut self) {
        if self.under_way {
            let message = "cancelled while it was under way".to_owned();
            self.came(Err(TransportError { fault: Fault::Cancelled, message }), self.deadline);
        }
        if matches!(self.progress, Progress::Done(_) | Progress::Over) {
            return;
        }
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
        let limiter = &self.shared.state().limiter;
        let mut limiter = limiter.lock().unwrap_or_else(PoisonError::into_inner);
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

    fn post(&mut self, now: Instant) -> Result<Option<Post>, Error> {
        // As late as can be: it has a short life, and serves one request.
        if let Some(source) = &self.shared.otp_source
            && self.connection.takes_otp()
        {
            let otp = source();
            if otp.expose_secret().is_empty() {
                let none = "needs a one-time password, and the source of them gave none";
                return Err(Error::new(ErrorKind::OtpRequired, self.command.subject(), none));
            }
            self.connection = self.connection.clone().with_otp(otp);
            self.form = self.connection.form(&self.command).ok();
        }
        let Some(form) = &self.form else { return Ok(None) };
        let body = form.encode();
        self.under_way = true;
        count(&self.shared.counters.attempts, 1);
        count(&self.shared.counters.repetitions, u64::from(self.attempt > 1));
        Ok(Some(Post {
            url: self.connection.url().to_owned(),
            body,
            left: self.deadline.saturating_duration_since(now),
            settings: self.shared.settings,
        }))
    }

    /// What was sent has an outcome: the end, or the next of login and repetition.
    fn settle(&mut self, outcome: Result<Response, Error>) {
        match std::mem::replace(&mut self.stage, Stage::Command { again: true }) {
            Stage::Command { again: false } => match outcome {
                Ok(answer) if is_session_lost(&answer) => self.lost(answer),
                outcome => self.done(outcome),
            },
            Stage::Command { again: true } => self.done(outcome),
            Stage::Login => {
                let kept = outcome
                    .and_then(|answer| self.logged_in(&answer, None).map(|_: Option<_>| answer));
                self.done(kept);
            }
            Stage::Renewal { command, lost } => {
                match outcome.and_then(|answer| self.logged_in(&answer, Some(lost))) {
                    Ok(None) => self.send_again(command),
                    Ok(Some(surplus)) => self.end_surplus(command, surplus),
                    Err(error) => self.done(Err(not_renewed(&command, error))),
                }
            }
            // What is not ended times out.
            Stage::Surplus(command) => self.send_again(command),
        }
    }

    /// The server refused the session, not the command: that was not carried out.
    fn lost(&mut self, answer: Response) {
        let Some(lost) = self.session else { return self.done(Ok(answer)) };
        let now = self.shared.session().clone();
        let command = self.command.clone();
        if now.secret.is_some() && now.number != lost {
            // Another call was faster.
            return self.send_again(command);
        }
        let connection = &self.shared.connection;
        // A one-time password is not sent twice, and none is left out where one is needed: that
        // would be a failed login.
        let otp = connection.takes_otp() && (now.otp || connection.has_otp());
        if otp && self.shared.otp_source.is_none() {
            let needs = "a new one needs a one-time password";
            return self.done(Err(not_tried(ErrorKind::OtpRequired, needs, &command, &answer)));
        }
        if !connection.has_password() {
            let needs = "a new one needs a password";
            return self.done(Err(not_tried(ErrorKind::SessionLost, needs, &command, &answer)));
        }
        tracing::debug!(command = command.name(), "the session was lost; starting a new one");
        count(&self.shared.counters.renewals, 1);
        self.stage = Stage::Renewal { command, lost };
        self.begin(self.shared.start_session(), self.shared.login(), None);
    }

    /// Two calls lost the session at once, and both have a new one: the first one's is used.
    fn end_surplus(&mut self, command: Command, surplus: SecretString) {
        self.stage = Stage::Surplus(command);
        let connection = self.shared.connection.clone().with_session(surplus);
        self.begin(EndSession.command(connection.platform()), connection, None);
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
        self.progress = Progress::Ready;
    }

    /// Keeps the session the server gave, or gives it back where another call was faster.
    fn logged_in(
        &self,
        answer: &Response,
        replaces: Option<u64>,
    ) -> Result<Option<SecretString>, Error> {
        refusal(&self.command, answer)?;
        let session = answer.first("SESSION").or_else(|| answer.first("SESSIONID"));
        let session = session.filter(|session| !session.is_empty()).ok_or_else(|| {
            Error::new(ErrorKind::Invalid, self.command.name(), "the answer names no session")
        })?;
        let otp = self.connection.takes_otp() && self.connection.has_otp();
        let kept = self.shared.keep(session, otp, replaces);
        Ok((!kept).then(|| session.into()))
    }

    fn done(&mut self, outcome: Result<Response, Error>) {
        let shared = Arc::clone(&self.shared);
        let counters = &shared.counters;
        self.ended(match &outcome {
            Ok(_) => &counters.answers,
            Err(error) if error.kind() == ErrorKind::UnknownOutcome => &counters.unknown_outcomes,
            Err(_) => &counters.failures,
        });
        self.progress = Progress::Done(Box::new(outcome));
    }

    fn ended(&mut self, how: &AtomicU64) {
        count(how, 1);
        self.counted = true;
    }
}

/// Without a secret.
impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Exchange");
        shown.field("command", &self.command.name()).field("attempt", &self.attempt);
        shown.finish_non_exhaustive()
    }
}

/// A call that is dropped ends as well.
impl Drop for Exchange {
    fn drop(&mut self) {
        if self.counted {
            return;
        }
        // A login for a command that was refused with its session does nothing that matters.
        let renewal = matches!(self.stage, Stage::Renewal { .. } | Stage::Surplus(_));
        let perhaps = self.under_way && !renewal && !self.command.is_reading();
        let shared = Arc::clone(&self.shared);
        let counters = &shared.counters;
        self.ended(if perhaps { &counters.unknown_outcomes } else { &counters.failures });
    }
}

/// Why a command could not be sent again. It was refused with its session and not carried out,
/// whatever became of the login.
fn not_renewed(command: &Command, error: Error) -> Error {
    match error.kind() {
        ErrorKind::Auth
        | ErrorKind::Cancelled
        | ErrorKind::OtpRequired
        | ErrorKind::RateLimited => error,
        _ => {
            let message = format_args!("the session was lost and no new one could be had: {error}");
            Error::new(ErrorKind::SessionLost, command.subject(), message)
        }
    }
}

/// Why nothing tried to log in, so that the command could be sent again.
fn not_tried(kind: ErrorKind, needs: &str, command: &Command, answer: &Response) -> Error {
    let (code, words) = (answer.code(), answer.shown_description());
    let message = format_args!("the session was lost, and {needs}: {code} {words}");
    Error::new(kind, command.subject(), message).with_answer(answer)
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
