//! What a commit writes, row by row, and as SQL.

use std::fmt::Write as _;

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

impl Statement {
    /// A statement without parameters, of any number of rows.
    pub(super) fn plain(sql: &str) -> Statement {
        Statement { sql: sql.to_owned(), parameters: Vec::new(), rows: None }
    }
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
    /// The columns of the key, and those to be written: all of a new row, of others what changed.
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
        together(&[self], dialect, prefix)
    }

    /// Whether one statement can write both.
    fn is_like(&self, other: &Write) -> bool {
        let is_one_column = self.table.key.len() == 1;
        let is_so = match (&self.how, &other.how) {
            (How::Insert, How::Insert) => self.row.columns().eq(other.row.columns()),
            (How::CompareAndSet { column, .. }, How::CompareAndSet { column: others, .. })
            | (How::SetIf { column, .. }, How::SetIf { column: others, .. }) => {
                column == others && is_one_column
            }
            _ => false,
        };
        is_so && self.table.name == other.table.name
    }

    /// The column that must hold something, and what.
    fn compared(&self) -> Option<(&'static str, &Value)> {
        match &self.how {
            How::Insert => None,
            How::CompareAndSet { column, expected } | How::SetIf { column, expected } => {
                Some((column, expected))
            }
        }
    }
}

/// How many rows one statement writes at most.
const ROWS_MAX: usize = 30;

/// How many parameters one statement has at most: SQLite takes 999 where it is old.
const PARAMETERS_MAX: usize = 999;

/// Several writes as few statements: what does the same to several rows of one table is one, where
/// the first of them was. No two of them may be about one row.
pub(super) fn statements<'a>(
    writes: impl IntoIterator<Item = &'a Write>,
    dialect: Dialect,
    prefix: &str,
) -> Vec<Statement> {
    let mut groups: Vec<Vec<&Write>> = Vec::new();
    for write in writes {
        match groups.iter_mut().find(|group| group[0].is_like(write)) {
            Some(group) => group.push(write),
            None => groups.push(vec![write]),
        }
    }
    let mut statements = Vec::with_capacity(groups.len());
    for rows in groups.iter().flat_map(|group| group.chunks(ROWS_MAX)) {
        add_together(&mut statements, rows, dialect, prefix);
    }
    statements
}

/// As one statement, or as several where its parameters would be too many.
fn add_together(all: &mut Vec<Statement>, rows: &[&Write], dialect: Dialect, prefix: &str) {
    let one = together(rows, dialect, prefix);
    if one.parameters.len() <= PARAMETERS_MAX || rows.len() == 1 {
        all.push(one);
        return;
    }
    let (first, second) = rows.split_at(rows.len() / 2);
    add_together(all, first, dialect, prefix);
    add_together(all, second, dialect, prefix);
}

/// Writes that are alike, as one statement.
fn together(rows: &[&Write], dialect: Dialect, prefix: &str) -> Statement {
    let first = rows[0];
    let count = Some(rows.len() as u64);
    match first.how {
        How::Insert => {
            let rows: Vec<&Row> = rows.iter().map(|write| &write.row).collect();
            insert(first.table, &rows, dialect, prefix)
        }
        How::CompareAndSet { .. } => {
            Statement { rows: count, ..Update { rows, dialect }.statement(prefix) }
        }
        How::SetIf { .. } => Update { rows, dialect }.statement(prefix),
    }
}

/// Rows of one table that are written over. A column that becomes the same in all of them is set
/// to that; another one by the key: `CASE WHEN id = ? THEN ? ... ELSE column END`. By `id = ?` and
/// not `CASE id WHEN ?`, which MySQL compares as floating point where a driver gives texts.
struct Update<'a> {
    rows: &'a [&'a Write],
    dialect: Dialect,
}

impl Update<'_> {
    fn statement(&self, prefix: &str) -> Statement {
        let first = self.rows[0];
        let (table, mut parameters) = (first.table, Vec::new());
        let mut sets = Vec::new();
        let columns = table.columns.iter().map(|column| column.name);
        for name in columns.filter(|name| !table.key.contains(name)) {
            let values: Vec<Option<&Value>> =
                self.rows.iter().map(|write| write.row.get(name)).collect();
            if values.iter().any(Option::is_some) {
                let value = self.value(name, &values, &mut parameters);
                sets.push(format!("{} = {value}", self.dialect.quoted(name)));
            }
        }
        let mut wheres = Vec::new();
        for key in table.key {
            parameters.extend(self.rows.iter().map(|write| key_of(write, key)));
            let key = self.dialect.quoted(key);
            wheres.push(match self.rows.len() {
                1 => format!("{key} = ?"),
                many => format!("{key} IN ({})", vec!["?"; many].join(", ")),
            });
        }
        if let Some((column, _)) = first.compared() {
            let compared = self.rows.iter().map(|write| write.compared());
            let expected: Vec<Option<&Value>> =
                compared.map(|compared| Some(compared?.1)).collect();
            let value = self.value(column, &expected, &mut parameters);
            wheres.push(format!("{} = {value}", self.dialect.quoted(column)));
        }
        let mut name = table.quoted(self.dialect, prefix);
        if self.dialect == Dialect::Mysql && self.rows.len() > 1 {
            // Of a small table it would read, and lock, all rows.
            name.push_str(" FORCE INDEX (PRIMARY)");
        }
        let (sets, wheres) = (sets.join(", "), wheres.join(" AND "));
        let sql = format!("UPDATE {name} SET {sets} WHERE {wheres}");
        Statement { sql, parameters, rows: None }
    }

    /// What a column is by row; what it was, where a row says nothing of it.
    fn value(
        &self,
        column: &str,
        values: &[Option<&Value>],
        parameters: &mut Vec<Value>,
    ) -> String {
        if let Some(Some(same)) = values.first()
            && values.iter().all(|value| *value == Some(same))
        {
            parameters.push((*same).clone());
            return "?".to_owned();
        }
        let mut cases = String::from("CASE");
        for (write, value) in self.rows.iter().zip(values) {
            let Some(value) = value else { continue };
            let mut wheres = Vec::with_capacity(1);
            for key in write.table.key {
                wheres.push(format!("{} = ?", self.dialect.quoted(key)));
                parameters.push(key_of(write, key));
            }
            parameters.push((*value).clone());
            let _ = write!(cases, " WHEN {} THEN ?", wheres.join(" AND "));
        }
        let _ = write!(cases, " ELSE {} END", self.dialect.quoted(column));
        cases
    }
}

fn key_of(write: &Write, key: &str) -> Value {
    write.row.get(key).cloned().unwrap_or(Value::Null)
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
    use crate::store::schema::{BACKORDERS, EFFECTS, LOG, WAKES};

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
    fn what_inserts_into_one_table_is_one_statement() {
        let entry = |n| Write::insert(&LOG, row(&[("backorder_id", n), ("revision", 1)]));
        let mut writes: Vec<Write> = (0..40).map(entry).collect();
        writes.push(Write::over(&BACKORDERS, row(&[("id", 7), ("revision", 5)]), 4));
        writes.push(entry(50));
        let statements = statements(&writes, Dialect::Mysql, "");
        let counts: Vec<_> = statements.iter().map(|one| one.rows.unwrap()).collect();
        assert_eq!(counts, [30, 11, 1]);
        assert_eq!(statements[0].parameters.len(), 60);
        assert!(statements[2].sql.starts_with("UPDATE"));
    }

    #[test]
    fn rows_of_one_table_are_written_over_together_each_by_its_own_revision() {
        let writes = [
            Write::over(&BACKORDERS, row(&[("id", 7), ("life", 2), ("revision", 5)]), 4),
            Write::over(&EFFECTS, row(&[("id", 1), ("sends", 1), ("revision", 2)]), 1),
            Write::over(&BACKORDERS, row(&[("id", 8), ("life", 2), ("revision", 9)]), 8),
            Write::over(&BACKORDERS, row(&[("id", 9), ("is_doubtful", 1), ("revision", 9)]), 8),
        ];
        let statements = statements(&writes, Dialect::Sqlite, "");
        let sql = concat!(
            r#"UPDATE "backorders" SET "life" = CASE WHEN "id" = ? THEN ? WHEN "id" = ? THEN ? "#,
            r#"ELSE "life" END, "revision" = CASE WHEN "id" = ? THEN ? WHEN "id" = ? THEN ? "#,
            r#"WHEN "id" = ? THEN ? ELSE "revision" END, "#,
            r#""is_doubtful" = CASE WHEN "id" = ? THEN ? ELSE "is_doubtful" END "#,
            r#"WHERE "id" IN (?, ?, ?) AND "revision" = CASE WHEN "id" = ? THEN ? "#,
            r#"WHEN "id" = ? THEN ? WHEN "id" = ? THEN ? ELSE "revision" END"#,
        );
        assert_eq!(statements[0].sql, sql);
        let parameters = [7, 2, 8, 2, 7, 5, 8, 9, 9, 9, 9, 1, 7, 8, 9, 7, 4, 8, 8, 9, 8];
        assert_eq!(statements[0].parameters, parameters.map(Value::Int));
        let counts: Vec<_> = statements.iter().map(|one| one.rows).collect();
        assert_eq!(counts, [Some(3), Some(1)]);
        // What all have in common is said once.
        let alike = [7, 8].map(|id| {
            Write::over(&BACKORDERS, row(&[("id", id), ("life", 2), ("revision", 5)]), 4)
        });
        let statements = super::statements(&alike, Dialect::Mysql, "");
        assert_eq!(
            statements[0].sql,
            "UPDATE `backorders` FORCE INDEX (PRIMARY) SET `life` = ?, `revision` = ? \
             WHERE `id` IN (?, ?) AND `revision` = ?"
        );
    }

    #[test]
    fn what_is_compared_by_another_column_or_found_by_several_is_a_statement_of_its_own() {
        let compare = |table, column, key: &[(&'static str, i64)]| Write {
            table,
            how: How::CompareAndSet { column, expected: Value::Int(1) },
            row: row(key),
        };
        let one = compare(&BACKORDERS, "revision", &[("id", 7), ("life", 2)]);
        let other = compare(&BACKORDERS, "life", &[("id", 8), ("life", 2)]);
        assert_eq!(statements([&one, &other], Dialect::Mysql, "").len(), 2);
        let entry = |number| {
            let key = [("backorder_id", 7), ("revision", number), ("life", 2)];
            compare(&LOG, "life", &key)
        };
        let entries = [entry(1), entry(2)];
        let statements = statements(&entries, Dialect::Mysql, "");
        assert_eq!(statements.len(), 2);
        // One row is found by its key in any case.
        assert!(statements.iter().all(|one| !one.sql.contains("FORCE INDEX")));
    }

    #[test]
    fn no_statement_has_more_parameters_than_an_old_sqlite_takes() {
        let write = |id: i64| {
            let columns = BACKORDERS.columns.iter().map(|column| (column.name, Value::Int(id)));
            Write::over(&BACKORDERS, columns.collect(), 1)
        };
        let writes: Vec<Write> = (1..=70).map(write).collect();
        let statements = statements(&writes, Dialect::Sqlite, "");
        assert!(statements.iter().all(|one| one.parameters.len() <= PARAMETERS_MAX));
        assert_eq!(statements.iter().filter_map(|one| one.rows).sum::<u64>(), 70);
        assert!(statements.len() < 10, "{}", statements.len());
    }

    #[test]
    fn what_may_stay_is_written_together_and_any_count_is_fine() {
        let wake = |client: i64| Write {
            table: &WAKES,
            how: How::SetIf { column: "number", expected: Value::Int(client) },
            row: row(&[("client_id", client), ("is_pending", 0)]),
        };
        let statements = statements(&[wake(7), wake(8)], Dialect::Sqlite, "");
        assert_eq!((statements.len(), statements[0].rows), (1, None));
        assert!(statements[0].sql.contains(r#"WHERE "client_id" IN (?, ?) AND "number" = CASE"#));
    }
}
