//! Simulated histories: see `backorder_tests::simulation`; `make soak` plays many more.

use std::thread;

use backorder_tests::scenario::{Bend, stories};
use backorder_tests::simulation::{
    History, Tally, Violation, explain, run, run_bent, scenario, shrink,
};
use chrono::TimeDelta;

/// As many as fit into some seconds of a debug build.
const HISTORIES: u64 = 60;

/// Seeds that once broke a rule, in the engine or in the simulation itself.
const ONCE_FAILED: [u64; 10] = [92, 1067, 1282, 1387, 2104, 4171, 4402, 4623, 12_081, 25_216];

/// Plays them on two threads, and stops at the first that breaks a rule.
fn total() -> Tally {
    let seeds: Vec<u64> = (1..=HISTORIES).chain(ONCE_FAILED).collect();
    let halves: Vec<&[u64]> = seeds.chunks(seeds.len().div_ceil(2)).collect();
    thread::scope(|scope| {
        let threads: Vec<_> = halves.iter().map(|half| scope.spawn(|| play(half))).collect();
        let sums = threads.into_iter().map(|thread| thread.join().unwrap_or_else(resume));
        sums.fold(Tally::default(), Tally::plus)
    })
}

fn resume(panic: Box<dyn std::any::Any + Send>) -> Tally {
    std::panic::resume_unwind(panic)
}

fn play(seeds: &[u64]) -> Tally {
    let mut total = Tally::default();
    for seed in seeds {
        let history = History::of_seed(*seed);
        match run(&history) {
            Ok(tally) => total = total.plus(tally),
            Err(violation) => panic!("seed {seed}\n{}", explain(&history, &violation, None)),
        }
    }
    total
}

/// And every kind of trouble comes in them.
#[test]
fn no_history_breaks_a_rule() {
    let total = total();
    // A simulation in which little happens would find little.
    assert!(total.applications > 2 * HISTORIES, "{total}");
    assert!(total.won > HISTORIES / 2, "{total}");
    assert!(total.lost > HISTORIES / 2, "{total}");
    let never: Vec<&str> =
        total.counts().iter().filter(|(_, count)| *count == 0).map(|(what, _)| *what).collect();
    assert!(never.is_empty(), "never: {never:?}\n{total}");
}

#[test]
fn the_same_seed_is_the_same_history() {
    let history = History::of_seed(42);
    assert_eq!(history, History::of_seed(42));
    assert_eq!(run(&history), run(&history));
    assert_ne!(history, History::of_seed(43));
}

/// An engine whose rules are bent, and the rule that the auditor must then see broken.
const BENT: [(Bend, &str); 5] = [
    (|p| p.funding_lead += TimeDelta::hours(6), "a hold is made in its window"),
    (|p| p.funding_lead -= TimeDelta::hours(6), "what can be funded in its window is funded"),
    (
        |p| p.submission_lead -= TimeDelta::minutes(10),
        "what is ACTIVE at its submission time is sent or falls back",
    ),
    (|p| p.late_grace += TimeDelta::hours(2), "REQUESTED and ACTIVE end two days after the drop"),
    (
        |p| p.message_resends[0] -= TimeDelta::minutes(3),
        "a changing effect is left alone for 5 minutes",
    ),
];

fn first_broken(bend: Bend, rule: &str) -> (History, Violation) {
    let broken = |seed| {
        let history = History::of_seed(seed);
        let found = run_bent(&history, Some(bend)).err().filter(|found| found.rule == rule);
        found.map(|violation| (history, violation))
    };
    (1..200).find_map(broken).unwrap_or_else(|| panic!("nobody notices: {rule}"))
}

/// A failure comes with a scenario of few lines, which the runner plays and which fails by the
/// same rule; and which holds when the engine is put right.
#[test]
fn what_is_found_becomes_a_scenario_that_shows_it() {
    for (bend, rule) in BENT {
        let (history, violation) = first_broken(bend, rule);
        let smallest = shrink(&history, violation.rule, Some(bend));
        let text = scenario(&smallest, &violation, Some(bend));
        println!("{text}");
        let story = stories("found.scn", &text).unwrap().remove(0);
        let why = story.tell(Some(bend), false).expect_err(&text);
        let broken = format!("broken rule: {rule}");
        assert!(why.contains(&broken), "{why}\n{text}");
        assert!(text.lines().count() < 20, "{text}");
        assert!(!text.contains("does not see it"), "{text}");
        let right = story.tell(None, false);
        assert!(right.as_ref().err().is_none_or(|why| !why.contains(&broken)), "{right:?}\n{text}");
    }
}
