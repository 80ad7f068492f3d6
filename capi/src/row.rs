//! Rows on their way from a database into a book.

use std::mem::MaybeUninit;

use backorder_core::{Row, Value};

use crate::fence::{Checked, backorder_result, fence, fence_or};
use crate::fill::{given, place};
use crate::text::{array, backorder_str};

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

/// The rows of an array parameter called `what`.
///
/// # Safety
/// `rows` is NULL or points to `count` pointers, each NULL or a row.
pub(crate) unsafe fn read_rows(
    rows: *const *const backorder_row,
    count: usize,
    what: &str,
) -> Checked<Vec<Row>> {
    // SAFETY: the caller promises `count` pointers there, NULL or valid: that is what the layout
    // of `Option<&T>` is.
    let rows: &[Option<&backorder_row>] = unsafe { array(rows.cast(), count, what) }?;
    rows.iter().map(|row| Ok(given(*row, what)?.to_core())).collect()
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
