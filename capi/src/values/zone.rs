//! Time zones, and instants as text.

use std::mem::MaybeUninit;

use backorder_core::{TimeZone, format_utc, parse_utc};
use chrono::{DateTime, TimeDelta, Utc};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{instant, seconds};
use crate::boundary::failure::{Checked, Failure};
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::Boundary;
use crate::boundary::owned::backorder_text;
use crate::boundary::text::backorder_str;
use crate::values::date::{ambiguous, backorder_date, backorder_local};

/// A time zone. The data is compiled in, so that the same zone has the same rules everywhere.
pub struct backorder_zone(pub(crate) TimeZone);

/// The zone of a parameter; UTC where it is NULL.
pub(crate) fn zone_or_utc(zone: Option<&backorder_zone>) -> TimeZone {
    zone.map_or_else(TimeZone::utc, |zone| zone.0.clone())
}

/// A time of a parameter in whole seconds.
pub(crate) fn span(seconds: i64, what: &str) -> Checked<TimeDelta> {
    TimeDelta::try_seconds(seconds).ok_or_else(|| {
        let message = format!("{what} of {seconds} seconds is out of range");
        Failure::new(Boundary::TimeRange, what, message)
    })
}

/// A time zone: `Europe/Berlin`, `+05:30`, a POSIX rule or a name of Windows. Free it with
/// `backorder_zone_free`.
///
/// Errors: `ZONE_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_new(
    text: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_zone>>>>,
) -> backorder_result {
    hand_out(out, || Ok(Box::new(backorder_zone(TimeZone::parse(text.read("text")?)?))))
}

/// The name of the zone; empty of NULL. The view is valid until `zone` is freed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_name(zone: Option<&backorder_zone>) -> backorder_str {
    fence_or(backorder_str::EMPTY, || {
        zone.map_or(backorder_str::EMPTY, |zone| backorder_str::of(zone.0.name()))
    })
}

/// How many seconds local time is ahead of UTC at an instant.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_offset_at(
    zone: Option<&backorder_zone>,
    at: i64,
    out: Option<&mut MaybeUninit<i32>>,
) -> backorder_result {
    write_out(out, || Ok(given(zone, "zone")?.0.offset_at(instant(at, "at")?)))
}

/// What the clocks of the zone show at an instant.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_to_local(
    zone: Option<&backorder_zone>,
    at: i64,
    out: Option<&mut MaybeUninit<backorder_local>>,
) -> backorder_result {
    write_out(out, || Ok(given(zone, "zone")?.0.to_local(instant(at, "at")?).into()))
}

/// The instant at which the clocks of the zone show `local`. `rule`, one of `BACKORDER_AMBIGUOUS_`,
/// says which one is meant where they show it twice or never.
///
/// Errors: `TIME_REPEATED` and `TIME_SKIPPED` where the rule is REFUSED; `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_resolve(
    zone: Option<&backorder_zone>,
    local: backorder_local,
    rule: u32,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let zone = &given(zone, "zone")?.0;
        Ok(zone.resolve(local.read("local")?, ambiguous(rule)?)?.timestamp())
    })
}

/// The first instant of a day in the zone, and the first of the next day.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_day(
    zone: Option<&backorder_zone>,
    day: backorder_date,
    start: Option<&mut MaybeUninit<i64>>,
    end: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    fence(|| {
        let (start, end) = (given(start, "start")?, given(end, "end")?);
        let (first, next) = given(zone, "zone")?.0.day(day.read("day")?);
        start.write(first.timestamp());
        end.write(next.timestamp());
        Ok(())
    })
}

/// When the clocks of the zone change next, within so many seconds from `from` on;
/// `BACKORDER_TIME_NONE` where they do not.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_next_change(
    zone: Option<&backorder_zone>,
    from: i64,
    within: i64,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let (zone, from) = (&given(zone, "zone")?.0, instant(from, "from")?);
        // No rule of a zone rests for longer than that, and every step is looked at.
        let within = span(within, "within")?.min(TimeDelta::days(366 * 10));
        Ok(seconds(zone.next_change(from, within)))
    })
}

/// Frees a zone; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_zone_free(zone: Option<Box<backorder_zone>>) {
    fence_or((), || drop(zone));
}

/// Reads an instant of UTC as databases store it: `2027-01-13 19:00:00`. `BACKORDER_TIME_NONE` for
/// an empty text and for zeros.
///
/// Errors: `TIME_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_time_parse(
    text: backorder_str,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || Ok(seconds(parse_utc(text.read("text")?)?)))
}

/// An instant of UTC as databases store it: `2027-01-13 19:00:00`. Free the text with
/// `backorder_text_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_time_text(
    at: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || {
        let at: DateTime<Utc> = instant(at, "at")?;
        Ok(backorder_text::of(format_utc(at)))
    })
}
