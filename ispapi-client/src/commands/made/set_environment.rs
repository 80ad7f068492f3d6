//! SetEnvironment: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::YesOrNo;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Keeps values under a key and a name. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetEnvironment {
    /// ENVIRONMENTNAME0, ENVIRONMENTNAME1, ...: texts.
    pub environment_name: Vec<String>,
    /// ENVIRONMENTKEY0, ENVIRONMENTKEY1, ...: texts.
    pub environment_key: Vec<String>,
    /// ENVIRONMENTVALUE0, ENVIRONMENTVALUE1, ...: texts.
    pub environment_value: Vec<String>,
    /// PRIVATE0, PRIVATE1, ...: yes or no each.
    pub private: Vec<bool>,
    /// SUBUSER: a text.
    pub sub_user: Option<String>,
    /// PARENTONLYWRITABLE: one of the words.
    pub parent_only_writable: Option<YesOrNo>,
    /// PARENTONLYREADABLE: one of the words.
    pub parent_only_readable: Option<YesOrNo>,
}

impl SetEnvironment {
    /// With what is required, and nothing else.
    pub fn new(environment_name: Vec<String>) -> SetEnvironment {
        SetEnvironment {
            environment_name,
            environment_key: Vec::new(),
            environment_value: Vec::new(),
            private: Vec::new(),
            sub_user: None,
            parent_only_writable: None,
            parent_only_readable: None,
        }
    }
}

impl Request for SetEnvironment {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("SetEnvironment", platform);
        writer.list("ENVIRONMENTNAME", &self.environment_name);
        writer.list("ENVIRONMENTKEY", &self.environment_key);
        writer.list("ENVIRONMENTVALUE", &self.environment_value);
        writer.list("PRIVATE", &self.private);
        writer.maybe("SUBUSER", &self.sub_user);
        writer.maybe("PARENTONLYWRITABLE", &self.parent_only_writable);
        writer.maybe("PARENTONLYREADABLE", &self.parent_only_readable);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
