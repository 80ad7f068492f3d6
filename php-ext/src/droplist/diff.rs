//! `Backorder\DroplistDiff`: what one list has and another has not.

use backorder_core::droplist as core;
use chrono::{DateTime, Utc};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::{Map, count, int};
use crate::boundary::errors::Refused;
use crate::droplist::Droplist;
use crate::rules::listing::list_id;

#[php_class]
#[php(name = "Backorder\\DroplistDiff")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DroplistDiff(core::DroplistDiff);

#[php_impl]
impl DroplistDiff {
    #[php(getter)]
    pub fn from(&self) -> Option<i64> {
        self.0.from().map(|edition| int(list_id(edition).0))
    }

    #[php(getter)]
    pub fn to(&self) -> i64 {
        int(list_id(self.0.to()).0)
    }

    #[php(getter)]
    pub fn added_count(&self) -> i64 {
        count(self.0.counts().0)
    }

    #[php(getter)]
    pub fn gone_count(&self) -> i64 {
        count(self.0.counts().1)
    }

    #[php(getter)]
    pub fn moved_count(&self) -> i64 {
        count(self.0.counts().2)
    }

    pub fn between(old: &Droplist, new: &Droplist) -> Result<DroplistDiff, Refused> {
        Ok(DroplistDiff(core::DroplistDiff::between(&old.0.list()?, &new.0.list()?)))
    }

    pub fn added(&self) -> Map<i64> {
        instants(self.0.added())
    }

    pub fn gone(&self) -> Map<i64> {
        instants(self.0.gone())
    }

    pub fn moved(&self) -> Map<Vec<i64>> {
        let moved = self.0.moved();
        Map(moved
            .map(|(name, from, to)| (name.to_string(), vec![from.timestamp(), to.timestamp()]))
            .collect())
    }
}

fn instants(names: impl Iterator<Item = (backorder_core::DomainName, DateTime<Utc>)>) -> Map<i64> {
    Map(names.map(|(name, at)| (name.to_string(), at.timestamp())).collect())
}
