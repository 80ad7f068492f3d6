//! A store on tables in memory: loads what a host would load, writes what a commit says.

use std::cell::RefCell;
use std::collections::BTreeMap;

use backorder_core::{
    Account, Application, Backorder, BackorderId, Book, Claim, ClientId, Commit, DomainName, How,
    OutboxEntry, Row, Value, Write, parse_utc,
};
use chrono::{DateTime, Utc};

use crate::tables::Tables;

/// The tables. What a row was read as is remembered until it is written again, because reading
/// takes half of the time otherwise.
#[derive(Debug, Clone, Default)]
pub struct Store {
    tables: Tables,
    read: RefCell<BTreeMap<u64, Read>>,
    leaves_finished: bool,
    /// Transactions so far that decided something: two readers with the same number read the
    /// same, but for when to look.
    pub version: u64,
}

type Read = (Backorder, Option<DateTime<Utc>>);

impl Store {
    /// A store that leaves finished records out unless they are asked for, as a host does it.
    pub fn without_finished() -> Store {
        Store { leaves_finished: true, ..Store::default() }
    }

    /// Writes all of it, or nothing.
    ///
    /// # Errors
    /// The row that is not as expected, or the key that is taken.
    pub fn commit(&mut self, commit: &Commit) -> Result<(), String> {
        self.tables.commit(commit)?;
        for write in &commit.writes {
            let column = match write.table.name {
                "backorders" => "id",
                "effects" => "backorder_id",
                _ => continue,
            };
            if let Some(id) = int(&write.row, column) {
                self.read.get_mut().remove(&id);
            }
        }
        let decides = |write: &Write| !matches!(write.how, How::SetIf { .. });
        self.version += u64::from(commit.writes.iter().any(decides));
        Ok(())
    }

    /// Makes all that is not finished due: what a host does when policy or prices change.
    pub fn requeue(&mut self, now: DateTime<Utc>) {
        self.tables.requeue(&now.into());
        self.read.get_mut().clear();
    }

    /// A book with the part of every client.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn load(&self) -> Result<Book, String> {
        let mut book = Book::new();
        for row in self.tables.rows("accounts") {
            self.load_client(&mut book, ClientId(int(row, "client_id").unwrap_or_default()))?;
        }
        Ok(book)
    }

    /// A book with everything that was ever stored.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn load_all(&self) -> Result<Book, String> {
        let mut book = self.load()?;
        for row in self.tables.rows("backorders") {
            self.load_record(&mut book, BackorderId(int(row, "id").unwrap_or_default()))?;
        }
        Ok(book)
    }

    /// A client's part: the account, all that is not finished, and what anybody claims or has at
    /// the registrar for the names.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn load_client(&self, book: &mut Book, client: ClientId) -> Result<(), String> {
        let is_own = |row: &&Row| int(row, "client_id") == Some(client.0);
        for row in self.tables.rows("accounts").filter(is_own) {
            let account = Account::from_row(row).map_err(text)?;
            book.insert_account(account).map_err(text)?;
        }
        for row in self.tables.rows("backorders").filter(is_own) {
            if !self.leaves_finished || row.get("finished_at") == Some(&Value::Null) {
                self.insert(book, row)?;
            }
        }
        Ok(())
    }

    /// A record that is finished, beside its client's part.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn load_record(&self, book: &mut Book, id: BackorderId) -> Result<(), String> {
        let row = self.tables.rows("backorders").find(|row| int(row, "id") == Some(id.0));
        match row.filter(|_| book.get(id).is_none()) {
            Some(row) => self.insert(book, row),
            None => Ok(()),
        }
    }

    /// What a client needs who places a name: the finished record for it, and what there is for it.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn load_to_place(
        &self,
        book: &mut Book,
        client: ClientId,
        name: &DomainName,
    ) -> Result<(), String> {
        let is_it =
            |row: &&Row| int(row, "client_id") == Some(client.0) && self.is_of(row, name.as_str());
        let finished: Vec<u64> =
            self.tables.rows("backorders").filter(is_it).filter_map(|row| int(row, "id")).collect();
        for id in finished {
            self.load_record(book, BackorderId(id))?;
        }
        self.load_name(book, name.as_str())
    }

    /// The record of that id, read.
    pub fn record(&self, id: BackorderId) -> Option<Backorder> {
        let mut book = Book::new();
        self.load_record(&mut book, id).ok()?;
        book.get(id).cloned()
    }

    /// The log, in the order of backorders and their revisions.
    pub fn log(&self) -> impl Iterator<Item = &Row> {
        self.tables.rows("log")
    }

    /// Which backorder holds a reference.
    pub fn holder_of(&self, reference: &str) -> Option<u64> {
        let is_it = |row: &&Row| row.get("reference") == Some(&Value::Text(reference.to_owned()));
        self.tables.rows("applications").find(is_it).and_then(|row| int(row, "backorder_id"))
    }

    fn insert(&self, book: &mut Book, row: &Row) -> Result<(), String> {
        let id = int(row, "id").unwrap_or_default();
        let (record, due_at) = match self.read.borrow().get(&id) {
            Some(read) => read.clone(),
            None => self.read_record(id, row)?,
        };
        let name = record.name.clone();
        self.read.borrow_mut().entry(id).or_insert_with(|| (record.clone(), due_at));
        book.insert_due(record, due_at).map_err(text)?;
        self.load_name(book, name.as_str())
    }

    fn read_record(&self, id: u64, row: &Row) -> Result<Read, String> {
        let own = |effect: &&Row| int(effect, "backorder_id") == Some(id);
        let outbox: Result<Vec<OutboxEntry>, _> =
            self.tables.rows("effects").filter(own).map(OutboxEntry::from_row).collect();
        let record = Backorder::from_row(row, outbox.map_err(text)?).map_err(text)?;
        let due_at = match row.get("due_at") {
            Some(Value::Text(at)) => parse_utc(at).map_err(text)?,
            _ => None,
        };
        Ok((record, due_at))
    }

    fn load_name(&self, book: &mut Book, name: &str) -> Result<(), String> {
        for row in self.tables.rows("claims").filter(|row| self.is_of(row, name)) {
            book.insert_claim(Claim::from_row(row).map_err(text)?);
        }
        for row in self.tables.rows("applications").filter(|row| self.is_of(row, name)) {
            let application = Application::from_row(row).map_err(text)?;
            book.insert_application(application).map_err(text)?;
        }
        Ok(())
    }

    fn is_of(&self, row: &Row, name: &str) -> bool {
        matches!(row.get("domain"), Some(Value::Text(domain)) if domain == name)
    }
}

fn int(row: &Row, column: &str) -> Option<u64> {
    match row.get(column) {
        Some(Value::Int(number)) => Some(number.unsigned_abs()),
        _ => None,
    }
}

fn text(error: backorder_core::Error) -> String {
    error.to_string()
}
