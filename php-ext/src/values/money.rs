//! `Backorder\Money` and how it is shown, `Backorder\Cost` and `Backorder\ExchangeRate`.

use std::cmp::Ordering;

use backorder_core as core;
use backorder_core::{Currency, ErrorKind, MoneyStyle};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::Amount;
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Money")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Money(pub backorder_core::Money);

#[php_impl]
impl Money {
    #[php(getter)]
    pub fn minor(&self) -> i64 {
        self.0.minor()
    }

    #[php(getter)]
    pub fn currency(&self) -> String {
        self.0.currency().code().to_owned()
    }

    pub fn of(amount: Amount<'_>, currency: &str) -> Result<Money, Refused> {
        Ok(Money(backorder_core::Money::parse(amount.text("amount")?, Currency::parse(currency)?)?))
    }

    pub fn of_stored(amount: Amount<'_>, currency: &str) -> Result<Money, Refused> {
        Ok(Money(backorder_core::Money::parse(
            amount.text("amount")?,
            Currency::stored(currency)?,
        )?))
    }

    pub fn of_minor(minor: i64, currency: &str) -> Result<Money, Refused> {
        Ok(Money(backorder_core::Money::of_minor(minor, Currency::parse(currency)?)))
    }

    pub fn zero(currency: &str) -> Result<Money, Refused> {
        Ok(Money(backorder_core::Money::zero(Currency::parse(currency)?)))
    }

    pub fn plus(&self, other: &Money) -> Result<Money, Refused> {
        Ok(Money(self.0.plus(other.0)?))
    }

    pub fn minus(&self, other: &Money) -> Result<Money, Refused> {
        Ok(Money(self.0.minus(other.0)?))
    }

    pub fn negated(&self) -> Result<Money, Refused> {
        Ok(Money(self.0.negated()?))
    }

    pub fn compare(&self, other: &Money) -> Result<i64, Refused> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Less) => Ok(-1),
            Some(Ordering::Equal) => Ok(0),
            Some(Ordering::Greater) => Ok(1),
            None => {
                let (one, two) = (self.0.currency(), other.0.currency());
                let message = format!("{one} and {two} cannot be compared");
                let kind = ErrorKind::CurrencyMismatch;
                Err(backorder_core::Error::new(kind, two, message).into())
            }
        }
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    pub fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    // The macro binds methods by reference.
    #[allow(clippy::wrong_self_convention)]
    pub fn to_decimal(&self) -> String {
        self.0.to_decimal()
    }

    #[php(defaults(prefix = String::new(), suffix = String::new(), style = 1))]
    pub fn format(&self, prefix: String, suffix: String, style: i64) -> Result<String, Refused> {
        Ok(MoneyFormat::__construct(prefix, suffix, style)?.format(self))
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        self.0.to_string()
    }
}

#[php_class]
#[php(name = "Backorder\\MoneyFormat")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct MoneyFormat(pub core::MoneyFormat);

#[php_impl]
impl MoneyFormat {
    #[php(getter)]
    pub fn prefix(&self) -> String {
        self.0.prefix.clone()
    }

    #[php(getter)]
    pub fn suffix(&self) -> String {
        self.0.suffix.clone()
    }

    #[php(getter)]
    pub fn style(&self) -> i64 {
        self.0.style as i64
    }

    #[php(defaults(prefix = String::new(), suffix = String::new(), style = 1))]
    pub fn __construct(prefix: String, suffix: String, style: i64) -> Result<MoneyFormat, Refused> {
        let style = MoneyStyle::from_number(u8::try_from(style).unwrap_or(0))?;
        Ok(MoneyFormat(core::MoneyFormat { prefix, suffix, style }))
    }

    pub fn format(&self, amount: &Money) -> String {
        self.0.format(amount.0)
    }
}

#[php_class]
#[php(name = "Backorder\\Cost")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Cost(pub core::Cost);

#[php_impl]
impl Cost {
    #[php(getter)]
    pub fn amount(&self) -> String {
        self.0.amount().to_string()
    }

    #[php(getter)]
    pub fn currency(&self) -> String {
        self.0.currency().code().to_owned()
    }

    pub fn of(amount: Amount<'_>, currency: &str) -> Result<Cost, Refused> {
        Ok(Cost(core::Cost::parse(amount.text("amount")?, Currency::parse(currency)?)?))
    }

    pub fn plus(&self, other: &Cost) -> Result<Cost, Refused> {
        Ok(Cost(self.0.plus(other.0)?))
    }

    pub fn minus(&self, other: &Cost) -> Result<Cost, Refused> {
        Ok(Cost(self.0.minus(other.0)?))
    }

    pub fn times(&self, count: i64) -> Result<Cost, Refused> {
        let times = u32::try_from(count).map_err(|_| {
            let message = format!("count: {count} is not within 0 to {}", u32::MAX);
            core::Error::new(ErrorKind::AmountInvalid, "count", message)
        })?;
        Ok(Cost(self.0.times(times)?))
    }

    pub fn is_negative(&self) -> bool {
        self.0.amount().is_sign_negative()
    }

    // The macro binds methods by reference.
    #[allow(clippy::wrong_self_convention)]
    pub fn to_money_ceil(&self) -> Result<Money, Refused> {
        Ok(Money(self.0.to_money_ceil()?))
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        format!("{} {}", self.0.amount(), self.0.currency())
    }
}

#[php_class]
#[php(name = "Backorder\\ExchangeRate")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct ExchangeRate(pub core::ExchangeRate);

#[php_impl]
impl ExchangeRate {
    #[php(getter)]
    pub fn from(&self) -> String {
        self.0.from().code().to_owned()
    }

    #[php(getter)]
    pub fn to(&self) -> String {
        self.0.to().code().to_owned()
    }

    #[php(getter)]
    pub fn rate(&self) -> String {
        self.0.rate().to_string()
    }

    pub fn convert(&self, amount: Amount<'_>) -> Result<String, Refused> {
        let amount = core::Cost::parse(amount.text("amount")?, self.0.from())?;
        Ok(self.0.convert(amount.amount())?.to_string())
    }

    pub fn of(from: &str, to: &str, rate: Amount<'_>) -> Result<ExchangeRate, Refused> {
        let (from, to) = (Currency::parse(from)?, Currency::parse(to)?);
        Ok(ExchangeRate(core::ExchangeRate::parse(from, to, rate.text("rate")?)?))
    }
}
