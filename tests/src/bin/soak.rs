//! Plays many simulated histories and prints the seeds of those that break a rule.
//!
//! `soak [HISTORIES [FIRST_SEED [THREADS]]]`; with `soak seed SEED` one history, in every detail,
//! or, if it breaks a rule, the smallest part of it that does and a scenario that shows it.
//!
//! Which thread plays which seed makes no difference to what is printed on standard output, but
//! for the rate; the progress is on standard error.

use std::num::NonZero;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use backorder_tests::output::{err, out};
use backorder_tests::simulation::{History, Tally, Violation, explain, run, trace};
use backorder_tests::{note, say};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize, default: u64| {
        arguments.get(index).and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    if arguments.first().is_some_and(|first| first == "seed") {
        return show(number(1, 0));
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    soak(number(0, 10_000), number(1, 1), number(2, cores).max(1))
}

fn show(seed: u64) -> ExitCode {
    let history = History::of_seed(seed);
    match run(&history) {
        Ok(tally) => {
            say!("{history}\n{}\n{tally}", trace(&history, None).join("\n"));
            ExitCode::SUCCESS
        }
        Err(violation) => {
            say!("{}", explain(&history, &violation, None));
            ExitCode::FAILURE
        }
    }
}

/// What the threads share: the next seed, and what was found.
struct Work {
    next: AtomicU64,
    end: u64,
    found: Mutex<(Tally, Vec<(u64, Violation)>)>,
}

impl Work {
    fn play(&self, progress: impl Fn(u64)) {
        loop {
            let seed = self.next.fetch_add(1, Ordering::Relaxed);
            if seed >= self.end {
                return;
            }
            let result = run(&History::of_seed(seed));
            let mut found = self.found.lock().expect("no thread panics: a panic is a violation");
            match result {
                Ok(tally) => found.0 = found.0.plus(tally),
                Err(violation) => found.1.push((seed, violation)),
            }
            drop(found);
            progress(seed);
        }
    }
}

fn soak(histories: u64, first: u64, threads: u64) -> ExitCode {
    // A panic is reported with its seed, once.
    std::panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    let end = first + histories;
    let work = Work { next: AtomicU64::new(first), end, found: Mutex::default() };
    let rate = |done: u64| done as f64 / started.elapsed().as_secs_f64().max(0.001);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                work.play(|seed| {
                    let done = seed - first + 1;
                    if done.is_multiple_of(500) {
                        let rate = rate(done);
                        err(format_args!("\r{done} of {histories} histories, {rate:.0}/s "));
                    }
                });
            });
        }
    });
    note!();
    let (total, mut failures) = work.found.into_inner().expect("no thread panics");
    failures.sort_by_key(|(seed, _)| *seed);
    say!("seeds {first} to {}: {} failed, {:.0}/s", end - 1, failures.len(), rate(histories));
    out(format_args!("{total}"));
    for (seed, violation) in &failures {
        say!("seed {seed}: {violation}");
    }
    // The first is told in full: seed, smallest history, scenario.
    let Some((seed, violation)) = failures.first() else { return ExitCode::SUCCESS };
    say!("\nseed {seed}, made small:\n{}", explain(&History::of_seed(*seed), violation, None));
    for (seed, violation) in failures.iter().take(20) {
        say!("failed: seed {seed} ({}); see it with: soak seed {seed}", violation.rule);
    }
    ExitCode::FAILURE
}
