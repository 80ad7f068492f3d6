//! QueryDNSZoneStats: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::Writer;
use crate::vocabulary::Extras;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Counts what a zone was asked. ISPAPI, and CNR as QueryDNSZoneStatisticList.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryDnsZoneStats {
    /// The parameters, by their names.
    pub extra: Extras,
}

impl Request for QueryDnsZoneStats {
    type Response = Response;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryDNSZoneStats", platform);
        writer.extras(&self.extra);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Response, Error> {
        Ok(answer.clone())
    }
}
