//! The details of a person or an organisation, and the contacts that a command names.

use crate::wire::command::{Command, Value};
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;

/// A person or an organisation. What is empty is not sent.
///
/// Source: ISPAPI and CNR command AddContact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Contact {
    /// TITLE: `Dr.`
    pub title: String,
    /// FIRSTNAME.
    pub first_name: String,
    /// MIDDLENAME.
    pub middle_name: String,
    /// LASTNAME.
    pub last_name: String,
    /// ORGANIZATION.
    pub organization: String,
    /// STREET, line by line.
    pub street: Vec<String>,
    /// CITY.
    pub city: String,
    /// STATE: state or province.
    pub state: String,
    /// ZIP.
    pub zip: String,
    /// COUNTRY: two letters, ISO 3166.
    pub country: String,
    /// PHONE: `+49.1234567890`
    pub phone: String,
    /// FAX.
    pub fax: String,
    /// EMAIL.
    pub email: String,
}

impl Contact {
    /// The contact of fields in the registrar's own words, in any case: FIRSTNAME, LASTNAME, STREET
    /// or STREET0, STREET1, ... A street may have lines.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] names a field that is none of a contact, or is given twice.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::commands::Contact;
    /// let ada = Contact::of_fields([("FIRSTNAME", "Ada"), ("LASTNAME", "Lovelace")])?;
    /// assert_eq!((ada.first_name.as_str(), ada.last_name.as_str()), ("Ada", "Lovelace"));
    /// assert_eq!(Contact::of_fields([("NICKNAME", "x")]).unwrap_err().subject(), "NICKNAME");
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn of_fields<'f>(
        fields: impl IntoIterator<Item = (&'f str, &'f str)>,
    ) -> Result<Contact, Error> {
        let mut contact = Contact::default();
        let mut street: Vec<(u32, String)> = Vec::new();
        for (key, value) in fields {
            let name = key.to_ascii_uppercase();
            let refused = |message| Error::new(ErrorKind::ParameterInvalid, &name, message);
            if let Some(place) = name.strip_prefix("STREET") {
                let place = if place.is_empty() { Ok(0) } else { place.parse() };
                let place = place.map_err(|_| refused("is no field of a contact"))?;
                if street.iter().any(|(other, _)| *other == place) {
                    return Err(refused("is given twice"));
                }
                street.push((place, value.to_owned()));
                continue;
            }
            let field = contact.field(&name).ok_or_else(|| refused("is no field of a contact"))?;
            if !field.is_empty() {
                return Err(refused("is given twice"));
            }
            value.clone_into(field);
        }
        street.sort();
        contact.street = street.into_iter().map(|(_, line)| line).collect();
        Ok(contact)
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "TITLE" => &mut self.title,
            "FIRSTNAME" => &mut self.first_name,
            "MIDDLENAME" => &mut self.middle_name,
            "LASTNAME" => &mut self.last_name,
            "ORGANIZATION" => &mut self.organization,
            "CITY" => &mut self.city,
            "STATE" => &mut self.state,
            "ZIP" => &mut self.zip,
            "COUNTRY" => &mut self.country,
            "PHONE" => &mut self.phone,
            "FAX" => &mut self.fax,
            "EMAIL" => &mut self.email,
            _ => return None,
        })
    }

    /// The command with these details, each behind `prefix`. ISPAPI calls the only line of a street
    /// STREET; CNR numbers it.
    pub(super) fn add_to(&self, command: Command, prefix: &str, platform: Platform) -> Command {
        let one = self.street.len() < 2 && platform == Platform::Ispapi;
        let street = match one {
            true => Value::from(self.street.first().cloned().filter(|line| !line.is_empty())),
            false => Value::from(self.street.clone()),
        };
        let names = [
            ("TITLE", &self.title),
            ("FIRSTNAME", &self.first_name),
            ("MIDDLENAME", &self.middle_name),
            ("LASTNAME", &self.last_name),
            ("ORGANIZATION", &self.organization),
        ];
        let rest = [
            ("CITY", &self.city),
            ("STATE", &self.state),
            ("ZIP", &self.zip),
            ("COUNTRY", &self.country),
            ("PHONE", &self.phone),
            ("FAX", &self.fax),
            ("EMAIL", &self.email),
        ];
        let add = |command: Command, (name, value): (&str, &String)| match value.is_empty() {
            true => command,
            false => command.with(format!("{prefix}{name}"), value.as_str()),
        };
        let command = names.into_iter().fold(command, add);
        let command = command.with(format!("{prefix}STREET"), street);
        rest.into_iter().fold(command, add)
    }
}

/// Whom a command names in one of the places of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Party {
    /// Nobody: the parameter is left out.
    #[default]
    Nobody,
    /// A contact that the registrar has, by its handle: `P-TUE1378025`.
    Handle(String),
    /// A person or an organisation, written out. ISPAPI makes a handle of it; CNR takes handles
    /// only, so that [`crate::Client::submit_application`] makes one first (AddContact).
    Details(Box<Contact>),
}

impl Party {
    /// The handle, if it is one.
    pub fn handle(&self) -> Option<&str> {
        match self {
            Party::Handle(handle) => Some(handle),
            Party::Nobody | Party::Details(_) => None,
        }
    }

    /// The person or the organisation, if it is written out.
    pub fn details(&self) -> Option<&Contact> {
        match self {
            Party::Details(contact) => Some(contact),
            Party::Nobody | Party::Handle(_) => None,
        }
    }

    fn add_to(&self, command: Command, place: &str, platform: Platform) -> Command {
        // A list of one is sent with the number 0.
        self.add_at(command, &format!("{place}0"), platform)
    }

    /// The command with this party at a numbered place.
    pub(super) fn add_at(&self, command: Command, place: &str, platform: Platform) -> Command {
        match self {
            Party::Nobody => command,
            Party::Handle(handle) => command.with(place, handle.as_str()),
            Party::Details(contact) => contact.add_to(command, place, platform),
        }
    }
}

/// A handle; an empty text is nobody.
impl From<&str> for Party {
    fn from(handle: &str) -> Party {
        Party::from(handle.to_owned())
    }
}

/// A handle; an empty text is nobody.
impl From<String> for Party {
    fn from(handle: String) -> Party {
        if handle.is_empty() { Party::Nobody } else { Party::Handle(handle) }
    }
}

impl From<Contact> for Party {
    fn from(contact: Contact) -> Party {
        Party::Details(Box::new(contact))
    }
}

/// The contacts that an application or a domain carries.
///
/// # Example
/// ```
/// use ispapi_client::commands::{AddDomainApplication, Contact, Contacts, Request};
/// use ispapi_client::Platform;
/// let ada = Contact { first_name: "Ada".into(), ..Contact::default() };
/// let ada = Contact { street: vec!["Main St 1".into()], ..ada };
/// let contacts = Contacts { admin: "P-2".into(), ..Contacts::default() };
/// let contacts = Contacts { owner: ada.into(), ..contacts };
/// let command = AddDomainApplication::new("example.com", contacts).command(Platform::Ispapi);
/// assert_eq!(
///     command.text(Platform::Ispapi)?,
///     "COMMAND=AddDomainApplication\nDOMAIN=example.com\nCLASS=BACKORDER\n\
///      OWNERCONTACT0FIRSTNAME=Ada\nOWNERCONTACT0STREET=Main St 1\nADMINCONTACT0=P-2",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Contacts {
    /// OWNERCONTACT0.
    pub owner: Party,
    /// ADMINCONTACT0.
    pub admin: Party,
    /// TECHCONTACT0.
    pub tech: Party,
    /// BILLINGCONTACT0.
    pub billing: Party,
}

impl Contacts {
    /// One party in all four places.
    pub fn all(party: impl Into<Party>) -> Contacts {
        let party = party.into();
        Contacts { owner: party.clone(), admin: party.clone(), tech: party.clone(), billing: party }
    }

    /// The command with the contacts that are given.
    pub(super) fn add_to(&self, command: Command, platform: Platform) -> Command {
        let command = self.owner.add_to(command, "OWNERCONTACT", platform);
        let command = self.admin.add_to(command, "ADMINCONTACT", platform);
        let command = self.tech.add_to(command, "TECHCONTACT", platform);
        self.billing.add_to(command, "BILLINGCONTACT", platform)
    }

    /// The four places.
    pub(crate) fn places(&self) -> [&Party; 4] {
        [&self.owner, &self.admin, &self.tech, &self.billing]
    }

    pub(crate) fn places_mut(&mut self) -> [&mut Party; 4] {
        [&mut self.owner, &mut self.admin, &mut self.tech, &mut self.billing]
    }
}
