//! Plain values with names: the row of a database, an answer of a registrar, an object of JSON.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::rules::registrar_date;
use crate::values::error::{Error, ErrorKind, shorten};

/// Plain values by their names. A value that is absent, null or blank says nothing; a name that
/// nobody asks for is no fault, because rows have more columns than are needed here.
///
/// # Example
/// ```
/// use backorder_core::Fields;
/// let json = r#"[{"domain": "example.com", "deleted": {"code": 200}, "privacy": null}]"#;
/// let rows = Fields::list(json)?;
/// assert_eq!(rows[0].text("domain"), Some("example.com"));
/// assert_eq!(rows[0].text("deleted.code"), Some("200"));
/// assert!(rows[0].has("privacy") && rows[0].text("privacy").is_none());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields(BTreeMap<Box<str>, Option<Box<str>>>);

impl<N: Into<Box<str>>, V: Into<Box<str>>> FromIterator<(N, V)> for Fields {
    fn from_iter<T: IntoIterator<Item = (N, V)>>(fields: T) -> Fields {
        Fields(fields.into_iter().map(|(name, value)| (name.into(), Some(value.into()))).collect())
    }
}

impl Fields {
    /// No values.
    pub fn new() -> Fields {
        Fields::default()
    }

    /// Sets a value; `None` is a null, which is not the same as no value at all.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        self.0.insert(name.into(), value.map(Into::into));
    }

    /// Reads an array of JSON objects, one row each. The fields of an object inside of a row are
    /// named with a dot (`deleted.code`), the texts of a list are put together with line ends.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`]: no JSON, or no array of objects.
    pub fn list(json: &str) -> Result<Vec<Fields>, Error> {
        let bad = |what: String| Error::new(ErrorKind::DomainRowInvalid, "json", what);
        let value: Value = serde_json::from_str(json).map_err(|e| bad(format!("no JSON: {e}")))?;
        let Value::Array(rows) = value else {
            return Err(bad("the rows are no array of JSON objects".to_owned()));
        };
        let rows = rows.iter().enumerate().map(|(index, row)| match row {
            Value::Object(_) => Ok(Fields::from_json(row)),
            _ => Err(bad(format!("row {} is no JSON object", index + 1))),
        });
        rows.collect()
    }

    fn from_json(row: &Value) -> Fields {
        let mut fields = Fields::new();
        fields.put_json("", row);
        fields
    }

    fn put_json(&mut self, name: &str, value: &Value) {
        let text = match value {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            Value::Array(list) => {
                let texts = list.iter().map(|v| v.as_str().map_or(v.to_string(), str::to_owned));
                Some(texts.collect::<Vec<_>>().join("\n"))
            }
            Value::Object(inner) => {
                for (key, value) in inner {
                    let path = if name.is_empty() { key } else { &format!("{name}.{key}") };
                    self.put_json(path, value);
                }
                return;
            }
            other => Some(other.to_string()),
        };
        self.set(name, text.as_deref());
    }

    /// Every name with its value, in byte order; a null is `None`.
    ///
    /// # Example
    /// ```
    /// use backorder_core::Fields;
    /// let row = Fields::from_iter([("status", "ACT"), ("error", "")]);
    /// let all: Vec<_> = row.iter().collect();
    /// assert_eq!(all, [("error", Some("")), ("status", Some("ACT"))]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0.iter().map(|(name, value)| (&**name, value.as_deref()))
    }

    /// Whether the name is there at all, with a null too.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The names below a name, with their ends: `rates.EUR` and `EUR` of `rates`.
    pub fn below(&self, name: &str) -> Vec<(String, String)> {
        let start = format!("{name}.");
        let names = self.0.keys().filter_map(|full| Some((full, full.strip_prefix(&start)?)));
        names.map(|(full, end)| (full.to_string(), end.to_owned())).collect()
    }

    /// A text without the blanks around it, if it says anything.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The lines of a list, without blank ones.
    pub fn lines(&self, name: &str) -> Vec<&str> {
        let lines = self.text(name).unwrap_or_default().lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// A text that has to be there.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`]: it says nothing.
    pub fn required(&self, name: &str) -> Result<&str, Error> {
        self.text(name).ok_or_else(|| refuse(name, "", "is missing"))
    }

    /// Yes or no: `1`, `0`, `true`, `false`, `on`, `off`, `yes`, `no`, in any case.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`]: another word.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Error> {
        let Some(text) = self.text(name) else { return Ok(None) };
        match text.to_ascii_lowercase().as_str() {
            "1" | "true" | "on" | "yes" => Ok(Some(true)),
            "0" | "false" | "off" | "no" => Ok(Some(false)),
            _ => Err(refuse(name, text, "is neither yes nor no")),
        }
    }

    /// A whole number.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`]: no whole number, or one out of the range of its type.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Error> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| refuse(name, text, "is no number in its range"))
    }

    /// A day of billing: `YYYY-MM-DD`, with a time that is cut; zeros are none.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`]: a day that cannot be.
    pub fn day(&self, name: &str) -> Result<Option<NaiveDate>, Error> {
        let Some(text) = self.text(name) else { return Ok(None) };
        if text.starts_with("0000-00-00") {
            return Ok(None);
        }
        let day = registrar_date::day(text).ok_or_else(|| refuse(name, text, "is no date"))?;
        Ok(Some(day))
    }
}

/// A value that cannot be, by the name of its field.
pub(crate) fn refuse(name: &str, value: &str, what: &str) -> Error {
    let shown = if value.is_empty() { String::new() } else { format!(" \"{}\"", shorten(value)) };
    Error::new(ErrorKind::DomainRowInvalid, name, format!("{name}{shown} {what}"))
}
