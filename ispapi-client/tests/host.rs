//! The example of a host: what it does, and what it does when another host is faster.

#[allow(dead_code)]
#[path = "../examples/host/main.rs"]
mod host;

use backorder_core::{
    BackorderId, Decision, Engine, Outcome, Reference, Round, Step, Store, parse_utc,
};
use host::sqlite::{begin, commit, load, rollback};
use host::{Host, Time};

#[test]
fn the_example_catches_a_name() {
    let told = host::drop_day().expect("a drop day");
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

fn at(text: &str) -> Time {
    parse_utc(text).expect("a date").expect("a date")
}

/// A host that has a name placed and nothing sent.
fn placed() -> Host {
    let mut host = host::host("http://127.0.0.1:9/".into()).expect("a host");
    let (drop_at, now) = (at("2027-01-13 19:00:00"), at("2027-01-09 12:00:00"));
    host::place(&mut host, "example.com", drop_at, now).expect("placed");
    host
}

fn cycle(engine: &Engine, book: &mut backorder_core::Book, now: Time) -> Vec<Decision> {
    let client = backorder_core::ClientId(7);
    let mut decisions = host::read_account(engine, book, client, now).expect("read");
    decisions.extend(engine.cycle(book, now));
    decisions
}

/// Goes on until something is to be carried out, or nothing is left.
fn until_carried(
    host: &mut Host,
    round: &mut Round<&Engine, &Store>,
    now: Time,
) -> (Vec<&'static str>, bool) {
    let mut steps = Vec::new();
    loop {
        match round.next(now) {
            Step::Load(reads) => {
                steps.push("load");
                let rows = load(&host.database, reads).expect("rows");
                round.loaded(&rows);
            }
            Step::Decide { book, now } => {
                steps.push("decide");
                let decisions = cycle(&host.engine, book, now);
                round.decided(decisions, now);
            }
            Step::Begin(_) => {
                steps.push("lock");
                round.begun(begin(&host.database).expect("SQLite"));
            }
            Step::Rollback => {
                steps.push("rollback");
                rollback(&host.database).expect("SQLite");
                round.rolled_back();
            }
            Step::Commit { statements, is_begun, .. } => {
                let is_written = commit(&host.database, &statements, is_begun).expect("SQLite");
                steps.push(if is_written { "written" } else { "lost" });
                round.written(is_written);
            }
            Step::CarryOut(_) => return (steps, true),
            Step::Failed { error, .. } => panic!("{error}"),
            Step::Done => return (steps, false),
        }
    }
}

#[test]
fn of_two_hosts_one_sends_and_the_other_decides_again() {
    let mut host = placed();
    let (engine, store) = (host.engine.clone(), host.store.clone());
    let now = at("2027-01-13 17:00:00");
    let part = store.part(&[backorder_core::ClientId(7)]);
    let (mut one, mut two) =
        (Round::new(&engine, &store, part.clone()), Round::new(&engine, &store, part));
    // The second has read and decided before the first writes.
    let Step::Load(reads) = two.next(now) else { panic!("a read comes first") };
    let rows = load(&host.database, reads).expect("rows");
    two.loaded(&rows);
    let Step::Decide { book, now } = two.next(now) else { panic!("then a decision") };
    let decisions = cycle(&engine, book, now);
    two.decided(decisions, now);
    assert_eq!(until_carried(&mut host, &mut one, now), (vec!["load", "decide", "written"], true));
    let (steps, sends) = until_carried(&mut host, &mut two, now);
    assert_eq!(steps[..3], ["lost", "load", "decide"]);
    assert!(!sends, "one application is enough");

    // What came of it is told to the rows as they are now, by whoever sent it.
    one.carried(Outcome::Accepted(Reference::parse("10700").expect("a reference")));
    assert_eq!(until_carried(&mut host, &mut one, now), (vec!["load", "written"], false));
    let rows = load(&host.database, &store.part_of_record(BackorderId(1))).expect("rows");
    let mut book = backorder_core::Book::new();
    book.load(&rows).expect("readable");
    let record = book.get(BackorderId(1)).expect("the record");
    assert_eq!(record.present.status.to_string(), "PROCESSING");
}
