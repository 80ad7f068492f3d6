//! `Backorder\Wait`: one line of the timetable of a backorder.

use backorder_core as core;
use chrono::{DateTime, Utc};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::values::enums::Timer;

#[php_class]
#[php(name = "Backorder\\Wait")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Wait(pub (core::Timer, DateTime<Utc>));

#[php_impl]
impl Wait {
    #[php(getter)]
    pub fn timer(&self) -> Timer {
        self.0.0.into()
    }

    #[php(getter)]
    pub fn at(&self) -> i64 {
        self.0.1.timestamp()
    }
}
