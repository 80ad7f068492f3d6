//! What a domain has in the name system: the records of its zone, forwardings of URLs and mail,
//! name servers of its own, and the keys that sign it.
//!
//! Each helper gives the commands to send, by whatever means, and reads their answers. None sends
//! anything itself.
//!
//! A record is one line of text: `HOST TTL CLASS TYPE DATA`, as `www 3600 IN A 192.0.2.1`; the TTL
//! and the class may be missing. Two rules that others get wrong:
//!
//! * A host, and a host in the data, is relative to the zone unless it ends in a dot: `help` and
//!   `help.example.com.` are one in the zone example.com, and `help.example.com` is
//!   `help.example.com.example.com.` ([`Record::mended`]).
//! * A removal must say the record exactly as the registrar has it. So a change is made from the
//!   texts of the list, never from what one would write oneself.
//!
//! Source: the registrar module's questions and answers, on host names that change; reference of
//! UpdateDNSZone and ModifyDNSZone; CNR's pages on resource records and on DNSSEC.

mod dnssec;
mod forwarding;
mod host;
mod record;
mod target;
mod zone;

pub use self::dnssec::{Dnssec, DnssecChange, DsRecord, KeyRecord};
pub use self::forwarding::Forwarding;
pub use self::host::PrivateHost;
pub use self::record::Record;
pub use self::target::UrlForward;
pub use self::zone::{Zone, ZoneChange};
