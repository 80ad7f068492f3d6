//! Lines taken apart into cells, and cells read as dates.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::values::error::{Error, ErrorKind};
use crate::values::time::{Disambiguation, TimeZone};

use super::format::{DateForm, DropColumn};

/// The cells of a line, without blanks and quotes around them. A separator within quotes
/// belongs to the cell.
pub(super) fn cells(line: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        let start = text.iter().position(|byte| !is_blank(*byte, separator)).unwrap_or(text.len());
        let quoted = text.get(start).copied().filter(|byte| matches!(byte, b'"' | b'\''));
        let from = match quoted {
            Some(quote) => {
                let inner = &text[start + 1..];
                memchr::memchr(quote, inner).map_or(start, |end| start + 1 + end + 1)
            }
            None => start,
        };
        let end = memchr::memchr(separator, &text[from..]).map_or(text.len(), |at| from + at);
        rest = text.get(end + 1..);
        Some(bare(&text[..end], separator))
    })
}

/// Without blanks, and without one pair of quotes.
fn bare(cell: &[u8], separator: u8) -> &[u8] {
    match trim(cell, separator) {
        [b'"', inner @ .., b'"'] | [b'\'', inner @ .., b'\''] => trim(inner, separator),
        text => text,
    }
}

fn trim(text: &[u8], separator: u8) -> &[u8] {
    let is_kept = |byte: &u8| !is_blank(*byte, separator);
    let Some(start) = text.iter().position(is_kept) else { return &[] };
    let end = text.iter().rposition(is_kept).map_or(start, |last| last + 1);
    &text[start..end]
}

fn is_blank(byte: u8, separator: u8) -> bool {
    matches!(byte, b' ' | b'\t') && byte != separator
}

/// Unix seconds of what a cell says.
pub(super) fn instant(cell: &[u8], column: &DropColumn) -> Result<u32, Error> {
    let refuse = |why: &str| bad(cell, why);
    let form = column.form;
    let shape = || refuse(&format!("the date is not of the form {}", form.shape()));
    let text = std::str::from_utf8(cell).map_err(|_| shape())?;
    let (date, rest) = date(text, form).ok_or_else(shape)?;
    let Some((time, offset)) = time(rest) else {
        return Err(refuse("the time is not of the form HH:MM:SS"));
    };
    let Some(time) = time.or(column.day_time) else {
        return Err(refuse("the date has no time of day"));
    };
    let local = date.and_time(time);
    let at = at(local, offset, &column.zone).map_err(|error| refuse(&error.to_string()))?;
    u32::try_from(at.timestamp()).map_err(|_| refuse("the date is not from 1970 to 2105"))
}

fn at(local: NaiveDateTime, offset: Option<i32>, zone: &TimeZone) -> Result<DateTime<Utc>, Error> {
    match offset {
        Some(seconds) => Ok((local - TimeDelta::seconds(i64::from(seconds))).and_utc()),
        // Too early is safe, too late loses the name.
        None => zone.resolve(local, Disambiguation::Earlier),
    }
}

/// The day at the beginning of a text, and what follows it.
pub(super) fn date(text: &str, form: DateForm) -> Option<(NaiveDate, &str)> {
    let (first, rest) = number(text, 4)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (second, rest) = number(rest.strip_prefix(sign)?, 4)?;
    let (third, rest) = number(rest.strip_prefix(sign)?, 4)?;
    let (year, month, day) = match form {
        DateForm::YearFirst => (first, second, third),
        DateForm::DayFirst => (third, second, first),
        DateForm::MonthFirst => (third, first, second),
    };
    let short = |part: Part| (part.digits <= 2).then_some(part.value);
    let year = (year.digits == 4).then_some(year.value)?;
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, short(month)?, short(day)?)?;
    Some((day, rest))
}

/// A time of day and an offset from UTC in seconds, each if there is one; none at all if it is
/// anything else.
fn time(text: &str) -> Option<(Option<NaiveTime>, Option<i32>)> {
    if text.is_empty() {
        return Some((None, None));
    }
    let clock = text.strip_prefix(['T', 't', ' '])?.trim_start_matches(' ');
    let (hour, rest) = number(clock, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2).filter(|(part, _)| part.digits == 2)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2).filter(|(part, _)| part.digits == 2)?,
        None => (Part { value: 0, digits: 2 }, rest),
    };
    // Fractions of a second are left out.
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(fraction) => {
            let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            Some(rest).filter(|rest| rest.len() < fraction.len())?
        }
        None => rest,
    };
    let rest = rest.trim_start_matches(' ');
    let (noon, rest) = half_of_day(rest);
    let hour = match noon {
        Some(_) if !(1..=12).contains(&hour.value) => return None,
        Some(is_afternoon) => hour.value % 12 + if is_afternoon { 12 } else { 0 },
        None => hour.value,
    };
    let time = NaiveTime::from_hms_opt(hour, minute.value, second.value)?;
    Some((Some(time), offset(rest.trim_start_matches(' '))?))
}

/// `AM` is false, `PM` is true.
fn half_of_day(text: &str) -> (Option<bool>, &str) {
    let is = |word: &str| text.get(..2).is_some_and(|head| head.eq_ignore_ascii_case(word));
    match (is("am"), is("pm")) {
        (true, _) => (Some(false), &text[2..]),
        (_, true) => (Some(true), &text[2..]),
        _ => (None, text),
    }
}

/// `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `+01`, or nothing.
fn offset(text: &str) -> Option<Option<i32>> {
    if text.is_empty() {
        return Some(None);
    }
    if ["z", "utc", "gmt"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Some(Some(0));
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let two = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?;
    let (hours, rest) = text[1..].split_at_checked(2)?;
    let minutes = match rest {
        "" => "00",
        rest => rest.strip_prefix(':').unwrap_or(rest),
    };
    let (hours, minutes): (i32, i32) = (two(hours)?, two(minutes).filter(|_| minutes.len() == 2)?);
    (hours < 24 && minutes < 60).then_some(Some(sign * (hours * 3600 + minutes * 60)))
}

#[derive(Clone, Copy)]
struct Part {
    value: u32,
    digits: usize,
}

/// A number of 1 to `most` digits, and what follows it.
fn number(text: &str, most: usize) -> Option<(Part, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let value = number.parse().ok()?;
    (digits <= most).then_some((Part { value, digits }, rest))
}

#[cold]
pub(super) fn bad(subject: &[u8], message: &str) -> Error {
    let shown: String = String::from_utf8_lossy(subject).chars().take(80).collect();
    Error::new(ErrorKind::DroplistLine, &shown, format!("{message}: \"{shown}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str, separator: char) -> Vec<String> {
        let cells = cells(line.as_bytes(), separator as u8);
        cells.map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect()
    }

    #[test]
    fn cells_lose_blanks_and_quotes() {
        assert_eq!(split("a;b", ';'), ["a", "b"]);
        assert_eq!(split(" a ; \"b\" ;", ';'), ["a", "b", ""]);
        assert_eq!(split("\"a;b\";'c'", ';'), ["a;b", "c"]);
        assert_eq!(split("a\t b\t", '\t'), ["a", "b", ""]);
        assert_eq!(split("\"a;b", ';'), ["\"a", "b"]);
        assert_eq!(split("", ';'), [""]);
        assert_eq!(split("\"", ';'), ["\""]);
    }

    fn read(text: &str, form: DateForm, day_time: Option<NaiveTime>, zone: &str) -> Option<i64> {
        let zone = TimeZone::parse(zone).unwrap();
        let column = DropColumn { column: 2, form, zone, day_time, may_be_empty: false };
        instant(text.as_bytes(), &column).ok().map(i64::from)
    }

    #[test]
    fn dates_are_read_in_every_plain_spelling() {
        let seven = 1_799_780_407;
        for (text, seconds) in [
            ("2027-01-12 19:00:07", seven),
            ("2027-01-12 19:00", seven - 7),
            ("2027-01-12T19:00:07Z", seven),
            ("2027-01-12T19:00:07.123456Z", seven),
            ("2027-01-12 19:00:07,5", seven),
            ("2027-01-12 19:00:07 UTC", seven),
            ("2027-01-12 19:00:07 utc", seven),
            ("2027-01-12 19:00:07+00", seven),
            ("2027-01-12T20:00:07+01:00", seven),
            ("2027-01-12T18:30:07-0030", seven),
            ("2027/01/12 19:00:07", seven),
            ("2027-1-12  7:00:07 PM", seven),
        ] {
            assert_eq!(read(text, DateForm::YearFirst, None, "UTC"), Some(seconds), "{text}");
        }
        for text in ["12.1.2027 19:00:07", "12/01/2027 19:00:07", "12-1-2027T19:00:07"] {
            assert_eq!(read(text, DateForm::DayFirst, None, "UTC"), Some(seven), "{text}");
        }
        assert_eq!(read("1/12/2027 7:00:07 PM", DateForm::MonthFirst, None, "UTC"), Some(seven));
        assert_eq!(read("1/12/2027 12:00:00 AM", DateForm::MonthFirst, None, "UTC"), {
            Some(1_799_712_000)
        });
        let four = NaiveTime::from_hms_opt(4, 0, 0);
        assert_eq!(read("2027-01-12", DateForm::YearFirst, four, "UTC"), Some(1_799_726_400));
        assert_eq!(read("2027-01-12 19:00:07", DateForm::YearFirst, four, "UTC"), Some(seven));
        let rome = read("2027-01-12 20:00:07", DateForm::YearFirst, None, "Europe/Rome");
        assert_eq!(rome, Some(seven));
        // An offset counts over the zone of the list.
        let utc = read("2027-01-12 19:00:07Z", DateForm::YearFirst, None, "Europe/Rome");
        assert_eq!(utc, Some(seven));
        // Of a time that happens twice the earlier: too early is safe.
        let twice = read("2027-10-31 02:30:00", DateForm::YearFirst, None, "Europe/Rome");
        assert_eq!(twice, Some(1_824_942_600));
    }

    #[test]
    fn what_is_no_date_or_can_be_read_twice_is_refused() {
        for text in [
            "",
            "soon",
            "2027-01-12",
            "2027-02-30 19:00:07",
            "2027-01-12 24:00:00",
            "2027-01-12 19:60:00",
            "2027-01-12 19:00:60",
            "2027-01-12 19",
            "2027-01-12 19:0",
            "2027-01-12 19:00:7",
            "2027-01-12 19:00:07.",
            "2027-01-12 19:00:07 CET",
            "2027-01-12 19:00:07+1",
            "2027-01-12 19:00:07+01:",
            "2027-01-12 19:00:07+25:00",
            "2027-01-12 19:00:07Zulu",
            "2027-01-12_19:00:07",
            "2027-01/12 19:00:07",
            "27-01-12 19:00:07",
            "12/01/2027 19:00:07",
            "2027-01-12 13:00:07 PM",
            "2027-01-12 0:00:07 AM",
            "+027-01-12 19:00:07",
            "1969-12-31 23:59:59",
            "2106-02-07 06:28:16",
            "0000-00-00 00:00:00",
            "99999999999-01-12 19:00:07",
            "2027-01-12 19:00:07\u{202e}",
        ] {
            assert_eq!(read(text, DateForm::YearFirst, None, "UTC"), None, "{text}");
        }
        assert_eq!(read("2027-01-12 19:00:07", DateForm::DayFirst, None, "UTC"), None);
        assert_eq!(read("13/12/2027 19:00:07", DateForm::MonthFirst, None, "UTC"), None);
    }
}
