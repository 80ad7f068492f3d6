//! AddDomainApplication: places a backorder.

use backorder_core::Kind;

use super::{Application, Request};
use crate::command::Command;
use crate::error::Error;
use crate::response::Response;

/// The contact handles an application carries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contacts {
    /// OWNERCONTACT0.
    pub owner: String,
    /// ADMINCONTACT0.
    pub admin: String,
    /// TECHCONTACT0.
    pub tech: String,
    /// BILLINGCONTACT0.
    pub billing: String,
}

impl Contacts {
    /// One handle in all four places.
    pub fn all(handle: impl Into<String>) -> Contacts {
        let handle = handle.into();
        Contacts {
            owner: handle.clone(),
            admin: handle.clone(),
            tech: handle.clone(),
            billing: handle,
        }
    }
}

/// Places a backorder: CLASS=BACKORDER lets the server choose the class.
///
/// The answer may be 540: there is an application with the same data already. That means
/// "look", never "refused".
///
/// # Example
/// ```
/// use ispapi_client::commands::{AddDomainApplication, Contacts, Request};
/// use ispapi_client::Platform;
/// let request = AddDomainApplication::new("example.com", Contacts::all("P-1")).lite();
/// let text = request.command().text(Platform::Ispapi)?;
/// assert_eq!(
///     text,
///     "COMMAND=AddDomainApplication\nDOMAIN=example.com\nCLASS=BACKORDER\n\
///      OWNERCONTACT0=P-1\nADMINCONTACT0=P-1\nTECHCONTACT0=P-1\nBILLINGCONTACT0=P-1\n\
///      X-BACKORDER-LITE=1",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddDomainApplication {
    /// The name wanted.
    pub domain: String,
    /// FULL, or LITE (com, net, org and biz only).
    pub kind: Kind,
    /// The client's contacts. An empty handle is left out.
    pub contacts: Contacts,
    /// NEW=1: a further application although one with the same data exists.
    pub new: bool,
}

impl AddDomainApplication {
    /// A FULL backorder, refused by the server if one with the same data exists.
    pub fn new(domain: impl Into<String>, contacts: Contacts) -> AddDomainApplication {
        AddDomainApplication { domain: domain.into(), kind: Kind::Full, contacts, new: false }
    }

    /// The LITE kind.
    #[must_use]
    pub fn lite(mut self) -> AddDomainApplication {
        self.kind = Kind::Lite;
        self
    }

    /// With NEW=1.
    #[must_use]
    pub fn forced(mut self) -> AddDomainApplication {
        self.new = true;
        self
    }
}

impl Request for AddDomainApplication {
    type Response = Application;

    fn command(&self) -> Command {
        Command::new("AddDomainApplication")
            .with("DOMAIN", self.domain.as_str())
            .with("CLASS", "BACKORDER")
            .with("OWNERCONTACT", list(&self.contacts.owner))
            .with("ADMINCONTACT", list(&self.contacts.admin))
            .with("TECHCONTACT", list(&self.contacts.tech))
            .with("BILLINGCONTACT", list(&self.contacts.billing))
            .with("NEW", self.new.then_some(true))
            .with("X-BACKORDER-LITE", (self.kind == Kind::Lite).then_some(true))
    }

    fn read(&self, answer: &Response) -> Result<Application, Error> {
        Application::read(answer, 0, &self.domain)
    }
}

/// A list of one, which is sent with the number 0.
fn list(handle: &str) -> Option<Vec<&str>> {
    (!handle.is_empty()).then(|| vec![handle])
}
