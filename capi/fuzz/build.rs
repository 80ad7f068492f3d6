//! Makes the player of sequences (capi/tests/sequences.c) from the header, and compiles it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    let capi = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo says it")).join("..");
    let made = PathBuf::from(env::var("OUT_DIR").expect("cargo says it"));
    let (tests, include) = (capi.join("tests"), capi.join("../include"));
    let header = include.join("backorder.ffi.h");
    let generate = tests.join("sequences/generate.py");
    let output = Command::new("python3").arg(&generate).arg(&header).output();
    let output = output.expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(made.join("made.h"), output.stdout).expect("made.h is written");
    let (object, library) = (made.join("sequences.o"), made.join("libsequences.a"));
    let mut compile = Command::new("cc");
    compile.args(["-std=c11", "-g", "-O1", "-fsanitize=address", "-DBACKORDER_FUZZ", "-c"]);
    for folder in [&include, &made, &tests.join("sequences")] {
        compile.arg("-I").arg(folder);
    }
    run(compile.arg(tests.join("sequences.c")).arg("-o").arg(&object));
    run(Command::new("ar").arg("crs").arg(&library).arg(&object));
    println!("cargo::rustc-link-search=native={}", made.display());
    println!("cargo::rustc-link-lib=static=sequences");
    let inputs = ["sequences.c", "fixtures.h", "check.h", "sequences/draw.h"];
    for input in inputs.iter().map(|name| tests.join(name)).chain([generate, header]) {
        println!("cargo::rerun-if-changed={}", Path::display(&input));
    }
}

fn run(command: &mut Command) {
    let status = command.status().expect("the compiler runs");
    assert!(status.success(), "{command:?}");
}
