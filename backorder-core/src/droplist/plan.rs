//! How a search is done on one list: which rows are read, and what is checked in each.
//!
//! Rows are left out by the order of names first. Then the index of grams gives the few rows of the
//! rarest pattern, or, where none is rare, marks for all rows at less than the cost of reading the
//! labels. Each condition thus narrows what is left for the next.

use std::ops::Range;

use super::chunk::{common, each_marked, marked};
use super::cover::Cover;
use super::image::{Droplist, Section};
use super::pattern::Pattern;
use super::query::{Bounds, Query};
use super::row::DroplistRow;
use crate::values::name::Counters;

/// A search against one list.
pub(super) struct Plan<'s, 'l> {
    pub query: &'s Query,
    pub list: Droplist<'l>,
    /// The rows that can match since names are in order.
    pub span: Range<u32>,
    /// Patterns that are not fulfilled by the choice of rows already.
    pub patterns: Vec<&'s Pattern>,
    pub not_pattern: Option<&'s Pattern>,
    /// The few rows to look at one by one; none to read the columns of the span.
    pub candidates: Option<Vec<u32>>,
    /// For each row of the span 1 if it can match by the index; none if all can.
    pub known: Option<Vec<u8>>,
    /// By TLD number: 1 if it is wanted.
    pub tlds: Option<Vec<u8>>,
    /// First and last drop that is wanted, in Unix seconds.
    pub drops: Option<(u32, u32)>,
    /// Least and largest length in bytes that the patterns allow.
    pub lengths: (u8, u8),
    /// Whether there is a bound on a count.
    pub counters: bool,
}

/// What a byte of the index costs against a label that is walked through alone.
const BYTES_PER_LABEL: usize = 12;

impl<'s, 'l> Plan<'s, 'l> {
    pub fn new(
        query: &'s Query,
        patterns: &'s [Pattern],
        not_pattern: Option<&'s Pattern>,
        list: &Droplist<'l>,
        rows: Range<u32>,
    ) -> Plan<'s, 'l> {
        let mut plan = Plan {
            query,
            list: *list,
            span: rows.start..rows.end.min(list.len()).max(rows.start),
            patterns: patterns.iter().collect(),
            not_pattern,
            candidates: None,
            known: None,
            tlds: query
                .tlds
                .as_ref()
                .map(|wanted| list.tlds().map(|tld| u8::from(wanted.has(tld))).collect()),
            drops: wanted_drops(query),
            lengths: (0, u8::MAX),
            counters: query.digits_only
                || [query.characters, query.letters, query.digits, query.hyphens]
                    .iter()
                    .any(|bounds| !bounds.is_any()),
        };
        plan.narrow();
        if !plan.take_names() && !plan.take_few() {
            plan.mark_known();
        }
        plan
    }

    /// Leaves out the rows that cannot match since names are in order.
    fn narrow(&mut self) {
        for pattern in &self.patterns {
            let need = &pattern.need;
            let (least, most) = need.length;
            self.lengths = (self.lengths.0.max(least), self.lengths.1.min(most));
            self.span = common(&self.span, &need.span(&self.list));
        }
        self.patterns.retain(|pattern| !pattern.need.only_prefix);
        if self.query.idn == Some(true) {
            let first = self.list.idn_first;
            self.span = common(&self.span, &(first..first + self.list.idn_count));
        }
    }

    /// Takes the rows of the names asked for.
    fn take_names(&mut self) -> bool {
        let Some(names) = &self.query.names else { return false };
        let found = names.iter().filter_map(|name| self.list.find(name));
        let mut rows: Vec<u32> = found.map(|row| row.number()).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.retain(|row| self.span.contains(row));
        self.candidates = Some(rows);
        true
    }

    /// Takes the rows of the pattern with the fewest candidates, if they are few enough.
    fn take_few(&mut self) -> bool {
        let costs = self.patterns.iter().enumerate();
        let costs = costs.filter_map(|(at, pattern)| Some((pattern.need.cost(&self.list)?, at)));
        let Some((_, at)) = costs.min().filter(|(cost, _)| *cost < self.span.len() / 12) else {
            return false;
        };
        let (rows, exact) = self.patterns[at].need.rows(&self.list, &self.span);
        // The index has many rows in few bytes where they are neighbours.
        if rows.len() > self.span.len() / 8 {
            return false;
        }
        self.candidates = Some(rows);
        if exact {
            self.patterns.remove(at);
        }
        true
    }

    /// Marks the rows that patterns can be found in by the index, as long as that costs less than
    /// to look at the labels that are left.
    fn mark_known(&mut self) {
        let rows = self.span.len();
        let cover = |pattern: &'s Pattern| {
            let cover = pattern.need.cover.as_ref()?;
            let cost = cover.cost(&self.list);
            // What needs a second look must at least be cheap.
            (cost <= if cover.exact { 3 * rows } else { rows / 2 }).then_some((cost, cover))
        };
        let covers = self.patterns.iter().enumerate();
        let covers = covers.filter_map(|(at, pattern)| cover(pattern).map(|found| (at, found)));
        let mut covers: Vec<(usize, (usize, &Cover))> = covers.collect();
        covers.sort_by_key(|(_, (cost, _))| *cost);
        let without = self.not_pattern.and_then(cover).filter(|(_, cover)| cover.exact);
        let (mut known, mut left) = (vec![1; rows], rows);
        let mut done = Vec::new();
        for (at, (cost, cover)) in covers {
            if !done.is_empty() && cost > left * BYTES_PER_LABEL {
                break;
            }
            let found = self.marks_of(cover);
            known.iter_mut().zip(found).for_each(|(mark, found)| *mark &= found);
            left = marked(&known);
            done.push((at, cover.exact));
        }
        if let Some((_, cover)) = without.filter(|(cost, _)| *cost <= left * BYTES_PER_LABEL) {
            let found = self.marks_of(cover);
            known.iter_mut().zip(found).for_each(|(mark, found)| *mark &= found ^ 1);
            left = marked(&known);
            self.not_pattern = None;
        } else if done.is_empty() {
            return;
        }
        let mut at = 0;
        self.patterns.retain(|_| {
            at += 1;
            !done.contains(&(at - 1, true))
        });
        if left <= rows / 12 {
            let mut candidates = Vec::with_capacity(left);
            each_marked(&known, |at| candidates.push(self.span.start + at as u32));
            self.candidates = Some(candidates);
        } else {
            self.known = Some(known);
        }
    }

    fn marks_of(&self, cover: &Cover) -> Vec<u8> {
        let mut marks = vec![0; self.span.len()];
        let start = self.span.start;
        cover.for_each_run(&self.list, &self.span, |run| {
            marks[(run.start - start) as usize..(run.end - start) as usize].fill(1);
        });
        marks
    }

    /// Looks at one row.
    pub fn fits(&self, row: u32) -> bool {
        let list = &self.list;
        if let Some((from, to)) = self.drops {
            let drop = list.drop_seconds(row);
            if drop < from || drop > to {
                return false;
            }
        }
        let wanted = |tlds: &Vec<u8>| tlds.get(list.tld_id(row) as usize) == Some(&1);
        let is_idn = || row.wrapping_sub(list.idn_first) < list.idn_count;
        self.tlds.as_ref().is_none_or(wanted)
            && self.query.idn.is_none_or(|idn| idn == is_idn())
            && (!self.counters || self.counters_fit(row))
            && self.score_fits(row)
            && self.patterns_fit(row)
    }

    pub fn counters_fit(&self, row: u32) -> bool {
        let query = self.query;
        let Counters { characters, letters, digits, hyphens, .. } =
            DroplistRow::new(self.list, row).counters();
        within(query.characters, characters)
            && within(query.letters, letters)
            && within(query.digits, digits)
            && within(query.hyphens, hyphens)
            && (!query.digits_only || digits == characters)
    }

    pub fn score_fits(&self, row: u32) -> bool {
        let score = || self.list.section(Section::Scores).get(row as usize).copied();
        let bounds = self.query.score;
        bounds.is_any() || score().is_some_and(|score| score > 0 && within(bounds, score))
    }

    pub fn patterns_fit(&self, row: u32) -> bool {
        if self.patterns.is_empty() && self.not_pattern.is_none() {
            return true;
        }
        let start = self.list.text_start(row);
        let length = self.list.section(Section::Lengths).get(row as usize).copied();
        let end = start + usize::from(length.unwrap_or_default()) + 1;
        let label = self.list.section(Section::Text).get(start..end).unwrap_or_default();
        self.patterns.iter().all(|pattern| pattern.matches(label))
            && self.not_pattern.is_none_or(|pattern| !pattern.matches(label))
    }
}

fn within(bounds: Bounds, value: u8) -> bool {
    value >= bounds.min.unwrap_or(0) && value <= bounds.max.unwrap_or(u8::MAX)
}

/// First and last second that is wanted; an empty range when none is.
fn wanted_drops(query: &Query) -> Option<(u32, u32)> {
    if query.drop_from.is_none() && query.drop_before.is_none() {
        return None;
    }
    // Drops are whole seconds: "from" is rounded up, the last second before is the last wanted.
    let up = |instant: chrono::DateTime<chrono::Utc>| {
        instant.timestamp() + i64::from(instant.timestamp_subsec_nanos() > 0)
    };
    let from = query.drop_from.map_or(0, up).max(0);
    let last = query.drop_before.map_or(i64::from(u32::MAX), |before| up(before) - 1);
    match (u32::try_from(from), u32::try_from(last.min(i64::from(u32::MAX)))) {
        (Ok(from), Ok(last)) => Some((from, last)),
        _ => Some((1, 0)),
    }
}
