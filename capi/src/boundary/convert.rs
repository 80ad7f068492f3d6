//! Numbers of C as types of the core, and back.

use backorder_core::InvoiceState;
use backorder_core::{Actor, BackorderKind, ClientId, DateSource, Dates, Engine, ListId, Stage};
use chrono::{DateTime, Utc};

use crate::boundary::failure::{Checked, Failure};
use crate::boundary::numbers::{self, Boundary};

/// No instant: what `BACKORDER_TIME_NONE` is in the header.
pub(crate) const TIME_NONE: i64 = i64::MIN;

/// 0001-01-01 00:00:00 and 9999-12-31 23:59:59: what databases store.
const TIME_RANGE: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// The instant of a parameter called `what`.
pub(crate) fn instant(seconds: i64, what: &str) -> Checked<DateTime<Utc>> {
    let known = Some(seconds).filter(|seconds| TIME_RANGE.contains(seconds));
    known.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or_else(|| {
        let (first, last) = (TIME_RANGE.start(), TIME_RANGE.end());
        let message = format!("{what} is {seconds}, not within {first} to {last} unix seconds");
        Failure::new(Boundary::TimeRange, what, message)
    })
}

/// The same, where there may be none.
pub(crate) fn maybe_instant(seconds: i64, what: &str) -> Checked<Option<DateTime<Utc>>> {
    if seconds == TIME_NONE { Ok(None) } else { instant(seconds, what).map(Some) }
}

pub(crate) fn seconds(at: Option<DateTime<Utc>>) -> i64 {
    at.map_or(TIME_NONE, |at| at.timestamp())
}

fn unlisted(number: u32, what: &str) -> Failure {
    let message = format!("{what} is {number}, which is none of its constants");
    Failure::new(Boundary::NumberInvalid, what, message)
}

/// The constant of a parameter called `what`.
pub(crate) fn constant<T>(number: u32, what: &str, from: fn(u32) -> Option<T>) -> Checked<T> {
    from(number).ok_or_else(|| unlisted(number, what))
}

pub(crate) const fn trouble_number(trouble: backorder_core::Trouble) -> u32 {
    match trouble {
        backorder_core::Trouble::LostRace => numbers::Trouble::LostRace.code(),
        backorder_core::Trouble::ConnectionLost => numbers::Trouble::ConnectionLost.code(),
        backorder_core::Trouble::Other => numbers::Trouble::Other.code(),
    }
}

pub(crate) fn kind(number: u32) -> Checked<BackorderKind> {
    Ok(match constant(number, "kind", numbers::Kind::from_code)? {
        numbers::Kind::Full => BackorderKind::Full,
        numbers::Kind::Lite => BackorderKind::Lite,
    })
}

pub(crate) fn kind_number(kind: BackorderKind) -> u32 {
    match kind {
        BackorderKind::Full => numbers::Kind::Full.code(),
        BackorderKind::Lite => numbers::Kind::Lite.code(),
    }
}

pub(crate) fn actor(number: u32, client: u64) -> Checked<Actor> {
    Ok(match constant(number, "actor", numbers::Actor::from_code)? {
        numbers::Actor::Client => Actor::Client(ClientId(client)),
        numbers::Actor::Admin => Actor::Admin,
    })
}

pub(crate) fn source(number: u32, list: u64) -> Checked<DateSource> {
    Ok(match constant(number, "source", numbers::Source::from_code)? {
        numbers::Source::Droplist => DateSource::Droplist(ListId(list)),
        numbers::Source::Admin => DateSource::Admin { pinned: false },
        numbers::Source::AdminPinned => DateSource::Admin { pinned: true },
    })
}

pub(crate) fn dates(drop_at: i64, finalization_at: i64) -> Checked<Dates> {
    Ok(Dates {
        drop_at: instant(drop_at, "drop_at")?,
        finalization_at: maybe_instant(finalization_at, "finalization_at")?,
    })
}

pub(crate) fn invoice_state(number: u32) -> Checked<InvoiceState> {
    Ok(match constant(number, "state", numbers::Invoice::from_code)? {
        numbers::Invoice::None => return Err(unlisted(number, "state")),
        numbers::Invoice::Open => InvoiceState::Open,
        numbers::Invoice::Paid => InvoiceState::Paid,
        numbers::Invoice::Cancelled => InvoiceState::Cancelled,
        numbers::Invoice::Refunded => InvoiceState::Refunded,
    })
}

pub(crate) fn invoice_number(state: InvoiceState) -> u32 {
    match state {
        InvoiceState::Open => numbers::Invoice::Open.code(),
        InvoiceState::Paid => numbers::Invoice::Paid.code(),
        InvoiceState::Cancelled => numbers::Invoice::Cancelled.code(),
        InvoiceState::Refunded => numbers::Invoice::Refunded.code(),
    }
}

/// A status, or one of the two stages outside all of them.
pub(crate) fn stage_number(stage: Stage) -> u32 {
    match stage {
        Stage::None => numbers::Stage::None.code(),
        Stage::In(status) => u32::from(status.code()),
        Stage::Deleted => numbers::Stage::Deleted.code(),
    }
}

/// Handles may go from thread to thread, and `const` ones be shared: the core has no cells.
const fn is_shareable<T: Send + Sync>() {}
const _: () = is_shareable::<Engine>();
const _: () = is_shareable::<backorder_core::Book>();
const _: () = is_shareable::<backorder_core::Decision>();
const _: () = is_shareable::<backorder_core::Commit>();

/// The element at an index parameter called `what`.
pub(crate) fn element<'a, T>(list: &'a [T], index: usize, what: &str) -> Checked<&'a T> {
    list.get(index).ok_or_else(|| {
        let message = format!("{what} {index} is not below {}", list.len());
        Failure::new(Boundary::IndexInvalid, what, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_outside_what_a_database_stores_are_refused() {
        for bad in [i64::MIN, i64::MAX, -62_135_596_801, 253_402_300_800] {
            assert!(instant(bad, "now").is_err(), "{bad}");
        }
        assert_eq!(instant(0, "now").ok().map(|at| at.timestamp()), Some(0));
        assert!(matches!(maybe_instant(TIME_NONE, "drop_at"), Ok(None)));
    }

    #[test]
    fn numbers_outside_their_list_are_refused() {
        assert!(kind(0).is_err() && kind(3).is_err() && kind(2).is_ok());
        assert!(invoice_state(0).is_err() && invoice_state(5).is_err());
        assert!(source(0, 1).is_err() && source(u32::MAX, 1).is_err());
    }
}
