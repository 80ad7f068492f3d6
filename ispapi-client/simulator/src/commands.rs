//! The commands the simulated registrar knows.

mod account;
mod applications;
mod contacts;
mod domains;
mod handover;
mod hosting;
mod keeping;
mod names;
mod people;
mod registries;
mod table;
mod transfers;
mod zones;

use std::collections::BTreeMap;

use backorder_core::format_utc;
use chrono::{DateTime, Utc};
use ispapi_client::Platform;

use super::access::{Caller, Who};
use super::answer::Answer;
use super::dialect;
use super::name::{ace, tld};
use super::registrar::Registrar;

/// The parameters of a command, by key in upper case.
pub(super) type Parameters = BTreeMap<String, String>;

/// Seconds after which a session ends without a command, and in any case, if nothing else is said.
const IDLE: u32 = 600;
const TOTAL: u32 = 86_400;

/// A command under way.
pub(super) struct Call<'a> {
    registrar: &'a mut Registrar,
    caller: &'a Caller,
    who: Who,
    parameters: &'a Parameters,
}

/// Carries out one command.
pub(super) fn execute(
    registrar: &mut Registrar,
    caller: &Caller,
    parameters: &Parameters,
) -> Answer {
    let name = parameters.get("COMMAND").map(String::as_str).unwrap_or_default();
    let (now, platform) = (registrar.now, registrar.platform);
    if let Some(field) = &caller.foreign_field {
        return Answer::new(507, format!("Invalid command format; {field}"));
    }
    if caller.entity.as_deref().is_some_and(|entity| !dialect::is_entity(entity)) {
        return Answer::new(502, "Invalid entity value");
    }
    let who = match registrar.access.admit(caller, name, now) {
        Ok(who) => who,
        Err(refusal) => return refusal,
    };
    if let Some(refusal) = table::refusal(platform, name, parameters) {
        return refusal;
    }
    let mut call = Call { registrar, caller, who, parameters };
    let answer = call.carry_out(name).unwrap_or_else(|refusal| refusal);
    call.with_session(answer)
}

/// The name a command is about, in ACE form, also where it only gives an application.
pub(super) fn domain_of(registrar: &Registrar, parameters: &Parameters) -> Option<String> {
    if let Some(domain) = parameters.get("DOMAIN").or_else(|| parameters.get("DOMAIN0")) {
        return Some(ace(domain));
    }
    let number = parameters.get("APPLICATION")?.parse().ok()?;
    registrar.applications.get(&number).map(|application| application.domain.clone())
}

impl Call<'_> {
    fn carry_out(&mut self, name: &str) -> Result<Answer, Answer> {
        let call = self;
        match name.to_ascii_lowercase().as_str() {
            "addcontact" => call.add_contact(),
            "querycontactlist" => call.query_contacts(),
            "statuscontact" => call.status_contact(),
            "modifycontact" => call.modify_contact(),
            "statusdomainregistrantverification" if !call.is_cnr() => call.status_verification(),
            "resenddomainregistrantverificationemail" if !call.is_cnr() => {
                call.resend_verification()
            }
            "getenvironment" if !call.is_cnr() => call.get_environment(),
            "setenvironment" if !call.is_cnr() => call.set_environment(),
            "queryenvironmentlist" if !call.is_cnr() => call.query_environment(),
            "queryobjectlist" if !call.is_cnr() => call.query_objects(),
            "queryregistrarstatisticlist" if call.is_cnr() => call.query_statistics(),
            "querydomainsuggestionlist" if !call.is_cnr() => call.suggest(),
            "getnamesuggestion" if call.is_cnr() => call.suggest(),
            "statusdomaintrade" if !call.is_cnr() => call.status_trade(),
            "statusownerchange" if call.is_cnr() => call.status_trade(),
            "adddomainapplication" => call.add_application(),
            "statusdomainapplication" => call.status_application(),
            "querydomainapplicationlist" => call.query_applications(),
            "modifydomainapplication" => call.modify_application(),
            "deletedomainapplication" => call.delete_application(),
            "querydomainpendingdeletelist" => call.query_pending_deletes(),
            "checkdomains" => call.check_domains(),
            "convertidn" => call.convert_idn(),
            "statusdomain" => call.status_domain(),
            "querydomainlist" => call.query_domains(),
            "renewdomain" => call.renew_domain(false),
            "paydomainrenewal" if !call.is_cnr() => call.renew_domain(true),
            "restoredomain" => call.restore_domain(),
            "deletedomain" => call.delete_domain(),
            "setdomainrenewalmode" => call.set_renewal_mode(),
            "modifydomain" => call.modify_domain(),
            "tradedomain" => call.trade_domain(),
            "checkdomaintransfer" => call.check_transfer(),
            "transferdomain" => call.transfer_domain(),
            "statusdomaintransfer" => call.status_transfer(),
            "querytransferlist" => call.query_transfers(),
            "queryforeigntransferlist" => call.query_departures(),
            "querydomainoptions" if !call.is_cnr() => call.query_options(),
            "querydomainrepositoryinfo" if !call.is_cnr() => call.query_repository(),
            "pushdomain" => call.push_domain(),
            "setauthcode" if call.is_cnr() => call.set_auth(),
            "resendnotification" if call.is_cnr() => call.resend(),
            "requestdomainauthinfo" if !call.is_cnr() => call.request_auth(),
            "denic_createauthinfo1" if !call.is_cnr() => call.create_denic_auth(),
            "resenddomaintransferconfirmationemails" if !call.is_cnr() => call.resend_transfer(),
            "statusaccount" => call.status_account(),
            "statususer" => call.status_user(),
            "checkauthentication" => call.check_authentication(),
            "startsession" => call.start_session(),
            "endsession" if !call.is_cnr() => call.end_session(),
            "stopsession" if call.is_cnr() => call.end_session(),
            "queryexchangerates" => call.query_rates(),
            "queryobjectloglist" => call.query_log(),
            _ => call.carry_out_hosting(name),
        }
    }

    /// Hosts, zones and what forwards.
    fn carry_out_hosting(&mut self, name: &str) -> Result<Answer, Answer> {
        let call = self;
        match name.to_ascii_lowercase().as_str() {
            "addnameserver" => call.add_host(),
            "modifynameserver" => call.modify_host(),
            "deletenameserver" => call.delete_host(),
            "statusnameserver" => call.status_host(),
            "creatednszone" if !call.is_cnr() => call.create_zone(),
            "adddnszone" if call.is_cnr() => call.create_zone(),
            "checkdnszone" if call.is_cnr() => call.check_zone(),
            "deletednszone" => call.delete_zone(),
            "addwebfwd" if call.is_cnr() => call.add_web_forwarding(),
            "deletewebfwd" if call.is_cnr() => call.delete_web_forwarding(),
            "querywebfwdlist" if call.is_cnr() => call.query_web_forwardings(),
            "addmailfwd" if call.is_cnr() => call.add_mail_forwarding(),
            "deletemailfwd" if call.is_cnr() => call.delete_mail_forwarding(),
            "querymailfwdlist" if call.is_cnr() => call.query_mail_forwardings(),
            "updatednszone" if !call.is_cnr() => call.update_zone(),
            "modifydnszone" if call.is_cnr() => call.update_zone(),
            "querydnszonerrlist" => call.query_zone(),
            "statusdnszone" => call.status_zone(),
            _ => table::answer(call.registrar.platform, name),
        }
    }

    /// On CNR a session comes with the answer to any command that asks for one with persistent=1.
    fn with_session(self, answer: Answer) -> Answer {
        let asked = self.is_cnr() && self.caller.persistent && self.caller.session.is_empty();
        if !asked || !(200..300).contains(&answer.code) {
            return answer;
        }
        let now = self.registrar.now;
        let session = self.registrar.access.start(&self.who, IDLE, TOTAL, now);
        answer.with("SESSION", session)
    }

    fn is_cnr(&self) -> bool {
        self.registrar.platform == Platform::Cnr
    }

    /// A parameter that must be there and filled.
    fn given(&self, key: &str) -> Result<&str, Answer> {
        self.optional(key).ok_or_else(|| Answer::missing(key))
    }

    fn optional(&self, key: &str) -> Option<&str> {
        self.parameters.get(key).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The name a command is about, in ACE form.
    fn domain(&self) -> Result<String, Answer> {
        let text = self.given("DOMAIN")?;
        // CNR converts it on its own side.
        let ace = backorder_core::idn::to_ace(text).map_err(|_| Answer::bad_syntax("DOMAIN"))?;
        let domain = ace.to_ascii_lowercase();
        match tld(&domain) {
            Some(_) => Ok(domain),
            None => Err(Answer::bad_syntax("DOMAIN")),
        }
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, Answer> {
        match self.optional(key) {
            None => Ok(None),
            Some("1") => Ok(Some(true)),
            Some("0") => Ok(Some(false)),
            Some(_) => Err(Answer::bad_syntax(key)),
        }
    }

    fn number(&self, key: &str) -> Result<Option<u64>, Answer> {
        let text = self.optional(key);
        text.map(|text| text.parse().map_err(|_| Answer::bad_syntax(key))).transpose()
    }

    /// The values of KEY0, KEY1, ... in their order; KEY alone counts as the first.
    fn list(&self, key: &str) -> Vec<String> {
        let numbered = self.parameters.iter().filter_map(|(name, value)| {
            let number = name.strip_prefix(key)?;
            let number = if number.is_empty() { 0 } else { number.parse::<u32>().ok()? };
            (!value.is_empty()).then_some((number, value.clone()))
        });
        let mut values: Vec<(u32, String)> = numbered.collect();
        values.sort();
        values.into_iter().map(|(_, value)| value).collect()
    }

    /// The part of a list that FIRST and LIMIT ask for, with the paging columns.
    fn page<T>(&self, all: Vec<T>, most: usize) -> Result<(Vec<T>, Answer), Answer> {
        let whole = |key| -> Result<Option<usize>, Answer> {
            Ok(self.number(key)?.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
        };
        let first = whole("FIRST")?.unwrap_or(0);
        let limit = whole("LIMIT")?.unwrap_or(most).clamp(1, most);
        let total = all.len();
        let rows: Vec<T> = all.into_iter().skip(first).take(limit).collect();
        let answer = Answer::done()
            .with("FIRST", first.to_string())
            .with("LIMIT", limit.to_string())
            .with("COUNT", rows.len().to_string())
            .with("TOTAL", total.to_string());
        let last = (first + rows.len()).checked_sub(1).filter(|_| !rows.is_empty());
        let answer = match last {
            Some(last) => answer.with("LAST", last.to_string()),
            None => answer,
        };
        Ok((rows, answer))
    }

    /// A date as this platform writes it.
    fn date(&self, at: DateTime<Utc>) -> String {
        let text = format_utc(at);
        if self.is_cnr() { format!("{text}.0") } else { text }
    }

    fn dates<T>(&self, rows: &[T], at: impl Fn(&T) -> DateTime<Utc>) -> Vec<String> {
        rows.iter().map(|row| self.date(at(row))).collect()
    }

    /// The login as answers show it.
    fn user(&self) -> &str {
        match self.who.user.as_str() {
            "" => "sim.user",
            user => user,
        }
    }
}
