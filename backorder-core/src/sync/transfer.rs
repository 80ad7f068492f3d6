//! Incoming transfers: WHMCS's `TransferSync` answer, and what follows a finished one.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::rules::fields::Fields;
use crate::rules::provider::Provider;
use crate::values::closed::closed_list;
use crate::values::error::Error;

closed_list! {
names: as_str;
/// A contact of a domain.
pub enum ContactRole {
    /// The holder.
    Owner = "owner",
    /// The administrator.
    Admin = "admin",
    /// The technician.
    Tech = "tech",
    /// Who pays.
    Billing = "billing",
}
}

/// What is known of an incoming transfer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TransferFacts {
    /// Openprovider's word for the status.
    pub status: Option<Box<str>>,
    /// Whether the domain is on the account, however it came there (ISPAPI, CNR).
    pub is_on_account: bool,
    /// Whether the request is still open (ISPAPI, CNR).
    pub is_open: bool,
    /// The lines of a failure in the log that is later than the request (ISPAPI, CNR).
    pub failure_log: Vec<String>,
    /// The text if the check itself failed.
    pub error: Option<String>,
    /// The registrar's expiry date, a day of billing's zone.
    pub expiry: Option<NaiveDate>,
    /// The contacts that are empty or the registrar's own (`AUTO-...`).
    pub unset_contacts: Vec<ContactRole>,
    /// The name servers that were ordered.
    pub ordered_ns: Vec<String>,
    /// The name servers that are there.
    pub current_ns: Vec<String>,
    /// Whether the domain is locked against transfers.
    pub is_locked: bool,
}

impl TransferFacts {
    /// Reads `status`, `error`, `on_account`, `request_open`, `failure_log`, `expiry`,
    /// `contacts.owner` to `contacts.billing`, `ordered_ns`, `current_ns` and `locked`.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`](crate::ErrorKind::DomainRowInvalid) naming the field.
    pub fn read(fields: &Fields) -> Result<TransferFacts, Error> {
        let flag = |name: &str| fields.flag(name).map(|said| said.unwrap_or(false));
        let lines = |name: &str| fields.lines(name).into_iter().map(str::to_owned).collect();
        let is_unset = |role: &ContactRole| {
            let name = format!("contacts.{}", role.as_str());
            fields.has(&name)
                && fields.text(&name).is_none_or(|handle| {
                    handle.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("AUTO-"))
                })
        };
        Ok(TransferFacts {
            status: fields.text("status").map(Into::into),
            is_on_account: flag("on_account")?,
            is_open: flag("request_open")?,
            failure_log: lines("failure_log"),
            error: fields.text("error").map(str::to_owned),
            expiry: fields.day("expiry")?,
            unset_contacts: ContactRole::ALL.into_iter().filter(is_unset).collect(),
            ordered_ns: lines("ordered_ns"),
            current_ns: lines("current_ns"),
            is_locked: flag("locked")?,
        })
    }
}

/// What may follow a finished transfer; everything is off unless it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TransferSettings {
    /// Lock the domain against transfers (CNR).
    pub transfer_lock: bool,
    /// Set contacts that are empty or the registrar's own.
    pub contact_update: bool,
    /// Set the name servers of the order.
    pub ns_update: bool,
}

/// One thing that follows a finished transfer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum FollowUp {
    /// Lock the domain against transfers.
    Lock,
    /// Set these contacts.
    Contacts(Vec<ContactRole>),
    /// Set these name servers.
    NameServers(Vec<String>),
}

/// What a registrar module's `TransferSync` returns.
///
/// Source: WHMCS developer documentation, Domain Syncing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Transfer {
    /// Still under way.
    Pending,
    /// The domain is here.
    Completed(Option<NaiveDate>),
    /// Failed for good, with the reason.
    Failed(String),
    /// The check itself failed: no word about the transfer.
    Error(String),
}

impl Transfer {
    /// What the facts say.
    ///
    /// # Example
    /// ```
    /// use backorder_core::Provider;
    /// use backorder_core::sync::{Transfer, TransferFacts};
    /// let facts = TransferFacts { is_on_account: true, ..TransferFacts::default() };
    /// assert_eq!(Transfer::new(Provider::Cnr, &facts), Transfer::Completed(None));
    /// ```
    pub fn new(provider: Provider, facts: &TransferFacts) -> Transfer {
        if let Some(text) = &facts.error {
            return Transfer::Error(text.clone());
        }
        if provider == Provider::Openprovider {
            let word = facts.status.as_deref().unwrap_or_default().trim().to_ascii_uppercase();
            return match word.as_str() {
                "ACT" => Transfer::Completed(facts.expiry),
                "FAI" => Transfer::Failed("The domain name request has failed".to_owned()),
                _ => Transfer::Pending,
            };
        }
        if facts.is_open {
            return Transfer::Pending;
        }
        if facts.is_on_account {
            return Transfer::Completed(facts.expiry);
        }
        if facts.failure_log.is_empty() {
            return Transfer::Pending;
        }
        Transfer::Failed(format!("Transfer Failed\n{}", facts.failure_log.join("\n")))
    }

    /// What follows, in order: lock, contacts, name servers; nothing before it is completed.
    ///
    /// Source: the order of rtldev-middleware-whmcs, HISTORY 17.0.0.
    pub fn follow_up(
        &self,
        provider: Provider,
        facts: &TransferFacts,
        settings: TransferSettings,
    ) -> Vec<FollowUp> {
        let mut follow = Vec::new();
        if !matches!(self, Transfer::Completed(_)) {
            return follow;
        }
        if settings.transfer_lock && provider == Provider::Cnr && !facts.is_locked {
            follow.push(FollowUp::Lock);
        }
        if settings.contact_update && !facts.unset_contacts.is_empty() {
            follow.push(FollowUp::Contacts(facts.unset_contacts.clone()));
        }
        let differ = name_servers(&facts.ordered_ns) != name_servers(&facts.current_ns);
        if settings.ns_update && !facts.ordered_ns.is_empty() && differ {
            follow.push(FollowUp::NameServers(facts.ordered_ns.clone()));
        }
        follow
    }
}

/// As a set, case and final dot aside.
fn name_servers(list: &[String]) -> BTreeSet<String> {
    list.iter().map(|name| name.trim().trim_end_matches('.').to_ascii_lowercase()).collect()
}
