//! StatusDNSZone: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;
use chrono::{DateTime, Utc};

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives the state of a zone. ISPAPI and CNR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusDnsZone {
    /// DNSZONE: a domain.
    pub dns_zone: DomainName,
    /// EXTENDED: yes or no. On ispapi only.
    pub extended: Option<bool>,
}

impl StatusDnsZone {
    /// With what is required, and nothing else.
    pub fn new(dns_zone: DomainName) -> StatusDnsZone {
        StatusDnsZone { dns_zone, extended: None }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusDnsZoneAnswer {
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// DNSSEC-MODE: a text.
    pub dnssec_mode: Option<String>,
    /// PEERUSER: a text.
    pub peer_user: Option<String>,
    /// RRSTOTAL: a whole number.
    pub rrs_total: Option<i64>,
    /// SOAEXPIRE: a whole number.
    pub soa_expire: Option<i64>,
    /// SOAMINTTL: a whole number.
    pub soa_min_ttl: Option<i64>,
    /// SOAMNAME: a text.
    pub soa_mname: Option<String>,
    /// SOAREFRESH: a whole number.
    pub soa_refresh: Option<i64>,
    /// SOARETRY: a whole number.
    pub soa_retry: Option<i64>,
    /// SOARNAME: a text.
    pub soa_rname: Option<String>,
    /// SOASERIAL: a whole number.
    pub soa_serial: Option<i64>,
    /// SOATTL: a whole number.
    pub soa_ttl: Option<i64>,
    /// STATUS: a text.
    pub status: Option<String>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// WWWTARGETDATA: a text.
    pub www_target_data: Option<String>,
    /// WWWTARGETTYPE: a text.
    pub www_target_type: Option<String>,
    /// DNSZONE: a text.
    pub dns_zone: Option<String>,
    /// ZONETYPE: a text.
    pub zone_type: Option<String>,
    /// SIGNED: yes or no.
    pub signed: Option<bool>,
    /// DNSSEC: yes or no.
    pub dnssec: Option<bool>,
    /// DNSSECKSKSTATUS: a text.
    pub dnssec_ksk_status: Option<String>,
    /// DNSSECZSKSTATUS: a text.
    pub dnssec_zsk_status: Option<String>,
    /// KEYDATA: texts.
    pub key_data: Vec<String>,
    /// MASTERIPADDRESS: texts.
    pub master_ip_address: Vec<String>,
    /// PREMIUMDNSSET: a text.
    pub premium_dns_set: Option<String>,
    /// EXTERNAL: yes or no.
    pub external: Option<bool>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusDnsZone {
    type Response = StatusDnsZoneAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusDNSZone", platform);
        writer.one("DNSZONE", &self.dns_zone);
        writer.maybe("EXTENDED", &self.extended);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusDnsZoneAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(StatusDnsZoneAnswer {
            created_date: cells.one("CREATEDDATE"),
            dnssec_mode: cells.one("DNSSEC-MODE"),
            peer_user: cells.one("PEERUSER"),
            rrs_total: cells.one("RRSTOTAL"),
            soa_expire: cells.one("SOAEXPIRE"),
            soa_min_ttl: cells.one("SOAMINTTL"),
            soa_mname: cells.one("SOAMNAME"),
            soa_refresh: cells.one("SOAREFRESH"),
            soa_retry: cells.one("SOARETRY"),
            soa_rname: cells.one("SOARNAME"),
            soa_serial: cells.one("SOASERIAL"),
            soa_ttl: cells.one("SOATTL"),
            status: cells.one("STATUS"),
            updated_date: cells.one("UPDATEDDATE"),
            www_target_data: cells.one("WWWTARGETDATA"),
            www_target_type: cells.one("WWWTARGETTYPE"),
            dns_zone: cells.one("DNSZONE"),
            zone_type: cells.one("ZONETYPE"),
            signed: cells.one("SIGNED"),
            dnssec: cells.one("DNSSEC"),
            dnssec_ksk_status: cells.one("DNSSECKSKSTATUS"),
            dnssec_zsk_status: cells.one("DNSSECZSKSTATUS"),
            key_data: cells.all("KEYDATA"),
            master_ip_address: cells.all("MASTERIPADDRESS"),
            premium_dns_set: cells.one("PREMIUMDNSSET"),
            external: cells.one("EXTERNAL"),
            odd: cells.odd(),
        })
    }
}
