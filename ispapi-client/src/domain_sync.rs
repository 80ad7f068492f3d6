//! What a registrar's typed answers say of domains, as the plain values that the domain sync of
//! `backorder_core` plans by ([`Answer::read`](backorder_core::sync::Answer::read),
//! [`TransferFacts::read`](backorder_core::sync::TransferFacts::read)): the one path by which the
//! answers of ISPAPI and of CNR come there.
//!
//! [`of_domain`], [`of_listed`], [`of_refusal`], [`of_absent`] and [`of_transfer`] read answers
//! that are there; [`Client::domain_answer`], [`Client::all_domain_answers`] and
//! [`Client::transfer_facts`] ask for them, too.
//!
//! # Example
//! ```
//! use backorder_core::Provider;
//! use backorder_core::sync::{Answer, Finding};
//! use ispapi_client::commands::{Request, StatusDomain};
//! use ispapi_client::{Platform, ResponseBuilder, ResponseView, domain_sync};
//! let text = ResponseBuilder::new(200, "ok").with("STATUS", "ACTIVE").encode();
//! let text = ResponseView::parse(text.as_bytes()).into_owned();
//! let domain = StatusDomain::new("example.com").read(&text)?;
//! let values = domain_sync::of_domain(Platform::Ispapi, &domain, None);
//! let answer = Answer::read(Provider::Ispapi, &values).expect("it can be read");
//! assert_eq!(answer.finding, Finding::Active);
//! # Ok::<(), ispapi_client::Error>(())
//! ```

use backorder_core::renewal::{RenewalRules, TermFor};
use backorder_core::{DomainName, Fields, Provider, TldSet, format_utc};
use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::client::blocking::Client;
use crate::commands::{
    Application, CheckDomainTransfer, ListedDomain, LogEntry, QueryDomainApplicationList,
    QueryDomainList, QueryObjectLogList, RegisteredDomain, RenewalMode, StatusDomain,
    StatusDomainTransfer, TransferCheck, TransferState,
};
use crate::wire::error::{Error, ErrorKind};
use crate::wire::profile::Platform;

/// Not in the account: no such object.
const NOT_FOUND: u16 = 545;
/// Not in the account: another has it.
const NOT_OURS: u16 = 531;

/// The registrar of a platform, as the core names it.
pub fn provider(platform: Platform) -> Provider {
    match platform {
        Platform::Ispapi => Provider::Ispapi,
        Platform::Cnr => Provider::Cnr,
    }
}

/// The values of StatusDomain. `account` is the account's own renewal mode, if it is known.
pub fn of_domain(
    platform: Platform,
    domain: &RegisteredDomain,
    account: Option<&RenewalMode>,
) -> Fields {
    let mut values = found(&domain.domain);
    values.set("status", Some(&domain.status.join(" ")));
    let mut date = |name: &str, at: Option<DateTime<Utc>>| put_date(&mut values, name, at);
    match platform {
        Platform::Ispapi => date("expiration_date", domain.expires_at),
        Platform::Cnr => date("registration_expiration_date", domain.registration_expires_at),
    }
    date("paid_until_date", domain.paid_until);
    date("accounting_date", domain.accounting_at);
    date("finalization_date", domain.finalization_at);
    date("failure_date", domain.failure_at);
    put_modes(&mut values, domain.renewal_mode.as_ref(), account);
    put_term(&mut values, platform, &domain.domain);
    if let Some(privacy) = domain.privacy {
        put_flag(&mut values, "privacy", privacy);
    }
    put_flag(&mut values, "suspended", domain.is_suspended());
    values
}

/// The values of a row of QueryDomainList, as far as they go: without the dates of the renewal
/// (ISPAPI) and without privacy, which the plan leaves alone then. CNR's list has no status;
/// what is in it counts as active.
pub fn of_listed(
    platform: Platform,
    domain: &ListedDomain,
    account: Option<&RenewalMode>,
) -> Fields {
    let mut values = found(&domain.domain);
    let usual = (platform == Platform::Cnr).then_some("ACTIVE");
    values.set("status", domain.status.as_deref().or(usual));
    let mut date = |name: &str, at: Option<DateTime<Utc>>| put_date(&mut values, name, at);
    match platform {
        Platform::Ispapi => date("expiration_date", domain.expires_at),
        Platform::Cnr => date("registration_expiration_date", domain.registration_expires_at),
    }
    date("paid_until_date", domain.paid_until);
    put_modes(&mut values, domain.renewal_mode.as_ref(), account);
    put_term(&mut values, platform, &domain.domain);
    values
}

/// The values of a refusal; `None` where the error is not the server's answer about the domain (no
/// answer came, or the login may not ask): then nothing is known of it, and nothing is to be
/// planned.
pub fn of_refusal(domain: &str, error: &Error) -> Option<Fields> {
    // 531 is a domain of others, but not where the login may not ask for any domain.
    let code = error.server_code().filter(|_| error.kind() != ErrorKind::Auth)?;
    let mut values = Fields::new();
    values.set("domain", Some(domain));
    values.set("code", Some(&code.to_string()));
    values.set("description", error.description());
    Some(values)
}

/// What was asked for after ISPAPI's 545, added to the values of the refusal: the domain's log and
/// the applications for it. The newest transfer of the log counts, and the newest application.
///
/// The registrar module also asks for deleted domains. The vendor's reference has no such command:
/// who has it adds `deleted.code`, `deleted.count` and `deleted.expiration_date`.
pub fn of_absent(values: &mut Fields, log: &[LogEntry], applications: &[Application]) {
    let transfers = log.iter().filter(|entry| is_transfer(entry) && is_done(entry));
    let last = newest(transfers);
    put_flag(values, "outbound_transfer", last.is_some_and(is_outbound));
    let last = applications.iter().max_by_key(|application| application.created_at);
    values.set("application_status", last.map(|of| of.status.as_str()));
}

/// What is known of a transfer to us: its state while it is under way, the domain once it is here,
/// the log, and when it was asked for: failures before that are of another request. An error of the
/// check itself goes into `error` of the values.
pub fn of_transfer(
    state: Option<&TransferState>,
    domain: Option<&RegisteredDomain>,
    log: &[LogEntry],
    requested_at: Option<DateTime<Utc>>,
) -> Fields {
    let mut values = Fields::new();
    let is_in = |state: &TransferState| {
        !state.direction.as_deref().is_some_and(|way| way.eq_ignore_ascii_case("OUT"))
    };
    put_flag(&mut values, "request_open", state.is_some_and(is_in));
    put_flag(&mut values, "on_account", domain.is_some());
    let is_later = |entry: &&LogEntry| requested_at.is_none_or(|asked| entry.at >= asked);
    let ours = log.iter().filter(is_later).filter(|entry| is_transfer(entry));
    let failed = newest(ours.filter(|entry| !is_outbound(entry)));
    let failed = failed.filter(|entry| has_status(entry, "FAILED"));
    values.set("failure_log", failed.map(log_line).as_deref());
    if let Some(domain) = domain {
        let expiry = domain.paid_until.or(domain.registration_expires_at).or(domain.expires_at);
        values.set("expiry", expiry.map(|at| at.date_naive().to_string()).as_deref());
        for (role, handle) in [
            ("owner", &domain.owner_contact),
            ("admin", &domain.admin_contact),
            ("tech", &domain.tech_contact),
            ("billing", &domain.billing_contact),
        ] {
            values.set(&format!("contacts.{role}"), handle.as_deref());
        }
        values.set("current_ns", Some(&domain.nameservers.join("\n")));
        put_flag(&mut values, "locked", domain.transfer_lock == Some(true));
    }
    values
}

/// What CheckDomainTransfer says before a transfer is ordered: the facts of
/// [`TransferCheckFacts::read`](backorder_core::sync::TransferCheckFacts::read).
pub fn of_transfer_check(domain: &str, check: &TransferCheck, has_auth: bool) -> Fields {
    let mut values = Fields::new();
    let mut flag = |name: &str, on: Option<bool>| {
        if let Some(on) = on {
            put_flag(&mut values, name, on);
        }
    };
    flag("possible", check.possible);
    flag("auth_given", Some(has_auth));
    flag("auth_required", check.auth_required);
    flag("auth_valid", check.auth_valid);
    flag("locked", check.transfer_lock);
    if let Ok(name) = DomainName::parse(domain, &TldSet::first_dot()) {
        flag("generic", Some(RenewalRules::builtin().lifecycle(&name).is_generic));
    }
    values.set("status", Some(&check.status.join(" ")));
    values.set("description", Some(&check.description));
    put_date(&mut values, "created_date", check.created_at);
    values
}

impl Client {
    /// Asks whether a transfer could be ordered: the facts of
    /// [`TransferCheckFacts::read`](backorder_core::sync::TransferCheckFacts::read).
    ///
    /// # Errors
    /// As [`Client::send`], but for what the server says of the transfer.
    pub fn transfer_check_facts(
        &self,
        domain: &str,
        auth: Option<SecretString>,
    ) -> Result<Fields, Error> {
        let has_auth = auth.is_some();
        let mut request = CheckDomainTransfer::new(domain);
        request.auth = auth;
        let error = match self.send(&request) {
            Ok(check) => return Ok(of_transfer_check(domain, &check, has_auth)),
            Err(error) => error,
        };
        let Some(code) = error.server_code() else { return Err(error) };
        let mut values = Fields::new();
        put_flag(&mut values, "possible", false);
        put_flag(&mut values, "auth_given", has_auth);
        let text = error.description().unwrap_or_default();
        let said = |words: &str| text.to_ascii_lowercase().contains(words);
        // CNR says it in words alone.
        if said("lock") {
            put_flag(&mut values, "locked", true);
        }
        if said("authorization code") || said("auth code") || said("authcode") {
            put_flag(&mut values, "auth_valid", !has_auth);
        }
        values.set("description", Some(&format!("{code} {text}")));
        Ok(values)
    }

    /// Asks for a domain, and where ISPAPI does not know it, what became of it: the values of one
    /// answer, with its `domain`.
    ///
    /// # Errors
    /// As [`Client::send`], but for what the server says of the domain: that is an answer.
    pub fn domain_answer(
        &self,
        domain: &str,
        account: Option<&RenewalMode>,
    ) -> Result<Fields, Error> {
        let platform = self.connection().platform();
        let error = match self.send(&StatusDomain::new(domain)) {
            Ok(found) => return Ok(of_domain(platform, &found, account)),
            Err(error) => error,
        };
        let Some(mut values) = of_refusal(domain, &error) else { return Err(error) };
        if platform == Platform::Ispapi && error.server_code() == Some(NOT_FOUND) {
            let log = self.fetch_readable(&QueryObjectLogList::of_domain(domain))?;
            let applications = self.fetch_readable(&QueryDomainApplicationList::of(domain))?;
            of_absent(&mut values, &log.rows, &applications.rows);
        }
        Ok(values)
    }

    /// The whole account by its list, so that a plan may be told that the answers are complete. A
    /// row that cannot be read is an answer that the plan refuses by name.
    ///
    /// # Errors
    /// As [`Client::parts`]; and [`crate::ErrorKind::Invalid`] where a row has not even a name.
    pub fn all_domain_answers(&self, account: Option<&RenewalMode>) -> Result<Vec<Fields>, Error> {
        let platform = self.connection().platform();
        let list = self.fetch_readable(&QueryDomainList::all())?;
        let mut answers: Vec<Fields> =
            list.rows.iter().map(|row| of_listed(platform, row, account)).collect();
        for bad in list.bad {
            let domain = bad.key.as_deref().ok_or_else(|| bad.error.clone())?;
            let mut values = Fields::new();
            values.set("domain", Some(domain));
            // No code: what cannot be read is no ground for a change.
            values.set("code", Some(&format!("{}: {}", bad.error.subject(), bad.error)));
            answers.push(values);
        }
        Ok(answers)
    }

    /// What is known of a transfer to us that was asked for then: the facts of
    /// [`TransferFacts::read`](backorder_core::sync::TransferFacts::read) but for `ordered_ns`,
    /// which billing has. A check that fails is `error` in them.
    ///
    /// # Errors
    /// As [`Client::send`], but for what the server says.
    pub fn transfer_facts(
        &self,
        domain: &str,
        requested_at: Option<DateTime<Utc>>,
    ) -> Result<Fields, Error> {
        let state = said(self.send(&StatusDomainTransfer::new(domain)))?;
        let state = match state {
            Ok(state) => state,
            Err(text) => return Ok(check_failed(&text)),
        };
        let found = said(self.send(&StatusDomain::new(domain)))?;
        let found = match found {
            Ok(found) => found,
            Err(text) => return Ok(check_failed(&text)),
        };
        let mut log = Vec::new();
        if state.is_none() && found.is_none() {
            log = self.fetch_readable(&QueryObjectLogList::of_domain(domain))?.rows;
        }
        Ok(of_transfer(state.as_ref(), found.as_ref(), &log, requested_at))
    }
}

/// What was found, that there is nothing, or the server's words for a check that failed.
fn said<T>(answer: Result<T, Error>) -> Result<Result<Option<T>, String>, Error> {
    match answer {
        Ok(found) => Ok(Ok(Some(found))),
        Err(error) => match error.server_code() {
            Some(_) if error.kind() == ErrorKind::Auth => Err(error),
            Some(NOT_FOUND | NOT_OURS) => Ok(Ok(None)),
            Some(code) => Ok(Err(format!("{code} {}", error.description().unwrap_or_default()))),
            None => Err(error),
        },
    }
}

fn check_failed(text: &str) -> Fields {
    let mut values = Fields::new();
    values.set("error", Some(text.trim()));
    values
}

fn found(domain: &str) -> Fields {
    let mut values = Fields::new();
    values.set("domain", Some(domain));
    values.set("code", Some("200"));
    values
}

fn put_date(values: &mut Fields, name: &str, at: Option<DateTime<Utc>>) {
    values.set(name, at.map(format_utc).as_deref());
}

fn put_flag(values: &mut Fields, name: &str, on: bool) {
    values.set(name, Some(if on { "1" } else { "0" }));
}

fn put_modes(values: &mut Fields, mode: Option<&RenewalMode>, account: Option<&RenewalMode>) {
    values.set("renewal_mode", mode.map(RenewalMode::as_str));
    values.set("account_renewal_mode", account.map(RenewalMode::as_str));
}

/// What a RENEWONCE of CNR buys: one smallest term.
fn put_term(values: &mut Fields, platform: Platform, domain: &str) {
    if platform == Platform::Cnr
        && let Ok(name) = DomainName::parse(domain, &TldSet::first_dot())
    {
        let terms = RenewalRules::builtin().terms(&name, TermFor::Renew);
        let smallest = terms.smallest().map(|years| years.to_string());
        values.set("smallest_term", smallest.as_deref());
    }
}

fn log_line(entry: &LogEntry) -> String {
    let status = entry.status.as_deref().unwrap_or_default();
    format!("{} {} {status}", format_utc(entry.at), entry.operation).trim_end().to_owned()
}

/// The last of the log, which comes newest first: of entries of one second the first.
fn newest<'l>(log: impl DoubleEndedIterator<Item = &'l LogEntry>) -> Option<&'l LogEntry> {
    log.rev().max_by_key(|entry| entry.at)
}

fn is_transfer(entry: &LogEntry) -> bool {
    entry.operation.to_ascii_uppercase().contains("TRANSFER")
}

/// `OUTBOUND_TRANSFER`, `TRANSFER_OUT`.
fn is_outbound(entry: &LogEntry) -> bool {
    let operation = entry.operation.to_ascii_uppercase();
    operation.contains("OUTBOUND") || operation.ends_with("_OUT")
}

fn is_done(entry: &LogEntry) -> bool {
    has_status(entry, "SUCCESSFUL")
}

fn has_status(entry: &LogEntry, word: &str) -> bool {
    entry.status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case(word))
}
