//! What was given stands in the record, and nothing else does.

use super::*;

use backorder_core::{ApplicationStatus, Backorder};

/// The record of what is taken.
fn taken(adoption: &Adoption) -> (Backorder, Adopted) {
    let mut book = book();
    let adopted = engine().adopt(&mut book, adoption, now()).unwrap();
    (book.get(adoption.id).unwrap().clone(), adopted)
}

fn with_reference(status: Status) -> Adoption {
    let mut adoption = adoption(status);
    adoption.reference = Some(Reference::parse("10700").unwrap());
    adoption.imported = status.is_terminal();
    if status == Status::PendingPayment {
        adoption.invoice = invoice(300);
    }
    adoption
}

#[test]
fn the_application_stands_as_the_backorder_does() {
    use ApplicationStatus as A;
    for (status, expected) in [
        (Status::Processing, None),
        (Status::AuctionPending, Some(A::AuctionPending)),
        (Status::PendingPayment, Some(A::Successful)),
        (Status::Successful, Some(A::Successful)),
        (Status::AuctionWon, Some(A::AuctionWon)),
        (Status::Failed, Some(A::Failed)),
        (Status::AuctionLost, Some(A::AuctionLost)),
        // One that was given up may still be open there.
        (Status::Cancelled, None),
    ] {
        let (record, _) = taken(&with_reference(status));
        assert_eq!(record.present.progress.application_status, expected, "{status}");
    }
}

#[test]
fn what_was_won_and_is_not_done_is_reminded_of_from_now_on() {
    for status in [Status::PendingPayment, Status::AuctionWon, Status::Successful, Status::Failed] {
        let progress = taken(&with_reference(status)).0.present.progress.clone();
        let is_won = matches!(status, Status::PendingPayment | Status::AuctionWon);
        assert_eq!(progress.won_at, is_won.then(now), "{status}");
        assert_eq!(progress.alerted_at, is_won.then(now), "{status}");
    }
}

#[test]
fn only_of_an_unpaid_name_a_cancelled_invoice_counts_as_open() {
    for (status, given, expected) in [
        (Status::PendingPayment, InvoiceState::Cancelled, InvoiceState::Open),
        (Status::PendingPayment, InvoiceState::Paid, InvoiceState::Paid),
        (Status::Successful, InvoiceState::Cancelled, InvoiceState::Cancelled),
    ] {
        let mut adoption = with_reference(status);
        let (id, total) = (InvoiceId(300), eur("20.00"));
        adoption.invoice = AdoptedInvoice::Is { id, total, state: given };
        let (record, adopted) = taken(&adoption);
        assert_eq!(record.present.progress.invoice.unwrap().state, expected, "{status} {given:?}");
        let is_told = adopted
            .warnings
            .iter()
            .any(|warning| warning.kind == AdoptionWarningKind::InvoiceCancelled);
        assert_eq!(is_told, expected != given, "{status} {given:?}");
    }
}

#[test]
fn dates_are_pinned_where_that_was_said_and_there_are_any() {
    for (is_pinned, has_dates) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut adoption = adoption(Status::Requested);
        adoption.pinned = is_pinned;
        adoption.dates = adoption.dates.filter(|_| has_dates);
        let (record, _) = taken(&adoption);
        assert_eq!(record.present.waiting.pinned, is_pinned && has_dates);
    }
}

#[test]
fn this_very_second_is_neither_ahead_nor_past() {
    let mut adoption = adoption(Status::Requested);
    adoption.placed_at = Some(now());
    adoption.dates = Some(Dates::of_drop(now()));
    let (_, adopted) = taken(&adoption);
    assert_eq!(adopted.warnings, []);
    adoption.placed_at = Some(now() + TimeDelta::seconds(1));
    adoption.dates = Some(Dates::of_drop(now() - TimeDelta::seconds(1)));
    let (_, adopted) = taken(&adoption);
    let kinds: Vec<_> = adopted.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [AdoptionWarningKind::TimeAhead, AdoptionWarningKind::DeadlinePast]);
    for warning in &adopted.warnings {
        assert_eq!(warning.to_string(), warning.message);
    }
}

#[test]
fn of_two_open_ones_for_a_name_the_active_one_is_taken() {
    let (mut requested, mut active) = (adoption(Status::Requested), adoption(Status::Active));
    requested.id = BackorderId(8);
    // First in time, and first by number.
    requested.dates = Some(Dates::of_drop(at("2027-03-04T19:00:00Z")));
    active.id = BackorderId(9);
    let report = engine().adopt_all(&mut book(), [Ok(requested), Ok(active)], now());
    assert_eq!(report.taken.iter().map(|taken| taken.id).collect::<Vec<_>>(), [BackorderId(9)]);
    assert_eq!(report.refused[0].error.kind(), ErrorKind::AlreadyOpen);
}

#[test]
fn a_name_that_another_one_has_is_refused_unless_all_is_done() {
    for (status, is_imported, is_refused) in [
        (Status::PendingPayment, true, true),
        (Status::AuctionWon, false, true),
        (Status::AuctionWon, true, false),
    ] {
        let mut book = book();
        let account = Account::new(ClientId(8), eur("0.00"), eur("0.00"), now());
        book.insert_account(account).unwrap();
        let mut first = adoption(Status::Successful);
        (first.id, first.client, first.imported) = (BackorderId(3), ClientId(8), true);
        engine().adopt(&mut book, &first, now()).unwrap();
        let mut adoption = with_reference(status);
        adoption.imported = is_imported;
        let adopted = engine().adopt(&mut book, &adoption, now());
        let refused = adopted.err().map(|error| error.kind());
        assert_eq!(refused, is_refused.then_some(ErrorKind::DuplicateRow), "{status}");
    }
}

#[test]
fn what_the_log_of_before_says_is_said_again() {
    let mut adoption = adoption(Status::Failed);
    let entry = |text: &str| PastEntry { at: now(), status: None, text: text.into() };
    adoption.history = vec![entry("placed by hand"), entry("")];
    let (_, adopted) = taken(&adoption);
    let said: Vec<_> =
        adopted.decisions[..2].iter().map(|decision| decision.warning.as_deref()).collect();
    assert_eq!(said, [Some("placed by hand"), None]);
}
