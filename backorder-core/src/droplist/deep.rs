//! Pages far from the start: found by counting, not by keeping all rows before them.

use std::ops::Range;

use super::chunk::{CHUNK, each_marked};
use super::plan::Plan;
use super::query::SortKey;
use super::ranking::{Ranking, page_of};

/// The number of hits, and the keys from the `first` on, at most `limit`, in order.
///
/// First the hits are counted by steps of what they are ordered by; then it is known in which steps
/// the page lies, and only their hits are sorted.
pub(super) fn deep_page(
    plan: &Plan<'_, '_>,
    ranking: &Ranking<'_>,
    first: u32,
    limit: u32,
) -> (u64, Vec<u64>) {
    let steps = Steps::of(ranking, &plan.span);
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
/// One drop in this many is looked at to choose the steps.
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
