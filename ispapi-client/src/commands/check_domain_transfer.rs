//! CheckDomainTransfer: whether a domain could be brought to our account.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::hint::Hint;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, date, flag, optional, readable, texts};
use crate::wire::response::Response;

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
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TransferCheck {
    /// Whether it can be transferred: code 218 or 219. None where the code is another (CNR says
    /// 200 and leaves it to the columns).
    pub possible: Option<bool>,
    /// The words for it.
    pub description: String,
    /// What these words mean, where they are known.
    pub hint: Option<Hint>,
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
    /// Cells that cannot be read, such as AUTHISVALID=UNKNOWN; what they should say is none above.
    pub odd: Vec<Error>,
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
        about_domain(answer, &self.domain, 0)?;
        let mut odd = Vec::new();
        let mut is = |name| readable(flag(answer, name, 0), &mut odd);
        let [auth_required, auth_valid, transfer_lock, user_transfer_required] =
            ["AUTHREQUIRED", "AUTHISVALID", "TRANSFERLOCK", "USERTRANSFERREQUIRED"].map(&mut is);
        let mut at = |name| readable(date(answer, name, 0), &mut odd);
        let (created_at, expires_at) = (at("CREATEDDATE"), at("EXPIRATIONDATE"));
        Ok(TransferCheck {
            possible: match answer.code() {
                218 => Some(true),
                219 => Some(false),
                _ => None,
            },
            description: answer.description().to_owned(),
            hint: answer.hint(),
            auth_required,
            auth_valid,
            transfer_lock,
            user_transfer_required,
            registrar: optional(answer, "REGISTRAR", 0),
            status: texts(answer, "STATUS"),
            created_at,
            expires_at,
            odd,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::response::{ResponseBuilder, ResponseView};

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
