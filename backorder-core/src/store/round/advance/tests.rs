use super::*;
use crate::store::round::tests::{SENT, Tables, at, cycle, engine, store};
use crate::store::row::Row;
use crate::store::write::Statement;
use crate::values::id::ClientId;

/// MySQL's errors: a deadlock, a wait for a lock that was too long, a connection that is gone, and
/// a table that is not there.
const DEADLOCK: i64 = 1213;
const LOCK_WAIT: i64 = 1205;
const GONE: i64 = 2013;
const NO_TABLE: i64 = 1146;

#[derive(Debug)]
enum Said {
    Database(i64),
    Core,
}

impl From<Error> for Said {
    fn from(_: Error) -> Said {
        Said::Core
    }
}

/// A database that always has the same rows, and fails where it is told to.
struct Scripted<F> {
    tables: Tables,
    asked: Vec<&'static str>,
    fails: F,
    count: u64,
    statements: u32,
}

impl<F: FnMut(&[&'static str]) -> Option<i64>> Scripted<F> {
    fn ask(&mut self, sql: &str) -> Result<(), Said> {
        self.statements += 1;
        assert!(self.statements < 3_000, "it never ends: {:?}", self.asked);
        self.asked.push(match sql.split(' ').next() {
            Some("START") => "begin",
            Some("SELECT") if sql.ends_with("FOR UPDATE") => "lock",
            Some("SELECT") => "read",
            Some("INSERT" | "UPDATE") => "write",
            Some("COMMIT") => "commit",
            Some("ROLLBACK") => "rollback",
            _ => panic!("{sql}"),
        });
        // What comes several times is told once.
        self.asked.dedup_by(|two, one| *two == "read" && one == two);
        self.asked.dedup_by(|two, one| *two == "write" && one == two);
        (self.fails)(&self.asked).map_or(Ok(()), |code| Err(Said::Database(code)))
    }
}

impl<F: FnMut(&[&'static str]) -> Option<i64>> Database for Scripted<F> {
    type Error = Said;

    fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Said> {
        self.ask(&statement.sql)?;
        // What is read has this name beside it; what locks has none.
        let read = statement.sql.split_once("` x").and_then(|(table, _)| table.rsplit('`').next());
        let read = read.and_then(|table| table.strip_prefix("bo_"));
        let rows = self.tables.0.iter().filter(|(table, _)| Some(*table) == read);
        Ok(rows.map(|(_, row)| row.clone()).collect())
    }

    fn execute(&mut self, statement: &Statement) -> Result<u64, Said> {
        self.ask(&statement.sql)?;
        Ok(statement.rows.map_or(0, |rows| rows + self.count))
    }

    fn code(error: &Said) -> Option<(&str, i64)> {
        match error {
            Said::Database(code) => Some(("HY000", *code)),
            Said::Core => None,
        }
    }
}

/// Goes on until something is to be sent; what was asked, an error of the database as `error`, and
/// `decide` and `failed` in their places.
fn play(fails: impl FnMut(&[&'static str]) -> Option<i64>) -> Vec<&'static str> {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7]);
    let mut database = Scripted { tables, asked: Vec::new(), fails, count: 0, statements: 0 };
    play_on(&engine, &store, &mut database, true)
}

fn play_on(
    engine: &Engine,
    store: &Store,
    database: &mut Scripted<impl FnMut(&[&'static str]) -> Option<i64>>,
    mut decides: bool,
) -> Vec<&'static str> {
    let mut round = Round::new(engine, store, store.part(&[ClientId(7)]));
    for _ in 0..30 {
        match round.advance(database, at(SENT)) {
            Ok(Turn::Decide { book, now }) => {
                let decisions = if decides { cycle(engine, book, now) } else { Vec::new() };
                decides = true;
                round.decided(decisions, now);
                database.asked.push("decide");
            }
            Ok(Turn::Failed { .. }) => database.asked.push("failed"),
            Ok(Turn::CarryOut(_) | Turn::Done) => return database.asked.clone(),
            Err(_) => database.asked.push("error"),
        }
    }
    panic!("it never ends: {:?}", database.asked);
}

const TRY: [&str; 5] = ["read", "decide", "begin", "write", "commit"];
const LOCKED: [&str; 6] = ["begin", "lock", "read", "decide", "write", "commit"];

/// How often something was asked.
fn count(asked: &[&str], what: &str) -> usize {
    asked.iter().filter(|asked| **asked == what).count()
}

#[test]
fn a_round_reads_decides_and_writes_in_one_transaction() {
    assert_eq!(play(|_| None), TRY);
}

#[test]
fn after_two_lost_races_the_account_is_locked_before_it_is_read() {
    for code in [DEADLOCK, LOCK_WAIT, GONE] {
        let asked = play(|asked| {
            (asked.last() == Some(&"commit") && count(asked, "commit") <= 2).then_some(code)
        });
        let lost = [&TRY[..], &["rollback"]].concat();
        assert_eq!(asked, [&lost[..], &lost, &LOCKED].concat(), "{code}");
    }
}

/// What fails at the first locked try, after two that were lost.
fn locked_with(what: &'static str, code: i64) -> Vec<&'static str> {
    let mut is_told = false;
    let asked = play(move |asked| {
        if asked.last() == Some(&"commit") && count(asked, "commit") <= 2 {
            return Some(DEADLOCK);
        }
        let is_locked = count(asked, "commit") >= 2 && count(asked, "rollback") >= 2;
        let is_it = is_locked && asked.last() == Some(&what) && !is_told;
        is_told |= is_it;
        is_it.then_some(code)
    });
    let lost = 2 * (TRY.len() + 1);
    asked[lost..].to_vec()
}

#[test]
fn whatever_fails_while_the_account_is_locked_ends_the_transaction_and_locks_anew() {
    let again = |before: &[&'static str]| [before, &LOCKED].concat();
    let begun = ["begin", "lock", "read", "decide", "write", "commit"];
    for (place, what) in begun.iter().enumerate().filter(|(_, what)| **what != "decide") {
        let until = &begun[..=place];
        let ended: &[&str] = if *what == "begin" { &[] } else { &["rollback"] };
        let lost = locked_with(what, LOCK_WAIT);
        assert_eq!(lost, again(&[until, ended].concat()), "{what}");
        let broken = locked_with(what, NO_TABLE);
        assert_eq!(broken, again(&[until, ended, &["error"]].concat()), "{what}");
    }
}

#[test]
fn another_number_of_rows_is_a_lost_race() {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7]);
    let mut database =
        Scripted { tables, asked: Vec::new(), fails: |_: &[_]| None, count: 1, statements: 0 };
    let asked = play_on(&engine, &store, &mut database, true);
    assert_eq!(asked[..5], ["read", "decide", "begin", "write", "rollback"]);
    assert_eq!((count(&asked, "commit"), count(&asked, "rollback")), (0, TRIES as usize));
    assert_eq!(asked.last(), Some(&"failed"));
}

#[test]
fn reads_that_somebody_is_in_the_way_of_are_tried_eight_times() {
    let mut left = 20;
    let asked = play(|asked| {
        left -= i32::from(asked.last() == Some(&"read"));
        (left > 0 && asked.last() == Some(&"read")).then_some(DEADLOCK)
    });
    // The first call tries eight times, and each after it once.
    assert_eq!(count(&asked, "error"), 12, "{asked:?}");
    assert_eq!(asked[asked.len() - 4..], TRY[1..]);
}

#[test]
fn a_locked_try_that_decides_nothing_ends_its_transaction() {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7]);
    for fails in [false, true] {
        let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
        let mut database = Scripted {
            tables: Tables(tables.0.clone()),
            asked: Vec::new(),
            fails: |asked: &[&'static str]| match asked.last() {
                Some(&"commit") => Some(DEADLOCK),
                Some(&"rollback") if fails && count(asked, "rollback") == 3 => Some(GONE),
                _ => None,
            },
            count: 0,
            statements: 0,
        };
        for number in 1..=3 {
            let turn = round.advance(&mut database, at(SENT)).expect("rows");
            let Turn::Decide { book, now } = turn else { panic!("{turn:?}") };
            let decided = if number < 3 { cycle(&engine, book, now) } else { Vec::new() };
            round.decided(decided, now);
        }
        let ended = round.advance(&mut database, at(SENT));
        assert_eq!((ended.is_err(), database.asked.last()), (fails, Some(&"rollback")));
        let turn = round.advance(&mut database, at(SENT)).expect("nothing is asked any more");
        assert!(matches!(turn, Turn::Done), "{turn:?}");
    }
}

#[test]
fn what_is_no_error_of_the_database_is_told_as_it_is() {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7]);
    let mut database =
        Scripted { tables, asked: Vec::new(), fails: |_: &[_]| None, count: 0, statements: 0 };
    let mut reads = store.part(&[ClientId(7)]);
    let accounts = reads.iter().position(|read| read.table == "accounts").unwrap();
    reads[accounts].table = "leases";
    let loaded = store.load(&mut database, &reads).map(drop);
    assert!(matches!(loaded, Err(Said::Core)), "{loaded:?}");
    let mut round = Round::new(&engine, &store, reads);
    let turn = round.advance(&mut database, at(SENT)).map(drop);
    assert!(matches!(turn, Err(Said::Core)), "{turn:?}");
}

#[test]
fn statements_alone_have_a_transaction_of_their_own() {
    let store = store();
    for (fails, is_written, wanted) in [
        (None, Some(true), &["begin", "write", "commit"][..]),
        (Some(("begin", LOCK_WAIT)), Some(false), &["begin"]),
        (Some(("begin", NO_TABLE)), None, &["begin"]),
        (Some(("write", DEADLOCK)), Some(false), &["begin", "write", "rollback"]),
        (Some(("commit", GONE)), Some(false), &["begin", "write", "commit", "rollback"]),
        (Some(("write", NO_TABLE)), None, &["begin", "write", "rollback"]),
    ] {
        let fails = move |asked: &[&'static str]| match fails {
            Some((what, code)) if asked.last() == Some(&what) => Some(code),
            _ => None,
        };
        let mut database = Scripted {
            tables: Tables::default(),
            asked: Vec::new(),
            fails,
            count: 0,
            statements: 0,
        };
        let written = store.run(&mut database, &[store.wake(ClientId(7))]);
        assert_eq!((written.ok(), &*database.asked), (is_written, wanted));
    }
}
