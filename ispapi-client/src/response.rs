//! An answer of the API, read without ever failing: whatever the bytes, there is a view of them
//! that says what they are.
//!
//! ```text
//! [RESPONSE]
//! PROPERTY[AMOUNT][0]=9902.03
//! DESCRIPTION=Command completed successfully
//! CODE=200
//! QUEUETIME=0
//! RUNTIME=0.004
//! EOF
//! ```
//!
//! Lines end at LF, with one CR before it dropped; nothing else ends a line. The first `=`
//! splits. Nothing is escaped, wrapped, translated or filled in: values stand as the server
//! sent them, without the blanks and tabs around them.

mod parse;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::redact;

pub use self::parse::Anomaly;

/// What the bytes were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResponseKind {
    /// An answer of the server. See [`ResponseView::is_complete`] before using it as a whole.
    Response,
    /// No answer of the API: its code or its description is missing or malformed.
    Invalid,
    /// The beginning of an answer, cut short before its code and description were there.
    Truncated,
    /// Nothing.
    Empty,
}

impl ResponseKind {
    /// The stable name: `response`, `invalid`, `truncated` or `empty`.
    pub const fn name(self) -> &'static str {
        match self {
            ResponseKind::Response => "response",
            ResponseKind::Invalid => "invalid",
            ResponseKind::Truncated => "truncated",
            ResponseKind::Empty => "empty",
        }
    }
}

/// A view of an answer that borrows its bytes. [`Response`] is the form that owns them.
///
/// When the bytes are no answer, code and description are the client's own (423), there are no
/// columns, and [`ResponseView::kind`] says which.
///
/// # Example
/// ```
/// use ispapi_client::ResponseView;
/// let bytes = b"[RESPONSE]\nPROPERTY[DOMAIN][0]=a.com\nPROPERTY[DOMAIN][2]=c.com\n\
///     CODE=200\nDESCRIPTION=ok\nEOF\n";
/// let answer = ResponseView::parse(bytes);
/// assert!(answer.is_success() && answer.is_complete());
/// let domains: Vec<Option<&str>> = answer.column("DOMAIN").expect("there").iter().collect();
/// assert_eq!(domains, [Some("a.com"), None, Some("c.com")]);
/// ```
#[derive(Clone, PartialEq)]
pub struct ResponseView<'a> {
    text: Cow<'a, str>,
    kind: ResponseKind,
    code: u16,
    description: Cow<'static, str>,
    complete: bool,
    columns: Vec<ColumnData>,
    other: BTreeMap<String, Span>,
    anomalies: Vec<Anomaly>,
}

/// An answer that owns its bytes.
pub type Response = ResponseView<'static>;

/// A piece of the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, PartialEq)]
struct ColumnData {
    name: String,
    /// Filled cells in ascending order of their row, each row once.
    cells: Vec<(usize, Span)>,
}

impl<'a> ResponseView<'a> {
    /// Reads an answer. Never fails and never panics.
    ///
    /// Bytes that are not UTF-8 are read as ISO-8859-1; only then the text is copied.
    pub fn parse(bytes: &'a [u8]) -> ResponseView<'a> {
        parse::parse(bytes)
    }

    /// The same answer, owning its bytes.
    pub fn into_owned(self) -> Response {
        ResponseView {
            text: Cow::Owned(self.text.into_owned()),
            kind: self.kind,
            code: self.code,
            description: self.description,
            complete: self.complete,
            columns: self.columns,
            other: self.other,
            anomalies: self.anomalies,
        }
    }

    /// What the bytes were.
    pub fn kind(&self) -> ResponseKind {
        self.kind
    }

    /// Whether code and description are the server's, not the client's own.
    pub fn is_from_server(&self) -> bool {
        self.kind == ResponseKind::Response
    }

    /// The three-digit code.
    pub fn code(&self) -> u16 {
        self.code
    }

    /// The server's words. Columns of the name DESCRIPTION are something else.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Whether the EOF line was there. Without it columns may be shorter than they should.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Code 200-299.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.code)
    }

    /// Code 400-499: try again later.
    pub fn is_temporary_error(&self) -> bool {
        (400..500).contains(&self.code)
    }

    /// Code 500-599: refused for good.
    pub fn is_error(&self) -> bool {
        (500..600).contains(&self.code)
    }

    /// Accepted, but not done yet: the outcome comes later.
    pub fn is_pending(&self) -> bool {
        self.top_level("PENDING") == Some("1")
    }

    /// Seconds the server worked on the command; 0 when it does not say.
    pub fn runtime(&self) -> f64 {
        self.seconds("RUNTIME")
    }

    /// Seconds the command waited at the server; 0 when it does not say.
    pub fn queuetime(&self) -> f64 {
        self.seconds("QUEUETIME")
    }

    /// The columns, in the order in which they first came.
    pub fn columns(&self) -> impl Iterator<Item = Column<'_>> {
        self.columns.iter().map(|data| Column { text: &self.text, data })
    }

    /// The column of a name, in any case.
    pub fn column(&self, name: &str) -> Option<Column<'_>> {
        self.columns().find(|column| column.name().eq_ignore_ascii_case(name))
    }

    /// The value in the first row of a column, if the column and the value are there.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.column(name)?.get(0)
    }

    /// The top-level keys the protocol gives no meaning to, in upper case, by key.
    pub fn other(&self) -> impl Iterator<Item = (&str, &str)> {
        let named = |key: &str| !KNOWN_KEYS.contains(&key);
        self.other
            .iter()
            .filter(move |(key, _)| named(key))
            .map(|(key, span)| (key.as_str(), &self.text[span.start..span.end]))
    }

    /// What was unusual about the answer and how it was read; for logs.
    pub fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }

    /// Where this answer stands in a longer list.
    pub fn pagination(&self) -> Pagination {
        Pagination::of(self)
    }

    fn top_level(&self, key: &str) -> Option<&str> {
        self.other.get(key).map(|span| &self.text[span.start..span.end])
    }

    fn seconds(&self, key: &str) -> f64 {
        let text = self.top_level(key).unwrap_or_default();
        let decimal = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if decimal { text.parse().unwrap_or(0.0) } else { 0.0 }
    }
}

/// Top-level keys with a meaning of their own.
const KNOWN_KEYS: [&str; 5] = ["CODE", "DESCRIPTION", "RUNTIME", "QUEUETIME", "PENDING"];

/// Shows everything but secrets: values of AUTH, ...PASSWORD and the like are masked.
impl fmt::Debug for ResponseView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Columns<'r>(&'r ResponseView<'r>);
        impl fmt::Debug for Columns<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let masked = |column: Column<'_>| {
                    let cells = column.data.cells.iter();
                    let values: Vec<String> = cells
                        .map(|(row, span)| {
                            let value = &column.text[span.start..span.end];
                            format!("{row}: {}", redact::shown(column.name(), value))
                        })
                        .collect();
                    (column.name().to_owned(), values)
                };
                f.debug_map().entries(self.0.columns().map(masked)).finish()
            }
        }
        let shown = |(key, value)| (key, redact::shown(key, value));
        f.debug_struct("Response")
            .field("kind", &self.kind)
            .field("code", &self.code)
            .field("description", &self.description)
            .field("complete", &self.complete)
            .field("columns", &Columns(self))
            .field("other", &self.other().map(shown).collect::<Vec<_>>())
            .field("anomalies", &self.anomalies)
            .finish()
    }
}

/// One column of an answer.
#[derive(Clone, Copy)]
pub struct Column<'r> {
    text: &'r str,
    data: &'r ColumnData,
}

impl<'r> Column<'r> {
    /// The name, in upper case and without white space.
    pub fn name(&self) -> &'r str {
        &self.data.name
    }

    /// The number of rows, gaps included.
    pub fn len(&self) -> usize {
        self.data.cells.last().map_or(0, |(row, _)| row + 1)
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.data.cells.is_empty()
    }

    /// The value of a row; none in a gap and beyond the end.
    pub fn get(&self, row: usize) -> Option<&'r str> {
        let cells = &self.data.cells;
        // Without gaps a cell is at its own place.
        let place = match cells.get(row) {
            Some((there, _)) if *there == row => row,
            _ => cells.binary_search_by_key(&row, |(there, _)| *there).ok()?,
        };
        let (_, span) = cells[place];
        Some(&self.text[span.start..span.end])
    }

    /// The values by row as logs may show them: secrets masked.
    pub fn shown(&self) -> impl Iterator<Item = Option<&'r str>> + use<'r> {
        let name = self.name();
        self.iter().map(move |value| value.map(|value| redact::shown(name, value)))
    }

    /// The values by row, none in the gaps.
    pub fn iter(&self) -> impl Iterator<Item = Option<&'r str>> + use<'r> {
        let column = *self;
        (0..column.len()).map(move |row| column.get(row))
    }
}

/// Where an answer stands in a longer list: from the columns FIRST, LAST, COUNT, LIMIT and TOTAL
/// only, none of which is data.
///
/// Rows and firsts count from 0, pages from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    fn of(answer: &ResponseView<'_>) -> Pagination {
        let number = |name: &str| {
            let text = answer.first(name)?;
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
        };
        // COLUMN lists the names of the other columns (QueryDomainPendingDeleteList).
        let is_data = |column: &Column<'_>| !PAGING.contains(&column.name());
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
const PAGING: [&str; 6] = ["FIRST", "LAST", "COUNT", "LIMIT", "TOTAL", "COLUMN"];

/// An answer to be written: what a simulator or a test sends.
///
/// # Example
/// ```
/// use ispapi_client::{ResponseBuilder, ResponseView};
/// let text = ResponseBuilder::new(545, "Object not found").encode();
/// assert_eq!(ResponseView::parse(text.as_bytes()).code(), 545);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseBuilder {
    code: u16,
    description: String,
    columns: Vec<(String, Vec<String>)>,
    pending: bool,
}

impl ResponseBuilder {
    /// An answer without columns.
    pub fn new(code: u16, description: impl Into<String>) -> ResponseBuilder {
        let description = description.into();
        ResponseBuilder { code, description, columns: Vec::new(), pending: false }
    }

    /// With one more column; its name is not checked.
    #[must_use]
    pub fn with_column<V: Into<String>>(
        mut self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> ResponseBuilder {
        self.columns.push((name.into(), values.into_iter().map(Into::into).collect()));
        self
    }

    /// With one more column of one row.
    #[must_use]
    pub fn with(self, name: impl Into<String>, value: impl Into<String>) -> ResponseBuilder {
        self.with_column(name, [value])
    }

    /// Accepted, but not done yet.
    #[must_use]
    pub fn with_pending(mut self) -> ResponseBuilder {
        self.pending = true;
        self
    }

    /// The three-digit code.
    pub fn code(&self) -> u16 {
        self.code
    }

    /// The text as ISPAPI sends it: properties first, `KEY=VALUE`, LF.
    pub fn encode(&self) -> String {
        self.write("=", |key| key.to_owned())
    }

    /// The text as CNR sends it: lower-case keys, blanks around `=`.
    pub fn encode_cnr(&self) -> String {
        self.write(" = ", |key| key.to_ascii_lowercase())
    }

    fn write(&self, equals: &str, spell: impl Fn(&str) -> String) -> String {
        let mut out = String::from("[RESPONSE]\n");
        let mut line = |key: &str, value: &str| {
            let value = value.replace(['\r', '\n'], " ");
            out.push_str(&format!("{}{equals}{value}\n", spell(key)));
        };
        for (name, values) in &self.columns {
            for (row, value) in values.iter().enumerate() {
                line(&format!("PROPERTY[{name}][{row}]"), value);
            }
        }
        line("DESCRIPTION", &self.description);
        line("CODE", &self.code.to_string());
        if self.pending {
            line("PENDING", "1");
        }
        line("QUEUETIME", "0");
        line("RUNTIME", "0.001");
        out.push_str("EOF\n");
        out
    }
}
