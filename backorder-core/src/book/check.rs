//! What no history could have produced, refused before it is in a book.

use chrono::{DateTime, Utc};

use crate::record::backorder::{Backorder, Life};
use crate::record::funds::Account;
use crate::rules::lifecycle::Status;
use crate::rules::schedule::is_in_range;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{ClientId, check_id};
use crate::values::money::{Currency, Money};

pub(crate) fn check_account(account: &Account) -> Result<(), Error> {
    check_id("client", account.client.0)?;
    let (credit, unpaid): (Currency, Currency) =
        (account.credit.currency(), account.unpaid.currency());
    if credit != unpaid {
        let message = format!("credit is in {credit}, unpaid invoices are in {unpaid}");
        return Err(Error::new(ErrorKind::CurrencyMismatch, account.client, message));
    }
    check_unpaid(account.client, account.unpaid)
}

/// Debts below zero would be money from nowhere.
pub(crate) fn check_unpaid(client: ClientId, unpaid: Money) -> Result<(), Error> {
    if unpaid.is_negative() {
        let message = format!("the unpaid invoices of client {client} are {unpaid}, below 0");
        return Err(Error::new(ErrorKind::AmountInvalid, client, message));
    }
    Ok(())
}

/// Refuses a record that no history could have produced: a hold in REQUESTED, FAILED, CANCELLED,
/// AUCTION-LOST or SUCCESSFUL, or in a deleted record; ACTIVE, PROCESSING or AUCTION-PENDING
/// without a hold or without dates; PENDING-PAYMENT with neither hold nor invoice; both of them in
/// any status; a hold of nothing or less; finished while something is awaited; lives that are not
/// numbered 1, 2, 3; an instant outside of the years 1 to 9999.
///
/// # Errors
/// [`ErrorKind::RowInvalid`], naming the backorder and what contradicts what.
pub fn check_record(record: &Backorder) -> Result<(), Error> {
    let refuse = |message: String| Err(Error::new(ErrorKind::RowInvalid, record.id, message));
    let life = &record.present;
    let status = life.status;
    if record.deleted_at.is_some() && life.hold.is_some() {
        return refuse(format!("backorder {} is deleted and has a hold", record.id));
    }
    if record.finished_at.is_some() && !record.is_over() {
        return refuse(format!("backorder {} is finished and {status}", record.id));
    }
    let must_hold = matches!(status, Status::Active | Status::Processing | Status::AuctionPending);
    let must_not_hold = matches!(
        status,
        Status::Requested
            | Status::Failed
            | Status::Cancelled
            | Status::AuctionLost
            | Status::Successful
    );
    if record.deleted_at.is_none() && must_hold && life.hold.is_none() {
        return refuse(format!("backorder {} is {status} without a hold", record.id));
    }
    if must_not_hold && life.hold.is_some() {
        return refuse(format!("backorder {} is {status} with a hold", record.id));
    }
    if must_hold && life.dates.is_none() {
        return refuse(format!("backorder {} is {status} without a drop date", record.id));
    }
    if life.hold.is_some_and(|hold| !hold.amount.is_positive()) {
        return refuse(format!("backorder {} holds nothing or less", record.id));
    }
    let is_unpaid_for = life.hold.is_none() && life.progress.invoice.is_none();
    if record.deleted_at.is_none() && status == Status::PendingPayment && is_unpaid_for {
        return refuse(format!("backorder {} is {status} without hold and invoice", record.id));
    }
    if life.hold.is_some() && life.progress.invoice.is_some() {
        return refuse(format!("backorder {} has a hold and an invoice", record.id));
    }
    let numbers = record.lives().map(|life| life.number);
    if !numbers.eq(1..=life.number) {
        return refuse(format!("the lives of backorder {} are not 1 to n", record.id));
    }
    let is_outside = |at: &DateTime<Utc>| !is_in_range(*at);
    let own = [record.deleted_at, record.finished_at];
    let mut of_outbox = record.outbox.iter().flat_map(|entry| [entry.asked_at, entry.sent_at]);
    let found = own.into_iter().flatten().find(is_outside);
    let found = found.or_else(|| record.lives().find_map(|life| first_of(life, is_outside)));
    let found = found.or_else(|| of_outbox.find(is_outside));
    if let Some(at) = found {
        let message = format!("backorder {} has {at}, outside of the years 1 to 9999", record.id);
        return Err(Error::new(ErrorKind::RowInvalid, record.id, message));
    }
    Ok(())
}

/// The first instant that is kept of a life and of which something is true.
fn first_of(life: &Life, is_it: impl Fn(&DateTime<Utc>) -> bool) -> Option<DateTime<Utc>> {
    let own = [
        Some(life.placed_at),
        Some(life.updated_at),
        life.dates.map(|dates| dates.drop_at),
        life.dates.and_then(|dates| dates.finalization_at),
        life.hold.map(|hold| hold.made_at),
    ];
    let found = own.into_iter().flatten().find(&is_it);
    if found.is_some() || life.progress.is_blank() {
        return found;
    }
    let progress = &life.progress;
    let known = [
        progress.first_sent_at,
        progress.drop_at_submission,
        progress.missing.map(|missing| missing.since),
        progress.won_at,
        progress.invoice.map(|invoice| invoice.recorded_at),
        progress.domain.map(|domain| domain.registered_at),
        progress.domain.map(|domain| domain.expires_at),
        progress.doubted_domain.as_ref().map(|domain| domain.report.registered_at),
        progress.doubted_domain.as_ref().map(|domain| domain.report.expires_at),
        progress.alerted_at,
    ];
    let known = known.into_iter().flatten();
    known.chain(progress.asked.iter().map(|asked| asked.at)).find(is_it)
}
