//! What a store asks of a database that answers at once.

use std::collections::BTreeSet;

use crate::values::error::Error;
use crate::values::id::ClientId;

use super::dialect::{Dialect, Trouble};
use super::load::Rows;
use super::reads::{Read, Store};
use super::row::Row;
use super::row::columns::Columns;
use super::write::Statement;

/// A connection to a database, as a host implements it: it runs a statement, and says of its errors
/// what the database said. When a transaction begins and ends, what is a lost race and what is done
/// about one is the [`Store`]'s and the [`Round`](crate::Round)'s.
///
/// For databases that are awaited there is [`Round::next`](crate::Round::next), which says the same
/// in steps.
///
/// # Example
/// A database without rows, which notes what it is asked.
/// ```
/// use backorder_core::{ClientId, Database, Dialect, Error, Row, Statement, Store};
/// #[derive(Default)]
/// struct Notes(Vec<String>);
///
/// impl Database for Notes {
///     type Error = Error;
///
///     fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Error> {
///         self.0.push(statement.sql.clone());
///         Ok(Vec::new())
///     }
///
///     fn execute(&mut self, statement: &Statement) -> Result<u64, Error> {
///         self.0.push(statement.sql.clone());
///         Ok(0)
///     }
///
///     fn code(_error: &Error) -> Option<(&str, i64)> {
///         None
///     }
/// }
/// let (store, mut database) = (Store::new(Dialect::Sqlite, "bo_")?, Notes::default());
/// assert!(store.run(&mut database, &[store.wake(ClientId(7))])?);
/// assert_eq!((&*database.0[0], &*database.0[2]), ("BEGIN IMMEDIATE", "COMMIT"));
/// assert!(database.0[1].contains("bo_wakes"));
/// # Ok::<(), Error>(())
/// ```
pub trait Database {
    /// Why a statement was not run.
    type Error: From<Error>;

    /// The rows that a statement reads, each with its columns by name.
    ///
    /// # Errors
    /// What the database says.
    fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Self::Error>;

    /// Runs a statement that reads nothing: how many rows it changed, by MySQL's count too (rows
    /// that were found and stayed as they were do not count).
    ///
    /// # Errors
    /// What the database says.
    fn execute(&mut self, statement: &Statement) -> Result<u64, Self::Error>;

    /// What the database said of an error, for [`Dialect::trouble`]: SQLSTATE, empty where the
    /// driver has none, and the database's own number. None: the error is not the database's.
    fn code(error: &Self::Error) -> Option<(&str, i64)>;

    /// Begins a transaction that may write, as the dialect does it.
    ///
    /// # Errors
    /// What the database says.
    fn begin(&mut self, dialect: Dialect) -> Result<(), Self::Error> {
        self.execute(&Statement::plain(dialect.begin())).map(drop)
    }

    /// Ends the transaction; what was written in it stays.
    ///
    /// # Errors
    /// What the database says.
    fn commit(&mut self) -> Result<(), Self::Error> {
        self.execute(&Statement::plain("COMMIT")).map(drop)
    }

    /// Ends the transaction; what was written in it is as if it had not been.
    ///
    /// # Errors
    /// What the database says.
    fn rollback(&mut self) -> Result<(), Self::Error> {
        self.execute(&Statement::plain("ROLLBACK")).map(drop)
    }
}

impl Store {
    /// The rows that these statements read, for [`Book::load`](crate::Book::load).
    ///
    /// # Errors
    /// What the database says, and [`ErrorKind::RowInvalid`](crate::ErrorKind::RowInvalid) for a
    /// table that a book takes no rows of.
    pub fn load<D: Database>(&self, database: &mut D, reads: &[Read]) -> Result<Rows, D::Error> {
        let mut rows = Rows::default();
        for Read { table, statement } in reads {
            for row in database.query(statement)? {
                rows.add(table, row)?;
            }
        }
        Ok(rows)
    }

    /// The clients that [`Store::due`], [`Store::woken`] or [`Store::unfinished`] finds, each once,
    /// in the order in which they come.
    ///
    /// # Errors
    /// What the database says, and [`ErrorKind::RowInvalid`](crate::ErrorKind::RowInvalid) for rows
    /// without a client.
    pub fn clients<D: Database>(
        &self,
        database: &mut D,
        statement: &Statement,
    ) -> Result<Vec<ClientId>, D::Error> {
        let (mut seen, mut clients) = (BTreeSet::new(), Vec::new());
        for row in database.query(statement)? {
            let client = ClientId(Columns::of(&row).natural("client_id")?);
            if seen.insert(client) {
                clients.push(client);
            }
        }
        Ok(clients)
    }

    /// Runs statements in a transaction of their own: those of a [`Commit`](crate::Commit),
    /// [`Store::schema`] and the like. False, and nothing is written, where somebody else was
    /// faster, or where the connection was lost and nobody knows: load again and decide again.
    ///
    /// # Errors
    /// Whatever else the database says; nothing is written then.
    pub fn run<D: Database>(
        &self,
        database: &mut D,
        statements: &[Statement],
    ) -> Result<bool, D::Error> {
        Ok(self.begin(database, &[])? && self.end(database, statements)?)
    }

    /// Begins a transaction and runs the statements that lock. False: somebody has the lock.
    pub(super) fn begin<D: Database>(
        &self,
        database: &mut D,
        locks: &[Statement],
    ) -> Result<bool, D::Error> {
        let begun = database.begin(self.dialect());
        let locked = begun.and_then(|()| {
            let locked = locks.iter().try_for_each(|lock| database.query(lock).map(drop));
            locked.inspect_err(|_| drop(database.rollback()))
        });
        match locked {
            Ok(()) => Ok(true),
            Err(error) if self.trouble::<D>(&error) == Trouble::LostRace => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Runs the statements and ends the transaction that is open. False: as [`Store::run`].
    pub(super) fn end<D: Database>(
        &self,
        database: &mut D,
        statements: &[Statement],
    ) -> Result<bool, D::Error> {
        match write(database, statements) {
            Ok(true) => Ok(true),
            Ok(false) => database.rollback().map(|()| false),
            Err(error) => {
                // Some errors end the transaction by themselves, and some the connection with it.
                let _ = database.rollback();
                match self.trouble::<D>(&error) {
                    Trouble::LostRace | Trouble::ConnectionLost => Ok(false),
                    Trouble::Other => Err(error),
                }
            }
        }
    }

    /// What an error of a database means.
    pub(super) fn trouble<D: Database>(&self, error: &D::Error) -> Trouble {
        let code = D::code(error);
        code.map_or(Trouble::Other, |(sqlstate, code)| self.dialect().trouble(sqlstate, code))
    }
}

/// Writes and commits. False, and the transaction is open still: another number of rows.
fn write<D: Database>(database: &mut D, statements: &[Statement]) -> Result<bool, D::Error> {
    for statement in statements {
        let count = database.execute(statement)?;
        if statement.rows.is_some_and(|rows| rows != count) {
            return Ok(false);
        }
    }
    database.commit().map(|()| true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::row::Value;
    use crate::values::error::ErrorKind;

    /// What a database reads, whatever it is asked.
    struct Rowed(Vec<Row>);

    impl Database for Rowed {
        type Error = Error;

        fn query(&mut self, _statement: &Statement) -> Result<Vec<Row>, Error> {
            Ok(self.0.clone())
        }

        fn execute(&mut self, _statement: &Statement) -> Result<u64, Error> {
            Ok(0)
        }

        fn code(_error: &Error) -> Option<(&str, i64)> {
            None
        }
    }

    #[test]
    fn who_is_due_is_told_once_in_the_order_of_the_rows() {
        let store = Store::new(Dialect::Sqlite, "").unwrap();
        let row = |client| Row::from_iter([("client_id", Value::Int(client))]);
        let mut database = Rowed([9, 7, 9, 8, 7].map(row).to_vec());
        let found = store.clients(&mut database, &Statement::plain("")).unwrap();
        assert_eq!(found, [9, 7, 8].map(ClientId));
        let mut nameless = Rowed(vec![Row::from_iter([("id", Value::Int(1))])]);
        let error = store.clients(&mut nameless, &Statement::plain("")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RowInvalid);
    }
}
