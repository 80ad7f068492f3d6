//! Counts, histories and offers for pages.

use std::mem::MaybeUninit;

use backorder_core::{
    ClientId, Counts, Currency, DomainName, Engine, LogEntry, OwnBackorders, Row, Status, TldSet,
    Value, offered,
};

use crate::book::backorder_book;
use crate::boundary::answer::hand_out;
use crate::boundary::convert::{instant, stage_number};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::row::backorder_row;
use crate::boundary::table::{at, backorder_table, count, day};
use crate::boundary::text::backorder_str;
use crate::droplist::backorder_page;
use crate::engine::backorder_engine;
use crate::values::zone::{backorder_zone, zone_or_utc};

/// How many backorders stand where: of one client, or of all where `client` is NULL. Columns:
/// `group` (`status`, `tld`, `drop-day`), `key`, `count`: every status; TLDs, the most wanted
/// first; the next 31 days in `zone`, NULL for UTC, by the drops of what is open. Free the table
/// with `backorder_table_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_book_counts(
    book: Option<&backorder_book>,
    client: Option<&u64>,
    zone: Option<&backorder_zone>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (book, now) = (given(book, "book")?.read()?, instant(now, "now")?);
        let client = client.copied().map(ClientId);
        let Counts { by_status, by_tld, by_drop_day, .. } =
            Counts::of(book, client, &zone_or_utc(zone), now);
        let number = |(status, number): (Status, usize)| {
            [Value::from("status"), status.as_str().into(), count(number)]
        };
        let rows = by_status.into_iter().map(number);
        let rows = rows.chain(
            by_tld.into_iter().map(|(tld, number)| [Value::from("tld"), tld.into(), count(number)]),
        );
        let rows = rows.chain(
            by_drop_day
                .into_iter()
                .map(|(date, number)| [Value::from("drop-day"), day(date), count(number)]),
        );
        Ok(backorder_table::of(&["group", "key", "count"], rows))
    })
}

/// Rows of the log, to be made a history.
pub struct backorder_history {
    name: DomainName,
    rows: Vec<Row>,
}

/// The history of a name, without entries yet. Free it with `backorder_history_free`.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_history_new(
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_history>>>>,
) -> backorder_result {
    hand_out(out, || {
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        Ok(Box::new(backorder_history { name, rows: Vec::new() }))
    })
}

/// Adds a row as `backorder_store_log` reads it; the row stays yours.
///
/// Errors: `ROW_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_history_add(
    history: Option<&mut backorder_history>,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        let (history, row) = (given(history, "history")?, given(row, "row")?.to_core());
        LogEntry::from_row(&row)?;
        history.rows.push(row);
        Ok(())
    })
}

/// What happened to the name, the oldest first; rows of other names are left out. Columns: `at`,
/// `client`, `backorder`, `life`, `revision`, `event`, `from` and `to` (stages, as numbers),
/// `from_name`, `to_name`, `hold`, `cause`, `detail`. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_history_table(
    history: Option<&backorder_history>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let held = given(history, "history")?;
        let entries = backorder_core::history(&held.name, &held.rows)?;
        let number = |stage| Value::Int(stage_number(stage).into());
        let rows = entries.into_iter().map(|entry| {
            [
                at(entry.at),
                entry.client.0.into(),
                entry.backorder.0.into(),
                Value::Int(entry.life.into()),
                entry.revision.into(),
                entry.event.name().into(),
                number(entry.from),
                number(entry.to),
                entry.from.to_string().into(),
                entry.to.to_string().into(),
                entry.hold.map(|hold| hold.to_string()).into(),
                entry.cause.map(|cause| cause.name()).into(),
                entry.detail.into(),
            ]
        });
        const COLUMNS: [&str; 13] = [
            "at",
            "client",
            "backorder",
            "life",
            "revision",
            "event",
            "from",
            "to",
            "from_name",
            "to_name",
            "hold",
            "cause",
            "detail",
        ];
        Ok(backorder_table::of(&COLUMNS, rows))
    })
}

/// Frees a history; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_history_free(history: Option<Box<backorder_history>>) {
    fence_or((), || drop(history));
}

/// A page of the droplist as one client sees it, a row for each of its rows: what is offered at the
/// engine's prices in a currency, and the client's own backorder for the name. Columns: `name`,
/// `full`, `lite`, `currency`, `backorder`, `stage`; NULL for what is not there. Free the table
/// with `backorder_table_free`.
///
/// Errors: `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_page_offers(
    page: Option<&backorder_page>,
    engine: Option<&backorder_engine>,
    book: Option<&backorder_book>,
    client: u64,
    currency: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (page, book) = (given(page, "page")?, given(book, "book")?.read()?);
        let engine: &Engine = &given(engine, "engine")?.0;
        let currency = Currency::parse(currency.read("currency")?)?;
        let own = OwnBackorders::of(book, ClientId(client));
        let rows = page.rows().iter().map(|row| {
            let (full, lite) = offered(row, engine.prices(), currency);
            // A row of a damaged image that is no name is nobody's.
            let backorder = row.domain().ok().and_then(|name| own.get(&name));
            let minor = |price: Option<backorder_core::Money>| {
                price.map_or(Value::Null, |price| Value::Int(price.minor()))
            };
            [
                Value::from(row.name()),
                minor(full),
                minor(lite),
                currency.code().into(),
                backorder.map(|backorder| backorder.id.0).into(),
                backorder.map(|backorder| i64::from(stage_number(backorder.stage()))).into(),
            ]
        });
        let columns = &["name", "full", "lite", "currency", "backorder", "stage"];
        Ok(backorder_table::of(columns, rows))
    })
}
