//! Time zones and civil times; inside the library every instant is UTC.
//!
//! The zone data is compiled in (`time-tz`), so that results depend on no machine's settings.
//! A local time that happens twice or never is resolved by a rule the caller names.

mod posix;
#[cfg(test)]
mod tests;
mod windows;

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use ::time::OffsetDateTime;
use chrono::{
    DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta,
    Timelike, Utc,
};
use time_tz::{Offset as _, TimeZone as _};

use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::serial::by_text;

/// The ends of the calendar of the `time` crate, years -9999 and 9999.
const FIRST_SECOND: i64 = -377_705_116_800;
const LAST_SECOND: i64 = 253_402_300_799;

/// Which instant a local time means when it happens twice (clocks put back) or never (put forward).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Disambiguation {
    /// The first of two; for a skipped time the instant that is as long before the change as the
    /// time is before the end of the gap. Never later than any other reading: too early is safe
    /// for a drop, too late loses the name.
    #[default]
    Earlier,
    /// The second of two; for a skipped time the instant the clock would have shown it at, had it
    /// not been changed.
    Later,
    /// An error.
    Reject,
}

/// A time zone: a rule that gives the offset of local time from UTC at every instant.
///
/// # Example
/// ```
/// use backorder_core::{Disambiguation, TimeZone, format_utc, parse_utc};
/// let rome = TimeZone::parse("Europe/Rome")?;
/// let instant = parse_utc("2027-07-14 07:00:00")?.unwrap();
/// assert_eq!(rome.to_local(instant).to_string(), "2027-07-14 09:00:00");
/// let skipped = "2027-03-28T02:30:00".parse().unwrap();
/// let earlier = rome.resolve(skipped, Disambiguation::Earlier)?;
/// assert_eq!(format_utc(earlier), "2027-03-28 00:30:00");
/// assert!(rome.resolve(skipped, Disambiguation::Reject).is_err());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Clone)]
pub struct TimeZone {
    name: Box<str>,
    rule: Rule,
}

#[derive(Clone)]
enum Rule {
    Fixed(i32),
    Database(&'static time_tz::Tz),
    Posix(Box<posix::PosixRule>),
}

/// What a local time stands for.
enum Local {
    Once(DateTime<Utc>),
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// The clock jumps over it: the reading with the offset after the jump, and the one before.
    Never(DateTime<Utc>, DateTime<Utc>),
}

impl TimeZone {
    /// Reads a time zone in any of these forms, in this order:
    /// - an IANA name or alias (`Europe/Berlin`, `US/Eastern`) or a Windows name
    ///   (`W. Europe Standard Time`, also with a territory: `China Standard Time/CN`), in any case;
    /// - a fixed offset east of Greenwich: `Z`, `+04:00`, `-0330`, `UTC+4`;
    /// - a POSIX TZ string, whose sign is *west* of Greenwich: `<+04>-4`,
    ///   `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1-2024 section 8.3, hours from -167 to 167).
    ///
    /// `GMT+4` and `UTC4` are refused: people mean an offset east by them, POSIX one west.
    ///
    /// # Errors
    /// [`ErrorKind::ZoneUnknown`]: none of these.
    pub fn parse(text: &str) -> Result<TimeZone, Error> {
        let trimmed = text.trim();
        let bare = trimmed.strip_prefix(':').unwrap_or(trimmed);
        if let Some((name, zone)) = find_in_database(bare) {
            return Ok(TimeZone { name: name.into(), rule: Rule::Database(zone) });
        }
        let rule = match fixed_offset(bare) {
            Some(seconds) => Some(Rule::Fixed(seconds)),
            None if has_two_signs(bare) => None,
            None => posix::PosixRule::parse(bare).map(|rule| Rule::Posix(Box::new(rule))),
        };
        let rule = rule.ok_or_else(|| unknown(text, has_two_signs(bare)))?;
        Ok(TimeZone { name: bare.into(), rule })
    }

    /// Universal time.
    pub fn utc() -> TimeZone {
        TimeZone { name: "UTC".into(), rule: Rule::Fixed(0) }
    }

    /// A fixed offset of `seconds` east of Greenwich, named like `+04:00`.
    ///
    /// # Errors
    /// [`ErrorKind::ZoneUnknown`]: 24 hours or more.
    pub fn fixed(seconds: i32) -> Result<TimeZone, Error> {
        let offset = FixedOffset::east_opt(seconds).ok_or_else(|| {
            let message = format!("an offset of {seconds} seconds is not below 24 hours");
            Error::new(ErrorKind::ZoneUnknown, seconds, message)
        })?;
        Ok(TimeZone { name: offset.to_string().into(), rule: Rule::Fixed(seconds) })
    }

    /// The name it was given by; IANA and Windows names in the spelling of the database.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Local minus universal time at an instant, in seconds.
    pub fn offset_at(&self, instant: DateTime<Utc>) -> i32 {
        match &self.rule {
            Rule::Fixed(seconds) => *seconds,
            Rule::Database(zone) => {
                let seconds = instant.timestamp().clamp(FIRST_SECOND, LAST_SECOND);
                let nearest = OffsetDateTime::from_unix_timestamp(seconds)
                    .unwrap_or(OffsetDateTime::UNIX_EPOCH);
                zone.get_offset_utc(&nearest).to_utc().whole_seconds()
            }
            Rule::Posix(rule) => rule.offset_at(instant.timestamp()),
        }
    }

    /// What a clock in the zone shows at an instant.
    pub fn to_local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        let offset = TimeDelta::seconds(i64::from(self.offset_at(instant)));
        let limit =
            if offset < TimeDelta::zero() { NaiveDateTime::MIN } else { NaiveDateTime::MAX };
        instant.naive_utc().checked_add_signed(offset).unwrap_or(limit)
    }

    /// The instant at which a clock in the zone shows `local`.
    ///
    /// # Errors
    /// With [`Disambiguation::Reject`] only: [`ErrorKind::TimeRepeated`] and
    /// [`ErrorKind::TimeSkipped`].
    pub fn resolve(
        &self,
        local: NaiveDateTime,
        rule: Disambiguation,
    ) -> Result<DateTime<Utc>, Error> {
        let refuse = |kind, what| {
            let message = format!("{local} happens {what} in {}", self.name);
            Err(Error::new(kind, local, message))
        };
        match (self.readings(local), rule) {
            (Local::Once(instant), _) => Ok(instant),
            (Local::Twice(first, _) | Local::Never(first, _), Disambiguation::Earlier) => Ok(first),
            (Local::Twice(_, last) | Local::Never(_, last), Disambiguation::Later) => Ok(last),
            (Local::Twice(..), Disambiguation::Reject) => refuse(ErrorKind::TimeRepeated, "twice"),
            (Local::Never(..), Disambiguation::Reject) => refuse(ErrorKind::TimeSkipped, "never"),
        }
    }

    /// The civil day: from its first instant up to, not including, the first of the next day.
    ///
    /// 23 or 25 hours long where the clock changes; where midnight is skipped the day starts with
    /// the change, and a day that the zone skipped altogether is empty (Samoa, 2011-12-30).
    pub fn day(&self, date: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let next = date.checked_add_days(Days::new(1));
        let end = next.map_or(DateTime::<Utc>::MAX_UTC, |next| self.start_of_day(next));
        (self.start_of_day(date), end)
    }

    /// The first change of the offset after an instant and at most `within` later, to the second.
    ///
    /// Looks twice a day: two changes that undo each other within twelve hours are not seen.
    pub fn next_change(&self, from: DateTime<Utc>, within: TimeDelta) -> Option<DateTime<Utc>> {
        let end = from.checked_add_signed(within).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let offset = self.offset_at(from);
        let mut before = from;
        while before < end {
            let after = before.checked_add_signed(TimeDelta::hours(12)).map_or(end, |a| a.min(end));
            if self.offset_at(after) != offset {
                return Some(self.change_between(before, after));
            }
            before = after;
        }
        None
    }

    fn start_of_day(&self, date: NaiveDate) -> DateTime<Utc> {
        match self.readings(date.and_time(NaiveTime::MIN)) {
            Local::Once(instant) | Local::Twice(instant, _) => instant,
            Local::Never(before, after) => self.change_between(before, after),
        }
    }

    /// The offsets a day and more to either side bracket every change that can touch `local`.
    fn readings(&self, local: NaiveDateTime) -> Local {
        let reach = TimeDelta::hours(26);
        let before = self.offset_at(saturating_utc(local.checked_sub_signed(reach), local));
        let after = self.offset_at(saturating_utc(local.checked_add_signed(reach), local));
        let with_before = at_offset(local, before);
        let with_after = at_offset(local, after);
        match (self.offset_at(with_before) == before, self.offset_at(with_after) == after) {
            (true, true) if before == after => Local::Once(with_before),
            (true, true) => Local::Twice(with_before, with_after),
            (true, false) => Local::Once(with_before),
            (false, true) => Local::Once(with_after),
            (false, false) => Local::Never(with_after, with_before),
        }
    }

    /// The first second with the new offset, between an instant before a change and one after.
    fn change_between(&self, before: DateTime<Utc>, after: DateTime<Utc>) -> DateTime<Utc> {
        let old = self.offset_at(before);
        let (mut low, mut high) = (before, after);
        while high - low > TimeDelta::seconds(1) {
            let middle = low + TimeDelta::seconds((high - low).num_seconds() / 2);
            if self.offset_at(middle) == old {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }
}

/// Zones are equal by their names, which say everything: `UTC` is the same zone whether it was read
/// or made.
impl PartialEq for TimeZone {
    fn eq(&self, other: &TimeZone) -> bool {
        self.name == other.name
    }
}

impl Eq for TimeZone {}

impl Hash for TimeZone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl fmt::Debug for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TimeZone({})", self.name)
    }
}

by_text!(TimeZone);

impl FromStr for TimeZone {
    type Err = Error;

    fn from_str(text: &str) -> Result<TimeZone, Error> {
        TimeZone::parse(text)
    }
}

/// Reads `YYYY-MM-DD HH:MM:SS` as universal time, the form of the registrar and of databases.
///
/// `0000-00-00 00:00:00`, `0000-00-00` and empty text mean "never" and give `None`.
///
/// # Errors
/// [`ErrorKind::TimeInvalid`]: any other text, and dates or times that do not exist.
///
/// # Example
/// ```
/// use backorder_core::{format_utc, parse_utc};
/// let instant = parse_utc("2027-02-28 23:59:59")?.unwrap();
/// assert_eq!(format_utc(instant), "2027-02-28 23:59:59");
/// assert_eq!(parse_utc("0000-00-00 00:00:00")?, None);
/// assert!(parse_utc("2027-02-29 00:00:00").is_err());
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub fn parse_utc(text: &str) -> Result<Option<DateTime<Utc>>, Error> {
    // Rows are full of instants, and nearly all are these 19 bytes.
    if let Some(local) = civil(text) {
        return Ok(Some(local.and_utc()));
    }
    let trimmed = text.trim();
    if matches!(trimmed, "" | "0000-00-00" | "0000-00-00 00:00:00") {
        return Ok(None);
    }
    match civil(trimmed) {
        Some(local) => Ok(Some(local.and_utc())),
        None => {
            let shown = shorten(text);
            let message = format!("\"{shown}\" is no time of the form YYYY-MM-DD HH:MM:SS");
            Err(Error::new(ErrorKind::TimeInvalid, shown, message))
        }
    }
}

/// Writes an instant as `YYYY-MM-DD HH:MM:SS` in universal time; parts of a second are dropped.
pub fn format_utc(instant: DateTime<Utc>) -> String {
    let Some(year) = u32::try_from(instant.year()).ok().filter(|year| *year <= 9999) else {
        return instant.format("%Y-%m-%d %H:%M:%S").to_string();
    };
    // By hand: rows are full of instants, and chrono reads its format anew for each.
    let mut text = String::with_capacity(19);
    text.extend([1000, 100, 10, 1].map(|place| digit(year / place % 10)));
    for (separator, number) in [
        ('-', instant.month()),
        ('-', instant.day()),
        (' ', instant.hour()),
        (':', instant.minute()),
        (':', instant.second()),
    ] {
        text.push(separator);
        text.extend([digit(number / 10), digit(number % 10)]);
    }
    text
}

fn digit(number: u32) -> char {
    char::from_digit(number, 10).unwrap_or('0')
}

/// Exactly 19 bytes: chrono's own parser would take `2027-1-2  3:4:5` and leap seconds.
fn civil(text: &str) -> Option<NaiveDateTime> {
    let bytes: &[u8; 19] = text.as_bytes().try_into().ok()?;
    let separators = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':')];
    if separators.iter().any(|&(at, byte)| bytes[at] != byte) {
        return None;
    }
    // All digits are looked at in the end: nearly always they are what they should be.
    let mut highest = 0;
    let mut two = |at: usize| {
        let [tens, ones] = [bytes[at], bytes[at + 1]].map(|digit| digit.wrapping_sub(b'0'));
        highest = tens.max(ones).max(highest);
        u32::from(tens) * 10 + u32::from(ones)
    };
    let year = two(0) * 100 + two(2);
    let [month, day, hour, minute, second] = [5, 8, 11, 14, 17].map(&mut two);
    if highest > 9 || year == 0 {
        return None;
    }
    let year = i32::try_from(year).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)
}

/// A zone of the database, with its name in the spelling of the database.
fn find_in_database(name: &str) -> Option<(Cow<'_, str>, &'static time_tz::Tz)> {
    if let Some(zone) = time_tz::timezones::get_by_name(name) {
        return Some((Cow::Borrowed(name), zone));
    }
    let mut zones = time_tz::timezones::iter();
    if let Some(zone) = zones.find(|zone| zone.name().eq_ignore_ascii_case(name)) {
        return Some((Cow::Borrowed(zone.name()), zone));
    }
    let windows = windows::in_its_spelling(name)?;
    let zone = time_tz::timezones::get_by_name(&windows)?;
    Some((Cow::Owned(windows), zone))
}

/// `Z`, `+04:00`, `+0400`, `+04`, `UTC+4`, `UTC-03:30`; seconds east.
fn fixed_offset(text: &str) -> Option<i32> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (offset, after_utc) = match text.get(..3) {
        Some(utc) if utc.eq_ignore_ascii_case("utc") => (text[3..].trim_start(), true),
        _ => (text, false),
    };
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let hour_digits = if after_utc { 1..=2 } else { 2..=2 };
    if !hour_digits.contains(&hours.len()) || !plain(hours) || !plain(minutes) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Whether people read it as an offset east, and POSIX as one west: `GMT+4`, `UTC4`.
fn has_two_signs(text: &str) -> bool {
    let universal = text.get(..3).is_some_and(|start| {
        start.eq_ignore_ascii_case("gmt") || start.eq_ignore_ascii_case("utc")
    });
    let rest = text.get(3..).unwrap_or_default().trim_start();
    universal && rest.starts_with(|c: char| matches!(c, '+' | '-' | '1'..='9'))
}

fn at_offset(local: NaiveDateTime, offset: i32) -> DateTime<Utc> {
    saturating_utc(local.checked_sub_signed(TimeDelta::seconds(i64::from(offset))), local)
}

/// At the ends of the calendar, 262,000 years from now, a day's precision is lost.
fn saturating_utc(shifted: Option<NaiveDateTime>, otherwise: NaiveDateTime) -> DateTime<Utc> {
    shifted.unwrap_or(otherwise).and_utc()
}

#[cold]
fn unknown(text: &str, ambiguous: bool) -> Error {
    let shown = shorten(text);
    let message = if ambiguous {
        format!("\"{shown}\" is ambiguous: write UTC+4 or +04:00 for four hours east")
    } else {
        format!("\"{shown}\" is no time zone: no IANA or Windows name, offset or POSIX TZ string")
    };
    Error::new(ErrorKind::ZoneUnknown, shown, message)
}
