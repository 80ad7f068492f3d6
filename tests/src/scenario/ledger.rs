//! A second set of books, kept from decisions alone, against which the engine's is checked.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::lifecycle::targets;
use backorder_core::{
    BackorderId, Book, ClientId, Currency, Decision, EffectId, EffectKind, Event, HoldChange, Stage,
};

type LifeKey = (BackorderId, u32);

/// What all decisions committed so far add up to.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    holds: BTreeMap<LifeKey, (i64, Currency)>,
    totals: BTreeMap<Currency, Totals>,
    stages: BTreeMap<LifeKey, Stage>,
    deleted: BTreeSet<BackorderId>,
    revisions: BTreeMap<BackorderId, u64>,
    accounts: BTreeMap<ClientId, u64>,
    effects: BTreeSet<EffectId>,
    claimed: BTreeSet<(String, String)>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Totals {
    held: i128,
    captured: i128,
    released: i128,
}

impl Ledger {
    /// Enters decisions that were committed together.
    ///
    /// # Errors
    /// The first rule that a decision breaks.
    pub fn enter(&mut self, decisions: &[Decision]) -> Result<(), String> {
        for decision in decisions {
            self.enter_one(decision)
                .map_err(|why| format!("{why}\n  in the decision {decision:?}"))?;
        }
        Ok(())
    }

    fn enter_one(&mut self, decision: &Decision) -> Result<(), String> {
        self.enter_account(decision)?;
        let Some(step) = &decision.record else {
            return if decision.hold.is_none() && decision.effects.is_empty() {
                Ok(())
            } else {
                Err("a decision about an account alone has a hold or effects".into())
            };
        };
        let key = (step.id, step.life);
        if decision.event != Event::Past {
            self.enter_stage(decision)?;
        }
        let last = self.revisions.insert(step.id, step.revision).unwrap_or(0);
        if (step.expected_revision, step.revision) != (last, last + 1) {
            return Err(format!("the revision goes {last} -> {}", step.revision));
        }
        if let Some(change) = decision.hold {
            self.enter_hold(key, change)?;
        }
        if let Some(claim) = &decision.claim {
            let key = (claim.name.to_string(), claim.drop_at.to_string());
            if !self.claimed.insert(key) {
                return Err(format!("{} is claimed twice", claim.name));
            }
        }
        for effect in &decision.effects {
            if effect.id.backorder != step.id {
                return Err(format!("{} is not an effect of backorder {}", effect.id, step.id));
            }
            let is_new = self.effects.insert(effect.id);
            if !is_new && !effect.id.kind.is_changing() {
                return Err(format!("the question {} is asked under an old number", effect.id));
            }
        }
        Ok(())
    }

    /// The account's revision rises whenever something is placed, or a hold made, ended or relied
    /// on, and otherwise only with what billing says of the account.
    fn enter_account(&mut self, decision: &Decision) -> Result<(), String> {
        let must = decision.hold.is_some()
            || matches!(decision.event, Event::Submit | Event::Place | Event::Adopt);
        let may = matches!(
            decision.event,
            Event::AccountRead
                | Event::InvoiceRecorded
                | Event::InvoicePaid
                | Event::InvoiceVoid
                | Event::InvoiceRefunded
                | Event::InvoiceReopened
        ) || (decision.event == Event::Reported && decision.effects.is_empty());
        let Some(step) = decision.account else {
            return if must { Err("the account's revision does not rise".into()) } else { Ok(()) };
        };
        if !must && !may {
            return Err("the account's revision rises without a reason".into());
        }
        let last = self.accounts.insert(decision.client, step.revision).unwrap_or(0);
        if (step.expected_revision, step.revision) != (last, last + 1) {
            let (from, to) = (step.expected_revision, step.revision);
            return Err(format!(
                "the account's revision is {last}, the decision has {from} -> {to}"
            ));
        }
        Ok(())
    }

    fn enter_stage(&mut self, decision: &Decision) -> Result<(), String> {
        let Some(step) = &decision.record else { return Ok(()) };
        let key = (step.id, step.life);
        let previous = (step.id, step.life - 1);
        let known = if self.deleted.contains(&step.id) {
            Stage::Deleted
        } else if decision.event == Event::Place {
            self.stages.get(&previous).copied().unwrap_or(Stage::None)
        } else {
            self.stages.get(&key).copied().unwrap_or(Stage::None)
        };
        if step.from != known {
            return Err(format!("it is {known}, the decision starts from {}", step.from));
        }
        let speaks_only = matches!(
            decision.event,
            Event::Ask | Event::Reported | Event::Told | Event::Undelivered | Event::Finished
        );
        let is_allowed = if speaks_only {
            step.from == step.to
        } else {
            targets(step.from, decision.event).contains(&step.to)
        };
        if !is_allowed {
            return Err(format!(
                "{} --{}--> {} is not allowed",
                step.from, decision.event, step.to
            ));
        }
        if step.to == Stage::Deleted {
            self.deleted.insert(step.id);
        } else {
            self.stages.insert(key, step.to);
        }
        Ok(())
    }

    fn enter_hold(&mut self, key: LifeKey, change: HoldChange) -> Result<(), String> {
        let (backorder, life) = key;
        match change {
            HoldChange::Made { amount } => {
                let (minor, currency) = (amount.minor(), amount.currency());
                if minor <= 0 {
                    return Err(format!("{amount} is no hold"));
                }
                if self.holds.insert(key, (minor, currency)).is_some() {
                    return Err(format!("backorder {backorder}.{life} is held for twice"));
                }
                self.totals.entry(currency).or_default().held += i128::from(minor);
            }
            HoldChange::Captured { captured, released } => {
                let (held, currency) = self.take(key)?;
                let ends = captured.minor() + released.minor();
                let sane = captured.minor() >= 0 && released.minor() >= 0 && ends == held;
                let same = captured.currency() == currency && released.currency() == currency;
                if !sane || !same {
                    return Err(format!("{held} {currency} held, {change}"));
                }
                let totals = self.totals.entry(currency).or_default();
                totals.captured += i128::from(captured.minor());
                totals.released += i128::from(released.minor());
            }
            HoldChange::Released { amount } => {
                let (held, currency) = self.take(key)?;
                if (amount.minor(), amount.currency()) != (held, currency) {
                    return Err(format!("{held} {currency} held, {change}"));
                }
                self.totals.entry(currency).or_default().released += i128::from(held);
            }
        }
        Ok(())
    }

    fn take(&mut self, (backorder, life): LifeKey) -> Result<(i64, Currency), String> {
        self.holds
            .remove(&(backorder, life))
            .ok_or_else(|| format!("backorder {backorder}.{life} ends a hold it does not have"))
    }

    /// Compares with what a book says: every hold, every revision, and that
    /// held = captured + released + still held.
    ///
    /// # Errors
    /// The first difference.
    pub fn compare(&self, book: &Book) -> Result<(), String> {
        let mut still: BTreeMap<Currency, i128> = BTreeMap::new();
        let mut count = 0;
        for record in book.iter() {
            for life in record.lives() {
                let key = (record.id, life.number);
                let hold = life.hold.map(|hold| (hold.amount.minor(), hold.amount.currency()));
                if hold != self.holds.get(&key).copied() {
                    let known = self.holds.get(&key);
                    return Err(format!(
                        "backorder {}.{} holds {hold:?}, its decisions add up to {known:?}",
                        record.id, life.number
                    ));
                }
                if let Some((minor, currency)) = hold {
                    *still.entry(currency).or_default() += i128::from(minor);
                    count += 1;
                }
            }
            if self.revisions.get(&record.id) != Some(&record.revision) {
                return Err(format!("backorder {} has revision {}", record.id, record.revision));
            }
        }
        if count != self.holds.len() {
            return Err(format!("the ledger knows holds that are gone: {:?}", self.holds));
        }
        for (currency, totals) in &self.totals {
            let still = still.get(currency).copied().unwrap_or(0);
            if totals.held != totals.captured + totals.released + still {
                return Err(format!("{currency}: {totals:?}, still held {still}"));
            }
        }
        Ok(())
    }

    /// How often a sort of effect was asked for, under ids of its own, in one life.
    pub fn count(&self, backorder: BackorderId, kind: EffectKind) -> usize {
        self.effects.iter().filter(|id| id.backorder == backorder && id.kind == kind).count()
    }
}
