//! When the jobs run: the droplist import, the sync of drop dates and the batch.
//!
//! Two ways in any time zone. Ask [`JobPlan::due`] from one cron line every five minutes: it
//! catches up after downtime and never runs a job twice for one slot. Or take the lines of
//! [`JobPlan::crontab`], translated for the zone of the machine.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Timelike, Utc};

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind};
use crate::values::time::{TimeZone, format_utc};

/// How far ahead a crontab is checked for changes of clocks: past one year of any rule.
const LOOK_AHEAD: TimeDelta = TimeDelta::days(370);

closed_list! {
names: name;
unknown: WordUnknown "import, sync or batch";
/// A job, in the order in which due ones run: each reads what the one before wrote.
pub enum Job {
    /// Downloads and imports the droplist; 00:01 and 10:01 UTC.
    Import = "import",
    /// Brings new drop dates to the backorders; 01:01 and 11:01 UTC.
    Sync = "sync",
    /// One cycle; every five minutes.
    Batch = "batch",
}
}

/// The slots of the jobs, in universal time.
///
/// # Example
/// ```
/// use std::collections::BTreeMap;
/// use backorder_core::{Job, JobPlan};
/// use backorder_core::parse_utc;
/// let plan = JobPlan::default();
/// let now = parse_utc("2027-01-13 10:03:00")?.unwrap();
/// let hour_ago = parse_utc("2027-01-13 09:03:00")?.unwrap();
/// let last = BTreeMap::from(Job::ALL.map(|job| (job, hour_ago)));
/// let due: Vec<Job> = plan.due(now, &last).iter().map(|due| due.job).collect();
/// assert_eq!(due, [Job::Import, Job::Batch]);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPlan {
    import: Vec<NaiveTime>,
    sync: Vec<NaiveTime>,
    batch_minutes: u32,
    tolerance: TimeDelta,
}

impl Default for JobPlan {
    fn default() -> JobPlan {
        let at = |hours| NaiveTime::from_hms_opt(hours, 1, 0).unwrap_or_default();
        JobPlan {
            import: vec![at(0), at(10)],
            sync: vec![at(1), at(11)],
            batch_minutes: 5,
            tolerance: TimeDelta::minutes(5),
        }
    }
}

/// A job that has to run now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DueJob {
    /// The job.
    pub job: Job,
    /// The slot it runs for: the latest one not in the future; earlier ones missed are left out.
    pub slot: DateTime<Utc>,
    /// A last run that lies in the future, to be reported: a clock was wrong then, or is now.
    pub last_in_future: Option<DateTime<Utc>>,
}

impl JobPlan {
    /// A plan of one's own: times of day in UTC, minutes between batches, and how far in the
    /// future a last run may lie before it counts as unknown (0: any that lies there does).
    ///
    /// # Errors
    /// [`ErrorKind::PolicyInvalid`]: no time for a job, a time with seconds, minutes that do not
    /// divide an hour, or a tolerance below zero.
    pub fn new(
        import: Vec<NaiveTime>,
        sync: Vec<NaiveTime>,
        batch_minutes: u32,
        tolerance: TimeDelta,
    ) -> Result<JobPlan, Error> {
        let wrong = |subject: &str, message: String| {
            Err(Error::new(ErrorKind::PolicyInvalid, subject, format!("{subject}: {message}")))
        };
        for (job, times) in [(Job::Import, &import), (Job::Sync, &sync)] {
            if times.is_empty() {
                return wrong(job.name(), "has no time of day".into());
            }
            if let Some(time) = times.iter().find(|time| time.num_seconds_from_midnight() % 60 > 0)
            {
                return wrong(job.name(), format!("{time} is not a whole minute"));
            }
        }
        if batch_minutes == 0 || 60 % batch_minutes != 0 {
            return wrong(Job::Batch.name(), format!("{batch_minutes} minutes do not divide 60"));
        }
        if tolerance < TimeDelta::zero() {
            return wrong("tolerance", format!("{} seconds are below 0", tolerance.num_seconds()));
        }
        Ok(JobPlan { import, sync, batch_minutes, tolerance })
    }

    /// When the droplist is imported, times of day in UTC.
    pub fn import(&self) -> &[NaiveTime] {
        &self.import
    }

    /// When drop dates are synced, times of day in UTC.
    pub fn sync(&self) -> &[NaiveTime] {
        &self.sync
    }

    /// Minutes between batches.
    pub fn batch_minutes(&self) -> u32 {
        self.batch_minutes
    }

    /// How far in the future a last run may lie before it counts as unknown.
    pub fn tolerance(&self) -> TimeDelta {
        self.tolerance
    }

    /// The jobs that have to run now, in their order, given when each last started.
    ///
    /// Store `now` as the last run of each when it starts. A job without a last run is due, and so
    /// is one whose last run lies in the future by more than the tolerance. However many slots
    /// were missed, a job runs once.
    pub fn due(&self, now: DateTime<Utc>, last: &BTreeMap<Job, DateTime<Utc>>) -> Vec<DueJob> {
        let due = |job: Job| {
            let slot = self.slot(job, now);
            let last = last.get(&job).copied();
            let last_in_future = last.filter(|&last| last - now > self.tolerance);
            let ran = last_in_future.is_none() && last.is_some_and(|last| last >= slot);
            (!ran).then_some(DueJob { job, slot, last_in_future })
        };
        Job::ALL.into_iter().filter_map(due).collect()
    }

    /// The latest slot of a job that is not after `now`.
    pub fn slot(&self, job: Job, now: DateTime<Utc>) -> DateTime<Utc> {
        let slots = self.slots_around(job, now);
        slots.into_iter().filter(|&slot| slot <= now).max().unwrap_or(now)
    }

    /// The first slot of a job after `now`.
    pub fn next(&self, job: Job, now: DateTime<Utc>) -> DateTime<Utc> {
        let slots = self.slots_around(job, now);
        slots.into_iter().filter(|&slot| slot > now).min().unwrap_or(now)
    }

    /// The crontab lines for a machine in `zone`, as of `now`, and what is wrong with them.
    ///
    /// Cron works in wall time. Where the clocks of the zone change within a year, one fixed line
    /// is wrong for part of it; the lines hold until the change that the warning names.
    ///
    /// # Example
    /// ```
    /// use backorder_core::JobPlan;
    /// use backorder_core::{TimeZone, parse_utc};
    /// let now = parse_utc("2027-01-13 12:00:00")?.unwrap();
    /// let crontab = JobPlan::default().crontab(&TimeZone::parse("<+04>-4")?, now);
    /// let lines: Vec<&str> = crontab.lines.iter().map(|line| line.schedule.as_str()).collect();
    /// assert_eq!(lines, ["1 4,14 * * *", "1 5,15 * * *", "*/5 * * * *"]);
    /// assert_eq!(crontab.warning, None);
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn crontab(&self, zone: &TimeZone, now: DateTime<Utc>) -> Crontab {
        let ahead = minutes_ahead(zone.offset_at(now));
        let mut lines = Vec::new();
        for (job, times) in [(Job::Import, &self.import), (Job::Sync, &self.sync)] {
            lines.extend(daily_lines(job, times, ahead));
        }
        let schedule = format!("{} * * * *", self.batch_field(ahead));
        lines.push(CronLine { job: Job::Batch, schedule });
        let change = zone.next_change(now, LOOK_AHEAD);
        let warning = change.map(|at| ClockChange {
            zone: zone.name().into(),
            at,
            seconds: zone.offset_at(at) - zone.offset_at(now),
        });
        Crontab { lines, warning }
    }

    /// The minutes of the wall clock at which batches run. They are whole hours and parts of them
    /// in UTC, so that zones with half and quarter hours have others.
    fn batch_field(&self, ahead: i64) -> String {
        let step = i64::from(self.batch_minutes);
        match ahead.rem_euclid(step) {
            0 if step < 60 => format!("*/{step}"),
            first => {
                let minutes = (0..60).filter(|minute| minute % step == first);
                minutes.map(|minute| minute.to_string()).collect::<Vec<_>>().join(",")
            }
        }
    }

    /// All slots of the day before, the day of and the day after `now`.
    fn slots_around(&self, job: Job, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        let times = match job {
            Job::Import => &self.import,
            Job::Sync => &self.sync,
            Job::Batch => return self.batch_slots_around(now),
        };
        let today = now.date_naive();
        let days = [today.checked_sub_days(Days::new(1)), Some(today), today.succ_opt()];
        let slots = days.into_iter().flatten();
        slots.flat_map(|day| times.iter().map(move |time| day.and_time(*time).and_utc())).collect()
    }

    fn batch_slots_around(&self, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        let past = TimeDelta::minutes(i64::from(now.minute() % self.batch_minutes))
            + TimeDelta::seconds(i64::from(now.second()))
            + TimeDelta::nanoseconds(i64::from(now.nanosecond()));
        let slot = now.checked_sub_signed(past);
        let next = slot.and_then(|slot| {
            slot.checked_add_signed(TimeDelta::minutes(i64::from(self.batch_minutes)))
        });
        [slot, next].into_iter().flatten().collect()
    }
}

/// The lines for a machine's crontab.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Crontab {
    /// One or more lines for each job; a command has to be put behind.
    pub lines: Vec<CronLine>,
    /// The change of clocks after which the lines are wrong, if there is one within a year.
    pub warning: Option<ClockChange>,
}

/// When a job runs, in the wall time of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CronLine {
    /// The job.
    pub job: Job,
    /// The five fields of cron: minute, hour, day, month, weekday.
    pub schedule: String,
}

/// A change of clocks that makes a fixed line of a crontab wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ClockChange {
    /// The zone.
    pub zone: Box<str>,
    /// The first instant after the change.
    pub at: DateTime<Utc>,
    /// By how much the clocks are put forward; below zero when put back.
    pub seconds: i32,
}

impl fmt::Display for ClockChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.seconds.abs() / 60;
        // A line keeps its wall time, which comes earlier in UTC once the clocks are ahead.
        let when = if self.seconds > 0 { "early" } else { "late" };
        let at = format_utc(self.at);
        write!(
            f,
            "the clocks of {} change at {at} UTC: from then on daily jobs run {minutes} minutes \
             {when}; ask every 5 minutes which job is due instead",
            self.zone
        )
    }
}

/// Minutes by which the wall clock is ahead of UTC; a part of a minute counts as one, because a
/// job must not run before its slot.
fn minutes_ahead(offset_seconds: i32) -> i64 {
    i64::from(offset_seconds).div_euclid(60) + i64::from(offset_seconds.rem_euclid(60) > 0)
}

/// One line for each minute of the hour; the hours that share it go into one line.
fn daily_lines(job: Job, times: &[NaiveTime], ahead: i64) -> Vec<CronLine> {
    let mut by_minute: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for time in times {
        let local = time.overflowing_add_signed(TimeDelta::minutes(ahead)).0;
        by_minute.entry(local.minute()).or_default().push(local.hour());
    }
    let line = |(minute, mut hours): (u32, Vec<u32>)| {
        hours.sort_unstable();
        hours.dedup();
        let hours: Vec<String> = hours.iter().map(u32::to_string).collect();
        CronLine { job, schedule: format!("{minute} {} * * *", hours.join(",")) }
    };
    by_minute.into_iter().map(line).collect()
}
