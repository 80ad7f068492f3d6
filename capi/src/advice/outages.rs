//! Who has not answered, since when, and whether the reseller is to be alerted.

use std::mem::MaybeUninit;

use backorder_core::{Outage, Outages, Value};

use crate::advice::explain::backorder_catalog;
use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{constant, instant};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::Upstream;
use crate::boundary::row::backorder_row;
use crate::boundary::table::{at, backorder_table, maybe_at};
use crate::boundary::words::upstream_number;
use crate::rules::policy::backorder_policy;
use crate::store::backorder_store;
use crate::store::statements::backorder_statements;
use crate::values::zone::{backorder_zone, zone_or_utc};

/// Who has not answered, and since when.
pub struct backorder_outages(Outages);

fn upstream(number: u32) -> Checked<backorder_core::Upstream> {
    Ok(match constant(number, "upstream", Upstream::from_code)? {
        Upstream::Billing => backorder_core::Upstream::Billing,
        Upstream::Registrar => backorder_core::Upstream::Registrar,
        Upstream::Droplist => backorder_core::Upstream::Droplist,
    })
}

/// Everybody answers. Free it with `backorder_outages_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outages_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_outages>>>>,
) -> backorder_result {
    hand_out(out, || Ok(Box::new(backorder_outages(Outages::default()))))
}

/// Takes in an outage as a row of the store (`backorder_store_outages`); the row stays yours.
///
/// Errors: `ROW_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outages_add(
    outages: Option<&mut backorder_outages>,
    row: Option<&backorder_row>,
) -> backorder_result {
    fence(|| {
        let outages = given(outages, "outages")?;
        outages.0.insert(Outage::from_row(&given(row, "row")?.to_core())?);
        Ok(())
    })
}

/// An upstream, one of `BACKORDER_UPSTREAM_`, was asked at `now` and gave no answer. Whether that
/// is news to be stored.
///
/// Errors: `NUMBER_INVALID`, `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outages_not_answered(
    outages: Option<&mut backorder_outages>,
    number: u32,
    now: i64,
    out: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    write_out(out, || {
        let outages = given(outages, "outages")?;
        Ok(outages.0.not_answered(upstream(number)?, instant(now, "now")?))
    })
}

/// An upstream, one of `BACKORDER_UPSTREAM_`, has answered. Whether that ends an outage, whose row
/// is to be deleted.
///
/// Errors: `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outages_answered(
    outages: Option<&mut backorder_outages>,
    number: u32,
    out: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    write_out(out, || Ok(given(outages, "outages")?.0.answered(upstream(number)?)))
}

const COLUMNS: [&str; 6] = ["upstream", "name", "since", "alerted_at", "alert_id", "text"];

fn rows<'o>(
    outages: impl Iterator<Item = Outage> + 'o,
    catalog: Option<&'o backorder_catalog>,
    zone: Option<&'o backorder_zone>,
) -> Box<backorder_table> {
    let zone = zone_or_utc(zone);
    let rows = outages.map(|outage| {
        let text = catalog.map(|catalog| catalog.get().sentence(&outage.sentence(), &zone));
        [
            Value::Int(upstream_number(outage.upstream).into()),
            outage.upstream.name().into(),
            at(outage.since),
            maybe_at(outage.alerted_at),
            outage.alert_id().into(),
            text.into(),
        ]
    });
    backorder_table::of(&COLUMNS, rows)
}

/// Every outage. Columns: `upstream`, `name`, `since`, `alerted_at`, `alert_id`, and `text`: a
/// sentence of the catalog, NULL without one; instants also in `zone`, NULL for UTC. Free the table
/// with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outages_table(
    outages: Option<&backorder_outages>,
    catalog: Option<&backorder_catalog>,
    zone: Option<&backorder_zone>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || Ok(rows(given(outages, "outages")?.0.iter().copied(), catalog, zone)))
}

/// The outages of which the reseller has to be alerted now, each once; store them before the alerts
/// are sent. Columns as of `backorder_outages_table`. Free the table with `backorder_table_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outages_alerts(
    outages: Option<&mut backorder_outages>,
    policy: Option<&backorder_policy>,
    now: i64,
    catalog: Option<&backorder_catalog>,
    zone: Option<&backorder_zone>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (outages, policy) = (given(outages, "outages")?, given(policy, "policy")?);
        let alerts = outages.0.alerts(&policy.0, instant(now, "now")?);
        Ok(rows(alerts.into_iter(), catalog, zone))
    })
}

/// The statements that store the outage of an upstream, one of `BACKORDER_UPSTREAM_`, or delete its
/// row where it has ended; in one transaction. Free them with `backorder_statements_free`.
///
/// Errors: `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_store_put_outage(
    store: Option<&backorder_store>,
    outages: Option<&backorder_outages>,
    number: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statements>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (store, outages) = (&given(store, "store")?.0, &given(outages, "outages")?.0);
        let upstream = upstream(number)?;
        let known = outages.iter().find(|outage| outage.upstream == upstream);
        let gone = Outage { upstream, since: chrono::DateTime::UNIX_EPOCH, alerted_at: None };
        let statements = store.put_outage(known.unwrap_or(&gone), known.is_none());
        Ok(backorder_statements::of(statements))
    })
}

/// Frees outages; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_outages_free(outages: Option<Box<backorder_outages>>) {
    fence_or((), || drop(outages));
}
