//! QueryDomainApplicationList: the applications we have.

use super::{Application, Chunk, List, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Looks for backorder applications, all of them or those for one name.
///
/// # Example
/// ```
/// use ispapi_client::commands::{QueryDomainApplicationList, Request};
/// use ispapi_client::Platform;
/// let query = QueryDomainApplicationList::of("example.com");
/// assert_eq!(
///     query.command(Platform::Ispapi).text(Platform::Ispapi)?,
///     "COMMAND=QueryDomainApplicationList\nDOMAIN=example.com\nCLASS=*BACKORDER*\nWIDE=1\n\
///      FIRST=0\nLIMIT=100",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct QueryDomainApplicationList {
    /// The name, or a pattern with `*` and `?`; none for all names.
    pub domain: Option<String>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
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
}

impl Request for QueryDomainApplicationList {
    type Response = Chunk<Application>;

    fn command(&self, _: Platform) -> Command {
        Command::new("QueryDomainApplicationList")
            .with("DOMAIN", self.domain.as_deref())
            .with("CLASS", "*BACKORDER*")
            .with("WIDE", true)
            .with("FIRST", self.first.to_string())
            .with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<Chunk<Application>, Error> {
        let domain = self.domain.as_deref().unwrap_or_default();
        Chunk::read(answer, Self::KEYS, |row| Application::read(answer, row, domain))
    }
}

impl List for QueryDomainApplicationList {
    type Row = Application;

    const KEYS: &'static [&'static str] = &["APPLICATION", "APPLICATIONID"];

    fn limit(&self) -> u64 {
        self.limit
    }
}
