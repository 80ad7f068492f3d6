//! StatusDomainTrade: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;
use chrono::{DateTime, Utc};

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::about_domain;
use crate::wire::response::Response;

/// Gives the state of a change of owner. ISPAPI, and CNR as StatusOwnerChange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusDomainTrade {
    /// DOMAIN: a domain.
    pub domain: DomainName,
}

impl StatusDomainTrade {
    /// With what is required.
    pub fn new(domain: DomainName) -> StatusDomainTrade {
        StatusDomainTrade { domain }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusDomainTradeAnswer {
    /// ADMINCONTACT: texts.
    pub admin_contact: Vec<String>,
    /// BILLINGCONTACT: texts.
    pub billing_contact: Vec<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// HOST: texts.
    pub host: Vec<String>,
    /// NAMESERVER: texts.
    pub nameserver: Vec<String>,
    /// OLD-ADMINCONTACT: texts.
    pub old_admin_contact: Vec<String>,
    /// OLD-BILLINGCONTACT: texts.
    pub old_billing_contact: Vec<String>,
    /// OLD-OWNERCONTACT: texts.
    pub old_owner_contact: Vec<String>,
    /// OLD-REGISTRAR: a text.
    pub old_registrar: Option<String>,
    /// OLD-TECHCONTACT: texts.
    pub old_tech_contact: Vec<String>,
    /// OWNERCONTACT: texts.
    pub owner_contact: Vec<String>,
    /// REPOSITORY: a text.
    pub repository: Option<String>,
    /// REPOSITORYADMINCONTACT: texts.
    pub repository_admin_contact: Vec<String>,
    /// REPOSITORYBILLINGCONTACT: texts.
    pub repository_billing_contact: Vec<String>,
    /// REPOSITORYOLD-ADMINCONTACT: texts.
    pub repository_old_admin_contact: Vec<String>,
    /// REPOSITORYOLD-BILLINGCONTACT: texts.
    pub repository_old_billing_contact: Vec<String>,
    /// REPOSITORYOLD-OWNERCONTACT: texts.
    pub repository_old_owner_contact: Vec<String>,
    /// REPOSITORYOLD-TECHCONTACT: texts.
    pub repository_old_tech_contact: Vec<String>,
    /// REPOSITORYOWNERCONTACT: texts.
    pub repository_owner_contact: Vec<String>,
    /// REPOSITORYTECHCONTACT: texts.
    pub repository_tech_contact: Vec<String>,
    /// TECHCONTACT: texts.
    pub tech_contact: Vec<String>,
    /// TRANSFERLOG: texts.
    pub transfer_log: Vec<String>,
    /// TRANSFERSTATUS: a text.
    pub transfer_status: Option<String>,
    /// TRANSFERTYPE: a text.
    pub transfer_type: Option<String>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// DOMAIN: a domain.
    pub domain: Option<DomainName>,
    /// STATUS: a text.
    pub status: Option<String>,
    /// REQUESTEDDATE: an instant, UTC.
    pub requested_date: Option<DateTime<Utc>>,
    /// EXPIREDATE: an instant, UTC.
    pub expire_date: Option<DateTime<Utc>>,
    /// LOSINGREGISTRANT: a text.
    pub losing_registrant: Option<String>,
    /// GAININGREGISTRANT: a text.
    pub gaining_registrant: Option<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusDomainTrade {
    type Response = StatusDomainTradeAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusDomainTrade", platform);
        writer.one("DOMAIN", &self.domain);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusDomainTradeAnswer, Error> {
        about_domain(answer, self.domain.as_str(), 0)?;
        let mut cells = Cells::of(answer);
        Ok(StatusDomainTradeAnswer {
            admin_contact: cells.all("ADMINCONTACT"),
            billing_contact: cells.all("BILLINGCONTACT"),
            created_date: cells.one("CREATEDDATE"),
            host: cells.all("HOST"),
            nameserver: cells.all("NAMESERVER"),
            old_admin_contact: cells.all("OLD-ADMINCONTACT"),
            old_billing_contact: cells.all("OLD-BILLINGCONTACT"),
            old_owner_contact: cells.all("OLD-OWNERCONTACT"),
            old_registrar: cells.one("OLD-REGISTRAR"),
            old_tech_contact: cells.all("OLD-TECHCONTACT"),
            owner_contact: cells.all("OWNERCONTACT"),
            repository: cells.one("REPOSITORY"),
            repository_admin_contact: cells.all("REPOSITORYADMINCONTACT"),
            repository_billing_contact: cells.all("REPOSITORYBILLINGCONTACT"),
            repository_old_admin_contact: cells.all("REPOSITORYOLD-ADMINCONTACT"),
            repository_old_billing_contact: cells.all("REPOSITORYOLD-BILLINGCONTACT"),
            repository_old_owner_contact: cells.all("REPOSITORYOLD-OWNERCONTACT"),
            repository_old_tech_contact: cells.all("REPOSITORYOLD-TECHCONTACT"),
            repository_owner_contact: cells.all("REPOSITORYOWNERCONTACT"),
            repository_tech_contact: cells.all("REPOSITORYTECHCONTACT"),
            tech_contact: cells.all("TECHCONTACT"),
            transfer_log: cells.all("TRANSFERLOG"),
            transfer_status: cells.one("TRANSFERSTATUS"),
            transfer_type: cells.one("TRANSFERTYPE"),
            updated_date: cells.one("UPDATEDDATE"),
            domain: cells.one("DOMAIN"),
            status: cells.one("STATUS"),
            requested_date: cells.one("REQUESTEDDATE"),
            expire_date: cells.one("EXPIREDATE"),
            losing_registrant: cells.one("LOSINGREGISTRANT"),
            gaining_registrant: cells.one("GAININGREGISTRANT"),
            odd: cells.odd(),
        })
    }
}
