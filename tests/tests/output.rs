//! No program of these panics when its reader goes or a disk is full.

use std::fs::File;
use std::process::{Command, Stdio};

/// Standard output that nobody reads.
fn nobody() -> Stdio {
    let mut child = Command::new("true").stdin(Stdio::piped()).spawn().expect("runs");
    let end = child.stdin.take().expect("piped");
    child.wait().expect("ends");
    end.into()
}

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").expect("there").into()
}

#[test]
fn what_cannot_be_written_ends_a_program_and_panics_nowhere() {
    let soak = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_soak"));
        command.args(["2", "1", "1"]);
        command
    };
    let whole = soak().output().expect("runs");
    assert_eq!(whole.status.code(), Some(0), "with a reader all is well");
    let gone = soak().stdout(nobody()).output().expect("runs");
    let words = String::from_utf8_lossy(&gone.stderr);
    assert_eq!(gone.status.code(), Some(1), "{words}");
    assert!(!words.contains("panicked") && !words.contains("standard output"), "{words}");
    let no_room = soak().stdout(full()).output().expect("runs");
    let words = String::from_utf8_lossy(&no_room.stderr);
    assert_eq!(no_room.status.code(), Some(1), "{words}");
    assert!(!words.contains("panicked") && words.contains("standard output: "), "{words}");
    assert_eq!(soak().stderr(full()).status().expect("runs").code(), Some(0), "nobody to tell");
}
