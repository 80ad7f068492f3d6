//! A page of a list, and what in it is new.

use std::collections::HashSet;

use crate::commands::{Chunk, List};
use crate::wire::error::{Error, ErrorKind};
use crate::wire::response::Response;

/// How a list is read.
///
/// # Example
/// ```no_run
/// use ispapi_client::{Client, Command, Paging};
/// # fn read(client: &Client) -> Result<(), ispapi_client::Error> {
/// let list = Command::new("QueryDomainList").with("ORDERBY", "DOMAIN");
/// for page in client.pages(&list, Paging::by_key("DOMAIN")) {
///     for row in page?.rows() {
///         println!("{}", row.get("DOMAIN").unwrap_or_default());
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Paging {
    /// The column that tells rows apart, where there is one.
    pub key: Option<String>,
    /// Rows to ask for at once, at least 2, in place of the command's own LIMIT \[1000\]; the
    /// server may give fewer.
    pub limit: u64,
    /// Rows to read at most before the list is refused \[10,000,000\].
    pub max_rows: u64,
}

impl Default for Paging {
    fn default() -> Paging {
        Paging { key: None, limit: 1000, max_rows: 10_000_000 }
    }
}

impl Paging {
    /// With a column that tells rows apart.
    pub fn by_key(column: impl Into<String>) -> Paging {
        Paging { key: Some(column.into()), ..Paging::default() }
    }
}

/// A page of a list: the rows that were not given before.
#[derive(Debug, Clone)]
pub struct AnswerPage {
    pub(super) answer: Response,
    /// The place in the list of the first row of the answer.
    pub(super) first: u64,
    pub(super) rows: Vec<usize>,
    /// Rows of the answer, new or not.
    pub(super) count: usize,
    pub(super) total: Option<u64>,
}

impl AnswerPage {
    /// The server's answer, with all its rows.
    pub fn answer(&self) -> &Response {
        &self.answer
    }

    /// The new rows in their order.
    pub fn rows(&self) -> impl Iterator<Item = AnswerRow<'_>> {
        self.rows.iter().map(|row| AnswerRow { answer: &self.answer, row: *row })
    }

    /// How many rows the whole list has, where the server says so.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The place in the list of the first row of the answer.
    pub(crate) fn first(&self) -> u64 {
        self.first
    }

    /// Rows of the answer, new or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

/// A row of a page.
#[derive(Debug, Clone, Copy)]
pub struct AnswerRow<'p> {
    answer: &'p Response,
    row: usize,
}

impl<'p> AnswerRow<'p> {
    /// The value of a column, if the row has one.
    pub fn get(&self, column: &str) -> Option<&'p str> {
        self.answer.column(column)?.get(self.row)
    }

    /// The row's place in the answer, from 0.
    pub fn place(&self) -> usize {
        self.row
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
