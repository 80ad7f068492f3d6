//! CreateSSLCert: made from the table of commands by `make generate`.

// @generated

use backorder_core::rust_decimal::Decimal;
use backorder_core::{Currency, DomainName};
use chrono::{DateTime, Utc};

use crate::commands::by_table::{Cells, Writer};
use crate::commands::{Party, Request};
use crate::vocabulary::{ContactHandle, Email, OrderMode, Period};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Orders a certificate. Costs money. ISPAPI, and CNR as AddCertificate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CreateSslCert {
    /// SSLCERTCLASS: a text. On ispapi only.
    pub ssl_cert_class: Option<String>,
    /// ORDER: one of the words. On ispapi only.
    pub order: Option<OrderMode>,
    /// ORDERID: a whole number. On ispapi only.
    pub order_id: Option<i64>,
    /// SSLCERTDOMAIN: a text. On ispapi only.
    pub ssl_cert_domain: Option<String>,
    /// PERIOD: a length of time.
    pub period: Option<Period>,
    /// CSR0, CSR1, ...: texts.
    pub csr: Vec<String>,
    /// ALTERNATECN0, ALTERNATECN1, ...: texts. On ispapi only.
    pub alternate_cn: Vec<String>,
    /// OWNERCONTACT0, OWNERCONTACT1, ...: contacts. On ispapi only.
    pub owner_contact: Vec<Party>,
    /// ADMINCONTACT0, ADMINCONTACT1, ...: contacts. On ispapi only.
    pub admin_contact: Vec<Party>,
    /// TECHCONTACT0, TECHCONTACT1, ...: contacts.
    pub tech_contact: Vec<Party>,
    /// BILLINGCONTACT0, BILLINGCONTACT1, ...: contacts. On ispapi only.
    pub billing_contact: Vec<Party>,
    /// CSRCONTACT0, CSRCONTACT1, ...: contacts. On ispapi only.
    pub csr_contact: Vec<Party>,
    /// DOMAIN0, DOMAIN1, ...: domains.
    pub domain: Vec<DomainName>,
    /// VALIDATION0, VALIDATION1, ...: texts. On ispapi only.
    pub validation: Vec<String>,
    /// VALIDATIONEMAIL0, VALIDATIONEMAIL1, ...: texts. On ispapi only.
    pub validation_email: Vec<String>,
    /// PEM0, PEM1, ...: texts. On ispapi only.
    pub pem: Vec<String>,
    /// KEYLENGTH: a whole number. On ispapi only.
    pub key_length: Option<i64>,
    /// INTERNALDNS: yes or no. On ispapi only.
    pub internal_dns: Option<bool>,
    /// CLASS: a text. On cnr only.
    pub class: Option<String>,
    /// APIVERSION: a whole number. On cnr only.
    pub api_version: Option<i64>,
    /// CHECKONLY: yes or no. On cnr only.
    pub check_only: Option<bool>,
    /// DCVMETHOD: a text. On cnr only.
    pub dcv_method: Option<String>,
    /// DCVEMAIL0, DCVEMAIL1, ...: addresses of e-mail. On cnr only.
    pub dcv_email: Vec<Email>,
    /// DCVDOMAIN0, DCVDOMAIN1, ...: domains. On cnr only.
    pub dcv_domain: Vec<DomainName>,
    /// ORGANIZATIONCONTACT: a contact. On cnr only.
    pub organization_contact: Option<ContactHandle>,
    /// EVAPPROVERCONTACT: a contact. On cnr only.
    pub ev_approver_contact: Option<ContactHandle>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CreateSslCertAnswer {
    /// ALTERNATECN: texts.
    pub alternate_cn: Vec<String>,
    /// SSLCERTID: a text.
    pub ssl_cert_id: Option<String>,
    /// CERTIFICATE: a text.
    pub certificate: Option<String>,
    /// CERTIFICATEORDER: a text.
    pub certificate_order: Option<String>,
    /// CLASS: a text.
    pub class: Option<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// EXPIRATIONDATE: an instant, UTC.
    pub expiration_date: Option<DateTime<Utc>>,
    /// PRICE: a number of up to four decimals.
    pub price: Option<Decimal>,
    /// CURRENCY: a currency.
    pub currency: Option<Currency>,
    /// STATUS: a text.
    pub status: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for CreateSslCert {
    type Response = CreateSslCertAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("CreateSSLCert", platform);
        writer.maybe("SSLCERTCLASS", &self.ssl_cert_class);
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
        writer.maybe("CLASS", &self.class);
        writer.maybe("APIVERSION", &self.api_version);
        writer.maybe("CHECKONLY", &self.check_only);
        writer.maybe("DCVMETHOD", &self.dcv_method);
        writer.list("DCVEMAIL", &self.dcv_email);
        writer.list("DCVDOMAIN", &self.dcv_domain);
        writer.maybe("ORGANIZATIONCONTACT", &self.organization_contact);
        writer.maybe("EVAPPROVERCONTACT", &self.ev_approver_contact);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<CreateSslCertAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(CreateSslCertAnswer {
            alternate_cn: cells.all("ALTERNATECN"),
            ssl_cert_id: cells.one("SSLCERTID"),
            certificate: cells.one("CERTIFICATE"),
            certificate_order: cells.one("CERTIFICATEORDER"),
            class: cells.one("CLASS"),
            created_date: cells.one("CREATEDDATE"),
            expiration_date: cells.one("EXPIRATIONDATE"),
            price: cells.one("PRICE"),
            currency: cells.one("CURRENCY"),
            status: cells.one("STATUS"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
