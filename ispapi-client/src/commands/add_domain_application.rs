//! AddDomainApplication: places a backorder.

use backorder_core::BackorderKind;

use super::{Application, Contacts, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Places a backorder: CLASS=BACKORDER lets the server choose the class.
///
/// The LITE kind is X-BACKORDER-LITE=1 on ISPAPI and CLASS=LITEBACKORDER on CNR, where the period
/// is also asked for.
///
/// The answer may be 540: there is an application with the same data already. That is no refusal:
/// the application is to be searched for.
///
/// # Example
/// ```
/// use ispapi_client::commands::{AddDomainApplication, Contacts, Request};
/// use ispapi_client::Platform;
/// let request = AddDomainApplication::new("example.com", Contacts::all("P-1")).lite();
/// let text = request.command(Platform::Ispapi).text(Platform::Ispapi)?;
/// assert_eq!(
///     text,
///     "COMMAND=AddDomainApplication\nDOMAIN=example.com\nCLASS=BACKORDER\n\
///      OWNERCONTACT0=P-1\nADMINCONTACT0=P-1\nTECHCONTACT0=P-1\nBILLINGCONTACT0=P-1\n\
///      X-BACKORDER-LITE=1",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AddDomainApplication {
    /// The name wanted.
    pub domain: String,
    /// FULL, or LITE (com, net, org and biz only).
    pub kind: BackorderKind,
    /// The client's contacts.
    pub contacts: Contacts,
    /// NEW=1: a further application although one with the same data exists.
    pub new: bool,
}

impl AddDomainApplication {
    /// A FULL backorder, refused by the server if one with the same data exists.
    pub fn new(domain: impl Into<String>, contacts: Contacts) -> AddDomainApplication {
        AddDomainApplication {
            domain: domain.into(),
            kind: BackorderKind::Full,
            contacts,
            new: false,
        }
    }

    /// The LITE kind.
    #[must_use]
    pub fn lite(mut self) -> AddDomainApplication {
        self.kind = BackorderKind::Lite;
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

    fn command(&self, platform: Platform) -> Command {
        let lite = self.kind == BackorderKind::Lite;
        let command = Command::new("AddDomainApplication").with("DOMAIN", self.domain.as_str());
        let command = match platform {
            Platform::Cnr => {
                let class = if lite { "LITEBACKORDER" } else { "BACKORDER" };
                command.with("CLASS", class).with("PERIOD", "1")
            }
            Platform::Ispapi => command.with("CLASS", "BACKORDER"),
        };
        let flag = lite && platform == Platform::Ispapi;
        self.contacts
            .add_to(command, platform)
            .with("NEW", self.new.then_some(true))
            .with("X-BACKORDER-LITE", flag.then_some(true))
    }

    fn read(&self, answer: &Response) -> Result<Application, Error> {
        Application::read(answer, 0, &self.domain)
    }
}
