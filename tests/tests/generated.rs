//! What is made from the code is committed, and is what the code would make today.

use std::process::Command;

#[test]
fn files_are_what_the_code_says() {
    let output = Command::new(env!("CARGO_BIN_EXE_reference")).arg("--check").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
