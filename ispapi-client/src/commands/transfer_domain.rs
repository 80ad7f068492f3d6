//! TransferDomain: brings a domain to our account, or answers one who wants to take it away.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use super::renew_domain::premium_class;
use super::{Contacts, Request};
use crate::wire::command::{Command, Value};
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, any_cell};
use crate::wire::response::Response;

/// Asks for a transfer, or decides one. A request costs money once it succeeds.
///
/// Ask [`super::CheckDomainTransfer`] before, and [`super::StatusDomainTransfer`] after.
#[derive(Debug, Clone)]
pub struct TransferDomain {
    /// The name.
    pub domain: String,
    /// What is wanted.
    pub action: TransferAction,
    /// The authorisation code, where the TLD wants one.
    pub auth: Option<SecretString>,
    /// The contacts it is to have; an empty handle leaves the registrar's choice.
    pub contacts: Contacts,
    /// The name servers it is to have; none leaves them as they are.
    pub nameservers: Vec<String>,
    /// For how many years it is renewed with the transfer, where that can be chosen.
    pub years: Option<u8>,
    /// The class of a premium domain, which confirms its price: the one CheckDomains or
    /// CheckDomainTransfer names. ISPAPI only; CNR is not told.
    pub class: Option<String>,
}

/// What is wanted of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum TransferAction {
    /// Bring the domain here.
    Request,
    /// Let it go, or agree to take it.
    Approve,
    /// Do not let it go.
    Deny,
    /// Take our request back.
    Cancel,
    /// Move it between two accounts of the same registrar.
    UserTransfer,
}

impl TransferAction {
    /// The word of the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            TransferAction::Request => "REQUEST",
            TransferAction::Approve => "APPROVE",
            TransferAction::Deny => "DENY",
            TransferAction::Cancel => "CANCEL",
            TransferAction::UserTransfer => "USERTRANSFER",
        }
    }
}

impl fmt::Display for TransferAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TransferDomain {
    /// Brings a domain here with its authorisation code.
    pub fn request(domain: impl Into<String>, auth: impl Into<SecretString>) -> TransferDomain {
        let action = TransferAction::Request;
        TransferDomain { auth: Some(auth.into()), ..TransferDomain::decide(domain, action) }
    }

    /// Decides a transfer that is under way.
    pub fn decide(domain: impl Into<String>, action: TransferAction) -> TransferDomain {
        TransferDomain {
            domain: domain.into(),
            action,
            auth: None,
            contacts: Contacts::default(),
            nameservers: Vec::new(),
            years: None,
            class: None,
        }
    }
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Transfer {
    /// The registrar's word for the state of the transfer, where the answer has one (CNR).
    pub status: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
}

impl Request for TransferDomain {
    type Response = Transfer;

    fn command(&self, platform: Platform) -> Command {
        let auth = self.auth.as_ref().map(|auth| auth.expose_secret());
        let years = self.years.map(|years| Value::from(i64::from(years)));
        let command = Command::new("TransferDomain")
            .with("DOMAIN", self.domain.as_str())
            .with("ACTION", self.action.as_str())
            .with("AUTH", auth);
        self.contacts
            .add_to(command, platform)
            .with("NAMESERVER", self.nameservers.clone())
            .with("PERIOD", years.unwrap_or(Value::Null))
            .with("CLASS", premium_class(&self.class, platform))
    }

    fn read(&self, answer: &Response) -> Result<Transfer, Error> {
        about_domain(answer, &self.domain, 0)?;
        let status = any_cell(answer, &["TRANSFERSTATUS", "STATUS"], 0).map(str::to_owned);
        Ok(Transfer { status, pending: answer.is_pending() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_sent_and_not_shown() {
        let request = TransferDomain::request("a.com", "c0de,s3cret");
        let command = request.command(Platform::Ispapi);
        let sent = command.text(Platform::Ispapi).expect("encodes");
        assert!(sent.ends_with("\nACTION=REQUEST\nAUTH=c0de,s3cret"), "{sent}");
        assert!(!format!("{request:?} {command:?}").contains("s3cret"));
        let premium = TransferDomain { class: Some("PREMIUM_X_Price A".into()), ..request };
        let sent = premium.command(Platform::Ispapi).text(Platform::Ispapi).expect("encodes");
        assert!(sent.ends_with("\nCLASS=PREMIUM_X_Price A"), "{sent}");
        let deny = TransferDomain::decide("a.com", TransferAction::Deny).command(Platform::Cnr);
        assert!(!deny.text(Platform::Cnr).expect("encodes").contains("AUTH"));
    }
}
