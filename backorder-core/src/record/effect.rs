//! What the engine asks the outside to do, and what came of it.
//!
//! *Reading* effects look something up and may be reported any number of times. *Changing*
//! effects do something once; their ids are stored before anything is carried out, so that a
//! repeat is recognised.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::record::message::{Alert, Message};
use crate::rules::price::BackorderKind;
use crate::rules::tax::{Charge, Tax};
use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId, InvoiceId, Reference};
use crate::values::money::Currency;
use crate::values::name::DomainName;

closed_list! {
serde: always;
names: name;
numbers: u8;
unknown: WordUnknown "a kind of effect";
/// The sort of an effect, with its permanent number (the same in C and PHP).
#[repr(u8)]
pub enum EffectKind {
    /// Changing: send the application to the registrar (AddDomainApplication).
    SubmitApplication = 1 "submit-application",
    /// Reading: look for our application (QueryDomainApplicationList).
    FindApplication = 2 "find-application",
    /// Reading: ask how the application stands (StatusDomainApplication).
    PollApplication = 3 "poll-application",
    /// Changing: create the invoice in billing.
    CreateInvoice = 4 "create-invoice",
    /// Reading: look for our invoice by the effect id in its notes.
    FindInvoice = 5 "find-invoice",
    /// Reading: ask how the invoice stands.
    PollInvoice = 6 "poll-invoice",
    /// Changing: cancel the invoice.
    CancelInvoice = 7 "cancel-invoice",
    /// Reading: read the caught domain (StatusDomain).
    ReadDomain = 8 "read-domain",
    /// Changing: import the caught domain into billing.
    ImportDomain = 9 "import-domain",
    /// Changing: send a message to the client.
    NotifyClient = 10 "notify-client",
    /// Changing: alert the reseller.
    AlertReseller = 11 "alert-reseller",
}
}

impl EffectKind {
    /// Whether it is a message to a person.
    pub const fn is_message(self) -> bool {
        matches!(self, EffectKind::NotifyClient | EffectKind::AlertReseller)
    }

    /// Whether carrying it out changes something outside.
    pub const fn is_changing(self) -> bool {
        !matches!(
            self,
            EffectKind::FindApplication
                | EffectKind::PollApplication
                | EffectKind::FindInvoice
                | EffectKind::PollInvoice
                | EffectKind::ReadDomain
        )
    }
}

/// The name of one effect, for ever: backorder, life, kind, and the attempt (changing effects) or
/// the asking (reading ones), counted from 1.
///
/// Its text is safe in invoice notes, in a Message-ID and inside longer words: no id is a part of
/// another.
///
/// # Example
/// ```
/// use backorder_core::{BackorderId, EffectId, EffectKind};
/// let id = EffectId {
///     backorder: BackorderId(42),
///     life: 1,
///     kind: EffectKind::SubmitApplication,
///     number: 2,
/// };
/// assert_eq!(id.to_string(), "bo-42.1.submit-application.2.");
/// assert_eq!(EffectId::parse("bo-42.1.submit-application.2.")?, id);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EffectId {
    /// The backorder it belongs to; for a message about several, the first listed.
    pub backorder: BackorderId,
    /// The life of that backorder, from 1.
    pub life: u32,
    /// What is done.
    pub kind: EffectKind,
    /// Which attempt or asking, from 1.
    pub number: u32,
}

impl EffectId {
    /// Reads the text of an id.
    ///
    /// # Errors
    /// [`ErrorKind::EffectIdInvalid`] when it is not exactly of that form.
    pub fn parse(text: &str) -> Result<EffectId, Error> {
        let parsed = || {
            let mut parts = text.strip_prefix("bo-")?.strip_suffix('.')?.split('.');
            let id = EffectId {
                backorder: BackorderId(parts.next()?.parse().ok()?),
                life: parts.next()?.parse().ok()?,
                kind: EffectKind::from_name(parts.next()?)?,
                number: parts.next()?.parse().ok()?,
            };
            // Reading back refuses what would be a second spelling: signs, leading zeros, more.
            (parts.next().is_none() && id.to_string() == text).then_some(id)
        };
        parsed().ok_or_else(|| {
            let message = format!("{text:?} is not an effect id like bo-42.1.create-invoice.1.");
            Error::new(ErrorKind::EffectIdInvalid, text, message)
        })
    }
}

impl FromStr for EffectId {
    type Err = Error;
    fn from_str(text: &str) -> Result<EffectId, Error> {
        EffectId::parse(text)
    }
}

impl fmt::Display for EffectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bo-{}.{}.{}.{}.", self.backorder, self.life, self.kind, self.number)
    }
}

impl TryFrom<String> for EffectId {
    type Error = Error;
    fn try_from(text: String) -> Result<EffectId, Error> {
        EffectId::parse(&text)
    }
}

impl From<EffectId> for String {
    fn from(id: EffectId) -> String {
        id.to_string()
    }
}

/// Something to be carried out, after the decision that asks for it is committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Its name; it travels to the other side where that has room for it.
    pub id: EffectId,
    /// The client it is for.
    pub client: ClientId,
    /// What is to be done.
    pub action: Action,
}

/// What an effect does, with everything its carrier needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Action {
    /// AddDomainApplication with CLASS=BACKORDER; the carrier adds the client's contacts.
    SubmitApplication {
        /// The name wanted.
        name: DomainName,
        /// LITE is sent as X-BACKORDER-LITE=1.
        kind: BackorderKind,
        /// NEW=1: another application of ours for this name exists and is not seen to have ended.
        force_new: bool,
    },
    /// QueryDomainApplicationList for the name with CLASS=*BACKORDER* and WIDE=1.
    FindApplication {
        /// The name wanted.
        name: DomainName,
    },
    /// StatusDomainApplication.
    PollApplication {
        /// The application asked about.
        reference: Reference,
    },
    /// Create an invoice whose notes carry the effect's id.
    CreateInvoice {
        /// The name caught.
        name: DomainName,
        /// What was held: net, tax and gross.
        charge: Charge,
        /// The rates of the tax.
        rates: Tax,
    },
    /// Look for an invoice whose notes carry one of the ids.
    FindInvoice {
        /// The ids of our create-invoice attempts.
        notes: Vec<EffectId>,
    },
    /// Read the invoice.
    PollInvoice {
        /// The invoice asked about.
        invoice: InvoiceId,
    },
    /// Cancel the invoice, unless it is paid by now.
    CancelInvoice {
        /// The invoice to cancel.
        invoice: InvoiceId,
    },
    /// StatusDomain.
    ReadDomain {
        /// The name caught.
        name: DomainName,
    },
    /// Add the domain to billing with status Active; find it first by name and client.
    ImportDomain {
        /// The name caught.
        name: DomainName,
        /// Its registration date.
        registered_on: NaiveDate,
        /// Its expiry date.
        expires_on: NaiveDate,
        /// Its next due and next invoice date.
        due_on: NaiveDate,
        /// The client's currency: its renewal price is the recurring amount, which is left out
        /// where billing has no such price.
        currency: Currency,
    },
    /// Send a message to the client.
    NotifyClient {
        /// What to say.
        message: Message,
    },
    /// Alert the reseller.
    AlertReseller {
        /// What about.
        alert: Alert,
    },
}

impl Action {
    /// The sort of effect this is.
    pub const fn kind(&self) -> EffectKind {
        match self {
            Action::SubmitApplication { .. } => EffectKind::SubmitApplication,
            Action::FindApplication { .. } => EffectKind::FindApplication,
            Action::PollApplication { .. } => EffectKind::PollApplication,
            Action::CreateInvoice { .. } => EffectKind::CreateInvoice,
            Action::FindInvoice { .. } => EffectKind::FindInvoice,
            Action::PollInvoice { .. } => EffectKind::PollInvoice,
            Action::CancelInvoice { .. } => EffectKind::CancelInvoice,
            Action::ReadDomain { .. } => EffectKind::ReadDomain,
            Action::ImportDomain { .. } => EffectKind::ImportDomain,
            Action::NotifyClient { .. } => EffectKind::NotifyClient,
            Action::AlertReseller { .. } => EffectKind::AlertReseller,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_spelling_of_an_id_is_read() {
        for text in [
            "",
            "bo-",
            "bo-1.1.submit-application.1",
            "1.1.submit-application.1.",
            "bo-01.1.submit-application.1.",
            "bo-1.+1.submit-application.1.",
            "bo-1.1.submit.1.",
            "bo-1.1.submit-application.1.1.",
            "bo-1.1.submit-application..",
            "bo-18446744073709551616.1.submit-application.1.",
        ] {
            let error = EffectId::parse(text).unwrap_err();
            assert_eq!((error.kind(), error.subject()), (ErrorKind::EffectIdInvalid, text));
        }
    }

    #[test]
    fn no_id_is_a_part_of_another() {
        let id = |backorder, number| EffectId {
            backorder: BackorderId(backorder),
            life: 1,
            kind: EffectKind::CreateInvoice,
            number,
        };
        assert!(!id(142, 1).to_string().contains(&id(42, 1).to_string()));
        assert!(!id(42, 11).to_string().contains(&id(42, 1).to_string()));
    }

    #[test]
    fn numbers_are_the_position_in_the_list() {
        for (index, kind) in EffectKind::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(kind.code()), index + 1);
        }
    }
}
