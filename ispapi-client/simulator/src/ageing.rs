//! What time does to the registrar's domains: renewals, deletions, restores, trades, transfers.

use chrono::{DateTime, Utc};

use super::domain::{
    Domain, DomainStep, PENDING_DELETE, REDEMPTION, State, TRADE_LOCK, Transfer, later,
};
use super::registrar::{Registrar, Service};

impl Registrar {
    /// A domain registered for a year, with nothing said of it.
    pub fn new_domain(&self, domain: &str, account: &str, at: DateTime<Utc>) -> Domain {
        let alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789,*:/";
        Domain {
            account: account.to_owned(),
            application: None,
            created: at,
            updated: at,
            readable: at,
            expires: later(at, 1),
            mode: "DEFAULT".to_owned(),
            lock: true,
            privacy: false,
            hidden: true,
            held: false,
            contacts: Default::default(),
            nameservers: Vec::new(),
            signing: Default::default(),
            auth: self.dice.text(&format!("auth {domain}"), alphabet, 12),
            fixed_until: None,
            leaves: None,
            refundable: None,
            state: State::Active,
        }
    }

    pub(super) fn age(&mut self, at: DateTime<Utc>, step: DomainStep, name: &str) {
        let fee = self.fee(name, Service::Renew);
        let Some(domain) = self.domains.get_mut(name) else { return };
        domain.updated = at;
        let account = domain.account.clone();
        let operation = match step {
            DomainStep::Leave => {
                self.domains.remove(name);
                self.note(at, &account, ("DOMAIN", name), ("TRANSFER_OUT", "SUCCESSFUL"));
                return;
            }
            DomainStep::Renew => {
                domain.extend(1);
                if domain.mode == "RENEWONCE" {
                    domain.mode = "AUTOEXPIRE".to_owned();
                }
                self.charge(&account, at, ("renewal", name, None), fee);
                "RENEWAL"
            }
            DomainStep::Expire => {
                domain.state = State::Redemption { until: at + REDEMPTION };
                "DELETE"
            }
            DomainStep::Release => {
                domain.state = State::PendingDelete { until: at + PENDING_DELETE };
                return;
            }
            DomainStep::Vanish => {
                self.domains.remove(name);
                return;
            }
            DomainStep::Restored => {
                domain.restored(at);
                "RESTORE"
            }
            DomainStep::Traded => {
                domain.traded(at);
                "TRADE"
            }
        };
        self.note(at, &account, ("DOMAIN", name), (operation, "SUCCESSFUL"));
    }

    pub(super) fn complete_transfer(&mut self, at: DateTime<Utc>, name: &str) {
        let Some(foreign) = self.foreign.remove(name) else { return };
        let Some(Transfer { account, contacts, .. }) = foreign.transfer else { return };
        let mut domain = self.new_domain(name, &account, at);
        domain.contacts = contacts;
        domain.created = foreign.created;
        domain.expires = later(foreign.expires, 1);
        self.domains.insert(name.to_owned(), domain);
        self.note(at, &account, ("DOMAIN", name), ("TRANSFER", "SUCCESSFUL"));
    }
}

impl Domain {
    /// Back from redemption, for a year at least.
    pub fn restored(&mut self, at: DateTime<Utc>) {
        self.state = State::Active;
        self.expires = later(self.expires.max(at), 1);
    }

    /// With its new owner.
    pub fn traded(&mut self, at: DateTime<Utc>) {
        if let State::Trading { owner, free, .. } = &self.state {
            self.contacts[0] = owner.clone();
            self.fixed_until = (!free).then(|| at + TRADE_LOCK);
        }
        self.state = State::Active;
    }
}
