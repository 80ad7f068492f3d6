//! The smallest store that keeps what a store must keep: rows, revisions and unique keys.

use std::collections::BTreeMap;

use backorder_core::{
    Account, Backorder, Book, Claim, ClientId, Commit, OutboxEntry, ReferenceHolder, RowChange,
};
use backorder_core::{Row, Value};

/// Rows in memory, written by [`Store::commit`] in one step or not at all.
#[derive(Debug, Clone, Default)]
pub struct Store {
    accounts: BTreeMap<String, Row>,
    backorders: BTreeMap<String, Row>,
    effects: BTreeMap<String, Row>,
    claims: BTreeMap<String, Row>,
    references: BTreeMap<String, Row>,
    log: BTreeMap<String, Row>,
}

impl Store {
    /// Writes a commit, as one transaction.
    ///
    /// # Errors
    /// The row that is not as expected, or the key that is taken; nothing is written then.
    pub fn commit(&mut self, commit: &Commit) -> Result<(), String> {
        let mut new = self.clone();
        if let Some(change) = &commit.account {
            compare_and_set(
                &mut new.accounts,
                "account",
                key(&change.row, &["client_id"]),
                change,
            )?;
        }
        for change in &commit.records {
            compare_and_set(&mut new.backorders, "backorder", key(&change.row, &["id"]), change)?;
        }
        for row in &commit.effects {
            new.effects.insert(key(row, &["id"]), row.clone());
        }
        for row in &commit.claims {
            insert(&mut new.claims, "claim", key(row, &["domain", "drop_at"]), row)?;
        }
        for row in &commit.references {
            insert(&mut new.references, "reference", key(row, &["reference"]), row)?;
        }
        for row in &commit.log {
            insert(&mut new.log, "log entry", key(row, &["backorder_id", "revision"]), row)?;
        }
        *self = new;
        Ok(())
    }

    /// The log, in the order of backorders and their revisions.
    pub fn log(&self) -> impl Iterator<Item = &Row> {
        let mut rows: Vec<&Row> = self.log.values().collect();
        let int = |row: &Row, column| match row.get(column) {
            Some(Value::Int(number)) => *number,
            _ => 0,
        };
        rows.sort_by_key(|row| (int(row, "backorder_id"), int(row, "revision")));
        rows.into_iter()
    }

    /// Everything, as a fresh process loads it.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn load(&self) -> Result<Book, String> {
        let mut book = Book::new();
        self.load_where(&mut book, |_| true)?;
        Ok(book)
    }

    /// One client's account and records, and all claims and references.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn load_client(&self, book: &mut Book, client: ClientId) -> Result<(), String> {
        let client = client.to_string();
        self.load_where(book, |row| key(row, &["client_id"]) == client)
    }

    fn load_where(&self, book: &mut Book, wanted: impl Fn(&Row) -> bool) -> Result<(), String> {
        let text = |error: backorder_core::Error| error.to_string();
        for row in self.claims.values() {
            book.insert_claim(Claim::from_row(row).map_err(text)?);
        }
        for row in self.references.values() {
            book.insert_reference(ReferenceHolder::from_row(row).map_err(text)?).map_err(text)?;
        }
        for row in self.accounts.values().filter(|row| wanted(row)) {
            book.insert_account(Account::from_row(row).map_err(text)?).map_err(text)?;
        }
        for (id, row) in self.backorders.iter().filter(|(_, row)| wanted(row)) {
            let own = |effect: &&Row| key(effect, &["backorder_id"]) == *id;
            let outbox: Result<Vec<OutboxEntry>, _> =
                self.effects.values().filter(own).map(OutboxEntry::from_row).collect();
            let record = Backorder::from_row(row, outbox.map_err(text)?).map_err(text)?;
            book.insert(record).map_err(text)?;
        }
        Ok(())
    }
}

fn key(row: &Row, columns: &[&str]) -> String {
    let texts: Vec<String> = columns
        .iter()
        .map(|column| match row.get(column) {
            Some(Value::Int(number)) => number.to_string(),
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
        })
        .collect();
    texts.join("|")
}

fn compare_and_set(
    table: &mut BTreeMap<String, Row>,
    what: &str,
    key_text: String,
    change: &RowChange,
) -> Result<(), String> {
    let stored = table.get(&key_text).map_or("0".to_owned(), |row| key(row, &["revision"]));
    if stored != change.expected_revision.to_string() {
        let expected = change.expected_revision;
        return Err(format!("{what} {key_text} has revision {stored}, expected {expected}"));
    }
    table.insert(key_text, change.row.clone());
    Ok(())
}

fn insert(
    table: &mut BTreeMap<String, Row>,
    what: &str,
    key_text: String,
    row: &Row,
) -> Result<(), String> {
    if table.contains_key(&key_text) {
        return Err(format!("{what} {key_text} is taken"));
    }
    table.insert(key_text, row.clone());
    Ok(())
}
