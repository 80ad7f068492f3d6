//! The commands of a backorder as types, one file each.
//!
//! Parameters, codes and columns are those of the vendor's public command reference.

mod add_domain_application;
mod application;
mod check_authentication;
mod delete_domain_application;
mod query_domain_application_list;
mod status_account;
mod status_domain;
mod status_domain_application;

use backorder_core::time::parse_utc;
use chrono::{DateTime, Utc};

use crate::command::Command;
use crate::error::{Error, ErrorKind};
use crate::response::Response;

pub use self::add_domain_application::{AddDomainApplication, Contacts};
pub use self::application::Application;
pub use self::check_authentication::{Authentication, CheckAuthentication};
pub use self::delete_domain_application::DeleteDomainApplication;
pub use self::query_domain_application_list::{ApplicationPage, QueryDomainApplicationList};
pub use self::status_account::{Account, StatusAccount};
pub use self::status_domain::{RegisteredDomain, StatusDomain};
pub use self::status_domain_application::StatusDomainApplication;

/// The commands of this module, for the access list of a restricted role user, where each is a line
/// `Name():ALLOW`.
pub const ACCESS_LIST: &[&str] = &[
    "AddDomainApplication",
    "CheckAuthentication",
    "DeleteDomainApplication",
    "EndSession",
    "QueryDomainApplicationList",
    "StartSession",
    "StatusAccount",
    "StatusDomain",
    "StatusDomainApplication",
];

/// A command with a typed answer, for [`crate::Client::send`].
pub trait Request {
    /// What a successful answer says.
    type Response;

    /// The command to send.
    fn command(&self) -> Command;

    /// Reads an answer whose code is 200-299.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] if the answer lacks what the command promises.
    fn read(&self, answer: &Response) -> Result<Self::Response, Error>;
}

/// The value of a column that must be there and filled.
fn required<'r>(answer: &'r Response, column: &str) -> Result<&'r str, Error> {
    let value = answer.first(column).filter(|value| !value.is_empty());
    value.ok_or_else(|| Error::new(ErrorKind::Invalid, column, "the answer lacks this column"))
}

/// The value of a column that may be missing or empty.
fn optional(answer: &Response, column: &str, row: usize) -> Option<String> {
    let value = answer.column(column)?.get(row)?;
    (!value.is_empty()).then(|| value.to_owned())
}

/// A date of the API: `YYYY-MM-DD hh:mm:ss`, UTC. None if missing, empty or "never".
///
/// # Errors
/// [`ErrorKind::Invalid`] names column and text.
fn date(answer: &Response, column: &str, row: usize) -> Result<Option<DateTime<Utc>>, Error> {
    let Some(text) = optional(answer, column, row) else { return Ok(None) };
    parse_date(&text).ok_or_else(|| {
        Error::new(ErrorKind::Invalid, column, format_args!("{text:?} is not a date"))
    })
}

/// None if the text is no date; none inside if it says "never". CNR writes fractions of a second;
/// whole seconds count.
fn parse_date(text: &str) -> Option<Option<DateTime<Utc>>> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    parse_utc(whole).ok()
}
