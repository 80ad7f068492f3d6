//! Amounts of money, by value.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use backorder_core::{Currency, Money};

use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::given;
use crate::boundary::text::backorder_str;

/// An amount of money: whole minor units and the ISO 4217 code.
///
/// The minor unit is the cent, also for currencies without one (JPY), and the thousandth for the
/// currencies with three decimals: see `backorder_money_scale`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_money {
    /// How many minor units; never a fraction.
    pub amount_minor: i64,
    /// Three capital letters and a zero byte: `EUR`.
    pub currency: [c_char; 4],
}

impl backorder_money {
    pub(crate) const NONE: backorder_money = backorder_money { amount_minor: 0, currency: [0; 4] };

    pub(crate) fn of(money: Money) -> backorder_money {
        backorder_money { amount_minor: money.minor(), currency: code(money.currency()) }
    }

    /// An amount as the library or a database handed it out: also in a currency that ISO has
    /// withdrawn, which no price list takes.
    pub(crate) fn read(&self) -> Checked<Money> {
        let letters = self.currency.map(|byte| byte as u8);
        let length = letters.iter().position(|byte| *byte == 0).unwrap_or(letters.len());
        let currency = match std::str::from_utf8(&letters[..length]) {
            Ok(text) => Currency::stored(text)?,
            // Every byte stands for a letter then that no code has.
            Err(_) => {
                let text: String = letters[..length].iter().copied().map(char::from).collect();
                Currency::stored(&text)?
            }
        };
        Ok(Money::of_minor(self.amount_minor, currency))
    }
}

pub(crate) fn code(currency: Currency) -> [c_char; 4] {
    let [first, second, third] = currency.letters().map(|letter| letter as c_char);
    [first, second, third, 0]
}

/// Reads plain decimal text as billing systems store it: `12.34`, `-1.00`, `7`. Zeros beyond the
/// decimals that the currency keeps are exact and accepted; a currency that ISO has withdrawn is
/// refused, the message names its successor.
///
/// Errors: `AMOUNT_INVALID`, `AMOUNT_PRECISION`, `AMOUNT_OVERFLOW`, `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_parse(
    text: backorder_str,
    currency: backorder_str,
    out: Option<&mut MaybeUninit<backorder_money>>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        let currency = Currency::parse(currency.read("currency")?)?;
        out.write(backorder_money::of(Money::parse(text.read("text")?, currency)?));
        Ok(())
    })
}

/// How many decimals amounts of a currency are kept with: 2, or 3 for KWD and the like.
///
/// Errors: `CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_money_scale(
    money: backorder_money,
    out: Option<&mut MaybeUninit<u32>>,
) -> backorder_result {
    fence(|| {
        let out = given(out, "out")?;
        out.write(money.read()?.currency().scale());
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_read_exactly() {
        let money = |letters: &[u8; 4]| backorder_money {
            amount_minor: 999,
            currency: letters.map(|byte| byte as c_char),
        };
        let eur = money(b"EUR\0").read().ok().unwrap();
        assert_eq!(eur.to_string(), "9.99 EUR");
        assert_eq!(backorder_money::of(eur).currency, money(b"EUR\0").currency);
        for bad in [b"EURO", b"\0\0\0\0", b"E\0UR", b"\xff\xfe\xfd\0", b"QQQ\0"] {
            assert!(money(bad).read().is_err(), "{bad:?}");
        }
    }
}
