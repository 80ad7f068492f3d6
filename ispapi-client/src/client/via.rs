//! What the blocking client and the async one have in common for what is made of several calls: it
//! is written once, over either.

use std::task::{Context, Poll, Waker};

#[cfg(feature = "async")]
use crate::client::async_client::AsyncClient;
use crate::client::blocking::Client;
use crate::wire::command::Command;
use crate::wire::connection::Connection;
use crate::wire::error::Error;
use crate::wire::response::Response;

/// A way to the registrar.
pub(crate) trait Via: Sized {
    fn connection(&self) -> &Connection;

    fn has_session(&self) -> bool;

    fn has_otp_source(&self) -> bool;

    /// The same for another connection, without the session.
    fn with_connection(&self, connection: Connection) -> Self;

    fn called(&self, command: &Command) -> impl Future<Output = Result<Response, Error>>;

    fn logged_in(&self) -> impl Future<Output = Result<(), Error>>;

    fn logged_out(&self) -> impl Future<Output = Result<(), Error>>;
}

impl Via for Client {
    fn connection(&self) -> &Connection {
        self.connection()
    }

    fn has_session(&self) -> bool {
        self.has_session()
    }

    fn has_otp_source(&self) -> bool {
        self.has_otp_source()
    }

    fn with_connection(&self, connection: Connection) -> Self {
        self.with_connection(connection)
    }

    async fn called(&self, command: &Command) -> Result<Response, Error> {
        self.call(command)
    }

    async fn logged_in(&self) -> Result<(), Error> {
        self.start_session()
    }

    async fn logged_out(&self) -> Result<(), Error> {
        self.end_session()
    }
}

#[cfg(feature = "async")]
impl Via for AsyncClient {
    fn connection(&self) -> &Connection {
        self.connection()
    }

    fn has_session(&self) -> bool {
        self.has_session()
    }

    fn has_otp_source(&self) -> bool {
        self.has_otp_source()
    }

    fn with_connection(&self, connection: Connection) -> Self {
        self.with_connection(connection)
    }

    async fn called(&self, command: &Command) -> Result<Response, Error> {
        self.call(command).await
    }

    async fn logged_in(&self) -> Result<(), Error> {
        self.start_session().await
    }

    async fn logged_out(&self) -> Result<(), Error> {
        self.end_session().await
    }
}

/// What work comes to that waits for nothing but calls that block.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
