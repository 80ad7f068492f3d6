//! The records and accounts an engine works on, with the indexes that keep its work small.
//!
//! A book may be a part of the whole, on two conditions. For each client in it, it has everything
//! that counts for that client's funds: the account and every record with a hold. For each name in
//! it, it has every claim and every application of any client. [`Store::part`](crate::Store::part)
//! reads just that.

mod check;
mod holds;
mod part;
mod stored;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use xxhash_rust::xxh3::xxh3_64;

use crate::record::application::Application;
use crate::record::backorder::{Backorder, Life};
use crate::record::decision::{AccountStep, Claim};
use crate::record::effect::EffectKind;
use crate::record::funds::{Account, AccountReading, BegunReading, shown};
use crate::record::outbox::OutboxEntry;
use crate::rules::schedule::whole_seconds;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId, Reference};
use crate::values::money::Money;
use crate::values::name::DomainName;

pub use check::check_record;
pub(crate) use check::{check_account, check_unpaid};
pub(crate) use part::ClientBook;
pub(crate) use stored::{Stored, Unindexed};

/// Records, accounts and claims.
///
/// # Example
/// ```
/// use backorder_core::{Account, Book, ClientId, Currency, Money};
/// let eur = Currency::parse("EUR")?;
/// let mut book = Book::new();
/// let read_at = "2027-01-09T12:00:00Z".parse().unwrap();
/// let (credit, unpaid) = (Money::parse("50.00", eur)?, Money::zero(eur));
/// book.insert_account(Account::new(ClientId(7), credit, unpaid, read_at))?;
/// assert_eq!(book.funds(ClientId(7)).unwrap().available.to_decimal(), "50.00");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// One a client, by key; blank where a client was forgotten.
    parts: Vec<ClientBook>,
    /// The keys of those that were forgotten, to be used again.
    vacant: Vec<PartKey>,
    clients: BTreeMap<ClientId, PartKey>,
    owners: BTreeMap<BackorderId, PartKey>,
    /// The records of a name, by a hash of it; other names may share the hash.
    names: BTreeSet<(u64, BackorderId)>,
    references: BTreeMap<Reference, (BackorderId, u32)>,
    claims: BTreeMap<DomainName, Vec<Claim>>,
    /// Applications as they were stored. Where the record is in the book, the record counts.
    foreign: BTreeMap<DomainName, Vec<Application>>,
    /// When a cycle must look at what, in whole seconds since 1970.
    due: BTreeSet<(i64, BackorderId)>,
    /// Clients of whom every open record must be looked at: money came or was freed.
    awake: BTreeSet<PartKey>,
    /// Records whose due instant changed without a decision about them.
    moved: BTreeSet<(PartKey, BackorderId)>,
    /// The wakes that were loaded and that no commit has seen.
    wakes: BTreeMap<ClientId, u64>,
    indexed_for: Option<u64>,
    /// The latest instant anything was decided or looked at: due instants assume it.
    latest: Option<DateTime<Utc>>,
}

/// The place of a client's part in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PartKey(u32);

/// A record that a cycle must look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DueRecord {
    pub client: ClientId,
    pub id: BackorderId,
    pub key: PartKey,
}

/// A client's money at a glance. All amounts are in the account's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Funds {
    /// The balance in billing.
    pub credit: Money,
    /// Unpaid invoices.
    pub unpaid: Money,
    /// The sum of the holds that count.
    pub held: Money,
    /// What is free: credit - unpaid - held, shown as at least zero.
    pub available: Money,
}

/// A due second before every other: "look at it".
const AT_ONCE: i64 = i64::MIN;

impl Book {
    /// An empty book.
    pub fn new() -> Book {
        Book::default()
    }

    /// Takes in an account.
    ///
    /// # Errors
    /// [`ErrorKind::IdInvalid`] for an id of 0 or above `i64::MAX`; [`ErrorKind::CurrencyMismatch`]
    /// when credit and unpaid differ in currency; [`ErrorKind::AmountInvalid`] for unpaid invoices
    /// below zero; [`ErrorKind::DuplicateRow`] when the client has an account already.
    pub fn insert_account(&mut self, account: Account) -> Result<(), Error> {
        check_account(&account)?;
        let client = account.client;
        let key = self.key_of(client);
        let part = self.part_mut(key);
        if part.account().is_some() {
            let message = format!("client {client} has an account already");
            return Err(Error::new(ErrorKind::DuplicateRow, client, message));
        }
        part.set_account(account);
        Ok(())
    }

    /// Takes in a record of which is not known when a cycle must look at it: the next one does.
    ///
    /// # Errors
    /// [`ErrorKind::DuplicateRow`] when its id is in the book already, or one of its references is
    /// another's; [`ErrorKind::RowInvalid`] when it contradicts itself (see [`check_record`]).
    pub fn insert(&mut self, record: Backorder) -> Result<(), Error> {
        self.insert_new(record, Some(AT_ONCE))
    }

    /// Takes in a record as it was stored, with the instant that [`Book::due_of`] gave for it; none
    /// when nothing happens to it by time. A cycle before that instant does not look at it, so that
    /// the first cycle of a book costs what is due, not what is in it.
    ///
    /// # Errors
    /// As [`Book::insert`].
    pub fn insert_due(
        &mut self,
        record: Backorder,
        due_at: Option<DateTime<Utc>>,
    ) -> Result<(), Error> {
        let id = record.id;
        self.insert_new(record, due_at.map(second))?;
        self.note_written(id);
        Ok(())
    }

    fn insert_new(&mut self, record: Backorder, due: Option<i64>) -> Result<(), Error> {
        check_record(&record)?;
        if self.owners.contains_key(&record.id) {
            let message = format!("backorder {} is in the book already", record.id);
            return Err(Error::new(ErrorKind::DuplicateRow, record.id, message));
        }
        for life in record.lives() {
            let own = (record.id, life.number);
            life.references().try_for_each(|reference| self.check_holder(reference, own))?;
        }
        let key = self.key_of(record.client);
        self.put_due(key, Box::new(record), due);
        Ok(())
    }

    /// Takes in a claim of any client. The same claim twice is one claim.
    pub fn insert_claim(&mut self, claim: Claim) {
        let claims = self.claims.entry(claim.name.clone()).or_default();
        if !claims.contains(&claim) {
            claims.push(claim);
            claims.sort_by_key(|claim| (claim.drop_at, claim.backorder, claim.life));
        }
    }

    /// Takes in that a client was woken: the next cycle looks at all that is open of the client,
    /// and the next commit tells the store that this wake, of that number, was seen.
    pub fn insert_wake(&mut self, client: ClientId, number: u64) {
        self.wakes.insert(client, number);
        if let Some(key) = self.clients.get(&client).copied() {
            self.wake(key);
        }
    }

    /// The wake of a client that no commit has seen.
    pub(crate) fn take_wake(&mut self, client: ClientId) -> Option<u64> {
        self.wakes.remove(&client)
    }

    /// Clients of whom something is to be written though nothing was decided.
    pub(crate) fn unwritten(&self) -> Vec<ClientId> {
        let moved = self.moved.iter().map(|(key, id)| (key, id));
        let mut clients: Vec<ClientId> = moved
            .filter_map(|(key, id)| Some(self.part(*key).get(*id)?.client))
            .chain(self.wakes.keys().copied())
            .collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    /// Takes in an application as it was stored, of any client: what others have at the registrar
    /// for a name is known then without their records, and no other backorder takes its reference.
    /// One that is known already is replaced.
    ///
    /// # Errors
    /// [`ErrorKind::DuplicateRow`] when the reference is another's in this book.
    pub fn insert_application(&mut self, application: Application) -> Result<(), Error> {
        if let Some(reference) = &application.id.reference {
            self.check_holder(reference, application.holder())?;
            self.references.insert(reference.clone(), application.holder());
        }
        let known = self.foreign.entry(application.name.clone()).or_default();
        match known.iter_mut().find(|known| known.id == application.id) {
            Some(known) => *known = application,
            None => known.push(application),
        }
        Ok(())
    }

    /// What the registrar has of ours for a name, of every client the book knows of.
    pub fn applications(&self, name: &DomainName) -> impl Iterator<Item = Application> {
        let foreign = self.foreign.get(name).into_iter().flatten();
        let stored = foreign.filter(|known| !self.owners.contains_key(&known.holder().0)).cloned();
        self.of_name(name).flat_map(Backorder::applications).chain(stored)
    }

    fn check_holder(&self, reference: &Reference, new: (BackorderId, u32)) -> Result<(), Error> {
        match self.references.get(reference) {
            Some(known) if *known != new => {
                let message = format!("reference {reference} is held by backorder {}", known.0);
                Err(Error::new(ErrorKind::DuplicateRow, reference, message))
            }
            _ => Ok(()),
        }
    }

    /// Drops a client's account and records and the claims and applications of those records, to
    /// load them again after a commit was refused: what it decided did not happen. What others
    /// claim and have at the registrar stays. The claim or application that made the commit fail
    /// is to be loaded, too: without it the same is decided, and refused, again.
    pub fn forget(&mut self, client: ClientId) {
        let Some(key) = self.clients.remove(&client) else { return };
        self.awake.remove(&key);
        self.moved.retain(|(moved, _)| *moved != key);
        self.wakes.remove(&client);
        self.vacant.push(key);
        let part = std::mem::take(self.part_mut(key));
        for (record, due) in part.into_records() {
            self.owners.remove(&record.id);
            if let Some(due) = due {
                self.due.remove(&(due, record.id));
            }
            self.names.remove(&(hash_of(&record.name), record.id));
            for reference in record.lives().flat_map(Life::references) {
                if self.holder_of(reference).is_some_and(|(holder, _)| holder == record.id) {
                    self.references.remove(reference);
                }
            }
            if let Some(known) = self.foreign.get_mut(&record.name) {
                known.retain(|application| application.holder().0 != record.id);
            }
            if let Some(claims) = self.claims.get_mut(&record.name) {
                claims.retain(|claim| claim.backorder != record.id);
            }
        }
    }

    /// The record of that id.
    pub fn get(&self, id: BackorderId) -> Option<&Backorder> {
        self.owner(id)?.get(id)
    }

    /// The record of that id, or an error that names it.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`].
    pub fn require(&self, id: BackorderId) -> Result<&Backorder, Error> {
        self.get(id).ok_or_else(|| unknown(id))
    }

    /// Every record, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Backorder> {
        self.owners.iter().filter_map(|(id, key)| self.part(*key).get(*id))
    }

    /// Every client in the book, by id.
    pub fn clients(&self) -> impl Iterator<Item = ClientId> {
        self.clients.keys().copied()
    }

    /// A client's records, by id.
    pub fn of_client(&self, client: ClientId) -> impl Iterator<Item = &Backorder> {
        self.part_of(client).into_iter().flat_map(ClientBook::records)
    }

    /// The records of any client for a name, by id.
    pub fn of_name(&self, name: &DomainName) -> impl Iterator<Item = &Backorder> {
        let hash = hash_of(name);
        self.names
            .range((hash, BackorderId(0))..=(hash, BackorderId(u64::MAX)))
            .filter_map(|(_, id)| self.get(*id))
            .filter(move |record| record.name == *name)
    }

    /// The messages that were not delivered, refused or given up, by when that was found.
    pub fn undelivered(&self) -> Vec<&OutboxEntry> {
        let entries = self.iter().flat_map(|record| record.outbox.iter());
        let mut all: Vec<_> = entries.filter(|entry| entry.is_undelivered()).collect();
        all.sort_by_key(|entry| (entry.undelivered_at, entry.effect.id));
        all
    }

    /// The number of records.
    pub fn len(&self) -> usize {
        self.owners.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.owners.is_empty()
    }

    /// A client's account.
    pub fn account(&self, client: ClientId) -> Option<&Account> {
        self.part_of(client)?.account()
    }

    /// A client's account, or an error that names the client.
    ///
    /// # Errors
    /// [`ErrorKind::AccountUnknown`].
    pub fn require_account(&self, client: ClientId) -> Result<&Account, Error> {
        self.account(client).ok_or_else(|| {
            let message = format!("client {client} has no account in the book");
            Error::new(ErrorKind::AccountUnknown, client, message)
        })
    }

    /// Begins a reading of a client's account: what to look for in billing, and on what the reading
    /// will be taken in. To be called when the client's rows are loaded, before billing is asked.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Account, Book, ClientId, Currency, Money};
    /// let eur = Currency::parse("EUR")?;
    /// let now = "2027-01-09T12:00:00Z".parse().unwrap();
    /// let begun = Book::new().begin_reading(ClientId(7), now);
    /// assert!(begun.notes().is_empty());
    /// let reading = begun.read(Money::parse("50.00", eur)?, Money::zero(eur));
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn begin_reading(&self, client: ClientId, now: DateTime<Utc>) -> BegunReading {
        let seen = self.account(client).map(|account| (account.revision, account.read_at));
        let invoicing = self.of_client(client).filter(|record| record.present.awaits_invoice());
        let creates = invoicing.flat_map(|record| {
            let own = record.outbox.iter().map(|entry| entry.effect.id);
            own.filter(|id| {
                id.life == record.present.number && id.kind == EffectKind::CreateInvoice
            })
        });
        BegunReading { client, at: whole_seconds(now), seen, notes: creates.collect() }
    }

    /// A client's money at a glance.
    pub fn funds(&self, client: ClientId) -> Option<Funds> {
        let part = self.part_of(client)?;
        let account = part.account()?;
        let currency = account.currency();
        Some(Funds {
            credit: account.credit,
            unpaid: account.unpaid,
            held: shown(part.held(), currency),
            available: shown(part.free(), currency),
        })
    }

    /// The claims for a name, by drop date.
    pub fn claims(&self, name: &DomainName) -> &[Claim] {
        self.claims.get(name).map_or(&[], Vec::as_slice)
    }

    /// Who holds a reference: backorder and life.
    pub fn holder_of(&self, reference: &Reference) -> Option<(BackorderId, u32)> {
        self.references.get(reference).copied()
    }

    /// Whether the hold of a record is covered: what the holds ranked before it leave of the
    /// account is at least its amount. A hold that is not counted, or in another currency than
    /// the account's, is not covered by it.
    pub fn is_covered(&self, id: BackorderId) -> bool {
        let part = self.owner(id);
        part.is_some_and(|part| part.get(id).is_some_and(|record| part.is_covered(record)))
    }

    /// Whether the name was delivered to another life already: claimed for the same drop, or one
    /// less than `distance` apart.
    pub(crate) fn is_claimed_by_another(&self, claim: &Claim, distance: TimeDelta) -> bool {
        self.claims(&claim.name).iter().any(|other| {
            (other.backorder, other.life) != (claim.backorder, claim.life)
                && (other.drop_at == claim.drop_at
                    || (other.drop_at - claim.drop_at).abs() < distance)
        })
    }

    /// The client's record for a name: the open one, else the latest that is not deleted.
    pub fn latest_for(&self, client: ClientId, name: &DomainName) -> Option<&Backorder> {
        self.of_name(name)
            .filter(|record| record.client == client && record.deleted_at.is_none())
            .max_by_key(|record| (record.is_open(), record.present.placed_at, record.id))
    }

    /// What the book has of a client.
    pub(crate) fn part_of(&self, client: ClientId) -> Option<&ClientBook> {
        Some(self.part(*self.clients.get(&client)?))
    }

    /// The same, by key.
    pub(crate) fn part(&self, key: PartKey) -> &ClientBook {
        &self.parts[key.0 as usize]
    }

    fn part_mut(&mut self, key: PartKey) -> &mut ClientBook {
        &mut self.parts[key.0 as usize]
    }

    fn owner(&self, id: BackorderId) -> Option<&ClientBook> {
        Some(self.part(*self.owners.get(&id)?))
    }

    /// The key of a client, who gets a part if there is none yet.
    pub(crate) fn key_of(&mut self, client: ClientId) -> PartKey {
        if let Some(key) = self.clients.get(&client) {
            return *key;
        }
        let key = self.vacant.pop().unwrap_or_else(|| {
            self.parts.push(ClientBook::default());
            // A book of four thousand million clients does not fit into a machine.
            PartKey(u32::try_from(self.parts.len() - 1).unwrap_or(u32::MAX))
        });
        self.clients.insert(client, key);
        key
    }

    /// Takes in what billing says of an account; tells whether anything is different.
    pub(crate) fn take_reading(&mut self, key: PartKey, reading: AccountReading) -> bool {
        self.part_mut(key).take_reading(reading)
    }

    /// Raises the revision of the client's account, if it has one.
    pub(crate) fn raise_revision(&mut self, key: PartKey) -> Option<AccountStep> {
        let expected_revision = self.part_mut(key).raise_revision()?;
        Some(AccountStep { expected_revision, revision: expected_revision + 1 })
    }

    /// Stores a record in place of what was there; when a cycle must look at it is set apart.
    pub(crate) fn put(&mut self, key: PartKey, record: Box<Backorder>) {
        self.moved.remove(&(key, record.id));
        self.put_due(key, record, None);
    }

    fn put_due(&mut self, key: PartKey, record: Box<Backorder>, due: Option<i64>) {
        let id = record.id;
        for life in record.lives().filter(|life| !life.progress.is_blank()) {
            self.note_references(id, life);
        }
        let name = record.name.clone();
        match self.part_mut(key).put(record, due) {
            Some(old_due) => self.index_due(id, old_due, due),
            None => {
                self.owners.insert(id, key);
                self.names.insert((hash_of(&name), id));
                self.index_due(id, None, due);
            }
        }
    }

    /// When a cycle must look at a record next: what a store keeps as its `due_at`. None when
    /// nothing happens to it by time, or there is no such record.
    ///
    /// Of a record that came in by [`Book::insert`] and that no cycle has looked at, an instant
    /// that is past.
    pub fn due_of(&self, id: BackorderId) -> Option<DateTime<Utc>> {
        let part = self.owner(id)?;
        match part.due_of(id)? {
            AT_ONCE => Some(part.get(id)?.present.updated_at),
            due => Some(instant(due)),
        }
    }

    /// The records of a client whose due instant changed since this was last asked, though nothing
    /// was decided about them, with that instant: a store writes `due_at` alone, without revision
    /// or log entry.
    pub fn take_moved(&mut self, client: ClientId) -> Vec<(BackorderId, Option<DateTime<Utc>>)> {
        let Some(key) = self.clients.get(&client).copied() else { return Vec::new() };
        let all = (key, BackorderId(0))..=(key, BackorderId(u64::MAX));
        let moved: Vec<_> = self.moved.range(all).copied().collect();
        let mut taken = Vec::with_capacity(moved.len());
        for entry in moved {
            self.moved.remove(&entry);
            if self.note_written(entry.1) {
                taken.push((entry.1, self.due_of(entry.1)));
            }
        }
        taken
    }

    /// The store is told now when a cycle must look at a record next; whether it knew another
    /// instant.
    pub(crate) fn note_written(&mut self, id: BackorderId) -> bool {
        let Some(key) = self.owners.get(&id).copied() else { return false };
        let Some(slot) = self.part_mut(key).slot_mut(id) else { return false };
        slot.written.replace(slot.due) != Some(slot.due)
    }

    /// A record as the store has it, if it was decided about since. What it is now counts as stored
    /// from here on.
    pub(crate) fn take_before(&mut self, id: BackorderId) -> Option<Box<Backorder>> {
        let key = self.owners.get(&id).copied()?;
        self.part_mut(key).slot_mut(id)?.before.take()
    }

    /// The clients who are awake, with their records: any of them may be due.
    pub(crate) fn awake_clients(&self) -> Vec<(PartKey, Vec<BackorderId>)> {
        let all =
            |key: &PartKey| (*key, self.part(*key).records().map(|record| record.id).collect());
        self.awake.iter().map(all).collect()
    }

    /// Sets when a cycle must look at a record next; whether that is another instant than before.
    pub(crate) fn set_due(
        &mut self,
        key: PartKey,
        id: BackorderId,
        due: Option<DateTime<Utc>>,
    ) -> bool {
        let due = due.map(second);
        let Some(slot) = self.part_mut(key).slot_mut(id) else { return false };
        let old = std::mem::replace(&mut slot.due, due);
        self.index_due(id, old, due);
        old != due
    }

    /// Remembers that a due instant changed without a decision.
    pub(crate) fn note_moved(&mut self, key: PartKey, id: BackorderId) {
        self.moved.insert((key, id));
    }

    fn index_due(&mut self, id: BackorderId, old: Option<i64>, new: Option<i64>) {
        if old == new {
            return;
        }
        if let Some(due) = old {
            self.due.remove(&(due, id));
        }
        if let Some(due) = new {
            self.due.insert((due, id));
        }
    }

    /// Something is decided at `now`.
    pub(crate) fn note_time(&mut self, now: DateTime<Utc>) {
        self.latest = self.latest.max(Some(now));
    }

    /// Makes the next cycle look at every open record of a client.
    pub(crate) fn wake(&mut self, key: PartKey) {
        self.awake.insert(key);
    }

    /// Every open record of a client has just been looked at.
    pub(crate) fn rest(&mut self, key: PartKey) {
        self.awake.remove(&key);
    }

    /// Whether due instants were set under another policy or other prices, or at a later time than
    /// `now`: a clock was set back.
    pub(crate) fn is_outdated(&self, fingerprint: u64, now: DateTime<Utc>) -> bool {
        self.indexed_for.is_some_and(|known| known != fingerprint)
            || self.latest.is_some_and(|latest| now < latest)
    }

    /// Makes the next cycle look at everything, if due instants are outdated.
    pub(crate) fn index_for(&mut self, fingerprint: u64, now: DateTime<Utc>) {
        let is_outdated = self.is_outdated(fingerprint, now);
        self.latest = Some(now);
        self.indexed_for = Some(fingerprint);
        if !is_outdated {
            return;
        }
        self.due.clear();
        for part in &mut self.parts {
            for slot in part.slots_mut() {
                slot.due = Some(AT_ONCE);
                slot.written = None;
                self.due.insert((AT_ONCE, slot.record.id));
            }
        }
    }

    /// What is due at `now`, by client and id, with all that is open of clients who are awake, who
    /// are not any more; the caller sets when to look again.
    pub(crate) fn due_now(&mut self, now: DateTime<Utc>) -> Vec<DueRecord> {
        let awake = std::mem::take(&mut self.awake);
        let due = self.due.range(..=(now.timestamp(), BackorderId(u64::MAX)));
        let mut due: Vec<DueRecord> = due
            .filter_map(|(_, id)| {
                let key = self.owners.get(id).copied()?;
                let client = self.part(key).get(*id)?.client;
                Some(DueRecord { client, id: *id, key })
            })
            .collect();
        for key in awake {
            let open = self.part(key).records().filter(|record| record.is_open());
            due.extend(open.map(|record| DueRecord { client: record.client, id: record.id, key }));
        }
        due.sort_unstable();
        due.dedup();
        due
    }

    /// The parts of all clients.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &ClientBook> {
        self.clients.values().map(|key| self.part(*key))
    }

    /// The parts of clients of whom everything open must be looked at.
    pub(crate) fn awake_parts(&self) -> impl Iterator<Item = &ClientBook> {
        self.awake.iter().map(|key| self.part(*key))
    }

    /// Every record with the instant at which a cycle must look at it, the earliest first.
    pub(crate) fn by_due(&self) -> impl Iterator<Item = (DateTime<Utc>, &ClientBook, &Backorder)> {
        self.due.iter().filter_map(|(due, id)| {
            let part = self.owner(*id)?;
            Some((instant(*due), part, part.get(*id)?))
        })
    }
}

/// Same on every machine. Names that collide only cost a comparison.
fn hash_of(name: &DomainName) -> u64 {
    xxh3_64(name.as_str().as_bytes())
}

fn instant(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// The first whole second that is not before an instant: an engine's time has no others.
fn second(at: DateTime<Utc>) -> i64 {
    at.timestamp() + i64::from(at.timestamp_subsec_nanos() > 0)
}

#[cold]
pub(crate) fn unknown(id: BackorderId) -> Error {
    Error::new(ErrorKind::BackorderUnknown, id, format!("backorder {id} is not in the book"))
}

#[cfg(test)]
mod tests;
