//! QueryUserObjectStatistics: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::Writer;
use crate::vocabulary::Extras;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Counts a user's objects. ISPAPI, and CNR as QueryRegistrarStatisticList.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryUserObjectStatistics {
    /// The parameters, by their names.
    pub extra: Extras,
}

impl Request for QueryUserObjectStatistics {
    type Response = Response;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryUserObjectStatistics", platform);
        writer.extras(&self.extra);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Response, Error> {
        Ok(answer.clone())
    }
}
