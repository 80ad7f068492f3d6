//! ModifyContact: made from the table of commands by `make generate`.

// @generated

use secrecy::SecretString;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::{ContactHandle, Country, Email, Extras};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Changes the data behind a contact's handle. ISPAPI and CNR.
#[derive(Debug, Clone)]
pub struct ModifyContact {
    /// CONTACT: a contact.
    pub contact: ContactHandle,
    /// NAME: a text. On ispapi only.
    pub name: Option<String>,
    /// TITLE: a text.
    pub title: Option<String>,
    /// FIRSTNAME: a text.
    pub first_name: Option<String>,
    /// MIDDLENAME: a text.
    pub middle_name: Option<String>,
    /// LASTNAME: a text.
    pub last_name: Option<String>,
    /// ORGANIZATION: a text.
    pub organization: Option<String>,
    /// STREET0, STREET1, ...: texts.
    pub street: Vec<String>,
    /// CITY: a text.
    pub city: Option<String>,
    /// STATE: a text.
    pub state: Option<String>,
    /// ZIP: a text.
    pub zip: Option<String>,
    /// COUNTRY: a country.
    pub country: Option<Country>,
    /// PHONE: a text.
    pub phone: Option<String>,
    /// FAX: a text.
    pub fax: Option<String>,
    /// EMAIL: an address of e-mail.
    pub email: Option<Email>,
    /// VATID: a text. On ispapi only.
    pub vat_id: Option<String>,
    /// IDNUMBER: a text. On ispapi only.
    pub id_number: Option<String>,
    /// IDAUTHORITY: a text. On ispapi only.
    pub id_authority: Option<String>,
    /// AUTH: a secret.
    pub auth: Option<SecretString>,
    /// DISCLOSE: yes or no. On ispapi only.
    pub disclose: Option<bool>,
    /// DISCLOSE-ELEMENTS: a text. On ispapi only.
    pub disclose_elements: Option<String>,
    /// VALIDATION: yes or no. On cnr only.
    pub validation: Option<bool>,
    /// CHECKONLY: yes or no. On cnr only.
    pub check_only: Option<bool>,
    /// PREVERIFY: yes or no. On cnr only.
    pub pre_verify: Option<bool>,
    /// AUTODELETE: yes or no. On cnr only.
    pub auto_delete: Option<bool>,
    /// STATUS0, STATUS1, ...: texts. On cnr only.
    pub status: Vec<String>,
    /// ADDSTATUS0, ADDSTATUS1, ...: texts. On cnr only.
    pub add_status: Vec<String>,
    /// DELSTATUS0, DELSTATUS1, ...: texts. On cnr only.
    pub del_status: Vec<String>,
    /// What registries add: `X-...`
    pub extra: Extras,
}

impl ModifyContact {
    /// With what is required, and nothing else.
    pub fn new(contact: ContactHandle) -> ModifyContact {
        ModifyContact {
            contact,
            name: None,
            title: None,
            first_name: None,
            middle_name: None,
            last_name: None,
            organization: None,
            street: Vec::new(),
            city: None,
            state: None,
            zip: None,
            country: None,
            phone: None,
            fax: None,
            email: None,
            vat_id: None,
            id_number: None,
            id_authority: None,
            auth: None,
            disclose: None,
            disclose_elements: None,
            validation: None,
            check_only: None,
            pre_verify: None,
            auto_delete: None,
            status: Vec::new(),
            add_status: Vec::new(),
            del_status: Vec::new(),
            extra: Extras::default(),
        }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ModifyContactAnswer {
    /// VALIDATED: yes or no.
    pub validated: Option<bool>,
    /// VERIFIED: yes or no.
    pub verified: Option<bool>,
    /// VERIFICATIONREQUESTED: yes or no.
    pub verification_requested: Option<bool>,
    /// OWNERCHANGESTATUS: a text.
    pub owner_change_status: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for ModifyContact {
    type Response = ModifyContactAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ModifyContact", platform);
        writer.one("CONTACT", &self.contact);
        writer.maybe("NAME", &self.name);
        writer.maybe("TITLE", &self.title);
        writer.maybe("FIRSTNAME", &self.first_name);
        writer.maybe("MIDDLENAME", &self.middle_name);
        writer.maybe("LASTNAME", &self.last_name);
        writer.maybe("ORGANIZATION", &self.organization);
        writer.list("STREET", &self.street);
        writer.maybe("CITY", &self.city);
        writer.maybe("STATE", &self.state);
        writer.maybe("ZIP", &self.zip);
        writer.maybe("COUNTRY", &self.country);
        writer.maybe("PHONE", &self.phone);
        writer.maybe("FAX", &self.fax);
        writer.maybe("EMAIL", &self.email);
        writer.maybe("VATID", &self.vat_id);
        writer.maybe("IDNUMBER", &self.id_number);
        writer.maybe("IDAUTHORITY", &self.id_authority);
        writer.maybe("AUTH", &self.auth);
        writer.maybe("DISCLOSE", &self.disclose);
        writer.maybe("DISCLOSE-ELEMENTS", &self.disclose_elements);
        writer.maybe("VALIDATION", &self.validation);
        writer.maybe("CHECKONLY", &self.check_only);
        writer.maybe("PREVERIFY", &self.pre_verify);
        writer.maybe("AUTODELETE", &self.auto_delete);
        writer.list("STATUS", &self.status);
        writer.list("ADDSTATUS", &self.add_status);
        writer.list("DELSTATUS", &self.del_status);
        writer.extras(&self.extra);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<ModifyContactAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(ModifyContactAnswer {
            validated: cells.one("VALIDATED"),
            verified: cells.one("VERIFIED"),
            verification_requested: cells.one("VERIFICATIONREQUESTED"),
            owner_change_status: cells.one("OWNERCHANGESTATUS"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
