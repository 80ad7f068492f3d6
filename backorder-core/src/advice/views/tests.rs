//! Lists and counts over a book with a record in every status.

use super::*;
use crate::engine::{DateSource, Engine, ListId, Listing, Placement};
use crate::record::backorder::{Boxed, Hold, Life};
use crate::record::decision::Decision;
use crate::record::funds::{Account, HoldChange};
use crate::rules::drop_rules::DropRules;
use crate::rules::lifecycle::{Event, Stage};
use crate::rules::policy::Policy;
use crate::rules::schedule::Dates;
use crate::values::id::BackorderId;
use crate::values::name::TldSet;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn eur(text: &str) -> Money {
    Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
}

fn name(text: &str) -> DomainName {
    DomainName::parse(text, &TldSet::first_dot()).unwrap()
}

fn record(id: u64, client: u64, text: &str, status: Status, drop: Option<&str>) -> Backorder {
    let dates = drop.map(|drop| Dates::of_drop(at(drop)));
    let mut present = Life::placed(1, BackorderKind::Full, dates, at("2027-03-01T12:00:00Z"));
    present.status = status;
    if matches!(status, Status::Active | Status::Processing | Status::AuctionPending) {
        let made_at = at("2027-03-02T12:00:00Z");
        present.hold = Some(Hold::untaxed(eur("20.00"), made_at));
    }
    Backorder {
        id: BackorderId(id),
        client: ClientId(client),
        name: name(text),
        revision: 1,
        deleted_at: None,
        finished_at: None,
        present,
        past: Boxed::default(),
        outbox: Boxed::default(),
    }
}

/// Two clients, three TLDs, one deleted record.
fn book() -> Book {
    let mut book = Book::new();
    let late = Some("2027-03-20T10:00:00Z");
    let early = Some("2027-03-05T23:30:00Z");
    let mut deleted = record(6, 7, "gone.com", Status::Requested, late);
    deleted.deleted_at = Some(at("2027-03-02T12:00:00Z"));
    for record in [
        record(5, 7, "alpha.de", Status::Requested, None),
        record(1, 7, "gamma.com", Status::Requested, late),
        record(2, 7, "beta.com", Status::Active, early),
        record(3, 8, "delta.co.uk", Status::Failed, early),
        record(4, 8, "beta.com", Status::Processing, early),
        deleted,
    ] {
        book.insert(record).unwrap();
    }
    let (credit, unpaid) = (eur("1250.00"), eur("30.00"));
    let read_at = at("2027-03-01T12:00:00Z");
    book.insert_account(Account::new(ClientId(7), credit, unpaid, read_at)).unwrap();
    book
}

fn ids(list: &BackorderList) -> Vec<u64> {
    let book = book();
    let page = list.page(&book).unwrap();
    page.rows.iter().map(|record| record.id.0).collect()
}

#[test]
fn a_limit_out_of_range_is_refused_by_name() {
    for limit in [0, BackorderList::LIMIT_MAX + 1] {
        let error =
            BackorderList { limit, ..BackorderList::default() }.page(&Book::new()).unwrap_err();
        assert_eq!((error.kind(), error.subject()), (ErrorKind::QueryInvalid, "limit"));
        assert!(error.to_string().contains(&limit.to_string()), "{error}");
    }
    assert!(
        BackorderList { limit: BackorderList::LIMIT_MAX, ..BackorderList::default() }
            .page(&Book::new())
            .is_ok()
    );
}

#[test]
fn every_order_in_both_directions() {
    for (order, ascending, descending) in [
        (ListOrder::Id, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]),
        (ListOrder::Name, [5, 2, 4, 3, 1], [1, 3, 2, 4, 5]),
        // Without a date last, either way; those alike by id.
        (ListOrder::DropDate, [2, 3, 4, 1, 5], [1, 2, 3, 4, 5]),
        (ListOrder::Status, [2, 3, 4, 1, 5], [1, 5, 4, 3, 2]),
    ] {
        let list = BackorderList { order, ..BackorderList::default() };
        assert_eq!(ids(&list), ascending, "{order:?}");
        assert_eq!(
            ids(&BackorderList { descending: true, ..list }),
            descending,
            "{order:?} descending"
        );
    }
}

#[test]
fn a_client_sees_only_the_clients_own_and_nobody_deleted_ones() {
    let own = BackorderList { client: Some(ClientId(7)), ..BackorderList::default() };
    assert_eq!(ids(&own), [1, 2, 5]);
    assert_eq!(
        ids(&BackorderList { client: Some(ClientId(9)), ..BackorderList::default() }),
        [0; 0]
    );
    let statuses = vec![Status::Active, Status::Failed];
    assert_eq!(ids(&BackorderList { statuses, ..BackorderList::default() }), [2, 3]);
}

#[test]
fn the_total_is_exact_whatever_the_page() {
    let book = book();
    for (first, limit, rows) in [(0, 2, 2), (4, 2, 1), (5, 2, 0), (usize::MAX, 1000, 0)] {
        let page = BackorderList { first, limit, ..BackorderList::default() }.page(&book).unwrap();
        assert_eq!((page.total, page.rows.len()), (5, rows));
    }
}

#[test]
fn counts_by_status_tld_and_civil_day() {
    let berlin = TimeZone::parse("Europe/Berlin").unwrap();
    let now = at("2027-03-04T23:30:00Z");
    let counts = Counts::of(&book(), None, &berlin, now);
    let number = |status| counts.by_status.iter().find(|(known, _)| *known == status).unwrap().1;
    assert_eq!(counts.by_status.len(), Status::ALL.len());
    assert_eq!((number(Status::Requested), number(Status::Failed)), (2, 1));
    assert_eq!(number(Status::Successful), 0);
    let tlds: Vec<_> = counts.by_tld.iter().map(|(tld, count)| (tld.as_str(), *count)).collect();
    assert_eq!(tlds, [("com", 3), ("co.uk", 1), ("de", 1)]);
    // In Berlin it is the 5th, and what drops at 23:30 UTC on the 5th drops on the 6th.
    let days: Vec<_> = counts.by_drop_day.iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(counts.by_drop_day.len(), Counts::DAYS);
    assert_eq!(counts.by_drop_day[0].0.to_string(), "2027-03-05");
    let shown: Vec<_> = days.iter().map(|(day, count)| (day.to_string(), *count)).collect();
    assert_eq!(shown, [("2027-03-06".to_owned(), 2), ("2027-03-20".to_owned(), 1)]);
    let own = Counts::of(&book(), Some(ClientId(8)), &TimeZone::utc(), now);
    assert_eq!(own.by_drop_day[1], ("2027-03-05".parse().unwrap(), 1), "FAILED is not open");
}

#[test]
fn the_last_day_of_the_count_is_the_thirtieth_from_today() {
    let zone = TimeZone::utc();
    let counts = Counts::of(&book(), None, &zone, at("2027-02-18T10:00:00Z"));
    assert_eq!(counts.by_drop_day[Counts::DAYS - 1], ("2027-03-20".parse().unwrap(), 1));
    let earlier = Counts::of(&book(), None, &zone, at("2027-02-17T10:00:00Z"));
    assert!(earlier.by_drop_day.iter().all(|(day, _)| day.to_string() != "2027-03-20"));
}

#[test]
fn funds_as_values_and_as_text() {
    let format = MoneyFormat { prefix: "€".into(), ..MoneyFormat::default() };
    let details = FundsDetails::of(&book(), ClientId(7), &format).unwrap();
    assert_eq!(details.balance.text, "€1250.00");
    assert_eq!(details.unpaid.amount, eur("30.00"));
    assert_eq!(details.reserved.text, "€20.00");
    assert_eq!(
        details.available,
        FormattedMoney { amount: eur("1200.00"), text: "€1200.00".into() }
    );
    assert_eq!(FundsDetails::of(&book(), ClientId(8), &format), None, "no account");
}

#[test]
fn tariffs_leave_out_what_cannot_be_backordered() {
    let mut prices = PriceList::new();
    let mut add = |tld: &str, kind, minor| {
        let eur = Currency::parse("EUR").unwrap();
        prices.insert(Tld::parse(tld).unwrap(), eur, kind, Money::of_minor(minor, eur)).unwrap();
    };
    add("com", BackorderKind::Full, 2000);
    add("com", BackorderKind::Lite, 500);
    add("de", BackorderKind::Full, 900);
    add("de", BackorderKind::Lite, 400); // LITE is not offered there.
    add("net", BackorderKind::Full, 0);
    let tariffs = tariffs(&prices, Currency::parse("EUR").unwrap());
    let shown: Vec<_> = tariffs
        .iter()
        .map(|tariff| {
            let minor = |price: Option<Money>| price.map(Money::minor);
            (tariff.tld.as_str(), minor(tariff.full), minor(tariff.lite))
        })
        .collect();
    assert_eq!(shown, [("com", Some(2000), Some(500)), ("de", Some(900), None)]);
    assert!(super::tariffs(&prices, Currency::parse("USD").unwrap()).is_empty());
}

#[test]
fn the_history_of_a_name_is_what_was_committed() {
    let mut prices = PriceList::new();
    let com = Tld::parse("com").unwrap();
    prices.insert(com, eur("1.00").currency(), BackorderKind::Full, eur("20.00")).unwrap();
    let engine = Engine::new(Policy::default(), prices, DropRules::none()).unwrap();
    let mut book = Book::new();
    let (credit, unpaid) = (eur("20.00"), eur("0.00"));
    let account = Account::new(ClientId(7), credit, unpaid, at("2027-03-02T19:00:00Z"));
    book.insert_account(account).unwrap();
    let mut log = Vec::new();
    for (id, text) in [(1, "beta.com"), (2, "other.com")] {
        let order = Placement {
            id: BackorderId(id),
            client: ClientId(7),
            name: name(text),
            kind: BackorderKind::Full,
            listing: Some(Listing {
                dates: Dates::of_drop(at("2027-03-05T19:00:00Z")),
                source: DateSource::Droplist(ListId(1)),
            }),
        };
        let placed = engine.place(&mut book, &order, at("2027-03-01T12:00:00Z")).unwrap();
        log.extend(logged(&engine, &mut book, &[placed]));
    }
    let decided = engine.cycle(&mut book, at("2027-03-02T19:00:00Z"));
    log.extend(logged(&engine, &mut book, &decided));
    log.reverse();
    let entries = history(&name("beta.com"), &log).unwrap();
    let events: Vec<_> = entries.iter().map(|entry| (entry.event, entry.from, entry.to)).collect();
    let requested = Stage::In(Status::Requested);
    assert_eq!(
        events,
        [
            (Event::Place, Stage::None, requested),
            (Event::Fund, requested, Stage::In(Status::Active)),
        ]
    );
    assert_eq!(entries[1].hold, Some(HoldChange::Made { amount: eur("20.00") }));
    let broken: Row = [("at", crate::store::row::Value::Null)].into_iter().collect();
    let error = history(&name("beta.com"), [&broken]).unwrap_err();
    assert_eq!((error.kind(), error.subject()), (ErrorKind::RowInvalid, "at"));
}

/// What a store writes into its log.
fn logged(engine: &Engine, book: &mut Book, decisions: &[Decision]) -> Vec<Row> {
    let commits = engine.commits(book, decisions, at("2027-03-02T19:00:00Z")).unwrap();
    let writes = commits.into_iter().flat_map(|commit| commit.writes);
    writes.filter(|write| write.table.name == "log").map(|write| write.row).collect()
}
