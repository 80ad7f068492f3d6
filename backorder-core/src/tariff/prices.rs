//! What a registrar charges for a TLD.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::rules::fields::Fields;
use crate::rules::provider::Provider;
use crate::values::error::{Error, ErrorKind};
use crate::values::money::{Cost, Currency};

use super::pricing::Exact;
use super::table::TERMS;

/// The registrar's own prices for single terms, by years; they go before what is calculated. `None`
/// inside is a term that is blocked.
pub type TermCost = BTreeMap<u32, Option<Decimal>>;

/// The prices of one TLD; `None` is not offered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RegistrarPrices {
    /// ISPAPI and CNR: once and by the year.
    Annual {
        /// The registrar's currency.
        currency: Currency,
        /// Once, with a registration.
        setup: Decimal,
        /// By the year.
        annual: Option<Decimal>,
        /// A transfer.
        transfer: Option<Decimal>,
        /// A restore.
        restore: Option<Decimal>,
        /// Set-up fees of terms that have their own.
        setup_by_term: TermCost,
        /// Prices of whole terms that have their own.
        annual_by_term: TermCost,
    },
    /// Openprovider: for the smallest period.
    Periodic {
        /// The registrar's currency.
        currency: Currency,
        /// A registration.
        create: Option<Decimal>,
        /// A renewal.
        renew: Option<Decimal>,
        /// A transfer.
        transfer: Option<Decimal>,
        /// A restore.
        restore: Option<Decimal>,
        /// The smallest period in years.
        min_period: u32,
    },
}

impl RegistrarPrices {
    /// Reads `currency`, `transfer`, `restore` and, of ISPAPI and CNR, `setup` (0), `annual`,
    /// `setup_by_term.N`, `annual_by_term.N`; of Openprovider `create`, `renew`, `min_period` (1).
    /// An empty price is not offered.
    ///
    /// # Errors
    /// Those of [`Currency::parse`] and [`Cost::parse`];
    /// [`ErrorKind::DomainRowInvalid`]: no currency, a period
    /// of 0 or above 10; [`ErrorKind::PriceNegative`].
    pub fn read(provider: Provider, fields: &Fields) -> Result<RegistrarPrices, Error> {
        let currency = Currency::parse(fields.required("currency")?)?;
        let price = |name: &str| price(fields, name, currency);
        let (transfer, restore) = (price("transfer")?, price("restore")?);
        if provider == Provider::Openprovider {
            let min_period: u32 = fields.number("min_period")?.unwrap_or(1);
            if !(1..=10).contains(&min_period) {
                let message = format!("min_period {min_period} is not within 1 to 10 years");
                return Err(Error::new(ErrorKind::DomainRowInvalid, "min_period", message));
            }
            let (create, renew) = (price("create")?, price("renew")?);
            return Ok(RegistrarPrices::Periodic {
                currency,
                create,
                renew,
                transfer,
                restore,
                min_period,
            });
        }
        let by_term = |what: &str| -> Result<TermCost, Error> {
            let names = (1..=10_u32).map(|years| (years, format!("{what}_by_term.{years}")));
            let said = names.filter(|(_, name)| fields.has(name));
            said.map(|(years, name)| Ok((years, price(&name)?))).collect()
        };
        Ok(RegistrarPrices::Annual {
            currency,
            setup: price("setup")?.unwrap_or(Decimal::ZERO),
            annual: price("annual")?,
            transfer,
            restore,
            setup_by_term: by_term("setup")?,
            annual_by_term: by_term("annual")?,
        })
    }

    /// The registrar's currency.
    pub fn currency(&self) -> Currency {
        match self {
            RegistrarPrices::Annual { currency, .. }
            | RegistrarPrices::Periodic { currency, .. } => *currency,
        }
    }

    /// What is needed to price the TLD at all is there.
    pub(super) fn is_offered(&self) -> bool {
        match self {
            RegistrarPrices::Annual { annual, .. } => annual.is_some(),
            RegistrarPrices::Periodic { create, renew, .. } => create.and(*renew).is_some(),
        }
    }

    /// Whether there is a set-up fee.
    pub(super) fn has_setup(&self) -> bool {
        matches!(self, RegistrarPrices::Annual { setup, .. } if !setup.is_zero())
    }

    /// What a registration for this many years costs.
    pub(super) fn register(&self, years: u32) -> Option<Exact> {
        match self {
            RegistrarPrices::Annual { setup, setup_by_term, .. } => {
                let setup = setup_by_term.get(&years).copied().unwrap_or(Some(*setup))?;
                Exact::of(setup).plus(self.renew(years)?)
            }
            RegistrarPrices::Periodic { create, min_period, .. } => {
                part(*create, years, *min_period)
            }
        }
    }

    /// What a renewal for this many years costs.
    pub(super) fn renew(&self, years: u32) -> Option<Exact> {
        match self {
            RegistrarPrices::Annual { annual, annual_by_term, .. } => {
                match annual_by_term.get(&years) {
                    Some(own) => Some(Exact::of((*own)?)),
                    None => Exact::of((*annual)?).times(Decimal::from(years)),
                }
            }
            RegistrarPrices::Periodic { renew, min_period, .. } => part(*renew, years, *min_period),
        }
    }

    /// What a transfer costs that brings the smallest term.
    pub(super) fn transfer(&self, provider: Provider, smallest: u32) -> Option<Exact> {
        let transfer = match self {
            RegistrarPrices::Annual { transfer, .. } => transfer,
            RegistrarPrices::Periodic { transfer, .. } => transfer,
        };
        let times = if provider == Provider::Ispapi { smallest } else { 1 };
        Exact::of((*transfer)?).times(Decimal::from(times))
    }

    /// What a restore costs.
    pub(super) fn restore(&self) -> Option<Exact> {
        let restore = match self {
            RegistrarPrices::Annual { restore, .. } => restore,
            RegistrarPrices::Periodic { restore, .. } => restore,
        };
        (*restore).map(Exact::of)
    }

    /// The terms Openprovider's prices are for, up to a longest one.
    pub(super) fn periods(&self, longest: u32) -> Option<std::ops::RangeInclusive<u32>> {
        match self {
            RegistrarPrices::Annual { .. } => None,
            RegistrarPrices::Periodic { min_period, .. } => {
                Some(*min_period..=longest.max(*min_period).min(TERMS as u32))
            }
        }
    }
}

fn part(price: Option<Decimal>, years: u32, of: u32) -> Option<Exact> {
    Exact::of(price?).times(Decimal::from(years))?.divided_by(Decimal::from(of))
}

fn price(fields: &Fields, name: &str, currency: Currency) -> Result<Option<Decimal>, Error> {
    let Some(text) = fields.text(name) else { return Ok(None) };
    let amount = Cost::parse(text, currency)?.amount();
    if amount < Decimal::ZERO {
        let message = format!("{name} {amount} is below 0");
        return Err(Error::new(ErrorKind::PriceNegative, name, message));
    }
    Ok(Some(amount))
}
