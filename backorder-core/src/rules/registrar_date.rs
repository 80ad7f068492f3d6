//! The dates of registrars: days, or instants that are a day only in a zone; days of calendars.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::values::time::{Disambiguation, TimeZone};

/// When something happens at the registrar.
///
/// An instant becomes a day in billing's zone, so that a date does not depend on who asks; a value
/// without a time is a day already, and is never shifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RegistrarDate {
    /// A day, without a time.
    Day(NaiveDate),
    /// An instant.
    Instant(DateTime<Utc>),
}

impl RegistrarDate {
    /// Reads `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, the latter as wall time in `zone`, or with a
    /// `T` and a final `Z` as universal time. A fraction of a second is cut.
    ///
    /// `None`: empty, zeros, or a date that cannot be.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<RegistrarDate> {
        let text = text.trim();
        let day = day(text)?;
        if text.len() == 10 {
            return Some(RegistrarDate::Day(day));
        }
        let rest = text[10..].strip_prefix([' ', 'T', 't'])?;
        let (rest, is_utc) = match rest.strip_suffix(['Z', 'z']) {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let (clock, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = clock.split(':').collect();
        let [hour, minute, second] = parts[..] else { return None };
        if !is_number(fraction) || parts.iter().any(|part| part.len() != 2 || !is_number(part)) {
            return None;
        }
        let number = |text: &str| text.parse::<u32>().ok();
        let local = day.and_hms_opt(number(hour)?, number(minute)?, number(second)?)?;
        let instant = if is_utc {
            local.and_utc()
        } else {
            // Earlier never fails, and too early is safe.
            zone.resolve(local, Disambiguation::Earlier).ok()?
        };
        Some(RegistrarDate::Instant(instant))
    }

    /// The day in billing's zone.
    pub fn day_in(self, zone: &TimeZone) -> NaiveDate {
        match self {
            RegistrarDate::Day(day) => day,
            RegistrarDate::Instant(instant) => zone.to_local(instant).date(),
        }
    }

    /// The instant; that of a day is its midnight in UTC.
    pub fn instant(self) -> DateTime<Utc> {
        match self {
            RegistrarDate::Day(day) => day.and_time(NaiveTime::MIN).and_utc(),
            RegistrarDate::Instant(instant) => instant,
        }
    }

    /// This much later; a day stays one if the span is of whole days.
    pub(crate) fn plus(self, span: TimeDelta) -> Option<RegistrarDate> {
        let moved = self.instant().checked_add_signed(span)?;
        match self {
            RegistrarDate::Day(_) if span == TimeDelta::days(span.num_days()) => {
                Some(RegistrarDate::Day(moved.date_naive()))
            }
            _ => Some(RegistrarDate::Instant(moved)),
        }
    }

    /// This many years later, at the same time of day.
    pub(crate) fn plus_years(self, years: u32) -> Option<RegistrarDate> {
        match self {
            RegistrarDate::Day(day) => plus_years(day, years).map(RegistrarDate::Day),
            RegistrarDate::Instant(instant) => {
                let day = plus_years(instant.date_naive(), years)?;
                let moved = NaiveDateTime::new(day, instant.time()).and_utc();
                Some(RegistrarDate::Instant(moved))
            }
        }
    }
}

/// The same day this many years later; 29 February becomes the 28th: too early is safe.
pub(crate) fn plus_years(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    let year = day.year().checked_add(i32::try_from(years).ok()?)?;
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
}

/// This many days later; earlier where `days` is below zero.
pub(crate) fn plus_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

/// The day at the start of a text: `YYYY-MM-DD`, in figures only.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes().get(..10)?;
    let is_form = bytes.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let ends = bytes.len() == text.len() || matches!(text.as_bytes()[10], b' ' | b'T' | b't');
    if !is_form || !ends {
        return None;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)
}
