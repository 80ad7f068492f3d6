//! The commands about transfers: bringing a domain here.

use super::Call;
use crate::sim::answer::Answer;
use crate::sim::domain::{Foreign, Transfer};
use crate::sim::registrar::Service;

impl Call<'_> {
    /// A domain that somebody else has.
    fn foreign(&self) -> Result<(String, &Foreign), Answer> {
        let name = self.domain()?;
        match self.registrar.foreign.get(&name) {
            Some(foreign) => Ok((name, foreign)),
            None => Err(Answer::not_found("DOMAIN")),
        }
    }

    pub(super) fn check_transfer(&mut self) -> Result<Answer, Answer> {
        let auth = self.optional("AUTH").map(str::to_owned);
        let (_, foreign) = self.foreign()?;
        let valid = auth.as_ref().map(|auth| *auth == foreign.auth);
        let why = match (foreign.lock, valid, &foreign.transfer) {
            (true, ..) => Some("Transfer locked"),
            (_, Some(false), _) => Some("Authorization code is invalid"),
            (_, _, Some(_)) => Some("Transfer is pending"),
            _ => None,
        };
        let flag = |on: bool| if on { "1" } else { "0" };
        let answer = match (self.is_cnr(), why) {
            (true, None) => Answer::done(),
            (true, Some(why)) => return Err(Answer::new(549, format!("Command failed; {why}"))),
            (false, None) => Answer::new(218, "Request is available"),
            (false, Some(why)) => Answer::new(219, format!("Request is not available; {why}")),
        };
        let answer = answer
            .with("CREATEDDATE", self.date(foreign.created))
            .with("REGISTRAR", foreign.registrar.as_str())
            .with("TRANSFERLOCK", flag(foreign.lock));
        if self.is_cnr() {
            return Ok(answer);
        }
        let answer = match valid {
            Some(valid) => answer.with("AUTHISVALID", flag(valid)),
            None => answer,
        };
        Ok(answer
            .with("AUTHREQUIRED", "1")
            .with("EXPIRATIONDATE", self.date(foreign.expires))
            .with("STATUS", if foreign.lock { "clientTransferProhibited" } else { "ok" })
            .with("USERTRANSFERREQUIRED", "0"))
    }

    pub(super) fn transfer_domain(&mut self) -> Result<Answer, Answer> {
        let action = self.optional("ACTION").unwrap_or("REQUEST").to_ascii_uppercase();
        match action.as_str() {
            "REQUEST" => self.request_transfer(),
            "CANCEL" => self.cancel_transfer(),
            // Nobody takes a domain away here, and no account gives one to another.
            "APPROVE" | "DENY" | "USERTRANSFER" => {
                let name = self.domain()?;
                Err(Answer::new(549, format!("Command failed; no transfer of {name} to decide")))
            }
            _ => Err(Answer::bad_value("ACTION")),
        }
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
    fn transfer(&self) -> Result<(String, &Transfer), Answer> {
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
        let (_, transfer) = self.transfer()?;
        let asked = self.date(transfer.asked);
        Ok(Answer::done()
            .with("TRANSFERSTATUS", "PENDING")
            .with("TRANSFERTYPE", "IN")
            .with("TRANSFERLOG", format!("{asked} requested"))
            .with("CREATEDDATE", asked.as_str())
            .with("UPDATEDDATE", asked.as_str()))
    }
}
