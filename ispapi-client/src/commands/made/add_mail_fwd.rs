//! AddMailFwd: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::Email;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Forwards an address of e-mail. CNR only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddMailFwd {
    /// FROM: an address of e-mail.
    pub from: Email,
    /// TO: an address of e-mail.
    pub to: Email,
}

impl AddMailFwd {
    /// With what is required.
    pub fn new(from: Email, to: Email) -> AddMailFwd {
        AddMailFwd { from, to }
    }
}

impl Request for AddMailFwd {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("AddMailFwd", platform);
        writer.one("FROM", &self.from);
        writer.one("TO", &self.to);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
