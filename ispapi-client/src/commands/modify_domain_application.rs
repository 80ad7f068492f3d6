//! ModifyDomainApplication: changes an application that is still open.

use super::{Application, Contacts, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about;
use crate::wire::response::Response;

/// Changes contacts or name servers of an application. Code 552: it is too late for that.
///
/// Sending it twice does no harm by itself, but it changes something: it is never repeated
/// blindly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModifyDomainApplication {
    /// The reference.
    pub application: String,
    /// The new contacts; an empty handle leaves the contact as it is.
    pub contacts: Contacts,
    /// The new name servers; none leaves them as they are.
    pub nameservers: Vec<String>,
}

impl ModifyDomainApplication {
    /// Gives an application other contacts.
    pub fn contacts(reference: impl Into<String>, contacts: Contacts) -> ModifyDomainApplication {
        let application = reference.into();
        ModifyDomainApplication { application, contacts, nameservers: Vec::new() }
    }
}

impl Request for ModifyDomainApplication {
    type Response = Application;

    fn command(&self, platform: Platform) -> Command {
        let command =
            Command::new("ModifyDomainApplication").with("APPLICATION", self.application.as_str());
        self.contacts.add_to(command, platform).with("NAMESERVER", self.nameservers.clone())
    }

    fn read(&self, answer: &Response) -> Result<Application, Error> {
        let application = Application::read(answer, 0, "")?;
        about(&self.application, Some(application.reference.as_str()))?;
        Ok(application)
    }
}
