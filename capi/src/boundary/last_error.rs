//! The error that a thread saw last, as C reads it.

use backorder_core::ErrorKind;

use crate::boundary::fence::{LastError, backorder_result, fence_or, with_last};
use crate::boundary::numbers::Boundary;
use crate::boundary::text::backorder_str;

fn last(view: impl Fn(&LastError) -> backorder_str) -> backorder_str {
    fence_or(backorder_str::EMPTY, || with_last(view).unwrap_or(backorder_str::EMPTY))
}

/// The number of the error that this thread's last refused call returned; `BACKORDER_OK` when
/// none was refused yet. A call that succeeds leaves it as it is.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_last_error_code() -> backorder_result {
    fence_or(0, || with_last(|last| last.code).unwrap_or(0))
}

/// The message of the error that this thread's last refused call returned, for people: it names
/// the bad value and the limit. Empty when none was refused yet.
///
/// The view is valid until the next refused call of the same thread, or its end.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_last_error_message() -> backorder_str {
    last(|last| backorder_str::of(&last.message))
}

/// What that error is about: the value, name, id or parameter.
///
/// The view is valid until the next refused call of the same thread, or its end.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_last_error_subject() -> backorder_str {
    last(|last| backorder_str::of(&last.subject))
}

/// The registrar's own code in that error, such as 549; 0 where the registrar did not answer.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_last_error_registrar_code() -> u32 {
    fence_or(0, || with_last(|last| last.registrar_code).unwrap_or(0))
}

/// How far the request to the registrar got that failed, one of `BACKORDER_FAULT_`; 0 where the
/// error is another.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_last_error_fault() -> u32 {
    fence_or(0, || with_last(|last| last.fault).unwrap_or(0))
}

/// The stable name of a number: `ok`, `null-pointer`, `funds-short`; empty for an unused number.
///
/// The view is valid for ever.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_result_name(result: backorder_result) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        let boundary = Boundary::from_code(result).map(Boundary::name);
        let name = boundary.or_else(|| ErrorKind::from_code(result).map(ErrorKind::name));
        let client = || ispapi_client::ErrorKind::from_code(result).map(|kind| kind.name());
        let name = name.or_else(client);
        let name = if result == 0 { Some("ok") } else { name };
        name.map_or(backorder_str::EMPTY, backorder_str::of)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boundary::failure::Failure;
    use crate::boundary::fence::fence;

    /// A function as C meets them, with a defect in it.
    extern "C" fn defective(number: u32) -> backorder_result {
        fence(|| panic!("number {number} was not expected"))
    }

    #[test]
    fn a_panic_becomes_its_number_and_text() {
        assert_eq!(defective(7), Boundary::Panic.code());
        assert_eq!(backorder_last_error_code(), 99);
        assert_eq!(backorder_last_error_message().as_text(), "number 7 was not expected");
        assert_eq!(fence_or(5, || panic!("again")), 5);
        assert_eq!(backorder_last_error_message().as_text(), "again");
    }

    #[test]
    fn other_threads_and_later_successes_leave_the_last_error_alone() {
        let refused = || Err(Failure::new(Boundary::SizeInvalid, "size", "too small"));
        assert_eq!(fence(refused), 5);
        std::thread::spawn(|| assert_eq!(backorder_last_error_code(), 0)).join().unwrap();
        assert_eq!(fence(|| Ok(())), 0);
        assert_eq!(backorder_last_error_code(), 5);
        assert_eq!(backorder_last_error_subject().as_text(), "size");
    }

    #[test]
    fn numbers_of_the_boundary_stay_below_those_of_the_core() {
        for kind in Boundary::ALL {
            assert!((1..100).contains(&kind.code()), "{kind:?}");
            assert_eq!(backorder_result_name(kind.code()).as_text(), kind.name());
        }
        assert_eq!(backorder_result_name(0).as_text(), "ok");
        assert_eq!(backorder_result_name(500).as_text(), "funds-short");
        assert_eq!(backorder_result_name(98).as_text(), "");
    }
}
