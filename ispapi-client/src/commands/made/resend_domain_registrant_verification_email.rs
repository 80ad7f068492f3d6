//! ResendDomainRegistrantVerificationEmail: made from the table of commands by `make generate`.

// @generated

use backorder_core::DomainName;

use crate::commands::Request;
use crate::commands::by_table::{Cells, Writer};
use crate::vocabulary::{NotificationKind, NotificationRecipient};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::response::Response;

/// Sends the mail once more with which an owner confirms the address. ISPAPI, and CNR as
/// ResendNotification.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResendDomainRegistrantVerificationEmail {
    /// DOMAIN: a domain. On ispapi only.
    pub domain: Option<DomainName>,
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
pub struct ResendDomainRegistrantVerificationEmailAnswer {
    /// OWNER: a text.
    pub owner: Option<String>,
    /// ADMIN: a text.
    pub admin: Option<String>,
    /// Accepted, but not done yet.
    pub pending: bool,
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Request for ResendDomainRegistrantVerificationEmail {
    type Response = ResendDomainRegistrantVerificationEmailAnswer;

    fn command(&self, platform: Platform) -> Command {
        let mut writer = Writer::new("ResendDomainRegistrantVerificationEmail", platform);
        writer.maybe("DOMAIN", &self.domain);
        writer.maybe("TYPE", &self.r#type);
        writer.maybe("OBJECT", &self.object);
        writer.maybe("RECIPIENT", &self.recipient);
        writer.maybe("REASON", &self.reason);
        writer.maybe("SUB", &self.sub);
        writer.done()
    }

    fn read(
        &self,
        answer: &Response,
    ) -> Result<ResendDomainRegistrantVerificationEmailAnswer, Error> {
        let mut cells = Cells::of(answer);
        Ok(ResendDomainRegistrantVerificationEmailAnswer {
            owner: cells.one("OWNER"),
            admin: cells.one("ADMIN"),
            pending: answer.is_pending(),
            odd: cells.odd(),
        })
    }
}
