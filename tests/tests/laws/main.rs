//! Laws that hold whatever happens, tried on random histories of few clients and names.
//!
//! After every step the world itself checks what its ledger and the auditor of the simulation
//! know: held = captured + released + still held, each hold ends once, never more is captured than
//! held; revisions, transitions, unique ids; and that everything reads back from rows (see
//! `scenario::world`). The laws here come on top.

mod history;
mod lists;
mod people;
mod settings;
mod timers;
mod wakes;

use std::collections::BTreeMap;
use std::process::Command;

use backorder_core::Value;
use backorder_core::{
    BackorderId, Book, ClientId, Decision, EffectId, EffectKind, ErrorKind, HoldChange, Money,
    Outcome, Row, Status,
};
use backorder_tests::scenario::world::{Billed, Step, World, contents, decide, read_again};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;

use history::{HOUR, History, eur, moves, play};

fn cycle(world: &World, book: &mut Book, now: DateTime<Utc>) -> Vec<Decision> {
    read_again(&world.engine, book, now);
    decide(&world.engine, book, &Step::Cycle, now).unwrap()
}

/// The same records, accounts and claims, put in backwards.
fn backwards(book: &Book) -> Book {
    let mut other = Book::new();
    let records: Vec<_> = book.iter().cloned().collect();
    for record in records.into_iter().rev() {
        for claim in book.claims(&record.name).iter().rev() {
            other.insert_claim(claim.clone());
        }
        other.insert(record).unwrap();
    }
    let clients: Vec<ClientId> = book.clients().collect();
    for client in clients.into_iter().rev() {
        other.insert_account(book.account(client).unwrap().clone()).unwrap();
    }
    other
}

/// What the log says of one life.
#[derive(Debug, Default)]
struct Told {
    stage: String,
    revision: u64,
    held: i64,
}

/// Reads the log from its beginning, knowing nothing else.
fn replay<'a>(log: impl Iterator<Item = &'a Row>) -> BTreeMap<(u64, u32), Told> {
    let mut told: BTreeMap<(u64, u32), Told> = BTreeMap::new();
    for row in log {
        let int = |column| match row.get(column) {
            Some(Value::Int(number)) => number.unsigned_abs(),
            other => panic!("{column} is {other:?}"),
        };
        let text = |column| match row.get(column) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let life = u32::try_from(int("life")).unwrap();
        let entry = told.entry((int("backorder_id"), life)).or_default();
        text("to_status").unwrap().clone_into(&mut entry.stage);
        entry.revision = int("revision");
        match text("hold").map(|json| serde_json::from_str(json).unwrap()) {
            Some(HoldChange::Made { amount }) => entry.held += amount.minor(),
            Some(HoldChange::Captured { captured, released }) => {
                entry.held -= captured.minor() + released.minor();
            }
            Some(HoldChange::Released { amount }) => entry.held -= amount.minor(),
            None => {}
        }
    }
    told
}

/// Fewer where `PROPTEST_CASES` says so.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.min(64), failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    /// Money is never promised that is not there: after a hold was made, credit - unpaid - holds
    /// is not below zero. (Billing may take money away afterwards; that is not our action.)
    #[test]
    fn no_hold_is_made_without_money(moves in moves()) {
        play(&moves, |history, _| {
            let world = &history.world;
            for decision in &world.last.decisions {
                if let Some(HoldChange::Made { amount }) = decision.hold {
                    let funds = world.book.funds(decision.client).unwrap();
                    let free = funds.credit.minor() - funds.unpaid.minor() - funds.held.minor();
                    prop_assert!(free >= 0, "{free} after holding {amount}");
                }
            }
            Ok(())
        })?;
    }

    /// What is not billing's doing never takes available money below zero.
    #[test]
    fn available_is_never_negative_by_our_action(moves in moves()) {
        let mut free: BTreeMap<ClientId, i64> = BTreeMap::new();
        let before = std::cell::RefCell::new(&mut free);
        play(&moves, |history, step| {
            let mut before = before.borrow_mut();
            let is_billings = matches!(
                step,
                Step::Account(_) | Step::Report(_, Outcome::Invoice(_)) | Step::Invoice(..)
            );
            for client in history.world.book.clients() {
                let funds = history.world.book.funds(client).unwrap();
                let now = funds.credit.minor() - funds.unpaid.minor() - funds.held.minor();
                let was = before.insert(client, now).unwrap_or(0);
                prop_assert!(is_billings || now >= was.min(0), "{was} became {now} by {step:?}");
            }
            Ok(())
        })?;
    }

    /// The same event twice is the same state as once: what tells something is told once, what
    /// does something is refused the second time.
    #[test]
    fn the_same_event_again_changes_nothing(moves in moves()) {
        play(&moves, |history, step| {
            if history.world.last.error.is_some() {
                return Ok(());
            }
            let before = contents(&history.world.store.load().unwrap());
            history.act(step)?;
            let last = &history.world.last;
            let does = matches!(
                step,
                Step::Place(_)
                    | Step::PlaceFor(..)
                    | Step::Delete(..)
                    | Step::Activate(_)
                    | Step::GiveUp(_)
                    | Step::Accept(..)
            );
            prop_assert_eq!(last.error.is_some(), does, "{:?}: {:?}", step, &last.error);
            prop_assert!(last.decisions.is_empty(), "{step:?}: {:?}", last.decisions);
            prop_assert_eq!(before, contents(&history.world.store.load().unwrap()));
            Ok(())
        })?;
    }

    /// The same events from the beginning give the same decisions and the same rows.
    #[test]
    fn replaying_the_events_gives_the_same_state(moves in moves()) {
        let (mut first, mut second) = (History::new(), History::new());
        for next in &moves {
            let step = first.step(next);
            prop_assert_eq!(format!("{step:?}"), format!("{:?}", second.step(next)));
            let Some(step) = step else { continue };
            first.act(&step)?;
            // The second process knows nothing but the rows, before every event.
            second.world.reload().unwrap();
            second.act(&step)?;
            prop_assert_eq!(&first.world.last.decisions, &second.world.last.decisions);
        }
        prop_assert_eq!(contents(&first.world.book), contents(&second.world.book));
    }

    /// The log alone says how every life stands and what it holds.
    #[test]
    fn replaying_the_log_gives_the_same_state(moves in moves()) {
        play(&moves, |history, _| {
            let told = replay(history.world.store.log());
            let book = &history.world.book;
            let lives = book.iter().flat_map(|record| record.lives().map(move |l| (record, l)));
            for (record, life) in lives {
                let Some(log) = told.get(&(record.id.0, life.number)) else {
                    return Err(TestCaseError::fail(format!("{record:?} is not in the log")));
                };
                let is_present = life.number == record.present.number;
                if is_present {
                    // A report for an earlier life is a change of the record, too.
                    let own = told.range((record.id.0, 0)..=(record.id.0, u32::MAX));
                    let last = own.map(|(_, log)| log.revision).max();
                    // Questions alone are not in the log.
                    prop_assert!(last.is_some_and(|last| last <= record.revision));
                    prop_assert_eq!(&log.stage, &record.stage().to_string());
                } else if record.deleted_at.is_none() {
                    prop_assert_eq!(&log.stage, life.status.as_str());
                }
                prop_assert_eq!(log.held, life.hold.map_or(0, |hold| hold.amount.minor()));
            }
            Ok(())
        })?;
    }

    /// What any event decides depends on the records, not on how they came into the book.
    #[test]
    fn no_decision_depends_on_the_order_of_input(moves in moves()) {
        let mut history = History::new();
        for next in &moves {
            let Some(step) = history.step(next) else { continue };
            let (world, now) = (&history.world, history.world.now);
            let mut reversed = backwards(&world.store.load().unwrap());
            if matches!(
                step,
                Step::Cycle | Step::Activate(_) | Step::Place(_) | Step::PlaceFor(..)
            ) {
                read_again(&world.engine, &mut reversed, now);
            }
            let other = decide(&world.engine, &mut reversed, &step, now);
            history.act(&step)?;
            let last = &history.world.last;
            prop_assert_eq!(other.as_ref().err(), last.error.as_ref());
            // The world keeps them client by client, as they are committed.
            let mut other = other.unwrap_or_default();
            other.sort_by_key(|decision| decision.client);
            prop_assert_eq!(&other, &last.decisions);
        }
    }

    /// A second cycle at the same instant, or at an earlier one, has nothing left to do.
    #[test]
    fn a_second_cycle_decides_nothing(moves in moves(), back in select(vec![0, 1, HOUR])) {
        play(&moves, |history, step| {
            if matches!(step, Step::Cycle) {
                let mut book = history.world.book.clone();
                let now = history.world.now;
                let again = cycle(&history.world, &mut book, now);
                prop_assert!(again.is_empty(), "{again:?}");
                let mut fresh = history.world.store.load().unwrap();
                let again = cycle(&history.world, &mut fresh, now);
                prop_assert!(again.is_empty(), "after a reload: {again:?}");
                let earlier = cycle(&history.world, &mut book, now - TimeDelta::seconds(back));
                let old: Vec<EffectId> = history.world.last.effects().map(|e| e.id).collect();
                let twice = earlier.iter().flat_map(|d| &d.effects).find(|e| old.contains(&e.id));
                prop_assert!(twice.is_none(), "decided twice: {twice:?}");
            }
            Ok(())
        })?;
    }

    /// What a cycle decides depends on the records, not on how they came into the book.
    #[test]
    fn neither_the_order_nor_a_reload_matters(moves in moves()) {
        play(&moves, |history, _| {
            let (world, now) = (&history.world, history.world.now);
            let own = cycle(world, &mut world.book.clone(), now);
            let stored = world.store.load().unwrap();
            let reloaded = cycle(world, &mut stored.clone(), now);
            prop_assert_eq!(&own, &reloaded);
            let reversed = cycle(world, &mut backwards(&stored), now);
            prop_assert_eq!(&own, &reversed);
            Ok(())
        })?;
    }

    /// One may sleep until the wake-up: no cycle before it decides anything.
    #[test]
    fn nothing_happens_before_the_wake_up(moves in moves()) {
        play(&moves, |history, _| {
            let (world, now) = (&history.world, history.world.now);
            for mut book in [world.book.clone(), world.store.load().unwrap()] {
                read_again(&world.engine, &mut book, now);
                let next = world.engine.next_wakeup(&book, now);
                let end = next.unwrap_or(now + TimeDelta::days(800)) - TimeDelta::seconds(1);
                let middle = now + (end - now) / 2;
                for at in [middle, end].into_iter().filter(|at| *at >= now) {
                    let mut fresh = world.store.load().unwrap();
                    let decided = cycle(world, &mut fresh, at);
                    prop_assert!(decided.is_empty(), "at {at}, before {next:?}: {decided:?}");
                }
            }
            Ok(())
        })?;
    }

    /// Nothing holds money for ever, even if nobody ever answers again; a name that is ours keeps
    /// its hold until it is invoiced.
    #[test]
    fn every_hold_ends(moves in moves()) {
        let mut history = History::new();
        for next in &moves {
            if let Some(step) = history.step(next) {
                history.act(&step)?;
            }
        }
        let world = &history.world;
        let mut book = world.book.clone();
        for day in 0..110 {
            cycle(world, &mut book, world.now + TimeDelta::days(day));
        }
        for record in book.iter() {
            let is_won = matches!(
                record.present.status,
                Status::PendingPayment | Status::AuctionWon
            );
            prop_assert!(is_won || record.present.hold.is_none(), "{record:?}");
        }
    }

    /// Decisions that a later one went past make no commit: it could not be right.
    #[test]
    fn no_commit_is_made_of_decisions_older_than_the_book(moves in moves()) {
        let earlier = std::cell::RefCell::new(BTreeMap::new());
        play(&moves, |history, _| {
            for decision in &history.world.last.decisions {
                let Some(step) = &decision.record else { continue };
                let old: Option<Decision> = earlier.borrow_mut().insert(step.id, decision.clone());
                let Some(old) = old else { continue };
                let (mut book, now) = (history.world.book.clone(), history.world.now);
                let refused = history.world.engine.commits(&mut book, &[old], now).err();
                let kind = refused.map(|error| error.kind());
                prop_assert_eq!(kind, Some(ErrorKind::DecisionsStale));
            }
            Ok(())
        })?;
    }

    /// A client's funds as shown are what the records add up to.
    #[test]
    fn funds_add_up(moves in moves()) {
        play(&moves, |history, _| {
            let book = &history.world.book;
            for client in book.clients() {
                let account = book.account(client).unwrap();
                let held: i64 = book
                    .of_client(client)
                    .filter(|record| !(record.present.awaits_invoice()
                        && account.noted.iter().any(|id| {
                            id.backorder == record.id && id.life == record.present.number
                        })))
                    .filter_map(|record| record.present.hold)
                    .filter(|hold| hold.amount.currency() == account.currency())
                    .map(|hold| hold.amount.minor())
                    .sum();
                let funds = book.funds(client).unwrap();
                let free = account.credit.minor() - account.unpaid.minor() - held;
                prop_assert_eq!(funds.held.minor(), held);
                prop_assert_eq!(funds.available.minor(), free.max(0));
            }
            Ok(())
        })?;
    }
}

/// Plays one history and prints a digest of everything decided, for the test below.
fn digest() -> String {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut all = String::new();
    for _ in 0..12 {
        let moves = moves().new_tree(&mut runner).unwrap().current();
        let mut history = History::new();
        for next in &moves {
            let Some(step) = history.step(next) else { continue };
            history.act(&step).unwrap();
            all += &format!("{:?} {:?}", history.world.last.decisions, history.world.last.error);
        }
        all += &contents(&history.world.store.load().unwrap());
    }
    for event in ["Fund", "Submit", "Told", "ApplicationSuccessful"] {
        assert!(all.contains(&format!("event: {event},")), "{event} does not happen");
    }
    let sum = all.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    format!("digest {} {sum:016x}", all.len())
}

/// A message that nobody reported is sent again by a kept book and by a process that begins, also
/// where the clock was set back a second time between what that process did and what it does.
#[test]
fn a_clock_that_is_set_back_twice_is_seen_before_anything_is_loaded() {
    let (mut kept, mut fresh) = (History::new(), History::new());
    let read = |minor| {
        let credit = Money::of_minor(minor, eur());
        Step::Account(Billed::new(ClientId(2), credit, Money::zero(eur())))
    };
    let steps = [
        (0, Step::Cycle),
        (0, Step::GiveUp(BackorderId(1))),
        (5, read(4000)),
        (-1, read(3000)),
        (-1, Step::Cycle),
    ];
    for (hours, step) in &steps {
        for history in [&mut kept, &mut fresh] {
            history.world.now += TimeDelta::hours(*hours);
        }
        kept.act(step).unwrap();
        fresh.world.reload().unwrap();
        fresh.act(step).unwrap();
        assert_eq!(kept.world.last.decisions, fresh.world.last.decisions, "{step:?}");
    }
    let sent: Vec<EffectId> = kept.world.last.effects().map(|effect| effect.id).collect();
    let is_again = |id: &EffectId| id.kind == EffectKind::AlertReseller && id.backorder.0 == 1;
    assert!(sent.iter().any(is_again), "{sent:?}");
}

const ASKED: &str = "BACKORDER_TESTS_DIGEST";

/// Decisions and rows are the same whatever zone the process stands in. (A database's zone cannot
/// matter to rows that are UTC text; the demo shows it with a real one. A client's zone is an
/// argument of `explain` alone.)
#[test]
fn results_do_not_depend_on_any_zone() {
    let own = digest();
    if std::env::var_os(ASKED).is_some() {
        println!("\n{own}");
        return;
    }
    for zone in
        ["UTC", "Asia/Dubai", "Pacific/Apia", "<-1130>11:30", "Antarctica/Troll", "Nonsense"]
    {
        let mut child = Command::new(std::env::current_exe().unwrap());
        // Not --exact: in tests/judge.rs its name has this module before it.
        child.args(["results_do_not_depend_on_any_zone", "--nocapture"]);
        child.env("TZ", zone).env("LC_ALL", "de_DE.UTF-8").env(ASKED, "1");
        let output = String::from_utf8(child.output().unwrap().stdout).unwrap();
        assert!(output.contains(&own), "{zone}: {own} is not in {output}");
    }
}
