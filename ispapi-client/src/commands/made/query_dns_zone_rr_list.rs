//! QueryDNSZoneRRList: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Lists the records of a zone. ISPAPI and CNR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDnsZoneRrList {
    /// DNSZONE: a domain.
    pub dns_zone: DomainName,
    /// RR: a text.
    pub rr: Option<String>,
    /// RRTYPE: a text.
    pub rr_type: Option<String>,
    /// EXTENDED: yes or no.
    pub extended: Option<bool>,
    /// SHORT: yes or no.
    pub short: Option<bool>,
}

impl QueryDnsZoneRrList {
    /// With what is required, and nothing else.
    pub fn new(dns_zone: DomainName) -> QueryDnsZoneRrList {
        QueryDnsZoneRrList { dns_zone, rr: None, rr_type: None, extended: None, short: None }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QueryDnsZoneRrListAnswer {
    /// COUNT: a whole number.
    pub count: Option<i64>,
    /// TOTAL: a whole number.
    pub total: Option<i64>,
    /// RR: texts.
    pub rr: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for QueryDnsZoneRrList {
    type Response = QueryDnsZoneRrListAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("QueryDNSZoneRRList", platform);
        writer.one("DNSZONE", &self.dns_zone);
        writer.maybe("RR", &self.rr);
        writer.maybe("RRTYPE", &self.rr_type);
        writer.maybe("EXTENDED", &self.extended);
        writer.maybe("SHORT", &self.short);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<QueryDnsZoneRrListAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(QueryDnsZoneRrListAnswer {
            count: cells.one("COUNT"),
            total: cells.one("TOTAL"),
            rr: cells.all("RR"),
            odd: cells.odd(),
        })
    }
}
