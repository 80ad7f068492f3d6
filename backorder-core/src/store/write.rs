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
        statement(&[self], dialect, prefix)
    }

    /// Whether one statement can write both.
    fn is_like(&self, other: &Write) -> bool {
        if self.table.name != other.table.name {
            return false;
        }
        let is_one_column = self.table.key.len() == 1;
        match (&self.how, &other.how) {
            (How::Insert, How::Insert) => self.row.columns().eq(other.row.columns()),
            (How::CompareAndSet { column, .. }, How::CompareAndSet { column: others, .. })
            | (How::SetIf { column, .. }, How::SetIf { column: others, .. }) => {
                column == others && is_one_column
            }
            _ => false,
        }
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

/// Several statements as one text, parted by `;`: for drivers that take several in one message and
/// tell the count of each. What is plain stands in the text, so that neither the driver nor the
/// server has to read it out of parameters: whole numbers, NULL, and texts of ASCII letters, digits
/// and signs that mean nothing within quotes. All else is a parameter, for the driver to quote.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Script {
    /// The text, with `?` for each parameter.
    pub sql: String,
    /// The values that are not in the text, in the order of the question marks.
    pub parameters: Vec<Value>,
    /// How many rows each statement must have changed, in order, as [`Statement::rows`] says.
    pub rows: Vec<Option<u64>>,
}

/// How many rows one statement writes at most.
const ROWS_MAX: usize = 30;

/// How many rows one statement of a script inserts at most. Of those that are written over no more
/// than elsewhere: each is looked for among all of its statement.
const INSERTED_MAX: usize = 100;

/// How many parameters one statement has at most: SQLite takes 999 where it is old.
const PARAMETERS_MAX: usize = 999;

/// How many statements a script has at most, and after how many bytes another one begins: well
/// below what a server takes in a message.
const TOGETHER_MAX: usize = 50;
const BYTES_MAX: usize = 256 * 1024;

/// Several writes as few statements: what does the same to several rows of one table is one, where
/// the first of them was. No two of them may be about one row.
pub(super) fn statements<'a>(
    writes: impl IntoIterator<Item = &'a Write>,
    dialect: Dialect,
    prefix: &str,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    for rows in groups(writes).iter().flat_map(|group| group.chunks(ROWS_MAX)) {
        add_together(&mut statements, rows, dialect, prefix);
    }
    statements
}

/// The same as few texts.
pub(super) fn scripts<'a>(
    writes: impl IntoIterator<Item = &'a Write>,
    dialect: Dialect,
    prefix: &str,
) -> Vec<Script> {
    let mut scripts: Vec<Script> = Vec::new();
    let (mut text, mut rows) = (Text::written(), Vec::new());
    let mut end = |text: &mut Text, rows: &mut Vec<Option<u64>>| {
        let Text { sql, parameters, .. } = std::mem::replace(text, Text::written());
        scripts.push(Script { sql, parameters, rows: std::mem::take(rows) });
    };
    for group in groups(writes) {
        let most = if group[0].how == How::Insert { INSERTED_MAX } else { ROWS_MAX };
        for some in group.chunks(most) {
            if rows.len() == TOGETHER_MAX || text.sql.len() > BYTES_MAX {
                end(&mut text, &mut rows);
            }
            if !rows.is_empty() {
                text.sql.push_str("; ");
            }
            rows.push(together(some, dialect, prefix, &mut text));
        }
    }
    if !rows.is_empty() {
        end(&mut text, &mut rows);
    }
    scripts
}

/// Writes that one statement can do together, each group where its first one was.
fn groups<'a>(writes: impl IntoIterator<Item = &'a Write>) -> Vec<Vec<&'a Write>> {
    let mut groups: Vec<Vec<&Write>> = Vec::new();
    for write in writes {
        match groups.iter_mut().find(|group| group[0].is_like(write)) {
            Some(group) => group.push(write),
            None => groups.push(vec![write]),
        }
    }
    groups
}

/// As one statement, or as several where its parameters would be too many.
fn add_together(all: &mut Vec<Statement>, rows: &[&Write], dialect: Dialect, prefix: &str) {
    let one = statement(rows, dialect, prefix);
    if one.parameters.len() <= PARAMETERS_MAX || rows.len() == 1 {
        all.push(one);
        return;
    }
    let (first, second) = rows.split_at(rows.len() / 2);
    add_together(all, first, dialect, prefix);
    add_together(all, second, dialect, prefix);
}

fn statement(writes: &[&Write], dialect: Dialect, prefix: &str) -> Statement {
    let mut text = Text::marked();
    let rows = together(writes, dialect, prefix, &mut text);
    Statement { sql: text.sql, parameters: text.parameters, rows }
}

/// Adds writes that are alike as one statement, and says how many rows it must change.
fn together(rows: &[&Write], dialect: Dialect, prefix: &str, text: &mut Text) -> Option<u64> {
    let first = rows[0];
    let count = Some(rows.len() as u64);
    match first.how {
        How::Insert => {
            let rows: Vec<&Row> = rows.iter().map(|write| &write.row).collect();
            insert(first.table, &rows, dialect, prefix, text);
            count
        }
        How::CompareAndSet { .. } => {
            Update { rows, dialect }.add(prefix, text);
            count
        }
        How::SetIf { .. } => {
            Update { rows, dialect }.add(prefix, text);
            None
        }
    }
}

/// SQL in the making.
struct Text {
    sql: String,
    parameters: Vec<Value>,
    /// Whether plain values stand in the text.
    is_written: bool,
}

impl Text {
    /// With a `?` for each value.
    fn marked() -> Text {
        Text { sql: String::new(), parameters: Vec::new(), is_written: false }
    }

    /// With the values in it that are plain.
    fn written() -> Text {
        Text { is_written: true, sql: String::with_capacity(BYTES_MAX / 4), ..Text::marked() }
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::Null if self.is_written => self.sql.push_str("NULL"),
            Value::Int(number) if self.is_written => {
                let _ = write!(self.sql, "{number}");
            }
            Value::Text(text) if self.is_written && is_plain(text) => {
                self.sql.push('\'');
                self.sql.push_str(text);
                self.sql.push('\'');
            }
            _ => {
                self.sql.push('?');
                self.parameters.push(value.clone());
            }
        }
    }

    /// Values, parted by commas.
    fn add_all<'a>(&mut self, values: impl IntoIterator<Item = &'a Value>) {
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.sql.push_str(", ");
            }
            self.add(value);
        }
    }
}

/// Whether it means the same within quotes to every server in every mode, and to drivers that look
/// for question marks.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'\'' | b'\\' | b'?'))
}

/// Rows of one table that are written over. A column that becomes the same in all of them is set
/// to that; another one by the key: `CASE WHEN id = ? THEN ? ... ELSE column END`. By `id = ?` and
/// not `CASE id WHEN ?`, which MySQL compares as floating point where a driver gives texts; where
/// the keys stand in the text it is that, which a server reads faster.
struct Update<'a> {
    rows: &'a [&'a Write],
    dialect: Dialect,
}

impl Update<'_> {
    fn add(&self, prefix: &str, text: &mut Text) {
        let first = self.rows[0];
        let table = first.table;
        text.sql.push_str("UPDATE ");
        text.sql.push_str(&table.quoted(self.dialect, prefix));
        if self.dialect == Dialect::Mysql && self.rows.len() > 1 {
            // Of a small table it would read, and lock, all rows.
            text.sql.push_str(" FORCE INDEX (PRIMARY)");
        }
        let mut before = " SET ";
        let columns = table.columns.iter().map(|column| column.name);
        for name in columns.filter(|name| !table.key.contains(name)) {
            let values: Vec<Option<&Value>> =
                self.rows.iter().map(|write| write.row.get(name)).collect();
            if values.iter().any(Option::is_some) {
                let _ = write!(text.sql, "{before}{} = ", self.dialect.quoted(name));
                self.add_value(name, &values, text);
                before = ", ";
            }
        }
        let mut before = " WHERE ";
        for key in table.key {
            let _ = write!(text.sql, "{before}{}", self.dialect.quoted(key));
            let keys = self.rows.iter().map(|write| key_of(write, key));
            if self.rows.len() == 1 {
                text.sql.push_str(" = ");
                text.add_all(keys);
            } else {
                text.sql.push_str(" IN (");
                text.add_all(keys);
                text.sql.push(')');
            }
            before = " AND ";
        }
        if let Some((column, _)) = first.compared() {
            let compared = self.rows.iter().map(|write| write.compared());
            let expected: Vec<Option<&Value>> =
                compared.map(|compared| Some(compared?.1)).collect();
            let _ = write!(text.sql, " AND {} = ", self.dialect.quoted(column));
            self.add_value(column, &expected, text);
        }
    }

    /// What a column is by row; what it was, where a row says nothing of it.
    fn add_value(&self, column: &str, values: &[Option<&Value>], text: &mut Text) {
        if let Some(Some(same)) = values.first()
            && values.iter().all(|value| *value == Some(same))
        {
            text.add(same);
            return;
        }
        let column = self.dialect.quoted(column);
        let table = self.rows[0].table;
        if let [key] = table.key
            && text.is_written
            && self.rows.iter().all(|write| matches!(key_of(write, key), Value::Int(_)))
                == table.is_number(key)
        {
            let _ = write!(text.sql, "CASE {}", self.dialect.quoted(key));
            for (write, value) in self.rows.iter().zip(values) {
                let Some(value) = value else { continue };
                text.sql.push_str(" WHEN ");
                text.add(key_of(write, key));
                text.sql.push_str(" THEN ");
                text.add(value);
            }
            let _ = write!(text.sql, " ELSE {column} END");
            return;
        }
        text.sql.push_str("CASE");
        for (write, value) in self.rows.iter().zip(values) {
            let Some(value) = value else { continue };
            let mut before = " WHEN ";
            for key in table.key {
                let _ = write!(text.sql, "{before}{} = ", self.dialect.quoted(key));
                text.add(key_of(write, key));
                before = " AND ";
            }
            text.sql.push_str(" THEN ");
            text.add(value);
        }
        let _ = write!(text.sql, " ELSE {column} END");
    }
}

fn key_of<'a>(write: &'a Write, key: &str) -> &'a Value {
    write.row.get(key).unwrap_or(&Value::Null)
}

fn insert(table: &Table, rows: &[&Row], dialect: Dialect, prefix: &str, text: &mut Text) {
    let columns: Vec<&str> = rows.first().map_or_else(Vec::new, |row| row.columns().collect());
    let table = table.quoted(dialect, prefix);
    let _ = write!(text.sql, "INSERT INTO {table} ({}) VALUES ", list(dialect, &columns));
    for (index, row) in rows.iter().enumerate() {
        text.sql.push_str(if index == 0 { "(" } else { ", (" });
        text.add_all(row.iter().map(|(_, value)| value));
        text.sql.push(')');
    }
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
    fn a_script_has_in_its_text_what_means_the_same_to_every_server() {
        let entry = |text: &str| {
            let columns =
                [("life", Value::Int(-5)), ("hold", Value::Null), ("detail", Value::from(text))];
            Write::insert(&LOG, Row::from_iter(columns))
        };
        let texts = [r#"{"at":"2027-01-13 19:00"}, ~"#, "it's", r"a\b", "what?", "für", "a\nb", ""];
        let scripts = scripts(&texts.map(entry), Dialect::Mysql, "bo_");
        let [script] = &scripts[..] else { panic!("{scripts:?}") };
        assert_eq!(
            script.sql,
            concat!(
                "INSERT INTO `bo_log` (`life`, `hold`, `detail`) VALUES ",
                r#"(-5, NULL, '{"at":"2027-01-13 19:00"}, ~'), (-5, NULL, ?), (-5, NULL, ?), "#,
                "(-5, NULL, ?), (-5, NULL, ?), (-5, NULL, ?), (-5, NULL, '')",
            )
        );
        assert_eq!(script.parameters, ["it's", r"a\b", "what?", "für", "a\nb"].map(Value::from));
        assert_eq!(script.rows, [Some(7)]);
    }

    #[test]
    fn a_script_writes_rows_over_by_their_keys_and_has_a_count_for_each_statement() {
        let effect = |id: &'static str, report: &'static str, revision: i64| {
            let columns =
                [("id", id.into()), ("report", report.into()), ("revision", Value::Int(revision))];
            Write::over(&EFFECTS, Row::from_iter(columns), u64::try_from(revision - 1).unwrap())
        };
        let how = How::SetIf { column: "number", expected: Value::Int(3) };
        let wake = row(&[("client_id", 7), ("is_pending", 0)]);
        let writes = [
            Write::over(&BACKORDERS, row(&[("id", 7), ("life", 2), ("revision", 5)]), 4),
            Write::over(&BACKORDERS, row(&[("id", 8), ("revision", 9)]), 8),
            effect("bo-7.1.x.1.", "a", 2),
            effect("bo-8.1.x.1.", "it's", 2),
            Write { table: &WAKES, how, row: wake },
        ];
        let scripts = scripts(&writes, Dialect::Mysql, "");
        let [script] = &scripts[..] else { panic!("{scripts:?}") };
        let wanted = [
            concat!(
                "UPDATE `backorders` FORCE INDEX (PRIMARY) SET ",
                "`life` = CASE `id` WHEN 7 THEN 2 ELSE `life` END, ",
                "`revision` = CASE `id` WHEN 7 THEN 5 WHEN 8 THEN 9 ELSE `revision` END ",
                "WHERE `id` IN (7, 8) ",
                "AND `revision` = CASE `id` WHEN 7 THEN 4 WHEN 8 THEN 8 ELSE `revision` END",
            ),
            concat!(
                "UPDATE `effects` FORCE INDEX (PRIMARY) SET `revision` = 2, ",
                "`report` = CASE `id` WHEN 'bo-7.1.x.1.' THEN 'a' WHEN 'bo-8.1.x.1.' THEN ? ",
                "ELSE `report` END WHERE `id` IN ('bo-7.1.x.1.', 'bo-8.1.x.1.') ",
                "AND `revision` = 1",
            ),
            "UPDATE `wakes` SET `is_pending` = 0 WHERE `client_id` = 7 AND `number` = 3",
        ];
        assert_eq!(script.sql, wanted.join("; "));
        assert_eq!(script.parameters, [Value::from("it's")]);
        assert_eq!(script.rows, [Some(2), Some(2), None]);
    }

    #[test]
    fn no_script_is_more_than_a_server_takes_in_a_message() {
        let entry = |n| Write::insert(&LOG, row(&[("backorder_id", n), ("revision", 1)]));
        let many: Vec<Write> = (0..6000).map(entry).collect();
        let counts = |writes: &[Write]| -> Vec<usize> {
            scripts(writes, Dialect::Mysql, "").iter().map(|script| script.rows.len()).collect()
        };
        assert_eq!(counts(&many), [50, 10]);
        let long = |n| {
            let text = ("detail", Value::Text("x".repeat(200_000)));
            Write::insert(&LOG, Row::from_iter([("backorder_id", Value::Int(n)), text]))
        };
        let like = |n| Write::over(&BACKORDERS, row(&[("id", n), ("revision", 5)]), 4);
        assert_eq!(counts(&[long(1), long(2), like(1), like(2)]), [1, 1]);
        assert_eq!(counts(&[]), [0; 0]);
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
