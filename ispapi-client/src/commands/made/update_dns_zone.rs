//! UpdateDNSZone: made from the table of commands by `make generate`.

// @generated

use std::net::IpAddr;

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::{DnssecMode, Extras, ZoneMode, ZoneStatus};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Changes the records of a zone. ISPAPI, and CNR as ModifyDNSZone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateDnsZone {
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
    /// INCSERIAL: a whole number. On ispapi only.
    pub inc_serial: Option<i64>,
    /// RESOLVETTLCONFLICTS: yes or no. On ispapi only.
    pub resolve_ttl_conflicts: Option<bool>,
    /// RR0, RR1, ...: texts.
    pub rr: Vec<String>,
    /// ADDRR0, ADDRR1, ...: texts.
    pub add_rr: Vec<String>,
    /// DELRR0, DELRR1, ...: texts.
    pub del_rr: Vec<String>,
    /// STATUS: one of the words. On ispapi only.
    pub status: Option<ZoneStatus>,
    /// EXTENDED: yes or no. On ispapi only.
    pub extended: Option<bool>,
    /// ZONEMODE: one of the words. On ispapi only.
    pub zone_mode: Option<ZoneMode>,
    /// SLAVEMASTER: a text. On ispapi only.
    pub slave_master: Option<String>,
    /// DNSSEC-MODE: one of the words. On ispapi only.
    pub dnssec_mode: Option<DnssecMode>,
    /// X-HTTP-A: a text. On ispapi only.
    pub x_http_a: Option<String>,
    /// X-SMTP-MX: a text. On ispapi only.
    pub x_smtp_mx: Option<String>,
    /// SIGNED: yes or no. On cnr only.
    pub signed: Option<bool>,
    /// MASTERIPADDRESS0, MASTERIPADDRESS1, ...: addresses of IPv4 or IPv6. On cnr only.
    pub master_ip_address: Vec<IpAddr>,
    /// ADDMASTERIPADDRESS0, ADDMASTERIPADDRESS1, ...: addresses of IPv4 or IPv6. On cnr only.
    pub add_master_ip_address: Vec<IpAddr>,
    /// DELMASTERIPADDRESS0, DELMASTERIPADDRESS1, ...: addresses of IPv4 or IPv6. On cnr only.
    pub del_master_ip_address: Vec<IpAddr>,
    /// SLAVEIPADDRESS0, SLAVEIPADDRESS1, ...: addresses of IPv4 or IPv6. On cnr only.
    pub slave_ip_address: Vec<IpAddr>,
    /// ADDSLAVEIPADDRESS0, ADDSLAVEIPADDRESS1, ...: addresses of IPv4 or IPv6. On cnr only.
    pub add_slave_ip_address: Vec<IpAddr>,
    /// DELSLAVEIPADDRESS0, DELSLAVEIPADDRESS1, ...: addresses of IPv4 or IPv6. On cnr only.
    pub del_slave_ip_address: Vec<IpAddr>,
    /// PREMIUMDNSSET: a text. On cnr only.
    pub premium_dns_set: Option<String>,
    /// What registries add: `X-...`
    pub extra: Extras,
}

impl UpdateDnsZone {
    /// With what is required, and nothing else.
    pub fn new(dns_zone: DomainName) -> UpdateDnsZone {
        UpdateDnsZone {
            dns_zone,
            soa_ttl: None,
            soa_mname: None,
            soa_rname: None,
            soa_serial: None,
            soa_refresh: None,
            soa_retry: None,
            soa_expire: None,
            soa_min_ttl: None,
            inc_serial: None,
            resolve_ttl_conflicts: None,
            rr: Vec::new(),
            add_rr: Vec::new(),
            del_rr: Vec::new(),
            status: None,
            extended: None,
            zone_mode: None,
            slave_master: None,
            dnssec_mode: None,
            x_http_a: None,
            x_smtp_mx: None,
            signed: None,
            master_ip_address: Vec::new(),
            add_master_ip_address: Vec::new(),
            del_master_ip_address: Vec::new(),
            slave_ip_address: Vec::new(),
            add_slave_ip_address: Vec::new(),
            del_slave_ip_address: Vec::new(),
            premium_dns_set: None,
            extra: Extras::default(),
        }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct UpdateDnsZoneAnswer {
    /// SOASERIAL: a whole number.
    pub soa_serial: Option<i64>,
    /// SIGNED: yes or no.
    pub signed: Option<bool>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for UpdateDnsZone {
    type Response = UpdateDnsZoneAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("UpdateDNSZone", platform);
        writer.one("DNSZONE", &self.dns_zone);
        writer.maybe("SOATTL", &self.soa_ttl);
        writer.maybe("SOAMNAME", &self.soa_mname);
        writer.maybe("SOARNAME", &self.soa_rname);
        writer.maybe("SOASERIAL", &self.soa_serial);
        writer.maybe("SOAREFRESH", &self.soa_refresh);
        writer.maybe("SOARETRY", &self.soa_retry);
        writer.maybe("SOAEXPIRE", &self.soa_expire);
        writer.maybe("SOAMINTTL", &self.soa_min_ttl);
        writer.maybe("INCSERIAL", &self.inc_serial);
        writer.maybe("RESOLVETTLCONFLICTS", &self.resolve_ttl_conflicts);
        writer.list("RR", &self.rr);
        writer.list("ADDRR", &self.add_rr);
        writer.list("DELRR", &self.del_rr);
        writer.maybe("STATUS", &self.status);
        writer.maybe("EXTENDED", &self.extended);
        writer.maybe("ZONEMODE", &self.zone_mode);
        writer.maybe("SLAVEMASTER", &self.slave_master);
        writer.maybe("DNSSEC-MODE", &self.dnssec_mode);
        writer.maybe("X-HTTP-A", &self.x_http_a);
        writer.maybe("X-SMTP-MX", &self.x_smtp_mx);
        writer.maybe("SIGNED", &self.signed);
        writer.list("MASTERIPADDRESS", &self.master_ip_address);
        writer.list("ADDMASTERIPADDRESS", &self.add_master_ip_address);
        writer.list("DELMASTERIPADDRESS", &self.del_master_ip_address);
        writer.list("SLAVEIPADDRESS", &self.slave_ip_address);
        writer.list("ADDSLAVEIPADDRESS", &self.add_slave_ip_address);
        writer.list("DELSLAVEIPADDRESS", &self.del_slave_ip_address);
        writer.maybe("PREMIUMDNSSET", &self.premium_dns_set);
        writer.extras(&self.extra);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<UpdateDnsZoneAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(UpdateDnsZoneAnswer {
            soa_serial: cells.one("SOASERIAL"),
            signed: cells.one("SIGNED"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
