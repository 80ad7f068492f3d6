//! What an effect of the registrar's is to it, command by command, and what came of it.

use std::collections::BTreeMap;
use std::mem::MaybeUninit;

use backorder_core::{
    Action, BackorderId, ClientId, DomainName, Effect, EffectId, EffectKind, Outcome, Reference,
    TldSet,
};
use ispapi_client::commands::{Contacts, Party};
use ispapi_client::{Carried, Errand};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert;
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::numbers::Boundary;
use crate::boundary::text::backorder_str;
use crate::client::command::{backorder_command, platform};
use crate::client::connection::{backorder_connection, backorder_http_answer};
use crate::record::effects::backorder_effect;
use crate::record::outcome::backorder_outcome;
use crate::store::backorder_store;
use crate::store::database::{Connected, backorder_database};

/// An effect under way at the registrar: a command, its answer, and so on until it is known what
/// came of it. It sends nothing: your HTTP does.
pub struct backorder_errand {
    errand: Errand,
    effect: Effect,
    holders: BTreeMap<Reference, BackorderId>,
    /// What went wrong last, for the log.
    problem: String,
    is_over: bool,
}

/// The registrar's handles of a client's contacts. An empty one is nobody.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_contacts {
    /// The owner.
    pub owner: backorder_str,
    /// The administrator.
    pub admin: backorder_str,
    /// The technician.
    pub tech: backorder_str,
    /// Who pays the bills.
    pub billing: backorder_str,
}

impl backorder_contacts {
    pub(crate) fn read(&self) -> Checked<Contacts> {
        let party = |handle: &backorder_str, what| handle.read(what).map(Party::from);
        Ok(Contacts {
            owner: party(&self.owner, "owner")?,
            admin: party(&self.admin, "admin")?,
            tech: party(&self.tech, "tech")?,
            billing: party(&self.billing, "billing")?,
        })
    }
}

/// The effect behind its flat struct, where it is one of the registrar's.
pub(crate) fn effect_of(view: &backorder_effect) -> Checked<Effect> {
    let id = EffectId::parse(view.id.read("id")?)?;
    let name = || -> Checked<DomainName> {
        Ok(DomainName::parse(view.name.read("name")?, &TldSet::first_dot())?)
    };
    let action = match id.kind {
        EffectKind::SubmitApplication => Action::SubmitApplication {
            name: name()?,
            kind: convert::kind(view.order_kind)?,
            force_new: view.force_new,
        },
        EffectKind::FindApplication => Action::FindApplication { name: name()? },
        EffectKind::PollApplication => Action::PollApplication {
            reference: Reference::parse(view.reference.read("reference")?)?,
        },
        EffectKind::ReadDomain => Action::ReadDomain { name: name()? },
        kind => {
            let message = format!("effect {kind} is not for the registrar");
            return Err(Failure::new(Boundary::NumberInvalid, "effect", message));
        }
    };
    Ok(Effect { id, client: ClientId(view.client), action })
}

/// What the registrar of a platform, one of `BACKORDER_PLATFORM_`, is asked for an effect:
/// SUBMIT_APPLICATION, FIND_APPLICATION, POLL_APPLICATION or READ_DOMAIN. `contacts` are those of
/// the client whose backorder it is. Free it with `backorder_errand_free`.
///
/// Errors: `NUMBER_INVALID` for an effect of billing or mail; `EFFECT_ID_INVALID`; those of names;
/// `REFERENCE_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_errand_new(
    effect: Option<&backorder_effect>,
    contacts: Option<&backorder_contacts>,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_errand>>>>,
) -> backorder_result {
    hand_out(out, || {
        let effect = effect_of(given(effect, "effect")?)?;
        let contacts = given(contacts, "contacts")?.read()?;
        let errand = given(Errand::of(&effect, &contacts, platform(number)?), "errand")?;
        Ok(Box::new(backorder_errand {
            errand,
            effect,
            holders: BTreeMap::new(),
            problem: String::new(),
            is_over: false,
        }))
    })
}

/// Says which backorder of your store holds an application, before the answers come: what
/// FIND_APPLICATION finds may be another backorder's. `backorder_store_holders` reads them, and
/// `backorder_errand_read_holders` does both.
///
/// Errors: `REFERENCE_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_errand_add_holder(
    errand: Option<&mut backorder_errand>,
    reference: backorder_str,
    holder: u64,
) -> backorder_result {
    fence(|| {
        let reference = Reference::parse(reference.read("reference")?)?;
        given(errand, "errand")?.holders.insert(reference, BackorderId(holder));
        Ok(())
    })
}

/// Asks your database who holds what FIND_APPLICATION may find, before the answers come. Nothing is
/// asked for any other effect.
///
/// Errors: `DATABASE_FAILED`; `ROW_INVALID` for rows that do not say it.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_errand_read_holders(
    errand: Option<&mut backorder_errand>,
    store: Option<&backorder_store>,
    database: Option<&backorder_database>,
) -> backorder_result {
    fence(|| {
        let (errand, store) = (given(errand, "errand")?, given(store, "store")?);
        let held = store.0.held(&mut Connected::to(database)?, &errand.effect)?;
        errand.holders.extend(held);
        Ok(())
    })
}

/// The command that is to be sent now; send it again, as its kind allows, until an answer is to be
/// reported. Free it with `backorder_command_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_errand_command(
    errand: Option<&backorder_errand>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_command>>>>,
) -> backorder_result {
    hand_out(out, || {
        Ok(Box::new(backorder_command(given(errand, "errand")?.errand.command().clone())))
    })
}

/// Reports what came back for the command. `out` is NULL when another command is to be sent, else
/// the outcome for `backorder_engine_observe`: only what the registrar itself refused is a refusal,
/// whatever else went wrong is unknown. Free it with `backorder_outcome_free`.
///
/// Of a list of applications, say which are held by other backorders of your store: before, with
/// `backorder_errand_add_holder`, or afterwards with `backorder_outcome_reference_at` and
/// `backorder_outcome_set_holder`.
///
/// Errors: `OUTCOME_INVALID` when the errand is over; `NUMBER_INVALID` for an unknown fault.
///
/// The caller makes sure that `came->body` points to `came->size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_errand_answered(
    errand: Option<&mut backorder_errand>,
    connection: Option<&backorder_connection>,
    came: Option<&backorder_http_answer>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let (held, connection) = (given(errand, "errand")?, given(connection, "connection")?);
        // SAFETY: the caller promises as much, see above.
        let came = unsafe { given(came, "came")?.read() }?;
        if held.is_over {
            let message = "it is known already what came of this errand";
            return Err(Failure::new(Boundary::OutcomeInvalid, "errand", message));
        }
        let answer = connection.0.answer(held.errand.command(), came);
        if let Some(carried) = held.errand.outcome(answer, |of| held.holders.get(of).copied()) {
            held.is_over = true;
            let outcome = backorder_outcome::carried(carried);
            held.problem.clone_from(&outcome.1);
            *out = Some(Box::new(outcome));
        }
        Ok(())
    })
}

/// What went wrong, for the log; empty when nothing did, and of NULL. The view is valid until the
/// errand is changed or freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_errand_problem(errand: Option<&backorder_errand>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        errand.map_or(backorder_str::EMPTY, |errand| backorder_str::of(&errand.problem))
    })
}

/// Frees an errand; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_errand_free(errand: Option<Box<backorder_errand>>) {
    fence_or((), || drop(errand));
}

impl backorder_outcome {
    pub(crate) fn carried(carried: Carried) -> backorder_outcome {
        let problem = carried.error.map(|error| error.to_string());
        backorder_outcome(carried.outcome, problem.unwrap_or_default())
    }
}

/// What went wrong at the registrar, for the log; empty when nothing did, and of NULL. The view is
/// valid until the outcome is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_problem(outcome: Option<&backorder_outcome>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        outcome.map_or(backorder_str::EMPTY, |outcome| backorder_str::of(&outcome.1))
    })
}

fn found(outcome: &Outcome) -> &[backorder_core::FoundApplication] {
    match outcome {
        Outcome::Applications(found) => found,
        _ => &[],
    }
}

/// How many applications a list of them has; 0 of any other outcome and of NULL.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_reference_count(outcome: Option<&backorder_outcome>) -> usize {
    fence_or(0, || outcome.map_or(0, |outcome| found(&outcome.0).len()))
}

/// The id of an application of the list, from 0. The view is valid until the outcome is changed or
/// freed.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_reference_at(
    outcome: Option<&backorder_outcome>,
    index: usize,
    out: Option<&mut MaybeUninit<backorder_str>>,
) -> backorder_result {
    write_out(out, || {
        let outcome = &given(outcome, "outcome")?.0;
        let application = convert::element(found(outcome), index, "index")?;
        Ok(backorder_str::of(application.reference.as_str()))
    })
}

/// Says that an application of the list, from 0, is held by another backorder of your store than
/// the one whose effect it is.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_set_holder(
    outcome: Option<&mut backorder_outcome>,
    index: usize,
    holder: u64,
) -> backorder_result {
    fence(|| {
        let outcome = &mut given(outcome, "outcome")?.0;
        convert::element(found(outcome), index, "index")?;
        if let Outcome::Applications(found) = outcome {
            found[index].held_by = Some(BackorderId(holder));
        }
        Ok(())
    })
}
