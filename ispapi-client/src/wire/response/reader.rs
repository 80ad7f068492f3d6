//! An answer that is read while it arrives.

use std::fmt;

use super::Response;
use super::parse::{Parser, parse_vec};

/// Reads an answer from pieces as they arrive, each line once, and tells when it has ended.
///
/// # Example
/// ```
/// use ispapi_client::ResponseReader;
/// let mut reader = ResponseReader::new();
/// for piece in ["[RESPONSE]\nCODE=2", "00\nDESCRIPTION=ok\nEO", "F\n"] {
///     assert!(!reader.is_done());
///     reader.feed(piece.as_bytes());
/// }
/// assert!(reader.is_done());
/// assert_eq!(reader.finish().code(), 200);
/// ```
#[derive(Clone, Default)]
pub struct ResponseReader {
    bytes: Vec<u8>,
    parser: Parser,
}

impl ResponseReader {
    /// A reader that has read nothing.
    pub fn new() -> ResponseReader {
        ResponseReader::default()
    }

    /// Reads what came. Bytes behind the end are not kept.
    pub fn feed(&mut self, piece: &[u8]) {
        if self.parser.is_done() {
            self.parser.follow(piece);
            return;
        }
        self.bytes.extend_from_slice(piece);
        self.parser.read(&self.bytes, false);
    }

    /// Whether the EOF line has come, or something that is no answer: the rest decides nothing.
    pub fn is_done(&self) -> bool {
        self.parser.is_done()
    }

    /// The number of bytes that are kept. Nothing bounds it but the caller.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether nothing came.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The answer, whole or not.
    pub fn finish(self) -> Response {
        parse_vec(self.bytes, self.parser)
    }
}

/// What came may hold secrets, so it is not shown.
impl fmt::Debug for ResponseReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ResponseReader");
        shown.field("len", &self.len()).field("done", &self.is_done()).finish_non_exhaustive()
    }
}
