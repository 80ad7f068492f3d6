//! Rows on their way into a book.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Stored, Unindexed};
use crate::record::application::Application;
use crate::record::decision::Claim;
use crate::record::funds::Account;
use crate::record::outbox::OutboxEntry;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId};

use super::row::Row;
use super::row::columns::Columns;
use super::row::record::RecordReader;

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
        Ok(self.take_in(Parts::of(rows)?))
    }

    /// Takes in rows as they were read, all or none of them.
    ///
    /// # Errors
    /// What is wrong with the first row that is refused; of the clients in `rows` none is in the
    /// book then.
    pub fn insert_rows(&mut self, rows: &Rows) -> Result<(), Error> {
        let parts = Parts::of(rows)?;
        let clients: Vec<ClientId> = parts.clients.keys().copied().collect();
        let Some(refused) = self.take_in(parts).into_iter().next() else { return Ok(()) };
        clients.into_iter().for_each(|client| self.forget(client));
        Err(refused.error)
    }

    fn take_in(&mut self, parts: Parts) -> Vec<RefusedClient> {
        let Parts { mut clients, refused, claims, applications, wakes } = parts;
        let refuse = |(client, error)| RefusedClient { client: Some(client), error };
        let mut refused: Vec<RefusedClient> = refused.into_iter().map(refuse).collect();
        for application in applications {
            let client = application.client;
            if let Err(error) = self.insert_application(application) {
                clients.remove(&client);
                refused.push(refuse((client, error)));
            }
        }
        for claim in claims {
            self.insert_claim(claim);
        }
        let ids = clients.values().flat_map(|part| &part.records).map(|(record, _)| record.id);
        let mut unindexed = (!self.has_any(ids)).then(Unindexed::default);
        for (client, part) in clients {
            if let Err(error) = self.insert_part(client, part, unindexed.as_mut()) {
                if let Some(unindexed) = &mut unindexed {
                    self.index(unindexed);
                }
                self.forget(client);
                refused.push(refuse((client, error)));
            }
        }
        if let Some(mut unindexed) = unindexed {
            self.index(&mut unindexed);
        }
        for (client, number) in wakes {
            self.insert_wake(client, number);
        }
        refused
    }

    /// Where no record is there already or comes twice, indexing can wait until all are there.
    fn insert_part(
        &mut self,
        client: ClientId,
        part: ClientRows,
        unindexed: Option<&mut Unindexed>,
    ) -> Result<(), Error> {
        if self.account(client).is_some() || self.of_client(client).next().is_some() {
            let message = format!("client {client} is in the book already; forget it first");
            return Err(Error::new(ErrorKind::DuplicateRow, client, message));
        }
        let ClientRows { account, records } = part;
        if let Some(unindexed) = unindexed {
            return self.insert_unindexed(client, (account, records), unindexed);
        }
        account.map_or(Ok(()), |account| self.insert_account(account))?;
        records.into_iter().try_for_each(|(record, due_at)| self.insert_due(*record, due_at))
    }
}

/// One client's rows, read.
#[derive(Debug, Default)]
struct ClientRows {
    account: Option<Account>,
    records: Vec<Stored>,
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
        let mut reader = RecordReader::default();
        let mut records = Vec::with_capacity(rows.backorders.len());
        for row in &rows.backorders {
            records.extend(parts.record(row, &mut outboxes, &mut reader)?);
        }
        parts.add_records(records);
        for (id, (client, _)) in outboxes {
            let message = format!("effects of backorder {id} came without its row");
            parts.refuse(client, Error::new(ErrorKind::RowInvalid, id, message));
        }
        for client in parts.refused.keys() {
            parts.clients.remove(client);
        }
        Ok(parts)
    }

    /// Reads a row; none where the client is refused.
    fn record(
        &mut self,
        row: &Row,
        outboxes: &mut Outboxes,
        reader: &mut RecordReader,
    ) -> Result<Option<(ClientId, Stored)>, Error> {
        let client = client_of(row)?;
        let mut outbox = Vec::new();
        if !outboxes.is_empty() {
            let id = Columns::of(row).natural("id").map(BackorderId);
            let found = id.ok().and_then(|id| outboxes.remove(&id));
            outbox = found.map_or(outbox, |(_, outbox)| outbox);
        }
        let read = reader.read(row, outbox);
        match read.and_then(|(record, due_at)| Ok((record, due_at?))) {
            Ok(stored) => Ok(Some((client, stored))),
            Err(error) => {
                self.refuse(client, error);
                Ok(None)
            }
        }
    }

    /// Lays records to those of their client, in the order of the rows.
    fn add_records(&mut self, mut records: Vec<(ClientId, Stored)>) {
        // Often they come client by client already.
        records.sort_by_key(|(client, _)| *client);
        let mut counts: Vec<(ClientId, usize)> = Vec::new();
        for (client, _) in &records {
            match counts.last_mut().filter(|(last, _)| last == client) {
                Some((_, count)) => *count += 1,
                None => counts.push((*client, 1)),
            }
        }
        let mut records = records.into_iter().map(|(_, stored)| stored);
        for (client, count) in counts {
            let part = self.clients.entry(client).or_default();
            part.records = records.by_ref().take(count).collect();
        }
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

#[cfg(test)]
mod tests;
