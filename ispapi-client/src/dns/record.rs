//! A record of a zone: its text, and what it means.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::target;
use crate::wire::error::{Error, ErrorKind};

/// The types of records. X-HTTP and X-SMTP are the registrar's, for forwarding of URLs and mail.
const TYPES: [&str; 25] = [
    "A", "AAAA", "ALIAS", "CAA", "CNAME", "DHCID", "DNAME", "DS", "HTTPS", "LOC", "MX", "NAPTR",
    "NS", "PTR", "SMIMEA", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA", "TXT", "URI", "X-HTTP",
    "X-SMTP",
];

/// Those whose data ends in the name of a host.
const WITH_HOST: [&str; 8] = ["ALIAS", "CNAME", "DNAME", "MX", "NAPTR", "NS", "PTR", "SRV"];

/// How much text one part of a TXT record holds.
///
/// Source: RFC 1035, section 3.3.
const TXT_PART: usize = 255;

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
/// assert!(short.is_same(&wrong.mended(zone), zone));
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
    /// data; if the data of A or AAAA is no such address, that of MX or SRV has no numbers before
    /// its host, or that of a forwarding cannot be read; or if it has more than one line.
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
        fits(&kind, data).map_err(refused)?;
        let (text, host, data) = (text.to_owned(), host.to_owned(), data.to_owned());
        Ok(Record { text, host, ttl, kind, data })
    }

    /// Makes a record of its parts, as it is sent: `www 3600 IN A 192.0.2.1`. An empty host is
    /// the zone itself.
    ///
    /// # Errors
    /// As [`Record::parse`].
    ///
    /// # Example
    /// ```
    /// use ispapi_client::dns::Record;
    /// let mail = Record::new("", Some(3600), "mx", "10 mail")?;
    /// assert_eq!(mail.text(), "@ 3600 IN MX 10 mail");
    /// let error = Record::new("www", None, "A", "192.0.2.256").expect_err("no address");
    /// assert!(error.to_string().ends_with("the data of A is an address of IPv4"));
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn new(host: &str, ttl: Option<u32>, kind: &str, data: &str) -> Result<Record, Error> {
        let host = if host.is_empty() { "@" } else { host };
        let ttl = ttl.map_or_else(String::new, |seconds| format!("{seconds} "));
        Record::parse(&format!("{host} {ttl}IN {} {data}", kind.to_ascii_uppercase()))
    }

    /// Makes a TXT record of a text as people mean it: put in quotes, in parts of 255 bytes.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`] if the text is empty or has more than one line.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::dns::Record;
    /// let spf = Record::txt("@", None, "v=spf1 -all")?;
    /// assert_eq!(spf.text(), "@ IN TXT \"v=spf1 -all\"");
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn txt(host: &str, ttl: Option<u32>, text: &str) -> Result<Record, Error> {
        let mut parts = vec![String::new()];
        let mut held = 0;
        for letter in text.chars() {
            if held + letter.len_utf8() > TXT_PART {
                parts.push(String::new());
                held = 0;
            }
            held += letter.len_utf8();
            let Some(part) = parts.last_mut() else { continue };
            if matches!(letter, '"' | '\\') {
                part.push('\\');
            }
            part.push(letter);
        }
        let quoted: Vec<String> = parts.iter().map(|part| format!("\"{part}\"")).collect();
        let data = if text.is_empty() { String::new() } else { quoted.join(" ") };
        Record::new(host, ttl, "TXT", &data)
    }

    /// The text as it was given, which is how a removal must say it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The type, in upper case: `MX`.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What stands behind the type.
    pub fn data(&self) -> &str {
        &self.data
    }

    /// The seconds that others may keep it, where it says so.
    pub fn ttl(&self) -> Option<u32> {
        self.ttl
    }

    /// The host with its zone, in lower case, with a dot at the end.
    pub fn host(&self, zone: &str) -> String {
        absolute(&self.host, zone)
    }

    /// Whether it forwards URLs or mail: X-HTTP, X-SMTP.
    pub fn is_forwarding(&self) -> bool {
        matches!(self.kind.as_str(), "X-HTTP" | "X-SMTP")
    }

    /// The record as people mean it: a host, and a host in the data, that repeat the zone without a
    /// dot at the end get the dot.
    ///
    /// Source: the registrar module's questions and answers, on host names that change.
    pub fn mended(&self, zone: &str) -> Record {
        let mend = |host: &str| {
            let zone = zone.trim_end_matches('.');
            let above = host.len().checked_sub(zone.len());
            let end = above.and_then(|at| host.get(at..));
            let before = above.and_then(|at| host.get(..at));
            let repeats = end.is_some_and(|end| end.eq_ignore_ascii_case(zone))
                && before.is_some_and(|before| before.is_empty() || before.ends_with('.'));
            if repeats { format!("{host}.") } else { host.to_owned() }
        };
        let host = mend(&self.host);
        let data = match (WITH_HOST.contains(&self.kind.as_str()), self.data.rsplit_once(' ')) {
            (false, _) => self.data.clone(),
            (true, None) => mend(&self.data),
            (true, Some((before, last))) => format!("{before} {}", mend(last)),
        };
        if (&host, &data) == (&self.host, &self.data) {
            return self.clone();
        }
        let ttl = self.ttl.map_or_else(String::new, |seconds| format!("{seconds} "));
        let text = format!("{host} {ttl}IN {} {data}", self.kind);
        Record { text, host, ttl: self.ttl, kind: self.kind.clone(), data }
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
            "AAAA" => match self.data.parse::<Ipv6Addr>() {
                Ok(address) => address.to_string(),
                Err(_) => self.data.clone(),
            },
            "X-HTTP" | "X-SMTP" => words.join(" "),
            _ => self.data.clone(),
        }
    }
}

/// Whether data is that of its type; else what is allowed.
fn fits(kind: &str, data: &str) -> Result<(), &'static str> {
    let words: Vec<&str> = data.split_whitespace().collect();
    let numbers = |count: usize| {
        words.len() == count + 1 && words[..count].iter().all(|word| word.parse::<u16>().is_ok())
    };
    let one = words.len() == 1;
    let (is_possible, allowed) = match kind {
        _ if data.is_empty() => (false, "it has no data"),
        "A" => (data.parse::<Ipv4Addr>().is_ok(), "the data of A is an address of IPv4"),
        "AAAA" => (data.parse::<Ipv6Addr>().is_ok(), "the data of AAAA is an address of IPv6"),
        "MX" => (numbers(1), "the data of MX is a preference of 0 to 65535 and a host"),
        "SRV" => (numbers(3), "the data of SRV is priority, weight, port and a host"),
        "CNAME" | "NS" | "PTR" | "ALIAS" | "DNAME" => (one, "the data is one host"),
        "X-HTTP" => {
            let ours = target::url(&words).is_some();
            (ours, "the data of X-HTTP is a path or none, REDIRECT or FRAME, and a URL")
        }
        "X-SMTP" => {
            let ours = target::mail(&words).is_some();
            (ours, "the data of X-SMTP is USER@, MAILFORWARD and an address")
        }
        _ => (true, ""),
    };
    if is_possible { Ok(()) } else { Err(allowed) }
}

/// The first word, and what stands behind it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
}

/// A host with its zone: `@` and nothing are the zone itself.
pub(super) fn absolute(host: &str, zone: &str) -> String {
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
            "www IN MX mail",
            "www IN MX 70000 mail",
            "www IN SRV 1 2 host",
            "www IN CNAME two hosts",
            "www IN X-HTTP http://example.net",
            "www IN X-HTTP MOVED http://example.net",
            "www IN X-SMTP info MAILFORWARD a@example.net",
            "www IN X-SMTP info@ MAILFORWARD nobody",
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
    fn a_host_that_repeats_the_zone_gets_its_dot() {
        for (written, mended) in [
            ("help.Example.com 60 IN A 192.0.2.1", "help.Example.com. 60 IN A 192.0.2.1"),
            ("example.com IN MX 10 mail.example.com", "example.com. IN MX 10 mail.example.com."),
            ("a IN CNAME example.com", "a IN CNAME example.com."),
            // Another name, one that has its dot, and text that is no host stay as they are.
            ("notexample.com IN A 192.0.2.1", "notexample.com IN A 192.0.2.1"),
            ("a  IN CNAME b.example.com.", "a  IN CNAME b.example.com."),
            ("a IN TXT \"b.example.com\"", "a IN TXT \"b.example.com\""),
            ("\u{e4} IN CNAME \u{e4}\u{e4}", "\u{e4} IN CNAME \u{e4}\u{e4}"),
        ] {
            assert_eq!(record(written).mended("example.com.").text(), mended, "{written}");
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
            ("a X-HTTP REDIRECT http://b.com/A", "a IN X-HTTP  REDIRECT http://b.com/A", true),
            ("a X-HTTP REDIRECT http://b.com/A", "a X-HTTP REDIRECT http://b.com/a", false),
        ] {
            assert_eq!(record(one).is_same(&record(other), zone), same, "{one} {other}");
        }
    }

    #[test]
    fn a_text_is_quoted_and_parted() {
        let text = |text: &str| Record::txt("a", None, text).map(|record| record.data().to_owned());
        assert_eq!(text("say \"hi\" \\o/").expect("a text"), "\"say \\\"hi\\\" \\\\o/\"");
        let long = text(&"\u{e4}".repeat(128)).expect("a text");
        let parts: Vec<usize> = long.split(' ').map(|part| part.len() - 2).collect();
        assert_eq!(parts, [254, 2]);
        assert!(text("").is_err() && text("a\nb").is_err());
    }
}
