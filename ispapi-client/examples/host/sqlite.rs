//! SQLite as the library asks it. For another database this file changes and nothing else.

use backorder_core::{Database, Row, Statement, Value};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Error, Params, params_from_iter};

/// A connection.
pub(crate) struct Sqlite(pub(crate) Connection);

impl Database for Sqlite {
    type Error = Box<dyn std::error::Error>;

    fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Self::Error> {
        let mut query = self.0.prepare_cached(&statement.sql)?;
        let names: Vec<String> = query.column_names().map(String::from).collect();
        let rows = query.query_map(parameters(statement), |row| {
            let column = |(at, name): (_, &String)| Ok((name.clone(), value(row.get(at)?)?));
            names.iter().enumerate().map(column).collect()
        })?;
        Ok(rows.collect::<Result<_, Error>>()?)
    }

    fn execute(&mut self, statement: &Statement) -> Result<u64, Self::Error> {
        Ok(self.0.execute(&statement.sql, parameters(statement))? as u64)
    }

    fn code(error: &Self::Error) -> Option<(&str, i64)> {
        match error.downcast_ref() {
            Some(Error::SqliteFailure(failure, _)) => Some(("", failure.extended_code.into())),
            _ => None,
        }
    }
}

fn parameters(statement: &Statement) -> impl Params + '_ {
    params_from_iter(statement.parameters.iter().map(|value| match value {
        Value::Null => SqlValue::Null,
        Value::Int(number) => SqlValue::Integer(*number),
        Value::Text(text) => SqlValue::Text(text.clone()),
    }))
}

fn value(found: SqlValue) -> Result<Value, Error> {
    match found {
        SqlValue::Null => Ok(Value::Null),
        SqlValue::Integer(number) => Ok(Value::Int(number)),
        SqlValue::Text(text) => Ok(Value::Text(text)),
        SqlValue::Real(_) | SqlValue::Blob(_) => Err(Error::InvalidQuery),
    }
}
