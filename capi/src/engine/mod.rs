//! The calls of the engine: an event and the time go in, decisions come out.

pub(crate) mod sync;

use std::mem::MaybeUninit;
use std::sync::Arc;

use backorder_core::{
    BackorderId, Book, ClientId, Decision, DomainName, DropRules, EffectId, Engine, Error, Listing,
    Outcome, Placement, Policy, Tax,
};
use chrono::{DateTime, Utc};

use crate::book::backorder_book;
use crate::book::reading::backorder_reading;
use crate::boundary::answer::hand_out;
use crate::boundary::convert;
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Out, given, place};
use crate::boundary::numbers::Boundary;
use crate::boundary::table::backorder_table;
use crate::boundary::text::{backorder_str, read_texts};
use crate::record::decisions::backorder_decisions;
use crate::record::outcome::backorder_outcome;
use crate::rules::drop_rules::backorder_drop_rules;
use crate::rules::policy::backorder_policy;
use crate::rules::price_list::backorder_price_list;
use crate::values::money::backorder_money;

/// The policy, the prices and the drop rules, ready to decide.
pub struct backorder_engine(pub(crate) Arc<Engine>);

/// When a name drops, and who says so. Never the client.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_listing {
    /// When the registry is expected to release the name.
    pub drop_at: i64,
    /// The registrar's own cut-off for orders, or `BACKORDER_TIME_NONE`.
    pub finalization_at: i64,
    /// `BACKORDER_SOURCE_DROPLIST`: the identity of the droplist, another for every import.
    pub list: u64,
    /// Who says so, one of `BACKORDER_SOURCE_`.
    pub source: u32,
}

impl backorder_listing {
    fn read(&self) -> Checked<Listing> {
        let dates = convert::dates(self.drop_at, self.finalization_at)?;
        Ok(Listing { dates, source: convert::source(self.source, self.list)? })
    }
}

/// One call: what every call takes, checked.
pub(crate) struct Call<'a> {
    engine: &'a Engine,
    book: &'a mut backorder_book,
    now: DateTime<Utc>,
    out: &'a mut Option<Box<backorder_decisions>>,
}

impl<'a> Call<'a> {
    pub fn open(
        engine: Option<&'a backorder_engine>,
        book: Option<&'a mut backorder_book>,
        now: i64,
        out: Out<'a, backorder_decisions>,
    ) -> Checked<Call<'a>> {
        let out = place(out, "out")?;
        let engine = &given(engine, "engine")?.0;
        Ok(Call { engine, book: given(book, "book")?, now: convert::instant(now, "now")?, out })
    }

    /// Goes through: the list is made also when nothing was decided.
    pub fn pass(
        self,
        decide: impl FnOnce(&Engine, &mut Book, DateTime<Utc>) -> Result<Vec<Decision>, Error>,
    ) -> Checked<()> {
        let decisions = self.book.change(|book| decide(self.engine, book, self.now))??;
        *self.out = Some(Box::new(backorder_decisions::new(decisions)));
        Ok(())
    }
}

/// An engine for this policy, these prices and drop rules, which are copied: free yours whenever
/// you like. `policy` NULL is that of `backorder_policy_new`, `rules` NULL those of
/// `backorder_drop_rules_new_builtin`. Free the engine with `backorder_engine_free`.
///
/// Errors: `POLICY_INVALID`, naming the setting that is out of range.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_new(
    policy: Option<&backorder_policy>,
    prices: Option<&backorder_price_list>,
    rules: Option<&backorder_drop_rules>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_engine>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let prices = given(prices, "prices")?.0.clone();
        let policy = policy.map_or_else(Policy::default, |policy| policy.0.clone());
        let rules = rules.map_or_else(DropRules::builtin, |rules| rules.0.clone());
        let engine = Engine::new(policy, prices, rules)?;
        *out = Some(Box::new(backorder_engine(Arc::new(engine))));
        Ok(())
    })
}

/// Places a backorder, or places one again after its end. Placing costs nothing.
///
/// `id` is the number of the record to be made, never used before; when the client has a record
/// for the name already, that one is placed again and `id` stays unused. `name` is Unicode or
/// ACE and is read against the TLDs that have a price. `kind` is one of `BACKORDER_KIND_`.
/// `listing` says when the name drops, NULL when it is in no list. Free the decisions with
/// `backorder_decisions_free`.
///
/// Errors, in this order: those of names; `NOT_CATCHABLE`, `KIND_UNAVAILABLE`, `ACCOUNT_UNKNOWN`,
/// `PRICE_MISSING`, `ALREADY_OPEN`, `DEADLINE_PAST`; `DUPLICATE_ROW` when the id is used;
/// `TRANSITION_REFUSED` for a won name that is not finished or not listed with a later drop.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_place(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    id: u64,
    client: u64,
    name: backorder_str,
    kind: u32,
    listing: Option<&backorder_listing>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let order = placement(call.engine, id, client, name, kind, listing)?;
        call.pass(|engine, book, now| Ok(vec![engine.place(book, &order, now)?]))
    })
}

/// What is to be placed, by the parameters of a call.
pub(crate) fn placement(
    engine: &Engine,
    id: u64,
    client: u64,
    name: backorder_str,
    kind: u32,
    listing: Option<&backorder_listing>,
) -> Checked<Placement> {
    let kind = convert::kind(kind)?;
    let listing = listing.map(backorder_listing::read).transpose()?;
    let name = DomainName::parse(name.read("name")?, &engine.prices().tlds())?;
    Ok(Placement { id: BackorderId(id), client: ClientId(client), name, kind, listing })
}

/// Deletes a REQUESTED or ACTIVE backorder, whose hold is released, or a finished one. `actor` is
/// one of `BACKORDER_ACTOR_`; for CLIENT, `client` is who acts and reaches only what is its own.
/// Free the decisions with `backorder_decisions_free`.
///
/// Errors: `BACKORDER_UNKNOWN`, also for a record of another client; `TRANSITION_REFUSED`, also for
/// a record that is not finished yet.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_delete(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    id: u64,
    actor: u32,
    client: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let (id, actor) = (BackorderId(id), convert::actor(actor, client)?);
        call.pass(|engine, book, now| Ok(vec![engine.delete(book, id, actor, now)?]))
    })
}

/// Activates a REQUESTED backorder by hand, before its window opens if need be. Free the
/// decisions with `backorder_decisions_free`.
///
/// Errors: `BACKORDER_UNKNOWN`, `TRANSITION_REFUSED`, `DROP_UNKNOWN`, `DEADLINE_PAST`,
/// `ACCOUNT_UNKNOWN`, `PRICE_MISSING`, `FUNDS_SHORT`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_activate(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    id: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        Call::open(engine, book, now, out)?
            .pass(|engine, book, now| Ok(vec![engine.activate(book, BackorderId(id), now)?]))
    })
}

/// Gives up a backorder that is under way; what is open at the registrar or in billing goes into
/// an alert. Free the decisions with `backorder_decisions_free`.
///
/// Errors: `BACKORDER_UNKNOWN`, `TRANSITION_REFUSED`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_give_up(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    id: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        Call::open(engine, book, now, out)?
            .pass(|engine, book, now| Ok(vec![engine.give_up(book, BackorderId(id), now)?]))
    })
}

/// An admin accepts a caught domain as it is, whose dates are not believed: as if it were readable,
/// with the dates that the registrar told last. `by` says who, for the log. Free the decisions with
/// `backorder_decisions_free`.
///
/// Errors: `BACKORDER_UNKNOWN`; `ID_INVALID` when nobody is named; `TRANSITION_REFUSED` unless it
/// is PENDING-PAYMENT or AUCTION-WON and the last answer about its name was not believed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_accept_domain(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    id: u64,
    by: backorder_str,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let by = by.read("by")?;
        call.pass(|engine, book, now| {
            Ok(vec![engine.accept_domain(book, BackorderId(id), by, now)?])
        })
    })
}

/// The client is deleted in billing: what is REQUESTED or ACTIVE is deleted and released, and of
/// what is further on the reseller is alerted once with what to do. Free the decisions with
/// `backorder_decisions_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_client_deleted(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    client: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        call.pass(|engine, book, now| Ok(engine.client_deleted(book, ClientId(client), now)))
    })
}

/// The client is merged into another, of whom the book must have the part, too. Before, each
/// record of the client that is REQUESTED or ACTIVE is placed for the other client by
/// `backorder_engine_place_for` and committed: in this order, with a transaction for each client,
/// all of it can be done again wherever it was cut off. Free the decisions with
/// `backorder_decisions_free`.
///
/// Errors: `ACCOUNT_UNKNOWN` when the other client's part is not there; `ID_INVALID` for a client
/// merged into itself.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_client_merged(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    client: u64,
    into: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let [client, into] = [client, into].map(ClientId);
        call.pass(|engine, book, now| engine.client_merged(book, client, into, now))
    })
}

/// Places for another client what a backorder that is REQUESTED or ACTIVE wants, with its kind and
/// dates; that client is told. `id` is a number never used before. The decision is about that
/// client alone. Free the decisions with `backorder_decisions_free`.
///
/// Errors: `BACKORDER_UNKNOWN`; `TRANSITION_REFUSED` when it is neither; `ALREADY_OPEN` when it is
/// that client's own; else as `backorder_engine_place`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_place_for(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    backorder: u64,
    id: u64,
    client: u64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let [from, id] = [backorder, id].map(BackorderId);
        let client = ClientId(client);
        call.pass(|engine, book, now| Ok(vec![engine.place_for(book, from, id, client, now)?]))
    })
}

/// Sets the dates of one backorder that is not won and not ended; no decision if that changes
/// nothing. A date in the past is no news from a droplist, and refused from an admin. Free the
/// decisions with `backorder_decisions_free`.
///
/// Errors: `BACKORDER_UNKNOWN`; `TRANSITION_REFUSED` from PENDING-PAYMENT on; `DEADLINE_PAST` for
/// a past date from an admin.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_set_drop(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    id: u64,
    listing: Option<&backorder_listing>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let (id, listing) = (BackorderId(id), given(listing, "listing")?.read()?);
        call.pass(|engine, book, now| {
            Ok(engine.set_drop(book, id, listing, now)?.into_iter().collect())
        })
    })
}

/// Takes in a client's account, read anew from billing since `reading` began: the balance, unpaid
/// invoices without "Add Funds" ones, the tax on the client's prices, and those notes of the
/// reading that were found in the notes of the client's invoices, read together with the amounts.
/// A reading that changes nothing decides nothing. What is held and sent needs an account that was
/// read at most 10 minutes ago: read before each cycle.
///
/// `tax` is `none` or empty, `19`, `5+9.975`, `5*9.975` (the second rate on the net and the first
/// tax), with `incl ` before it where prices contain the tax. `noted` may be NULL when
/// `noted_count` is 0. The reading stays yours; free the decisions with `backorder_decisions_free`.
///
/// Errors: `ACCOUNT_STALE` when the account has changed since the reading began: begin another;
/// `CURRENCY_MISMATCH` when credit and unpaid differ in currency; `CURRENCY_UNKNOWN`,
/// `TAX_INVALID`, `EFFECT_ID_INVALID`.
///
/// The caller makes sure that `noted` points to `noted_count` texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_engine_set_account(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    reading: Option<&backorder_reading>,
    credit: backorder_money,
    unpaid: backorder_money,
    tax: backorder_str,
    noted: *const backorder_str,
    noted_count: usize,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        // SAFETY: the caller promises as much, see above.
        let noted = unsafe { read_texts(noted, noted_count, "noted") }?;
        let noted = noted.into_iter().map(EffectId::parse).collect::<Result<Vec<_>, _>>()?;
        let tax = tax_of(tax)?;
        let begun = given(reading, "reading")?.begun.clone();
        let reading = begun.read(credit.read()?, unpaid.read()?).taxed(tax).noted(noted);
        call.pass(|engine, book, now| engine.set_account(book, reading, now))
    })
}

/// The tax of a parameter.
pub(crate) fn tax_of(tax: backorder_str) -> Checked<Tax> {
    Ok(match tax.read("tax")? {
        "" => Tax::NONE,
        text => text.parse()?,
    })
}

/// Decides everything that is due at `now`, client by client. Run again at the same or an earlier
/// instant it decides nothing twice. Free the decisions with `backorder_decisions_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_cycle(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        call.pass(|engine, book, now| Ok(engine.cycle(book, now)))
    })
}

/// Takes in what came of an effect, by the effect's id: one decision, or none for a report that
/// repeats what is known. Free the list with `backorder_decisions_free`; the outcome stays yours.
///
/// Errors: `EFFECT_ID_INVALID`; `BACKORDER_UNKNOWN`; `EFFECT_UNKNOWN` for an effect that was never
/// asked for; `OUTCOME_UNFIT` when the outcome does not answer this kind; `EXISTS_DIFFERENT` when
/// the effect was reported with another outcome; `REFERENCE_TAKEN`; `CURRENCY_MISMATCH` when the
/// account read with an invoice is not in the account's currency; `TRANSITION_REFUSED`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_observe(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    effect: backorder_str,
    outcome: Option<&backorder_outcome>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let outcome = &given(outcome, "outcome")?.0;
        let effect = EffectId::parse(effect.read("effect")?)?;
        call.pass(|engine, book, now| {
            Ok(engine.observe(book, &effect, outcome, now)?.into_iter().collect())
        })
    })
}

/// Takes in what billing says of an invoice without being asked (a payment hook, say): one
/// decision, or none when it is known already. `invoice` is made by
/// `backorder_outcome_new_invoice`. Free the list with `backorder_decisions_free`; the outcome
/// stays yours.
///
/// Errors: `OUTCOME_INVALID` when the outcome is not an invoice; `BACKORDER_UNKNOWN`;
/// `EFFECT_UNKNOWN` when the invoice is not that backorder's; else as `backorder_engine_observe`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_invoice_changed(
    engine: Option<&backorder_engine>,
    book: Option<&mut backorder_book>,
    id: u64,
    invoice: Option<&backorder_outcome>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_decisions>>>>,
) -> backorder_result {
    fence(|| {
        let call = Call::open(engine, book, now, out)?;
        let outcome = &given(invoice, "invoice")?.0;
        let Outcome::Invoice(report) = outcome else {
            let message = format!("outcome {} is not an invoice", outcome.name());
            return Err(Failure::new(Boundary::OutcomeInvalid, "invoice", message));
        };
        call.pass(|engine, book, now| {
            let decision = engine.invoice_changed(book, BackorderId(id), report, now)?;
            Ok(decision.into_iter().collect())
        })
    })
}

/// The next instant at which a cycle can change or ask anything, so that a program can sleep till
/// then: never later than a change, and `now` only where a cycle now decides something.
/// `BACKORDER_TIME_NONE` when nothing will happen by time alone.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_next_wakeup(
    engine: Option<&backorder_engine>,
    book: Option<&backorder_book>,
    now: i64,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    fence(|| {
        let (engine, out) = (&given(engine, "engine")?.0, given(out, "out")?);
        let (book, now) = (given(book, "book")?, convert::instant(now, "now")?);
        out.write(convert::seconds(engine.next_wakeup(book.read()?, now)));
        Ok(())
    })
}

/// The backorders of a client who is merged into another that can be placed anew for that one, by
/// `backorder_engine_place_for`. Column: `backorder`. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_moving(
    engine: Option<&backorder_engine>,
    book: Option<&backorder_book>,
    client: u64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (engine, book) = (&given(engine, "engine")?.0, given(book, "book")?.read()?);
        let ids = engine.moving(book, ClientId(client)).into_iter().map(|id| [id.0.into()]);
        Ok(backorder_table::of(&["backorder"], ids))
    })
}

/// Frees an engine; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_engine_free(engine: Option<Box<backorder_engine>>) {
    fence_or((), || drop(engine));
}
