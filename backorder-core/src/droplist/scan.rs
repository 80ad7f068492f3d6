//! Reading the columns of a list from end to end, some thousand rows at a time, each condition
//! clearing marks.

use std::ops::Range;

use super::chunk::{CHUNK, common, each_marked, marked, part};
use super::image::{ROWS_PER_START, Section, u16_in, u32_in};
use super::need::Kinds;
use super::pattern::Pattern;
use super::plan::Plan;
use super::query::{Bounds, Order, SortKey};

impl Plan<'_, '_> {
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
        match &self.known {
            Some(known) => {
                let place = |row: u32| (row - self.span.start) as usize;
                marks.copy_from_slice(&known[place(rows.start)..place(rows.end)]);
            }
            None => marks.fill(1),
        }
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
        let list = &self.list;
        // IDN have other counts than their ACE form and are looked at one by one.
        let idn = common(rows, &(list.idn_first..list.idn_first + list.idn_count));
        let places = (idn.start - rows.start) as usize..(idn.end - rows.start) as usize;
        let before: Vec<u8> = marks[places.clone()].to_vec();
        let column = |section| part(list.section(section), rows, 1);
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
        for ((mark, row), before) in marks[places].iter_mut().zip(idn).zip(before) {
            *mark = before & u8::from(self.counters_fit(row));
        }
    }

    fn mark_patterns(&self, rows: Range<u32>, marks: &mut [u8], states: &mut Vec<u8>) {
        let patterns = self.patterns.iter().map(|pattern| (*pattern, 0));
        for (pattern, unwanted) in patterns.chain(self.not_pattern.map(|pattern| (pattern, 1))) {
            if marked(marks) < marks.len() / 8 {
                self.look_at_marked(&rows, marks);
                return;
            }
            match pattern.need.kinds {
                Some(kinds) if unwanted == 0 => self.mark_kinds(&rows, marks, kinds),
                _ => self.walk(pattern, unwanted, &rows, marks, states),
            }
        }
    }

    fn look_at_marked(&self, rows: &Range<u32>, marks: &mut [u8]) {
        let mut unfit = Vec::new();
        each_marked(marks, |at| {
            if !self.patterns_fit(rows.start + at as u32) {
                unfit.push(at);
            }
        });
        unfit.into_iter().for_each(|at| marks[at] = 0);
    }

    /// Clears the marks of rows that do not match; of those that do, if `unwanted` is 1.
    fn walk(
        &self,
        pattern: &Pattern,
        unwanted: u8,
        rows: &Range<u32>,
        marks: &mut [u8],
        states: &mut Vec<u8>,
    ) {
        let list = &self.list;
        let quarter = (rows.len() as u32 / 4).next_multiple_of(ROWS_PER_START as u32);
        let cut = |number: u32| list.text_start((rows.start + number * quarter).min(rows.end));
        let cuts = [cut(0), cut(1), cut(2), cut(3), list.text_start(rows.end)];
        let text = list.section(Section::Text);
        let text = [0, 1, 2, 3].map(|at| text.get(cuts[at]..cuts[at + 1]).unwrap_or_default());
        states.resize(text.iter().map(|text| text.len()).sum(), 0);
        let (states0, rest) = states.split_at_mut(text[0].len());
        let (states1, rest) = rest.split_at_mut(text[1].len());
        let (states2, states3) = rest.split_at_mut(text[2].len());
        pattern.walk(text, [states0, states1, states2, states3]);
        let lengths = part(list.section(Section::Lengths), rows, 1);
        let mut end = 0;
        for (mark, length) in marks.iter_mut().zip(lengths) {
            end += usize::from(*length);
            *mark &= (states.get(end).copied().unwrap_or_default() & 1) ^ unwanted;
            end += 1;
        }
    }

    /// Instead of the pattern, whose length has been looked at: no digits, no hyphens. IDN have
    /// other counts than their ACE form and are looked at one by one.
    fn mark_kinds(&self, rows: &Range<u32>, marks: &mut [u8], kinds: Kinds) {
        let list = &self.list;
        let idn = common(rows, &(list.idn_first..list.idn_first + list.idn_count));
        let first = (idn.start - rows.start) as usize;
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

fn keep_within(marks: &mut [u8], bounds: Bounds, values: impl Iterator<Item = u8>) {
    if bounds.is_any() {
        return;
    }
    let (least, most) = (bounds.min.unwrap_or(0), bounds.max.unwrap_or(u8::MAX));
    for (mark, value) in marks.iter_mut().zip(values) {
        *mark &= u8::from(value >= least) & u8::from(value <= most);
    }
}
