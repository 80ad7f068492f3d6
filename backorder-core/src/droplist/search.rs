//! Searching: from a checked query to a page of rows and the exact total.
//!
//! Two ways lead to the hits. Few candidates (by name, by the index of grams) are looked at one by
//! one; otherwise the columns are read from end to end, some thousand rows at a time, each
//! condition clearing marks. Either way only the best rows are kept, however many match.

use std::ops::Range;

use super::deep::deep_page;
use super::image::Droplist;
use super::pattern::{Pattern, Place};
use super::plan::Plan;
use super::query::{Query, WORDS_MAX, Words};
use super::ranking::{Best, Ranking, page_of};
use super::row::DroplistRow;
use crate::values::error::{Error, shorten};

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
#[non_exhaustive]
pub struct SearchPage<'a> {
    /// How many names meet the conditions, on this page or not.
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
    /// Searches the whole list.
    pub fn page<'a>(&self, list: &Droplist<'a>) -> SearchPage<'a> {
        let plan = self.plan(list, 0..list.len());
        if plan.candidates.is_some() || self.query.first < DEEP {
            return self.join(list, [self.best(&plan)]);
        }
        let ranking = Ranking::new(list, self.query.order);
        let (total, keys) = deep_page(&plan, &ranking, self.query.first, self.query.limit.0);
        SearchPage { total, rows: rows_of(list, &keys) }
    }

    /// Searches some rows of the list. Parts that cover the list once, made on as many threads,
    /// are put together by [`Search::join`].
    pub fn part(&self, list: &Droplist<'_>, rows: Range<u32>) -> Partial {
        self.best(&self.plan(list, rows))
    }

    fn plan<'s, 'l>(&'s self, list: &Droplist<'l>, rows: Range<u32>) -> Plan<'s, 'l> {
        Plan::new(&self.query, &self.patterns, self.not_pattern.as_ref(), list, rows)
    }

    fn best(&self, plan: &Plan<'_, '_>) -> Partial {
        let wanted = u64::from(self.query.first) + u64::from(self.query.limit.0);
        let keep = wanted.min(u64::from(plan.list.len())) as usize;
        let mut best = Best::new(Ranking::new(&plan.list, self.query.order), keep);
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

impl Query {
    /// Checks the query and makes it ready to search with, once or many times.
    ///
    /// # Errors
    /// [`QueryInvalid`](crate::ErrorKind::QueryInvalid): a value out of range; the subject is the
    /// parameter; [`PatternInvalid`](crate::ErrorKind::PatternInvalid): a pattern that is
    /// malformed, too long or needs too much; the subject is the parameter.
    pub fn compile(&self) -> Result<Search, Error> {
        self.check()?;
        let regex = |parameter, text: &Option<String>| {
            // Labels have no blanks: around a pattern they mean nothing, alone they are none.
            let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            text.map(|text| Pattern::regex(parameter, text)).transpose()
        };
        let mut patterns: Vec<Pattern> = regex("pattern", &self.pattern)?.into_iter().collect();
        for (parameters, words, place) in [
            (["contains_all", "contains_any"], &self.contains, Place::Anywhere),
            (["starts_with_all", "starts_with_any"], &self.starts_with, Place::Start),
            (["ends_with_all", "ends_with_any"], &self.ends_with, Place::End),
        ] {
            add_words(&mut patterns, parameters, words, place)?;
        }
        let not_pattern = regex("not_pattern", &self.not_pattern)?;
        Ok(Search { query: self.clone(), patterns, not_pattern })
    }
}

fn add_words(
    patterns: &mut Vec<Pattern>,
    [all, any]: [&str; 2],
    words: &Words,
    place: Place,
) -> Result<(), Error> {
    let wanted = lower(all, &words.all)?;
    for word in &wanted {
        // What is in another word is there with it.
        if !wanted.iter().any(|other| other != word && place.implies(other, word)) {
            patterns.push(Pattern::words(all, std::slice::from_ref(word), place)?);
        }
    }
    let wanted = lower(any, &words.any)?;
    if !wanted.is_empty() {
        patterns.push(Pattern::words(any, &wanted, place)?);
    }
    Ok(())
}

/// The words in lower case, each once, without blank ones.
fn lower(parameter: &str, words: &[String]) -> Result<Vec<String>, Error> {
    if words.len() > WORDS_MAX {
        let message = format!("words are too many, at most {WORDS_MAX} allowed");
        return Err(Query::refusal(parameter, words.len(), message));
    }
    let mut lower = Vec::new();
    for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if word.len() > 63 || !word.bytes().all(fine) {
            let message = "must be of 1 to 63 letters a to z, digits and hyphens (an IDN is \
                           searched in its xn-- form)";
            return Err(Query::refusal(parameter, shorten(word), message));
        }
        lower.push(word.to_ascii_lowercase());
    }
    lower.sort_unstable();
    lower.dedup();
    Ok(lower)
}
