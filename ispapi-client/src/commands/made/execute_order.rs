//! ExecuteOrder: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Carries out an order that waits for it. Costs money. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExecuteOrder {
    /// ORDERID: a whole number.
    pub order_id: i64,
}

impl ExecuteOrder {
    /// With what is required.
    pub fn new(order_id: i64) -> ExecuteOrder {
        ExecuteOrder { order_id }
    }
}

impl Request for ExecuteOrder {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ExecuteOrder", platform);
        writer.one("ORDERID", &self.order_id);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
