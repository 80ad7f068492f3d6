//! A failing history as a scenario file: what was told to the engine, line by line, and as few
//! lines as still break the rule when the runner of scenarios plays them.

use backorder_core::ClientId;
use backorder_core::format_utc;

use super::plan::Seconds;
use super::worker::{End, Who};
use super::world::World;
use super::{History, Violation, play, smallest};
use crate::scenario::write::line;
use crate::scenario::{self, Bend};

/// The lines of a scenario while a history is played.
#[derive(Debug, Default)]
pub(super) struct Script {
    lines: Vec<String>,
    clock: Option<Seconds>,
}

impl World {
    /// Writes a line, with the clock before it where that has changed.
    pub(super) fn script(&mut self, clock: Seconds, text: impl FnOnce() -> String) {
        let calendar = self.history.calendar;
        let Some(script) = &mut self.script else { return };
        if script.clock.replace(clock) != Some(clock) {
            script.lines.push(format!("at {}", format_utc(calendar.at(clock))));
        }
        script.lines.push(text());
    }

    /// Writes a step down as what it came to: taken, taken by another process, or cut short by a
    /// crash after the commits of clients up to `done`.
    pub(super) fn script_step(
        &mut self,
        (who, clock): (Who, Seconds),
        step: &scenario::world::Step,
        end: Option<End>,
        done: Option<ClientId>,
    ) {
        self.script(clock, || {
            let step = line(step);
            match (end, done, who) {
                (Some(End::Crashed), None, _) => format!("crash {step}"),
                (Some(End::Crashed), Some(client), _) => format!("crash after {client} {step}"),
                (_, _, Who::Worker) => step,
                (_, _, Who::Other) => format!("meanwhile {step}"),
            }
        });
    }
}

/// The history as a scenario: the smallest that breaks the rule for the runner, too; where the
/// runner cannot see it, all that was told to the engine.
pub fn scenario(history: &History, violation: &Violation, bend: Option<Bend>) -> String {
    let mut world = World::new(history, bend);
    world.script = Some(Script::default());
    world.script_prices();
    // What it came to is known already.
    let _ = play(&mut world);
    let mut lines = world.script.take().unwrap_or_default().lines;
    lines.extend(violation.shown_by.clone());
    let breaks = |lines: &[String]| {
        let found = scenario::stories("found.scn", &text(history, violation, lines));
        let Ok([story]) = found.as_deref() else { return false };
        let why = story.tell(bend, false).err();
        // `expect 1 FAILED held none`: it must be what is held that differs.
        let last = violation.shown_by.as_ref().and_then(|expected| expected.split(' ').nth(3));
        let broken = || format!("broken rule: {}", violation.rule);
        let wanted = last.map_or_else(broken, |what| format!("expected {what} of"));
        why.is_some_and(|why| why.contains(&wanted))
    };
    // One process, where that is enough to show it.
    let alone = lines.iter().map(|line| line.strip_prefix("meanwhile ").unwrap_or(line).to_owned());
    let alone: Vec<String> = alone.filter(|line| line != "reload").collect();
    if breaks(&alone) {
        lines = alone;
    }
    if breaks(&lines) {
        return text(history, violation, &smallest(&lines, breaks));
    }
    let note = "  # The runner does not see it: this needs what only registrar and billing know.\n";
    text(history, violation, &lines) + note
}

fn text(history: &History, violation: &Violation, lines: &[String]) -> String {
    let head = format!("# Found by the simulation, seed {}.\n\n", history.seed);
    let title = format!("scenario Broken: {}\n", violation.rule);
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    head + &title + &lines
}
