//! What is done with amounts of money: text, sums, comparison.

use std::mem::MaybeUninit;

use backorder_core::{Charge, Currency, Money, MoneyFormat, MoneyStyle, Tax, parse_term_fee};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::given;
use crate::boundary::owned::backorder_text;
use crate::boundary::text::backorder_str;
use crate::values::money::backorder_money;

fn pair(left: &backorder_money, right: &backorder_money) -> Checked<(Money, Money)> {
    Ok((left.read()?, right.read()?))
}

/// `left` and `right` together.
///
/// Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_plus(
    left: backorder_money,
    right: backorder_money,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    write_out(out, || {
        let (left, right) = pair(&left, &right)?;
        Ok(backorder_money::of(left.plus(right)?))
    })
}

/// `left` without `right`; may be below zero.
///
/// Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_minus(
    left: backorder_money,
    right: backorder_money,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    write_out(out, || {
        let (left, right) = pair(&left, &right)?;
        Ok(backorder_money::of(left.minus(right)?))
    })
}

/// The amount with the other sign.
///
/// Errors: `CURRENCY_UNKNOWN`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_negated(
    money: backorder_money,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    write_out(out, || Ok(backorder_money::of(money.read()?.negated()?)))
}

/// -1 when `left` is less than `right`, 0 when both are the same, 1 when it is more.
///
/// Errors: `CURRENCY_MISMATCH`, `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_compare(
    left: backorder_money,
    right: backorder_money,
    out: Option<&mut MaybeUninit<i32>>,
) -> backorder_result {
    write_out(out, || {
        let (left, right) = pair(&left, &right)?;
        // A sum with zero overflows nothing and refuses another currency.
        left.plus(Money::zero(right.currency()))?;
        Ok(left.minor().cmp(&right.minor()) as i32)
    })
}

/// The amount as plain decimals, as `backorder_money_parse` reads them: `1234.50`, `-0.05`. Free
/// the text with `backorder_text_free`.
///
/// Errors: `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_text(
    money: backorder_money,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || Ok(backorder_text::of(money.read()?.to_decimal())))
}

/// The amount as WHMCS shows it: between `prefix` and `suffix` of its currency, with the digits as
/// `style` says, one of `BACKORDER_STYLE_`. Free the text with `backorder_text_free`.
///
/// Errors: `AMOUNT_INVALID` for an unknown style, `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_format(
    money: backorder_money,
    prefix: backorder_str,
    suffix: backorder_str,
    style: u32,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (prefix, suffix) = (prefix.read("prefix")?, suffix.read("suffix")?);
        let style = MoneyStyle::from_number(style.try_into().unwrap_or(u8::MAX))?;
        let format = MoneyFormat { prefix: prefix.into(), suffix: suffix.into(), style };
        Ok(backorder_text::of(format.format(money.read()?)))
    })
}

/// What a price becomes with tax, as `backorder_engine_set_account` reads `tax`: what of it is net
/// and what is tax. Together they are what is held and asked.
///
/// Errors: `TAX_INVALID`, `CURRENCY_UNKNOWN`, `PRICE_NEGATIVE`, `AMOUNT_OVERFLOW`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_tax_charge(
    tax: backorder_str,
    price: backorder_money,
    net: Option<&mut MaybeUninit<backorder_money>>,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    fence(|| {
        let (net, out) = (given(net, "net")?, given(out, "out")?);
        let tax: Tax = match tax.read("tax")? {
            "" => Tax::NONE,
            text => text.parse()?,
        };
        let charge: Charge = tax.charge(price.read()?)?;
        net.write(backorder_money::of(charge.net()));
        out.write(backorder_money::of(charge.tax()));
        Ok(())
    })
}

/// Reads a price of WHMCS's domain pricing, where `-1.00` means that the term is not offered:
/// `is_offered` is false then, and the amount 0.
///
/// Errors: `PRICE_NEGATIVE` for another amount below zero; else as `backorder_money_parse`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_parse_term_fee(
    text: backorder_str,
    currency: backorder_str,
    is_offered: Option<&mut MaybeUninit<bool>>,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    fence(|| {
        let (is_offered, out) = (given(is_offered, "is_offered")?, given(out, "out")?);
        let currency = Currency::parse(currency.read("currency")?)?;
        let fee = parse_term_fee(text.read("text")?, currency)?;
        is_offered.write(fee.is_some());
        out.write(backorder_money::of(fee.unwrap_or(Money::zero(currency))));
        Ok(())
    })
}
