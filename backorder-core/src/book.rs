//! The records and accounts an engine works on, with the indexes that keep its work small.
//!
//! A book may be a part of the whole, on two conditions. For each client in it, it has everything
//! that counts for that client's funds: the account and every record with a hold. For each name in
//! it, it has every claim of any client, and the records of other clients for the name that have
//! an application; where those are missing, the store's unique keys for claims and references
//! still refuse what must not happen, but only at commit.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use crate::backorder::{Backorder, Life};
use crate::decision::Claim;
use crate::effect::{EffectId, EffectKind};
use crate::error::{Error, ErrorKind};
use crate::funds::{Account, covered, shown};
use crate::id::{BackorderId, ClientId, Reference, check_id};
use crate::lifecycle::Status;
use crate::money::{Currency, Money};
use crate::name::DomainName;

/// Records, accounts and claims.
///
/// # Example
/// ```
/// use backorder_core::{Account, Book, ClientId, Currency, Money};
/// let eur = Currency::parse("EUR")?;
/// let mut book = Book::new();
/// book.insert_account(Account {
///     client: ClientId(7),
///     credit: Money::parse("50.00", eur)?,
///     unpaid: Money::zero(eur),
///     revision: 1,
///     noted: vec![],
/// })?;
/// assert_eq!(book.funds(ClientId(7)).unwrap().available.to_decimal(), "50.00");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Book {
    slots: BTreeMap<BackorderId, Slot>,
    clients: BTreeMap<ClientId, ClientSlot>,
    names: BTreeMap<DomainName, BTreeSet<BackorderId>>,
    references: BTreeMap<Reference, (BackorderId, u32)>,
    claims: BTreeMap<DomainName, Vec<Claim>>,
    due: BTreeSet<(DateTime<Utc>, BackorderId)>,
    indexed_for: Option<u64>,
    /// The latest instant anything was decided or looked at: due instants assume it.
    latest: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone)]
struct Slot {
    record: Backorder,
    due: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Default)]
struct ClientSlot {
    account: Option<Account>,
    records: BTreeSet<BackorderId>,
}

/// A client's money at a glance. All amounts are in the account's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A due instant before every other: "look at it".
const AT_ONCE: DateTime<Utc> = DateTime::<Utc>::MIN_UTC;

impl Book {
    /// An empty book.
    pub fn new() -> Book {
        Book::default()
    }

    /// Takes in an account.
    ///
    /// # Errors
    /// `RowInvalid` for an id of 0 or above `i64::MAX`; `CurrencyMismatch` when credit and unpaid
    /// differ in currency; `AmountInvalid` for unpaid invoices below zero; `DuplicateRow` when the
    /// client has an account already.
    pub fn insert_account(&mut self, account: Account) -> Result<(), Error> {
        check_account(&account)?;
        let slot = self.clients.entry(account.client).or_default();
        if slot.account.is_some() {
            let message = format!("client {} has an account already", account.client);
            return Err(Error::new(ErrorKind::DuplicateRow, account.client, message));
        }
        let client = account.client;
        slot.account = Some(account);
        self.wake(client);
        Ok(())
    }

    /// Takes in a record as it was stored.
    ///
    /// # Errors
    /// `DuplicateRow` when its id or one of its references is in the book already; `RowInvalid`
    /// when it contradicts itself (see [`check_record`]).
    pub fn insert(&mut self, record: Backorder) -> Result<(), Error> {
        check_record(&record)?;
        if self.slots.contains_key(&record.id) {
            let message = format!("backorder {} is in the book already", record.id);
            return Err(Error::new(ErrorKind::DuplicateRow, record.id, message));
        }
        for reference in record.lives().flat_map(Life::references) {
            if let Some((holder, _)) = self.references.get(reference) {
                let message = format!("reference {reference} is held by backorder {holder}");
                return Err(Error::new(ErrorKind::DuplicateRow, reference, message));
            }
        }
        self.put(record, Some(AT_ONCE));
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

    /// Drops a client's account and records and the claims of those records, to load them again
    /// after a commit was refused: what it decided did not happen. Claims of others stay; the one
    /// that made the commit fail is to be loaded, too.
    pub fn forget(&mut self, client: ClientId) {
        let Some(slot) = self.clients.remove(&client) else { return };
        for id in slot.records {
            let Some(gone) = self.slots.remove(&id) else { continue };
            self.unindex_due(id, gone.due);
            if let Some(ids) = self.names.get_mut(&gone.record.name) {
                ids.remove(&id);
                if ids.is_empty() {
                    self.names.remove(&gone.record.name);
                }
            }
            for reference in gone.record.lives().flat_map(Life::references) {
                self.references.remove(reference);
            }
            if let Some(claims) = self.claims.get_mut(&gone.record.name) {
                claims.retain(|claim| claim.backorder != id);
            }
        }
    }

    /// The record of that id.
    pub fn get(&self, id: BackorderId) -> Option<&Backorder> {
        self.slots.get(&id).map(|slot| &slot.record)
    }

    /// The record of that id, or an error that names it.
    ///
    /// # Errors
    /// `BackorderUnknown`.
    pub fn require(&self, id: BackorderId) -> Result<&Backorder, Error> {
        self.get(id).ok_or_else(|| unknown(id))
    }

    /// Every record, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Backorder> {
        self.slots.values().map(|slot| &slot.record)
    }

    /// Every client in the book, by id.
    pub fn clients(&self) -> impl Iterator<Item = ClientId> {
        self.clients.keys().copied()
    }

    /// A client's records, by id.
    pub fn of_client(&self, client: ClientId) -> impl Iterator<Item = &Backorder> {
        let ids = self.clients.get(&client).map(|slot| &slot.records);
        ids.into_iter().flatten().filter_map(|id| self.get(*id))
    }

    /// The records of any client for a name, by id.
    pub fn of_name(&self, name: &DomainName) -> impl Iterator<Item = &Backorder> {
        self.names.get(name).into_iter().flatten().filter_map(|id| self.get(*id))
    }

    /// The number of records.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// A client's account.
    pub fn account(&self, client: ClientId) -> Option<&Account> {
        self.clients.get(&client)?.account.as_ref()
    }

    /// A client's account, or an error that names the client.
    ///
    /// # Errors
    /// `AccountUnknown`.
    pub fn require_account(&self, client: ClientId) -> Result<&Account, Error> {
        self.account(client).ok_or_else(|| {
            let message = format!("client {client} has no account in the book");
            Error::new(ErrorKind::AccountUnknown, client, message)
        })
    }

    /// A client's money at a glance.
    pub fn funds(&self, client: ClientId) -> Option<Funds> {
        let account = self.account(client)?;
        let held = self.counted_holds(account).map(|(_, amount)| i128::from(amount)).sum();
        Some(Funds {
            credit: account.credit,
            unpaid: account.unpaid,
            held: shown(held, account.currency()),
            available: shown(account.uncommitted() - held, account.currency()),
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

    /// Free minor units after unpaid invoices and all counted holds; may be below zero.
    pub(crate) fn free(&self, account: &Account) -> i128 {
        let held: i128 = self.counted_holds(account).map(|(_, amount)| i128::from(amount)).sum();
        account.uncommitted() - held
    }

    /// Whether the hold of a record is covered: what the holds ranked before it leave of the
    /// account is at least its amount. A hold that is not counted, or in another currency than
    /// the account's, is not covered by it.
    pub fn is_covered(&self, id: BackorderId) -> bool {
        let Some(record) = self.get(id) else { return false };
        let Some(account) = self.account(record.client) else { return false };
        let mut ranked: Vec<(&Backorder, i64)> = self.counted_holds(account).collect();
        ranked.sort_by_key(|(record, _)| (record.present.status == Status::Active, record.rank()));
        let amounts: Vec<i64> = ranked.iter().map(|(_, amount)| *amount).collect();
        let is_covered = covered(account.uncommitted(), &amounts);
        ranked.iter().zip(is_covered).any(|((record, _), covered)| record.id == id && covered)
    }

    fn counted_holds<'a>(
        &'a self,
        account: &'a Account,
    ) -> impl Iterator<Item = (&'a Backorder, i64)> {
        self.of_client(account.client).filter_map(|record| {
            let hold = record.present.hold?;
            let counts =
                hold.amount.currency() == account.currency() && !is_noted(record, &account.noted);
            counts.then_some((record, hold.amount.minor()))
        })
    }

    /// Whether the name was delivered to another life already: claimed for a drop less than
    /// `distance` apart.
    pub(crate) fn is_claimed_by_another(&self, claim: &Claim, distance: TimeDelta) -> bool {
        self.claims(&claim.name).iter().any(|other| {
            (other.backorder, other.life) != (claim.backorder, claim.life)
                && (other.drop_at - claim.drop_at).abs() < distance
        })
    }

    /// The client's record for a name: the open one, else the latest that is not deleted.
    pub fn latest_for(&self, client: ClientId, name: &DomainName) -> Option<&Backorder> {
        self.of_name(name)
            .filter(|record| record.client == client && record.deleted_at.is_none())
            .max_by_key(|record| (record.is_open(), record.present.placed_at, record.id))
    }

    pub(crate) fn account_mut(&mut self, client: ClientId) -> Option<&mut Account> {
        self.clients.get_mut(&client)?.account.as_mut()
    }

    /// Stores a record and its next due instant in place of what was there.
    pub(crate) fn put(&mut self, record: Backorder, due: Option<DateTime<Utc>>) {
        let id = record.id;
        self.clients.entry(record.client).or_default().records.insert(id);
        if !self.slots.contains_key(&id) {
            self.names.entry(record.name.clone()).or_default().insert(id);
        }
        for life in record.lives() {
            for reference in life.references() {
                self.references.insert(reference.clone(), (id, life.number));
            }
        }
        if let Some(old) = self.slots.insert(id, Slot { record, due }) {
            self.unindex_due(id, old.due);
        }
        if let Some(due) = due {
            self.due.insert((due, id));
        }
    }

    pub(crate) fn set_due(&mut self, id: BackorderId, due: Option<DateTime<Utc>>) {
        let Some(slot) = self.slots.get_mut(&id) else { return };
        let old = std::mem::replace(&mut slot.due, due);
        self.unindex_due(id, old);
        if let Some(due) = due {
            self.due.insert((due, id));
        }
    }

    /// Something is decided at `now`.
    pub(crate) fn note_time(&mut self, now: DateTime<Utc>) {
        self.latest = self.latest.max(Some(now));
    }

    /// When a cycle must look at a record.
    pub(crate) fn due_of(&self, id: BackorderId) -> Option<DateTime<Utc>> {
        self.slots.get(&id)?.due
    }

    fn unindex_due(&mut self, id: BackorderId, due: Option<DateTime<Utc>>) {
        if let Some(due) = due {
            self.due.remove(&(due, id));
        }
    }

    /// Makes the next cycle look at every record of a client that waits for funds or a price.
    pub(crate) fn wake(&mut self, client: ClientId) {
        let Some(slot) = self.clients.get(&client) else { return };
        let waiting: Vec<BackorderId> = slot
            .records
            .iter()
            .copied()
            .filter(|id| self.get(*id).is_some_and(Backorder::is_open))
            .collect();
        for id in waiting {
            self.set_due(id, Some(AT_ONCE));
        }
    }

    /// Makes the next cycle look at everything, if it was indexed under other prices or leads, or
    /// at a later time than `now`: a clock was set back.
    pub(crate) fn index_for(&mut self, fingerprint: u64, now: DateTime<Utc>) {
        let was_set_back = self.latest.replace(now).is_some_and(|latest| now < latest);
        let is_same = self.indexed_for.replace(fingerprint) == Some(fingerprint);
        if is_same && !was_set_back {
            return;
        }
        let all: Vec<BackorderId> = self.slots.keys().copied().collect();
        for id in all {
            self.set_due(id, Some(AT_ONCE));
        }
    }

    /// The records due at `now`, earliest first.
    pub(crate) fn due_until(
        &self,
        now: DateTime<Utc>,
    ) -> impl Iterator<Item = (DateTime<Utc>, BackorderId)> {
        self.due.range(..=(now, BackorderId(u64::MAX))).copied()
    }

    /// The first due instant of all.
    pub(crate) fn first_due(&self) -> Option<DateTime<Utc>> {
        self.due.first().map(|(due, _)| *due)
    }
}

/// Whether an invoice for the record's hold was in billing when the account was read.
fn is_noted(record: &Backorder, noted: &[EffectId]) -> bool {
    record.present.awaits_invoice()
        && noted.iter().any(|id| {
            id.backorder == record.id
                && id.life == record.present.number
                && id.kind == EffectKind::CreateInvoice
        })
}

#[cold]
pub(crate) fn unknown(id: BackorderId) -> Error {
    Error::new(ErrorKind::BackorderUnknown, id, format!("backorder {id} is not in the book"))
}

pub(crate) fn check_account(account: &Account) -> Result<(), Error> {
    check_id("client", account.client.0)?;
    let (credit, unpaid): (Currency, Currency) =
        (account.credit.currency(), account.unpaid.currency());
    if credit != unpaid {
        let message = format!("credit is in {credit}, unpaid invoices are in {unpaid}");
        return Err(Error::new(ErrorKind::CurrencyMismatch, account.client, message));
    }
    check_unpaid(account.client, account.unpaid)
}

/// Debts below zero would be money from nowhere.
pub(crate) fn check_unpaid(client: ClientId, unpaid: Money) -> Result<(), Error> {
    if unpaid.is_negative() {
        let message = format!("the unpaid invoices of client {client} are {unpaid}, below 0");
        return Err(Error::new(ErrorKind::AmountInvalid, client, message));
    }
    Ok(())
}

/// Refuses a record that no history could have produced: a hold in REQUESTED or in FAILED,
/// CANCELLED and AUCTION-LOST, none in ACTIVE, PROCESSING or AUCTION-PENDING, dates missing from
/// ACTIVE on, lives that are not numbered 1, 2, 3.
///
/// # Errors
/// `RowInvalid`, naming the backorder and what contradicts what.
pub fn check_record(record: &Backorder) -> Result<(), Error> {
    let refuse = |message: String| Err(Error::new(ErrorKind::RowInvalid, record.id, message));
    let life = &record.present;
    let status = life.status;
    if record.deleted_at.is_some() && life.hold.is_some() {
        return refuse(format!("backorder {} is deleted and has a hold", record.id));
    }
    let must_hold = matches!(status, Status::Active | Status::Processing | Status::AuctionPending);
    let must_not_hold = matches!(
        status,
        Status::Requested | Status::Failed | Status::Cancelled | Status::AuctionLost
    );
    if record.deleted_at.is_none() && must_hold && life.hold.is_none() {
        return refuse(format!("backorder {} is {status} without a hold", record.id));
    }
    if must_not_hold && life.hold.is_some() {
        return refuse(format!("backorder {} is {status} with a hold", record.id));
    }
    if must_hold && life.dates.is_none() {
        return refuse(format!("backorder {} is {status} without a drop date", record.id));
    }
    if life.hold.is_some_and(|hold| !hold.amount.is_positive()) {
        return refuse(format!("backorder {} holds nothing or less", record.id));
    }
    if life.hold.is_some() && life.invoice.is_some() {
        return refuse(format!("backorder {} has a hold and an invoice", record.id));
    }
    let numbers = record.lives().map(|life| life.number);
    if !numbers.eq(1..=life.number) {
        return refuse(format!("the lives of backorder {} are not 1 to n", record.id));
    }
    Ok(())
}
