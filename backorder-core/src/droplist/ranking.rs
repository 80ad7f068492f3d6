//! Which hits are on the page: the first ones by key, however many hits there are.

use std::ops::Range;

use super::chunk::{CHUNK, each_marked, marked, part};
use super::image::{Droplist, Section};
use super::query::{Order, SortKey};
use super::row::DroplistRow;

/// What rows are ordered by, as numbers of which the smallest comes first.
pub(super) struct Ranking<'l> {
    pub list: Droplist<'l>,
    pub order: Order,
}

impl<'l> Ranking<'l> {
    pub fn new(list: &Droplist<'l>, order: Order) -> Ranking<'l> {
        Ranking { list: *list, order }
    }

    /// The value that is ordered by, then the row, which is the order by name.
    #[inline]
    pub fn key(&self, row: u32) -> u64 {
        let list = &self.list;
        let byte = |section| {
            let value: Option<&u8> = list.section(section).get(row as usize);
            value.map_or(0, |value| u32::from(*value))
        };
        let value = match self.order.key {
            SortKey::Drop => list.drop_seconds(row),
            SortKey::Name => row,
            SortKey::Characters => u32::from(DroplistRow::new(*list, row).counters().characters),
            SortKey::Digits => byte(Section::Digits),
            SortKey::Hyphens => byte(Section::Hyphens),
            SortKey::Score => byte(Section::Scores),
        };
        u64::from(value ^ self.flip()) << 32 | u64::from(row)
    }

    /// The upper halves of the keys of some rows.
    pub fn values(&self, rows: &Range<u32>, values: &mut [u32]) {
        let flip = self.flip();
        let mut bytes = |section| {
            values.fill(flip);
            for (value, byte) in values.iter_mut().zip(part(self.list.section(section), rows, 1)) {
                *value = u32::from(*byte) ^ flip;
            }
        };
        match self.order.key {
            SortKey::Drop => {
                let drops = part(self.list.section(Section::Drops), rows, 4).chunks_exact(4);
                for (value, drop) in values.iter_mut().zip(drops) {
                    *value = u32::from_le_bytes(drop.try_into().unwrap_or_default()) ^ flip;
                }
            }
            SortKey::Name => {
                let rows = values.iter_mut().zip(rows.clone());
                rows.for_each(|(value, row)| *value = row ^ flip);
            }
            SortKey::Digits => bytes(Section::Digits),
            SortKey::Hyphens => bytes(Section::Hyphens),
            SortKey::Score => bytes(Section::Scores),
            SortKey::Characters => {
                bytes(Section::Lengths);
                let idn = self.list.idn_first..self.list.idn_first + self.list.idn_count;
                for row in rows.start.max(idn.start)..rows.end.min(idn.end) {
                    values[(row - rows.start) as usize] = (self.key(row) >> 32) as u32;
                }
            }
        }
    }

    pub fn flip(&self) -> u32 {
        if self.order.descending { u32::MAX } else { 0 }
    }
}

/// The first hits by key, a fixed number of however many there are.
pub(super) struct Best<'l> {
    ranking: Ranking<'l>,
    keep: usize,
    /// Keys from here on cannot be among the best.
    bound: u64,
    keys: Vec<u64>,
    total: u64,
    values: Vec<u32>,
}

impl<'l> Best<'l> {
    pub fn new(ranking: Ranking<'l>, keep: usize) -> Best<'l> {
        let (keys, values) = (Vec::new(), vec![0; CHUNK as usize]);
        Best { ranking, keep, bound: u64::MAX, keys, total: 0, values }
    }

    /// Takes note of a hit.
    pub fn offer(&mut self, row: u32) {
        self.total += 1;
        self.take(self.ranking.key(row));
    }

    /// Takes note of the hits among rows, at most [`CHUNK`] of them.
    pub fn offer_marked(&mut self, rows: Range<u32>, marks: &mut [u8]) {
        self.total += marked(marks) as u64;
        if self.bound != u64::MAX {
            // Clears the marks of what cannot be among the best, many at a time.
            let values = &mut self.values[..marks.len()];
            self.ranking.values(&rows, values);
            let most = (self.bound >> 32) as u32;
            for (mark, value) in marks.iter_mut().zip(values) {
                *mark &= u8::from(*value <= most);
            }
        }
        each_marked(marks, |at| self.take(self.ranking.key(rows.start + at as u32)));
    }

    #[inline]
    fn take(&mut self, key: u64) {
        if key < self.bound {
            self.keys.push(key);
            if self.keys.len() >= (2 * self.keep).max(1024) {
                self.shrink();
            }
        }
    }

    #[cold]
    fn shrink(&mut self) {
        if self.keys.len() > self.keep && self.keep > 0 {
            let (_, last, _) = self.keys.select_nth_unstable(self.keep - 1);
            self.bound = *last;
            self.keys.truncate(self.keep);
        }
    }

    /// How many were offered, and the keys of the best, in no order.
    pub fn finish(mut self) -> (u64, Vec<u64>) {
        self.shrink();
        (self.total, self.keys)
    }
}

/// The keys from the `first` on, at most `limit`, in order.
pub(super) fn page_of(keys: &mut [u64], first: usize, limit: usize) -> &[u64] {
    if first >= keys.len() {
        return &[];
    }
    let keys = if first == 0 {
        keys
    } else {
        keys.select_nth_unstable(first);
        &mut keys[first..]
    };
    let limit = limit.min(keys.len());
    if limit < keys.len() {
        keys.select_nth_unstable(limit);
    }
    let page = &mut keys[..limit];
    page.sort_unstable();
    page
}
