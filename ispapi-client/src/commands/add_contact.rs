//! AddContact: makes a contact handle.

use super::{Contact, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{any_cell, flag, missing, outside};
use crate::wire::response::Response;

/// Makes a handle of a person or an organisation, for the contacts of applications and domains.
///
/// Where the registrar has a contact with the same data, it answers with that one's handle: sent
/// twice it makes one handle, unless [`AddContact::new_handle`] forces another.
///
/// Source: ISPAPI and CNR command AddContact.
///
/// # Example
/// ```
/// use ispapi_client::commands::{AddContact, Contact, Request};
/// use ispapi_client::Platform;
/// let ada = Contact { first_name: "Ada".into(), ..Contact::default() };
/// let ada = Contact { street: vec!["Main St 1".into()], ..ada };
/// let add = AddContact::new(ada);
/// assert_eq!(
///     add.command(Platform::Cnr).text(Platform::Cnr)?,
///     "COMMAND=AddContact\nFIRSTNAME=Ada\nSTREET0=Main St 1",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AddContact {
    /// The person or organisation.
    pub contact: Contact,
    /// NEW=1: a handle of its own although there is one with the same data.
    pub new_handle: bool,
}

impl AddContact {
    /// A handle for these details: an old one, where there is one.
    pub fn new(contact: Contact) -> AddContact {
        AddContact { contact, new_handle: false }
    }
}

/// A contact that the registrar has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AddedContact {
    /// The handle.
    pub handle: String,
    /// Whether it was made for this command, where the answer says so.
    pub is_new: Option<bool>,
}

impl Request for AddContact {
    type Response = AddedContact;

    fn command(&self, platform: Platform) -> Command {
        let command = self.contact.add_to(Command::new("AddContact"), "", platform);
        command.with("NEW", self.new_handle.then_some(true))
    }

    fn read(&self, answer: &Response) -> Result<AddedContact, Error> {
        let handle = any_cell(answer, &["CONTACT"], 0).or_else(|| outside(answer, "CONTACT"));
        let handle = handle.ok_or_else(|| missing("CONTACT", 0))?.to_owned();
        // That it was made counts more than whether this can be read.
        Ok(AddedContact { handle, is_new: flag(answer, "NEW", 0).unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn a_handle_is_asked_for_and_the_rest_is_not() {
        let add = AddContact::new(Contact::default());
        assert_eq!(
            add.read(&answer(&[("STATUS", "ACTIVE")])).expect_err("none").subject(),
            "CONTACT"
        );
        let made = add.read(&answer(&[("CONTACT", "P-1"), ("NEW", "yes")])).expect("a handle");
        assert_eq!((made.handle.as_str(), made.is_new), ("P-1", None));
    }
}
