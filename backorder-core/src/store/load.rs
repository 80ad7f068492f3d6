//! Rows on their way into a book.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::record::application::Application;
use crate::record::backorder::Backorder;
use crate::record::decision::Claim;
use crate::record::funds::Account;
use crate::record::outbox::OutboxEntry;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId};

use super::row::Row;
use super::row::columns::Columns;

/// Rows as they were read, by table.
///
/// # Example
/// ```
/// use backorder_core::{Book, Row, Rows, Value};
/// let mut rows = Rows::default();
/// rows.add("wakes", Row::from_iter([("client_id", Value::Int(7)), ("number", Value::Int(1))]))?;
/// assert!(rows.add("waiters", Row::default()).is_err());
/// let mut any = Rows::default();
/// assert!(Rows::TABLES.iter().all(|table| any.add(table, Row::default()).is_ok()));
/// assert_eq!(Book::new().load(&rows)?, []);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Rows {
    accounts: Vec<Row>,
    backorders: Vec<Row>,
    effects: Vec<Row>,
    claims: Vec<Row>,
    applications: Vec<Row>,
    wakes: Vec<Row>,
}

impl Rows {
    /// The tables that a book takes rows of.
    pub const TABLES: [&'static str; 6] =
        ["accounts", "backorders", "effects", "claims", "applications", "wakes"];

    /// Adds a row of a table.
    ///
    /// # Errors
    /// [`ErrorKind::RowInvalid`] for a table that a book takes no rows of.
    pub fn add(&mut self, table: &str, row: Row) -> Result<(), Error> {
        match table {
            "accounts" => self.accounts.push(row),
            "backorders" => self.backorders.push(row),
            "effects" => self.effects.push(row),
            "claims" => self.claims.push(row),
            "applications" => self.applications.push(row),
            "wakes" => self.wakes.push(row),
            _ => {
                let message = format!("a book takes no rows of table {table:?}");
                return Err(Error::new(ErrorKind::RowInvalid, table, message));
            }
        }
        Ok(())
    }
}

/// A client who was left out, because a row could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RefusedClient {
    /// Who; none where the row does not say.
    pub client: Option<ClientId>,
    /// Which row, and what is wrong with it.
    pub error: Error,
}

impl Book {
    /// Takes in rows as they were read, client by client. A client of whom a row cannot be read is
    /// left out as a whole, since without that row money or a name would be counted wrongly; the
    /// others are taken in. Who was left out is to be told to the reseller, once a row.
    ///
    /// The order of rows does not matter; the same claim or application twice is one.
    ///
    /// # Errors
    /// What the first row says that nobody's client can be read from; nothing is taken in then.
    pub fn load(&mut self, rows: &Rows) -> Result<Vec<RefusedClient>, Error> {
        let mut parts = Parts::of(rows)?;
        let mut refused = Vec::new();
        for (client, error) in std::mem::take(&mut parts.refused) {
            refused.push(RefusedClient { client: Some(client), error });
        }
        for application in parts.applications {
            let client = application.client;
            if let Err(error) = self.insert_application(application) {
                parts.clients.remove(&client);
                refused.push(RefusedClient { client: Some(client), error });
            }
        }
        for claim in parts.claims {
            self.insert_claim(claim);
        }
        for (client, part) in parts.clients {
            if let Err(error) = self.insert_part(client, part) {
                self.forget(client);
                refused.push(RefusedClient { client: Some(client), error });
            }
        }
        for (client, number) in parts.wakes {
            self.insert_wake(client, number);
        }
        Ok(refused)
    }

    /// Takes in rows as they were read, all or none of them.
    ///
    /// # Errors
    /// What is wrong with the first row that is refused; of the clients in `rows` none is in the
    /// book then.
    pub fn insert_rows(&mut self, rows: &Rows) -> Result<(), Error> {
        let clients = Parts::of(rows)?.clients.into_keys();
        let Some(refused) = self.load(rows)?.into_iter().next() else { return Ok(()) };
        clients.for_each(|client| self.forget(client));
        Err(refused.error)
    }

    fn insert_part(&mut self, client: ClientId, part: ClientRows) -> Result<(), Error> {
        if self.account(client).is_some() || self.of_client(client).next().is_some() {
            let message = format!("client {client} is in the book already; forget it first");
            return Err(Error::new(ErrorKind::DuplicateRow, client, message));
        }
        if let Some(account) = part.account {
            self.insert_account(account)?;
        }
        part.records.into_iter().try_for_each(|(record, due_at)| self.insert_due(record, due_at))
    }
}

/// One client's rows, read.
#[derive(Debug, Default)]
struct ClientRows {
    account: Option<Account>,
    records: Vec<(Backorder, Option<DateTime<Utc>>)>,
}

/// Everything, read and sorted.
struct Parts {
    clients: BTreeMap<ClientId, ClientRows>,
    refused: BTreeMap<ClientId, Error>,
    claims: Vec<Claim>,
    applications: Vec<Application>,
    wakes: Vec<(ClientId, u64)>,
}

impl Parts {
    fn of(rows: &Rows) -> Result<Parts, Error> {
        let mut parts = Parts {
            clients: BTreeMap::new(),
            refused: BTreeMap::new(),
            claims: rows.claims.iter().map(Claim::from_row).collect::<Result<_, _>>()?,
            applications: rows
                .applications
                .iter()
                .map(Application::from_row)
                .collect::<Result<_, _>>()?,
            wakes: rows.wakes.iter().map(wake).collect::<Result<_, _>>()?,
        };
        let mut outboxes = parts.outboxes(rows)?;
        for row in &rows.accounts {
            let client = client_of(row)?;
            match Account::from_row(row) {
                Ok(account) => parts.clients.entry(client).or_default().account = Some(account),
                Err(error) => parts.refuse(client, error),
            }
        }
        for row in &rows.backorders {
            parts.add_record(row, &mut outboxes)?;
        }
        for (id, (client, _)) in outboxes {
            let message = format!("effects of backorder {id} came without its row");
            parts.refuse(client, Error::new(ErrorKind::RowInvalid, id, message));
        }
        for client in parts.refused.keys() {
            parts.clients.remove(client);
        }
        Ok(parts)
    }

    fn add_record(&mut self, row: &Row, outboxes: &mut Outboxes) -> Result<(), Error> {
        let client = client_of(row)?;
        let id = Columns::of(row).natural("id").map(BackorderId);
        let outbox = id.as_ref().ok().and_then(|id| outboxes.remove(id));
        let due_at = Columns::of(row).instant("due_at");
        let outbox = outbox.map_or_else(Vec::new, |(_, outbox)| outbox);
        let read = Backorder::from_row(row, outbox).and_then(|record| Ok((record, due_at?)));
        match read {
            Ok(read) => self.clients.entry(client).or_default().records.push(read),
            Err(error) => self.refuse(client, error),
        }
        Ok(())
    }

    fn outboxes(&mut self, rows: &Rows) -> Result<Outboxes, Error> {
        let mut outboxes = Outboxes::new();
        let mut known = BTreeSet::new();
        for row in &rows.effects {
            let client = client_of(row)?;
            match OutboxEntry::from_row(row) {
                Ok(entry) if known.insert(entry.effect.id) => {
                    let backorder = entry.effect.id.backorder;
                    outboxes.entry(backorder).or_insert((client, Vec::new())).1.push(entry);
                }
                Ok(_) => {}
                Err(error) => self.refuse(client, error),
            }
        }
        Ok(outboxes)
    }

    /// Of several errors the first is told.
    fn refuse(&mut self, client: ClientId, error: Error) {
        self.refused.entry(client).or_insert(error);
    }
}

type Outboxes = BTreeMap<BackorderId, (ClientId, Vec<OutboxEntry>)>;

fn client_of(row: &Row) -> Result<ClientId, Error> {
    Columns::of(row).natural("client_id").map(ClientId)
}

fn wake(row: &Row) -> Result<(ClientId, u64), Error> {
    let mut columns = Columns::of(row);
    Ok((ClientId(columns.natural("client_id")?), columns.natural("number")?))
}
