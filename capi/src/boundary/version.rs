//! Which library a program runs with.

use crate::boundary::fence::fence_or;
use crate::boundary::text::backorder_str;

/// The version of the library that runs: `0.1.0`. The one of the header is `BACKORDER_VERSION`.
///
/// The view is valid for ever.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_version() -> backorder_str {
    fence_or(backorder_str::EMPTY, || backorder_str::of(env!("CARGO_PKG_VERSION")))
}

/// The version of the library that runs as one number, `BACKORDER_VERSION_NUMBER` in the header:
/// major * 1000000 + minor * 1000 + patch.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_version_number() -> u32 {
    fence_or(0, || {
        let parts = env!("CARGO_PKG_VERSION").split(['.', '-', '+']).take(3);
        parts.fold(0, |number, part| number * 1000 + part.parse::<u32>().unwrap_or(0))
    })
}
