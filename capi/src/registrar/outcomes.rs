//! Effects carried out at the registrar: one, or many side by side.

use std::mem::{MaybeUninit, take};

use backorder_core::Effect;
use ispapi_client::commands::Contacts;
use ispapi_client::{Client, Outcomes};

use crate::boundary::answer::hand_out;
use crate::boundary::failure::Failure;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::numbers::Boundary;
use crate::boundary::text::backorder_str;
use crate::client::errand::{backorder_contacts, effect_of};
use crate::record::effects::backorder_effect;
use crate::record::outcome::backorder_outcome;
use crate::registrar::sending::{backorder_registrar, client};

/// Carries out an effect of the registrar's: SUBMIT_APPLICATION, FIND_APPLICATION,
/// POLL_APPLICATION or READ_DOMAIN. `contacts` are those of the client whose backorder it is. The
/// outcome is for `backorder_engine_observe`: only what the registrar itself refused is a refusal,
/// whatever else went wrong is unknown; `backorder_outcome_problem` says what. Free it with
/// `backorder_outcome_free`.
///
/// Of a list of applications, say which are held by other backorders of your store, with
/// `backorder_outcome_reference_at` and `backorder_outcome_set_holder`.
///
/// Errors: those of `backorder_errand_new`; nothing was sent then.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_carry_out(
    registrar: Option<&backorder_registrar>,
    effect: Option<&backorder_effect>,
    contacts: Option<&backorder_contacts>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    hand_out(out, || {
        let client = client(registrar)?;
        let effect = effect_of(given(effect, "effect")?)?;
        let contacts = given(contacts, "contacts")?.read()?;
        let carried = given(client.carry_out(&effect, &contacts, |_| None), "effect")?;
        Ok(Box::new(backorder_outcome::carried(carried)))
    })
}

/// Effects that are carried out side by side, and what came of them, in the order in which it is
/// known. It has no thread: the work goes on while `backorder_outcomes_next` waits, and rests in
/// between, but time-outs do not rest; so collect the outcomes first, or do little in between.
pub struct backorder_outcomes {
    client: Client,
    limit: usize,
    effects: Vec<(Effect, Contacts)>,
    outcomes: Option<Outcomes>,
    /// The id of the effect of the last outcome.
    effect: String,
}

/// Nothing to be carried out yet; add what is, with `backorder_outcomes_add`. `limit`: how many at
/// a time at most; 0 counts as 1. Where the registrar asks for less, nothing new is begun for a
/// while, and half as many at a time from then on. Free it with `backorder_outcomes_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcomes_new(
    registrar: Option<&backorder_registrar>,
    limit: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcomes>>>>,
) -> backorder_result {
    hand_out(out, || {
        let client = client(registrar)?.clone();
        let (effects, outcomes, effect) = (Vec::new(), None, String::new());
        Ok(Box::new(backorder_outcomes { client, limit, effects, outcomes, effect }))
    })
}

/// Adds an effect of the registrar's, with the contacts of the client whose backorder it is.
/// Nothing is sent before `backorder_outcomes_next`.
///
/// Errors: those of `backorder_errand_new`; `OUTCOME_INVALID` once the first outcome was asked for.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcomes_add(
    outcomes: Option<&mut backorder_outcomes>,
    effect: Option<&backorder_effect>,
    contacts: Option<&backorder_contacts>,
) -> backorder_result {
    fence(|| {
        let outcomes = given(outcomes, "outcomes")?;
        let effect = effect_of(given(effect, "effect")?)?;
        let contacts = given(contacts, "contacts")?.read()?;
        if outcomes.outcomes.is_some() {
            let message = "effects are under way already: add all before the first outcome";
            return Err(Failure::new(Boundary::OutcomeInvalid, "outcomes", message));
        }
        outcomes.effects.push((effect, contacts));
        Ok(())
    })
}

/// Waits for the next outcome; NULL when there is none left. Whose it is says
/// `backorder_outcomes_effect`. As those of `backorder_registrar_carry_out`; free it with
/// `backorder_outcome_free`.
///
/// Errors: `OUTCOME_INVALID` in a process that was forked from the one that began them.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcomes_next(
    outcomes: Option<&mut backorder_outcomes>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let held = given(outcomes, "outcomes")?;
        let backorder_outcomes { client, limit, effects, outcomes, effect } = held;
        let outcomes = outcomes
            .get_or_insert_with(|| client.carry_all(take(effects), Default::default(), *limit));
        if outcomes.is_inherited() {
            let message = "belong to the process that asked for them, not to its child";
            return Err(Failure::new(Boundary::OutcomeInvalid, "outcomes", message));
        }
        *out = outcomes.next().map(|(carried_out, carried)| {
            *effect = carried_out.id.to_string();
            Box::new(backorder_outcome::carried(carried))
        });
        Ok(())
    })
}

/// The id of the effect of the last outcome; empty before the first, and of NULL. The view is valid
/// until the next outcome is asked for, or `outcomes` is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcomes_effect(
    outcomes: Option<&backorder_outcomes>,
) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        outcomes.map_or(backorder_str::EMPTY, |outcomes| backorder_str::of(&outcomes.effect))
    })
}

/// Begins nothing more; what is under way still comes. How many effects were not begun; 0 of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcomes_stop(outcomes: Option<&mut backorder_outcomes>) -> usize {
    fence_or(0, || {
        let Some(held) = outcomes else { return 0 };
        let begun = held.outcomes.as_mut().map_or(0, |outcomes| outcomes.stop().len());
        take(&mut held.effects).len() + begun
    })
}

/// Frees it; NULL is fine. What is under way is cut off and may be carried out all the same.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcomes_free(outcomes: Option<Box<backorder_outcomes>>) {
    fence_or((), || drop(outcomes));
}
