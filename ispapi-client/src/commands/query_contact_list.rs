//! QueryContactList: the contacts of our account, in chunks.

use chrono::{DateTime, Utc};

use super::{Chunk, Contact, List, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{any_cell, date, optional, required};
use crate::wire::response::Response;

/// Looks for contacts of our account: all that fit every pattern that is given. Patterns may hold
/// `*` and `?`.
///
/// Source: ISPAPI and CNR command QueryContactList.
///
/// # Example
/// ```
/// use ispapi_client::commands::{QueryContactList, Request};
/// use ispapi_client::Platform;
/// let query = QueryContactList { email: Some("ada@*".into()), ..QueryContactList::all() };
/// assert_eq!(
///     query.command(Platform::Ispapi).text(Platform::Ispapi)?,
///     "COMMAND=QueryContactList\nEMAIL=ada@*\nWIDE=1\nORDERBY=CONTACT\nFIRST=0\nLIMIT=1000",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct QueryContactList {
    /// The handle.
    pub handle: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The organisation.
    pub organization: Option<String>,
    /// The address of email.
    pub email: Option<String>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

impl QueryContactList {
    /// All contacts, 1,000 an answer.
    pub fn all() -> QueryContactList {
        QueryContactList {
            handle: None,
            first_name: None,
            last_name: None,
            organization: None,
            email: None,
            first: 0,
            limit: 1_000,
        }
    }
}

/// A contact of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ListedContact {
    /// The handle.
    pub handle: String,
    /// The person or organisation, with the street as one line.
    pub contact: Contact,
    /// The registrar's word for its state.
    pub status: Option<String>,
    /// When it was made, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When it was last changed, UTC.
    pub updated_at: Option<DateTime<Utc>>,
    /// The account it belongs to.
    pub user: Option<String>,
}

impl Request for QueryContactList {
    type Response = Chunk<ListedContact>;

    fn command(&self, platform: Platform) -> Command {
        let order = match platform {
            Platform::Ispapi => "CONTACT",
            Platform::Cnr => "ID",
        };
        Command::new("QueryContactList")
            .with("CONTACT", self.handle.as_deref())
            .with("FIRSTNAME", self.first_name.as_deref())
            .with("LASTNAME", self.last_name.as_deref())
            .with("ORGANIZATION", self.organization.as_deref())
            .with("EMAIL", self.email.as_deref())
            .with("WIDE", true)
            .with("ORDERBY", order)
            .with("FIRST", self.first.to_string())
            .with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<Chunk<ListedContact>, Error> {
        Chunk::read(answer, Self::KEYS, |row| {
            let text = |name| optional(answer, name, row).unwrap_or_default();
            let either = |names: &[&str]| any_cell(answer, names, row).map(str::to_owned);
            let at = |ispapi, cnr| match date(answer, ispapi, row)? {
                None => date(answer, cnr, row),
                found => Ok(found),
            };
            Ok(ListedContact {
                handle: required(answer, "CONTACT", row)?.to_owned(),
                contact: Contact {
                    title: text("CONTACTTITLE"),
                    first_name: text("CONTACTFIRSTNAME"),
                    middle_name: text("CONTACTMIDDLENAME"),
                    last_name: text("CONTACTLASTNAME"),
                    organization: text("CONTACTORGANIZATION"),
                    street: optional(answer, "CONTACTSTREET", row).into_iter().collect(),
                    city: text("CONTACTCITY"),
                    state: text("CONTACTSTATE"),
                    zip: text("CONTACTZIP"),
                    country: text("CONTACTCOUNTRY"),
                    phone: text("CONTACTPHONE"),
                    fax: text("CONTACTFAX"),
                    email: text("CONTACTEMAIL"),
                },
                status: either(&["CONTACTSTATUS", "STATUS"]),
                created_at: at("CONTACTCREATEDDATE", "CREATEDDATE")?,
                updated_at: at("CONTACTUPDATEDDATE", "UPDATEDDATE")?,
                user: either(&["USER", "REGISTRAR"]),
            })
        })
    }
}

impl List for QueryContactList {
    type Row = ListedContact;

    const KEYS: &'static [&'static str] = &["CONTACT"];

    fn limit(&self) -> u64 {
        self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn either_platform_s_columns_are_read() {
        for (name, created) in
            [("CONTACTFIRSTNAME", "CONTACTCREATEDDATE"), ("CONTACT_FIRSTNAME", "CREATED_DATE")]
        {
            let cells = [("CONTACT", "P-1"), (name, "Ada"), (created, "2026-12-01 00:00:00")];
            let chunk = QueryContactList::all().read(&answer(&cells)).expect("reads");
            let row = &chunk.rows[0];
            assert_eq!((row.handle.as_str(), row.contact.first_name.as_str()), ("P-1", "Ada"));
            assert!(row.created_at.is_some() && row.contact.street.is_empty(), "{name}");
        }
    }
}
