//! Money as exact integers, as the billing system (WHMCS) keeps it, and registrar costs.
//!
//! WHMCS keeps two decimals whatever the currency, Japanese yen included; the ISO currencies with
//! three decimals keep three. The scale belongs to [`Currency`], and no amount is ever a float.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::RoundingStrategy;

use crate::values::error::{Error, ErrorKind, shorten};

pub use currency::Currency;

/// The most decimals a registrar's cost may have (ISPAPI sends two to four).
pub const COST_DECIMALS: u32 = 4;

/// An amount in the smallest unit of a currency: hundredths, or thousandths where it keeps three.
///
/// Amounts of different currencies have no order and cannot be combined.
///
/// # Example
/// ```
/// use backorder_core::{Currency, Money};
/// let eur = Currency::parse("EUR")?;
/// let price = Money::parse("12.34", eur)?;
/// assert_eq!(price.minor(), 1234);
/// assert_eq!(price.minus(Money::of_minor(1300, eur))?.to_decimal(), "-0.66");
/// assert_eq!(price.to_string(), "12.34 EUR");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// An amount of `minor` smallest units.
    pub const fn of_minor(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// Zero in this currency.
    pub const fn zero(currency: Currency) -> Money {
        Money { minor: 0, currency }
    }

    /// Reads plain decimal text as WHMCS stores it: `12.34`, `-1.00`, `7`.
    ///
    /// # Errors
    /// [`ErrorKind::AmountInvalid`]: not an optional minus, digits, and digits after a dot;
    /// [`ErrorKind::AmountPrecision`]: more decimals than the currency keeps, other than zeros;
    /// [`ErrorKind::AmountOverflow`]: out of range.
    pub fn parse(text: &str, currency: Currency) -> Result<Money, Error> {
        let number = Number::parse(text)?;
        if number.fraction.len() > currency.scale() as usize {
            return Err(precision(text, currency.scale(), currency));
        }
        let minor = number.scaled(currency.scale()).and_then(|minor| i64::try_from(minor).ok());
        let minor = minor.ok_or_else(|| overflow(shorten(text), currency))?;
        Ok(Money { minor, currency })
    }

    /// The amount in smallest units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The sum.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyMismatch`], [`ErrorKind::AmountOverflow`].
    pub fn plus(self, other: Money) -> Result<Money, Error> {
        self.combine(other, i64::checked_add)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyMismatch`], [`ErrorKind::AmountOverflow`].
    pub fn minus(self, other: Money) -> Result<Money, Error> {
        self.combine(other, i64::checked_sub)
    }

    /// The amount with the other sign.
    ///
    /// # Errors
    /// [`ErrorKind::AmountOverflow`]: the lowest amount has no opposite.
    pub fn negated(self) -> Result<Money, Error> {
        let minor = self.minor.checked_neg().ok_or_else(|| overflow(self, self.currency))?;
        Ok(Money { minor, ..self })
    }

    /// The exact amount in whole units, for calculations with rates and costs.
    pub fn amount(self) -> Decimal {
        Decimal::new(self.minor, self.currency.scale())
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// Whether it is above zero.
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// The amount as WHMCS stores it, with all decimals of the currency: `12.30`.
    pub fn to_decimal(self) -> String {
        let (units, decimals) = self.parts();
        let sign = if self.is_negative() { "-" } else { "" };
        format!("{sign}{units}.{decimals}")
    }

    /// Whole units without sign, and the decimals.
    fn parts(self) -> (u64, String) {
        let per_unit = 10_u64.pow(self.currency.scale());
        let size = self.minor.unsigned_abs();
        let width = self.currency.scale() as usize;
        (size / per_unit, format!("{:0width$}", size % per_unit))
    }

    fn combine(self, other: Money, op: fn(i64, i64) -> Option<i64>) -> Result<Money, Error> {
        same_currency(self.currency, other.currency)?;
        let minor = op(self.minor, other.minor).ok_or_else(|| overflow(self, self.currency))?;
        Ok(Money { minor, ..self })
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Money) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.minor.cmp(&other.minor))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency)
    }
}

/// How WHMCS writes the digits of an amount; the numbers are those of its currency settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum MoneyStyle {
    /// `1234.56`
    #[default]
    Plain = 1,
    /// `1,234.56`
    Comma = 2,
    /// `1.234,56`
    Dot = 3,
    /// `1,234`: as [`MoneyStyle::Comma`], without decimals that are all zero.
    Short = 4,
}

impl MoneyStyle {
    /// The style with this number.
    ///
    /// # Errors
    /// [`ErrorKind::AmountInvalid`]: not 1 to 4.
    pub fn from_number(number: u8) -> Result<MoneyStyle, Error> {
        match number {
            1 => Ok(MoneyStyle::Plain),
            2 => Ok(MoneyStyle::Comma),
            3 => Ok(MoneyStyle::Dot),
            4 => Ok(MoneyStyle::Short),
            _ => {
                let message = format!("there is no money format {number}, only 1 to 4");
                Err(Error::new(ErrorKind::AmountInvalid, number, message))
            }
        }
    }
}

/// How WHMCS shows amounts of one currency.
///
/// # Example
/// ```
/// use backorder_core::{Currency, Money, MoneyFormat, MoneyStyle};
/// let format = MoneyFormat { prefix: "€".into(), suffix: " EUR".into(), style: MoneyStyle::Dot };
/// let amount = Money::of_minor(123_456, Currency::parse("EUR")?);
/// assert_eq!(format.format(amount), "€1.234,56 EUR");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MoneyFormat {
    /// Written before the digits and their sign.
    pub prefix: String,
    /// Written after the digits.
    pub suffix: String,
    /// Separators and decimals.
    pub style: MoneyStyle,
}

impl MoneyFormat {
    /// The amount as WHMCS shows it.
    pub fn format(&self, amount: Money) -> String {
        let (units, decimals) = amount.parts();
        let sign = if amount.is_negative() { "-" } else { "" };
        let digits = match self.style {
            MoneyStyle::Plain => format!("{units}.{decimals}"),
            MoneyStyle::Short if decimals.bytes().all(|b| b == b'0') => grouped(units, ','),
            MoneyStyle::Comma | MoneyStyle::Short => format!("{}.{decimals}", grouped(units, ',')),
            MoneyStyle::Dot => format!("{},{decimals}", grouped(units, '.')),
        };
        format!("{}{sign}{digits}{}", self.prefix, self.suffix)
    }
}

/// What the registrar charges: up to four decimals, exact.
///
/// # Example
/// ```
/// use backorder_core::{Cost, Currency};
/// let cost = Cost::parse("9.9001", Currency::parse("USD")?)?;
/// assert_eq!(cost.to_money_ceil()?.to_decimal(), "9.91");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cost {
    amount: Decimal,
    currency: Currency,
}

impl Cost {
    /// A cost of this amount of whole units.
    ///
    /// # Errors
    /// [`ErrorKind::AmountPrecision`]: more than four decimals, trailing zeros left out.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Cost, Error> {
        let amount = amount.normalize();
        if amount.scale() > COST_DECIMALS {
            return Err(precision(&amount.to_string(), COST_DECIMALS, currency));
        }
        Ok(Cost { amount, currency })
    }

    /// Reads plain decimal text as the registrar sends it: `9.9`, `12.3400`.
    ///
    /// # Errors
    /// [`ErrorKind::AmountInvalid`]: not an optional minus, digits, and digits after a dot;
    /// [`ErrorKind::AmountPrecision`]: more than four decimals, other than zeros;
    /// [`ErrorKind::AmountOverflow`]: out of range.
    pub fn parse(text: &str, currency: Currency) -> Result<Cost, Error> {
        let number = Number::parse(text)?;
        if number.fraction.len() > COST_DECIMALS as usize {
            return Err(precision(text, COST_DECIMALS, currency));
        }
        let amount = number
            .scaled(COST_DECIMALS)
            .and_then(|scaled| Decimal::try_from_i128_with_scale(scaled, COST_DECIMALS).ok())
            .ok_or_else(|| overflow(shorten(text), currency))?;
        Cost::new(amount, currency)
    }

    /// The exact amount.
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The sum.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyMismatch`], [`ErrorKind::AmountOverflow`].
    pub fn plus(self, other: Cost) -> Result<Cost, Error> {
        same_currency(self.currency, other.currency)?;
        let sum = exact_sum(self.amount, other.amount);
        let amount = sum.ok_or_else(|| overflow(self.amount, self.currency))?;
        Ok(Cost { amount, ..self })
    }

    /// The difference.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyMismatch`], [`ErrorKind::AmountOverflow`].
    pub fn minus(self, other: Cost) -> Result<Cost, Error> {
        self.plus(Cost { amount: -other.amount, ..other })
    }

    /// The cost multiplied by `count`.
    ///
    /// # Errors
    /// [`ErrorKind::AmountOverflow`].
    pub fn times(self, count: u32) -> Result<Cost, Error> {
        let product = exact_product(self.amount, Decimal::from(count));
        let amount = product.ok_or_else(|| overflow(self.amount, self.currency))?;
        Ok(Cost { amount, ..self })
    }

    /// The amount rounded up (towards plus infinity) to what the currency keeps.
    ///
    /// # Errors
    /// [`ErrorKind::AmountOverflow`]: out of the range of [`Money`].
    pub fn to_money_ceil(self) -> Result<Money, Error> {
        let scale = self.currency.scale();
        let mut rounded =
            self.amount.round_dp_with_strategy(scale, RoundingStrategy::ToPositiveInfinity);
        rounded.rescale(scale);
        let fits = (rounded.scale() == scale).then(|| i64::try_from(rounded.mantissa()).ok());
        let minor = fits.flatten().ok_or_else(|| overflow(self.amount, self.currency))?;
        Ok(Money::of_minor(minor, self.currency))
    }
}

/// Within one currency; between two there is no order.
impl PartialOrd for Cost {
    fn partial_cmp(&self, other: &Cost) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.amount.cmp(&other.amount))
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

/// How much of one currency one unit of another is worth.
///
/// # Example
/// ```
/// use backorder_core::{Currency, ExchangeRate};
/// let (usd, eur) = (Currency::parse("USD")?, Currency::parse("EUR")?);
/// let rate = ExchangeRate::parse(usd, eur, "0.92150")?; // 1 USD = 0.9215 EUR
/// assert_eq!(rate.rate().to_string(), "0.9215");
/// assert_eq!(rate.convert("10.0001".parse().unwrap())?.to_string(), "9.21509215");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExchangeRate {
    from: Currency,
    to: Currency,
    rate: Decimal,
}

impl ExchangeRate {
    /// One unit of `from` is `rate` units of `to`.
    ///
    /// # Errors
    /// [`ErrorKind::AmountInvalid`]: not above zero, or other than 1 within one currency.
    pub fn new(from: Currency, to: Currency, rate: Decimal) -> Result<ExchangeRate, Error> {
        let rate = rate.normalize();
        let wrong = if rate <= Decimal::ZERO {
            Some("above 0")
        } else if from == to && rate != Decimal::ONE {
            Some("1 within one currency")
        } else {
            None
        };
        match wrong {
            Some(limit) => {
                let message = format!("the rate {rate} from {from} to {to} must be {limit}");
                Err(Error::new(ErrorKind::AmountInvalid, rate, message))
            }
            None => Ok(ExchangeRate { from, to, rate }),
        }
    }

    /// Reads the rate from plain decimal text.
    ///
    /// # Errors
    /// As [`ExchangeRate::new`]; [`ErrorKind::AmountInvalid`] for other text,
    /// [`ErrorKind::AmountOverflow`] for more than 28 digits.
    pub fn parse(from: Currency, to: Currency, text: &str) -> Result<ExchangeRate, Error> {
        let number = Number::parse(text)?;
        let scale = u32::try_from(number.fraction.len()).unwrap_or(u32::MAX);
        let rate = number
            .scaled(scale)
            .and_then(|scaled| Decimal::try_from_i128_with_scale(scaled, scale).ok())
            .ok_or_else(|| overflow(shorten(text), to))?;
        ExchangeRate::new(from, to, rate)
    }

    /// The rate between a currency and itself.
    pub fn same(currency: Currency) -> ExchangeRate {
        ExchangeRate { from: currency, to: currency, rate: Decimal::ONE }
    }

    /// The currency that is converted.
    pub fn from(self) -> Currency {
        self.from
    }

    /// The currency that comes out.
    pub fn to(self) -> Currency {
        self.to
    }

    /// How many units of the other one unit is worth, without trailing zeros.
    pub fn rate(self) -> Decimal {
        self.rate
    }

    /// The exact product, never rounded.
    ///
    /// # Errors
    /// [`ErrorKind::AmountOverflow`]: the exact product has more than 28 digits.
    pub fn convert(self, amount: Decimal) -> Result<Decimal, Error> {
        exact_product(amount, self.rate).ok_or_else(|| overflow(amount, self.to))
    }
}

impl fmt::Display for ExchangeRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{} {}", self.from, self.to, self.rate)
    }
}

/// `None` where `rust_decimal` itself would round: more than 28 decimals or 96 bits.
pub(crate) fn exact_sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    let scale = one.scale().max(other.scale());
    let scaled = |number: Decimal| {
        let factor = 10_i128.checked_pow(scale - number.scale())?;
        number.mantissa().checked_mul(factor)
    };
    let sum = scaled(one)?.checked_add(scaled(other)?)?;
    Decimal::try_from_i128_with_scale(sum, scale).ok().map(|sum| sum.normalize())
}

/// `None` where `rust_decimal` itself would round.
fn exact_product(one: Decimal, other: Decimal) -> Option<Decimal> {
    let product = one.mantissa().checked_mul(other.mantissa())?;
    let product = Decimal::try_from_i128_with_scale(product, one.scale() + other.scale()).ok()?;
    Some(product.normalize())
}

/// Every number of this many digits fits 64 bits.
const I64_DIGITS: usize = 18;

/// Plain decimal text taken apart.
struct Number<'a> {
    negative: bool,
    whole: &'a [u8],
    fraction: &'a [u8],
}

impl<'a> Number<'a> {
    fn parse(text: &'a str) -> Result<Number<'a>, Error> {
        let trimmed = text.trim().as_bytes();
        let (negative, digits) = match trimmed {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        let dot = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
        let (whole, rest) = digits.split_at(dot);
        let fraction = match rest {
            [] => rest,
            [b'.', fraction @ ..] if !fraction.is_empty() => fraction,
            _ => return Err(not_an_amount(text)),
        };
        if whole.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
            return Err(not_an_amount(text));
        }
        // Zeros at the end change nothing: 9.9900 is exactly 9.99.
        let zeros = fraction.iter().rev().take_while(|digit| **digit == b'0').count();
        let fraction = &fraction[..fraction.len() - zeros];
        Ok(Number { negative, whole, fraction })
    }

    /// The number in units of 10^-scale; `None` when out of range. `scale` holds the fraction.
    fn scaled(&self, scale: u32) -> Option<i128> {
        let missing = (scale as usize).checked_sub(self.fraction.len())?;
        let scaled = if self.whole.len().saturating_add(scale as usize) <= I64_DIGITS {
            let digit = |scaled: i64, digit: &u8| scaled * 10 + i64::from(digit - b'0');
            let scaled = self.fraction.iter().fold(self.whole.iter().fold(0, digit), digit);
            i128::from((0..missing).fold(scaled, |scaled, _| scaled * 10))
        } else {
            let digits = self.whole.iter().chain(self.fraction);
            let padding = std::iter::repeat_n(&b'0', missing);
            digits.chain(padding).try_fold(0_i128, |scaled, digit| {
                scaled.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
            })?
        };
        Some(if self.negative { -scaled } else { scaled })
    }
}

fn grouped(units: u64, separator: char) -> String {
    let digits = units.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// Refuses two different currencies.
pub(crate) fn same_currency(one: Currency, other: Currency) -> Result<(), Error> {
    if one == other {
        return Ok(());
    }
    Err(mismatch(one, other))
}

#[cold]
fn mismatch(one: Currency, other: Currency) -> Error {
    let message = format!("{one} and {other} cannot be combined");
    Error::new(ErrorKind::CurrencyMismatch, other, message)
}

#[cold]
fn not_an_amount(text: &str) -> Error {
    let shown = shorten(text);
    let message = format!("\"{shown}\" is no amount: digits, with a dot before decimals");
    Error::new(ErrorKind::AmountInvalid, shown, message)
}

#[cold]
fn precision(text: &str, limit: u32, currency: Currency) -> Error {
    let shown = shorten(text);
    let message = format!("\"{shown}\" has more than the {limit} decimals kept for {currency}");
    Error::new(ErrorKind::AmountPrecision, shown, message)
}

#[cold]
pub(crate) fn overflow(subject: impl fmt::Display, currency: Currency) -> Error {
    let message = format!("the amount in {currency} is out of range");
    Error::new(ErrorKind::AmountOverflow, subject, message)
}

mod currency;
#[cfg(test)]
mod tests;
mod withdrawn;
