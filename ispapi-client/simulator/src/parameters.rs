//! Reading what a control request says.

use std::collections::BTreeMap;

use backorder_core::parse_utc;
use backorder_core::{Currency, Money};
use chrono::{DateTime, Duration, Utc};

/// The parameters of a control request, by name in lower case.
pub(super) type Parameters = BTreeMap<String, String>;

/// Why a control request is refused, in words.
pub(super) type Refusal = String;

/// A parameter that must be there and filled.
pub(super) fn needed<'p>(parameters: &'p Parameters, key: &str) -> Result<&'p str, Refusal> {
    let value = parameters.get(key).map(String::as_str).filter(|value| !value.is_empty());
    value.ok_or_else(|| format!("{key}: is missing"))
}

/// Refuses parameters that the request does not know.
pub(super) fn only(parameters: &Parameters, known: &[&str]) -> Result<(), Refusal> {
    match parameters.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(unknown(key)),
        None => Ok(()),
    }
}

pub(super) fn unknown(key: &str) -> Refusal {
    format!("{key}: is no parameter of this request")
}

/// Reads an amount from 0 to ten million million, so that sums stay in the range of money.
pub(super) fn amount(key: &str, text: &str, currency: Currency) -> Result<Money, Refusal> {
    let amount = Money::parse(text, currency).map_err(|error| format!("{key}: {error}"))?;
    match amount.minor() {
        0..=1_000_000_000_000_000 => Ok(amount),
        _ => Err(format!("{key}: {text:?} is negative or too large")),
    }
}

/// Reads a number of seconds.
pub(super) fn seconds(key: &str, text: &str) -> Result<Duration, Refusal> {
    // A hundred years keep every sum of instants and durations in range.
    let seconds = whole(key, text)?;
    let seconds = i64::try_from(seconds).ok().filter(|seconds| *seconds <= 3_155_760_000);
    seconds.map(Duration::seconds).ok_or_else(|| format!("{key}: {text:?} is too large"))
}

/// Reads an instant; empty text is none.
pub(super) fn instant(key: &str, text: &str) -> Result<Option<DateTime<Utc>>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    parse_utc(text).map_err(|error| format!("{key}: {error}"))
}

pub(super) fn flag(key: &str, text: &str) -> Result<bool, Refusal> {
    match text {
        "1" => Ok(true),
        "0" => Ok(false),
        other => Err(format!("{key}: {other:?} is neither 0 nor 1")),
    }
}

pub(super) fn whole(key: &str, text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| format!("{key}: {text:?} is not a whole number"))
}

/// A list parted by commas or blanks.
pub(super) fn list(text: &str) -> Vec<String> {
    let parts = text.split([',', ' ']).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Whether a text fits a pattern with `*` (any text) and `?` (any character), in any case.
pub(super) fn matches_pattern(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.to_ascii_lowercase(), text.to_ascii_lowercase());
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t, mut star) = (0, 0, None);
    while t < text.len() {
        if p < pattern.len() && pattern[p] == b'*' {
            star = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == b'?' || pattern[p] == text[t]) {
            (p, t) = (p + 1, t + 1);
        } else if let Some((at, from)) = star {
            star = Some((at, from + 1));
            (p, t) = (at + 1, from + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, text) in
            [("*", ""), ("*backorder*", "COM_BACKORDER"), ("a?c", "abc"), ("a*b*c", "axbbxc")]
        {
            assert!(matches_pattern(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("", "a"), ("a", "ab"), ("a?", "a"), ("*b", "bc"), ("a*c", "ab")] {
            assert!(!matches_pattern(pattern, text), "{pattern} {text}");
        }
    }
}
