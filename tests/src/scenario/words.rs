//! The words of one line, with instants and durations read as what they are.

use std::collections::VecDeque;
use std::str::FromStr;

use backorder_core::parse_utc;
use backorder_core::{BackorderId, Currency, DomainName, Money, TldSet};
use chrono::{DateTime, TimeDelta, Utc};

/// What is left of a line.
pub(super) struct Words(VecDeque<String>);

impl Words {
    /// Splits at blanks; a comma is a word of its own, a date and the time after it are one word.
    pub fn of(line: &str) -> Words {
        let mut words: VecDeque<String> = VecDeque::new();
        for part in line.replace(',', " , ").split_whitespace() {
            match words.back_mut() {
                Some(last) if is_date(last) && is_time(part) => {
                    last.push(' ');
                    last.push_str(part);
                }
                _ => words.push_back(part.to_owned()),
            }
        }
        Words(words)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rest, as it is.
    pub fn rest(&mut self) -> Vec<String> {
        self.0.drain(..).collect()
    }

    pub fn next(&mut self, what: &str) -> Result<String, String> {
        self.0.pop_front().ok_or_else(|| format!("the line ends where {what} should be"))
    }

    /// Takes the next word if it is this one.
    pub fn take(&mut self, word: &str) -> bool {
        let is_next = self.0.front().is_some_and(|next| next == word);
        if is_next {
            self.0.pop_front();
        }
        is_next
    }

    /// Refuses anything but this word.
    pub fn must(&mut self, word: &str) -> Result<(), String> {
        let next = self.next(&format!("`{word}`"))?;
        if next == word { Ok(()) } else { Err(format!("`{next}` stands where `{word}` should be")) }
    }

    pub fn end(&self) -> Result<(), String> {
        match self.0.front() {
            None => Ok(()),
            Some(word) => Err(format!("`{word}` means nothing here")),
        }
    }

    pub fn number<N: FromStr>(&mut self, what: &str) -> Result<N, String> {
        let word = self.next(what)?;
        word.parse().map_err(|_| format!("`{word}` is not {what}"))
    }

    /// Whether the next word is a number.
    pub fn starts_with_number(&self) -> bool {
        self.0.front().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    }

    pub fn backorder(&mut self) -> Result<BackorderId, String> {
        self.number("the number of a backorder").map(BackorderId)
    }

    pub fn name(&mut self) -> Result<DomainName, String> {
        let word = self.next("a name")?;
        DomainName::parse(&word, &TldSet::first_dot()).map_err(|error| error.to_string())
    }

    pub fn currency(&mut self) -> Result<Currency, String> {
        let word = self.next("a currency")?;
        Currency::parse(&word).map_err(|error| error.to_string())
    }

    pub fn money(&mut self, currency: Currency) -> Result<Money, String> {
        let word = self.next("an amount")?;
        Money::parse(&word, currency).map_err(|error| error.to_string())
    }

    /// An amount in this currency, or in the one that is named after it.
    pub fn money_in(&mut self, usual: Currency) -> Result<Money, String> {
        let word = self.next("an amount")?;
        let is_code =
            |word: &String| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
        let named = self.0.front().is_some_and(is_code);
        let currency = if named { self.currency()? } else { usual };
        Money::parse(&word, currency).map_err(|error| error.to_string())
    }

    pub fn instant(&mut self) -> Result<DateTime<Utc>, String> {
        let word = self.next("an instant")?;
        match parse_utc(&word) {
            Ok(Some(at)) => Ok(at),
            _ => Err(format!("`{word}` is not an instant like 2027-03-05 19:00:00")),
        }
    }

    pub fn duration(&mut self) -> Result<TimeDelta, String> {
        let word = self.next("a duration")?;
        duration(&word).ok_or_else(|| format!("`{word}` is not a duration like 3d, 2h, 5m or 1s"))
    }
}

fn is_date(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && bytes[0].is_ascii_digit()
}

fn is_time(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 8 && bytes[2] == b':' && bytes[5] == b':'
}

fn duration(word: &str) -> Option<TimeDelta> {
    let (count, unit) = word.split_at(word.len().checked_sub(1)?);
    let count: i64 = count.parse().ok()?;
    match unit {
        "d" => TimeDelta::try_days(count),
        "h" => TimeDelta::try_hours(count),
        "m" => TimeDelta::try_minutes(count),
        "s" => TimeDelta::try_seconds(count),
        _ => None,
    }
}
