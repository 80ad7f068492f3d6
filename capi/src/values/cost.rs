//! What the registrar charges the reseller, exchange rates and margins: exact decimals.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use backorder_core::rust_decimal::Decimal;
use backorder_core::rust_decimal::prelude::ToPrimitive;
use backorder_core::{
    COST_DECIMALS, Charge, Cost, Currency, Error, ErrorKind, ExchangeRate, Margin, TermPrice,
};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::owned::backorder_text;
use crate::boundary::text::backorder_str;
use crate::values::money::{backorder_money, code};

/// What the registrar charges: exact to the ten-thousandth, in any currency.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_cost {
    /// How many ten-thousandths of the main unit: `7.9500` is 79500.
    pub amount_ten_thousandths: i64,
    /// Three capital letters and a zero byte: `USD`.
    pub currency: [c_char; 4],
}

impl backorder_cost {
    pub(crate) fn of(cost: Cost) -> Result<backorder_cost, Error> {
        let places = Decimal::from(10_u32.pow(COST_DECIMALS));
        let whole = cost.amount().checked_mul(places).and_then(|whole| whole.to_i64());
        let amount_ten_thousandths = whole.ok_or_else(|| {
            let (amount, currency) = (cost.amount(), cost.currency());
            let message = format!("{amount} {currency} has more digits than fit this struct");
            Error::new(ErrorKind::AmountOverflow, amount, message)
        })?;
        Ok(backorder_cost { amount_ten_thousandths, currency: code(cost.currency()) })
    }

    pub(crate) fn read(&self) -> Checked<Cost> {
        let currency = backorder_money { amount_minor: 0, currency: self.currency };
        let currency = currency.read()?.currency();
        Ok(Cost::new(Decimal::new(self.amount_ten_thousandths, COST_DECIMALS), currency)?)
    }
}

/// How much one unit of a currency is worth in another.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_rate {
    /// The currency that is worth something: `USD`.
    pub from: backorder_str,
    /// The currency in which: `EUR`.
    pub to: backorder_str,
    /// Plain decimals above zero: `0.92317`.
    pub rate: backorder_str,
}

impl backorder_rate {
    pub(crate) fn read(&self) -> Checked<ExchangeRate> {
        let from = Currency::parse(self.from.read("from")?)?;
        let to = Currency::parse(self.to.read("to")?)?;
        Ok(ExchangeRate::parse(from, to, self.rate.read("rate")?)?)
    }
}

/// The sum of what is earned: prices less costs, exact.
pub struct backorder_margin(Margin);

/// Reads plain decimals of at most four places, as the registrar lists its prices.
///
/// Errors: `AMOUNT_INVALID`, `AMOUNT_PRECISION`, `AMOUNT_OVERFLOW`, `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_parse(
    text: backorder_str,
    currency: backorder_str,
    out: Option<&mut MaybeUninit<backorder_cost>>,
) -> backorder_result {
    write_out(out, || {
        let currency = Currency::parse(currency.read("currency")?)?;
        Ok(backorder_cost::of(Cost::parse(text.read("text")?, currency)?)?)
    })
}

/// The cost as plain decimals. Free the text with `backorder_text_free`.
///
/// Errors: `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_text(
    cost: backorder_cost,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(cost.read()?.amount().to_string())))
}

/// `left` and `right` together.
///
/// Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_plus(
    left: backorder_cost,
    right: backorder_cost,
    out: Option<&mut MaybeUninit<backorder_cost>>,
) -> backorder_result {
    write_out(out, || Ok(backorder_cost::of(left.read()?.plus(right.read()?)?)?))
}

/// `left` without `right`; may be below zero.
///
/// Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_minus(
    left: backorder_cost,
    right: backorder_cost,
    out: Option<&mut MaybeUninit<backorder_cost>>,
) -> backorder_result {
    write_out(out, || Ok(backorder_cost::of(left.read()?.minus(right.read()?)?)?))
}

/// The cost of `count` of them.
///
/// Errors: `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_times(
    cost: backorder_cost,
    count: u32,
    out: Option<&mut MaybeUninit<backorder_cost>>,
) -> backorder_result {
    write_out(out, || Ok(backorder_cost::of(cost.read()?.times(count)?)?))
}

/// The cost as money, rounded up to a whole minor unit.
///
/// Errors: `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_to_money(
    cost: backorder_cost,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    write_out(out, || Ok(backorder_money::of(cost.read()?.to_money_ceil()?)))
}

/// What a term of `years` costs at the registrar, `setup` once and `annual` for each year; and what
/// is charged where only the price of the first year can be stored: (setup + annual) * years.
///
/// Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`, `TERM_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_cost_of_term(
    setup: backorder_cost,
    annual: backorder_cost,
    years: u32,
    registrar: Option<&mut MaybeUninit<backorder_cost>>,
    storable: Option<&mut MaybeUninit<backorder_cost>>,
) -> backorder_result {
    fence(|| {
        let (registrar, storable) = (given(registrar, "registrar")?, given(storable, "storable")?);
        let term = TermPrice::of(setup.read()?, annual.read()?, years)?;
        let (paid, charged) =
            (backorder_cost::of(term.registrar())?, backorder_cost::of(term.storable())?);
        registrar.write(paid);
        storable.write(charged);
        Ok(())
    })
}

/// An amount, as plain decimals, in the other currency: exact, not rounded. Free the text with
/// `backorder_text_free`.
///
/// Errors: `AMOUNT_INVALID`, `AMOUNT_OVERFLOW`, `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_rate_convert(
    rate: Option<&backorder_rate>,
    amount: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (rate, text) = (given(rate, "rate")?.read()?, amount.read("amount")?);
        let amount: Decimal = text.parse().map_err(|_| {
            let message = format!("{text:?} is no plain decimal number");
            Error::new(ErrorKind::AmountInvalid, text, message)
        })?;
        Ok(backorder_text::of(rate.convert(amount)?.to_string()))
    })
}

/// Nothing earned yet, in this currency. Free it with `backorder_margin_free`.
///
/// Errors: `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_margin_new(
    currency: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_margin>>>>,
) -> backorder_result {
    hand_out(out, || {
        let currency = Currency::parse(currency.read("currency")?)?;
        Ok(Box::new(backorder_margin(Margin::zero(currency))))
    })
}

/// Adds what was charged, without its tax, less what it cost. `rate` turns the currency of the cost
/// into that of what was charged; NULL where both are the same.
///
/// Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_INVALID`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_margin_add(
    margin: Option<&mut backorder_margin>,
    net: backorder_money,
    cost: backorder_cost,
    rate: Option<&backorder_rate>,
) -> backorder_result {
    fence(|| {
        let (margin, net, cost) = (given(margin, "margin")?, net.read()?, cost.read()?);
        let charge = Charge::untaxed(net);
        let rate = match rate {
            Some(rate) => rate.read()?,
            None => ExchangeRate::same(cost.currency()),
        };
        margin.0 = margin.0.plus(Margin::of(charge, cost, rate)?)?;
        Ok(())
    })
}

/// The sum so far as plain decimals, exact. Free the text with
/// `backorder_text_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_margin_text(
    margin: Option<&backorder_margin>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(given(margin, "margin")?.0.amount().to_string())))
}

/// Frees a margin; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_margin_free(margin: Option<Box<backorder_margin>>) {
    fence_or((), || drop(margin));
}
