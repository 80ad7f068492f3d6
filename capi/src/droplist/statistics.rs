//! How many names drop when.

use std::mem::MaybeUninit;

use backorder_core::TimeZone;
use backorder_core::droplist::{DayCount, Statistics};

use crate::boundary::convert::{self, element};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::{Filled, fill, given, place};
use crate::boundary::text::backorder_str;
use crate::droplist::backorder_droplist;

/// Counts of one list at an instant, by civil days of a time zone.
pub struct backorder_statistics {
    counts: Statistics,
    /// `2027-01-31`, for each day.
    dates: Vec<String>,
}

/// Counts of the whole list.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_statistics_totals {
    /// All names.
    pub total: u64,
    /// Names that drop in the 24 hours from the instant on.
    pub next_24_hours: u64,
    /// Names that drop in the 7 times 24 hours from the instant on.
    pub next_7_days: u64,
    /// How many days have names.
    pub day_count: usize,
    /// How many TLDs the list has.
    pub tld_count: usize,
}

/// The names that drop on one day.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_statistics_day {
    /// The day, `2027-01-31`. Valid until the statistics are freed.
    pub date: backorder_str,
    /// All of them.
    pub total: u64,
    /// How many TLDs they have.
    pub tld_count: usize,
}

/// Names of one TLD.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_statistics_tld {
    /// The TLD. Valid until the statistics are freed.
    pub tld: backorder_str,
    /// The names.
    pub total: u64,
}

impl Filled for backorder_statistics_totals {
    const SIZE_MIN: usize = size_of::<backorder_statistics_totals>();
}

impl Filled for backorder_statistics_day {
    const SIZE_MIN: usize = size_of::<backorder_statistics_day>();
}

impl Filled for backorder_statistics_tld {
    const SIZE_MIN: usize = size_of::<backorder_statistics_tld>();
}

fn day(statistics: Option<&backorder_statistics>, index: usize) -> Checked<(&DayCount, &str)> {
    let statistics = given(statistics, "statistics")?;
    let day = element(&statistics.counts.days, index, "day")?;
    Ok((day, element(&statistics.dates, index, "day")?))
}

fn by_tld(tlds: &[(String, u64)], index: usize) -> Checked<backorder_statistics_tld> {
    let (tld, total) = element(tlds, index, "index")?;
    Ok(backorder_statistics_tld { tld: backorder_str::of(tld), total: *total })
}

/// Counts a list, with days of a time zone such as `Europe/Berlin`, at the instant `now`. Free it
/// with `backorder_statistics_free`; it outlives the list.
///
/// Errors: `ZONE_UNKNOWN`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_statistics_new(
    list: Option<&backorder_droplist>,
    zone: backorder_str,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_statistics>>>>,
) -> backorder_result {
    fence(|| {
        let out = place(out, "out")?;
        let list = given(list, "list")?;
        let zone = TimeZone::parse(zone.read("zone")?)?;
        let counts = Statistics::of(&list.0, &zone, convert::instant(now, "now")?);
        let dates = counts.days.iter().map(|day| day.date.to_string()).collect();
        *out = Some(Box::new(backorder_statistics { counts, dates }));
        Ok(())
    })
}

/// The counts of the whole list.
///
/// Errors: `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_statistics_read_totals(
    statistics: Option<&backorder_statistics>,
    size: usize,
    out: *mut backorder_statistics_totals,
) -> backorder_result {
    fence(|| {
        let counts = &given(statistics, "statistics")?.counts;
        let totals = backorder_statistics_totals {
            total: counts.total,
            next_24_hours: counts.next_24_hours,
            next_7_days: counts.next_7_days,
            day_count: counts.days.len(),
            tld_count: counts.by_tld.len(),
        };
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "totals", totals) }
    })
}

/// A TLD of the whole list, from 0; most names first. The views in it are valid until the
/// statistics are freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_statistics_tld_at(
    statistics: Option<&backorder_statistics>,
    index: usize,
    size: usize,
    out: *mut backorder_statistics_tld,
) -> backorder_result {
    fence(|| {
        let tld = by_tld(&given(statistics, "statistics")?.counts.by_tld, index)?;
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "tld", tld) }
    })
}

/// A day with names, from 0, in order. The views in it are valid until the statistics are freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_statistics_day_at(
    statistics: Option<&backorder_statistics>,
    index: usize,
    size: usize,
    out: *mut backorder_statistics_day,
) -> backorder_result {
    fence(|| {
        let (day, date) = day(statistics, index)?;
        let (date, tld_count) = (backorder_str::of(date), day.by_tld.len());
        let day = backorder_statistics_day { date, total: day.total, tld_count };
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "day", day) }
    })
}

/// A TLD of a day, both from 0; most names first. The views in it are valid until the statistics
/// are freed.
///
/// Errors: `INDEX_INVALID`, `SIZE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_statistics_day_tld_at(
    statistics: Option<&backorder_statistics>,
    day: usize,
    index: usize,
    size: usize,
    out: *mut backorder_statistics_tld,
) -> backorder_result {
    fence(|| {
        let tld = by_tld(&self::day(statistics, day)?.0.by_tld, index)?;
        // SAFETY: the caller promises room for `size` bytes at `out`, or NULL.
        unsafe { fill(out, size, "tld", tld) }
    })
}

/// Frees statistics; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_statistics_free(statistics: Option<Box<backorder_statistics>>) {
    fence_or((), || drop(statistics));
}
