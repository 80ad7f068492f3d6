//! The commands about zones: their records, and forwardings of URLs and mail, which are records on
//! ISPAPI and objects of their own at CNR.

use ispapi_client::dns::{Forwarding, Record, UrlForward};

use super::Call;
use crate::answer::Answer;
use crate::hosting::Zone;
use crate::parameters::matches_pattern;

/// Rows of one answer at most.
const ROWS_MAX: usize = 10_000;

/// Where a forwarded URL and forwarded mail go first.
const FORWARDER: &str = "192.0.2.80";
const MAIL_HOST: &str = "mx.ispapi.net.";

impl Call<'_> {
    fn zone_name(&self) -> Result<String, Answer> {
        Ok(self.given("DNSZONE")?.trim_end_matches('.').to_ascii_lowercase())
    }

    fn zone(&self) -> Result<(String, &Zone), Answer> {
        let name = self.zone_name()?;
        let ours = self.registrar.zones.get(&name);
        let ours = ours.filter(|zone| zone.account == self.who.account);
        ours.map(|zone| (name, zone)).ok_or_else(|| Answer::not_found("DNSZONE"))
    }

    /// Records as they were written, each one that is known.
    fn records(&self, key: &str) -> Result<Vec<String>, Answer> {
        let texts = self.list(key);
        match texts.iter().find(|text| Record::parse(text).is_err()) {
            Some(odd) => Err(Answer::new(541, format!("Invalid attribute value; {key} [{odd}]"))),
            None => Ok(texts),
        }
    }

    pub(super) fn create_zone(&mut self) -> Result<Answer, Answer> {
        let name = self.zone_name()?;
        let records = self.records("RR")?;
        if self.registrar.zones.contains_key(&name) {
            return Err(Answer::new(540, "Attribute value is not unique; zone"));
        }
        self.host_zone(&name);
        if let Some(zone) = self.registrar.zones.get_mut(&name) {
            zone.records = records;
        }
        Ok(Answer::done())
    }

    /// A zone of the account, if there is none yet.
    pub(super) fn host_zone(&mut self, name: &str) {
        let (account, now) = (self.who.account.clone(), self.registrar.now);
        let zones = &mut self.registrar.zones;
        zones.entry(name.to_owned()).or_insert_with(|| Zone::new(&account, now));
    }

    pub(super) fn check_zone(&mut self) -> Result<Answer, Answer> {
        match self.registrar.zones.contains_key(&self.zone_name()?) {
            true => Ok(Answer::new(211, "DNSZone not available")),
            false => Ok(Answer::new(210, "DNSZone available")),
        }
    }

    pub(super) fn delete_zone(&mut self) -> Result<Answer, Answer> {
        let (name, _) = self.zone()?;
        self.registrar.zones.remove(&name);
        Ok(Answer::done())
    }

    /// A removal must name the record exactly as it is; none is done unless all can be. Forwardings
    /// are records of ISPAPI's extended mode.
    pub(super) fn update_zone(&mut self) -> Result<Answer, Answer> {
        let (whole, added) = (self.records("RR")?, self.records("ADDRR")?);
        let removed = self.list("DELRR");
        let extended = self.flag("EXTENDED")? == Some(true);
        let now = self.registrar.now;
        let (name, zone) = self.zone()?;
        let mut zone = zone.clone();
        let new = || whole.iter().chain(&added);
        if !extended && new().any(|text| is_forwarding(text)) {
            return Err(Answer::new(541, "Invalid attribute value; RR is of the extended mode"));
        }
        if !whole.is_empty() {
            zone.records.clone_from(&whole);
        }
        for removal in removed {
            let mut place = zone.place(&removal);
            if place.is_none() && !removal.contains('%') {
                return Err(Answer::bad_value("DELRR"));
            }
            while let Some(found) = place {
                zone.records.remove(found);
                place = zone.place(&removal).filter(|_| removal.contains('%'));
            }
        }
        for record in added {
            if zone.records.contains(&record) {
                let text = format!("Invalid attribute value; duplicate record [{record}]");
                return Err(Answer::new(541, text));
            }
            zone.records.push(record);
        }
        (zone.serial, zone.updated) = (zone.serial + 1, now);
        let serial = zone.serial.to_string();
        self.registrar.zones.insert(name, zone);
        Ok(if self.is_cnr() { Answer::done() } else { Answer::done().with("SOASERIAL", serial) })
    }

    /// ISPAPI shows forwardings in its extended list, which has no MX, and what they make of the
    /// zone in the plain one. CNR shows what they make as locked.
    pub(super) fn query_zone(&mut self) -> Result<Answer, Answer> {
        let (name, zone) = self.zone()?;
        let extended = self.flag("EXTENDED")? == Some(true);
        let kind = |text: &str| Record::parse(text).map(|record| record.kind().to_owned());
        let mut rows: Vec<(String, bool)> = Vec::new();
        for text in &zone.records {
            let forwards = is_forwarding(text);
            let shown = match self.is_cnr() || !extended {
                true => !forwards,
                false => kind(text).is_ok_and(|kind| kind != "MX"),
            };
            if shown {
                rows.push((text.clone(), false));
            }
            if forwards && (self.is_cnr() || !extended) {
                let host = Record::parse(text).map(|record| record.host(&name));
                let host = host.map_err(|_| Answer::bad_value("RR"))?;
                let made = match kind(text).as_deref() {
                    Ok("X-SMTP") => format!("{host} 3600 IN MX 10 {MAIL_HOST}"),
                    _ => format!("{host} 3600 IN A {FORWARDER}"),
                };
                if !rows.iter().any(|(known, _)| *known == made) {
                    rows.push((made, true));
                }
            }
        }
        if !self.is_cnr() {
            let count = rows.len().to_string();
            let answer = Answer::done().with("COUNT", count.as_str()).with("TOTAL", count);
            return Ok(answer.column("RR", rows.into_iter().map(|(text, _)| text)));
        }
        let (rows, answer) = self.page(rows, ROWS_MAX)?;
        let answer = answer.column("RR", rows.iter().map(|(text, _)| text.as_str()));
        if self.flag("WIDE")? != Some(true) {
            return Ok(answer);
        }
        Ok(answer.column("LOCKED", rows.iter().map(|(_, locked)| if *locked { "1" } else { "0" })))
    }

    pub(super) fn status_zone(&mut self) -> Result<Answer, Answer> {
        let (name, zone) = self.zone()?;
        let answer = Answer::done().with("SOASERIAL", zone.serial.to_string());
        Ok(match self.is_cnr() {
            true => answer.with("DNSZONE", name).with("ZONETYPE", "MASTER").with("SIGNED", "0"),
            false => answer
                .with("STATUS", "ACTIVE")
                .with("DNSSEC-MODE", "DISABLED")
                .with("RRSTOTAL", zone.records.len().to_string())
                .with("CREATEDDATE", self.date(zone.created))
                .with("UPDATEDDATE", self.date(zone.updated)),
        })
    }

    /// The zone that a host is of, and the forwarding of a host or an address there.
    fn forwardings(&self) -> Vec<(String, String, Forwarding)> {
        let ours = self.registrar.zones.iter();
        let ours = ours.filter(|(_, zone)| zone.account == self.who.account);
        let all = ours.flat_map(|(name, zone)| zone.records.iter().map(move |text| (name, text)));
        let of = |(name, text): (&String, &String)| {
            let record = Record::parse(text).ok()?;
            Some((name.clone(), text.clone(), Forwarding::of(&record, name)?))
        };
        all.filter_map(of).collect()
    }

    fn zone_of(&self, host: &str) -> Option<String> {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let mut ours = self.registrar.zones.iter();
        let is_of = |name: &str| host == name || host.ends_with(&format!(".{name}"));
        let found = ours.find(|(name, zone)| zone.account == self.who.account && is_of(name));
        found.map(|(name, _)| name.clone())
    }

    fn forward(
        &mut self,
        key: &str,
        host: &str,
        forwarding: &Forwarding,
    ) -> Result<Answer, Answer> {
        let zone = self.zone_of(host).ok_or_else(|| Answer::not_found("DNSZONE"))?;
        let record = forwarding.record(None).map_err(|_| Answer::bad_value(key))?;
        let known = self.forwardings().into_iter().any(|(_, text, _)| text == record.text());
        if known {
            return Err(Answer::new(540, format!("Attribute value is not unique; {key}")));
        }
        if let Some(zone) = self.registrar.zones.get_mut(&zone) {
            zone.records.push(record.text().to_owned());
        }
        Ok(Answer::done())
    }

    fn stop_forwarding(
        &mut self,
        key: &str,
        is: impl Fn(&Forwarding) -> bool,
    ) -> Result<Answer, Answer> {
        let found: Vec<_> =
            self.forwardings().into_iter().filter(|(_, _, forwarding)| is(forwarding)).collect();
        if found.is_empty() {
            return Err(Answer::not_found(key));
        }
        for (zone, text, _) in found {
            if let Some(zone) = self.registrar.zones.get_mut(&zone) {
                zone.records.retain(|known| *known != text);
            }
        }
        Ok(Answer::done())
    }

    pub(super) fn add_web_forwarding(&mut self) -> Result<Answer, Answer> {
        let source = self.given("SOURCE")?.to_owned();
        let how = match self.given("TYPE")?.to_ascii_uppercase().as_str() {
            "RD" => UrlForward::Redirect,
            "MRD" => UrlForward::Frame,
            // Static pages are not played.
            _ => return Err(Answer::bad_value("TYPE")),
        };
        let target = self.given("TARGET")?.to_owned();
        let host = format!("{}.", source.trim_end_matches('.'));
        let forwarding = Forwarding::Url { host, path: String::new(), how, target };
        self.forward("SOURCE", &source, &forwarding)
    }

    pub(super) fn delete_web_forwarding(&mut self) -> Result<Answer, Answer> {
        let source = format!("{}.", self.given("SOURCE")?.trim_end_matches('.'));
        self.stop_forwarding("SOURCE", |forwarding| match forwarding {
            Forwarding::Url { host, .. } => host.eq_ignore_ascii_case(&source),
            Forwarding::Mail { .. } => false,
        })
    }

    pub(super) fn query_web_forwardings(&mut self) -> Result<Answer, Answer> {
        let pattern = self.optional("SOURCE").unwrap_or("*").to_owned();
        let rows: Vec<(String, &str, String)> = self
            .forwardings()
            .into_iter()
            .filter_map(|(_, _, forwarding)| match forwarding {
                Forwarding::Url { host, how, target, .. } => {
                    let word = if how == UrlForward::Frame { "mrd" } else { "rd" };
                    Some((host.trim_end_matches('.').to_owned(), word, target))
                }
                Forwarding::Mail { .. } => None,
            })
            .filter(|(source, ..)| matches_pattern(&pattern, source))
            .collect();
        let (rows, answer) = self.page(rows, ROWS_MAX)?;
        Ok(answer
            .column("SOURCE", rows.iter().map(|(source, ..)| source.as_str()))
            .column("TARGET", rows.iter().map(|(_, _, target)| target.as_str()))
            .column("TYPE", rows.iter().map(|(_, how, _)| *how)))
    }

    /// User, host with a dot at the end, and target of a forwarding of mail.
    fn mail_forwarding(&self) -> Result<(String, String), Answer> {
        let from = self.given("FROM")?;
        let (user, host) = from.rsplit_once('@').ok_or_else(|| Answer::bad_syntax("FROM"))?;
        let user = if user == "*" { "" } else { user };
        Ok((user.to_owned(), format!("{}.", host.trim_end_matches('.'))))
    }

    pub(super) fn add_mail_forwarding(&mut self) -> Result<Answer, Answer> {
        let (user, host) = self.mail_forwarding()?;
        let target = self.given("TO")?.to_owned();
        let zone = host.clone();
        self.forward("FROM", &zone, &Forwarding::Mail { host, user, target })
    }

    pub(super) fn delete_mail_forwarding(&mut self) -> Result<Answer, Answer> {
        let (from, at) = self.mail_forwarding()?;
        let to = self.optional("TO").map(str::to_owned);
        self.stop_forwarding("FROM", |forwarding| match forwarding {
            Forwarding::Mail { host, user, target } => {
                *user == from
                    && host.eq_ignore_ascii_case(&at)
                    && to.as_ref().is_none_or(|to| to == target)
            }
            Forwarding::Url { .. } => false,
        })
    }

    pub(super) fn query_mail_forwardings(&mut self) -> Result<Answer, Answer> {
        let wanted = self.optional("DNSZONE").map(|zone| zone.trim_end_matches('.').to_owned());
        let rows: Vec<(String, String, String)> = self
            .forwardings()
            .into_iter()
            .filter(|(zone, ..)| wanted.as_ref().is_none_or(|wanted| wanted == zone))
            .filter_map(|(zone, _, forwarding)| match forwarding {
                Forwarding::Mail { host, user, target } => {
                    let user = if user.is_empty() { "*" } else { &user };
                    Some((zone, format!("{user}@{}", host.trim_end_matches('.')), target))
                }
                Forwarding::Url { .. } => None,
            })
            .collect();
        let (rows, answer) = self.page(rows, ROWS_MAX)?;
        Ok(answer
            .column("DNSZONE", rows.iter().map(|(zone, ..)| zone.as_str()))
            .column("FROM", rows.iter().map(|(_, from, _)| from.as_str()))
            .column("TO", rows.iter().map(|(_, _, to)| to.as_str())))
    }
}

fn is_forwarding(text: &str) -> bool {
    Record::parse(text).is_ok_and(|record| record.is_forwarding())
}
