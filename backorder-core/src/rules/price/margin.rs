//! What is earned: the price charged minus what the registrar charges.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::rules::price::BackorderKind;
use crate::rules::tax::Charge;
use crate::values::error::{Error, ErrorKind};
use crate::values::money::{Cost, Currency, ExchangeRate, exact_sum, overflow, same_currency};
use crate::values::name::{HasTld, Tld};

/// What the registrar charges the reseller for a success, by TLD and kind.
///
/// # Example
/// ```
/// use backorder_core::{Charge, Cost, Currency, ExchangeRate, Money, Tld};
/// use backorder_core::{CostList, BackorderKind, Margin};
/// let (usd, eur) = (Currency::parse("USD")?, Currency::parse("EUR")?);
/// let mut costs = CostList::new();
/// costs.insert(Tld::parse("com")?, BackorderKind::Full, Cost::parse("30.0010", usd)?)?;
/// let cost = costs.cost(&Tld::parse("com")?, BackorderKind::Full).unwrap();
/// assert_eq!(costs.iter().count(), 1);
/// let rate = ExchangeRate::parse(usd, eur, "0.9")?;
/// let charge = Charge::untaxed(Money::parse("59.00", eur)?);
/// let margin = Margin::of(charge, cost, rate)?;
/// assert_eq!(margin.amount().to_string(), "31.9991"); // 59.00 - 30.001 * 0.9, exact
/// let taxed = "19".parse::<backorder_core::Tax>()?.charge(charge.net())?;
/// assert_eq!(Margin::of(taxed, cost, rate)?, margin); // the tax earns nothing
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CostList {
    costs: BTreeMap<Tld, BTreeMap<BackorderKind, Cost>>,
}

impl CostList {
    /// A list without costs.
    pub fn new() -> CostList {
        CostList::default()
    }

    /// Adds one cost; the list is unchanged when it is refused.
    ///
    /// # Errors
    /// [`ErrorKind::PriceNegative`], [`ErrorKind::PriceDuplicate`].
    pub fn insert(&mut self, tld: Tld, kind: BackorderKind, cost: Cost) -> Result<(), Error> {
        if cost.amount() < Decimal::ZERO {
            let message = format!("the {kind} cost {} of .{tld} is below 0", cost.amount());
            return Err(Error::new(ErrorKind::PriceNegative, tld, message));
        }
        if self.cost(&tld, kind).is_some() {
            let message = format!("the {kind} cost of .{tld} is given twice");
            return Err(Error::new(ErrorKind::PriceDuplicate, tld, message));
        }
        self.costs.entry(tld).or_default().insert(kind, cost);
        Ok(())
    }

    /// The cost below a TLD, if known; zero is a cost.
    pub fn cost(&self, of: &impl HasTld, kind: BackorderKind) -> Option<Cost> {
        self.costs.get(of.tld())?.get(&kind).copied()
    }

    /// All costs, by TLD and kind.
    pub fn iter(&self) -> impl Iterator<Item = (&Tld, BackorderKind, Cost)> {
        self.costs
            .iter()
            .flat_map(|(tld, of_tld)| of_tld.iter().map(move |(&kind, &cost)| (tld, kind, cost)))
    }
}

/// Earnings in the currency charged, exact; below zero where the registrar costs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Margin {
    amount: Decimal,
    currency: Currency,
}

impl Margin {
    /// Nothing earned; where the sum over a period starts.
    pub fn zero(currency: Currency) -> Margin {
        Margin { amount: Decimal::ZERO, currency }
    }

    /// What one success brings: the net amount charged minus `cost` at `rate`, without rounding.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyMismatch`]: `rate` does not lead from the cost's currency to that of
    /// the charge. [`ErrorKind::AmountOverflow`]: the exact result has more than 28 digits.
    pub fn of(charge: Charge, cost: Cost, rate: ExchangeRate) -> Result<Margin, Error> {
        let charged = charge.net();
        same_currency(cost.currency(), rate.from())?;
        same_currency(charged.currency(), rate.to())?;
        let converted = rate.convert(cost.amount())?;
        let currency = charged.currency();
        let amount = exact_sum(charged.amount(), -converted);
        Ok(Margin { amount: amount.ok_or_else(|| overflow(charged, currency))?, currency })
    }

    /// The sum, for a period.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyMismatch`], [`ErrorKind::AmountOverflow`].
    pub fn plus(self, other: Margin) -> Result<Margin, Error> {
        same_currency(self.currency, other.currency)?;
        let sum = exact_sum(self.amount, other.amount);
        let amount = sum.ok_or_else(|| overflow(self.amount, self.currency))?;
        Ok(Margin { amount, ..self })
    }

    /// The exact amount.
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency charged.
    pub fn currency(self) -> Currency {
        self.currency
    }
}
