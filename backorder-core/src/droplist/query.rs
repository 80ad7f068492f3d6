//! What to look for: conditions, order and page, checked before anything is searched.

use chrono::{DateTime, NaiveDate, Utc};

use super::pattern::{Pattern, Place};
use super::search::Search;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::name::{DomainName, Tld, TldSet};
use crate::values::time::{TimeZone, parse_utc};

/// The most rows a page can have.
pub const PAGE_ROWS_MAX: u32 = 1000;
/// The most words a condition can have.
pub const WORDS_MAX: usize = 20;

/// Conditions, all optional, all of which must hold; order; page.
///
/// Text conditions look at the label in ACE form (an IDN is seen as `xn--...`), without regard to
/// case. Counters count the label as shown to people.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Droplist, Import, Limits, Query};
/// let now = "2027-01-10T00:01:00Z".parse().unwrap();
/// let mut import = Import::new(now, Limits::default());
/// import.feed(b"shop.com;2027-01-12 19:00:07\nshop-1.de;2027-01-11 10:00:00\n")?;
/// let image = import.finish(None)?;
/// let list = Droplist::open(&image)?;
/// let mut query = Query { pattern: Some("^shop".to_owned()), ..Query::default() };
/// let page = query.compile()?.page(&list);
/// assert_eq!(page.total, 2);
/// assert_eq!(page.rows[0].name(), "shop-1.de"); // drops first
/// query.set("digits_max", "0")?;
/// assert_eq!(query.compile()?.page(&list).total, 1);
/// assert!(query.set("digits_max", "-1").is_err());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Top-level domains; none is all of them. For "all with a price": the price list's set.
    pub tlds: Option<TldSet>,
    /// Only these names; joins, such as "those I have backordered", are made with it.
    pub names: Option<Vec<DomainName>>,
    /// Regular expression that must be found in the label.
    pub pattern: Option<String>,
    /// Regular expression that must not be found in the label.
    pub not_pattern: Option<String>,
    /// The label holds these words.
    pub contains: Words,
    /// The label starts with these words.
    pub starts_with: Words,
    /// The label ends with these words.
    pub ends_with: Words,
    /// All characters.
    pub characters: Bounds,
    /// Alphabetic characters.
    pub letters: Bounds,
    /// Numeric characters; "none" is a maximum of 0.
    pub digits: Bounds,
    /// Nothing but digits.
    pub digits_only: bool,
    /// Hyphens; "none" is a maximum of 0.
    pub hyphens: Bounds,
    /// Only IDN, or none of them.
    pub idn: Option<bool>,
    /// The registrar's score; a name without one fulfils no bound.
    pub score: Bounds,
    /// Drops at this instant or later.
    pub drop_from: Option<DateTime<Utc>>,
    /// Drops before this instant.
    pub drop_before: Option<DateTime<Utc>>,
    /// What the rows are ordered by.
    pub order: Order,
    /// Rows left out before the page.
    pub first: u32,
    /// Rows of the page, 1 to [`PAGE_ROWS_MAX`].
    pub limit: Limit,
}

/// The number of rows of a page; 100 unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(pub u32);

impl Default for Limit {
    fn default() -> Limit {
        Limit(100)
    }
}

/// A smallest and a largest count, both allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// At least this.
    pub min: Option<u8>,
    /// At most this.
    pub max: Option<u8>,
}

impl Bounds {
    pub(super) fn is_any(self) -> bool {
        self == Bounds::default()
    }
}

/// Words, one or all of which must be there; no words is no condition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The words, of letters, digits and hyphens.
    pub words: Vec<String>,
    /// Whether one of them is enough.
    pub any: bool,
}

impl Words {
    /// No words take back words of the same kind only, so that a form may send both kinds.
    fn set(&mut self, words: Vec<String>, any: bool) {
        if !words.is_empty() {
            *self = Words { words, any };
        } else if self.any == any {
            *self = Words::default();
        }
    }
}

/// What rows are ordered by; rows that are alike in it come by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// What is compared.
    pub key: SortKey,
    /// The largest first. Rows alike in the key still come by name, ascending.
    pub descending: bool,
}

/// What can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortKey {
    /// The drop, the earliest first.
    #[default]
    Drop,
    /// The whole name in ACE form, byte by byte.
    Name,
    /// Characters of the label.
    Characters,
    /// Digits of the label.
    Digits,
    /// Hyphens of the label.
    Hyphens,
    /// The score; names without one count as 0.
    Score,
}

impl SortKey {
    /// Every key with its name in [`Query::set`].
    pub const ALL: [(&'static str, SortKey); 6] = [
        ("drop", SortKey::Drop),
        ("name", SortKey::Name),
        ("characters", SortKey::Characters),
        ("digits", SortKey::Digits),
        ("hyphens", SortKey::Hyphens),
        ("score", SortKey::Score),
    ];
}

impl Query {
    /// The names of all parameters that [`Query::set`] takes.
    pub const PARAMETERS: [&'static str; 27] = [
        "tlds",
        "names",
        "pattern",
        "not_pattern",
        "contains",
        "contains_any",
        "starts_with",
        "starts_with_any",
        "ends_with",
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

    /// Sets one parameter from text, as forms and other languages have it. An empty value, or one
    /// of blanks, takes the condition back.
    ///
    /// | parameter | value |
    /// | --- | --- |
    /// | `tlds`, `names` | TLDs or names, separated by blanks or commas |
    /// | `pattern`, `not_pattern` | a regular expression |
    /// | `contains`, `starts_with`, `ends_with` | words, separated by blanks: all must be there |
    /// | `contains_any`, `starts_with_any`, `ends_with_any` | words: one must be there |
    /// | `characters_min`, `..._max`; also `letters`, `digits`, `hyphens`, `score` | 0 to 255 |
    /// | `digits_only` | `yes`, `no` |
    /// | `idn` | `only`, `none` |
    /// | `drop_from`, `drop_before` | `YYYY-MM-DD HH:MM:SS`, UTC |
    /// | `order` | `drop`, `name`, `characters`, `digits`, `hyphens`, `score`; `-drop` descends |
    /// | `first` | from 0 |
    /// | `limit` | 1 to [`PAGE_ROWS_MAX`] |
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`] with the parameter as its subject: no such parameter, or a value
    /// out of its range. The query is then as it was.
    pub fn set(&mut self, parameter: &str, value: &str) -> Result<(), Error> {
        let fresh = Query::default();
        let value = value.trim();
        let text = (!value.is_empty()).then(|| value.to_owned());
        let split = || value.split([' ', ',']).filter(|part| !part.is_empty());
        let words = || split().map(str::to_owned).collect();
        let count = || read_count(parameter, value);
        let instant = || read_instant(parameter, value);
        match parameter {
            "pattern" => self.pattern = text,
            "not_pattern" => self.not_pattern = text,
            "contains" => self.contains.set(words(), false),
            "contains_any" => self.contains.set(words(), true),
            "starts_with" => self.starts_with.set(words(), false),
            "starts_with_any" => self.starts_with.set(words(), true),
            "ends_with" => self.ends_with.set(words(), false),
            "ends_with_any" => self.ends_with.set(words(), true),
            "tlds" if value.is_empty() => self.tlds = None,
            "tlds" => {
                let tlds: Result<TldSet, Error> = split().map(Tld::parse).collect();
                self.tlds = Some(tlds.map_err(|error| invalid(parameter, value, error))?);
            }
            "names" if value.is_empty() => self.names = None,
            "names" => {
                let rule = TldSet::first_dot();
                let names: Result<Vec<DomainName>, Error> =
                    split().map(|name| DomainName::parse(name, &rule)).collect();
                self.names = Some(names.map_err(|error| invalid(parameter, value, error))?);
            }
            "characters_min" => self.characters.min = count()?,
            "characters_max" => self.characters.max = count()?,
            "letters_min" => self.letters.min = count()?,
            "letters_max" => self.letters.max = count()?,
            "digits_min" => self.digits.min = count()?,
            "digits_max" => self.digits.max = count()?,
            "hyphens_min" => self.hyphens.min = count()?,
            "hyphens_max" => self.hyphens.max = count()?,
            "score_min" => self.score.min = count()?,
            "score_max" => self.score.max = count()?,
            "digits_only" => {
                self.digits_only = match value {
                    "yes" => true,
                    "no" | "" => false,
                    _ => return Err(invalid(parameter, value, "must be yes or no")),
                }
            }
            "idn" => {
                self.idn = match value {
                    "only" => Some(true),
                    "none" => Some(false),
                    "" => None,
                    _ => return Err(invalid(parameter, value, "must be only or none")),
                }
            }
            "drop_from" => self.drop_from = instant()?,
            "drop_before" => self.drop_before = instant()?,
            "order" => self.order = read_order(value)?,
            "first" if value.is_empty() => self.first = fresh.first,
            "first" => self.first = read_number(parameter, value, 0, u32::MAX)?,
            "limit" if value.is_empty() => self.limit = fresh.limit,
            "limit" => self.limit = Limit(read_number(parameter, value, 1, PAGE_ROWS_MAX)?),
            _ => return Err(invalid(parameter, value, "is no parameter of a search")),
        }
        Ok(())
    }

    /// Restricts the drops to civil days in a time zone: from the start of `from` to the end of
    /// `to`, either of which may be left open.
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`] naming `drop_before`, when `to` is before `from`.
    pub fn set_drop_days(
        &mut self,
        zone: &TimeZone,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<(), Error> {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let message = format!("the last day is before the first, {from}");
            return Err(invalid("drop_before", to, message));
        }
        self.drop_from = from.map(|day| zone.day(day).0);
        self.drop_before = to.map(|day| zone.day(day).1);
        Ok(())
    }

    /// Checks the query and makes it ready to search with, once or many times.
    ///
    /// # Errors
    /// - [`ErrorKind::QueryInvalid`]: a value out of range; the subject is the parameter.
    /// - [`ErrorKind::PatternInvalid`]: a pattern that is malformed, too long or needs too much;
    ///   the subject is the parameter.
    pub fn compile(&self) -> Result<Search, Error> {
        if self.limit.0 == 0 || self.limit.0 > PAGE_ROWS_MAX {
            let message = format!("must be from 1 to {PAGE_ROWS_MAX}");
            return Err(invalid("limit", self.limit.0, message));
        }
        let bounds = [
            ("characters_max", self.characters),
            ("letters_max", self.letters),
            ("digits_max", self.digits),
            ("hyphens_max", self.hyphens),
            ("score_max", self.score),
        ];
        for (parameter, bounds) in bounds {
            if let (Some(min), Some(max)) = (bounds.min, bounds.max)
                && max < min
            {
                return Err(invalid(parameter, max, format!("is below the minimum, {min}")));
            }
        }
        if let (Some(from), Some(before)) = (self.drop_from, self.drop_before)
            && before < from
        {
            return Err(invalid("drop_before", before, format!("is before drop_from, {from}")));
        }
        let mut patterns = Vec::new();
        if let Some(pattern) = &self.pattern {
            patterns.push(Pattern::regex("pattern", pattern)?);
        }
        add_words(&mut patterns, "contains", &self.contains, Place::Anywhere)?;
        add_words(&mut patterns, "starts_with", &self.starts_with, Place::Start)?;
        add_words(&mut patterns, "ends_with", &self.ends_with, Place::End)?;
        let not_pattern = match &self.not_pattern {
            Some(pattern) => Some(Pattern::regex("not_pattern", pattern)?),
            None => None,
        };
        Ok(Search::new(self.clone(), patterns, not_pattern))
    }
}

fn add_words(
    patterns: &mut Vec<Pattern>,
    parameter: &str,
    words: &Words,
    place: Place,
) -> Result<(), Error> {
    if words.words.len() > WORDS_MAX {
        let message = format!("words are too many, at most {WORDS_MAX} allowed");
        return Err(invalid(parameter, words.words.len(), message));
    }
    let mut lower = Vec::new();
    for word in &words.words {
        let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if word.is_empty() || word.len() > 63 || !word.bytes().all(fine) {
            let message = "must be of 1 to 63 letters a to z, digits and hyphens (an IDN is \
                           searched in its xn-- form)";
            return Err(invalid(parameter, shorten(word), message));
        }
        lower.push(word.to_ascii_lowercase());
    }
    if words.any && !lower.is_empty() {
        patterns.push(Pattern::words(parameter, &lower, place)?);
    } else {
        for word in lower {
            patterns.push(Pattern::words(parameter, &[word], place)?);
        }
    }
    Ok(())
}

fn read_number(parameter: &str, value: &str, least: u32, most: u32) -> Result<u32, Error> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| invalid(parameter, value, format!("must be from {least} to {most}")))
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
        .map_err(|_| invalid(parameter, value, "must be of the form YYYY-MM-DD HH:MM:SS"))
}

fn read_order(value: &str) -> Result<Order, Error> {
    let (descending, name) = match value.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, value),
    };
    if value.is_empty() {
        return Ok(Order::default());
    }
    match SortKey::ALL.iter().find(|key| key.0 == name) {
        Some((_, key)) => Ok(Order { key: *key, descending }),
        None => {
            let names = SortKey::ALL.map(|key| key.0).join(", ");
            Err(invalid("order", value, format!("must be one of {names}")))
        }
    }
}

#[cold]
fn invalid(parameter: &str, value: impl std::fmt::Display, rule: impl std::fmt::Display) -> Error {
    let shown = value.to_string();
    let shown = shorten(&shown);
    Error::new(ErrorKind::QueryInvalid, parameter, format!("{parameter}: {shown} {rule}"))
}
