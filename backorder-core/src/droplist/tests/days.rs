use chrono::{NaiveDate, TimeDelta};

use super::super::{Droplist, DroplistRow, Limit, Query, Statistics};
use super::{at, image, now};
use crate::values::error::ErrorKind;
use crate::values::time::{TimeZone, format_utc};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Names every half hour around a day on which the clocks of Berlin change.
fn around(first: &str, hours: i64) -> Vec<u8> {
    let lines = (0..hours * 2).map(|half| {
        let drop = at(first) + TimeDelta::minutes(half * 30);
        format!("n{half}.com;{}\n", format_utc(drop))
    });
    image(&lines.collect::<String>())
}

fn found(image: &[u8], from: &str, to: &str) -> (u64, String, String) {
    let list = Droplist::open(image).unwrap();
    let mut query = Query { limit: Limit(1000), ..Query::default() };
    let zone = TimeZone::parse("Europe/Berlin").unwrap();
    query.set_drop_days(&zone, Some(day(from)), Some(day(to))).unwrap();
    let page = query.compile().unwrap().page(&list);
    let drop =
        |row: Option<&DroplistRow<'_>>| row.map(|row| format_utc(row.drop())).unwrap_or_default();
    (page.total, drop(page.rows.first()), drop(page.rows.last()))
}

fn is(total: u64, first: &str, last: &str) -> (u64, String, String) {
    (total, first.to_owned(), last.to_owned())
}

#[test]
fn a_day_has_the_hours_that_the_clock_gives_it() {
    let spring = around("2027-03-26 12:00:00", 96);
    let autumn = around("2027-10-29 12:00:00", 96);
    let (first, last) = ("2027-03-26 23:00:00", "2027-03-27 22:30:00");
    assert_eq!(found(&spring, "2027-03-27", "2027-03-27"), is(48, first, last));
    let (first, last) = ("2027-03-27 23:00:00", "2027-03-28 21:30:00");
    assert_eq!(found(&spring, "2027-03-28", "2027-03-28"), is(46, first, last));
    let (first, last) = ("2027-10-30 22:00:00", "2027-10-31 22:30:00");
    assert_eq!(found(&autumn, "2027-10-31", "2027-10-31"), is(50, first, last));
    let (first, last) = ("2027-10-30 22:00:00", "2027-11-01 22:30:00");
    assert_eq!(found(&autumn, "2027-10-31", "2027-11-01"), is(98, first, last));
}

#[test]
fn the_days_of_the_search_are_those_of_the_statistics() {
    let zone = TimeZone::parse("Europe/Berlin").unwrap();
    for (first, hours) in [("2027-03-26 12:00:00", 96), ("2027-10-29 12:00:00", 96)] {
        let image = around(first, hours);
        let list = Droplist::open(&image).unwrap();
        let statistics = Statistics::of(&list, &zone, now());
        assert_eq!(statistics.days.len(), 5);
        for of_day in statistics.days {
            let date = of_day.date.to_string();
            assert_eq!(found(&image, &date, &date).0, of_day.total, "{date}");
        }
    }
}

#[test]
fn open_ends_and_crossed_days() {
    let image = around("2027-03-26 12:00:00", 96);
    let list = Droplist::open(&image).unwrap();
    let zone = TimeZone::utc();
    let mut query = Query::default();
    query.set_drop_days(&zone, None, Some(day("2027-03-26"))).unwrap();
    assert_eq!(query.compile().unwrap().page(&list).total, 24);
    query.set_drop_days(&zone, Some(day("2027-03-30")), None).unwrap();
    assert_eq!(query.compile().unwrap().page(&list).total, 24);
    let crossed = query.set_drop_days(&zone, Some(day("2027-03-30")), Some(day("2027-03-29")));
    let error = crossed.unwrap_err();
    assert_eq!((error.kind(), error.subject()), (ErrorKind::QueryInvalid, "drop_before"));
}

/// A list whose drops are years apart: the days that count are those with names.
#[test]
fn days_without_names_are_not_counted() {
    let zone = TimeZone::parse("America/New_York").unwrap();
    let lines = |days: i64, apart: i64| -> String {
        let drop = |day| at("2027-01-11 12:00:00") + TimeDelta::days(day * apart);
        (0..days).map(|day| format!("n{day}.com;{}\n", format_utc(drop(day)))).collect()
    };
    for (days, apart) in [(3, 300), (400, 1), (401, 1), (400, 60), (450, 2)] {
        let image = image(&lines(days, apart));
        let statistics = Statistics::of(&Droplist::open(&image).unwrap(), &zone, now());
        assert_eq!(statistics.total, days as u64);
        let counted = Statistics::DAYS_MAX.min(days as usize);
        assert_eq!(statistics.days.len(), counted, "{days} days, {apart} apart");
        for (number, of_day) in (0..).zip(&statistics.days) {
            let date = day("2027-01-11") + TimeDelta::days(number * apart);
            assert_eq!((of_day.date, of_day.total), (date, 1));
        }
    }
}

#[test]
fn the_last_drop_that_can_be_written_is_in_a_day() {
    for first in ["2106-02-01 12:00:00", "2027-01-11 00:00:00"] {
        let image = image(&format!("a.com;{first}\nb.com;2106-02-07 06:28:15\n"));
        let list = Droplist::open(&image).unwrap();
        for zone in ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"] {
            let zone = TimeZone::parse(zone).unwrap();
            let days = Statistics::of(&list, &zone, now()).days;
            let total: u64 = days.iter().map(|day| day.total).sum();
            assert_eq!((total, days.last().map(|day| day.total)), (2, Some(1)));
        }
    }
}
