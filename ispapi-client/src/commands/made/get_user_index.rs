//! GetUserIndex: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives the number of a user. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetUserIndex {
    /// USER: a text.
    pub user: String,
}

impl GetUserIndex {
    /// With what is required.
    pub fn new(user: impl Into<String>) -> GetUserIndex {
        GetUserIndex { user: user.into() }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct GetUserIndexAnswer {
    /// PARENTUSERINDEX: a text.
    pub parent_user_index: Option<String>,
    /// USERINDEX: a text.
    pub user_index: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for GetUserIndex {
    type Response = GetUserIndexAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("GetUserIndex", platform);
        writer.one("USER", &self.user);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<GetUserIndexAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(GetUserIndexAnswer {
            parent_user_index: cells.one("PARENTUSERINDEX"),
            user_index: cells.one("USERINDEX"),
            odd: cells.odd(),
        })
    }
}
