//! What C costs over Rust: reading calls, amounts, a book loaded row by row, and a full cycle.
//!
//! `c_face [RECORDS]` (1,000,000 by default, ten backorders a client). The calls of C are those of
//! `libbackorder`, made through pointers that the compiler knows nothing of, as a C program makes
//! them. Every case checks what it measured.
//!
//! `c_face count CASE` makes one call of a case 100,000 times and nothing else that takes long, for
//! callgrind: `valgrind --tool=callgrind --toggle-collect='*::counted' c_face count parse`.
//!
//! `c_face count book` loads a book of 1,000 in Rust and through C, twice each: what Rust took
//! `--toggle-collect='*::load_in_rust'` counts, what C did `'*::load_in_c'`.

use std::hint::black_box;
use std::mem::MaybeUninit;
use std::time::{Duration, Instant};

use backorder::*;
use backorder_core::{
    BackorderKind, Book, Currency, DropRules, Engine, Money, Policy, PriceList, Row, Rows, TABLES,
    Tld, Value,
};
use backorder_tests::say;
use chrono::DateTime;

const PER_CLIENT: u64 = 10;
const START: i64 = 1_800_000_000;
const CALLS: u32 = 100_000;

/// One call, with all that it needs.
type Case<'a> = Box<dyn FnMut() + 'a>;

/// What a call of C writes to.
type Out<'a, T> = Option<&'a mut MaybeUninit<T>>;

fn main() {
    let mut words = std::env::args().skip(1);
    let first = words.next();
    if first.as_deref() == Some("count") {
        let case = words.next().expect("a case");
        if case == "book" {
            let source = rows(1000);
            return (0..2).for_each(|_| drop((load_in_rust(&source), load_in_c(&source))));
        }
        let small = Loaded::new(100);
        let call = small.calls().into_iter().find(|(name, _)| *name == case);
        return counted(&mut *call.expect("a case that there is").1);
    }
    let stored = first.map_or(1_000_000, |text| {
        text.parse::<u64>().unwrap_or_else(|_| panic!("{text:?} is not a number of records"))
    });
    let small = Loaded::new(100);
    say!("{:<24} {:>10}", "call", "each");
    for (name, mut call) in small.calls() {
        // The best of many, since nothing else makes a call faster.
        let best = (0..30).map(|_| timed(|| counted(&mut *call)).1).min();
        let each = best.unwrap_or_default().as_secs_f64() * 1e9 / f64::from(CALLS);
        say!("{name:<24} {each:>8.1}ns");
    }
    drop(small);
    book_and_cycle(stored);
}

/// Many calls, and nothing else: what callgrind is told to count.
#[inline(never)]
fn counted(call: &mut dyn FnMut()) {
    for _ in 0..CALLS {
        call();
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed())
}

fn text(text: &str) -> backorder_str {
    backorder_str { data: text.as_ptr().cast(), len: text.len() }
}

/// What a call that must not be refused gives.
fn made<T>(call: impl FnOnce(Out<'_, T>) -> u32) -> T {
    let mut out = MaybeUninit::uninit();
    assert_eq!(call(Some(&mut out)), 0);
    // SAFETY: a call that is not refused has set its output.
    unsafe { out.assume_init() }
}

fn handle<T>(call: impl FnOnce(Out<'_, Option<Box<T>>>) -> u32) -> Box<T> {
    made(call).expect("a handle")
}

/// An engine of each side.
fn engines() -> (Engine, Box<backorder_engine>) {
    let eur = Currency::parse("EUR").expect("a currency");
    let mut prices = PriceList::new();
    let com = Tld::parse("com").expect("a TLD");
    prices.insert(com, eur, BackorderKind::Full, Money::of_minor(2000, eur)).expect("a price");
    let rust = Engine::new(Policy::default(), prices, DropRules::none()).expect("an engine");
    let policy = handle(|out| backorder_policy_new(out));
    let mut prices = handle(|out| backorder_price_list_new(out));
    let price = backorder_money { amount_minor: 2000, currency: letters(b"EUR\0") };
    assert_eq!(backorder_price_list_insert(Some(&mut prices), text(".com"), 1, price), 0);
    let rules = handle(|out| backorder_drop_rules_new_empty(out));
    let c = handle(|out| backorder_engine_new(Some(&policy), Some(&prices), Some(&rules), out));
    (rust, c)
}

fn letters(code: &[u8; 4]) -> [std::ffi::c_char; 4] {
    code.map(|letter| letter as std::ffi::c_char)
}

/// The rows of a database with so many backorders, all of which come into their window at `START`,
/// as a store hands them out.
fn rows(stored: u64) -> Vec<(&'static str, Row)> {
    let (engine, _) = engines();
    let eur = Currency::parse("EUR").expect("a currency");
    let at = |seconds| DateTime::from_timestamp(seconds, 0).expect("an instant");
    let mut book = Book::new();
    let mut found = Vec::new();
    for client in 1..=stored.div_ceil(PER_CLIENT) {
        let (credit, unpaid) = (Money::of_minor(1_000_000, eur), Money::zero(eur));
        let client = backorder_core::ClientId(client);
        let account = backorder_core::Account::new(client, credit, unpaid, at(START));
        found.push(("accounts", account.to_row()));
        book.insert_account(account).expect("an account");
    }
    let known = backorder_core::TldSet::first_dot();
    for id in 0..stored {
        let name = backorder_core::DomainName::parse(&format!("name{id}.com"), &known);
        let order = backorder_core::Placement {
            id: backorder_core::BackorderId(id + 1),
            client: backorder_core::ClientId(id / PER_CLIENT + 1),
            name: name.expect("a name"),
            kind: BackorderKind::Full,
            listing: Some(backorder_core::Listing {
                dates: backorder_core::Dates::of_drop(at(START + 72 * 3600)),
                source: backorder_core::DateSource::Droplist(backorder_core::ListId(1)),
            }),
        };
        engine.place(&mut book, &order, at(START - 86_400)).expect("a backorder");
    }
    found.extend(book.iter().map(|record| ("backorders", record.to_row(book.due_of(record.id)))));
    found
}

/// Takes rows in as a program that reads a database does: name and value, one after the other.
#[inline(never)]
fn load_in_rust(source: &[(&'static str, Row)]) -> Book {
    let mut rows = Rows::default();
    for (table, row) in source {
        let columns = TABLES.iter().find(|known| known.name == *table).expect("a table").columns;
        let cells = row.iter().zip(columns).map(|((_, value), column)| {
            let value = match value {
                Value::Text(text) => Value::from(text.as_str()),
                other => other.clone(),
            };
            (column.name, value)
        });
        rows.add(table, cells.collect()).expect("a table of a book");
    }
    let mut book = Book::new();
    assert!(book.load(&rows).expect("rows").is_empty());
    book
}

type SetColumns = unsafe extern "C" fn(
    Option<&mut backorder_rows>,
    backorder_str,
    *const backorder_str,
    usize,
) -> backorder_result;
type AddValues = unsafe extern "C" fn(
    Option<&mut backorder_rows>,
    *const backorder_value,
    usize,
) -> backorder_result;

/// The same through C: the columns once for each table, then a call for each row.
#[inline(never)]
fn load_in_c(source: &[(&'static str, Row)]) -> Box<backorder_book> {
    let set_columns = black_box(backorder_rows_set_columns as SetColumns);
    let add_values = black_box(backorder_rows_add_values as AddValues);
    let mut rows = handle(|out| backorder_rows_new(out));
    let mut last = "";
    let mut values = Vec::new();
    for (table, from) in source {
        if last != *table {
            let names: Vec<backorder_str> = from.columns().map(text).collect();
            let columns = (names.as_ptr(), names.len());
            // SAFETY: as many names as is said.
            let refused =
                unsafe { set_columns(Some(&mut rows), text(table), columns.0, columns.1) };
            assert_eq!(refused, 0);
            last = table;
        }
        values.clear();
        values.extend(from.iter().map(|(_, value)| cell(value)));
        // SAFETY: as many values as is said.
        let refused = unsafe { add_values(Some(&mut rows), values.as_ptr(), values.len()) };
        assert_eq!(refused, 0);
    }
    let mut book = handle(|out| backorder_book_new(out));
    let refused = handle(|out| backorder_book_load(Some(&mut book), Some(&rows), out));
    assert_eq!(backorder_refused_count(Some(&refused)), 0);
    book
}

/// A value as a driver in C hands it over.
fn cell(value: &Value) -> backorder_value {
    let none = backorder_value { kind: 0, number: 0, text: text("") };
    match value {
        Value::Null => none,
        Value::Int(number) => backorder_value { kind: 1, number: *number, ..none },
        Value::Text(value) => backorder_value { kind: 2, text: text(value), ..none },
    }
}

fn book_and_cycle(stored: u64) {
    let source = rows(stored);
    let (rust, c) = engines();
    let start = DateTime::from_timestamp(START, 0).expect("an instant");
    // Twice, since the first of all pays for memory that the next ones get back.
    for round in 1..=2 {
        let (mut book, loading) = timed(|| load_in_rust(&source));
        assert_eq!(book.len() as u64, stored);
        let (decisions, cycling) = timed(|| rust.cycle(&mut book, start));
        assert_eq!(decisions.len() as u64, stored);
        drop((book, decisions));
        let (mut book, loading_c) = timed(|| load_in_c(&source));
        assert_eq!(backorder_book_count(Some(&book)) as u64, stored);
        let cycle = || handle(|out| backorder_engine_cycle(Some(&c), Some(&mut book), START, out));
        let (decisions, cycling_c) = timed(cycle);
        assert_eq!(backorder_decisions_count(Some(&decisions)) as u64, stored);
        say!("\n{stored} records, round {round}   Rust         C          more");
        for (what, rust, c) in
            [("a book of rows", loading, loading_c), ("a full cycle", cycling, cycling_c)]
        {
            let more = (c.as_secs_f64() / rust.as_secs_f64() - 1.0) * 100.0;
            say!("  {what:<16} {rust:>12.2?} {c:>12.2?} {more:>8.1}%");
        }
    }
}

/// A book and lists, to be read call by call.
struct Loaded {
    book: Box<backorder_book>,
    records: Box<backorder_records>,
    decisions: Box<backorder_decisions>,
    table: Box<backorder_table>,
}

impl Loaded {
    fn new(stored: u64) -> Loaded {
        let (_, engine) = engines();
        let mut book = load_in_c(&rows(stored));
        let decisions =
            handle(|out| backorder_engine_cycle(Some(&engine), Some(&mut book), START, out));
        // SAFETY: there is no filter, so no array behind it.
        let records = handle(|out| unsafe { backorder_records_new(Some(&book), None, out) });
        let table = handle(|out| backorder_transitions_new(out));
        Loaded { book, records, decisions, table }
    }

    /// A call of each sort, with all that it needs.
    fn calls(&self) -> Vec<(&'static str, Case<'_>)> {
        vec![
            ("get", self.get()),
            ("record", self.record()),
            ("decision", self.decision()),
            ("cell", self.cell()),
            ("count", self.count()),
            ("parse", parse()),
            ("plus", plus()),
        ]
    }

    fn get(&self) -> Case<'_> {
        type Get = unsafe extern "C" fn(
            Option<&backorder_book>,
            u64,
            usize,
            *mut backorder_record,
        ) -> backorder_result;
        let call = black_box(backorder_book_get as Get);
        let mut out = MaybeUninit::uninit();
        Box::new(move || {
            // SAFETY: the place is as large as is said.
            let got = unsafe { call(Some(&self.book), 42, size_of_val(&out), out.as_mut_ptr()) };
            assert_eq!(black_box(got), 0);
        })
    }

    fn record(&self) -> Case<'_> {
        type At = unsafe extern "C" fn(
            Option<&backorder_records>,
            usize,
            usize,
            *mut backorder_record,
        ) -> backorder_result;
        let call = black_box(backorder_records_at as At);
        let mut out = MaybeUninit::uninit();
        Box::new(move || {
            // SAFETY: the place is as large as is said.
            let got = unsafe { call(Some(&self.records), 42, size_of_val(&out), out.as_mut_ptr()) };
            assert_eq!(black_box(got), 0);
        })
    }

    fn decision(&self) -> Case<'_> {
        type At = unsafe extern "C" fn(
            Option<&backorder_decisions>,
            usize,
            usize,
            *mut backorder_decision,
        ) -> backorder_result;
        let call = black_box(backorder_decisions_at as At);
        let mut out = MaybeUninit::uninit();
        Box::new(move || {
            // SAFETY: the place is as large as is said.
            let got =
                unsafe { call(Some(&self.decisions), 7, size_of_val(&out), out.as_mut_ptr()) };
            assert_eq!(black_box(got), 0);
        })
    }

    fn cell(&self) -> Case<'_> {
        type At = unsafe extern "C" fn(
            Option<&backorder_table>,
            usize,
            usize,
            usize,
            *mut backorder_value,
        ) -> backorder_result;
        let call = black_box(backorder_table_at as At);
        let mut out = MaybeUninit::uninit();
        Box::new(move || {
            // SAFETY: the place is as large as is said.
            let got = unsafe { call(Some(&self.table), 3, 1, size_of_val(&out), out.as_mut_ptr()) };
            assert_eq!(black_box(got), 0);
        })
    }

    fn count(&self) -> Case<'_> {
        type Count = extern "C" fn(Option<&backorder_records>) -> usize;
        let call = black_box(backorder_records_count as Count);
        Box::new(move || assert!(black_box(call(Some(&self.records))) > 0))
    }
}

fn parse() -> Case<'static> {
    type Parse = extern "C" fn(backorder_str, backorder_str, Out<'_, backorder_money>) -> u32;
    let call = black_box(backorder_money_parse as Parse);
    let mut out = MaybeUninit::uninit();
    Box::new(move || assert_eq!(black_box(call(text("49.95"), text("EUR"), Some(&mut out))), 0))
}

fn plus() -> Case<'static> {
    type Add = extern "C" fn(backorder_money, backorder_money, Out<'_, backorder_money>) -> u32;
    let call = black_box(backorder_money_plus as Add);
    let money = backorder_money { amount_minor: 4995, currency: letters(b"EUR\0") };
    let mut out = MaybeUninit::uninit();
    Box::new(move || assert_eq!(black_box(call(money, money, Some(&mut out))), 0))
}
