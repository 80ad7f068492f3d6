//! From names in any order to an image.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::alphabet::END;
use super::grams;
use super::image::{ENTRY, HEADER, IMAGE_VERSION, MAGIC, ROWS_PER_START, Section, checksum};
use crate::error::{Error, ErrorKind};
use crate::name::Counters;

/// A name to be written: its text lies in a block of names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The first bytes of the name as a number that sorts like them.
    key: u64,
    start: u32,
    drop: u32,
    len: u8,
    label_len: u8,
    score: u8,
}

/// Characters that fit in the sort key: 39 values each, 39^12 < 2^64.
const KEY_CHARACTERS: usize = 12;

impl Entry {
    /// `name` is a valid name in ACE form that will lie at `start`.
    pub fn new(name: &[u8], label_len: usize, start: usize, drop: u32, score: u8) -> Entry {
        let mut key = 0;
        for at in 0..KEY_CHARACTERS {
            key = key * 39 + name.get(at).map_or(0, |byte| KEY[usize::from(*byte)]);
        }
        // A valid name has at most 253 bytes, its label 63; the block less than 2^32.
        let (len, label_len) = (name.len() as u8, label_len as u8);
        Entry { key, start: start as u32, drop, len, label_len, score }
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
pub(super) fn sort(names: &[u8], entries: &mut [Entry]) {
    entries.sort_unstable_by(|left, right| {
        left.cmp(right, names).then_with(|| (right.drop, right.score).cmp(&(left.drop, left.score)))
    });
}

/// Keeps the first of each name in a sorted list; how many were dropped.
pub(super) fn merge_duplicates(names: &[u8], entries: &mut Vec<Entry>) -> u64 {
    let before = entries.len();
    entries.dedup_by(|later, kept| later.cmp(kept, names) == Ordering::Equal);
    (before - entries.len()) as u64
}

/// Makes the image of sorted entries.
pub(super) fn image(
    names: &[u8],
    entries: &[Entry],
    imported_at: DateTime<Utc>,
) -> Result<Vec<u8>, Error> {
    let columns = Columns::of(names, entries)?;
    let idn = columns.idn_first..columns.idn_first + columns.idn_characters.len() as u32;
    let index = grams::build(&columns.text, &columns.lengths);
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
    for number in [entries.len() as u32, tld_count, idn.start, idn.end - idn.start] {
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
    Ok(image)
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
    fn of(names: &[u8], entries: &[Entry]) -> Result<Columns, Error> {
        let mut columns = Columns::default();
        let tld_ids = columns.write_tlds(names, entries)?;
        let has_scores = entries.iter().any(|entry| entry.score > 0);
        columns.reserve(entries);
        let mut last: (&[u8], u16) = (b"", 0);
        for (row, entry) in entries.iter().enumerate() {
            let (label, tld) = entry.name(names).split_at(usize::from(entry.label_len));
            if row % ROWS_PER_START == 0 {
                columns.starts.extend_from_slice(&(columns.text.len() as u32).to_le_bytes());
            }
            columns.text.extend_from_slice(label);
            columns.text.push(END);
            columns.lengths.push(entry.label_len);
            if last.0 != tld {
                last = (tld, tld_ids.get(tld).copied().unwrap_or_default());
            }
            columns.tlds.extend_from_slice(&last.1.to_le_bytes());
            columns.drops.extend_from_slice(&entry.drop.to_le_bytes());
            columns.count(label, row as u32);
            if has_scores {
                columns.scores.push(entry.score);
            }
        }
        Ok(columns)
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

    fn count(&mut self, label: &[u8], row: u32) {
        if label.starts_with(b"xn--") {
            let counters = Counters::of_label(std::str::from_utf8(label).unwrap_or_default());
            if self.idn_characters.is_empty() {
                self.idn_first = row;
            }
            self.idn_characters.push(counters.characters);
            self.idn_letters.push(counters.letters);
            self.digits.push(counters.digits);
            self.hyphens.push(counters.hyphens);
        } else {
            let count = |what: fn(&u8) -> bool| label.iter().filter(|byte| what(byte)).count();
            self.digits.push(count(u8::is_ascii_digit) as u8);
            self.hyphens.push(count(|byte| *byte == b'-') as u8);
        }
    }

    /// Writes the TLDs; answers their numbers, by the TLD with its leading dot.
    fn write_tlds<'a>(
        &mut self,
        names: &'a [u8],
        entries: &[Entry],
    ) -> Result<BTreeMap<&'a [u8], u16>, Error> {
        let mut tlds = BTreeMap::new();
        let mut last: &[u8] = b"";
        for entry in entries {
            let tld = &entry.name(names)[usize::from(entry.label_len)..];
            if tld != last {
                tlds.insert(tld, 0);
                last = tld;
            }
        }
        let count = tlds.len();
        if count > usize::from(u16::MAX) {
            let message = format!("the list has {count} TLDs, {} are the most", u16::MAX);
            return Err(Error::new(ErrorKind::DroplistTooLarge, count, message));
        }
        self.tld_starts.extend_from_slice(&0u32.to_le_bytes());
        for (number, (tld, id)) in (0..).zip(&mut tlds) {
            *id = number;
            self.tld_names.extend_from_slice(tld.get(1..).unwrap_or_default());
            self.tld_names.push(END);
            self.tld_starts.extend_from_slice(&(self.tld_names.len() as u32).to_le_bytes());
        }
        Ok(tlds)
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
