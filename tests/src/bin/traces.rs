//! Writes what every scenario asks of the engine and is answered, for the other faces.
//!
//! `traces FOLDER`: a file for each of `tests/scenarios`, named like it. The form is described at
//! `backorder_tests::scenario::trace`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use backorder_tests::note;
use backorder_tests::scenario::{files, read};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        note!("traces FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            note!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    let text = |error: std::io::Error| error.to_string();
    fs::create_dir_all(folder).map_err(text)?;
    for file in files().map_err(text)? {
        let mut traces = String::new();
        for story in read(&file)? {
            traces += &story.trace(false)?;
            traces += &story.trace(true)?;
        }
        let name = file.with_extension("trace");
        let name = name.file_name().unwrap_or_default();
        fs::write(folder.join(name), traces).map_err(text)?;
    }
    Ok(())
}
