//! Queries from texts: what web forms and callers in C have.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};

use super::query::{Bounds, Limit, Order, PAGE_ROWS_MAX, Query, SortKey, in_range};
use crate::values::error::Error;
use crate::values::name::{DomainName, Tld, TldSet};
use crate::values::serial::by_text;
use crate::values::time::parse_utc;

impl Query {
    /// The names of all parameters that [`Query::set`] takes.
    pub const PARAMETERS: [&'static str; 27] = [
        "tlds",
        "names",
        "pattern",
        "not_pattern",
        "contains_all",
        "contains_any",
        "starts_with_all",
        "starts_with_any",
        "ends_with_all",
        "ends_with_any",
        "characters_min",
        "characters_max",
        "letters_min",
        "letters_max",
        "digits_min",
        "digits_max",
        "digits_only",
        "hyphens_min",
        "hyphens_max",
        "idn",
        "score_min",
        "score_max",
        "drop_from",
        "drop_before",
        "order",
        "first",
        "limit",
    ];

    /// Sets one parameter from text. An empty value, or one of blanks, takes the condition back.
    ///
    /// | parameter | value |
    /// | --- | --- |
    /// | `tlds`, `names` | TLDs or names, separated by blanks or commas |
    /// | `pattern`, `not_pattern` | a regular expression |
    /// | `contains_all`, `starts_with_all`, `ends_with_all` | words, separated likewise: all |
    /// | `contains_any`, `starts_with_any`, `ends_with_any` | words, one of which must be there |
    /// | `characters_min`, `..._max`; also `letters`, `digits`, `hyphens`, `score` | 0 to 255 |
    /// | `digits_only` | `yes`, `no` |
    /// | `idn` | `only`, `none` |
    /// | `drop_from`, `drop_before` | `YYYY-MM-DD HH:MM:SS`, UTC |
    /// | `order` | `drop`, `name`, `characters`, `digits`, `hyphens`, `score`; `-drop` descends |
    /// | `first` | from 0 |
    /// | `limit` | 1 to [`PAGE_ROWS_MAX`] |
    ///
    /// # Errors
    /// [`QueryInvalid`](crate::ErrorKind::QueryInvalid) with the parameter as its subject: no such
    /// parameter, or a value out of its range. The query is then as it was.
    ///
    /// # Example
    /// ```
    /// use backorder_core::droplist::Query;
    /// let mut query = Query::new();
    /// query.set("digits_max", "0")?;
    /// assert_eq!(query.digits.max, Some(0));
    /// assert_eq!(query.set("digits_max", "-1").unwrap_err().subject(), "digits_max");
    /// query.set("digits_max", " ")?;
    /// assert_eq!(query, Query::new());
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn set(&mut self, parameter: &str, value: &str) -> Result<(), Error> {
        let value = value.trim();
        let text = (!value.is_empty()).then(|| value.to_owned());
        let words = || parts(value).map(str::to_owned).collect();
        let instant = || read_instant(parameter, value);
        match parameter {
            "pattern" => self.pattern = text,
            "not_pattern" => self.not_pattern = text,
            "contains_all" => self.contains.all = words(),
            "contains_any" => self.contains.any = words(),
            "starts_with_all" => self.starts_with.all = words(),
            "starts_with_any" => self.starts_with.any = words(),
            "ends_with_all" => self.ends_with.all = words(),
            "ends_with_any" => self.ends_with.any = words(),
            "tlds" if value.is_empty() => self.tlds = None,
            "tlds" => self.tlds = Some(Query::read_tlds(parts(value))?),
            "names" if value.is_empty() => self.names = None,
            "names" => self.names = Some(Query::read_names(parts(value))?),
            "digits_only" => {
                self.digits_only = match value {
                    "yes" => true,
                    "no" | "" => false,
                    _ => return Err(Query::refusal(parameter, value, "must be yes or no")),
                }
            }
            "idn" => {
                self.idn = match value {
                    "only" => Some(true),
                    "none" => Some(false),
                    "" => None,
                    _ => return Err(Query::refusal(parameter, value, "must be only or none")),
                }
            }
            "drop_from" => self.drop_from = instant()?,
            "drop_before" => self.drop_before = instant()?,
            "order" if value.is_empty() => self.order = Order::default(),
            "order" => self.order = value.parse()?,
            "first" if value.is_empty() => self.first = 0,
            "first" => self.first = read_number(parameter, value, 0, u32::MAX)?,
            "limit" if value.is_empty() => self.limit = Limit::default(),
            "limit" => self.limit = Limit(read_number(parameter, value, 1, PAGE_ROWS_MAX)?),
            _ => {
                let unknown = || Query::refusal(parameter, value, "is no parameter of a search");
                let bound = self.bound(parameter).ok_or_else(unknown)?;
                *bound = read_count(parameter, value)?;
            }
        }
        Ok(())
    }

    /// Top-level domains from texts, in Unicode or ACE form, any case, with or without a dot.
    ///
    /// # Errors
    /// [`QueryInvalid`](crate::ErrorKind::QueryInvalid) naming `tlds`: one of them is none.
    pub fn read_tlds<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Result<TldSet, Error> {
        let read = |text: T| {
            let text = text.as_ref();
            Tld::parse(text).map_err(|error| Query::refusal("tlds", text, error))
        };
        texts.into_iter().map(read).collect()
    }

    /// Names from texts.
    ///
    /// # Errors
    /// [`QueryInvalid`](crate::ErrorKind::QueryInvalid) naming `names`: one of them is none.
    pub fn read_names<T: AsRef<str>>(
        texts: impl IntoIterator<Item = T>,
    ) -> Result<Vec<DomainName>, Error> {
        let rule = TldSet::first_dot();
        let read = |text: T| {
            let text = text.as_ref();
            DomainName::parse(text, &rule).map_err(|error| Query::refusal("names", text, error))
        };
        texts.into_iter().map(read).collect()
    }

    fn bound(&mut self, parameter: &str) -> Option<&mut Option<u8>> {
        let (counted, end) = parameter.rsplit_once('_')?;
        let bounds: &mut Bounds = match counted {
            "characters" => &mut self.characters,
            "letters" => &mut self.letters,
            "digits" => &mut self.digits,
            "hyphens" => &mut self.hyphens,
            "score" => &mut self.score,
            _ => return None,
        };
        match end {
            "min" => Some(&mut bounds.min),
            "max" => Some(&mut bounds.max),
            _ => None,
        }
    }
}

by_text!(Order);

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.key)
    }
}

impl FromStr for Order {
    type Err = Error;

    /// Reads `drop`, `-drop` and the like.
    fn from_str(text: &str) -> Result<Order, Error> {
        let (descending, name) = match text.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, text),
        };
        match SortKey::from_name(name) {
            Some(key) => Ok(Order { key, descending }),
            None => {
                let names = SortKey::ALL.map(SortKey::name).join(", ");
                Err(Query::refusal("order", text, format!("must be one of {names}")))
            }
        }
    }
}

fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty())
}

fn read_number(parameter: &str, value: &str, least: u32, most: u32) -> Result<u32, Error> {
    match value.parse() {
        Ok(number) => in_range(|| parameter.to_owned(), number, least, most),
        Err(_) => Err(Query::refusal(parameter, value, format!("must be from {least} to {most}"))),
    }
}

fn read_count(parameter: &str, value: &str) -> Result<Option<u8>, Error> {
    if value.is_empty() {
        return Ok(None);
    }
    read_number(parameter, value, 0, 255).map(|count| u8::try_from(count).ok())
}

fn read_instant(parameter: &str, value: &str) -> Result<Option<DateTime<Utc>>, Error> {
    if value.is_empty() {
        return Ok(None);
    }
    parse_utc(value)
        .map_err(|_| Query::refusal(parameter, value, "must be of the form YYYY-MM-DD HH:MM:SS"))
}
