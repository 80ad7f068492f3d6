//! The list from the registrar's API, read as one list: if it moves meanwhile, it is read anew.
//!
//! The registrar replaces its list twice a day, and reading it takes hundreds of calls. A list that
//! is part old and part new would move dates and lose names, so every sign of a change ends the
//! reading: another total, a page that does not go on with the row before, or, when all is read,
//! pages that are read again and are not what they were.

use std::hash::{BuildHasher, RandomState};

use backorder_core::Error as Rule;
use backorder_core::droplist::Import;

use crate::client::blocking::Client;
use crate::client::pages::Pages;
use crate::commands::{List, PendingDelete, QueryDomainPendingDeleteList, Request};
use crate::wire::error::{Error, ErrorKind};

use super::ListError;

/// Readings of a list that does not keep still, before it is given up.
pub(super) const READINGS_MAX: u32 = 3;
/// Pages that are read again in the end, from the first on and as far apart as they can be: all of
/// a short list.
const PAGES_AGAIN: u64 = 16;

/// Why a reading ended early.
enum Ended {
    Moved(String),
    Failed(ListError),
}

/// Reads the whole list into imports made by `begin`, until one of them has it as it was at one
/// time; how many readings that took.
pub(super) fn read(
    client: &Client,
    query: &QueryDomainPendingDeleteList,
    import: &mut Import,
    begin: impl Fn() -> Result<Import, Rule>,
    progress: &mut dyn FnMut(&Import, Option<u64>),
) -> Result<u32, ListError> {
    let mut how = String::new();
    for reading in 1..=READINGS_MAX {
        *import = begin()?;
        match Reading::new(query).whole(client, import, progress) {
            Ok(()) => return Ok(reading),
            Err(Ended::Failed(error)) => return Err(error),
            Err(Ended::Moved(moved)) => how = moved,
        }
        tracing::debug!(reading, how, "the droplist changed while it was read");
    }
    let message = format!("the list changed in each of {READINGS_MAX} readings: {how}");
    Err(Error::new(ErrorKind::ListChanged, NAME, message).into())
}

const NAME: &str = "QueryDomainPendingDeleteList";

/// What was read of one list.
struct Reading<'q> {
    query: &'q QueryDomainPendingDeleteList,
    hasher: RandomState,
    /// A hash of each row, by its place.
    rows: Vec<u64>,
    total: Option<u64>,
}

impl<'q> Reading<'q> {
    fn new(query: &'q QueryDomainPendingDeleteList) -> Reading<'q> {
        Reading { query, hasher: RandomState::new(), rows: Vec::new(), total: None }
    }

    fn whole(
        mut self,
        client: &Client,
        import: &mut Import,
        progress: &mut dyn FnMut(&Import, Option<u64>),
    ) -> Result<(), Ended> {
        for page in Pages::of_still_list(client, self.query) {
            let page = page.map_err(|error| ended(import, error))?;
            let chunk = self.query.read(page.answer()).map_err(|error| ended(import, error))?;
            self.total = page.total().or(self.total);
            self.check(page.first(), &chunk.rows)?;
            let new = page.rows().filter_map(|row| chunk.rows.get(row.place()));
            for name in new {
                self.rows.push(self.hash(name));
                import
                    .push_texts(&name.domain, &name.finalization, &name.score)
                    .map_err(|error| Ended::Failed(error.into()))?;
            }
            progress(import, self.total);
        }
        self.look_again(client, import)
    }

    /// Reads some pages again, at the end: what was read first may have been replaced since.
    fn look_again(&self, client: &Client, import: &Import) -> Result<(), Ended> {
        let (count, limit) = (self.rows.len() as u64, self.query.limit().max(1));
        let pages = count.div_ceil(limit);
        let again = pages.min(PAGES_AGAIN);
        for number in 0..again {
            let first = self.query.first + number * pages / again * limit;
            let query = QueryDomainPendingDeleteList { first, ..self.query.clone() };
            let chunk = client.send(&query).map_err(|error| ended(import, error))?;
            if chunk.total != self.total {
                let shown = |total: Option<u64>| {
                    total.map_or_else(|| "no total".to_owned(), |total| total.to_string())
                };
                let message = format!("{} rows became {}", shown(self.total), shown(chunk.total));
                return Err(Ended::Moved(message));
            }
            if chunk.rows.is_empty() {
                return Err(Ended::Moved(format!("no row is left from place {first} on")));
            }
            self.check(first, &chunk.rows)?;
        }
        Ok(())
    }

    /// Rows that were read before must be what they were.
    fn check(&self, first: u64, rows: &[PendingDelete]) -> Result<(), Ended> {
        for (place, row) in (first..).zip(rows) {
            let known = usize::try_from(place.saturating_sub(self.query.first)).ok();
            let known = known.and_then(|place| self.rows.get(place));
            if known.is_some_and(|known| *known != self.hash(row)) {
                return Err(Ended::Moved(format!("another row is in place {place}")));
            }
        }
        Ok(())
    }

    fn hash(&self, row: &PendingDelete) -> u64 {
        self.hasher.hash_one((&row.domain, &row.finalization, &row.score))
    }
}

fn ended(import: &Import, error: Error) -> Ended {
    match error.kind() {
        ErrorKind::ListChanged => Ended::Moved(error.to_string()),
        _ => {
            let words = format!("cannot fetch the list after {} rows: ", import.report().lines);
            Ended::Failed(error.while_doing(NAME, &words).into())
        }
    }
}
