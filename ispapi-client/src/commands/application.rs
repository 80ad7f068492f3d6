//! An application as the registrar describes it.

use std::collections::BTreeMap;
use std::fmt;

use backorder_core::{Cost, Currency};
use chrono::{DateTime, Utc};

use super::{date, optional, parse_date};
use crate::error::{Error, ErrorKind};
use crate::response::Response;

/// The registrar's word for where an application is.
///
/// # Example
/// ```
/// use ispapi_client::commands::ApplicationStatus;
/// assert_eq!(ApplicationStatus::parse("auction-won"), ApplicationStatus::AuctionWon);
/// assert!(ApplicationStatus::parse("ACTIVE").is_open());
/// let unknown = ApplicationStatus::parse("ON-HOLD");
/// assert_eq!(unknown, ApplicationStatus::Other("ON-HOLD".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ApplicationStatus {
    /// Received, not looked at yet.
    Requested,
    /// Accepted; the registrar will try to catch the name.
    Active,
    /// The registrar is trying.
    Processing,
    /// CNR: accepted, funds not locked yet.
    Unpaid,
    /// CNR: accepted, funds locked.
    Paid,
    /// Waiting for something.
    Pending,
    /// The name was caught.
    Successful,
    /// The name was not caught.
    Failed,
    /// Withdrawn.
    Cancelled,
    /// Ended without a result.
    Expired,
    /// Caught, with several applicants: an auction decides.
    AuctionPending,
    /// The auction was won.
    AuctionWon,
    /// The auction was lost.
    AuctionLost,
    /// A word this version does not know, as it was sent, in upper case.
    Other(String),
}

impl ApplicationStatus {
    /// Reads a word, in any case; `_` counts as `-`. Never fails.
    pub fn parse(word: &str) -> ApplicationStatus {
        let word = word.trim().to_ascii_uppercase();
        let spelled = word.replace('_', "-");
        let known = KNOWN.iter().find(|(text, _)| *text == spelled);
        known.map_or(ApplicationStatus::Other(word), |(_, status)| status.clone())
    }

    /// The word, in upper case.
    pub fn as_str(&self) -> &str {
        match self {
            ApplicationStatus::Other(word) => word,
            known => KNOWN.iter().find(|(_, status)| status == known).map_or("", |(text, _)| text),
        }
    }

    /// Whether the application still waits for the drop: REQUESTED, ACTIVE, PROCESSING, UNPAID,
    /// PAID or PENDING.
    pub fn is_open(&self) -> bool {
        matches!(
            self,
            ApplicationStatus::Requested
                | ApplicationStatus::Active
                | ApplicationStatus::Processing
                | ApplicationStatus::Unpaid
                | ApplicationStatus::Paid
                | ApplicationStatus::Pending
        )
    }
}

const KNOWN: [(&str, ApplicationStatus); 13] = [
    ("REQUESTED", ApplicationStatus::Requested),
    ("ACTIVE", ApplicationStatus::Active),
    ("PROCESSING", ApplicationStatus::Processing),
    ("UNPAID", ApplicationStatus::Unpaid),
    ("PAID", ApplicationStatus::Paid),
    ("PENDING", ApplicationStatus::Pending),
    ("SUCCESSFUL", ApplicationStatus::Successful),
    ("FAILED", ApplicationStatus::Failed),
    ("CANCELLED", ApplicationStatus::Cancelled),
    ("EXPIRED", ApplicationStatus::Expired),
    ("AUCTION-PENDING", ApplicationStatus::AuctionPending),
    ("AUCTION-WON", ApplicationStatus::AuctionWon),
    ("AUCTION-LOST", ApplicationStatus::AuctionLost),
];

impl fmt::Display for ApplicationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The AUCTION-... columns of an application, kept as the registrar sent them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Auction {
    details: BTreeMap<String, String>,
}

impl Auction {
    /// A detail by the last part of its name, in upper case: `URL`, `BIDDERSTATUS`,
    /// `NUMBEROFBIDS`, `NUMBEROFBIDDERS`, `STARTDATE`, `ENDDATE`, `STATUS`, `CURRENCY`,
    /// `MINIMUMBID`, `MINIMUMNEXTBID`, `BESTBID`, `PRICE`, `VAT`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.details.get(name).map(String::as_str)
    }

    /// All details that are there, by name.
    pub fn details(&self) -> impl Iterator<Item = (&str, &str)> {
        self.details.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// When the auction began.
    pub fn starts_at(&self) -> Option<DateTime<Utc>> {
        parse_date(self.get("STARTDATE")?).flatten()
    }

    /// When the auction ends.
    pub fn ends_at(&self) -> Option<DateTime<Utc>> {
        parse_date(self.get("ENDDATE")?).flatten()
    }

    /// An amount (`MINIMUMBID`, `BESTBID`, `PRICE` ...) in the auction's currency.
    pub fn amount(&self, name: &str) -> Option<Cost> {
        let currency = Currency::parse(self.get("CURRENCY")?).ok()?;
        Cost::parse(self.get(name)?, currency).ok()
    }
}

/// An application for a domain name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// The registrar's number for it: the reference.
    pub reference: String,
    /// The name, as the registrar writes it (ACE form).
    pub domain: String,
    /// The class the server chose: `COM_BACKORDER`.
    pub class: String,
    /// Where it is.
    pub status: ApplicationStatus,
    /// The owner's contact handle.
    pub owner_contact: Option<String>,
    /// When it was made, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When it was last changed, UTC.
    pub updated_at: Option<DateTime<Utc>>,
    /// The account it belongs to.
    pub user: Option<String>,
    /// The auction, while there is or was one.
    pub auction: Option<Auction>,
}

impl Application {
    /// Reads one row. `domain` stands in where the answer leaves the name out.
    pub(super) fn read(answer: &Response, row: usize, domain: &str) -> Result<Application, Error> {
        let needed = |column: &str| {
            optional(answer, column, row).ok_or_else(|| {
                let message = format!("the answer lacks this column in row {row}");
                Error::new(ErrorKind::Invalid, column, message)
            })
        };
        Ok(Application {
            reference: needed("APPLICATION")?,
            domain: optional(answer, "DOMAIN", row).unwrap_or_else(|| domain.to_owned()),
            class: optional(answer, "CLASS", row).unwrap_or_default(),
            status: ApplicationStatus::parse(&needed("STATUS")?),
            owner_contact: optional(answer, "OWNERCONTACT", row),
            created_at: date(answer, "CREATEDDATE", row)?,
            updated_at: date(answer, "UPDATEDDATE", row)?,
            user: optional(answer, "USER", row),
            auction: auction(answer, row),
        })
    }
}

fn auction(answer: &Response, row: usize) -> Option<Auction> {
    let detail = |column: crate::response::Column<'_>| {
        let name = column.name().strip_prefix("AUCTION-")?.to_owned();
        let value = column.get(row).filter(|value| !value.is_empty())?;
        Some((name, value.to_owned()))
    };
    let details: BTreeMap<String, String> = answer.columns().filter_map(detail).collect();
    (!details.is_empty()).then_some(Auction { details })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::{ResponseBuilder, ResponseView};

    fn answer(builder: &ResponseBuilder) -> Response {
        ResponseView::parse(builder.encode().as_bytes()).into_owned()
    }

    #[test]
    fn words_read_and_print() {
        for (text, status) in &KNOWN {
            assert_eq!(ApplicationStatus::parse(&text.to_ascii_lowercase()), *status);
            assert_eq!(status.as_str(), *text);
        }
        let underscore = ApplicationStatus::parse("AUCTION_LOST");
        assert_eq!(underscore, ApplicationStatus::AuctionLost);
        assert_eq!(ApplicationStatus::parse("On_Hold").as_str(), "ON_HOLD");
        assert_eq!(ApplicationStatus::parse("").as_str(), "");
    }

    #[test]
    fn a_row_without_reference_or_status_is_refused() {
        let none = answer(&ResponseBuilder::new(200, "ok").with("STATUS", "ACTIVE"));
        let error = Application::read(&none, 0, "a.com").expect_err("no reference");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "APPLICATION"));
        let none = answer(&ResponseBuilder::new(200, "ok").with("APPLICATION", "1"));
        assert_eq!(Application::read(&none, 0, "").expect_err("no word").subject(), "STATUS");
    }

    #[test]
    fn an_unreadable_date_is_refused() {
        let builder = ResponseBuilder::new(200, "ok").with("APPLICATION", "1");
        let bad = builder.with("STATUS", "ACTIVE").with("CREATEDDATE", "yesterday");
        let error = Application::read(&answer(&bad), 0, "").expect_err("no date");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "CREATEDDATE"));
    }

    #[test]
    fn auction_details_are_kept_and_read() {
        let builder = ResponseBuilder::new(200, "ok")
            .with("APPLICATION", "10699")
            .with("STATUS", "AUCTION-PENDING")
            .with("AUCTION-URL", "https://auctions.example/1")
            .with("AUCTION-ENDDATE", "2026-11-25 12:00:00")
            .with("AUCTION-CURRENCY", "EUR")
            .with("AUCTION-BESTBID", "120.5000")
            .with("AUCTION-PRICE", "");
        let application = Application::read(&answer(&builder), 0, "a.com").expect("reads");
        let auction = application.auction.expect("there");
        assert_eq!(auction.get("URL"), Some("https://auctions.example/1"));
        assert_eq!(auction.get("PRICE"), None);
        let ends_at = auction.ends_at().expect("a date");
        assert_eq!(ends_at.to_string(), "2026-11-25 12:00:00 UTC");
        let best = auction.amount("BESTBID").expect("an amount");
        assert_eq!(best.amount().normalize().to_string(), "120.5");
        assert_eq!(best.currency().code(), "EUR");
        assert_eq!(application.domain, "a.com");
    }
}
