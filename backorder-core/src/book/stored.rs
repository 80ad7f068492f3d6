//! Many stored records at once: the indexes are built in one go and not entry by entry.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::record::backorder::{Backorder, Life};
use crate::record::funds::Account;
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId};

use super::{Book, PartKey, check_account, hash_of, second};

/// A record as it was stored, with the instant at which a cycle must look at it.
pub(crate) type Stored = (Box<Backorder>, Option<DateTime<Utc>>);

/// What is in a book already but for the indexes by id, by name and by when it is due.
#[derive(Debug, Default)]
pub(crate) struct Unindexed {
    owners: Vec<(BackorderId, PartKey)>,
    names: Vec<(u64, BackorderId)>,
    due: Vec<(i64, BackorderId)>,
}

impl Book {
    /// Whether the book has any of these records, or one of them comes twice.
    pub(crate) fn has_any(&self, ids: impl Iterator<Item = BackorderId>) -> bool {
        let mut ids: Vec<BackorderId> = ids.collect();
        ids.sort_unstable();
        ids.windows(2).any(|pair| pair[0] == pair[1])
            || (!self.owners.is_empty() && ids.iter().any(|id| self.owners.contains_key(id)))
    }

    /// Takes in a client's account and records as [`Book::insert_account`] and [`Book::insert_due`]
    /// do, without indexing them; the book has nothing of the client yet, none of the records is in
    /// it, and all of them were read from rows, which is to say checked.
    ///
    /// # Errors
    /// Those of [`Book::insert_account`] and [`Book::insert_due`]; what was taken in until then is
    /// to be indexed, too, and forgotten.
    pub(crate) fn insert_unindexed(
        &mut self,
        client: ClientId,
        (account, mut records): (Option<Account>, Vec<Stored>),
        unindexed: &mut Unindexed,
    ) -> Result<(), Error> {
        account.as_ref().map_or(Ok(()), check_account)?;
        let mut taken = Ok(());
        let refused = records.iter().position(|(record, _)| {
            taken = self.take_references(record);
            taken.is_err()
        });
        records.truncate(refused.unwrap_or(records.len()));
        if account.is_none() && records.is_empty() {
            return taken;
        }
        let key = self.key_of(client);
        for (record, due_at) in &records {
            unindexed.owners.push((record.id, key));
            unindexed.names.push((hash_of(&record.name), record.id));
            unindexed.due.extend(due_at.map(|at| (second(at), record.id)));
        }
        let records = records.into_iter().map(|(record, due_at)| (record, due_at.map(second)));
        self.part_mut(key).fill(account, records);
        taken
    }

    /// Indexes what was not yet.
    pub(crate) fn index(&mut self, unindexed: &mut Unindexed) {
        let Unindexed { owners, names, due } = std::mem::take(unindexed);
        if is_much(owners.len(), self.owners.len()) {
            self.owners.append(&mut BTreeMap::from_iter(owners));
        } else {
            self.owners.extend(owners);
        }
        add(&mut self.names, names);
        add(&mut self.due, due);
    }

    /// Takes the references of a record for it, if all of them are free.
    fn take_references(&mut self, record: &Backorder) -> Result<(), Error> {
        let with_any = || record.lives().filter(|life| !life.progress.is_blank());
        for life in with_any() {
            let own = (record.id, life.number);
            life.references().try_for_each(|reference| self.check_holder(reference, own))?;
        }
        with_any().for_each(|life| self.note_references(record.id, life));
        Ok(())
    }

    /// Notes whose the references of a life are.
    pub(super) fn note_references(&mut self, id: BackorderId, life: &Life) {
        for reference in life.references() {
            if !self.references.contains_key(reference) {
                self.references.insert(reference.clone(), (id, life.number));
            }
        }
    }
}

/// Adds to an index: by building it anew where much comes, which costs what is there as well.
fn add<T: Ord>(index: &mut BTreeSet<T>, new: Vec<T>) {
    if is_much(new.len(), index.len()) {
        index.append(&mut BTreeSet::from_iter(new));
    } else {
        index.extend(new);
    }
}

fn is_much(new: usize, known: usize) -> bool {
    new >= known / 8
}
