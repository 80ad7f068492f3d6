//! The records of a zone, and what to send to bring them to others.

use super::forwarding::Forwarding;
use super::record::{Record, absolute};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{any_cell, cell, invalid, rows};
use crate::wire::response::Response;

/// What a zone has.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, Response, ResponseBuilder, dns::Zone};
/// let [plain, forwarding] = &Zone::queries("example.com", Platform::Ispapi)[..] else { panic!() };
/// assert_eq!(
///     forwarding.text(Platform::Ispapi)?,
///     "COMMAND=QueryDNSZoneRRList\nDNSZONE=example.com\nEXTENDED=1",
/// );
/// # assert_eq!(plain.name(), "QueryDNSZoneRRList");
/// let list = |records: [&str; 1]| {
///     let text = ResponseBuilder::new(200, "ok").with_column("RR", records).encode();
///     Response::from_vec(text.into_bytes())
/// };
/// let answers = [list(["example.com. 60 IN MX 10 mail"]), list(["www 60 IN A 192.0.2.1"])];
/// let zone = Zone::read("example.com", Platform::Ispapi, &answers);
/// assert_eq!(zone.records.len(), 2);
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Zone {
    /// Its records and forwardings, without those that the registrar makes for a forwarding by
    /// itself.
    pub records: Vec<Record>,
    /// What cannot be read; a change does not touch it.
    pub odd: Vec<Error>,
}

impl Zone {
    /// What to ask for it, in this order.
    ///
    /// ISPAPI shows forwardings in its extended list only, which lacks MX records and shows no
    /// records that it makes for a forwarding; CNR keeps forwardings apart.
    ///
    /// Source: the original registrar module; CNR's reference, resource records.
    pub fn queries(zone: &str, platform: Platform) -> Vec<Command> {
        let name = zone.trim_end_matches('.');
        let list = || Command::new("QueryDNSZoneRRList").with("DNSZONE", name);
        match platform {
            Platform::Ispapi => vec![list(), list().with("EXTENDED", true)],
            Platform::Cnr => vec![
                list().with("WIDE", true),
                Command::new("QueryWebFwdList")
                    .with("SOURCE", format!("*{name}"))
                    .with("WIDE", true),
                Command::new("QueryMailFwdList").with("DNSZONE", name).with("WIDE", true),
            ],
        }
    }

    /// Reads the answers to [`Zone::queries`], in their order. What one of them cannot be read for
    /// is kept as odd.
    pub fn read(zone: &str, platform: Platform, answers: &[Response]) -> Zone {
        let mut read = Zone::default();
        match (platform, answers) {
            (Platform::Ispapi, [plain, extended, ..]) => {
                let plain = read.list(plain);
                let extended = read.list(extended);
                let mail: Vec<String> = extended
                    .iter()
                    .filter(|record| record.kind() == "X-SMTP")
                    .map(|record| record.host(zone))
                    .collect();
                // The MX of a host whose mail is forwarded is the registrar's own.
                let is_own =
                    |record: &Record| record.kind() == "MX" && !mail.contains(&record.host(zone));
                read.records.extend(extended);
                for record in plain.into_iter().filter(is_own) {
                    if !read.records.iter().any(|known| known.is_same(&record, zone)) {
                        read.records.push(record);
                    }
                }
            }
            (Platform::Ispapi, plain) => {
                for answer in plain {
                    let records = read.list(answer);
                    read.records.extend(records);
                }
            }
            (Platform::Cnr, answers) => {
                let [records, urls, mails] = [0, 1, 2].map(|place| answers.get(place));
                if let Some(answer) = records {
                    read.cnr_list(answer);
                }
                for (answer, what) in [(urls, "SOURCE"), (mails, "FROM")] {
                    let Some(answer) = answer else { continue };
                    for row in 0..rows(answer, what) {
                        read.cnr_forwarding(answer, what, row);
                    }
                }
                let below = |record: &Record| {
                    let host = record.host(zone);
                    let zone = absolute("", zone);
                    host == zone || host.ends_with(&format!(".{zone}"))
                };
                read.records.retain(below);
            }
        }
        read
    }

    fn list(&mut self, answer: &Response) -> Vec<Record> {
        let cells = (0..rows(answer, "RR")).filter_map(|row| cell(answer, "RR", row));
        cells.filter_map(|text| self.readable("RR", text)).collect()
    }

    fn readable(&mut self, column: &str, text: &str) -> Option<Record> {
        Record::parse(text).map_err(|error| self.odd.push(invalid(column, error))).ok()
    }

    /// CNR marks what belongs to a forwarding as locked, and says a record by its parts.
    fn cnr_list(&mut self, answer: &Response) {
        for row in 0..rows(answer, "RR").max(rows(answer, "NAME")) {
            let part = |name| cell(answer, name, row);
            if part("LOCKED") == Some("1") {
                continue;
            }
            let text = match (part("RR"), part("NAME"), part("TYPE"), part("CONTENT")) {
                (Some(text), ..) => text.to_owned(),
                (None, Some(name), Some(kind), Some(content)) => {
                    let ttl = part("TTL").map_or_else(String::new, |ttl| format!("{ttl} "));
                    let first = part("PRIO").filter(|prio| {
                        matches!(kind, "MX" | "SRV") && content.split(' ').next() != Some(prio)
                    });
                    let first = first.map_or_else(String::new, |prio| format!("{prio} "));
                    format!("{name} {ttl}IN {kind} {first}{content}")
                }
                _ => continue,
            };
            if let Some(record) = self.readable("RR", &text) {
                self.records.push(record);
            }
        }
    }

    fn cnr_forwarding(&mut self, answer: &Response, what: &str, row: usize) {
        let source = cell(answer, what, row).unwrap_or_default();
        let target = any_cell(answer, &["TARGET", "TO"], row).unwrap_or_default();
        let how = cell(answer, "TYPE", row).unwrap_or_default();
        let found = match what {
            "SOURCE" => Forwarding::of_cnr_url(source, how, target),
            _ => Forwarding::of_cnr_mail(source, target),
        };
        match found.map(|forwarding| forwarding.record(None)) {
            Some(Ok(record)) => self.records.push(record),
            Some(Err(error)) => self.odd.push(invalid(what, error)),
            None => {
                let message = format_args!("row {row}: {source:?} is no forwarding that is known");
                self.odd.push(invalid(what, message));
            }
        }
    }
}

/// What brings a zone from the records it has to those it is to have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ZoneChange {
    /// To be added.
    pub added: Vec<Record>,
    /// To be removed, in the registrar's own words.
    pub removed: Vec<Record>,
}

impl ZoneChange {
    /// Compares what a zone has ([`Zone::records`]) with what it is to have. Records that mean the
    /// same stay as they are, and so does what makes the zone: its SOA, and its own NS unless the
    /// wanted records have some.
    pub fn between(zone: &str, present: &[Record], wanted: &[Record]) -> ZoneChange {
        let is_ns =
            |record: &Record| record.kind() == "NS" && record.host(zone) == absolute("", zone);
        let keeps_ns = !wanted.iter().any(is_ns);
        let is_made = |record: &&Record| record.kind() != "SOA" && !(keeps_ns && is_ns(record));
        let is_in =
            |list: &[Record], record: &Record| list.iter().any(|other| other.is_same(record, zone));
        let only = |list: &[Record], other: &[Record]| -> Vec<Record> {
            let mut only: Vec<Record> = Vec::new();
            for record in list.iter().filter(is_made).filter(|record| !is_in(other, record)) {
                if !is_in(&only, record) {
                    only.push(record.clone());
                }
            }
            only
        };
        ZoneChange { added: only(wanted, present), removed: only(present, wanted) }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }

    /// The commands that do it, in this order: for ISPAPI one, for CNR one for the records and one
    /// for each forwarding, what goes first.
    ///
    /// ISPAPI answers 545 where the domain has no zone yet: [`ZoneChange::created`] makes one.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterInvalid`](crate::ErrorKind::ParameterInvalid) names a path whose
    /// forwarding CNR does not know.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::{Platform, dns::{Record, ZoneChange}};
    /// let present = [Record::parse("www 60 IN A 192.0.2.1")?];
    /// let wanted = [Record::parse("www 60 IN A 192.0.2.2")?];
    /// let change = ZoneChange::between("example.com", &present, &wanted);
    /// let commands = change.commands("example.com", Platform::Ispapi)?;
    /// assert_eq!(
    ///     commands[0].text(Platform::Ispapi)?,
    ///     "COMMAND=UpdateDNSZone\nDNSZONE=example.com\nINCSERIAL=1\n\
    ///      ADDRR0=www 60 IN A 192.0.2.2\nDELRR0=www 60 IN A 192.0.2.1",
    /// );
    /// # Ok::<(), ispapi_client::Error>(())
    /// ```
    pub fn commands(&self, zone: &str, platform: Platform) -> Result<Vec<Command>, Error> {
        let zone = zone.trim_end_matches('.');
        if self.is_empty() {
            return Ok(Vec::new());
        }
        let texts = |records: &[&Record]| -> Vec<String> {
            records.iter().map(|record| record.text().to_owned()).collect()
        };
        let split = |records| -> (Vec<&Record>, Vec<&Record>) {
            <[Record]>::iter(records).partition(|record| record.is_forwarding())
        };
        let ((new, added), (old, removed)) = (split(&self.added), split(&self.removed));
        if platform == Platform::Ispapi {
            let command =
                Command::new("UpdateDNSZone").with("DNSZONE", zone).with("INCSERIAL", true);
            let extended = (!new.is_empty() || !old.is_empty()).then_some(true);
            let all = |records: &[Record]| texts(&records.iter().collect::<Vec<_>>());
            let command = command.with("EXTENDED", extended);
            return Ok(vec![
                command.with("ADDRR", all(&self.added)).with("DELRR", all(&self.removed)),
            ]);
        }
        let mut commands = Vec::new();
        if !added.is_empty() || !removed.is_empty() {
            let command = Command::new("ModifyDNSZone").with("DNSZONE", zone);
            commands.push(command.with("ADDRR", texts(&added)).with("DELRR", texts(&removed)));
        }
        for (records, is_added) in [(old, false), (new, true)] {
            for forwarding in records.into_iter().filter_map(|record| Forwarding::of(record, zone))
            {
                commands.push(forwarding.cnr_command(zone, is_added)?);
            }
        }
        Ok(commands)
    }

    /// The command that makes the zone of a domain that has none: ISPAPI is told to host it, CNR to
    /// add it.
    pub fn created(domain: &str, platform: Platform) -> Command {
        let domain = domain.trim_end_matches('.');
        match platform {
            Platform::Ispapi => {
                Command::new("ModifyDomain").with("DOMAIN", domain).with("INTERNALDNS", true)
            }
            Platform::Cnr => Command::new("AddDNSZone").with("DNSZONE", domain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseBuilder;

    const ZONE: &str = "example.com";

    fn record(text: &str) -> Record {
        Record::parse(text).expect(text)
    }

    fn texts(records: &[Record]) -> Vec<&str> {
        records.iter().map(Record::text).collect()
    }

    fn answer(columns: &[(&str, &[&str])]) -> Response {
        let builder = ResponseBuilder::new(200, "ok");
        let builder = columns.iter().fold(builder, |builder, (name, cells)| {
            builder.with_column(*name, cells.iter().copied())
        });
        Response::from_vec(builder.encode().into_bytes())
    }

    #[test]
    fn a_removal_says_the_record_as_the_registrar_has_it() {
        let present = [record("www.example.com.  60 IN A 192.0.2.1"), record("@ 60 IN TXT \"x\"")];
        let kept = record("@ IN TXT \"x\"");
        let change = ZoneChange::between(ZONE, &present, &[kept]);
        assert_eq!(texts(&change.removed), ["www.example.com.  60 IN A 192.0.2.1"]);
        assert!(change.added.is_empty() && !change.is_empty());
        let none = ZoneChange::between(ZONE, &present, &present);
        assert_eq!(none.commands(ZONE, Platform::Ispapi), Ok(Vec::new()));
        assert_eq!(none.commands(ZONE, Platform::Cnr), Ok(Vec::new()));
    }

    #[test]
    fn what_makes_the_zone_stays() {
        let present = [
            record("example.com. 60 IN SOA ns1.example.net. h.example.net. 1 2 3 4 5"),
            record("example.com. 60 IN NS ns1.example.net."),
            record("sub 60 IN NS ns1.example.net."),
        ];
        let gone = ZoneChange::between(ZONE, &present, &[]);
        assert_eq!(texts(&gone.removed), ["sub 60 IN NS ns1.example.net."]);
        let other = [record("@ 60 IN NS ns2.example.net.")];
        let moved = ZoneChange::between(ZONE, &present[..2], &other);
        assert_eq!(texts(&moved.removed), ["example.com. 60 IN NS ns1.example.net."]);
        let twice = [record("a IN A 192.0.2.1"), record("a.example.com. IN A 192.0.2.1")];
        assert_eq!(texts(&ZoneChange::between(ZONE, &[], &twice).added), ["a IN A 192.0.2.1"]);
    }

    #[test]
    fn ispapi_shows_mail_and_forwardings_in_two_lists() {
        let plain = answer(&[(
            "RR",
            &["@ 60 IN MX 10 mx.ispapi.net.", "b 60 IN MX 10 c", "@ 60 IN A 192.0.2.9", "what is"],
        )]);
        let extended = answer(&[(
            "RR",
            &["@ X-SMTP info@ MAILFORWARD a@b.com", "@ X-HTTP FRAME http://c.com"],
        )]);
        let zone = Zone::read(ZONE, Platform::Ispapi, &[plain, extended]);
        assert_eq!(
            texts(&zone.records),
            [
                "@ X-SMTP info@ MAILFORWARD a@b.com",
                "@ X-HTTP FRAME http://c.com",
                "b 60 IN MX 10 c"
            ],
        );
        assert_eq!((zone.odd.len(), zone.odd[0].subject()), (1, "RR"));
        let change = ZoneChange::between(ZONE, &zone.records, &zone.records[2..]);
        let text =
            change.commands(ZONE, Platform::Ispapi).expect("a change")[0].text(Platform::Ispapi);
        assert!(text.expect("encodes").contains("\nEXTENDED=1\nDELRR0=@ X-SMTP info@"));
    }

    #[test]
    fn cnr_has_forwardings_apart() {
        let records = answer(&[
            ("NAME", &["@", "www", "mail", "@"]),
            ("TYPE", &["A", "A", "MX", "MX"]),
            ("CONTENT", &["192.0.2.9", "192.0.2.1", "10 mx", "mx"]),
            ("PRIO", &["", "", "10", "20"]),
            ("TTL", &["60", "60", "60", "60"]),
            ("LOCKED", &["1", "0", "0", "0"]),
        ]);
        let urls = answer(&[
            ("SOURCE", &["example.com", "notexample.com", "a.example.com"]),
            ("TARGET", &["http://b.com", "http://c.com", "http://d.com"]),
            ("TYPE", &["rd", "RD", "SELF"]),
        ]);
        let mails = answer(&[("FROM", &["*@example.com"]), ("TO", &["a@b.com"])]);
        let zone = Zone::read(ZONE, Platform::Cnr, &[records, urls, mails]);
        assert_eq!(
            texts(&zone.records),
            [
                "www 60 IN A 192.0.2.1",
                "mail 60 IN MX 10 mx",
                "@ 60 IN MX 20 mx",
                "example.com. IN X-HTTP REDIRECT http://b.com",
                "example.com. IN X-SMTP @ MAILFORWARD a@b.com",
            ],
        );
        assert_eq!(zone.odd.len(), 1, "what is SELF stays as it is: {:?}", zone.odd);
        let change = ZoneChange::between(ZONE, &zone.records, &[record("x IN A 192.0.2.2")]);
        let commands = change.commands(ZONE, Platform::Cnr).expect("a change");
        let names: Vec<&str> = commands.iter().map(Command::name).collect();
        assert_eq!(names, ["ModifyDNSZone", "DeleteWebFwd", "DeleteMailFwd"]);
        let text = commands[2].text(Platform::Cnr).expect("encodes");
        assert_eq!(text, "COMMAND=DeleteMailFwd\nFROM=*@example.com\nTO=a@b.com");
        let frame = ZoneChange::between(ZONE, &[], &[record("f X-HTTP FRAME http://b.com")]);
        let commands = frame.commands(ZONE, Platform::Cnr).expect("a change");
        assert!(
            commands.iter().any(|command| command.text(Platform::Cnr).as_deref()
                == Ok("COMMAND=AddWebFwd\nSOURCE=f.example.com\nTARGET=http://b.com\nTYPE=MRD")),
            "{commands:?}",
        );
        let path = ZoneChange::between(ZONE, &[], &[record("a X-HTTP /old FRAME http://b.com")]);
        assert_eq!(path.commands(ZONE, Platform::Cnr).expect_err("no paths").subject(), "/old");
    }
}
