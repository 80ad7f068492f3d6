//! Lists, read by a blocking client.

use std::fmt;

use crate::client::blocking::Client;
use crate::commands::{Chunk, List, Listing};
use crate::exchange::page::{AnswerPage, Paging, new_rows};
use crate::exchange::pager::Pager;
use crate::wire::command::Command;
use crate::wire::error::Error;

/// The pages of a list, which may change meanwhile. After an error it ends.
///
/// A list of the API is read by position: FIRST and LIMIT. Rows that come or go meanwhile move the
/// others. With a key column each page begins with a row that was already read; where it does not,
/// rows have gone, and the pages before are read once more. So, if the list keeps its order:
///
/// - every row that was in the list all the time is given exactly once;
/// - a row that came or went meanwhile is given at most once;
/// - a list that shrinks faster than it can be read is an error, not a shorter list.
///
/// Without a key column nothing can be recognised: rows may come twice where the list grew, and a
/// list that shrank is [`crate::ErrorKind::ListChanged`].
///
/// The list ends where the server's TOTAL says; without a TOTAL, with the first page that is not
/// full. A page without rows before that end is an error.
///
/// In memory are one page and, with a key column, 20 to 40 bytes for each row read.
#[derive(Clone)]
pub struct Pages {
    client: Client,
    pager: Pager,
}

impl Client {
    /// Reads a Query...List command to its end, page by page, from its FIRST on if it has one. Its
    /// own LIMIT and LAST are not sent.
    ///
    /// # Errors
    /// Each page as [`Client::send`]; [`crate::ErrorKind::ListChanged`] where rows may have been
    /// missed; [`crate::ErrorKind::Invalid`] for a list that does not get on.
    pub fn pages(&self, command: &Command, paging: Paging) -> Pages {
        Pages { client: self.clone(), pager: Pager::new(command, paging) }
    }

    /// Reads a list to its end, part by part; each has the rows that were not given before.
    ///
    /// Rows that come or go meanwhile are dealt with as [`Client::pages`] does it.
    ///
    /// # Errors
    /// Each part as [`Client::send`]; [`crate::ErrorKind::ListChanged`] where rows may have been
    /// missed; [`crate::ErrorKind::Invalid`] for a list that does not get on or ends before its
    /// TOTAL.
    pub fn parts<'l, L: List>(&self, list: &'l L) -> Chunks<'l, L> {
        Chunks { list, pages: Pages::of_list(self, list) }
    }

    /// The whole list, from the first row the command asks for. For lists of which all rows fit in
    /// memory; [`Client::parts`] gives them part by part.
    ///
    /// # Errors
    /// As [`Client::parts`]: a list that cannot be read to its end is an error, never a shorter
    /// list; and so is one with a row that cannot be read ([`Chunk::all`]).
    /// [`Client::fetch_readable`] gives the others.
    pub fn fetch<L: List>(&self, list: &L) -> Result<Vec<L::Row>, Error> {
        let mut rows = Vec::new();
        for part in self.parts(list) {
            rows.extend(part?.all()?);
        }
        Ok(rows)
    }

    /// The whole list, with the rows that could not be read apart: one odd cell spoils its row and
    /// no other.
    ///
    /// # Errors
    /// As [`Client::parts`].
    pub fn fetch_readable<L: List>(&self, list: &L) -> Result<Listing<L::Row>, Error> {
        let (mut rows, mut bad) = (Vec::new(), Vec::new());
        for part in self.parts(list) {
            let part = part?;
            rows.extend(part.rows);
            bad.extend(part.bad);
        }
        Ok(Listing { rows, bad })
    }
}

impl Pages {
    pub(crate) fn of_list<L: List>(client: &Client, list: &L) -> Pages {
        let pager = Pager::of_list(list, client.connection().platform());
        Pages { client: client.clone(), pager }
    }

    /// The pages of a list that must not move while it is read ([`Pager::still`]).
    pub(crate) fn of_still_list<L: List>(client: &Client, list: &L) -> Pages {
        let Pages { client, pager } = Pages::of_list(client, list);
        Pages { client, pager: pager.still() }
    }
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("pager", &self.pager).finish_non_exhaustive()
    }
}

impl Iterator for Pages {
    type Item = Result<AnswerPage, Error>;

    fn next(&mut self) -> Option<Result<AnswerPage, Error>> {
        loop {
            let command = self.pager.next_command()?;
            let answer = match self.pager.refused() {
                Some(error) => Err(error),
                None => self.client.call(&command),
            };
            if let Some(page) = self.pager.accept(answer).transpose() {
                return Some(page);
            }
        }
    }
}

/// The parts of a list. After an error it ends.
pub struct Chunks<'l, L> {
    list: &'l L,
    pages: Pages,
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
