//! What came of an effect, as its carrier reports it.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::record::effect::EffectKind;
use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, InvoiceId, Reference};
use crate::values::money::Money;
use crate::values::name::DomainName;
use crate::values::time::parse_utc;

/// A report. Which effects an outcome can answer: [`Outcome::answers`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Outcome {
    /// The application was accepted under this reference.
    Accepted(Reference),
    /// The effect was definitely not done; for applications with the registrar's code.
    Refused(Refusal),
    /// Nobody knows whether it was done (time-out, cut connection), or a question got no answer.
    Unknown,
    /// The effect was done: message sent, domain imported, invoice cancelled.
    Done,
    /// The applications that the registrar lists for the name.
    Applications(Vec<FoundApplication>),
    /// How the application stands.
    Application {
        /// The application asked about.
        reference: Reference,
        /// Its status.
        status: ApplicationStatus,
        /// Its auction, while there is one.
        auction: Option<Auction>,
    },
    /// The registrar does not know the application (545).
    ApplicationMissing {
        /// The application asked about.
        reference: Reference,
    },
    /// The invoice as it stands, with the account read after it.
    Invoice(InvoiceReport),
    /// There is no such invoice (any more).
    InvoiceMissing,
    /// The domain can be read.
    Domain {
        /// The name that the answer is about.
        name: DomainName,
        /// What it says.
        report: DomainReport,
    },
    /// The domain cannot be read yet.
    DomainUnreadable,
}

impl Outcome {
    /// Whether the outcome can answer an effect of this kind.
    pub const fn answers(&self, kind: EffectKind) -> bool {
        use EffectKind as K;
        match self {
            Outcome::Accepted(_) => matches!(kind, K::SubmitApplication),
            Outcome::Refused(_) => kind.is_changing(),
            Outcome::Unknown => true,
            Outcome::Done => matches!(
                kind,
                K::CancelInvoice | K::ImportDomain | K::NotifyClient | K::AlertReseller
            ),
            Outcome::Applications(_) => matches!(kind, K::FindApplication),
            Outcome::Application { .. } | Outcome::ApplicationMissing { .. } => {
                matches!(kind, K::PollApplication)
            }
            Outcome::Invoice(_) => {
                matches!(kind, K::CreateInvoice | K::FindInvoice | K::PollInvoice)
            }
            Outcome::InvoiceMissing => matches!(kind, K::FindInvoice | K::PollInvoice),
            Outcome::Domain { .. } | Outcome::DomainUnreadable => matches!(kind, K::ReadDomain),
        }
    }

    /// The stable name, in lower case with hyphens.
    pub const fn name(&self) -> &'static str {
        match self {
            Outcome::Accepted(_) => "accepted",
            Outcome::Refused(_) => "refused",
            Outcome::Unknown => "unknown",
            Outcome::Done => "done",
            Outcome::Applications(_) => "applications",
            Outcome::Application { .. } => "application",
            Outcome::ApplicationMissing { .. } => "application-missing",
            Outcome::Invoice(_) => "invoice",
            Outcome::InvoiceMissing => "invoice-missing",
            Outcome::Domain { .. } => "domain",
            Outcome::DomainUnreadable => "domain-unreadable",
        }
    }
}

/// A definite no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Refusal {
    /// The registrar's three-digit code, or 0 where the other side has none.
    pub code: u16,
    /// What it said.
    pub text: String,
}

impl Refusal {
    /// Whether a later try may succeed because the trouble is the reseller's account or the
    /// moment, not the name: 4xx, 520, 521, 530, 531, 546.
    ///
    /// Source: ISPAPI response codes; HEXONET API reference, AddDomainApplication.
    pub const fn is_for_now(&self) -> bool {
        matches!(self.code, 400..=499 | 520 | 521 | 530 | 531 | 546)
    }

    /// Whether the code says "exists already": look for it, it is no refusal (540).
    pub const fn means_look(&self) -> bool {
        self.code == 540
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.text)
    }
}

/// An application as QueryDomainApplicationList shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FoundApplication {
    /// Its id.
    pub reference: Reference,
    /// Its status.
    pub status: ApplicationStatus,
    /// When the registrar created it.
    pub created_at: DateTime<Utc>,
    /// Whether its owner contact is the client's; none where the two cannot be compared.
    pub owner_matches: Option<bool>,
    /// The backorder that holds this reference in the caller's store, if it is another one.
    pub held_by: Option<BackorderId>,
}

/// The status of an application, as the registrar words it.
///
/// # Example
/// ```
/// use backorder_core::ApplicationStatus;
/// assert_eq!(ApplicationStatus::parse("SUCCESSFUL"), ApplicationStatus::Successful);
/// let other = ApplicationStatus::Other("NEWFANGLED".into());
/// assert_eq!(ApplicationStatus::parse("NEWFANGLED"), other);
/// assert!(ApplicationStatus::parse("PAID").is_open());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Hash)]
#[serde(from = "String", into = "String")]
pub enum ApplicationStatus {
    /// Not over: REQUESTED, ACTIVE, PROCESSING, PENDING (ISPAPI), UNPAID, PAID (CNR).
    Open(OpenStatus),
    /// The auction runs.
    AuctionPending,
    /// Caught.
    Successful,
    /// Caught, and the auction won.
    AuctionWon,
    /// Not caught.
    Failed,
    /// The auction went to another bidder.
    AuctionLost,
    /// Cancelled at the registrar.
    Cancelled,
    /// Expired at the registrar.
    Expired,
    /// Any other word, as it came.
    Other(Box<str>),
}

/// The words of an application that is not over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum OpenStatus {
    /// REQUESTED
    Requested,
    /// ACTIVE
    Active,
    /// PROCESSING
    Processing,
    /// UNPAID
    Unpaid,
    /// PAID
    Paid,
    /// PENDING
    Pending,
}

impl ApplicationStatus {
    const KNOWN: [(&'static str, ApplicationStatus); 13] = [
        ("REQUESTED", ApplicationStatus::Open(OpenStatus::Requested)),
        ("ACTIVE", ApplicationStatus::Open(OpenStatus::Active)),
        ("PROCESSING", ApplicationStatus::Open(OpenStatus::Processing)),
        ("UNPAID", ApplicationStatus::Open(OpenStatus::Unpaid)),
        ("PAID", ApplicationStatus::Open(OpenStatus::Paid)),
        ("PENDING", ApplicationStatus::Open(OpenStatus::Pending)),
        ("AUCTION-PENDING", ApplicationStatus::AuctionPending),
        ("SUCCESSFUL", ApplicationStatus::Successful),
        ("AUCTION-WON", ApplicationStatus::AuctionWon),
        ("FAILED", ApplicationStatus::Failed),
        ("AUCTION-LOST", ApplicationStatus::AuctionLost),
        ("CANCELLED", ApplicationStatus::Cancelled),
        ("EXPIRED", ApplicationStatus::Expired),
    ];

    /// Reads a word; anything unknown is kept as it came (at most 64 characters of it).
    pub fn parse(text: &str) -> ApplicationStatus {
        let text = text.trim();
        ApplicationStatus::KNOWN.into_iter().find(|(known, _)| *known == text).map_or_else(
            || ApplicationStatus::Other(text.chars().take(64).collect()),
            |(_, status)| status,
        )
    }

    /// The word as the registrar spells it.
    pub fn as_str(&self) -> &str {
        match self {
            ApplicationStatus::Other(text) => text,
            status => ApplicationStatus::KNOWN
                .iter()
                .find(|(_, known)| known == status)
                .map_or("", |(text, _)| text),
        }
    }

    /// Whether the application is not over.
    pub const fn is_open(&self) -> bool {
        matches!(self, ApplicationStatus::Open(_))
    }

    /// Whether the name was caught.
    pub const fn is_won(&self) -> bool {
        matches!(self, ApplicationStatus::Successful | ApplicationStatus::AuctionWon)
    }

    /// Whether the application has ended for good.
    pub const fn is_final(&self) -> bool {
        matches!(
            self,
            ApplicationStatus::Successful
                | ApplicationStatus::AuctionWon
                | ApplicationStatus::Failed
                | ApplicationStatus::AuctionLost
                | ApplicationStatus::Cancelled
                | ApplicationStatus::Expired
        )
    }
}

impl FromStr for ApplicationStatus {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<ApplicationStatus, Infallible> {
        Ok(ApplicationStatus::parse(text))
    }
}

impl fmt::Display for ApplicationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<String> for ApplicationStatus {
    fn from(text: String) -> ApplicationStatus {
        ApplicationStatus::parse(&text)
    }
}

impl From<ApplicationStatus> for String {
    fn from(status: ApplicationStatus) -> String {
        status.as_str().to_owned()
    }
}

/// The auction of a contested name: the AUCTION-* properties in the registrar's own words, by
/// name (without the prefix), kept and shown as they came.
///
/// Source: ISPAPI command StatusDomainApplication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Auction {
    /// Property name without `AUCTION-` and its value: `ENDDATE`, `2027-01-20 18:00:00`.
    pub details: std::collections::BTreeMap<String, String>,
}

impl Auction {
    /// When the auction ends: `ENDDATE`, where it can be read. Times without an offset are UTC, as
    /// everywhere at the registrar.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Auction, format_utc};
    /// let auction = |end: &str| Auction { details: [("ENDDATE".into(), end.into())].into() };
    /// let end = auction("2027-01-20 18:00:00").ends_at().unwrap();
    /// assert_eq!(format_utc(end), "2027-01-20 18:00:00");
    /// assert_eq!(auction("2027-01-20T19:00:00+01:00").ends_at(), Some(end));
    /// assert_eq!(auction("next week").ends_at(), None);
    /// ```
    pub fn ends_at(&self) -> Option<DateTime<Utc>> {
        let text = self.details.get("ENDDATE")?;
        let with_offset = || DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| at.to_utc());
        parse_utc(text).ok().flatten().or_else(with_offset)
    }
}

closed_list! {
serde: always;
names: name;
unknown: WordUnknown "a state of an invoice";
/// How an invoice stands.
pub enum InvoiceState {
    /// Not settled yet.
    Open = "open",
    /// Paid in full.
    Paid = "paid",
    /// Cancelled.
    Cancelled = "cancelled",
    /// Paid, and the payment given back. Not settled, and what it means for a name that is ours is
    /// for a person to decide.
    Refunded = "refunded",
}
}

impl InvoiceState {
    /// Reads WHMCS's word for it: Paid; Cancelled; Refunded; Draft, Unpaid, Overdue, Payment
    /// Pending and Collections leave the invoice open.
    ///
    /// # Errors
    /// [`ErrorKind::ForeignStatusUnknown`]: any other word.
    ///
    /// Source: WHMCS developer documentation, GetInvoice, `status`.
    pub fn parse_whmcs(text: &str) -> Result<InvoiceState, Error> {
        match text.trim() {
            "Paid" => Ok(InvoiceState::Paid),
            "Cancelled" => Ok(InvoiceState::Cancelled),
            "Refunded" => Ok(InvoiceState::Refunded),
            "Draft" | "Unpaid" | "Overdue" | "Payment Pending" | "Collections" => {
                Ok(InvoiceState::Open)
            }
            other => {
                let message = format!("{other:?} is not a WHMCS invoice status");
                Err(Error::new(ErrorKind::ForeignStatusUnknown, "invoice status", message))
            }
        }
    }
}

/// An invoice as billing shows it, and the account read after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct InvoiceReport {
    /// Its number.
    pub id: InvoiceId,
    /// What billing asked: the subtotal and the tax, before any credit is applied. WHMCS's own
    /// `total` is what remains after credit.
    pub total: Money,
    /// How it stands.
    pub state: InvoiceState,
    /// The client's credit, read after the invoice.
    pub credit: Money,
    /// The client's unpaid invoices without "Add Funds" ones, read after the invoice.
    pub unpaid: Money,
}

/// What the registrar says of a caught domain.
///
/// Source: ISPAPI command StatusDomain, CREATEDDATE and EXPIRATIONDATE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct DomainReport {
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// When it expires.
    pub expires_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_unknown_ones_are_kept() {
        for (text, status) in ApplicationStatus::KNOWN {
            assert_eq!(ApplicationStatus::parse(text), status);
            assert_eq!(status.as_str(), text);
        }
        assert_eq!(
            ApplicationStatus::parse("successful"),
            ApplicationStatus::Other("successful".into())
        );
        assert_eq!(ApplicationStatus::parse(&"X".repeat(1000)).as_str().len(), 64);
    }

    #[test]
    fn account_trouble_is_told_from_a_definite_no() {
        let refusal = |code| Refusal { code, text: String::new() };
        for code in [420, 421, 423, 425, 520, 521, 530, 531, 546] {
            assert!(refusal(code).is_for_now(), "{code}");
        }
        for code in [500, 505, 541, 545, 547, 549, 552, 554] {
            assert!(!refusal(code).is_for_now(), "{code}");
        }
        assert!(refusal(540).means_look());
    }

    #[test]
    fn every_effect_has_an_answer_and_questions_are_never_refused() {
        let refused = Outcome::Refused(Refusal { code: 549, text: String::new() });
        for kind in EffectKind::ALL {
            assert!(Outcome::Unknown.answers(kind));
            assert_eq!(refused.answers(kind), kind.is_changing());
        }
    }

    #[test]
    fn whmcs_words_of_invoices() {
        assert_eq!(InvoiceState::parse_whmcs("Paid"), Ok(InvoiceState::Paid));
        assert_eq!(InvoiceState::parse_whmcs("Refunded"), Ok(InvoiceState::Refunded));
        for open in ["Unpaid", "Collections", "Payment Pending", "Draft", "Overdue"] {
            assert_eq!(InvoiceState::parse_whmcs(open), Ok(InvoiceState::Open), "{open}");
        }
        assert!(InvoiceState::parse_whmcs("paid").is_err());
    }
}
