//! The commands about contacts that are there: shown, changed, and their addresses verified.

use super::Call;
use crate::answer::Answer;
use crate::contact::{Contact, Verification, fields};

impl Call<'_> {
    /// A contact of the account, by its handle.
    fn made_contact(&self) -> Result<(String, &Contact), Answer> {
        let handle = self.given("CONTACT")?.to_ascii_uppercase();
        let ours = self.registrar.made_contacts.get(&handle);
        let ours = ours.filter(|contact| contact.account == self.who.account);
        ours.map(|contact| (handle, contact)).ok_or_else(|| Answer::not_found("CONTACT"))
    }

    fn verification(&self, email: &str) -> Verification {
        let known = self.registrar.verifications.get(&email.to_ascii_lowercase());
        known.cloned().unwrap_or_default()
    }

    fn ask(&mut self, email: &str) {
        let now = self.registrar.now;
        let known = self.registrar.verifications.entry(email.to_ascii_lowercase()).or_default();
        known.asked.push(now);
    }

    /// Whether its data are complete, and its address is verified or asked to be.
    fn with_verification(&self, answer: Answer, contact: &Contact) -> Answer {
        let known = self.verification(contact.field("EMAIL"));
        let flag = |on: bool| if on { "1" } else { "0" };
        answer
            .with("VALIDATED", flag(contact.is_complete()))
            .with("VERIFIED", flag(known.verified.is_some()))
            .with("VERIFICATION REQUESTED", flag(known.is_pending()))
    }

    pub(super) fn status_contact(&mut self) -> Result<Answer, Answer> {
        let (handle, contact) = self.made_contact()?;
        let is_cnr = self.is_cnr();
        let answer = fields().iter().fold(Answer::done(), |answer, field| {
            let parts = |text: &str| text.split(", ").map(str::to_owned).collect::<Vec<_>>();
            match *field {
                "STREET" if is_cnr => answer.column(field, parts(contact.field(field))),
                field => answer.with(field, contact.field(field)),
            }
        });
        let answer = answer
            .with("STATUS", "ACTIVE")
            .with("CREATEDBY", self.user())
            .with("CREATEDDATE", self.date(contact.created));
        Ok(match is_cnr {
            true => self.with_verification(answer.with("CONTACT", handle), contact),
            false => answer.with("ID", handle).with("USER", self.user()),
        })
    }

    /// CNR may only check, and may ask the address to be verified.
    pub(super) fn modify_contact(&mut self) -> Result<Answer, Answer> {
        let (handle, contact) = self.made_contact()?;
        let mut changed = contact.clone();
        for field in fields() {
            let given = match *field {
                "STREET" => {
                    Some(self.list("STREET").join(", ")).filter(|street| !street.is_empty())
                }
                field => self.parameters.get(field).cloned(),
            };
            if let Some(value) = given {
                changed.set(field, value);
            }
        }
        let is_only_checked = self.flag("CHECKONLY")? == Some(true);
        let is_asked = self.flag("PREVERIFY")? == Some(true);
        let before = contact.clone();
        if is_asked && self.verification(changed.field("EMAIL")).verified.is_none() {
            self.ask(changed.field("EMAIL"));
        }
        if !is_only_checked {
            self.registrar.made_contacts.insert(handle, changed.clone());
        }
        if !self.is_cnr() {
            return Ok(Answer::done());
        }
        let is_owner = before.differs_in_owner(&changed);
        let answer = self.with_verification(Answer::done(), &changed);
        Ok(if is_owner { answer.with("OWNERCHANGE STATUS", "REQUESTED") } else { answer })
    }

    /// The address of the owner of a domain.
    fn owner_email(&self) -> Result<(String, String), Answer> {
        let (_, domain) = self.own()?;
        let owner = self.registrar.made_contacts.get(&domain.contacts[0].to_ascii_uppercase());
        let owner = owner.ok_or_else(|| Answer::not_found("OWNERCONTACT"))?;
        let name = format!("{} {}", owner.field("FIRSTNAME"), owner.field("LASTNAME"));
        Ok((owner.field("EMAIL").to_owned(), name.trim().to_owned()))
    }

    pub(super) fn status_verification(&mut self) -> Result<Answer, Answer> {
        let (email, name) = self.owner_email()?;
        let known = self.verification(&email);
        let status = match (&known.verified, known.asked.is_empty()) {
            (Some(_), _) => "SUCCESSFUL",
            (None, true) => return Err(Answer::not_found("DOMAIN")),
            (None, false) => "REQUESTED",
        };
        let sent = known.asked.iter();
        let sent =
            sent.map(|at| format!("{} [SEND] verification email to <{email}>", self.date(*at)));
        let done = known.verified.map(|at| format!("{} [SUCCESSFUL] verified", self.date(at)));
        let log: Vec<String> = sent.chain(done).collect();
        let answer = Answer::done().with("EMAIL", email.as_str()).with("NAME", name);
        Ok(answer.with("STATUS", status).column("LOG", log))
    }

    pub(super) fn resend_verification(&mut self) -> Result<Answer, Answer> {
        let (email, _) = self.owner_email()?;
        if self.verification(&email).verified.is_some() {
            return Err(Answer::wrong_status());
        }
        self.ask(&email);
        Ok(Answer::done())
    }

    /// CNR sends again by kind and object.
    pub(super) fn resend(&mut self) -> Result<Answer, Answer> {
        let object = self.given("OBJECT")?.to_owned();
        match self.given("TYPE")?.to_ascii_uppercase().as_str() {
            "CONTACTVERIFICATION" => {
                let known = self.verification(&object);
                if known.asked.is_empty() || known.verified.is_some() {
                    return Err(Answer::not_found("OBJECT"));
                }
                self.ask(&object);
                Ok(Answer::done())
            }
            "DOMAINTRANSFER" => {
                let pending = self.registrar.foreign.get(&crate::name::ace(&object));
                let ours = pending.and_then(|foreign| foreign.transfer.as_ref());
                match ours.is_some_and(|transfer| transfer.account == self.who.account) {
                    true => Ok(Answer::done()),
                    false => Err(Answer::not_found("OBJECT")),
                }
            }
            _ => Err(Answer::not_found("OBJECT")),
        }
    }
}
