//! Reading a row, column by column.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::values::error::{Error, ErrorKind};
use crate::values::money::{Currency, Money};
use crate::values::name::{DomainName, TldSet};
use crate::values::time::parse_utc;

use super::{Row, Value, is_same};

/// Reads the columns of a row. Cheapest in the order in which the row has them: a column is looked
/// for behind the last one first.
pub(crate) struct Columns<'r> {
    row: &'r Row,
    next: usize,
}

impl<'r> Columns<'r> {
    pub fn of(row: &'r Row) -> Columns<'r> {
        Columns { row, next: 0 }
    }

    fn require(&mut self, column: &str) -> Result<&'r Value, Error> {
        let is_next = self.row.name(self.next).is_some_and(|name| is_same(name, column));
        if !is_next {
            let found = self.row.columns().position(|name| name == column);
            self.next = found.ok_or_else(|| bad(column, "is missing"))?;
        }
        let value = self.row.values.get(self.next).ok_or_else(|| bad(column, "is missing"))?;
        self.next += 1;
        Ok(value)
    }

    pub fn text(&mut self, column: &str) -> Result<Option<Cow<'r, str>>, Error> {
        Ok(match self.require(column)? {
            Value::Null => None,
            Value::Int(number) => Some(Cow::Owned(number.to_string())),
            Value::Text(text) => Some(Cow::Borrowed(text)),
        })
    }

    pub fn require_text(&mut self, column: &str) -> Result<Cow<'r, str>, Error> {
        self.text(column)?.ok_or_else(|| bad(column, "is null"))
    }

    /// A number; databases that hand out every column as text are read too.
    pub fn int(&mut self, column: &str) -> Result<Option<i64>, Error> {
        match self.require(column)? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            Value::Text(text) => match text.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(bad(column, format!("{text:?} is not a whole number"))),
            },
        }
    }

    pub fn require_int(&mut self, column: &str) -> Result<i64, Error> {
        self.int(column)?.ok_or_else(|| bad(column, "is null"))
    }

    /// A number that counts or names something.
    pub fn natural<T: TryFrom<i64>>(&mut self, column: &str) -> Result<T, Error> {
        let number = self.require_int(column)?;
        T::try_from(number).map_err(|_| bad(column, format!("{number} is out of range")))
    }

    /// A number that names something, or none.
    pub fn natural_or_null(&mut self, column: &str) -> Result<Option<u64>, Error> {
        let number = self.int(column)?;
        number
            .map(|number| {
                u64::try_from(number).map_err(|_| bad(column, format!("{number} is out of range")))
            })
            .transpose()
    }

    /// 0 or 1.
    pub fn flag(&mut self, column: &str) -> Result<bool, Error> {
        match self.require_int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(bad(column, format!("{other} is neither 0 nor 1"))),
        }
    }

    pub fn instant(&mut self, column: &str) -> Result<Option<DateTime<Utc>>, Error> {
        match self.text(column)? {
            None => Ok(None),
            Some(text) => parse_utc(&text).map_err(|error| bad(column, error)),
        }
    }

    pub fn require_instant(&mut self, column: &str) -> Result<DateTime<Utc>, Error> {
        self.instant(column)?.ok_or_else(|| bad(column, "is null"))
    }

    pub fn money(&mut self, amount: &str, currency: &str) -> Result<Option<Money>, Error> {
        match (self.int(amount)?, self.text(currency)?) {
            (None, None) => Ok(None),
            (Some(minor), Some(code)) => {
                let currency = Currency::stored(&code).map_err(|error| bad(currency, error))?;
                Ok(Some(Money::of_minor(minor, currency)))
            }
            _ => Err(bad(amount, format!("needs {currency}, and the other way round"))),
        }
    }

    pub fn name(&mut self, column: &str) -> Result<DomainName, Error> {
        self.parsed(column, |text| DomainName::parse(text, &TldSet::first_dot()))
    }

    /// A text that is read by its own type, which says what is wrong with it.
    pub fn parsed<T>(
        &mut self,
        column: &str,
        parse: impl FnOnce(&str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        parse(&self.require_text(column)?).map_err(|error| bad(column, error))
    }

    pub fn json<T: DeserializeOwned>(&mut self, column: &str) -> Result<Option<T>, Error> {
        let Some(text) = self.text(column)? else { return Ok(None) };
        from_json(column, &text).map(Some)
    }
}

pub(super) fn from_json<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| bad(column, error))
}

#[cold]
pub(crate) fn bad(column: &str, why: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::RowInvalid, column, format!("column {column}: {why}"))
}

/// The one of a closed list that has this name.
pub(super) fn one_of<T>(
    column: &str,
    name: &str,
    from_name: impl Fn(&str) -> Option<T>,
) -> Result<T, Error> {
    let unknown = || bad(column, format!("{name:?} is none of the names there are"));
    from_name(name).ok_or_else(unknown)
}

pub(super) fn to_json<T: Serialize>(value: &T) -> String {
    // Plain data with text keys cannot fail to serialize.
    serde_json::to_string(value).unwrap_or_default()
}

/// A row of our own that cannot be read is invalid, whatever its cause.
pub(super) fn of_row<T>(
    what: &str,
    key: &str,
    row: &Row,
    read: Result<T, Error>,
) -> Result<T, Error> {
    let invalid = |error: Error| Error::new(ErrorKind::RowInvalid, error.subject(), &error);
    about_row(what, key, row, read.map_err(invalid))
}

/// The same refusal with the row's own key as subject, so that one sees which row it is about.
pub(crate) fn about_row<T>(
    what: &str,
    key: &str,
    row: &Row,
    read: Result<T, Error>,
) -> Result<T, Error> {
    read.map_err(|error| {
        let key = match row.get(key) {
            Some(Value::Int(number)) => number.to_string(),
            Some(Value::Text(text)) => text.chars().take(80).collect(),
            // It is about the key itself.
            Some(Value::Null) | None => return error,
        };
        Error::new(error.kind(), &key, format!("{what} {key}: {error}"))
    })
}
