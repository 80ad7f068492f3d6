//! From bytes to what is where in them: one pass over the lines, then one to see that the text is
//! UTF-8.
//!
//! Everything that the protocol gives a meaning to is ASCII, so that lines are read as bytes and
//! a piece never begins or ends inside a character.

use std::borrow::Cow;

use memchr::memchr;

use super::table::{ColumnData, Entries, Key, Top};
use super::{Anomaly, Contents, ResponseKind, ResponseView, Span, Text};

pub(super) fn parse(bytes: &[u8]) -> ResponseView<'_> {
    let mut parser = Parser::default();
    parser.read(bytes, true);
    let body = &bytes[..parser.body(bytes.len())];
    match std::str::from_utf8(body) {
        Ok(text) => parser.finish(Cow::Borrowed(text), false),
        Err(_) => parser.again_as_latin(body),
    }
}

pub(super) fn parse_vec(mut bytes: Vec<u8>, mut parser: Parser) -> ResponseView<'static> {
    parser.read(&bytes, true);
    bytes.truncate(parser.body(bytes.len()));
    match String::from_utf8(bytes) {
        Ok(text) => parser.finish(Cow::Owned(text), false),
        Err(error) => parser.again_as_latin(error.as_bytes()),
    }
}

/// Anomalies that are listed; the others are counted.
const LISTED: usize = 1000;

/// Reads lines as they come. What it knows are places in the bytes it was given; these must be the
/// same again with more behind them.
#[derive(Debug, Clone, Default)]
pub(super) struct Parser {
    /// Where the next line begins.
    at: usize,
    /// Up to here no line end was found.
    searched: usize,
    header: bool,
    end: Option<End>,
    columns: Entries<ColumnData>,
    /// The column of the line before: most lines go to the same one or to the next.
    latest: usize,
    other: Entries<Top>,
    known: [Option<Span>; KNOWN.len()],
    strays: Vec<Stray>,
    /// With the place in the text, by which they are put in order.
    anomalies: Vec<(u32, Anomaly)>,
    more: usize,
    properties: usize,
    /// Why this is not read any further.
    refused: Option<Anomaly>,
    /// Whether anything but white space came.
    something: bool,
}

/// The EOF line.
#[derive(Debug, Clone, Copy)]
struct End {
    /// Where it begins.
    body: usize,
    upper: bool,
    followed: bool,
}

/// A property whose index cannot be used.
#[derive(Debug, Clone, Copy)]
struct Stray {
    column: u32,
    value: Span,
    why: Why,
}

#[derive(Debug, Clone, Copy)]
enum Why {
    Missing,
    Empty,
    NotNumber(Span),
    Duplicate(u32),
    TooLarge(u32),
    /// More than a `u32` holds.
    FarTooLarge(Span),
}

/// Top-level keys with a meaning of their own.
const KNOWN: [&str; 5] = ["CODE", "DESCRIPTION", "RUNTIME", "QUEUETIME", "PENDING"];

impl Parser {
    /// Reads every line that is whole; with `last` also the one without an end.
    pub(super) fn read(&mut self, bytes: &[u8], last: bool) {
        if u32::try_from(bytes.len()).is_err() {
            self.refused = Some(Anomaly::TooLong);
        }
        while self.at < bytes.len() && self.end.is_none() && self.refused.is_none() {
            if self.searched <= self.at && (self.same_column(bytes) || self.new_column(bytes)) {
                continue;
            }
            let from = self.at.max(self.searched);
            let stop = match find::<b'\n'>(&bytes[from..]) {
                Some(place) => from + place,
                None if last => bytes.len(),
                None => {
                    self.searched = bytes.len();
                    return;
                }
            };
            let start = std::mem::replace(&mut self.at, stop + 1);
            if start < stop {
                self.line(bytes, start, stop);
            }
        }
        if self.end.is_some() && self.at < bytes.len() {
            self.follow(&bytes[self.at..]);
            self.at = bytes.len();
        }
    }

    /// Looks at what comes behind the EOF line.
    pub(super) fn follow(&mut self, bytes: &[u8]) {
        if let Some(end) = &mut self.end {
            end.followed = end.followed || !bytes.iter().all(u8::is_ascii_whitespace);
        }
    }

    /// Whether nothing more can change what was read.
    pub(super) fn is_done(&self) -> bool {
        self.end.is_some() || self.refused.is_some()
    }

    /// The bytes before the EOF line.
    fn body(&self, len: usize) -> usize {
        self.end.map_or(len, |end| end.body)
    }

    /// Reads a line whose property is of the column of the line before, or of the one after that,
    /// if there is one: by comparing the whole beginning. False: the line is untouched.
    fn same_column(&mut self, bytes: &[u8]) -> bool {
        let columns = self.columns.as_mut_slice();
        let rest = &bytes[self.at..];
        let Some(column) = columns.get(self.latest) else { return false };
        let (place, index) = match after_head(bytes, rest, column.head) {
            Some(index) => (self.latest, index),
            None => {
                let next = if self.latest + 1 < columns.len() { self.latest + 1 } else { 0 };
                match after_head(bytes, rest, columns[next].head) {
                    Some(index) => (next, index),
                    None => return false,
                }
            }
        };
        let Some((row, value, next)) = row_and_value(bytes, self.at + index) else { return false };
        columns[place].push(row, value);
        self.latest = place;
        self.properties += 1;
        self.at = next;
        true
    }

    /// Reads a line whose property is spelled as most are, without looking for its end first.
    /// False: the line is untouched.
    fn new_column(&mut self, bytes: &[u8]) -> bool {
        const HEAD: &[u8] = b"PROPERTY[";
        let Some(rest) = bytes[self.at..].strip_prefix(HEAD) else { return false };
        let length = rest.iter().take_while(|byte| PLAIN[usize::from(**byte)]).count();
        if !rest[length..].starts_with(b"][") {
            return false;
        }
        let start = self.at + HEAD.len();
        let name = Span::new(start, start + length);
        let index = start + length + 2;
        let Some((row, value, next)) = row_and_value(bytes, index) else { return false };
        let head = Span::new(self.at, index);
        match self.columns.find(bytes, name.of(bytes)) {
            Some(place) => {
                self.columns.as_mut_slice()[place].push(row, value);
                self.latest = place;
            }
            None => {
                let column = ColumnData::of(Key::Here(name), head, row, value);
                if !self.columns.add(bytes, column) {
                    return false;
                }
                self.latest = self.columns.as_slice().len() - 1;
            }
        }
        self.properties += 1;
        self.something = true;
        self.at = next;
        true
    }

    fn line(&mut self, bytes: &[u8], start: usize, stop: usize) {
        let line = &bytes[start..stop];
        let Some(equals) = find::<b'='>(line) else { return self.bare(bytes, start, stop) };
        self.something = true;
        let key = within(bytes, start, start + equals);
        if key.len == 0 {
            return;
        }
        let value = trimmed(bytes, start + equals + 1, stop);
        match property(bytes, key) {
            Some((name, index)) => self.property(bytes, start, name, index, value),
            None => {
                if is_near_property(key.of(bytes)) {
                    let name = String::from_utf8_lossy(key.of(bytes)).into_owned();
                    self.note(value.start, || Anomaly::NoProperty(name));
                }
                self.top_level(bytes, key, value);
            }
        }
    }

    /// A line without `=`.
    fn bare(&mut self, bytes: &[u8], start: usize, stop: usize) {
        let line = trimmed(bytes, start, stop).of(bytes);
        if line.eq_ignore_ascii_case(b"EOF") {
            self.end = Some(End { body: start, upper: line == b"EOF", followed: false });
        } else if line.eq_ignore_ascii_case(b"[RESPONSE]") {
            self.header = true;
        }
        self.something |= !line.iter().all(u8::is_ascii_whitespace);
    }

    fn top_level(&mut self, bytes: &[u8], key: Span, value: Span) {
        let name = key.of(bytes);
        let before = match KNOWN.iter().position(|known| is(name, known)) {
            Some(place) => self.known[place].replace(value),
            None => {
                let key = Key::of_top_level(bytes, key);
                match self.other.find(bytes, key.of_bytes(bytes)) {
                    Some(place) => {
                        let entry = &mut self.other.as_mut_slice()[place];
                        Some(std::mem::replace(&mut entry.value, value))
                    }
                    None => {
                        if !self.other.add(bytes, Top { key, value }) {
                            self.refused = Some(Anomaly::TooManyNames);
                        }
                        None
                    }
                }
            }
        };
        if before.is_some() {
            let name = String::from_utf8_lossy(name).to_ascii_uppercase();
            self.note(value.start, || Anomaly::KeyRepeated(name));
        }
    }

    fn property(
        &mut self,
        bytes: &[u8],
        start: usize,
        name: Span,
        index: Option<Span>,
        value: Span,
    ) {
        self.properties += 1;
        let key = Key::of_column(bytes, name);
        let head = match index {
            // From the start of the line up to the index: another line that begins like this is
            // of the same column.
            Some(index) => Span::new(start, index.start as usize),
            None => Span::default(),
        };
        let place = match self.columns.find(bytes, key.of_bytes(bytes)) {
            Some(place) => place,
            None if self.columns.add(bytes, ColumnData::new(key, head)) => {
                self.columns.as_slice().len() - 1
            }
            None => {
                self.refused = Some(Anomaly::TooManyNames);
                return;
            }
        };
        self.latest = place;
        let why = match index {
            None => Why::Missing,
            Some(index) if index.len == 0 => Why::Empty,
            Some(index) => match number(index.of(bytes)) {
                Ok(Some(row)) => return self.columns.as_mut_slice()[place].push(row, value),
                Ok(None) => Why::FarTooLarge(index),
                Err(()) => Why::NotNumber(index),
            },
        };
        self.strays.push(Stray { column: narrow(place), value, why });
    }

    fn note(&mut self, at: u32, anomaly: impl FnOnce() -> Anomaly) {
        if self.anomalies.len() < LISTED {
            self.anomalies.push((at, anomaly()));
        } else {
            self.more += 1;
        }
    }

    /// The same bytes once more, each as the character of its number.
    fn again_as_latin(self, body: &[u8]) -> ResponseView<'static> {
        let text: String = body.iter().map(|byte| char::from(*byte)).collect();
        let mut parser = Parser::default();
        parser.read(text.as_bytes(), true);
        parser.end = self.end;
        parser.refused = parser.refused.or(self.refused);
        parser.finish(Cow::Owned(text), true)
    }

    fn finish(mut self, text: Cow<'_, str>, latin: bool) -> ResponseView<'_> {
        let mut anomalies = self.settle(text.as_bytes());
        if !self.header {
            anomalies.insert(0, Anomaly::NoHeader);
        }
        match self.end {
            None => anomalies.push(Anomaly::NoEof),
            Some(end) => {
                anomalies.extend((!end.upper).then_some(Anomaly::EofNotUpper));
                anomalies.extend(end.followed.then_some(Anomaly::BytesAfterEof));
            }
        }
        anomalies.extend(latin.then_some(Anomaly::NotUtf8));
        let complete = self.end.is_some();
        let [code, description, runtime, queuetime, pending] = self.known;
        let code = code.and_then(|code| three_digits(code.of(text.as_bytes())));
        if let Some((code, description)) = code.zip(description)
            && self.refused.is_none()
        {
            let contents = Contents {
                description: Text::Here(description),
                columns: self.columns,
                other: self.other,
                runtime,
                queuetime,
                pending,
            };
            let kind = ResponseKind::Response;
            let (scrubbed, command) = (None, None);
            return ResponseView {
                text,
                kind,
                code,
                complete,
                contents,
                anomalies,
                scrubbed,
                command,
            };
        }
        let kind = match self.refused {
            Some(_) => ResponseKind::Invalid,
            None if !self.something => ResponseKind::Empty,
            None if self.header && !complete => ResponseKind::Truncated,
            None => ResponseKind::Invalid,
        };
        anomalies.extend(self.refused);
        let description = match kind {
            ResponseKind::Empty => "Empty API response. Probably unreachable API end point",
            _ => "Invalid API response. Contact Support",
        };
        let contents = Contents { description: Text::Own(description), ..Contents::default() };
        let text = Cow::Borrowed("");
        ResponseView {
            text,
            kind,
            code: 423,
            complete,
            contents,
            anomalies,
            scrubbed: None,
            command: None,
        }
    }

    /// Brings the cells in order. A value with a usable index keeps it, whatever came before;
    /// those without one follow the last row, in the order of their lines.
    fn settle(&mut self, bytes: &[u8]) -> Vec<Anomaly> {
        let bound = narrow(self.properties.saturating_mul(2).saturating_add(16));
        let mut strays = std::mem::take(&mut self.strays);
        for (place, column) in self.columns.as_mut_slice().iter_mut().enumerate() {
            column.settle(bound, |row, value, duplicate| {
                let why = if duplicate { Why::Duplicate(row) } else { Why::TooLarge(row) };
                strays.push(Stray { column: narrow(place), value, why });
            });
        }
        strays.sort_by_key(|stray| stray.value.start);
        for Stray { column, value, why } in strays {
            let column = &mut self.columns.as_mut_slice()[column as usize];
            let next = narrow(column.len());
            column.push(next, value);
            let name = column.key.of_bytes(bytes);
            let name = String::from_utf8_lossy(name).into_owned();
            self.note(value.start, || why.anomaly(&name, bytes));
        }
        self.anomalies.sort_by_key(|(at, _)| *at);
        let listed = std::mem::take(&mut self.anomalies).into_iter();
        let mut listed: Vec<Anomaly> = listed.map(|(_, anomaly)| anomaly).collect();
        listed.extend((self.more > 0).then_some(Anomaly::More(self.more)));
        listed
    }
}

impl Why {
    fn anomaly(self, name: &str, bytes: &[u8]) -> Anomaly {
        let at = |index: Span| {
            let index = String::from_utf8_lossy(index.of(bytes));
            format!("PROPERTY[{name}][{index}]")
        };
        match self {
            Why::Missing => Anomaly::IndexMissing(format!("PROPERTY[{name}]")),
            Why::Empty => Anomaly::IndexMissing(format!("PROPERTY[{name}][]")),
            Why::NotNumber(index) => Anomaly::IndexNotNumber(at(index)),
            Why::Duplicate(row) => Anomaly::IndexDuplicate(format!("PROPERTY[{name}][{row}]")),
            Why::TooLarge(row) => Anomaly::IndexTooLarge(format!("PROPERTY[{name}][{row}]")),
            Why::FarTooLarge(index) => Anomaly::IndexTooLarge(at(index)),
        }
    }
}

/// Only for what is bounded by the length of the answer, which is less than 4 GiB.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Bytes of a column's name that needs no other spelling.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        plain[byte] = letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == b'-';
        byte += 1;
    }
    plain
};

fn is(name: &[u8], known: &str) -> bool {
    name.len() == known.len() && name.eq_ignore_ascii_case(known.as_bytes())
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The piece from `start` to `stop`, which may be the end of a line, without one CR at its end and
/// then without blanks and tabs at both ends.
#[inline]
fn trimmed(bytes: &[u8], mut start: usize, mut stop: usize) -> Span {
    if start < stop && bytes[stop - 1] <= b' ' {
        if bytes[stop - 1] == b'\r' {
            stop -= 1;
        }
        while start < stop && is_blank(bytes[stop - 1]) {
            stop -= 1;
        }
    }
    while start < stop && is_blank(bytes[start]) {
        start += 1;
    }
    Span::new(start, stop)
}

/// The length of `head` if the rest begins with it.
#[inline]
fn after_head(bytes: &[u8], rest: &[u8], head: Span) -> Option<usize> {
    let head = head.of(bytes);
    // Most heads are of another length than this line's: their last bytes tell.
    let last = head.len().checked_sub(2)?;
    let alike = rest.get(last..head.len())? == &head[last..] && rest[..last] == head[..last];
    alike.then_some(head.len())
}

/// Reads `12]=` with or without blanks before and after the `=`: the number, and how many bytes.
#[inline]
fn row_and_equals(rest: &[u8]) -> Option<(u32, usize)> {
    let mut row = 0_u32;
    let mut at = 0;
    // Nine digits fit. Longer ones are for the long way.
    while let Some(digit @ b'0'..=b'9') = rest.get(at)
        && at < 9
    {
        row = row * 10 + u32::from(digit - b'0');
        at += 1;
    }
    if at == 0 || rest.get(at) != Some(&b']') {
        return None;
    }
    at += 1;
    while rest.get(at).is_some_and(|byte| is_blank(*byte)) {
        at += 1;
    }
    (rest.get(at) == Some(&b'=')).then_some((row, at + 1))
}

/// Reads `12]=value` and the line end from `at`: the number, the value, where the next line begins.
#[inline]
fn row_and_value(bytes: &[u8], at: usize) -> Option<(u32, Span, usize)> {
    let (row, after) = row_and_equals(&bytes[at..])?;
    let from = at + after;
    let stop = from + find::<b'\n'>(&bytes[from..])?;
    Some((row, trimmed(bytes, from, stop), stop + 1))
}

/// Where the byte is, if it is there. Keys and most values are short: the first bytes are looked
/// at eight at a time, without the preparations of a search in a long text.
#[inline]
fn find<const BYTE: u8>(rest: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let (words, _) = rest.as_chunks::<8>();
    for (index, word) in words.iter().take(4).enumerate() {
        let difference = u64::from_le_bytes(*word) ^ (ONES * u64::from(BYTE));
        // The lowest of these bits is that of the first byte that is zero.
        let zeros = difference.wrapping_sub(ONES) & !difference & HIGHS;
        if zeros != 0 {
            return Some(index * 8 + (zeros.trailing_zeros() / 8) as usize);
        }
    }
    let skip = words.len().min(4) * 8;
    memchr(BYTE, &rest[skip..]).map(|place| skip + place)
}

fn three_digits(text: &[u8]) -> Option<u16> {
    let [a, b, c] = text else { return None };
    let plain = [a, b, c].iter().all(|byte| byte.is_ascii_digit());
    let digit = |byte: &u8| u16::from(byte - b'0');
    plain.then(|| digit(a) * 100 + digit(b) * 10 + digit(c))
}

/// The number; none inside if it is too large for one; an error if it is none.
fn number(index: &[u8]) -> Result<Option<u32>, ()> {
    let mut number = Some(0_u32);
    for byte in index {
        if !byte.is_ascii_digit() {
            return Err(());
        }
        number = number.and_then(|n| n.checked_mul(10)?.checked_add(u32::from(byte - b'0')));
    }
    Ok(number)
}

/// Splits `PROPERTY[NAME][0]` in name and index; none if the key is not of that form.
fn property(bytes: &[u8], key: Span) -> Option<(Span, Option<Span>)> {
    let text = key.of(bytes);
    if text.len() < 8 || !text[..8].eq_ignore_ascii_case(b"PROPERTY") {
        return None;
    }
    let mut at = 8;
    while text.get(at).is_some_and(|byte| is_blank(*byte)) {
        at += 1;
    }
    if text.get(at) != Some(&b'[') {
        return None;
    }
    at += 1;
    let close = at + text[at..].iter().position(|byte| *byte == b']')?;
    let begin = key.start as usize;
    let name = Span::new(begin + at, begin + close);
    // A key has no blanks at its end.
    at = close + 1;
    while text.get(at).is_some_and(|byte| is_blank(*byte)) {
        at += 1;
    }
    if at == text.len() {
        return Some((name, None));
    }
    let index = text[at..].strip_prefix(b"[")?.strip_suffix(b"]")?;
    if index.iter().any(|byte| matches!(byte, b'[' | b']')) {
        return None;
    }
    Some((name, Some(within(bytes, begin + at + 1, begin + text.len() - 1))))
}

/// Whether a key begins as a property does, name and all.
fn is_near_property(key: &[u8]) -> bool {
    let begins = key.len() > 8 && key[..8].eq_ignore_ascii_case(b"PROPERTY");
    begins
        && key[8..].iter().find(|byte| !is_blank(**byte)) == Some(&b'[')
        && key[8..].contains(&b']')
}

/// Without blanks and tabs at both ends.
fn within(bytes: &[u8], mut start: usize, mut stop: usize) -> Span {
    while start < stop && is_blank(bytes[start]) {
        start += 1;
    }
    while start < stop && is_blank(bytes[stop - 1]) {
        stop -= 1;
    }
    Span::new(start, stop)
}
