//! StatusSSLCert: made from the table of commands by `make generate`.

// @generated

use chrono::{DateTime, Utc};

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives the state of a certificate. ISPAPI, and CNR as StatusCertificate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusSslCert {
    /// SSLCERTID: a text. On ispapi only.
    pub ssl_cert_id: Option<String>,
    /// CERTIFICATE: a text. On cnr only.
    pub certificate: Option<String>,
    /// CHAINFORMAT: a text. On cnr only.
    pub chain_format: Option<String>,
    /// APIVERSION: a whole number. On cnr only.
    pub api_version: Option<i64>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusSslCertAnswer {
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
    /// STATUS: a text.
    pub status: Option<String>,
    /// CREATEDDATE: an instant, UTC.
    pub created_date: Option<DateTime<Utc>>,
    /// UPDATEDDATE: an instant, UTC.
    pub updated_date: Option<DateTime<Utc>>,
    /// EXPIRATIONDATE: an instant, UTC.
    pub expiration_date: Option<DateTime<Utc>>,
    /// DOMAIN: texts.
    pub domain: Vec<String>,
    /// DCVEMAIL: texts.
    pub dcv_email: Vec<String>,
    /// DCVMETHOD: texts.
    pub dcv_method: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusSslCert {
    type Response = StatusSslCertAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusSSLCert", platform);
        writer.maybe("SSLCERTID", &self.ssl_cert_id);
        writer.maybe("CERTIFICATE", &self.certificate);
        writer.maybe("CHAINFORMAT", &self.chain_format);
        writer.maybe("APIVERSION", &self.api_version);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusSslCertAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(StatusSslCertAnswer {
            alternate_cn: cells.all("ALTERNATECN"),
            ssl_cert_id: cells.one("SSLCERTID"),
            certificate: cells.one("CERTIFICATE"),
            certificate_order: cells.one("CERTIFICATEORDER"),
            class: cells.one("CLASS"),
            status: cells.one("STATUS"),
            created_date: cells.one("CREATEDDATE"),
            updated_date: cells.one("UPDATEDDATE"),
            expiration_date: cells.one("EXPIRATIONDATE"),
            domain: cells.all("DOMAIN"),
            dcv_email: cells.all("DCVEMAIL"),
            dcv_method: cells.all("DCVMETHOD"),
            odd: cells.odd(),
        })
    }
}
