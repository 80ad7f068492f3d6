//! QueryDomainApplicationList: the applications we have.

use super::{Application, Request};
use crate::client::Client;
use crate::command::Command;
use crate::error::{Error, ErrorKind};
use crate::response::Response;

/// Looks for backorder applications, all of them or those for one name.
///
/// # Example
/// ```
/// use ispapi_client::commands::{QueryDomainApplicationList, Request};
/// use ispapi_client::Platform;
/// let text = QueryDomainApplicationList::of("example.com").command().text(Platform::Ispapi)?;
/// assert_eq!(
///     text,
///     "COMMAND=QueryDomainApplicationList\nDOMAIN=example.com\nCLASS=*BACKORDER*\nWIDE=1\n\
///      FIRST=0\nLIMIT=100",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDomainApplicationList {
    /// The name, or a pattern with `*` and `?`; none for all names.
    pub domain: Option<String>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationPage {
    /// The applications of this answer.
    pub applications: Vec<Application>,
    /// The row to ask for next, if there is more.
    pub next_first: Option<u64>,
}

impl QueryDomainApplicationList {
    /// All backorder applications.
    pub fn all() -> QueryDomainApplicationList {
        QueryDomainApplicationList { domain: None, first: 0, limit: 100 }
    }

    /// The backorder applications for one name.
    pub fn of(domain: impl Into<String>) -> QueryDomainApplicationList {
        QueryDomainApplicationList { domain: Some(domain.into()), first: 0, limit: 100 }
    }

    /// The whole list, page by page.
    ///
    /// # Errors
    /// As [`Client::send`]. A list that cannot be read to its end is an error, never a shorter
    /// list.
    pub fn fetch(&self, client: &Client) -> Result<Vec<Application>, Error> {
        let mut query = self.clone();
        let mut applications = Vec::new();
        loop {
            let page = client.send(&query)?;
            applications.extend(page.applications);
            match page.next_first {
                None => return Ok(applications),
                Some(next) if next > query.first => query.first = next,
                Some(next) => {
                    let message = format!("the list goes back from {} to {next}", query.first);
                    return Err(Error::new(ErrorKind::Invalid, "FIRST", message));
                }
            }
        }
    }
}

impl Request for QueryDomainApplicationList {
    type Response = ApplicationPage;

    fn command(&self) -> Command {
        Command::new("QueryDomainApplicationList")
            .with("DOMAIN", self.domain.as_deref())
            .with("CLASS", "*BACKORDER*")
            .with("WIDE", true)
            .with("FIRST", self.first.to_string())
            .with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<ApplicationPage, Error> {
        let rows = answer.column("APPLICATION").map_or(0, |column| column.len());
        let domain = self.domain.as_deref().unwrap_or_default();
        let applications: Result<Vec<Application>, Error> =
            (0..rows).map(|row| Application::read(answer, row, domain)).collect();
        let mut page = answer.pagination();
        page.rows = rows as u64;
        Ok(ApplicationPage { applications: applications?, next_first: page.next_first() })
    }
}
