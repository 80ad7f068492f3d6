use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::{Droplist, DroplistDiff, Statistics};
use super::{at, image};
use crate::values::name::{DomainName, TldSet};
use crate::values::time::TimeZone;

fn csv(names: &BTreeMap<String, u8>) -> String {
    let line = |(name, day): (&String, &u8)| format!("{name};2027-01-{} 01:02:03\n", 11 + day % 9);
    names.iter().map(line).collect()
}

fn names() -> impl Strategy<Value = BTreeMap<String, u8>> {
    prop::collection::btree_map("[ab]{1,2}(-[ab])?\\.(com|a|de)", 0..3_u8, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_difference_leads_from_the_old_list_to_the_new(old in names(), new in names()) {
        let (old_image, new_image) = (image(&csv(&old)), image(&csv(&new)));
        let old_list = Droplist::open(&old_image).unwrap();
        let new_list = Droplist::open(&new_image).unwrap();
        let diff = DroplistDiff::between(&old_list, &new_list);
        prop_assert_eq!((diff.from(), diff.to()), (Some(old_list.edition()), new_list.edition()));
        let mut state: BTreeMap<DomainName, _> =
            old_list.rows().map(|row| (row.domain().unwrap(), row.drop())).collect();
        for (name, drop) in diff.gone() {
            prop_assert_eq!(state.remove(&name), Some(drop));
        }
        for (name, was, is) in diff.moved() {
            prop_assert!(was != is);
            prop_assert_eq!(state.insert(name, is), Some(was));
        }
        for (name, drop) in diff.added() {
            prop_assert_eq!(state.insert(name, drop), None);
        }
        let wanted: BTreeMap<DomainName, _> =
            new_list.rows().map(|row| (row.domain().unwrap(), row.drop())).collect();
        prop_assert_eq!(&state, &wanted);
        for name in old.keys() {
            let name = DomainName::parse(name, &TldSet::first_dot()).unwrap();
            prop_assert_eq!(new_list.drop_of(&name), wanted.get(&name).copied());
        }
        prop_assert_eq!(DroplistDiff::first(&new_list).counts(), (wanted.len(), 0, 0));
    }
}

#[test]
fn days_are_those_of_the_zone_also_when_the_clock_changes() {
    // Berlin goes from UTC+1 to UTC+2 on 2027-03-28 at 01:00 UTC: that day has 23 hours.
    let image = image(
        "a.com;2027-03-27 22:59:59\nb.com;2027-03-27 23:00:00\nc.de;2027-03-28 21:59:59\n\
         d.com;2027-03-28 22:00:00\ne.com;2027-05-01 12:00:00\n",
    );
    let list = Droplist::open(&image).unwrap();
    let zone = TimeZone::parse("Europe/Berlin").unwrap();
    let statistics = Statistics::of(&list, &zone, at("2027-03-27 23:00:00"));
    let days: Vec<(String, u64, usize)> = statistics
        .days
        .iter()
        .map(|day| (day.date.to_string(), day.total, day.by_tld.len()))
        .collect();
    let expected = [
        ("2027-03-27".to_owned(), 1, 1),
        ("2027-03-28".to_owned(), 2, 2),
        ("2027-03-29".to_owned(), 1, 1),
        ("2027-05-01".to_owned(), 1, 1),
    ];
    assert_eq!(days, expected);
    assert_eq!(statistics.by_tld, [("com".to_owned(), 4), ("de".to_owned(), 1)]);
    assert_eq!((statistics.next_24_hours, statistics.next_7_days), (3, 3));
    // An instant is counted from, and not up to.
    let statistics = Statistics::of(&list, &zone, at("2027-03-26 23:00:00"));
    assert_eq!(statistics.next_24_hours, 1);
}

#[test]
fn odd_zones_and_far_drops_are_counted_too() {
    let image =
        image("a.com;2027-03-27 19:42:59\nb.com;2027-03-27 19:43:00\nc.com;2105-01-01 00:00:00\n");
    let list = Droplist::open(&image).unwrap();
    let zone = TimeZone::parse("<+0417>-4:17").unwrap();
    let statistics = Statistics::of(&list, &zone, at("2027-03-27 00:00:00"));
    let days: Vec<(String, u64)> =
        statistics.days.iter().map(|day| (day.date.to_string(), day.total)).collect();
    let expected = ["2027-03-27", "2027-03-28", "2105-01-01"].map(|day| (day.to_owned(), 1));
    assert_eq!(days, expected);
    assert_eq!((statistics.total, statistics.by_tld[0].1), (3, 3));
}
