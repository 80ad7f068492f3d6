//! The example of a host: what it does, when another host is faster, and when its database fails.

#[allow(dead_code)]
#[path = "../examples/host/main.rs"]
mod host;

use backorder_core::{
    BackorderId, Book, ClientId, Database, Decision, EffectKind, Engine, ErrorKind, Outcome, Read,
    Reference, Round, Row, Statement, Turn, parse_utc,
};
use host::sqlite::Sqlite;
use host::{Host, Time};
use rusqlite::ffi;

const CLIENT: ClientId = ClientId(7);
/// `SQLITE_BUSY`: somebody else has the lock.
const BUSY: i32 = ffi::SQLITE_BUSY;
/// A key that is taken.
const TAKEN: i32 = ffi::SQLITE_CONSTRAINT_PRIMARYKEY;
/// `SQLITE_FULL`: nothing that another try would mend.
const FULL: i32 = ffi::SQLITE_FULL;

#[test]
fn the_example_catches_a_name() {
    let told = host::day::drop_day().expect("a drop day");
    let wanted = [
        "bo-1.1.submit-application.1. accepted",
        "bo-1.1.poll-application.1. application",
        "bo-1.1.poll-application.2. application",
        "bo-1.1.create-invoice.1. unknown",
        "bo-1.1.find-invoice.1. unknown",
        "PENDING-PAYMENT",
    ];
    assert_eq!(told, wanted);
}

/// SQLite that fails where it is told to.
struct Failing {
    sqlite: Sqlite,
    asked: Vec<String>,
    /// By how many statements were asked, and what they are: which fail, and with what.
    fails: fn(&Failing, &str) -> Option<i32>,
    at: usize,
}

impl Failing {
    fn never() -> Failing {
        let sqlite = Sqlite(rusqlite::Connection::open_in_memory().expect("SQLite"));
        Failing { sqlite, asked: Vec::new(), fails: |_, _| None, at: 0 }
    }

    fn has_no_transaction(&self) -> bool {
        self.sqlite.0.is_autocommit()
    }

    fn ask(&mut self, sql: &str) -> Result<(), Box<dyn std::error::Error>> {
        self.asked.push(sql.to_owned());
        match (self.fails)(self, sql) {
            Some(code) => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into()),
            None => Ok(()),
        }
    }
}

impl Database for Failing {
    type Error = Box<dyn std::error::Error>;

    fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Self::Error> {
        self.ask(&statement.sql)?;
        self.sqlite.query(statement)
    }

    fn execute(&mut self, statement: &Statement) -> Result<u64, Self::Error> {
        self.ask(&statement.sql)?;
        self.sqlite.execute(statement)
    }

    fn code(error: &Self::Error) -> Option<(&str, i64)> {
        Sqlite::code(error)
    }
}

fn at(text: &str) -> Time {
    parse_utc(text).expect("a date").expect("a date")
}

/// When applications are sent.
fn sent_at() -> Time {
    at("2027-01-13 17:00:00")
}

/// A host that has a name placed and nothing sent.
fn placed() -> Host<Failing> {
    let mut host = host::host(Failing::never(), "http://127.0.0.1:9/".into()).expect("a host");
    let (drop_at, now) = (at("2027-01-13 19:00:00"), at("2027-01-09 12:00:00"));
    host.place("example.com", drop_at, now).expect("placed");
    host.database.asked.clear();
    host
}

fn cycle(engine: &Engine, book: &mut Book, now: Time) -> Vec<Decision> {
    let mut decisions = host::read_account(engine, book, CLIENT, now).expect("read");
    decisions.extend(engine.cycle(book, now));
    decisions
}

fn status(host: &mut Host<Failing>) -> String {
    host.database.fails = |_, _| None;
    let reads = host.store.part_of_record(BackorderId(1));
    let rows = host.store.load(&mut host.database, &reads).expect("rows");
    let mut book = Book::new();
    book.load(&rows).expect("readable");
    book.get(BackorderId(1)).expect("the record").present.status.to_string()
}

/// What a round came to.
#[derive(Debug, Default, PartialEq)]
struct Came {
    decided: usize,
    carried: usize,
    failed: Vec<ErrorKind>,
    errors: usize,
}

/// Takes the round to its end. Where the database fails it is asked again.
fn finish(host: &mut Host<Failing>, reads: Vec<Read>) -> Came {
    let (engine, store) = (host.engine.clone(), host.store.clone());
    let mut round = Round::new(&engine, &store, reads);
    let mut came = Came::default();
    loop {
        match round.advance(&mut host.database, sent_at()) {
            Ok(Turn::Decide { book, now }) => {
                came.decided += 1;
                let decisions = cycle(&engine, book, now);
                round.decided(decisions, now);
            }
            Ok(Turn::CarryOut(effect)) => {
                assert!(host.database.has_no_transaction(), "none is held open meanwhile");
                assert_eq!(effect.id.kind, EffectKind::SubmitApplication);
                came.carried += 1;
                round.carried(Outcome::Accepted(Reference::parse("10700").expect("valid")));
            }
            Ok(Turn::Failed { error, .. }) => came.failed.push(error.kind()),
            Ok(Turn::Done) => break,
            Err(_) => {
                came.errors += 1;
                assert!(came.errors < 9, "it fails for ever: {:?}", host.database.asked);
                assert!(host.database.has_no_transaction(), "{:?}", host.database.asked);
            }
        }
    }
    assert!(host.database.has_no_transaction());
    came
}

#[test]
fn whichever_statement_fails_the_name_is_sent_once() {
    let mut host = placed();
    let reads = host.store.part(&[CLIENT]);
    let undisturbed = finish(&mut host, reads.clone());
    assert_eq!(undisturbed, Came { decided: 1, carried: 1, ..Came::default() });
    assert_eq!(status(&mut host), "PROCESSING");
    let count = host.database.asked.len();
    assert!(count > 15, "{:?}", host.database.asked);
    let one_of = |code| -> fn(&Failing, &str) -> Option<i32> {
        match code {
            BUSY => |failing, _| (failing.asked.len() == failing.at).then_some(BUSY),
            TAKEN => |failing, _| (failing.asked.len() == failing.at).then_some(TAKEN),
            _ => |failing, _| (failing.asked.len() == failing.at).then_some(FULL),
        }
    };
    for code in [BUSY, TAKEN, FULL] {
        for place in 1..=count {
            let mut host = placed();
            (host.database.at, host.database.fails) = (place, one_of(code));
            let came = finish(&mut host, reads.clone());
            let asked = &host.database.asked;
            assert_eq!((came.carried, &*came.failed), (1, &[][..]), "{code} {place} {asked:?}");
            let is_told = code == FULL && asked.get(place - 1).is_some_and(|sql| sql != "ROLLBACK");
            assert_eq!(came.errors, usize::from(is_told), "{code} {place} {asked:?}");
            assert_eq!(status(&mut host), "PROCESSING", "{code} {place}");
        }
    }
}

#[test]
fn the_third_try_reads_in_the_transaction_that_writes() {
    fn fails(failing: &Failing, sql: &str) -> Option<i32> {
        let commits = failing.asked.iter().filter(|sql| *sql == "COMMIT").count();
        (sql == "COMMIT" && commits <= failing.at).then_some(BUSY)
    }
    for lost in 1..=8 {
        let mut host = placed();
        (host.database.at, host.database.fails) = (lost, fails);
        let reads = host.store.part(&[CLIENT]);
        let came = finish(&mut host, reads);
        let asked = host.database.asked.iter().map(|sql| sql.split(' ').next().expect("a word"));
        // What stands before the reads of each try.
        let asked: Vec<&str> = asked.collect();
        let first_reads = asked.windows(2).filter(|pair| pair[0] == "BEGIN" && pair[1] == "SELECT");
        assert_eq!(first_reads.count(), lost.saturating_sub(1).min(6), "{lost} {asked:?}");
        if lost < 8 {
            assert_eq!((came.decided, came.carried, came.failed.len()), (lost + 1, 1, 0), "{lost}");
        } else {
            assert_eq!((came.carried, came.failed), (0, vec![ErrorKind::DecisionsStale]));
        }
    }
}

#[test]
fn a_database_that_is_busy_for_ever_is_an_error_in_the_end() {
    let mut host = placed();
    host.database.fails = |_, sql| sql.starts_with("SELECT").then_some(BUSY);
    let (engine, store) = (host.engine.clone(), host.store.clone());
    let mut round = Round::new(&engine, &store, store.part(&[CLIENT]));
    let error = round.advance(&mut host.database, sent_at()).expect_err("busy");
    assert_eq!(Sqlite::code(&error), Some(("", i64::from(BUSY))));
    assert_eq!(host.database.asked.len(), 8);
}

#[test]
fn of_two_hosts_one_sends_and_the_other_decides_again() {
    let mut host = placed();
    let (engine, store) = (host.engine.clone(), host.store.clone());
    let part = store.part(&[CLIENT]);
    let (mut one, mut two) =
        (Round::new(&engine, &store, part.clone()), Round::new(&engine, &store, part));
    // The second has read and decided before the first writes.
    for round in [&mut two, &mut one] {
        let turn = round.advance(&mut host.database, sent_at()).expect("rows");
        let Turn::Decide { book, now } = turn else { panic!("{turn:?}") };
        let decisions = cycle(&engine, book, now);
        round.decided(decisions, now);
    }
    let turn = one.advance(&mut host.database, sent_at()).expect("written");
    assert!(matches!(turn, Turn::CarryOut(_)), "{turn:?}");
    let turn = two.advance(&mut host.database, sent_at()).expect("lost, and read again");
    let Turn::Decide { book, now } = turn else { panic!("{turn:?}") };
    let decisions = cycle(&engine, book, now);
    two.decided(decisions, now);
    let turn = two.advance(&mut host.database, sent_at()).expect("written");
    assert!(matches!(turn, Turn::Done), "one application is enough: {turn:?}");

    // What came of it is told to the rows as they are now, by whoever sent it.
    one.carried(Outcome::Accepted(Reference::parse("10700").expect("a reference")));
    let turn = one.advance(&mut host.database, sent_at()).expect("written");
    assert!(matches!(turn, Turn::Done), "{turn:?}");
    assert_eq!(status(&mut host), "PROCESSING");
}

#[test]
fn clients_come_once_and_in_the_order_of_what_is_due() {
    let mut host = placed();
    let due = host.store.due(&sent_at(), 100);
    assert_eq!(host.store.clients(&mut host.database, &due).expect("read"), [CLIENT]);
    let none = host.store.meta("schema");
    let error = host.store.clients(&mut host.database, &none).expect_err("no clients there");
    assert!(error.to_string().contains("client_id"), "{error}");
}

#[test]
fn a_client_who_cannot_be_read_is_left_out_of_the_batch_once() {
    let mut host = placed();
    let sql = "UPDATE bo_backorders SET tld = 'net'";
    assert_eq!(host.database.sqlite.0.execute(sql, []).expect("SQLite"), 1);
    host.batch(sent_at()).expect("it ends");
    let [told] = &host.told[..] else { panic!("{:?}", host.told) };
    assert!(told.starts_with("left out: "), "{told}");
}
