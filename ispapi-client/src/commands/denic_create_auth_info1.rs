//! DENIC_CreateAuthInfo1: makes the authorisation code of a .de domain.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about_domain, cell, date_or_day, missing, readable, texts};
use crate::wire::response::Response;

/// Makes a code with which a .de domain can be transferred away, for 30 days. At CNR it is
/// SetAuthCode.
///
/// Source: DENIC, AuthInfo1; reference of SetAuthCode.
#[derive(Debug, Clone)]
pub struct DenicCreateAuthInfo1 {
    /// The name.
    pub domain: String,
    /// The code wanted; none: one that the registrar makes.
    pub auth: Option<SecretString>,
}

impl DenicCreateAuthInfo1 {
    /// Has a code made for one domain.
    pub fn new(domain: impl Into<String>) -> DenicCreateAuthInfo1 {
        DenicCreateAuthInfo1 { domain: domain.into(), auth: None }
    }
}

/// A code for a transfer away.
#[derive(Debug, Clone)]
pub struct AuthInfo {
    /// The code.
    pub auth: SecretString,
    /// When it ends, UTC.
    pub ends_at: Option<DateTime<Utc>>,
    /// The registrar's words for the domain's state.
    pub status: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for DenicCreateAuthInfo1 {
    type Response = AuthInfo;

    fn command(&self, platform: Platform) -> Command {
        let auth = self.auth.as_ref().map(|auth| auth.expose_secret());
        let command = Command::new(match platform {
            Platform::Ispapi => "DENIC_CreateAuthInfo1",
            Platform::Cnr => "SetAuthCode",
        });
        command.with("DOMAIN", self.domain.as_str()).with("AUTH", auth)
    }

    fn read(&self, answer: &Response) -> Result<AuthInfo, Error> {
        about_domain(answer, &self.domain, 0)?;
        let mut odd = Vec::new();
        let ends_at = readable(date_or_day(answer, "X-DE-AUTHINFO1-EXPIRATIONDATE", 0), &mut odd);
        let made = cell(answer, "AUTH", 0).map(SecretString::from);
        // A code that was asked for is the one that was set, also where the answer leaves it out.
        let auth = made.or_else(|| self.auth.clone()).ok_or_else(|| missing("AUTH", 0))?;
        Ok(AuthInfo { auth, ends_at, status: texts(answer, "STATUS"), odd })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn a_code_that_nobody_knows_is_refused() {
        let make = DenicCreateAuthInfo1::new("a.de");
        assert_eq!(make.read(&answer(&[])).expect_err("no code").subject(), "AUTH");
        let own = DenicCreateAuthInfo1 { auth: Some("mine".into()), ..make };
        assert_eq!(own.read(&answer(&[])).expect("set").auth.expose_secret(), "mine");
        let shown = format!("{:?}", own.read(&answer(&[("AUTH", "c0de")])).expect("set"));
        assert!(!shown.contains("c0de"), "{shown}");
    }
}
