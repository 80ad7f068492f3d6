//! Whole histories of crashes, repeats, clocks and short money, judged by an independent auditor.
//!
//! A [`History`] is made from a seed and is nothing but data: drops, and steps that people,
//! registries and the weather take. A world plays it: the engine behind a store of rows, a
//! registrar and a billing system with truths of their own, workers that crash between any two
//! steps of their protocol, replies that are lost, late or doubled. The auditor is told only what
//! was committed, keeps a plain ledger, and compares with the truth of the others. Then all faults
//! stop for eighty days, and everything must have come to its end.
//!
//! The same seed gives the same history, and what befalls a call depends on that call alone, so
//! that a failing history can be made smaller by leaving steps out ([`shrink`]).

mod auditor;
mod billing;
mod carrier;
mod plan;
mod random;
mod registrar;
mod store;
mod verdicts;
mod worker;
mod world;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{DateTime, TimeDelta, Utc};

pub use plan::{History, Op, Seconds, Step, clock};
pub use random::{Random, fate};
use world::World;

/// What a history did, when nothing was wrong with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cycles that ran.
    pub cycles: u64,
    /// Transactions that were committed.
    pub commits: u64,
    /// Transactions that were refused because another worker was first.
    pub refused: u64,
    /// Crashes.
    pub crashes: u64,
    /// Effects carried out.
    pub effects: u64,
    /// Reports taken in.
    pub reports: u64,
    /// Applications made at the registrar.
    pub applications: u64,
    /// Lives that ended with the name.
    pub won: u64,
}

impl Tally {
    /// The sums of two.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            cycles: self.cycles + other.cycles,
            commits: self.commits + other.commits,
            refused: self.refused + other.refused,
            crashes: self.crashes + other.crashes,
            effects: self.effects + other.effects,
            reports: self.reports + other.reports,
            applications: self.applications + other.applications,
            won: self.won + other.won,
        }
    }
}

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which, in words.
    pub rule: &'static str,
    /// When, in seconds since the history began.
    pub at: Seconds,
    /// What was seen.
    pub text: String,
}

impl Violation {
    fn new(rule: &'static str, at: Seconds, text: impl Into<String>) -> Violation {
        Violation { rule, at, text: text.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: broken rule: {}\n  {}", clock(self.at), self.rule, self.text)
    }
}

/// Plays a history to its end.
///
/// # Errors
/// The first rule that was broken; a panic counts as one.
pub fn run(history: &History) -> Result<Tally, Violation> {
    play(history, false).0
}

/// Plays a history and writes down every decision, effect and report of it.
pub fn trace(history: &History) -> Vec<String> {
    play(history, true).1
}

fn play(history: &History, is_traced: bool) -> (Result<Tally, Violation>, Vec<String>) {
    let mut world = World::new(history, is_traced);
    let result = catch_unwind(AssertUnwindSafe(|| world.play()));
    let result = result.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(Violation::new("no panic", world.now, text.unwrap_or_default()))
    });
    (result, world.trace.take().unwrap_or_default())
}

/// The smallest history found that still breaks the same rule, by leaving steps out.
pub fn shrink(history: &History, rule: &'static str) -> History {
    let mut smallest = history.clone();
    let mut size = smallest.steps.len().div_ceil(2);
    while size > 0 {
        let mut start = 0;
        let mut is_smaller = false;
        while start < smallest.steps.len() {
            let mut candidate = smallest.clone();
            let end = (start + size).min(candidate.steps.len());
            candidate.steps.drain(start..end);
            if run(&candidate).is_err_and(|violation| violation.rule == rule) {
                smallest = candidate;
                is_smaller = true;
            } else {
                start = end;
            }
        }
        if !is_smaller {
            size /= 2;
        }
    }
    smallest
}

/// A failing seed as text: the rule, the smallest history, and its last steps in detail.
pub fn explain(history: &History, violation: &Violation) -> String {
    let smallest = shrink(history, violation.rule);
    let found = run(&smallest).err().unwrap_or_else(|| violation.clone());
    let lines = trace(&smallest);
    let tail = lines.len().saturating_sub(80);
    format!("{found}\n{smallest}--- the end of it\n{}\n", lines[tail..].join("\n"))
}

/// An instant of the simulated calendar.
fn at(seconds: Seconds) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_823) + TimeDelta::seconds(seconds)
}

/// Seconds since the beginning.
fn seconds(at_instant: DateTime<Utc>) -> Seconds {
    (at_instant - at(0)).num_seconds()
}

fn index_of(name: &str) -> usize {
    plan::NAMES.iter().position(|known| *known == name).expect("one of the names")
}
