//! QueryDomainList: the domains of our account, in pages.

use chrono::{DateTime, Utc};

use super::{Chunk, List, RenewalMode, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_pattern, any_cell, date, flag, optional, required};
use crate::wire::response::Response;

/// Asks for the domains of our account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct QueryDomainList {
    /// A name, or a pattern with `*` and `?`; none for all.
    pub domain: Option<String>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

impl QueryDomainList {
    /// All domains, 1,000 an answer.
    pub fn all() -> QueryDomainList {
        QueryDomainList { domain: None, first: 0, limit: 1_000 }
    }
}

/// A domain of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ListedDomain {
    /// The name.
    pub domain: String,
    /// The registrar's word for its state. ISPAPI only.
    pub status: Option<String>,
    /// When it was registered, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When the registrar's account year ends, UTC. ISPAPI only.
    pub expires_at: Option<DateTime<Utc>>,
    /// When the registry's registration ends, UTC.
    pub registration_expires_at: Option<DateTime<Utc>>,
    /// Until when it is paid, UTC. ISPAPI only.
    pub paid_until: Option<DateTime<Utc>>,
    /// What becomes of it when its time ends.
    pub renewal_mode: Option<RenewalMode>,
    /// Whether it is locked against being transferred away. ISPAPI only.
    pub transfer_lock: Option<bool>,
    /// The account it is in.
    pub user: Option<String>,
}

impl Request for QueryDomainList {
    type Response = Chunk<ListedDomain>;

    fn command(&self, _: Platform) -> Command {
        Command::new("QueryDomainList")
            .with("DOMAIN", self.domain.as_deref())
            .with("WIDE", true)
            .with("ORDERBY", "DOMAIN")
            .with("FIRST", self.first.to_string())
            .with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<Chunk<ListedDomain>, Error> {
        Chunk::read(answer, Self::KEYS, |row| {
            about_pattern(self.domain.as_deref(), any_cell(answer, Self::KEYS, row))?;
            let mode = any_cell(answer, &["DOMAINRENEWALMODE", "RENEWALMODE"], row);
            let user = any_cell(answer, &["USER", "REGISTRAR"], row);
            Ok(ListedDomain {
                domain: required(answer, "DOMAIN", row)?.to_owned(),
                status: optional(answer, "DOMAINSTATUS", row),
                created_at: date(answer, "DOMAINCREATEDDATE", row)?,
                expires_at: date(answer, "DOMAINEXPIRATIONDATE", row)?,
                registration_expires_at: date(answer, "DOMAINREGISTRATIONEXPIRATIONDATE", row)?,
                paid_until: date(answer, "DOMAINPAIDUNTILDATE", row)?,
                renewal_mode: mode.map(RenewalMode::parse),
                transfer_lock: flag(answer, "DOMAINTRANSFERLOCK", row)?,
                user: user.map(str::to_owned),
            })
        })
    }
}

impl List for QueryDomainList {
    type Row = ListedDomain;

    const KEYS: &'static [&'static str] = &["DOMAIN"];

    fn limit(&self) -> u64 {
        self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::response::{ResponseBuilder, ResponseView};

    #[test]
    fn a_row_without_its_name_is_refused() {
        let text = ResponseBuilder::new(200, "ok").with_column("DOMAIN", ["a.com", "", "c.com"]);
        let answer = ResponseView::parse(text.encode().as_bytes()).into_owned();
        let chunk = QueryDomainList::all().read(&answer).expect("the others stand");
        assert_eq!((chunk.rows.len(), chunk.bad.len()), (2, 1));
        let error = chunk.all().expect_err("a gap");
        assert_eq!(error.to_string(), "row 1: the answer lacks this column in row 1");
    }

    #[test]
    fn one_odd_date_spoils_one_row() {
        let text = ResponseBuilder::new(200, "ok")
            .with_column("DOMAIN", ["a.com", "b.com", "c.com"])
            .with_column("DOMAINEXPIRATIONDATE", ["2027-01-01 00:00:00", "2024-12-10", ""]);
        let answer = ResponseView::parse(text.encode().as_bytes()).into_owned();
        let chunk = QueryDomainList::all().read(&answer).expect("the others stand");
        let names: Vec<&str> = chunk.rows.iter().map(|row| row.domain.as_str()).collect();
        assert_eq!(names, ["a.com", "c.com"]);
        let bad = &chunk.bad[0];
        assert_eq!((bad.place, bad.key.as_deref()), (1, Some("b.com")));
        assert_eq!(bad.error.subject(), "DOMAINEXPIRATIONDATE");
        let error = chunk.all().expect_err("one is bad");
        assert_eq!(error.to_string(), "row 1 (b.com): \"2024-12-10\" is not a date");
        let other = QueryDomainList { domain: Some("*.net".into()), ..QueryDomainList::all() };
        assert_eq!(other.read(&answer).expect("read").bad.len(), 3, "nothing was asked of these");
    }
}
