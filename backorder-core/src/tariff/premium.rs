//! Renewals of premium domains: sent with their class only at the price the client has paid.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::values::error::Error;
use crate::values::money::{Cost, Currency};

use super::pricing::{Exact, Rates};

/// A renewal of a domain that is, or was, a premium one (ISPAPI).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PremiumRenewal<'a> {
    /// The registrar's class today; empty if the domain is an ordinary one.
    pub class: &'a str,
    /// What billing keeps as the cost of the renewal, in its currency.
    pub billing_cost: Option<&'a str>,
    /// Billing's currency.
    pub currency: Currency,
    /// The account's relations, by name (StatusUser).
    pub relations: &'a BTreeMap<String, String>,
    /// What currencies are worth.
    pub rates: &'a Rates,
    /// Whether premium domains are sold at all.
    pub is_enabled: bool,
}

/// What to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum PremiumDecision {
    /// An ordinary renewal.
    Ordinary,
    /// The renewal is sent with the class.
    WithClass,
    /// It is not sent.
    Refuse(PremiumRefusal),
}

impl PremiumDecision {
    /// The word: `ordinary`, `with-class`, `refuse`.
    pub const fn as_str(self) -> &'static str {
        match self {
            PremiumDecision::Ordinary => "ordinary",
            PremiumDecision::WithClass => "with-class",
            PremiumDecision::Refuse(_) => "refuse",
        }
    }

    /// Why it is not sent, if it is not.
    pub const fn refusal(self) -> Option<PremiumRefusal> {
        match self {
            PremiumDecision::Refuse(reason) => Some(reason),
            _ => None,
        }
    }
}

/// Why it is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum PremiumRefusal {
    /// Today's price is not what billing has.
    PriceChanged,
    /// Billing has no cost.
    CostMissing,
    /// The registrar's price is not known.
    PriceUnknown,
    /// Premium in billing, an ordinary domain at the registrar.
    NoLongerPremium,
    /// Premium domains are not sold.
    Disabled,
}

impl PremiumRefusal {
    /// The stable word, in lower case with hyphens.
    pub const fn as_str(self) -> &'static str {
        match self {
            PremiumRefusal::PriceChanged => "premium-price-changed",
            PremiumRefusal::CostMissing => "premium-cost-missing",
            PremiumRefusal::PriceUnknown => "premium-price-unknown",
            PremiumRefusal::NoLongerPremium => "no-longer-premium",
            PremiumRefusal::Disabled => "premium-disabled",
        }
    }
}

impl PremiumRenewal<'_> {
    /// Today's price in billing's currency to the cent, and what to do.
    ///
    /// # Errors
    /// Those of [`Cost::parse`] for billing's cost.
    pub fn decide(&self) -> Result<(Option<Decimal>, PremiumDecision), Error> {
        let refuse = PremiumDecision::Refuse;
        let cost = self.billing_cost.map(str::trim).filter(|text| !text.is_empty());
        let cost = cost.map(|text| Cost::parse(text, self.currency)).transpose()?;
        if self.class.trim().is_empty() {
            let ordinary = match cost {
                Some(_) => refuse(PremiumRefusal::NoLongerPremium),
                None => PremiumDecision::Ordinary,
            };
            return Ok((None, ordinary));
        }
        let price = self.price().and_then(Exact::cents);
        let decision = match (price, cost) {
            _ if !self.is_enabled => refuse(PremiumRefusal::Disabled),
            (None, _) => refuse(PremiumRefusal::PriceUnknown),
            (_, None) => refuse(PremiumRefusal::CostMissing),
            (Some(price), Some(cost)) if Exact::of(cost.amount()).cents() == Some(price) => {
                PremiumDecision::WithClass
            }
            _ => refuse(PremiumRefusal::PriceChanged),
        };
        Ok((price, decision))
    }

    /// The annual price of the class, exact, in billing's currency.
    fn price(&self) -> Option<Exact> {
        let class = self.class.trim().to_ascii_uppercase();
        let mut parts = class.split(':');
        let name = parts.next()?;
        let Some(annual) = parts.next() else {
            let currency = self.currency_of(name)?;
            let annual = amount(self.relation(name, "ANNUAL")?, currency)?;
            return self.rates.exchange(Exact::of(annual), currency, self.currency);
        };
        // NAME_X_CUR:annual:setup, with the account's markup for all classes of the name.
        let (family, code) = name.rsplit_once('_')?;
        let currency = Currency::parse(code).ok()?;
        let all = format!("{family}_*");
        let (fix, var) =
            (self.relation(&all, "ANNUAL_MARKUP_FIX"), self.relation(&all, "ANNUAL_MARKUP_VAR"));
        if fix.is_none() && var.is_none() {
            return None;
        }
        let percent = var.map_or(Some(Decimal::ZERO), |text| amount(text, currency))?;
        let factor = Decimal::ONE_HUNDRED.checked_add(percent)?;
        let annual = Exact::of(amount(annual, currency)?).times(factor)?;
        let annual = annual.divided_by(Decimal::ONE_HUNDRED)?;
        let price = self.rates.exchange(annual, currency, self.currency)?;
        let Some(fix) = fix else { return Some(price) };
        let fix_currency = self.currency_of(&all).unwrap_or(currency);
        let fix = Exact::of(amount(fix, fix_currency)?);
        price.plus(self.rates.exchange(fix, fix_currency, self.currency)?)
    }

    fn relation(&self, class: &str, what: &str) -> Option<&str> {
        let name = format!("PRICE_CLASS_DOMAIN_{class}_{what}");
        self.relations.get(&name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    fn currency_of(&self, class: &str) -> Option<Currency> {
        Currency::parse(self.relation(class, "CURRENCY")?).ok()
    }
}

fn amount(text: &str, currency: Currency) -> Option<Decimal> {
    let amount = Cost::parse(text.trim(), currency).ok()?.amount();
    (amount >= Decimal::ZERO).then_some(amount)
}
