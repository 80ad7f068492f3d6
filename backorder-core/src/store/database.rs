//! What a store asks of a database that answers at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::record::effect::{Action, Effect};
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId, Reference};

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
        Ok(clients_of(&database.query(statement)?)?)
    }

    /// Whom a batch works on at that time: who is due; where nobody is, whom something woke. Nobody
    /// is found where there is nothing to do. Clients of whom an earlier round of the batch said
    /// [`Turn::Failed`](crate::Turn::Failed) stay due, and are left out until the next batch.
    ///
    /// # Errors
    /// As [`Store::clients`].
    pub fn due_clients<D: Database>(
        &self,
        database: &mut D,
        now: DateTime<Utc>,
        limit: u32,
        left_out: &BTreeSet<ClientId>,
    ) -> Result<Vec<ClientId>, D::Error> {
        let due = but_for(left_out, database, limit, |limit| self.due(&now, limit))?;
        if !due.is_empty() {
            return Ok(due);
        }
        but_for(left_out, database, limit, |limit| self.woken(limit))
    }

    /// Which backorders have what the registrar may list for an effect, by [`Store::holders`]: what
    /// a question for applications finds may be another backorder's. For any other effect nothing
    /// is asked, and none has.
    ///
    /// # Errors
    /// What the database says, and [`ErrorKind::RowInvalid`](crate::ErrorKind::RowInvalid) for rows
    /// that do not say it.
    pub fn held<D: Database>(
        &self,
        database: &mut D,
        effect: &Effect,
    ) -> Result<BTreeMap<Reference, BackorderId>, D::Error> {
        let mut held = BTreeMap::new();
        let Action::FindApplication { name } = &effect.action else { return Ok(held) };
        for row in database.query(&self.holders(name))? {
            let mut columns = Columns::of(&row);
            let reference = columns.parsed("reference", Reference::parse)?;
            held.insert(reference, BackorderId(columns.natural("backorder_id")?));
        }
        Ok(held)
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

/// The clients of rows, each once, in their order.
fn clients_of(rows: &[Row]) -> Result<Vec<ClientId>, Error> {
    let (mut seen, mut clients) = (BTreeSet::new(), Vec::new());
    for row in rows {
        let client = ClientId(Columns::of(row).natural("client_id")?);
        if seen.insert(client) {
            clients.push(client);
        }
    }
    Ok(clients)
}

/// Clients that are not among those: what comes first may be of them alone, then more is read.
fn but_for<D: Database>(
    left_out: &BTreeSet<ClientId>,
    database: &mut D,
    mut limit: u32,
    statement: impl Fn(u32) -> Statement,
) -> Result<Vec<ClientId>, D::Error> {
    loop {
        let rows = database.query(&statement(limit))?;
        let mut clients = clients_of(&rows)?;
        clients.retain(|client| !left_out.contains(client));
        if !clients.is_empty() || rows.len() < limit.max(1) as usize {
            return Ok(clients);
        }
        limit = limit.saturating_mul(4);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::effect::EffectId;
    use crate::store::row::Value;
    use crate::values::error::ErrorKind;
    use crate::values::name::{DomainName, TldSet};

    /// Answers with rows of two columns to each statement that has a text in it; what it was asked.
    struct Answers {
        about: &'static str,
        columns: [&'static str; 2],
        rows: Vec<[Value; 2]>,
        asked: usize,
    }

    impl Database for Answers {
        type Error = Error;

        fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Error> {
            self.asked += 1;
            let rows = if statement.sql.contains(self.about) { &self.rows[..] } else { &[] };
            let row = |values: &[Value; 2]| self.columns.into_iter().zip(values.clone()).collect();
            Ok(rows.iter().map(row).collect())
        }

        fn execute(&mut self, _statement: &Statement) -> Result<u64, Error> {
            Ok(0)
        }

        fn code(_error: &Error) -> Option<(&str, i64)> {
            None
        }
    }

    fn store() -> Store {
        Store::new(Dialect::Sqlite, "").unwrap()
    }

    #[test]
    fn who_is_due_is_told_once_in_the_order_of_the_rows() {
        let answers = |column, clients: &[i64]| {
            let rows = clients.iter().map(|client| [Value::Int(*client), Value::Null]).collect();
            Answers { about: "", columns: [column, "due_at"], rows, asked: 0 }
        };
        let any = Statement::plain("");
        let found = store().clients(&mut answers("client_id", &[9, 7, 9, 8, 7]), &any).unwrap();
        assert_eq!(found, [9, 7, 8].map(ClientId));
        let error = store().clients(&mut answers("id", &[1]), &any).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RowInvalid);
    }

    #[test]
    fn a_batch_works_on_who_is_due_and_else_on_who_was_woken() {
        let now = "2027-01-10T19:00:00Z".parse().unwrap();
        let clients = [7, 8, 7].map(|client| [Value::Int(client), Value::Null]);
        let columns = ["client_id", "due_at"];
        for (about, asked, found) in [("due_at", 1, 2), ("is_pending", 2, 2), ("none", 2, 0)] {
            let mut answers = Answers { about, columns, rows: clients.to_vec(), asked: 0 };
            let due = store().due_clients(&mut answers, now, 100, &BTreeSet::new()).unwrap();
            assert_eq!((answers.asked, due.len()), (asked, found), "{about}");
            assert!(due.iter().all(|client| [7, 8].contains(&client.0)));
        }
    }

    #[test]
    fn who_failed_in_a_batch_hides_nobody_who_is_due_after_him() {
        struct Many(Vec<i64>);
        impl Database for Many {
            type Error = Error;

            fn query(&mut self, statement: &Statement) -> Result<Vec<Row>, Error> {
                let limit = statement.sql.rsplit(' ').next().unwrap().parse().unwrap();
                let row = |client: &i64| Row::from_iter([("client_id", Value::Int(*client))]);
                Ok(self.0.iter().take(limit).map(row).collect())
            }

            fn execute(&mut self, _statement: &Statement) -> Result<u64, Error> {
                Ok(0)
            }

            fn code(_error: &Error) -> Option<(&str, i64)> {
                None
            }
        }
        let now = "2027-01-10T19:00:00Z".parse().unwrap();
        let mut database = Many([vec![7; 500], vec![9, 8, 9]].concat());
        let mut found = |left_out: &[u64], limit| {
            let left_out = left_out.iter().map(|id| ClientId(*id)).collect();
            let found = store().due_clients(&mut database, now, limit, &left_out).unwrap();
            found.into_iter().map(|client| client.0).collect::<Vec<_>>()
        };
        assert_eq!(found(&[], 100), [7]);
        assert_eq!(found(&[7], 100), [9, 8]);
        assert_eq!(found(&[7, 9], 1), [8]);
        assert_eq!(found(&[7, 8, 9], 100), [0; 0], "it ends");
        assert_eq!(found(&[], 0), [0; 0]);
    }

    #[test]
    fn who_holds_what_is_read_or_refused() {
        let name = DomainName::parse("example.com", &TldSet::first_dot()).unwrap();
        let effect = |kind: &str, action| Effect {
            id: EffectId::parse(&format!("bo-42.1.{kind}.1.")).unwrap(),
            client: ClientId(7),
            action,
        };
        let find = effect("find-application", Action::FindApplication { name: name.clone() });
        let held = |rows: Vec<[Value; 2]>| {
            let columns = ["reference", "backorder_id"];
            store().held(&mut Answers { about: "reference", columns, rows, asked: 0 }, &find)
        };
        let rows = [("10700", 42), ("10701", 43)];
        let rows = rows.map(|(reference, id)| [Value::from(reference), Value::Int(id)]);
        let found = held(rows.to_vec()).unwrap();
        let found: Vec<_> = found.iter().map(|(of, id)| (of.as_str(), id.0)).collect();
        assert_eq!(found, [("10700", 42), ("10701", 43)]);
        for bad in [[Value::Null, Value::Int(42)], [Value::from("10700"), Value::Null]] {
            assert_eq!(held(vec![bad]).unwrap_err().kind(), ErrorKind::RowInvalid);
        }
        let mut answers = Answers { about: "", columns: ["a", "b"], rows: Vec::new(), asked: 0 };
        let read = effect("read-domain", Action::ReadDomain { name });
        assert!(store().held(&mut answers, &read).unwrap().is_empty());
        assert_eq!(answers.asked, 0);
    }
}
