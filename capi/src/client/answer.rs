//! Answers of the registrar.

use std::mem::MaybeUninit;

use ispapi_client::Response;

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::failure::Failure;
use crate::boundary::fence::{backorder_result, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::Boundary;
use crate::boundary::text::{array, backorder_str};

/// An answer of the registrar: a code, words, and columns of values.
pub struct backorder_answer(pub(crate) Response);

/// Reads the bytes of an answer, whatever they are: what cannot be read has a code of the client's
/// own, and `backorder_answer_is_complete` is false for one that was cut short. To know what an
/// answer to a command means, give it to `backorder_connection_answer`. Free it with
/// `backorder_answer_free`.
///
/// The caller makes sure that `bytes` points to `size` bytes.
///
/// Errors: `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_answer_new(
    bytes: *const u8,
    size: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_answer>>>>,
) -> backorder_result {
    hand_out(out, || {
        // SAFETY: the caller promises as much, see above.
        let bytes: &[u8] = unsafe { array(bytes, size, "bytes") }?;
        Ok(Box::new(backorder_answer(Response::from_vec(bytes.to_vec()))))
    })
}

/// The registrar's code: 200 is done, 2xx success, 4xx not now, 5xx no; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_code(answer: Option<&backorder_answer>) -> u32 {
    fence_or(0, || answer.map_or(0, |answer| answer.0.code().into()))
}

/// What the registrar said; empty of NULL. The view is valid until `answer` is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_description(answer: Option<&backorder_answer>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        answer.map_or(backorder_str::EMPTY, |answer| backorder_str::of(answer.0.description()))
    })
}

/// Whether the command was carried out; false for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_is_success(answer: Option<&backorder_answer>) -> bool {
    fence_or(false, || answer.is_some_and(|answer| answer.0.is_success()))
}

/// Whether the registrar asks to try again later; false for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_is_temporary(answer: Option<&backorder_answer>) -> bool {
    fence_or(false, || answer.is_some_and(|answer| answer.0.is_temporary_error()))
}

/// Whether the answer came whole; false for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_is_complete(answer: Option<&backorder_answer>) -> bool {
    fence_or(false, || answer.is_some_and(|answer| answer.0.is_complete()))
}

/// How many columns the answer has; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_column_count(answer: Option<&backorder_answer>) -> usize {
    fence_or(0, || answer.map_or(0, |answer| answer.0.columns().count()))
}

/// The name of the column at `index`, from 0; empty where there is none. The view is valid until
/// `answer` is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_column(
    answer: Option<&backorder_answer>,
    index: usize,
) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        let column = answer.and_then(|answer| answer.0.columns().nth(index));
        column.map_or(backorder_str::EMPTY, |column| backorder_str::of(column.name()))
    })
}

/// How many rows a column has, in any case of its name; 0 where there is no such column.
///
/// Errors: `UTF8_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_row_count(
    answer: Option<&backorder_answer>,
    column: backorder_str,
    out: Option<&mut MaybeUninit<usize>>,
) -> backorder_result {
    write_out(out, || {
        let answer = &given(answer, "answer")?.0;
        Ok(answer.column(column.read("column")?).map_or(0, |column| column.len()))
    })
}

/// The value of a column, in any case of its name, in a row from 0. The view is valid until
/// `answer` is freed.
///
/// Errors: `INDEX_INVALID` where there is no such column or row.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_value(
    answer: Option<&backorder_answer>,
    column: backorder_str,
    row: usize,
    out: Option<&mut MaybeUninit<backorder_str>>,
) -> backorder_result {
    write_out(out, || {
        let (answer, name) = (&given(answer, "answer")?.0, column.read("column")?);
        let value = answer.column(name).and_then(|column| column.get(row));
        value.map(backorder_str::of).ok_or_else(|| {
            let message = format!("the answer has no value {name}[{row}]");
            Failure::new(Boundary::IndexInvalid, "column", message)
        })
    })
}

/// Where the next page of a list begins, for the parameter FIRST of the same command; -1 at the
/// end of the list.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_next_first(
    answer: Option<&backorder_answer>,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let next = given(answer, "answer")?.0.pagination().next_first();
        Ok(next.and_then(|first| i64::try_from(first).ok()).unwrap_or(-1))
    })
}

/// Frees an answer; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_answer_free(answer: Option<Box<backorder_answer>>) {
    fence_or((), || drop(answer));
}
