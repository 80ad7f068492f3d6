//! Patterns as tables: a regular expression over labels, made into an automaton that looks at each
//! byte once, whatever the pattern.
//!
//! Parsing and determinization are those of the `regex` family of crates; what is special here is
//! that labels have 37 different bytes, which lets most patterns become small tables, and that the
//! whole list can be fed through such a table without a branch per name.

use regex_automata::Input;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::hir::translate::TranslatorBuilder;
use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, Hir, HirKind, Look, Repetition};

use super::alphabet::{BYTES, END, is_label_byte};
use super::dialect::{self, Foreign};
use super::need::Need;
use crate::values::error::{Error, ErrorKind};

/// The longest pattern in bytes.
pub const PATTERN_BYTES_MAX: usize = 1000;
/// Memory for the automaton before it is made a table; about 8,000 states.
const AUTOMATON_BYTES_MAX: usize = 2 << 20;
const NFA_BYTES_MAX: usize = 1 << 20;
const NEST_MAX: u32 = 50;

/// States with a meaning of their own.
const REFUSED: u16 = 0;
const ACCEPTED: u16 = 1;
const FAILED: u16 = 2;
const FOUND: u16 = 3;

/// A condition on labels.
#[derive(Debug)]
pub(super) struct Pattern {
    table: Table,
    pub need: Need,
}

/// The next state by state and byte. Both states after an [`END`] begin the next label.
#[derive(Debug)]
enum Table {
    /// Most patterns: small, and every index is within bounds by its type.
    Small(Box<[[u8; 128]; 256]>),
    Large(Vec<[u16; 128]>),
}

impl Pattern {
    /// A regular expression, without regard to case. `parameter` is named in errors.
    pub fn regex(parameter: &str, pattern: &str) -> Result<Pattern, Error> {
        if pattern.len() > PATTERN_BYTES_MAX {
            let (length, most) = (pattern.len(), PATTERN_BYTES_MAX);
            let message = format!("the pattern has {length} bytes, at most {most} allowed");
            return Err(Error::new(ErrorKind::PatternInvalid, parameter, message));
        }
        let refuse = |why: String| {
            let message = format!("the pattern \"{pattern}\" {why}");
            Error::new(ErrorKind::PatternInvalid, parameter, message)
        };
        let foreign =
            |foreign: Foreign<'_>| refuse(format!("has {}: {}", foreign.part, foreign.hint));
        let parsed = ParserBuilder::new().nest_limit(NEST_MAX).build().parse(pattern);
        let parsed = parsed.map_err(|error| {
            if let Some(brackets) = dialect::foreign_brackets(pattern, &error) {
                return foreign(brackets);
            }
            let hint = dialect::advice(pattern, &error);
            let hint = hint.map_or_else(String::new, |hint| format!(": {hint}"));
            refuse(format!("is not valid: {}{hint}", error.kind()))
        })?;
        if let Some(part) = dialect::foreign(pattern, &parsed) {
            return Err(foreign(part));
        }
        let mut translator = TranslatorBuilder::new().case_insensitive(true).build();
        let hir = translator.translate(pattern, &parsed);
        let hir = hir.map_err(|error| refuse(format!("is not valid: {}", error.kind())))?;
        Pattern::of(parameter, pattern, &on_labels(&hir))
    }

    /// Labels that hold one of `words`, at the start, at the end or anywhere.
    pub fn words(parameter: &str, words: &[String], place: Place) -> Result<Pattern, Error> {
        let any = words.iter().map(|word| Hir::literal(word.as_bytes())).collect();
        let any = Hir::alternation(any);
        let whole = match place {
            Place::Anywhere => any,
            Place::Start => Hir::concat(vec![Hir::look(Look::Start), any]),
            Place::End => Hir::concat(vec![any, Hir::look(Look::End)]),
        };
        Pattern::of(parameter, &words.join(" "), &whole)
    }

    fn of(parameter: &str, shown: &str, hir: &Hir) -> Result<Pattern, Error> {
        let too_large = |cause: &dyn std::fmt::Display| {
            let message = format!("the pattern \"{shown}\" needs too much: {cause}");
            Error::new(ErrorKind::PatternInvalid, parameter, message)
        };
        let nfa = thompson::Compiler::new()
            .configure(
                thompson::Config::new()
                    .nfa_size_limit(Some(NFA_BYTES_MAX))
                    .which_captures(thompson::WhichCaptures::None),
            )
            .build_from_hir(hir)
            .map_err(|error| too_large(&error))?;
        let config = dense::Config::new()
            .match_kind(MatchKind::LeftmostFirst)
            .start_kind(StartKind::Unanchored)
            .dfa_size_limit(Some(AUTOMATON_BYTES_MAX))
            .determinize_size_limit(Some(AUTOMATON_BYTES_MAX));
        let dfa = dense::Builder::new()
            .configure(config)
            .build_from_nfa(&nfa)
            .map_err(|error| too_large(&error))?;
        let table = table(&dfa).ok_or_else(|| too_large(&"too many states"))?;
        Ok(Pattern { table: Table::of(table), need: Need::of(hir) })
    }

    /// Whether a label, with its [`END`], fulfils the condition.
    pub fn matches(&self, label: &[u8]) -> bool {
        match &self.table {
            Table::Small(table) => {
                label.iter().fold(0, |state: u8, byte| table[usize::from(state)][index(*byte)]) == 1
            }
            Table::Large(table) => {
                label.iter().fold(0, |state: u16, byte| table[usize::from(state)][index(*byte)])
                    == ACCEPTED
            }
        }
    }

    /// Walks labels, each with its [`END`]: where a label ends, `states` gets 1 if it fulfils the
    /// condition and 0 if not; elsewhere, anything. `states` is as long as `text`, and both are
    /// cut at the same places, at the beginnings of labels.
    ///
    /// Four places are walked at once, so that one waits for memory while the others go on.
    pub fn walk(&self, text: [&[u8]; 4], states: [&mut [u8]; 4]) {
        match &self.table {
            Table::Small(table) => {
                walk(text, states, |state: u8, byte| table[usize::from(state)][index(byte)]);
            }
            Table::Large(table) => {
                walk(text, states, |state: u16, byte| table[usize::from(state)][index(byte)]);
            }
        }
    }
}

impl Table {
    fn of(states: Vec<[u16; 128]>) -> Table {
        if states.len() > 256 {
            return Table::Large(states);
        }
        let mut small = Box::new([[0; 128]; 256]);
        for (small, state) in small.iter_mut().zip(&states) {
            // There are at most 256 states, so their numbers fit.
            *small = state.map(|next| next as u8);
        }
        Table::Small(small)
    }
}

#[inline(always)]
fn index(byte: u8) -> usize {
    usize::from(byte & 0x7f)
}

/// States that begin and end labels are below 256, so the low byte tells them.
trait State: Copy + Default {
    fn low(self) -> u8;
}

impl State for u8 {
    fn low(self) -> u8 {
        self
    }
}

impl State for u16 {
    fn low(self) -> u8 {
        self as u8
    }
}

#[inline(always)]
fn walk<S: State>(text: [&[u8]; 4], states: [&mut [u8]; 4], step: impl Fn(S, u8) -> S) {
    let together = text.iter().map(|text| text.len()).min().unwrap_or_default();
    let together = states.iter().map(|states| states.len()).fold(together, usize::min);
    let [text0, text1, text2, text3] = text.map(|text| text.split_at(together));
    let [states0, states1, states2, states3] = states.map(|states| states.split_at_mut(together));
    let (mut state0, mut state1) = (S::default(), S::default());
    let (mut state2, mut state3) = (S::default(), S::default());
    for at in 0..together {
        state0 = step(state0, text0.0[at]);
        states0.0[at] = state0.low();
        state1 = step(state1, text1.0[at]);
        states1.0[at] = state1.low();
        state2 = step(state2, text2.0[at]);
        states2.0[at] = state2.low();
        state3 = step(state3, text3.0[at]);
        states3.0[at] = state3.low();
    }
    let rest = |mut state: S, text: &[u8], states: &mut [u8]| {
        for (byte, low) in text.iter().zip(states) {
            state = step(state, *byte);
            *low = state.low();
        }
    };
    rest(state0, text0.1, states0.1);
    rest(state1, text1.1, states1.1);
    rest(state2, text2.1, states2.1);
    rest(state3, text3.1, states3.1);
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    Start,
    End,
}

impl Place {
    /// Whether a label with `word` there has `other` there, too.
    pub fn implies(self, word: &str, other: &str) -> bool {
        match self {
            Place::Anywhere => word.contains(other),
            Place::Start => word.starts_with(other),
            Place::End => word.ends_with(other),
        }
    }
}

/// The same expression for labels in ACE form alone: other characters cannot occur, and the ends
/// of text, lines and labels are the same.
fn on_labels(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) if literal.0.iter().all(|byte| is_label_byte(*byte)) => {
            Hir::literal(literal.0.clone())
        }
        HirKind::Literal(_) => Hir::fail(),
        HirKind::Class(class) => {
            let holds = |byte: u8| match class {
                Class::Unicode(class) => {
                    let c = char::from(byte);
                    class.ranges().iter().any(|range| range.start() <= c && c <= range.end())
                }
                Class::Bytes(class) => {
                    class.ranges().iter().any(|range| range.start() <= byte && byte <= range.end())
                }
            };
            let kept = BYTES.iter().filter(|byte| holds(**byte));
            let ranges = kept.map(|byte| ClassBytesRange::new(*byte, *byte));
            Hir::class(Class::Bytes(ClassBytes::new(ranges)))
        }
        HirKind::Look(look) => Hir::look(match look {
            Look::Start | Look::StartLF | Look::StartCRLF => Look::Start,
            Look::End | Look::EndLF | Look::EndCRLF => Look::End,
            Look::WordAscii | Look::WordUnicode => Look::WordAscii,
            Look::WordAsciiNegate | Look::WordUnicodeNegate => Look::WordAsciiNegate,
            Look::WordStartAscii | Look::WordStartUnicode => Look::WordStartAscii,
            Look::WordEndAscii | Look::WordEndUnicode => Look::WordEndAscii,
            Look::WordStartHalfAscii | Look::WordStartHalfUnicode => Look::WordStartHalfAscii,
            Look::WordEndHalfAscii | Look::WordEndHalfUnicode => Look::WordEndHalfAscii,
        }),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            sub: Box::new(on_labels(&repetition.sub)),
            ..repetition.clone()
        }),
        HirKind::Capture(capture) => on_labels(&capture.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(on_labels).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(on_labels).collect()),
    }
}

/// The states that can be reached with the bytes of labels, as a table; none if too many.
fn table(dfa: &dense::DFA<Vec<u32>>) -> Option<Vec<[u16; 128]>> {
    let mut table: Vec<[u16; 128]> = vec![[REFUSED; 128]; 4];
    for (state, after) in [(FAILED, REFUSED), (FOUND, ACCEPTED)] {
        table[usize::from(state)] = [state; 128];
        table[usize::from(state)][usize::from(END)] = after;
    }
    let input = Input::new("").anchored(Anchored::No);
    let start = dfa.start_state_forward(&input).ok()?;
    let mut numbers = std::collections::BTreeMap::new();
    let mut waiting: Vec<StateID> = Vec::new();
    let mut number = |state: StateID, table: &mut Vec<[u16; 128]>, waiting: &mut Vec<StateID>| {
        if dfa.is_match_state(state) {
            return Some(FOUND);
        }
        if dfa.is_dead_state(state) || dfa.is_quit_state(state) {
            return Some(FAILED);
        }
        if let Some(known) = numbers.get(&state) {
            return Some(*known);
        }
        let new = u16::try_from(table.len()).ok()?;
        table.push([FAILED; 128]);
        numbers.insert(state, new);
        waiting.push(state);
        Some(new)
    };
    let first = number(start, &mut table, &mut waiting)?;
    while let Some(state) = waiting.pop() {
        let row = usize::from(number(state, &mut table, &mut waiting)?);
        for byte in BYTES {
            let next = number(dfa.next_state(state, *byte), &mut table, &mut waiting)?;
            table[row][usize::from(*byte)] = next;
        }
        let accepts = dfa.is_match_state(dfa.next_eoi_state(state));
        table[row][usize::from(END)] = if accepts { ACCEPTED } else { REFUSED };
    }
    let begin = table[usize::from(first)];
    table[usize::from(REFUSED)] = begin;
    table[usize::from(ACCEPTED)] = begin;
    Some(table)
}
