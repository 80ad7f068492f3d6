//! Which hits are on the page: the first so many by key, whatever the number of hits.

use std::ops::Range;

use super::image::{Droplist, Section};
use super::query::{Order, SortKey};
use super::row::DroplistRow;
use super::search::{CHUNK, Plan, part};

/// What rows are ordered by, as numbers of which the smallest comes first.
pub(super) struct Ranking<'l> {
    list: Droplist<'l>,
    order: Order,
}

impl<'l> Ranking<'l> {
    pub fn new(list: &Droplist<'l>, order: Order) -> Ranking<'l> {
        Ranking { list: *list, order }
    }

    /// The value that is ordered by, then the row, which is the order by name.
    #[inline]
    fn key(&self, row: u32) -> u64 {
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
    fn values(&self, rows: &Range<u32>, values: &mut [u32]) {
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

    fn flip(&self) -> u32 {
        if self.order.descending { u32::MAX } else { 0 }
    }
}

/// The first so many hits by key, of any number.
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
        self.total += marks.iter().map(|mark| u64::from(*mark)).sum::<u64>();
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

/// The number of hits, and the keys from the `first` on, at most `limit`, in order.
///
/// First the hits are counted by steps of what they are ordered by; then it is known in which steps
/// the page lies, and only their hits are sorted.
pub(super) fn deep_page(plan: &Plan<'_, '_>, first: u32, limit: u32) -> (u64, Vec<u64>) {
    let ranking = plan.ranking();
    let steps = Steps::of(&ranking, &plan.span);
    let mut values = vec![0; CHUNK as usize];
    let mut counts = vec![0_u32; STEPS];
    let mut hits = vec![0; plan.span.len()];
    plan.mark_all(|rows, marks| {
        let at = (rows.start - plan.span.start) as usize;
        hits[at..at + marks.len()].copy_from_slice(marks);
        let values = &mut values[..marks.len()];
        ranking.values(&rows, values);
        for (value, mark) in values.iter().zip(&*marks) {
            counts[steps.of_value(*value)] += u32::from(*mark);
        }
    });
    let (mut total, mut before) = (0_u64, 0);
    let (mut low, mut high) = (STEPS, 0);
    for (step, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let next = total + u64::from(*count);
        if next > u64::from(first) && total < u64::from(first) + u64::from(limit) {
            if low == STEPS {
                (low, before) = (step, total);
            }
            high = step;
        }
        total = next;
    }
    let mut keys = Vec::new();
    if low <= high {
        let (least, most) = steps.values(low, high);
        for (start, marks) in
            plan.span.clone().step_by(CHUNK as usize).zip(hits.chunks_mut(CHUNK as usize))
        {
            let values = &mut values[..marks.len()];
            ranking.values(&(start..start + marks.len() as u32), values);
            for (mark, value) in marks.iter_mut().zip(&*values) {
                *mark &= u8::from(*value >= least) & u8::from(*value <= most);
            }
            each_marked(marks, |at| keys.push(ranking.key(start + at as u32)));
        }
    }
    let page = page_of(&mut keys, (u64::from(first) - before) as usize, limit as usize);
    (total, page.to_vec())
}

const STEPS: usize = 1 << 12;
/// One drop in so many is looked at to choose the steps.
const SAMPLE: usize = 61;

/// A division of the values into steps of the same width; the first and the last step have all
/// that lies outside. A bad choice costs time and nothing else.
struct Steps {
    least: u32,
    shift: u32,
}

impl Steps {
    fn of(ranking: &Ranking<'_>, rows: &Range<u32>) -> Steps {
        let flip = ranking.flip();
        let ends = match ranking.order.key {
            SortKey::Drop => {
                let drops = rows.clone().step_by(SAMPLE).map(|row| ranking.list.drop_seconds(row));
                drops.fold((u32::MAX, 0), |(least, most), drop| (least.min(drop), most.max(drop)))
            }
            SortKey::Name => (rows.start, rows.end),
            _ => (0, u32::from(u8::MAX)),
        };
        let (least, most) =
            ((ends.0 ^ flip).min(ends.1 ^ flip), (ends.0 ^ flip).max(ends.1 ^ flip));
        let bits = u32::BITS - (most - least).leading_zeros();
        Steps { least, shift: bits.saturating_sub(STEPS.trailing_zeros()) }
    }

    fn of_value(&self, value: u32) -> usize {
        ((value.saturating_sub(self.least) >> self.shift) as usize).min(STEPS - 1)
    }

    /// The least and the largest value of the steps from `low` to `high`.
    fn values(&self, low: usize, high: usize) -> (u32, u32) {
        let start = |step: usize| u64::from(self.least) + ((step as u64) << self.shift);
        let clamp = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        let least = if low == 0 { 0 } else { clamp(start(low)) };
        let most = if high == STEPS - 1 { u32::MAX } else { clamp(start(high + 1) - 1) };
        (least, most)
    }
}

/// Calls `each` with the places of marks, eight marks at a look.
pub(super) fn each_marked(marks: &[u8], mut each: impl FnMut(usize)) {
    for (at, eight) in (0..).step_by(8).zip(marks.chunks(8)) {
        let mut word = [0; 8];
        word[..eight.len()].copy_from_slice(eight);
        let mut word = u64::from_le_bytes(word);
        while word != 0 {
            each(at + word.trailing_zeros() as usize / 8);
            word &= word - 1;
        }
    }
}
