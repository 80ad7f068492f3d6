//! The index of grams: for every three bytes in a row, the rows whose label has them.
//!
//! Rows are written as runs, since neighbours in name order share most of their grams: a varint
//! of `gap * 2 + more`, where `gap` is the number of rows skipped, and, when `more` is 1, a varint
//! of the run's length less 2.

use std::ops::Range;

use super::alphabet::{GRAMS, for_each_gram};
use super::entry::Both;
use super::image::{Droplist, Section, u16_in, u32_in};

/// The sections of the index, each in two parts: of the lower codes, and of the others.
#[derive(Default)]
pub(super) struct GramIndex {
    pub codes: [Vec<u8>; 2],
    pub ends: [Vec<u8>; 2],
    pub rows: [Vec<u8>; 2],
}

#[derive(Clone, Copy, Default)]
struct Run {
    /// One past the last row of the run before; 0 in the first run.
    before: u32,
    first: u32,
    /// One past the last row; 0 for no run yet.
    end: u32,
    /// The place of the next byte in the chunks.
    at: u32,
}

/// What is known of a gram when its first run ends.
#[derive(Clone, Copy, Default)]
struct Head {
    first: u32,
    /// Whether there is more than one row in the run.
    more: bool,
    /// The first of its chunks.
    chunk: u32,
}

/// The index of some consecutive rows, still without the gap before the first run of each gram.
#[derive(Default)]
pub(super) struct PartIndex {
    grams: Vec<Gram>,
    chunks: Chunks,
}

struct Gram {
    code: u16,
    head: Head,
    /// One past the last row.
    end: u32,
    /// One past the last byte in the chunks.
    at: u32,
}

impl PartIndex {
    /// Indexes labels, each ended by a line feed, from the row `first_row` on.
    pub fn of(text: &[u8], lengths: &[u8], first_row: u32) -> PartIndex {
        let mut runs = vec![Run::default(); GRAMS];
        let mut heads = vec![Head::default(); GRAMS];
        let mut chunks = Chunks::default();
        chunks.bytes.reserve(text.len() + GRAMS * CHUNK / 2);
        each_run(text, lengths, first_row, &mut runs, |code, run| {
            let length = run.end - run.first;
            if run.before == 0 {
                heads[code] = Head { first: run.first, more: length > 1, chunk: chunks.count() };
                run.at = chunks.add();
            } else {
                chunks.put(&mut run.at, token(run.first - run.before, length > 1));
            }
            if length > 1 {
                chunks.put(&mut run.at, u64::from(length - 2));
            }
        });
        let grams = runs.iter().zip(heads).enumerate().filter(|(_, (run, _))| run.end > 0);
        let grams = grams.map(|(code, (run, head))| Gram {
            code: code as u16,
            head,
            end: run.end,
            at: run.at,
        });
        PartIndex { grams: grams.collect(), chunks }
    }
}

/// The bytes of all grams as they come, in chains of chunks: one reading of the text is enough, and
/// what is written often stays in the nearest caches.
#[derive(Default)]
struct Chunks {
    /// Each chunk begins with the number of the next one and the number of bytes in it that are
    /// used; both are written when it is full.
    bytes: Vec<u8>,
}

/// A chunk is as long as a line of the caches.
const CHUNK: usize = 64;
const CHUNK_HEAD: usize = 5;
/// What a varint is written into, though the longest there is, one of 35 bits, takes five bytes.
const VARINT_ROOM: usize = 8;

impl Chunks {
    fn count(&self) -> u32 {
        (self.bytes.len() / CHUNK) as u32
    }

    /// Adds a chunk; where its first byte belongs.
    fn add(&mut self) -> u32 {
        let start = self.bytes.len();
        self.bytes.resize(start + CHUNK, 0);
        (start + CHUNK_HEAD) as u32
    }

    /// Writes a number at `at`, which is moved, if need be to a new chunk.
    fn put(&mut self, at: &mut u32, value: u64) {
        let within = *at as usize % CHUNK;
        // Never filled to the last byte, so that the place after it is in the same chunk.
        if within + VARINT_ROOM > CHUNK {
            let start = *at as usize - within;
            let next = self.count();
            self.bytes[start..start + 4].copy_from_slice(&next.to_le_bytes());
            self.bytes[start + 4] = within as u8;
            *at = self.add();
        }
        put_varint(&mut self.bytes, at, value);
    }

    /// Appends the bytes of a gram to `rows`.
    fn copy(&self, gram: &Gram, rows: &mut Vec<u8>) {
        let last = gram.at as usize / CHUNK;
        let mut chunk = gram.head.chunk as usize;
        loop {
            let start = chunk * CHUNK;
            let stop = if chunk == last {
                gram.at as usize
            } else {
                start + usize::from(self.bytes[start + 4])
            };
            // The whole chunk and then less of it: what has a fixed length is copied quickest.
            let length = rows.len() + stop - (start + CHUNK_HEAD);
            rows.extend_from_slice(&self.bytes[start + CHUNK_HEAD..][..CHUNK - CHUNK_HEAD]);
            rows.truncate(length);
            if chunk == last {
                return;
            }
            chunk = u32_in(&self.bytes[start..], 0) as usize;
        }
    }
}

fn token(gap: u32, more: bool) -> u64 {
    u64::from(gap) << 1 | u64::from(more)
}

/// Puts the indexes of parts, in the order of their rows, together.
pub(super) fn join(parts: &[PartIndex; 2], both: Both<'_>) -> GramIndex {
    // Whatever is in the middle: how long the rows of a gram are, nobody knows yet.
    let middle = parts[0].grams.get(parts[0].grams.len() / 2).map_or(0, |gram| gram.code);
    let cut = |part: &PartIndex| part.grams.partition_point(|gram| gram.code < middle);
    let cuts = [cut(&parts[0]), cut(&parts[1])];
    let [mut lower, mut upper] = <[Joined; 2]>::default();
    both(
        &mut || lower = Joined::of([(&parts[0], 0..cuts[0]), (&parts[1], 0..cuts[1])]),
        &mut || {
            let ends = [parts[0].grams.len(), parts[1].grams.len()];
            upper = Joined::of([(&parts[0], cuts[0]..ends[0]), (&parts[1], cuts[1]..ends[1])]);
        },
    );
    for end in upper.ends.chunks_exact_mut(4) {
        let moved = u32_in(end, 0) + lower.rows.len() as u32;
        end.copy_from_slice(&moved.to_le_bytes());
    }
    GramIndex {
        codes: [lower.codes, upper.codes],
        ends: [lower.ends, upper.ends],
        rows: [lower.rows, upper.rows],
    }
}

/// The grams of some codes, in all their rows.
#[derive(Default)]
struct Joined {
    codes: Vec<u8>,
    /// As if the rows began with theirs.
    ends: Vec<u8>,
    rows: Vec<u8>,
}

impl Joined {
    fn of(parts: [(&PartIndex, Range<usize>); 2]) -> Joined {
        let mut joined = Joined::default();
        joined
            .rows
            .reserve(parts.iter().map(|(part, _)| part.chunks.bytes.len()).sum::<usize>() / 2);
        let mut rests = parts.clone().map(|(part, grams)| &part.grams[grams]);
        while let Some(code) = rests.iter().filter_map(|rest| Some(rest.first()?.code)).min() {
            let mut before = 0;
            for ((part, _), rest) in parts.iter().zip(&mut rests) {
                let Some((gram, after)) = rest.split_first().filter(|(gram, _)| gram.code == code)
                else {
                    continue;
                };
                let mut first = [0; VARINT_ROOM];
                let mut length = 0;
                let token = token(gram.head.first - before, gram.head.more);
                put_varint(&mut first, &mut length, token);
                joined.rows.extend_from_slice(&first[..length as usize]);
                part.chunks.copy(gram, &mut joined.rows);
                (before, *rest) = (gram.end, after);
            }
            joined.codes.extend_from_slice(&code.to_le_bytes());
            joined.ends.extend_from_slice(&(joined.rows.len() as u32).to_le_bytes());
        }
        joined
    }
}

/// Calls `done` with every finished run and its gram.
///
/// Neighbours begin alike: the grams of what a label has in common with the one before have a run
/// that ends there, so that nothing needs to be asked of them.
fn each_run(
    text: &[u8],
    lengths: &[u8],
    first_row: u32,
    runs: &mut [Run],
    mut done: impl FnMut(usize, &mut Run),
) {
    let (mut rest, mut before) = (text, &[][..]);
    for (row, length) in (first_row..).zip(lengths) {
        let (label, after) = rest.split_at(usize::from(*length) + 1);
        let mut known = common(before, label).saturating_sub(2);
        (before, rest) = (label, after);
        for_each_gram(label, |code| {
            let run = &mut runs[code];
            if known > 0 {
                known -= 1;
                run.end = row + 1;
            } else if run.end == row && row > 0 {
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

/// How many bytes two labels have in common from the beginning.
fn common(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

/// Writes a number of up to 35 bits, without a branch: seven bits a byte, all but the last marked.
fn put_varint(out: &mut [u8], at: &mut u32, value: u64) {
    let bits = u64::BITS - (value | 1).leading_zeros();
    let length = bits.div_ceil(7);
    let part = |number: u32| (value >> (7 * number) & 0x7f) << (8 * number);
    let spread = part(0) | part(1) | part(2) | part(3) | part(4);
    let marks = 0x80_8080_8080 & ((1 << (8 * (length - 1))) - 1);
    let start = *at as usize;
    out[start..start + VARINT_ROOM].copy_from_slice(&u64::to_le_bytes(spread | marks));
    *at += length;
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
        let none = Postings { bytes: &[], rows: list.len() };
        Postings::of_range(list, code..code + 1).next().unwrap_or(none)
    }

    /// The rows of each gram whose code is in a range, in the order of the codes.
    pub fn of_range(
        list: &Droplist<'a>,
        codes: Range<usize>,
    ) -> impl Iterator<Item = Postings<'a>> + use<'a> {
        let (places, list) = (places(list, &codes), *list);
        places.map(move |place| {
            let bytes = list.section(Section::GramRows);
            let bytes = bytes.get(ends_before(&list, place)..ends_before(&list, place + 1));
            Postings { bytes: bytes.unwrap_or_default(), rows: list.len() }
        })
    }

    /// The sum of [`Postings::cost`] over a range of codes.
    pub fn cost_of_range(list: &Droplist<'_>, codes: &Range<usize>) -> usize {
        let places = places(list, codes);
        ends_before(list, places.end).saturating_sub(ends_before(list, places.start))
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

/// Where the codes of a range stand among those that occur.
fn places(list: &Droplist<'_>, codes: &Range<usize>) -> Range<usize> {
    let known = list.section(Section::GramCodes);
    let place = |code: usize| {
        let (mut low, mut high) = (0, known.len() / 2);
        while low < high {
            let middle = low + (high - low) / 2;
            if usize::from(u16_in(known, middle)) < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    };
    let start = place(codes.start);
    start..place(codes.end).max(start)
}

/// Where the rows of a gram begin, which is where those of the gram before it end.
fn ends_before(list: &Droplist<'_>, place: usize) -> usize {
    let before = place.checked_sub(1);
    before.map_or(0, |before| u32_in(list.section(Section::GramEnds), before) as usize)
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
