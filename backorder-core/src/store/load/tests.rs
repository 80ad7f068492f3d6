use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;
use crate::record::backorder::Backorder;
use crate::values::name::{DomainName, TldSet};
use crate::{
    BackorderKind, Boxed, Currency, Dates, Hold, Life, Money, Reference, Status, Submission, Value,
};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
}

fn name(text: &str) -> DomainName {
    DomainName::parse(text, &TldSet::first_dot()).unwrap()
}

/// A stored record: id, client, name, and the reference it was accepted with.
fn record(id: u64, client: u64, domain: &str, reference: Option<&str>) -> Backorder {
    let dates = Some(Dates::of_drop(at(id as i64 * 86_400 + 200_000)));
    let mut record = Backorder {
        id: BackorderId(id),
        client: ClientId(client),
        name: name(domain),
        revision: 1,
        deleted_at: None,
        finished_at: None,
        present: Life::placed(1, BackorderKind::Full, dates, at(0)),
        past: Boxed::default(),
        outbox: Boxed::default(),
    };
    if let Some(reference) = reference {
        let reference = Reference::parse(reference).unwrap();
        record.present.progress.submission = Submission::Accepted { reference, doubtful: false };
        record.present.status = Status::Processing;
        record.present.hold = Some(Hold::untaxed(eur(30), at(id as i64 % 4)));
    }
    record
}

fn eur(minor: i64) -> Money {
    Money::of_minor(minor, Currency::parse("EUR").unwrap())
}

fn account(client: u64) -> Account {
    Account { revision: 1, ..Account::new(ClientId(client), eur(100), eur(0), at(0)) }
}

fn due(record: &Backorder) -> Option<DateTime<Utc>> {
    (!record.id.0.is_multiple_of(3)).then(|| at(record.id.0 as i64 % 7))
}

fn rows_of(records: &[Backorder]) -> Rows {
    let mut rows = Rows::default();
    for record in records {
        rows.add("backorders", record.to_row(due(record))).unwrap();
    }
    let mut clients: Vec<u64> = records.iter().map(|record| record.client.0).collect();
    clients.dedup();
    for client in clients.into_iter().filter(|client| client.is_multiple_of(2)) {
        rows.add("accounts", account(client).to_row()).unwrap();
    }
    rows
}

/// All that can be asked of a book about some names.
fn contents(book: &Book, records: &[Backorder]) -> String {
    let due = book.by_due().map(|(at, _, record)| (at, record.id)).collect::<Vec<_>>();
    let names = records.iter().map(|record| {
        let found = book.of_name(&record.name).map(|record| record.id).collect::<Vec<_>>();
        let reference = record.present.progress.submission.reference();
        let holder = reference.and_then(|reference| book.holder_of(reference));
        let is_covered = book.is_covered(record.id);
        (found, holder, book.due_of(record.id), book.get(record.id), is_covered)
    });
    let names = names.collect::<Vec<_>>();
    let clients = book.clients().map(|client| {
        let own = book.of_client(client).map(|record| record.id).collect::<Vec<_>>();
        (client, book.account(client).cloned(), book.funds(client), own)
    });
    let clients = clients.collect::<Vec<_>>();
    let all = book.iter().collect::<Vec<_>>();
    format!("{} {all:?} {due:?} {names:?} {clients:?} {:?}", book.len(), book.unwritten())
}

/// The book that comes of the same rows one by one.
fn one_by_one(parts: &[&[Backorder]]) -> Book {
    let mut book = Book::new();
    for records in parts {
        for record in *records {
            let is_first = book.of_client(record.client).next().is_none();
            if is_first && record.client.0.is_multiple_of(2) {
                book.insert_account(account(record.client.0)).unwrap();
            }
            book.insert_due(record.clone(), due(record)).unwrap();
        }
    }
    book
}

fn load(book: &mut Book, rows: &Rows) -> Vec<(u64, ErrorKind, String)> {
    let refused = book.load(rows).unwrap();
    let known = |one: RefusedClient| {
        let client = one.client.map_or(0, |client| client.0);
        (client, one.error.kind(), one.error.subject().to_owned())
    };
    refused.into_iter().map(known).collect()
}

#[test]
fn a_record_that_comes_twice_is_refused_with_its_client() {
    let own = [record(1, 7, "a.com", None), record(2, 8, "b.com", None)];
    let again = record(1, 9, "c.com", None);
    let all = [own[0].clone(), own[1].clone(), again.clone()];
    let mut book = Book::new();
    let twice = (9, ErrorKind::DuplicateRow, "1".to_owned());
    assert_eq!(load(&mut book, &rows_of(&all)), std::slice::from_ref(&twice));
    assert_eq!(contents(&book, &all), contents(&one_by_one(&[&own]), &all));
    // In the book already: of another client, and of the same one.
    assert_eq!(load(&mut book, &rows_of(&[again])), [twice]);
    assert_eq!(contents(&book, &all), contents(&one_by_one(&[&own]), &all));
    let known = load(&mut book, &rows_of(&[record(5, 7, "d.com", None)]));
    assert_eq!(known, [(7, ErrorKind::DuplicateRow, "7".to_owned())]);
    assert!(book.of_client(ClientId(7)).next().is_none(), "to be loaded again");
    // The same row twice.
    let mut book = Book::new();
    let same = rows_of(&[own[0].clone(), own[0].clone()]);
    assert_eq!(load(&mut book, &same), [(7, ErrorKind::DuplicateRow, "1".to_owned())]);
    assert_eq!((book.len(), book.of_name(&own[0].name).count(), book.by_due().count()), (0, 0, 0));
    assert_eq!(book.insert_rows(&same).unwrap_err().kind(), ErrorKind::DuplicateRow);
    assert!(book.is_empty());
}

#[test]
fn of_a_client_with_a_reference_of_another_nothing_stays() {
    let before = [record(1, 6, "a.com", Some("ref-a")), record(2, 8, "b.com", Some("ref-b"))];
    let bad = [record(3, 7, "c.com", Some("ref-c")), record(4, 7, "d.com", Some("ref-b"))];
    let other = [record(5, 7, "e.com", Some("ref-e"))];
    let all: Vec<Backorder> = before.iter().chain(&bad).chain(&other).cloned().collect();
    let mut rows = rows_of(&all);
    let application = before[1].applications().into_iter().next().unwrap();
    rows.add("applications", application.to_row()).unwrap();
    let mut book = Book::new();
    let refused = [(7, ErrorKind::DuplicateRow, "ref-b".to_owned())];
    assert_eq!(load(&mut book, &rows), refused);
    let left = |id| book.get(BackorderId(id)).map(|record| record.client.0);
    assert_eq!([1, 2, 3, 4, 5].map(left), [Some(6), Some(8), None, None, None]);
    let holder = |reference: &str| book.holder_of(&Reference::parse(reference).unwrap());
    assert_eq!((holder("ref-c"), holder("ref-e")), (None, None));
    assert_eq!(holder("ref-b"), Some((BackorderId(2), 1)));
    assert_eq!((book.by_due().count(), book.of_name(&name("c.com")).count()), (2, 0));
    assert_eq!(book.clients().collect::<Vec<_>>(), [ClientId(6), ClientId(8)]);
}

#[test]
fn an_instant_that_cannot_be_read_is_told_after_what_is_wrong_with_the_record() {
    let stored = record(1, 7, "a.com", None);
    let with = |changes: &[(&'static str, Option<&str>)]| {
        let row = stored.to_row(None);
        let known = row.iter().filter_map(|(column, value)| {
            let changed = changes.iter().find(|(changed, _)| *changed == column);
            let value = changed.map_or(Some(value.clone()), |(_, text)| text.map(Value::from));
            Some((column.to_owned(), value?))
        });
        let mut rows = Rows::default();
        rows.add("backorders", known.collect()).unwrap();
        let refused = Book::new().load(&rows).unwrap();
        refused.first().map_or_else(String::new, |one| one.error.to_string())
    };
    assert_eq!(with(&[]), "");
    let never = with(&[("due_at", Some("never"))]);
    assert!(never.starts_with("column due_at: "), "{never}");
    assert_eq!(with(&[("due_at", None)]), "column due_at: is missing");
    let earlier = with(&[("due_at", Some("never")), ("past", Some("{"))]);
    assert!(earlier.starts_with("backorder 1: column past: "), "{earlier}");
}

#[test]
fn what_a_record_waits_for_is_read_of_its_own_row() {
    let texts = [
        Some(r#"{"listed":true,"last_list":1}"#),
        Some(r#"{"listed":true,"last_list":1}"#),
        None,
        Some(r#"{"listed":true,"last_list":2}"#),
        Some("null"),
        Some(""),
        Some(r#"{"listed":true,"last_list":2}"#),
    ];
    let mut rows = Rows::default();
    for (id, text) in (1..).zip(texts) {
        let row = record(id, id, "a.com", None).to_row(None);
        let known = row.iter().map(|(column, value)| match column {
            "waiting" => (column.to_owned(), Value::from(text)),
            _ => (column.to_owned(), value.clone()),
        });
        rows.add("backorders", known.collect()).unwrap();
    }
    let mut book = Book::new();
    let refused = load(&mut book, &rows);
    assert_eq!(refused.iter().map(|(client, ..)| *client).collect::<Vec<_>>(), [5, 6]);
    let lists = book.iter().map(|record| record.present.waiting.last_list);
    assert_eq!(lists.collect::<Vec<_>>(), [Some(1), Some(1), None, Some(2), Some(2)]);
}

proptest! {
    /// What is loaded at once is what comes of one row after the other, in any order, also where
    /// much or little is there before.
    #[test]
    fn a_book_of_rows_is_that_of_its_records_one_by_one(
        drawn in prop::collection::btree_map(1_u64..60, (1_u64..9, 0_u8..5, any::<bool>()), 0..40),
        shuffled in any::<u64>(),
        cut in 0_u64..9,
    ) {
        let made = drawn.iter().map(|(id, (client, domain, is_accepted))| {
            let reference = is_accepted.then(|| format!("ref-{id}"));
            record(*id, *client, &format!("n{domain}.com"), reference.as_deref())
        });
        let mut all: Vec<Backorder> = made.collect();
        all.sort_by_key(|record| record.id.0.wrapping_mul(shuffled | 1));
        // Whole clients in each part.
        let (first, second): (Vec<Backorder>, Vec<Backorder>) =
            all.iter().cloned().partition(|record| record.client.0 < cut);
        let mut book = Book::new();
        for part in [&first, &second] {
            prop_assert_eq!(book.load(&rows_of(part)).unwrap(), []);
        }
        let expected = one_by_one(&[&first, &second]);
        prop_assert_eq!(contents(&book, &all), contents(&expected, &all));
        for record in &all {
            prop_assert!(!book.note_written(record.id), "the store has it so");
        }
    }
}
