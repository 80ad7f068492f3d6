//! DeleteDomainApplication: withdraws an application.

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about, any_cell};
use crate::wire::response::Response;

/// Withdraws an application. Code 552: it is too late for that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteDomainApplication {
    /// The reference.
    pub application: String,
}

impl DeleteDomainApplication {
    /// Withdraws one application.
    pub fn new(reference: impl Into<String>) -> DeleteDomainApplication {
        DeleteDomainApplication { application: reference.into() }
    }
}

impl Request for DeleteDomainApplication {
    type Response = ();

    fn command(&self, _: Platform) -> Command {
        Command::new("DeleteDomainApplication").with("APPLICATION", self.application.as_str())
    }

    fn read(&self, answer: &Response) -> Result<(), Error> {
        about(&self.application, any_cell(answer, &["APPLICATION", "APPLICATIONID"], 0))
    }
}
