//! What the server's code says of a command: done, refused, refused for now.

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::hint::Hint;
use crate::wire::response::Response;

/// The server's refusal as an error.
pub(crate) fn refusal(command: &Command, answer: &Response) -> Result<(), Error> {
    let code = answer.code();
    let kind = match code {
        200..=299 => return Ok(()),
        530 if is_session_lost(answer) => ErrorKind::SessionLost,
        530 | 531 if answer.hint().is_none_or(Hint::is_about_login) => ErrorKind::Auth,
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
    let message = format!("{code} {}", answer.shown_description());
    Err(Error::new(kind, command.subject(), message).with_answer(answer))
}

/// Codes after which the same command may succeed later: 4xx, and the closed connections and
/// too many sessions of 520 and 521.
pub(crate) fn is_temporary(code: u16) -> bool {
    matches!(code, 400..=499 | 520 | 521)
}

/// Whether the server does not know the session any more.
pub(crate) fn is_session_lost(answer: &Response) -> bool {
    let words = answer.description().to_ascii_uppercase();
    answer.code() == 530
        && (words.contains("SESSION NOT FOUND") || words.contains("SESSIONID NOT FOUND"))
}
