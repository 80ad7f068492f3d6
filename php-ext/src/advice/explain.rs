//! `Backorder\Explanation`: the answer of `Engine::explain`, in words.

use backorder_core as core;
use backorder_core::{Catalog, Sentence};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::advice::forecast::ResellerFunds;
use crate::boundary::errors::Refused;
use crate::values::enums::Language;
use crate::values::money::Cost;

#[php_class]
#[php(name = "Backorder\\Facts")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Facts {
    reseller: Option<ResellerFunds>,
    cost: Option<Cost>,
    is_free: Option<bool>,
}

#[php_impl]
impl Facts {
    pub fn __construct(
        reseller: Option<&ResellerFunds>,
        cost: Option<&Cost>,
        isFree: Option<bool>,
    ) -> Facts {
        Facts { reseller: reseller.copied(), cost: cost.copied(), is_free: isFree }
    }

    #[php(optional = reseller)]
    pub fn with(
        &self,
        reseller: Option<&ResellerFunds>,
        cost: Option<&Cost>,
        isFree: Option<bool>,
    ) -> Facts {
        Facts {
            reseller: reseller.copied().or(self.reseller),
            cost: cost.copied().or(self.cost),
            is_free: isFree.or(self.is_free),
        }
    }

    #[php(getter)]
    pub fn reseller(&self) -> Option<ResellerFunds> {
        self.reseller
    }

    #[php(getter)]
    pub fn cost(&self) -> Option<Cost> {
        self.cost
    }

    #[php(getter)]
    pub fn is_free(&self) -> Option<bool> {
        self.is_free
    }
}

impl Facts {
    pub fn given(&self) -> core::Facts {
        core::Facts {
            reseller: self.reseller.map(|reseller| reseller.account),
            cost: self.cost.map(|cost| cost.0),
            is_free: self.is_free,
        }
    }
}

#[php_class]
#[php(name = "Backorder\\Explanation")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Explanation {
    because: Vec<String>,
    next: Vec<String>,
    would_change: Vec<String>,
    text: String,
}

impl Explanation {
    /// The answer in a language, with sentences of the caller's own in place of some.
    pub fn in_words(
        answer: &core::Explanation,
        language: Option<Language>,
        sentences: &str,
        zone: &backorder_core::TimeZone,
    ) -> Result<Explanation, Refused> {
        let language = language.map_or(core::Language::English, Into::into);
        let own;
        let catalog = if sentences.is_empty() {
            Catalog::builtin(language)
        } else {
            own = Catalog::with_overrides(language, sentences)?;
            &own
        };
        let words = |list: &[Sentence]| {
            list.iter().map(|sentence| catalog.sentence(sentence, zone)).collect()
        };
        Ok(Explanation {
            because: words(&answer.because),
            next: words(&answer.next),
            would_change: words(&answer.would_change),
            text: catalog.text(answer, zone),
        })
    }
}

#[php_impl]
impl Explanation {
    #[php(getter)]
    pub fn because(&self) -> Vec<String> {
        self.because.clone()
    }

    #[php(getter)]
    pub fn next(&self) -> Vec<String> {
        self.next.clone()
    }

    #[php(getter)]
    pub fn would_change(&self) -> Vec<String> {
        self.would_change.clone()
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        self.text.clone()
    }
}
