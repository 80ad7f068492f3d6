//! Any bytes as a sequence of calls of C: whatever a program passes within the contract, nothing
//! panics, reads or writes beyond what it was given, or leaks.
#![no_main]

// Its functions are what is called.
use backorder as _;
use libfuzzer_sys::fuzz_target;

unsafe extern "C" {
    fn backorder_play(data: *const u8, size: usize);
}

// SAFETY: the bytes are read, as many as there are.
fuzz_target!(|bytes: &[u8]| unsafe { backorder_play(bytes.as_ptr(), bytes.len()) });
