//! Statements on their way to a database.

use std::ptr;

use backorder_core::{Read, Statement};

use crate::boundary::convert::element;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given};
use crate::boundary::text::backorder_str;
use crate::boundary::value::backorder_value;

/// A list of statements, in the order in which they are to be run.
pub struct backorder_statements(Vec<Held>);

struct Held {
    table: &'static str,
    statement: Statement,
    /// Views of the statement's, which stay where they are when it is moved.
    parameters: Vec<backorder_value>,
}

impl Held {
    fn of(table: &'static str, statement: Statement) -> Held {
        let parameters = parameters(&statement);
        Held { table, statement, parameters }
    }
}

/// Views of the parameters, valid as long as the statement.
pub(crate) fn parameters(statement: &Statement) -> Vec<backorder_value> {
    statement.parameters.iter().map(backorder_value::of).collect()
}

impl backorder_statements {
    pub(crate) fn of(statements: Vec<Statement>) -> Box<backorder_statements> {
        let held = |statement| Held::of("", statement);
        Box::new(backorder_statements(statements.into_iter().map(held).collect()))
    }

    pub(crate) fn to_reads(&self) -> Vec<Read> {
        let read = |held: &Held| Read { table: held.table, statement: held.statement.clone() };
        self.0.iter().map(read).collect()
    }

    pub(crate) fn to_statements(&self) -> Vec<Statement> {
        self.0.iter().map(|held| held.statement.clone()).collect()
    }

    pub(crate) fn of_reads(reads: Vec<Read>) -> Box<backorder_statements> {
        let held = |Read { table, statement }| Held::of(table, statement);
        Box::new(backorder_statements(reads.into_iter().map(held).collect()))
    }
}

/// One statement.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_statement {
    /// SQL, with a question mark for each parameter. It is not ended by a zero byte. Statements of
    /// the same shape have the same text, to be prepared once.
    pub sql: backorder_str,
    /// The table whose rows it reads, for `backorder_rows_set_columns`; empty for all others.
    pub table: backorder_str,
    /// Its parameters, in the order of the question marks; NULL where there are none.
    pub parameters: *const backorder_value,
    /// How many parameters it has.
    pub parameter_count: usize,
    /// How many rows it must change, another number is a lost race; -1: any number is fine.
    pub row_count: i64,
}

impl backorder_statement {
    /// A view of a statement and of views of its parameters.
    pub(crate) fn of(
        table: &'static str,
        statement: &Statement,
        parameters: &[backorder_value],
    ) -> backorder_statement {
        let first = if parameters.is_empty() { ptr::null() } else { parameters.as_ptr() };
        backorder_statement {
            sql: backorder_str::of(&statement.sql),
            table: backorder_str::of(table),
            parameters: first,
            parameter_count: parameters.len(),
            row_count: statement.rows.map_or(-1, |rows| i64::try_from(rows).unwrap_or(i64::MAX)),
        }
    }
}

impl Filled for backorder_statement {
    const SIZE_MIN: usize = size_of::<backorder_statement>();
}

/// How many statements there are; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_statements_count(statements: Option<&backorder_statements>) -> usize {
    fence_or(0, || statements.map_or(0, |statements| statements.0.len()))
}

/// The statement at `index`, from 0. `size` is `sizeof *out`.
///
/// The views in it are valid until the statements are freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_statements_at(
    statements: Option<&backorder_statements>,
    index: usize,
    size: usize,
    out: *mut backorder_statement,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let held = element(&given(statements, "statements")?.0, index, "index")?;
        let view = backorder_statement::of(held.table, &held.statement, &held.parameters);
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", view) }
    })
}

/// Frees statements; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_statements_free(statements: Option<Box<backorder_statements>>) {
    fence_or((), || drop(statements));
}
