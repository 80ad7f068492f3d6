//! From names in any order to an image.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::alphabet::END;
use super::grams::{self, GramIndex, PartIndex};
use super::image::{
    ENTRY, HEADER, IMAGE_VERSION, MAGIC, ROWS_PER_START, Section, checksum, u32_in,
};
use crate::name::Counters;

/// A name to be written: its text lies in a block of names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The first bytes of the name as a number that sorts like them.
    key: u64,
    start: u32,
    drop: u32,
    tld: u16,
    len: u8,
    label_len: u8,
    digits: u8,
    hyphens: u8,
    score: u8,
}

/// Characters that fit in the sort key: 39 values each, 39^12 < 2^64.
const KEY_CHARACTERS: usize = 12;

impl Entry {
    /// `name` is a valid name in ACE form that will lie at `start`; digits and hyphens are those
    /// of the label as shown to people.
    pub fn new(name: &[u8], start: usize, drop: u32, score: u8, label: LabelShape) -> Entry {
        let value = |byte: &u8| KEY[usize::from(*byte)];
        let key = match name.first_chunk::<KEY_CHARACTERS>() {
            Some(head) => head.iter().fold(0, |key, byte| key * 39 + value(byte)),
            None => (0..KEY_CHARACTERS).fold(0, |key, at| key * 39 + name.get(at).map_or(0, value)),
        };
        let LabelShape { len: label_len, digits, hyphens, tld } = label;
        // A valid name has at most 253 bytes; the block less than 2^32.
        let (len, start) = (name.len() as u8, start as u32);
        Entry { key, start, drop, tld, len, label_len, digits, hyphens, score }
    }

    fn name(self, names: &[u8]) -> &[u8] {
        &names[self.start as usize..self.start as usize + usize::from(self.len)]
    }

    fn cmp(&self, other: &Entry, names: &[u8]) -> Ordering {
        let rest = |entry: &Entry| {
            let name = entry.name(names);
            name.get(KEY_CHARACTERS..).unwrap_or_default()
        };
        self.key.cmp(&other.key).then_with(|| rest(self).cmp(rest(other)))
    }
}

/// What is known of a label when its name is added.
#[derive(Debug, Clone, Copy)]
pub(super) struct LabelShape {
    /// Bytes.
    pub len: u8,
    pub digits: u8,
    pub hyphens: u8,
    /// The number of the TLD in [`TldNumbers`].
    pub tld: u16,
}

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

    fn find(&mut self, tld: &[u8]) -> Option<u16> {
        if let Some(number) = self.numbers.get(tld) {
            return Some(*number);
        }
        let new = u16::try_from(self.numbers.len()).ok()?;
        self.numbers.insert(tld.into(), new);
        Some(new)
    }
}

/// The place of each byte of a name in byte order, from 1: hyphen, dot, digits, letters.
const KEY: [u64; 256] = {
    let mut table = [0; 256];
    let bytes = b"-.0123456789abcdefghijklmnopqrstuvwxyz";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = at as u64 + 1;
        at += 1;
    }
    table
};

/// Sorts by name; of the same name, the latest drop comes first.
fn sort(names: &[u8], entries: &mut [Entry]) {
    entries.sort_unstable_by(|left, right| order(left, right, names));
}

fn order(left: &Entry, right: &Entry, names: &[u8]) -> Ordering {
    left.cmp(right, names).then_with(|| (right.drop, right.score).cmp(&(left.drop, left.score)))
}

/// Keeps the first of each name in a sorted list; how many were dropped.
pub(super) fn merge_duplicates(names: &[u8], entries: &mut Vec<Entry>) -> u64 {
    let before = entries.len();
    entries.dedup_by(|later, kept| later.cmp(kept, names) == Ordering::Equal);
    (before - entries.len()) as u64
}

/// Runs two pieces of work, one after the other or at the same time.
pub type Both<'b> = &'b dyn Fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

/// Sorts like [`sort`], in two halves.
pub(super) fn sort_halves(names: &[u8], entries: &mut [Entry], both: Both<'_>) {
    let middle = entries.len() / 2;
    let (left, right) = entries.split_at_mut(middle);
    both(&mut || sort(names, left), &mut || sort(names, right));
    // Two sorted runs: the stable sort finds them and merges.
    entries.sort_by(|left, right| order(left, right, names));
}

/// Makes the image of sorted entries, in two halves whoever does the work: the image is the same.
pub(super) fn image(
    names: &[u8],
    tlds: &TldNumbers,
    entries: &[Entry],
    imported_at: DateTime<Utc>,
    both: Both<'_>,
) -> Vec<u8> {
    let has_scores = entries.iter().any(|entry| entry.score > 0);
    let (head, places) = Columns::of_tlds(tlds, entries);
    let middle = (entries.len() / 2).next_multiple_of(ROWS_PER_START).min(entries.len());
    let half = |rows: Range<usize>| {
        let columns = Columns::of(names, &places, &entries[rows.clone()], rows.start, has_scores);
        let index = PartIndex::of(&columns.text, &columns.lengths, rows.start as u32);
        (columns, index)
    };
    let mut left = Default::default();
    let mut right = Default::default();
    both(&mut || left = half(0..middle), &mut || right = half(middle..entries.len()));
    let (mut columns, left) = left;
    let (more, right) = right;
    columns.append(more);
    (columns.tld_names, columns.tld_starts) = head;
    assemble(&columns, &grams::join(&[left, right]), entries.len(), imported_at)
}

fn assemble(
    columns: &Columns,
    index: &GramIndex,
    rows: usize,
    imported_at: DateTime<Utc>,
) -> Vec<u8> {
    let idn = columns.idn_first..columns.idn_first + columns.idn_characters.len() as u32;
    let sections: [&[u8]; Section::COUNT] = [
        &columns.tld_names,
        &columns.tld_starts,
        &columns.text,
        &columns.starts,
        &columns.lengths,
        &columns.tlds,
        &columns.drops,
        &columns.digits,
        &columns.hyphens,
        &columns.idn_characters,
        &columns.idn_letters,
        &columns.scores,
        &index.codes,
        &index.ends,
        &index.rows,
    ];
    let total: usize = sections.iter().map(|section| section.len().next_multiple_of(8)).sum();
    let mut image = Vec::with_capacity(HEADER + Section::COUNT * ENTRY + total);
    image.extend_from_slice(&MAGIC);
    image.extend_from_slice(&IMAGE_VERSION.to_le_bytes());
    image.extend_from_slice(&(Section::COUNT as u32).to_le_bytes());
    image.extend_from_slice(&(image.capacity() as u64).to_le_bytes());
    image.extend_from_slice(&[0; 8]);
    image.extend_from_slice(&columns.content().to_le_bytes());
    image.extend_from_slice(&imported_at.timestamp().to_le_bytes());
    let tld_count = (columns.tld_starts.len() / 4 - 1) as u32;
    for number in [rows as u32, tld_count, idn.start, idn.end - idn.start] {
        image.extend_from_slice(&number.to_le_bytes());
    }
    let mut offset = (HEADER + Section::COUNT * ENTRY) as u64;
    for (number, section) in (1u32..).zip(sections) {
        image.extend_from_slice(&number.to_le_bytes());
        image.extend_from_slice(&[0; 4]);
        image.extend_from_slice(&offset.to_le_bytes());
        image.extend_from_slice(&(section.len() as u64).to_le_bytes());
        offset += section.len().next_multiple_of(8) as u64;
    }
    for section in sections {
        image.extend_from_slice(section);
        image.resize(image.len().next_multiple_of(8), 0);
    }
    image[16..24].copy_from_slice(&offset.to_le_bytes());
    let sum = checksum(&image);
    image[24..32].copy_from_slice(&sum.to_le_bytes());

    image
}

#[derive(Default)]
struct Columns {
    tld_names: Vec<u8>,
    tld_starts: Vec<u8>,
    text: Vec<u8>,
    starts: Vec<u8>,
    lengths: Vec<u8>,
    tlds: Vec<u8>,
    drops: Vec<u8>,
    digits: Vec<u8>,
    hyphens: Vec<u8>,
    idn_first: u32,
    idn_characters: Vec<u8>,
    idn_letters: Vec<u8>,
    scores: Vec<u8>,
}

impl Columns {
    /// The columns of rows from `first_row` on, which is a multiple of [`ROWS_PER_START`].
    fn of(
        names: &[u8],
        tld_places: &[u16],
        entries: &[Entry],
        first_row: usize,
        has_scores: bool,
    ) -> Columns {
        let mut columns = Columns::default();
        columns.reserve(entries);
        for (row, entry) in entries.iter().enumerate() {
            let label = &entry.name(names)[..usize::from(entry.label_len)];
            if row % ROWS_PER_START == 0 {
                columns.starts.extend_from_slice(&(columns.text.len() as u32).to_le_bytes());
            }
            columns.text.extend_from_slice(label);
            columns.text.push(END);
            columns.lengths.push(entry.label_len);
            let tld = tld_places.get(usize::from(entry.tld)).copied().unwrap_or_default();
            columns.tlds.extend_from_slice(&tld.to_le_bytes());
            columns.drops.extend_from_slice(&entry.drop.to_le_bytes());
            columns.digits.push(entry.digits);
            columns.hyphens.push(entry.hyphens);
            if label.starts_with(b"xn--") {
                columns.add_idn(label, (first_row + row) as u32);
            }
            if has_scores {
                columns.scores.push(entry.score);
            }
        }
        columns
    }

    /// Adds the columns of the rows that follow.
    fn append(&mut self, more: Columns) {
        let text = self.text.len() as u32;
        let starts =
            more.starts.chunks_exact(4).flat_map(|start| (u32_in(start, 0) + text).to_le_bytes());
        self.starts.extend(starts);
        if self.idn_characters.is_empty() {
            self.idn_first = more.idn_first;
        }
        for (column, more) in [
            (&mut self.text, more.text),
            (&mut self.lengths, more.lengths),
            (&mut self.tlds, more.tlds),
            (&mut self.drops, more.drops),
            (&mut self.digits, more.digits),
            (&mut self.hyphens, more.hyphens),
            (&mut self.idn_characters, more.idn_characters),
            (&mut self.idn_letters, more.idn_letters),
            (&mut self.scores, more.scores),
        ] {
            column.extend_from_slice(&more);
        }
    }

    fn reserve(&mut self, entries: &[Entry]) {
        let rows = entries.len();
        self.text.reserve(entries.iter().map(|entry| usize::from(entry.label_len) + 1).sum());
        self.tlds.reserve(rows * 2);
        self.drops.reserve(rows * 4);
        for column in [&mut self.lengths, &mut self.digits, &mut self.hyphens] {
            column.reserve(rows);
        }
    }

    fn add_idn(&mut self, label: &[u8], row: u32) {
        let counters = Counters::of_label(std::str::from_utf8(label).unwrap_or_default());
        if self.idn_characters.is_empty() {
            self.idn_first = row;
        }
        self.idn_characters.push(counters.characters);
        self.idn_letters.push(counters.letters);
    }

    /// The names and starts of the TLDs that are in use, and the place of each TLD by its number.
    fn of_tlds(tlds: &TldNumbers, entries: &[Entry]) -> ((Vec<u8>, Vec<u8>), Vec<u16>) {
        let mut used = vec![false; tlds.numbers.len()];
        for entry in entries {
            used[usize::from(entry.tld)] = true;
        }
        let mut places = vec![0; tlds.numbers.len()];
        let (mut names, mut starts) = (Vec::new(), 0_u32.to_le_bytes().to_vec());
        let used = tlds.numbers.iter().filter(|(_, number)| used[usize::from(**number)]);
        for (place, (tld, number)) in (0..).zip(used) {
            places[usize::from(*number)] = place;
            names.extend_from_slice(tld);
            names.push(END);
            starts.extend_from_slice(&(names.len() as u32).to_le_bytes());
        }
        ((names, starts), places)
    }

    /// Hash of all names and dates.
    fn content(&self) -> u64 {
        let mut hash = Xxh3::new();
        for column in [&self.tld_names, &self.text, &self.tlds, &self.drops] {
            hash.update(&xxh3_64(column).to_le_bytes());
        }
        hash.digest()
    }
}
