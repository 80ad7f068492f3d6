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

mod anomaly;
mod builder;
mod pagination;
mod parse;
mod reader;
mod table;

use std::borrow::Cow;
use std::fmt;

use backorder_core::closed_list;

use self::table::{ColumnData, Entries, Top};
use crate::wire::hint::Hint;
use crate::wire::redact;

pub use self::anomaly::Anomaly;
pub use self::builder::ResponseBuilder;
pub use self::pagination::Pagination;
pub use self::reader::ResponseReader;

closed_list! {
names: name;
/// What the bytes were.
#[non_exhaustive]
pub enum ResponseKind {
    /// An answer of the server. See [`ResponseView::is_complete`] before using it as a whole.
    Response = "response",
    /// No answer of the API: its code or its description is missing or malformed.
    Invalid = "invalid",
    /// The beginning of an answer, cut short before its code and description were there.
    Truncated = "truncated",
    /// Nothing.
    Empty = "empty",
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
    complete: bool,
    contents: Contents,
    anomalies: Vec<Anomaly>,
    /// The description without secrets of the request, where it has some.
    scrubbed: Option<Box<str>>,
    /// The command it answers, where a client read it.
    command: Option<Box<str>>,
}

/// An answer that owns its bytes.
pub type Response = ResponseView<'static>;

/// What is where in the text.
#[derive(Debug, Clone, PartialEq)]
struct Contents {
    description: Text,
    columns: Entries<ColumnData>,
    other: Entries<Top>,
    runtime: Option<Span>,
    queuetime: Option<Span>,
    pending: Option<Span>,
}

/// The server's words or ours.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Text {
    Here(Span),
    Own(&'static str),
}

/// A piece of the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Span {
    start: u32,
    len: u32,
}

impl Span {
    /// The parser refuses texts of 4 GiB and more.
    fn new(start: usize, stop: usize) -> Span {
        Span { start: start as u32, len: (stop - start) as u32 }
    }

    fn of(self, bytes: &[u8]) -> &[u8] {
        let start = self.start as usize;
        &bytes[start..start + self.len as usize]
    }

    fn of_text(self, text: &str) -> &str {
        let start = self.start as usize;
        &text[start..start + self.len as usize]
    }
}

impl Response {
    /// Reads an answer and keeps its bytes, without copying them where they are UTF-8. Never
    /// fails and never panics.
    pub fn from_vec(bytes: Vec<u8>) -> Response {
        parse::parse_vec(bytes, parse::Parser::default())
    }
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
            complete: self.complete,
            contents: self.contents,
            anomalies: self.anomalies,
            scrubbed: self.scrubbed,
            command: self.command,
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
        match self.contents.description {
            Text::Here(span) => span.of_text(&self.text),
            Text::Own(text) => text,
        }
    }

    /// The server's words as logs may show them: without the secrets of the request, where a client
    /// read the answer, and without the value of any `AUTH=...` and the like.
    pub fn shown_description(&self) -> String {
        redact::words(self.scrubbed.as_deref().unwrap_or_else(|| self.description()))
    }

    /// Makes the secrets of the request known to what is shown.
    pub(crate) fn scrubbed_by(mut self, scrub: &dyn Fn(&str) -> String) -> Self {
        let scrubbed = scrub(self.description());
        self.scrubbed = (scrubbed != self.description()).then(|| scrubbed.into());
        self
    }

    /// The text as it was read, up to its EOF line, secrets included; empty where
    /// [`ResponseView::kind`] says that it was no answer.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Says which command it answers.
    pub(crate) fn answering(mut self, command: &str) -> Self {
        self.command = Some(command.into());
        self
    }

    /// The command it answers, where a client read it.
    pub(crate) fn command(&self) -> &str {
        self.command.as_deref().unwrap_or_default()
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

    /// What the server's words mean, where they are known; by the command, too, where a client read
    /// the answer.
    pub fn hint(&self) -> Option<Hint> {
        let hint = || Hint::of_command(self.command(), self.code(), self.description());
        self.is_from_server().then(hint).flatten()
    }

    /// Accepted, but not done yet: the outcome comes later.
    pub fn is_pending(&self) -> bool {
        self.at(self.contents.pending) == "1"
    }

    /// Seconds the server worked on the command; 0 when it does not say.
    pub fn runtime(&self) -> f64 {
        self.seconds(self.contents.runtime)
    }

    /// Seconds the command waited at the server; 0 when it does not say.
    pub fn queuetime(&self) -> f64 {
        self.seconds(self.contents.queuetime)
    }

    /// The columns, in the order in which they first came.
    pub fn columns(&self) -> impl Iterator<Item = Column<'_>> {
        let columns = self.contents.columns.as_slice().iter();
        columns.map(|data| Column { text: &self.text, data })
    }

    /// The column of a name, in any case.
    pub fn column(&self, name: &str) -> Option<Column<'_>> {
        self.columns().find(|column| column.name().eq_ignore_ascii_case(name))
    }

    /// The value in the first row of a column, if the column and the value are there.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.column(name)?.get(0)
    }

    /// The top-level keys the protocol gives no meaning to, in upper case, in the order in which
    /// they first came.
    pub fn other(&self) -> impl Iterator<Item = (&str, &str)> {
        let other = self.contents.other.as_slice().iter();
        other.map(|top| (top.key.of_text(&self.text), top.value.of_text(&self.text)))
    }

    /// The same with secrets masked, for logs.
    pub fn shown_other(&self) -> impl Iterator<Item = (&str, &str)> {
        self.other().map(|(key, value)| (key, redact::shown(key, value)))
    }

    /// What was unusual about the answer and how it was read; for logs.
    pub fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }

    /// Where this answer stands in a longer list.
    pub fn pagination(&self) -> Pagination {
        Pagination::of(self)
    }

    fn at(&self, place: Option<Span>) -> &str {
        place.map_or("", |span| span.of_text(&self.text))
    }

    fn seconds(&self, place: Option<Span>) -> f64 {
        let text = self.at(place);
        let decimal = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if decimal { text.parse().unwrap_or(0.0) } else { 0.0 }
    }
}

impl Default for Contents {
    fn default() -> Contents {
        Contents {
            description: Text::Own(""),
            columns: Entries::default(),
            other: Entries::default(),
            runtime: None,
            queuetime: None,
            pending: None,
        }
    }
}

/// Shows everything but secrets: values of AUTH, ...PASSWORD and the like are masked.
impl fmt::Debug for ResponseView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Columns<'r>(&'r ResponseView<'r>);
        impl fmt::Debug for Columns<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let masked = |column: Column<'_>| {
                    let values: Vec<String> = column
                        .filled()
                        .map(|(row, value)| {
                            let value = redact::shown(column.name(), value);
                            format!("{row}: {}", redact::words(value))
                        })
                        .collect();
                    (column.name().to_owned(), values)
                };
                f.debug_map().entries(self.0.columns().map(masked)).finish()
            }
        }
        let shown = |(key, value)| (key, redact::words(redact::shown(key, value)));
        f.debug_struct("Response")
            .field("kind", &self.kind)
            .field("code", &self.code)
            .field("description", &self.shown_description())
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

/// The name alone: the cells may hold secrets.
impl fmt::Debug for Column<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Column").field("name", &self.name()).finish_non_exhaustive()
    }
}

impl<'r> Column<'r> {
    /// The name, in upper case and without white space.
    pub fn name(&self) -> &'r str {
        self.data.key.of_text(self.text)
    }

    /// Whether the column is about the list and not its rows: FIRST, LAST, COUNT, LIMIT, TOTAL,
    /// and COLUMN, which names the others.
    pub fn is_paging(&self) -> bool {
        pagination::PAGING.contains(&self.name())
    }

    /// The number of rows, gaps included.
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.data.len() == 0
    }

    /// The value of a row; none in a gap and beyond the end.
    pub fn get(&self, row: usize) -> Option<&'r str> {
        Some(self.data.get(row)?.of_text(self.text))
    }

    /// The rows that have a value, in ascending order.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &'r str)> + use<'r> {
        let text = self.text;
        self.data.cells().map(move |(row, value)| (row, value.of_text(text)))
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
