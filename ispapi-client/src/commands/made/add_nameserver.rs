//! AddNameserver: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use backorder_core::DomainName;
use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::HostName;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Makes a name server of our own known to the registry. ISPAPI and CNR.
#[derive(Debug, Clone)]
pub struct AddNameserver {
    /// NAMESERVER: a host.
    pub nameserver: HostName,
    /// IPADDRESS0, IPADDRESS1, ...: addresses of IPv4 or IPv6.
    pub ip_address: Vec<IpAddr>,
    /// DOMAIN: a domain. On ispapi only.
    pub domain: Option<DomainName>,
    /// STATUS0, STATUS1, ...: texts. On cnr only.
    pub status: Vec<String>,
    /// TOKEN: a secret. On cnr only.
    pub token: Option<SecretString>,
}

impl AddNameserver {
    /// With what is required, and nothing else.
    pub fn new(nameserver: HostName, ip_address: Vec<IpAddr>) -> AddNameserver {
        AddNameserver { nameserver, ip_address, domain: None, status: Vec::new(), token: None }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AddNameserverAnswer {
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// HOST: a text.
    pub host: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for AddNameserver {
    type Response = AddNameserverAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("AddNameserver", platform);
        writer.one("NAMESERVER", &self.nameserver);
        writer.list("IPADDRESS", &self.ip_address);
        writer.maybe("DOMAIN", &self.domain);
        writer.list("STATUS", &self.status);
        writer.maybe("TOKEN", &self.token);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<AddNameserverAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(AddNameserverAnswer {
            created_date: cells.one("CREATEDDATE"),
            host: cells.one("HOST"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
