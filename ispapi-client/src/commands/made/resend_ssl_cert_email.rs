//! ResendSSLCertEmail: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Done, Writer};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Sends the mail of a certificate once more. ISPAPI only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResendSslCertEmail {
    /// SSLCERTID: a text.
    pub ssl_cert_id: String,
    /// RESENDEMAILTYPE: a text.
    pub resend_email_type: Option<String>,
    /// EMAIL: a text.
    pub email: Option<String>,
}

impl ResendSslCertEmail {
    /// With what is required, and nothing else.
    pub fn new(ssl_cert_id: impl Into<String>) -> ResendSslCertEmail {
        ResendSslCertEmail { ssl_cert_id: ssl_cert_id.into(), resend_email_type: None, email: None }
    }
}

impl Request for ResendSslCertEmail {
    type Response = Done;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ResendSSLCertEmail", platform);
        writer.one("SSLCERTID", &self.ssl_cert_id);
        writer.maybe("RESENDEMAILTYPE", &self.resend_email_type);
        writer.maybe("EMAIL", &self.email);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<Done, Error> {
        Ok(Done::read(answer))
    }
}
