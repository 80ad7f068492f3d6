//! Columns and top-level keys: entries found by name, in the order in which they first came.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::Span;

/// More names than this are no answer of the API.
const NAMES: usize = 1 << 16;

/// Up to here names are compared one by one.
const FEW: usize = 8;

/// A name: where it stands in the text, or a copy where it stands there in another spelling.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    Here(Span),
    Own(Box<str>),
}

impl Key {
    /// In upper case and without white space.
    pub(super) fn of_column(bytes: &[u8], span: Span) -> Key {
        let text = span.of(bytes);
        if text.iter().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_lowercase()) {
            return Key::Here(span);
        }
        let text = String::from_utf8_lossy(text);
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        Key::Own(text.to_ascii_uppercase().into())
    }

    /// In upper case.
    pub(super) fn of_top_level(bytes: &[u8], span: Span) -> Key {
        let text = span.of(bytes);
        if text.is_ascii() && !text.iter().any(u8::is_ascii_lowercase) {
            return Key::Here(span);
        }
        Key::Own(String::from_utf8_lossy(text).to_ascii_uppercase().into())
    }

    pub(super) fn of_bytes<'r>(&'r self, bytes: &'r [u8]) -> &'r [u8] {
        match self {
            Key::Here(span) => span.of(bytes),
            Key::Own(text) => text.as_bytes(),
        }
    }

    pub(super) fn of_text<'r>(&'r self, text: &'r str) -> &'r str {
        match self {
            Key::Here(span) => span.of_text(text),
            Key::Own(text) => text,
        }
    }
}

/// An entry that has a name.
pub(super) trait Named {
    fn key(&self) -> &Key;
}

/// Entries in the order in which they came, found by their name.
#[derive(Debug, Clone)]
pub(super) struct Entries<T> {
    entries: Vec<T>,
    /// By name; only where there are many.
    index: Option<HashMap<Box<[u8]>, u32>>,
}

impl<T> Default for Entries<T> {
    fn default() -> Entries<T> {
        Entries { entries: Vec::new(), index: None }
    }
}

/// The index follows from the entries.
impl<T: PartialEq> PartialEq for Entries<T> {
    fn eq(&self, other: &Entries<T>) -> bool {
        self.entries == other.entries
    }
}

impl<T: Named> Entries<T> {
    pub(super) fn as_slice(&self) -> &[T] {
        &self.entries
    }

    pub(super) fn as_mut_slice(&mut self) -> &mut [T] {
        &mut self.entries
    }

    /// The place of the entry of this name.
    #[inline]
    pub(super) fn find(&self, bytes: &[u8], name: &[u8]) -> Option<usize> {
        match &self.index {
            None => self.entries.iter().position(|entry| entry.key().of_bytes(bytes) == name),
            Some(index) => index.get(name).map(|place| *place as usize),
        }
    }

    /// Adds an entry of a name that has none yet. False: there are far too many.
    #[inline]
    pub(super) fn add(&mut self, bytes: &[u8], entry: T) -> bool {
        let place = self.entries.len();
        if place >= FEW && !self.index_with(bytes, &entry) {
            return false;
        }
        if place == 0 {
            self.entries.reserve_exact(FEW);
        }
        self.entries.push(entry);
        true
    }

    /// Takes the next entry and those before it into the index.
    #[cold]
    fn index_with(&mut self, bytes: &[u8], next: &T) -> bool {
        let place = self.entries.len();
        if place == NAMES {
            return false;
        }
        let index = self.index.get_or_insert_default();
        let unknown = self.entries.iter().enumerate().skip(index.len());
        for (place, entry) in unknown.chain([(place, next)]) {
            index.insert(entry.key().of_bytes(bytes).into(), place as u32);
        }
        true
    }
}

/// A top-level key without a meaning of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Top {
    pub(super) key: Key,
    pub(super) value: Span,
}

impl Named for Top {
    fn key(&self) -> &Key {
        &self.key
    }
}

/// The cells of a column.
#[derive(Debug, Clone)]
pub(super) struct ColumnData {
    pub(super) key: Key,
    /// How the lines of this column begin, up to their index; empty where that is not known.
    pub(super) head: Span,
    /// Filled cells; once settled in ascending order of their row, each row once. One is kept
    /// without an allocation: most answers are about one object.
    cells: SmallVec<[Cell; 1]>,
    /// Whether a row did not follow the one before.
    untidy: bool,
}

/// The value of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    row: u32,
    value: Span,
}

impl Named for ColumnData {
    fn key(&self) -> &Key {
        &self.key
    }
}

/// How the lines began does not matter.
impl PartialEq for ColumnData {
    fn eq(&self, other: &ColumnData) -> bool {
        (&self.key, &self.cells) == (&other.key, &other.cells)
    }
}

impl ColumnData {
    pub(super) fn new(key: Key, head: Span) -> ColumnData {
        ColumnData { key, head, cells: SmallVec::new(), untidy: false }
    }

    /// With its first cell.
    #[inline]
    pub(super) fn of(key: Key, head: Span, row: u32, value: Span) -> ColumnData {
        let cells = SmallVec::from_buf([Cell { row, value }]);
        ColumnData { key, head, cells, untidy: false }
    }

    #[inline]
    pub(super) fn push(&mut self, row: u32, value: Span) {
        self.untidy |= self.cells.last().is_some_and(|last| row <= last.row);
        self.cells.push(Cell { row, value });
    }

    /// Sorts the cells and gives away those whose row is taken (true) or out of bounds.
    pub(super) fn settle(&mut self, bound: u32, mut stray: impl FnMut(u32, Span, bool)) {
        if !self.untidy && self.cells.last().is_none_or(|cell| cell.row < bound) {
            return;
        }
        // Stable, so that of two values with one index the first in the text keeps it.
        self.cells.sort_by_key(|cell| cell.row);
        let mut latest = None;
        self.cells.retain(|cell| {
            let duplicate = latest == Some(cell.row);
            let good = cell.row < bound && !duplicate;
            match good {
                true => latest = Some(cell.row),
                false => stray(cell.row, cell.value, duplicate),
            }
            good
        });
        self.untidy = false;
    }

    /// The number of rows, gaps included.
    pub(super) fn len(&self) -> usize {
        self.cells.last().map_or(0, |cell| cell.row as usize + 1)
    }

    /// The value of a row; none in a gap and beyond the end.
    pub(super) fn get(&self, row: usize) -> Option<Span> {
        // Without gaps a cell is at its own place.
        match self.cells.get(row) {
            Some(cell) if cell.row as usize == row => Some(cell.value),
            _ => {
                let row = u32::try_from(row).ok()?;
                let place = self.cells.binary_search_by_key(&row, |cell| cell.row).ok()?;
                Some(self.cells[place].value)
            }
        }
    }

    /// The filled cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, Span)> {
        self.cells.iter().map(|cell| (cell.row as usize, cell.value))
    }
}
