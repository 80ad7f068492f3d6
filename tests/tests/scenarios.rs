//! Plays every file of `tests/scenarios`.

use std::path::{Path, PathBuf};

use backorder_tests::scenario::play;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "scn")).collect();
    files.sort();
    files
}

#[test]
fn every_scenario_holds() {
    let results: Vec<Result<usize, String>> = files().iter().map(|file| play(file)).collect();
    let failures: Vec<&String> =
        results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(
        failures.is_empty(),
        "{}",
        failures.iter().map(|f| format!("\n{f}")).collect::<String>()
    );
    let count: usize = results.iter().filter_map(|result| result.as_ref().ok()).sum();
    assert!(count > 0, "no scenario was found");
}
