//! Rows on their way from a database into a book.

use std::borrow::Cow;
use std::mem::{MaybeUninit, replace};
use std::sync::LazyLock;

use backorder_core::{RefusedClient, Row, Rows, TABLES, Value};

use crate::boundary::convert::element;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, given, place};
use crate::boundary::text::backorder_str;

/// A row of one of the tables: columns by name.
#[derive(Default)]
pub struct backorder_row {
    columns: Vec<(Cow<'static, str>, Value)>,
    /// Which of our own columns the row has, by their numbers, a bit each.
    has: [u64; 4],
    /// Where the next column is expected: in the row, and among our own.
    next: usize,
    next_own: usize,
}

/// The columns of all tables in their order, and a number for each name.
static OWN: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let mut own: Vec<(&str, usize)> = Vec::new();
    for column in TABLES.iter().flat_map(|table| table.columns) {
        let known = own.iter().find(|(name, _)| *name == column.name);
        own.push((column.name, known.map_or(own.len(), |(_, number)| *number)));
    }
    own
});

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

    /// The row, moved out; what is left has room for another one.
    pub(crate) fn take(&mut self) -> Row {
        let room = Vec::with_capacity(self.columns.len());
        let taken = replace(self, backorder_row { columns: room, ..backorder_row::default() });
        Row::from(taken.columns)
    }

    /// Sets a column to a value.
    pub(crate) fn set(&mut self, column: &str, value: Value) {
        if let Some(value) = self.set_expected(column.as_bytes(), value) {
            self.set_elsewhere(column, value);
        }
    }

    /// The same of a parameter. A name that is the one expected is text for that reason alone.
    fn set_named(&mut self, column: &backorder_str, value: Value) -> Checked<()> {
        if let Some(value) = self.set_expected(column.bytes("column")?, value) {
            self.set_elsewhere(column.read("column")?, value);
        }
        Ok(())
    }

    /// Sets the column that is expected, or gives the value back. Columns mostly come in the order
    /// of a table, and row after row in the same one.
    fn set_expected(&mut self, column: &[u8], value: Value) -> Option<Value> {
        if let Some((name, old)) = self.columns.get_mut(self.next) {
            if name.as_bytes() != column {
                return Some(value);
            }
            *old = value;
            self.next += 1;
            return None;
        }
        match OWN.get(self.next_own) {
            Some((name, number))
                if name.as_bytes() == column && self.has[number / 64] & bit(*number) == 0 =>
            {
                self.has[number / 64] |= bit(*number);
                self.columns.push((Cow::Borrowed(name), value));
                self.next += 1;
                self.next_own += 1;
                None
            }
            _ => Some(value),
        }
    }

    /// A column that is not the one expected.
    fn set_elsewhere(&mut self, column: &str, value: Value) {
        let own = self.own(column);
        let may_be_there = own.is_none_or(|(_, number)| self.has[number / 64] & bit(number) != 0);
        let found = may_be_there.then(|| self.columns.iter().position(|(name, _)| name == column));
        match found.flatten() {
            Some(place) => {
                self.columns[place].1 = value;
                self.next = place + 1;
            }
            None => {
                if let Some((_, number)) = own {
                    self.has[number / 64] |= bit(number);
                }
                let name = own.map_or_else(|| Cow::Owned(column.to_owned()), |own| own.0.into());
                self.columns.push((name, value));
                self.next = self.columns.len();
            }
        }
    }

    /// The column as one of our own, with its number, if it is one.
    fn own(&mut self, column: &str) -> Option<(&'static str, usize)> {
        let expected = OWN.get(self.next_own).filter(|(name, _)| *name == column);
        if let Some(own) = expected {
            self.next_own += 1;
            return Some(*own);
        }
        let place = OWN.iter().position(|(name, _)| *name == column)?;
        self.next_own = place + 1;
        Some(OWN[place])
    }
}

/// The bit of a column of ours within its word.
const fn bit(number: usize) -> u64 {
    1 << (number % 64)
}

/// Rows of several tables, on their way into a book.
pub struct backorder_rows(pub(crate) Rows);

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

/// Moves what a row has into the rows, as a row of a table; the row is empty then and can be filled
/// again. Cheaper than `backorder_rows_add`, which copies.
///
/// Errors: `ROW_INVALID` for a table that a book takes no rows of; the row keeps what it has.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_rows_take(
    rows: Option<&mut backorder_rows>,
    table: backorder_str,
    row: Option<&mut backorder_row>,
) -> backorder_result {
    fence(|| {
        let (rows, row) = (given(rows, "rows")?, given(row, "row")?);
        let table = table.read("table")?;
        if !Rows::TABLES.contains(&table) {
            rows.0.add(table, Row::default())?;
        }
        Ok(rows.0.add(table, row.take())?)
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
    fence(|| given(row, "row")?.set_named(&column, Value::Null))
}

/// Sets a column to a whole number.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_row_set_int(
    row: Option<&mut backorder_row>,
    column: backorder_str,
    number: i64,
) -> backorder_result {
    fence(|| given(row, "row")?.set_named(&column, Value::Int(number)))
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
        row.set_named(&column, Value::Text(text.to_owned()))
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
    fn every_column_of_ours_has_a_bit_and_every_name_one_number() {
        let bits = backorder_row::default().has.len() * 64;
        assert!(OWN.iter().all(|(_, number)| *number < bits), "{} of {bits}", OWN.len());
        for (name, number) in OWN.iter() {
            assert_eq!(OWN[*number].0, *name);
        }
    }

    #[test]
    fn columns_in_any_order_and_again_are_set_once() {
        let mut row = backorder_row::default();
        for round in 0..3 {
            for (place, column) in
                ["id", "other", "client_id", "status", "id", "note"].iter().enumerate()
            {
                let value = Value::Int(round * 10 + place as i64);
                assert!(row.set_named(&backorder_str::of(column), value).is_ok());
            }
        }
        let kept: Vec<(String, Value)> =
            row.to_core().iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
        let expected = [("id", 24), ("other", 21), ("client_id", 22), ("status", 23), ("note", 25)];
        assert_eq!(kept, expected.map(|(name, number)| (name.to_owned(), Value::Int(number))));
        let moved = row.take();
        assert_eq!((moved.len(), row.columns.len()), (5, 0));
        assert!(row.set_named(&backorder_str::of("id"), Value::Null).is_ok());
        assert_eq!(row.to_core().get("id"), Some(&Value::Null));
        assert_eq!(moved.get("id"), Some(&Value::Int(24)));
    }
}
