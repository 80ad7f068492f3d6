//! Identities: numbers and texts that other systems gave, kept apart by type.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::values::error::{Error, ErrorKind};

macro_rules! numeric_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub u64);

        /// Digits alone; `IdInvalid` for 0 and for what a signed 64-bit column cannot hold.
        impl FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<$name, Error> {
                let digits = text.bytes().all(|byte| byte.is_ascii_digit());
                let id = digits.then(|| text.parse().ok()).flatten().unwrap_or(0);
                check_id(text, id)?;
                Ok($name(id))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

numeric_id! {
    /// A backorder's number in the caller's store. The caller chooses it; it is never used twice.
    BackorderId
}
numeric_id! {
    /// A client's number in the billing system.
    ClientId
}
numeric_id! {
    /// An invoice's number in the billing system.
    InvoiceId
}

/// Refuses an id that no store can have given: 0, or one above a signed 64-bit column.
pub(crate) fn check_id(what: &str, id: u64) -> Result<(), Error> {
    if id == 0 || i64::try_from(id).is_err() {
        let message = format!("{what} id {id} is not within 1 to {}", i64::MAX);
        return Err(Error::new(ErrorKind::IdInvalid, what, message));
    }
    Ok(())
}

/// The registrar's id of an application, an opaque text of 1 to 64 printable ASCII characters.
///
/// Source: ISPAPI command AddDomainApplication, property APPLICATION.
///
/// # Example
/// ```
/// use backorder_core::Reference;
/// assert_eq!(Reference::parse("10700")?.as_str(), "10700");
/// assert!(Reference::parse("").is_err());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(Box<str>);

impl Reference {
    /// Reads a reference; blanks at the ends are dropped.
    ///
    /// # Errors
    /// [`ErrorKind::ReferenceInvalid`]: it is empty, longer than 64 bytes or not printable ASCII.
    pub fn parse(text: &str) -> Result<Reference, Error> {
        let text = text.trim();
        if text.is_empty() || text.len() > 64 || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            let message = format!("application id {text:?} is not 1 to 64 printable characters");
            return Err(Error::new(ErrorKind::ReferenceInvalid, "reference", message));
        }
        Ok(Reference(text.into()))
    }

    /// The id as the registrar gave it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Reference {
    type Err = Error;
    fn from_str(text: &str) -> Result<Reference, Error> {
        Reference::parse(text)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Reference {
    type Error = Error;
    fn try_from(text: String) -> Result<Reference, Error> {
        Reference::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> String {
        reference.0.into()
    }
}
