//! The fence around every body, and the error that a thread saw last.

use std::any::Any;
use std::cell::RefCell;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

use backorder_core::{Error, ErrorKind, visible};

use crate::numbers::Boundary;
use crate::text::backorder_str;

/// What a call returns: `BACKORDER_OK`, or the number of an error.
pub type backorder_result = u32;

/// Why a call is refused.
pub(crate) enum Failure {
    /// The boundary says so: number, subject, message.
    Boundary(Boundary, Box<str>, Box<str>),
    /// The core says so.
    Core(Error),
}

impl Failure {
    #[cold]
    pub fn new(kind: Boundary, subject: impl Display, message: impl Display) -> Failure {
        let [subject, message] = [subject.to_string(), message.to_string()];
        Failure::Boundary(kind, visible(&subject).into(), visible(&message).into())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Core(error)
    }
}

pub(crate) type Checked<T> = Result<T, Failure>;

struct LastError {
    code: u32,
    subject: Box<str>,
    message: Box<str>,
}

thread_local! {
    static LAST: RefCell<Option<LastError>> = const { RefCell::new(None) };
}

/// Runs the body of a call; an error or a panic becomes its number and the thread's last error.
pub(crate) fn fence(body: impl FnOnce() -> Checked<()>) -> backorder_result {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => 0,
        Ok(Err(failure)) => remember(failure),
        Err(payload) => remember(panicked(payload.as_ref())),
    }
}

/// Runs the body of a call that cannot be refused; a panic gives `fallback`.
pub(crate) fn fence_or<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| {
        remember(panicked(payload.as_ref()));
        fallback
    })
}

fn panicked(payload: &(dyn Any + Send)) -> Failure {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    Failure::new(Boundary::Panic, "panic", text.unwrap_or("a panic without a message"))
}

fn remember(failure: Failure) -> backorder_result {
    let last = match failure {
        Failure::Boundary(kind, subject, message) => {
            LastError { code: kind.code(), subject, message }
        }
        Failure::Core(error) => LastError {
            code: error.code(),
            subject: error.subject().into(),
            message: error.to_string().into(),
        },
    };
    let code = last.code;
    // The slot is gone only while its thread ends; the number still tells what happened.
    let _ = LAST.try_with(|slot| slot.replace(Some(last)));
    code
}

fn last(view: impl Fn(&LastError) -> backorder_str) -> backorder_str {
    let read = || LAST.try_with(|slot| slot.borrow().as_ref().map(&view));
    fence_or(backorder_str::EMPTY, || read().ok().flatten().unwrap_or(backorder_str::EMPTY))
}

/// The number of the error that this thread's last refused call returned; `BACKORDER_OK` when
/// none was refused yet. A call that succeeds leaves it as it is.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_last_error_code() -> backorder_result {
    let code = |slot: &RefCell<Option<LastError>>| slot.borrow().as_ref().map_or(0, |l| l.code);
    fence_or(0, || LAST.try_with(code).unwrap_or(0))
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

/// The stable name of a number: `ok`, `null-pointer`, `funds-short`; empty for an unused number.
///
/// The view is valid for ever.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_result_name(result: backorder_result) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        let boundary = Boundary::from_code(result).map(Boundary::name);
        let name = boundary.or_else(|| ErrorKind::from_code(result).map(ErrorKind::name));
        let name = if result == 0 { Some("ok") } else { name };
        name.map_or(backorder_str::EMPTY, backorder_str::of)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
