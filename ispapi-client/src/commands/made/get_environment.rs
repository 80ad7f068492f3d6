//! GetEnvironment: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Reads values that an account keeps under a key and a name. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GetEnvironment {
    /// ENVIRONMENTKEY0, ENVIRONMENTKEY1, ...: texts.
    pub environment_key: Vec<String>,
    /// ENVIRONMENTNAME0, ENVIRONMENTNAME1, ...: texts.
    pub environment_name: Vec<String>,
    /// LEVEL0, LEVEL1, ...: whole numbers.
    pub level: Vec<i64>,
    /// SUBUSER0, SUBUSER1, ...: texts.
    pub sub_user: Vec<String>,
    /// USEPARENT0, USEPARENT1, ...: yes or no each.
    pub use_parent: Vec<bool>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct GetEnvironmentAnswer {
    /// ENVIRONMENTVALUE: texts.
    pub environment_value: Vec<String>,
    /// INVALID: texts.
    pub invalid: Vec<String>,
    /// MISSING: texts.
    pub missing: Vec<String>,
    /// PARENT_ONLY_READABLE: texts.
    pub parent_only_readable: Vec<String>,
    /// PARENT_ONLY_WRITABLE: texts.
    pub parent_only_writable: Vec<String>,
    /// PRIVATE: yes or no each.
    pub private: Vec<bool>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for GetEnvironment {
    type Response = GetEnvironmentAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("GetEnvironment", platform);
        writer.list("ENVIRONMENTKEY", &self.environment_key);
        writer.list("ENVIRONMENTNAME", &self.environment_name);
        writer.list("LEVEL", &self.level);
        writer.list("SUBUSER", &self.sub_user);
        writer.list("USEPARENT", &self.use_parent);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<GetEnvironmentAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(GetEnvironmentAnswer {
            environment_value: cells.all("ENVIRONMENTVALUE"),
            invalid: cells.all("INVALID"),
            missing: cells.all("MISSING"),
            parent_only_readable: cells.all("PARENT_ONLY_READABLE"),
            parent_only_writable: cells.all("PARENT_ONLY_WRITABLE"),
            private: cells.all("PRIVATE"),
            odd: cells.odd(),
        })
    }
}
