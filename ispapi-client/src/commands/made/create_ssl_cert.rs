//! CreateSSLCert: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Party, Request};
use crate::vocabulary::OrderMode;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Orders a certificate. Costs money. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateSslCert {
    /// SSLCERTCLASS: a text.
    pub ssl_cert_class: String,
    /// ORDER: one of the words.
    pub order: Option<OrderMode>,
    /// ORDERID: a whole number.
    pub order_id: Option<i64>,
    /// SSLCERTDOMAIN: a text.
    pub ssl_cert_domain: Option<String>,
    /// PERIOD: a whole number.
    pub period: Option<i64>,
    /// CSR0, CSR1, ...: texts.
    pub csr: Vec<String>,
    /// ALTERNATECN0, ALTERNATECN1, ...: texts.
    pub alternate_cn: Vec<String>,
    /// OWNERCONTACT0, OWNERCONTACT1, ...: contacts.
    pub owner_contact: Vec<Party>,
    /// ADMINCONTACT0, ADMINCONTACT1, ...: contacts.
    pub admin_contact: Vec<Party>,
    /// TECHCONTACT0, TECHCONTACT1, ...: contacts.
    pub tech_contact: Vec<Party>,
    /// BILLINGCONTACT0, BILLINGCONTACT1, ...: contacts.
    pub billing_contact: Vec<Party>,
    /// CSRCONTACT0, CSRCONTACT1, ...: contacts.
    pub csr_contact: Vec<Party>,
    /// DOMAIN0, DOMAIN1, ...: domains.
    pub domain: Vec<DomainName>,
    /// VALIDATION0, VALIDATION1, ...: texts.
    pub validation: Vec<String>,
    /// VALIDATIONEMAIL0, VALIDATIONEMAIL1, ...: texts.
    pub validation_email: Vec<String>,
    /// PEM0, PEM1, ...: texts.
    pub pem: Vec<String>,
    /// KEYLENGTH: a whole number.
    pub key_length: Option<i64>,
    /// INTERNALDNS: yes or no.
    pub internal_dns: Option<bool>,
}

impl CreateSslCert {
    /// With what is required, and nothing else.
    pub fn new(ssl_cert_class: impl Into<String>) -> CreateSslCert {
        CreateSslCert {
            ssl_cert_class: ssl_cert_class.into(),
            order: None,
            order_id: None,
            ssl_cert_domain: None,
            period: None,
            csr: Vec::new(),
            alternate_cn: Vec::new(),
            owner_contact: Vec::new(),
            admin_contact: Vec::new(),
            tech_contact: Vec::new(),
            billing_contact: Vec::new(),
            csr_contact: Vec::new(),
            domain: Vec::new(),
            validation: Vec::new(),
            validation_email: Vec::new(),
            pem: Vec::new(),
            key_length: None,
            internal_dns: None,
        }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CreateSslCertAnswer {
    /// ALTERNATECN: texts.
    pub alternate_cn: Vec<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for CreateSslCert {
    type Response = CreateSslCertAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("CreateSSLCert", platform);
        writer.one("SSLCERTCLASS", &self.ssl_cert_class);
        writer.maybe("ORDER", &self.order);
        writer.maybe("ORDERID", &self.order_id);
        writer.maybe("SSLCERTDOMAIN", &self.ssl_cert_domain);
        writer.maybe("PERIOD", &self.period);
        writer.list("CSR", &self.csr);
        writer.list("ALTERNATECN", &self.alternate_cn);
        writer.parties("OWNERCONTACT", &self.owner_contact);
        writer.parties("ADMINCONTACT", &self.admin_contact);
        writer.parties("TECHCONTACT", &self.tech_contact);
        writer.parties("BILLINGCONTACT", &self.billing_contact);
        writer.parties("CSRCONTACT", &self.csr_contact);
        writer.list("DOMAIN", &self.domain);
        writer.list("VALIDATION", &self.validation);
        writer.list("VALIDATIONEMAIL", &self.validation_email);
        writer.list("PEM", &self.pem);
        writer.maybe("KEYLENGTH", &self.key_length);
        writer.maybe("INTERNALDNS", &self.internal_dns);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<CreateSslCertAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(CreateSslCertAnswer {
            alternate_cn: cells.all("ALTERNATECN"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
