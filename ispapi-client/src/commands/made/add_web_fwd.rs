//! AddWebFwd: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::{HostName, WebForward};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Forwards a host to a URL. CNR only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddWebFwd {
    /// SOURCE: a host.
    pub source: HostName,
    /// TARGET: a text.
    pub target: Option<String>,
    /// TYPE: one of the words.
    pub r#type: WebForward,
    /// KEEPURIPATH: yes or no.
    pub keep_uri_path: Option<bool>,
    /// HTTPS: yes or no.
    pub https: Option<bool>,
    /// CONTENT0, CONTENT1, ...: texts.
    pub content: Vec<String>,
}

impl AddWebFwd {
    /// With what is required, and nothing else.
    pub fn new(source: HostName, r#type: WebForward) -> AddWebFwd {
        AddWebFwd {
            source,
            target: None,
            r#type,
            keep_uri_path: None,
            https: None,
            content: Vec::new(),
        }
    }
}

impl Request for AddWebFwd {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("AddWebFwd", platform);
        writer.one("SOURCE", &self.source);
        writer.maybe("TARGET", &self.target);
        writer.one("TYPE", &self.r#type);
        writer.maybe("KEEPURIPATH", &self.keep_uri_path);
        writer.maybe("HTTPS", &self.https);
        writer.list("CONTENT", &self.content);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
