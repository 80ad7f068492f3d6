//! What a label must have for a pattern to be possible: found by index instead of by reading.

use std::collections::BTreeSet;
use std::ops::Range;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::alphabet::{BYTES, END, for_each_gram};
use super::cover::Cover;
use super::grams::Postings;
use super::image::Droplist;

/// What a pattern needs. Labels without it cannot match; labels with it may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Need {
    /// The label starts with this.
    pub prefix: Vec<u8>,
    grams: Grams,
    /// What the index alone knows of it; none for what is answered by counts.
    pub cover: Option<Cover>,
    /// The length of the label in bytes.
    pub length: (u8, u8),
    /// The pattern is nothing but its prefix.
    pub only_prefix: bool,
    /// The pattern is nothing but a length and a choice of kinds of characters.
    pub kinds: Option<Kinds>,
}

/// Letters are allowed; are these?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds {
    pub digits: bool,
    pub hyphens: bool,
}

/// A condition on the grams of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Grams {
    Anything,
    /// All of these (never empty).
    All(BTreeSet<usize>),
    /// One of these.
    Any(Vec<Grams>),
    /// All of these.
    Both(Vec<Grams>),
}

/// Alternatives beyond this number are not looked up one by one.
const ANY_MAX: usize = 64;

impl Need {
    pub fn of(hir: &Hir) -> Need {
        let properties = hir.properties();
        let ends = properties.look_set_prefix().contains(Look::Start)
            && properties.look_set_suffix().contains(Look::End);
        let clamp = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
        let least = clamp(properties.minimum_len().unwrap_or(0));
        let most = properties.maximum_len().filter(|_| ends).map_or(u8::MAX, clamp);
        let parts = match hir.kind() {
            HirKind::Concat(parts) => parts.as_slice(),
            _ => std::slice::from_ref(hir),
        };
        let (prefix, only_prefix) = prefix(parts);
        let kinds = kinds(parts);
        Need {
            prefix,
            grams: grams(hir),
            cover: if kinds.is_some() { None } else { Cover::of(hir) },
            length: (least, most),
            only_prefix,
            kinds,
        }
    }

    /// The rows that can match by their prefix.
    pub fn span(&self, list: &Droplist<'_>) -> Range<u32> {
        if self.prefix.is_empty() { 0..list.len() } else { list.starting_with(&self.prefix) }
    }

    /// About how much work [`Need::rows`] is, in rows; none when the index does not help.
    pub fn cost(&self, list: &Droplist<'_>) -> Option<usize> {
        let cover = self.cover.as_ref().map(|cover| cover.cost(list));
        [cover, self.grams.cost(list)].into_iter().flatten().min()
    }

    /// The rows that can match by the index, ascending, within `span`; and whether they all do.
    pub fn rows(&self, list: &Droplist<'_>, span: &Range<u32>) -> (Vec<u32>, bool) {
        let by_grams = self.grams.cost(list).unwrap_or(usize::MAX);
        let cover = self.cover.as_ref().map(|cover| (cover.cost(list), cover));
        match cover.filter(|(cost, cover)| *cost < by_grams || cover.exact && *cost == by_grams) {
            Some((_, cover)) => {
                let mut rows = Vec::new();
                cover.for_each_run(list, span, |run| rows.extend(run));
                // The list of one gram is in order already, and this sees it at once.
                rows.sort_unstable();
                rows.dedup();
                (rows, cover.exact)
            }
            None => (self.grams.rows(list, span), false),
        }
    }
}

impl Grams {
    fn cost(&self, list: &Droplist<'_>) -> Option<usize> {
        match self {
            Grams::Anything => None,
            Grams::All(codes) => codes.iter().map(|code| Postings::of(list, *code).cost()).min(),
            Grams::Any(parts) => {
                parts.iter().try_fold(0, |sum: usize, part| Some(sum + part.cost(list)?))
            }
            Grams::Both(parts) => parts.iter().filter_map(|part| part.cost(list)).min(),
        }
    }

    fn rows(&self, list: &Droplist<'_>, span: &Range<u32>) -> Vec<u32> {
        match self {
            Grams::Anything => span.clone().collect(),
            Grams::All(codes) => all_rows(list, codes, span),
            Grams::Any(parts) => {
                let mut rows: Vec<u32> =
                    parts.iter().flat_map(|part| part.rows(list, span)).collect();
                rows.sort_unstable();
                rows.dedup();
                rows
            }
            Grams::Both(parts) => {
                let cheapest = parts
                    .iter()
                    .filter_map(|part| Some((part.cost(list)?, part)))
                    .min_by_key(|(cost, _)| *cost);
                cheapest.map_or_else(|| span.clone().collect(), |(_, part)| part.rows(list, span))
            }
        }
    }
}

/// The rows with all of the grams: the shortest list, thinned by the next ones.
fn all_rows(list: &Droplist<'_>, codes: &BTreeSet<usize>, span: &Range<u32>) -> Vec<u32> {
    let mut postings: Vec<Postings<'_>> =
        codes.iter().map(|code| Postings::of(list, *code)).collect();
    postings.sort_by_key(Postings::cost);
    let Some((shortest, others)) = postings.split_first() else { return Vec::new() };
    let mut rows = Vec::new();
    for (from, to) in shortest.runs() {
        rows.extend(from.max(span.start)..to.min(span.end));
    }
    for other in others {
        // Reading a long list costs more than looking at what is left of the rows.
        if other.cost() > 8 * rows.len() {
            break;
        }
        let mut runs = other.runs();
        let mut run = runs.next();
        rows.retain(|row| {
            while run.is_some_and(|(_, to)| to <= *row) {
                run = runs.next();
            }
            run.is_some_and(|(from, _)| from <= *row)
        });
    }
    rows
}

fn literal(hir: &Hir) -> Option<&[u8]> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(&literal.0),
        _ => None,
    }
}

fn is_look(hir: &Hir, look: Look) -> bool {
    matches!(hir.kind(), HirKind::Look(found) if *found == look)
}

/// What follows the start of the label literally, and whether that is all there is.
fn prefix(parts: &[Hir]) -> (Vec<u8>, bool) {
    match parts {
        [start, first, rest @ ..] if is_look(start, Look::Start) => match literal(first) {
            Some(text) => (text.to_vec(), rest.is_empty()),
            None => (Vec::new(), false),
        },
        _ => (Vec::new(), false),
    }
}

/// The kinds of `^[class]{m,n}$`, when the class has each kind as a whole or not at all. Such
/// patterns ("four letters") are asked for most, and answered by counts.
fn kinds(parts: &[Hir]) -> Option<Kinds> {
    let [start, repeated, end] = parts else { return None };
    let HirKind::Repetition(repetition) = repeated.kind() else { return None };
    let HirKind::Class(Class::Bytes(class)) = repetition.sub.kind() else { return None };
    if !is_look(start, Look::Start) || !is_look(end, Look::End) {
        return None;
    }
    let holds = |byte: &u8| {
        class.ranges().iter().any(|range| range.start() <= *byte && *byte <= range.end())
    };
    let all = |kind: fn(&u8) -> bool| {
        let mut held = BYTES.iter().filter(|byte| kind(byte)).map(holds);
        let first = held.next()?;
        held.all(|more| more == first).then_some(first)
    };
    let letters = all(u8::is_ascii_lowercase)?;
    let kinds = Kinds { digits: all(u8::is_ascii_digit)?, hyphens: holds(&b'-') };
    letters.then_some(kinds)
}

fn grams(hir: &Hir) -> Grams {
    match hir.kind() {
        HirKind::Literal(text) => all_of(&text.0),
        HirKind::Capture(capture) => grams(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => grams(&repetition.sub),
        HirKind::Concat(parts) => {
            let mut needs = Vec::new();
            for (at, part) in parts.iter().enumerate() {
                let ended = parts.get(at + 1).is_some_and(|next| is_look(next, Look::End));
                needs.push(match literal(part) {
                    Some(text) if ended => all_of(&[text, &[END]].concat()),
                    _ => grams(part),
                });
            }
            both(needs)
        }
        HirKind::Alternation(parts) if parts.len() <= ANY_MAX => {
            let needs: Vec<Grams> = parts.iter().map(grams).collect();
            if needs.contains(&Grams::Anything) { Grams::Anything } else { Grams::Any(needs) }
        }
        _ => Grams::Anything,
    }
}

fn all_of(text: &[u8]) -> Grams {
    let mut codes = BTreeSet::new();
    for_each_gram(text, |code| {
        codes.insert(code);
    });
    if codes.is_empty() { Grams::Anything } else { Grams::All(codes) }
}

fn both(needs: Vec<Grams>) -> Grams {
    let mut codes = BTreeSet::new();
    let mut others = Vec::new();
    for need in needs {
        match need {
            Grams::Anything => {}
            Grams::All(more) => codes.extend(more),
            other => others.push(other),
        }
    }
    if !codes.is_empty() {
        others.push(Grams::All(codes));
    }
    match others.len() {
        0 => Grams::Anything,
        1 => others.remove(0),
        _ => Grams::Both(others),
    }
}
