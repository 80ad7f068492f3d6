//! The columns that rows have in common, so that a row is its values alone.

use std::borrow::Cow;

use backorder_core::{Error, ErrorKind, Row, TABLES};

use crate::boundary::failure::{Checked, Failure};
use crate::boundary::numbers::Boundary;
use crate::boundary::text::{array, backorder_str, read_texts};
use crate::boundary::value::backorder_value;

/// Names of columns in the order in which the values of a row come.
#[derive(Default)]
pub(crate) struct Layout {
    columns: Vec<Cow<'static, str>>,
}

impl Layout {
    /// The columns of an array parameter.
    ///
    /// # Safety
    /// `columns` is NULL or points to `count` texts.
    pub(crate) unsafe fn read(columns: *const backorder_str, count: usize) -> Checked<Layout> {
        // SAFETY: the caller promises as much.
        let names = unsafe { read_texts(columns, count, "columns") }?;
        let mut layout = Layout::default();
        for name in names {
            if layout.columns.iter().any(|column| column == name) {
                let message = format!("column {name} comes twice");
                return Err(Error::new(ErrorKind::RowInvalid, name, message).into());
            }
            layout.columns.push(own(name).map_or_else(|| Cow::Owned(name.to_owned()), Cow::from));
        }
        Ok(layout)
    }

    /// The rows of an array parameter, all of them or none: the values of one after those of
    /// another, as many of each as there are columns.
    ///
    /// # Safety
    /// `values` is NULL or points to `count` values.
    pub(crate) unsafe fn rows(
        &self,
        values: *const backorder_value,
        count: usize,
    ) -> Checked<Vec<Row>> {
        // SAFETY: the caller promises as much.
        let values = unsafe { array(values, count, "values") }?;
        if values.is_empty() {
            return Ok(Vec::new());
        }
        let width = self.columns.len();
        if width == 0 || !count.is_multiple_of(width) {
            let message = format!("values are {count}, which is no whole rows of {width} columns");
            return Err(Failure::new(Boundary::SizeInvalid, "values", message));
        }
        values.chunks_exact(width).map(|values| self.row(values)).collect()
    }

    fn row(&self, values: &[backorder_value]) -> Checked<Row> {
        let columns = self.columns.iter().zip(values);
        columns.map(|(column, value)| Ok((column.clone(), value.read(column)?))).collect()
    }
}

/// The name as one of our own tables has it, which need not be copied for each row.
fn own(name: &str) -> Option<&'static str> {
    let columns = TABLES.iter().flat_map(|table| table.columns);
    columns.map(|column| column.name).find(|column| *column == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boundary::numbers;
    use backorder_core::Value;

    fn layout(names: &[&str]) -> Checked<Layout> {
        let names: Vec<backorder_str> = names.iter().map(|name| backorder_str::of(name)).collect();
        // SAFETY: as many as there are.
        unsafe { Layout::read(names.as_ptr(), names.len()) }
    }

    fn rows(layout: &Layout, values: &[backorder_value]) -> Checked<Vec<Row>> {
        // SAFETY: as many as there are.
        unsafe { layout.rows(values.as_ptr(), values.len()) }
    }

    fn text(text: &[u8]) -> backorder_value {
        let text = backorder_str { data: text.as_ptr().cast(), len: text.len() };
        backorder_value { kind: numbers::Value::Text.code(), number: 0, text }
    }

    fn refusal<T>(refused: Checked<T>) -> (u32, String) {
        match refused {
            Ok(_) => (0, String::new()),
            Err(Failure::Boundary(kind, subject, _)) => (kind.code(), subject.into()),
            Err(Failure::Core(error)) => (error.code(), error.subject().to_owned()),
            Err(Failure::Client(error)) => (error.code(), error.subject().to_owned()),
        }
    }

    #[test]
    fn many_rows_come_in_one_array() {
        let Ok(layout) = layout(&["id", "other"]) else { panic!("two names are no layout") };
        let one = backorder_value::of(&Value::Int(1));
        let null = backorder_value::of(&Value::Null);
        let Ok(rows) = rows(&layout, &[one, text(b"a"), null, text(b"")]) else {
            panic!("four values are not two rows")
        };
        let row = |id, other: &str| Row::from_iter([("id", id), ("other", Value::from(other))]);
        assert_eq!(rows, [row(Value::Int(1), "a"), row(Value::Null, "")]);
        assert!(own("id").is_some() && own("other").is_none());
    }

    #[test]
    fn what_is_no_row_is_refused_by_its_column() {
        let size = Boundary::SizeInvalid.code();
        let Ok(empty) = layout(&[]) else { panic!("no names are no layout") };
        assert_eq!(rows(&empty, &[]).map(|rows| rows.len()).ok(), Some(0));
        assert_eq!(refusal(rows(&empty, &[text(b"")])), (size, "values".to_owned()));
        let Ok(two) = layout(&["id", "other"]) else { panic!("two names are no layout") };
        for count in [1, 3] {
            assert_eq!(refusal(rows(&two, &vec![text(b""); count])), (size, "values".to_owned()));
        }
        let bad = [text(b""), text(b""), text(b""), text(b"a\xff")];
        let utf8 = Boundary::Utf8Invalid.code();
        assert_eq!(refusal(rows(&two, &bad)), (utf8, "other".to_owned()));
        let unknown = [backorder_value { kind: 9, ..text(b"") }, text(b"")];
        let number = Boundary::NumberInvalid.code();
        assert_eq!(refusal(rows(&two, &unknown)), (number, "id".to_owned()));
        let twice = (ErrorKind::RowInvalid.code(), "id".to_owned());
        assert_eq!(refusal(layout(&["id", "other", "id"])), twice);
    }
}
