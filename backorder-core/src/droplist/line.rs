//! One line of a list; the registrar's `name;YYYY-MM-DD HH:MM:SS` is read without a detour.

use chrono::NaiveDate;

use super::cell::{bad, cells, instant};
use super::evidence::hashes_in;
use super::format::{DropColumn, Drops, Format};
use crate::values::error::Error;
use crate::values::name::{DomainName, MAX_LABEL, MAX_NAME, Reading, TldSet};

/// A name and its drop, as far as it could be read without copying.
pub(super) struct Line<'a> {
    pub name: Name<'a>,
    /// Unix seconds.
    pub drop: u32,
}

/// A name in ACE form.
pub(super) enum Name<'a> {
    /// Plain and lower case, as it stands in the line.
    Borrowed { text: &'a [u8], label: Plain },
    /// Whatever needed a closer reading.
    Parsed(DomainName),
}

impl Name<'_> {
    /// The name itself.
    pub fn text(&self) -> &[u8] {
        match self {
            Name::Borrowed { text, .. } => text,
            Name::Parsed(name) => name.as_str().as_bytes(),
        }
    }
}

/// As many days as are remembered: those of a month, and one more.
const DAYS: usize = 32;
/// The bytes of `YYYY-MM-DD HH:MM:SS`.
const PLAIN_DROP: usize = 19;

/// What was counted of a plain label while looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain {
    pub len: usize,
    pub digits: u8,
    pub hyphens: u8,
}

/// Reads lines; remembers days, since a list has not many.
pub(super) struct LineReader {
    tlds: TldSet,
    format: Format,
    /// Whether lines are written as the registrar writes them: most can be read without taking
    /// them apart.
    is_plain: bool,
    /// How the dates of rows are read that are no lines.
    utc: DropColumn,
    /// By the day of the month, a day and the second at which it begins.
    days: [([u8; 10], Option<i64>); DAYS],
}

impl LineReader {
    pub fn new(format: Format) -> LineReader {
        let is_plain = format == Format::registrar();
        let (tlds, utc) = (TldSet::first_dot(), DropColumn::utc(2));
        LineReader { tlds, format, is_plain, utc, days: [([0; 10], None); DAYS] }
    }

    /// Whether a cell can be a name.
    pub fn is_name(cell: &[u8]) -> bool {
        let parsed = |text| DomainName::parse(text, &TldSet::first_dot()).is_ok();
        plain_label(cell).is_some() || std::str::from_utf8(cell).is_ok_and(parsed)
    }

    /// Reads a line without its line end; none for a name that does not drop.
    pub fn read<'a>(&mut self, line: &'a [u8]) -> Result<Option<Line<'a>>, Error> {
        if self.is_plain {
            let plain = self.read_plain(line);
            if plain.is_some() {
                return Ok(plain);
            }
        }
        self.read_cells(line)
    }

    /// Reads what nearly all lines of the registrar are: a plain name, and an instant behind it.
    fn read_plain<'a>(&mut self, line: &'a [u8]) -> Option<Line<'a>> {
        let (text, end) = line.split_last_chunk::<{ 1 + PLAIN_DROP }>()?;
        let [b';', drop @ ..] = end else { return None };
        let label = plain_label(text)?;
        Some(Line { name: Name::Borrowed { text, label }, drop: self.plain(drop)? })
    }

    /// Whether a first line names the columns instead of a domain.
    pub fn is_header(&self, line: &[u8]) -> bool {
        let wanted = match &self.format.drops {
            Drops::Column(drops) => drops.column.max(self.format.name_column),
            Drops::At(_) => self.format.name_column,
        };
        let names = [&b"domain"[..], b"domains", b"name", b"names", b"domainname", b"fqdn"];
        let mut found = 0;
        let mut is_named = false;
        for cell in cells(line, self.format.separator) {
            found += 1;
            is_named |= names.iter().any(|name| cell.eq_ignore_ascii_case(name));
            if cell.iter().any(|byte| byte.is_ascii_digit() || *byte == b'.') {
                return false;
            }
        }
        found >= wanted && (found > 1 || is_named)
    }

    fn read_cells<'a>(&self, line: &'a [u8]) -> Result<Option<Line<'a>>, Error> {
        let Format { separator, name_column, drops } = &self.format;
        let (separator, name_column) = (*separator, *name_column);
        let cell = |column: usize| cells(line, separator).nth(column - 1);
        let missing = |column: usize| {
            let sign = if separator == b'\t' { "tab" } else { "sign" };
            let shown = char::from(separator).escape_default();
            bad(line, &format!("there is no column {column}, parted by the {sign} \"{shown}\""))
        };
        let name = cell(name_column).ok_or_else(|| missing(name_column))?;
        let drop = match drops {
            Drops::At(at) => u32::try_from(at.timestamp())
                .map_err(|_| bad(line, "the date of the list is not from 1970 to 2105"))?,
            Drops::Column(drops) => match cell(drops.column) {
                Some([]) if drops.may_be_empty => {
                    return self.name(name).map(|_| None);
                }
                Some(cell) => instant(cell, drops)?,
                None => return Err(missing(drops.column)),
            },
        };
        Ok(Some(Line { name: self.name(name)?, drop }))
    }

    /// Reads a name; the common form is recognized without taking it apart.
    pub fn name<'a>(&self, name: &'a [u8]) -> Result<Name<'a>, Error> {
        if let Some(label) = plain_label(name) {
            return Ok(Name::Borrowed { text: name, label });
        }
        let text = std::str::from_utf8(name).map_err(|_| bad(name, "the name is not UTF-8"))?;
        let Reading { name: read, changes } = DomainName::read(text, &self.tlds)?;
        match changes.first() {
            // It may be another name that is meant: `straße.com` is not `strasse.com`.
            Some(change) => Err(bad(name, &format!("the name would be read as {read}: {change}"))),
            None => Ok(Name::Parsed(read)),
        }
    }

    /// The names that a line could be about, as hashes.
    pub fn hashes_in(&self, line: &[u8]) -> Vec<u64> {
        hashes_in(line, &self.tlds)
    }

    /// Unix seconds of a date in UTC, its year first.
    pub fn instant(&mut self, text: &[u8]) -> Result<u32, Error> {
        let plain = <&[u8; PLAIN_DROP]>::try_from(text).ok().and_then(|text| self.plain(text));
        plain.map_or_else(|| instant(text, &self.utc), Ok)
    }

    /// Unix seconds of exactly `YYYY-MM-DD HH:MM:SS` in UTC.
    fn plain(&mut self, text: &[u8; PLAIN_DROP]) -> Option<u32> {
        let (day, time) = text.split_first_chunk::<10>()?;
        let [b' ', h0, h1, b':', m0, m1, b':', s0, s1] = time else { return None };
        let number = |tens: u8, ones: u8| {
            let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
            Some(digit(tens)? * 10 + digit(ones)?)
        };
        let [hour, minute, second] =
            [number(*h0, *h1), number(*m0, *m1), number(*s0, *s1)].map(|part| part.unwrap_or(99));
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let [.., tens, ones] = *day;
        let known = &mut self.days[(usize::from(tens) * 10 + usize::from(ones)) % DAYS];
        if known.0 != *day {
            *known = (*day, day_seconds(day));
        }
        u32::try_from(known.1? + hour * 3600 + minute * 60 + second).ok()
    }
}

/// What the label is like when the name is lower-case ASCII, well-formed and no IDN.
fn plain_label(name: &[u8]) -> Option<Plain> {
    let (dot, counts) = count_label(name)?;
    let (label, tld) = (&name[..dot], &name[dot + 1..]);
    let (_, tld_kinds) = count(tld);
    let fine = tld_kinds & OTHER == 0 && plain_part(label);
    let whole = name.len() <= MAX_NAME && plain_tld(tld, tld_kinds);
    // The counts are those of at most 63 bytes.
    let (digits, hyphens) = (counts as u8, (counts >> 8) as u8);
    (fine && whole).then_some(Plain { len: dot, digits, hyphens })
}

const DIGIT: u32 = 1 << 16 | 1;
const HYPHEN: u32 = 1 << 17 | 1 << 8;
const LETTER: u32 = 1 << 18;
const DOT: u32 = 1 << 19;
const OTHER: u32 = 1 << 20;

/// For each byte a bit for its kind, and what is added to the counts.
const KINDS: [u32; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' => LETTER,
            b'-' => HYPHEN,
            b'.' => DOT,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};

/// Where the first dot is, when nothing but digits, letters and hyphens is before it, and how many
/// there are of them, as [`count`] counts.
fn count_label(name: &[u8]) -> Option<(usize, u32)> {
    let mut counts = 0;
    for (at, byte) in name.iter().enumerate() {
        let kind = KINDS[usize::from(*byte)];
        if kind & (DOT | OTHER) != 0 {
            return (kind & DOT != 0).then_some((at, counts));
        }
        counts += kind & 0xffff;
    }
    None
}

/// Digits in the low byte and hyphens in the next, for up to 255 bytes; and the kinds there are.
fn count(text: &[u8]) -> (u32, u32) {
    text.iter().fold((0, 0), |(counts, kinds), byte| {
        let kind = KINDS[usize::from(*byte)];
        (counts + (kind & 0xffff), kinds | kind)
    })
}

fn plain_tld(tld: &[u8], kinds: u32) -> bool {
    if kinds & DOT == 0 {
        return kinds & (LETTER | HYPHEN) != 0 && plain_part(tld);
    }
    let last = tld.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    tld.split(|byte| *byte == b'.').all(plain_part) && count(last).1 & (LETTER | HYPHEN) != 0
}

fn plain_part(label: &[u8]) -> bool {
    let (Some(first), Some(last)) = (label.first(), label.last()) else { return false };
    let hyphens = *first == b'-' || *last == b'-' || label.get(2..4) == Some(b"--");
    label.len() <= MAX_LABEL && !hyphens
}

fn day_seconds(day: &[u8; 10]) -> Option<i64> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *day else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
        })
    };
    let year = i32::try_from(number(&[y0, y1, y2, y3])?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)?;
    Some(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<(String, u32), Error> {
        let read = LineReader::new(Format::registrar()).read(line.as_bytes())?;
        Ok(read).map(|line| {
            let line = line.expect("every name of the registrar drops");
            let text = match line.name {
                Name::Borrowed { text, label } => {
                    assert_eq!(text[label.len], b'.');
                    String::from_utf8(text.to_vec()).unwrap()
                }
                Name::Parsed(name) => name.to_string(),
            };
            (text, line.drop)
        })
    }

    #[test]
    fn bad_lines_are_refused() {
        let long = format!("{}.com;2027-01-12 19:00:07", "a".repeat(64));
        for line in [
            "",
            ";",
            "shop.com",
            "shop.com,2027-01-12 19:00:07",
            "shop;2027-01-12 19:00:07",
            ".com;2027-01-12 19:00:07",
            "shop.;2027-01-12 19:00:07",
            "shop..com;2027-01-12 19:00:07",
            "-shop.com;2027-01-12 19:00:07",
            "shop-.com;2027-01-12 19:00:07",
            "ab--cd.com;2027-01-12 19:00:07",
            "xn--a.com;2027-01-12 19:00:07",
            "shop.123;2027-01-12 19:00:07",
            "sh op.com;2027-01-12 19:00:07",
            "sh_op.com;2027-01-12 19:00:07",
            "shop.com;2027-02-30 19:00:07",
            "shop.com;2027-01-12 24:00:00",
            "shop.com;2027-01-12 19:60:00",
            "shop.com;2027-01-12 19:00:60",
            "shop.com;2027-01-12 1x:00:07",
            "shop.com;+027-01-12 19:00:07",
            "shop.com;note;2027-01-12 19:00:07",
            "straße.com;2027-01-12 19:00:07",
            "shop\u{ad}.com;2027-01-12 19:00:07",
            "shop.com;1969-12-31 23:59:59",
            "shop.com;2106-02-07 06:28:16",
            "shop.com;0000-00-00 00:00:00",
            "shop.com;2027-01-12",
            "shop.com;",
            &long,
        ] {
            assert!(read(line).is_err(), "{line}");
        }
        let mut reader = LineReader::new(Format::registrar());
        assert!(reader.read(b"sh\xffop.com;2027-01-12 19:00:07").is_err());
    }

    #[test]
    fn good_lines_are_read() {
        let drop = 1_799_780_407;
        for (line, name) in [
            ("shop.com;2027-01-12 19:00:07", "shop.com"),
            ("Shop.CO.UK;2027-01-12 19:00:07", "shop.co.uk"),
            ("1-2.info;2027-01-12 19:00:07", "1-2.info"),
            ("xn--mnchen-3ya.de;2027-01-12 19:00:07", "xn--mnchen-3ya.de"),
            ("münchen.de;2027-01-12 19:00:07", "xn--mnchen-3ya.de"),
            (" shop.com ; 2027-01-12 19:00:07\t", "shop.com"),
            ("x.xn--p1ai;2027-01-12 19:00:07", "x.xn--p1ai"),
            ("straße.de;2027-01-12 19:00:07", "xn--strae-oqa.de"),
            ("shop.com;2027-01-12T19:00:07Z", "shop.com"),
            ("shop.com ; 2027-01-12 19:00:07.25 UTC", "shop.com"),
            ("\"shop.com\";\"2027-01-12 19:00:07\"", "shop.com"),
            ("shop.com;2027-01-12 19:00:07;AUC;7", "shop.com"),
        ] {
            assert_eq!(read(line).unwrap(), (name.to_owned(), drop), "{line}");
        }
        assert_eq!(read("a.com;1970-01-01 00:00:00").unwrap().1, 0);
        assert_eq!(read("a.com;2106-02-07 06:28:15").unwrap().1, u32::MAX);
    }

    #[test]
    fn a_header_names_columns() {
        let reader = LineReader::new(Format::nominet());
        for header in ["ROID,Domain,Drop time", "a,b,c,d", "\"roid\" , \"domain\" , x"] {
            assert!(reader.is_header(header.as_bytes()), "{header}");
        }
        for line in ["", "nonsense", "a,b", "1-UK,shop.co.uk,2027-01-12", "a,b,2"] {
            assert!(!reader.is_header(line.as_bytes()), "{line}");
        }
        let reader = LineReader::new(Format::names(chrono::DateTime::UNIX_EPOCH));
        assert!(reader.is_header(b"Domain"));
        assert!(!reader.is_header(b"nonsense"));
    }

    #[test]
    fn a_bad_day_is_not_remembered_as_good() {
        let mut reader = LineReader::new(Format::registrar());
        for _ in 0..2 {
            assert!(reader.read(b"a.com;2027-13-01 00:00:00").is_err());
        }
        assert!(reader.read(b"a.com;2027-12-01 00:00:00").is_ok());
        assert!(reader.read(b"a.com;2027-13-01 00:00:00").is_err());
    }

    proptest::proptest! {
        /// The short way accepts what the rule for names accepts.
        #[test]
        fn plain_names_are_names(name in "[a-z0-9-]{1,5}(\\.[a-z0-9-]{0,4}){0,3}") {
            let parsed = DomainName::parse(&name, &TldSet::first_dot());
            if let Some(Plain { len, digits, hyphens }) = plain_label(name.as_bytes()) {
                let parsed = parsed.unwrap();
                proptest::prop_assert_eq!(parsed.as_str(), &name);
                proptest::prop_assert_eq!(parsed.label().len(), len);
                let counters = parsed.counters();
                proptest::prop_assert_eq!((counters.digits, counters.hyphens), (digits, hyphens));
            } else {
                proptest::prop_assert!(parsed.is_err() || name.ends_with('.'));
            }
        }
    }
}
