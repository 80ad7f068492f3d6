//! The commands about domains of an account.

use super::Call;
use super::registries::registry_of;
use ispapi_client::commands::RegistryPrivacy;

use crate::answer::Answer;
use crate::domain::{ADD_GRACE, Domain, MODES, REDEMPTION, RESTORE, State, TRADE};
use crate::parameters::matches_pattern;
use crate::registrar::Service;

/// Rows of one answer at most.
pub(super) const ROWS_MAX: usize = 10_000;

impl Call<'_> {
    /// The domain of the DOMAIN parameter, if it is the caller's and known already.
    pub(super) fn own(&self) -> Result<(String, &Domain), Answer> {
        let name = self.domain()?;
        let found = self.registrar.domains.get(&name);
        let readable = |domain: &&Domain| domain.readable <= self.registrar.now;
        let ours = found.filter(readable).filter(|domain| domain.account == self.who.account);
        ours.map(|domain| (name, domain)).ok_or_else(|| Answer::not_found("DOMAIN"))
    }

    /// The same, if it is not deleted.
    pub(super) fn alive(&self) -> Result<(String, &Domain), Answer> {
        let (name, domain) = self.own()?;
        if domain.is_alive() { Ok((name, domain)) } else { Err(Answer::wrong_status()) }
    }

    pub(super) fn change(
        &mut self,
        name: &str,
        operation: &'static str,
        change: impl FnOnce(&mut Domain),
    ) {
        let (now, account) = (self.registrar.now, self.who.account.clone());
        if let Some(domain) = self.registrar.domains.get_mut(name) {
            domain.updated = now;
            change(domain);
        }
        self.registrar.note(now, &account, ("DOMAIN", name), (operation, "SUCCESSFUL"));
    }

    pub(super) fn status_domain(&mut self) -> Result<Answer, Answer> {
        let (name, domain) = self.own()?;
        let flag = |on: bool| if on { "1" } else { "0" };
        let end = self.date(domain.expires);
        let held = domain.held.then_some("clientHold");
        let answer = Answer::done()
            .column("STATUS", [domain.status()].into_iter().chain(held))
            .with("CREATEDDATE", self.date(domain.created))
            .with("UPDATEDDATE", self.date(domain.updated))
            .with("REGISTRATIONEXPIRATIONDATE", end.as_str())
            .with("PAIDUNTILDATE", end.as_str())
            .with("OWNERCONTACT", domain.contacts[0].as_str())
            .with("ADMINCONTACT", domain.contacts[1].as_str())
            .with("TECHCONTACT", domain.contacts[2].as_str())
            .with("BILLINGCONTACT", domain.contacts[3].as_str())
            .column("NAMESERVER", domain.nameservers.iter().map(String::as_str))
            .with("RENEWALMODE", domain.mode.as_str())
            .with("TRANSFERLOCK", flag(domain.lock))
            .with("AUTH", domain.auth.as_str());
        if self.is_cnr() {
            let fixed = domain.fixed_until.map(|until| self.date(until)).unwrap_or_default();
            let answer = match RegistryPrivacy::of(&name) {
                Ok(RegistryPrivacy::Nz) => {
                    answer.with("X-NZ-PRIVACY", if domain.hidden { "PRIVATE" } else { "PUBLIC" })
                }
                _ => answer,
            };
            return Ok(answer
                .with("DOMAIN", name)
                .with("REGISTRAR", self.user())
                .with("X-TRANSFERLOCK-UNTIL", fixed)
                .column("DNSSECDSDATA", domain.signing.ds.iter().map(String::as_str))
                .column("DNSSEC", domain.signing.keys.iter().map(String::as_str))
                .with("X-WHOISPRIVACY", flag(domain.privacy)));
        }
        let answer = match RegistryPrivacy::of(&name) {
            Ok(registry) => answer.with(registry.property(), flag(!domain.hidden)),
            Err(_) => answer,
        };
        Ok(answer
            .column("SECDNS-DS", domain.signing.ds.iter().map(String::as_str))
            .column("SECDNS-KEY", domain.signing.keys.iter().map(String::as_str))
            .with("CLASS", "DOMAIN")
            .with("DESCRIPTION", name.as_str())
            .with("ID", name)
            .with("EXPIRATIONDATE", end)
            .with("ACCOUNTINGDATE", self.date(domain.accounting()))
            .with("FINALIZATIONDATE", self.date(domain.finalization()))
            .with("FAILUREDATE", self.date(domain.failure()))
            .with("REGISTRARTRANSFERDATE", "0000-00-00 00:00:00")
            .with("X-ACCEPT-WHOISTRUSTEE-TAC", flag(domain.privacy))
            .with("USER", self.user()))
    }

    pub(super) fn query_domains(&mut self) -> Result<Answer, Answer> {
        let now = self.registrar.now;
        let fits = |key: &str, value: &str| {
            self.optional(key).is_none_or(|pattern| matches_pattern(pattern, value))
        };
        let all: Vec<(&String, &Domain)> = self
            .registrar
            .domains
            .iter()
            .filter(|(_, row)| row.account == self.who.account && row.readable <= now)
            .filter(|(name, row)| fits("DOMAIN", name) && fits("RENEWALMODE", &row.mode))
            .collect();
        let (rows, answer) = self.page(all, ROWS_MAX)?;
        let answer = answer.column("DOMAIN", rows.iter().map(|(name, _)| name.as_str()));
        if self.flag("WIDE")? != Some(true) {
            return Ok(answer);
        }
        let answer = answer
            .column("DOMAINCREATEDDATE", self.dates(&rows, |(_, row)| row.created))
            .column("DOMAINREGISTRATIONEXPIRATIONDATE", self.dates(&rows, |(_, row)| row.expires));
        let modes = rows.iter().map(|(_, row)| row.mode.as_str());
        if self.is_cnr() {
            let columns = ["domain", "domain created date", "domain registration expiration date"];
            return Ok(answer
                .column("RENEWALMODE", modes)
                .column("COLUMN", columns.into_iter().chain(["renewalmode"])));
        }
        let locks = rows.iter().map(|(_, row)| if row.lock { "1" } else { "0" });
        Ok(answer
            .column("DOMAINRENEWALMODE", modes)
            .column("DOMAINEXPIRATIONDATE", self.dates(&rows, |(_, row)| row.expires))
            .column("DOMAINPAIDUNTILDATE", self.dates(&rows, |(_, row)| row.expires))
            .column("DOMAINSTATUS", rows.iter().map(|(_, row)| row.status()))
            .column("DOMAINTRANSFERLOCK", locks)
            .column("USER", rows.iter().map(|_| self.user())))
    }

    /// RenewDomain; of registries that take no renewals on demand only PayDomainRenewal renews.
    pub(super) fn renew_domain(&mut self, is_payment: bool) -> Result<Answer, Answer> {
        if !is_payment && !self.is_cnr() && !registry_of(&self.domain()?).renews_on_demand {
            return Err(Answer::new(510, "Command not supported for this class"));
        }
        let years = self.number("PERIOD")?.unwrap_or(1);
        let years = u32::try_from(years).ok().filter(|years| (1..=10).contains(years));
        let years = years.ok_or_else(|| Answer::bad_value("PERIOD"))?;
        let (name, domain) = self.alive()?;
        if let Some(year) = self.number("EXPIRATION")? {
            let year = i32::try_from(year).map_err(|_| Answer::bad_value("EXPIRATION"))?;
            // It guards against a second renewal of the same year.
            if year < domain.expiration_year() {
                return Err(Answer::new(555, "Object already renewed"));
            }
            if year > domain.expiration_year() {
                return Err(Answer::bad_value("EXPIRATION"));
            }
        }
        let one = self.registrar.fee(&name, Service::Renew);
        let fee = (1..years).try_fold(one, |sum, _| sum.plus(one));
        let fee = fee.map_err(|_| Answer::bad_value("PERIOD"))?;
        self.pay(&name, "renewal", fee)?;
        self.change(&name, "RENEWAL", |domain| domain.extend(years));
        let end = self.date(self.registrar.domains[&name].expires);
        let answer = Answer::done().with("REGISTRATIONEXPIRATIONDATE", end.as_str());
        match self.is_cnr() {
            true => Ok(answer),
            false => Ok(answer.with("DOMAIN", name).with("EXPIRATIONDATE", end)),
        }
    }

    /// Takes a fee, or refuses.
    pub(super) fn pay(
        &mut self,
        name: &str,
        what: &'static str,
        fee: backorder_core::Money,
    ) -> Result<(), Answer> {
        let account = self.who.account.clone();
        if !self.registrar.account(&account).covers(fee) {
            return Err(Answer::no_credit());
        }
        let now = self.registrar.now;
        self.registrar.charge(&account, now, (what, name, None), fee);
        Ok(())
    }

    pub(super) fn restore_domain(&mut self) -> Result<Answer, Answer> {
        let mode = self.mode()?;
        let (name, domain) = self.own()?;
        if !matches!(domain.state, State::Redemption { .. }) {
            return Err(Answer::wrong_status());
        }
        let fee = self.registrar.fee(&name, Service::Restore);
        self.pay(&name, "restore", fee)?;
        let (now, cnr) = (self.registrar.now, self.is_cnr());
        self.change(&name, "RESTORE_REQUEST", |domain| {
            // A mode under which it would be deleted again at once is not kept.
            domain.mode = mode.unwrap_or_else(|| "DEFAULT".to_owned());
            match cnr {
                true => domain.restored(now),
                false => domain.state = State::Restoring { until: now + RESTORE },
            }
        });
        Ok(if cnr { Answer::done() } else { Answer::done().with_pending() })
    }

    pub(super) fn delete_domain(&mut self) -> Result<Answer, Answer> {
        let (name, domain) = self.alive()?;
        let (now, account) = (self.registrar.now, self.who.account.clone());
        let refund = domain.refundable.filter(|_| now <= domain.created + ADD_GRACE);
        if let Some(fee) = refund {
            let back = fee.negated().map_err(|_| Answer::new(549, "Command failed"))?;
            self.registrar.charge(&account, now, ("refund", &name, None), back);
            self.change(&name, "DELETE", |_| {});
            self.registrar.domains.remove(&name);
            self.registrar.settle();
            return Ok(Answer::done().with("STATUS", "DELETED"));
        }
        self.change(&name, "DELETE", |domain| {
            domain.state = State::Redemption { until: now + REDEMPTION };
        });
        Ok(Answer::done().with("STATUS", "REDEMPTIONPERIOD"))
    }

    /// The RENEWALMODE parameter, if there is one.
    fn mode(&self) -> Result<Option<String>, Answer> {
        let Some(mode) = self.optional("RENEWALMODE") else { return Ok(None) };
        let mode = mode.to_ascii_uppercase();
        let known = MODES.contains(&mode.as_str()) && (self.is_cnr() || mode != "RENEWONCE");
        if known { Ok(Some(mode)) } else { Err(Answer::bad_value("RENEWALMODE")) }
    }

    pub(super) fn set_renewal_mode(&mut self) -> Result<Answer, Answer> {
        let mode = self.mode()?.ok_or_else(|| Answer::missing("RENEWALMODE"))?;
        let (name, _) = self.alive()?;
        self.change(&name, "MODIFY", |domain| domain.mode = mode);
        self.registrar.settle();
        Ok(if self.is_cnr() { Answer::done() } else { Answer::done().with("UNRENEW", "0") })
    }

    pub(super) fn modify_domain(&mut self) -> Result<Answer, Answer> {
        let own = if self.is_cnr() { "X-WHOISPRIVACY" } else { "X-ACCEPT-WHOISTRUSTEE-TAC" };
        let (lock, privacy) = (self.flag("TRANSFERLOCK")?, self.flag(own)?);
        let registry = match (RegistryPrivacy::of(&self.domain()?), self.is_cnr()) {
            (Ok(registry), false) => self.flag(registry.property())?,
            (Ok(RegistryPrivacy::Nz), true) => match self.optional("X-NZ-PRIVACY") {
                None => None,
                Some(word) if word.eq_ignore_ascii_case("PUBLIC") => Some(true),
                Some(word) if word.eq_ignore_ascii_case("PRIVATE") => Some(false),
                Some(_) => return Err(Answer::bad_value("X-NZ-PRIVACY")),
            },
            _ => None,
        };
        let holds = |key: &str| {
            self.list(key).iter().any(|status| status.eq_ignore_ascii_case("clientHold"))
        };
        let (hold, release) = (holds("ADDSTATUS"), holds("DELSTATUS"));
        let contacts = self.contacts()?;
        let nameservers = self.list("NAMESERVER");
        let hosts_zone = !self.is_cnr() && self.flag("INTERNALDNS")? == Some(true);
        let (name, domain) = self.alive()?;
        let signing = self.signing(&domain.signing)?;
        if hosts_zone {
            self.host_zone(&name);
        }
        self.change(&name, "MODIFY", |domain| {
            domain.signing = signing;
            domain.lock = lock.unwrap_or(domain.lock);
            domain.privacy = privacy.unwrap_or(domain.privacy);
            domain.hidden = registry.map_or(domain.hidden, |disclosed| !disclosed);
            domain.held = (domain.held || hold) && !release;
            for (own, new) in domain.contacts.iter_mut().zip(contacts) {
                if !new.is_empty() {
                    *own = new;
                }
            }
            if !nameservers.is_empty() {
                domain.nameservers = nameservers;
            }
        });
        Ok(if self.is_cnr() { Answer::done() } else { Answer::done().with("STATUS", "ACTIVE") })
    }

    pub(super) fn trade_domain(&mut self) -> Result<Answer, Answer> {
        let owner = match self.contacts()? {
            [owner, ..] if !owner.is_empty() => owner,
            _ => return Err(Answer::missing("OWNERCONTACT0")),
        };
        let yes = |key| Ok(self.flag(key)? == Some(true));
        let free = yes("X-REQUEST-OPT-OUT-TRANSFERLOCK")?;
        let both = yes("X-CONFIRM-DA-OLD-REGISTRANT")? && yes("X-CONFIRM-DA-NEW-REGISTRANT")?;
        let (name, domain) = self.alive()?;
        if domain.state != State::Active {
            return Err(Answer::wrong_status());
        }
        let fee = self.registrar.fee(&name, Service::Trade);
        self.pay(&name, "trade", fee)?;
        let (now, cnr) = (self.registrar.now, self.is_cnr());
        // With a designated agent for both sides nobody is left to be asked; CNR does not ask.
        let at_once = both || cnr;
        self.change(&name, "TRADE_REQUEST", |domain| {
            domain.state = State::Trading { until: now + TRADE, owner, free };
            if at_once {
                domain.traded(now);
            }
        });
        Ok(if at_once { Answer::done() } else { Answer::done().with_pending() })
    }
}
