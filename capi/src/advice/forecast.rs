//! Money needed, day by day: by the reseller at the registrar, and by a client.

use std::mem::MaybeUninit;

use backorder_core::{ClientId, ResellerForecast, ResellerFunds, Value};

use crate::book::backorder_book;
use crate::boundary::answer::hand_out;
use crate::boundary::convert::instant;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence_or};
use crate::boundary::fill::given;
use crate::boundary::table::{backorder_table, cost, day, flag};
use crate::boundary::text::array;
use crate::engine::backorder_engine;
use crate::rules::costs::backorder_cost_list;
use crate::values::cost::{backorder_cost, backorder_rate};
use crate::values::zone::{backorder_zone, span, zone_or_utc};

/// The reseller's account at the registrar.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_reseller_funds {
    /// What is on the account.
    pub amount: backorder_cost,
    /// What of it is a deposit and cannot be used.
    pub deposit: backorder_cost,
    /// By how much it may be overdrawn.
    pub credit: backorder_cost,
}

impl backorder_reseller_funds {
    pub(crate) fn read(&self) -> Checked<ResellerFunds> {
        Ok(ResellerFunds {
            amount: self.amount.read()?,
            deposit: self.deposit.read()?,
            credit: self.credit.read()?,
        })
    }
}

/// A forecast: the days, and the backorders that are in none of them as they should.
pub struct backorder_forecast {
    days: Box<backorder_table>,
    notes: Box<backorder_table>,
}

/// What the registrar will charge for names that drop till `horizon` seconds from `now` on, all of
/// which may be won, and what that leaves of the reseller's account. Costs in another currency need
/// one of the `count` rates at `rates`. Free it with `backorder_forecast_free`.
///
/// Columns of the days: `day` (UTC), `backorders`, `cost`, `left`, `currency`, `is_short`. Notes:
/// `backorder`, `note`: `without-cost` for one that is counted without a cost.
///
/// Errors: `CURRENCY_UNKNOWN`, `CURRENCY_MISMATCH`, `AMOUNT_INVALID`, `AMOUNT_OVERFLOW`,
/// `TIME_RANGE`.
///
/// The caller makes sure that `rates` points to `count` rates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_forecast_new_of_reseller(
    book: Option<&backorder_book>,
    costs: Option<&backorder_cost_list>,
    rates: *const backorder_rate,
    count: usize,
    funds: Option<&backorder_reseller_funds>,
    now: i64,
    horizon: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_forecast>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (book, costs) = (given(book, "book")?.read()?, &given(costs, "costs")?.0);
        // SAFETY: the caller promises as much, see above.
        let rates = unsafe { array(rates, count, "rates") }?;
        let rates = rates.iter().map(backorder_rate::read).collect::<Result<Vec<_>, _>>()?;
        let funds = given(funds, "funds")?.read()?;
        let (now, horizon) = (instant(now, "now")?, span(horizon, "horizon")?);
        let forecast = ResellerForecast::of(book, costs, &rates, &funds, now, horizon)?;
        let days = forecast.days.iter().map(|each| {
            let ([needed, _], [left, currency]) = (cost(each.cost), cost(each.left));
            let backorders = Value::Int(each.backorders.into());
            let is_short = flag(each.left.amount().is_sign_negative());
            [day(each.day), backorders, needed, left, currency, is_short]
        });
        let columns = &["day", "backorders", "cost", "left", "currency", "is_short"];
        let days = backorder_table::of(columns, days);
        let notes = forecast.without_cost.iter().map(|id| [id.0.into(), "without-cost".into()]);
        let notes = backorder_table::of(&["backorder", "note"], notes);
        Ok(Box::new(backorder_forecast { days, notes }))
    })
}

/// What a client's REQUESTED backorders with a deadline till `horizon` seconds from `now` on will
/// need, by the day of that deadline in `zone`, NULL for UTC. Free it with
/// `backorder_forecast_free`.
///
/// Columns of the days: `day`, `backorders`, `needed`, `left`, `currency`, `is_short`. Notes:
/// `backorder`, `note`: `short` for one that will find too little when its turn comes,
/// `without-price` for one that has no price in the account's currency.
///
/// Errors: `ACCOUNT_UNKNOWN`, `AMOUNT_OVERFLOW`, `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_forecast_new_of_client(
    engine: Option<&backorder_engine>,
    book: Option<&backorder_book>,
    client: u64,
    zone: Option<&backorder_zone>,
    now: i64,
    horizon: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_forecast>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (engine, book) = (&given(engine, "engine")?.0, given(book, "book")?.read()?);
        let (now, horizon) = (instant(now, "now")?, span(horizon, "horizon")?);
        let zone = zone_or_utc(zone);
        let forecast = engine.forecast(book, ClientId(client), &zone, now, horizon)?;
        let days = forecast.days.iter().map(|each| {
            [
                day(each.day),
                Value::Int(each.backorders.into()),
                Value::Int(each.needed.minor()),
                Value::Int(each.left.minor()),
                each.left.currency().code().into(),
                flag(each.left.is_negative()),
            ]
        });
        let columns = &["day", "backorders", "needed", "left", "currency", "is_short"];
        let days = backorder_table::of(columns, days);
        let short = forecast.short.iter().map(|id| (id, "short"));
        let without = forecast.without_price.iter().map(|id| (id, "without-price"));
        let notes = short.chain(without).map(|(id, note)| [id.0.into(), note.into()]);
        let notes = backorder_table::of(&["backorder", "note"], notes);
        Ok(Box::new(backorder_forecast { days, notes }))
    })
}

/// The days of a forecast, in order; NULL of NULL. The table is valid until the forecast is freed,
/// with it: do not free it.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_forecast_days(
    forecast: Option<&backorder_forecast>,
) -> *const backorder_table {
    fence_or(std::ptr::null(), || {
        forecast.map_or(std::ptr::null(), |forecast| &raw const *forecast.days)
    })
}

/// Its notes; NULL of NULL. The table is valid until the forecast is freed, with it: do not free
/// it.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_forecast_notes(
    forecast: Option<&backorder_forecast>,
) -> *const backorder_table {
    fence_or(std::ptr::null(), || {
        forecast.map_or(std::ptr::null(), |forecast| &raw const *forecast.notes)
    })
}

/// Frees a forecast; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_forecast_free(forecast: Option<Box<backorder_forecast>>) {
    fence_or((), || drop(forecast));
}
