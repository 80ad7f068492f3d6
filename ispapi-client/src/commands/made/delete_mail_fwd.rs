//! DeleteMailFwd: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::Email;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Forwards an address of e-mail no more. CNR only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteMailFwd {
    /// FROM: an address of e-mail.
    pub from: Email,
    /// TO: an address of e-mail.
    pub to: Option<Email>,
}

impl DeleteMailFwd {
    /// With what is required, and nothing else.
    pub fn new(from: Email) -> DeleteMailFwd {
        DeleteMailFwd { from, to: None }
    }
}

impl Request for DeleteMailFwd {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("DeleteMailFwd", platform);
        writer.one("FROM", &self.from);
        writer.maybe("TO", &self.to);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
