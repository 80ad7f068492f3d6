//! The forms that values have.

use std::fmt;
use std::net::IpAddr;

use backorder_core::parse_utc;
use chrono::{DateTime, NaiveDate, Utc};

/// What the value of a parameter or a column looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Any text.
    Text,
    /// Any text that logs may not show.
    Secret,
    /// A domain name or zone.
    Domain,
    /// The name of a host.
    Host,
    /// A search pattern with `*` and `?`.
    Pattern,
    /// A handle of a contact, or its details below the key.
    Contact,
    /// A whole number.
    Number,
    /// `1` or `0`.
    Flag,
    /// An instant of UTC, `YYYY-MM-DD hh:mm:ss`; a day alone is taken, too: its first second.
    Instant,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A number of years, or of years, months or days with a letter behind it: `1`, `1Y`, `5D`.
    Period,
    /// An amount of money, of up to four decimals.
    Amount,
    /// Any number with up to four decimals: an amount, a rate of tax.
    Decimal,
    /// Three letters.
    Currency,
    /// Two letters.
    Country,
    /// An address of IPv4 or IPv6.
    Address,
    /// An address of e-mail.
    Email,
    /// One of these words, parted by `|`.
    Word(&'static str),
}

/// A cell, read by its form.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Cell {
    /// A text: of a name, a handle, a word or whatever else.
    Text(String),
    /// A text that is not shown.
    Secret(String),
    /// A whole number.
    Number(i64),
    /// A yes or no.
    Flag(bool),
    /// An instant, UTC; none: never.
    Instant(Option<DateTime<Utc>>),
    /// A day.
    Day(NaiveDate),
    /// A number of four decimals, in ten-thousandths.
    Decimal(i64),
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Text(text) => write!(f, "Text({text:?})"),
            Cell::Secret(_) => f.write_str("Secret(***)"),
            Cell::Number(number) => write!(f, "Number({number})"),
            Cell::Flag(flag) => write!(f, "Flag({flag})"),
            Cell::Instant(at) => write!(f, "Instant({at:?})"),
            Cell::Day(day) => write!(f, "Day({day})"),
            Cell::Decimal(number) => write!(f, "Decimal({number})"),
        }
    }
}

impl Cell {
    /// The digits of a decimal, with two decimals or as many as it needs; none of another cell.
    ///
    /// # Example
    /// ```
    /// use ispapi_client::vocabulary::Cell;
    /// assert_eq!(Cell::Decimal(-5_002_500).digits().as_deref(), Some("-500.25"));
    /// assert_eq!(Cell::Decimal(1).digits().as_deref(), Some("0.0001"));
    /// assert_eq!(Cell::Number(1).digits(), None);
    /// ```
    pub fn digits(&self) -> Option<String> {
        let Cell::Decimal(number) = self else { return None };
        let (sign, size) = (if *number < 0 { "-" } else { "" }, number.unsigned_abs());
        let mut text = format!("{sign}{}.{:04}", size / 10_000, size % 10_000);
        while text.ends_with('0') && text.len() - text.find('.').unwrap_or(0) > 3 {
            text.pop();
        }
        Some(text)
    }
}

/// A name is at most this long in its ACE form.
const NAME_MAX: usize = 253;

impl Form {
    /// The form of its name in the table.
    pub(super) fn parse(name: &'static str) -> Option<Form> {
        if let Some(words) = name.strip_prefix("word(") {
            return words.strip_suffix(')').map(Form::Word);
        }
        const PLAIN: [Form; 17] = [
            Form::Text,
            Form::Secret,
            Form::Domain,
            Form::Host,
            Form::Pattern,
            Form::Contact,
            Form::Number,
            Form::Flag,
            Form::Instant,
            Form::Day,
            Form::Period,
            Form::Amount,
            Form::Decimal,
            Form::Currency,
            Form::Country,
            Form::Address,
            Form::Email,
        ];
        PLAIN.into_iter().find(|form| form.name() == name)
    }

    /// The name: `domain`, `instant`.
    pub const fn name(&self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Secret => "secret",
            Form::Domain => "domain",
            Form::Host => "host",
            Form::Pattern => "pattern",
            Form::Contact => "contact",
            Form::Number => "number",
            Form::Flag => "flag",
            Form::Instant => "instant",
            Form::Day => "day",
            Form::Period => "period",
            Form::Amount => "amount",
            Form::Decimal => "decimal",
            Form::Currency => "currency",
            Form::Country => "country",
            Form::Address => "address",
            Form::Email => "email",
            Form::Word(_) => "word",
        }
    }

    /// Whether a filled value can be meant; else what is allowed.
    ///
    /// # Errors
    /// What is allowed, in words.
    pub fn check(&self, value: &str) -> Result<(), String> {
        let no_blank = !value.contains(char::is_whitespace);
        let letters = |count: usize| {
            value.len() == count && value.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        let (is_possible, allowed) = match self {
            Form::Text | Form::Secret | Form::Pattern => (true, ""),
            Form::Domain | Form::Host => {
                (no_blank && value.len() <= NAME_MAX, "a name without blanks, of 253 bytes at most")
            }
            Form::Contact => (no_blank || !value.is_ascii(), "a handle without blanks"),
            Form::Number => (value.parse::<i64>().is_ok(), "a whole number"),
            Form::Flag => (matches!(value, "0" | "1"), "0 or 1"),
            Form::Instant => {
                let is_instant = parse_utc(value).is_ok() || day(value).is_some();
                (is_instant, "YYYY-MM-DD hh:mm:ss, UTC")
            }
            Form::Day => (day(value).is_some(), "YYYY-MM-DD"),
            Form::Period => (is_period(value), "a number, alone or with Y, M or D behind it"),
            Form::Amount => {
                let amount = decimal(value).is_some_and(|amount| amount >= 0);
                (amount, "an amount from 0 on, with a point and at most four decimals")
            }
            Form::Decimal => {
                (decimal(value).is_some(), "a number with a point and at most four decimals")
            }
            Form::Currency => (letters(3), "three letters"),
            Form::Country => (letters(2), "two letters"),
            Form::Address => (value.parse::<IpAddr>().is_ok(), "an address of IPv4 or IPv6"),
            Form::Email => (is_email(value), "an address with one @ and without blanks"),
            Form::Word(words) => {
                let is_one = words.split('|').any(|word| word.eq_ignore_ascii_case(value));
                return match is_one {
                    true => Ok(()),
                    false => Err(format!("one of {}", words.replace('|', ", "))),
                };
            }
        };
        if is_possible { Ok(()) } else { Err(allowed.to_owned()) }
    }

    /// Reads a filled cell. What its form does not fit is none.
    pub fn read(&self, value: &str) -> Option<Cell> {
        match self {
            Form::Secret => Some(Cell::Secret(value.to_owned())),
            Form::Number => value.parse().ok().map(Cell::Number),
            Form::Flag => match value {
                "1" => Some(Cell::Flag(true)),
                "0" => Some(Cell::Flag(false)),
                _ => None,
            },
            Form::Instant => {
                let midnight = || day(value)?.and_hms_opt(0, 0, 0).map(|at| Some(at.and_utc()));
                crate::wire::read::parse_date(value).or_else(midnight).map(Cell::Instant)
            }
            Form::Day => day(value).map(Cell::Day),
            Form::Amount | Form::Decimal => decimal(value).map(Cell::Decimal),
            Form::Currency | Form::Country | Form::Address | Form::Email | Form::Period => {
                self.check(value).ok().map(|()| Cell::Text(value.to_owned()))
            }
            _ => Some(Cell::Text(value.to_owned())),
        }
    }
}

fn day(value: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(value, "%Y-%m-%d").ok().filter(|_| value.len() == 10)
}

fn is_period(value: &str) -> bool {
    let value = value.strip_prefix('-').unwrap_or(value);
    let number = value.strip_suffix(['Y', 'M', 'D', 'y', 'm', 'd']).unwrap_or(value);
    (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_email(value: &str) -> bool {
    let parts = value.split_once('@');
    let filled = parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    filled && value.matches('@').count() == 1 && !value.contains(char::is_whitespace)
}

/// In ten-thousandths.
fn decimal(value: &str) -> Option<i64> {
    let (is_negative, digits) = match value.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, value),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || part.len() > 4 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<4}").parse().ok()?;
    let number = whole.checked_mul(10_000)?.checked_add(part)?;
    Some(if is_negative { -number } else { number })
}
