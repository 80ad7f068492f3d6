//! A part of a longer list, and how to get the rest of it.

use std::collections::HashSet;
use std::fmt;

use super::Request;
use crate::client::blocking::Client;
use crate::client::pages::{AnswerPage, Pages};
use crate::wire::error::{Error, ErrorKind};
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
    /// [`ErrorKind::Invalid`] about the first row that could not be read, by its key.
    pub fn all(self) -> Result<Vec<T>, Error> {
        let Some(BadRow { place, key, error }) = self.bad.into_iter().next() else {
            return Ok(self.rows);
        };
        let key = key.map(|key| format!(" ({key})")).unwrap_or_default();
        let message = format!("row {place}{key}: {error}");
        Err(Error::new(error.kind(), error.subject(), message))
    }
}

/// A list that was read to its end, with the rows of it that could not be read.
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

    /// The whole list, from the first row the command asks for. For lists of which all rows fit in
    /// memory; [`Client::parts`] gives them part by part.
    ///
    /// # Errors
    /// As [`Client::parts`]: a list that cannot be read to its end is an error, never a shorter
    /// list; and so is one with a row that cannot be read ([`Chunk::all`]).
    /// [`List::fetch_readable`] gives the others.
    fn fetch(&self, client: &Client) -> Result<Vec<Self::Row>, Error> {
        let mut rows = Vec::new();
        for part in client.parts(self) {
            rows.extend(part?.all()?);
        }
        Ok(rows)
    }

    /// The whole list, with the rows that could not be read apart: one odd cell spoils its row and
    /// no other.
    ///
    /// # Errors
    /// As [`Client::parts`].
    fn fetch_readable(&self, client: &Client) -> Result<Listing<Self::Row>, Error> {
        let mut listing = Listing { rows: Vec::new(), bad: Vec::new() };
        for part in client.parts(self) {
            let part = part?;
            listing.rows.extend(part.rows);
            listing.bad.extend(part.bad);
        }
        Ok(listing)
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

impl<L> fmt::Debug for Chunks<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").field("pages", &self.pages).finish_non_exhaustive()
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
    let count = part.rows.len() + part.bad.len();
    if count != page.count() {
        let message = format!("{count} rows, but {} keys", page.count());
        return Err(Error::new(ErrorKind::Invalid, L::KEYS.first().unwrap_or(&"LIST"), message));
    }
    let is_new: HashSet<usize> = page.rows().map(|row| row.place()).collect();
    let is_bad: HashSet<usize> = part.bad.iter().map(|bad| bad.place).collect();
    let places = (0..count).filter(|place| !is_bad.contains(place));
    let rows = places.zip(part.rows).filter(|(place, _)| is_new.contains(place));
    Ok(Chunk {
        rows: rows.map(|(_, row)| row).collect(),
        bad: part.bad.into_iter().filter(|bad| is_new.contains(&bad.place)).collect(),
        total: page.total(),
        next_first: part.next_first,
    })
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
