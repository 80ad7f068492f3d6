//! A contact that an account has made.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use ispapi_client::vocabulary::{self, Form};

/// The fields of a contact: what AddContact takes of a person and StatusContact tells.
pub(super) fn fields() -> &'static [&'static str] {
    static FIELDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    FIELDS.get_or_init(|| {
        let [add, status] = ["AddContact", "StatusContact"].map(vocabulary::find);
        let told = status.map_or(&[][..], |facts| facts.columns.as_slice());
        let taken = add.map_or(&[][..], |facts| facts.parameters.as_slice()).iter();
        let taken = taken.filter(|known| {
            let is_data = matches!(known.form, Form::Text | Form::Country | Form::Email);
            is_data && told.iter().any(|column| column.name == known.key)
        });
        taken.map(|known| known.key).collect()
    })
}

/// A contact that an account has made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Contact {
    /// The login of the account; empty for the first one.
    pub account: String,
    pub created: DateTime<Utc>,
    fields: BTreeMap<&'static str, String>,
}

impl Contact {
    pub fn new(account: &str, created: DateTime<Utc>) -> Contact {
        Contact { account: account.to_owned(), created, fields: BTreeMap::new() }
    }

    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    pub fn set(&mut self, name: &'static str, value: String) {
        self.fields.insert(name, value);
    }

    /// Whether the data are there that ICANN asks of an owner.
    pub fn is_complete(&self) -> bool {
        let filled = |name: &&str| !self.field(name).is_empty();
        let is_named = ["NAME", "LASTNAME", "ORGANIZATION"].iter().any(&filled);
        is_named && ["STREET", "CITY", "ZIP", "COUNTRY", "PHONE", "EMAIL"].iter().all(filled)
    }

    /// Whether a change from one to the other is a change of the owner.
    pub fn differs_in_owner(&self, other: &Contact) -> bool {
        let fields = ["NAME", "FIRSTNAME", "LASTNAME", "ORGANIZATION", "EMAIL"];
        fields.iter().any(|name| self.field(name) != other.field(name))
    }

    /// Whether both are one person of one account.
    pub fn is_same(&self, other: &Contact) -> bool {
        (&self.account, &self.fields) == (&other.account, &other.fields)
    }
}

/// What is known of an address that somebody has to verify.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Verification {
    /// When mails were sent.
    pub asked: Vec<DateTime<Utc>>,
    pub verified: Option<DateTime<Utc>>,
}

impl Verification {
    pub fn is_pending(&self) -> bool {
        self.verified.is_none() && !self.asked.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_a_person() {
        assert_eq!((fields().len(), fields()[0]), (14, "NAME"));
        for none in ["AUTH", "CONTACT", "AUTODELETE", "VATID"] {
            assert!(!fields().contains(&none), "{none}");
        }
        assert!(fields().contains(&"STREET") && fields().contains(&"EMAIL"));
    }
}
