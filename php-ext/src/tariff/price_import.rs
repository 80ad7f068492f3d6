//! What billing should store as the prices of a TLD: `Backorder\PriceImport`.

use backorder_core::tariff::{
    self as core, ImportSettings, PriceKind, PriceTable, RegistrarPrices,
};
use backorder_core::{Currency, Tld};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::{Items, Map};
use crate::boundary::errors::Refused;
use crate::values::enums::Provider;

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

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module.class::<PriceImport>()
}
