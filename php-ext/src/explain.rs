//! `Backorder\Explanation`: the answer of `Engine::explain`, in words.

use backorder_core as core;
use backorder_core::{Catalog, Sentence};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::enums::Language;
use crate::errors::Refused;

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
        let catalog = Catalog::with_overrides(language, sentences)?;
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
