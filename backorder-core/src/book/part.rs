//! One client's part of a book: the account, the records, and the holds in rank order.

use crate::record::backorder::{Backorder, HoldRank};
use crate::record::effect::{EffectId, EffectKind};
use crate::record::funds::{Account, AccountReading};
use crate::values::id::BackorderId;

use super::holds::Holds;

/// What a book has of one client.
#[derive(Debug, Clone, Default)]
pub(crate) struct ClientBook {
    account: Option<Account>,
    /// By id.
    slots: Vec<Slot>,
    holds: Holds,
}

/// A record, and the second in which a cycle must look at it.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    id: BackorderId,
    pub due: Option<i64>,
    /// The due second that the store has; none where that is not known.
    pub written: Option<Option<i64>>,
    pub record: Box<Backorder>,
    /// The record as the store has it, where it was decided about since.
    pub before: Option<Box<Backorder>>,
}

impl ClientBook {
    /// The account as last read.
    pub fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// The record of that id.
    pub fn get(&self, id: BackorderId) -> Option<&Backorder> {
        Some(&self.slots[self.place(id).ok()?].record)
    }

    /// Every record, by id.
    pub fn records(&self) -> impl Iterator<Item = &Backorder> {
        self.slots.iter().map(|slot| &*slot.record)
    }

    /// Minor units that the counted holds take together.
    pub fn held(&self) -> i128 {
        self.holds.total()
    }

    /// Free minor units after unpaid invoices and all counted holds; may be below zero.
    pub fn free(&self) -> i128 {
        self.account.as_ref().map_or(0, Account::uncommitted) - self.held()
    }

    /// Whether the hold of a record is covered. One that is not counted is not.
    pub fn is_covered(&self, record: &Backorder) -> bool {
        let uncommitted = self.account.as_ref().map(Account::uncommitted);
        uncommitted.is_some_and(|minor| self.holds.is_covered(&record.hold_rank(), minor))
    }

    pub(super) fn set_account(&mut self, account: Account) {
        self.account = Some(account);
        self.count_holds();
    }

    /// Takes in what billing says now; tells whether anything is different.
    pub(super) fn take_reading(&mut self, reading: AccountReading) -> bool {
        let is_different = self.account.as_mut().is_some_and(|account| account.take(reading));
        if is_different {
            self.count_holds();
        }
        is_different
    }

    /// Raises the revision of the account; the one before.
    pub(super) fn raise_revision(&mut self) -> Option<u64> {
        let account = self.account.as_mut()?;
        account.revision += 1;
        Some(account.revision - 1)
    }

    pub(super) fn slot_mut(&mut self, id: BackorderId) -> Option<&mut Slot> {
        let index = self.place(id).ok()?;
        Some(&mut self.slots[index])
    }

    pub(super) fn slots_mut(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.slots.iter_mut()
    }

    /// The second in which a cycle must look at a record.
    pub fn due_of(&self, id: BackorderId) -> Option<i64> {
        self.slots[self.place(id).ok()?].due
    }

    /// Every record with its due second.
    pub(super) fn into_records(self) -> impl Iterator<Item = (Box<Backorder>, Option<i64>)> {
        self.slots.into_iter().map(|slot| (slot.record, slot.due))
    }

    /// Puts a record in place of the one of its id; the due second of that one, if there was one.
    pub(super) fn put(&mut self, record: Box<Backorder>, due: Option<i64>) -> Option<Option<i64>> {
        let id = record.id;
        let new = self.hold_of(&record);
        let mut slot = Slot { id, due, written: None, record, before: None };
        let (old_due, old_rank) = match self.place(id) {
            Ok(index) => {
                let old = &mut self.slots[index];
                slot.written = old.written;
                std::mem::swap(old, &mut slot);
                let Slot { due, written, record, before, .. } = slot;
                let rank = rank_of_hold(&record);
                old.before = before.or_else(|| written.is_some().then_some(record));
                (Some(due), rank)
            }
            Err(index) => {
                grow(&mut self.slots);
                self.slots.insert(index, slot);
                (None, None)
            }
        };
        if old_rank.is_some() || new.is_some() {
            self.holds.change(old_rank.as_ref(), new);
        }
        old_due
    }

    /// Puts in what is stored of a client of whom nothing is there yet, each record once, with the
    /// due second that the store has.
    pub(super) fn fill(
        &mut self,
        account: Option<Account>,
        records: impl ExactSizeIterator<Item = (Box<Backorder>, Option<i64>)>,
    ) {
        let slot = |(record, due): (Box<Backorder>, _)| {
            let id = record.id;
            Slot { id, due, written: Some(due), record, before: None }
        };
        self.slots = records.map(slot).collect();
        self.slots.sort_unstable_by_key(|slot| slot.id);
        self.account = account;
        self.count_holds();
    }

    fn place(&self, id: BackorderId) -> Result<usize, usize> {
        self.slots.binary_search_by_key(&id, |slot| slot.id)
    }

    /// Which holds count depends on the account.
    fn count_holds(&mut self) {
        let mut holds = Holds::default();
        let mut all: Vec<_> = self.records().filter_map(|record| self.hold_of(record)).collect();
        all.sort_unstable_by_key(|(rank, _)| *rank);
        for hold in all {
            holds.change(None, Some(hold));
        }
        self.holds = holds;
    }

    /// The hold of a record, and what of it counts: nothing in another currency than the
    /// account's, nor when an invoice for it was in billing already.
    fn hold_of(&self, record: &Backorder) -> Option<(HoldRank, Option<i64>)> {
        let rank = rank_of_hold(record)?;
        let amount = record.present.hold?.amount;
        let counts = self.account.as_ref().is_some_and(|account| {
            amount.currency() == account.currency() && !is_noted(record, &account.noted)
        });
        Some((rank, counts.then_some(amount.minor())))
    }
}

fn rank_of_hold(record: &Backorder) -> Option<HoldRank> {
    record.present.hold.map(|_| record.hold_rank())
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

/// Room for a quarter more: most clients have few records, and there are many clients.
fn grow(slots: &mut Vec<Slot>) {
    if slots.len() == slots.capacity() {
        slots.reserve_exact((slots.len() / 4).max(2));
    }
}
