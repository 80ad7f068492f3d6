//! The commands about name servers and zones.

use std::collections::BTreeSet;

use super::Call;
use crate::answer::Answer;
use crate::hosting::{Host, Zone};

impl Call<'_> {
    fn addresses(&self, key: &str) -> BTreeSet<String> {
        self.list(key).into_iter().collect()
    }

    fn host(&self) -> Result<(String, &Host), Answer> {
        let name = self.given("NAMESERVER")?.to_ascii_lowercase();
        let ours = self.registrar.hosts.get(&name);
        let ours = ours.filter(|host| host.account == self.who.account);
        ours.map(|host| (name, host)).ok_or_else(|| Answer::not_found("NAMESERVER"))
    }

    /// A name server can only be made below a domain of the account.
    pub(super) fn add_host(&mut self) -> Result<Answer, Answer> {
        let name = self.given("NAMESERVER")?.to_ascii_lowercase();
        if self.registrar.hosts.contains_key(&name) {
            return Err(Answer::new(540, "Attribute value is not unique; NAMESERVER"));
        }
        let mut domains = self.registrar.domains.iter();
        let below = |domain: &str| {
            name.strip_suffix(domain).is_some_and(|label| label.len() > 1 && label.ends_with('.'))
        };
        if !domains.any(|(domain, row)| row.account == self.who.account && below(domain)) {
            return Err(Answer::bad_value("NAMESERVER"));
        }
        let addresses = self.addresses("IPADDRESS");
        let (account, now) = (self.who.account.clone(), self.registrar.now);
        self.registrar.hosts.insert(name.clone(), Host { account, addresses });
        Ok(Answer::done().with("HOST", name).with("CREATEDDATE", self.date(now)))
    }

    pub(super) fn modify_host(&mut self) -> Result<Answer, Answer> {
        let (added, removed) = (self.addresses("ADDIPADDRESS"), self.addresses("DELIPADDRESS"));
        let whole = self.addresses("IPADDRESS");
        let (name, host) = self.host()?;
        let mut addresses = host.addresses.clone();
        if !whole.is_empty() {
            addresses = whole;
        }
        if removed.iter().any(|address| !addresses.remove(address)) {
            return Err(Answer::bad_value("DELIPADDRESS"));
        }
        addresses.extend(added);
        if addresses.is_empty() {
            return Err(Answer::bad_value("IPADDRESS"));
        }
        if let Some(host) = self.registrar.hosts.get_mut(&name) {
            host.addresses = addresses;
        }
        Ok(Answer::done())
    }

    /// One that a domain uses stays, unless that is forced.
    pub(super) fn delete_host(&mut self) -> Result<Answer, Answer> {
        let forced = self.flag("FORCE")? == Some(true);
        let (name, _) = self.host()?;
        let mut domains = self.registrar.domains.values();
        let uses = |used: &String| used.trim_end_matches('.').eq_ignore_ascii_case(&name);
        if !forced && domains.any(|domain| domain.nameservers.iter().any(uses)) {
            return Err(Answer::new(532, "Domain names linked with name server"));
        }
        self.registrar.hosts.remove(&name);
        Ok(Answer::done())
    }

    fn zone_name(&self) -> Result<String, Answer> {
        Ok(self.given("DNSZONE")?.trim_end_matches('.').to_ascii_lowercase())
    }

    fn zone(&self) -> Result<(String, &Zone), Answer> {
        let name = self.zone_name()?;
        let ours = self.registrar.zones.get(&name);
        let ours = ours.filter(|zone| zone.account == self.who.account);
        ours.map(|zone| (name, zone)).ok_or_else(|| Answer::not_found("DNSZONE"))
    }

    /// A removal must name the record exactly as it is; none is done unless all can be.
    pub(super) fn update_zone(&mut self) -> Result<Answer, Answer> {
        let name = self.zone_name()?;
        let (whole, added, removed) = (self.list("RR"), self.list("ADDRR"), self.list("DELRR"));
        let (account, now) = (self.who.account.clone(), self.registrar.now);
        let fresh = || Zone {
            account: account.clone(),
            serial: 0,
            created: now,
            updated: now,
            records: Vec::new(),
        };
        let mut zone = self.registrar.zones.get(&name).cloned().unwrap_or_else(fresh);
        if zone.account != account {
            return Err(Answer::not_found("DNSZONE"));
        }
        if !whole.is_empty() {
            zone.records = whole;
        }
        for record in removed {
            let place = zone.records.iter().position(|known| *known == record);
            zone.records.remove(place.ok_or_else(|| Answer::bad_value("DELRR"))?);
        }
        for record in added {
            if !zone.records.contains(&record) {
                zone.records.push(record);
            }
        }
        (zone.serial, zone.updated) = (zone.serial + 1, now);
        let serial = zone.serial.to_string();
        self.registrar.zones.insert(name, zone);
        Ok(Answer::done().with("SOASERIAL", serial))
    }

    pub(super) fn query_zone(&mut self) -> Result<Answer, Answer> {
        let (_, zone) = self.zone()?;
        let count = zone.records.len().to_string();
        let answer = Answer::done().with("COUNT", count.as_str()).with("TOTAL", count);
        Ok(answer.column("RR", zone.records.iter().map(String::as_str)))
    }

    pub(super) fn status_zone(&mut self) -> Result<Answer, Answer> {
        let (_, zone) = self.zone()?;
        Ok(Answer::done()
            .with("STATUS", "ACTIVE")
            .with("SOASERIAL", zone.serial.to_string())
            .with("RRSTOTAL", zone.records.len().to_string())
            .with("CREATEDDATE", self.date(zone.created))
            .with("UPDATEDDATE", self.date(zone.updated)))
    }
}
