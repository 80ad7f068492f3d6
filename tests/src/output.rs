//! Standard output and standard error of programs whose reader may go at any time.
//!
//! `println!` panics then, as it does on a full disk. The programs of this workspace write with
//! [`say!`](crate::say) and [`note!`](crate::note) instead.

use std::fmt;
use std::io::{self, ErrorKind, Write};

/// Writes a line to standard output. Where that cannot be done the program ends with 1: silently
/// if the reader has gone, else with a word on standard error.
#[macro_export]
macro_rules! say {
    () => { $crate::output::out(format_args!("\n")) };
    ($($argument:tt)*) => {
        $crate::output::out(format_args!("{}\n", format_args!($($argument)*)))
    };
}

/// Writes a line to standard error, if somebody reads it.
#[macro_export]
macro_rules! note {
    () => { $crate::output::err(format_args!("\n")) };
    ($($argument:tt)*) => {
        $crate::output::err(format_args!("{}\n", format_args!($($argument)*)))
    };
}

/// Writes to standard output, as [`say!`](crate::say) does.
pub fn out(text: fmt::Arguments<'_>) {
    let mut stdout = io::stdout().lock();
    let Err(error) = stdout.write_fmt(text).and_then(|()| stdout.flush()) else { return };
    if error.kind() != ErrorKind::BrokenPipe {
        err(format_args!("standard output: {error}\n"));
    }
    std::process::exit(1);
}

/// Writes to standard error, as [`note!`](crate::note) does.
pub fn err(text: fmt::Arguments<'_>) {
    // There is nobody left to tell.
    let _ = io::stderr().write_fmt(text);
}
