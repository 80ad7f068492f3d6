//! Why a list could not be read or put in its place: by the rules, or on the way to them.

use std::fmt;

use backorder_core::{Error as Rule, visible};

use crate::wire::error::{Error, ErrorKind};

/// What went wrong with a list: what is in it or in the file, or how it was to be had.
///
/// # Example
/// ```
/// use ispapi_client::ErrorKind;
/// use ispapi_client::droplist::{DroplistFile, ListError};
/// let error = DroplistFile::open("no/such/file".as_ref()).unwrap_err();
/// assert_eq!((error.code(), error.name()), (915, "file"));
/// assert!(matches!(error, ListError::Client(error) if error.kind() == ErrorKind::File));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListError {
    /// The rules refuse it: a bad list, a damaged image, a search that is none.
    Rule(Rule),
    /// A file, an archive or the registrar's answers could not be read.
    Client(Error),
}

impl ListError {
    /// The permanent number of the kind.
    pub fn code(&self) -> u32 {
        match self {
            ListError::Rule(error) => error.code(),
            ListError::Client(error) => error.code(),
        }
    }

    /// The stable name of the kind.
    pub fn name(&self) -> &'static str {
        match self {
            ListError::Rule(error) => error.kind().name(),
            ListError::Client(error) => error.kind().name(),
        }
    }

    /// The file, the list or the value the error is about.
    pub fn subject(&self) -> &str {
        match self {
            ListError::Rule(error) => error.subject(),
            ListError::Client(error) => error.subject(),
        }
    }

    /// What the rules say of it, if they refuse it.
    pub fn rule(&self) -> Option<backorder_core::ErrorKind> {
        match self {
            ListError::Rule(error) => Some(error.kind()),
            ListError::Client(_) => None,
        }
    }

    /// A file could not be read or written.
    #[cold]
    pub(super) fn file(path: &std::path::Path, doing: &str, error: &dyn fmt::Display) -> ListError {
        let shown = path.display();
        let message = format!("cannot {doing} {shown}: {error}");
        Error::new(ErrorKind::File, visible(&shown.to_string()), message).into()
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListError::Rule(error) => error.fmt(f),
            ListError::Client(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ListError {}

impl From<Rule> for ListError {
    fn from(error: Rule) -> ListError {
        ListError::Rule(error)
    }
}

impl From<Error> for ListError {
    fn from(error: Error) -> ListError {
        ListError::Client(error)
    }
}
