//! An application as the registrar describes it.

use std::collections::BTreeMap;

use backorder_core::Reference;
use backorder_core::{ApplicationStatus, Auction};
use chrono::{DateTime, Utc};

use crate::wire::error::Error;
use crate::wire::read::{
    about_pattern, any_cell, cell, date, invalid, missing, optional, outside, readable,
};
use crate::wire::response::{Column, Response};

/// An application for a domain name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Application {
    /// The registrar's number for it.
    pub reference: Reference,
    /// The name, as the registrar writes it (ACE form).
    pub domain: String,
    /// The class the server chose: `COM_BACKORDER`.
    pub class: String,
    /// Its status, in the registrar's word.
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
    /// Cells that cannot be read; what they should say is none above.
    pub odd: Vec<Error>,
}

impl Application {
    /// Reads one row. `domain` is the name or pattern that was asked for; the row must be about it,
    /// and where the answer leaves the name out, it stands in.
    ///
    /// CNR calls the number APPLICATION ID in one answer, and gives number and status of a new
    /// application outside of the columns.
    pub(super) fn read(answer: &Response, row: usize, domain: &str) -> Result<Application, Error> {
        let needed = |names: &[&str]| {
            let outside = outside(answer, names[0]).filter(|_| row == 0);
            any_cell(answer, names, row).or(outside).ok_or_else(|| missing(names[0], row))
        };
        let reference = Reference::parse(needed(&["APPLICATION", "APPLICATIONID"])?)
            .map_err(|error| invalid("APPLICATION", error))?;
        about_pattern(
            Some(domain).filter(|domain| !domain.is_empty()),
            cell(answer, "DOMAIN", row),
        )?;
        let mut odd = Vec::new();
        let mut date = |name| readable(date(answer, name, row), &mut odd);
        let created_at = date("CREATEDDATE");
        let updated_at = date("UPDATEDDATE").or_else(|| date("UPDATEDATE"));
        Ok(Application {
            reference,
            domain: optional(answer, "DOMAIN", row).unwrap_or_else(|| domain.to_owned()),
            class: optional(answer, "CLASS", row).unwrap_or_default(),
            status: word(needed(&["STATUS"])?),
            owner_contact: optional(answer, "OWNERCONTACT", row),
            created_at,
            updated_at,
            user: optional(answer, "USER", row),
            auction: auction(answer, row),
            odd,
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
    use crate::wire::error::ErrorKind;
    use crate::wire::response::{ResponseBuilder, ResponseView};

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
    fn an_unreadable_date_spoils_nothing_else() {
        let builder = ResponseBuilder::new(200, "ok").with("APPLICATION", "1");
        let odd = builder.with("STATUS", "ACTIVE").with("CREATEDDATE", "yesterday");
        let read = Application::read(&answer(&odd), 0, "").expect("it was placed");
        assert_eq!((read.reference.as_str(), read.created_at), ("1", None));
        let odd: Vec<&str> = read.odd.iter().map(|error| error.subject()).collect();
        assert_eq!(odd, ["CREATEDDATE"]);
    }

    #[test]
    fn an_application_for_another_name_is_refused() {
        let builder = ResponseBuilder::new(200, "ok").with("APPLICATION", "1");
        let other = answer(&builder.with("STATUS", "REQUESTED").with("DOMAIN", "other-name.com"));
        let error = Application::read(&other, 0, "swap.com").expect_err("another name");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "swap.com"));
        for asked in ["", "OTHER-NAME.com", "*name.com"] {
            assert!(Application::read(&other, 0, asked).is_ok(), "{asked}");
        }
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
