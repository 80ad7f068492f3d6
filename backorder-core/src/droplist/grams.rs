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
    /// One past the last row of the run before; 0 in the first run.
    before: u32,
    first: u32,
    /// One past the last row; 0 for no run yet.
    end: u32,
    /// Bytes counted in the first pass; the place of the next byte in the second.
    at: u32,
}

impl Run {
    /// What is written of the run. The gap before a first run is not known here.
    fn tokens(self) -> (Option<u64>, Option<u64>) {
        let length = self.end - self.first;
        let gap = (self.before > 0).then(|| token(self.first - self.before, length > 1));
        (gap, (length > 1).then(|| u64::from(length - 2)))
    }
}

fn token(gap: u32, more: bool) -> u64 {
    u64::from(gap) << 1 | u64::from(more)
}

/// The index of some consecutive rows, still without the gap before the first run of each gram.
#[derive(Default)]
pub(super) struct PartIndex {
    grams: Vec<Gram>,
    bytes: Vec<u8>,
}

struct Gram {
    code: u16,
    /// The first row, and whether there is more in its run.
    first: u32,
    more: bool,
    /// One past the last row.
    end: u32,
    /// Where the bytes of the gram end.
    stop: u32,
}

impl PartIndex {
    /// Indexes labels, each ended by a line feed, from the row `first_row` on.
    pub fn of(text: &[u8], lengths: &[u8], first_row: u32) -> PartIndex {
        let mut runs = vec![Run::default(); GRAMS];
        let mut starts = vec![(0, false); GRAMS];
        each_run(text, lengths, first_row, &mut runs, |code, run| {
            if run.before == 0 {
                starts[code] = (run.first, run.end - run.first > 1);
            }
            let (gap, more) = run.tokens();
            run.at += gap.map_or(0, varint_len) + more.map_or(0, varint_len);
        });
        let mut grams = Vec::new();
        let mut stop = 0;
        for (code, run) in runs.iter_mut().enumerate().filter(|(_, run)| run.end > 0) {
            let start = stop;
            stop += run.at;
            let (first, more) = starts[code];
            grams.push(Gram { code: code as u16, first, more, end: run.end, stop });
            *run = Run { at: start, ..Run::default() };
        }
        let mut bytes = vec![0; stop as usize];
        each_run(text, lengths, first_row, &mut runs, |_, run| {
            let (gap, more) = run.tokens();
            for value in [gap, more].into_iter().flatten() {
                put_varint(&mut bytes, &mut run.at, value);
            }
        });
        PartIndex { grams, bytes }
    }
}

/// Puts the indexes of parts, in the order of their rows, together.
pub(super) fn join(parts: &[PartIndex]) -> GramIndex {
    let mut rows = Vec::with_capacity(parts.iter().map(|part| part.bytes.len() + GRAMS * 5).sum());
    let (mut codes, mut ends) = (Vec::new(), Vec::new());
    let mut next: Vec<(usize, u32)> = vec![(0, 0); parts.len()];
    loop {
        let firsts = parts.iter().zip(&next).filter_map(|(part, (at, _))| part.grams.get(*at));
        let Some(code) = firsts.map(|gram| gram.code).min() else { break };
        let mut before = 0;
        for (part, (at, start)) in parts.iter().zip(&mut next) {
            let Some(gram) = part.grams.get(*at).filter(|gram| gram.code == code) else { continue };
            let mut head = [0; 10];
            let mut length = 0;
            put_varint(&mut head, &mut length, token(gram.first - before, gram.more));
            rows.extend_from_slice(&head[..length as usize]);
            rows.extend_from_slice(&part.bytes[*start as usize..gram.stop as usize]);
            before = gram.end;
            (*at, *start) = (*at + 1, gram.stop);
        }
        codes.extend_from_slice(&code.to_le_bytes());
        ends.extend_from_slice(&(rows.len() as u32).to_le_bytes());
    }
    GramIndex { codes, ends, rows }
}

/// Calls `done` with every finished run and its gram.
fn each_run(
    text: &[u8],
    lengths: &[u8],
    first_row: u32,
    runs: &mut [Run],
    mut done: impl FnMut(usize, &mut Run),
) {
    let mut rest = text;
    for (row, length) in (first_row..).zip(lengths) {
        let (label, after) = rest.split_at(usize::from(*length) + 1);
        rest = after;
        for_each_gram(label, |code| {
            let run = &mut runs[code];
            if run.end == row && row > 0 {
                run.end = row + 1;
            } else if run.end <= row {
                if run.end > 0 {
                    done(code, run);
                }
                *run = Run { before: run.end, first: row, end: row + 1, at: run.at };
            }
        });
    }
    let last = runs.iter_mut().enumerate().filter(|(_, run)| run.end > 0);
    last.for_each(|(code, run)| done(code, run));
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
