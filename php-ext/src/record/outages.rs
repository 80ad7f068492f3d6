//! Who does not answer: `Backorder\Outages` and `Backorder\Outage`.

use backorder_core as core;
use backorder_core::Catalog;
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;

use crate::FINAL;
use crate::boundary::arguments::At;
use crate::boundary::convert::{Items, RowArray, count};
use crate::boundary::errors::Refused;
use crate::rules::policy::Policy;
use crate::values::enums::{Language, Upstream};
use crate::values::zone::TimeZone;

/// Changed by what is noted; its property has everything in it.
#[php_class]
#[php(name = "Backorder\\Outages")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct Outages(core::Outages);

#[php_impl]
impl Outages {
    #[php(getter)]
    pub fn all(&self) -> Vec<Outage> {
        self.0.iter().copied().map(Outage).collect()
    }

    pub fn __construct() -> Outages {
        Outages(core::Outages::default())
    }

    pub fn of_rows(rows: Items<'_>) -> Result<Outages, Refused> {
        let mut outages = core::Outages::default();
        for row in rows.rows()? {
            outages.insert(core::Outage::from_row(&row)?);
        }
        Ok(Outages(outages))
    }

    pub fn not_answered(&mut self, upstream: Upstream, now: At<'_>) -> Result<bool, Refused> {
        Ok(self.0.not_answered(upstream.into(), now.at("now")?))
    }

    pub fn answered(&mut self, upstream: Upstream) -> bool {
        self.0.answered(upstream.into())
    }

    pub fn alerts(&mut self, policy: &Policy, now: At<'_>) -> Result<Vec<Outage>, Refused> {
        Ok(self.0.alerts(&policy.0, now.at("now")?).into_iter().map(Outage).collect())
    }

    pub fn count(&self) -> i64 {
        count(self.0.iter().count())
    }
}

#[php_class]
#[php(name = "Backorder\\Outage")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Outage(pub core::Outage);

#[php_impl]
impl Outage {
    #[php(getter)]
    pub fn upstream(&self) -> Upstream {
        self.0.upstream.into()
    }

    #[php(getter)]
    pub fn since(&self) -> i64 {
        self.0.since.timestamp()
    }

    #[php(getter)]
    pub fn alerted_at(&self) -> Option<i64> {
        self.0.alerted_at.map(|at| at.timestamp())
    }

    #[php(getter)]
    pub fn alert_id(&self) -> String {
        self.0.alert_id()
    }

    #[php(optional = language)]
    #[php(defaults(sentences = String::new()))]
    pub fn sentence(
        &self,
        language: Option<Language>,
        zone: Option<&TimeZone>,
        sentences: String,
    ) -> Result<String, Refused> {
        let language = language.map_or(core::Language::English, Into::into);
        let own;
        let catalog = if sentences.is_empty() {
            Catalog::builtin(language)
        } else {
            own = Catalog::with_overrides(language, &sentences)?;
            &own
        };
        let zone = zone.map_or_else(backorder_core::TimeZone::utc, |zone| zone.0.clone());
        Ok(catalog.sentence(&self.0.sentence(), &zone))
    }

    // The macro binds methods by reference.
    #[allow(clippy::wrong_self_convention)]
    pub fn to_row(&self) -> RowArray {
        RowArray(self.0.to_row())
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module.class::<Outages>().class::<Outage>()
}
