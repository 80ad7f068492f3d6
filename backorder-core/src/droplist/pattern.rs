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
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, Hir, HirKind, Look, Repetition};

use super::alphabet::{BYTES, END, is_label_byte};
use super::need::Need;
use crate::error::{Error, ErrorKind};

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
    /// The next state by state and byte. Both states after an [`END`] begin the next label.
    table: Vec<[u16; 128]>,
    pub need: Need,
}

impl Pattern {
    /// A regular expression, without regard to case. `parameter` is named in errors.
    pub fn regex(parameter: &str, pattern: &str) -> Result<Pattern, Error> {
        if pattern.len() > PATTERN_BYTES_MAX {
            let (length, most) = (pattern.len(), PATTERN_BYTES_MAX);
            let message = format!("the pattern has {length} bytes, at most {most} allowed");
            return Err(Error::new(ErrorKind::PatternInvalid, parameter, message));
        }
        let parsed = ParserBuilder::new()
            .case_insensitive(true)
            .nest_limit(NEST_MAX)
            .build()
            .parse(pattern)
            .map_err(|error| {
                let cause = match &error {
                    regex_syntax::Error::Parse(error) => error.kind().to_string(),
                    regex_syntax::Error::Translate(error) => error.kind().to_string(),
                    error => error.to_string(),
                };
                let message = format!("the pattern \"{pattern}\" is not valid: {cause}");
                Error::new(ErrorKind::PatternInvalid, parameter, message)
            })?;
        Pattern::of(parameter, pattern, &on_labels(&parsed))
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
        Ok(Pattern { table, need: Need::of(hir) })
    }

    /// Whether a label, with its [`END`], fulfils the condition.
    pub fn matches(&self, label: &[u8]) -> bool {
        self.walk(label) == ACCEPTED
    }

    fn walk(&self, text: &[u8]) -> u16 {
        text.iter().fold(REFUSED, |state, byte| self.step(state, *byte))
    }

    #[inline]
    fn step(&self, state: u16, byte: u8) -> u16 {
        self.table[usize::from(state)][usize::from(byte & 0x7f)]
    }

    /// Whether each label of `text` fulfils the condition, 1 or 0, into `marks`, one per label.
    ///
    /// The text is walked in four places at once, so that one waits for memory while the others
    /// go on; `quarters` are the labels and bytes at which the second, third and fourth begin.
    pub fn mark(&self, text: &[u8], marks: &mut [u8], quarters: [(usize, usize); 3]) {
        let [(row1, at1), (row2, at2), (row3, at3)] = quarters;
        let cuts = (text.get(..at1), text.get(at1..at2), text.get(at2..at3), text.get(at3..));
        let (Some(text0), Some(text1), Some(text2), Some(text3)) = cuts else { return };
        if row1 > row2 || row2 > row3 || row3 > marks.len() {
            return;
        }
        let (marks0, rest) = marks.split_at_mut(row1);
        let (marks1, rest) = rest.split_at_mut(row2 - row1);
        let (marks2, marks3) = rest.split_at_mut(row3 - row2);
        let mut lanes = [
            Lane::new(text0, marks0),
            Lane::new(text1, marks1),
            Lane::new(text2, marks2),
            Lane::new(text3, marks3),
        ];
        let together = lanes.iter().map(|lane| lane.text.len()).min().unwrap_or_default();
        let [lane0, lane1, lane2, lane3] = &mut lanes;
        let all = lane0.text[..together].iter().zip(&lane1.text[..together]);
        let all = all.zip(lane2.text[..together].iter().zip(&lane3.text[..together]));
        for ((byte0, byte1), (byte2, byte3)) in all {
            lane0.step(self, *byte0);
            lane1.step(self, *byte1);
            lane2.step(self, *byte2);
            lane3.step(self, *byte3);
        }
        for lane in &mut lanes {
            for byte in &lane.text[together..] {
                lane.step(self, *byte);
            }
        }
    }
}

struct Lane<'a> {
    text: &'a [u8],
    marks: &'a mut [u8],
    row: usize,
    state: u16,
}

impl<'a> Lane<'a> {
    fn new(text: &'a [u8], marks: &'a mut [u8]) -> Lane<'a> {
        Lane { text, marks, row: 0, state: REFUSED }
    }

    /// Writes the mark of the label at every byte: the last one written, at its end, stays.
    #[inline(always)]
    fn step(&mut self, pattern: &Pattern, byte: u8) {
        self.state = pattern.step(self.state, byte);
        if let Some(mark) = self.marks.get_mut(self.row) {
            *mark = u8::from(self.state == ACCEPTED);
        }
        self.row += usize::from(byte == END);
    }
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    Start,
    End,
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
