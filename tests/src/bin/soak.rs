//! Plays many simulated histories and prints the seeds of those that break a rule.
//!
//! `soak [HISTORIES [FIRST_SEED]]`; with `soak seed SEED` one history, in every detail.

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use backorder_tests::simulation::{History, Tally, explain, run, trace};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize, default: u64| {
        arguments.get(index).and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    if arguments.first().is_some_and(|first| first == "seed") {
        return show(number(1, 0));
    }
    soak(number(0, 10_000), number(1, 1))
}

fn show(seed: u64) -> ExitCode {
    let history = History::of_seed(seed);
    match run(&history) {
        Ok(tally) => {
            println!("{history}\n{}\n{tally:?}", trace(&history).join("\n"));
            ExitCode::SUCCESS
        }
        Err(violation) => {
            println!("{}", explain(&history, &violation));
            ExitCode::FAILURE
        }
    }
}

fn soak(histories: u64, first: u64) -> ExitCode {
    let started = Instant::now();
    let mut total = Tally::default();
    let mut failures: Vec<(u64, &str)> = Vec::new();
    for seed in first..first + histories {
        match run(&History::of_seed(seed)) {
            Ok(tally) => total = total.plus(tally),
            Err(violation) => {
                println!("\rseed {seed}: {violation}");
                failures.push((seed, violation.rule));
            }
        }
        let done = seed - first + 1;
        if done.is_multiple_of(500) || done == histories {
            let rate = done as f64 / started.elapsed().as_secs_f64();
            print!("\r{done} of {histories} histories, {rate:.0}/s, {} failed ", failures.len());
            let _ = std::io::stdout().flush();
        }
    }
    println!("\n{total:?}");
    for (seed, rule) in failures.iter().take(20) {
        println!("failed: seed {seed} ({rule}); see it with: soak seed {seed}");
    }
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
