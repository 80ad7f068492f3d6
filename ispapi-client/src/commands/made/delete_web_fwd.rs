//! DeleteWebFwd: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::HostName;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Forwards a host no more. CNR only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteWebFwd {
    /// SOURCE: a host.
    pub source: HostName,
}

impl DeleteWebFwd {
    /// With what is required.
    pub fn new(source: HostName) -> DeleteWebFwd {
        DeleteWebFwd { source }
    }
}

impl Request for DeleteWebFwd {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("DeleteWebFwd", platform);
        writer.one("SOURCE", &self.source);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
