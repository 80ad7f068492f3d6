//! DeleteDNSZone: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Takes a zone away. ISPAPI and CNR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteDnsZone {
    /// DNSZONE: a domain.
    pub dns_zone: DomainName,
}

impl DeleteDnsZone {
    /// With what is required.
    pub fn new(dns_zone: DomainName) -> DeleteDnsZone {
        DeleteDnsZone { dns_zone }
    }
}

impl Request for DeleteDnsZone {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("DeleteDNSZone", platform);
        writer.one("DNSZONE", &self.dns_zone);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
