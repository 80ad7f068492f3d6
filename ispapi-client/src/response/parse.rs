//! From bytes to a view: one pass for the end of the answer, one for its lines.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::{ColumnData, ResponseKind, ResponseView, Span};

/// Something unusual in an answer, and how it was read all the same.
///
/// Its text is for logs and never holds a value, only keys.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
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
        }
    }
}

pub(super) fn parse(bytes: &[u8]) -> ResponseView<'_> {
    let end = find_end(bytes);
    let (text, latin) = decode(&bytes[..end.body]);
    let mut reader = Reader::default();
    let mut start = 0;
    for line in text.split('\n') {
        reader.line(&text, start, line);
        start += line.len() + 1;
    }
    let blank = bytes.iter().all(u8::is_ascii_whitespace);
    let header = reader.header;
    let mut anomalies = reader.finish();
    if !header {
        anomalies.insert(0, Anomaly::NoHeader);
    }
    anomalies.extend(end.anomalies);
    if latin {
        anomalies.push(Anomaly::NotUtf8);
    }
    let (columns, other) = (reader.columns, reader.other);
    let at = |key: &str| other.get(key).map(|span| &text[span.start..span.end]);
    let answer = at("CODE").and_then(three_digits).zip(at("DESCRIPTION"));
    if let Some((code, description)) = answer {
        let description = Cow::Owned(description.to_owned());
        let (kind, complete) = (ResponseKind::Response, end.complete);
        return ResponseView { text, kind, code, description, complete, columns, other, anomalies };
    }
    let (kind, description) = match (blank, header && !end.complete) {
        (true, _) => {
            (ResponseKind::Empty, "Empty API response. Probably unreachable API end point")
        }
        (_, true) => (ResponseKind::Truncated, "Invalid API response. Contact Support"),
        (_, false) => (ResponseKind::Invalid, "Invalid API response. Contact Support"),
    };
    ResponseView {
        text: Cow::Borrowed(""),
        kind,
        code: 423,
        description: Cow::Borrowed(description),
        complete: end.complete,
        columns: Vec::new(),
        other: BTreeMap::new(),
        anomalies,
    }
}

/// Where the lines before the EOF line end, and what came after them.
struct End {
    body: usize,
    complete: bool,
    anomalies: Vec<Anomaly>,
}

fn find_end(bytes: &[u8]) -> End {
    let mut start = 0;
    while start < bytes.len() {
        let stop = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        let line = trim(&bytes[start..stop]);
        if line.eq_ignore_ascii_case(b"EOF") {
            let mut anomalies = Vec::new();
            if line != b"EOF" {
                anomalies.push(Anomaly::EofNotUpper);
            }
            if !bytes[stop..].iter().all(u8::is_ascii_whitespace) {
                anomalies.push(Anomaly::BytesAfterEof);
            }
            return End { body: start, complete: true, anomalies };
        }
        start = stop + 1;
    }
    End { body: bytes.len(), complete: false, anomalies: vec![Anomaly::NoEof] }
}

/// A line of bytes without its CR and without blanks and tabs at both ends.
fn trim(line: &[u8]) -> &[u8] {
    let mut line = line.strip_suffix(b"\r").unwrap_or(line);
    while let [b' ' | b'\t', rest @ ..] = line {
        line = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = line {
        line = rest;
    }
    line
}

fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()), true),
    }
}

fn three_digits(text: &str) -> Option<u16> {
    let plain = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

const BLANKS: [char; 2] = [' ', '\t'];

#[derive(Default)]
struct Reader {
    header: bool,
    columns: Vec<ColumnData>,
    /// Place of a column by its name.
    places: BTreeMap<String, usize>,
    /// The column of the line before: most lines go to the same one.
    latest: usize,
    other: BTreeMap<String, Span>,
    /// Properties whose index cannot be used.
    strays: Vec<Stray>,
    /// With the place in the text, by which they are put in order.
    anomalies: Vec<(usize, Anomaly)>,
    properties: usize,
}

struct Stray {
    column: usize,
    span: Span,
    why: fn(String) -> Anomaly,
    key: String,
}

impl Reader {
    fn line(&mut self, text: &str, start: usize, line: &str) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let Some(equals) = memchr::memchr(b'=', line.as_bytes()) else {
            self.header |= line.trim_matches(BLANKS).eq_ignore_ascii_case("[RESPONSE]");
            return;
        };
        let key = line[..equals].trim_matches(BLANKS);
        if key.is_empty() {
            return;
        }
        let value = &line[equals + 1..];
        let lead = value.len() - value.trim_start_matches(BLANKS).len();
        let first = start + equals + 1 + lead;
        let span = Span { start: first, end: first + value[lead..].trim_end_matches(BLANKS).len() };
        debug_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        match property(key) {
            Some((name, index)) => self.property(name, index, span),
            None => self.top_level(key, span),
        }
    }

    fn top_level(&mut self, key: &str, span: Span) {
        let key = key.to_ascii_uppercase();
        if self.other.insert(key.clone(), span).is_some() {
            self.anomalies.push((span.start, Anomaly::KeyRepeated(key)));
        }
    }

    fn property(&mut self, name: &str, index: Option<&str>, span: Span) {
        self.properties += 1;
        let column = self.place(name);
        let (why, row): (fn(String) -> Anomaly, _) = match index {
            None | Some("") => (Anomaly::IndexMissing, None),
            Some(index) if !index.bytes().all(|byte| byte.is_ascii_digit()) => {
                (Anomaly::IndexNotNumber, None)
            }
            Some(index) => (Anomaly::IndexTooLarge, index.parse().ok()),
        };
        match row {
            Some(row) => self.columns[column].cells.push((row, span)),
            None => {
                let key = self.key(column, index);
                self.strays.push(Stray { column, span, why, key });
            }
        }
    }

    fn key(&self, column: usize, index: Option<&str>) -> String {
        let name = &self.columns[column].name;
        index.map_or(format!("PROPERTY[{name}]"), |index| format!("PROPERTY[{name}][{index}]"))
    }

    fn place(&mut self, name: &str) -> usize {
        if self.columns.get(self.latest).is_some_and(|column| column.name == name) {
            return self.latest;
        }
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        let name = name.to_ascii_uppercase();
        let next = self.columns.len();
        let place = *self.places.entry(name.clone()).or_insert(next);
        if place == next {
            self.columns.push(ColumnData { name, cells: Vec::new() });
        }
        self.latest = place;
        place
    }

    /// Brings the cells in order. A value with a usable index keeps it, whatever came before;
    /// those without one follow the last row, in the order of their lines.
    fn finish(&mut self) -> Vec<Anomaly> {
        let too_large = self.properties.saturating_mul(2).saturating_add(16);
        for column in 0..self.columns.len() {
            self.settle(column, too_large);
        }
        self.strays.sort_by_key(|stray| stray.span.start);
        for stray in std::mem::take(&mut self.strays) {
            let cells = &mut self.columns[stray.column].cells;
            let next = cells.last().map_or(0, |(row, _)| row + 1);
            cells.push((next, stray.span));
            self.anomalies.push((stray.span.start, (stray.why)(stray.key)));
        }
        self.anomalies.sort_by_key(|(at, _)| *at);
        std::mem::take(&mut self.anomalies).into_iter().map(|(_, anomaly)| anomaly).collect()
    }

    /// Sorts one column and moves what is repeated or far too large to the strays.
    fn settle(&mut self, column: usize, too_large: usize) {
        let cells = &self.columns[column].cells;
        let tidy = cells.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if tidy && cells.last().is_none_or(|(row, _)| *row < too_large) {
            return;
        }
        let mut cells = std::mem::take(&mut self.columns[column].cells);
        // Stable, so that of two values with one index the first in the text keeps it.
        cells.sort_by_key(|(row, _)| *row);
        let mut kept: Vec<(usize, Span)> = Vec::with_capacity(cells.len());
        for (row, span) in cells {
            let duplicate = kept.last().is_some_and(|(there, _)| *there == row);
            if row < too_large && !duplicate {
                kept.push((row, span));
                continue;
            }
            let why = if duplicate { Anomaly::IndexDuplicate } else { Anomaly::IndexTooLarge };
            let key = self.key(column, Some(&row.to_string()));
            self.strays.push(Stray { column, span, why, key });
        }
        self.columns[column].cells = kept;
    }
}

/// Splits `PROPERTY[NAME][0]` in name and index; none if the key is not of that form.
fn property(key: &str) -> Option<(&str, Option<&str>)> {
    let head = key.get(..8).filter(|head| head.eq_ignore_ascii_case("PROPERTY"))?;
    let rest = key[head.len()..].trim_start_matches(BLANKS).strip_prefix('[')?;
    let (name, rest) = rest.split_once(']')?;
    let rest = rest.trim_matches(BLANKS);
    if rest.is_empty() {
        return Some((name, None));
    }
    let index = rest.strip_prefix('[')?.strip_suffix(']')?;
    if index.contains(['[', ']']) { None } else { Some((name, Some(index.trim_matches(BLANKS)))) }
}
