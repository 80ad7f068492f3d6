//! `docs/lifecycle.md`: statuses, events, what may follow what, and effects.

use std::fs::read_to_string;
use std::path::Path;

use backorder_core::EffectKind;
use backorder_core::lifecycle::TRANSITIONS;
use backorder_core::{Event, Stage, Status};

use crate::source::{Variant, meaning, variants};

const LIFECYCLE: &str = "backorder-core/src/rules/lifecycle.rs";
const EFFECT: &str = "backorder-core/src/record/effect.rs";

const HEAD: &str = "\
# Lifecycle

<!-- Made from the code by `make generate`. -->

What a backorder can be, what can happen to it, what may follow, and what the engine asks the
outside world to do. Spellings and numbers are the same in Rust, C, PHP and the database.
";

pub fn page(root: &Path) -> Result<String, String> {
    let read = |path: &str| read_to_string(root.join(path)).map_err(|error| error.to_string());
    let (lifecycle, effect) = (read(LIFECYCLE)?, read(EFFECT)?);
    let mut page = HEAD.to_owned();
    page += &statuses(&variants(&lifecycle, "pub enum Status {")?)?;
    page += &events(&variants(&lifecycle, "pub enum Event {")?)?;
    page += &transitions();
    page += &effects(&variants(&effect, "pub enum EffectKind {")?)?;
    Ok(page)
}

fn statuses(docs: &[Variant]) -> Result<String, String> {
    let mut text = "\n## Statuses\n\n| number | status | ends | meaning |\n\
        | --- | --- | --- | --- |\n"
        .to_owned();
    for status in Status::ALL {
        let ends = if status.is_terminal() { "yes" } else { "" };
        let doc = meaning(docs, &format!("{status:?}"))?;
        text += &format!("| {} | `{status}` | {ends} | {doc} |\n", status.code());
    }
    Ok(text)
}

fn events(docs: &[Variant]) -> Result<String, String> {
    let mut text = "\n## Events\n\n| event | meaning |\n| --- | --- |\n".to_owned();
    for event in Event::ALL {
        let doc = meaning(docs, &format!("{event:?}"))?;
        text += &format!("| `{event}` | {doc} |\n");
    }
    Ok(text)
}

/// By stage: the reader asks what can happen to the record at hand.
fn transitions() -> String {
    let mut text = "\n## What may follow\n\n\
        Where several are possible, dates, money and claims decide. The rest is refused.\n\n\
        | from | event | to |\n| --- | --- | --- |\n"
        .to_owned();
    for from in Stage::all() {
        for row in TRANSITIONS.iter().filter(|row| row.from == from) {
            let to: Vec<String> = row.to.iter().map(|stage| format!("`{stage}`")).collect();
            text += &format!("| `{from}` | `{}` | {} |\n", row.event, to.join(", "));
        }
    }
    text
}

fn effects(docs: &[Variant]) -> Result<String, String> {
    let mut text = "\n## Effects\n\n\
        A changing effect may not be done twice: after a doubt, look first. A reading one may.\n\n\
        | number | effect | meaning |\n| --- | --- | --- |\n"
        .to_owned();
    for kind in EffectKind::ALL {
        let doc = meaning(docs, &format!("{kind:?}"))?;
        text += &format!("| {} | `{}` | {doc} |\n", kind.code(), kind.name());
    }
    Ok(text)
}
