//! What billing should store as the prices of a TLD: `Backorder\PriceImport`.

use std::collections::BTreeMap;

use backorder_core::tariff::{
    self as core, ImportSettings, PriceKind, PriceTable, Rates, RegistrarPrices,
};
use backorder_core::{Currency, Tld};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::{Items, Map, bad};
use crate::boundary::errors::Refused;
use crate::rules::price::{CostList, PriceList};
use crate::values::enums::{BackorderKind, Provider};

#[php_class]
#[php(name = "Backorder\\PriceImport")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct PriceImport(Result<core::ImportPlan, core::LeftOut>);

impl PriceImport {
    fn texts(&self, kind: PriceKind) -> Vec<String> {
        self.0.as_ref().map(|plan| plan.table.texts(kind)).unwrap_or_default()
    }
}

#[php_impl]
impl PriceImport {
    #[php(defaults(settings = Items::NONE, stored = Items::NONE))]
    pub fn of(
        provider: Provider,
        tld: &str,
        prices: Items<'_>,
        currency: &str,
        settings: Items<'_>,
        stored: Items<'_>,
    ) -> Result<PriceImport, Refused> {
        let provider = provider.into();
        let prices = RegistrarPrices::read(provider, &prices.fields("prices")?)?;
        let currency = Currency::parse(currency)?;
        let settings = ImportSettings::read(currency, &settings.fields("settings")?)?;
        let stored = stored.fields("stored")?;
        let stored = PriceTable::read(&stored)?;
        let tld = Tld::parse(tld)?;
        let stored = stored.as_ref();
        Ok(PriceImport(core::import_prices(provider, &tld, &prices, &settings, stored)))
    }

    #[php(defaults(settings = Items::NONE))]
    pub fn backorders(
        costs: &CostList,
        stored: &PriceList,
        currency: &str,
        settings: Items<'_>,
    ) -> Result<Vec<BackorderPriceChange>, Refused> {
        let settings = settings.fields("settings")?;
        let settings = ImportSettings::read(Currency::parse(currency)?, &settings)?;
        let changes = core::plan_backorder_prices(&costs.0, &stored.0, &settings.pricing);
        Ok(changes.into_iter().map(BackorderPriceChange).collect())
    }

    #[php(getter)]
    pub fn left_out(&self) -> Option<String> {
        self.0.as_ref().err().map(|reason| reason.as_str().to_owned())
    }

    #[php(getter)]
    pub fn register(&self) -> Vec<String> {
        self.texts(PriceKind::Register)
    }

    #[php(getter)]
    pub fn renew(&self) -> Vec<String> {
        self.texts(PriceKind::Renew)
    }

    #[php(getter)]
    pub fn transfer(&self) -> Vec<String> {
        self.texts(PriceKind::Transfer)
    }

    #[php(getter)]
    pub fn redemption(&self) -> Option<String> {
        self.texts(PriceKind::Redemption).pop()
    }

    #[php(getter)]
    pub fn flags(&self) -> Vec<String> {
        self.0.iter().flat_map(|plan| &plan.flags).map(ToString::to_string).collect()
    }

    #[php(getter)]
    pub fn difference(&self) -> Map<String> {
        let differences = self.0.iter().flat_map(|plan| &plan.difference);
        Map(differences.map(|(years, more)| (years.to_string(), more.to_string())).collect())
    }

    #[php(getter)]
    pub fn changes(&self) -> Vec<Vec<String>> {
        let changes = self.0.iter().flat_map(|plan| &plan.changes);
        changes
            .map(|change| {
                let (old, new) = (PriceTable::text(change.old), PriceTable::text(change.new));
                vec![change.kind.as_str().to_owned(), change.years.to_string(), old, new]
            })
            .collect()
    }

    #[php(getter)]
    pub fn loss(&self) -> Vec<Vec<String>> {
        let loss = self.0.iter().flat_map(|plan| &plan.loss);
        loss.map(|(kind, years)| vec![kind.as_str().to_owned(), years.to_string()]).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\BackorderPriceChange")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct BackorderPriceChange(core::BackorderPriceChange);

#[php_impl]
impl BackorderPriceChange {
    #[php(getter)]
    pub fn tld(&self) -> String {
        self.0.tld.to_string()
    }

    #[php(getter)]
    pub fn kind(&self) -> BackorderKind {
        self.0.kind.into()
    }

    #[php(getter)]
    pub fn old(&self) -> Option<String> {
        self.0.old.map(|price| price.to_string())
    }

    #[php(getter)]
    pub fn new_value(&self) -> Option<String> {
        self.0.new.map(|price| price.to_string())
    }

    #[php(getter)]
    pub fn is_loss(&self) -> bool {
        self.0.is_loss
    }
}

#[php_class]
#[php(name = "Backorder\\PremiumRenewal")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct PremiumRenewal {
    price: Option<String>,
    decision: core::PremiumDecision,
}

#[php_impl]
impl PremiumRenewal {
    #[php(optional = billingCost)]
    #[php(defaults(rates = Items::NONE, isEnabled = true))]
    pub fn of(
        class: &str,
        currency: &str,
        relations: Items<'_>,
        billingCost: Option<String>,
        rates: Items<'_>,
        isEnabled: bool,
    ) -> Result<PremiumRenewal, Refused> {
        let relations = relations.fields("relations")?;
        let relations = relations.iter();
        let relations: BTreeMap<String, String> = relations
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect();
        let mut known = Rates::new();
        for (code, rate) in rates.fields("rates")?.iter() {
            let rate = rate.unwrap_or_default().trim().parse();
            let rate = rate.map_err(|_| bad("rates", format!("{code} is no rate")))?;
            known.set(Currency::parse(code)?, rate);
        }
        let (price, decision) = core::PremiumRenewal {
            class,
            billing_cost: billingCost.as_deref(),
            currency: Currency::parse(currency)?,
            relations: &relations,
            rates: &known,
            is_enabled: isEnabled,
        }
        .decide()?;
        Ok(PremiumRenewal { price: price.map(|price| price.to_string()), decision })
    }

    #[php(getter)]
    pub fn price(&self) -> Option<String> {
        self.price.clone()
    }

    #[php(getter)]
    pub fn decision(&self) -> String {
        self.decision.as_str().to_owned()
    }

    #[php(getter)]
    pub fn reason(&self) -> Option<String> {
        self.decision.refusal().map(|reason| reason.as_str().to_owned())
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module.class::<PriceImport>().class::<BackorderPriceChange>().class::<PremiumRenewal>()
}
