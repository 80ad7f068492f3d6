//! `Backorder\\DroplistStatistics` and `Backorder\\DroplistDay`.

use backorder_core::droplist::{DayCount, Statistics};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::convert::{CountMap, int};

#[php_class]
#[php(name = "Backorder\\DroplistStatistics")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DroplistStatistics(pub Statistics);

#[php_impl]
impl DroplistStatistics {
    #[php(getter)]
    pub fn total(&self) -> i64 {
        int(self.0.total)
    }

    #[php(getter)]
    pub fn by_tld(&self) -> CountMap {
        CountMap(self.0.by_tld.clone())
    }

    #[php(getter)]
    pub fn days(&self) -> Vec<DroplistDay> {
        self.0.days.iter().cloned().map(DroplistDay).collect()
    }

    #[php(getter)]
    pub fn in_next_day(&self) -> i64 {
        int(self.0.next_24_hours)
    }

    #[php(getter)]
    pub fn in_next_week(&self) -> i64 {
        int(self.0.next_7_days)
    }
}

#[php_class]
#[php(name = "Backorder\\DroplistDay")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DroplistDay(DayCount);

#[php_impl]
impl DroplistDay {
    #[php(getter)]
    pub fn date(&self) -> String {
        self.0.date.to_string()
    }

    #[php(getter)]
    pub fn total(&self) -> i64 {
        int(self.0.total)
    }

    #[php(getter)]
    pub fn by_tld(&self) -> CountMap {
        CountMap(self.0.by_tld.clone())
    }
}
