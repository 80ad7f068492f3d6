//! From names in any order to an image.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::alphabet::END;
use super::entry::{Both, LONG_LABEL, Part};
use super::evidence::{Evidence, EvidenceColumns};
use super::grams::{self, GramIndex, PartIndex};
use super::image::{ENTRY, HEADER, IMAGE_VERSION, MAGIC, ROWS_PER_START, Section, checksum};

/// The most TLDs of a list.
pub(super) const TLDS_MAX: usize = 65_535;

/// TLDs in the order in which they were seen.
#[derive(Debug, Default)]
pub(super) struct TldNumbers {
    numbers: BTreeMap<Box<[u8]>, u16>,
    /// TLDs of up to 8 bytes that were asked for lately, by their bytes as a number.
    lately: Vec<(u64, u16)>,
}

impl TldNumbers {
    /// The number of a TLD; none when there are too many.
    pub fn number(&mut self, tld: &[u8]) -> Option<u16> {
        let mut bytes = [0; 8];
        let Some(head) = bytes.get_mut(..tld.len()) else { return self.find(tld) };
        head.copy_from_slice(tld);
        let key = u64::from_le_bytes(bytes);
        self.lately.resize(256, (0, 0));
        let place = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize;
        if self.lately[place].0 != key {
            self.lately[place] = (key, self.find(tld)?);
        }
        Some(self.lately[place].1)
    }

    /// How many TLDs there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// How many of the entries there are of each TLD, by its text.
    pub fn counts(&self, parts: &[Part; 2]) -> BTreeMap<String, u32> {
        let text = |tld: &[u8]| String::from_utf8_lossy(tld).into_owned();
        let counts = self.numbers.iter().map(|(tld, number)| (text(tld), of_tld(parts, *number)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    fn find(&mut self, tld: &[u8]) -> Option<u16> {
        if let Some(number) = self.numbers.get(tld) {
            return Some(*number);
        }
        let new = Some(self.numbers.len()).filter(|count| *count < TLDS_MAX)?;
        let new = u16::try_from(new).ok()?;
        self.numbers.insert(tld.into(), new);
        Some(new)
    }
}

/// How many of the entries there are of a TLD.
fn of_tld(parts: &[Part; 2], number: u16) -> u32 {
    parts.iter().map(|part| part.of_tld[usize::from(number)]).sum()
}

/// Makes the image of sorted entries in two parts, whoever does the work.
///
/// How long the columns are is known beforehand: they are written where they belong.
pub(super) fn image(
    names: &[u8],
    tlds: &TldNumbers,
    parts: &[Part; 2],
    (imported_at, evidence): (DateTime<Utc>, &Evidence),
    both: Both<'_>,
) -> Vec<u8> {
    let (tlds, places) = TldColumns::of(tlds, parts);
    let sizes = column_sizes(parts);
    let mut layout = Layout::new();
    layout.add(tlds.names.len());
    layout.add(tlds.starts.len());
    let first = layout.end;
    sizes.iter().for_each(|[one, other]| layout.add(one + other));
    // With room for an index of the usual size; what of it is not used costs nothing.
    let mut image = vec![0; layout.end + 2 * (sizes[0][0] + sizes[0][1])];
    let [mut left, mut right] = columns_in(&mut image[first..layout.end], &sizes);
    let (mut left_index, mut right_index) = Default::default();
    let [left_part, right_part] = parts;
    both(
        &mut || {
            left.write(names, &places, left_part, (0, 0));
            left_index = PartIndex::of(left.text, left.lengths, 0);
        },
        &mut || {
            let first_row = left_part.entries.len();
            right.write(names, &places, right_part, (first_row, sizes[0][0]));
            right_index = PartIndex::of(right.text, right.lengths, first_row as u32);
        },
    );
    let idn_first = left.idn_first.or(right.idn_first).unwrap_or_default();
    let index = grams::join(&[left_index, right_index], both);
    complete(&mut image, layout, (&tlds, &index), evidence, both);
    put(&mut image, TIME_AT, &imported_at.timestamp().to_le_bytes());
    put(&mut image, IDN_FIRST_AT, &idn_first.to_le_bytes());
    let sum = checksum(&image);
    put(&mut image, CHECKSUM_AT, &sum.to_le_bytes());
    image
}

/// Where numbers stand in the header.
const LENGTH_AT: usize = 16;
const CHECKSUM_AT: usize = 24;
const CONTENT_AT: usize = 32;
const TIME_AT: usize = 40;
const ROWS_AT: usize = 48;
const TLDS_AT: usize = 52;
const IDN_FIRST_AT: usize = 56;
const IDN_COUNT_AT: usize = 60;
/// Where the first section begins: behind the header and the table.
const SECTIONS_AT: usize = HEADER + Section::COUNT * ENTRY;

/// Where the sections are, as far as it is known how long they are.
struct Layout {
    /// Where each begins, and its length.
    places: Vec<(usize, usize)>,
    end: usize,
}

impl Layout {
    fn new() -> Layout {
        Layout { places: Vec::with_capacity(Section::COUNT), end: SECTIONS_AT }
    }

    fn add(&mut self, length: usize) {
        self.places.push((self.end, length));
        self.end += padded(length);
    }

    fn start(&self, section: Section) -> usize {
        self.places[section as usize - 1].0
    }

    fn bytes<'i>(&self, image: &'i [u8], section: Section) -> &'i [u8] {
        let (start, length) = self.places[section as usize - 1];
        &image[start..start + length]
    }
}

fn padded(length: usize) -> usize {
    length.next_multiple_of(8)
}

/// Puts into an image that has its columns the other sections, and what follows from them all.
fn complete(
    image: &mut Vec<u8>,
    mut layout: Layout,
    (tlds, index): (&TldColumns, &GramIndex),
    evidence: &Evidence,
    both: Both<'_>,
) {
    let evidence = EvidenceColumns::of(evidence);
    let others = evidence.sections();
    let of_index = [&index.codes, &index.ends, &index.rows];
    of_index.iter().for_each(|[one, other]| layout.add(one.len() + other.len()));
    others.iter().for_each(|section| layout.add(section.len()));
    image.resize(layout.end, 0);
    // The rows of the grams in halves: no other section is as long.
    let rows = layout.start(Section::GramRows);
    let (front, back) = image.split_at_mut(rows + index.rows[0].len());
    both(&mut || put(front, rows, &index.rows[0]), &mut || put(back, 0, &index.rows[1]));
    let codes = [(Section::GramCodes, &index.codes), (Section::GramEnds, &index.ends)];
    for (section, [one, other]) in codes {
        put(image, layout.start(section), one);
        put(image, layout.start(section) + one.len(), other);
    }
    put(image, layout.start(Section::TldNames), &tlds.names);
    put(image, layout.start(Section::TldStarts), &tlds.starts);
    let of_evidence = &layout.places[Section::GramRows as usize..];
    for ((start, _), section) in of_evidence.iter().zip(others) {
        put(image, *start, section);
    }
    put(image, 0, &MAGIC);
    put(image, MAGIC.len(), &IMAGE_VERSION.to_le_bytes());
    put(image, MAGIC.len() + 4, &(Section::COUNT as u32).to_le_bytes());
    for (at, (number, (start, length))) in (1u32..).zip(&layout.places).enumerate() {
        let entry = HEADER + at * ENTRY;
        put(image, entry, &number.to_le_bytes());
        put(image, entry + 8, &(*start as u64).to_le_bytes());
        put(image, entry + 16, &(*length as u64).to_le_bytes());
    }
    let named = [Section::TldNames, Section::Text, Section::Tlds, Section::Drops];
    let content = content(named.map(|section| layout.bytes(image, section)));
    let length = layout.end as u64;
    put(image, LENGTH_AT, &length.to_le_bytes());
    put(image, CONTENT_AT, &content.to_le_bytes());
    let counts = [
        (ROWS_AT, layout.bytes(image, Section::Lengths).len()),
        (TLDS_AT, tlds.starts.len() / 4 - 1),
        (IDN_COUNT_AT, layout.bytes(image, Section::IdnCharacters).len()),
    ];
    for (at, count) in counts {
        put(image, at, &(count as u32).to_le_bytes());
    }
}

fn put(into: &mut [u8], at: usize, bytes: &[u8]) {
    into[at..][..bytes.len()].copy_from_slice(bytes);
}

/// Hash of all names and dates.
fn content(columns: [&[u8]; 4]) -> u64 {
    let mut whole = Xxh3::new();
    for column in columns {
        whole.update(&xxh3_64(column).to_le_bytes());
    }
    whole.digest()
}

/// The names and starts of the TLDs that are in use.
struct TldColumns {
    names: Vec<u8>,
    starts: Vec<u8>,
}

impl TldColumns {
    /// With the place of each TLD by its number.
    fn of(tlds: &TldNumbers, parts: &[Part; 2]) -> (TldColumns, Vec<u16>) {
        let mut places = vec![0; tlds.numbers.len()];
        let mut columns = TldColumns { names: Vec::new(), starts: 0_u32.to_le_bytes().to_vec() };
        let used = tlds.numbers.iter().filter(|(_, number)| of_tld(parts, **number) > 0);
        for ((tld, number), place) in used.zip(0..) {
            places[usize::from(*number)] = place;
            columns.names.extend_from_slice(tld);
            columns.names.push(END);
            columns.starts.extend_from_slice(&(columns.names.len() as u32).to_le_bytes());
        }
        (columns, places)
    }
}

/// The sections that have something of each row, from the labels to the scores.
const COLUMNS: usize = 10;

/// How many bytes these have of each part.
fn column_sizes(parts: &[Part; 2]) -> [[usize; 2]; COLUMNS] {
    let [left, right] = parts.each_ref().map(|part| part.entries.len());
    let rows = |width: usize| [left * width, right * width];
    let starts = left.div_ceil(ROWS_PER_START);
    let idn = parts.each_ref().map(|part| part.idn);
    let has_scores = parts.iter().any(|part| part.has_scores);
    [
        parts.each_ref().map(|part| part.label_bytes + part.entries.len()),
        [starts * 4, ((left + right).div_ceil(ROWS_PER_START) - starts) * 4],
        rows(1),
        rows(2),
        rows(4),
        rows(1),
        rows(1),
        idn,
        idn,
        rows(usize::from(has_scores)),
    ]
}

/// The columns of both parts, in what becomes their place in the image.
fn columns_in<'i>(mut rest: &'i mut [u8], sizes: &[[usize; 2]; COLUMNS]) -> [Columns<'i>; 2] {
    let halves = sizes.map(|[one, other]| {
        let (section, after) = std::mem::take(&mut rest).split_at_mut(padded(one + other));
        rest = after;
        let (first, second) = section.split_at_mut(one);
        (first, &mut second[..other])
    });
    let (left, right): (Vec<_>, Vec<_>) = halves.into_iter().unzip();
    [Columns::of(left), Columns::of(right)]
}

/// The columns of some rows.
#[derive(Default)]
struct Columns<'i> {
    text: &'i mut [u8],
    starts: &'i mut [u8],
    lengths: &'i mut [u8],
    tlds: &'i mut [u8],
    drops: &'i mut [u8],
    digits: &'i mut [u8],
    hyphens: &'i mut [u8],
    idn_characters: &'i mut [u8],
    idn_letters: &'i mut [u8],
    scores: &'i mut [u8],
    idn_first: Option<u32>,
}

impl<'i> Columns<'i> {
    /// In the order of the sections.
    fn of(columns: Vec<&'i mut [u8]>) -> Columns<'i> {
        let mut columns = columns.into_iter();
        let mut next = || columns.next().unwrap_or_default();
        Columns {
            text: next(),
            starts: next(),
            lengths: next(),
            tlds: next(),
            drops: next(),
            digits: next(),
            hyphens: next(),
            idn_characters: next(),
            idn_letters: next(),
            scores: next(),
            idn_first: None,
        }
    }

    /// Writes the rows from a first one on; the text before it has `text` bytes.
    fn write(
        &mut self,
        names: &[u8],
        tld_places: &[u16],
        part: &Part,
        (first_row, text_before): (usize, usize),
    ) {
        let (mut text_at, mut starts, mut idn) = (0, 0, 0);
        for (at, entry) in part.entries.iter().enumerate() {
            let label = entry.label(names);
            let row = first_row + at;
            if row % ROWS_PER_START == 0 {
                put(self.starts, starts, &((text_before + text_at) as u32).to_le_bytes());
                starts += 4;
            }
            self.write_label(text_at, label, entry.long_label(names));
            text_at += label.len() + 1;
            self.lengths[at] = entry.label_len;
            let tld = tld_places.get(usize::from(entry.tld)).copied().unwrap_or_default();
            put(self.tlds, 2 * at, &tld.to_le_bytes());
            put(self.drops, 4 * at, &entry.drop.to_le_bytes());
            self.digits[at] = entry.digits;
            self.hyphens[at] = entry.hyphens;
            if entry.is_idn() {
                self.idn_first.get_or_insert(row as u32);
                [self.idn_characters[idn], self.idn_letters[idn]] = entry.idn_counts(names);
                idn += 1;
            }
            if let Some(score) = self.scores.get_mut(at) {
                *score = entry.score;
            }
        }
    }
    /// Writes a label and its end. With what follows it in the list of names, most are written as
    /// so many bytes at once: what is too much is written over by the next label.
    #[inline]
    fn write_label(&mut self, at: usize, label: &[u8], long: Option<&[u8; LONG_LABEL]>) {
        match (long, self.text.get_mut(at..at + LONG_LABEL)) {
            (Some(long), Some(place)) if label.len() < LONG_LABEL => place.copy_from_slice(long),
            _ => self.text[at..at + label.len()].copy_from_slice(label),
        }
        self.text[at + label.len()] = END;
    }
}
