//! CheckAuthentication: whether a user's password is right.

use secrecy::{ExposeSecret, SecretString};

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Checks a user's password, which may be one's own. A wrong one is error 530.
#[derive(Debug, Clone)]
pub struct CheckAuthentication {
    /// The user.
    pub user: String,
    /// The password to check.
    pub password: SecretString,
}

/// The password is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Authentication {
    /// Too many commands for now.
    pub quota_exceeded: bool,
}

impl Request for CheckAuthentication {
    type Response = Authentication;

    fn command(&self, _: Platform) -> Command {
        Command::new("CheckAuthentication")
            .with("SUBUSER", self.user.as_str())
            .with("PASSWORD", self.password.expose_secret())
    }

    fn read(&self, answer: &Response) -> Result<Authentication, Error> {
        // The column is documented with a blank in its name; blanks are dropped on reading.
        Ok(Authentication { quota_exceeded: answer.first("QUOTAEXCEEDED") == Some("1") })
    }
}
