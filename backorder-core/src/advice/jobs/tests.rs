use proptest::prelude::*;

use super::*;
use crate::values::time::parse_utc;

fn at(text: &str) -> DateTime<Utc> {
    parse_utc(text).unwrap().unwrap()
}

fn all(last: DateTime<Utc>) -> BTreeMap<Job, DateTime<Utc>> {
    BTreeMap::from(Job::ALL.map(|job| (job, last)))
}

fn due(now: &str, last: &str) -> Vec<Job> {
    JobPlan::default().due(at(now), &all(at(last))).iter().map(|due| due.job).collect()
}

fn schedules(zone: &str, now: &str) -> Vec<String> {
    let crontab = JobPlan::default().crontab(&TimeZone::parse(zone).unwrap(), at(now));
    crontab.lines.into_iter().map(|line| line.schedule).collect()
}

#[test]
fn without_a_last_run_everything_is_due() {
    let due = JobPlan::default().due(at("2027-01-13 00:00:30"), &BTreeMap::new());
    let slots: Vec<_> = due.iter().map(|due| (due.job, format_utc(due.slot))).collect();
    let expected = [
        (Job::Import, "2027-01-12 10:01:00"),
        (Job::Sync, "2027-01-12 11:01:00"),
        (Job::Batch, "2027-01-13 00:00:00"),
    ];
    assert_eq!(slots, expected.map(|(job, slot)| (job, slot.to_owned())));
}

#[test]
fn a_slot_is_due_from_its_second_on_and_once() {
    assert_eq!(due("2027-01-13 10:00:59", "2027-01-13 10:00:00"), []);
    assert_eq!(due("2027-01-13 10:01:00", "2027-01-13 10:00:59"), [Job::Import]);
    assert_eq!(due("2027-01-13 10:04:59", "2027-01-13 10:01:00"), []);
    assert_eq!(due("2027-01-13 10:05:00", "2027-01-13 10:01:00"), [Job::Batch]);
    assert_eq!(due("2027-01-13 11:01:00", "2027-01-13 11:00:00"), [Job::Sync]);
    assert_eq!(due("2027-01-14 00:01:00", "2027-01-14 00:00:00"), [Job::Import]);
}

#[test]
fn after_downtime_each_job_runs_once_in_order() {
    assert_eq!(due("2027-01-13 12:00:00", "2027-01-09 12:00:00"), Job::ALL);
    assert_eq!(due("2027-01-13 12:00:00", "2027-01-13 12:00:00"), []);
}

#[test]
fn a_last_run_in_the_future() {
    let plan = JobPlan::default();
    let now = at("2027-01-13 12:00:00");
    // Within the tolerance it counts as run.
    assert_eq!(plan.due(now, &all(at("2027-01-13 12:05:00"))), []);
    let late = at("2027-01-13 12:05:01");
    let due = plan.due(now, &all(late));
    assert_eq!(due.len(), 3);
    assert!(due.iter().all(|due| due.last_in_future == Some(late)));
}

#[test]
fn next_slots() {
    let plan = JobPlan::default();
    let next = |job, now| format_utc(plan.next(job, at(now)));
    assert_eq!(next(Job::Import, "2027-01-13 00:00:59"), "2027-01-13 00:01:00");
    assert_eq!(next(Job::Import, "2027-01-13 10:01:00"), "2027-01-14 00:01:00");
    assert_eq!(next(Job::Batch, "2027-01-13 23:55:00"), "2027-01-14 00:00:00");
}

#[test]
fn plans_out_of_range() {
    let minute = NaiveTime::from_hms_opt(1, 2, 0).unwrap();
    let second = NaiveTime::from_hms_opt(1, 2, 3).unwrap();
    let five = TimeDelta::minutes(5);
    let refused = [
        JobPlan::new(vec![], vec![minute], 5, five),
        JobPlan::new(vec![minute], vec![], 5, five),
        JobPlan::new(vec![minute], vec![second], 5, five),
        JobPlan::new(vec![minute], vec![minute], 0, five),
        JobPlan::new(vec![minute], vec![minute], 7, five),
        JobPlan::new(vec![minute], vec![minute], 120, five),
        JobPlan::new(vec![minute], vec![minute], 5, -five),
    ];
    for plan in refused {
        assert_eq!(plan.unwrap_err().kind(), ErrorKind::PolicyInvalid);
    }
    let hourly = JobPlan::new(vec![minute], vec![minute], 60, five).unwrap();
    assert_eq!((hourly.import(), hourly.sync()), (&[minute][..], &[minute][..]));
    assert_eq!((hourly.batch_minutes(), hourly.tolerance()), (60, five));
    let crontab = hourly.crontab(&TimeZone::utc(), at("2027-01-13 12:00:00"));
    let lines: Vec<_> = crontab.lines.iter().map(|line| line.schedule.as_str()).collect();
    assert_eq!(lines, ["2 1 * * *", "2 1 * * *", "0 * * * *"]);
}

#[test]
fn crontab_lines_in_the_zone_of_the_machine() {
    let now = "2027-01-13 12:00:00";
    assert_eq!(schedules("UTC", now), ["1 0,10 * * *", "1 1,11 * * *", "*/5 * * * *"]);
    // The question of the server in UTC+4, and hours that cross midnight.
    assert_eq!(schedules("UTC+4", now)[..2], ["1 4,14 * * *", "1 5,15 * * *"]);
    assert_eq!(schedules("Asia/Kathmandu", now)[..2], ["46 5,15 * * *", "46 6,16 * * *"]);
    assert_eq!(schedules("America/Phoenix", now)[..2], ["1 3,17 * * *", "1 4,18 * * *"]);
    assert_eq!(schedules("Europe/Berlin", now)[0], "1 1,11 * * *");
    assert_eq!(schedules("Europe/Berlin", "2027-07-13 12:00:00")[0], "1 2,12 * * *");
}

#[test]
fn a_zone_that_changes_its_clocks_is_warned_of() {
    let warning = |zone: &str, now| {
        let zone = TimeZone::parse(zone).unwrap();
        JobPlan::default().crontab(&zone, at(now)).warning.map(|warning| warning.to_string())
    };
    let now = "2027-01-13 12:00:00";
    for zone in ["UTC", "UTC+4", "Asia/Kathmandu", "America/Phoenix", "Europe/Moscow"] {
        assert_eq!(warning(zone, now), None, "{zone}");
    }
    let text = warning("Europe/Berlin", now).unwrap();
    assert!(text.contains("2027-03-28 01:00:00") && text.contains("60 minutes early"), "{text}");
    let text = warning("Australia/Lord_Howe", now).unwrap();
    assert!(text.contains("2027-04-03 15:00:00") && text.contains("30 minutes late"), "{text}");
}

/// A crontab as cron reads it: whether the minute and hour fields match a wall time.
fn fires(schedule: &str, local: chrono::NaiveDateTime) -> bool {
    let fields: Vec<&str> = schedule.split(' ').collect();
    assert_eq!(fields[2..], ["*", "*", "*"], "{schedule}");
    let matches = |field: &str, value: u32| match field.strip_prefix("*/") {
        Some(step) => value.is_multiple_of(step.parse().unwrap()),
        None => field == "*" || field.split(',').any(|one| one.parse() == Ok(value)),
    };
    matches(fields[0], local.minute()) && matches(fields[1], local.hour())
}

/// Minute by minute through a day: the lines run each job at its slots and at no other time.
#[test]
fn crontab_lines_run_at_the_slots_in_every_zone() {
    let times = [[(0, 1), (10, 1)], [(1, 59), (23, 30)]].map(|times| {
        times.map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap()).to_vec()
    });
    let start = at("2027-01-13 00:00:00");
    for name in [
        "UTC",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Australia/Eucla",
        "Australia/Adelaide",
        "America/St_Johns",
        "Pacific/Marquesas",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
        "America/New_York",
        "+04:00",
        "-00:01",
        "<XXX>-5:29:30",
        "<XXX>5:29:30",
    ] {
        let zone = TimeZone::parse(name).unwrap();
        for batch in (1..=60).filter(|minutes| 60 % minutes == 0) {
            let [import, sync] = times.clone();
            let plan = JobPlan::new(import, sync, batch, TimeDelta::zero()).unwrap();
            let lines = plan.crontab(&zone, start).lines;
            for minute in 0..24 * 60 {
                let now = start + TimeDelta::minutes(minute);
                for job in Job::ALL {
                    let is_slot = plan.slot(job, now) == now;
                    // Where the offset has seconds, cron runs within the minute after the slot.
                    let late = TimeDelta::seconds((-zone.offset_at(now)).rem_euclid(60).into());
                    let local = zone.to_local(now + late);
                    let mut own = lines.iter().filter(|line| line.job == job);
                    let runs = own.any(|line| fires(&line.schedule, local));
                    assert_eq!(runs, is_slot, "{name}, {batch}: {job} at {now}: {lines:?}");
                }
            }
        }
    }
    let plan = JobPlan::new(times[0].clone(), times[1].clone(), 20, TimeDelta::zero()).unwrap();
    let lines = plan.crontab(&TimeZone::parse("Asia/Kolkata").unwrap(), start).lines;
    assert_eq!(lines.last().unwrap().schedule, "10,30,50 * * * *");
}

proptest! {
    #[test]
    fn run_often_or_rarely_each_slot_is_run_at_most_once(
        start in 0_i64..2_000_000_000, gaps in proptest::collection::vec(1_i64..100_000, 1..60)
    ) {
        let plan = JobPlan::default();
        let mut now = DateTime::from_timestamp(start, 0).unwrap();
        let mut last = BTreeMap::new();
        let mut slots: BTreeMap<Job, DateTime<Utc>> = BTreeMap::new();
        for gap in gaps {
            now += TimeDelta::seconds(gap);
            for due in plan.due(now, &last) {
                prop_assert!(slots.insert(due.job, due.slot).is_none_or(|slot| slot < due.slot));
                last.insert(due.job, now);
            }
            prop_assert_eq!(plan.due(now, &last), []);
            for job in Job::ALL {
                prop_assert!(plan.slot(job, now) <= now && now < plan.next(job, now));
                prop_assert_eq!(slots[&job], plan.slot(job, now));
            }
        }
    }
}
