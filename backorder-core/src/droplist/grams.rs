//! The index of grams: for every three bytes in a row, the rows whose label has them.
//!
//! Rows are written as runs, since neighbours in name order share most of their grams: a varint
//! of `gap * 2 + more`, where `gap` is the number of rows skipped, and, when `more` is 1, a varint
//! of the run's length less 2.

use super::alphabet::{GRAMS, for_each_gram};
use super::image::{Droplist, Section, u16_in, u32_in};

/// The sections of the index.
pub(super) struct GramIndex {
    pub codes: Vec<u8>,
    pub ends: Vec<u8>,
    pub rows: Vec<u8>,
}

#[derive(Clone, Copy, Default)]
struct Run {
    /// One past the last row of the run before.
    before: u32,
    first: u32,
    /// One past the last row; 0 for no run yet.
    end: u32,
    /// Bytes counted in the first pass; the place of the next byte in the second.
    at: u32,
}

impl Run {
    fn tokens(self) -> (u64, Option<u64>) {
        let (gap, length) = (u64::from(self.first - self.before), self.end - self.first);
        (gap << 1 | u64::from(length > 1), (length > 1).then(|| u64::from(length - 2)))
    }
}

/// Indexes labels, each ended by a line feed, in the order of the rows.
pub(super) fn build(text: &[u8], lengths: &[u8]) -> GramIndex {
    let mut runs = vec![Run::default(); GRAMS];
    each_run(text, lengths, &mut runs, |run| {
        let (gap, more) = run.tokens();
        run.at += varint_len(gap) + more.map_or(0, varint_len);
    });
    let (mut codes, mut ends) = (Vec::new(), Vec::new());
    let mut total = 0;
    for (code, run) in runs.iter_mut().enumerate().filter(|(_, run)| run.at > 0) {
        let start = total;
        total += run.at;
        codes.extend_from_slice(&(code as u16).to_le_bytes());
        ends.extend_from_slice(&total.to_le_bytes());
        *run = Run { at: start, ..Run::default() };
    }
    let mut rows = vec![0; total as usize];
    each_run(text, lengths, &mut runs, |run| {
        let (gap, more) = run.tokens();
        put_varint(&mut rows, &mut run.at, gap);
        if let Some(more) = more {
            put_varint(&mut rows, &mut run.at, more);
        }
    });
    GramIndex { codes, ends, rows }
}

/// Calls `done` with every finished run.
fn each_run(text: &[u8], lengths: &[u8], runs: &mut [Run], mut done: impl FnMut(&mut Run)) {
    let mut rest = text;
    for (row, length) in (0u32..).zip(lengths) {
        let (label, after) = rest.split_at(usize::from(*length) + 1);
        rest = after;
        for_each_gram(label, |code| {
            let run = &mut runs[code];
            if run.end == row && row > 0 {
                run.end = row + 1;
            } else if run.end <= row {
                if run.end > 0 {
                    done(run);
                }
                *run = Run { before: run.end, first: row, end: row + 1, at: run.at };
            }
        });
    }
    runs.iter_mut().filter(|run| run.end > 0).for_each(done);
}

fn varint_len(value: u64) -> u32 {
    (64 - (value | 1).leading_zeros()).div_ceil(7)
}

fn put_varint(out: &mut [u8], at: &mut u32, mut value: u64) {
    while value >= 0x80 {
        out[*at as usize] = value as u8 | 0x80;
        value >>= 7;
        *at += 1;
    }
    out[*at as usize] = value as u8;
    *at += 1;
}

/// The rows of one gram, still encoded.
#[derive(Clone, Copy)]
pub(super) struct Postings<'a> {
    bytes: &'a [u8],
    rows: u32,
}

impl<'a> Postings<'a> {
    /// The rows whose label, with its end, has the gram.
    pub fn of(list: &Droplist<'a>, code: usize) -> Postings<'a> {
        let codes = list.section(Section::GramCodes);
        let (mut low, mut high) = (0, codes.len() / 2);
        while low < high {
            let middle = low + (high - low) / 2;
            if usize::from(u16_in(codes, middle)) < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let none = Postings { bytes: &[], rows: list.len() };
        if low * 2 >= codes.len() || usize::from(u16_in(codes, low)) != code {
            return none;
        }
        let ends = list.section(Section::GramEnds);
        let start = if low == 0 { 0 } else { u32_in(ends, low - 1) };
        let bytes = list.section(Section::GramRows).get(start as usize..u32_in(ends, low) as usize);
        Postings { bytes: bytes.unwrap_or_default(), ..none }
    }

    /// A measure of how many rows there are.
    pub fn cost(&self) -> usize {
        self.bytes.len()
    }

    /// The runs, each as first row and one past the last, ascending and within the list.
    pub fn runs(&self) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let (mut bytes, rows) = (self.bytes, u64::from(self.rows));
        let mut end = 0;
        std::iter::from_fn(move || {
            let token = take_varint(&mut bytes)?;
            let first = end + (token >> 1);
            let length = match token & 1 {
                0 => 1,
                _ => take_varint(&mut bytes)? + 2,
            };
            end = first + length;
            // Rows fit in 32 bits, so a run that ends within the list can be told from damage.
            (end <= rows).then_some((first as u32, end as u32))
        })
    }
}

/// Values of more than 35 bits are damage and end the list.
fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(value);
        }
    }
    None
}
