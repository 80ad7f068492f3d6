//! A part of a longer list, and how to get the rest of it.

use super::{Request, read};
use crate::client::Client;
use crate::error::{Error, ErrorKind};
use crate::pages::{AnswerPage, Pages};
use crate::response::Response;

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk<T> {
    /// The rows of this answer.
    pub rows: Vec<T>,
    /// How many rows the whole list has, where the server says so.
    pub total: Option<u64>,
    /// The row to ask for next, if the server says that there is more.
    pub next_first: Option<u64>,
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

    /// The whole list, from the first row the command asks for. For lists of which all rows fit in
    /// memory; [`Client::parts`] gives them part by part.
    ///
    /// # Errors
    /// As [`Client::parts`]: a list that cannot be read to its end is an error, never a shorter
    /// list.
    fn fetch(&self, client: &Client) -> Result<Vec<Self::Row>, Error> {
        let mut rows = Vec::new();
        for part in client.parts(self) {
            rows.extend(part?.rows);
        }
        Ok(rows)
    }
}

/// The parts of a list. After an error it ends.
pub struct Chunks<'l, L> {
    list: &'l L,
    pages: Pages,
}

impl Client {
    /// Reads a list to its end, part by part; each has the rows that were not given before.
    ///
    /// Rows that come or go meanwhile are dealt with as [`Client::pages`] does it.
    ///
    /// # Errors
    /// Each part as [`Client::send`]; [`ErrorKind::ListChanged`] where rows may have been missed;
    /// [`ErrorKind::Invalid`] for a list that does not get on or ends before its TOTAL.
    pub fn parts<'l, L: List>(&self, list: &'l L) -> Chunks<'l, L> {
        Chunks { list, pages: Pages::of_list(self, list) }
    }
}

impl<L: List> Iterator for Chunks<'_, L> {
    type Item = Result<Chunk<L::Row>, Error>;

    fn next(&mut self) -> Option<Result<Chunk<L::Row>, Error>> {
        let page = self.pages.next()?;
        Some(page.and_then(|page| new_rows(self.list, &page)))
    }
}

/// What is new on a page.
pub(crate) fn new_rows<L: List>(list: &L, page: &AnswerPage) -> Result<Chunk<L::Row>, Error> {
    let part = list.read(page.answer())?;
    if part.rows.len() != page.count() {
        let message = format!("{} rows, but {} keys", part.rows.len(), page.count());
        return Err(Error::new(ErrorKind::Invalid, L::KEYS.first().unwrap_or(&"LIST"), message));
    }
    let mut new = page.rows().map(|row| row.place()).peekable();
    let rows = part.rows.into_iter().enumerate();
    let rows = rows.filter(|(place, _)| new.next_if_eq(place).is_some()).map(|(_, row)| row);
    Ok(Chunk { rows: rows.collect(), total: page.total(), next_first: part.next_first })
}

impl<T> Chunk<T> {
    /// Reads as many rows as the first of these columns that is there has.
    pub(super) fn read(
        answer: &Response,
        keys: &[&str],
        row: impl FnMut(usize) -> Result<T, Error>,
    ) -> Result<Chunk<T>, Error> {
        let column = keys.iter().find_map(|key| read::column(answer, key));
        let count = column.map_or(0, |column| column.len());
        let rows: Result<Vec<T>, Error> = (0..count).map(row).collect();
        let mut place = answer.pagination();
        // Columns that do not go by rows must not count.
        place.rows = count as u64;
        Ok(Chunk { rows: rows?, total: place.total, next_first: place.next_first() })
    }
}
