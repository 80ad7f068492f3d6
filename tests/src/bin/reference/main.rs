//! Writes what is made from the code: reference tables in `docs/`, and the C header.
//!
//! `cargo run -p backorder-tests --bin reference` writes; with `--check` nothing is written, and
//! the exit code says whether a file differs. A test runs the check, so the files cannot drift.

mod commands;
mod errors;
mod faces;
mod functions;
mod header;
mod lifecycle;
mod methods;
mod schema;
mod source;
mod types;

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
    ("php-ext/stubs/Ispapi/Commands.php", methods::page),
    ("include/backorder.h", header::page),
    ("include/backorder_commands.h", functions::page),
];

/// Folders of files that are all made.
const FOLDERS: &[&str] = &["ispapi-client/src/commands/made"];

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
    match every(&root).and_then(|files| settle_all(&root, &files, check)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            note!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Every file that is made: its path from the root of the workspace, and its text.
fn every(root: &Path) -> Result<Vec<(String, String)>, String> {
    let mut files = types::files()?;
    for (path, make) in PAGES {
        let text = make(root).map_err(|problem| format!("{path}: {problem}"))?;
        files.push(((*path).to_owned(), text));
    }
    Ok(files)
}

/// Settles each, and sees to it that folders of files that are made have no others.
fn settle_all(root: &Path, files: &[(String, String)], check: bool) -> Result<(), String> {
    let mut problems = Vec::new();
    for (path, text) in files {
        if let Err(problem) = settle(&root.join(path), text, check) {
            problems.push(format!("{path}: {problem}"));
        }
    }
    for folder in FOLDERS {
        for entry in std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if files.iter().all(|(made, _)| *made != path) {
                problems.push(format!("{path}: nothing makes this file; delete it"));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// Compares the file with `text`, or brings it to `text`.
fn settle(path: &Path, text: &str, check: bool) -> Result<(), String> {
    let present = std::fs::read_to_string(path).unwrap_or_default();
    if present == text {
        return Ok(());
    }
    if !check {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        }
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
