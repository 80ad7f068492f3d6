//! How records, accounts, claims and the outbox are stored: flat rows of named columns.
//!
//! The core touches no database; this is the one place that knows the columns, so that every
//! store keeps the same ones. Instants are UTC text `YYYY-MM-DD HH:MM:SS`, which no database
//! session shifts; amounts are whole minor units with their currency beside them.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use crate::values::time::format_utc;

pub use log::LogEntry;

pub(super) mod columns;
mod log;
mod others;
mod record;

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
pub enum Value {
    /// SQL NULL.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(String),
}

/// One row: columns by name, in the order of the table.
///
/// # Example
/// ```
/// use backorder_core::{Row, Value};
/// let row: Row = [("id", Value::Int(7)), ("note", Value::Null)].into_iter().collect();
/// assert_eq!(row.get("id"), Some(&Value::Int(7)));
/// assert_eq!(row.get("other"), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row(Vec<(Cow<'static, str>, Value)>);

impl Row {
    /// The value of a column, if the row has it.
    pub fn get(&self, column: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == column).map(|(_, value)| value)
    }

    /// Columns and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The names of the columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_ref())
    }

    /// The number of columns.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no column.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What of it differs from an older row of the same columns, with these columns in any case.
    pub(super) fn changed(self, old: &Row, always: &[&str]) -> Row {
        let pairs = self.0.into_iter().zip(&old.0);
        let is_new = |((name, value), (_, before)): &((Cow<'static, str>, Value), &_)| {
            value != before || always.contains(&name.as_ref())
        };
        Row(pairs.filter(is_new).map(|(column, _)| column).collect())
    }

    fn with_room(columns: usize) -> Row {
        Row(Vec::with_capacity(columns))
    }

    fn set(&mut self, column: &'static str, value: impl Into<Value>) {
        self.0.push((Cow::Borrowed(column), value.into()));
    }
}

/// The columns and values as they are, in their order; of one name the first counts.
impl From<Vec<(Cow<'static, str>, Value)>> for Row {
    fn from(columns: Vec<(Cow<'static, str>, Value)>) -> Row {
        Row(columns)
    }
}

impl<N: Into<Cow<'static, str>>> FromIterator<(N, Value)> for Row {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(columns: I) -> Row {
        Row(columns.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}

/// A map of columns, in their order.
#[cfg(feature = "serde")]
impl serde::Serialize for Row {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<u64> for Value {
    /// Ids and revisions; one above `i64::MAX` is kept as text, which reads back.
    fn from(number: u64) -> Value {
        i64::try_from(number).map_or_else(|_| Value::Text(number.to_string()), Value::Int)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<DateTime<Utc>> for Value {
    fn from(at: DateTime<Utc>) -> Value {
        Value::Text(format_utc(at))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}
