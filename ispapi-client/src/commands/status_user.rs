//! StatusUser: a user's settings.

use chrono::{DateTime, Utc};

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about, date, flag, optional, readable, required, texts};
use crate::wire::response::Response;

/// Asks for a user's settings: our own, or those of a user below us.
///
/// For the funds ask [`super::StatusAccount`], whose columns are documented for both platforms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusUser {
    /// A user below us; none for ourselves.
    pub sub_user: Option<String>,
}

/// A user's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct User {
    /// The name of the account.
    pub user: String,
    /// The account above it.
    pub parent: Option<String>,
    /// Whether it may log in.
    pub active: Option<bool>,
    /// The addresses it may log in from; none: from everywhere.
    pub allowed_addresses: Vec<String>,
    /// Whether a one-time password is asked for, in the registrar's word.
    pub otp: Option<String>,
    /// The currency of its account.
    pub currency: Option<String>,
    /// When it was made, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusUser {
    type Response = User;

    fn command(&self, _: Platform) -> Command {
        Command::new("StatusUser").with("SUBUSER", self.sub_user.as_deref())
    }

    fn read(&self, answer: &Response) -> Result<User, Error> {
        let user = required(answer, "USER", 0)?;
        if let Some(asked) = &self.sub_user {
            about(asked, Some(user))?;
        }
        let mut odd = Vec::new();
        let active = readable(flag(answer, "ACTIVE", 0), &mut odd);
        let created_at = readable(date(answer, "CREATEDDATE", 0), &mut odd);
        Ok(User {
            user: user.to_owned(),
            parent: optional(answer, "PARENTUSER", 0),
            active,
            allowed_addresses: texts(answer, "ALLOWEDIP"),
            otp: optional(answer, "OTPSTATUS", 0),
            currency: optional(answer, "ACCOUNTCURRENCY", 0),
            created_at,
            odd,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn a_user_without_a_name_is_refused() {
        let error = StatusUser::default().read(&answer(&[("ACTIVE", "1")])).expect_err("who?");
        assert_eq!(error.subject(), "USER");
    }
}
