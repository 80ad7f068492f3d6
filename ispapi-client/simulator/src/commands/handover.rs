//! The commands that hand a domain over: pushes and the codes that a transfer away needs.

use chrono::Duration;

use super::Call;
use crate::answer::Answer;

/// How long a code of DENIC is good.
///
/// Source: DENIC, AuthInfo1.
const DENIC_CODE: Duration = Duration::days(30);

impl Call<'_> {
    /// Gives a domain to another account, or by its tag to another registrar, or without a target
    /// back to the registry: it is gone from here.
    pub(super) fn push_domain(&mut self) -> Result<Answer, Answer> {
        let target = self.optional("TARGET").unwrap_or("transit").to_owned();
        let (name, domain) = self.alive()?;
        if domain.account == target {
            return Err(Answer::bad_value("TARGET"));
        }
        let is_account = self.registrar.accounts.contains_key(&target);
        self.change(&name, "PUSH", |domain| domain.account = target);
        if !is_account {
            self.registrar.domains.remove(&name);
        }
        self.registrar.settle();
        Ok(Answer::done())
    }

    fn new_code(&mut self, name: &str, wanted: Option<String>) -> String {
        let question = format!("code {name} {}", self.registrar.log.len());
        let alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
        let code = wanted.unwrap_or_else(|| self.registrar.dice.text(&question, alphabet, 12));
        let set = code.clone();
        self.change(name, "MODIFY", |domain| domain.auth = set);
        code
    }

    /// The registry mails a new code to the owner; the answer does not have it.
    pub(super) fn request_auth(&mut self) -> Result<Answer, Answer> {
        let (name, _) = self.alive()?;
        self.new_code(&name, None);
        Ok(Answer::done().with("DOMAIN", name))
    }

    pub(super) fn create_denic_auth(&mut self) -> Result<Answer, Answer> {
        let wanted = self.optional("AUTH").map(str::to_owned);
        let (name, domain) = self.alive()?;
        if !name.ends_with(".de") {
            return Err(Answer::bad_value("DOMAIN"));
        }
        let status = domain.status();
        let until = self.date(self.registrar.now + DENIC_CODE);
        let code = self.new_code(&name, wanted);
        let answer = Answer::done().with("AUTH", code).with("STATUS", status);
        Ok(answer.with("X-DE-AUTHINFO1-EXPIRATIONDATE", until))
    }

    /// CNR makes a code for .de and .eu, takes one away, and has the registry mail one (.be, .no).
    pub(super) fn set_auth(&mut self) -> Result<Answer, Answer> {
        let wanted = self.optional("AUTH").map(str::to_owned);
        let action = self.optional("ACTION").unwrap_or("SET").to_ascii_uppercase();
        let (name, _) = self.alive()?;
        match name.rsplit('.').next().unwrap_or_default() {
            "de" | "eu" if action == "DELETE" => {
                self.change(&name, "MODIFY", |domain| domain.auth = String::new());
                Ok(Answer::done())
            }
            "de" | "eu" => {
                let code = self.new_code(&name, wanted);
                Ok(Answer::done().with("AUTH", code))
            }
            "be" | "no" => {
                self.new_code(&name, None);
                Ok(Answer::done())
            }
            _ => Err(Answer::bad_value("DOMAIN")),
        }
    }

    pub(super) fn resend_transfer(&mut self) -> Result<Answer, Answer> {
        self.transfer()?;
        Ok(Answer::done())
    }
}
