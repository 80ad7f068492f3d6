//! How many names drop when.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::image::{Droplist, Section, u16_in, u32_in};
use crate::values::time::TimeZone;

/// Counts of one list at an instant, by civil days of a time zone.
///
/// # Example
/// ```
/// use backorder_core::droplist::{Droplist, Import, Limits, Statistics};
/// use backorder_core::TimeZone;
/// let now = "2027-01-10T00:01:00Z".parse().unwrap();
/// let mut import = Import::new(now, Limits::default());
/// import.feed(b"shop.com;2027-01-10 23:30:00\nshop.de;2027-01-12 10:00:00\n")?;
/// let image = import.finish(None)?;
/// let list = Droplist::open(&image)?;
/// let statistics = Statistics::of(&list, &TimeZone::parse("Europe/Berlin")?, now);
/// assert_eq!((statistics.total, statistics.next_24_hours, statistics.next_7_days), (2, 1, 2));
/// assert_eq!(statistics.days[0].date.to_string(), "2027-01-11"); // 23:30 UTC is past midnight
/// assert_eq!(statistics.days[0].by_tld, [("com".to_owned(), 1)]);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Statistics {
    /// All names of the list.
    pub total: u64,
    /// Names by TLD, most first, then by TLD.
    pub by_tld: Vec<(String, u64)>,
    /// Days with names, in order; at most [`Statistics::DAYS_MAX`].
    pub days: Vec<DayCount>,
    /// Names that drop in the 24 hours from now on.
    pub next_24_hours: u64,
    /// Names that drop in the 7 times 24 hours from now on.
    pub next_7_days: u64,
}

/// The names that drop on one day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DayCount {
    /// The civil day.
    pub date: NaiveDate,
    /// All of them.
    pub total: u64,
    /// By TLD, most first, then by TLD.
    pub by_tld: Vec<(String, u64)>,
}

const SECONDS_PER_DAY: u32 = 86_400;
/// Seconds for which the day is looked up at once.
const SLOT: u32 = 900;

impl Statistics {
    /// Days with names beyond this number are in the totals only.
    pub const DAYS_MAX: usize = 400;

    /// Counts the list, with days of `zone`.
    pub fn of(list: &Droplist<'_>, zone: &TimeZone, now: DateTime<Utc>) -> Statistics {
        let drops = list.section(Section::Drops);
        let seconds = || drops.chunks_exact(4).map(|drop| u32_in(drop, 0));
        let days = Calendar::of(zone, &seconds);
        let tlds = list.tld_count().max(1);
        let mut counts = vec![0u32; (days.dates.len() + 1) * tlds];
        let ids = list.section(Section::Tlds).chunks_exact(2).map(|id| u16_in(id, 0));
        for (drop, id) in seconds().zip(ids) {
            if let Some(count) = counts.get_mut(days.day_of(drop) * tlds + usize::from(id)) {
                *count += 1;
            }
        }
        let mut totals = vec![0; tlds];
        for day in counts.chunks_exact(tlds) {
            for (total, count) in totals.iter_mut().zip(day) {
                *total += count;
            }
        }
        let day_count = |(date, counts): (&NaiveDate, &[u32])| DayCount {
            date: *date,
            total: counts.iter().map(|count| u64::from(*count)).sum(),
            by_tld: by_tld(list, counts),
        };
        let [from, day, week] = [0, 24, 7 * 24].map(|hours| {
            let at = (now + TimeDelta::hours(hours)).timestamp();
            at.clamp(0, i64::from(u32::MAX)) as u32
        });
        let (next_24_hours, next_7_days) =
            seconds().fold((0_u32, 0_u32), |(in_day, in_week), drop| {
                let ahead = u32::from(drop >= from);
                (
                    in_day + (ahead & u32::from(drop < day)),
                    in_week + (ahead & u32::from(drop < week)),
                )
            });
        Statistics {
            total: u64::from(list.len()),
            by_tld: by_tld(list, &totals),
            days: days
                .dates
                .iter()
                .zip(counts.chunks_exact(tlds))
                .map(day_count)
                .filter(|day| day.total > 0)
                .collect(),
            next_24_hours: u64::from(next_24_hours),
            next_7_days: u64::from(next_7_days),
        }
    }
}

fn by_tld(list: &Droplist<'_>, counts: &[u32]) -> Vec<(String, u64)> {
    let counted = list.tlds().zip(counts).filter(|(_, count)| **count > 0);
    let mut by_tld: Vec<(String, u64)> =
        counted.map(|(tld, count)| (tld.to_owned(), u64::from(*count))).collect();
    by_tld.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    by_tld
}

/// Days of a zone, and which of them a drop is on.
struct Calendar {
    first: u32,
    dates: Vec<NaiveDate>,
    /// Unix seconds at which each day ends.
    ends: Vec<u64>,
    /// For each slot from the first drop on, the day at its beginning.
    slots: Vec<u16>,
}

impl Calendar {
    /// All days from the first drop to the last; if they are too many, the first days with names.
    fn of<I: Iterator<Item = u32>>(zone: &TimeZone, seconds: &impl Fn() -> I) -> Calendar {
        let ends =
            seconds().fold((u32::MAX, 0), |(least, most), drop| (least.min(drop), most.max(drop)));
        let (first, last) = if ends.0 > ends.1 { (0, 0) } else { ends };
        if (last - first) / SECONDS_PER_DAY < Statistics::DAYS_MAX as u32 - 2 {
            return Calendar::new(zone, (first, last), |end| {
                u32::try_from(end).ok().filter(|end| *end <= last)
            });
        }
        let mut sorted: Vec<u32> = seconds().collect();
        sorted.sort_unstable();
        Calendar::new(zone, (first, last), |end| {
            sorted.get(sorted.partition_point(|drop| u64::from(*drop) < end)).copied()
        })
    }

    /// `next` gives an instant of the next day that is wanted after the end of one.
    fn new(
        zone: &TimeZone,
        (first, last): (u32, u32),
        next: impl Fn(u64) -> Option<u32>,
    ) -> Calendar {
        let mut days = Calendar { first, dates: Vec::new(), ends: Vec::new(), slots: Vec::new() };
        let mut instant = Some(first);
        while let Some(begin) = instant.filter(|_| days.dates.len() < Statistics::DAYS_MAX) {
            let begin = DateTime::from_timestamp(i64::from(begin), 0).unwrap_or_default();
            let date = zone.to_local(begin).date();
            // After the last drop there may be no second of 32 bits that ends the day.
            let end = u64::try_from(zone.day(date).1.timestamp()).unwrap_or(0);
            days.dates.push(date);
            days.ends.push(end);
            instant = next(end);
        }
        let stop = days.ends.last().map_or(u64::from(first), |end| *end).min(u64::from(last));
        let mut day = 0;
        let mut begin = u64::from(first);
        while begin <= stop || days.slots.is_empty() {
            while days.ends.get(usize::from(day)).is_some_and(|end| *end <= begin) {
                day += 1;
            }
            days.slots.push(day);
            begin += u64::from(SLOT);
        }
        days
    }

    /// The number of the day, or one past the last.
    #[inline]
    fn day_of(&self, drop: u32) -> usize {
        let slot = (drop - self.first) / SLOT;
        let mut day =
            self.slots.get(slot as usize).map_or(self.dates.len(), |day| usize::from(*day));
        while self.ends.get(day).is_some_and(|end| *end <= u64::from(drop)) {
            day += 1;
        }
        day
    }
}
