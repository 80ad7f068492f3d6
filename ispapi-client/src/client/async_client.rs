//! The client for programs that do not block.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use secrecy::SecretString;
use tracing::Instrument;

use crate::client::blocking::Client;
use crate::commands::{Chunk, EndSession, List, Listing, Request, checked, read_answer};
use crate::exchange::call::{Exchange, Shared, Step};
use crate::exchange::metrics::Metrics;
use crate::exchange::page::{AnswerPage, Paging, new_rows};
use crate::exchange::pager::Pager;
use crate::exchange::saved_session::SavedSession;
use crate::transport::cancel::Cancel;
use crate::transport::http::{AsyncHttpTransport, HttpTransport, SameWay, first_of};
use crate::transport::port::AsyncTransport;
use crate::transport::settings::Settings;
use crate::vocabulary::{self, Reading};
use crate::wire::command::Command;
use crate::wire::connection::Connection;
use crate::wire::error::Error;
use crate::wire::refusal::refusal;
use crate::wire::response::Response;

/// [`crate::Client`] for use inside a tokio runtime: the same rules, the same errors. Dropping a
/// call ends it; a command that was sent by then may be carried out all the same.
#[derive(Clone)]
pub struct AsyncClient {
    shared: Arc<Shared>,
    transport: Arc<dyn AsyncTransport>,
    cancel: Cancel,
}

/// Without a secret.
impl fmt::Debug for AsyncClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncClient")
            .field("connection", self.connection())
            .field("has_session", &self.has_session())
            .finish_non_exhaustive()
    }
}

impl AsyncClient {
    /// As [`crate::Client::new`].
    ///
    /// # Errors
    /// [`crate::ErrorKind::Config`] as [`crate::HttpTransport::new`].
    pub fn new(connection: Connection, settings: Settings) -> Result<AsyncClient, Error> {
        let transport = AsyncHttpTransport::new(&connection, &settings)?;
        Ok(AsyncClient::with_transport(connection, settings, transport))
    }

    /// As [`crate::Client::with_transport`].
    pub fn with_transport(
        connection: Connection,
        settings: Settings,
        transport: impl AsyncTransport + 'static,
    ) -> AsyncClient {
        let shared = Arc::new(Shared::new(connection, settings));
        AsyncClient { shared, transport: Arc::new(transport), cancel: Cancel::new() }
    }

    /// As [`crate::Client::with_otp_source`].
    #[must_use]
    pub fn with_otp_source(
        mut self,
        source: impl Fn() -> SecretString + Send + Sync + 'static,
    ) -> AsyncClient {
        let mut shared = Shared::new(self.shared.connection.clone(), self.shared.settings);
        shared.otp_source = Some(Arc::new(source));
        self.shared = Arc::new(shared);
        self
    }

    /// As [`crate::Client::cancelled_by`], from any thread: for callers who keep their calls. To
    /// drop a call ends it, too.
    #[must_use]
    pub fn cancelled_by(&self, cancel: &Cancel) -> AsyncClient {
        AsyncClient { cancel: cancel.clone(), ..self.clone() }
    }

    /// As [`crate::Client::connection`].
    pub fn connection(&self) -> &Connection {
        &self.shared.connection
    }

    /// As [`crate::Client::metrics`].
    pub fn metrics(&self) -> Metrics {
        self.shared.counters.read()
    }

    /// As [`crate::Client::send`].
    ///
    /// # Errors
    /// As [`crate::Client::send`].
    pub async fn send<R: Request>(&self, request: &R) -> Result<R::Response, Error> {
        let command = checked(request, self.connection().platform())?;
        read_answer(request, &command, self.call(&command).await)
    }

    /// As [`crate::Client::ask`].
    ///
    /// # Errors
    /// As [`crate::Client::ask`].
    pub async fn ask(&self, command: &Command) -> Result<Reading, Error> {
        let facts = vocabulary::ready(command, self.connection().platform())?;
        let answer = self.call(command).await?;
        refusal(command, &answer)?;
        Ok(facts.read(&answer))
    }

    /// As [`crate::Client::call`].
    ///
    /// # Errors
    /// As [`crate::Client::call`].
    pub async fn call(&self, command: &Command) -> Result<Response, Error> {
        self.drive(Exchange::call(&self.shared, command, Instant::now())).await
    }

    /// As [`crate::Client::start_session`].
    ///
    /// # Errors
    /// As [`crate::Client::start_session`].
    pub async fn start_session(&self) -> Result<(), Error> {
        self.drive(Exchange::start_session(&self.shared, Instant::now())).await.map(drop)
    }

    /// As [`crate::Client::end_session`].
    ///
    /// # Errors
    /// As [`crate::Client::end_session`].
    pub async fn end_session(&self) -> Result<(), Error> {
        let Some(exchange) = Exchange::end_session(&self.shared, Instant::now()) else {
            return Ok(());
        };
        refusal(&EndSession.command(self.connection().platform()), &self.drive(exchange).await?)
    }

    /// As [`crate::Client::session`].
    pub fn session(&self) -> Option<SavedSession> {
        self.shared.saved()
    }

    /// As [`crate::Client::resume_session`].
    ///
    /// # Errors
    /// As [`crate::Client::resume_session`].
    pub fn resume_session(&self, session: &SavedSession) -> Result<(), Error> {
        self.shared.resume(session)
    }

    /// As [`crate::Client::has_session`].
    pub fn has_session(&self) -> bool {
        self.shared.has_session()
    }

    /// As [`crate::Client::pages`].
    pub fn pages(&self, command: &Command, paging: Paging) -> AsyncPages {
        AsyncPages { client: self.clone(), pager: Pager::new(command, paging) }
    }

    /// As [`crate::Client::parts`].
    pub fn parts<'l, L: List>(&self, list: &'l L) -> AsyncParts<'l, L> {
        let pager = Pager::of_list(list, self.connection().platform());
        AsyncParts { list, pages: AsyncPages { client: self.clone(), pager } }
    }

    /// As [`crate::Client::fetch`].
    ///
    /// # Errors
    /// As [`crate::Client::fetch`].
    pub async fn fetch<L: List>(&self, list: &L) -> Result<Vec<L::Row>, Error> {
        let mut rows = Vec::new();
        let mut parts = self.parts(list);
        while let Some(part) = parts.next().await {
            rows.extend(part?.all()?);
        }
        Ok(rows)
    }

    /// As [`crate::Client::fetch_readable`].
    ///
    /// # Errors
    /// As [`crate::Client::fetch_readable`].
    pub async fn fetch_readable<L: List>(&self, list: &L) -> Result<Listing<L::Row>, Error> {
        let (mut rows, mut bad) = (Vec::new(), Vec::new());
        let mut parts = self.parts(list);
        while let Some(part) = parts.next().await {
            let part = part?;
            rows.extend(part.rows);
            bad.extend(part.bad);
        }
        Ok(Listing { rows, bad })
    }

    /// A blocking client for several calls at once, and what they run on; none over another
    /// transport than HTTP, and inside of a runtime, where nothing may block.
    pub(crate) fn beside(client: &Client) -> Option<(AsyncClient, HttpTransport)> {
        let http = client.http.clone()?;
        let inside = tokio::runtime::Handle::try_current().is_ok();
        let beside = AsyncClient {
            shared: Arc::clone(&client.shared),
            transport: Arc::new(SameWay(http.clone())),
            cancel: client.cancel.clone(),
        };
        (!inside).then_some((beside, http))
    }

    /// As that of [`crate::Client`].
    pub(crate) fn with_connection(&self, connection: Connection) -> AsyncClient {
        let mut shared = Shared::new(connection, self.shared.settings);
        shared.otp_source = self.shared.otp_source.clone();
        AsyncClient { shared: Arc::new(shared), ..self.clone() }
    }

    /// Whether there is a source of one-time passwords.
    pub(crate) fn has_otp_source(&self) -> bool {
        self.shared.otp_source.is_some()
    }

    async fn drive(&self, exchange: Exchange) -> Result<Response, Error> {
        let span = exchange.span();
        self.drive_on(exchange).instrument(span).await
    }

    async fn drive_on(&self, mut exchange: Exchange) -> Result<Response, Error> {
        loop {
            // Before it is asked what to send: that is under way from then on.
            if self.cancel.is_cancelled() {
                exchange.cancelled();
            }
            match exchange.next(Instant::now()) {
                Step::Done(result) => return result,
                Step::Wait(time) => {
                    let sleep = std::pin::pin!(self.transport.sleep(time));
                    let cancelled = std::pin::pin!(self.cancel.cancelled());
                    if first_of(sleep, cancelled).await.is_none() {
                        exchange.cancelled();
                    }
                }
                Step::Post(post) => {
                    let mut request = post.request();
                    request.cancel = Some(&self.cancel);
                    let result = self.transport.post(&request).await;
                    exchange.came(result, Instant::now());
                }
            }
        }
    }
}

/// As [`crate::Pages`], one after the other.
pub struct AsyncPages {
    client: AsyncClient,
    pager: Pager,
}

impl fmt::Debug for AsyncPages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncPages").field("pager", &self.pager).finish_non_exhaustive()
    }
}

impl AsyncPages {
    /// The next page; none at the end and after an error. Dropping the call leaves the page to be
    /// asked for again.
    pub async fn next(&mut self) -> Option<Result<AnswerPage, Error>> {
        loop {
            let command = self.pager.next_command()?;
            let answer = match self.pager.refused() {
                Some(error) => Err(error),
                None => self.client.call(&command).await,
            };
            if let Some(page) = self.pager.accept(answer).transpose() {
                return Some(page);
            }
        }
    }
}

/// As [`crate::Chunks`], one after the other.
pub struct AsyncParts<'l, L> {
    list: &'l L,
    pages: AsyncPages,
}

impl<L> fmt::Debug for AsyncParts<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncParts").field("pages", &self.pages).finish_non_exhaustive()
    }
}

impl<L: List> AsyncParts<'_, L> {
    /// The next part; none at the end and after an error.
    pub async fn next(&mut self) -> Option<Result<Chunk<L::Row>, Error>> {
        let page = self.pages.next().await?;
        Some(page.and_then(|page| new_rows(self.list, &page)))
    }
}
