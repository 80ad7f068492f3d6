//! Statuses, events and the table of what may follow what.
//!
//! The table is data: the engine checks itself against it, the tests walk it, and the reference
//! tables of the documentation, C and PHP are made from it.

use std::fmt;
use std::str::FromStr;

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind};
use crate::values::serial::by_text;

closed_list! {
serde: always;
names: as_str;
numbers: u8;
unknown: StatusUnknown "a status";
/// Where a backorder stands. The spelling of [`Status::as_str`] is the one of every outside
/// surface: database, PHP, C, JSON.
///
/// # Example
/// ```
/// use backorder_core::Status;
/// assert_eq!(Status::parse("AUCTION-PENDING")?, Status::AuctionPending);
/// assert!(Status::Failed.is_terminal());
/// assert!(Status::parse("active").is_err());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[repr(u8)]
pub enum Status {
    /// Placed; waits for its funding window, its money or its drop date.
    Requested = 1 "REQUESTED",
    /// Funded: the price is held; waits for the submission time.
    Active = 2 "ACTIVE",
    /// With the registrar, or on its way there.
    Processing = 3 "PROCESSING",
    /// Caught; the invoice is not settled yet.
    PendingPayment = 4 "PENDING-PAYMENT",
    /// Caught, paid and delivered.
    Successful = 5 "SUCCESSFUL",
    /// Ended without the name.
    Failed = 6 "FAILED",
    /// Given up, or the registrar no longer knows the application, or the invoice was cancelled.
    Cancelled = 7 "CANCELLED",
    /// Caught by the registrar for several bidders; the auction runs.
    AuctionPending = 8 "AUCTION-PENDING",
    /// The client won the auction.
    AuctionWon = 9 "AUCTION-WON",
    /// Another bidder won the auction.
    AuctionLost = 10 "AUCTION-LOST",
}
}

impl Status {
    /// Whether the life of the record ends here.
    pub const fn is_terminal(self) -> bool {
        matches!(
            self,
            Status::Successful
                | Status::Failed
                | Status::Cancelled
                | Status::AuctionWon
                | Status::AuctionLost
        )
    }

    /// Whether the application is with the registrar: PROCESSING or AUCTION-PENDING.
    pub const fn is_applied(self) -> bool {
        matches!(self, Status::Processing | Status::AuctionPending)
    }
}

/// A status, or one of the two situations outside all statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// There is no record yet.
    None,
    /// The record has this status.
    In(Status),
    /// The record was deleted; what was promised under it is remembered.
    Deleted,
}

impl Stage {
    /// Every stage.
    pub fn all() -> impl Iterator<Item = Stage> {
        [Stage::None, Stage::Deleted].into_iter().chain(Status::ALL.into_iter().map(Stage::In))
    }

    /// The status, if it is one.
    pub const fn status(self) -> Option<Status> {
        match self {
            Stage::In(status) => Some(status),
            Stage::None | Stage::Deleted => None,
        }
    }
}

by_text!(Stage);

impl FromStr for Stage {
    type Err = Error;

    /// Reads what `Display` writes: `none`, `deleted`, or the name of a status.
    fn from_str(text: &str) -> Result<Stage, Error> {
        match text {
            "none" => Ok(Stage::None),
            "deleted" => Ok(Stage::Deleted),
            status => Status::parse(status).map(Stage::In),
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stage::None => f.write_str("none"),
            Stage::In(status) => status.fmt(f),
            Stage::Deleted => f.write_str("deleted"),
        }
    }
}

closed_list! {
serde: always;
names: name;
unknown: WordUnknown "an event";
/// What can happen to a backorder, whoever says so: people, the registrar, billing, time.
pub enum Event {
    /// A client or an admin places a backorder, anew or again.
    Place = "place",
    /// A backorder is adopted from another system.
    Adopt = "adopt",
    /// Something that happened in another system, before the backorder was adopted.
    Past = "past",
    /// An admin activates by hand.
    Activate = "activate",
    /// A client or an admin deletes the record.
    Delete = "delete",
    /// An admin gives up a backorder that is under way.
    GiveUp = "give-up",
    /// The drop or finalization date changed.
    DropChanged = "drop-changed",
    /// The name was absent from a complete droplist.
    NameAbsent = "name-absent",
    /// The client's currency changed.
    CurrencyChanged = "currency-changed",
    /// The client was deleted in billing.
    ClientDeleted = "client-deleted",
    /// The client was merged into another.
    ClientMerged = "client-merged",
    /// The account was read again from billing.
    AccountRead = "account-read",
    /// The registrar accepted the application, or a search found it.
    Accepted = "accepted",
    /// The registrar refused because of the reseller's account or for the moment.
    RefusedForNow = "refused-for-now",
    /// The registrar refused for good.
    RefusedForGood = "refused-for-good",
    /// Nobody knows whether the application arrived.
    OutcomeUnknown = "outcome-unknown",
    /// A search for the application found none.
    NotThere = "not-there",
    /// A search for the application found something that cannot be told apart.
    Unclear = "unclear",
    /// The application's status is AUCTION-PENDING.
    ApplicationAuctionPending = "application-auction-pending",
    /// The application's status is SUCCESSFUL.
    ApplicationSuccessful = "application-successful",
    /// The application's status is AUCTION-WON.
    ApplicationAuctionWon = "application-auction-won",
    /// The application's status is FAILED.
    ApplicationFailed = "application-failed",
    /// The application's status is AUCTION-LOST.
    ApplicationAuctionLost = "application-auction-lost",
    /// The application's status is CANCELLED or EXPIRED.
    ApplicationEnded = "application-ended",
    /// The application's status is one that decides nothing, or an unknown one.
    ApplicationOther = "application-other",
    /// The registrar does not know the application (545).
    ApplicationMissing = "application-missing",
    /// The invoice was created, or found.
    InvoiceRecorded = "invoice-recorded",
    /// The invoice is paid.
    InvoicePaid = "invoice-paid",
    /// The invoice is cancelled or deleted.
    InvoiceVoid = "invoice-void",
    /// A payment was given back.
    InvoiceRefunded = "invoice-refunded",
    /// The invoice is to be paid again.
    InvoiceReopened = "invoice-reopened",
    /// The domain can be read at the registrar.
    DomainRead = "domain-read",
    /// What the registrar says of the domain cannot be about the catch.
    DomainDoubted = "domain-doubted",
    /// An admin accepts what the registrar says of the domain as it is.
    DomainAccepted = "domain-accepted",
    /// The domain was imported into billing.
    DomainImported = "domain-imported",
    /// An effect that decides nothing was reported: a message sent, an invoice refused.
    Reported = "reported",
    /// The price was held.
    Fund = "fund",
    /// There is no price in the funding window.
    PriceMissing = "price-missing",
    /// The funds are short in the funding window.
    FundsShort = "funds-short",
    /// At the submission time the hold is no longer covered.
    CoverageLost = "coverage-lost",
    /// The submission time is reached: the application is sent.
    Submit = "submit",
    /// The time for funding or sending is over.
    Lapse = "lapse",
    /// No final word came in time.
    Overdue = "overdue",
    /// Something is asked, or asked again.
    Ask = "ask",
    /// A client is told of short funds.
    Told = "told",
    /// Nobody knows whether a message arrived, and it is not sent again.
    Undelivered = "undelivered",
    /// Nothing is awaited any more: the record is finished by time alone.
    Finished = "finished",
}
}

/// One row of the table: in `from`, `event` leads to one of `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Transition {
    /// Where the record stands before.
    pub from: Stage,
    /// What happens.
    pub event: Event,
    /// Where it may stand after; which of these, the engine decides by dates, money and claims.
    pub to: &'static [Stage],
}

const REQUESTED: Stage = Stage::In(Status::Requested);
const ACTIVE: Stage = Stage::In(Status::Active);
const PROCESSING: Stage = Stage::In(Status::Processing);
const PENDING: Stage = Stage::In(Status::PendingPayment);
const SUCCESSFUL: Stage = Stage::In(Status::Successful);
const FAILED: Stage = Stage::In(Status::Failed);
const CANCELLED: Stage = Stage::In(Status::Cancelled);
const AUCTION: Stage = Stage::In(Status::AuctionPending);
const WON: Stage = Stage::In(Status::AuctionWon);
const LOST: Stage = Stage::In(Status::AuctionLost);
const DELETED: Stage = Stage::Deleted;

const fn row(from: Stage, event: Event, to: &'static [Stage]) -> Transition {
    Transition { from, event, to }
}

/// Everything that may happen. A pair of stage and event that is not here is refused.
///
/// Events of messages and questions (`Reported`, `Ask`, `Told`, `Undelivered`,
/// `Finished`) never change a status; `Past` is what happened elsewhere.
pub const TRANSITIONS: &[Transition] = &[
    row(Stage::None, Event::Place, &[REQUESTED]),
    row(FAILED, Event::Place, &[REQUESTED]),
    row(CANCELLED, Event::Place, &[REQUESTED]),
    row(LOST, Event::Place, &[REQUESTED]),
    row(SUCCESSFUL, Event::Place, &[REQUESTED]),
    row(WON, Event::Place, &[REQUESTED]),
    row(
        Stage::None,
        Event::Adopt,
        &[
            REQUESTED, ACTIVE, PROCESSING, PENDING, SUCCESSFUL, FAILED, CANCELLED, AUCTION, WON,
            LOST,
        ],
    ),
    row(REQUESTED, Event::Activate, &[ACTIVE]),
    row(REQUESTED, Event::Delete, &[DELETED]),
    row(ACTIVE, Event::Delete, &[DELETED]),
    row(SUCCESSFUL, Event::Delete, &[DELETED]),
    row(FAILED, Event::Delete, &[DELETED]),
    row(CANCELLED, Event::Delete, &[DELETED]),
    row(WON, Event::Delete, &[DELETED]),
    row(LOST, Event::Delete, &[DELETED]),
    row(PROCESSING, Event::GiveUp, &[CANCELLED]),
    row(AUCTION, Event::GiveUp, &[CANCELLED]),
    row(PENDING, Event::GiveUp, &[CANCELLED]),
    row(REQUESTED, Event::DropChanged, &[REQUESTED]),
    row(ACTIVE, Event::DropChanged, &[ACTIVE, REQUESTED]),
    row(PROCESSING, Event::DropChanged, &[PROCESSING]),
    row(AUCTION, Event::DropChanged, &[AUCTION]),
    row(REQUESTED, Event::NameAbsent, &[REQUESTED]),
    row(ACTIVE, Event::NameAbsent, &[ACTIVE, REQUESTED]),
    row(ACTIVE, Event::CurrencyChanged, &[REQUESTED]),
    row(PROCESSING, Event::CurrencyChanged, &[PROCESSING]),
    row(AUCTION, Event::CurrencyChanged, &[AUCTION]),
    row(PENDING, Event::CurrencyChanged, &[PENDING]),
    row(WON, Event::CurrencyChanged, &[WON]),
    row(REQUESTED, Event::ClientDeleted, &[DELETED]),
    row(ACTIVE, Event::ClientDeleted, &[DELETED]),
    row(PROCESSING, Event::ClientDeleted, &[PROCESSING]),
    row(AUCTION, Event::ClientDeleted, &[AUCTION]),
    row(PENDING, Event::ClientDeleted, &[PENDING]),
    row(SUCCESSFUL, Event::ClientDeleted, &[SUCCESSFUL]),
    row(WON, Event::ClientDeleted, &[WON]),
    row(REQUESTED, Event::ClientMerged, &[DELETED]),
    row(ACTIVE, Event::ClientMerged, &[DELETED]),
    row(PROCESSING, Event::ClientMerged, &[PROCESSING]),
    row(AUCTION, Event::ClientMerged, &[AUCTION]),
    row(PENDING, Event::ClientMerged, &[PENDING]),
    row(SUCCESSFUL, Event::ClientMerged, &[SUCCESSFUL]),
    row(WON, Event::ClientMerged, &[WON]),
    row(PROCESSING, Event::Accepted, &[PROCESSING]),
    row(FAILED, Event::Accepted, &[FAILED]),
    row(LOST, Event::Accepted, &[LOST]),
    row(CANCELLED, Event::Accepted, &[CANCELLED]),
    row(DELETED, Event::Accepted, &[DELETED]),
    row(PROCESSING, Event::RefusedForNow, &[PROCESSING, FAILED]),
    row(PROCESSING, Event::RefusedForGood, &[PROCESSING, FAILED]),
    row(PROCESSING, Event::OutcomeUnknown, &[PROCESSING]),
    row(PROCESSING, Event::NotThere, &[PROCESSING, FAILED]),
    row(PROCESSING, Event::Unclear, &[PROCESSING]),
    row(PROCESSING, Event::ApplicationAuctionPending, &[AUCTION]),
    row(AUCTION, Event::ApplicationAuctionPending, &[AUCTION]),
    row(PROCESSING, Event::ApplicationSuccessful, &[PENDING, FAILED]),
    row(AUCTION, Event::ApplicationSuccessful, &[PENDING, FAILED]),
    row(FAILED, Event::ApplicationSuccessful, &[FAILED]),
    row(LOST, Event::ApplicationSuccessful, &[LOST]),
    row(CANCELLED, Event::ApplicationSuccessful, &[CANCELLED]),
    row(DELETED, Event::ApplicationSuccessful, &[DELETED]),
    row(PROCESSING, Event::ApplicationAuctionWon, &[WON, FAILED]),
    row(AUCTION, Event::ApplicationAuctionWon, &[WON, FAILED]),
    row(FAILED, Event::ApplicationAuctionWon, &[FAILED]),
    row(LOST, Event::ApplicationAuctionWon, &[LOST]),
    row(CANCELLED, Event::ApplicationAuctionWon, &[CANCELLED]),
    row(DELETED, Event::ApplicationAuctionWon, &[DELETED]),
    row(PROCESSING, Event::ApplicationFailed, &[FAILED]),
    row(AUCTION, Event::ApplicationFailed, &[FAILED]),
    row(PROCESSING, Event::ApplicationAuctionLost, &[LOST]),
    row(AUCTION, Event::ApplicationAuctionLost, &[LOST]),
    row(PROCESSING, Event::ApplicationEnded, &[FAILED]),
    row(AUCTION, Event::ApplicationEnded, &[FAILED]),
    row(PROCESSING, Event::ApplicationOther, &[PROCESSING]),
    row(AUCTION, Event::ApplicationOther, &[AUCTION]),
    row(PROCESSING, Event::ApplicationMissing, &[PROCESSING, CANCELLED]),
    row(AUCTION, Event::ApplicationMissing, &[AUCTION, CANCELLED]),
    row(PENDING, Event::InvoiceRecorded, &[PENDING]),
    row(WON, Event::InvoiceRecorded, &[WON]),
    row(CANCELLED, Event::InvoiceRecorded, &[CANCELLED]),
    row(DELETED, Event::InvoiceRecorded, &[DELETED]),
    row(PENDING, Event::InvoicePaid, &[PENDING, SUCCESSFUL]),
    row(WON, Event::InvoicePaid, &[WON]),
    row(CANCELLED, Event::InvoicePaid, &[CANCELLED]),
    row(SUCCESSFUL, Event::InvoicePaid, &[SUCCESSFUL]),
    row(PENDING, Event::InvoiceVoid, &[CANCELLED]),
    row(SUCCESSFUL, Event::InvoiceVoid, &[SUCCESSFUL]),
    row(WON, Event::InvoiceVoid, &[WON]),
    row(PENDING, Event::InvoiceRefunded, &[PENDING]),
    row(SUCCESSFUL, Event::InvoiceRefunded, &[SUCCESSFUL]),
    row(WON, Event::InvoiceRefunded, &[WON]),
    row(PENDING, Event::InvoiceReopened, &[PENDING]),
    row(SUCCESSFUL, Event::InvoiceReopened, &[SUCCESSFUL]),
    row(WON, Event::InvoiceReopened, &[WON]),
    row(PENDING, Event::DomainRead, &[PENDING, SUCCESSFUL]),
    row(WON, Event::DomainRead, &[WON]),
    row(PENDING, Event::DomainDoubted, &[PENDING]),
    row(WON, Event::DomainDoubted, &[WON]),
    row(PENDING, Event::DomainAccepted, &[PENDING, SUCCESSFUL]),
    row(WON, Event::DomainAccepted, &[WON]),
    row(SUCCESSFUL, Event::DomainImported, &[SUCCESSFUL]),
    row(WON, Event::DomainImported, &[WON]),
    row(REQUESTED, Event::Fund, &[ACTIVE]),
    row(REQUESTED, Event::PriceMissing, &[REQUESTED]),
    row(REQUESTED, Event::FundsShort, &[REQUESTED]),
    row(ACTIVE, Event::CoverageLost, &[REQUESTED]),
    row(ACTIVE, Event::Submit, &[PROCESSING]),
    row(REQUESTED, Event::Lapse, &[FAILED]),
    row(ACTIVE, Event::Lapse, &[FAILED]),
    row(PROCESSING, Event::Lapse, &[FAILED]),
    row(PROCESSING, Event::Overdue, &[FAILED]),
    row(AUCTION, Event::Overdue, &[FAILED]),
];

/// Where `event` may lead from `from`; empty when the pair is refused.
///
/// # Example
/// ```
/// use backorder_core::{Event, Stage, lifecycle::targets};
/// use backorder_core::Status;
/// assert_eq!(targets(Stage::In(Status::Active), Event::Delete), &[Stage::Deleted]);
/// assert!(targets(Stage::In(Status::Processing), Event::Delete).is_empty());
/// ```
pub fn targets(from: Stage, event: Event) -> &'static [Stage] {
    TRANSITIONS
        .iter()
        .find(|transition| transition.from == from && transition.event == event)
        .map_or(&[], |transition| transition.to)
}

/// Refuses a pair of stage and event that the table does not have.
///
/// # Errors
/// [`ErrorKind::TransitionRefused`], naming both.
pub fn check(subject: impl fmt::Display, from: Stage, event: Event) -> Result<(), Error> {
    if targets(from, event).is_empty() {
        let message = format!("event {event} is not allowed in status {from}");
        return Err(Error::new(ErrorKind::TransitionRefused, subject, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_there_once() {
        for (index, transition) in TRANSITIONS.iter().enumerate() {
            assert!(!transition.to.is_empty());
            let twin = TRANSITIONS[index + 1..]
                .iter()
                .find(|other| other.from == transition.from && other.event == transition.event);
            assert_eq!(twin, None, "{} {}", transition.from, transition.event);
        }
    }

    #[test]
    fn terminal_statuses_are_left_only_by_placing_again_or_deletion() {
        for transition in TRANSITIONS {
            let Some(status) = transition.from.status() else { continue };
            if status.is_terminal() && transition.to != [transition.from] {
                assert!(matches!(transition.event, Event::Place | Event::Delete));
            }
        }
    }

    #[test]
    fn every_status_that_holds_money_has_an_exit_in_time() {
        for status in [Status::Active, Status::Processing, Status::AuctionPending] {
            let exits = [Event::Lapse, Event::Overdue, Event::CoverageLost];
            let has_exit = exits.iter().any(|event| !targets(Stage::In(status), *event).is_empty());
            assert!(has_exit, "{status}");
        }
    }

    #[test]
    fn from_processing_on_nobody_deletes() {
        for status in [Status::Processing, Status::AuctionPending, Status::PendingPayment] {
            assert!(targets(Stage::In(status), Event::Delete).is_empty());
        }
    }

    #[test]
    fn what_is_over_and_what_is_with_the_registrar() {
        use Status as S;
        let over: Vec<Status> = S::ALL.into_iter().filter(|s| s.is_terminal()).collect();
        assert_eq!(over, [S::Successful, S::Failed, S::Cancelled, S::AuctionWon, S::AuctionLost]);
        let applied: Vec<Status> = S::ALL.into_iter().filter(|s| s.is_applied()).collect();
        assert_eq!(applied, [S::Processing, S::AuctionPending]);
        assert!(S::ALL.into_iter().map(S::code).eq(1..=10));
    }

    #[test]
    fn there_are_two_stages_beside_the_statuses() {
        let stages: Vec<String> = Stage::all().map(|stage| stage.to_string()).collect();
        let mut words = vec!["none", "deleted"];
        words.extend(Status::ALL.map(Status::as_str));
        assert_eq!(stages, words);
        let statuses: Vec<Status> = Stage::all().filter_map(Stage::status).collect();
        assert_eq!(statuses, Status::ALL);
    }

    #[test]
    fn a_refusal_names_event_and_status() {
        assert_eq!(check("shop.com", PROCESSING, Event::GiveUp), Ok(()));
        let refused = check("shop.com", PROCESSING, Event::Delete).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::TransitionRefused);
        assert_eq!(refused.subject(), "shop.com");
        assert!(refused.to_string().contains("event delete is not allowed in status PROCESSING"));
    }

    #[test]
    fn spellings_and_numbers_are_unique_and_read_back() {
        for status in Status::ALL {
            assert_eq!(Status::parse(status.as_str()), Ok(status));
        }
        let mut names: Vec<&str> = Event::ALL.iter().map(|event| event.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Event::ALL.len());
        assert!(Event::ALL.iter().all(|event| event.to_string() == event.name()));
        assert!(Status::parse("Requested").is_err());
    }
}
