//! An answer, read by the forms of its columns.

use std::collections::BTreeMap;

use super::{Cell, CommandFacts};
use crate::wire::error::Error;
use crate::wire::read::{column, invalid};
use crate::wire::response::Response;

/// What an answer says, as values. Columns that the table does not know are not in here; the
/// answer itself has them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Reading {
    columns: BTreeMap<&'static str, Vec<Option<Cell>>>,
    odd: Vec<Error>,
    pending: bool,
}

impl Reading {
    pub(super) fn of(facts: &CommandFacts, answer: &Response) -> Reading {
        let mut odd = Vec::new();
        let mut columns = BTreeMap::new();
        for known in &facts.columns {
            let Some(found) = column(answer, known.name) else { continue };
            let mut cells = Vec::with_capacity(found.len());
            for (row, value) in found.iter().enumerate() {
                let value = value.filter(|value| !value.is_empty());
                let cell = value.and_then(|value| known.form.read(value));
                if let (Some(value), None) = (value, &cell) {
                    let form = known.form.name();
                    let message = format_args!("row {row}: {value:?} is no {form}");
                    odd.push(invalid(known.name, message));
                }
                cells.push(cell);
            }
            columns.insert(known.name, cells);
        }
        Reading { columns, odd, pending: answer.is_pending() }
    }

    /// A cell; none: not there, empty, or odd.
    pub fn cell(&self, column: &str, row: usize) -> Option<&Cell> {
        self.columns.get(column)?.get(row)?.as_ref()
    }

    /// How many rows a column has.
    pub fn rows(&self, column: &str) -> usize {
        self.columns.get(column).map_or(0, Vec::len)
    }

    /// The columns that the answer has, by name.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, &[Option<Cell>])> {
        self.columns.iter().map(|(name, cells)| (*name, cells.as_slice()))
    }

    /// The cells whose form does not fit; each names its column.
    pub fn odd(&self) -> &[Error] {
        &self.odd
    }

    /// Accepted, but not done yet.
    pub fn is_pending(&self) -> bool {
        self.pending
    }
}
