//! Records of a zone, and what to send to bring a zone to others.
//!
//! A record is one line of text: `HOST TTL CLASS TYPE DATA`, as `www 3600 IN A 192.0.2.1`; the TTL
//! and the class may be missing. Two rules that others get wrong:
//!
//! * A host, and a host in the data, is relative to the zone unless it ends in a dot: `help` and
//!   `help.example.com.` are one in the zone example.com, and `help.example.com` is
//!   `help.example.com.example.com.`.
//! * A removal must say the record exactly as the registrar has it. So a change is made from the
//!   texts of the list, never from what one would write oneself.
//!
//! Source: the registrar module's questions and answers, on host names that change; reference of
//! UpdateDNSZone.

use crate::wire::command::Command;
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;

/// The types of records. X-HTTP and X-SMTP are the registrar's, for forwarding of URLs and mail.
const TYPES: [&str; 11] =
    ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SRV", "TXT", "CAA", "X-HTTP", "X-SMTP"];

/// Those whose data ends in the name of a host.
const WITH_HOST: [&str; 5] = ["CNAME", "MX", "NS", "PTR", "SRV"];

/// A record of a zone.
///
/// # Example
/// ```
/// use ispapi_client::dns::Record;
/// let zone = "example.com";
/// let short = Record::parse("help 3600 IN CNAME www")?;
/// let long = Record::parse("HELP.example.com.  IN CNAME  www.example.com.")?;
/// assert!(short.is_same(&long, zone));
/// let wrong = Record::parse("help.example.com IN CNAME www")?;
/// assert!(!short.is_same(&wrong, zone));
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Record {
    text: String,
    host: String,
    ttl: Option<u32>,
    kind: String,
    data: String,
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] if it has no host, no type of a record that is known, or no
    /// data; if the data of A or AAAA is no such address; or if it has more than one line.
    pub fn parse(text: &str) -> Result<Record, Error> {
        let refused = |why: &str| {
            let message = format!("{text:?} is no record of a zone: {why}");
            Error::new(ErrorKind::ParameterInvalid, "RR", message)
        };
        if text.contains(['\r', '\n', '\0']) {
            return Err(refused("it has more than one line"));
        }
        let (host, mut rest) = word(text);
        let mut ttl = None;
        let kind = loop {
            let (next, behind) = word(rest);
            rest = behind;
            let upper = next.to_ascii_uppercase();
            if TYPES.contains(&upper.as_str()) {
                break upper;
            }
            match (next.parse(), upper.as_str()) {
                (Ok(seconds), _) if ttl.is_none() => ttl = Some(seconds),
                (_, "IN") => {}
                _ => return Err(refused("after the host stand TTL, IN and a type that is known")),
            }
        };
        let data = rest.trim();
        let is_address = match kind.as_str() {
            "A" => data.parse::<std::net::Ipv4Addr>().is_ok(),
            "AAAA" => data.parse::<std::net::Ipv6Addr>().is_ok(),
            _ => true,
        };
        if data.is_empty() || !is_address {
            return Err(refused("the data is none of its type"));
        }
        let (text, host, data) = (text.to_owned(), host.to_owned(), data.to_owned());
        Ok(Record { text, host, ttl, kind, data })
    }

    /// The text as it was given, which is how a removal must say it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The type, in upper case: `MX`.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The seconds that others may keep it, where it says so.
    pub fn ttl(&self) -> Option<u32> {
        self.ttl
    }

    /// The host with its zone, in lower case, with a dot at the end.
    pub fn host(&self, zone: &str) -> String {
        absolute(&self.host, zone)
    }

    /// Whether both mean the same, however they are written. A TTL counts where both have one.
    pub fn is_same(&self, other: &Record, zone: &str) -> bool {
        let ttl = self.ttl.zip(other.ttl).is_none_or(|(ours, theirs)| ours == theirs);
        ttl && self.host(zone) == other.host(zone)
            && self.kind == other.kind
            && self.meaning(zone) == other.meaning(zone)
    }

    fn meaning(&self, zone: &str) -> String {
        let mut words: Vec<String> = self.data.split_whitespace().map(str::to_owned).collect();
        match self.kind.as_str() {
            kind if WITH_HOST.contains(&kind) => {
                if let Some(host) = words.last_mut() {
                    *host = absolute(host, zone);
                }
                words.join(" ")
            }
            // One address has many spellings.
            "AAAA" => match self.data.parse::<std::net::Ipv6Addr>() {
                Ok(address) => address.to_string(),
                Err(_) => self.data.clone(),
            },
            _ => self.data.clone(),
        }
    }
}

/// What brings a zone from the records it has to those it is to have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ZoneChange {
    /// To be added.
    pub added: Vec<String>,
    /// To be removed, in the registrar's own words.
    pub removed: Vec<String>,
}

impl ZoneChange {
    /// Compares what a zone has (the column RR of QueryDNSZoneRRList) with what it is to have.
    /// Records that mean the same stay as they are.
    pub fn between(zone: &str, present: &[Record], wanted: &[Record]) -> ZoneChange {
        let is_in =
            |list: &[Record], record: &Record| list.iter().any(|other| other.is_same(record, zone));
        let texts = |list: &[Record], other: &[Record]| {
            let only = list.iter().filter(|record| !is_in(other, record));
            only.map(|record| record.text.clone()).collect()
        };
        ZoneChange { added: texts(wanted, present), removed: texts(present, wanted) }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }

    /// The command that does it, for [`crate::Client::ask`].
    ///
    /// # Example
    /// ```
    /// use ispapi_client::{Platform, dns::{Record, ZoneChange}};
    /// let present = [Record::parse("www 60 IN A 192.0.2.1")?];
    /// let wanted = [Record::parse("www 60 IN A 192.0.2.2")?];
    /// let change = ZoneChange::between("example.com", &present, &wanted);
    /// assert_eq!(
    ///     change.command("example.com", Platform::Ispapi).text(Platform::Ispapi)?,
    ///     "COMMAND=UpdateDNSZone\nDNSZONE=example.com\n\
    ///      ADDRR0=www 60 IN A 192.0.2.2\nDELRR0=www 60 IN A 192.0.2.1",
    /// );
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn command(&self, zone: &str, platform: Platform) -> Command {
        let name = match platform {
            Platform::Ispapi => "UpdateDNSZone",
            Platform::Cnr => "ModifyDNSZone",
        };
        Command::new(name)
            .with("DNSZONE", zone)
            .with("ADDRR", self.added.clone())
            .with("DELRR", self.removed.clone())
    }
}

/// The first word, and what stands behind it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
}

/// A host with its zone: `@` and nothing are the zone itself.
fn absolute(host: &str, zone: &str) -> String {
    let zone = zone.trim_end_matches('.');
    let host = match host {
        "" | "@" => format!("{zone}."),
        host if host.ends_with('.') => host.to_owned(),
        host => format!("{host}.{zone}."),
    };
    host.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> Record {
        Record::parse(text).expect(text)
    }

    #[test]
    fn what_is_no_record_is_refused() {
        for text in [
            "",
            "www",
            "www IN",
            "www 60 60 IN A 192.0.2.1",
            "www IN NONE x",
            "www IN A",
            "www IN A 2001:db8::1",
            "www IN AAAA 192.0.2.1",
            "www IN A 192.0.2.256",
            "www IN TXT \"a\"\nDELRR0=x",
        ] {
            let error = Record::parse(text).expect_err(text);
            assert_eq!((error.kind(), error.subject()), (ErrorKind::ParameterInvalid, "RR"));
        }
    }

    #[test]
    fn a_host_is_relative_unless_it_ends_in_a_dot() {
        let host = |text: &str| record(&format!("{text} IN A 192.0.2.1")).host("Example.com");
        for (written, meant) in [
            ("@", "example.com."),
            ("WWW", "www.example.com."),
            ("www.example.com.", "www.example.com."),
            ("www.example.com", "www.example.com.example.com."),
        ] {
            assert_eq!(host(written), meant, "{written}");
        }
    }

    #[test]
    fn records_are_the_same_by_what_they_mean() {
        let zone = "example.com";
        for (one, other, same) in [
            ("a 60 IN MX 10 mail", "a IN MX 10  mail.example.com.", true),
            ("a IN MX 10 mail", "a IN MX 20 mail", false),
            ("a 60 IN A 192.0.2.1", "a 61 IN A 192.0.2.1", false),
            ("a IN AAAA 2001:db8:0::1", "a IN AAAA 2001:DB8::1", true),
            ("a IN TXT \"x  y\"", "a IN TXT \"x y\"", false),
            ("a IN SRV 1 2 80 host", "a IN SRV 1 2 80 HOST.example.com.", true),
            ("a IN A 192.0.2.1", "b IN A 192.0.2.1", false),
        ] {
            assert_eq!(record(one).is_same(&record(other), zone), same, "{one} {other}");
        }
    }

    #[test]
    fn a_removal_says_the_record_as_the_registrar_has_it() {
        let present =
            [record("www.example.com.  3600 IN A 192.0.2.1"), record("@ 60 IN TXT \"x\"")];
        let kept = record("@ IN TXT \"x\"");
        let change = ZoneChange::between("example.com", &present, &[kept]);
        assert_eq!(change.removed, ["www.example.com.  3600 IN A 192.0.2.1"]);
        assert!(change.added.is_empty() && !change.is_empty());
        let none = ZoneChange::between("example.com", &present, &present);
        assert!(none.is_empty());
    }
}
