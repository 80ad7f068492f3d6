//! StatusSSLCert: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Gives the state of a certificate. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusSslCert {
    /// SSLCERTID: a text.
    pub ssl_cert_id: String,
}

impl StatusSslCert {
    /// With what is required.
    pub fn new(ssl_cert_id: impl Into<String>) -> StatusSslCert {
        StatusSslCert { ssl_cert_id: ssl_cert_id.into() }
    }
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StatusSslCertAnswer {
    /// ALTERNATECN: texts.
    pub alternate_cn: Vec<String>,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for StatusSslCert {
    type Response = StatusSslCertAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("StatusSSLCert", platform);
        writer.one("SSLCERTID", &self.ssl_cert_id);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<StatusSslCertAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(StatusSslCertAnswer { alternate_cn: cells.all("ALTERNATECN"), odd: cells.odd() })
    }
}
