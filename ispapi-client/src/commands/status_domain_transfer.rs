//! StatusDomainTransfer: how far a transfer is.

use chrono::{DateTime, Utc};

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, any_cell, date, missing, optional, readable, texts};
use crate::wire::response::Response;

/// Asks how far a transfer is. Code 545: there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusDomainTransfer {
    /// The name.
    pub domain: String,
}

impl StatusDomainTransfer {
    /// Asks about one domain.
    pub fn new(domain: impl Into<String>) -> StatusDomainTransfer {
        StatusDomainTransfer { domain: domain.into() }
    }
}

/// A transfer that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TransferState {
    /// The registrar's word for it.
    pub status: String,
    /// IN or OUT, in the registrar's word.
    pub direction: Option<String>,
    /// What happened so far, in the registrar's words.
    pub log: Vec<String>,
    /// When it was asked for, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed, UTC.
    pub updated_at: Option<DateTime<Utc>>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusDomainTransfer {
    type Response = TransferState;

    fn command(&self, _: Platform) -> Command {
        Command::new("StatusDomainTransfer").with("DOMAIN", self.domain.as_str())
    }

    fn read(&self, answer: &Response) -> Result<TransferState, Error> {
        about_domain(answer, &self.domain, 0)?;
        let mut odd = Vec::new();
        let mut at = |name| readable(date(answer, name, 0), &mut odd);
        let (created_at, updated_at) = (at("CREATEDDATE"), at("UPDATEDDATE"));
        let status = any_cell(answer, &["TRANSFERSTATUS", "STATUS"], 0);
        Ok(TransferState {
            status: status.ok_or_else(|| missing("TRANSFERSTATUS", 0))?.to_owned(),
            direction: optional(answer, "TRANSFERTYPE", 0),
            log: texts(answer, "TRANSFERLOG"),
            created_at,
            updated_at,
            odd,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn a_transfer_without_a_state_is_refused() {
        let error = StatusDomainTransfer::new("a.com").read(&answer(&[])).expect_err("no state");
        assert_eq!(error.subject(), "TRANSFERSTATUS");
    }
}
