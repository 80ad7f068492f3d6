//! ResendSSLCertEmail: made from the table of commands by `make generate`.

// @generated

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::{NotificationKind, NotificationRecipient};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Sends the mail of a certificate once more. ISPAPI, and CNR as ResendNotification.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResendSslCertEmail {
    /// SSLCERTID: a text. On ispapi only.
    pub ssl_cert_id: Option<String>,
    /// RESENDEMAILTYPE: a text. On ispapi only.
    pub resend_email_type: Option<String>,
    /// EMAIL: a text. On ispapi only.
    pub email: Option<String>,
    /// TYPE: one of the words. On cnr only.
    pub r#type: Option<NotificationKind>,
    /// OBJECT: a text. On cnr only.
    pub object: Option<String>,
    /// RECIPIENT: one of the words. On cnr only.
    pub recipient: Option<NotificationRecipient>,
    /// REASON: a text. On cnr only.
    pub reason: Option<String>,
    /// SUB: a text. On cnr only.
    pub sub: Option<String>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ResendSslCertEmailAnswer {
    /// OWNER: a text.
    pub owner: Option<String>,
    /// ADMIN: a text.
    pub admin: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for ResendSslCertEmail {
    type Response = ResendSslCertEmailAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ResendSSLCertEmail", platform);
        writer.maybe("SSLCERTID", &self.ssl_cert_id);
        writer.maybe("RESENDEMAILTYPE", &self.resend_email_type);
        writer.maybe("EMAIL", &self.email);
        writer.maybe("TYPE", &self.r#type);
        writer.maybe("OBJECT", &self.object);
        writer.maybe("RECIPIENT", &self.recipient);
        writer.maybe("REASON", &self.reason);
        writer.maybe("SUB", &self.sub);
        writer.done()
    }

    fn read(&self, answer: &Response) -> Result<ResendSslCertEmailAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(ResendSslCertEmailAnswer {
            owner: cells.one("OWNER"),
            admin: cells.one("ADMIN"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
