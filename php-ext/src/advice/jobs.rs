//! When the jobs run: `Backorder\JobPlan` and what it answers.

use std::collections::BTreeMap;

use backorder_core as core;
use chrono::NaiveTime;
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::At;
use crate::boundary::convert::{Items, time_of_day};
use crate::boundary::errors::Refused;
use crate::rules::policy;
use crate::values::enums::Job;
use crate::values::zone::TimeZone;

#[php_class]
#[php(name = "Backorder\\JobPlan")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct JobPlan(core::JobPlan);

#[php_impl]
impl JobPlan {
    #[php(getter)]
    pub fn import(&self) -> Vec<String> {
        shown(self.0.import())
    }

    #[php(getter)]
    pub fn sync(&self) -> Vec<String> {
        shown(self.0.sync())
    }

    #[php(getter)]
    pub fn batch_minutes(&self) -> i64 {
        self.0.batch_minutes().into()
    }

    #[php(getter)]
    pub fn tolerance(&self) -> i64 {
        self.0.tolerance().num_seconds()
    }

    #[php(name = "default")]
    pub fn as_written() -> JobPlan {
        JobPlan(core::JobPlan::default())
    }

    #[php(defaults(batchMinutes = 5, tolerance = 300))]
    pub fn of(
        import: Items<'_>,
        sync: Items<'_>,
        batchMinutes: i64,
        tolerance: i64,
    ) -> Result<JobPlan, Refused> {
        let minutes = u32::try_from(batchMinutes);
        let minutes = minutes.map_err(|_| policy::refused("batch", batchMinutes))?;
        let tolerance = policy::time("tolerance", tolerance)?;
        let (import, sync) = (times(&import, "import")?, times(&sync, "sync")?);
        Ok(JobPlan(core::JobPlan::new(import, sync, minutes, tolerance)?))
    }

    #[php(defaults(last = Items::NONE))]
    pub fn due(&self, now: At<'_>, last: Items<'_>) -> Result<Vec<DueJob>, Refused> {
        let mut runs = BTreeMap::new();
        for (name, at) in last.pairs() {
            let job = core::Job::parse(&name)?;
            if at.is_null() {
                continue;
            }
            runs.insert(job, At::of(at).at(&format!("last: {name}"))?);
        }
        Ok(self.0.due(now.at("now")?, &runs).into_iter().map(DueJob).collect())
    }

    pub fn slot(&self, job: Job, now: At<'_>) -> Result<i64, Refused> {
        Ok(self.0.slot(job.into(), now.at("now")?).timestamp())
    }

    pub fn next(&self, job: Job, now: At<'_>) -> Result<i64, Refused> {
        Ok(self.0.next(job.into(), now.at("now")?).timestamp())
    }

    pub fn crontab(&self, zone: &TimeZone, now: At<'_>) -> Result<Crontab, Refused> {
        Ok(Crontab(self.0.crontab(&zone.0, now.at("now")?)))
    }
}

fn times(texts: &Items<'_>, what: &str) -> Result<Vec<NaiveTime>, Refused> {
    let texts = texts.texts(what)?;
    Ok(texts.iter().map(|text| time_of_day(text)).collect::<Result<_, _>>()?)
}

fn shown(times: &[NaiveTime]) -> Vec<String> {
    times.iter().map(|time| time.format("%H:%M").to_string()).collect()
}

#[php_class]
#[php(name = "Backorder\\DueJob")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DueJob(core::DueJob);

#[php_impl]
impl DueJob {
    #[php(getter)]
    pub fn job(&self) -> Job {
        self.0.job.into()
    }

    #[php(getter)]
    pub fn slot(&self) -> i64 {
        self.0.slot.timestamp()
    }

    #[php(getter)]
    pub fn last_in_future(&self) -> Option<i64> {
        self.0.last_in_future.map(|at| at.timestamp())
    }
}

#[php_class]
#[php(name = "Backorder\\Crontab")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Crontab(core::Crontab);

#[php_impl]
impl Crontab {
    #[php(getter)]
    pub fn lines(&self) -> Vec<CronLine> {
        self.0.lines.iter().cloned().map(CronLine).collect()
    }

    #[php(getter)]
    pub fn warning(&self) -> Option<ClockChange> {
        self.0.warning.clone().map(ClockChange)
    }
}

#[php_class]
#[php(name = "Backorder\\CronLine")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct CronLine(core::CronLine);

#[php_impl]
impl CronLine {
    #[php(getter)]
    pub fn job(&self) -> Job {
        self.0.job.into()
    }

    #[php(getter)]
    pub fn schedule(&self) -> String {
        self.0.schedule.clone()
    }
}

#[php_class]
#[php(name = "Backorder\\ClockChange")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct ClockChange(core::ClockChange);

#[php_impl]
impl ClockChange {
    #[php(getter)]
    pub fn zone(&self) -> String {
        self.0.zone.to_string()
    }

    #[php(getter)]
    pub fn at(&self) -> i64 {
        self.0.at.timestamp()
    }

    #[php(getter)]
    pub fn seconds(&self) -> i64 {
        self.0.seconds.into()
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        self.0.to_string()
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<JobPlan>()
        .class::<DueJob>()
        .class::<Crontab>()
        .class::<CronLine>()
        .class::<ClockChange>()
}
