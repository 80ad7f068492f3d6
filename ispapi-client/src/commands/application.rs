//! An application as the registrar describes it.

use std::collections::BTreeMap;

use backorder_core::Reference;
use backorder_core::{ApplicationStatus, Auction};
use chrono::{DateTime, Utc};

use super::read::{any_cell, date, invalid, missing, optional};
use crate::error::Error;
use crate::response::{Column, Response};

/// An application for a domain name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// The registrar's number for it.
    pub reference: Reference,
    /// The name, as the registrar writes it (ACE form).
    pub domain: String,
    /// The class the server chose: `COM_BACKORDER`.
    pub class: String,
    /// Where it is, in the registrar's word.
    pub status: ApplicationStatus,
    /// The owner's contact handle.
    pub owner_contact: Option<String>,
    /// When it was made, UTC.
    pub created_at: Option<DateTime<Utc>>,
    /// When it was last changed, UTC.
    pub updated_at: Option<DateTime<Utc>>,
    /// The account it belongs to.
    pub user: Option<String>,
    /// The auction, while there is or was one: the AUCTION-... columns.
    pub auction: Option<Auction>,
}

impl Application {
    /// Reads one row. `domain` stands in where the answer leaves the name out.
    ///
    /// CNR calls the number APPLICATION ID in one answer, and gives number and status of a new
    /// application outside of the columns.
    pub(super) fn read(answer: &Response, row: usize, domain: &str) -> Result<Application, Error> {
        let needed = |names: &[&str]| {
            let outside = |name: &str| answer.other().find(|(key, _)| *key == name);
            let outside = outside(names[0]).map(|(_, value)| value).filter(|_| row == 0);
            any_cell(answer, names, row).or(outside).ok_or_else(|| missing(names[0], row))
        };
        let reference = Reference::parse(needed(&["APPLICATION", "APPLICATIONID"])?)
            .map_err(|error| invalid("APPLICATION", error))?;
        let updated_at = match date(answer, "UPDATEDDATE", row)? {
            None => date(answer, "UPDATEDATE", row)?,
            found => found,
        };
        Ok(Application {
            reference,
            domain: optional(answer, "DOMAIN", row).unwrap_or_else(|| domain.to_owned()),
            class: optional(answer, "CLASS", row).unwrap_or_default(),
            status: word(needed(&["STATUS"])?),
            owner_contact: optional(answer, "OWNERCONTACT", row),
            created_at: date(answer, "CREATEDDATE", row)?,
            updated_at,
            user: optional(answer, "USER", row),
            auction: auction(answer, row),
        })
    }
}

/// The two platforms differ in case and between `-` and `_`; a word that is unknown either way is
/// kept as it came. CNR's UNPAIDREQUESTED and UNPAIDPROCESSING are applications that are under way
/// although they are not paid yet: not over.
fn word(text: &str) -> ApplicationStatus {
    let upper = text.to_ascii_uppercase().replace('_', "-");
    match ApplicationStatus::parse(&upper) {
        ApplicationStatus::Other(_) => {}
        known => return known,
    }
    match upper.strip_prefix("UNPAID").map(ApplicationStatus::parse) {
        Some(open) if open.is_open() => open,
        _ => ApplicationStatus::parse(text),
    }
}

fn auction(answer: &Response, row: usize) -> Option<Auction> {
    let detail = |column: Column<'_>| {
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
    use crate::error::ErrorKind;
    use crate::response::{ResponseBuilder, ResponseView};

    fn answer(builder: &ResponseBuilder) -> Response {
        ResponseView::parse(builder.encode().as_bytes()).into_owned()
    }

    #[test]
    fn words_are_known_in_either_spelling() {
        assert_eq!(word("Auction_Lost"), ApplicationStatus::AuctionLost);
        assert_eq!(word("active").as_str(), "ACTIVE");
        assert_eq!(word("On_Hold").as_str(), "On_Hold");
        assert_eq!(word("unpaidprocessing").as_str(), "PROCESSING");
        assert_eq!(word("UnpaidFailed").as_str(), "UnpaidFailed");
    }

    #[test]
    fn a_row_without_reference_or_status_is_refused() {
        let none = answer(&ResponseBuilder::new(200, "ok").with("STATUS", "ACTIVE"));
        let error = Application::read(&none, 0, "a.com").expect_err("no reference");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "APPLICATION"));
        let none = answer(&ResponseBuilder::new(200, "ok").with("APPLICATION", "1"));
        assert_eq!(Application::read(&none, 0, "").expect_err("no word").subject(), "STATUS");
        let bad = ResponseBuilder::new(200, "ok").with("APPLICATION", "1 2").with("STATUS", "X");
        let error = Application::read(&answer(&bad), 0, "").expect_err("no reference");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "APPLICATION"));
    }

    #[test]
    fn an_unreadable_date_is_refused() {
        let builder = ResponseBuilder::new(200, "ok").with("APPLICATION", "1");
        let bad = builder.with("STATUS", "ACTIVE").with("CREATEDDATE", "yesterday");
        let error = Application::read(&answer(&bad), 0, "").expect_err("no date");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "CREATEDDATE"));
    }

    #[test]
    fn auction_details_are_kept_as_they_came() {
        let builder = ResponseBuilder::new(200, "ok")
            .with("APPLICATION", "10699")
            .with("STATUS", "AUCTION-PENDING")
            .with("AUCTION-URL", "https://auctions.example/1")
            .with("AUCTION-BESTBID", "120.5000")
            .with("AUCTION-PRICE", "");
        let application = Application::read(&answer(&builder), 0, "a.com").expect("reads");
        let details = application.auction.expect("there").details;
        let details: Vec<(&str, &str)> =
            details.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(details, [("BESTBID", "120.5000"), ("URL", "https://auctions.example/1")]);
        assert_eq!(application.domain, "a.com");
        let plain = ResponseBuilder::new(200, "ok").with("APPLICATION", "1").with("STATUS", "X");
        assert_eq!(Application::read(&answer(&plain), 0, "").expect("reads").auction, None);
    }
}
