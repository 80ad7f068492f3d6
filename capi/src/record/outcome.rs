//! What came of an effect, to be reported to the engine.

use std::mem::MaybeUninit;

use backorder_core::{
    ApplicationStatus, Auction, BackorderId, DomainName, DomainReport, FoundApplication, InvoiceId,
    InvoiceReport, Outcome, Reference, Refusal, TldSet,
};

use crate::boundary::convert;
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::numbers::{Boundary, Owner};
use crate::boundary::text::backorder_str;
use crate::values::money::backorder_money;

/// What came of an effect. Which outcome can answer which kind of effect is checked by
/// `backorder_engine_observe`.
pub struct backorder_outcome(pub(crate) Outcome, pub(crate) String);

fn make(
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
    outcome: impl FnOnce() -> Checked<Outcome>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        *out = Some(Box::new(backorder_outcome(outcome()?, String::new())));
        Ok(())
    })
}

fn unfit(outcome: &Outcome, wanted: &str) -> Failure {
    let message = format!("outcome {} is not {wanted}", outcome.name());
    Failure::new(Boundary::OutcomeInvalid, "outcome", message)
}

/// The application was accepted under this reference. Free it with `backorder_outcome_free`.
///
/// Errors: `REFERENCE_INVALID` when the reference is not 1 to 64 printable characters.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_accepted(
    reference: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || Ok(Outcome::Accepted(Reference::parse(reference.read("reference")?)?)))
}

/// The effect was definitely not done: the registrar's three-digit code, or 0 where the other
/// side has none, and what it said. Free it with `backorder_outcome_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_refused(
    code: u16,
    text: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || Ok(Outcome::Refused(Refusal { code, text: text.read("text")?.to_owned() })))
}

/// Nobody knows whether it was done (time-out, cut connection), or a question got no answer. Free
/// it with `backorder_outcome_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_unknown(
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || Ok(Outcome::Unknown))
}

/// The effect was done: message sent, domain imported, invoice cancelled. Free it with
/// `backorder_outcome_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_done(
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || Ok(Outcome::Done))
}

/// The applications that the registrar lists for the name: none yet; add each with
/// `backorder_outcome_add_application`. Free it with `backorder_outcome_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_applications(
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || Ok(Outcome::Applications(Vec::new())))
}

/// Adds an application to the list: its id, its status as the registrar words it, when the
/// registrar created it, whether its owner contact is the client's (one of `BACKORDER_OWNER_`),
/// and the other backorder that holds it in your store, or NULL.
///
/// Errors: `OUTCOME_INVALID` when the outcome is not such a list; `REFERENCE_INVALID` for a bad
/// reference; `TIME_RANGE`, `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_add_application(
    outcome: Option<&mut backorder_outcome>,
    reference: backorder_str,
    status: backorder_str,
    created_at: i64,
    owner: u32,
    held_by: Option<&u64>,
) -> backorder_result {
    fence(|| {
        let outcome = &mut given(outcome, "outcome")?.0;
        let Outcome::Applications(list) = outcome else {
            return Err(unfit(outcome, "a list of applications"));
        };
        let owner_matches = match convert::constant(owner, "owner", Owner::from_code)? {
            Owner::Unknown => None,
            Owner::Same => Some(true),
            Owner::Other => Some(false),
        };
        list.push(FoundApplication {
            reference: Reference::parse(reference.read("reference")?)?,
            status: ApplicationStatus::parse(status.read("status")?),
            created_at: convert::instant(created_at, "created_at")?,
            owner_matches,
            held_by: held_by.copied().map(BackorderId),
        });
        Ok(())
    })
}

/// How the application stands, as the registrar words it: `SUCCESSFUL`, `FAILED`; any word is
/// taken. Free it with `backorder_outcome_free`.
///
/// Errors: `REFERENCE_INVALID` for a bad reference.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_application(
    reference: backorder_str,
    status: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || {
        let reference = Reference::parse(reference.read("reference")?)?;
        let status = ApplicationStatus::parse(status.read("status")?);
        Ok(Outcome::Application { reference, status, auction: None })
    })
}

/// Adds a property of the auction to the status of an application: its name without `AUCTION-`
/// and its value. The same name again replaces the value.
///
/// Errors: `OUTCOME_INVALID` when the outcome is not the status of an application.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_add_auction_detail(
    outcome: Option<&mut backorder_outcome>,
    property: backorder_str,
    value: backorder_str,
) -> backorder_result {
    fence(|| {
        let outcome = &mut given(outcome, "outcome")?.0;
        let Outcome::Application { auction, .. } = outcome else {
            return Err(unfit(outcome, "the status of an application"));
        };
        let (property, value) = (property.read("property")?, value.read("value")?);
        let auction = auction.get_or_insert_with(Auction::default);
        auction.details.insert(property.to_owned(), value.to_owned());
        Ok(())
    })
}

/// The registrar does not know the application (code 545). Free it with
/// `backorder_outcome_free`.
///
/// Errors: `REFERENCE_INVALID` for a bad reference.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_application_missing(
    reference: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || {
        let reference = Reference::parse(reference.read("reference")?)?;
        Ok(Outcome::ApplicationMissing { reference })
    })
}

/// The invoice as it stands, one of `BACKORDER_INVOICE_` but NONE, and the client's credit and
/// unpaid invoices (without "Add Funds" ones), read after the invoice. `total` is what billing
/// asked: subtotal and tax, before any credit is applied; the `total` of WHMCS is what remains
/// after credit. Free it with `backorder_outcome_free`.
///
/// Errors: `NUMBER_INVALID`, `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_invoice(
    invoice: u64,
    total: backorder_money,
    state: u32,
    credit: backorder_money,
    unpaid: backorder_money,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || {
        Ok(Outcome::Invoice(InvoiceReport {
            id: InvoiceId(invoice),
            total: total.read()?,
            state: convert::invoice_state(state)?,
            credit: credit.read()?,
            unpaid: unpaid.read()?,
        }))
    })
}

/// The invoice as WHMCS's API answers for it: `answer` is the body of `GetInvoice` with
/// `responsetype=json`, as it is. Asked is `subtotal` + `tax` + `tax2`, in the currency of
/// `credit`; the answer's own `total`, `credit` and `balance` are what is left and what was
/// applied, and are not read. `credit` and `unpaid` are the client's, as above. Free it with
/// `backorder_outcome_free`.
///
/// Errors: `OUTCOME_UNFIT` for what is no JSON object or no success, and for a field that is
/// missing, a float or no id; `FOREIGN_STATUS_UNKNOWN`; `AMOUNT_INVALID`, `AMOUNT_PRECISION`,
/// `AMOUNT_OVERFLOW`; `CURRENCY_UNKNOWN`, `CURRENCY_MISMATCH`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_invoice_whmcs(
    answer: backorder_str,
    credit: backorder_money,
    unpaid: backorder_money,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || {
        let (credit, unpaid) = (credit.read()?, unpaid.read()?);
        let report = InvoiceReport::from_whmcs_json(answer.read("answer")?, credit, unpaid)?;
        Ok(Outcome::Invoice(report))
    })
}

/// There is no such invoice (any more). Free it with `backorder_outcome_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_invoice_missing(
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || Ok(Outcome::InvoiceMissing))
}

/// The domain can be read at the registrar: the name that the answer is about, when it was
/// registered and when it expires. Dates that cannot be those of the catch count as not readable
/// yet. Free it with `backorder_outcome_free`.
///
/// Errors: `NAME_INVALID`, `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_domain(
    name: backorder_str,
    registered_at: i64,
    expires_at: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || {
        let name = DomainName::parse(name.read("name")?, &TldSet::first_dot())?;
        let report = DomainReport {
            registered_at: convert::instant(registered_at, "registered_at")?,
            expires_at: convert::instant(expires_at, "expires_at")?,
        };
        Ok(Outcome::Domain { name, report })
    })
}

/// The domain cannot be read at the registrar yet. Free it with `backorder_outcome_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_new_domain_unreadable(
    out: Option<&mut MaybeUninit<Option<Box<backorder_outcome>>>>,
) -> backorder_result {
    make(out, || Ok(Outcome::DomainUnreadable))
}

/// The name of what came of it, such as `accepted`, `refused` or `unknown`, for the log; empty of
/// NULL. The view is valid for ever.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_name(outcome: Option<&backorder_outcome>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        outcome.map_or(backorder_str::EMPTY, |outcome| backorder_str::of(outcome.0.name()))
    })
}

/// Frees an outcome; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outcome_free(outcome: Option<Box<backorder_outcome>>) {
    fence_or((), || drop(outcome));
}
