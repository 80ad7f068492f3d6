//! What a backorder costs, by TLD, currency and kind.

use std::mem::MaybeUninit;

use backorder_core::{PriceList, Tld};

use crate::boundary::convert;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{given, place};
use crate::boundary::text::backorder_str;
use crate::values::money::backorder_money;

/// What a backorder costs, by TLD, currency and kind.
pub struct backorder_price_list(pub(crate) PriceList);

/// A list without prices. Free it with `backorder_price_list_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_list_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_price_list>>>>,
) -> backorder_result {
    fence(|| {
        *place(out, "out")? = Some(Box::new(backorder_price_list(PriceList::new())));
        Ok(())
    })
}

/// Adds one price; 0 means that it is not offered. `tld` with or without its leading dot, `kind`
/// is one of `BACKORDER_KIND_`.
///
/// Errors: those of names for the TLD; `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`, `PRICE_DUPLICATE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_list_insert(
    prices: Option<&mut backorder_price_list>,
    tld: backorder_str,
    kind: u32,
    price: backorder_money,
) -> backorder_result {
    fence(|| {
        let prices = given(prices, "prices")?;
        let (kind, price) = (convert::kind(kind)?, price.read()?);
        let tld = Tld::parse(tld.read("tld")?)?;
        Ok(prices.0.insert(tld, price.currency(), kind, price)?)
    })
}

/// All prices as one number, the same on every machine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_list_fingerprint(
    prices: Option<&backorder_price_list>,
    out: Option<&mut MaybeUninit<u64>>,
) -> backorder_result {
    fence(|| {
        given(out, "out")?.write(given(prices, "prices")?.0.fingerprint());
        Ok(())
    })
}

/// Frees a price list; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_price_list_free(prices: Option<Box<backorder_price_list>>) {
    fence_or((), || drop(prices));
}
