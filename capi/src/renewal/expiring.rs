//! Terms, windows and phases of TLDs, and the reseller's own domains that are about to drop.

use std::mem::MaybeUninit;

use backorder_core::renewal::{OwnDomain, Registration, RenewalRules, TermFor};
use backorder_core::{DropRules, ErrorKind, RegistrarDate, TimeZone, Tld, Value};
use chrono::TimeDelta;

use crate::boundary::answer::hand_out;
use crate::boundary::convert;
use crate::boundary::fence::backorder_result;
use crate::boundary::table::{backorder_table, day, flag, maybe_at};
use crate::boundary::text::backorder_str;
use crate::sync::domain_sync::known;
use crate::sync::keeping::rows;

/// What is known of a name of a TLD that ends on `expiry` (a day, or an instant in UTC), by the
/// data compiled in. Columns: `phase`, `renewable_until`, `restorable_until`, `drop_first`,
/// `drop_last`, `certainty`, `window_opens`, `register_terms` and `renew_terms` (years apart by
/// blanks). Free the table with `backorder_table_free`.
///
/// Errors: those of names for the TLD; `DOMAIN_ROW_INVALID` for the date, `SYNC_SETTING_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_renewal_facts_new(
    provider: backorder_str,
    tld: backorder_str,
    expiry: backorder_str,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let provider = known(provider.read("provider")?)?;
        let tld = Tld::parse(tld.read("tld")?)?;
        let text = expiry.read("expiry")?;
        let expiry = RegistrarDate::parse(text, &TimeZone::utc()).ok_or_else(|| {
            let message = format!("expiry \"{text}\" is no date");
            backorder_core::Error::new(ErrorKind::DomainRowInvalid, "expiry", message)
        })?;
        let of = Registration { expiry, deleted_at: None, provider: Some(provider) };
        let rules = RenewalRules::builtin();
        let expires_on = expiry.instant().date_naive();
        let lifecycle = rules.lifecycle_on(&tld, expires_on);
        let drop_days = lifecycle.drop_days(&of);
        let years = |what| {
            let years = rules.terms(&tld, what).years;
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            Value::from(years.join(" "))
        };
        let row = [
            lifecycle.phase(&of, convert::instant(now, "now")?).as_str().into(),
            maybe_at(lifecycle.renewable_until(&of)),
            maybe_at(lifecycle.restorable_until(&of)),
            drop_days.map_or(Value::Null, |(first, _)| day(first)),
            drop_days.map_or(Value::Null, |(_, last)| day(last)),
            rules.certainty(&tld).as_str().into(),
            rules.window_opens(&tld, provider, expires_on).map_or(Value::Null, day),
            years(TermFor::Register),
            years(TermFor::Renew),
        ];
        Ok(backorder_table::of(
            &[
                "phase",
                "renewable_until",
                "restorable_until",
                "drop_first",
                "drop_last",
                "certainty",
                "window_opens",
                "register_terms",
                "renew_terms",
            ],
            [row],
        ))
    })
}

/// The reseller's own domains that are past their expiry or within `days` of it, and not released
/// yet: those that go first come first. `domains` is an array of JSON objects with `domain`,
/// `expiry`, and if they are known `deleted_at`, `listed` (the droplist's instant) and
/// `backorders`. Columns: `domain`, `phase`, `renewable_until`, `restorable_until`, `drop_first`,
/// `drop_last`, `drop_from`, `is_listed`, `backorders`. Free the table with
/// `backorder_table_free`.
///
/// Errors: `DOMAIN_ROW_INVALID`, `SYNC_SETTING_INVALID`, those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_expiring_new(
    provider: backorder_str,
    domains: backorder_str,
    days: i64,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let provider = known(provider.read("provider")?)?;
        let domains = rows(domains, "domains")?;
        let domains = domains.iter().map(OwnDomain::read).collect::<Result<Vec<_>, _>>()?;
        let within = TimeDelta::try_days(days).ok_or_else(|| {
            let message = format!("days {days} is out of range");
            backorder_core::Error::new(ErrorKind::SyncSettingInvalid, "days", message)
        })?;
        let (drops, now) = (DropRules::builtin(), convert::instant(now, "now")?);
        let found = RenewalRules::builtin().expiring(provider, &domains, &drops, within, now);
        let rows = found.into_iter().map(|domain| {
            [
                domain.name.as_str().into(),
                domain.phase.as_str().into(),
                maybe_at(domain.renewable_until),
                maybe_at(domain.restorable_until),
                domain.drop_days.map_or(Value::Null, |(first, _)| day(first)),
                domain.drop_days.map_or(Value::Null, |(_, last)| day(last)),
                maybe_at(domain.drop_from),
                flag(domain.is_listed),
                Value::from(u64::from(domain.backorders)),
            ]
        });
        let columns = &[
            "domain",
            "phase",
            "renewable_until",
            "restorable_until",
            "drop_first",
            "drop_last",
            "drop_from",
            "is_listed",
            "backorders",
        ];
        Ok(backorder_table::of(columns, rows))
    })
}

/// Lines for WHMCS's `configuration.php`, which open its renewals no sooner than ISPAPI does.
/// Columns: `line`. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_renewal_lines_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let lines = RenewalRules::builtin().whmcs_lines(None).into_iter();
        Ok(backorder_table::of(&["line"], lines.map(|line| [Value::from(line)])))
    })
}
