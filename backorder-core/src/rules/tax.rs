//! Tax on prices: up to two rates, each rounded as billing rounds.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::money::{Money, overflow, same_currency};
use crate::values::serial::by_text;

/// A rate of tax in percent, with at most four decimals: from 0 to 999.9999.
///
/// # Example
/// ```
/// use backorder_core::TaxRate;
/// let rate: TaxRate = "9.975".parse()?;
/// assert_eq!((rate.to_string().as_str(), rate.ten_thousandths()), ("9.975", 99_750));
/// assert!("19 %".parse::<TaxRate>().is_err());
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TaxRate(u32);

impl TaxRate {
    /// No tax.
    pub const ZERO: TaxRate = TaxRate(0);
    /// Ten-thousandths of a percent in the whole.
    const WHOLE: i128 = 1_000_000;
    const LIMIT: u32 = 10_000_000;
    const DECIMALS: usize = 4;

    /// Ten-thousandths of a percent: 190,000 for 19 %.
    pub const fn ten_thousandths(self) -> u32 {
        self.0
    }

    /// The tax on `minor` units, half up.
    fn of(self, minor: i128) -> i128 {
        (minor * i128::from(self.0) + TaxRate::WHOLE / 2) / TaxRate::WHOLE
    }

    fn factor(self) -> i128 {
        TaxRate::WHOLE + i128::from(self.0)
    }
}

by_text!(TaxRate);

impl FromStr for TaxRate {
    type Err = Error;

    /// Reads plain decimal text as billing stores it: `19`, `19.000`, `9.975`.
    ///
    /// # Errors
    /// [`ErrorKind::TaxInvalid`]: not digits with an optional fraction, more than four decimals
    /// that are not zeros, or 1000 and above.
    fn from_str(text: &str) -> Result<TaxRate, Error> {
        let read = || {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let has_digits = !whole.is_empty() && (!text.contains('.') || !fraction.is_empty());
            if !has_digits || !is_number(whole) || !is_number(fraction) || whole.len() > 9 {
                return None;
            }
            let fraction = fraction.trim_end_matches('0');
            if fraction.len() > TaxRate::DECIMALS {
                return None;
            }
            let scaled: u64 = format!("{whole}{fraction:0<4}").parse().ok()?;
            u32::try_from(scaled).ok().filter(|rate| *rate < TaxRate::LIMIT).map(TaxRate)
        };
        read().ok_or_else(|| refused(text, "no rate: 0 to 999.9999 percent, at most 4 decimals"))
    }
}

impl fmt::Display for TaxRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0 / 10_000, self.0 % 10_000);
        if fraction == 0 {
            return write!(f, "{whole}");
        }
        let fraction = format!("{fraction:04}");
        write!(f, "{whole}.{}", fraction.trim_end_matches('0'))
    }
}

/// How a client's prices are taxed.
///
/// Its text is that of rows and of C: `none`, `19`, `5+9.975` (both on the net), `5*9.975` (the
/// second on the net and the first), each with `incl ` before it where prices contain the tax.
///
/// # Example
/// ```
/// use backorder_core::{Currency, Money, Tax};
/// let eur = Currency::parse("EUR")?;
/// let price = Money::parse("14.00", eur)?;
/// let taxed = "22".parse::<Tax>()?.charge(price)?;
/// assert_eq!([taxed.tax(), taxed.gross()].map(Money::to_decimal), ["3.08", "17.08"]);
/// let contained = "incl 22".parse::<Tax>()?.charge(price)?;
/// assert_eq!(contained.gross(), price);
/// assert_eq!(contained.net().to_decimal(), "11.48");
/// # Ok::<(), backorder_core::Error>(())
/// ```
///
/// Source: WHMCS documentation, "Tax Configuration"; four decimals and the text are ours.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Tax {
    /// The first rate.
    pub first: TaxRate,
    /// The second rate.
    pub second: TaxRate,
    /// The second rate is taken of the net and the first tax together.
    pub is_compound: bool,
    /// Prices contain the tax.
    pub is_inclusive: bool,
}

impl Tax {
    /// No tax.
    pub const NONE: Tax = Tax {
        first: TaxRate::ZERO,
        second: TaxRate::ZERO,
        is_compound: false,
        is_inclusive: false,
    };

    /// Whether nothing is taxed.
    pub fn is_none(&self) -> bool {
        self.first == TaxRate::ZERO && self.second == TaxRate::ZERO
    }

    /// What a client is charged at this price. Each rate is rounded half up for itself; where the
    /// price contains the tax, it is the gross amount as it stands, and the net is what is left
    /// when both taxes are taken out of it.
    ///
    /// # Errors
    /// [`ErrorKind::AmountOverflow`]; [`ErrorKind::PriceNegative`].
    pub fn charge(&self, price: Money) -> Result<Charge, Error> {
        if price.is_negative() {
            let message = format!("{price} is below 0");
            return Err(Error::new(ErrorKind::PriceNegative, price, message));
        }
        let (minor, currency) = (i128::from(price.minor()), price.currency());
        let (net, tax) = if self.is_inclusive {
            let net = self.net_of(minor);
            (net, minor - net)
        } else {
            let first = self.first.of(minor);
            let base = if self.is_compound { minor + first } else { minor };
            (minor, first + self.second.of(base))
        };
        let amount = |minor: i128| {
            let minor = i64::try_from(minor).map_err(|_| overflow(price, currency))?;
            Ok(Money::of_minor(minor, currency))
        };
        Charge::new(amount(net)?, amount(tax)?)
    }

    /// What is left of a price that contains the tax.
    fn net_of(&self, gross: i128) -> i128 {
        let (numerator, divisor) = if self.is_compound {
            (TaxRate::WHOLE * TaxRate::WHOLE, self.first.factor() * self.second.factor())
        } else {
            (TaxRate::WHOLE, self.first.factor() + self.second.factor() - TaxRate::WHOLE)
        };
        (gross * numerator + divisor / 2) / divisor
    }
}

impl FromStr for Tax {
    type Err = Error;

    /// Reads the text of a tax.
    ///
    /// # Errors
    /// [`ErrorKind::TaxInvalid`] when it is not of that form.
    fn from_str(text: &str) -> Result<Tax, Error> {
        if text == "none" {
            return Ok(Tax::NONE);
        }
        let (rates, is_inclusive) = match text.strip_prefix("incl ") {
            Some(rates) => (rates, true),
            None => (text, false),
        };
        let is_compound = rates.contains('*');
        let (first, second) = match rates.split_once(['+', '*']) {
            Some((first, second)) => (first.parse()?, second.parse()?),
            None => (rates.parse()?, TaxRate::ZERO),
        };
        Ok(Tax { first, second, is_compound, is_inclusive })
    }
}

impl fmt::Display for Tax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tax { first, second, .. } = self;
        if *self == Tax::NONE {
            return f.write_str("none");
        }
        if self.is_inclusive {
            f.write_str("incl ")?;
        }
        match (self.is_compound, *second == TaxRate::ZERO) {
            (true, _) => write!(f, "{first}*{second}"),
            (false, true) => write!(f, "{first}"),
            (false, false) => write!(f, "{first}+{second}"),
        }
    }
}

impl TryFrom<String> for Tax {
    type Error = Error;
    fn try_from(text: String) -> Result<Tax, Error> {
        text.parse()
    }
}

impl From<Tax> for String {
    fn from(tax: Tax) -> String {
        tax.to_string()
    }
}

closed_list! {
names: name;
numbers: u8;
/// Which amount of a price is shown to a client.
#[repr(u8)]
pub enum ShownPrice {
    /// As it stands in the price list, whether it contains the tax or not.
    Listed = 1 "listed",
    /// Without the tax.
    Net = 2 "net",
    /// With the tax: what is held and invoiced.
    Gross = 3 "gross",
}
}

/// What a client is charged for a success: net, tax and gross, in one currency, none below zero.
/// Gross is net and tax together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Charge {
    net: Money,
    tax: Money,
    gross: Money,
}

#[derive(Serialize, Deserialize)]
struct Parts {
    net: Money,
    tax: Money,
}

impl Charge {
    /// The charge of a net amount and the tax on it.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyMismatch`]; [`ErrorKind::AmountInvalid`] for an amount below zero;
    /// [`ErrorKind::AmountOverflow`].
    pub fn new(net: Money, tax: Money) -> Result<Charge, Error> {
        same_currency(net.currency(), tax.currency())?;
        match (net.is_negative(), tax.is_negative()) {
            (true, _) => Err(below_zero(net)),
            (_, true) => Err(below_zero(tax)),
            _ => Ok(Charge { net, tax, gross: net.plus(tax)? }),
        }
    }

    /// The charge of an amount without tax.
    pub const fn untaxed(amount: Money) -> Charge {
        Charge { net: amount, tax: Money::zero(amount.currency()), gross: amount }
    }

    /// What is charged without the tax: what margins are made of.
    pub const fn net(self) -> Money {
        self.net
    }

    /// The tax, both rates together.
    pub const fn tax(self) -> Money {
        self.tax
    }

    /// What the client pays: what is held, covered and invoiced.
    pub const fn gross(self) -> Money {
        self.gross
    }
}

impl TryFrom<Parts> for Charge {
    type Error = Error;
    fn try_from(parts: Parts) -> Result<Charge, Error> {
        Charge::new(parts.net, parts.tax)
    }
}

impl From<Charge> for Parts {
    fn from(charge: Charge) -> Parts {
        Parts { net: charge.net, tax: charge.tax }
    }
}

impl fmt::Display for Charge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.gross)?;
        if self.tax.is_zero() { Ok(()) } else { write!(f, " (tax {})", self.tax.to_decimal()) }
    }
}

#[cold]
fn below_zero(amount: Money) -> Error {
    Error::new(ErrorKind::AmountInvalid, amount, format!("{amount} is below 0"))
}

#[cold]
fn refused(text: &str, why: &str) -> Error {
    let shown = shorten(text);
    let message = format!("\"{shown}\" is {why}");
    Error::new(ErrorKind::TaxInvalid, shown, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::values::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::of_minor(minor, Currency::parse("EUR").unwrap())
    }

    fn charged(tax: &str, price: i64) -> (i64, i64, i64) {
        let charge = tax.parse::<Tax>().unwrap().charge(eur(price)).unwrap();
        (charge.net().minor(), charge.tax().minor(), charge.gross().minor())
    }

    #[test]
    fn each_rate_is_rounded_half_up_for_itself() {
        assert_eq!(charged("none", 2000), (2000, 0, 2000));
        assert_eq!(charged("19", 2000), (2000, 380, 2380));
        // 0.5 of a cent and 0.49.
        assert_eq!(charged("10", 5), (5, 1, 6));
        assert_eq!(charged("9.9", 5), (5, 0, 5));
        // 5 % of 9.99 is 0.4995, 9.975 % of it 0.9965: two roundings, not one of the sum.
        assert_eq!(charged("5+9.975", 999), (999, 50 + 100, 1149));
        // 9.975 % of 10.49 is 1.0464.
        assert_eq!(charged("5*9.975", 999), (999, 50 + 105, 1154));
        assert_eq!(charged("0.0001", 499_999), (499_999, 0, 499_999));
        assert_eq!(charged("0.0001", 500_000), (500_000, 1, 500_001));
    }

    #[test]
    fn a_price_that_contains_the_tax_is_the_gross_amount_as_it_stands() {
        assert_eq!(charged("incl 22", 1400), (1148, 252, 1400));
        assert_eq!(charged("incl 5+9.975", 1149), (999, 150, 1149));
        assert_eq!(charged("incl 5*9.975", 1154), (999, 155, 1154));
        assert_eq!(charged("incl 0", 1400), (1400, 0, 1400));
    }

    #[test]
    fn what_money_cannot_hold_or_is_below_zero_is_refused() {
        let tax: Tax = "19".parse().unwrap();
        assert_eq!(tax.charge(eur(i64::MAX)).unwrap_err().kind(), ErrorKind::AmountOverflow);
        assert_eq!(tax.charge(eur(-1)).unwrap_err().kind(), ErrorKind::PriceNegative);
        assert_eq!(Charge::new(eur(1), eur(-1)).unwrap_err().kind(), ErrorKind::AmountInvalid);
        let usd = Money::zero(Currency::parse("USD").unwrap());
        assert_eq!(Charge::new(eur(1), usd).unwrap_err().kind(), ErrorKind::CurrencyMismatch);
        assert!("incl 999.9999*999.9999".parse::<Tax>().unwrap().charge(eur(i64::MAX)).is_ok());
    }

    #[test]
    fn texts_of_rates_and_taxes_read_back() {
        for text in ["none", "19", "9.975", "5+9.975", "5*9.975", "incl 19", "incl 5*0", "0+7"] {
            assert_eq!(text.parse::<Tax>().unwrap().to_string(), text);
        }
        assert_eq!("19.0000000".parse::<TaxRate>().unwrap().to_string(), "19");
        for text in ["", ".", "5.", ".5", "-1", "+1", "1e2", "19%", "1000", "1.00001", "1,5", " 1"]
        {
            let refused = text.parse::<TaxRate>().unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::TaxInvalid, "{text}");
        }
        for text in ["incl", "incl ", "5+", "5+5+5", "5*5+5", "incl incl 5", "NONE"] {
            assert!(text.parse::<Tax>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn net_and_tax_are_gross_and_an_inclusive_price_stays(
            first in 0..10_000_000_u32,
            second in 0..10_000_000_u32,
            is_compound: bool,
            is_inclusive: bool,
            price in 0..1_000_000_000_i64,
        ) {
            let (first, second) = (TaxRate(first), TaxRate(second));
            let tax = Tax { first, second, is_compound, is_inclusive };
            let charge = tax.charge(eur(price)).unwrap();
            prop_assert_eq!(charge.net().plus(charge.tax()).unwrap(), charge.gross());
            let stays = if is_inclusive { charge.gross() } else { charge.net() };
            prop_assert_eq!(stays, eur(price));
            prop_assert_eq!(tax.to_string().parse::<Tax>().unwrap(), tax);
            let text = serde_json::to_string(&charge).unwrap();
            prop_assert_eq!(serde_json::from_str::<Charge>(&text).unwrap(), charge);
        }
    }
}
