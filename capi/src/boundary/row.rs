//! Rows on their way from a database into a book.

use std::mem::MaybeUninit;

use backorder_core::{RefusedClient, Row, Rows, Value};

use crate::boundary::convert::element;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::layout::Layout;
use crate::boundary::text::backorder_str;
use crate::boundary::value::backorder_value;

/// A row that is handed over by itself: columns by name.
#[derive(Default)]
pub struct backorder_row {
    columns: Vec<(String, Value)>,
}

impl backorder_row {
    pub(crate) fn to_core(&self) -> Row {
        self.columns.iter().cloned().collect()
    }

    /// The columns that are texts; none of what is another value.
    pub(crate) fn texts(&self) -> Vec<(&str, Option<&str>)> {
        fn text(value: &Value) -> Option<&str> {
            if let Value::Text(text) = value { Some(text) } else { None }
        }
        self.columns.iter().map(|(name, value)| (name.as_ref(), text(value))).collect()
    }

    /// Sets a column to a value.
    fn set(&mut self, column: backorder_str, value: Value) -> Checked<()> {
        let column = column.read("column")?;
        match self.columns.iter_mut().find(|(name, _)| name == column) {
            Some((_, old)) => *old = value,
            None => self.columns.push((column.to_owned(), value)),
        }
        Ok(())
    }
}

/// Rows of several tables, on their way into a book.
#[derive(Default)]
pub struct backorder_rows {
    pub(crate) rows: Rows,
    /// What the next ones are of.
    table: &'static str,
    layout: Layout,
}

/// Who was left out of a book, and why.
pub struct backorder_refused {
    clients: Vec<(RefusedClient, String)>,
}

impl backorder_refused {
    /// Them, with what is said of each.
    pub(crate) fn of(clients: Vec<RefusedClient>) -> backorder_refused {
        let said = |client: RefusedClient| {
            let message = client.error.to_string();
            (client, message)
        };
        backorder_refused { clients: clients.into_iter().map(said).collect() }
    }
}

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
    /// Why, for people.
    pub message: backorder_str,
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
        *place(out, "out")? = Some(Box::default());
        Ok(())
    })
}

/// Says of which table the rows are that follow, and which columns they have, in their order: as
/// the statement reads them, said once before its rows.
///
/// Errors: `ROW_INVALID` for a table that a book takes no rows of, or a column that comes twice;
/// the rows that follow are what they were said to be before.
///
/// The caller makes sure that `columns` is NULL or points to `column_count` texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_rows_set_columns(
    rows: Option<&mut backorder_rows>,
    table: backorder_str,
    columns: *const backorder_str,
    column_count: usize,
) -> backorder_result {
    fence(|| {
        let (rows, table) = (given(rows, "rows")?, table.read("table")?);
        let Some(known) = Rows::TABLES.into_iter().find(|known| *known == table) else {
            return Ok(Rows::default().add(table, Row::default())?);
        };
        // SAFETY: the caller promises as much, see above.
        rows.layout = unsafe { Layout::read(columns, column_count) }?;
        rows.table = known;
        Ok(())
    })
}

/// Adds rows: the values of one after those of another, each as many as there are columns, so
/// one row or thousands. A number as text is fine too: some databases hand out nothing else.
///
/// Errors: `SIZE_INVALID` for values that are no whole rows. What is wrong with a value is said
/// with its column as subject; no row is added then.
///
/// The caller makes sure that `values` is NULL or points to `value_count` values.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_rows_add_values(
    rows: Option<&mut backorder_rows>,
    values: *const backorder_value,
    value_count: usize,
) -> backorder_result {
    fence(|| {
        let rows = given(rows, "rows")?;
        // SAFETY: the caller promises as much, see above.
        for row in unsafe { rows.layout.rows(values, value_count) }? {
            rows.rows.add(rows.table, row)?;
        }
        Ok(())
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
    fence_or(0, || refused.map_or(0, |refused| refused.clients.len()))
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
        let (each, message) = element(&given(refused, "refused")?.clients, index, "index")?;
        let client = backorder_refused_client {
            client: each.client.map_or(0, |client| client.0),
            code: each.error.code(),
            subject: backorder_str::of(each.error.subject()),
            message: backorder_str::of(message),
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
        *place(out, "out")? = Some(Box::default());
        Ok(())
    })
}

/// Sets a column to NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_set_null(
    row: Option<&mut backorder_row>,
    column: backorder_str,
) -> backorder_result {
    fence(|| given(row, "row")?.set(column, Value::Null))
}

/// Sets a column to a whole number.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_set_int(
    row: Option<&mut backorder_row>,
    column: backorder_str,
    number: i64,
) -> backorder_result {
    fence(|| given(row, "row")?.set(column, Value::Int(number)))
}

/// Sets a column to a text. A number as text is fine too: some databases hand out nothing else.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_set_text(
    row: Option<&mut backorder_row>,
    column: backorder_str,
    text: backorder_str,
) -> backorder_result {
    fence(|| {
        let (row, text) = (given(row, "row")?, text.read("text")?);
        row.set(column, Value::Text(text.to_owned()))
    })
}

/// Frees a row; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_free(row: Option<Box<backorder_row>>) {
    fence_or((), || drop(row));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_any_order_and_again_are_set_once() {
        let mut row = backorder_row::default();
        for (number, column) in ["id", "other", "id", "note"].iter().enumerate() {
            assert!(row.set(backorder_str::of(column), Value::Int(number as i64)).is_ok());
        }
        let expected = [("id", 2), ("other", 1), ("note", 3)];
        let expected = expected.map(|(name, number)| (name, Value::Int(number)));
        assert_eq!(row.to_core(), Row::from_iter(expected));
    }
}
