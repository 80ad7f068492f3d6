//! How records, accounts, claims and the outbox are stored: flat rows of named columns.
//!
//! The core touches no database; this is the one place that knows the columns, so that every
//! store keeps the same ones. Instants are UTC text `YYYY-MM-DD HH:MM:SS`, which no database
//! session shifts; amounts are whole minor units with their currency beside them.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, Utc};

use crate::values::time::format_utc;

use super::schema::{Column, TABLES};

pub use log::LogEntry;

pub(super) mod columns;
mod log;
mod others;
pub(super) mod record;

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
#[derive(Clone, Default)]
pub struct Row {
    names: Names,
    values: Vec<Value>,
}

/// The names of the columns of a row, in order.
#[derive(Clone)]
enum Names {
    /// The first ones of a table of ours, as many as there are values: most rows are whole ones,
    /// and need not keep what is known.
    Own(&'static [Column]),
    /// Any others.
    Other(Vec<Cow<'static, str>>),
}

impl Default for Names {
    fn default() -> Names {
        Names::Own(&[])
    }
}

/// More columns than any table has.
const MOST_ROOM: usize = 64;

impl Row {
    /// The value of a column, if the row has it.
    pub fn get(&self, column: &str) -> Option<&Value> {
        self.values.get(self.columns().position(|name| name == column)?)
    }

    /// Columns and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().enumerate().map(|(place, value)| (self.name_at(place), value))
    }

    /// The names of the columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        (0..self.values.len()).map(|place| self.name_at(place))
    }

    /// The number of columns.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether it has no column.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The name of the column at a place.
    #[inline]
    fn name(&self, place: usize) -> Option<&str> {
        match &self.names {
            Names::Own(columns) => columns.get(place).map(|column| column.name),
            Names::Other(names) => names.get(place).map(AsRef::as_ref),
        }
    }

    /// The same where there is one.
    #[inline]
    fn name_at(&self, place: usize) -> &str {
        self.name(place).unwrap_or_default()
    }

    fn with_room(columns: usize) -> Row {
        Row { names: Names::default(), values: Vec::with_capacity(columns) }
    }

    fn set(&mut self, column: &'static str, value: impl Into<Value>) {
        self.push(Cow::Borrowed(column), value.into());
    }

    #[inline]
    fn push(&mut self, name: Cow<'static, str>, value: Value) {
        let is_own = match &self.names {
            Names::Own(columns) => {
                columns.get(self.values.len()).is_some_and(|own| is_same(own.name, &name))
            }
            Names::Other(_) => false,
        };
        if !is_own {
            self.push_name(name);
        }
        self.values.push(value);
    }

    /// Adds a name that is not the one expected.
    #[cold]
    fn push_name(&mut self, name: Cow<'static, str>) {
        match &mut self.names {
            Names::Own(columns) => self.names = Names::of(&columns[..self.values.len()], name),
            Names::Other(names) => names.push(name),
        }
    }
}

impl Names {
    /// Some columns of ours and another name.
    fn of(columns: &'static [Column], name: Cow<'static, str>) -> Names {
        let fits = |own: &[Column]| {
            own.get(columns.len()).is_some_and(|own| own.name == name)
                && own.iter().zip(columns).all(|(own, column)| own.name == column.name)
        };
        match TABLES.iter().find(|table| fits(table.columns)) {
            Some(table) => Names::Own(table.columns),
            None => {
                let known = columns.iter().map(|column| Cow::Borrowed(column.name));
                Names::Other(known.chain([name]).collect())
            }
        }
    }
}

/// Whether two names are the same one. Most often they are the same bytes in memory.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    std::ptr::eq(one, other) || one == other
}

/// The same columns in the same order, with the same values.
impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Row {}

/// A map of columns, in their order.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// A row of a value in the making: all of it, or what differs from an older one.
struct Filling<'a, T> {
    row: Row,
    new: &'a T,
    old: Option<&'a T>,
}

impl<'a, T> Filling<'a, T> {
    fn of(new: &'a T, old: Option<&'a T>, columns: usize) -> Filling<'a, T> {
        // Of what there was, some columns change.
        let columns = if old.is_some() { columns / 2 } else { columns };
        Filling { row: Row::with_room(columns), new, old }
    }

    /// A column that is written in any case.
    fn set_always(&mut self, column: &'static str, value: impl Into<Value>) {
        self.row.set(column, value);
    }

    fn set<V: PartialEq + Into<Value>>(&mut self, column: &'static str, of: impl Fn(&'a T) -> V) {
        let value = of(self.new);
        if self.old.is_none_or(|old| of(old) != value) {
            self.row.set(column, value);
        }
    }

    /// A column whose text is made only where what it is made of has changed.
    fn set_text<V: PartialEq>(
        &mut self,
        column: &'static str,
        of: impl Fn(&'a T) -> V,
        text: impl Fn(V) -> Option<String>,
    ) {
        let value = of(self.new);
        if self.old.is_none_or(|old| of(old) != value) {
            self.row.set(column, text(value));
        }
    }
}

/// The columns and values as they are, in their order; of one name the first counts.
impl From<Vec<(Cow<'static, str>, Value)>> for Row {
    fn from(columns: Vec<(Cow<'static, str>, Value)>) -> Row {
        columns.into_iter().collect()
    }
}

impl<N: Into<Cow<'static, str>>> FromIterator<(N, Value)> for Row {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(columns: I) -> Row {
        let columns = columns.into_iter();
        // Where one of the columns may be refused, how many there are is known as the most alone.
        let (least, most) = columns.size_hint();
        let mut row = Row::with_room(most.map_or(least, |most| most.min(MOST_ROOM)));
        columns.for_each(|(name, value)| row.push(name.into(), value));
        row
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(columns: &[&'static str]) -> Row {
        columns.iter().zip(0..).map(|(name, value)| (*name, Value::Int(value))).collect()
    }

    fn is_own(row: &Row) -> bool {
        matches!(row.names, Names::Own(_))
    }

    #[test]
    fn a_row_of_a_table_keeps_no_names_and_any_other_row_keeps_its_own() {
        for table in TABLES {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            let whole = row(&names);
            assert!(is_own(&whole) && whole.columns().eq(names.iter().copied()), "{}", table.name);
            let mut more = whole.clone();
            more.set("beside", 9_i64);
            assert!(!is_own(&more) && more.get("beside") == Some(&Value::Int(9)), "{}", table.name);
            assert_eq!(more.get(names[0]), whole.get(names[0]));
        }
        let others = [
            &["domain", "id"][..],
            &["id", "id"],
            &["id", "client_id", "tld"],
            &["number"],
            &["ID"],
            &["id", "client_id", "domain", "tld", "kind", "status", "life", "revision", "id"],
        ];
        for names in others {
            let other = row(names);
            assert!(!is_own(&other), "{names:?}");
            assert!(other.columns().eq(names.iter().copied()), "{names:?}");
            assert_eq!((other.len(), other.is_empty()), (names.len(), false));
        }
        assert_eq!(row(&["id", "id"]).get("id"), Some(&Value::Int(0)), "the first counts");
        assert!(Row::default().is_empty() && Row::default().get("id").is_none());
    }

    #[test]
    fn rows_are_the_same_by_what_is_in_them() {
        let known = row(&["id", "client_id"]);
        let owned: Row =
            known.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
        assert_eq!(known, owned);
        assert_ne!(known, row(&["id"]));
        assert_ne!(row(&["id", "domain"]), known);
        assert_eq!(format!("{known:?}"), r#"{"id": Int(0), "client_id": Int(1)}"#);
    }
}
