//! AddDomain: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;
use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Party, Request};
use crate::vocabulary::{Extras, HostName, OrderMode, Period};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Registers a domain. Costs money. ISPAPI and CNR.
#[derive(Debug, Clone)]
pub struct AddDomain {
    /// DOMAIN: a domain.
    pub domain: DomainName,
    /// OWNERCONTACT0, OWNERCONTACT1, ...: contacts.
    pub owner_contact: Vec<Party>,
    /// ADMINCONTACT0, ADMINCONTACT1, ...: contacts.
    pub admin_contact: Vec<Party>,
    /// TECHCONTACT0, TECHCONTACT1, ...: contacts.
    pub tech_contact: Vec<Party>,
    /// BILLINGCONTACT0, BILLINGCONTACT1, ...: contacts.
    pub billing_contact: Vec<Party>,
    /// PERIOD: a length of time.
    pub period: Option<Period>,
    /// RENEWALMODE: a text.
    pub renewal_mode: Option<String>,
    /// ORDER: one of the words.
    pub order: Option<OrderMode>,
    /// ORDERID: a whole number.
    pub order_id: Option<i64>,
    /// NAMESERVER0, NAMESERVER1, ...: hosts.
    pub nameserver: Vec<HostName>,
    /// SECDNS-DS0, SECDNS-DS1, ...: texts. On ispapi only.
    pub secdns_ds: Vec<String>,
    /// SECDNS-KEY0, SECDNS-KEY1, ...: texts. On ispapi only.
    pub secdns_key: Vec<String>,
    /// SECDNS-MAXSIGLIFE: a whole number. On ispapi only.
    pub secdns_max_sig_life: Option<i64>,
    /// AUTH: a secret.
    pub auth: Option<SecretString>,
    /// HOST0, HOST1, ...: texts.
    pub host: Vec<String>,
    /// TRANSFERLOCK: yes or no.
    pub transfer_lock: Option<bool>,
    /// SUBUSER: a text.
    pub sub_user: Option<String>,
    /// NAMESERVERSET: a text.
    pub nameserver_set: Option<String>,
    /// CLAIMKEY: a text.
    pub claim_key: Option<String>,
    /// CLAIMKEY-UPDATEDDATE: an instant, UTC.
    pub claim_key_updated_date: Option<DateTime<Utc>>,
    /// NOTICE-POA-ACCEPT-HASH: a text.
    pub notice_poa_accept_hash: Option<String>,
    /// LAUNCH-MARK-CODE: a text.
    pub launch_mark_code: Option<String>,
    /// INTERNALDNS: yes or no.
    pub internal_dns: Option<bool>,
    /// DNSSEC0, DNSSEC1, ...: texts. On cnr only.
    pub dnssec: Vec<String>,
    /// DNSSECDSDATA0, DNSSECDSDATA1, ...: texts. On cnr only.
    pub dnssec_ds_data: Vec<String>,
    /// What registries add: `X-...`
    pub extra: Extras,
}

impl AddDomain {
    /// With what is required, and nothing else.
    pub fn new(domain: DomainName) -> AddDomain {
        AddDomain {
            domain,
            owner_contact: Vec::new(),
            admin_contact: Vec::new(),
            tech_contact: Vec::new(),
            billing_contact: Vec::new(),
            period: None,
            renewal_mode: None,
            order: None,
            order_id: None,
            nameserver: Vec::new(),
            secdns_ds: Vec::new(),
            secdns_key: Vec::new(),
            secdns_max_sig_life: None,
            auth: None,
            host: Vec::new(),
            transfer_lock: None,
            sub_user: None,
            nameserver_set: None,
            claim_key: None,
            claim_key_updated_date: None,
            notice_poa_accept_hash: None,
            launch_mark_code: None,
            internal_dns: None,
            dnssec: Vec::new(),
            dnssec_ds_data: Vec::new(),
            extra: Extras::default(),
        }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AddDomainAnswer {
    /// ACCOUNTINGDATE: an instant, UTC.
    pub accounting_date: Option<DateTime<Utc>>,
    /// FAILUREDATE: an instant, UTC.
    pub failure_date: Option<DateTime<Utc>>,
    /// FINALIZATIONDATE: an instant, UTC.
    pub finalization_date: Option<DateTime<Utc>>,
    /// PAIDUNTILDATE: an instant, UTC.
    pub paid_until_date: Option<DateTime<Utc>>,
    /// REGISTRATIONEXPIRATIONDATE: an instant, UTC.
    pub registration_expiration_date: Option<DateTime<Utc>>,
    /// STATUS: a text.
    pub status: Option<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// RENEWALDATE: an instant, UTC.
    pub renewal_date: Option<DateTime<Utc>>,
    /// ROID: a text.
    pub roid: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for AddDomain {
    type Response = AddDomainAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("AddDomain", platform);
        writer.one("DOMAIN", &self.domain);
        writer.parties("OWNERCONTACT", &self.owner_contact);
        writer.parties("ADMINCONTACT", &self.admin_contact);
        writer.parties("TECHCONTACT", &self.tech_contact);
        writer.parties("BILLINGCONTACT", &self.billing_contact);
        writer.maybe("PERIOD", &self.period);
        writer.maybe("RENEWALMODE", &self.renewal_mode);
        writer.maybe("ORDER", &self.order);
        writer.maybe("ORDERID", &self.order_id);
        writer.list("NAMESERVER", &self.nameserver);
        writer.list("SECDNS-DS", &self.secdns_ds);
        writer.list("SECDNS-KEY", &self.secdns_key);
        writer.maybe("SECDNS-MAXSIGLIFE", &self.secdns_max_sig_life);
        writer.maybe("AUTH", &self.auth);
        writer.list("HOST", &self.host);
        writer.maybe("TRANSFERLOCK", &self.transfer_lock);
        writer.maybe("SUBUSER", &self.sub_user);
        writer.maybe("NAMESERVERSET", &self.nameserver_set);
        writer.maybe("CLAIMKEY", &self.claim_key);
        writer.maybe("CLAIMKEY-UPDATEDDATE", &self.claim_key_updated_date);
        writer.maybe("NOTICE-POA-ACCEPT-HASH", &self.notice_poa_accept_hash);
        writer.maybe("LAUNCH-MARK-CODE", &self.launch_mark_code);
        writer.maybe("INTERNALDNS", &self.internal_dns);
        writer.list("DNSSEC", &self.dnssec);
        writer.list("DNSSECDSDATA", &self.dnssec_ds_data);
        writer.extras(&self.extra);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<AddDomainAnswer, Error> {
        about_domain(answer, self.domain.as_str(), 0)?;
        let mut cells = Cells::of(answer);
        Ok(AddDomainAnswer {
            accounting_date: cells.one("ACCOUNTINGDATE"),
            failure_date: cells.one("FAILUREDATE"),
            finalization_date: cells.one("FINALIZATIONDATE"),
            paid_until_date: cells.one("PAIDUNTILDATE"),
            registration_expiration_date: cells.one("REGISTRATIONEXPIRATIONDATE"),
            status: cells.one("STATUS"),
            created_date: cells.one("CREATEDDATE"),
            renewal_date: cells.one("RENEWALDATE"),
            roid: cells.one("ROID"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
