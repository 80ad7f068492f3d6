//! CheckDomainTransfer: whether a domain could be brought to our account.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use super::Request;
use super::read::{date, flag, optional, texts};
use crate::command::Command;
use crate::error::Error;
use crate::profile::Platform;
use crate::response::Response;

/// Asks whether a domain can be transferred, without asking for the transfer.
#[derive(Debug, Clone)]
pub struct CheckDomainTransfer {
    /// The name.
    pub domain: String,
    /// The authorisation code to check, if it is there.
    pub auth: Option<SecretString>,
}

/// What is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferCheck {
    /// Whether it can be transferred: code 218 or 219. None where the code is another (CNR says
    /// 200 and leaves it to the columns).
    pub possible: Option<bool>,
    /// The words for it.
    pub description: String,
    /// Whether an authorisation code is needed.
    pub auth_required: Option<bool>,
    /// Whether the one given is right.
    pub auth_valid: Option<bool>,
    /// Whether the domain is locked against it.
    pub transfer_lock: Option<bool>,
    /// Whether it is with the same registrar already, in another account.
    pub user_transfer_required: Option<bool>,
    /// Who has it now.
    pub registrar: Option<String>,
    /// The registry's words for its state.
    pub status: Vec<String>,
    /// When it was registered, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When its registration ends, UTC.
    pub expires_at: Option<DateTime<Utc>>,
}

impl CheckDomainTransfer {
    /// Asks about one domain.
    pub fn new(domain: impl Into<String>) -> CheckDomainTransfer {
        CheckDomainTransfer { domain: domain.into(), auth: None }
    }

    /// Whether this authorisation code is right, too.
    #[must_use]
    pub fn with_auth(mut self, auth: impl Into<SecretString>) -> CheckDomainTransfer {
        self.auth = Some(auth.into());
        self
    }
}

impl Request for CheckDomainTransfer {
    type Response = TransferCheck;

    fn command(&self, _: Platform) -> Command {
        let auth = self.auth.as_ref().map(|auth| auth.expose_secret());
        Command::new("CheckDomainTransfer").with("DOMAIN", self.domain.as_str()).with("AUTH", auth)
    }

    fn read(&self, answer: &Response) -> Result<TransferCheck, Error> {
        Ok(TransferCheck {
            possible: match answer.code() {
                218 => Some(true),
                219 => Some(false),
                _ => None,
            },
            description: answer.description().to_owned(),
            auth_required: flag(answer, "AUTHREQUIRED", 0)?,
            auth_valid: flag(answer, "AUTHISVALID", 0)?,
            transfer_lock: flag(answer, "TRANSFERLOCK", 0)?,
            user_transfer_required: flag(answer, "USERTRANSFERREQUIRED", 0)?,
            registrar: optional(answer, "REGISTRAR", 0),
            status: texts(answer, "STATUS"),
            created_at: date(answer, "CREATEDDATE", 0)?,
            expires_at: date(answer, "EXPIRATIONDATE", 0)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::{ResponseBuilder, ResponseView};

    #[test]
    fn the_code_is_the_answer() {
        for (code, possible) in [(218, Some(true)), (219, Some(false)), (200, None)] {
            let text = ResponseBuilder::new(code, "words").with("AUTHREQUIRED", "1").encode();
            let answer = ResponseView::parse(text.as_bytes()).into_owned();
            let check = CheckDomainTransfer::new("a.com").read(&answer).expect("reads");
            assert_eq!((check.possible, check.auth_required), (possible, Some(true)), "{code}");
        }
    }
}
