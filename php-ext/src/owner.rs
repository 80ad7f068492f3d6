//! Who does not answer: `Backorder\Silences` and `Backorder\Silence`.

use backorder_core::explain::{self, Catalog};
use backorder_core::owner;
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;

use crate::FINAL;
use crate::convert::{Items, RowArray, count, instant};
use crate::enums::{Language, Owner};
use crate::errors::Refused;
use crate::policy::Policy;
use crate::zone::TimeZone;

/// Changed by what is noted; its property has everything in it.
#[php_class]
#[php(name = "Backorder\\Silences")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct Silences(owner::Silences);

#[php_impl]
impl Silences {
    #[php(getter)]
    pub fn all(&self) -> Vec<Silence> {
        self.0.iter().copied().map(Silence).collect()
    }

    pub fn __construct() -> Silences {
        Silences(owner::Silences::default())
    }

    pub fn of_rows(rows: Items<'_>) -> Result<Silences, Refused> {
        let mut silences = owner::Silences::default();
        for row in rows.rows()? {
            silences.insert(owner::Silence::from_row(&row)?);
        }
        Ok(Silences(silences))
    }

    pub fn unheard(&mut self, owner: Owner, now: i64) -> Result<bool, Refused> {
        Ok(self.0.unheard(owner.into(), instant(now)?))
    }

    pub fn heard(&mut self, owner: Owner) -> bool {
        self.0.heard(owner.into())
    }

    pub fn alerts(&mut self, policy: &Policy, now: i64) -> Result<Vec<Silence>, Refused> {
        Ok(self.0.alerts(&policy.0, instant(now)?).into_iter().map(Silence).collect())
    }

    pub fn count(&self) -> i64 {
        count(self.0.iter().count())
    }
}

#[php_class]
#[php(name = "Backorder\\Silence")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Silence(owner::Silence);

#[php_impl]
impl Silence {
    #[php(getter)]
    pub fn owner(&self) -> Owner {
        self.0.owner.into()
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
        let language = language.map_or(explain::Language::English, Into::into);
        let catalog = Catalog::with_overrides(language, &sentences)?;
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
    module.class::<Silences>().class::<Silence>()
}
