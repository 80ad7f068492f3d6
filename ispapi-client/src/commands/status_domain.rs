//! StatusDomain: a domain in our account.

use chrono::{DateTime, Utc};

use super::{Request, date, optional};
use crate::command::Command;
use crate::error::Error;
use crate::response::Response;

/// Asks for a domain of our account. Codes 531 and 545: it is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusDomain {
    /// The name.
    pub domain: String,
}

impl StatusDomain {
    /// Asks for one domain.
    pub fn new(domain: impl Into<String>) -> StatusDomain {
        StatusDomain { domain: domain.into() }
    }
}

/// A domain of our account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredDomain {
    /// The name.
    pub domain: String,
    /// The registrar's words for its state.
    pub status: Vec<String>,
    /// When it was registered, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When the registrar's account year ends, UTC.
    pub expires_at: Option<DateTime<Utc>>,
    /// When the registry's registration ends, UTC.
    pub registration_expires_at: Option<DateTime<Utc>>,
    /// Until when it is paid, UTC.
    pub paid_until: Option<DateTime<Utc>>,
    /// The owner's contact handle.
    pub owner_contact: Option<String>,
    /// The account it is in.
    pub user: Option<String>,
}

impl Request for StatusDomain {
    type Response = RegisteredDomain;

    fn command(&self) -> Command {
        Command::new("StatusDomain").with("DOMAIN", self.domain.as_str())
    }

    fn read(&self, answer: &Response) -> Result<RegisteredDomain, Error> {
        let status = answer.column("STATUS");
        let status = status.iter().flat_map(|column| column.iter().flatten());
        Ok(RegisteredDomain {
            domain: optional(answer, "ID", 0).unwrap_or_else(|| self.domain.clone()),
            status: status.map(str::to_owned).collect(),
            created_at: date(answer, "CREATEDDATE", 0)?,
            expires_at: date(answer, "EXPIRATIONDATE", 0)?,
            registration_expires_at: date(answer, "REGISTRATIONEXPIRATIONDATE", 0)?,
            paid_until: date(answer, "PAIDUNTILDATE", 0)?,
            owner_contact: optional(answer, "OWNERCONTACT", 0),
            user: optional(answer, "USER", 0),
        })
    }
}
