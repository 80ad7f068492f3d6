//! CreateDNSZone: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::ZoneMode;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Makes a zone. ISPAPI, and CNR as AddDNSZone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateDnsZone {
    /// DNSZONE: a domain.
    pub dns_zone: DomainName,
    /// SOATTL: a whole number.
    pub soa_ttl: Option<i64>,
    /// SOAMNAME: a text.
    pub soa_mname: Option<String>,
    /// SOARNAME: a text.
    pub soa_rname: Option<String>,
    /// SOASERIAL: a whole number.
    pub soa_serial: Option<i64>,
    /// SOAREFRESH: a whole number.
    pub soa_refresh: Option<i64>,
    /// SOARETRY: a whole number.
    pub soa_retry: Option<i64>,
    /// SOAEXPIRE: a whole number.
    pub soa_expire: Option<i64>,
    /// SOAMINTTL: a whole number.
    pub soa_min_ttl: Option<i64>,
    /// RR0, RR1, ...: texts.
    pub rr: Vec<String>,
    /// EXTENDED: yes or no. On ispapi only.
    pub extended: Option<bool>,
    /// ZONEMODE: one of the words. On ispapi only.
    pub zone_mode: Option<ZoneMode>,
    /// SLAVEMASTER: a text. On ispapi only.
    pub slave_master: Option<String>,
    /// DOMAINTRANSFER: yes or no. On ispapi only.
    pub domain_transfer: Option<bool>,
    /// EXTERNAL: yes or no. On ispapi only.
    pub external: Option<bool>,
    /// SIGNED: yes or no. On cnr only.
    pub signed: Option<bool>,
    /// MASTERIPADDRESS0, MASTERIPADDRESS1, ...: addresses of IPv4 or IPv6. On cnr only.
    pub master_ip_address: Vec<IpAddr>,
    /// PREMIUMDNSSET: a text. On cnr only.
    pub premium_dns_set: Option<String>,
}

impl CreateDnsZone {
    /// With what is required, and nothing else.
    pub fn new(dns_zone: DomainName) -> CreateDnsZone {
        CreateDnsZone {
            dns_zone,
            soa_ttl: None,
            soa_mname: None,
            soa_rname: None,
            soa_serial: None,
            soa_refresh: None,
            soa_retry: None,
            soa_expire: None,
            soa_min_ttl: None,
            rr: Vec::new(),
            extended: None,
            zone_mode: None,
            slave_master: None,
            domain_transfer: None,
            external: None,
            signed: None,
            master_ip_address: Vec::new(),
            premium_dns_set: None,
        }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CreateDnsZoneAnswer {
    /// SIGNED: yes or no.
    pub signed: Option<bool>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for CreateDnsZone {
    type Response = CreateDnsZoneAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("CreateDNSZone", platform);
        writer.one("DNSZONE", &self.dns_zone);
        writer.maybe("SOATTL", &self.soa_ttl);
        writer.maybe("SOAMNAME", &self.soa_mname);
        writer.maybe("SOARNAME", &self.soa_rname);
        writer.maybe("SOASERIAL", &self.soa_serial);
        writer.maybe("SOAREFRESH", &self.soa_refresh);
        writer.maybe("SOARETRY", &self.soa_retry);
        writer.maybe("SOAEXPIRE", &self.soa_expire);
        writer.maybe("SOAMINTTL", &self.soa_min_ttl);
        writer.list("RR", &self.rr);
        writer.maybe("EXTENDED", &self.extended);
        writer.maybe("ZONEMODE", &self.zone_mode);
        writer.maybe("SLAVEMASTER", &self.slave_master);
        writer.maybe("DOMAINTRANSFER", &self.domain_transfer);
        writer.maybe("EXTERNAL", &self.external);
        writer.maybe("SIGNED", &self.signed);
        writer.list("MASTERIPADDRESS", &self.master_ip_address);
        writer.maybe("PREMIUMDNSSET", &self.premium_dns_set);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<CreateDnsZoneAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(CreateDnsZoneAnswer {
            signed: cells.one("SIGNED"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
