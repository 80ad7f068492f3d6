//! The image: one block of bytes that is searched as it lies, mapped or in memory.
//!
//! The layout is written down in `docs/droplist.md`. Every number is little-endian and every
//! access is checked against the length of its section, so a damaged image gives an error or a
//! wrong answer, never a panic.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::Xxh3;

use crate::values::error::{Error, ErrorKind};
use crate::values::name::MAX_NAME;

pub(super) const MAGIC: [u8; 8] = *b"\x89DRPLST\n";
/// The version this code writes, and the newest it reads.
pub const IMAGE_VERSION: u32 = 2;
pub(super) const HEADER: usize = 64;
pub(super) const ENTRY: usize = 24;
/// The text offset of every 16th row is stored; those between follow from the lengths.
pub(super) const ROWS_PER_START: usize = 16;

/// The sections, by the number that stands in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Section {
    /// TLD names, each ended by a line feed, in byte order.
    TldNames = 1,
    /// u32: where each TLD name starts, and the end of the last.
    TldStarts = 2,
    /// Labels, each ended by a line feed, in the order of the whole names.
    Text = 3,
    /// u32: where the label of every 16th row starts in the text.
    Starts = 4,
    /// u8: bytes of each label.
    Lengths = 5,
    /// u16: the TLD of each row.
    Tlds = 6,
    /// u32: the drop of each row, Unix seconds.
    Drops = 7,
    /// u8: digits of each label as shown to people.
    Digits = 8,
    /// u8: hyphens of each label as shown to people.
    Hyphens = 9,
    /// u8: characters of the IDN rows, which are consecutive.
    IdnCharacters = 10,
    /// u8: letters of the IDN rows.
    IdnLetters = 11,
    /// u8: score of each row, 0 for none; the section is empty when there is no score at all.
    Scores = 12,
    /// u16: the grams that occur, ascending.
    GramCodes = 13,
    /// u32: where the rows of each gram end in the next section.
    GramEnds = 14,
    /// The rows of each gram, as runs.
    GramRows = 15,
    /// Where the list comes from.
    Source = 16,
    /// The TLDs that the list covers, each ended by a line feed, in byte order.
    CoveredTlds = 17,
    /// u32, three of each such TLD: names, names before (all bits set: not known), believed.
    CoveredCounts = 18,
    /// u64: hashes of names in lines that could not be read, ascending.
    UnreadNames = 19,
    /// u64: hashes of names whose drop was past, ascending.
    PastNames = 20,
    /// u32: the drop of each of them, Unix seconds.
    PastDrops = 21,
}

impl Section {
    pub(super) const COUNT: usize = 21;
    /// Of version 1; what came later is empty in its images.
    const COUNT_FIRST: usize = 15;
}

/// Which edition of the list it is: the same names and dates give the same `content`, whenever
/// imported. What counts each list once, such as the absence of a name, goes by `content`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Edition {
    /// Hash of all names and drop dates.
    pub content: u64,
    /// When it was imported, in whole seconds.
    pub imported_at: DateTime<Utc>,
}

impl Edition {
    /// The content as a number that databases and languages with signed numbers can keep, too.
    pub fn number(self) -> u64 {
        self.content >> 1
    }
}

/// A droplist in memory: a view of an image, free to copy.
///
/// Rows are numbered from 0 in the byte order of their names.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Droplist, Import, Limits};
/// use backorder_core::{DomainName, TldSet};
/// let now = "2027-01-10T00:01:00Z".parse().unwrap();
/// let mut import = Import::new(now, Limits::default());
/// import.feed(b"shop.com;2027-01-12 19:00:07\nexample.co.uk;2027-01-11 10:00:00\n")?;
/// let image = import.finish(None)?;
/// let list = Droplist::open(&image)?;
/// list.verify()?;
/// assert_eq!(list.len(), 2);
/// let name = DomainName::parse("shop.com", &TldSet::first_dot())?;
/// assert_eq!(list.drop_of(&name), Some("2027-01-12T19:00:07Z".parse().unwrap()));
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Droplist<'a> {
    bytes: &'a [u8],
    rows: u32,
    pub(super) idn_first: u32,
    pub(super) idn_count: u32,
    tld_count: u32,
    sections: [&'a [u8]; Section::COUNT],
}

impl std::fmt::Debug for Droplist<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Droplist")
            .field("rows", &self.rows)
            .field("edition", &self.edition())
            .finish()
    }
}

impl<'a> Droplist<'a> {
    /// Opens an image. Costs the same whatever its size: the header, the table of sections and
    /// their lengths are checked, the contents are not ([`Droplist::verify`] does that).
    ///
    /// # Errors
    /// [`ErrorKind::ImageVersion`]: written by a newer version; [`ErrorKind::ImageDamaged`]: cut
    /// short, damaged or something else altogether.
    pub fn open(bytes: &'a [u8]) -> Result<Droplist<'a>, Error> {
        if bytes.get(..8) != Some(&MAGIC) {
            return Err(damaged("it does not start as a droplist image does"));
        }
        let version = u32_at(bytes, 8);
        if bytes.len() < HEADER || version == 0 {
            return Err(damaged(format!("its header is cut or void: {} bytes", bytes.len())));
        }
        if version > IMAGE_VERSION {
            let message = format!("the image has version {version}, {IMAGE_VERSION} is known");
            return Err(Error::new(ErrorKind::ImageVersion, version, message));
        }
        let stated = u64_at(bytes, 16);
        if stated != bytes.len() as u64 {
            let message = format!("it has {} bytes, its header says {stated}", bytes.len());
            return Err(damaged(message));
        }
        let list = Droplist {
            bytes,
            rows: u32_at(bytes, 48),
            tld_count: u32_at(bytes, 52),
            idn_first: u32_at(bytes, 56),
            idn_count: u32_at(bytes, 60),
            sections: read_table(bytes, version)?,
        };
        list.check_lengths()?;
        Ok(list)
    }

    /// Reads everything once and compares with the checksum written at import.
    ///
    /// # Errors
    /// [`ErrorKind::ImageDamaged`]: a byte differs from what was written.
    pub fn verify(&self) -> Result<(), Error> {
        let (stated, actual) = (u64_at(self.bytes, 24), checksum(self.bytes));
        if stated == actual {
            return Ok(());
        }
        Err(damaged(format!("its checksum is {actual:016x}, its header says {stated:016x}")))
    }

    /// Which list it is.
    pub fn edition(&self) -> Edition {
        let seconds = u64_at(self.bytes, 40) as i64;
        let imported_at = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        Edition { content: u64_at(self.bytes, 32), imported_at }
    }

    /// The number of names.
    pub fn len(&self) -> u32 {
        self.rows
    }

    /// Whether there is no name in it.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The top-level domains of the list, in byte order.
    pub fn tlds(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let list = *self;
        (0..self.tld_count).map(move |id| list.tld_name(id))
    }

    /// How many names there are of each TLD that the list covers; of an image of version 1, which
    /// does not say what it covers, of each that it has names of.
    pub(super) fn counts_by_tld(&self) -> BTreeMap<String, u32> {
        let mut counts = vec![0_u32; self.tld_count()];
        for row in 0..self.rows {
            if let Some(count) = counts.get_mut(self.tld_id(row) as usize) {
                *count += 1;
            }
        }
        let own = self.tlds().map(str::to_owned).zip(counts);
        if self.source().is_empty() {
            return own.collect();
        }
        let own: BTreeMap<String, u32> = own.collect();
        let covered = self.covered().map(|covered| String::from(covered.tld));
        covered
            .map(|tld| (own.get(&tld).copied().unwrap_or(0), tld))
            .map(|(n, tld)| (tld, n))
            .collect()
    }

    pub(super) fn section(&self, section: Section) -> &'a [u8] {
        self.sections[section as usize - 1]
    }

    pub(super) fn tld_count(&self) -> usize {
        self.tld_count as usize
    }

    pub(super) fn tld_name(&self, id: u32) -> &'a str {
        let starts = self.section(Section::TldStarts);
        let (from, to) = (u32_in(starts, id as usize), u32_in(starts, id as usize + 1));
        let name = self.section(Section::TldNames).get(from as usize..(to as usize).max(1) - 1);
        // In a damaged image it could be the whole section, for every row.
        let name = name.filter(|name| name.len() <= MAX_NAME);
        std::str::from_utf8(name.unwrap_or_default()).unwrap_or_default()
    }

    /// Where the label of a row starts in the text; for the number of rows, where the text ends.
    pub(super) fn text_start(&self, row: u32) -> usize {
        if row >= self.rows {
            return self.section(Section::Text).len();
        }
        let (block, within) = (row as usize / ROWS_PER_START, row as usize % ROWS_PER_START);
        let lengths = self.section(Section::Lengths);
        let start = u32_in(self.section(Section::Starts), block) as usize + within;
        match lengths.get(block * ROWS_PER_START..(block + 1) * ROWS_PER_START) {
            Some(lengths) => start + sum_of_first(lengths, within),
            None => {
                let lengths = lengths.get(block * ROWS_PER_START..row as usize);
                let lengths = lengths.unwrap_or_default().iter();
                start + lengths.map(|length| usize::from(*length)).sum::<usize>()
            }
        }
    }

    pub(super) fn label_bytes(&self, row: u32) -> &'a [u8] {
        let length = self.section(Section::Lengths).get(row as usize).copied().unwrap_or_default();
        let start = self.text_start(row);
        self.section(Section::Text).get(start..start + usize::from(length)).unwrap_or_default()
    }

    pub(super) fn tld_id(&self, row: u32) -> u32 {
        u32::from(u16_in(self.section(Section::Tlds), row as usize))
    }

    pub(super) fn drop_seconds(&self, row: u32) -> u32 {
        u32_in(self.section(Section::Drops), row as usize)
    }

    /// The first row whose name is not below `name`; the number of rows when there is none.
    pub(super) fn lower_bound(&self, name: &[u8]) -> u32 {
        self.partition_point(|list, row| list.cmp_name(row, name) == Ordering::Less)
    }

    /// The rows whose label starts with `head`. They are consecutive, since a name that starts with
    /// it has its bytes where others have their dot: `e-mail.com` stands before `e.com`, and what
    /// starts with `e-` before both ends of that.
    pub(super) fn starting_with(&self, head: &[u8]) -> Range<u32> {
        // No byte of a name is as large.
        self.between(head, &[head, &[u8::MAX]].concat())
    }

    /// The rows with this label, one for each TLD.
    pub(super) fn labelled(&self, label: &[u8]) -> Range<u32> {
        // The byte after the dot.
        self.between(&[label, b"."].concat(), &[label, b"/"].concat())
    }

    fn between(&self, first: &[u8], end: &[u8]) -> Range<u32> {
        let first = self.lower_bound(first);
        first..self.lower_bound(end).max(first)
    }

    /// The first row for which `before` is false, if it is true for a first part of the rows only.
    fn partition_point(&self, before: impl Fn(&Self, u32) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.rows);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self, middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Compares the name of a row with `name`, byte by byte.
    fn cmp_name(&self, row: u32, name: &[u8]) -> Ordering {
        let label = self.label_bytes(row);
        let shared = label.len().min(name.len());
        let (head, rest) = name.split_at(shared);
        label[..shared].cmp(head).then_with(|| {
            let left = &label[shared..];
            if left.is_empty() {
                let Some((dot, tld)) = rest.split_first() else { return Ordering::Greater };
                b'.'.cmp(dot).then_with(|| self.tld_name(self.tld_id(row)).as_bytes().cmp(tld))
            } else {
                Ordering::Greater
            }
        })
    }

    fn check_lengths(&self) -> Result<(), Error> {
        let rows = self.rows as usize;
        let idn = self.idn_count as usize;
        let scores = self.section(Section::Scores).len();
        let grams = self.section(Section::GramCodes).len() / 2;
        let expected = [
            (Section::TldStarts, (self.tld_count as usize + 1) * 4),
            (Section::Starts, rows.div_ceil(ROWS_PER_START) * 4),
            (Section::Lengths, rows),
            (Section::Tlds, rows * 2),
            (Section::Drops, rows * 4),
            (Section::Digits, rows),
            (Section::Hyphens, rows),
            (Section::IdnCharacters, idn),
            (Section::IdnLetters, idn),
            (Section::Scores, if scores == 0 { 0 } else { rows }),
            (Section::GramCodes, grams * 2),
            (Section::GramEnds, grams * 4),
            (Section::CoveredCounts, self.section(Section::CoveredCounts).len() / 12 * 12),
            (Section::UnreadNames, self.section(Section::UnreadNames).len() / 8 * 8),
            (Section::PastDrops, self.section(Section::PastNames).len() / 8 * 4),
        ];
        for (section, length) in expected {
            let actual = self.section(section).len();
            if actual != length {
                let message = format!("section {section:?} has {actual} bytes instead of {length}");
                return Err(damaged(message));
            }
        }
        if u64::from(self.idn_first) + u64::from(self.idn_count) > u64::from(self.rows) {
            return Err(damaged("its IDN rows are out of range"));
        }
        Ok(())
    }
}

/// The checksum of an image: of all bytes but the checksum itself.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(bytes.get(..24).unwrap_or_default());
    hash.update(bytes.get(32..).unwrap_or_default());
    hash.digest()
}

/// The sum of the first `count` of 16 bytes, without a branch for each.
fn sum_of_first(bytes: &[u8], count: usize) -> usize {
    let bytes: [u8; ROWS_PER_START] = bytes.try_into().unwrap_or_default();
    let wanted = (1_u128 << (8 * count)) - 1;
    let wanted = u128::from_le_bytes(bytes) & wanted;
    // Pairs of bytes are added up in 16 bits each; the product adds up the four pairs.
    let sum = |bytes: u64| {
        const LOW: u64 = 0x00ff_00ff_00ff_00ff;
        let pairs = (bytes & LOW) + (bytes >> 8 & LOW);
        (pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize
    };
    sum(wanted as u64) + sum((wanted >> 64) as u64)
}

pub(super) fn u16_in(section: &[u8], index: usize) -> u16 {
    let bytes = section.get(index * 2..index * 2 + 2).and_then(|b| b.try_into().ok());
    bytes.map_or(0, u16::from_le_bytes)
}

pub(super) fn u32_in(section: &[u8], index: usize) -> u32 {
    u32_at(section, index * 4)
}

pub(super) fn u64_in(section: &[u8], index: usize) -> u64 {
    u64_at(section, index * 8)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
}

/// The table: for each section its number, offset and length, in the order of the numbers.
fn read_table(bytes: &[u8], version: u32) -> Result<[&[u8]; Section::COUNT], Error> {
    let count = u32_at(bytes, 12) as usize;
    let wanted = if version == 1 { Section::COUNT_FIRST } else { Section::COUNT };
    if count != wanted || bytes.len() < HEADER + count * ENTRY {
        return Err(damaged(format!("it has {count} sections instead of {wanted}")));
    }
    let mut sections = [&bytes[..0]; Section::COUNT];
    let mut end = (HEADER + count * ENTRY) as u64;
    for (at, section) in sections.iter_mut().take(count).enumerate() {
        let entry = HEADER + at * ENTRY;
        let (offset, length) = (u64_at(bytes, entry + 8), u64_at(bytes, entry + 16));
        let found = offset
            .checked_add(length)
            .filter(|_| u32_at(bytes, entry) as usize == at + 1)
            .filter(|_| u32_at(bytes, entry + 4) == 0 && offset >= end && offset % 8 == 0)
            .filter(|stop| *stop <= bytes.len() as u64);
        let Some(stop) = found else {
            return Err(damaged(format!("the place of section {} is out of range", at + 1)));
        };
        *section = &bytes[offset as usize..stop as usize];
        end = stop;
    }
    Ok(sections)
}

#[cold]
fn damaged(message: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::ImageDamaged, "droplist image", format!("not usable: {message}"))
}
