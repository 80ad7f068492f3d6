//! Paging of long lists.

use super::{Column, ResponseView};

/// Where an answer stands in a longer list: from the columns FIRST, LAST, COUNT, LIMIT and TOTAL
/// only, none of which is data.
///
/// Rows and firsts count from 0, pages from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Pagination {
    /// Rows of this answer: the longest column that is data.
    pub rows: u64,
    /// The server's COUNT.
    pub count: Option<u64>,
    /// The server's FIRST.
    pub first: Option<u64>,
    /// The server's LAST.
    pub last: Option<u64>,
    /// The server's LIMIT.
    pub limit: Option<u64>,
    /// The server's TOTAL.
    pub total: Option<u64>,
}

impl Pagination {
    pub(super) fn of(answer: &ResponseView<'_>) -> Pagination {
        let number = |name: &str| {
            let text = answer.first(name)?;
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
        };
        // COLUMN lists the names of the other columns (QueryDomainPendingDeleteList).
        let is_data = |column: &Column<'_>| !column.is_paging();
        let rows = answer.columns().filter(is_data).map(|column| column.len() as u64).max();
        Pagination {
            rows: rows.unwrap_or(0),
            count: number("COUNT"),
            first: number("FIRST"),
            last: number("LAST"),
            limit: number("LIMIT"),
            total: number("TOTAL"),
        }
    }

    /// Pages of the whole list; 1 when there are rows and nothing is said of pages.
    pub fn pages(&self) -> u64 {
        match (self.total, self.limit) {
            (Some(total), Some(limit)) if limit > 0 => total.div_ceil(limit),
            _ => u64::from(self.rows > 0),
        }
    }

    /// The page this answer is, counted from 1.
    pub fn current_page(&self) -> Option<u64> {
        match (self.first, self.limit) {
            (Some(first), Some(limit)) if limit > 0 => (first / limit).checked_add(1),
            _ => None,
        }
    }

    /// Whether there is more after this answer.
    pub fn has_next(&self) -> bool {
        self.next_first().is_some()
    }

    /// The FIRST to ask for next, if there is more.
    pub fn next_first(&self) -> Option<u64> {
        let next = self.first.unwrap_or(0).checked_add(self.rows)?;
        (self.rows > 0 && self.total.is_some_and(|total| next < total)).then_some(next)
    }

    /// The page after this one, if there is more.
    pub fn next_page(&self) -> Option<u64> {
        self.next_first()?;
        self.current_page()?.checked_add(1)
    }

    /// Whether there is something before this answer.
    pub fn has_prev(&self) -> bool {
        self.first.is_some_and(|first| first > 0)
    }

    /// The page before this one, if there is something before.
    pub fn prev_page(&self) -> Option<u64> {
        if !self.has_prev() {
            return None;
        }
        self.current_page().map(|page| page.saturating_sub(1).max(1))
    }
}

/// Columns that hold no data of their own.
pub(super) const PAGING: [&str; 6] = ["FIRST", "LAST", "COUNT", "LIMIT", "TOTAL", "COLUMN"];
