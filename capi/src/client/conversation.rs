//! Calls without I/O: what to send next, how long to wait, when to log in again.

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::time::{Duration, Instant};

use ispapi_client::secrecy::{ExposeSecret, SecretString};
use ispapi_client::{Conversation, Error, Exchange, Response, SavedSession, Step};

use crate::boundary::answer::hand_out;
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::numbers::{Boundary, Next};
use crate::boundary::owned::backorder_text;
use crate::boundary::text::backorder_str;
use crate::client::answer::backorder_answer;
use crate::client::command::backorder_command;
use crate::client::connection::{backorder_connection, backorder_http_answer};
use crate::client::limits::{backorder_limits, settings};
use crate::client::otp::{asking, backorder_otp_source};

/// What calls to the registrar have in common, without I/O: the session, the rate limit, counters.
/// Times are milliseconds of any clock that never goes back, such as CLOCK_MONOTONIC: the same one
/// for all calls.
pub struct backorder_conversation {
    inner: Conversation,
    /// Where the caller's clock has its 0, by ours.
    origin: Instant,
}

/// One call from its beginning to its end, without I/O: it says what to do next.
pub struct backorder_exchange {
    inner: Exchange,
    origin: Instant,
    url: String,
    body: SecretString,
    done: Option<Result<Response, Error>>,
}

fn moment(origin: Instant, now_ms: u64) -> Checked<Instant> {
    let now = Some(now_ms).filter(|now_ms| i64::try_from(*now_ms).is_ok());
    now.and_then(|now| origin.checked_add(Duration::from_millis(now))).ok_or_else(|| {
        let message = format!("now_ms is {now_ms}, not within 0 to {}", i64::MAX);
        Failure::new(Boundary::TimeRange, "now_ms", message)
    })
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
}

/// A conversation in which nothing was said yet. The connection is copied, and so are the limits,
/// which may be NULL: `backorder_exchange_next` says them. Free it with
/// `backorder_conversation_free`; exchanges may outlive it.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_conversation_new(
    connection: Option<&backorder_connection>,
    limits: Option<&backorder_limits>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_conversation>>>>,
) -> backorder_result {
    hand_out(out, || {
        let connection = given(connection, "connection")?.0.clone();
        let inner = Conversation::new(connection, settings(limits));
        Ok(Box::new(backorder_conversation { inner, origin: Instant::now() }))
    })
}

/// Logins and other requests without a session ask `source` for a one-time password, as
/// `backorder_registrar_set_otp_source`; it is asked by `backorder_exchange_next`. Exchanges that
/// were begun before go on without.
///
/// The caller makes sure that `source` may be called with `context`, by any thread that calls
/// `backorder_exchange_next`, until conversation and exchanges are freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_conversation_set_otp_source(
    conversation: Option<&mut backorder_conversation>,
    source: backorder_otp_source,
    context: *mut c_void,
) -> backorder_result {
    fence(|| {
        let conversation = given(conversation, "conversation")?;
        // SAFETY: the caller promises as much, see above.
        let asking = unsafe { asking(source, context) }?;
        conversation.inner = conversation.inner.clone().with_otp_source(asking);
        Ok(())
    })
}

/// The session of the moment, as `backorder_registrar_session`; NULL where there is none. Free the
/// text with `backorder_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_conversation_session(
    conversation: Option<&backorder_conversation>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let session = given(conversation, "conversation")?.inner.session();
        *out = session.map(|session| backorder_text::of(session.to_secret().expose_secret()));
        Ok(())
    })
}

/// Takes up a session that was stored.
///
/// Errors: `CONFIG` where it is none, or of another platform, system, address, login or role user.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_conversation_resume_session(
    conversation: Option<&backorder_conversation>,
    session: backorder_str,
) -> backorder_result {
    fence(|| {
        let conversation = &given(conversation, "conversation")?.inner;
        let session = SavedSession::parse(session.read("session")?)?;
        Ok(conversation.resume_session(&session)?)
    })
}

/// The name of a stored session, which gives nothing away: 16 hexadecimal digits. Free the text
/// with `backorder_text_free`.
///
/// Errors: `CONFIG` where it is none.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_session_id(
    session: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(SavedSession::parse(session.read("session")?)?.id())))
}

/// What was counted since a registrar or a conversation was made.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_metrics {
    /// Commands that were asked for, logins included.
    pub calls: u64,
    /// Requests that were sent.
    pub attempts: u64,
    /// Requests that repeated one before.
    pub repetitions: u64,
    /// Answers of the registrar, whatever their code.
    pub answers: u64,
    /// Calls without an answer, of which nothing was carried out.
    pub failures: u64,
    /// Calls of which it is not known what became of them.
    pub unknown_outcomes: u64,
    /// Sessions that were started again because the registrar had forgotten them.
    pub renewals: u64,
    /// Bytes of answers, unpacked.
    pub bytes_received: u64,
    /// Answers by which the registrar asked for less: 425, 521, HTTP 429.
    pub limited: u64,
    /// Milliseconds spent waiting between attempts and for the rate limit.
    pub waited_ms: u64,
}

impl Filled for backorder_metrics {
    const SIZE_MIN: usize = size_of::<backorder_metrics>();
}

impl backorder_metrics {
    pub(crate) fn of(metrics: ispapi_client::Metrics) -> backorder_metrics {
        backorder_metrics {
            calls: metrics.calls,
            attempts: metrics.attempts,
            repetitions: metrics.repetitions,
            answers: metrics.answers,
            failures: metrics.failures,
            unknown_outcomes: metrics.unknown_outcomes,
            renewals: metrics.renewals,
            bytes_received: metrics.bytes_received,
            limited: metrics.limited,
            waited_ms: metrics.waited_ms,
        }
    }
}

/// What was counted so far. Every exchange ends in exactly one of `answers`, `failures` and
/// `unknown_outcomes`; one that is freed before in one of the latter two. `size` is `sizeof *out`.
///
/// Errors: `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_conversation_metrics(
    conversation: Option<&backorder_conversation>,
    size: usize,
    out: *mut backorder_metrics,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_metrics>(out, size, "out")?;
        let metrics = given(conversation, "conversation")?.inner.metrics();
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", backorder_metrics::of(metrics)) }
    })
}

/// Frees a conversation; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_conversation_free(conversation: Option<Box<backorder_conversation>>) {
    fence_or((), || drop(conversation));
}

fn exchange(inner: Exchange, origin: Instant) -> Box<backorder_exchange> {
    let (url, body) = (String::new(), SecretString::from(String::new()));
    Box::new(backorder_exchange { inner, origin, url, body, done: None })
}

/// Begins a call: a command, sent with the session there is, and once more with a new one where the
/// registrar has forgotten it. Free it with `backorder_exchange_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_exchange_new(
    conversation: Option<&backorder_conversation>,
    command: Option<&backorder_command>,
    now_ms: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_exchange>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (held, command) = (given(conversation, "conversation")?, given(command, "command")?);
        let now = moment(held.origin, now_ms)?;
        Ok(exchange(held.inner.call(&command.0, now), held.origin))
    })
}

/// Begins a login, whose session is used from then on in place of the password. Free it with
/// `backorder_exchange_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_exchange_new_login(
    conversation: Option<&backorder_conversation>,
    now_ms: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_exchange>>>>,
) -> backorder_result {
    hand_out(out, || {
        let held = given(conversation, "conversation")?;
        let now = moment(held.origin, now_ms)?;
        Ok(exchange(held.inner.start_session(now), held.origin))
    })
}

/// Begins the end of the session, which is no longer used from now on; NULL where there is none.
/// Free it with `backorder_exchange_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_exchange_new_logout(
    conversation: Option<&backorder_conversation>,
    now_ms: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_exchange>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let held = given(conversation, "conversation")?;
        let now = moment(held.origin, now_ms)?;
        *out = held.inner.end_session(now).map(|inner| exchange(inner, held.origin));
        Ok(())
    })
}

/// What to do next in an exchange.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_next {
    /// One of `BACKORDER_NEXT_`.
    pub kind: u32,
    /// WAIT: so many milliseconds.
    pub wait_ms: u64,
    /// POST: where to.
    pub url: backorder_str,
    /// POST: what, as `application/x-www-form-urlencoded`. It has the password in it.
    pub body: backorder_str,
    /// POST: the answer must be whole within so many milliseconds.
    pub total_ms: u64,
    /// POST: its head must be there within so many.
    pub answer_ms: u64,
    /// POST: no pause between two pieces of it may be longer.
    pub idle_ms: u64,
    /// POST: so many bytes it may have, unpacked; what is larger is `BACKORDER_FAULT_TOO_LARGE`.
    pub bytes: u64,
}

impl Filled for backorder_next {
    const SIZE_MIN: usize = size_of::<backorder_next>();
}

/// What to do now: wait, then ask again; or post, and say what came with `backorder_exchange_came`;
/// or nothing more, and `backorder_exchange_answer` has the answer. Asked again before what came
/// was said, the request counts as lost on its way. `size` is `sizeof *out`.
///
/// The views are valid until the next call with `exchange`.
///
/// Errors: `TIME_RANGE`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_exchange_next(
    exchange: Option<&mut backorder_exchange>,
    now_ms: u64,
    size: usize,
    out: *mut backorder_next,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_next>(out, size, "out")?;
        let held = given(exchange, "exchange")?;
        let now = moment(held.origin, now_ms)?;
        let mut next = backorder_next {
            kind: Next::Done.code(),
            wait_ms: 0,
            url: backorder_str::EMPTY,
            body: backorder_str::EMPTY,
            total_ms: 0,
            answer_ms: 0,
            idle_ms: 0,
            bytes: 0,
        };
        if held.done.is_none() {
            match held.inner.next(now) {
                Step::Done(result) => held.done = Some(result),
                Step::Wait(time) => {
                    (next.kind, next.wait_ms) = (Next::Wait.code(), milliseconds(time));
                }
                Step::Post(post) => {
                    let request = post.request();
                    request.url.clone_into(&mut held.url);
                    next.kind = Next::Post.code();
                    next.total_ms = milliseconds(request.timeout);
                    next.answer_ms = milliseconds(request.answer_timeout);
                    next.idle_ms = milliseconds(request.idle_timeout);
                    next.bytes = request.body_limit as u64;
                    held.body = request.body;
                    next.url = backorder_str::of(&held.url);
                    next.body = backorder_str::of(held.body.expose_secret());
                }
            }
        }
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", next) }
    })
}

/// Says what came of the request that was to be posted, also that none came, and how far it got
/// (`fault`).
///
/// Errors: `TIME_RANGE`; `NUMBER_INVALID` for an unknown fault.
///
/// The caller makes sure that `came->body` points to `came->size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_exchange_came(
    exchange: Option<&mut backorder_exchange>,
    came: Option<&backorder_http_answer>,
    now_ms: u64,
) -> backorder_result {
    fence(|| {
        let held = given(exchange, "exchange")?;
        let now = moment(held.origin, now_ms)?;
        // SAFETY: the caller promises as much, see above.
        let came = unsafe { given(came, "came")?.read() }?;
        held.inner.came(came, now);
        Ok(())
    })
}

/// Ends the call. What is under way may be carried out: the answer says so.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_exchange_cancel(
    exchange: Option<&mut backorder_exchange>,
) -> backorder_result {
    fence(|| {
        given(exchange, "exchange")?.inner.cancelled();
        Ok(())
    })
}

/// The answer, once there is nothing more to do. Free it with `backorder_answer_free`.
///
/// Errors: those of `backorder_connection_answer`; `SESSION_LOST`, `OTP_REQUIRED`, `RATE_LIMITED`;
/// of a login `AUTH`, `TEMPORARY` and `PERMANENT`; `OUTCOME_INVALID` while there is more to do.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_exchange_answer(
    exchange: Option<&backorder_exchange>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_answer>>>>,
) -> backorder_result {
    hand_out(out, || match &given(exchange, "exchange")?.done {
        Some(result) => Ok(Box::new(backorder_answer(result.clone()?))),
        None => {
            let message = "there is something to do: ask backorder_exchange_next";
            Err(Failure::new(Boundary::OutcomeInvalid, "exchange", message))
        }
    })
}

/// Frees an exchange; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_exchange_free(exchange: Option<Box<backorder_exchange>>) {
    fence_or((), || drop(exchange));
}
