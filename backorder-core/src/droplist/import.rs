//! Reading a droplist: chunks of bytes in, image out.

use chrono::{DateTime, Utc};

use super::entry::{Both, Entry, LabelShape, sort};
use super::line::{LineReader, Name, Plain, bad};
use super::write::{self, TLDS_MAX, TldNumbers};
use crate::values::error::{Error, ErrorKind};
use crate::values::name::{Counters, MAX_NAME};

/// What an import puts up with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// More bad lines than this, in percent of all lines, fail the import. Default 5.
    pub bad_percent_max: u8,
    /// A list of fewer names than this, in percent of the list before, is refused. Default 50.
    pub previous_percent_min: u8,
    /// So many bad lines are reported with number and cause. Default 100.
    pub bad_reported_max: usize,
    /// A line of more bytes is bad, and is not kept in memory. Default 1024.
    pub line_bytes_max: usize,
    /// More names than this fail the import. Default 20,000,000.
    pub names_max: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bad_percent_max: 5,
            previous_percent_min: 50,
            bad_reported_max: 100,
            line_bytes_max: 1024,
            names_max: 20_000_000,
        }
    }
}

/// A line that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1.
    pub number: u64,
    /// What is wrong with it.
    pub cause: Error,
}

/// What an import has seen so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// Bytes fed.
    pub bytes: u64,
    /// Lines and rows read, without blank lines.
    pub lines: u64,
    /// Lines that could not be used.
    pub bad_lines: u64,
    /// The first of them.
    pub first_bad: Vec<BadLine>,
    /// Names left out since their drop was past.
    pub past: u64,
    /// Rows of names that stood there twice and were dropped for a later date.
    pub duplicates: u64,
    /// Names kept; before [`Import::finish`], with duplicates.
    pub names: u64,
}

/// An import under way. Fed in any portions, it keeps only the names and an unfinished line.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Import, Limits};
/// let now = "2027-01-10T00:01:00Z".parse().unwrap();
/// let mut import = Import::new(now, Limits { bad_percent_max: 50, ..Limits::default() });
/// import.feed(b"shop.com;2027-01-12 19:0")?;
/// import.feed(b"0:07\r\nnonsense\r\n")?;
/// let image = import.finish(None)?;
/// assert_eq!((import.report().names, import.report().bad_lines), (1, 1));
/// assert_eq!(import.report().first_bad[0].number, 2);
/// assert!(!image.is_empty());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Import {
    now: DateTime<Utc>,
    limits: Limits,
    reader: LineReader,
    report: ImportReport,
    /// Lines seen, blank ones too.
    line_number: u64,
    /// The beginning of a line whose end has not come yet.
    unfinished: Vec<u8>,
    /// The unfinished line is too long already and is skipped to its end.
    skipping: bool,
    kept: Kept,
}

/// The names kept so far.
#[derive(Debug, Default)]
struct Kept {
    names: Vec<u8>,
    tlds: TldNumbers,
    entries: Vec<Entry>,
}

impl std::fmt::Debug for LineReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LineReader")
    }
}

impl Import {
    /// An import at the instant `now`: names that dropped before it are left out.
    pub fn new(now: DateTime<Utc>, limits: Limits) -> Import {
        Import {
            now,
            limits,
            reader: LineReader::new(),
            report: ImportReport::default(),
            line_number: 0,
            unfinished: Vec::new(),
            skipping: false,
            kept: Kept::default(),
        }
    }

    /// Makes room for a list of about so many bytes of CSV; wrong guesses do no harm.
    pub fn expect_bytes(&mut self, bytes: u64) {
        let lines = usize::try_from(bytes / 34).unwrap_or(0).min(4_000_000);
        self.kept.entries.reserve(lines);
        self.kept.names.reserve(lines * 17);
    }

    /// Reads the next bytes of the CSV (`name;YYYY-MM-DD HH:MM:SS`, UTC; lines end in LF or CRLF;
    /// blank lines and a byte-order mark are skipped). Bad lines are counted and reported.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistTooLarge`]: more names than the limit, or more than 65,535 TLDs.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.report.bytes += bytes.len() as u64;
        let mut rest = bytes;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let (line, after) = (&rest[..end], &rest[end + 1..]);
            rest = after;
            if self.unfinished.is_empty() && !self.skipping {
                self.line(line)?;
            } else {
                self.keep(line);
                self.end_unfinished()?;
            }
        }
        self.keep(rest);
        Ok(())
    }

    /// Adds a row that came otherwise, such as from a page of `QueryDomainPendingDeleteList`.
    /// A bad row counts as a bad line. A score of 0 is none.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistTooLarge`]: more names than the limit, or more than 65,535 TLDs.
    pub fn push(&mut self, name: &str, drop: DateTime<Utc>, score: u8) -> Result<(), Error> {
        let seconds = u32::try_from(drop.timestamp());
        let seconds = seconds
            .map_err(|_| bad(drop.to_string().as_bytes(), "the date is not from 1970 to 2105"));
        self.row(name, seconds, score)
    }

    /// Adds a row of texts, as an API answers them: a drop of the form `YYYY-MM-DD HH:MM:SS`, UTC,
    /// with or without a fraction of a second, and a score. A bad row counts as a bad line; a score
    /// that is not from 1 to 255 is none. The bytes of the texts count as bytes fed.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistTooLarge`]: more names than the limit, or more than 65,535 TLDs.
    pub fn push_texts(&mut self, name: &str, drop: &str, score: &str) -> Result<(), Error> {
        self.report.bytes += (name.len() + drop.len() + score.len()) as u64;
        let whole = drop.split_once('.').map_or(drop, |(whole, _)| whole);
        let seconds = self.reader.instant(whole.as_bytes());
        self.row(name, seconds, score.trim().parse().unwrap_or(0))
    }

    /// Ends the input: a last line without an end is read now, and is in the report.
    ///
    /// # Errors
    /// Those of [`Import::feed`].
    pub fn end(&mut self) -> Result<(), Error> {
        self.end_unfinished()
    }

    /// What has been seen so far; for a progress bar, and for the people who read why it failed.
    pub fn report(&self) -> &ImportReport {
        &self.report
    }

    /// Ends the import and makes the image, unless a guard speaks against it. `previous_names`
    /// is the size of the list in use, if there is one.
    ///
    /// The checks, in this order: bad lines, empty, shrunk.
    ///
    /// # Errors
    /// - [`ErrorKind::DroplistTooManyBad`]: more bad lines than [`Limits::bad_percent_max`].
    /// - [`ErrorKind::DroplistEmpty`]: no name is left.
    /// - [`ErrorKind::DroplistShrunk`]: smaller than [`Limits::previous_percent_min`] allows.
    pub fn finish(&mut self, previous_names: Option<u32>) -> Result<Vec<u8>, Error> {
        self.finish_with(previous_names, &|first, second| {
            first();
            second();
        })
    }

    /// Ends the import like [`Import::finish`], with the work in two halves: `both` runs two pieces
    /// of work, on two threads if it likes. The image is the same.
    ///
    /// # Errors
    /// Those of [`Import::finish`].
    pub fn finish_with(
        &mut self,
        previous_names: Option<u32>,
        both: Both<'_>,
    ) -> Result<Vec<u8>, Error> {
        self.end_unfinished()?;
        let (bad, lines) = (self.report.bad_lines, self.report.lines);
        let percent = u64::from(self.limits.bad_percent_max);
        if bad * 100 > lines * percent {
            let message = format!("{bad} of {lines} lines are bad, at most {percent} % allowed");
            return Err(Error::new(ErrorKind::DroplistTooManyBad, bad, message));
        }
        let Kept { names, tlds, entries } = std::mem::take(&mut self.kept);
        let sorted = sort(&names, &entries, both);
        self.report.names = sorted.iter().map(|part| part.len() as u64).sum();
        self.report.duplicates = entries.len() as u64 - self.report.names;
        drop(entries);
        if self.report.names == 0 {
            let past = self.report.past;
            let message = format!("no name is left of {lines} lines, {past} dropped already");
            return Err(Error::new(ErrorKind::DroplistEmpty, 0, message));
        }
        let percent = u64::from(self.limits.previous_percent_min);
        let (new, old) = (self.report.names, u64::from(previous_names.unwrap_or(0)));
        if new * 100 < old * percent {
            let message =
                format!("{new} names after {old} before, at least {percent} % are required");
            return Err(Error::new(ErrorKind::DroplistShrunk, new, message));
        }
        Ok(write::image(&names, &tlds, &sorted, self.now, both))
    }

    fn row(&mut self, name: &str, drop: Result<u32, Error>, score: u8) -> Result<(), Error> {
        self.line_number += 1;
        self.report.lines += 1;
        let read = || Ok((self.reader.name(name.as_bytes())?, drop?, score));
        match read() {
            Ok(row) => add(&mut self.kept, &mut self.report, (&self.limits, self.now), row),
            Err(cause) => {
                self.refuse(cause);
                Ok(())
            }
        }
    }

    fn keep(&mut self, part: &[u8]) {
        if self.skipping || self.unfinished.len() + part.len() > self.limits.line_bytes_max {
            self.skipping = true;
            self.unfinished.truncate(0);
        } else {
            self.unfinished.extend_from_slice(part);
        }
    }

    fn end_unfinished(&mut self) -> Result<(), Error> {
        if std::mem::take(&mut self.skipping) {
            self.line_number += 1;
            self.report.lines += 1;
            let limit = self.limits.line_bytes_max;
            self.refuse(bad(b"", &format!("the line has more than {limit} bytes")));
            return Ok(());
        }
        let line = std::mem::take(&mut self.unfinished);
        if line.is_empty() {
            return Ok(());
        }
        let done = self.line(&line);
        self.unfinished = line;
        self.unfinished.clear();
        done
    }

    fn line(&mut self, line: &[u8]) -> Result<(), Error> {
        self.line_number += 1;
        let mut line = line.strip_suffix(b"\r").unwrap_or(line);
        if self.line_number == 1 {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        if line.is_empty() {
            return Ok(());
        }
        self.report.lines += 1;
        let limit = self.limits.line_bytes_max;
        if line.len() > limit {
            self.refuse(bad(b"", &format!("the line has more than {limit} bytes")));
            return Ok(());
        }
        match self.reader.read(line) {
            Ok(line) => add(
                &mut self.kept,
                &mut self.report,
                (&self.limits, self.now),
                (line.name, line.drop, 0),
            ),
            Err(cause) => {
                self.refuse(cause);
                Ok(())
            }
        }
    }

    #[cold]
    fn refuse(&mut self, cause: Error) {
        self.report.bad_lines += 1;
        if self.report.first_bad.len() < self.limits.bad_reported_max {
            self.report.first_bad.push(BadLine { number: self.line_number, cause });
        }
    }
}

/// Not a method: the name borrows from the reader's line while the rest is written to.
fn add(
    kept: &mut Kept,
    report: &mut ImportReport,
    (limits, now): (&Limits, DateTime<Utc>),
    (name, drop, score): (Name<'_>, u32, u8),
) -> Result<(), Error> {
    if i64::from(drop) < now.timestamp() {
        report.past += 1;
        return Ok(());
    }
    let Kept { names, tlds, entries } = kept;
    // Texts are found by 32 bits.
    if entries.len() >= limits.names_max as usize || names.len() > u32::MAX as usize - MAX_NAME {
        return Err(too_large(entries.len(), "names"));
    }
    let parsed;
    let (text, Plain { len, digits, hyphens }) = match name {
        Name::Borrowed { text, label } => (text, label),
        Name::Parsed(name) => {
            parsed = name;
            let Counters { digits, hyphens, .. } = parsed.counters();
            (parsed.as_str().as_bytes(), Plain { len: parsed.label().len(), digits, hyphens })
        }
    };
    let tld = text.get(len + 1..).and_then(|tld| tlds.number(tld));
    let Some(tld) = tld else { return Err(too_large(TLDS_MAX, "TLDs")) };
    // A label has at most 63 bytes.
    let label = LabelShape { len: len as u8, digits, hyphens, tld };
    entries.push(Entry::new(text, names.len(), drop, score, label));
    names.extend_from_slice(text);
    report.names += 1;
    Ok(())
}

#[cold]
fn too_large(most: usize, what: &str) -> Error {
    Error::new(ErrorKind::DroplistTooLarge, most, format!("the list has more than {most} {what}"))
}
