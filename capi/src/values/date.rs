//! Days and local times of the civil calendar.

use backorder_core::Disambiguation;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::boundary::convert::constant;
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::numbers::{Ambiguous, Boundary};

/// A day of the civil calendar.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct backorder_date {
    /// The year, like 2027; 0 where there is no date.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day, 1 to 31.
    pub day: u32,
}

impl backorder_date {
    pub(crate) const NONE: backorder_date = backorder_date { year: 0, month: 0, day: 0 };
}

impl From<NaiveDate> for backorder_date {
    fn from(date: NaiveDate) -> backorder_date {
        backorder_date { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl backorder_date {
    /// The day of a parameter called `what`, of the years 1 to 9999.
    pub(crate) fn read(&self, what: &str) -> Checked<NaiveDate> {
        let backorder_date { year, month, day } = *self;
        let date = NaiveDate::from_ymd_opt(year, month, day);
        date.filter(|_| (1..=9999).contains(&year)).ok_or_else(|| {
            let message = format!("{what} {year}-{month}-{day} is no day of the years 1 to 9999");
            Failure::new(Boundary::TimeRange, what, message)
        })
    }
}

/// What a clock on a wall shows: a day and a time of it.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct backorder_local {
    /// The day.
    pub date: backorder_date,
    /// The hour, 0 to 23.
    pub hour: u32,
    /// The minute, 0 to 59.
    pub minute: u32,
    /// The second, 0 to 59.
    pub second: u32,
}

impl From<NaiveDateTime> for backorder_local {
    fn from(local: NaiveDateTime) -> backorder_local {
        backorder_local {
            date: local.date().into(),
            hour: local.hour(),
            minute: local.minute(),
            second: local.second(),
        }
    }
}

impl backorder_local {
    pub(crate) fn read(&self, what: &str) -> Checked<NaiveDateTime> {
        let backorder_local { date, hour, minute, second } = *self;
        date.read(what)?.and_hms_opt(hour, minute, second).ok_or_else(|| {
            let message = format!("{what} {hour}:{minute}:{second} is no time of a day");
            Failure::new(Boundary::TimeRange, what, message)
        })
    }
}

/// What a local time means that happens twice or never.
pub(crate) fn ambiguous(number: u32) -> Checked<Disambiguation> {
    Ok(match constant(number, "ambiguous", Ambiguous::from_code)? {
        Ambiguous::Earlier => Disambiguation::Earlier,
        Ambiguous::Later => Disambiguation::Later,
        Ambiguous::Refused => Disambiguation::Reject,
    })
}
