//! Periods as the registrar writes them: `1Y,2Y`, `30d`, `-61d`.

use crate::wire::error::Error;
use crate::wire::read::{cell, invalid};
use crate::wire::response::Response;

/// The years of a list of terms: `1Y,2Y,10Y`. Terms of months are left out; none: the answer does
/// not say.
///
/// # Errors
/// [`crate::ErrorKind::Invalid`] names column and text.
pub(super) fn years(answer: &Response, name: &str, row: usize) -> Result<Option<Vec<u32>>, Error> {
    let Some(text) = cell(answer, name, row) else { return Ok(None) };
    let mut years = Vec::new();
    for term in text.split(',').map(str::trim).filter(|term| !term.is_empty()) {
        let digits = term.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = &term[digits.len()..];
        let number = digits.parse();
        let number =
            number.map_err(|_| invalid(name, format_args!("{term:?} in {text:?} is no term")))?;
        match unit {
            "" | "Y" | "y" => years.push(number),
            "M" | "m" => {}
            _ => return Err(invalid(name, format_args!("{term:?} in {text:?} is no term"))),
        }
    }
    Ok(Some(years))
}

/// A length in days: `30d`, `-61d`, `0`.
///
/// # Errors
/// [`crate::ErrorKind::Invalid`] names column and text, also for other units.
pub(super) fn days(answer: &Response, name: &str) -> Result<Option<i32>, Error> {
    let Some(text) = cell(answer, name, 0) else { return Ok(None) };
    let number = text.strip_suffix(['d', 'D']).unwrap_or(text).parse();
    number.map(Some).map_err(|_| invalid(name, format_args!("{text:?} is no number of days")))
}

/// YES or NO, in any case.
///
/// # Errors
/// [`crate::ErrorKind::Invalid`] for anything else.
pub(super) fn yes(answer: &Response, name: &str, row: usize) -> Result<Option<bool>, Error> {
    match cell(answer, name, row) {
        None => Ok(None),
        Some(text) if text.eq_ignore_ascii_case("YES") => Ok(Some(true)),
        Some(text) if text.eq_ignore_ascii_case("NO") => Ok(Some(false)),
        Some(text) => Err(invalid(name, format_args!("{text:?} is neither YES nor NO"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn terms_and_lengths_are_read_or_refused_by_name() {
        let of = |text: &str| years(&answer(&[("P", text)]), "P", 0);
        assert_eq!(of("1Y,2Y, 10Y"), Ok(Some(vec![1, 2, 10])));
        assert_eq!(of("1M,1Y"), Ok(Some(vec![1])), "by the month, and by the year");
        assert_eq!(of(""), Ok(None));
        for bad in ["1W", "Y", "1Y;2Y", "-1Y"] {
            assert_eq!(of(bad).expect_err(bad).subject(), "P");
        }
        let of = |text: &str| days(&answer(&[("D", text)]), "D");
        assert_eq!((of("-61d"), of("30d"), of("0")), (Ok(Some(-61)), Ok(Some(30)), Ok(Some(0))));
        assert!(of("1M").is_err() && of("soon").is_err());
        let of = |text: &str| yes(&answer(&[("Y", text)]), "Y", 0);
        assert_eq!((of("yes"), of("NO"), of("")), (Ok(Some(true)), Ok(Some(false)), Ok(None)));
        assert_eq!(of("1").expect_err("no word").subject(), "Y");
    }
}
