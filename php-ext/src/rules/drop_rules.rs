//! `Backorder\DropRules` and what it answers.

use backorder_core as core;
use backorder_core::Tld;
use chrono::{DateTime, Utc};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::At;
use crate::boundary::convert::{count, day};
use crate::boundary::errors::Refused;

#[php_class]
#[php(name = "Backorder\\DropRules")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DropRules(pub core::DropRules);

#[php_impl]
impl DropRules {
    pub fn builtin() -> DropRules {
        DropRules(core::DropRules::builtin())
    }

    pub fn none() -> DropRules {
        DropRules(core::DropRules::none())
    }

    pub fn parse(json: &str) -> Result<DropRules, Refused> {
        Ok(DropRules(core::DropRules::parse(json)?))
    }

    pub fn catchable(&self, tld: &str, at: At<'_>) -> Result<Catchable, Refused> {
        Ok(Catchable(self.0.catchable(&Tld::parse(tld)?, at.at("at")?)))
    }

    pub fn windows(&self, tld: &str, date: &str) -> Result<Vec<DropWindow>, Refused> {
        let windows = self.0.windows(&Tld::parse(tld)?, day(date)?);
        Ok(windows.into_iter().map(DropWindow).collect())
    }

    pub fn union(&self, tld: &str, date: &str) -> Result<Option<DropSpan>, Refused> {
        let union = self.0.union(&Tld::parse(tld)?, day(date)?);
        Ok(union.map(|(start, end)| DropSpan { start, end }))
    }

    pub fn rule(&self, tld: &str, date: &str) -> Result<Option<DropRule>, Refused> {
        Ok(self.0.rule(&Tld::parse(tld)?, day(date)?).cloned().map(DropRule))
    }

    pub fn tlds(&self) -> Vec<String> {
        self.0.tlds().map(|tld| tld.as_str().to_owned()).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\DropRule")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DropRule(core::DropRule);

#[php_impl]
impl DropRule {
    #[php(getter)]
    pub fn tlds(&self) -> Vec<String> {
        self.0.tlds().iter().map(|tld| tld.as_str().to_owned()).collect()
    }

    #[php(getter)]
    pub fn registry(&self) -> String {
        self.0.registry().to_owned()
    }

    #[php(getter)]
    pub fn anchor(&self) -> &'static str {
        match self.0.anchor() {
            core::Anchor::Zone => "zone",
            core::Anchor::Utc => "utc",
            core::Anchor::FixedOffset => "fixed-offset",
            core::Anchor::PerDomainTimestamp => "per-domain-timestamp",
            core::Anchor::Unknown => "unknown",
        }
    }

    #[php(getter)]
    pub fn release_model(&self) -> String {
        self.0.release_model().to_owned()
    }

    #[php(getter)]
    pub fn certainty(&self) -> &'static str {
        self.0.certainty().as_str()
    }

    #[php(getter)]
    pub fn valid_from(&self) -> Option<String> {
        self.0.validity().0.map(|day| day.to_string())
    }

    #[php(getter)]
    pub fn valid_to(&self) -> Option<String> {
        self.0.validity().1.map(|day| day.to_string())
    }

    #[php(getter)]
    pub fn advice(&self) -> Option<String> {
        self.0.advice().map(str::to_owned)
    }
}

#[php_class]
#[php(name = "Backorder\\Catchable")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Catchable(core::Catchable);

#[php_impl]
impl Catchable {
    #[php(getter)]
    pub fn is_catchable(&self) -> bool {
        !matches!(self.0, core::Catchable::No(_))
    }

    #[php(getter)]
    pub fn remark(&self) -> Option<String> {
        match &self.0 {
            core::Catchable::Yes => None,
            core::Catchable::Warning(text) | core::Catchable::No(text) => Some(text.clone()),
        }
    }
}

#[php_class]
#[php(name = "Backorder\\DropSpan")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DropSpan {
    start: DateTime<Utc>,
    end: DateTime<Utc>,
}

#[php_impl]
impl DropSpan {
    #[php(getter)]
    pub fn start(&self) -> i64 {
        self.start.timestamp()
    }

    #[php(getter)]
    pub fn end(&self) -> i64 {
        self.end.timestamp()
    }
}

#[php_class]
#[php(name = "Backorder\\DropWindow")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DropWindow(core::DropWindow);

#[php_impl]
impl DropWindow {
    #[php(getter)]
    pub fn start(&self) -> i64 {
        self.0.start.timestamp()
    }

    #[php(getter)]
    pub fn end(&self) -> i64 {
        self.0.end.timestamp()
    }

    #[php(getter)]
    pub fn kind(&self) -> String {
        self.0.kind.to_string()
    }

    #[php(getter)]
    pub fn hypothesis(&self) -> i64 {
        count(self.0.hypothesis)
    }
}
