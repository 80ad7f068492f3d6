//! From names in any order to an image.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::Xxh3;

use super::alphabet::END;
use super::entry::{Both, Entry};
use super::evidence::{Evidence, EvidenceColumns};
use super::grams::{self, GramIndex, PartIndex};
use super::image::{
    ENTRY, HEADER, IMAGE_VERSION, MAGIC, ROWS_PER_START, Section, checksum, u32_in,
};
use crate::values::name::Counters;

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

    /// How many of the entries there are of each TLD, by its text.
    pub fn counts(&self, parts: &[Vec<Entry>; 2]) -> BTreeMap<String, u32> {
        let mut counts = vec![0; self.numbers.len()];
        parts.iter().flatten().for_each(|entry| counts[usize::from(entry.tld)] += 1);
        let text = |tld: &[u8]| String::from_utf8_lossy(tld).into_owned();
        let numbers = self.numbers.iter();
        let counts = numbers.map(|(tld, number)| (text(tld), counts[usize::from(*number)]));
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

/// Makes the image of sorted entries in two parts, whoever does the work.
pub(super) fn image(
    names: &[u8],
    tlds: &TldNumbers,
    parts: &[Vec<Entry>; 2],
    (imported_at, evidence): (DateTime<Utc>, &Evidence),
    both: Both<'_>,
) -> Vec<u8> {
    let has_scores = parts.iter().flatten().any(|entry| entry.score > 0);
    let (tlds, places) = TldColumns::of(tlds, parts);
    let part = |entries: &[Entry], first_row: usize| {
        let columns = Columns::of(names, &places, entries, first_row, has_scores);
        let index = PartIndex::of(&columns.text, &columns.lengths, first_row as u32);
        (columns, index)
    };
    let (mut left, mut right) = Default::default();
    both(&mut || left = part(&parts[0], 0), &mut || right = part(&parts[1], parts[0].len()));
    let ((left, left_index), (mut right, right_index)) = (left, right);
    right.move_starts(left.text.len() as u32);
    let index = grams::join(&[left_index, right_index]);
    assemble(&tlds, [&left, &right], &index, (imported_at, evidence))
}

/// The columns are those of the first rows and those of the others.
fn assemble(
    tlds: &TldColumns,
    columns: [&Columns; 2],
    index: &GramIndex,
    (imported_at, evidence): (DateTime<Utc>, &Evidence),
) -> Vec<u8> {
    let both = |column: fn(&Columns) -> &Vec<u8>| columns.map(|of| column(of).as_slice());
    let evidence = EvidenceColumns::of(evidence);
    let one = |column| [column, &[][..]];
    let [text, tld_ids] = [both(|of| &of.text), both(|of| &of.tlds)];
    let drops = both(|of| &of.drops);
    let sections: [[&[u8]; 2]; Section::COUNT] = [
        one(tlds.names.as_slice()),
        one(&tlds.starts),
        text,
        both(|of| &of.starts),
        both(|of| &of.lengths),
        tld_ids,
        drops,
        both(|of| &of.digits),
        both(|of| &of.hyphens),
        both(|of| &of.idn_characters),
        both(|of| &of.idn_letters),
        both(|of| &of.scores),
        one(&index.codes),
        one(&index.ends),
        one(&index.rows),
        one(&evidence.source),
        one(&evidence.tlds),
        one(&evidence.counts),
        one(&evidence.unread),
        one(&evidence.past_names),
        one(&evidence.past_drops),
    ];
    let content = content([one(tlds.names.as_slice()), text, tld_ids, drops]);
    let rows: usize = columns.iter().map(|of| of.lengths.len()).sum();
    let idn_count: usize = columns.iter().map(|of| of.idn_characters.len()).sum();
    let idn_first = columns.iter().find_map(|of| of.idn_first).unwrap_or_default();
    let length = |section: &[&[u8]; 2]| section[0].len() + section[1].len();
    let total: usize = sections.iter().map(|section| length(section).next_multiple_of(8)).sum();
    let mut image = Vec::with_capacity(HEADER + Section::COUNT * ENTRY + total);
    image.extend_from_slice(&MAGIC);
    image.extend_from_slice(&IMAGE_VERSION.to_le_bytes());
    image.extend_from_slice(&(Section::COUNT as u32).to_le_bytes());
    // Length and checksum are known at the end.
    image.extend_from_slice(&[0; 16]);
    image.extend_from_slice(&content.to_le_bytes());
    image.extend_from_slice(&imported_at.timestamp().to_le_bytes());
    let tld_count = tlds.starts.len() / 4 - 1;
    for number in [rows as u32, tld_count as u32, idn_first, idn_count as u32] {
        image.extend_from_slice(&number.to_le_bytes());
    }
    let mut offset = (HEADER + Section::COUNT * ENTRY) as u64;
    for (number, section) in (1u32..).zip(&sections) {
        image.extend_from_slice(&number.to_le_bytes());
        image.extend_from_slice(&[0; 4]);
        image.extend_from_slice(&offset.to_le_bytes());
        image.extend_from_slice(&(length(section) as u64).to_le_bytes());
        offset += length(section).next_multiple_of(8) as u64;
    }
    for part in sections.iter().flat_map(|section| section.iter().map(Some).chain([None])) {
        match part {
            Some(part) => image.extend_from_slice(part),
            None => image.resize(image.len().next_multiple_of(8), 0),
        }
    }
    image[16..24].copy_from_slice(&offset.to_le_bytes());
    let sum = checksum(&image);
    image[24..32].copy_from_slice(&sum.to_le_bytes());
    image
}

/// Hash of all names and dates.
fn content(columns: [[&[u8]; 2]; 4]) -> u64 {
    let mut whole = Xxh3::new();
    for column in columns {
        let mut hash = Xxh3::new();
        column.iter().for_each(|part| hash.update(part));
        whole.update(&hash.digest().to_le_bytes());
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
    fn of(tlds: &TldNumbers, parts: &[Vec<Entry>; 2]) -> (TldColumns, Vec<u16>) {
        let mut used = vec![false; tlds.numbers.len()];
        for entry in parts.iter().flatten() {
            used[usize::from(entry.tld)] = true;
        }
        let mut places = vec![0; tlds.numbers.len()];
        let mut columns = TldColumns { names: Vec::new(), starts: 0_u32.to_le_bytes().to_vec() };
        let used = tlds.numbers.iter().filter(|(_, number)| used[usize::from(**number)]);
        for ((tld, number), place) in used.zip(0..) {
            places[usize::from(*number)] = place;
            columns.names.extend_from_slice(tld);
            columns.names.push(END);
            columns.starts.extend_from_slice(&(columns.names.len() as u32).to_le_bytes());
        }
        (columns, places)
    }
}

#[derive(Default)]
struct Columns {
    text: Vec<u8>,
    starts: Vec<u8>,
    lengths: Vec<u8>,
    tlds: Vec<u8>,
    drops: Vec<u8>,
    digits: Vec<u8>,
    hyphens: Vec<u8>,
    idn_first: Option<u32>,
    idn_characters: Vec<u8>,
    idn_letters: Vec<u8>,
    scores: Vec<u8>,
}

impl Columns {
    /// The columns of rows from `first_row` on; `starts` as if the text began with them.
    fn of(
        names: &[u8],
        tld_places: &[u16],
        entries: &[Entry],
        first_row: usize,
        has_scores: bool,
    ) -> Columns {
        let mut columns = Columns::default();
        columns.reserve(entries);
        for (row, entry) in (first_row..).zip(entries) {
            let label = entry.label(names);
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
                columns.add_idn(label, row as u32);
            }
            if has_scores {
                columns.scores.push(entry.score);
            }
        }
        columns
    }

    /// The text begins so many bytes later.
    fn move_starts(&mut self, by: u32) {
        for start in self.starts.chunks_exact_mut(4) {
            let moved = u32_in(start, 0) + by;
            start.copy_from_slice(&moved.to_le_bytes());
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
        self.idn_first.get_or_insert(row);
        self.idn_characters.push(counters.characters);
        self.idn_letters.push(counters.letters);
    }
}
