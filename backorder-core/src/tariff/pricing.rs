//! From a cost to a price: exchange, margin, rounding.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::rules::fields::Fields;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::money::Currency;

/// An exact number: an amount over a divisor, so that a rate divides once, at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact {
    amount: Decimal,
    over: Decimal,
}

impl Exact {
    /// A plain amount.
    pub fn of(amount: Decimal) -> Exact {
        Exact { amount, over: Decimal::ONE }
    }

    /// The product with a factor.
    pub fn times(self, factor: Decimal) -> Option<Exact> {
        Some(Exact { amount: self.amount.checked_mul(factor)?, ..self })
    }

    /// The quotient by a number of parts.
    pub fn divided_by(self, parts: Decimal) -> Option<Exact> {
        Some(Exact { over: self.over.checked_mul(parts)?, ..self })
    }

    /// The sum with another.
    pub fn plus(self, other: Exact) -> Option<Exact> {
        let one = self.amount.checked_mul(other.over)?;
        let sum = one.checked_add(other.amount.checked_mul(self.over)?)?;
        Some(Exact { amount: sum, over: self.over.checked_mul(other.over)? })
    }

    /// The value, to 28 digits.
    fn value(self) -> Option<Decimal> {
        self.amount.checked_div(self.over)
    }

    /// Half up to 0.01.
    pub fn cents(self) -> Option<Decimal> {
        Some(to_cents(self.value()?))
    }
}

/// Half up to 0.01, written with two decimals.
fn to_cents(value: Decimal) -> Decimal {
    let mut cents = value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    cents.rescale(2);
    cents
}

/// Exchange rates: units of a currency for one of a common base.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rates(BTreeMap<Box<str>, Decimal>);

impl Rates {
    /// No rates: nothing but one currency can be priced.
    pub fn new() -> Rates {
        Rates::default()
    }

    /// Reads `rates.EUR` and the like.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`] naming the rate, and those of [`Currency::parse`].
    pub fn read(fields: &Fields) -> Result<Rates, Error> {
        let mut rates = Rates::new();
        for (name, code) in fields.below("rates") {
            let rate = fields.number(&name)?.unwrap_or_default();
            rates.set(Currency::parse(&code)?, rate);
        }
        Ok(rates)
    }

    /// Sets the rate of a currency; one of 0 or below is none.
    pub fn set(&mut self, currency: Currency, rate: Decimal) {
        if rate > Decimal::ZERO {
            self.0.insert(currency.code().into(), rate.normalize());
        } else {
            self.0.remove(currency.code());
        }
    }

    /// An amount in another currency; `None` without both rates. One currency needs none.
    pub fn exchange(&self, amount: Exact, from: Currency, to: Currency) -> Option<Exact> {
        if from == to {
            return Some(amount);
        }
        let (from, to) = (self.0.get(from.code())?, self.0.get(to.code())?);
        amount.times(*to)?.divided_by(*from)
    }
}

/// What is asked for above the cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Markup {
    /// Nothing.
    #[default]
    None,
    /// This percentage of the cost.
    Percent(Decimal),
    /// A fixed amount of the target currency, once for each smallest term.
    Amount(Decimal),
}

impl Markup {
    fn on(self, price: Exact, terms: Exact) -> Option<Exact> {
        match self {
            Markup::None => Some(price),
            Markup::Percent(percent) => {
                let factor = Decimal::ONE_HUNDRED.checked_add(percent)?;
                price.times(factor)?.divided_by(Decimal::ONE_HUNDRED)
            }
            Markup::Amount(amount) => price.plus(terms.times(amount)?),
        }
    }
}

/// How a price ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Rounding {
    /// Half up to 0.01.
    #[default]
    None,
    /// Up to the next price with this ending, in cents (0 to 99); 0 stays 0.00.
    UpTo(u8),
}

impl Rounding {
    /// Reads an ending: empty, or `.00` to `.99`.
    ///
    /// # Errors
    /// [`ErrorKind::SyncSettingInvalid`]: another text.
    pub fn parse(text: &str) -> Result<Rounding, Error> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(Rounding::None);
        }
        let digits = trimmed.strip_prefix("0.").or_else(|| trimmed.strip_prefix('.'));
        let digits = digits.filter(|d| d.len() == 2 && d.bytes().all(|b| b.is_ascii_digit()));
        let cents = digits.and_then(|digits| digits.parse().ok()).map(Rounding::UpTo);
        cents.ok_or_else(|| {
            let shown = shorten(text);
            let message = format!("the ending \"{shown}\" is not within .00 to .99");
            Error::new(ErrorKind::SyncSettingInvalid, shown, message)
        })
    }

    fn apply(self, price: Exact) -> Option<Decimal> {
        let value = price.value()?;
        match self {
            Rounding::None => Some(to_cents(value)),
            Rounding::UpTo(_) if value <= Decimal::ZERO => Some(to_cents(value)),
            Rounding::UpTo(cents) => {
                let ending = Decimal::new(i64::from(cents), 2);
                let mut rounded = value.checked_sub(ending)?.ceil().checked_add(ending)?;
                rounded.rescale(2);
                Some(rounded)
            }
        }
    }
}

/// From a cost in the registrar's currency to a price in billing's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pricing {
    /// Billing's currency.
    pub currency: Currency,
    /// What currencies are worth.
    pub rates: Rates,
    /// What is asked for above the cost.
    pub markup: Markup,
    /// How a price ends.
    pub rounding: Rounding,
}

impl Pricing {
    /// The cost itself, in one currency.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyUnknown`].
    pub fn same(currency: &str) -> Result<Pricing, Error> {
        Ok(Pricing {
            currency: Currency::parse(currency)?,
            rates: Rates::new(),
            markup: Markup::None,
            rounding: Rounding::None,
        })
    }

    /// The cost in billing's currency, exact.
    pub fn cost(&self, cost: Exact, currency: Currency) -> Option<Exact> {
        self.rates.exchange(cost, currency, self.currency)
    }

    /// The price of `terms` smallest terms; `None` without a rate, or out of range.
    pub fn price(&self, cost: Exact, currency: Currency, terms: Exact) -> Option<Decimal> {
        self.rounding.apply(self.markup.on(self.cost(cost, currency)?, terms)?)
    }
}
