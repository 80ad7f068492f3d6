//! `Backorder\DomainName`.

use backorder_core::{Tld, TldSet, lite_offered};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::Items;
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\DomainName")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DomainName(pub backorder_core::DomainName);

#[php_impl]
impl DomainName {
    #[php(getter)]
    pub fn ascii(&self) -> String {
        self.0.as_str().to_owned()
    }

    #[php(getter)]
    pub fn label(&self) -> String {
        self.0.label().to_owned()
    }

    #[php(getter)]
    pub fn tld(&self) -> String {
        self.0.tld().to_owned()
    }

    #[php(getter)]
    pub fn unicode(&self) -> String {
        self.0.to_unicode()
    }

    #[php(getter)]
    pub fn label_unicode(&self) -> String {
        self.0.label_unicode()
    }

    #[php(getter)]
    pub fn characters(&self) -> i64 {
        self.0.counters().characters.into()
    }

    #[php(getter)]
    pub fn letters(&self) -> i64 {
        self.0.counters().letters.into()
    }

    #[php(getter)]
    pub fn digits(&self) -> i64 {
        self.0.counters().digits.into()
    }

    #[php(getter)]
    pub fn hyphens(&self) -> i64 {
        self.0.counters().hyphens.into()
    }

    #[php(getter)]
    pub fn is_idn(&self) -> bool {
        self.0.counters().is_idn
    }

    #[php(getter)]
    pub fn is_lite_offered(&self) -> bool {
        lite_offered(&self.0)
    }

    #[php(defaults(tlds = Items::NONE))]
    pub fn parse(name: &str, tlds: Items<'_>) -> Result<DomainName, Refused> {
        Ok(DomainName(backorder_core::DomainName::parse(name, &tld_set(&tlds)?)?))
    }

    pub fn changes(name: &str) -> Vec<String> {
        backorder_core::idn::changes(name).iter().map(ToString::to_string).collect()
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        self.0.as_str().to_owned()
    }
}

/// The TLDs of an argument; none at all means: everything after the first dot.
pub fn tld_set(tlds: &Items<'_>) -> Result<TldSet, Refused> {
    let texts = tlds.texts("the list of TLDs")?;
    if texts.is_empty() {
        return Ok(TldSet::first_dot());
    }
    Ok(texts.iter().map(|text| Tld::parse(text)).collect::<Result<TldSet, _>>()?)
}
