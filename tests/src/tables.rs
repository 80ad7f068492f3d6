//! The smallest database that keeps what a store must keep: rows, revisions and unique keys.

use std::collections::BTreeMap;

use backorder_core::{Commit, How, Row, Table, Value, Write};

/// Tables in memory, written by [`Tables::commit`] in one step or not at all.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    rows: BTreeMap<(&'static str, String), Row>,
    /// What a unique index has, and the key of the row that has it.
    unique: BTreeMap<(&'static str, String), String>,
}

/// What was there before a write, to be put back.
type Undo = Vec<(&'static Table, String, Option<Row>)>;

impl Tables {
    /// Writes a commit, as one transaction.
    ///
    /// # Errors
    /// The row that is not as expected, or the key that is taken; nothing is written then.
    pub fn commit(&mut self, commit: &Commit) -> Result<(), String> {
        let mut undo = Undo::new();
        let written = commit.writes.iter().try_for_each(|write| self.write(write, &mut undo));
        if written.is_err() {
            for (table, key, old) in undo.into_iter().rev() {
                self.put(table, key, old);
            }
        }
        written
    }

    /// Makes all that is not finished due at an instant, as `Store::requeue` does.
    pub fn requeue(&mut self, now: &Value) {
        let all = ("backorders", String::new())..("backorders\u{1}", String::new());
        for (_, row) in self.rows.range_mut(all) {
            if row.get("finished_at") == Some(&Value::Null) {
                *row = over(row, &Row::from_iter([("due_at", now.clone())]));
            }
        }
    }

    /// The rows of a table, by key.
    pub fn rows(&self, table: &'static str) -> impl Iterator<Item = &Row> {
        self.rows
            .range((table, String::new())..)
            .take_while(move |((name, _), _)| *name == table)
            .map(|(_, row)| row)
    }

    fn write(&mut self, write: &Write, undo: &mut Undo) -> Result<(), String> {
        let table = write.table;
        let key = key_of(&write.row, table.key);
        let stored = self.rows.get(&(table.name, key.clone()));
        let new = match (&write.how, stored) {
            (How::Insert, None) => write.row.clone(),
            (How::Insert, Some(_)) => {
                return Err(format!("{} {} is taken", table.name, plain(&key)));
            }
            (How::CompareAndSet { column, expected }, Some(row)) if has(row, column, expected) => {
                over(row, &write.row)
            }
            (How::CompareAndSet { column, expected }, row) => {
                let is = row.and_then(|row| row.get(column));
                let (name, key) = (table.name, plain(&key));
                return Err(format!("{name} {key} has {column} {is:?}, expected {expected:?}"));
            }
            (How::SetIf { column, expected }, Some(row)) if has(row, column, expected) => {
                over(row, &write.row)
            }
            (How::SetIf { .. }, _) => return Ok(()),
        };
        for index in table.indexes.iter().filter(|index| index.is_unique) {
            let value = key_of(&new, index.columns);
            let holder = self.unique.get(&(table.name, value.clone()));
            if !value.is_empty() && holder.is_some_and(|holder| *holder != key) {
                return Err(format!("{} {value} is taken", table.name));
            }
        }
        if matches!(&write.how, How::CompareAndSet { .. }) && stored == Some(&new) {
            let key = plain(&key);
            return Err(format!("{} {key} would not change: a server counts 0", table.name));
        }
        undo.push((table, key.clone(), stored.cloned()));
        self.put(table, key, Some(new));
        Ok(())
    }

    fn put(&mut self, table: &'static Table, key: String, row: Option<Row>) {
        let place = (table.name, key.clone());
        for index in table.indexes.iter().filter(|index| index.is_unique) {
            if let Some(old) = self.rows.get(&place) {
                self.unique.remove(&(table.name, key_of(old, index.columns)));
            }
            let value = row.as_ref().map_or_else(String::new, |row| key_of(row, index.columns));
            if !value.is_empty() {
                self.unique.insert((table.name, value), key.clone());
            }
        }
        match row {
            Some(row) => self.rows.insert(place, row),
            None => self.rows.remove(&place),
        };
    }
}

fn has(row: &Row, column: &str, expected: &Value) -> bool {
    row.get(column).is_some_and(|value| text(value) == text(expected))
}

/// The stored row with the columns that are written.
fn over(stored: &Row, new: &Row) -> Row {
    let column =
        |(name, old): (&str, &Value)| (name.to_owned(), new.get(name).unwrap_or(old).clone());
    let missing = new.iter().filter(|(name, _)| stored.get(name).is_none());
    let missing = missing.map(|(name, value)| (name.to_owned(), value.clone()));
    stored.iter().map(column).chain(missing).collect()
}

/// The columns of a key as one text, in which numbers come in their order.
pub fn key_of(row: &Row, columns: &[&str]) -> String {
    let texts: Vec<String> =
        columns.iter().map(|column| row.get(column).map_or_else(String::new, text)).collect();
    texts.join("|")
}

fn text(value: &Value) -> String {
    match value {
        Value::Int(number) => format!("{number:012}"),
        Value::Text(text) => text.clone(),
        Value::Null => String::new(),
    }
}

/// A key as a person reads it.
fn plain(key: &str) -> String {
    let parts: Vec<&str> = key.split('|').map(|part| part.trim_start_matches('0')).collect();
    parts.join("|")
}
