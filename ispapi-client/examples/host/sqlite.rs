//! A store on SQLite: runs what the library says, in the order in which it says it. For another
//! database this file changes and nothing else.

use backorder_core::{Dialect, Read, Row, Rows, Statement, Trouble, Value};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Error, Params, params_from_iter};

/// The parameters as this database takes them.
pub(crate) fn parameters(statement: &Statement) -> impl Params + '_ {
    params_from_iter(statement.parameters.iter().map(|value| match value {
        Value::Null => SqlValue::Null,
        Value::Int(number) => SqlValue::Integer(*number),
        Value::Text(text) => SqlValue::Text(text.clone()),
    }))
}

/// The rows that the statements read.
pub(crate) fn load(
    database: &Connection,
    reads: &[Read],
) -> Result<Rows, Box<dyn std::error::Error>> {
    let mut rows = Rows::default();
    for Read { table, statement } in reads {
        let mut query = database.prepare_cached(&statement.sql)?;
        let names: Vec<String> = query.column_names().map(String::from).collect();
        let mut found = query.query(parameters(statement))?;
        while let Some(row) = found.next()? {
            let value = |at| match row.get(at)? {
                SqlValue::Null => Ok(Value::Null),
                SqlValue::Integer(number) => Ok(Value::Int(number)),
                SqlValue::Text(text) => Ok(Value::Text(text)),
                other => Err(Error::InvalidColumnType(at, names[at].clone(), other.data_type())),
            };
            let columns = names.iter().enumerate().map(|(at, name)| Ok((name.clone(), value(at)?)));
            rows.add(table, columns.collect::<Result<Row, Error>>()?)?;
        }
    }
    Ok(rows)
}

/// Begins a transaction; false where somebody else has the lock. SQLite needs no statement for it.
pub(crate) fn begin(database: &Connection) -> Result<bool, Error> {
    lost_or(database.execute_batch(Dialect::Sqlite.begin()).map(|()| true))
}

/// Ends the transaction that is open, if any, and writes nothing.
pub(crate) fn rollback(database: &Connection) -> Result<(), Error> {
    if database.is_autocommit() { Ok(()) } else { database.execute_batch("ROLLBACK") }
}

/// One transaction, unless it is begun; false, and nothing written, where somebody else was faster.
pub(crate) fn commit(
    database: &Connection,
    statements: &[Statement],
    is_begun: bool,
) -> Result<bool, Error> {
    let write = || {
        for statement in statements {
            let count = database.execute(&statement.sql, parameters(statement))?;
            if statement.rows.is_some_and(|rows| rows != count as u64) {
                return Ok(false);
            }
        }
        database.execute_batch("COMMIT").map(|()| true)
    };
    let is_written = lost_or(if is_begun || begin(database)? { write() } else { Ok(false) });
    rollback(database)?;
    is_written
}

fn lost_or(result: Result<bool, Error>) -> Result<bool, Error> {
    match result {
        Err(Error::SqliteFailure(failure, _))
            if Dialect::Sqlite.trouble("", failure.extended_code.into()) == Trouble::LostRace =>
        {
            Ok(false)
        }
        result => result,
    }
}
