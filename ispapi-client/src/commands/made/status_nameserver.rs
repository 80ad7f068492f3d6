//! StatusNameserver: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use backorder_core::DomainName;
use chrono::{DateTime, Utc};

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::HostName;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives the addresses of a name server of our own. ISPAPI and CNR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusNameserver {
    /// NAMESERVER: a host.
    pub nameserver: HostName,
}

impl StatusNameserver {
    /// With what is required.
    pub fn new(nameserver: HostName) -> StatusNameserver {
        StatusNameserver { nameserver }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusNameserverAnswer {
    /// HOST: a text.
    pub host: Option<String>,
    /// NAMESERVER: a text.
    pub nameserver: Option<String>,
    /// DOMAIN: a domain.
    pub domain: Option<DomainName>,
    /// IPADDRESS: addresses of IPv4 or IPv6.
    pub ip_address: Vec<IpAddr>,
    /// STATUS: texts.
    pub status: Vec<String>,
    /// CREATEDBY: a text.
    pub created_by: Option<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// UPDATEDBY: a text.
    pub updated_by: Option<String>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// REGISTRAR: a text.
    pub registrar: Option<String>,
    /// REGISTRARTRANSFERDATE: an instant, UTC.
    pub registrar_transfer_date: Option<DateTime<Utc>>,
    /// REPOSITORY: a text.
    pub repository: Option<String>,
    /// PEERUSER: a text.
    pub peer_user: Option<String>,
    /// USER: a text.
    pub user: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusNameserver {
    type Response = StatusNameserverAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusNameserver", platform);
        writer.one("NAMESERVER", &self.nameserver);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusNameserverAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(StatusNameserverAnswer {
            host: cells.one("HOST"),
            nameserver: cells.one("NAMESERVER"),
            domain: cells.one("DOMAIN"),
            ip_address: cells.all("IPADDRESS"),
            status: cells.all("STATUS"),
            created_by: cells.one("CREATEDBY"),
            created_date: cells.one("CREATEDDATE"),
            updated_by: cells.one("UPDATEDBY"),
            updated_date: cells.one("UPDATEDDATE"),
            registrar: cells.one("REGISTRAR"),
            registrar_transfer_date: cells.one("REGISTRARTRANSFERDATE"),
            repository: cells.one("REPOSITORY"),
            peer_user: cells.one("PEERUSER"),
            user: cells.one("USER"),
            odd: cells.odd(),
        })
    }
}
