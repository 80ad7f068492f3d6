//! Reading cells of an answer: what is there, what it must be, and what is wrong with it.

use std::fmt;

use backorder_core::parse_utc;
use backorder_core::{Cost, Currency};
use chrono::{DateTime, NaiveDate, Utc};

use crate::wire::error::{Error, ErrorKind};
use crate::wire::response::{Column, Response};

/// A value that CNR gives outside of the columns: one of the answer as a whole.
pub(crate) fn outside<'r>(answer: &'r Response, name: &str) -> Option<&'r str> {
    let found = answer.other().find(|(key, _)| *key == name);
    found.map(|(_, value)| value).filter(|value| !value.is_empty())
}

/// Refuses an answer that is about another domain than the one that was asked about. One that names
/// none is let through: most answers to changing commands do not.
///
/// # Errors
/// [`ErrorKind::Invalid`] about the domain that was asked about.
pub(crate) fn about_domain(answer: &Response, asked: &str, row: usize) -> Result<(), Error> {
    about_name(asked, cell(answer, "DOMAIN", row))
}

/// The same for a name that stands in another column.
pub(crate) fn about_name(asked: &str, told: Option<&str>) -> Result<(), Error> {
    match told {
        Some(told) if !asked.is_empty() && !same_name(asked, told) => Err(another(asked, told)),
        _ => Ok(()),
    }
}

/// Refuses an answer about another object than the one that was asked about: an application, a
/// user.
///
/// # Errors
/// [`ErrorKind::Invalid`] about the object that was asked about.
pub(crate) fn about(asked: &str, told: Option<&str>) -> Result<(), Error> {
    match told {
        Some(told) if !asked.eq_ignore_ascii_case(told) => Err(another(asked, told)),
        _ => Ok(()),
    }
}

/// Refuses a row that no pattern with `*` and `?` fits that was asked for.
///
/// # Errors
/// [`ErrorKind::Invalid`] about the pattern.
pub(crate) fn about_pattern(pattern: Option<&str>, told: Option<&str>) -> Result<(), Error> {
    let (Some(pattern), Some(told)) = (pattern, told) else { return Ok(()) };
    if !pattern.contains(['*', '?']) {
        return about_name(pattern, Some(told));
    }
    let lower = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
    // Names beyond ASCII are matched as the server has them, in ACE form: by its word alone.
    match !pattern.is_ascii() || fits(&lower(pattern), &lower(told)) {
        true => Ok(()),
        false => Err(another(pattern, told)),
    }
}

fn fits(pattern: &[char], text: &[char]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), None) => fits(rest, text),
        (Some(('*', rest)), Some((_, behind))) => fits(rest, text) || fits(pattern, behind),
        (Some(('?', rest)), Some((_, behind))) => fits(rest, behind),
        (Some((one, rest)), Some((other, behind))) => one == other && fits(rest, behind),
        _ => false,
    }
}

#[cold]
fn another(asked: &str, told: &str) -> Error {
    Error::new(ErrorKind::Invalid, asked, format_args!("the answer is about {told}"))
}

/// Whether two texts name one domain, by their ACE forms. A registrar that converts a name by other
/// rules than ours answers about another domain than the one that is meant.
fn same_name(asked: &str, told: &str) -> bool {
    let ace = |text: &str| {
        let text = text.trim().trim_end_matches('.');
        let ace = backorder_core::idn::to_ace(text);
        ace.map_or_else(|_| text.to_lowercase(), |ace| ace.to_ascii_lowercase())
    };
    ace(asked) == ace(told)
}

/// A cell that the answer can do without: one that cannot be read is none, and kept with the odd
/// ones.
pub(crate) fn readable<T>(cell: Result<Option<T>, Error>, odd: &mut Vec<Error>) -> Option<T> {
    cell.unwrap_or_else(|error| {
        odd.push(error);
        None
    })
}

/// An answer that lacks what it promises, or says it in a way that cannot be read.
#[cold]
pub(crate) fn invalid(column: &str, message: impl fmt::Display) -> Error {
    Error::new(ErrorKind::Invalid, column, message)
}

/// The column of a name. CNR's reference spells names with underscores where its answers have
/// blanks: `REGISTRATION_EXPIRATION_DATE` and `REGISTRATIONEXPIRATIONDATE` are one.
pub(crate) fn column<'r>(answer: &'r Response, name: &str) -> Option<Column<'r>> {
    fn letters(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_uppercase())
    }
    let same = |column: &Column<'r>| letters(column.name()).eq(letters(name));
    answer.column(name).or_else(|| answer.columns().find(same))
}

/// A cell, if it is there and filled.
pub(crate) fn cell<'r>(answer: &'r Response, name: &str, row: usize) -> Option<&'r str> {
    column(answer, name)?.get(row).filter(|value| !value.is_empty())
}

/// The first of several columns that has this cell filled.
pub(crate) fn any_cell<'r>(answer: &'r Response, names: &[&str], row: usize) -> Option<&'r str> {
    names.iter().find_map(|name| cell(answer, name, row))
}

/// The value of a column that must be there and filled.
pub(crate) fn required<'r>(answer: &'r Response, name: &str, row: usize) -> Result<&'r str, Error> {
    cell(answer, name, row).ok_or_else(|| missing(name, row))
}

/// The error for a cell that must be there.
#[cold]
pub(crate) fn missing(name: &str, row: usize) -> Error {
    invalid(name, format_args!("the answer lacks this column in row {row}"))
}

/// The value of a column that may be missing or empty.
pub(crate) fn optional(answer: &Response, name: &str, row: usize) -> Option<String> {
    cell(answer, name, row).map(str::to_owned)
}

/// How many rows a column has.
pub(crate) fn rows(answer: &Response, name: &str) -> usize {
    column(answer, name).map_or(0, |column| column.len())
}

/// The filled cells of a column.
pub(crate) fn texts(answer: &Response, name: &str) -> Vec<String> {
    let column = column(answer, name);
    let cells = column.iter().flat_map(|column| column.iter().flatten());
    cells.filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// A date of the API: `YYYY-MM-DD hh:mm:ss`, UTC. None if missing, empty or "never".
///
/// # Errors
/// [`ErrorKind::Invalid`] names column and text.
pub(crate) fn date(
    answer: &Response,
    name: &str,
    row: usize,
) -> Result<Option<DateTime<Utc>>, Error> {
    let Some(text) = cell(answer, name, row) else { return Ok(None) };
    parse_date(text).ok_or_else(|| invalid(name, format_args!("{text:?} is not a date")))
}

/// None if the text is no date; none inside if it says "never". CNR writes fractions of a second;
/// whole seconds count.
pub(crate) fn parse_date(text: &str) -> Option<Option<DateTime<Utc>>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    parse_utc(whole).ok().filter(|_| digits)
}

/// A day: `YYYY-MM-DD`, with or without a time of the day after it.
///
/// # Errors
/// [`ErrorKind::Invalid`] names column and text, also when there is none.
pub(crate) fn day(answer: &Response, name: &str, row: usize) -> Result<NaiveDate, Error> {
    let text = required(answer, name, row)?;
    let date = text.split_once(' ').map_or(text, |(date, _)| date);
    let well_formed = date.len() == 10;
    let day = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok().filter(|_| well_formed);
    day.ok_or_else(|| invalid(name, format_args!("{text:?} is not a day")))
}

/// A date, or the day alone that begins with it. None if missing, empty or "never".
///
/// # Errors
/// [`ErrorKind::Invalid`] names column and text.
pub(crate) fn date_or_day(
    answer: &Response,
    name: &str,
    row: usize,
) -> Result<Option<DateTime<Utc>>, Error> {
    match cell(answer, name, row) {
        Some(text) if text.len() == 10 => {
            let midnight = day(answer, name, row)?.and_hms_opt(0, 0, 0);
            Ok(midnight.map(|at| at.and_utc()))
        }
        _ => date(answer, name, row),
    }
}

/// A flag: `1` or `0`. None if missing or empty.
///
/// # Errors
/// [`ErrorKind::Invalid`] for anything else.
pub(crate) fn flag(answer: &Response, name: &str, row: usize) -> Result<Option<bool>, Error> {
    match cell(answer, name, row) {
        None => Ok(None),
        Some("1") => Ok(Some(true)),
        Some("0") => Ok(Some(false)),
        Some(text) => Err(invalid(name, format_args!("{text:?} is neither 0 nor 1"))),
    }
}

/// The currency a column names; it must be there.
///
/// # Errors
/// [`ErrorKind::Invalid`] if it is missing or no currency.
pub(crate) fn currency(answer: &Response, name: &str, row: usize) -> Result<Currency, Error> {
    // What the registrar says stands, also in a currency that ISO has withdrawn.
    Currency::stored(required(answer, name, row)?).map_err(|error| invalid(name, error))
}

/// An amount. None if missing or empty.
///
/// # Errors
/// [`ErrorKind::Invalid`] if it is no amount of up to four decimals.
pub(crate) fn cost(
    answer: &Response,
    name: &str,
    row: usize,
    currency: Currency,
) -> Result<Option<Cost>, Error> {
    let text = cell(answer, name, row);
    let cost = |text| Cost::parse(text, currency).map_err(|error| invalid(name, error));
    text.map(cost).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::response::{ResponseBuilder, ResponseView};

    fn answer(name: &str, value: &str) -> Response {
        let text = ResponseBuilder::new(200, "ok").with(name, value).encode();
        ResponseView::parse(text.as_bytes()).into_owned()
    }

    #[test]
    fn columns_are_found_in_either_spelling() {
        for name in ["CREATEDDATE", "created_date", "Created Date"] {
            let date = date(&answer(name, "2026-12-01 00:00:00.0"), "CREATEDDATE", 0);
            assert_eq!(date.expect("reads").expect("a date").timestamp(), 1_796_083_200, "{name}");
        }
        assert_eq!(cell(&answer("CREATEDDATES", "x"), "CREATEDDATE", 0), None);
        assert_eq!(cell(&answer("A", ""), "A", 0), None);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_column() {
        for text in ["2026-13-01", "soon", "2026-1-1", "20261-01-01"] {
            assert_eq!(day(&answer("DATE", text), "DATE", 0).expect_err(text).subject(), "DATE");
        }
        assert_eq!(day(&answer("X", "1"), "DATE", 0).expect_err("none").subject(), "DATE");
        for text in ["yes", "2", "-1"] {
            assert_eq!(flag(&answer("F", text), "F", 0).expect_err(text).subject(), "F");
        }
        assert_eq!(currency(&answer("C", "EURO"), "C", 0).expect_err("no").subject(), "C");
        let euro = Currency::parse("EUR").expect("a currency");
        assert_eq!(cost(&answer("A", "1,5"), "A", 0, euro).expect_err("no").subject(), "A");
        assert_eq!(date(&answer("D", "0000-00-00 00:00:00"), "D", 0), Ok(None));
        let odd = ["soon", "2024-12-10", "2026-12-01 10:20:55.junk", "2026-12-01 10:20:55."];
        for text in odd {
            assert_eq!(date(&answer("D", text), "D", 0).expect_err(text).subject(), "D");
        }
    }

    #[test]
    fn an_answer_about_something_else_is_refused() {
        let told = answer("DOMAIN", "other-name.com");
        let error = about_domain(&told, "swap.com", 0).expect_err("another name");
        assert_eq!((error.kind(), error.subject()), (ErrorKind::Invalid, "swap.com"));
        assert_eq!(error.to_string(), "the answer is about other-name.com");
        assert_eq!(about_domain(&told, "", 0), Ok(()), "nothing was asked for by name");
        assert_eq!(about_domain(&answer("X", "1"), "swap.com", 0), Ok(()), "it names none");
        let one_name = [
            ("Swap.COM", "swap.com"),
            ("swap.com.", "SWAP.com"),
            ("fu\u{df}ball.de", "xn--fuball-cta.de"),
            ("fu\u{df}ball.com", "fussball.com"),
            ("xn--fuball-cta.de", "fu\u{df}ball.de"),
        ];
        for (asked, told) in one_name {
            assert_eq!(about_name(asked, Some(told)), Ok(()), "{asked} {told}");
        }
        let others = [
            ("fussball.com", "xn--fuball-cta.com"),
            // Read by other rules than those of its TLD.
            ("fu\u{df}ball.com", "xn--fuball-cta.com"),
            ("a.com", "a.co"),
        ];
        for (asked, told) in others {
            assert!(about_name(asked, Some(told)).is_err(), "{asked} {told}");
        }
        for (pattern, told, fit) in [
            ("*", "a.com", true),
            ("shop*.COM", "Shopping.com", true),
            ("shop?.com", "shop.com", false),
            ("*.net", "a.com", false),
            ("a.com", "b.com", false),
            ("stra\u{df}e*", "strasse.com", true),
        ] {
            assert_eq!(about_pattern(Some(pattern), Some(told)).is_ok(), fit, "{pattern} {told}");
        }
        assert!(about("10001", Some("10002")).is_err() && about("10001", None).is_ok());
    }
}
