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

mod adopting;
mod answers;
mod auditor;
mod billing;
mod carrier;
mod jobs;
mod leaving;
mod lists;
mod plan;
mod random;
mod registrar;
mod script;
mod tally;
mod verdicts;
mod worker;
mod world;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) use auditor::Auditor;
pub use plan::{Calendar, History, Op, Seconds, Step, TakenBack, Was, ZONES, clock};
pub use random::{Random, fate};
pub use script::scenario;
pub use tally::Tally;
use world::World;

use crate::scenario::Bend;

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which, in words.
    pub rule: &'static str,
    /// When, in seconds since the history began.
    pub at: Seconds,
    /// What was seen.
    pub text: String,
    /// What a scenario would expect there, for what only shows at the end.
    pub shown_by: Option<String>,
}

impl Violation {
    fn new(rule: &'static str, at: Seconds, text: impl Into<String>) -> Violation {
        Violation { rule, at, text: text.into(), shown_by: None }
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
    run_bent(history, None)
}

/// Plays a history with an engine whose policy is bent, which the auditor does not know.
///
/// # Errors
/// The first rule that was broken; a panic counts as one.
pub fn run_bent(history: &History, bend: Option<Bend>) -> Result<Tally, Violation> {
    play(&mut World::new(history, bend))
}

/// Plays a history and writes down every decision, effect and report of it.
pub fn trace(history: &History, bend: Option<Bend>) -> Vec<String> {
    let mut world = World::new(history, bend);
    world.trace = Some(Vec::new());
    // What it came to is known already.
    let _ = play(&mut world);
    world.trace.take().unwrap_or_default()
}

fn play(world: &mut World) -> Result<Tally, Violation> {
    let result = catch_unwind(AssertUnwindSafe(|| world.play()));
    result.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(Violation::new("no panic", world.now, text.unwrap_or_default()))
    })
}

/// The smallest history found that still breaks the same rule, by leaving steps out.
pub fn shrink(history: &History, rule: &'static str, bend: Option<Bend>) -> History {
    let breaks = |steps: &[Step]| {
        let candidate = History { steps: steps.to_vec(), ..history.clone() };
        run_bent(&candidate, bend).is_err_and(|violation| violation.rule == rule)
    };
    History { steps: smallest(&history.steps, breaks), ..history.clone() }
}

/// Leaves parts of a list out, large ones first, as long as it still `holds`.
fn smallest<T: Clone>(list: &[T], holds: impl Fn(&[T]) -> bool) -> Vec<T> {
    let mut smallest = list.to_vec();
    let mut size = smallest.len().div_ceil(2);
    while size > 0 {
        let (mut start, mut is_smaller) = (0, false);
        while start < smallest.len() {
            let mut candidate = smallest.clone();
            candidate.drain(start..(start + size).min(smallest.len()));
            if holds(&candidate) {
                smallest = candidate;
                is_smaller = true;
            } else {
                start += size;
            }
        }
        if !is_smaller || size > 1 {
            size /= 2;
        }
    }
    smallest
}

/// A failing history as text: the rule, the smallest history, its last steps in detail, and a
/// scenario that shows it.
pub fn explain(history: &History, violation: &Violation, bend: Option<Bend>) -> String {
    let smallest = shrink(history, violation.rule, bend);
    let found = run_bent(&smallest, bend).err().unwrap_or_else(|| violation.clone());
    let lines = trace(&smallest, bend);
    let tail = lines.len().saturating_sub(80);
    let end = lines[tail..].join("\n");
    let scenario = scenario(&smallest, &found, bend);
    format!("{found}\n{smallest}--- the end of it\n{end}\n--- as a scenario\n{scenario}")
}

fn index_of(name: &str) -> usize {
    plan::NAMES.iter().position(|known| *known == name).expect("one of the names")
}
