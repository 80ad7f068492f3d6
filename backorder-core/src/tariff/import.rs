//! The import of a TLD's prices into billing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rust_decimal::Decimal;

use crate::renewal::{RenewalRules, TermFor};
use crate::rules::fields::{Fields, refuse};
use crate::rules::provider::Provider;
use crate::values::error::{Error, ErrorKind};
use crate::values::money::Currency;
use crate::values::name::Tld;

use super::prices::RegistrarPrices;
use super::pricing::{Exact, Markup, Pricing, Rates, Rounding};
use super::table::{PriceChange, PriceKind, PriceTable, TERMS};

/// What is stored for a registration that has a set-up fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum StoreMode {
    /// The true cost of each term.
    #[default]
    Exact,
    /// The smallest term's price times the years, as WHMCS's own import does.
    Multiply,
    /// With a set-up fee only the smallest term.
    FirstTerm,
}

/// How prices are imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSettings {
    /// From a cost to a price.
    pub pricing: Pricing,
    /// What is stored where there is a set-up fee.
    pub mode: StoreMode,
    /// The years that are offered for a registration, if others than the rules have.
    pub register_terms: Option<BTreeSet<u32>>,
    /// The years that are offered for a renewal, if others than the rules have.
    pub renew_terms: Option<BTreeSet<u32>>,
    /// Openprovider: the longest registration that is offered, in years.
    pub max_registration_period: u32,
    /// The terms of TLDs.
    pub rules: RenewalRules,
}

impl ImportSettings {
    /// Reads `mode` (`exact`, `multiply`, `first-term`), `rates.EUR` and the like,
    /// `margin_percent` or `margin_amount`, `rounding`, `register_terms`, `renew_terms` and
    /// `max_registration_period` (1).
    ///
    /// # Errors
    /// [`ErrorKind::SyncSettingInvalid`], [`ErrorKind::DomainRowInvalid`] naming the setting, and
    /// those of [`Currency::parse`].
    pub fn read(currency: Currency, fields: &Fields) -> Result<ImportSettings, Error> {
        let number = |name: &str| fields.number::<Decimal>(name);
        let mode = match fields.text("mode") {
            None | Some("exact") => StoreMode::Exact,
            Some("multiply") => StoreMode::Multiply,
            Some("first-term") => StoreMode::FirstTerm,
            Some(other) => {
                let message = format!("mode \"{other}\" is not exact, multiply or first-term");
                return Err(Error::new(ErrorKind::SyncSettingInvalid, "mode", message));
            }
        };
        let markup = match (number("margin_percent")?, number("margin_amount")?) {
            (None, None) => Markup::None,
            (Some(percent), None) => Markup::Percent(percent),
            (None, Some(amount)) => Markup::Amount(amount),
            _ => {
                let message = "margin_percent and margin_amount exclude each other";
                let kind = ErrorKind::SyncSettingInvalid;
                return Err(Error::new(kind, "margin_amount", message));
            }
        };
        let rates = Rates::read(fields)?;
        let years = |name: &str| -> Result<Option<BTreeSet<u32>>, Error> {
            let lines = fields.lines(name);
            let read = |text: &&str| text.parse().map_err(|_| refuse(name, text, "is no year"));
            let years = lines.iter().map(read).collect::<Result<BTreeSet<u32>, Error>>()?;
            Ok(Some(years).filter(|years| !years.is_empty()))
        };
        let rounding = Rounding::parse(fields.text("rounding").unwrap_or_default())?;
        Ok(ImportSettings {
            mode,
            register_terms: years("register_terms")?,
            renew_terms: years("renew_terms")?,
            max_registration_period: fields.number("max_registration_period")?.unwrap_or(1),
            ..ImportSettings::new(Pricing { currency, rates, markup, rounding })
        })
    }

    /// The true cost of the terms of the rules compiled in.
    pub fn new(pricing: Pricing) -> ImportSettings {
        ImportSettings {
            pricing,
            mode: StoreMode::Exact,
            register_terms: None,
            renew_terms: None,
            max_registration_period: 1,
            rules: RenewalRules::builtin(),
        }
    }
}

/// What should be known of a TLD's prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum ImportFlag {
    /// A term that is renewed and not registered.
    RenewOnly(u32),
    /// A term that is registered and not renewed; WHMCS would offer the renewal.
    RenewNotPossible(u32),
    /// A transfer costs nothing; WHMCS's API hides a price of 0.00.
    FreeTransfer,
}

impl fmt::Display for ImportFlag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportFlag::RenewOnly(years) => write!(f, "renew-only {years}"),
            ImportFlag::RenewNotPossible(years) => write!(f, "renew-not-possible {years}"),
            ImportFlag::FreeTransfer => f.write_str("free-transfer"),
        }
    }
}

/// Why a TLD is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum LeftOut {
    /// The registrar has no price for a registration or a year.
    Blocked,
    /// There is no exchange rate.
    NoRate,
    /// A price would be below 0, or out of range.
    OutOfRange,
}

impl LeftOut {
    /// The stable word, in lower case with hyphens.
    pub const fn as_str(self) -> &'static str {
        match self {
            LeftOut::Blocked => "blocked",
            LeftOut::NoRate => "no-rate",
            LeftOut::OutOfRange => "out-of-range",
        }
    }
}

/// What billing should store for a TLD, and how that compares.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ImportPlan {
    /// The prices to store.
    pub table: PriceTable,
    /// What should be known.
    pub flags: Vec<ImportFlag>,
    /// What WHMCS's import would store minus the true cost of a registration, in billing's
    /// currency without margin, by years; terms without a difference are left out.
    pub difference: BTreeMap<u32, Decimal>,
    /// Where what is stored differs from the table.
    pub changes: Vec<PriceChange>,
    /// Where what is stored is below the cost.
    pub loss: Vec<(PriceKind, u32)>,
}

/// The prices of a TLD as billing should store them, compared with what `existing` has.
///
/// # Errors
/// Why the TLD is left out as a whole.
pub fn import_prices(
    provider: Provider,
    tld: &Tld,
    prices: &RegistrarPrices,
    settings: &ImportSettings,
    existing: Option<&PriceTable>,
) -> Result<ImportPlan, LeftOut> {
    if !prices.is_offered() {
        return Err(LeftOut::Blocked);
    }
    let pricing = &settings.pricing;
    if pricing.cost(Exact::of(Decimal::ONE), prices.currency()).is_none() {
        return Err(LeftOut::NoRate);
    }
    let import = Import {
        provider,
        prices,
        settings,
        register: terms(tld, prices, settings, TermFor::Register),
        renew: terms(tld, prices, settings, TermFor::Renew),
    };
    let table = import.table()?;
    let costs = import.costs();
    let existing_changes = existing.map(|stored| stored.changes(&table));
    let loss = existing.map(|stored| losses(stored, &costs)).unwrap_or_default();
    Ok(ImportPlan {
        flags: import.flags(&table),
        difference: import.difference(),
        changes: existing_changes.unwrap_or_default(),
        loss,
        table,
    })
}

fn terms(
    tld: &Tld,
    prices: &RegistrarPrices,
    settings: &ImportSettings,
    what: TermFor,
) -> BTreeSet<u32> {
    let set = match what {
        TermFor::Register => &settings.register_terms,
        TermFor::Renew => &settings.renew_terms,
    };
    let periods = || Some(prices.periods(settings.max_registration_period)?.collect());
    let years = set.clone().or_else(periods);
    let years = years.unwrap_or_else(|| settings.rules.terms(tld, what).years);
    years.into_iter().filter(|years| (1..=TERMS as u32).contains(years)).collect()
}

/// A stored selling price below cost.
fn losses(stored: &PriceTable, costs: &PriceTable) -> Vec<(PriceKind, u32)> {
    let pairs = stored.cells().zip(costs.cells());
    let below = pairs.filter(|((_, _, price), (_, _, cost))| {
        price.zip(*cost).is_some_and(|(price, cost)| price < cost)
    });
    below.map(|((kind, years, _), _)| (kind, years)).collect()
}

struct Import<'a> {
    provider: Provider,
    prices: &'a RegistrarPrices,
    settings: &'a ImportSettings,
    register: BTreeSet<u32>,
    renew: BTreeSet<u32>,
}

impl Import<'_> {
    /// The true cost of every cell, by kind and years, with how many smallest terms it counts.
    fn cost(&self, kind: PriceKind, years: u32) -> Option<(Exact, Exact)> {
        let smallest = *self.register.first()?;
        let once = Exact::of(Decimal::ONE);
        let shares =
            |smallest: u32| Exact::of(Decimal::from(years)).divided_by(Decimal::from(smallest));
        match kind {
            PriceKind::Register if self.register.contains(&years) => {
                Some((self.prices.register(years)?, shares(smallest)?))
            }
            PriceKind::Renew if self.renew.contains(&years) => {
                Some((self.prices.renew(years)?, shares(*self.renew.first()?)?))
            }
            PriceKind::Transfer if years == smallest => {
                Some((self.prices.transfer(self.provider, smallest)?, once))
            }
            PriceKind::Redemption => Some((self.prices.restore()?, once)),
            _ => None,
        }
    }

    /// What WHMCS's import stores for a registration: the smallest term's price times the years.
    fn multiplied(&self, years: u32) -> Option<Exact> {
        let smallest = *self.register.first()?;
        let first = self.prices.register(smallest)?;
        first.times(Decimal::from(years))?.divided_by(Decimal::from(smallest))
    }

    fn stored(&self, kind: PriceKind, years: u32) -> Option<(Exact, Exact)> {
        let (cost, shares) = self.cost(kind, years)?;
        if kind != PriceKind::Register {
            return Some((cost, shares));
        }
        match self.settings.mode {
            StoreMode::Exact => Some((cost, shares)),
            StoreMode::Multiply => Some((self.multiplied(years)?, shares)),
            StoreMode::FirstTerm => {
                let is_first = self.register.first() == Some(&years);
                (is_first || !self.prices.has_setup()).then_some((cost, shares))
            }
        }
    }

    fn table(&self) -> Result<PriceTable, LeftOut> {
        let pricing = &self.settings.pricing;
        self.fill(|(cost, shares)| {
            let price = pricing.price(cost, self.prices.currency(), shares);
            price.filter(|price| *price >= Decimal::ZERO).ok_or(LeftOut::OutOfRange)
        })
    }

    fn fill(
        &self,
        price: impl Fn((Exact, Exact)) -> Result<Decimal, LeftOut>,
    ) -> Result<PriceTable, LeftOut> {
        let mut table = PriceTable::default();
        let cell = |kind, years| self.stored(kind, years).map(&price).transpose();
        for (at, years) in (0..TERMS).zip(1_u32..) {
            table.register[at] = cell(PriceKind::Register, years)?;
            table.renew[at] = cell(PriceKind::Renew, years)?;
            table.transfer[at] = cell(PriceKind::Transfer, years)?;
        }
        table.redemption = cell(PriceKind::Redemption, 1)?;
        Ok(table)
    }

    /// The true costs in billing's currency, to the cent.
    fn costs(&self) -> PriceTable {
        let cell = |kind, years| {
            let (cost, _) = self.cost(kind, years)?;
            self.settings.pricing.cost(cost, self.prices.currency())?.cents()
        };
        let row = |kind| std::array::from_fn(|at| cell(kind, at as u32 + 1));
        PriceTable {
            register: row(PriceKind::Register),
            renew: row(PriceKind::Renew),
            transfer: row(PriceKind::Transfer),
            redemption: cell(PriceKind::Redemption, 1),
        }
    }

    fn difference(&self) -> BTreeMap<u32, Decimal> {
        let difference = |years: u32| {
            let (cost, _) = self.cost(PriceKind::Register, years)?;
            let more = self.multiplied(years)?.plus(cost.times(Decimal::NEGATIVE_ONE)?)?;
            let cents = self.settings.pricing.cost(more, self.prices.currency())?.cents()?;
            (!cents.is_zero()).then_some((years, cents))
        };
        self.register.iter().filter_map(|years| difference(*years)).collect()
    }

    fn flags(&self, table: &PriceTable) -> Vec<ImportFlag> {
        let years: BTreeSet<u32> = self.register.union(&self.renew).copied().collect();
        let differ = years.into_iter().filter_map(|years| {
            match (self.register.contains(&years), self.renew.contains(&years)) {
                (true, false) => Some(ImportFlag::RenewNotPossible(years)),
                (false, true) => Some(ImportFlag::RenewOnly(years)),
                _ => None,
            }
        });
        let is_free = table.transfer.iter().flatten().any(Decimal::is_zero);
        differ.chain(is_free.then_some(ImportFlag::FreeTransfer)).collect()
    }
}
