//! What a backorder's host asks the registrar, with answers that are read: funds, applications,
//! domains, rates.

use std::mem::MaybeUninit;

use backorder_core::Value;
use ispapi_client::Error;
use ispapi_client::commands::{
    Application, ListedDomain, QueryDomainApplicationList, QueryDomainList, QueryExchangeRates,
    RegisteredDomain, RenewalMode, StatusAccount, StatusDomain, StatusDomainApplication,
};

use crate::advice::forecast::backorder_reseller_funds;
use crate::boundary::answer::hand_out;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::{Filled, check_place, fill};
use crate::boundary::table::{backorder_table, day, flag, maybe_at};
use crate::boundary::text::backorder_str;
use crate::registrar::sending::{backorder_registrar, client};
use crate::values::cost::backorder_cost;

impl Filled for backorder_reseller_funds {
    const SIZE_MIN: usize = size_of::<backorder_reseller_funds>();
}

fn maybe(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::from)
}

fn maybe_flag(value: Option<bool>) -> Value {
    value.map_or(Value::Null, flag)
}

fn mode(mode: Option<&RenewalMode>) -> Value {
    maybe(mode.map(RenewalMode::as_str))
}

/// What of a row could not be read, for the log: one sentence a line.
fn odd(errors: &[Error]) -> Value {
    let lines = errors.iter().map(|error| format!("{}: {error}", error.subject()));
    Value::from(lines.collect::<Vec<_>>().join("\n"))
}

/// What is on the reseller's account at the registrar (StatusAccount). `size` is `sizeof *out`.
///
/// Errors: those of `backorder_registrar_call`; `AUTH`, `TEMPORARY` and `PERMANENT` where the
/// registrar refuses, whose code `backorder_last_error_registrar_code` gives; `INVALID` for an
/// answer that cannot be read; `SIZE_INVALID`.
///
/// The caller makes sure that `size` bytes may be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_registrar_funds(
    registrar: Option<&backorder_registrar>,
    size: usize,
    out: *mut backorder_reseller_funds,
) -> backorder_result {
    fence(|| {
        check_place::<backorder_reseller_funds>(out, size, "out")?;
        let account = client(registrar)?.send(&StatusAccount)?;
        let funds = backorder_reseller_funds {
            amount: backorder_cost::of(account.amount)?,
            deposit: backorder_cost::of(account.deposit)?,
            credit: backorder_cost::of(account.credit)?,
        };
        // SAFETY: the caller promises as much, see above.
        unsafe { fill(out, size, "out", funds) }
    })
}

const APPLICATION: [&str; 10] = [
    "reference",
    "domain",
    "class",
    "status",
    "owner_contact",
    "created_at",
    "updated_at",
    "user",
    "auction",
    "odd",
];

fn application(application: &Application) -> [Value; 10] {
    let auction = application.auction.as_ref().map(|auction| {
        let lines = auction.details.iter().map(|(name, value)| format!("{name}={value}"));
        lines.collect::<Vec<_>>().join("\n")
    });
    [
        application.reference.as_str().into(),
        application.domain.as_str().into(),
        application.class.as_str().into(),
        application.status.as_str().into(),
        maybe(application.owner_contact.as_deref()),
        maybe_at(application.created_at),
        maybe_at(application.updated_at),
        maybe(application.user.as_deref()),
        maybe(auction.as_deref()),
        odd(&application.odd),
    ]
}

/// How an application stands (StatusDomainApplication): a table of one row.
///
/// Columns: `reference`, `domain`, `class`, `status`, `owner_contact`, `created_at`, `updated_at`,
/// `user`, `auction` (lines `NAME=value`), `odd` (what could not be read, a line each). Free the
/// table with `backorder_table_free`.
///
/// Errors: those of `backorder_registrar_funds`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_application(
    registrar: Option<&backorder_registrar>,
    reference: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (client, reference) = (client(registrar)?, reference.read("reference")?);
        let found = client.send(&StatusDomainApplication::new(reference))?;
        Ok(backorder_table::of(&APPLICATION, [application(&found)]))
    })
}

/// The applications for a name, or those of all names where it is empty
/// (QueryDomainApplicationList, to its end). Columns as `backorder_registrar_application`. Free the
/// table with `backorder_table_free`.
///
/// Errors: those of `backorder_registrar_funds`; `LIST_CHANGED` where rows may have been missed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_applications(
    registrar: Option<&backorder_registrar>,
    domain: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (client, domain) = (client(registrar)?, domain.read("domain")?);
        let list = match domain {
            "" => QueryDomainApplicationList::all(),
            domain => QueryDomainApplicationList::of(domain),
        };
        let found = client.fetch(&list)?;
        Ok(backorder_table::of(&APPLICATION, found.iter().map(application)))
    })
}

const DOMAIN: [&str; 20] = [
    "domain",
    "status",
    "created_at",
    "expires_at",
    "registration_expires_at",
    "paid_until",
    "accounting_at",
    "finalization_at",
    "failure_at",
    "renewal_mode",
    "transfer_lock",
    "privacy",
    "registry_privacy",
    "owner_contact",
    "admin_contact",
    "tech_contact",
    "billing_contact",
    "nameservers",
    "user",
    "odd",
];

fn registered(domain: &RegisteredDomain) -> [Value; 20] {
    [
        domain.domain.as_str().into(),
        domain.status.join(" ").into(),
        maybe_at(domain.created_at),
        maybe_at(domain.expires_at),
        maybe_at(domain.registration_expires_at),
        maybe_at(domain.paid_until),
        maybe_at(domain.accounting_at),
        maybe_at(domain.finalization_at),
        maybe_at(domain.failure_at),
        mode(domain.renewal_mode.as_ref()),
        maybe_flag(domain.transfer_lock),
        maybe_flag(domain.privacy),
        maybe_flag(domain.registry_privacy),
        maybe(domain.owner_contact.as_deref()),
        maybe(domain.admin_contact.as_deref()),
        maybe(domain.tech_contact.as_deref()),
        maybe(domain.billing_contact.as_deref()),
        domain.nameservers.join(" ").into(),
        maybe(domain.user.as_deref()),
        odd(&domain.odd),
    ]
}

/// A domain of the reseller's account (StatusDomain): a table of one row.
///
/// Columns: `domain`, `status` (words), `created_at`, `expires_at`, `registration_expires_at`,
/// `paid_until`, `accounting_at`, `finalization_at`, `failure_at`, `renewal_mode`, `transfer_lock`,
/// `privacy`, `registry_privacy`, `owner_contact`, `admin_contact`, `tech_contact`,
/// `billing_contact`, `nameservers` (words), `user`, `odd` (what could not be read, a line each).
/// Free the table with `backorder_table_free`.
///
/// Errors: those of `backorder_registrar_funds`; `PERMANENT` for a domain that is none of ours.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_domain(
    registrar: Option<&backorder_registrar>,
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (client, name) = (client(registrar)?, name.read("name")?);
        let found = client.send(&StatusDomain::new(name))?;
        Ok(backorder_table::of(&DOMAIN, [registered(&found)]))
    })
}

const LISTED: [&str; 9] = [
    "domain",
    "status",
    "created_at",
    "expires_at",
    "registration_expires_at",
    "paid_until",
    "renewal_mode",
    "transfer_lock",
    "user",
];

fn listed(domain: &ListedDomain) -> [Value; 9] {
    [
        domain.domain.as_str().into(),
        maybe(domain.status.as_deref()),
        maybe_at(domain.created_at),
        maybe_at(domain.expires_at),
        maybe_at(domain.registration_expires_at),
        maybe_at(domain.paid_until),
        mode(domain.renewal_mode.as_ref()),
        maybe_flag(domain.transfer_lock),
        maybe(domain.user.as_deref()),
    ]
}

/// The domains of the reseller's account whose name fits a pattern such as `*.com`, or all where it
/// is empty (QueryDomainList, to its end).
///
/// Columns: `domain`, `status`, `created_at`, `expires_at`, `registration_expires_at`,
/// `paid_until`, `renewal_mode`, `transfer_lock`, `user`. Free the table with
/// `backorder_table_free`.
///
/// Errors: those of `backorder_registrar_applications`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_domains(
    registrar: Option<&backorder_registrar>,
    pattern: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (client, pattern) = (client(registrar)?, pattern.read("pattern")?);
        let domain = Some(pattern.to_owned()).filter(|pattern| !pattern.is_empty());
        let found = client.fetch(&QueryDomainList { domain, ..QueryDomainList::all() })?;
        Ok(backorder_table::of(&LISTED, found.iter().map(listed)))
    })
}

/// The rates with which the registrar converts prices into a currency, or into all where it is
/// empty (QueryExchangeRates, to its end).
///
/// Columns: `day`, `from`, `to`, `rate` (plain decimals, as `backorder_rate` takes them). Free the
/// table with `backorder_table_free`.
///
/// Errors: those of `backorder_registrar_applications`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_registrar_exchange_rates(
    registrar: Option<&backorder_registrar>,
    to: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (client, to) = (client(registrar)?, to.read("to")?);
        let to = Some(to.to_owned()).filter(|to| !to.is_empty());
        let found = client.fetch(&QueryExchangeRates { to, ..QueryExchangeRates::default() })?;
        let rows = found.iter().map(|listed| {
            let rate = &listed.rate;
            let [from, to] = [rate.from(), rate.to()].map(|currency| Value::from(currency.code()));
            [day(listed.day), from, to, rate.rate().to_string().into()]
        });
        Ok(backorder_table::of(&["day", "from", "to", "rate"], rows))
    })
}
