//! StatusDomainApplication: how an application stands.

use super::{Application, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about;
use crate::wire::response::Response;

/// Asks how an application stands; with its auction, while there is one.
///
/// Code 545 means that the registrar knows no such application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StatusDomainApplication {
    /// The reference.
    pub application: String,
}

impl StatusDomainApplication {
    /// Asks for one application.
    pub fn new(reference: impl Into<String>) -> StatusDomainApplication {
        StatusDomainApplication { application: reference.into() }
    }
}

impl Request for StatusDomainApplication {
    type Response = Application;

    fn command(&self, _: Platform) -> Command {
        Command::new("StatusDomainApplication").with("APPLICATION", self.application.as_str())
    }

    fn read(&self, answer: &Response) -> Result<Application, Error> {
        let application = Application::read(answer, 0, "")?;
        about(&self.application, Some(application.reference.as_str()))?;
        Ok(application)
    }
}
