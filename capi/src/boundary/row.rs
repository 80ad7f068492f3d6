//! Rows on their way from a database into a book.

use std::mem::MaybeUninit;

use backorder_core::{RefusedClient, Row, Rows, Value};

use crate::boundary::convert::element;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::text::backorder_str;

/// A row of one of the tables: columns by name.
pub struct backorder_row(Vec<(String, Value)>);

impl backorder_row {
    pub(crate) fn to_core(&self) -> Row {
        self.0.iter().map(|(column, value)| (column.clone(), value.clone())).collect()
    }

    fn set(&mut self, column: &str, value: Value) {
        match self.0.iter_mut().find(|(name, _)| name == column) {
            Some((_, old)) => *old = value,
            None => self.0.push((column.to_owned(), value)),
        }
    }
}

/// Rows of several tables, on their way into a book.
pub struct backorder_rows(pub(crate) Rows);

/// Who was left out of a book, and why.
pub struct backorder_refused(pub(crate) Vec<RefusedClient>);

/// A client who was left out.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_refused_client {
    /// Who; 0 where the row does not say.
    pub client: u64,
    /// The error, one of `BACKORDER_ERROR_`.
    pub code: u32,
    /// Which row.
    pub subject: backorder_str,
}

impl Filled for backorder_refused_client {
    const SIZE_MIN: usize = size_of::<backorder_refused_client>();
}

/// No rows. Free them with `backorder_rows_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_rows_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_rows>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_rows(Rows::default())));
        Ok(())
    })
}

/// Adds a row of a table; the row stays yours.
///
/// Errors: `ROW_INVALID` for a table that a book takes no rows of.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_rows_add(
    rows: Option<&mut backorder_rows>,
    table: backorder_str,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        let rows = given(rows, "rows")?;
        Ok(rows.0.add(table.read("table")?, given(row, "row")?.to_core())?)
    })
}

/// Frees rows; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_rows_free(rows: Option<Box<backorder_rows>>) {
    fence_or((), || drop(rows));
}

/// How many clients were left out; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_refused_count(refused: Option<&backorder_refused>) -> usize {
    fence_or(0, || refused.map_or(0, |refused| refused.0.len()))
}

/// The client at `index`, from 0. `size` is `sizeof *out`.
///
/// The views are valid until `refused` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_refused_at(
    refused: Option<&backorder_refused>,
    index: usize,
    size: usize,
    out: *mut backorder_refused_client,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let each = element(&given(refused, "refused")?.0, index, "index")?;
        let client = backorder_refused_client {
            client: each.client.map_or(0, |client| client.0),
            code: each.error.code(),
            subject: backorder_str::of(each.error.subject()),
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", client) }
    })
}

/// Frees what was refused; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_refused_free(refused: Option<Box<backorder_refused>>) {
    fence_or((), || drop(refused));
}

/// A row without columns. Free it with `backorder_row_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_row>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_row(Vec::new())));
        Ok(())
    })
}

/// Sets a column to NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_set_null(
    row: Option<&mut backorder_row>,
    column: backorder_str,
) -> backorder_result {
    fence(|| {
        given(row, "row")?.set(column.read("column")?, Value::Null);
        Ok(())
    })
}

/// Sets a column to a whole number.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_set_int(
    row: Option<&mut backorder_row>,
    column: backorder_str,
    number: i64,
) -> backorder_result {
    fence(|| {
        given(row, "row")?.set(column.read("column")?, Value::Int(number));
        Ok(())
    })
}

/// Sets a column to a text. A number as text is fine too: some databases hand out nothing else.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_set_text(
    row: Option<&mut backorder_row>,
    column: backorder_str,
    text: backorder_str,
) -> backorder_result {
    fence(|| {
        let row = given(row, "row")?;
        row.set(column.read("column")?, Value::Text(text.read("text")?.to_owned()));
        Ok(())
    })
}

/// Frees a row; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_free(row: Option<Box<backorder_row>>) {
    fence_or((), || drop(row));
}
