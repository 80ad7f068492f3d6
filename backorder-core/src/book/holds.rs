//! A client's holds in the order in which they are covered, each with what is held before it.

use crate::record::backorder::HoldRank;

/// Holds of one client, in rank order. Sums are in minor units of the account's currency, wide
/// enough that they cannot overflow.
///
/// Source: the rules, section "Funds"; ranking is ours.
#[derive(Debug, Clone, Default)]
pub(super) struct Holds(Vec<Ranked>);

#[derive(Debug, Clone)]
struct Ranked {
    rank: HoldRank,
    /// None for a hold that does not count: noted in an invoice, or in another currency.
    counted: Option<i64>,
    /// What counts of the holds ranked before.
    before: i128,
}

impl Ranked {
    fn after(&self) -> i128 {
        self.before + i128::from(self.counted.unwrap_or(0))
    }
}

impl Holds {
    /// The sum of all that count.
    pub fn total(&self) -> i128 {
        self.0.last().map_or(0, Ranked::after)
    }

    /// Whether the hold of that rank is covered: what the holds ranked before it leave of
    /// `uncommitted` is at least its amount. An uncovered hold still counts for those behind it,
    /// because it is still held. A hold that does not count is not covered.
    pub fn is_covered(&self, rank: &HoldRank, uncommitted: i128) -> bool {
        let found = self.find(rank).ok().map(|index| &self.0[index]);
        found.is_some_and(|hold| hold.counted.is_some() && hold.after() <= uncommitted)
    }

    /// Takes out the hold of rank `old` and puts one in at `new`.
    ///
    /// Costs what lies behind the place that changes, which is little when holds are made and sent
    /// in rank order.
    pub fn change(&mut self, old: Option<&HoldRank>, new: Option<(HoldRank, Option<i64>)>) {
        let removed = old.and_then(|rank| self.find(rank).ok());
        let mut from = removed.unwrap_or(self.0.len());
        let mut until = from;
        match (removed, new) {
            (Some(index), Some((rank, counted))) if self.fits(index, &rank) => {
                (self.0[index].rank, self.0[index].counted) = (rank, counted);
            }
            (removed, new) => {
                if let Some(index) = removed {
                    self.0.remove(index);
                }
                if let Some((rank, counted)) = new {
                    let index = self.find(&rank).unwrap_or_else(|place| place);
                    self.0.insert(index, Ranked { rank, counted, before: 0 });
                    (from, until) = (from.min(index), until.max(index));
                }
            }
        }
        self.add_up(from, until);
    }

    fn find(&self, rank: &HoldRank) -> Result<usize, usize> {
        self.0.binary_search_by(|hold| hold.rank.cmp(rank))
    }

    /// Whether a hold of that rank may stand at the place of another.
    fn fits(&self, index: usize, rank: &HoldRank) -> bool {
        let is_after = index.checked_sub(1).is_none_or(|before| self.0[before].rank < *rank);
        is_after && self.0.get(index + 1).is_none_or(|behind| *rank < behind.rank)
    }

    /// Makes the sums right from `from` on; those behind `until` are, once one of them is.
    fn add_up(&mut self, from: usize, until: usize) {
        let mut before = from.checked_sub(1).map_or(0, |index| self.0[index].after());
        for index in from..self.0.len() {
            let hold = &mut self.0[index];
            if index > until && hold.before == before {
                return;
            }
            hold.before = before;
            before = hold.after();
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::record::backorder::{Backorder, Boxed, Life};
    use crate::rules::lifecycle::Status;
    use crate::rules::price::BackorderKind;
    use crate::values::id::{BackorderId, ClientId};
    use crate::values::name::{DomainName, TldSet};

    fn rank(id: u64, is_active: bool) -> HoldRank {
        let placed_at = DateTime::<Utc>::UNIX_EPOCH;
        let mut present = Life::placed(1, BackorderKind::Full, None, placed_at);
        present.status = if is_active { Status::Active } else { Status::Processing };
        let record = Backorder {
            id: BackorderId(id),
            client: ClientId(1),
            name: DomainName::parse("name.com", &TldSet::first_dot()).unwrap(),
            revision: 1,
            deleted_at: None,
            finished_at: None,
            present,
            past: Boxed::default(),
            outbox: Boxed::default(),
        };
        record.hold_rank()
    }

    fn holds(amounts: &[i64]) -> Holds {
        let mut holds = Holds::default();
        for (id, amount) in (1..).zip(amounts) {
            holds.change(None, Some((rank(id, true), Some(*amount))));
        }
        holds
    }

    fn covered(holds: &Holds, uncommitted: i128) -> Vec<bool> {
        holds.0.iter().map(|hold| holds.is_covered(&hold.rank, uncommitted)).collect()
    }

    #[test]
    fn exactly_enough_is_enough() {
        let holds = holds(&[999, 999, 999]);
        assert_eq!(covered(&holds, 2997), [true, true, true]);
        assert_eq!(covered(&holds, 2996), [true, true, false]);
    }

    #[test]
    fn an_uncovered_hold_still_counts_for_those_behind_it() {
        assert_eq!(covered(&holds(&[1000, 100]), 500), [false, false]);
        assert_eq!(covered(&holds(&[0]), -1), [false]);
    }

    #[test]
    fn a_hold_that_does_not_count_is_neither_covered_nor_in_the_way() {
        let mut holds = holds(&[1000, 100]);
        holds.change(Some(&rank(1, true)), Some((rank(1, true), None)));
        assert_eq!(holds.total(), 100);
        assert_eq!(covered(&holds, 100), [false, true]);
        assert!(!holds.is_covered(&rank(3, true), 1_000_000), "there is none of that rank");
    }

    #[test]
    fn what_is_with_the_registrar_is_covered_before_what_waits() {
        let mut holds = holds(&[60, 60]);
        assert_eq!(covered(&holds, 60), [true, false]);
        holds.change(Some(&rank(2, true)), Some((rank(2, false), Some(60))));
        assert_eq!(covered(&holds, 60), [true, false]);
        assert!(holds.is_covered(&rank(2, false), 60) && !holds.is_covered(&rank(1, true), 60));
    }

    #[test]
    fn sums_beyond_money_do_not_wrap() {
        assert_eq!(covered(&holds(&[i64::MAX, 1]), i128::from(i64::MAX)), [true, false]);
    }

    proptest! {
        #[test]
        fn the_sums_are_those_of_a_list_that_is_added_up_anew(
            steps in prop::collection::vec(
                (1_u64..8, any::<bool>(), prop::option::of(0_i64..50)), 0..60,
            ),
            uncommitted in -10_i128..300,
        ) {
            let mut holds = Holds::default();
            let mut plain: Vec<(HoldRank, Option<i64>)> = Vec::new();
            for (id, is_active, amount) in steps {
                let old = plain.iter().position(|(known, _)| known.id() == BackorderId(id));
                let old = old.map(|index| plain.remove(index).0);
                // An amount of 0 stands for a hold that ends.
                let new = (amount != Some(0)).then(|| (rank(id, is_active), amount));
                plain.extend(new);
                plain.sort_by_key(|(rank, _)| *rank);
                holds.change(old.as_ref(), new);
                let mut sum = 0;
                for (rank, amount) in &plain {
                    sum += i128::from(amount.unwrap_or(0));
                    let is_covered = amount.is_some() && sum <= uncommitted;
                    prop_assert_eq!(holds.is_covered(rank, uncommitted), is_covered);
                }
                prop_assert_eq!((holds.total(), holds.0.len()), (sum, plain.len()));
            }
        }
    }
}
