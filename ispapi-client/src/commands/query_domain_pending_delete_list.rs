//! QueryDomainPendingDeleteList: the names about to drop, in pages.

use backorder_core::droplist::Import;
use chrono::{DateTime, Utc};

use super::Request;
use super::part::onward;
use super::read::{column, missing, parse_date};
use crate::client::Client;
use crate::command::Command;
use crate::error::{Error, ErrorKind};
use crate::profile::Platform;
use crate::response::Response;

/// Asks for a part of the droplist. The whole of it has half a million rows and more: see
/// [`QueryDomainPendingDeleteList::fetch_into`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDomainPendingDeleteList {
    /// The zones wanted, such as `COM`; none for all.
    pub zones: Vec<String>,
    /// Only names whose finalization date is at or after this instant.
    pub finalization_min: Option<DateTime<Utc>>,
    /// Only names whose finalization date is at or before this instant.
    pub finalization_max: Option<DateTime<Utc>>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

impl Default for QueryDomainPendingDeleteList {
    /// The whole list, 10,000 rows an answer.
    fn default() -> QueryDomainPendingDeleteList {
        QueryDomainPendingDeleteList {
            zones: Vec::new(),
            finalization_min: None,
            finalization_max: None,
            first: 0,
            limit: 10_000,
        }
    }
}

/// A name about to drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingDelete {
    /// The name, as the registrar writes it (ACE form).
    pub domain: String,
    /// When orders and cancellations for it close, UTC.
    pub finalization_at: DateTime<Utc>,
    /// The registrar's score; 0 if it has none.
    pub score: u8,
}

/// A row that is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableRow {
    /// What stood in DOMAIN.
    pub domain: String,
    /// What stood in FINALIZATIONDATE.
    pub finalization: String,
}

/// A part of the list. One bad row among half a million does not spoil it: those are kept apart,
/// and the import counts them as it counts the bad lines of a CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingDeletePart {
    /// The names that can be read.
    pub names: Vec<PendingDelete>,
    /// The rows that cannot.
    pub unreadable: Vec<UnreadableRow>,
    /// How many rows the whole list has, where the server says so.
    pub total: Option<u64>,
    /// The row to ask for next, if there is more.
    pub next_first: Option<u64>,
}

impl PendingDeletePart {
    /// Hands the rows to an import.
    ///
    /// # Errors
    /// Those of [`Import::push`]: the list is too large.
    pub fn push_into(&self, import: &mut Import) -> Result<(), backorder_core::Error> {
        for name in &self.names {
            import.push(&name.domain, name.finalization_at, name.score)?;
        }
        for row in &self.unreadable {
            // As the line of a CSV it would have been, which says what is wrong with it.
            import.feed(format!("{};{}\n", row.domain, row.finalization).as_bytes())?;
        }
        Ok(())
    }
}

impl QueryDomainPendingDeleteList {
    /// Asks page by page and hands every row to an import, so that memory grows with the import
    /// alone. Gives back how many rows came. Names that move to another page meanwhile come twice,
    /// which the import notices.
    ///
    /// # Errors
    /// As [`Client::send`]; [`ErrorKind::Invalid`] with the import's words when it refuses more.
    pub fn fetch_into(&self, client: &Client, import: &mut Import) -> Result<u64, Error> {
        let mut query = self.clone();
        let mut count = 0;
        loop {
            let page = client.send(&query)?;
            count += (page.names.len() + page.unreadable.len()) as u64;
            page.push_into(import)
                .map_err(|error| Error::new(ErrorKind::Invalid, error.subject(), &error))?;
            match onward(query.first, page.next_first)? {
                None => return Ok(count),
                Some(next) => query.first = next,
            }
        }
    }
}

impl Request for QueryDomainPendingDeleteList {
    type Response = PendingDeletePart;

    fn command(&self, _: Platform) -> Command {
        let instant = |at: Option<DateTime<Utc>>| at.map(backorder_core::time::format_utc);
        Command::new("QueryDomainPendingDeleteList")
            .with("ZONE", self.zones.clone())
            .with("MINFINALIZATIONDATE", instant(self.finalization_min))
            .with("MAXFINALIZATIONDATE", instant(self.finalization_max))
            .with("ORDERBY", "NAME")
            .with("FIRST", self.first.to_string())
            .with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<PendingDeletePart, Error> {
        let domains = column(answer, "DOMAIN");
        let rows = domains.map_or(0, |column| column.len());
        let dates = column(answer, "FINALIZATIONDATE");
        if rows > 0 && dates.is_none() {
            return Err(missing("FINALIZATIONDATE", 0));
        }
        let scores = column(answer, "SCORE");
        let mut page = PendingDeletePart {
            names: Vec::with_capacity(rows),
            unreadable: Vec::new(),
            total: None,
            next_first: None,
        };
        for row in 0..rows {
            let text = |column: Option<crate::response::Column<'_>>| {
                column.and_then(|column| column.get(row).map(str::to_owned)).unwrap_or_default()
            };
            let (domain, finalization) = (text(domains), text(dates));
            match parse_date(&finalization).flatten().filter(|_| !domain.is_empty()) {
                Some(finalization_at) => {
                    let score = text(scores).parse().unwrap_or(0);
                    page.names.push(PendingDelete { domain, finalization_at, score });
                }
                None => page.unreadable.push(UnreadableRow { domain, finalization }),
            }
        }
        let mut place = answer.pagination();
        // COLUMN has as many rows as there are columns; it is not one of them.
        place.rows = rows as u64;
        (page.total, page.next_first) = (place.total, place.next_first());
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::{ResponseBuilder, ResponseView};

    fn page(builder: &ResponseBuilder) -> Result<PendingDeletePart, Error> {
        let answer = ResponseView::parse(builder.encode().as_bytes()).into_owned();
        QueryDomainPendingDeleteList::default().read(&answer)
    }

    #[test]
    fn one_bad_row_is_counted_and_the_rest_is_read() {
        let builder = ResponseBuilder::new(200, "ok")
            .with("TOTAL", "535933")
            .with("FIRST", "0")
            .with_column("COLUMN", ["DOMAIN", "FINALIZATIONDATE", "SCORE", "SUBCLASS", "MORE"])
            .with_column("DOMAIN", ["a.com", "b.com", "", "d.com"])
            .with_column("FINALIZATIONDATE", ["2026-12-10 17:00:00", "soon", "2026-12-10 17:00:00"])
            .with_column("SCORE", ["7", "9", "x"]);
        let page = page(&builder).expect("reads");
        assert_eq!((page.names.len(), page.names[0].score), (1, 7));
        assert_eq!(page.unreadable.len(), 3);
        assert_eq!((page.total, page.next_first), (Some(535_933), Some(4)), "COLUMN is no row");
        let now = "2026-12-01T00:00:00Z".parse().expect("an instant");
        let mut import = Import::new(now, Default::default());
        page.push_into(&mut import).expect("small enough");
        let report = import.report();
        assert_eq!((report.lines, report.bad_lines, report.names), (4, 3, 1));
    }

    #[test]
    fn a_list_without_dates_is_refused() {
        let builder = ResponseBuilder::new(200, "ok").with("DOMAIN", "a.com");
        assert_eq!(page(&builder).expect_err("no dates").subject(), "FINALIZATIONDATE");
        let empty = page(&ResponseBuilder::new(200, "ok").with("TOTAL", "0")).expect("no rows");
        assert_eq!((empty.names.len(), empty.next_first), (0, None));
    }
}
