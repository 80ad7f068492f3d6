//! What an account keeps at the registrar and what it has in all: values of the environment, counts
//! of objects, names that are suggested, changes of owners.

use backorder_core::format_utc;

use super::Call;
use super::domains::ROWS_MAX;
use crate::answer::Answer;
use crate::domain::State;
use crate::parameters::matches_pattern;

/// Zones in which names are suggested if none is asked for.
const ZONES: [&str; 4] = ["com", "net", "org", "shop"];

impl Call<'_> {
    fn environment_key(&self, key: &str, name: &str) -> (String, String, String) {
        (self.who.account.clone(), key.to_owned(), name.to_owned())
    }

    pub(super) fn get_environment(&mut self) -> Result<Answer, Answer> {
        let (keys, names) = (self.list("ENVIRONMENTKEY"), self.list("ENVIRONMENTNAME"));
        if keys.len() != names.len() {
            return Err(Answer::bad_value("ENVIRONMENTNAME"));
        }
        let (mut values, mut missing) = (Vec::new(), Vec::new());
        for (key, name) in keys.iter().zip(&names) {
            let known = self.registrar.environment.get(&self.environment_key(key, name));
            if known.is_none() {
                missing.push(format!("{key}/{name}"));
            }
            values.push(known.cloned().unwrap_or_default());
        }
        Ok(Answer::done().column("ENVIRONMENTVALUE", values).column("MISSING", missing))
    }

    pub(super) fn set_environment(&mut self) -> Result<Answer, Answer> {
        let (keys, names) = (self.list("ENVIRONMENTKEY"), self.list("ENVIRONMENTNAME"));
        let values: Vec<String> = (0..names.len())
            .map(|place| {
                let numbered = self.parameters.get(&format!("ENVIRONMENTVALUE{place}"));
                let alone = self.parameters.get("ENVIRONMENTVALUE").filter(|_| place == 0);
                numbered.or(alone).cloned().unwrap_or_default()
            })
            .collect();
        for (place, (name, value)) in names.iter().zip(values).enumerate() {
            let key = keys.get(place).map(String::as_str).unwrap_or_default();
            let key = self.environment_key(key, name);
            match value.is_empty() {
                true => self.registrar.environment.remove(&key),
                false => self.registrar.environment.insert(key, value),
            };
        }
        Ok(Answer::done())
    }

    /// All values of a key, or all keys.
    pub(super) fn query_environment(&mut self) -> Result<Answer, Answer> {
        let wanted = self.optional("ENVIRONMENTKEY");
        let all = self.registrar.environment.iter();
        let ours = all.filter(|((account, ..), _)| *account == self.who.account);
        let mut rows: Vec<(&str, &str, &str)> = ours
            .filter(|((_, key, _), _)| wanted.is_none_or(|wanted| wanted == key))
            .map(|((_, key, name), value)| (key.as_str(), name.as_str(), value.as_str()))
            .collect();
        if wanted.is_none() {
            rows.dedup_by_key(|(key, ..)| *key);
        }
        let count = rows.len().to_string();
        let answer = Answer::done()
            .with("FIRST", "0")
            .with("COUNT", count.as_str())
            .with("TOTAL", count)
            .column("ENVIRONMENTKEY", rows.iter().map(|(key, ..)| *key));
        Ok(match wanted {
            None => answer,
            Some(_) => answer
                .column("ENVIRONMENTNAME", rows.iter().map(|(_, name, _)| *name))
                .column("ENVIRONMENTVALUE", rows.iter().map(|(.., value)| *value)),
        })
    }

    /// Class and identifier of everything the account has, in order.
    fn objects(&self) -> Vec<(&'static str, String)> {
        let account = &self.who.account;
        let registrar = &*self.registrar;
        let contacts = registrar.made_contacts.iter().filter(|(_, it)| it.account == *account);
        let contacts = contacts.map(|(name, _)| ("CONTACT", name.clone()));
        let zones = registrar.zones.iter().filter(|(_, it)| it.account == *account);
        let zones = zones.map(|(name, _)| ("DNSZONE", name.clone()));
        let domains = registrar.domains.iter().filter(|(_, it)| it.account == *account);
        let domains = domains.filter(|(_, it)| it.readable <= registrar.now);
        let domains = domains.map(|(name, _)| ("DOMAIN", name.clone()));
        let hosts = registrar.hosts.iter().filter(|(_, it)| it.account == *account);
        let hosts = hosts.map(|(name, _)| ("NAMESERVER", name.clone()));
        contacts.chain(zones).chain(domains).chain(hosts).collect()
    }

    pub(super) fn query_objects(&mut self) -> Result<Answer, Answer> {
        let fits = |key: &str, value: &str| {
            self.optional(key).is_none_or(|pattern| matches_pattern(pattern, value))
        };
        let mut all = self.objects();
        all.retain(|(class, id)| fits("OBJECTCLASS", class) && fits("OBJECTID", id));
        let (rows, answer) = self.page(all, ROWS_MAX)?;
        Ok(answer
            .column("OBJECTCLASS", rows.iter().map(|(class, _)| *class))
            .column("OBJECTID", rows.iter().map(|(_, id)| id.as_str()))
            .column("USER", rows.iter().map(|_| self.user())))
    }

    /// Counts by kind, of all zones.
    pub(super) fn query_statistics(&mut self) -> Result<Answer, Answer> {
        let objects = self.objects();
        let mut rows: Vec<(&str, usize)> = Vec::new();
        for (class, _) in &objects {
            match rows.last_mut().filter(|(last, _)| last == class) {
                Some((_, count)) => *count += 1,
                None => rows.push((*class, 1)),
            }
        }
        let (rows, answer) = self.page(rows, ROWS_MAX)?;
        let now = format_utc(self.registrar.now);
        Ok(answer
            .column("TYPE", rows.iter().map(|(class, _)| class.to_ascii_lowercase()))
            .column("AMOUNT", rows.iter().map(|(_, count)| count.to_string()))
            .column("ZONE", rows.iter().map(|_| "_all_"))
            .column("UPDATEDDATE", rows.iter().map(|_| now.as_str())))
    }

    /// The words together in each zone; CNR does not look whether others are free.
    pub(super) fn suggest(&mut self) -> Result<Answer, Answer> {
        let (word, zone) = if self.is_cnr() { ("NAME", "TLD") } else { ("KEYWORD", "ZONE") };
        let label: String = self.given(word)?.split_whitespace().collect();
        let asked = self.list(zone);
        let zones = match asked.is_empty() {
            true => ZONES.map(str::to_owned).to_vec(),
            false => asked,
        };
        let limit = if self.is_cnr() { "MAX-RESULTS" } else { "LIMIT" };
        let limit = self.number(limit)?.map_or(30, |limit| usize::try_from(limit).unwrap_or(30));
        let names = zones.iter().map(|zone| format!("{label}.{zone}"));
        let is_free = |name: &String| {
            !self.registrar.domains.contains_key(name) && !self.registrar.foreign.contains_key(name)
        };
        let names: Vec<String> = names.filter(is_free).take(limit).collect();
        Ok(match self.is_cnr() {
            true => {
                let states = names.iter().map(|_| "available").collect::<Vec<_>>();
                Answer::done().column("NAME", names).column("AVAILABILITY", states)
            }
            false => Answer::done().column("DOMAIN", names),
        })
    }

    /// A change of a domain's owner that somebody has to confirm.
    pub(super) fn status_trade(&mut self) -> Result<Answer, Answer> {
        let (name, domain) = self.own()?;
        let State::Trading { until, owner, .. } = &domain.state else {
            return Err(Answer::not_found("DOMAIN"));
        };
        let old = domain.contacts[0].as_str();
        Ok(match self.is_cnr() {
            true => Answer::done()
                .with("DOMAIN", name)
                .with("STATUS", "REQUESTED")
                .with("REQUESTED DATE", self.date(domain.updated))
                .with("EXPIRE DATE", self.date(*until))
                .with("LOSING REGISTRANT", old)
                .with("GAINING REGISTRANT", owner.as_str()),
            false => Answer::done()
                .with("TRANSFERTYPE", "TRADE")
                .with("TRANSFERSTATUS", "REQUESTED")
                .with("CREATEDDATE", self.date(domain.updated))
                .with("OLD-OWNERCONTACT", old)
                .with("OWNERCONTACT", owner.as_str()),
        })
    }
}
