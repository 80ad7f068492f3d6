//! A round with a database that answers at once.

use std::ops::Deref;

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::engine::Engine;
use crate::record::effect::{Effect, EffectId};
use crate::store::database::Database;
use crate::store::dialect::Trouble;
use crate::store::reads::Store;
use crate::values::error::Error;
use crate::values::id::ClientId;

use super::{Lock, Round, State, Step, TRIES};

/// What a host does next where the database is asked by [`Round::advance`].
#[derive(Debug)]
pub enum Turn<'r> {
    /// Decide about the clients in the book, and no others: [`Round::decided`]. What billing says
    /// of them is read now, after the rows.
    Decide {
        /// What was loaded.
        book: &'r mut Book,
        /// When it is decided, as it was given to [`Round::advance`].
        now: DateTime<Utc>,
    },
    /// Carry this out and tell what came of it: [`Round::carried`].
    CarryOut(&'r Effect),
    /// Something was left out; for the log and an alert. There is nothing to be told.
    Failed {
        /// Whose it was; none where a row does not say.
        client: Option<ClientId>,
        /// The effect that is carried out and could not be reported; the engine will look for what
        /// came of it.
        effect: Option<EffectId>,
        /// Why.
        error: Error,
    },
    /// Nothing is left.
    Done,
}

impl<E: Deref<Target = Engine>, S: Deref<Target = Store>> Round<E, S> {
    /// Reads, locks and writes in a database whatever is to be read, locked and written, at that
    /// time, until it is the host's turn. It is asked like [`Round::next`], with the same round.
    ///
    /// # Errors
    /// What the database says, but where somebody else was faster: that is decided anew. No
    /// transaction is open then, and the round is where it was: it may be asked again, once the
    /// database is well.
    ///
    /// # Example
    /// A host's loop. The database here is one that has no rows, so that nothing is decided.
    /// ```
    /// use backorder_core::*;
    /// struct Empty;
    ///
    /// impl Database for Empty {
    ///     type Error = Error;
    ///
    ///     fn query(&mut self, _statement: &Statement) -> Result<Vec<Row>, Error> {
    ///         Ok(Vec::new())
    ///     }
    ///
    ///     fn execute(&mut self, _statement: &Statement) -> Result<u64, Error> {
    ///         Ok(1)
    ///     }
    ///
    ///     fn code(_error: &Error) -> Option<(&str, i64)> {
    ///         None
    ///     }
    /// }
    /// let engine = Engine::new(Policy::default(), PriceList::new(), DropRules::builtin())?;
    /// let store = Store::new(Dialect::Sqlite, "bo_")?;
    /// let mut round = Round::new(&engine, &store, store.part(&[ClientId(7)]));
    /// loop {
    ///     match round.advance(&mut Empty, "2027-01-10T19:00:00Z".parse().unwrap())? {
    ///         Turn::Decide { book, now } => {
    ///             let decisions = engine.cycle(book, now); // having read the accounts
    ///             assert!(decisions.is_empty());
    ///             round.decided(decisions, now);
    ///         }
    ///         Turn::CarryOut(_effect) => round.carried(Outcome::Unknown), // what the carrier says
    ///         Turn::Failed { error, .. } => panic!("{error}"), // to the log
    ///         Turn::Done => break,
    ///     }
    /// }
    /// # Ok::<(), Error>(())
    /// ```
    pub fn advance<D: Database>(
        &mut self,
        database: &mut D,
        now: DateTime<Utc>,
    ) -> Result<Turn<'_>, D::Error> {
        self.tell_report(now);
        while self.failures.is_empty() && self.asks_database() {
            self.ask(database)?;
            self.tell_report(now);
        }
        Ok(self.turn(now))
    }

    /// Takes the step that is the database's.
    fn ask<D: Database>(&mut self, database: &mut D) -> Result<(), D::Error> {
        match self.database_step() {
            Step::Begin(locks) => {
                let is_begun = self.store.begin(database, locks)?;
                self.begun(is_begun);
            }
            Step::Load(reads) => match self.store.load(database, reads) {
                Ok(rows) => self.loaded(&rows),
                Err(error) => self.unread(database, error)?,
            },
            Step::Commit { statements, is_begun, .. } => {
                let is_open = is_begun || self.store.begin(database, &[])?;
                match if is_open { self.store.end(database, &statements) } else { Ok(false) } {
                    Ok(is_written) => self.written(is_written),
                    Err(error) => {
                        self.unlock();
                        return Err(error);
                    }
                }
            }
            _ => {
                // Whatever becomes of it, nothing was written.
                let ended = database.rollback();
                self.rolled_back();
                ended?;
            }
        }
        Ok(())
    }

    /// Rows could not be read. Where that is because of somebody else it is tried again.
    fn unread<D: Database>(&mut self, database: &mut D, error: D::Error) -> Result<(), D::Error> {
        if matches!(self.attempt.lock, Lock::Held(_)) {
            let _ = database.rollback();
            self.unlock();
        }
        let is_lost = self.store.trouble::<D>(&error) == Trouble::LostRace;
        if !is_lost || self.attempt.number >= TRIES {
            return Err(error);
        }
        self.attempt.number += 1;
        Ok(())
    }

    /// The transaction of the lock, if there is one, is over, and nothing was written in it: it is
    /// to be begun and read anew.
    fn unlock(&mut self) {
        if let Lock::Held(client) = self.attempt.lock {
            let statements = self.store.lock(client).into_iter().collect();
            self.attempt.lock = Lock::Wanted { client, statements };
            self.attempt.state = State::Loading;
        }
    }
}

#[cfg(test)]
mod tests;
