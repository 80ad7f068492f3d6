//! A pattern as a union of what is known without reading a label: the grams it has, the names that
//! begin as it does.
//!
//! A pattern is written as a few sequences of steps, one of which must be there: places with a
//! choice of bytes, the ends of the label, and gaps of which nothing is known. Of each sequence the
//! cheapest window is taken: up to three places in a row, or what stands at the start. Where a
//! window is all there is of a sequence, its rows need no second look.

use std::ops::Range;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::alphabet::{BYTES, SYMBOLS, symbol};
use super::grams::Postings;
use super::image::Droplist;

/// Sequences a pattern is written as, at most.
const SEQUENCES_MAX: usize = 64;
/// Steps of a sequence, at most.
const STEPS_MAX: usize = 64;
/// Sources of all windows, at most: each is looked up before anything is searched.
const SOURCES_MAX: usize = 1024;
/// Pairs and their followers that one window is tried with, at most.
const TRIED_MAX: usize = 4096;
/// Windows of a sequence to choose from, at most.
const WINDOWS_MAX: usize = 8;
/// Beginnings that are looked up for one window, at most.
const STARTS_MAX: usize = 64;

/// The symbols of all bytes of labels; bit 0 is the end of the label.
const ALL: u64 = (1 << SYMBOLS) - 2;
const END: u64 = 1;

/// Rows that a pattern may be found in: what one of the windows of each sequence gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cover {
    sequences: Vec<Vec<Window>>,
    /// Whether the pattern is found in each of these rows.
    pub exact: bool,
}

/// Where rows come from; all of them count.
type Window = Vec<Source>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    /// Labels that start with this.
    Start(Vec<u8>),
    /// Labels with a gram whose code is in this range.
    Grams(Range<usize>),
    /// The label of this one byte, which is too short for a gram.
    Single(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Start,
    End,
    /// A byte of a choice: a bit for each symbol.
    Place(u64),
    /// Anything, or nothing.
    Gap,
}

impl Cover {
    /// None when the pattern is too wide for it, or when nothing is known of a sequence.
    pub fn of(hir: &Hir) -> Option<Cover> {
        let sequences = sequences(hir)?;
        let mut exact = true;
        let windows: Option<Vec<Vec<Window>>> = sequences
            .iter()
            .map(|steps| {
                if let Some(window) = whole(steps) {
                    return Some(vec![window]);
                }
                exact = false;
                let windows = windows(steps);
                (!windows.is_empty()).then_some(windows)
            })
            .collect();
        let sequences = windows?;
        let sources: usize = sequences.iter().flatten().map(Vec::len).sum();
        (sources <= SOURCES_MAX).then_some(Cover { sequences, exact })
    }

    /// About how much work it is, in bytes of the index.
    pub fn cost(&self, list: &Droplist<'_>) -> usize {
        self.cheapest(list).map(|(cost, _)| cost).sum()
    }

    /// The rows within `span` in runs of consecutive ones; in no order, and some more than once.
    pub fn for_each_run(
        &self,
        list: &Droplist<'_>,
        span: &Range<u32>,
        mut each: impl FnMut(Range<u32>),
    ) {
        let mut put = |rows: Range<u32>| {
            let start = rows.start.clamp(span.start, span.end);
            each(start..rows.end.clamp(start, span.end));
        };
        for source in self.cheapest(list).flat_map(|(_, window)| window) {
            match source {
                Source::Start(head) => put(list.starting_with(head)),
                Source::Single(byte) => put(list.labelled(&[*byte])),
                Source::Grams(codes) => {
                    for postings in Postings::of_range(list, codes.clone()) {
                        postings.runs().for_each(|(from, to)| put(from..to));
                    }
                }
            }
        }
    }

    fn cheapest<'c>(&'c self, list: &Droplist<'_>) -> impl Iterator<Item = (usize, &'c Window)> {
        self.sequences.iter().filter_map(|windows| {
            let costs = windows.iter().map(|window| {
                let costs = window.iter().map(|source| source.cost(list));
                (costs.sum::<usize>(), window)
            });
            costs.min_by_key(|(cost, _)| *cost)
        })
    }
}

impl Source {
    fn cost(&self, list: &Droplist<'_>) -> usize {
        match self {
            // Consecutive rows are marked many at a time.
            Source::Start(head) => list.starting_with(head).len() / 16,
            Source::Grams(codes) => Postings::cost_of_range(list, codes),
            Source::Single(_) => 1,
        }
    }
}

/// The sequences of which one must be there.
fn sequences(hir: &Hir) -> Option<Vec<Vec<Step>>> {
    let one = |step| Some(vec![vec![step]]);
    match hir.kind() {
        HirKind::Empty => Some(vec![Vec::new()]),
        HirKind::Literal(text) => {
            let step = |byte: &u8| Step::Place(1 << symbol(*byte));
            bounded(vec![text.0.iter().map(step).collect()])
        }
        HirKind::Class(Class::Bytes(class)) => {
            let holds = |byte: &&u8| {
                class.ranges().iter().any(|range| range.start() <= **byte && **byte <= range.end())
            };
            let bits = BYTES.iter().filter(holds).map(|byte| 1_u64 << symbol(*byte));
            match bits.sum() {
                // No label can have it.
                0 => Some(Vec::new()),
                bits => one(Step::Place(bits)),
            }
        }
        HirKind::Look(Look::Start) => one(Step::Start),
        HirKind::Look(Look::End) => one(Step::End),
        HirKind::Repetition(repetition) => {
            let times = repetition.min.min(3) as usize;
            let once = sequences(&repetition.sub)?;
            let copies = vec![once; times];
            let copies = copies.into_iter().try_fold(vec![Vec::new()], follow)?;
            if repetition.max == Some(times as u32) {
                return Some(copies);
            }
            let gap = vec![vec![Step::Gap]];
            if times == 0 {
                return Some(gap);
            }
            follow(copies.clone(), gap).and_then(|before| follow(before, copies))
        }
        HirKind::Concat(parts) => {
            parts.iter().map(sequences).try_fold(vec![Vec::new()], |all, part| follow(all, part?))
        }
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(sequences(part)?);
            }
            bounded(all)
        }
        HirKind::Capture(_) | HirKind::Class(_) | HirKind::Look(_) => one(Step::Gap),
    }
}

/// Each sequence, followed by each of the others.
fn follow(first: Vec<Vec<Step>>, then: Vec<Vec<Step>>) -> Option<Vec<Vec<Step>>> {
    if first.len() * then.len() > SEQUENCES_MAX {
        return None;
    }
    let all = first.iter().flat_map(|first| then.iter().map(|then| [&first[..], then].concat()));
    bounded(all.collect())
}

fn bounded(sequences: Vec<Vec<Step>>) -> Option<Vec<Vec<Step>>> {
    let fits =
        sequences.len() <= SEQUENCES_MAX && sequences.iter().all(|steps| steps.len() <= STEPS_MAX);
    fits.then_some(sequences)
}

/// The window that is the whole sequence.
fn whole(steps: &[Step]) -> Option<Window> {
    let place = |step: &Step| match step {
        Step::Place(bits) => Some(*bits),
        _ => None,
    };
    let (anchored, rest) = match steps {
        [Step::Start, rest @ ..] => (true, rest),
        _ => (false, steps),
    };
    let (ended, rest) = match rest {
        [rest @ .., Step::End] => (true, rest),
        _ => (false, rest),
    };
    let places: Vec<u64> = rest.iter().map(place).collect::<Option<_>>()?;
    match (anchored, ended) {
        // Every label has a byte.
        (_, false) if places.is_empty() || places == [ALL] => Some(vec![Source::Start(Vec::new())]),
        (true, false) => starts(&places),
        (false, false) if places.len() <= 3 => grams(&places, false),
        (false, true) if (1..=2).contains(&places.len()) => grams(&places, true),
        _ => None,
    }
}

/// Windows of a sequence, each of which its rows must have.
fn windows(steps: &[Step]) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut at = 0;
    while at < steps.len() && windows.len() < WINDOWS_MAX {
        let run: Vec<u64> = steps[at..]
            .iter()
            .map_while(|step| match step {
                Step::Place(bits) => Some(*bits),
                _ => None,
            })
            .collect();
        if run.is_empty() {
            at += 1;
            continue;
        }
        if at > 0 && steps[at - 1] == Step::Start {
            windows.extend((1..=run.len()).rev().find_map(|count| starts(&run[..count])));
        }
        at += run.len();
        let ended = steps.get(at) == Some(&Step::End);
        if run.len() < 3 {
            windows.extend(grams(&run, ended));
        } else {
            windows.extend(run.windows(3).filter_map(|places| grams(places, false)));
            if ended {
                windows.extend(grams(&run[run.len() - 2..], true));
            }
        }
    }
    windows
}

/// Labels that start with one of these.
fn starts(places: &[u64]) -> Option<Window> {
    let mut counts = places.iter().map(|bits| bits.count_ones() as usize);
    let count = counts.try_fold(1, |all: usize, count| all.checked_mul(count))?;
    if count > STARTS_MAX {
        return None;
    }
    let mut heads = vec![Vec::new()];
    for bits in places {
        let bytes = || BYTES.iter().filter(|byte| bits >> symbol(**byte) & 1 == 1);
        let longer = |head: &Vec<u8>| -> Vec<Vec<u8>> {
            bytes().map(|byte| [&head[..], &[*byte]].concat()).collect()
        };
        heads = heads.iter().flat_map(longer).collect();
    }
    Some(heads.into_iter().map(Source::Start).collect())
}

/// Labels that have one to three such places in a row, at their end if `ended`.
fn grams(places: &[u64], ended: bool) -> Option<Window> {
    let after = if ended { END } else { ALL | END };
    let (codes, alone) = match places {
        [first] if ended => (vec![[ALL, *first, END]], *first),
        [first] => (vec![[*first, ALL, after], [ALL, *first, END]], *first),
        [first, second] => (vec![[*first, *second, after]], 0),
        [first, second, third] if !ended => (vec![[*first, *second, *third]], 0),
        _ => return None,
    };
    let mut sources = Vec::new();
    for codes in codes {
        add_codes(&mut sources, codes)?;
    }
    let alone = BYTES.iter().filter(|byte| alone >> symbol(**byte) & 1 == 1);
    sources.extend(alone.map(|byte| Source::Single(*byte)));
    Some(sources)
}

/// None when there are too many to try.
fn add_codes(sources: &mut Window, [first, second, third]: [u64; 3]) -> Option<()> {
    let symbols = |bits: u64| (0..SYMBOLS).filter(move |symbol| bits >> symbol & 1 == 1);
    let mut thirds: Vec<Range<usize>> = Vec::new();
    for third in symbols(third) {
        match thirds.last_mut().filter(|run| run.end == third) {
            Some(run) => run.end += 1,
            None => thirds.push(third..third + 1),
        }
    }
    let pairs = first.count_ones() as usize * second.count_ones() as usize;
    if pairs * thirds.len() > TRIED_MAX {
        return None;
    }
    for first in symbols(first) {
        for second in symbols(second) {
            let pair = (first * SYMBOLS + second) * SYMBOLS;
            for third in &thirds {
                let (start, end) = (pair + third.start, pair + third.end);
                match sources.last_mut() {
                    Some(Source::Grams(codes)) if codes.end == start => codes.end = end,
                    _ => sources.push(Source::Grams(start..end)),
                }
            }
        }
    }
    Some(())
}
