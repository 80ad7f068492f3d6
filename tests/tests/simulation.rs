//! Simulated histories: see `backorder_tests::simulation`; `make soak` plays many more.

use backorder_tests::simulation::{History, Tally, explain, run};

/// As many as fit into some seconds of a debug build.
const HISTORIES: u64 = 60;

/// Seeds that once broke a rule, in the engine or in the simulation itself.
const ONCE_FAILED: [u64; 8] = [92, 1067, 1282, 1387, 2104, 4171, 4402, 12_081];

fn play(seeds: impl Iterator<Item = u64>) -> Tally {
    let mut total = Tally::default();
    for seed in seeds {
        let history = History::of_seed(seed);
        match run(&history) {
            Ok(tally) => total = total.plus(tally),
            Err(violation) => panic!("seed {seed}\n{}", explain(&history, &violation)),
        }
    }
    total
}

#[test]
fn no_history_breaks_a_rule() {
    let total = play((1..=HISTORIES).chain(ONCE_FAILED));
    // A simulation in which nothing happens would find nothing.
    assert!(total.applications > 2 * HISTORIES, "{total:?}");
    assert!(total.won > HISTORIES / 2, "{total:?}");
    assert!(total.crashes > HISTORIES, "{total:?}");
    assert!(total.refused > HISTORIES / 10, "{total:?}");
}

#[test]
fn the_same_seed_is_the_same_history() {
    let history = History::of_seed(42);
    assert_eq!(history, History::of_seed(42));
    assert_eq!(run(&history), run(&history));
    assert_ne!(history, History::of_seed(43));
}
