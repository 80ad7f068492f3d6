//! What was read stands in the columns and in the index, whatever the lengths.

use super::super::{Droplist, Limit, Query};
use super::image;

/// Labels of every length, several of each, some of them the beginning of the next, and IDN.
fn names() -> Vec<String> {
    let idn = ["xn--mnchen-3ya", "xn--mnchen-24-u9a", "xn--bcher-kva", "xn--wg8h"];
    let mut names: Vec<String> = (1..=63)
        .flat_map(|length| {
            ["a", "m7-x", "zz9"].map(|text| text.repeat(length)[..length].to_owned())
        })
        .filter(|label| !label.ends_with('-') && label.get(2..4) != Some("--"))
        .chain(idn.map(str::to_owned))
        .flat_map(|label| ["com", "de", "co.uk"].map(|tld| format!("{label}.{tld}")))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn labels_of_every_length_read_back() {
    let names = names();
    // In another order than the one they come to stand in.
    for step in [1, 7, 11] {
        let lines = (0..step).flat_map(|first| names.iter().skip(first).step_by(step));
        let csv: String = lines.map(|name| format!("{name};2027-01-12 19:00:07\n")).collect();
        let image = image(&csv);
        let list = Droplist::open(&image).unwrap();
        list.verify().unwrap();
        assert!(list.rows().map(|row| row.name()).eq(names.iter().cloned()));
        for row in list.rows() {
            assert_eq!(row.counters(), row.domain().unwrap().counters(), "{}", row.name());
        }
        for part in ["aaa", "zz9", "7-x", "kva", "9z"] {
            let mut query = Query { limit: Limit(1), ..Query::default() };
            query.set("contains_all", part).unwrap();
            let hits = names.iter().filter(|name| name.split('.').next().unwrap().contains(part));
            assert_eq!(query.compile().unwrap().page(&list).total, hits.count() as u64, "{part}");
        }
    }
}
