use super::*;
use crate::engine::{Actor, DateSource, ListId, Listing, Placement};
use crate::record::effect::{EffectId, EffectKind};
use crate::rules::drop_rules::DropRules;
use crate::rules::policy::Policy;
use crate::rules::price::{BackorderKind, PriceList};
use crate::rules::schedule::Dates;
use crate::store::dialect::Dialect;
use crate::store::row::{Row, Value};
use crate::store::write::How;
use crate::values::id::{BackorderId, Reference};
use crate::values::money::{Currency, Money};
use crate::values::name::{DomainName, Tld};

const PLACED: &str = "2027-01-09T12:00:00Z";
pub(super) const SENT: &str = "2027-01-13T17:00:00Z";

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn eur() -> Currency {
    Currency::parse("EUR").unwrap()
}

pub(super) fn engine() -> Engine {
    let mut prices = PriceList::new();
    let price = Money::parse("20.00", eur()).unwrap();
    prices.insert(Tld::parse("com").unwrap(), eur(), BackorderKind::Full, price).unwrap();
    Engine::new(Policy::default(), prices, DropRules::none()).unwrap()
}

pub(super) fn store() -> Store {
    Store::new(Dialect::Mysql, "bo_").unwrap()
}

/// Credit, then a name, for each client.
fn placed(engine: &Engine, book: &mut Book, clients: &[u64]) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for &client in clients {
        decisions.extend(read(engine, book, client, at(PLACED)));
        let order = Placement {
            id: BackorderId(client),
            client: ClientId(client),
            name: DomainName::parse(&format!("shop{client}.com"), &engine.prices().tlds()).unwrap(),
            kind: BackorderKind::Full,
            listing: Some(Listing {
                dates: Dates::of_drop(at("2027-01-13T19:00:00Z")),
                source: DateSource::Droplist(ListId(1)),
            }),
        };
        decisions.push(engine.place(book, &order, at(PLACED)).unwrap());
    }
    decisions
}

fn read(engine: &Engine, book: &mut Book, client: u64, now: DateTime<Utc>) -> Vec<Decision> {
    let reading = book.begin_reading(ClientId(client), now);
    let credit = Money::parse("50.00", eur()).unwrap();
    engine.set_account(book, reading.read(credit, Money::zero(eur())), now).unwrap()
}

pub(super) fn cycle(engine: &Engine, book: &mut Book, now: DateTime<Utc>) -> Vec<Decision> {
    let clients: Vec<ClientId> = book.clients().collect();
    let mut decisions: Vec<Decision> = Vec::new();
    for client in clients {
        decisions.extend(read(engine, book, client.0, now));
    }
    decisions.extend(engine.cycle(book, now));
    decisions
}

/// A stored row with the columns that are written.
fn over(stored: &Row, written: &Row) -> Row {
    let column = |(name, value): (&str, &Value)| {
        (name.to_owned(), written.get(name).unwrap_or(value).clone())
    };
    stored.iter().map(column).collect()
}

/// What a database holds after these commits, as rows for a book.
#[derive(Default)]
pub(super) struct Tables(pub(super) Vec<(&'static str, Row)>);

impl Tables {
    fn write(&mut self, commit: &Commit) {
        let key = |table: &str, row: &Row| match table {
            "accounts" => row.get("client_id").cloned(),
            "effects" => row.get("id").cloned(),
            "applications" => row.get("id").cloned(),
            _ => row.get("id").cloned(),
        };
        let kept = ["accounts", "backorders", "effects", "applications", "claims"];
        for write in commit.writes.iter().filter(|write| kept.contains(&write.table.name)) {
            let id = key(write.table.name, &write.row);
            let is_it =
                |(table, row): &(&str, Row)| *table == write.table.name && key(table, row) == id;
            match self.0.iter().position(is_it).filter(|_| write.how != How::Insert) {
                Some(place) => self.0[place].1 = over(&self.0[place].1, &write.row),
                None => self.0.push((write.table.name, write.row.clone())),
            }
        }
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::default();
        for (table, row) in &self.0 {
            rows.add(table, row.clone()).unwrap();
        }
        rows
    }

    /// The rows of these clients alone.
    fn rows_of(&self, clients: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let is_theirs = |row: &Row| match row.get("client_id") {
            Some(Value::Int(client)) => clients.contains(client),
            _ => true,
        };
        for (table, row) in self.0.iter().filter(|(_, row)| is_theirs(row)) {
            rows.add(table, row.clone()).unwrap();
        }
        rows
    }

    pub(super) fn of_placed(engine: &Engine, clients: &[u64]) -> Tables {
        let (mut tables, mut book) = (Tables::default(), Book::new());
        let decisions = placed(engine, &mut book, clients);
        for commit in engine.commits(&mut book, &decisions, at(PLACED)).unwrap() {
            tables.write(&commit);
        }
        tables
    }
}

/// What a carrier says that has everything done.
fn accept(effect: &Effect) -> Outcome {
    if effect.id.kind == EffectKind::SubmitApplication {
        Outcome::Accepted(Reference::parse(&format!("1070{}", effect.client)).unwrap())
    } else {
        Outcome::Unknown
    }
}

/// Goes through the round till it ends, writing what `is_written` says, and tells every step.
fn play(
    round: &mut Round<&Engine, &Store>,
    tables: &mut Tables,
    mut is_written: impl FnMut(&Commit) -> bool,
    mut carry: impl FnMut(&Effect) -> Outcome,
) -> Vec<String> {
    let (engine, mut told) = (engine(), Vec::new());
    for _ in 0..200 {
        match round.next(at(SENT)) {
            Step::Load(reads) => {
                told.push(format!("load {:?}", clients_of(reads)));
                round.loaded(&tables.rows());
            }
            Step::Decide { book, now } => {
                let decisions = cycle(&engine, book, now);
                told.push("decide".to_owned());
                round.decided(decisions, now);
            }
            Step::Begin(locks) => {
                assert!(locks.len() == 1 && locks[0].sql.ends_with("FOR UPDATE"), "{locks:?}");
                told.push(format!("lock {:?}", locks[0].parameters[0]));
                round.begun(true);
            }
            Step::Rollback => {
                told.push("rollback".to_owned());
                round.rolled_back();
            }
            Step::Commit { commit, is_begun, .. } => {
                let lock = if is_begun { " locked" } else { "" };
                let is_written = is_written(commit);
                told.push(format!("commit {}{lock} {is_written}", commit.client));
                if is_written {
                    tables.write(commit);
                }
                round.written(is_written);
            }
            Step::CarryOut(effect) => {
                told.push(format!("{} of {}", effect.id.kind, effect.client));
                let outcome = carry(effect);
                round.carried(outcome);
            }
            Step::Failed { client, effect, error } => {
                let client = client.map_or(0, |client| client.0);
                let effect = effect.map_or_else(String::new, |effect| format!(" {effect}"));
                told.push(format!("failed {client}{effect}: {}", error.kind()));
            }
            Step::Done => return told,
        }
    }
    panic!("it never ends: {told:?}");
}

/// The parameters of the read of accounts: whose part it is.
fn clients_of(reads: &[Read]) -> Vec<i64> {
    let read = reads.iter().find(|read| read.table == "accounts").unwrap();
    let int = |value: &Value| match value {
        Value::Int(number) => *number,
        other => panic!("{other:?}"),
    };
    read.statement.parameters.iter().map(int).collect()
}

#[test]
fn a_round_reads_decides_commits_carries_out_and_reports() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    assert_eq!(
        play(&mut round, &mut tables, |_| true, accept),
        [
            "load [7]",
            "decide",
            "commit 7 true",
            "submit-application of 7",
            "load [7]", // the record's part: its id is the client's here
            "commit 7 true",
        ]
    );
    let mut book = Book::new();
    book.load(&tables.rows()).unwrap();
    let submission = &book.get(BackorderId(7)).unwrap().present.progress.submission;
    assert_eq!(submission.reference().map(Reference::as_str), Some("10707"));
}

#[test]
fn only_who_lost_is_read_and_decided_again() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7, 8]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7), ClientId(8)]));
    let mut losses = 1;
    let told = play(
        &mut round,
        &mut tables,
        |commit| {
            let is_lost = commit.client == ClientId(8) && losses > 0;
            losses -= u32::from(is_lost);
            !is_lost
        },
        accept,
    );
    assert_eq!(told[..4], ["load [7, 8]", "decide", "commit 7 true", "commit 8 false"]);
    assert_eq!(told[4], "load [8]");
    let sent = |client: u64| {
        told.iter().filter(|line| **line == format!("submit-application of {client}")).count()
    };
    assert_eq!((sent(7), sent(8)), (1, 1), "{told:?}");
    let first_sent = told.iter().position(|line| line.starts_with("submit")).unwrap();
    let last_decided = told.iter().rposition(|line| line == "decide").unwrap();
    assert!(first_sent > last_decided, "all is decided before anything is sent");
}

#[test]
fn a_report_is_told_again_with_the_same_outcome_until_it_is_written() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    let mut commits = 0;
    let told = play(
        &mut round,
        &mut tables,
        |_| {
            commits += 1;
            !(2..=4).contains(&commits)
        },
        accept,
    );
    let sent = told.iter().position(|line| line == "submit-application of 7").unwrap();
    assert_eq!(
        told[sent + 1..],
        [
            "load [7]",
            "commit 7 false",
            "load [7]",
            "commit 7 false",
            "lock Int(7)",
            "load [7]",
            "commit 7 locked false",
            "lock Int(7)",
            "load [7]",
            "commit 7 locked true",
        ]
    );
    let mut book = Book::new();
    book.load(&tables.rows()).unwrap();
    let submission = &book.get(BackorderId(7)).unwrap().present.progress.submission;
    assert!(submission.reference().is_some());
}

#[test]
fn who_loses_for_ever_is_told_of_and_sends_nothing() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    let told = play(&mut round, &mut tables, |_| false, accept);
    let count = |text: &str| told.iter().filter(|line| line.starts_with(text)).count();
    assert_eq!((count("load"), count("submit")), (TRIES as usize, 0));
    assert_eq!(count("commit 7 locked"), (TRIES - LOCKING_TRY + 1) as usize);
    assert_eq!(told.last().unwrap(), "failed 7: decisions-stale");
}

#[test]
fn a_report_that_is_refused_is_told_of_and_the_others_go_on() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7, 8]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7), ClientId(8)]));
    let mut is_first = true;
    // The first carrier says what answers another kind.
    let told = play(
        &mut round,
        &mut tables,
        |_| true,
        |effect| {
            if std::mem::take(&mut is_first) { Outcome::Done } else { accept(effect) }
        },
    );
    assert!(told.contains(&"failed 7 bo-7.1.submit-application.1.: outcome-unfit".to_owned()));
    assert!(told.contains(&"submit-application of 8".to_owned()), "{told:?}");
}

#[test]
fn a_client_whose_row_is_bad_is_told_of_and_the_others_go_on() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7, 8]);
    for (table, row) in &mut tables.0 {
        if *table == "backorders" && row.get("client_id") == Some(&Value::Int(7)) {
            let bad = row.iter().map(|(name, value)| match name {
                "revision" => (name.to_owned(), Value::Int(0)),
                _ => (name.to_owned(), value.clone()),
            });
            *row = bad.collect();
        }
    }
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7), ClientId(8)]));
    let told = play(&mut round, &mut tables, |_| true, accept);
    assert_eq!(told[1], "failed 7: row-invalid");
    assert!(told.contains(&"submit-application of 8".to_owned()), "{told:?}");
}

#[test]
fn what_was_not_asked_for_changes_nothing_and_a_step_is_said_until_it_is_done() {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    round.written(true);
    round.decided(None, at(SENT));
    round.carried(Outcome::Done);
    for _ in 0..2 {
        assert!(matches!(round.next(at(SENT)), Step::Load(_)));
    }
    round.loaded(&tables.rows());
    round.loaded(&Rows::default());
    round.written(true);
    round.carried(Outcome::Done);
    let Step::Decide { book, .. } = round.next(at(SENT)) else { panic!("a decision comes next") };
    let decisions = cycle(&engine, book, at(SENT));
    round.decided(decisions, at(SENT));
    round.carried(Outcome::Done);
    for _ in 0..2 {
        assert!(matches!(round.next(at(SENT)), Step::Commit { .. }));
    }
    round.written(true);
    round.written(true);
    assert!(matches!(round.next(at(SENT)), Step::CarryOut(_)));
}

#[test]
fn nothing_counts_as_carried_out_while_another_client_is_committed() {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7, 8]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7), ClientId(8)]));
    assert!(matches!(round.next(at(SENT)), Step::Load(_)));
    round.loaded(&tables.rows());
    let Step::Decide { book, .. } = round.next(at(SENT)) else { panic!("a decision comes next") };
    let decisions = cycle(&engine, book, at(SENT));
    round.decided(decisions, at(SENT));
    assert!(matches!(round.next(at(SENT)), Step::Commit { .. }));
    round.written(true);
    round.carried(Outcome::Done);
    assert!(matches!(round.next(at(SENT)), Step::Commit { .. }), "of the other client");
    round.written(true);
    let Step::CarryOut(effect) = round.next(at(SENT)) else { panic!("an effect comes next") };
    assert_eq!(effect.client, ClientId(7), "the first one is still to be carried out");
}

#[test]
fn what_was_carried_out_by_another_process_is_reported() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    let mut sent = None;
    play(
        &mut round,
        &mut tables,
        |_| true,
        |effect| {
            sent.get_or_insert(effect.clone());
            Outcome::Unknown
        },
    );
    let outcome = Outcome::Accepted(Reference::parse("10707").unwrap());
    let mut later = Round::of_report(&engine, &store, sent.unwrap().id, outcome);
    assert_eq!(play(&mut later, &mut tables, |_| true, accept), ["load [7]", "commit 7 true"]);
}

#[test]
fn of_a_row_that_was_there_what_changed_is_written_and_when_it_is_due() {
    let engine = engine();
    let mut tables = Tables::of_placed(&engine, &[7, 8]);
    let mut book = Book::new();
    book.load(&tables.rows()).unwrap();
    let deleted = engine.delete(&mut book, BackorderId(8), Actor::Admin, at(SENT)).unwrap();
    let mut decisions = vec![deleted];
    decisions.extend(cycle(&engine, &mut book, at(SENT)));
    let commits = engine.commits(&mut book, &decisions, at(SENT)).unwrap();
    let written = |table: &str, id: &str| {
        let writes = commits.iter().flat_map(|commit| &commit.writes);
        let mut rows = writes.filter(|write| write.table.name == table).map(|write| &write.row);
        rows.find(|row| match row.get("id").unwrap() {
            Value::Text(text) => text == id,
            value => *value == Value::Int(id.parse().unwrap()),
        })
        .unwrap()
        .clone()
    };
    let row = written("backorders", "7");
    assert_eq!(row.get("status"), Some(&Value::from("PROCESSING")));
    assert_eq!((row.get("domain"), row.get("placed_at"), row.get("past")), (None, None, None));
    // What is finished is due no more, and the store has to be told that, too.
    let row = written("backorders", "8");
    assert_eq!(row.get("due_at"), Some(&Value::Null));
    assert_eq!(row.get("finished_at"), Some(&Value::from(at(SENT))));
    // All of a row that is new.
    assert!(written("effects", "bo-7.1.submit-application.1.").get("action").is_some());
    commits.iter().for_each(|commit| tables.write(commit));
    // In a book that lives on as in one that is made anew.
    let outcome = Outcome::Accepted(Reference::parse("10707").unwrap());
    let sent = EffectId::parse("bo-7.1.submit-application.1.").unwrap();
    let mut anew = Book::new();
    anew.load(&tables.rows()).unwrap();
    for book in [&mut book, &mut anew] {
        let decision = engine.observe(book, &sent, &outcome, at(SENT)).unwrap();
        let commits = engine.commits(book, decision.as_slice(), at(SENT)).unwrap();
        let effects = commits[0].writes.iter().find(|write| write.table.name == "effects").unwrap();
        let columns: Vec<&str> = effects.row.columns().collect();
        assert_eq!(columns, ["id", "revision", "report"]);
    }
    assert_eq!(anew.get(BackorderId(7)), book.get(BackorderId(7)));
}

/// A database with a rival who writes whenever nobody holds the lock.
#[test]
fn a_rival_who_never_rests_is_locked_out_by_the_third_try() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7, 8]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7), ClientId(8)]));
    let (mut told, mut is_held) = (Vec::new(), false);
    for _ in 0..100 {
        match round.next(at(SENT)) {
            Step::Begin(locks) => {
                assert!(!is_held && locks.len() == 1);
                is_held = true;
                round.begun(true);
            }
            Step::Load(reads) => {
                let (clients, held) = (clients_of(reads), if is_held { " held" } else { "" });
                told.push(format!("load {clients:?}{held}"));
                round.loaded(&tables.rows_of(&clients));
            }
            Step::Decide { book, now } => {
                let decisions = cycle(&engine, book, now);
                round.decided(decisions, now);
            }
            Step::Commit { commit, is_begun, .. } => {
                assert_eq!(is_begun, is_held);
                told.push(format!("commit {} {is_held}", commit.client));
                if is_held {
                    tables.write(commit);
                }
                let is_written = std::mem::take(&mut is_held);
                round.written(is_written);
            }
            Step::Rollback => panic!("something is decided"),
            Step::CarryOut(_) => break,
            Step::Failed { error, .. } => panic!("{error}"),
            Step::Done => panic!("nothing is sent"),
        }
    }
    let alone = ["load [7] held", "commit 7 true", "load [8] held", "commit 8 true"];
    assert_eq!(told[told.len() - 4..], alone, "{told:?}");
    assert_eq!(told.len(), 2 * 3 + 4, "{told:?}");
}

#[test]
fn a_lock_that_decides_nothing_is_given_back_and_one_that_is_not_had_is_a_try() {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    for _ in 0..2 {
        assert!(matches!(round.next(at(SENT)), Step::Load(_)));
        round.loaded(&tables.rows());
        let Step::Decide { book, .. } = round.next(at(SENT)) else { panic!("a decision") };
        let decisions = cycle(&engine, book, at(SENT));
        round.decided(decisions, at(SENT));
        round.written(false);
    }
    // Not had five times, once less than it would be given up.
    for _ in LOCKING_TRY..TRIES {
        assert!(matches!(round.next(at(SENT)), Step::Begin(_)));
        round.loaded(&tables.rows());
        round.rolled_back();
        round.begun(false);
    }
    assert!(matches!(round.next(at(SENT)), Step::Begin(_)));
    round.begun(true);
    assert!(matches!(round.next(at(SENT)), Step::Load(_)));
    round.loaded(&tables.rows());
    round.rolled_back();
    assert!(matches!(round.next(at(SENT)), Step::Decide { .. }));
    round.decided(None, at(SENT));
    assert!(matches!(round.next(at(SENT)), Step::Rollback));
    round.rolled_back();
    assert!(matches!(round.next(at(SENT)), Step::Done));
}

#[test]
fn a_lock_that_is_never_had_is_told_of() {
    let (engine, store) = (engine(), store());
    let mut tables = Tables::of_placed(&engine, &[7]);
    let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    // Bounded, so that a mistake by which it never comes to that is seen at once.
    for _ in 0..30 {
        match round.next(at(SENT)) {
            Step::Begin(_) => break,
            Step::Load(_) => round.loaded(&tables.rows()),
            Step::Decide { book, now } => {
                let decisions = cycle(&engine, book, now);
                round.decided(decisions, now);
            }
            _ => round.written(false),
        }
    }
    (LOCKING_TRY..=TRIES).for_each(|_| round.begun(false));
    let told = play(&mut round, &mut tables, |_| true, accept);
    assert_eq!(told, ["failed 7: decisions-stale"]);
}

#[test]
fn who_is_alone_reads_the_same_under_the_lock() {
    let (engine, store) = (engine(), store());
    let tables = Tables::of_placed(&engine, &[7]);
    let name = DomainName::parse("other.com", &engine.prices().tlds()).unwrap();
    let reads = store.part_to_place(ClientId(7), &name);
    let mut round = Round::new(&engine, &store, reads.clone());
    for _ in 0..2 {
        round.next(at(SENT));
        round.loaded(&tables.rows());
        let Step::Decide { book, now } = round.next(at(SENT)) else { panic!("it is read") };
        let decisions = cycle(&engine, book, now);
        round.decided(decisions, now);
        round.written(false);
    }
    assert!(matches!(round.next(at(SENT)), Step::Begin(_)));
    round.begun(true);
    let Step::Load(again) = round.next(at(SENT)) else { panic!("it is locked") };
    assert_eq!(again, reads, "with what is finished of the name that is placed");
}
