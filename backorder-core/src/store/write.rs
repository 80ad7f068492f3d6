//! What a commit writes, row by row, and as SQL.

use super::dialect::Dialect;
use super::row::{Row, Value};
use super::schema::{Table, list};

/// One statement: SQL with `?` for each parameter, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Statement {
    /// The text. Two statements of the same shape have the same text, to be prepared once.
    pub sql: String,
    /// The values, in the order of the question marks.
    pub parameters: Vec<Value>,
    /// How many rows it must have changed; another count is a lost race. None: any count is fine,
    /// or it reads.
    pub rows: Option<u64>,
}

/// How a row is written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum How {
    /// As a new row; a key that is taken is a lost race.
    Insert,
    /// Over the row of the same key, if that one has this value in this column.
    CompareAndSet {
        /// The column that is compared.
        column: &'static str,
        /// What it must hold.
        expected: Value,
    },
    /// Over the row of the same key, if that one has this value in this column; where it has
    /// another by now, that one stays, and that is no lost race.
    SetIf {
        /// The column that is compared.
        column: &'static str,
        /// What it must hold.
        expected: Value,
    },
}

/// A row to be written. There is no "insert or update": such a statement counts 0, 1 or 2 rows by
/// server and setting, so that its count would mean nothing. Every update changes a column, since
/// MySQL counts changed rows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Write {
    /// Where.
    pub table: &'static Table,
    /// How.
    pub how: How,
    /// The row; with the columns of the key in it.
    pub row: Row,
}

impl Write {
    pub(super) fn insert(table: &'static Table, row: Row) -> Write {
        Write { table, how: How::Insert, row }
    }

    /// Over the row of that revision; as a new one if the revision is 0.
    pub(super) fn over(table: &'static Table, row: Row, expected_revision: u64) -> Write {
        if expected_revision == 0 {
            return Write::insert(table, row);
        }
        let expected = Value::from(expected_revision);
        Write { table, how: How::CompareAndSet { column: "revision", expected }, row }
    }

    /// The statement that writes it, for tables whose names begin with `prefix`.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Dialect, How, Row, Table, Value, Write};
    /// let row = Row::from_iter([("name", Value::from("policy")), ("value", Value::from("x"))]);
    /// let table = Table::named("meta").unwrap();
    /// let insert = Write { table, how: How::Insert, row };
    /// let statement = insert.statement(Dialect::Mysql, "bo_");
    /// assert_eq!(statement.sql, "INSERT INTO `bo_meta` (`name`, `value`) VALUES (?, ?)");
    /// assert_eq!(statement.rows, Some(1));
    /// ```
    pub fn statement(&self, dialect: Dialect, prefix: &str) -> Statement {
        match &self.how {
            How::Insert => insert(self.table, &[&self.row], dialect, prefix),
            How::CompareAndSet { column, expected } => {
                self.update(column, expected, dialect, prefix)
            }
            How::SetIf { column, expected } => {
                Statement { rows: None, ..self.update(column, expected, dialect, prefix) }
            }
        }
    }

    fn update(
        &self,
        column: &'static str,
        expected: &Value,
        dialect: Dialect,
        prefix: &str,
    ) -> Statement {
        let mut parameters = Vec::with_capacity(self.row.len() + 1);
        let mut sets = Vec::with_capacity(self.row.len());
        for (name, value) in self.row.iter().filter(|(name, _)| !self.table.key.contains(name)) {
            sets.push(format!("{} = ?", dialect.quoted(name)));
            parameters.push(value.clone());
        }
        let name = self.table.quoted(dialect, prefix);
        let key = self.wheres(column, expected, dialect, &mut parameters);
        let sql = format!("UPDATE {name} SET {} WHERE {key}", sets.join(", "));
        Statement { sql, parameters, rows: Some(1) }
    }

    fn wheres(
        &self,
        column: &str,
        expected: &Value,
        dialect: Dialect,
        parameters: &mut Vec<Value>,
    ) -> String {
        let mut wheres = Vec::with_capacity(2);
        for key in self.table.key {
            wheres.push(format!("{} = ?", dialect.quoted(key)));
            parameters.push(self.row.get(key).cloned().unwrap_or(Value::Null));
        }
        wheres.push(format!("{} = ?", dialect.quoted(column)));
        parameters.push(expected.clone());
        wheres.join(" AND ")
    }
}

/// How many rows one statement inserts at most: SQLite takes 999 parameters where it is old.
const ROWS_MAX: usize = 30;

/// Several writes as few statements: neighbours that insert into one table are one statement.
pub(super) fn statements(writes: &[Write], dialect: Dialect, prefix: &str) -> Vec<Statement> {
    let mut statements = Vec::with_capacity(writes.len());
    let mut rest = writes;
    while let Some(first) = rest.first() {
        let is_like = |other: &&Write| {
            other.how == How::Insert
                && other.table.name == first.table.name
                && other.row.columns().eq(first.row.columns())
        };
        let alike = rest.iter().take_while(is_like).count().min(ROWS_MAX);
        if alike > 1 {
            let rows: Vec<&Row> = rest[..alike].iter().map(|write| &write.row).collect();
            statements.push(insert(first.table, &rows, dialect, prefix));
        } else {
            statements.push(first.statement(dialect, prefix));
        }
        rest = &rest[alike.max(1)..];
    }
    statements
}

fn insert(table: &Table, rows: &[&Row], dialect: Dialect, prefix: &str) -> Statement {
    let columns: Vec<&str> = rows.first().map_or_else(Vec::new, |row| row.columns().collect());
    let marks = format!("({})", vec!["?"; columns.len()].join(", "));
    let sql = format!(
        "INSERT INTO {} ({}) VALUES {}",
        table.quoted(dialect, prefix),
        list(dialect, &columns),
        vec![marks.as_str(); rows.len()].join(", ")
    );
    let values = rows.iter().flat_map(|row| row.iter().map(|(_, value)| value.clone()));
    Statement { sql, parameters: values.collect(), rows: Some(rows.len() as u64) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema::{BACKORDERS, LOG, WAKES};

    fn row(columns: &[(&'static str, i64)]) -> Row {
        columns.iter().map(|(name, number)| (*name, Value::Int(*number))).collect()
    }

    #[test]
    fn an_update_compares_the_revision_and_leaves_the_key_alone() {
        let write = Write::over(&BACKORDERS, row(&[("id", 7), ("life", 2), ("revision", 5)]), 4);
        let statement = write.statement(Dialect::Postgres, "bo_");
        assert_eq!(
            statement.sql,
            "UPDATE \"bo_backorders\" SET \"life\" = ?, \"revision\" = ? \
             WHERE \"id\" = ? AND \"revision\" = ?"
        );
        let numbers = [2, 5, 7, 4].map(Value::Int).to_vec();
        assert_eq!((statement.parameters, statement.rows), (numbers, Some(1)));
    }

    #[test]
    fn a_new_row_is_inserted_and_a_wake_of_a_later_number_stays() {
        let new = Write::over(&BACKORDERS, row(&[("id", 7), ("revision", 1)]), 0);
        assert_eq!(new.how, How::Insert);
        let how = How::SetIf { column: "number", expected: Value::Int(3) };
        let row = row(&[("client_id", 7), ("is_pending", 0)]);
        let clear = Write { table: &WAKES, how, row };
        let statement = clear.statement(Dialect::Sqlite, "");
        assert_eq!(
            statement.sql,
            r#"UPDATE "wakes" SET "is_pending" = ? WHERE "client_id" = ? AND "number" = ?"#
        );
        assert_eq!((statement.parameters.len(), statement.rows), (3, None));
    }

    #[test]
    fn neighbours_that_insert_into_one_table_are_one_statement() {
        let entry = |n| Write::insert(&LOG, row(&[("backorder_id", n), ("revision", 1)]));
        let mut writes: Vec<Write> = (0..40).map(entry).collect();
        writes.push(Write::over(&BACKORDERS, row(&[("id", 7), ("revision", 5)]), 4));
        writes.push(entry(50));
        let statements = statements(&writes, Dialect::Mysql, "");
        let counts: Vec<_> = statements.iter().map(|one| one.rows.unwrap()).collect();
        assert_eq!(counts, [30, 10, 1, 1]);
        assert_eq!(statements[0].parameters.len(), 60);
        assert!(statements[3].sql.ends_with("VALUES (?, ?)"));
    }
}
