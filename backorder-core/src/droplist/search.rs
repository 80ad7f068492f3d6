//! Searching: from a checked query to a page of rows and the exact total.
//!
//! Two ways lead to the hits. Few candidates (by name, by the index of grams) are looked at one by
//! one; otherwise the columns are read from end to end, some thousand rows at a time, each
//! condition clearing marks. Either way only the best rows are kept, however many match.

use std::ops::Range;

use super::image::{Droplist, ROWS_PER_START, Section, u16_in, u32_in};
use super::need::Kinds;
use super::pattern::Pattern;
use super::query::{Bounds, Order, Query, SortKey};
use super::ranking::{Best, Ranking, deep_page, each_marked, page_of};
use super::row::DroplistRow;
use crate::values::name::Counters;

/// Rows marked at a time: their marks, text and columns fit in the nearest caches.
pub(super) const CHUNK: u32 = 1 << 12;

/// Pages from this row on are found by counting instead of keeping all rows before them; early in
/// tests, whose random lists are short.
const DEEP: u32 = if cfg!(test) { 4 } else { 1 << 12 };

/// A query that has been checked; can be used for any list, from several threads at once.
#[derive(Debug)]
pub struct Search {
    query: Query,
    patterns: Vec<Pattern>,
    not_pattern: Option<Pattern>,
}

/// A page of hits.
#[derive(Debug, Clone)]
pub struct SearchPage<'a> {
    /// How many names fulfil the conditions, on this page or not.
    pub total: u64,
    /// The rows of the page, in order.
    pub rows: Vec<DroplistRow<'a>>,
}

/// The hits among some rows of a list: how many, and those that can be on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Partial {
    total: u64,
    keys: Vec<u64>,
}

impl Search {
    pub(super) fn new(
        query: Query,
        patterns: Vec<Pattern>,
        not_pattern: Option<Pattern>,
    ) -> Search {
        Search { query, patterns, not_pattern }
    }

    /// Searches the whole list.
    pub fn page<'a>(&self, list: &Droplist<'a>) -> SearchPage<'a> {
        let plan = Plan::new(self, list, 0..list.len());
        if plan.candidates.is_some() || self.query.first < DEEP {
            return self.join(list, [self.best(&plan)]);
        }
        let (total, keys) = deep_page(&plan, self.query.first, self.query.limit.0);
        SearchPage { total, rows: rows_of(list, &keys) }
    }

    /// Searches some rows of the list. Parts that cover the list once, made on as many threads,
    /// are put together by [`Search::join`].
    pub fn part(&self, list: &Droplist<'_>, rows: Range<u32>) -> Partial {
        self.best(&Plan::new(self, list, rows))
    }

    fn best(&self, plan: &Plan<'_, '_>) -> Partial {
        let wanted = u64::from(self.query.first) + u64::from(self.query.limit.0);
        let keep = wanted.min(u64::from(plan.list.len())) as usize;
        let mut best = Best::new(plan.ranking(), keep);
        if let Some(rows) = &plan.candidates {
            rows.iter().filter(|row| plan.fits(**row)).for_each(|row| best.offer(*row));
        } else {
            plan.mark_all(|rows, marks| best.offer_marked(rows, marks));
        }
        let (total, keys) = best.finish();
        Partial { total, keys }
    }

    /// Puts the hits of parts together: the total, and the page of the query.
    pub fn join<'a>(
        &self,
        list: &Droplist<'a>,
        parts: impl IntoIterator<Item = Partial>,
    ) -> SearchPage<'a> {
        let mut whole = Partial::default();
        for part in parts {
            whole.total += part.total;
            whole.keys.extend(part.keys);
        }
        let page = page_of(&mut whole.keys, self.query.first as usize, self.query.limit.0 as usize);
        SearchPage { total: whole.total, rows: rows_of(list, page) }
    }
}

/// The lower half of a key is the number of the row.
fn rows_of<'a>(list: &Droplist<'a>, keys: &[u64]) -> Vec<DroplistRow<'a>> {
    keys.iter().filter_map(|key| list.row(*key as u32)).collect()
}

/// A search against one list.
pub(super) struct Plan<'s, 'l> {
    query: &'s Query,
    list: Droplist<'l>,
    pub span: Range<u32>,
    /// Patterns that are not fulfilled by the choice of rows already.
    patterns: Vec<&'s Pattern>,
    not_pattern: Option<&'s Pattern>,
    candidates: Option<Vec<u32>>,
    /// By TLD number: 1 if it is wanted.
    tlds: Option<Vec<u8>>,
    /// First and last drop that is wanted, in Unix seconds.
    drops: Option<(u32, u32)>,
    /// Least and largest length in bytes that the patterns allow.
    lengths: (u8, u8),
    counters: bool,
}

impl<'s, 'l> Plan<'s, 'l> {
    fn new(search: &'s Search, list: &Droplist<'l>, rows: Range<u32>) -> Plan<'s, 'l> {
        let query = &search.query;
        let mut plan = Plan {
            query,
            list: *list,
            span: rows.start..rows.end.min(list.len()),
            patterns: search.patterns.iter().collect(),
            not_pattern: search.not_pattern.as_ref(),
            candidates: None,
            tlds: query
                .tlds
                .as_ref()
                .map(|wanted| list.tlds().map(|tld| u8::from(wanted.contains(tld))).collect()),
            drops: wanted_drops(query),
            lengths: (0, u8::MAX),
            counters: query.digits_only
                || [query.characters, query.letters, query.digits, query.hyphens]
                    .iter()
                    .any(|bounds| !bounds.is_any()),
        };
        plan.narrow();
        plan.choose();
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
        self.patterns.retain(|pattern| pattern.need.prefix.is_empty() || !pattern.need.exact);
        if self.query.idn == Some(true) {
            let first = self.list.idn_first;
            self.span = common(&self.span, &(first..first + self.list.idn_count));
        }
    }

    /// Takes the rows of the names asked for, or of the pattern with the fewest candidates, if
    /// they are few enough.
    fn choose(&mut self) {
        if let Some(names) = &self.query.names {
            let found = names.iter().filter_map(|name| self.list.find(name));
            let mut rows: Vec<u32> = found.map(|row| row.number()).collect();
            rows.sort_unstable();
            rows.dedup();
            rows.retain(|row| self.span.contains(row));
            self.candidates = Some(rows);
            return;
        }
        let costs = self.patterns.iter().enumerate();
        let costs = costs.filter_map(|(at, pattern)| Some((pattern.need.cost(&self.list)?, at)));
        let Some((cost, at)) = costs.min() else { return };
        if cost < self.span.len() / 12 {
            self.candidates = Some(self.patterns[at].need.rows(&self.list, &self.span));
            if self.patterns[at].need.exact {
                self.patterns.remove(at);
            }
        }
    }

    pub fn ranking(&self) -> Ranking<'l> {
        Ranking::new(&self.list, self.query.order)
    }

    /// Looks at one row.
    fn fits(&self, row: u32) -> bool {
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

    fn counters_fit(&self, row: u32) -> bool {
        let query = self.query;
        let Counters { characters, letters, digits, hyphens, .. } =
            DroplistRow::new(self.list, row).counters();
        within(query.characters, characters)
            && within(query.letters, letters)
            && within(query.digits, digits)
            && within(query.hyphens, hyphens)
            && (!query.digits_only || digits == characters)
    }

    fn score_fits(&self, row: u32) -> bool {
        let score = || self.list.section(Section::Scores).get(row as usize).copied();
        let bounds = self.query.score;
        bounds.is_any() || score().is_some_and(|score| score > 0 && within(bounds, score))
    }

    fn patterns_fit(&self, row: u32) -> bool {
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

    /// Reads the columns of the whole span: `each` gets rows with a mark for each, 1 for a hit,
    /// from the end that the order begins at.
    pub fn mark_all(&self, mut each: impl FnMut(Range<u32>, &mut [u8])) {
        let mut buffer = vec![0; CHUNK as usize];
        let mut states = Vec::new();
        // Chunks end where the text offset is stored.
        let chunks = self.span.start / CHUNK..self.span.end.div_ceil(CHUNK);
        let mut chunk = |number: u32| {
            let rows = common(&(number * CHUNK..(number + 1).saturating_mul(CHUNK)), &self.span);
            let marks = &mut buffer[..rows.len()];
            self.mark_columns(rows.clone(), marks);
            self.mark_patterns(rows.clone(), marks, &mut states);
            each(rows, marks);
        };
        if self.query.order == (Order { key: SortKey::Name, descending: true }) {
            chunks.rev().for_each(chunk);
        } else {
            chunks.for_each(&mut chunk);
        }
    }

    fn mark_columns(&self, rows: Range<u32>, marks: &mut [u8]) {
        marks.fill(1);
        if self.counters {
            self.mark_counters(&rows, marks);
        }
        let column = |section, width| part(self.list.section(section), &rows, width);
        if self.lengths != (0, u8::MAX) {
            let (least, most) = self.lengths;
            for (mark, length) in marks.iter_mut().zip(column(Section::Lengths, 1)) {
                *mark &= u8::from(*length >= least) & u8::from(*length <= most);
            }
        }
        if self.query.idn == Some(false) {
            let list = &self.list;
            let idn = common(&rows, &(list.idn_first..list.idn_first + list.idn_count));
            for row in idn {
                marks[(row - rows.start) as usize] = 0;
            }
        }
        if let Some((first, last)) = self.drops {
            for (mark, drop) in marks.iter_mut().zip(column(Section::Drops, 4).chunks_exact(4)) {
                let drop = u32_in(drop, 0);
                *mark &= u8::from(drop >= first) & u8::from(drop <= last);
            }
        }
        if let Some(tlds) = &self.tlds {
            let ids = column(Section::Tlds, 2).chunks_exact(2).map(|id| u16_in(id, 0));
            match tlds.iter().position(|wanted| *wanted == 1) {
                Some(only) if tlds.iter().filter(|wanted| **wanted == 1).count() == 1 => {
                    let marks = marks.iter_mut().zip(ids);
                    marks.for_each(|(mark, id)| *mark &= u8::from(usize::from(id) == only));
                }
                _ => {
                    for (mark, id) in marks.iter_mut().zip(ids) {
                        *mark &= tlds.get(usize::from(id)).copied().unwrap_or_default();
                    }
                }
            }
        }
        if !self.query.score.is_any() {
            for (mark, row) in marks.iter_mut().zip(rows) {
                *mark &= u8::from(self.score_fits(row));
            }
        }
    }

    fn mark_counters(&self, rows: &Range<u32>, marks: &mut [u8]) {
        let query = self.query;
        let column = |section| part(self.list.section(section), rows, 1);
        let (lengths, digits) = (column(Section::Lengths), column(Section::Digits));
        let hyphens = column(Section::Hyphens);
        keep_within(marks, query.characters, lengths.iter().copied());
        keep_within(marks, query.digits, digits.iter().copied());
        keep_within(marks, query.hyphens, hyphens.iter().copied());
        if !query.letters.is_any() {
            let others = digits.iter().zip(hyphens).map(|(digits, hyphens)| digits + hyphens);
            let letters = lengths.iter().zip(others);
            let letters = letters.map(|(length, others)| length.saturating_sub(others));
            keep_within(marks, query.letters, letters);
        }
        if query.digits_only {
            for (mark, (digits, length)) in marks.iter_mut().zip(digits.iter().zip(lengths)) {
                *mark &= u8::from(digits == length);
            }
        }
        let list = &self.list;
        for row in common(rows, &(list.idn_first..list.idn_first + list.idn_count)) {
            marks[(row - rows.start) as usize] = u8::from(self.counters_fit(row));
        }
    }

    fn mark_patterns(&self, rows: Range<u32>, marks: &mut [u8], states: &mut Vec<u8>) {
        let patterns = self.patterns.iter().map(|pattern| (*pattern, 0));
        let patterns = patterns.chain(self.not_pattern.map(|pattern| (pattern, 1)));
        if self.patterns.is_empty() && self.not_pattern.is_none() {
            return;
        }
        if let ([pattern], None) = (self.patterns.as_slice(), self.not_pattern)
            && let Some(kinds) = pattern.need.kinds
        {
            self.mark_kinds(&rows, marks, kinds);
            return;
        }
        let left: usize = marks.iter().map(|mark| usize::from(*mark)).sum();
        if left < marks.len() / 8 {
            let mut unfit = Vec::new();
            each_marked(marks, |at| {
                if !self.patterns_fit(rows.start + at as u32) {
                    unfit.push(at);
                }
            });
            unfit.into_iter().for_each(|at| marks[at] = 0);
            return;
        }
        let list = &self.list;
        let quarter = (rows.len() as u32 / 4).next_multiple_of(ROWS_PER_START as u32);
        let cut = |number: u32| list.text_start((rows.start + number * quarter).min(rows.end));
        let cuts = [cut(0), cut(1), cut(2), cut(3), list.text_start(rows.end)];
        let text = list.section(Section::Text);
        let text = [0, 1, 2, 3].map(|at| text.get(cuts[at]..cuts[at + 1]).unwrap_or_default());
        states.resize(text.iter().map(|text| text.len()).sum(), 0);
        let lengths = part(list.section(Section::Lengths), &rows, 1);
        for (pattern, unwanted) in patterns {
            let (states0, rest) = states.split_at_mut(text[0].len());
            let (states1, rest) = rest.split_at_mut(text[1].len());
            let (states2, states3) = rest.split_at_mut(text[2].len());
            pattern.walk(text, [states0, states1, states2, states3]);
            let mut end = 0;
            for (mark, length) in marks.iter_mut().zip(lengths) {
                end += usize::from(*length);
                *mark &= (states.get(end).copied().unwrap_or_default() & 1) ^ unwanted;
                end += 1;
            }
        }
    }
}

impl Plan<'_, '_> {
    /// Instead of the pattern, whose length has been looked at: no digits, no hyphens. IDN have
    /// other counts than their ACE form and are looked at one by one.
    fn mark_kinds(&self, rows: &Range<u32>, marks: &mut [u8], kinds: Kinds) {
        let list = &self.list;
        let first = (list.idn_first.clamp(rows.start, rows.end) - rows.start) as usize;
        let idn = common(rows, &(list.idn_first..list.idn_first + list.idn_count));
        let before: Vec<u8> = marks[first..first + idn.len()].to_vec();
        for (section, allowed) in
            [(Section::Digits, kinds.digits), (Section::Hyphens, kinds.hyphens)]
        {
            if !allowed {
                for (mark, count) in marks.iter_mut().zip(part(list.section(section), rows, 1)) {
                    *mark &= u8::from(*count == 0);
                }
            }
        }
        for ((mark, row), before) in marks[first..].iter_mut().zip(idn).zip(before) {
            *mark = u8::from(before == 1 && self.patterns_fit(row));
        }
    }
}

fn within(bounds: Bounds, value: u8) -> bool {
    value >= bounds.min.unwrap_or(0) && value <= bounds.max.unwrap_or(u8::MAX)
}

fn keep_within(marks: &mut [u8], bounds: Bounds, values: impl Iterator<Item = u8>) {
    if bounds.is_any() {
        return;
    }
    let (least, most) = (bounds.min.unwrap_or(0), bounds.max.unwrap_or(u8::MAX));
    for (mark, value) in marks.iter_mut().zip(values) {
        *mark &= u8::from(value >= least) & u8::from(value <= most);
    }
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

fn common(left: &Range<u32>, right: &Range<u32>) -> Range<u32> {
    let start = left.start.max(right.start);
    start..left.end.min(right.end).max(start)
}

pub(super) fn part<'a>(section: &'a [u8], rows: &Range<u32>, width: usize) -> &'a [u8] {
    section.get(rows.start as usize * width..rows.end as usize * width).unwrap_or_default()
}
