//! DeleteNameserver: made from the table of commands by `make generate`.

// @generated

use secrecy::SecretString;

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::vocabulary::HostName;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Takes a name server of our own from the registry. ISPAPI and CNR.
#[derive(Debug, Clone)]
pub struct DeleteNameserver {
    /// NAMESERVER: a host.
    pub nameserver: HostName,
    /// FORCE: yes or no.
    pub force: Option<bool>,
    /// TOKEN: a secret. On cnr only.
    pub token: Option<SecretString>,
}

impl DeleteNameserver {
    /// With what is required, and nothing else.
    pub fn new(nameserver: HostName) -> DeleteNameserver {
        DeleteNameserver { nameserver, force: None, token: None }
    }
}

impl Request for DeleteNameserver {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("DeleteNameserver", platform);
        writer.one("NAMESERVER", &self.nameserver);
        writer.maybe("FORCE", &self.force);
        writer.maybe("TOKEN", &self.token);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
