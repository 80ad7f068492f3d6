//! What is unusual about an answer.

use std::fmt;

/// Something unusual in an answer, and how it was read all the same.
///
/// Its text is for logs and never holds a value, only keys.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Anomaly {
    /// The `[RESPONSE]` line is missing.
    NoHeader,
    /// The EOF line is missing: the answer was cut short.
    NoEof,
    /// The EOF line is not in upper case.
    EofNotUpper,
    /// Something other than white space follows the EOF line; it was ignored.
    BytesAfterEof,
    /// The text is not UTF-8 and was read as ISO-8859-1.
    NotUtf8,
    /// The key came more than once; the last one counts.
    KeyRepeated(String),
    /// A property without an index; it got the next free one.
    IndexMissing(String),
    /// The index of a property is not a number; it got the next free one.
    IndexNotNumber(String),
    /// The index of a property was taken; it got the next free one.
    IndexDuplicate(String),
    /// The index of a property is far larger than the answer; it got the next free one.
    IndexTooLarge(String),
    /// The key begins as that of a property does, but is none: `PROPERTY[A][0]x`. It counts as a
    /// top-level key.
    NoProperty(String),
    /// This many more, which are not listed: an answer keeps the first thousand.
    More(usize),
    /// More than 65,536 different columns or top-level keys: no answer of the API.
    TooManyNames,
    /// 4 GiB or more: no answer of the API.
    TooLong,
}

impl fmt::Display for Anomaly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Anomaly::NoHeader => f.write_str("no [RESPONSE] line"),
            Anomaly::NoEof => f.write_str("no EOF line: truncated"),
            Anomaly::EofNotUpper => f.write_str("EOF not in upper case"),
            Anomaly::BytesAfterEof => f.write_str("bytes after EOF: ignored"),
            Anomaly::NotUtf8 => f.write_str("not UTF-8: read as ISO-8859-1"),
            Anomaly::KeyRepeated(key) => write!(f, "key repeated: {key} -> last one"),
            Anomaly::IndexMissing(key) => write!(f, "index missing: {key} -> next free"),
            Anomaly::IndexNotNumber(key) => write!(f, "index not a number: {key} -> next free"),
            Anomaly::IndexDuplicate(key) => write!(f, "index duplicate: {key} -> next free"),
            Anomaly::IndexTooLarge(key) => write!(f, "index too large: {key} -> next free"),
            Anomaly::NoProperty(key) => write!(f, "no property: {key} -> top-level key"),
            Anomaly::More(count) => write!(f, "and {count} more"),
            Anomaly::TooManyNames => f.write_str("more than 65536 names: not read"),
            Anomaly::TooLong => f.write_str("4 GiB or more: not read"),
        }
    }
}
