//! EndSession: ends the session the command is sent with.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Ends our session; on CNR the command is called StopSession. Code 545: it had ended already.
///
/// Source: ISPAPI command EndSession; the vendor's PHP SDK for CNR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EndSession;

impl Request for EndSession {
    type Response = ();

    fn command(&self, platform: Platform) -> Command {
        Command::new(match platform {
            Platform::Ispapi => "EndSession",
            Platform::Cnr => "StopSession",
        })
    }

    fn read(&self, _: &Response) -> Result<(), Error> {
        Ok(())
    }
}
