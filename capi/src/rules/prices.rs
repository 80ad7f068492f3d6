//! What a price list says.

use std::mem::MaybeUninit;

use backorder_core::{Currency, Error, ErrorKind, Tld, Value, lite_offered, tariffs};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert;
use crate::boundary::fence::backorder_result;
use crate::boundary::fill::given;
use crate::boundary::table::{backorder_table, money};
use crate::boundary::text::backorder_str;
use crate::rules::price_list::backorder_price_list;
use crate::values::money::backorder_money;

/// The price of a TLD and a kind in a currency.
///
/// Errors: `PRICE_MISSING` when it is not offered; those of names for the TLD; `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_list_get(
    prices: Option<&backorder_price_list>,
    tld: backorder_str,
    currency: backorder_str,
    kind: u32,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    write_out(out, || {
        let prices = &given(prices, "prices")?.0;
        let (tld, kind) = (Tld::parse(tld.read("tld")?)?, convert::kind(kind)?);
        let currency = Currency::parse(currency.read("currency")?)?;
        let price = prices.price(&tld, currency, kind).ok_or_else(|| {
            let message = format!("{tld} has no price for {kind} in {currency}");
            Error::new(ErrorKind::PriceMissing, &tld, message)
        })?;
        Ok(backorder_money::of(price))
    })
}

/// All prices, by TLD. Columns: `tld`, `kind` (`FULL` or `LITE`), `amount`, `currency`. Free the
/// table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_list_table(
    prices: Option<&backorder_price_list>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let rows = given(prices, "prices")?.0.iter().map(|(tld, _, kind, price)| {
            let [amount, currency] = money(Some(price));
            [Value::from(tld.as_str()), Value::from(kind.as_str()), amount, currency]
        });
        Ok(backorder_table::of(&["tld", "kind", "amount", "currency"], rows))
    })
}

/// What is offered in a currency, a row for each TLD. Columns: `tld`, `full`, `lite`, `currency`;
/// NULL where a kind is not offered. Free the table with `backorder_table_free`.
///
/// Errors: `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_list_tariffs(
    prices: Option<&backorder_price_list>,
    currency: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let prices = &given(prices, "prices")?.0;
        let currency = Currency::parse(currency.read("currency")?)?;
        let rows = tariffs(prices, currency).into_iter().map(|tariff| {
            let [[full, _], [lite, _]] = [tariff.full, tariff.lite].map(money);
            [Value::from(tariff.tld.as_str()), full, lite, Value::from(currency.code())]
        });
        Ok(backorder_table::of(&["tld", "full", "lite", "currency"], rows))
    })
}

/// Whether the registrar has LITE for a TLD at all.
///
/// Errors: those of names.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_tld_has_lite(
    tld: backorder_str,
    out: Option<&mut MaybeUninit<bool>>,
) -> backorder_result {
    write_out(out, || Ok(lite_offered(&Tld::parse(tld.read("tld")?)?)))
}
