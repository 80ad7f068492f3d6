//! What a typed command is.

use crate::vocabulary;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::refusal::refusal;
use crate::wire::response::Response;

/// A command with a typed answer, for [`crate::Client::send`].
pub trait Request {
    /// What a successful answer says.
    type Response;

    /// The command to send, in the words of a platform.
    ///
    /// [`Command::is_reading`] tells by its name whether it may be repeated.
    fn command(&self, platform: Platform) -> Command;

    /// Reads an answer whose code is 200-299, of either platform.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Invalid`] if the answer lacks what the command promises.
    fn read(&self, answer: &Response) -> Result<Self::Response, Error>;
}

/// The command of a request, which the table of commands does not refuse.
pub(crate) fn checked<R: Request>(request: &R, platform: Platform) -> Result<Command, Error> {
    let command = request.command(platform);
    vocabulary::check(&command, platform)?;
    Ok(command)
}

/// What a typed command makes of what came of it: the answer, or that there is none.
pub(crate) fn read_answer<R: Request>(
    request: &R,
    command: &Command,
    answer: Result<Response, Error>,
) -> Result<R::Response, Error> {
    let answer = answer?;
    refusal(command, &answer)?;
    request.read(&answer).map_err(|error| match command.is_reading() {
        true => error,
        false => error.into_unknown_outcome(),
    })
}
