//! A store as simple as it can be: rows, compare-and-set, unique keys, one transaction a client.
//!
//! Everything is read from rows; what a row was read as is remembered until it is written again,
//! because reading takes half of the time otherwise.

use std::cell::RefCell;
use std::collections::BTreeMap;

use backorder_core::{Account, Backorder, Book, Claim, ClientId, Commit, OutboxEntry, RowChange};
use backorder_core::{Row, Value};

/// The tables.
#[derive(Debug, Default)]
pub(super) struct Store {
    backorders: BTreeMap<i64, Row>,
    accounts: BTreeMap<i64, Row>,
    effects: BTreeMap<(i64, String), Row>,
    claims: BTreeMap<(String, String), Row>,
    references: BTreeMap<String, Row>,
    log: BTreeMap<(i64, i64), Row>,
    read_backorders: RefCell<BTreeMap<i64, Backorder>>,
    read_accounts: RefCell<BTreeMap<i64, Account>>,
    /// Transactions so far: two readers with the same number read the same.
    pub version: u64,
}

/// Why a transaction was rolled back.
pub(super) type Refused = &'static str;

impl Store {
    /// Writes all of it, or nothing.
    pub fn commit(&mut self, commit: &Commit) -> Result<(), Refused> {
        if let Some(change) = &commit.account {
            check(&self.accounts, change, "client_id")?;
        }
        for change in &commit.records {
            check(&self.backorders, change, "id")?;
        }
        for row in &commit.claims {
            if self.claims.contains_key(&claim_key(row)) {
                return Err("the claim is taken");
            }
        }
        for row in &commit.references {
            if self.references.contains_key(&text(row, "reference")) {
                return Err("the reference is taken");
            }
        }
        for row in &commit.log {
            if self.log.contains_key(&(int(row, "backorder_id"), int(row, "revision"))) {
                return Err("the log has this revision");
            }
        }
        self.write(commit);
        Ok(())
    }

    fn write(&mut self, commit: &Commit) {
        if let Some(change) = &commit.account {
            let client = int(&change.row, "client_id");
            self.read_accounts.get_mut().remove(&client);
            self.accounts.insert(client, change.row.clone());
        }
        for change in &commit.records {
            let id = int(&change.row, "id");
            self.read_backorders.get_mut().remove(&id);
            self.backorders.insert(id, change.row.clone());
        }
        for row in &commit.effects {
            let key = (int(row, "backorder_id"), text(row, "id"));
            self.read_backorders.get_mut().remove(&key.0);
            self.effects.insert(key, row.clone());
        }
        for row in &commit.claims {
            self.claims.insert(claim_key(row), row.clone());
        }
        for row in &commit.references {
            self.references.insert(text(row, "reference"), row.clone());
        }
        for row in &commit.log {
            let key = (int(row, "backorder_id"), int(row, "revision"));
            self.log.insert(key, row.clone());
        }
        self.version += 1;
    }

    /// Everything, as a book.
    pub fn load(&self) -> Book {
        let mut book = Book::new();
        for client in self.accounts.keys() {
            self.load_client(&mut book, ClientId(client.unsigned_abs()));
        }
        self.load_claims(&mut book);
        book
    }

    /// One client's rows, after the book has forgotten that client.
    pub fn load_client(&self, book: &mut Book, client: ClientId) {
        let key = client.0.cast_signed();
        if let Some(row) = self.accounts.get(&key) {
            let mut read = self.read_accounts.borrow_mut();
            let read = read.entry(key).or_insert_with(|| Account::from_row(row).expect("own row"));
            book.insert_account(read.clone()).expect("one account");
        }
        for (id, row) in self.backorders.iter().filter(|(_, row)| int(row, "client_id") == key) {
            let mut read = self.read_backorders.borrow_mut();
            let read = read.entry(*id).or_insert_with(|| self.record(*id, row));
            book.insert(read.clone()).expect("own row");
        }
    }

    /// Every claim.
    pub fn load_claims(&self, book: &mut Book) {
        for row in self.claims.values() {
            book.insert_claim(Claim::from_row(row).expect("own row"));
        }
    }

    fn record(&self, id: i64, row: &Row) -> Backorder {
        let outbox = self
            .effects
            .range((id, String::new())..(id + 1, String::new()))
            .map(|(_, row)| OutboxEntry::from_row(row).expect("own row"))
            .collect();
        Backorder::from_row(row, outbox).expect("own row")
    }

    /// Which backorder holds a reference.
    pub fn holder_of(&self, reference: &str) -> Option<u64> {
        self.references.get(reference).map(|row| int(row, "backorder_id").unsigned_abs())
    }
}

fn check(table: &BTreeMap<i64, Row>, change: &RowChange, key: &str) -> Result<(), Refused> {
    let stored = table.get(&int(&change.row, key)).map_or(0, |row| int(row, "revision"));
    if stored.unsigned_abs() == change.expected_revision {
        Ok(())
    } else {
        Err("the revision is another")
    }
}

fn claim_key(row: &Row) -> (String, String) {
    (text(row, "domain"), text(row, "drop_at"))
}

fn int(row: &Row, column: &str) -> i64 {
    match row.get(column) {
        Some(Value::Int(number)) => *number,
        other => panic!("column {column} is {other:?}"),
    }
}

fn text(row: &Row, column: &str) -> String {
    match row.get(column) {
        Some(Value::Text(text)) => text.clone(),
        other => panic!("column {column} is {other:?}"),
    }
}
