//! Reading a droplist: chunks of bytes in, image out.

use std::fmt;

use chrono::{DateTime, Utc};

use super::cell::bad;
use super::content::Content;
use super::entry::{Both, Entry, IDN_COUNTS, LabelShape, Part, sort};
use super::evidence::{CoveredTld, Evidence, name_hash};
use super::format::Format;
use super::image::Droplist;
use super::line::{LineReader, Name, Plain};
use super::presence::Covers;
use super::recognize::recognize;
use super::utf16::Utf16;
use super::write::{self, TLDS_MAX, TldNumbers};
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::name::{Counters, MAX_NAME};

/// What an import tolerates.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Limits {
    /// More bad lines than this, in percent of all lines, fail the import. Default 5.
    pub bad_percent_max: u8,
    /// A list of fewer names than this, in percent of the list before, is refused. Default 50.
    pub previous_percent_min: u8,
    /// At most this many bad lines are reported with number and cause. Default 100.
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
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BadLine {
    /// Its number, from 1.
    pub number: u64,
    /// What is wrong with it.
    pub cause: Error,
}

impl fmt::Display for BadLine {
    /// `line 7: ` and the cause.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.number, self.cause)
    }
}

/// What an import has seen so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
    /// Names left out since the list gives them no drop, in formats where that may be.
    pub undated: u64,
    /// Rows of names that stood there twice and were dropped for a later date.
    pub duplicates: u64,
    /// Names kept; before [`Import::finish`], with duplicates.
    pub names: u64,
    /// The format that was given or recognized; none before the first lines were looked at, and
    /// for rows that came otherwise.
    pub format: Option<Format>,
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
    format: Option<Format>,
    source: String,
    covers: Covers,
    reader: LineReader,
    report: ImportReport,
    stage: Stage,
    /// Lines seen, blank ones too.
    line_number: u64,
    /// The beginning of a line whose end has not come yet.
    unfinished: Vec<u8>,
    /// The unfinished line is too long already and is skipped to its end.
    skipping: bool,
    /// The first line named the columns.
    has_header: bool,
    kept: Kept,
}

/// How far the bytes of a list have been understood.
#[derive(Debug)]
enum Stage {
    /// The first bytes, until they are enough to see what it is.
    Head(Vec<u8>),
    /// Lines of UTF-8.
    Lines,
    /// Lines of UTF-16.
    Wide(Utf16),
    /// No list.
    Refused(Error),
}

/// How many bytes are looked at to see what a list is.
const HEAD_BYTES: usize = 64 << 10;
/// How many bad lines the error of an import that fails because of them quotes.
const BAD_IN_ERROR: usize = 3;
/// The longest name of a source, in bytes.
const SOURCE_MAX: usize = 64;

/// The names kept so far.
#[derive(Debug, Default)]
struct Kept {
    names: Vec<u8>,
    tlds: TldNumbers,
    entries: Vec<Entry>,
    /// Hashes of the names that bad lines could be about.
    unread: Vec<u64>,
    /// Hashes of names whose drop was past, with the drop.
    past: Vec<(u64, u32)>,
}

impl fmt::Debug for LineReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LineReader")
    }
}

impl Import {
    /// An import at the instant `now`: names that dropped before it are left out.
    pub fn new(now: DateTime<Utc>, limits: Limits) -> Import {
        Import {
            now,
            limits,
            format: None,
            source: "registrar".to_owned(),
            covers: Covers::default(),
            reader: LineReader::new(Format::registrar()),
            report: ImportReport::default(),
            stage: Stage::Head(Vec::new()),
            line_number: 0,
            unfinished: Vec::new(),
            skipping: false,
            has_header: false,
            kept: Kept::default(),
        }
    }

    /// Sets how the list is written, before the first bytes are fed. Without it, the format is
    /// recognized by the first lines.
    pub fn set_format(&mut self, format: Format) {
        self.format = Some(format);
    }

    /// Sets where the list comes from; `registrar` by default. A list can replace only one of the
    /// same source.
    ///
    /// # Errors
    /// [`ErrorKind::FormatInvalid`]: empty, more than 64 bytes, or other than letters, digits,
    /// dots, hyphens and underscores of ASCII.
    pub fn set_source(&mut self, source: &str) -> Result<(), Error> {
        let fine = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if source.is_empty() || source.len() > SOURCE_MAX || !source.bytes().all(fine) {
            let shown = shorten(source);
            let message = format!(
                "the source \"{shown}\" is not 1 to {SOURCE_MAX} letters, digits, dots, hyphens, \
                 underscores"
            );
            return Err(Error::new(ErrorKind::FormatInvalid, "source", message));
        }
        source.clone_into(&mut self.source);
        Ok(())
    }

    /// Sets the TLDs of which the list has every name that is about to drop; by default those it
    /// has names of.
    pub fn set_covers(&mut self, covers: Covers) {
        self.covers = covers;
    }

    /// Makes room for a list of about this many bytes of text; wrong guesses do no harm.
    pub fn expect_bytes(&mut self, bytes: u64) {
        let lines = usize::try_from(bytes / 34).unwrap_or(0).min(4_000_000);
        self.kept.entries.reserve(lines);
        self.kept.names.reserve(lines * 17);
    }

    /// Reads the next bytes of the list: text in UTF-8, or in UTF-16 with a mark, whose lines end
    /// in LF or CRLF; blank lines are skipped. Bad lines are counted and reported. The first
    /// 64 KiB are kept until it is seen what they are, so that lines are counted later than fed.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistContent`]: no lines of text, or dates that can be read in two ways
    /// while no format says which. Whatever is fed then gets the same error;
    /// [`ErrorKind::DroplistTooLarge`]: more names than the limit, or more than 65,535 TLDs.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.report.bytes += bytes.len() as u64;
        match &mut self.stage {
            Stage::Head(head) => {
                head.extend_from_slice(bytes);
                if head.len() >= HEAD_BYTES { self.begin() } else { Ok(()) }
            }
            Stage::Lines => self.lines(bytes),
            Stage::Wide(wide) => {
                let text = wide.decode(bytes);
                self.lines(&text)
            }
            Stage::Refused(error) => Err(error.clone()),
        }
    }

    /// Looks at the first bytes and reads their lines.
    fn begin(&mut self) -> Result<(), Error> {
        let Stage::Head(head) = std::mem::replace(&mut self.stage, Stage::Lines) else {
            return Ok(());
        };
        // Always the same bytes, whatever the portions they come in.
        let seen = &head[..head.len().min(HEAD_BYTES)];
        let mut wide = match Content::of(seen) {
            Content::Utf16Little => Some(Utf16::new(false)),
            Content::Utf16Big => Some(Utf16::new(true)),
            _ => None,
        };
        let is_cut = head.len() >= HEAD_BYTES;
        let format = match wide {
            Some(mut wide) => format_of(&wide.decode(seen), self.format.take(), is_cut),
            None => format_of(seen, self.format.take(), is_cut),
        };
        let format = format.inspect_err(|error| self.stage = Stage::Refused(error.clone()))?;
        self.report.format = Some(format.clone());
        self.reader = LineReader::new(format);
        let decoded = wide.as_mut().map(|wide| wide.decode(&head));
        if let Some(wide) = wide {
            self.stage = Stage::Wide(wide);
        }
        self.lines(decoded.as_deref().unwrap_or(&head))
    }

    fn lines(&mut self, bytes: &[u8]) -> Result<(), Error> {
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

    /// Adds a row of texts, as an API answers them: a drop of the form `YYYY-MM-DD HH:MM:SS`, UTC
    /// (with what else [`Format`] reads of times), and a score. A bad row counts as a bad line; a
    /// score that is not from 1 to 255 is none. The bytes of the texts count as bytes fed.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistTooLarge`]: more names than the limit, or more than 65,535 TLDs.
    pub fn push_texts(&mut self, name: &str, drop: &str, score: &str) -> Result<(), Error> {
        self.report.bytes += (name.len() + drop.len() + score.len()) as u64;
        let seconds = self.reader.instant(drop.trim().as_bytes());
        self.row(name, seconds, score.trim().parse().unwrap_or(0))
    }

    /// Ends the input: what is left of it is read now, and is in the report.
    ///
    /// # Errors
    /// Those of [`Import::feed`].
    pub fn end(&mut self) -> Result<(), Error> {
        match &self.stage {
            Stage::Refused(error) => return Err(error.clone()),
            // Rows alone have no head.
            Stage::Head(head) if head.is_empty() && self.report.lines > 0 => {}
            _ => self.begin()?,
        }
        self.end_unfinished()
    }

    /// What has been seen so far; for a progress bar, and for the people who read why it failed.
    pub fn report(&self) -> &ImportReport {
        &self.report
    }

    /// Ends the import and makes the image, unless a guard speaks against it. `previous` is the
    /// list in use of the same source, if there is one.
    ///
    /// The checks, in this order: content, bad lines, empty, source, shrunk.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistContent`]: as for [`Import::feed`]; [`ErrorKind::DroplistTooManyBad`]:
    /// more bad lines than [`Limits::bad_percent_max`]; the message has the first of them;
    /// [`ErrorKind::DroplistEmpty`]: no name is left; [`ErrorKind::SourceDiffers`]: the list in use
    /// comes from another source; [`ErrorKind::DroplistShrunk`]: smaller than
    /// [`Limits::previous_percent_min`] allows; [`ErrorKind::DroplistTooLarge`]: as for
    /// [`Import::feed`].
    pub fn finish(&mut self, previous: Option<&Droplist<'_>>) -> Result<Vec<u8>, Error> {
        self.finish_with(previous, &|first, second| {
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
        previous: Option<&Droplist<'_>>,
        both: Both<'_>,
    ) -> Result<Vec<u8>, Error> {
        self.end()?;
        self.check_bad_lines()?;
        let Kept { names, tlds, entries, unread, past } = std::mem::take(&mut self.kept);
        let sorted = sort(&names, &entries, tlds.count(), both);
        self.report.names = sorted.iter().map(|part| part.entries.len() as u64).sum();
        self.report.duplicates = entries.len() as u64 - self.report.names;
        drop(entries);
        self.check_size(previous)?;
        let evidence = self.evidence(&tlds, &sorted, (unread, past), previous);
        Ok(write::image(&names, &tlds, &sorted, (self.now, &evidence), both))
    }

    fn check_bad_lines(&self) -> Result<(), Error> {
        let (bad, lines) = (self.report.bad_lines, self.report.lines);
        let percent = u64::from(self.limits.bad_percent_max);
        if bad * 100 <= lines * percent {
            return Ok(());
        }
        let first = self.report.first_bad.iter().take(BAD_IN_ERROR);
        let first: Vec<String> = first.map(BadLine::to_string).collect();
        let format = self.report.format.as_ref();
        let format = format.map_or_else(String::new, |format| format!(", read as {format}"));
        let first = first.join("; ");
        let message =
            format!("{bad} of {lines} lines are bad{format}, at most {percent} % allowed: {first}");
        Err(Error::new(ErrorKind::DroplistTooManyBad, bad, message))
    }

    fn check_size(&self, previous: Option<&Droplist<'_>>) -> Result<(), Error> {
        let ImportReport { lines, names, past, .. } = self.report;
        if names == 0 {
            let message = format!("no name is left of {lines} lines, {past} dropped already");
            return Err(Error::new(ErrorKind::DroplistEmpty, 0, message));
        }
        let Some(previous) = previous else { return Ok(()) };
        let (source, old_source) = (self.source.as_str(), previous.source());
        if !old_source.is_empty() && old_source != source {
            let message =
                format!("the list in use comes from {old_source}, this one from {source}");
            return Err(Error::new(ErrorKind::SourceDiffers, source, message));
        }
        let (old, percent) = (u64::from(previous.len()), self.limits.previous_percent_min);
        if names * 100 < old * u64::from(percent) {
            let message =
                format!("{names} names after {old} before, at least {percent} % are required");
            return Err(Error::new(ErrorKind::DroplistShrunk, names, message));
        }
        Ok(())
    }

    /// What the list can be believed, apart from the names it has.
    fn evidence(
        &self,
        tlds: &TldNumbers,
        sorted: &[Part; 2],
        (mut unread, mut past): (Vec<u64>, Vec<(u64, u32)>),
        previous: Option<&Droplist<'_>>,
    ) -> Evidence {
        unread.sort_unstable();
        unread.dedup();
        // Of the same name the later drop.
        past.sort_unstable_by(|one, other| other.cmp(one));
        past.dedup_by_key(|(hash, _)| *hash);
        past.reverse();
        let counts = tlds.counts(sorted);
        let before = previous.map(Droplist::counts_by_tld).unwrap_or_default();
        let percent = u64::from(self.limits.previous_percent_min);
        let covered = |tld: &str| {
            let names = counts.get(tld).copied().unwrap_or(0);
            let names_before = before.get(tld).copied();
            let is_believed = names_before
                .is_some_and(|before| u64::from(names) * 100 >= u64::from(before) * percent);
            CoveredTld { tld: tld.into(), names, names_before, is_believed }
        };
        let covered = match &self.covers {
            Covers::Listed => counts.keys().map(|tld| covered(tld)).collect(),
            Covers::Tlds(tlds) => tlds.iter().map(|tld| covered(tld.as_str())).collect(),
            Covers::Nothing => Vec::new(),
        };
        Evidence { source: self.source.clone(), covered, unread, past }
    }

    fn row(&mut self, name: &str, drop: Result<u32, Error>, score: u8) -> Result<(), Error> {
        self.line_number += 1;
        self.report.lines += 1;
        let read = || Ok((self.reader.name(name.as_bytes())?, drop?, score));
        match read() {
            Ok(row) => add(&mut self.kept, &mut self.report, (&self.limits, self.now), row),
            Err(cause) => {
                self.refuse(name.as_bytes(), cause);
                Ok(())
            }
        }
    }

    fn keep(&mut self, part: &[u8]) {
        let room = self.limits.line_bytes_max.saturating_sub(self.unfinished.len());
        if self.skipping || part.len() > room {
            if !self.skipping {
                self.unfinished.extend_from_slice(&part[..room]);
                self.kept.unread.extend(self.reader.hashes_in(&self.unfinished));
            }
            self.skipping = true;
            self.unfinished.clear();
        } else {
            self.unfinished.extend_from_slice(part);
        }
    }

    fn end_unfinished(&mut self) -> Result<(), Error> {
        if std::mem::take(&mut self.skipping) {
            self.line_number += 1;
            self.report.lines += 1;
            let limit = self.limits.line_bytes_max;
            self.refuse(b"", bad(b"", &format!("the line has more than {limit} bytes")));
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
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        if self.report.lines == 0 && !self.has_header && self.reader.is_header(line) {
            self.has_header = true;
            return Ok(());
        }
        self.report.lines += 1;
        let limit = self.limits.line_bytes_max;
        if line.len() > limit {
            let cause = bad(b"", &format!("the line has more than {limit} bytes"));
            self.refuse(&line[..limit], cause);
            return Ok(());
        }
        match self.reader.read(line) {
            Ok(Some(line)) => add(
                &mut self.kept,
                &mut self.report,
                (&self.limits, self.now),
                (line.name, line.drop, 0),
            ),
            Ok(None) => {
                self.report.undated += 1;
                Ok(())
            }
            Err(cause) => {
                self.refuse(line, cause);
                Ok(())
            }
        }
    }

    #[cold]
    fn refuse(&mut self, line: &[u8], cause: Error) {
        self.kept.unread.extend(self.reader.hashes_in(line));
        self.report.bad_lines += 1;
        if self.report.first_bad.len() < self.limits.bad_reported_max {
            self.report.first_bad.push(BadLine { number: self.line_number, cause });
        }
    }
}

/// The format given, or the one that the first bytes of a list show.
fn format_of(text: &[u8], given: Option<Format>, is_cut: bool) -> Result<Format, Error> {
    Content::of(text).check_text(text)?;
    if let Some(format) = given {
        return Ok(format);
    }
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let end = memchr::memrchr(b'\n', text).filter(|_| is_cut).unwrap_or(text.len());
    recognize(&text[..end])
}

/// Not a method: the name borrows from the reader's line while the rest is written to.
fn add(
    kept: &mut Kept,
    report: &mut ImportReport,
    (limits, now): (&Limits, DateTime<Utc>),
    (name, drop, score): (Name<'_>, u32, u8),
) -> Result<(), Error> {
    let Kept { names, tlds, entries, past, .. } = kept;
    // Texts are found by 32 bits.
    let count = entries.len() + past.len();
    let most = u32::MAX as usize - MAX_NAME - IDN_COUNTS;
    if count >= limits.names_max as usize || names.len() > most {
        return Err(too_large(count, "names"));
    }
    if i64::from(drop) < now.timestamp() {
        past.push((name_hash(name.text()), drop));
        report.past += 1;
        return Ok(());
    }
    let parsed;
    let (text, Plain { len, digits, hyphens }, idn) = match name {
        Name::Borrowed { text, label } => (text, label, None),
        Name::Parsed(name) => {
            parsed = name;
            let Counters { digits, hyphens, characters, letters, is_idn } = parsed.counters();
            let label = Plain { len: parsed.label().len(), digits, hyphens };
            let idn: Option<[u8; IDN_COUNTS]> = is_idn.then_some([characters, letters]);
            (parsed.as_str().as_bytes(), label, idn)
        }
    };
    let tld = text.get(len + 1..).and_then(|tld| tlds.number(tld));
    let Some(tld) = tld else { return Err(too_large(TLDS_MAX, "TLDs")) };
    // A label has at most 63 bytes.
    let label = LabelShape { len: len as u8, digits, hyphens, tld };
    entries.push(Entry::new(text, names.len(), drop, score, label));
    names.extend_from_slice(text);
    names.extend(idn.into_iter().flatten());
    report.names += 1;
    Ok(())
}

#[cold]
fn too_large(most: usize, what: &str) -> Error {
    Error::new(ErrorKind::DroplistTooLarge, most, format!("the list has more than {most} {what}"))
}
