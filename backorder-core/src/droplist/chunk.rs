//! Some thousand rows at a time: a mark for each, and their part of a column.

use std::ops::Range;

/// Rows marked at a time: their marks, text and columns fit in the nearest caches.
pub(super) const CHUNK: u32 = 1 << 12;

/// The part of a column that belongs to some rows; a row has `width` bytes in it.
pub(super) fn part<'a>(section: &'a [u8], rows: &Range<u32>, width: usize) -> &'a [u8] {
    section.get(rows.start as usize * width..rows.end as usize * width).unwrap_or_default()
}

/// The rows of the first that are in the second, too; if none are, an empty range within the first.
pub(super) fn common(rows: &Range<u32>, others: &Range<u32>) -> Range<u32> {
    let start = others.start.clamp(rows.start, rows.end);
    start..others.end.clamp(start, rows.end)
}

/// How many marks are set.
pub(super) fn marked(marks: &[u8]) -> usize {
    // Bytes are added up in bytes as long as they can hold it.
    let some = |some: &[u8]| usize::from(some.iter().sum::<u8>());
    marks.chunks(255).map(some).sum()
}

/// Calls `each` with the places of marks, eight marks at once.
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
