//! CheckDNSZone: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Asks whether a zone can be made. CNR only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckDnsZone {
    /// DNSZONE: a domain.
    pub dns_zone: DomainName,
}

impl CheckDnsZone {
    /// With what is required.
    pub fn new(dns_zone: DomainName) -> CheckDnsZone {
        CheckDnsZone { dns_zone }
    }
}

impl Request for CheckDnsZone {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("CheckDNSZone", platform);
        writer.one("DNSZONE", &self.dns_zone);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
