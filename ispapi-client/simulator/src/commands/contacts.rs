//! The commands about contacts, and the contacts that other commands name.

use super::Call;
use crate::answer::Answer;
use crate::contact::{Contact, fields};
use crate::parameters::matches_pattern;

/// Rows of one answer at most.
const ROWS_MAX: usize = 10_000;

impl Call<'_> {
    pub(super) fn add_contact(&mut self) -> Result<Answer, Answer> {
        let contact = self.details("");
        for needed in ["STREET", "CITY", "ZIP", "COUNTRY", "PHONE", "EMAIL"] {
            if contact.field(needed).is_empty() {
                return Err(Answer::missing(needed));
            }
        }
        if !["NAME", "FIRSTNAME", "LASTNAME", "ORGANIZATION"]
            .iter()
            .any(|name| !contact.field(name).is_empty())
        {
            return Err(Answer::missing("NAME"));
        }
        let forced = self.flag("NEW")? == Some(true);
        let (handle, is_new) = self.handle_of(contact, forced);
        let answer = Answer::done().with("CONTACT", handle);
        Ok(match self.is_cnr() {
            true => answer.with("VALIDATED", "0").with("VERIFIED", "0"),
            false => answer.with("NEW", if is_new { "1" } else { "0" }).with("STATUS", "ACTIVE"),
        })
    }

    pub(super) fn query_contacts(&mut self) -> Result<Answer, Answer> {
        let fits = |key: &str, value: &str| {
            self.optional(key).is_none_or(|pattern| matches_pattern(pattern, value))
        };
        let made = self.registrar.made_contacts.iter();
        let all: Vec<(&String, &Contact)> = made
            .filter(|(_, contact)| contact.account == self.who.account)
            .filter(|(handle, _)| fits("CONTACT", handle))
            .filter(|(_, contact)| fields().iter().all(|key| fits(key, contact.field(key))))
            .collect();
        let (rows, answer) = self.page(all, ROWS_MAX)?;
        let mut answer = answer.column("CONTACT", rows.iter().map(|(handle, _)| handle.as_str()));
        if self.flag("WIDE")? == Some(true) {
            for field in fields().iter().filter(|field| **field != "NAME") {
                let values = rows.iter().map(|(_, contact)| contact.field(field));
                answer = answer.column(&format!("CONTACT{field}"), values);
            }
            let user = if self.is_cnr() { "REGISTRAR" } else { "USER" };
            let status = if self.is_cnr() { "STATUS" } else { "CONTACTSTATUS" };
            let created = if self.is_cnr() { "CREATEDDATE" } else { "CONTACTCREATEDDATE" };
            answer = answer
                .column(status, rows.iter().map(|_| "ACTIVE"))
                .column(created, self.dates(&rows, |(_, contact)| contact.created))
                .column(user, rows.iter().map(|_| self.user()));
        }
        Ok(answer)
    }

    /// The contact handles of a command, each checked against those the account may use. An empty
    /// one was not given. ISPAPI makes a handle of a contact that is written out.
    pub(super) fn contacts(&mut self) -> Result<[String; 4], Answer> {
        let mut contacts: [String; 4] = Default::default();
        for (place, role) in ["OWNER", "ADMIN", "TECH", "BILLING"].into_iter().enumerate() {
            let key = format!("{role}CONTACT0");
            if let Some(detail) =
                fields().iter().find(|field| self.parameters.contains_key(&format!("{key}{field}")))
            {
                if self.is_cnr() {
                    return Err(Answer::new(503, format!("Invalid attribute name; {key}{detail}")));
                }
                contacts[place] = self.handle_of(self.details(&key), false).0;
                continue;
            }
            let handle = self.optional(&key).or_else(|| self.optional(key.trim_end_matches('0')));
            let Some(handle) = handle else { continue };
            let known = &self.registrar.contacts;
            let upper = handle.to_ascii_uppercase();
            let made = self.registrar.made_contacts.contains_key(&upper);
            if !known.is_empty() && !known.contains(&upper) && !made {
                return Err(Answer::not_found(&key));
            }
            contacts[place] = handle.to_owned();
        }
        Ok(contacts)
    }

    /// The details behind a prefix; lines of a street make one.
    fn details(&self, prefix: &str) -> Contact {
        let mut contact = Contact::new(&self.who.account, self.registrar.now);
        for field in fields() {
            let value = match *field {
                "STREET" => self.list(&format!("{prefix}STREET")).join(", "),
                field => self.optional(&format!("{prefix}{field}")).unwrap_or_default().to_owned(),
            };
            contact.set(field, value);
        }
        contact
    }

    /// The handle of a contact, and whether it was made now: the same data has one handle.
    fn handle_of(&mut self, contact: Contact, forced: bool) -> (String, bool) {
        let made = &mut self.registrar.made_contacts;
        let known = made.iter().find(|(_, other)| other.is_same(&contact));
        if let Some((handle, _)) = known.filter(|_| !forced) {
            return (handle.clone(), false);
        }
        let handle = format!("P-SIM{}", 1_001 + made.len());
        made.insert(handle.clone(), contact);
        (handle, true)
    }
}
