//! What an attempt came to, and whether it may be repeated.

use std::time::Duration;

use crate::transport::port::{HttpAnswer, TransportError};
use crate::transport::settings::Settings;
use crate::wire::command::Command;
use crate::wire::connection::Connection;
use crate::wire::error::{Error, ErrorKind, Fault};
use crate::wire::redact;
use crate::wire::refusal::is_temporary;
use crate::wire::response::{Response, ResponseKind};

/// What an attempt came to.
pub(crate) struct Verdict {
    /// The server's answer, or why there is none.
    pub(crate) outcome: Result<Response, Error>,
    /// The pause before the next attempt, or none if there must not be one.
    pub(crate) again: Option<Duration>,
}

pub(crate) fn verdict(
    command: &Command,
    result: Result<HttpAnswer, TransportError>,
    scrub: &dyn Fn(&str) -> String,
    pause: Duration,
    settings: &Settings,
) -> Verdict {
    let outcome = outcome(command, result, scrub);
    let again = wait_before_next(command, &outcome, pause, settings);
    Verdict { outcome, again }
}

impl Connection {
    /// What came of a command that was posted by means of one's own, in the words of
    /// [`crate::Client::call`]: the server's answer, whatever its code, or why there is none.
    ///
    /// Repeats nothing, and starts no session anew.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] where the command cannot be written, and so was not sent.
    /// Else [`ErrorKind::UnknownOutcome`] for a command that changes something and may have been
    /// carried out; the others say that it was not: [`ErrorKind::Transport`],
    /// [`ErrorKind::Cancelled`], [`ErrorKind::HttpStatus`], [`ErrorKind::Empty`],
    /// [`ErrorKind::Truncated`], [`ErrorKind::Invalid`].
    ///
    /// # Example
    /// ```
    /// use ispapi_client::{Command, Connection, ErrorKind, HttpAnswer, Platform, System};
    /// let connection = Connection::new(Platform::Ispapi, System::Ote);
    /// let answer = |command: &str, status, body: &str| {
    ///     let came = HttpAnswer { status, retry_after: None, body: body.into() };
    ///     connection.answer(&Command::new(command), Ok(came))
    /// };
    /// let refused = "[RESPONSE]\nCODE = 545\nDESCRIPTION = Object not found\nEOF\n";
    /// assert_eq!(answer("DeleteDomain", 200, refused)?.code(), 545);
    /// // Whatever stands between us and the registrar may have let the command through.
    /// let lost = answer("DeleteDomain", 502, "Bad Gateway").unwrap_err();
    /// assert_eq!(lost.kind(), ErrorKind::UnknownOutcome);
    /// let lost = answer("StatusDomain", 502, "Bad Gateway").unwrap_err();
    /// assert_eq!(lost.kind(), ErrorKind::HttpStatus);
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn answer(
        &self,
        command: &Command,
        came: Result<HttpAnswer, TransportError>,
    ) -> Result<Response, Error> {
        let form = self.form(command)?;
        outcome(command, came, &|text| self.scrub(&form.scrub(text)))
    }
}

fn outcome(
    command: &Command,
    result: Result<HttpAnswer, TransportError>,
    scrub: &dyn Fn(&str) -> String,
) -> Result<Response, Error> {
    let failure = match result {
        Ok(answer) => match usable(command, answer, scrub) {
            Ok(response) => return Ok(response),
            Err(error) => error,
        },
        Err(error) => {
            let kind = match error.fault {
                Fault::Cancelled => ErrorKind::Cancelled,
                _ => ErrorKind::Transport,
            };
            Error::new(kind, command.subject(), scrub(&error.message)).with_fault(error.fault)
        }
    };
    let carried_out_perhaps = match failure.kind() {
        ErrorKind::Transport | ErrorKind::Cancelled => {
            failure.fault().is_none_or(|fault| fault.may_have_sent())
        }
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

/// The pause before the next attempt, or none if there must not be one.
fn wait_before_next(
    command: &Command,
    outcome: &Result<Response, Error>,
    pause: Duration,
    settings: &Settings,
) -> Option<Duration> {
    match outcome {
        Ok(answer) if !command.is_reading() || !is_temporary(answer.code()) => None,
        Ok(answer) if answer.code() == 425 => Some(jittered(settings.rate_limit_pause)),
        Ok(_) => Some(jittered(pause)),
        Err(error) => match error.kind() {
            // The next answer would be no smaller.
            ErrorKind::Transport if error.fault() == Some(Fault::TooLarge) => None,
            // Of a changing command this kind says that nothing was sent.
            ErrorKind::Transport => Some(jittered(pause)),
            ErrorKind::Empty | ErrorKind::Truncated => Some(jittered(pause)),
            ErrorKind::HttpStatus if command.is_reading() => {
                let status = error.http_status()?;
                let busy = status == 429 || status >= 500;
                busy.then(|| jittered(error.retry_after().unwrap_or(pause).max(pause)))
            }
            _ => None,
        },
    }
}

/// The pause and up to half of it more, so that clients that failed together do not come back
/// together: nor do processes that were forked from one and inherited its state of chance.
fn jittered(pause: Duration) -> Duration {
    let half = u64::try_from(pause.as_micros() / 2).unwrap_or(u64::MAX / 2);
    let mut chance = chance_of(std::process::id(), fastrand::u64(..));
    pause.saturating_add(Duration::from_micros(chance.u64(0..=half)))
}

fn chance_of(process: u32, state: u64) -> fastrand::Rng {
    fastrand::Rng::with_seed(state ^ u64::from(process).rotate_left(32))
}

/// The answer of the server, if the HTTP answer holds a whole one.
fn usable(
    command: &Command,
    answer: HttpAnswer,
    scrub: &dyn Fn(&str) -> String,
) -> Result<Response, Error> {
    // Long enough for a secret that begins in what is shown of it.
    let start = answer.body[..answer.body.len().min(4096)].to_vec();
    let view = Response::from_vec(answer.body);
    let about = |kind, message: &str| Error::new(kind, command.subject(), message);
    let whole = view.kind() == ResponseKind::Response && view.is_complete();
    if whole {
        return Ok(view.scrubbed_by(scrub).answering(command.name()));
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
            let start = String::from_utf8_lossy(&start);
            let start: String = redact::words(&scrub(&start)).chars().take(60).collect();
            about(ErrorKind::Invalid, &format!("no answer of the API: begins with {start:?}"))
        }
    })
}

/// Whether the server says that it gets too much: of commands, of sessions, of requests.
pub(crate) fn asks_for_less(outcome: &Result<Response, Error>) -> bool {
    match outcome {
        Ok(answer) => matches!(answer.code(), 425 | 521),
        Err(error) => error.http_status() == Some(429),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_grows_by_up_to_a_half() {
        let pause = Duration::from_millis(100);
        let pauses: Vec<Duration> = (0..200).map(|_| jittered(pause)).collect();
        assert!(pauses.iter().all(|one| (pause..=pause * 3 / 2).contains(one)), "{pauses:?}");
        assert!(pauses.iter().any(|one| *one != pauses[0]), "not always the same");
        assert_eq!(jittered(Duration::ZERO), Duration::ZERO);
        assert_eq!(jittered(Duration::MAX), Duration::MAX);
    }

    #[test]
    fn forked_processes_do_not_pause_alike() {
        let mut drawn: Vec<u64> =
            (1..=50).map(|process| chance_of(process, 7).u64(..1000)).collect();
        drawn.sort_unstable();
        drawn.dedup();
        assert!(drawn.len() > 40, "{drawn:?}");
    }
}
