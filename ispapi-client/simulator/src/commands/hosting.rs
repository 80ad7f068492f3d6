//! The commands about name servers of a domain's own, and the keys that sign it.

use std::collections::BTreeSet;
use std::net::IpAddr;

use ispapi_client::dns::{DsRecord, KeyRecord};

use super::Call;
use crate::answer::Answer;
use crate::hosting::{Host, Signing};

impl Call<'_> {
    /// Addresses in one spelling.
    fn addresses(&self, key: &str) -> Result<BTreeSet<String>, Answer> {
        let parse = |text: String| text.parse::<IpAddr>().map(|address| address.to_string());
        let parsed = self.list(key).into_iter().map(parse).collect::<Result<_, _>>();
        parsed.map_err(|_| Answer::bad_syntax(key))
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
        let addresses = self.addresses("IPADDRESS")?;
        let (account, now) = (self.who.account.clone(), self.registrar.now);
        let host = Host { account, addresses, created: now, updated: now };
        self.registrar.hosts.insert(name.clone(), host);
        Ok(match self.is_cnr() {
            true => Answer::done(),
            false => Answer::done().with("HOST", name).with("CREATEDDATE", self.date(now)),
        })
    }

    pub(super) fn status_host(&mut self) -> Result<Answer, Answer> {
        let (name, host) = self.host()?;
        let label = if self.is_cnr() { "NAMESERVER" } else { "HOST" };
        Ok(Answer::done()
            .with(label, name)
            .column("IPADDRESS", host.addresses.iter().map(String::as_str))
            .with("STATUS", "ACTIVE")
            .with("CREATEDBY", self.user())
            .with("CREATEDDATE", self.date(host.created))
            .with("UPDATEDBY", self.user())
            .with("UPDATEDDATE", self.date(host.updated)))
    }

    pub(super) fn modify_host(&mut self) -> Result<Answer, Answer> {
        let (added, removed) = (self.addresses("ADDIPADDRESS")?, self.addresses("DELIPADDRESS")?);
        let whole = self.addresses("IPADDRESS")?;
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
        let now = self.registrar.now;
        if let Some(host) = self.registrar.hosts.get_mut(&name) {
            (host.addresses, host.updated) = (addresses, now);
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

    /// What a domain's keys are after a command: all, or some of them added and removed. A removal
    /// must name the record exactly as it is.
    pub(super) fn signing(&self, present: &Signing) -> Result<Signing, Answer> {
        let (ds, key, all) = match self.is_cnr() {
            false => ("SECDNS-DS", "SECDNS-KEY", "SECDNS-REMOVE-ALL"),
            true => ("DNSSECDSDATA", "DNSSEC", "DNSSECDELALL"),
        };
        if self.flag(all)? == Some(true) {
            return Ok(Signing::default());
        }
        Ok(Signing {
            ds: self.keyed(ds, &present.ds, |text| DsRecord::parse(text).is_ok())?,
            keys: self.keyed(key, &present.keys, |text| KeyRecord::parse(text).is_ok())?,
        })
    }

    fn keyed(
        &self,
        key: &str,
        present: &[String],
        is_record: impl Fn(&str) -> bool,
    ) -> Result<Vec<String>, Answer> {
        let (add, del) = (format!("ADD{key}"), format!("DEL{key}"));
        let (whole, added) = (self.list(key), self.list(&add));
        if let Some(odd) = whole.iter().chain(&added).find(|text| !is_record(text)) {
            return Err(Answer::new(541, format!("Invalid attribute value; {key} {odd}")));
        }
        let mut records = if whole.is_empty() { present.to_vec() } else { whole };
        for removed in self.list(&del) {
            let place = records.iter().position(|known| *known == removed);
            records.remove(place.ok_or_else(|| Answer::bad_value(&del))?);
        }
        for record in added {
            if records.contains(&record) {
                return Err(Answer::new(540, format!("Attribute value is not unique; {add}")));
            }
            records.push(record);
        }
        Ok(records)
    }
}
