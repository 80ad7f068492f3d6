//! What a list is believed: coverage, predecessors, bad lines, sources, images of version 1.

use super::super::{Covers, Droplist, Format, Import, Limits, Presence};
use super::{at, image, now};
use crate::values::error::ErrorKind;
use crate::values::name::{DomainName, Tld, TldSet};

fn after(csv: &str, previous: &[u8], prepare: impl FnOnce(&mut Import)) -> Vec<u8> {
    let mut import = Import::new(now(), Limits { bad_percent_max: 60, ..Limits::default() });
    prepare(&mut import);
    import.feed(csv.as_bytes()).unwrap();
    import.finish(Some(&Droplist::open(previous).unwrap())).unwrap()
}

fn says(image: &[u8], name: &str) -> &'static str {
    let name = DomainName::parse(name, &TldSet::first_dot()).unwrap();
    Droplist::open(image).unwrap().presence(&name).name()
}

fn names(tld: &str, count: u32) -> String {
    (0..count).map(|number| format!("name{number}.{tld};2027-01-12 19:00:07\n")).collect()
}

#[test]
fn the_first_list_of_a_source_says_nothing_of_what_it_lacks() {
    let first = image(&names("com", 3));
    assert_eq!([says(&first, "name1.com"), says(&first, "gone.com")], ["listed", "unknown"]);
    let second = after(&names("com", 3), &first, |_| {});
    assert_eq!(says(&second, "gone.com"), "absent");
}

#[test]
fn a_list_says_nothing_of_tlds_that_it_does_not_cover() {
    let first = image(&[names("com", 3), names("co.uk", 3)].concat());
    let second = after(&names("co.uk", 3), &first, |_| {});
    // Two lists that only cover other TLDs released a .com as renewed.
    assert_eq!([says(&second, "name1.com"), says(&second, "gone.co.uk")], ["unknown", "absent"]);
    let third = after(&names("co.uk", 3), &second, |_| {});
    assert_eq!(says(&third, "name1.com"), "unknown");
    let part = after(&names("co.uk", 3), &second, |import| import.set_covers(Covers::Nothing));
    assert_eq!(says(&part, "gone.co.uk"), "unknown");
    let com: TldSet = [Tld::parse("com").unwrap()].into_iter().collect();
    let stated = after(&[names("com", 3), names("de", 1)].concat(), &first, |import| {
        import.set_covers(Covers::Tlds(com));
    });
    let answers = ["gone.com", "gone.de", "gone.co.uk"].map(|name| says(&stated, name));
    assert_eq!(answers, ["absent", "unknown", "unknown"]);
}

#[test]
fn half_of_the_names_of_a_tld_are_needed() {
    let first = image(&[names("com", 10), names("de", 100)].concat());
    for (count, answer) in [(5, "absent"), (4, "unknown")] {
        let second = after(&[names("com", count), names("de", 100)].concat(), &first, |_| {});
        assert_eq!(says(&second, "name9.com"), answer, "{count}");
        assert_eq!(says(&second, "gone.de"), "absent");
        let list = Droplist::open(&second).unwrap();
        let covered: Vec<_> = list.covered().collect();
        assert_eq!((&*covered[0].tld, covered[0].names), ("com", count));
        assert_eq!((covered[0].names_before, covered[1].names_before), (Some(10), Some(100)));
        assert_eq!(covered[0].is_believed, count == 5);
    }
}

#[test]
fn a_bad_line_that_could_be_about_the_name_says_nothing() {
    let first = image(&[names("com", 12), names("de", 3)].concat());
    let bad = [
        "dated.com;soon",
        "\"quoted.com;2027-01-12 19:00:07",
        "2027-01-12 19:00:07;swapped.com",
        "comma.com,2027-01-12 19:00:07",
        "münchen.de;",
        "UPPER.com",
    ];
    let long = format!("long.com;{}", "x".repeat(2000));
    let csv = [names("com", 12), names("de", 3), bad.join("\n"), "\n".into(), long].concat();
    let mut bytes = csv.into_bytes();
    bytes.extend_from_slice(b"\nk\xf6ln.de;2027-01-12 19:00:07\n");
    let mut import = Import::new(now(), Limits { bad_percent_max: 60, ..Limits::default() });
    import.feed(&bytes).unwrap();
    let second = import.finish(Some(&Droplist::open(&first).unwrap())).unwrap();
    assert_eq!(import.report().bad_lines, 8);
    for name in [
        "dated.com",
        "quoted.com",
        "swapped.com",
        "comma.com",
        "münchen.de",
        "upper.com",
        "long.com",
        "köln.de",
    ] {
        assert_eq!(says(&second, name), "unknown", "{name}");
    }
    assert_eq!([says(&second, "gone.com"), says(&second, "gone.de")], ["absent", "absent"]);
    let mut rows = Import::new(now(), Limits { bad_percent_max: 60, ..Limits::default() });
    rows.push_texts("a.com", "2027-01-12 19:00:07", "").unwrap();
    rows.push_texts("b.com", "soon", "").unwrap();
    let rows = rows.finish(Some(&Droplist::open(&image(&names("com", 2))).unwrap())).unwrap();
    assert_eq!([says(&rows, "b.com"), says(&rows, "c.com")], ["unknown", "absent"]);
}

#[test]
fn a_name_whose_drop_is_past_is_listed_all_the_same() {
    let csv = [names("com", 3), "past.com;2026-12-12 19:00:07\n".into()].concat();
    let second = after(&csv, &image(&names("com", 3)), |_| {});
    let name = DomainName::parse("past.com", &TldSet::first_dot()).unwrap();
    let list = Droplist::open(&second).unwrap();
    let Presence::Listed(dates) = list.presence(&name) else { panic!("it is on the list") };
    assert_eq!(dates.drop_at, at("2026-12-12 19:00:07"));
    assert_eq!((list.drop_of(&name), list.len()), (None, 3));
}

#[test]
fn a_list_follows_one_of_its_own_source() {
    let first = image(&names("uk", 3));
    let mut import = Import::new(now(), Limits::default());
    import.set_source("nominet").unwrap();
    import.feed(names("uk", 3).as_bytes()).unwrap();
    let refused = import.finish(Some(&Droplist::open(&first).unwrap())).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::SourceDiffers);
    assert_eq!(Droplist::open(&first).unwrap().source(), "registrar");
    for bad in ["", "a b", "ä", &"x".repeat(65)] {
        assert_eq!(import.set_source(bad).unwrap_err().kind(), ErrorKind::FormatInvalid);
    }
}

#[test]
fn names_without_a_date_do_not_drop() {
    let first = image(&names("app", 2));
    let csv = "name0.app,\nname1.app,2027-01-12T19:00:07.000Z\nname2.app,\n";
    let mut import = Import::new(now(), Limits::default());
    import.feed(csv.as_bytes()).unwrap();
    let second = import.finish(Some(&Droplist::open(&first).unwrap())).unwrap();
    let report = import.report();
    assert_eq!((report.lines, report.names, report.undated), (3, 1, 2));
    assert_eq!(report.format, Some(Format::nomulus()));
    assert_eq!([says(&second, "name0.app"), says(&second, "name1.app")], ["absent", "listed"]);
}

/// The same image without what version 2 added.
fn version_1(image: &[u8]) -> Vec<u8> {
    const SECTIONS: usize = 15;
    const ADDED: u64 = 6 * 24;
    let number = |at: usize| u64::from_le_bytes(image[at..at + 8].try_into().unwrap());
    let table = 64 + SECTIONS * 24;
    let end = number(table + 8);
    let mut old = image[..table].to_vec();
    (old[8], old[12]) = (1, SECTIONS as u8);
    for section in 0..SECTIONS {
        let at = 64 + section * 24 + 8;
        old[at..at + 8].copy_from_slice(&(number(at) - ADDED).to_le_bytes());
    }
    old.extend_from_slice(&image[64 + (SECTIONS + 6) * 24..end as usize]);
    let length = old.len() as u64;
    old[16..24].copy_from_slice(&length.to_le_bytes());
    let sum = super::super::image::checksum(&old);
    old[24..32].copy_from_slice(&sum.to_le_bytes());
    old
}

#[test]
fn an_image_of_version_1_is_searched_and_followed_and_says_nothing() {
    let new = image(&names("com", 3));
    let old = version_1(&new);
    let list = Droplist::open(&old).unwrap();
    list.verify().unwrap();
    assert_eq!((list.len(), list.source(), list.covered().count()), (3, "", 0));
    assert_eq!([says(&old, "name1.com"), says(&old, "gone.com")], ["listed", "unknown"]);
    let next = after(&names("com", 3), &old, |_| {});
    assert_eq!(says(&next, "gone.com"), "absent");
    let damaged = Droplist::open(&version_1(&new)[..old.len() - 8]).unwrap_err();
    assert_eq!(damaged.kind(), ErrorKind::ImageDamaged);
}
