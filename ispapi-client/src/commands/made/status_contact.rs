//! StatusContact: made from the table of commands by `make generate`.

// @generated

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::ContactHandle;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives the data behind a contact's handle. ISPAPI and CNR.
#[derive(Debug, Clone)]
pub struct StatusContact {
    /// CONTACT: a contact.
    pub contact: ContactHandle,
    /// AUTH: a secret. On cnr only.
    pub auth: Option<SecretString>,
}

impl StatusContact {
    /// With what is required, and nothing else.
    pub fn new(contact: ContactHandle) -> StatusContact {
        StatusContact { contact, auth: None }
    }
}

/// What comes back.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct StatusContactAnswer {
    /// AUTH: a secret.
    pub auth: Option<SecretString>,
    /// CITY: a text.
    pub city: Option<String>,
    /// CLASS: a text.
    pub class: Option<String>,
    /// COUNTRY: a text.
    pub country: Option<String>,
    /// CREATEDBY: a text.
    pub created_by: Option<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// DESCRIPTION: a text.
    pub description: Option<String>,
    /// EMAIL: a text.
    pub email: Option<String>,
    /// FAX: a text.
    pub fax: Option<String>,
    /// FIRSTNAME: a text.
    pub first_name: Option<String>,
    /// ID: a text.
    pub id: Option<String>,
    /// LASTNAME: a text.
    pub last_name: Option<String>,
    /// MIDDLENAME: a text.
    pub middle_name: Option<String>,
    /// NAME: a text.
    pub name: Option<String>,
    /// ORGANIZATION: a text.
    pub organization: Option<String>,
    /// PEERUSER: a text.
    pub peer_user: Option<String>,
    /// PHONE: a text.
    pub phone: Option<String>,
    /// REGISTRAR: a text.
    pub registrar: Option<String>,
    /// STATE: a text.
    pub state: Option<String>,
    /// STATUS: texts.
    pub status: Vec<String>,
    /// STREET: texts.
    pub street: Vec<String>,
    /// TITLE: a text.
    pub title: Option<String>,
    /// TRANSFERDATE: an instant, UTC.
    pub transfer_date: Option<DateTime<Utc>>,
    /// UPDATEDBY: a text.
    pub updated_by: Option<String>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// USER: a text.
    pub user: Option<String>,
    /// ZIP: a text.
    pub zip: Option<String>,
    /// CONTACT: a text.
    pub contact: Option<String>,
    /// CONTACTNAME: a text.
    pub contact_name: Option<String>,
    /// CONTACTINDEX: a text.
    pub contact_index: Option<String>,
    /// ENCODING: a text.
    pub encoding: Option<String>,
    /// ROID: a text.
    pub roid: Option<String>,
    /// AUTODELETE: a text.
    pub auto_delete: Option<String>,
    /// VALIDATED: yes or no.
    pub validated: Option<bool>,
    /// VERIFIED: yes or no.
    pub verified: Option<bool>,
    /// VERIFICATIONREQUESTED: yes or no.
    pub verification_requested: Option<bool>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusContact {
    type Response = StatusContactAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusContact", platform);
        writer.one("CONTACT", &self.contact);
        writer.maybe("AUTH", &self.auth);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusContactAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(StatusContactAnswer {
            auth: cells.one("AUTH"),
            city: cells.one("CITY"),
            class: cells.one("CLASS"),
            country: cells.one("COUNTRY"),
            created_by: cells.one("CREATEDBY"),
            created_date: cells.one("CREATEDDATE"),
            description: cells.one("DESCRIPTION"),
            email: cells.one("EMAIL"),
            fax: cells.one("FAX"),
            first_name: cells.one("FIRSTNAME"),
            id: cells.one("ID"),
            last_name: cells.one("LASTNAME"),
            middle_name: cells.one("MIDDLENAME"),
            name: cells.one("NAME"),
            organization: cells.one("ORGANIZATION"),
            peer_user: cells.one("PEERUSER"),
            phone: cells.one("PHONE"),
            registrar: cells.one("REGISTRAR"),
            state: cells.one("STATE"),
            status: cells.all("STATUS"),
            street: cells.all("STREET"),
            title: cells.one("TITLE"),
            transfer_date: cells.one("TRANSFERDATE"),
            updated_by: cells.one("UPDATEDBY"),
            updated_date: cells.one("UPDATEDDATE"),
            user: cells.one("USER"),
            zip: cells.one("ZIP"),
            contact: cells.one("CONTACT"),
            contact_name: cells.one("CONTACTNAME"),
            contact_index: cells.one("CONTACTINDEX"),
            encoding: cells.one("ENCODING"),
            roid: cells.one("ROID"),
            auto_delete: cells.one("AUTODELETE"),
            validated: cells.one("VALIDATED"),
            verified: cells.one("VERIFIED"),
            verification_requested: cells.one("VERIFICATIONREQUESTED"),
            odd: cells.odd(),
        })
    }
}
