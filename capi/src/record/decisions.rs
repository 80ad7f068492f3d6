//! What the engine decided, as a list to be read.

use std::mem::MaybeUninit;
use std::sync::OnceLock;

use backorder_core::{Decision, HoldChange};

use crate::boundary::convert::{self, element};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, check_place, fill, fill_in_place, given};
use crate::boundary::numbers::Hold;
use crate::boundary::text::backorder_str;
use crate::record::effects::{HeldEffect, backorder_effect, backorder_short_item};
use crate::values::money::backorder_money;

/// What one call decided, in order. Read it, commit it, carry it out, free it.
pub struct backorder_decisions {
    /// As the engine gave them.
    decisions: Vec<Decision>,
    /// The effects of each, with the texts that views of them need: made when they are asked for.
    effects: Vec<OnceLock<Vec<HeldEffect>>>,
}

impl backorder_decisions {
    pub(crate) fn new(decisions: Vec<Decision>) -> backorder_decisions {
        let effects = decisions.iter().map(|_| OnceLock::new()).collect();
        backorder_decisions { decisions, effects }
    }

    pub(crate) fn as_slice(&self) -> &[Decision] {
        &self.decisions
    }

    fn effect(&self, index: usize, effect: usize) -> Checked<&HeldEffect> {
        let decision = element(&self.decisions, index, "index")?;
        let held = element(&self.effects, index, "index")?;
        let held =
            held.get_or_init(|| decision.effects.iter().cloned().map(HeldEffect::new).collect());
        element(held, effect, "effect")
    }
}

/// One decision about one backorder, or about an account alone.
///
/// All decisions of one call that concern one client are written in one transaction, or none is:
/// see `backorder_commits_new`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_decision {
    /// The client concerned.
    pub client: u64,
    /// The backorder concerned; 0 when `has_record` is false.
    pub backorder: u64,
    /// When it was decided.
    pub at: i64,
    /// What happened, a stable name: `place`, `fund`, `submit`, `accepted`.
    pub event: backorder_str,
    /// The name, in ACE form; empty when `has_record` is false.
    pub name: backorder_str,
    /// Whether a record changes; false when only the account does.
    pub has_record: bool,
    /// Whether the account's revision changes.
    pub has_account: bool,
    /// Which life of the record.
    pub life: u32,
    /// Where it stood: one of `BACKORDER_STATUS_` or `BACKORDER_STAGE_`.
    pub from: u32,
    /// Where it stands now: the same.
    pub to: u32,
    /// What happens to the hold, one of `BACKORDER_HOLD_`.
    pub hold: u32,
    /// The revision the record must have before; 0 for a new one.
    pub expected_revision: u64,
    /// The revision it has after.
    pub revision: u64,
    /// The revision the account must have before; 0 for a new one.
    pub account_expected_revision: u64,
    /// The revision it has after.
    pub account_revision: u64,
    /// How much is held (MADE), or was held until now (CAPTURED, RELEASED).
    pub hold_amount: backorder_money,
    /// CAPTURED: how much of it the invoice took.
    pub hold_captured: backorder_money,
    /// CAPTURED, RELEASED: how much of it is free again.
    pub hold_released: backorder_money,
    /// Why, where a life falls back or ends: a stable name like `coverage-lost`, or empty.
    pub reason: backorder_str,
    /// What the other side said about that; may be empty.
    pub reason_detail: backorder_str,
    /// What should be known, though nothing depends on it; may be empty.
    pub warning: backorder_str,
    /// The registrar's id that the record holds from now on; empty where none is new.
    pub reference: backorder_str,
    /// Whether the name was won by this record: a claim is stored.
    pub has_claim: bool,
    /// The drop date of the claim, or `BACKORDER_TIME_NONE`.
    pub claim_drop_at: i64,
    /// How many effects are to be carried out.
    pub effect_count: usize,
}

/// The reference that a decision brings.
fn reference_of(decision: &Decision) -> Option<&str> {
    let mut steps = decision.applications.iter();
    let reference = steps.find_map(|step| step.application.id.reference.as_ref())?;
    Some(reference.as_str())
}

impl Filled for backorder_decision {
    const SIZE_MIN: usize = size_of::<backorder_decision>();
}

impl backorder_decision {
    /// Writes what is always there first, then over it what this decision has besides.
    fn write<'o>(
        decision: &Decision,
        out: &'o mut MaybeUninit<backorder_decision>,
    ) -> &'o mut backorder_decision {
        let none = convert::stage_number(backorder_core::Stage::None);
        let out = out.write(backorder_decision {
            client: decision.client.0,
            backorder: 0,
            at: decision.at.timestamp(),
            event: backorder_str::of(decision.event.name()),
            name: backorder_str::EMPTY,
            has_record: false,
            has_account: false,
            life: 0,
            from: none,
            to: none,
            hold: Hold::Unchanged.code(),
            expected_revision: 0,
            revision: 0,
            account_expected_revision: 0,
            account_revision: 0,
            hold_amount: backorder_money::NONE,
            hold_captured: backorder_money::NONE,
            hold_released: backorder_money::NONE,
            reason: backorder_str::EMPTY,
            reason_detail: backorder_str::EMPTY,
            warning: backorder_str::EMPTY,
            reference: backorder_str::EMPTY,
            has_claim: false,
            claim_drop_at: convert::TIME_NONE,
            effect_count: decision.effects.len(),
        });
        if let Some(record) = &decision.record {
            out.has_record = true;
            out.backorder = record.id.0;
            out.name = backorder_str::of(record.name.as_str());
            out.life = record.life;
            out.from = convert::stage_number(record.from);
            out.to = convert::stage_number(record.to);
            out.expected_revision = record.expected_revision;
            out.revision = record.revision;
        }
        if let Some(account) = &decision.account {
            out.has_account = true;
            out.account_expected_revision = account.expected_revision;
            out.account_revision = account.revision;
        }
        if let Some(change) = decision.hold {
            out.write_hold(change);
        }
        if let Some(reason) = &decision.reason {
            out.reason = backorder_str::of(reason.cause.name());
            out.reason_detail = backorder_str::of(&reason.detail);
        }
        if let Some(warning) = &decision.warning {
            out.warning = backorder_str::of(warning);
        }
        if let Some(reference) = reference_of(decision) {
            out.reference = backorder_str::of(reference);
        }
        if let Some(claim) = &decision.claim {
            out.has_claim = true;
            out.claim_drop_at = claim.drop_at.timestamp();
        }
        out
    }

    fn write_hold(&mut self, change: HoldChange) {
        let of = backorder_money::of;
        let (hold, amount) = match change {
            HoldChange::Made { amount } => (Hold::Made, of(amount)),
            HoldChange::Released { amount } => {
                self.hold_released = of(amount);
                (Hold::Released, of(amount))
            }
            HoldChange::Captured { captured, released } => {
                self.hold_captured = of(captured);
                self.hold_released = of(released);
                // The two are the parts of one amount of money, so their sum is one too.
                (Hold::Captured, captured.plus(released).map_or(backorder_money::NONE, of))
            }
        };
        self.hold = hold.code();
        self.hold_amount = amount;
    }
}

/// How many decisions there are; 0 for NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_decisions_count(decisions: Option<&backorder_decisions>) -> usize {
    fence_or(0, || decisions.map_or(0, |list| list.decisions.len()))
}

/// The decision at `index`, from 0. `size` is `sizeof *out`.
///
/// The views in it are valid until the list is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_decisions_at(
    decisions: Option<&backorder_decisions>,
    index: usize,
    size: usize,
    out: *mut backorder_decision,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let list = given(decisions, "decisions")?;
        let decision = element(&list.decisions, index, "index")?;
        // SAFETY: the caller promises as much, see above.
        unsafe {
            fill_in_place(out, size, "out", |place| backorder_decision::write(decision, place))
        }
    })
}

/// The effect number `effect`, from 0, of the decision at `index`. `size` is `sizeof *out`.
///
/// The views in it are valid until the list is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_decisions_effect_at(
    decisions: Option<&backorder_decisions>,
    index: usize,
    effect: usize,
    size: usize,
    out: *mut backorder_effect,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let effect = given(decisions, "decisions")?.effect(index, effect)?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", effect.view()) }
    })
}

/// The id number `note`, from 0, that a FIND_INVOICE effect looks for in the notes of invoices.
///
/// The view is valid until the list is freed.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_decisions_note_at(
    decisions: Option<&backorder_decisions>,
    index: usize,
    effect: usize,
    note: usize,
    out: Option<&mut MaybeUninit<backorder_str>>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        let effect = given(decisions, "decisions")?.effect(index, effect)?;
        out.write(backorder_str::of(element(&effect.notes, note, "note")?));
        Ok(())
    })
}

/// The item number `item`, from 0, of a NOTIFY_CLIENT effect about `low-balance`. `size` is
/// `sizeof *out`.
///
/// The views in it are valid until the list is freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_decisions_short_item_at(
    decisions: Option<&backorder_decisions>,
    index: usize,
    effect: usize,
    item: usize,
    size: usize,
    out: *mut backorder_short_item,
) -> backorder_result {
    fence(|| {
        check_place(out, size, "out")?;
        let effect = given(decisions, "decisions")?.effect(index, effect)?;
        let item = element(effect.short_items(), item, "item")?;
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", backorder_short_item::of(item)) }
    })
}

/// Frees a list of decisions; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_decisions_free(decisions: Option<Box<backorder_decisions>>) {
    fence_or((), || drop(decisions));
}
