//! A part of a longer list, and how to get the rest of it.

use super::Request;
use crate::wire::error::Error;
use crate::wire::read;
use crate::wire::response::Response;

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Chunk<T> {
    /// The rows of this answer that could be read.
    pub rows: Vec<T>,
    /// Those that could not.
    pub bad: Vec<BadRow>,
    /// How many rows the whole list has, where the server says so.
    pub total: Option<u64>,
    /// The row to ask for next, if the server says that there is more.
    pub next_first: Option<u64>,
}

/// A row of a list that could not be read. It is in the list all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BadRow {
    /// Its place in the answer, from 0.
    pub place: usize,
    /// The key by which it is known, such as the domain, if it has one.
    pub key: Option<String>,
    /// What cannot be read; the subject is the column.
    pub error: Error,
}

impl<T> Chunk<T> {
    /// The rows, all of them.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Invalid`] about the first row that could not be read, by its key.
    pub fn all(self) -> Result<Vec<T>, Error> {
        let Some(BadRow { place, key, error }) = self.bad.into_iter().next() else {
            return Ok(self.rows);
        };
        let key = key.map(|key| format!(" ({key})")).unwrap_or_default();
        let message = format!("row {place}{key}: {error}");
        Err(Error::new(error.kind(), error.subject(), message))
    }
}

/// A list that was read to its end ([`crate::Client::fetch_readable`]), with the rows of it that
/// could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Listing<T> {
    /// The rows that could be read.
    pub rows: Vec<T>,
    /// Those that could not.
    pub bad: Vec<BadRow>,
}

/// A command that asks for a list in parts.
pub trait List: Request<Response = Chunk<Self::Row>> + Sized {
    /// One row.
    type Row;

    /// The column by which a row is known again, in the spellings it may have; empty where there is
    /// none.
    const KEYS: &'static [&'static str];

    /// Whether a row may lack its key: then it is known by its place alone.
    const SPARSE: bool = false;

    /// Rows to ask for at once.
    fn limit(&self) -> u64;
}

impl<T> Chunk<T> {
    /// Reads as many rows as the first of these columns that is there has.
    pub(super) fn read(
        answer: &Response,
        keys: &[&str],
        mut row: impl FnMut(usize) -> Result<T, Error>,
    ) -> Result<Chunk<T>, Error> {
        let column = keys.iter().find_map(|key| read::column(answer, key));
        let count = column.map_or(0, |column| column.len());
        let (mut rows, mut bad) = (Vec::with_capacity(count), Vec::new());
        for place in 0..count {
            match row(place) {
                Ok(row) => rows.push(row),
                Err(error) => {
                    let key = read::any_cell(answer, keys, place).map(str::to_owned);
                    bad.push(BadRow { place, key, error });
                }
            }
        }
        let mut place = answer.pagination();
        // Columns that do not go by rows must not count.
        place.rows = count as u64;
        Ok(Chunk { rows, bad, total: place.total, next_first: place.next_first() })
    }
}
