//! UpdateDNSZone: made from the table of commands by `make generate`.

// @generated

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
    /// INCSERIAL: a whole number.
    pub inc_serial: Option<i64>,
    /// RESOLVETTLCONFLICTS: yes or no.
    pub resolve_ttl_conflicts: Option<bool>,
    /// RR0, RR1, ...: texts.
    pub rr: Vec<String>,
    /// ADDRR0, ADDRR1, ...: texts.
    pub add_rr: Vec<String>,
    /// DELRR0, DELRR1, ...: texts.
    pub del_rr: Vec<String>,
    /// STATUS: one of the words.
    pub status: Option<ZoneStatus>,
    /// EXTENDED: yes or no.
    pub extended: Option<bool>,
    /// ZONEMODE: one of the words.
    pub zone_mode: Option<ZoneMode>,
    /// SLAVEMASTER: a text.
    pub slave_master: Option<String>,
    /// DNSSEC-MODE: one of the words.
    pub dnssec_mode: Option<DnssecMode>,
    /// X-HTTP-A: a text.
    pub x_http_a: Option<String>,
    /// X-SMTP-MX: a text.
    pub x_smtp_mx: Option<String>,
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
        writer.extras(&self.extra);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<UpdateDnsZoneAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(UpdateDnsZoneAnswer {
            soa_serial: cells.one("SOASERIAL"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
