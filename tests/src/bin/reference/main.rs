//! Writes what is made from the code: reference tables in `docs/`, and the C header.
//!
//! `cargo run -p backorder-tests --bin reference` writes; with `--check` nothing is written, and
//! the exit code says whether a file differs. A test runs the check, so the files cannot drift.

mod commands;
mod errors;
mod faces;
mod header;
mod lifecycle;
mod schema;
mod source;

use backorder_tests::note;
use std::path::Path;
use std::process::ExitCode;

/// A generated file: its path from the root of the workspace, and what makes its text.
type Page = (&'static str, fn(&Path) -> Result<String, String>);

const PAGES: &[Page] = &[
    ("docs/commands.md", commands::page),
    ("docs/errors.md", errors::page),
    ("docs/lifecycle.md", lifecycle::page),
    ("docs/schema.md", schema::page),
    ("docs/faces.md", faces::page),
    ("include/backorder.h", header::page),
];

fn main() -> ExitCode {
    let check = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => {
            note!("reference: {other:?} is not an option; there is only --check");
            return ExitCode::FAILURE;
        }
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut code = ExitCode::SUCCESS;
    for (path, make) in PAGES {
        if let Err(problem) = make(&root).and_then(|text| settle(&root.join(path), &text, check)) {
            note!("{path}: {problem}");
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// Compares the file with `text`, or brings it to `text`.
fn settle(path: &Path, text: &str, check: bool) -> Result<(), String> {
    let present = std::fs::read_to_string(path).unwrap_or_default();
    if present == text {
        return Ok(());
    }
    if !check {
        return std::fs::write(path, text).map_err(|error| error.to_string());
    }
    let same = present.lines().zip(text.lines()).take_while(|(old, new)| old == new).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(end of file)").to_owned();
    Err(format!(
        "not what the code says, from line {} on; run `make generate`\n  file: {}\n  code: {}",
        same + 1,
        line(&present),
        line(text),
    ))
}
