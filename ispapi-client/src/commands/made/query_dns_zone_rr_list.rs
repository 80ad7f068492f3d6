//! QueryDNSZoneRRList: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;
use chrono::{DateTime, Utc};

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Chunk, List, Request};
use crate::vocabulary::SortOrder;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists the records of a zone. ISPAPI and CNR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDnsZoneRrList {
    /// DNSZONE: a domain.
    pub dns_zone: DomainName,
    /// RR: a text. On ispapi only.
    pub rr: Option<String>,
    /// RRTYPE: a text. On ispapi only.
    pub rr_type: Option<String>,
    /// EXTENDED: yes or no. On ispapi only.
    pub extended: Option<bool>,
    /// SHORT: yes or no. On ispapi only.
    pub short: Option<bool>,
    /// NAME: a text. On cnr only.
    pub name: Option<String>,
    /// TYPE: a text. On cnr only.
    pub r#type: Option<String>,
    /// CONTENT: a text. On cnr only.
    pub content: Option<String>,
    /// PRIO: a whole number. On cnr only.
    pub prio: Option<i64>,
    /// TTL: a whole number. On cnr only.
    pub ttl: Option<i64>,
    /// FIRST: a whole number. On cnr only.
    pub first: u64,
    /// LIMIT: a whole number. On cnr only.
    pub limit: u64,
    /// ORDER: one of the words. On cnr only.
    pub order: Option<SortOrder>,
    /// ORDERBY: a text. On cnr only.
    pub order_by: Option<String>,
    /// WIDE: yes or no. On cnr only.
    pub wide: Option<bool>,
}

impl QueryDnsZoneRrList {
    /// With what is required, and nothing else.
    pub fn new(dns_zone: DomainName) -> QueryDnsZoneRrList {
        QueryDnsZoneRrList {
            dns_zone,
            rr: None,
            rr_type: None,
            extended: None,
            short: None,
            name: None,
            r#type: None,
            content: None,
            prio: None,
            ttl: None,
            first: 0,
            limit: 1_000,
            order: None,
            order_by: None,
            wide: None,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryDnsZoneRrListRow {
    /// RR: a text.
    pub rr: Option<String>,
    /// NAME: a text.
    pub name: Option<String>,
    /// TYPE: a text.
    pub r#type: Option<String>,
    /// CONTENT: a text.
    pub content: Option<String>,
    /// PRIO: a whole number.
    pub prio: Option<i64>,
    /// TTL: a whole number.
    pub ttl: Option<i64>,
    /// LOCKED: yes or no.
    pub locked: Option<bool>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryDnsZoneRrList {
    type Response = Chunk<QueryDnsZoneRrListRow>;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryDNSZoneRRList", platform);
        writer.one("DNSZONE", &self.dns_zone);
        writer.maybe("RR", &self.rr);
        writer.maybe("RRTYPE", &self.rr_type);
        writer.maybe("EXTENDED", &self.extended);
        writer.maybe("SHORT", &self.short);
        writer.maybe("NAME", &self.name);
        writer.maybe("TYPE", &self.r#type);
        writer.maybe("CONTENT", &self.content);
        writer.maybe("PRIO", &self.prio);
        writer.maybe("TTL", &self.ttl);
        writer.one("FIRST", &self.first);
        writer.one("LIMIT", &self.limit);
        writer.maybe("ORDER", &self.order);
        writer.maybe("ORDERBY", &self.order_by);
        writer.maybe("WIDE", &self.wide);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Chunk<QueryDnsZoneRrListRow>, Error> {
        let mut cells = Cells::of(answer);
        Chunk::read(answer, Self::KEYS, |row| {
            Ok(QueryDnsZoneRrListRow {
                rr: cells.at("RR", row),
                name: cells.at("NAME", row),
                r#type: cells.at("TYPE", row),
                content: cells.at("CONTENT", row),
                prio: cells.at("PRIO", row),
                ttl: cells.at("TTL", row),
                locked: cells.at("LOCKED", row),
                updated_date: cells.at("UPDATEDDATE", row),
                odd: cells.odd(),
            })
        })
    }
}

impl List for QueryDnsZoneRrList {
    type Row = QueryDnsZoneRrListRow;

    const KEYS: &'static [&'static str] = &[];

    fn limit(&self) -> u64 {
        self.limit
    }
}
