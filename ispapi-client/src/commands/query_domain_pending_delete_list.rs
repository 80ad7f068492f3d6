//! QueryDomainPendingDeleteList: the names that are about to drop, in pages.

use backorder_core::format_utc;
use chrono::{DateTime, Utc};

use super::Request;
use super::chunk::{Chunk, List};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{missing, optional, rows};
use crate::wire::response::Response;

/// Asks for a part of the list of names that drop, ordered by name.
///
/// The list has half a million names and more: [`crate::droplist::ImportJob::pages`] reads all of
/// it, a page at a time.
///
/// # Example
/// ```
/// use ispapi_client::commands::{QueryDomainPendingDeleteList, Request};
/// use ispapi_client::Platform;
/// let query = QueryDomainPendingDeleteList { first: 1000, ..Default::default() };
/// assert_eq!(
///     query.command(Platform::Ispapi).text(Platform::Ispapi)?,
///     "COMMAND=QueryDomainPendingDeleteList\nORDERBY=NAME\nFIRST=1000\nLIMIT=1000",
/// );
/// # Ok::<(), ispapi_client::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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

/// A name that is about to drop, in the registrar's words: the import judges each row by itself,
/// so that a bad one spoils no page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PendingDelete {
    /// The name.
    pub domain: String,
    /// When the registrar stops taking orders for it: `YYYY-MM-DD hh:mm:ss`, UTC.
    pub finalization: String,
    /// The registrar's score, 1 to 10; 0 or empty for none.
    pub score: String,
}

impl Default for QueryDomainPendingDeleteList {
    /// The first thousand names.
    fn default() -> QueryDomainPendingDeleteList {
        QueryDomainPendingDeleteList {
            zones: Vec::new(),
            finalization_min: None,
            finalization_max: None,
            first: 0,
            limit: 1000,
        }
    }
}

impl QueryDomainPendingDeleteList {
    /// Whether it asks for all names there are: only then does the absence of one mean anything.
    pub fn is_whole(&self) -> bool {
        let QueryDomainPendingDeleteList {
            zones, finalization_min, finalization_max, first, ..
        } = self;
        let is_bounded = finalization_min.is_some() || finalization_max.is_some();
        zones.is_empty() && !is_bounded && *first == 0
    }
}

impl Request for QueryDomainPendingDeleteList {
    type Response = Chunk<PendingDelete>;

    fn command(&self, _: Platform) -> Command {
        Command::new("QueryDomainPendingDeleteList")
            .with("ZONE", self.zones.clone())
            .with("MINFINALIZATIONDATE", self.finalization_min.map(format_utc))
            .with("MAXFINALIZATIONDATE", self.finalization_max.map(format_utc))
            .with("ORDERBY", "NAME")
            .with("FIRST", self.first.to_string())
            .with("LIMIT", self.limit.to_string())
    }

    /// The column COLUMN, which names the others and has as many rows as there are of them, is not
    /// looked at.
    fn read(&self, answer: &Response) -> Result<Chunk<PendingDelete>, Error> {
        if rows(answer, "DOMAIN") > 0 && answer.column("FINALIZATIONDATE").is_none() {
            return Err(missing("FINALIZATIONDATE", 0));
        }
        let text = |column, row| optional(answer, column, row).unwrap_or_default();
        Chunk::read(answer, Self::KEYS, |row| {
            Ok(PendingDelete {
                domain: text("DOMAIN", row),
                finalization: text("FINALIZATIONDATE", row),
                score: text("SCORE", row),
            })
        })
    }
}

impl List for QueryDomainPendingDeleteList {
    type Row = PendingDelete;

    const KEYS: &'static [&'static str] = &["DOMAIN"];
    const SPARSE: bool = true;

    fn limit(&self) -> u64 {
        self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::response::{ResponseBuilder, ResponseView};

    fn page(builder: &ResponseBuilder) -> Result<Chunk<PendingDelete>, Error> {
        let answer = ResponseView::parse(builder.encode().as_bytes()).into_owned();
        QueryDomainPendingDeleteList::default().read(&answer)
    }

    #[test]
    fn bad_rows_are_kept_in_their_place_for_the_import_to_judge() {
        let builder = ResponseBuilder::new(200, "ok")
            .with("TOTAL", "535933")
            .with("FIRST", "0")
            .with_column("COLUMN", ["DOMAIN", "FINALIZATIONDATE", "SCORE", "SUBCLASS", "MORE"])
            .with_column("DOMAIN", ["a.com", "b.com", "", "d.com"])
            .with_column("FINALIZATIONDATE", ["2026-12-10 17:00:00", "soon", "2026-12-10 17:00:00"])
            .with_column("SCORE", ["7", "9", "x"]);
        let page = page(&builder).expect("reads");
        assert_eq!((page.rows.len(), page.rows[0].score.as_str()), (4, "7"));
        assert_eq!(page.rows[1].finalization, "soon");
        assert_eq!((page.total, page.next_first), (Some(535_933), Some(4)), "COLUMN is no row");
    }

    #[test]
    fn a_list_without_dates_is_refused() {
        let builder = ResponseBuilder::new(200, "ok").with("DOMAIN", "a.com");
        assert_eq!(page(&builder).expect_err("no dates").subject(), "FINALIZATIONDATE");
        let empty = page(&ResponseBuilder::new(200, "ok").with("TOTAL", "0")).expect("no rows");
        assert_eq!((empty.rows.len(), empty.next_first), (0, None));
    }
}
