//! What judges the engine, in one program that needs the core alone: mutation testing builds and
//! runs it for every mutant. Each part is a test of its own in `make test`; here the first failure
//! ends the program, because a mutant needs no second witness.

use std::io::Write;

use backorder_tests::scenario::{files, play};
use backorder_tests::simulation::{History, run};

#[path = "adoption/main.rs"]
mod adoption;
#[path = "laws/main.rs"]
mod laws;
mod refusals;
mod transitions;

/// How many simulated histories a mutant must come through.
const HISTORIES: u64 = 16;

/// Named to be the first in the order of names.
#[test]
fn a_every_scenario_holds() {
    std::panic::set_hook(Box::new(|panic| {
        // Not captured by the test harness, which will not come to show it.
        let _ = writeln!(std::io::stderr(), "{panic}");
        std::process::exit(101);
    }));
    let files = files().unwrap();
    assert!(!files.is_empty(), "no scenario was found");
    for file in files {
        play(&file).unwrap_or_else(|failure| panic!("{failure}"));
    }
}

#[test]
fn no_history_breaks_a_rule() {
    for seed in 1..=HISTORIES {
        assert!(run(&History::of_seed(seed)).is_ok(), "seed {seed}");
    }
}
