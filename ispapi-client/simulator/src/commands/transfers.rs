//! The commands about transfers: here, away, and from one account to another.

use chrono::{DateTime, Utc};

use super::Call;
use crate::answer::Answer;
use crate::domain::{Domain, Foreign, TRANSFER, Transfer};
use crate::parameters::matches_pattern;
use crate::registrar::Service;

use super::domains::ROWS_MAX;

impl Call<'_> {
    /// A domain that somebody else has.
    fn foreign(&self) -> Result<(String, &Foreign), Answer> {
        let name = self.domain()?;
        match self.registrar.foreign.get(&name) {
            Some(foreign) => Ok((name, foreign)),
            None => Err(Answer::not_found("DOMAIN")),
        }
    }

    /// A domain that another account of this registrar has.
    fn neighbour(&self) -> Result<(String, &Domain), Answer> {
        let name = self.domain()?;
        let found = self.registrar.domains.get(&name);
        let theirs = found.filter(|domain| domain.account != self.who.account);
        theirs.map(|domain| (name, domain)).ok_or_else(|| Answer::not_found("DOMAIN"))
    }

    pub(super) fn check_transfer(&mut self) -> Result<Answer, Answer> {
        if let Ok((_, domain)) = self.neighbour() {
            let why = domain.held_by(self.registrar.now);
            let facts = (domain.auth.as_str(), domain.lock, domain.created, domain.expires);
            return self.checked(why, "this registrar", facts, true);
        }
        let (_, foreign) = self.foreign()?;
        let why = match &foreign.transfer {
            _ if foreign.lock => Some("Transfer locked"),
            Some(_) => Some("Transfer is pending"),
            None => None,
        };
        let facts = (foreign.auth.as_str(), foreign.lock, foreign.created, foreign.expires);
        self.checked(why, &foreign.registrar, facts, false)
    }

    fn checked(
        &self,
        why: Option<&str>,
        registrar: &str,
        (auth, lock, created, expires): (&str, bool, DateTime<Utc>, DateTime<Utc>),
        user_transfer: bool,
    ) -> Result<Answer, Answer> {
        let valid = self.optional("AUTH").map(|given| given == auth);
        let wrong = (valid == Some(false)).then_some("Authorization code is invalid");
        let why = why.or(wrong);
        let flag = |on: bool| if on { "1" } else { "0" };
        let answer = match (self.is_cnr(), why) {
            (true, None) => Answer::done(),
            (true, Some(why)) => return Err(Answer::new(549, format!("Command failed; {why}"))),
            (false, None) => Answer::new(218, "Request is available"),
            (false, Some(why)) => Answer::new(219, format!("Request is not available; {why}")),
        };
        let answer = answer
            .with("CREATEDDATE", self.date(created))
            .with("REGISTRAR", registrar)
            .with("TRANSFERLOCK", flag(lock));
        if self.is_cnr() {
            return Ok(answer);
        }
        let answer = match valid {
            Some(valid) => answer.with("AUTHISVALID", flag(valid)),
            None => answer,
        };
        Ok(answer
            .with("AUTHREQUIRED", "1")
            .with("EXPIRATIONDATE", self.date(expires))
            .with("STATUS", if lock { "clientTransferProhibited" } else { "ok" })
            .with("USERTRANSFERREQUIRED", flag(user_transfer)))
    }

    pub(super) fn transfer_domain(&mut self) -> Result<Answer, Answer> {
        let action = self.optional("ACTION").unwrap_or("REQUEST").to_ascii_uppercase();
        match action.as_str() {
            "REQUEST" => self.request_transfer(),
            "CANCEL" => self.cancel_transfer(),
            "APPROVE" => self.decide_leaving(true),
            "DENY" => self.decide_leaving(false),
            "USERTRANSFER" => self.user_transfer(),
            _ => Err(Answer::bad_value("ACTION")),
        }
    }

    /// Lets a domain go to the registrar that asks for it, or keeps it.
    fn decide_leaving(&mut self, go: bool) -> Result<Answer, Answer> {
        let (name, domain) = self.own()?;
        if domain.leaves.is_none() {
            return Err(Answer::new(534, "Object has not been flagged for transfer"));
        }
        let now = self.registrar.now;
        if let Some(domain) = self.registrar.domains.get_mut(&name) {
            domain.leaves = go.then_some(now);
        }
        if !go {
            let account = self.who.account.clone();
            self.registrar.note(now, &account, ("DOMAIN", &name), ("TRANSFER_OUT", "FAILED"));
        }
        self.registrar.settle();
        Ok(Answer::done())
    }

    /// Takes a domain over from another account.
    fn user_transfer(&mut self) -> Result<Answer, Answer> {
        let contacts = self.contacts()?;
        let auth = self.given("AUTH")?.to_owned();
        let (name, domain) = self.neighbour()?;
        let wrong = (domain.auth != auth).then_some("Authorization code is invalid");
        if let Some(why) = domain.held_by(self.registrar.now).or(wrong) {
            return Err(Answer::new(549, format!("Command failed; {why}")));
        }
        let (now, account) = (self.registrar.now, self.who.account.clone());
        if let Some(domain) = self.registrar.domains.get_mut(&name) {
            (domain.account, domain.contacts) = (account.clone(), contacts);
            (domain.updated, domain.refundable) = (now, None);
        }
        self.registrar.note(now, &account, ("DOMAIN", &name), ("TRANSFER", "SUCCESSFUL"));
        Ok(Answer::done())
    }

    fn request_transfer(&mut self) -> Result<Answer, Answer> {
        let contacts = self.contacts()?;
        let auth = self.given("AUTH")?.to_owned();
        let (name, foreign) = self.foreign()?;
        if foreign.transfer.is_some() {
            return Err(Answer::new(536, "Object already flagged for transfer"));
        }
        if foreign.lock {
            return Err(Answer::new(549, "Command failed; Transfer locked"));
        }
        if foreign.auth != auth {
            return Err(Answer::new(549, "Command failed; Authorization code is invalid"));
        }
        let takes = foreign.takes;
        let paid = self.registrar.fee(&name, Service::Transfer);
        self.pay(&name, "transfer", paid)?;
        let (asked, account) = (self.registrar.now, self.who.account.clone());
        let done = asked + takes;
        self.registrar.note(asked, &account, ("DOMAIN", &name), ("TRANSFER", "PENDING"));
        if let Some(foreign) = self.registrar.foreign.get_mut(&name) {
            foreign.transfer = Some(Transfer { account, contacts, asked, done, paid });
        }
        self.registrar.settle();
        match self.is_cnr() {
            true => Ok(Answer::done().with("TRANSFERSTATUS", "PENDING")),
            false => Ok(Answer::done().with_pending()),
        }
    }

    /// The caller's transfer of the DOMAIN parameter.
    pub(super) fn transfer(&self) -> Result<(String, &Transfer), Answer> {
        let (name, foreign) = self.foreign()?;
        let ours = foreign.transfer.as_ref().filter(|there| there.account == self.who.account);
        ours.map(|transfer| (name, transfer)).ok_or_else(|| Answer::not_found("DOMAIN"))
    }

    fn cancel_transfer(&mut self) -> Result<Answer, Answer> {
        let (name, transfer) = self.transfer()?;
        let failed = |_| Answer::new(549, "Command failed");
        let (account, back) = (transfer.account.clone(), transfer.paid.negated().map_err(failed)?);
        let now = self.registrar.now;
        self.registrar.charge(&account, now, ("refund", &name, None), back);
        if let Some(foreign) = self.registrar.foreign.get_mut(&name) {
            foreign.transfer = None;
        }
        self.registrar.note(now, &account, ("DOMAIN", &name), ("TRANSFER", "FAILED"));
        self.registrar.settle();
        Ok(Answer::done())
    }

    pub(super) fn status_transfer(&mut self) -> Result<Answer, Answer> {
        if let Ok((_, Domain { leaves: Some(leaves), .. })) = self.own() {
            let until = format!("{} leaves unless it is denied", self.date(*leaves));
            return Ok(Answer::done()
                .with("TRANSFERSTATUS", "PENDING")
                .with("TRANSFERTYPE", "OUT")
                .with("TRANSFERLOG", until));
        }
        let (_, transfer) = self.transfer()?;
        let asked = self.date(transfer.asked);
        Ok(Answer::done()
            .with("TRANSFERSTATUS", "PENDING")
            .with("TRANSFERTYPE", "IN")
            .with("TRANSFERLOG", format!("{asked} requested"))
            .with("CREATEDDATE", asked.as_str())
            .with("UPDATEDDATE", asked.as_str()))
    }

    /// The transfers to the caller that are under way, by name.
    pub(super) fn query_transfers(&mut self) -> Result<Answer, Answer> {
        let fits = |name: &str| {
            self.optional("DOMAIN").is_none_or(|pattern| matches_pattern(pattern, name))
        };
        let transfer = |(name, there): (&'_ String, &'_ Foreign)| {
            let transfer = there.transfer.as_ref()?;
            let is_ours = transfer.account == self.who.account && fits(name);
            is_ours.then(|| (name.clone(), transfer.asked))
        };
        let all = self.registrar.foreign.iter().filter_map(transfer).collect();
        let (rows, answer) = self.page(all, ROWS_MAX)?;
        let answer = answer.column("DOMAIN", rows.iter().map(|(name, _)| name.as_str()));
        if self.is_cnr() {
            let is_wide = self.flag("WIDE")? == Some(true);
            let states = rows.iter().map(|_| "PENDING");
            let column = "DOMAINTRANSFERSTATUS";
            return Ok(if is_wide { answer.column(column, states) } else { answer });
        }
        Ok(answer
            .column("CREATEDDATE", self.dates(&rows, |(_, asked)| *asked))
            .column("USER", rows.iter().map(|_| self.user())))
    }

    /// The caller's domains that are on their way to others, by name.
    pub(super) fn query_departures(&mut self) -> Result<Answer, Answer> {
        let fits = |name: &str| {
            self.optional("DOMAIN").is_none_or(|pattern| matches_pattern(pattern, name))
        };
        let leaving = self.registrar.domains.iter().filter(|(name, domain)| {
            domain.account == self.who.account && domain.leaves.is_some() && fits(name)
        });
        let asked = |domain: &Domain| domain.leaves.map_or(domain.updated, |at| at - TRANSFER);
        let all: Vec<_> = leaving.map(|(name, domain)| (name.clone(), asked(domain))).collect();
        let (rows, answer) = self.page(all, ROWS_MAX)?;
        let answer = answer.column("DOMAIN", rows.iter().map(|(name, _)| name.as_str()));
        let dates = self.dates(&rows, |(_, asked)| *asked);
        if self.is_cnr() {
            return Ok(answer
                .column("TRANSFERDATE", dates)
                .column("REQUESTINGREGISTRAR", rows.iter().map(|_| ""))
                .column("TRANSFERSTATUS", rows.iter().map(|_| "FOREIGN_PENDING")));
        }
        Ok(answer
            .column("CREATEDDATE", dates)
            .column("NEWREGISTRAR", rows.iter().map(|_| ""))
            .column("STATUS", rows.iter().map(|_| "PENDING")))
    }
}
