//! A contact that an account has made.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

/// The fields of a contact.
pub(super) const FIELDS: &[&str] = &[
    "TITLE",
    "NAME",
    "FIRSTNAME",
    "MIDDLENAME",
    "LASTNAME",
    "ORGANIZATION",
    "STREET",
    "CITY",
    "STATE",
    "ZIP",
    "COUNTRY",
    "PHONE",
    "FAX",
    "EMAIL",
];

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

    /// Whether both are one person of one account.
    pub fn is_same(&self, other: &Contact) -> bool {
        (&self.account, &self.fields) == (&other.account, &other.fields)
    }
}
