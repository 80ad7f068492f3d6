//! Why a call is refused.

use std::fmt::Display;

use backorder_core::{Error, visible};

use crate::boundary::numbers::Boundary;

/// Why a call is refused.
pub(crate) enum Failure {
    /// The boundary says so: number, subject, message.
    Boundary(Boundary, Box<str>, Box<str>),
    /// The core says so.
    Core(Error),
    /// The registrar's client says so.
    Client(ispapi_client::Error),
}

impl Failure {
    #[cold]
    pub fn new(kind: Boundary, subject: impl Display, message: impl Display) -> Failure {
        let [subject, message] = [subject.to_string(), message.to_string()];
        Failure::Boundary(kind, visible(&subject).into(), visible(&message).into())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Core(error)
    }
}

impl From<ispapi_client::Error> for Failure {
    fn from(error: ispapi_client::Error) -> Failure {
        Failure::Client(error)
    }
}

pub(crate) type Checked<T> = Result<T, Failure>;
