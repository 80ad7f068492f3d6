//! `Backorder\TimeZone`.

use backorder_core as core;
use backorder_core::{Error, ErrorKind};
use chrono::NaiveDateTime;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::At;
use crate::boundary::convert::day;
use crate::boundary::errors::Refused;
use crate::values::enums::Disambiguation;

#[php_class]
#[php(name = "Backorder\\TimeZone")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct TimeZone(pub core::TimeZone);

#[php_impl]
impl TimeZone {
    #[php(getter)]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    pub fn parse(name: &str) -> Result<TimeZone, Refused> {
        Ok(TimeZone(core::TimeZone::parse(name)?))
    }

    pub fn utc() -> TimeZone {
        TimeZone(core::TimeZone::utc())
    }

    pub fn offset_at(&self, instant: At<'_>) -> Result<i64, Refused> {
        Ok(self.0.offset_at(instant.at("instant")?).into())
    }

    pub fn to_local(&self, instant: At<'_>) -> Result<String, Refused> {
        let local = self.0.to_local(instant.at("instant")?);
        Ok(local.format("%Y-%m-%d %H:%M:%S").to_string())
    }

    pub fn resolve(&self, local: &str, rule: Option<Disambiguation>) -> Result<i64, Refused> {
        let local = civil(local)?;
        let rule = rule.map_or_else(Default::default, Into::into);
        Ok(self.0.resolve(local, rule)?.timestamp())
    }

    pub fn day_start(&self, date: &str) -> Result<i64, Refused> {
        Ok(self.0.day(day(date)?).0.timestamp())
    }

    pub fn day_end(&self, date: &str) -> Result<i64, Refused> {
        Ok(self.0.day(day(date)?).1.timestamp())
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        self.0.name().to_owned()
    }
}

/// `2027-07-14 09:00:00`, read as the core reads such texts.
fn civil(text: &str) -> Result<NaiveDateTime, Refused> {
    let read = core::parse_utc(text)?.ok_or_else(|| {
        let message = format!("{text:?} is no local time like 2027-07-14 09:00:00");
        Error::new(ErrorKind::TimeInvalid, text, message)
    })?;
    Ok(read.naive_utc())
}
