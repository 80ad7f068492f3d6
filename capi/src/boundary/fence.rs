//! The fence around every body, which keeps the error that a thread saw last.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::boundary::failure::{Checked, Failure};
use crate::boundary::numbers::{Boundary, Fault};

/// What a call returns: `BACKORDER_OK`, or the number of an error.
pub type backorder_result = u32;

pub(crate) struct LastError {
    pub code: u32,
    /// What the registrar answered; 0 where it did not.
    pub registrar_code: u32,
    /// How far the request got; 0 where that is not what went wrong.
    pub fault: u32,
    pub subject: Box<str>,
    pub message: Box<str>,
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
    let (mut registrar_code, mut fault) = (0, 0);
    let (code, subject, message) = match failure {
        Failure::Boundary(kind, subject, message) => (kind.code(), subject, message),
        Failure::Core(error) => (error.code(), error.subject().into(), error.to_string().into()),
        Failure::Client(error) => {
            registrar_code = error.server_code().map_or(0, u32::from);
            let known = error.fault().and_then(|fault| Fault::from_name(fault.name()));
            fault = known.map_or(0, Fault::code);
            (error.code(), error.subject().into(), error.to_string().into())
        }
    };
    let last = LastError { code, registrar_code, fault, subject, message };
    // The slot is gone only while its thread ends; the number still tells what happened.
    let _ = LAST.try_with(|slot| slot.replace(Some(last)));
    code
}

/// What `view` reads of the thread's last error; nothing when there was none.
pub(crate) fn with_last<T>(view: impl Fn(&LastError) -> T) -> Option<T> {
    LAST.try_with(|slot| slot.borrow().as_ref().map(&view)).ok().flatten()
}
