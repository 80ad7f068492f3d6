//! What a login is for, and contacts that are written out.

use ext_php_rs::prelude::*;
use ext_php_rs::types::Zval;
use ispapi_client::commands::{Contact, Contacts, Party};
use ispapi_client::{Error, ErrorKind};

use crate::boundary::convert::{Items, type_of};
use crate::boundary::errors::Refused;

#[php_enum]
#[php(name = "Backorder\\Ispapi\\Task")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    #[php(value = "backorders")]
    Backorders,
    #[php(value = "droplist")]
    Droplist,
    #[php(value = "domain-sync")]
    DomainSync,
    #[php(value = "transfers-and-renewals")]
    TransfersAndRenewals,
    #[php(value = "contacts")]
    Contacts,
    #[php(value = "all")]
    All,
}

pub fn task_of(task: Option<Task>) -> ispapi_client::Task {
    match task {
        None | Some(Task::Backorders) => ispapi_client::Task::Backorders,
        Some(Task::Droplist) => ispapi_client::Task::Droplist,
        Some(Task::DomainSync) => ispapi_client::Task::DomainSync,
        Some(Task::TransfersAndRenewals) => ispapi_client::Task::TransfersAndRenewals,
        Some(Task::Contacts) => ispapi_client::Task::Contacts,
        Some(Task::All) => ispapi_client::Task::All,
    }
}

/// A contact of the registrar's field names.
pub fn contact(subject: &str, fields: &Items<'_>) -> Result<Contact, Refused> {
    let mut texts = Vec::new();
    for (key, value) in fields.pairs() {
        match (value.str(), value.is_null()) {
            (Some(text), _) => texts.push((key, text)),
            (None, true) => {}
            (None, false) => {
                let found = type_of(value);
                return Err(Refused::Type(format!("{subject}: {key} is {found}: give a string")));
            }
        }
    }
    Ok(Contact::of_fields(texts.iter().map(|(key, text)| (key.as_str(), *text)))?)
}

const PLACES: [&str; 4] = ["owner", "admin", "tech", "billing"];

/// Owner, admin, tech and billing: each a handle or written out, the owner where it is neither.
pub fn contacts(handles: [Option<String>; 4], details: &Items<'_>) -> Result<Contacts, Refused> {
    let mut parties = handles.map(|handle| handle.map(Party::from));
    for (key, value) in details.pairs() {
        let place = place_of("details", &key)?;
        if parties[place].is_some() {
            return Err(invalid("details", format!("{key} is given as a handle, too")));
        }
        parties[place] = Some(written_out("details", &key, value)?);
    }
    or_owner("owner", parties)
}

/// The contacts of a client: a handle for all four; or by owner, admin, tech and billing, each a
/// handle or written out.
pub fn contacts_of(client: &str, value: &Zval) -> Result<Contacts, Refused> {
    let value = value.dereference();
    if let Some(handle) = value.str() {
        return Ok(Contacts::all(handle));
    }
    let what = format!("contacts of client {client}");
    let items = Items::of(value).ok_or_else(|| {
        Refused::Type(format!("{what}: {}: give a handle or an array", type_of(value)))
    })?;
    let mut parties = [const { None }; 4];
    for (key, value) in items.pairs() {
        let party = match value.dereference().str() {
            Some(handle) => Party::from(handle),
            None => written_out(&what, &key, value.dereference())?,
        };
        parties[place_of(&what, &key)?] = Some(party);
    }
    or_owner(&what, parties)
}

fn place_of(what: &str, key: &str) -> Result<usize, Refused> {
    let place = PLACES.iter().position(|place| *place == key);
    place.ok_or_else(|| invalid(what, format!("{key} is none of owner, admin, tech and billing")))
}

fn written_out(what: &str, key: &str, value: &Zval) -> Result<Party, Refused> {
    let fields = Items::of(value).ok_or_else(|| {
        Refused::Type(format!("{what}: {key} is {}: give an array", type_of(value)))
    })?;
    Ok(contact(key, &fields)?.into())
}

fn or_owner(what: &str, parties: [Option<Party>; 4]) -> Result<Contacts, Refused> {
    let [owner, admin, tech, billing] = parties;
    let owner =
        owner.ok_or_else(|| invalid(what, "is missing: give a handle, or details of the owner"))?;
    let or_owner = |party: Option<Party>| party.unwrap_or_else(|| owner.clone());
    Ok(Contacts { admin: or_owner(admin), tech: or_owner(tech), billing: or_owner(billing), owner })
}

fn invalid(what: &str, message: impl Into<String>) -> Refused {
    Error::new(ErrorKind::ParameterInvalid, what, message.into()).into()
}
