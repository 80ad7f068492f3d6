//! Tables: the one shape of everything that is a report, for people or for a page.

use std::borrow::Cow;

use backorder_core::{Cost, Money, Value};
use chrono::{DateTime, NaiveDate, Utc};

use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{check_place, fill, given};
use crate::boundary::numbers::Boundary;
use crate::boundary::text::backorder_str;
use crate::boundary::value::backorder_value;

/// Rows of values under named columns: what lists, reports and forecasts are. Each function that
/// makes one says its columns. Instants are whole unix seconds, days are `2027-01-13`, amounts are
/// whole minor units with the currency in the column after them, flags are 0 or 1; what is not
/// there is NULL.
pub struct backorder_table {
    columns: Cow<'static, [&'static str]>,
    cells: Vec<Value>,
}

impl backorder_table {
    /// Rows as wide as the columns are many.
    pub(crate) fn of<const N: usize>(
        columns: &'static [&'static str; N],
        rows: impl IntoIterator<Item = [Value; N]>,
    ) -> Box<backorder_table> {
        let cells = rows.into_iter().flatten().collect();
        Box::new(backorder_table { columns: Cow::Borrowed(columns), cells })
    }

    /// Cells in the order of rows, as many of each as there are columns.
    pub(crate) fn with_columns(
        columns: Vec<&'static str>,
        cells: Vec<Value>,
    ) -> Box<backorder_table> {
        Box::new(backorder_table { columns: Cow::Owned(columns), cells })
    }

    fn row_count(&self) -> usize {
        self.cells.len() / self.columns.len().max(1)
    }

    fn value(&self, row: usize, column: usize) -> Checked<&Value> {
        let width = self.columns.len();
        let start = row.checked_mul(width).filter(|_| column < width);
        let place = start.and_then(|start| start.checked_add(column));
        place.and_then(|place| self.cells.get(place)).ok_or_else(|| self.refuse(row, column))
    }

    #[cold]
    fn refuse(&self, row: usize, column: usize) -> Failure {
        let (rows, columns) = (self.row_count(), self.columns.len());
        let (what, index, count) =
            if row >= rows { ("row", row, rows) } else { ("column", column, columns) };
        let message = format!("{what} {index} is not below {count}");
        Failure::new(Boundary::IndexInvalid, what, message)
    }
}

pub(crate) fn at(at: DateTime<Utc>) -> Value {
    Value::Int(at.timestamp())
}

pub(crate) fn maybe_at(instant: Option<DateTime<Utc>>) -> Value {
    instant.map_or(Value::Null, at)
}

pub(crate) fn day(day: NaiveDate) -> Value {
    Value::Text(day.format("%Y-%m-%d").to_string())
}

pub(crate) fn count(count: usize) -> Value {
    Value::from(count as u64)
}

pub(crate) fn flag(flag: bool) -> Value {
    Value::Int(flag.into())
}

/// An amount and its currency; two NULLs for none.
pub(crate) fn money(money: Option<Money>) -> [Value; 2] {
    money.map_or([Value::Null, Value::Null], |money| {
        [Value::Int(money.minor()), Value::from(money.currency().code())]
    })
}

/// A cost as exact decimals, and its currency.
pub(crate) fn cost(cost: Cost) -> [Value; 2] {
    [Value::from(cost.amount().to_string()), Value::from(cost.currency().code())]
}

/// The number of rows; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_table_row_count(table: Option<&backorder_table>) -> usize {
    fence_or(0, || table.map_or(0, backorder_table::row_count))
}

/// The number of columns; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_table_column_count(table: Option<&backorder_table>) -> usize {
    fence_or(0, || table.map_or(0, |table| table.columns.len()))
}

/// The name of the column at `index`, from 0; empty where there is none. Valid for ever.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_table_column(
    table: Option<&backorder_table>,
    index: usize,
) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        let name = table.and_then(|table| table.columns.get(index));
        name.map_or(backorder_str::EMPTY, |name| backorder_str::of(name))
    })
}

/// The value in a row and a column, both from 0. `size` is `sizeof *out`.
///
/// The view is valid until `table` is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_table_at(
    table: Option<&backorder_table>,
    row: usize,
    column: usize,
    size: usize,
    out: *mut backorder_value,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_value>(out, size, "out")?;
        let value = given(table, "table")?.value(row, column)?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", backorder_value::of(value)) }
    })
}

/// The value in a row, from 0, under the name of a column. `size` is `sizeof *out`.
///
/// The view is valid until `table` is freed.
///
/// Errors: `INDEX_INVALID` also for a column that the table has not, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_table_get(
    table: Option<&backorder_table>,
    row: usize,
    column: backorder_str,
    size: usize,
    out: *mut backorder_value,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_value>(out, size, "out")?;
        let (table, name) = (given(table, "table")?, column.read("column")?);
        let place = table.columns.iter().position(|column| *column == name);
        let place = place.ok_or_else(|| {
            let message = format!("{name} is none of the columns {}", table.columns.join(", "));
            Failure::new(Boundary::IndexInvalid, "column", message)
        })?;
        let value = table.value(row, place)?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", backorder_value::of(value)) }
    })
}

/// Frees a table; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_table_free(table: Option<Box<backorder_table>>) {
    fence_or((), || drop(table));
}
