//! Between PHP's values and the types of the core: instants, ids, rows, lists.

use std::borrow::Cow;
use std::fmt::Display;

use backorder_core::{Error, ErrorKind, Row, Table, Value};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use ext_php_rs::class::RegisteredClass;
use ext_php_rs::convert::{FromZval, IntoZval, StubLiteral};
use ext_php_rs::enum_::RegisteredEnum;
use ext_php_rs::flags::DataType;
use ext_php_rs::types::{ArrayKey, ZendClassObject, ZendHashTable, Zval};

use crate::boundary::errors::Refused;

/// UTC seconds as an instant, within the years that a row can hold.
pub fn instant(seconds: i64) -> Result<DateTime<Utc>, Error> {
    let instant = DateTime::from_timestamp(seconds, 0);
    instant.filter(|at| (1..=9999).contains(&at.year())).ok_or_else(|| {
        let message = format!("{seconds} is not within the years 1 to 9999 in UTC seconds");
        Error::new(ErrorKind::TimeInvalid, seconds, message)
    })
}

/// A civil day: `2027-07-14`.
pub fn day(text: &str) -> Result<NaiveDate, Error> {
    text.trim().parse().map_err(|_| {
        let message = format!("{text:?} is not a day like 2027-07-14");
        Error::new(ErrorKind::TimeInvalid, text, message)
    })
}

/// A fingerprint as text: PHP has no unsigned numbers of 64 bits.
pub fn hex(fingerprint: u64) -> String {
    format!("{fingerprint:016x}")
}

/// A time of day: `10:01`.
pub fn time_of_day(text: &str) -> Result<NaiveTime, Error> {
    text.trim().parse().map_err(|_| {
        let message = format!("{text:?} is not a time of day like 10:01");
        Error::new(ErrorKind::TimeInvalid, text, message)
    })
}

/// A length of time from an instant on, which ends within the years that a row can hold.
pub fn span(from: DateTime<Utc>, seconds: i64) -> Result<TimeDelta, Error> {
    Ok(instant(from.timestamp().saturating_add(seconds))? - from)
}

/// An id: a number that names something.
pub fn natural(what: &str, number: i64) -> Result<u64, Error> {
    u64::try_from(number)
        .map_err(|_| Error::new(ErrorKind::IdInvalid, what, format!("{what}: {number} is below 0")))
}

/// An id as PHP knows it. PHP has no larger numbers, so larger ones cannot have come from it.
pub fn int(id: u64) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}

/// A number of items.
pub fn count(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(i64::MAX)
}

#[cold]
pub fn bad(what: &str, why: impl Display) -> Error {
    Error::new(ErrorKind::RowInvalid, what, format!("{what}: {why}"))
}

/// The type of a value in PHP's words, as `get_debug_type()` has it.
pub fn type_of(value: &Zval) -> String {
    let value = value.dereference();
    let name = match value.get_type() {
        DataType::Undef | DataType::Null => "null",
        DataType::False | DataType::True | DataType::Bool => "bool",
        DataType::Long => "int",
        DataType::Double => "float",
        DataType::String => "string",
        DataType::Array => "array",
        DataType::Object(_) => {
            let class = value.object().and_then(|object| object.get_class_name().ok());
            return class.unwrap_or_else(|| "object".to_owned());
        }
        other => return other.to_string(),
    };
    name.to_owned()
}

/// A PHP array as an argument, read only when it is used: the refusal can then say which item is
/// wrong. Left out, it is the empty array.
pub struct Items<'a>(Option<&'a ZendHashTable>);

impl Items<'_> {
    pub const NONE: Items<'static> = Items(None);

    /// The items of a value that is an array, or an object without a class of its own.
    pub fn of(value: &Zval) -> Option<Items<'_>> {
        columns(value).map(|table| Items(Some(table)))
    }
}

impl<'a> Items<'a> {
    /// Values in order.
    pub fn values(&self) -> impl Iterator<Item = &'a Zval> {
        self.0.into_iter().flat_map(|table| table.iter().map(|(_, value)| value))
    }

    /// Texts by text key.
    pub fn pairs(&self) -> impl Iterator<Item = (String, &'a Zval)> {
        self.0
            .into_iter()
            .flat_map(|table| table.iter().map(|(key, value)| (key.to_string(), value)))
    }

    /// Only objects of one class.
    pub fn objects<T: RegisteredClass>(&self) -> Result<Vec<&'a T>, Refused> {
        let object = |value: &'a Zval| {
            let object = value.object().and_then(ZendClassObject::<T>::from_zend_obj);
            object.and_then(|object| object.obj.as_ref()).ok_or_else(|| {
                let found = type_of(value);
                Refused::Type(format!("the list holds {found}, not only {}", T::CLASS_NAME))
            })
        };
        self.values().map(object).collect()
    }

    /// Only cases of one enum; another enum may have cases of the same names.
    pub fn cases<T: RegisteredClass + RegisteredEnum>(&self) -> Result<Vec<T>, Refused> {
        let is_ours = |value: &&Zval| {
            let class = value.object().and_then(|object| object.get_class_name().ok());
            class.as_deref() == Some(T::CLASS_NAME)
        };
        let case = |value: &'a Zval| {
            Some(value).filter(is_ours).and_then(T::from_zval).ok_or_else(|| {
                let found = type_of(value);
                Refused::Type(format!("the list holds {found}, not only {}", T::CLASS_NAME))
            })
        };
        self.values().map(case).collect()
    }

    /// Only texts.
    pub fn texts(&self, what: &str) -> Result<Vec<String>, Refused> {
        let text = |value: &Zval| {
            value.str().map(str::to_owned).ok_or_else(|| {
                Refused::Type(format!("{what} holds {}, not only texts", type_of(value)))
            })
        };
        self.values().map(text).collect()
    }

    /// One row.
    pub fn row(&self) -> Result<Row, Error> {
        self.0.map_or_else(|| Ok(Row::default()), |table| row(table, cell))
    }

    /// A list of rows.
    pub fn rows(&self) -> Result<Vec<Row>, Error> {
        self.rows_of(cell)
    }

    /// A list of rows of a table: of its columns those that are there, others are left out.
    pub fn rows_of_table(&self, known: Option<&'static Table>) -> Result<Vec<Row>, Error> {
        let Some(known) = known else { return self.rows() };
        self.tables().map(|table| known_row(table?, known)).collect()
    }

    /// A list of rows of another system, whose columns may be floats: each is the shortest text
    /// that means it, which is what was stored.
    pub fn foreign_rows(&self) -> Result<Vec<Row>, Error> {
        let float = |value: &Zval| Some(Value::Text(value.dereference().double()?.to_string()));
        self.rows_of(|value| cell(value).or_else(|| float(value)))
    }

    fn rows_of(&self, cell: impl Fn(&Zval) -> Option<Value>) -> Result<Vec<Row>, Error> {
        self.tables().map(|table| row(table?, &cell)).collect()
    }

    /// What is in each row.
    fn tables(&self) -> impl Iterator<Item = Result<&'a ZendHashTable, Error>> {
        self.values().enumerate().map(|(number, value)| {
            columns(value).ok_or_else(|| {
                let found = type_of(value);
                bad("row", format!("number {number} is {found}, not an array or a stdClass"))
            })
        })
    }
}

impl<'a> FromZval<'a> for Items<'a> {
    const TYPE: DataType = DataType::Array;

    fn from_zval(zval: &'a Zval) -> Option<Items<'a>> {
        zval.array().map(|table| Items(Some(table)))
    }
}

impl StubLiteral for Items<'_> {
    fn stub_literal(&self) -> String {
        "[]".to_owned()
    }
}

/// What is in an array, or in a `stdClass`, as which Capsule hands out rows.
fn columns(value: &Zval) -> Option<&ZendHashTable> {
    let value = value.dereference();
    if let Some(table) = value.array() {
        return Some(table);
    }
    let object = value.object()?;
    let is_plain = object.get_class_name().is_ok_and(|class| class == "stdClass");
    if is_plain { object.get_properties().ok() } else { None }
}

/// Columns by name. Numeric keys, which PDO adds by default, are left out.
fn row(table: &ZendHashTable, cell: impl Fn(&Zval) -> Option<Value>) -> Result<Row, Error> {
    let mut columns = Vec::with_capacity(table.len());
    for (key, value) in table {
        let name = match key {
            ArrayKey::Long(_) => continue,
            ArrayKey::String(name) => name,
            ArrayKey::Str(name) => name.to_owned(),
            ArrayKey::ZendString(name) => name.as_str().unwrap_or_default().to_owned(),
        };
        let value = of_column(&name, value, &cell)?;
        columns.push((name, value));
    }
    Ok(columns.into_iter().collect())
}

/// The same of a table whose columns are known: looking each one up is cheaper than going through
/// them, and their names need not be copied.
fn known_row(table: &ZendHashTable, known: &'static Table) -> Result<Row, Error> {
    let mut columns = Vec::with_capacity(known.columns.len());
    for column in known.columns {
        let Some(value) = table.get(column.name) else { continue };
        columns.push((Cow::Borrowed(column.name), of_column(column.name, value, cell)?));
    }
    Ok(Row::from(columns))
}

fn of_column(
    name: &str,
    value: &Zval,
    cell: impl Fn(&Zval) -> Option<Value>,
) -> Result<Value, Error> {
    cell(value).ok_or_else(|| {
        bad(&format!("column {name}"), format!("{} is no value of a row", type_of(value)))
    })
}

fn cell(value: &Zval) -> Option<Value> {
    let value = value.dereference();
    if value.is_null() {
        return Some(Value::Null);
    }
    match value.long() {
        Some(number) => Some(Value::Int(number)),
        None => value.str().map(|text| Value::Text(text.to_owned())),
    }
}

/// A row on its way to PHP: `array<string, int|string|null>`.
pub struct RowArray(pub Row);

impl IntoZval for RowArray {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, _persistent: bool) -> ext_php_rs::error::Result<()> {
        let mut table = ZendHashTable::new();
        for (name, value) in self.0.iter() {
            match value {
                Value::Null => table.insert(name, ())?,
                Value::Int(number) => table.insert(name, *number)?,
                Value::Text(text) => table.insert(name, text.as_str())?,
            }
        }
        zv.set_hashtable(table);
        Ok(())
    }
}

/// Values by key on their way to PHP, in order.
pub struct Map<V>(pub Vec<(String, V)>);

impl<V: IntoZval> IntoZval for Map<V> {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, _persistent: bool) -> ext_php_rs::error::Result<()> {
        let mut table = ZendHashTable::new();
        for (key, value) in self.0 {
            table.insert(key.as_str(), value)?;
        }
        zv.set_hashtable(table);
        Ok(())
    }
}

/// Counts by name on their way to PHP, in order: `array<string, int>`.
pub struct CountMap(pub Vec<(String, u64)>);

impl IntoZval for CountMap {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, _persistent: bool) -> ext_php_rs::error::Result<()> {
        let mut table = ZendHashTable::new();
        for (name, number) in &self.0 {
            table.insert(name.as_str(), int(*number))?;
        }
        zv.set_hashtable(table);
        Ok(())
    }
}
