//! When the jobs run.

use std::collections::BTreeMap;
use std::mem::MaybeUninit;

use backorder_core::{Error, ErrorKind, JobPlan, Value};
use chrono::{DateTime, NaiveTime, Utc};

use crate::boundary::answer::{hand_out, write_out};
use crate::boundary::convert::{constant, instant, maybe_instant};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::Job;
use crate::boundary::owned::backorder_text;
use crate::boundary::table::{at, backorder_table, maybe_at};
use crate::boundary::text::{array, backorder_str, read_texts};
use crate::boundary::words::job_number;
use crate::values::zone::{backorder_zone, span, zone_or_utc};

/// When the jobs run, in UTC.
pub struct backorder_job_plan(JobPlan);

/// When a job ran last.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_job_run {
    /// Which, one of `BACKORDER_JOB_`.
    pub job: u32,
    /// When; `BACKORDER_TIME_NONE` for never.
    pub at: i64,
}

fn job(number: u32) -> Checked<backorder_core::Job> {
    Ok(match constant(number, "job", Job::from_code)? {
        Job::Import => backorder_core::Job::Import,
        Job::Sync => backorder_core::Job::Sync,
        Job::Batch => backorder_core::Job::Batch,
    })
}

fn times(texts: &[&str]) -> Result<Vec<NaiveTime>, Error> {
    let time = |text: &&str| {
        NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| {
            let message = format!("{text:?} is no time of day of the form 10:01");
            Error::new(ErrorKind::PolicyInvalid, text, message)
        })
    };
    texts.iter().map(time).collect()
}

/// The plan as written: import at 00:01 and 10:01 UTC, sync an hour later, a cycle every five
/// minutes. Free it with `backorder_job_plan_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_job_plan_new(
    out: Option<&mut MaybeUninit<Option<Box<backorder_job_plan>>>>,
) -> backorder_result {
    hand_out(out, || Ok(Box::new(backorder_job_plan(JobPlan::default()))))
}

/// A plan of your own: times of day like `10:01` in UTC, every how many minutes a cycle runs (a
/// divisor of 60), and how many seconds a clock may be wrong. Free it with
/// `backorder_job_plan_free`.
///
/// Errors: `POLICY_INVALID`, `TIME_RANGE`.
///
/// The caller makes sure that `imports` and `syncs` point to as many texts as their counts say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_job_plan_new_of(
    imports: *const backorder_str,
    import_count: usize,
    syncs: *const backorder_str,
    sync_count: usize,
    batch_minutes: u32,
    tolerance: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_job_plan>>>>,
) -> backorder_result {
    hand_out(out, || {
        // SAFETY: the caller promises as much, see above.
        let imports = unsafe { read_texts(imports, import_count, "imports") }?;
        // SAFETY: the caller promises as much, see above.
        let syncs = unsafe { read_texts(syncs, sync_count, "syncs") }?;
        let tolerance = span(tolerance, "tolerance")?;
        let plan = JobPlan::new(times(&imports)?, times(&syncs)?, batch_minutes, tolerance)?;
        Ok(Box::new(backorder_job_plan(plan)))
    })
}

/// What is due at `now`, where the jobs ran as the `count` entries at `runs` say. Columns: `job`
/// (one of `BACKORDER_JOB_`), `name`, `slot` (for which time it runs: store it as its last run),
/// `last_in_future` (a last run that a wrong clock wrote, or NULL). Free the table with
/// `backorder_table_free`.
///
/// Errors: `TIME_RANGE`, `NUMBER_INVALID`.
///
/// The caller makes sure that `runs` points to `count` runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_job_plan_due(
    plan: Option<&backorder_job_plan>,
    now: i64,
    runs: *const backorder_job_run,
    count: usize,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (plan, now) = (&given(plan, "plan")?.0, instant(now, "now")?);
        let mut last: BTreeMap<backorder_core::Job, DateTime<Utc>> = BTreeMap::new();
        // SAFETY: the caller promises as much, see above.
        for run in unsafe { array(runs, count, "runs") }? {
            if let Some(ran) = maybe_instant(run.at, "at")? {
                last.insert(job(run.job)?, ran);
            }
        }
        let rows = plan.due(now, &last).into_iter().map(|due| {
            let number = Value::Int(job_number(due.job).into());
            [number, due.job.name().into(), at(due.slot), maybe_at(due.last_in_future)]
        });
        Ok(backorder_table::of(&["job", "name", "slot", "last_in_future"], rows))
    })
}

/// The last time at or before `now` at which a job, one of `BACKORDER_JOB_`, is to run.
///
/// Errors: `TIME_RANGE`, `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_job_plan_slot(
    plan: Option<&backorder_job_plan>,
    number: u32,
    now: i64,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let plan = &given(plan, "plan")?.0;
        Ok(plan.slot(job(number)?, instant(now, "now")?).timestamp())
    })
}

/// The first time after `now` at which a job, one of `BACKORDER_JOB_`, is to run.
///
/// Errors: `TIME_RANGE`, `NUMBER_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_job_plan_next(
    plan: Option<&backorder_job_plan>,
    number: u32,
    now: i64,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let plan = &given(plan, "plan")?.0;
        Ok(plan.next(job(number)?, instant(now, "now")?).timestamp())
    })
}

/// The plan as lines of a crontab for a machine whose clock shows `zone`, NULL for UTC. Columns:
/// `job`, `name`, `schedule` (`1 0,10 * * *`). Free the table with `backorder_table_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_job_plan_crontab(
    plan: Option<&backorder_job_plan>,
    zone: Option<&backorder_zone>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let plan = &given(plan, "plan")?.0;
        let crontab = plan.crontab(&zone_or_utc(zone), instant(now, "now")?);
        let rows = crontab.lines.into_iter().map(|line| {
            [Value::Int(job_number(line.job).into()), line.job.name().into(), line.schedule.into()]
        });
        Ok(backorder_table::of(&["job", "name", "schedule"], rows))
    })
}

/// What is wrong with such lines: the clocks of the zone change within about a year. Empty where
/// they do not. Free the text with `backorder_text_free`.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_job_plan_warning(
    plan: Option<&backorder_job_plan>,
    zone: Option<&backorder_zone>,
    now: i64,
    out: Option<&mut MaybeUninit<Option<Box<backorder_text>>>>,
) -> backorder_result {
    hand_out(out, || {
        let plan = &given(plan, "plan")?.0;
        let crontab = plan.crontab(&zone_or_utc(zone), instant(now, "now")?);
        let warning = crontab.warning.map(|change| change.to_string());
        Ok(backorder_text::of(warning.unwrap_or_default()))
    })
}

/// Frees a plan; NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_job_plan_free(plan: Option<Box<backorder_job_plan>>) {
    fence_or((), || drop(plan));
}
