//! The server's droplist jobs around a night in which its clocks change: by fixed lines of a
//! crontab, which then run at other hours, or by asking what is due, which must miss nothing and
//! do nothing twice.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::{Dates, DomainName, ListId};
use backorder_core::{Disambiguation, TimeZone};
use backorder_core::{Job, JobPlan};
use chrono::{DateTime, NaiveTime, Utc};

use super::Violation;
use super::plan::{Calendar, DAY, HOUR, History, MINUTE, Seconds};

/// How far around the night the jobs are played.
const AROUND: Seconds = 2 * DAY;

/// The jobs, and a diary of them.
#[derive(Debug)]
pub(super) struct Jobs {
    plan: JobPlan,
    zone: TimeZone,
    calendar: Calendar,
    by_crontab: bool,
    /// When the clocks change.
    pub night: Option<Seconds>,
    last: BTreeMap<Job, DateTime<Utc>>,
    cron: BTreeSet<(Seconds, Job)>,
    /// The droplist that was imported last and not compared yet.
    pub list: Option<(ListId, BTreeMap<DomainName, Dates>)>,
    runs: Vec<(Job, Seconds)>,
    asked: Vec<Seconds>,
}

impl Jobs {
    /// The jobs of a history's server.
    pub fn new(history: &History) -> Jobs {
        let zone = TimeZone::parse(history.zone).expect("a zone of the database");
        let mut jobs = Jobs {
            plan: JobPlan::default(),
            zone,
            calendar: history.calendar,
            by_crontab: history.by_crontab,
            night: history.night,
            last: BTreeMap::new(),
            cron: BTreeSet::new(),
            list: None,
            runs: Vec::new(),
            asked: Vec::new(),
        };
        if let Some(night) = jobs.night.filter(|_| jobs.by_crontab) {
            jobs.plan_by_crontab(night);
        }
        jobs
    }

    /// When cycles should run so that the night is seen closely.
    pub fn cycles(&self) -> Vec<Seconds> {
        let Some(night) = self.night else { return Vec::new() };
        let coarse = (-24..=24).map(|step| step * 2 * HOUR);
        let fine = (-8..=8).map(|step| step * 15 * MINUTE);
        coarse.chain(fine).map(|offset| night + offset).collect()
    }

    /// Whether a cycle lies in the night itself.
    pub fn is_night(&self, now: Seconds) -> bool {
        self.night.is_some_and(|night| (now - night).abs() <= 2 * HOUR)
    }

    /// Cron goes by the wall: a time that comes twice runs twice, one that is skipped does not.
    fn plan_by_crontab(&mut self, night: Seconds) {
        let from = self.calendar.at(night - AROUND);
        let crontab = self.plan.crontab(&self.zone, from);
        let first = self.zone.to_local(from).date();
        for line in crontab.lines.iter().filter(|line| line.job != Job::Batch) {
            let times: Vec<NaiveTime> = times(&line.schedule);
            for local in first
                .iter_days()
                .take(5)
                .flat_map(|day| times.iter().map(move |time| day.and_time(*time)))
            {
                let read = |rule| self.zone.resolve(local, rule).ok();
                let both = [read(Disambiguation::Earlier), read(Disambiguation::Later)];
                // A time that never was reads as two instants that show another time.
                let real = both.into_iter().flatten().filter(|at| self.zone.to_local(*at) == local);
                let instants = real.map(|at| self.calendar.seconds(at));
                let near = instants.filter(|at| (*at - night).abs() <= AROUND);
                self.cron.extend(near.map(|at| (at, line.job)).collect::<Vec<_>>());
            }
        }
    }

    /// When cron starts something next.
    pub fn next_by_crontab(&self) -> Option<Seconds> {
        self.cron.first().map(|(at, _)| *at)
    }

    /// What cron starts now.
    pub fn pop_by_crontab(&mut self) -> Option<Job> {
        let (at, job) = self.cron.pop_first()?;
        self.runs.push((job, at));
        Some(job)
    }

    /// What is due now, where the server asks for it; noted as run.
    pub fn due(&mut self, now: Seconds) -> Vec<Job> {
        let is_near = self.night.is_some_and(|night| (now - night).abs() <= AROUND);
        if self.by_crontab || !is_near {
            return Vec::new();
        }
        self.asked.push(now);
        let at = self.calendar.at(now);
        let due = self.plan.due(at, &self.last).into_iter().map(|due| due.job);
        let due: Vec<Job> = due.filter(|job| *job != Job::Batch).collect();
        for job in &due {
            self.last.insert(*job, at);
            self.runs.push((*job, now));
        }
        due
    }

    /// How many jobs ran, and how many of them at another minute than planned by a crontab.
    pub fn counts(&self) -> (u64, u64) {
        let is_off = |(job, at): &&(Job, Seconds)| self.by_crontab && !self.is_slot(*job, *at);
        (self.runs.len() as u64, self.runs.iter().filter(is_off).count() as u64)
    }

    /// The plan, written down a second time: minutes of the day in universal time.
    fn is_slot(&self, job: Job, at: Seconds) -> bool {
        let of_day = self.calendar.at(at).timestamp().rem_euclid(DAY);
        let hours = if job == Job::Import { [0, 10] } else { [1, 11] };
        hours.iter().any(|hour| of_day == hour * HOUR + MINUTE)
    }

    /// Asked what is due, nothing is left out and nothing done twice; fixed lines are right until
    /// the clocks change.
    pub fn judge(&self, now: Seconds) -> Result<(), Violation> {
        let Some(night) = self.night else { return Ok(()) };
        let fail = |text: String| Err(Violation::new("each job once for each slot", now, text));
        // The first minute past an hour, where all slots are.
        let start = night - AROUND;
        let past = self.calendar.at(start).timestamp().rem_euclid(HOUR);
        let first = start + (HOUR + MINUTE - past).rem_euclid(HOUR);
        for job in [Job::Import, Job::Sync] {
            let hours = (0..2 * AROUND / HOUR).map(|hour| first + hour * HOUR);
            for slot in hours.filter(|slot| self.is_slot(job, *slot)) {
                let ends = slot + if self.is_slot(job, slot + 10 * HOUR) { 10 } else { 14 } * HOUR;
                let within = |at: Seconds| (slot..ends).contains(&at);
                let runs = self.runs.iter().filter(|(ran, at)| *ran == job && within(*at)).count();
                let is_asked = self.asked.iter().any(|at| within(*at));
                if !self.by_crontab && runs != usize::from(is_asked) {
                    return fail(format!("{job} of {slot}: {runs} runs"));
                }
                let is_exact = self.runs.contains(&(job, slot));
                if self.by_crontab && slot < night && !is_exact {
                    return fail(format!("{job} of {slot} did not run by its line"));
                }
            }
        }
        Ok(())
    }
}

/// `1 4,14 * * *` as times of day.
fn times(schedule: &str) -> Vec<NaiveTime> {
    let mut fields = schedule.split(' ');
    let minute = fields.next().and_then(|minute| minute.parse().ok()).expect("a minute");
    let hours = fields.next().expect("hours").split(',');
    hours
        .map(|hour| NaiveTime::from_hms_opt(hour.parse().expect("an hour"), minute, 0))
        .map(|time| time.expect("a time of day"))
        .collect()
}
