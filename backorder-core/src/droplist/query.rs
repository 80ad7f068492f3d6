//! What to look for: conditions, order and page.

use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};

use chrono::{DateTime, NaiveDate, Utc};

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::name::{DomainName, TldSet};
use crate::values::time::TimeZone;

/// The most rows a page can have.
pub const PAGE_ROWS_MAX: u32 = 1000;
/// The most words a condition can have.
pub const WORDS_MAX: usize = 20;

/// Conditions, all optional, all of which must hold; order; page.
///
/// Text conditions look at the label in ACE form (an IDN is seen as `xn--...`), without regard to
/// case. Counters count the label as shown to people. Nothing is checked before
/// [`Query::compile`]; [`Query::set`] takes the same from texts of forms.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Droplist, Import, Limits, Order, Query, SortKey};
/// let now = "2027-01-10T00:01:00Z".parse().unwrap();
/// let mut import = Import::new(now, Limits::default());
/// import.feed(b"shop.com;2027-01-12 19:00:07\nshop-1.de;2027-01-11 10:00:00\n")?;
/// let image = import.finish(None)?;
/// let list = Droplist::open(&image)?;
/// let shops = Query::new().starts_with_any(["shop", "store"]);
/// let page = shops.compile()?.page(&list);
/// assert_eq!(page.total, 2);
/// assert_eq!(page.rows[0].name(), "shop-1.de"); // drops first
/// let plain = shops.digits(..=0).order(Order::descending(SortKey::Name)).page(0, 20);
/// assert_eq!(plain.compile()?.page(&list).total, 1);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Query {
    /// Top-level domains; none is all of them. For "all with a price": the price list's set.
    pub tlds: Option<TldSet>,
    /// Only these names; joins, such as "those I have backordered", are made with it.
    pub names: Option<Vec<DomainName>>,
    /// Regular expression that must be found in the label; a blank one is none.
    pub pattern: Option<String>,
    /// Regular expression that must not be found in the label; a blank one is none.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Limit(pub u32);

impl Default for Limit {
    fn default() -> Limit {
        Limit(100)
    }
}

/// A smallest and a largest count, both allowed: `3..=5`, `3..`, `..=5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bounds {
    /// At least this.
    pub min: Option<u8>,
    /// At most this.
    pub max: Option<u8>,
}

impl Bounds {
    /// Bounds from the numbers of a language that has one kind of them. `parameter` is what they
    /// are bounds of, such as `characters`.
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`] naming `characters_min` or `characters_max`: not from 0 to 255.
    pub fn of(parameter: &str, min: Option<i64>, max: Option<i64>) -> Result<Bounds, Error> {
        let bound = |end: &str, number: Option<i64>| {
            let parameter = || format!("{parameter}_{end}");
            number.map(|number| in_range(parameter, number, 0, 255)).transpose()
        };
        let small = |number: Option<u32>| number.and_then(|number| u8::try_from(number).ok());
        Ok(Bounds { min: small(bound("min", min)?), max: small(bound("max", max)?) })
    }

    pub(super) fn is_any(self) -> bool {
        self == Bounds::default()
    }
}

impl From<RangeInclusive<u8>> for Bounds {
    fn from(range: RangeInclusive<u8>) -> Bounds {
        Bounds { min: Some(*range.start()), max: Some(*range.end()) }
    }
}

impl From<RangeFrom<u8>> for Bounds {
    fn from(range: RangeFrom<u8>) -> Bounds {
        Bounds { min: Some(range.start), max: None }
    }
}

impl From<RangeToInclusive<u8>> for Bounds {
    fn from(range: RangeToInclusive<u8>) -> Bounds {
        Bounds { min: None, max: Some(range.end) }
    }
}

/// Words of letters, digits and hyphens; no words is no condition. Blank words do not count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Words {
    /// Each of these must be there.
    pub all: Vec<String>,
    /// And one of these.
    pub any: Vec<String>,
}

/// What rows are ordered by; rows that are alike in it come by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// What is compared.
    pub key: SortKey,
    /// The largest first. Rows alike in the key still come by name, ascending.
    pub descending: bool,
}

impl Order {
    /// The largest first.
    pub fn descending(key: SortKey) -> Order {
        Order { key, descending: true }
    }
}

impl From<SortKey> for Order {
    /// The smallest first.
    fn from(key: SortKey) -> Order {
        Order { key, descending: false }
    }
}

closed_list! {
names: name;
/// What can be ordered by.
#[derive(Default)]
pub enum SortKey {
    /// The drop, the earliest first.
    #[default]
    Drop = "drop",
    /// The whole name in ACE form, byte by byte.
    Name = "name",
    /// Characters of the label.
    Characters = "characters",
    /// Digits of the label.
    Digits = "digits",
    /// Hyphens of the label.
    Hyphens = "hyphens",
    /// The score; names without one count as 0.
    Score = "score",
}
}

/// Writes words in place of those that were there.
fn put<W: Into<String>>(place: &mut Vec<String>, words: impl IntoIterator<Item = W>) {
    *place = words.into_iter().map(Into::into).collect();
}

impl Query {
    /// Every name, the first 100 by drop.
    pub fn new() -> Query {
        Query::default()
    }

    /// Only names below these top-level domains.
    #[must_use]
    pub fn tlds(mut self, tlds: TldSet) -> Query {
        self.tlds = Some(tlds);
        self
    }

    /// Only these names.
    #[must_use]
    pub fn names(mut self, names: impl IntoIterator<Item = DomainName>) -> Query {
        self.names = Some(names.into_iter().collect());
        self
    }

    /// This regular expression is found in the label.
    #[must_use]
    pub fn pattern(mut self, pattern: impl Into<String>) -> Query {
        self.pattern = Some(pattern.into());
        self
    }

    /// This regular expression is not found in the label.
    #[must_use]
    pub fn not_pattern(mut self, pattern: impl Into<String>) -> Query {
        self.not_pattern = Some(pattern.into());
        self
    }

    /// Each of these words is in the label.
    #[must_use]
    pub fn contains_all<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Query {
        put(&mut self.contains.all, words);
        self
    }

    /// One of these words is in the label.
    #[must_use]
    pub fn contains_any<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Query {
        put(&mut self.contains.any, words);
        self
    }

    /// The label starts with each of these words.
    #[must_use]
    pub fn starts_with_all<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Query {
        put(&mut self.starts_with.all, words);
        self
    }

    /// The label starts with one of these words.
    #[must_use]
    pub fn starts_with_any<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Query {
        put(&mut self.starts_with.any, words);
        self
    }

    /// The label ends with each of these words.
    #[must_use]
    pub fn ends_with_all<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Query {
        put(&mut self.ends_with.all, words);
        self
    }

    /// The label ends with one of these words.
    #[must_use]
    pub fn ends_with_any<W: Into<String>>(mut self, words: impl IntoIterator<Item = W>) -> Query {
        put(&mut self.ends_with.any, words);
        self
    }

    /// As many characters as these bounds allow.
    #[must_use]
    pub fn characters(mut self, bounds: impl Into<Bounds>) -> Query {
        self.characters = bounds.into();
        self
    }

    /// As many letters as these bounds allow.
    #[must_use]
    pub fn letters(mut self, bounds: impl Into<Bounds>) -> Query {
        self.letters = bounds.into();
        self
    }

    /// As many digits as these bounds allow; `..=0` for none.
    #[must_use]
    pub fn digits(mut self, bounds: impl Into<Bounds>) -> Query {
        self.digits = bounds.into();
        self
    }

    /// Nothing but digits.
    #[must_use]
    pub fn digits_only(mut self) -> Query {
        self.digits_only = true;
        self
    }

    /// As many hyphens as these bounds allow; `..=0` for none.
    #[must_use]
    pub fn hyphens(mut self, bounds: impl Into<Bounds>) -> Query {
        self.hyphens = bounds.into();
        self
    }

    /// Only international names, or none of them.
    #[must_use]
    pub fn idn(mut self, wanted: bool) -> Query {
        self.idn = Some(wanted);
        self
    }

    /// A score within these bounds.
    #[must_use]
    pub fn score(mut self, bounds: impl Into<Bounds>) -> Query {
        self.score = bounds.into();
        self
    }

    /// Drops at this instant or later.
    #[must_use]
    pub fn drop_from(mut self, from: DateTime<Utc>) -> Query {
        self.drop_from = Some(from);
        self
    }

    /// Drops before this instant.
    #[must_use]
    pub fn drop_before(mut self, before: DateTime<Utc>) -> Query {
        self.drop_before = Some(before);
        self
    }

    /// Ordered by this: a [`SortKey`], or [`Order::descending`].
    #[must_use]
    pub fn order(mut self, order: impl Into<Order>) -> Query {
        self.order = order.into();
        self
    }

    /// Leaves out the first rows and takes the next ones, at most [`PAGE_ROWS_MAX`].
    #[must_use]
    pub fn page(mut self, first: u32, limit: u32) -> Query {
        (self.first, self.limit) = (first, Limit(limit));
        self
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
            return Err(Query::refusal("drop_before", to, message));
        }
        self.drop_from = from.map(|day| zone.day(day).0);
        self.drop_before = to.map(|day| zone.day(day).1);
        Ok(())
    }

    /// Takes the page from the numbers of a language that has one kind of them.
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`] naming `first` or `limit`: below 0 or above its limit.
    pub fn set_page(&mut self, first: i64, limit: i64) -> Result<(), Error> {
        let first = in_range(|| "first".to_owned(), first, 0, u32::MAX)?;
        let limit = in_range(|| "limit".to_owned(), limit, 1, PAGE_ROWS_MAX)?;
        (self.first, self.limit) = (first, Limit(limit));
        Ok(())
    }

    /// The error about a value that is none for a parameter: `first: -1 must be from 0`.
    #[cold]
    pub fn refusal(
        parameter: &str,
        value: impl std::fmt::Display,
        rule: impl std::fmt::Display,
    ) -> Error {
        let shown = value.to_string();
        let shown = shorten(&shown);
        Error::new(ErrorKind::QueryInvalid, parameter, format!("{parameter}: {shown} {rule}"))
    }

    /// What does not hang on patterns and words.
    pub(super) fn check(&self) -> Result<(), Error> {
        in_range(|| "limit".to_owned(), self.limit.0.into(), 1, PAGE_ROWS_MAX)?;
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
                let message = format!("is below the minimum, {min}");
                return Err(Query::refusal(parameter, max, message));
            }
        }
        match (self.drop_from, self.drop_before) {
            (Some(from), Some(before)) if before < from => {
                let message = format!("is before the first instant, {from}");
                Err(Query::refusal("drop_before", before, message))
            }
            _ => Ok(()),
        }
    }
}

/// A number of a parameter, if it is in its range.
pub(super) fn in_range(
    parameter: impl FnOnce() -> String,
    number: i64,
    least: u32,
    most: u32,
) -> Result<u32, Error> {
    let fits = u32::try_from(number).ok().filter(|number| (least..=most).contains(number));
    fits.ok_or_else(|| {
        Query::refusal(&parameter(), number, format!("must be from {least} to {most}"))
    })
}
