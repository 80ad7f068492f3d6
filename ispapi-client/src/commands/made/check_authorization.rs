//! CheckAuthorization: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Asks whether we may see or change an object. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckAuthorization {
    /// OBJECTCLASS: a text.
    pub object_class: String,
    /// OBJECTID: a text.
    pub object_id: String,
}

impl CheckAuthorization {
    /// With what is required.
    pub fn new(
        object_class: impl Into<String>,
        object_id: impl Into<String>,
    ) -> CheckAuthorization {
        CheckAuthorization { object_class: object_class.into(), object_id: object_id.into() }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CheckAuthorizationAnswer {
    /// LANGUAGE: a text.
    pub language: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for CheckAuthorization {
    type Response = CheckAuthorizationAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("CheckAuthorization", platform);
        writer.one("OBJECTCLASS", &self.object_class);
        writer.one("OBJECTID", &self.object_id);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<CheckAuthorizationAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(CheckAuthorizationAnswer { language: cells.one("LANGUAGE"), odd: cells.odd() })
    }
}
