//! A part of a longer list, and how to get the rest of it.

use super::Request;
use crate::client::Client;
use crate::error::{Error, ErrorKind};
use crate::response::Response;

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<T> {
    /// The rows of this answer.
    pub rows: Vec<T>,
    /// How many rows the whole list has, where the server says so.
    pub total: Option<u64>,
    /// The row to ask for next, if there is more.
    pub next_first: Option<u64>,
}

/// A command that asks for a list in parts.
pub trait List: Request<Response = Part<Self::Row>> + Sized {
    /// One row.
    type Row;

    /// The first row this command asks for, from 0.
    fn first(&self) -> u64;

    /// The same question from another row on.
    fn starting_at(&self, first: u64) -> Self;

    /// The whole list, part by part. For lists of which all rows fit in memory.
    ///
    /// A list whose length changes while it is read may have lost rows between two parts: it is
    /// read again from its beginning, three times in all.
    ///
    /// # Errors
    /// As [`Client::send`]. A list that cannot be read to its end is an error, never a shorter
    /// list; so is one that does not keep still ([`ErrorKind::Invalid`]).
    fn fetch(&self, client: &Client) -> Result<Vec<Self::Row>, Error> {
        for _ in 0..READINGS {
            if let Some(rows) = read_whole(self, client)? {
                return Ok(rows);
            }
        }
        let message = format!("the list changed {READINGS} times while it was read");
        Err(Error::new(ErrorKind::Invalid, "TOTAL", message))
    }
}

/// How often a list that does not keep still is read.
const READINGS: u32 = 3;

/// None if the list changed meanwhile.
fn read_whole<L: List>(list: &L, client: &Client) -> Result<Option<Vec<L::Row>>, Error> {
    let mut rows = Vec::new();
    let mut part = client.send(&list.starting_at(list.first()))?;
    let (total, mut first) = (part.total, list.first());
    loop {
        rows.extend(part.rows);
        let Some(next) = onward(first, part.next_first)? else { return Ok(Some(rows)) };
        part = client.send(&list.starting_at(next))?;
        if part.total != total {
            return Ok(None);
        }
        first = next;
    }
}

/// The next row to ask for; a list that does not go on would be asked for ever.
pub(super) fn onward(first: u64, next: Option<u64>) -> Result<Option<u64>, Error> {
    match next {
        Some(next) if next <= first => {
            let message = format!("the list goes back from {first} to {next}");
            Err(Error::new(ErrorKind::Invalid, "FIRST", message))
        }
        next => Ok(next),
    }
}

impl<T> Part<T> {
    /// Reads as many rows as `key` has.
    pub(super) fn read(
        answer: &Response,
        key: &str,
        row: impl FnMut(usize) -> Result<T, Error>,
    ) -> Result<Part<T>, Error> {
        let count = super::read::rows(answer, key);
        let rows: Result<Vec<T>, Error> = (0..count).map(row).collect();
        let mut place = answer.pagination();
        // Columns that do not go by rows must not count.
        place.rows = count as u64;
        Ok(Part { rows: rows?, total: place.total, next_first: place.next_first() })
    }
}
