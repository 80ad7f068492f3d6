use proptest::prelude::*;

use super::super::{Droplist, Import, Limits};
use super::{at, image, now};
use crate::values::error::{Error, ErrorKind};
use crate::values::name::{DomainName, TldSet};

fn fed(csv: &str) -> Import {
    let mut import = Import::new(now(), Limits::default());
    import.feed(csv.as_bytes()).unwrap();
    import
}

fn failure(csv: &str, previous: Option<u32>) -> ErrorKind {
    finished(csv, previous).unwrap_err().kind()
}

/// After a list of so many names.
fn finished(csv: &str, previous: Option<u32>) -> Result<Vec<u8>, Error> {
    let previous = previous.map(|names| image(&lines(names as usize, 0)));
    let previous = previous.as_ref().map(|previous| Droplist::open(previous).unwrap());
    fed(csv).finish(previous.as_ref())
}

fn lines(good: usize, bad: usize) -> String {
    let good = (0..good).map(|number| format!("name{number}.com;2027-01-12 19:00:07\n"));
    good.chain((0..bad).map(|number| format!("nonsense {number}\n"))).collect()
}

#[test]
fn an_empty_list_is_refused() {
    assert_eq!(failure("", None), ErrorKind::DroplistEmpty);
    assert_eq!(failure("\n\r\n\n", None), ErrorKind::DroplistEmpty);
    assert_eq!(failure("a.com;2027-01-10 00:00:59\n", None), ErrorKind::DroplistEmpty);
}

#[test]
fn up_to_five_percent_of_bad_lines_pass() {
    let mut import = fed(&lines(95, 5));
    assert!(import.finish(None).is_ok());
    assert_eq!((import.report().lines, import.report().bad_lines), (100, 5));
    assert_eq!(failure(&lines(94, 5), None), ErrorKind::DroplistTooManyBad);
    assert_eq!(failure("nonsense", None), ErrorKind::DroplistTooManyBad);
}

#[test]
fn half_of_the_previous_list_is_enough() {
    assert!(finished(&lines(50, 0), Some(100)).is_ok());
    assert_eq!(failure(&lines(50, 0), Some(101)), ErrorKind::DroplistShrunk);
    // What is counted is names, not lines.
    let twice = [lines(50, 0), lines(50, 0)].concat();
    assert_eq!(failure(&twice, Some(101)), ErrorKind::DroplistShrunk);
}

#[test]
fn bad_lines_are_reported_with_their_numbers() {
    let mut import = fed("\u{feff}a.com;2027-01-12 19:00:07\r\n\r\nno-date.com\r\nb.com;soon\n");
    let refused = import.finish(None).unwrap_err();
    assert_eq!(import.report().lines, 3);
    let found: Vec<(u64, &str)> =
        import.report().first_bad.iter().map(|bad| (bad.number, bad.cause.subject())).collect();
    assert_eq!(found, [(3, "no-date.com"), (4, "soon")]);
    for word in ["2 of 3 lines", "registrar", "line 3: ", "no-date.com", "line 4: ", "\"soon\""] {
        assert!(refused.to_string().contains(word), "{refused}");
    }
    let many = fed(&lines(0, 40)).finish(None).unwrap_err().to_string();
    assert!(many.contains("line 3: ") && !many.contains("line 4: "), "{many}");
    let mut import = fed(&lines(10_000, 200));
    import.finish(None).unwrap();
    assert_eq!((import.report().bad_lines, import.report().first_bad.len()), (200, 100));
}

#[test]
fn the_last_line_needs_no_end_and_the_first_may_have_a_mark() {
    let mut import = fed("\u{feff}a.com;2027-01-12 19:00:07\nb.com;2027-01-12 19:00:07");
    import.finish(None).unwrap();
    assert_eq!(import.report().names, 2);
}

#[test]
fn a_line_without_end_is_not_kept() {
    let mut import = Import::new(now(), Limits::default());
    for _ in 0..1000 {
        import.feed(&[b'a'; 1000]).unwrap();
    }
    import.feed(b"\n").unwrap();
    import.feed(lines(100, 0).as_bytes()).unwrap();
    import.finish(None).unwrap();
    assert_eq!((import.report().bad_lines, import.report().first_bad[0].number), (1, 1));
    assert_eq!(import.report().names, 100);
}

#[test]
fn too_many_names_end_the_import() {
    let mut import = Import::new(now(), Limits { names_max: 9, ..Limits::default() });
    assert!(import.feed(lines(9, 0).as_bytes()).is_ok());
    import.feed(b"past.com;2026-01-12 19:00:07\n").unwrap();
    assert_eq!(import.finish(None).unwrap_err().kind(), ErrorKind::DroplistTooLarge);
}

#[test]
fn past_names_are_left_out_and_the_later_of_two_dates_wins() {
    let csv = "a.com;2027-01-12 19:00:00\nb.com;2027-01-10 00:00:59\nA.com;2027-01-14 19:00:00\n\
               a.com;2027-01-13 19:00:00\nc.com;2027-01-10 00:01:00\n";
    let mut import = fed(csv);
    let image = import.finish(None).unwrap();
    let report = import.report();
    assert_eq!((report.names, report.past, report.duplicates, report.lines), (2, 1, 2, 5));
    let list = Droplist::open(&image).unwrap();
    let drop = |name| list.drop_of(&DomainName::parse(name, &TldSet::first_dot()).unwrap());
    assert_eq!(drop("a.com"), Some(at("2027-01-14 19:00:00")));
    assert_eq!(drop("c.com"), Some(at("2027-01-10 00:01:00")));
    assert_eq!(drop("b.com"), None);
}

#[test]
fn rows_from_pages_have_scores() {
    let mut import = Import::new(now(), Limits::default());
    import.push("b.com", at("2027-01-12 19:00:00"), 7).unwrap();
    import.push("münchen.de", at("2027-01-12 19:00:00"), 0).unwrap();
    import.push("b.com", at("2027-01-11 19:00:00"), 9).unwrap();
    let image = import.finish(None).unwrap();
    let list = Droplist::open(&image).unwrap();
    let rows: Vec<_> = list.rows().map(|row| (row.name(), row.score())).collect();
    assert_eq!(rows, [("b.com".to_owned(), Some(7)), ("xn--mnchen-3ya.de".to_owned(), None)]);
    import.push("nonsense", at("2027-01-12 19:00:00"), 0).unwrap();
    assert_eq!(import.report().bad_lines, 1);
}

#[test]
fn rows_of_texts_are_judged_one_by_one() {
    let mut import = Import::new(now(), Limits { bad_percent_max: 90, ..Limits::default() });
    for (name, drop, score) in [
        ("a.com", "2027-01-12 19:00:00", "7"),
        ("b.com", "2027-01-12 19:00:00.0", ""),
        ("c.com", "2027-01-12", "1"),
        ("d.com", "", "1"),
        ("nonsense", "2027-01-12 19:00:00", "1"),
        ("e.com", "2027-01-12 19:00:00", "256"),
        ("f.com", "2027-01-12 19:00:00", "high"),
        ("g.com", " 2027-01-12 19:00:00 ", "7.5"),
        ("h.com", "2027-01-12 19:00:00", "-1"),
        ("i.com", "2027-01-09 19:00:00", "1"),
        ("a.com", "2027-01-13 19:00:00", " 8 "),
    ] {
        import.push_texts(name, drop, score).unwrap();
    }
    let image = import.finish(None).unwrap();
    let report = import.report();
    assert_eq!((report.lines, report.bad_lines, report.past, report.names), (11, 3, 1, 6));
    assert_eq!((report.duplicates, report.bytes), (1, 58 + 185 + 20));
    let numbers: Vec<u64> = report.first_bad.iter().map(|bad| bad.number).collect();
    assert_eq!(numbers, [3, 4, 5]);
    let list = Droplist::open(&image).unwrap();
    let scores: Vec<_> = list.rows().map(|row| row.score()).collect();
    assert_eq!(scores, [Some(8), None, None, None, None, None], "an odd score is no score");
}

#[test]
fn the_last_line_is_in_the_report_once_the_input_ends() {
    let mut import = fed("a.com;2027-01-12 19:00:07\nb.com; 2027-01-12 19:00:07 ");
    // The first bytes are kept until it is seen what they are.
    assert_eq!(import.report().lines, 0);
    import.end().unwrap();
    assert_eq!((import.report().lines, import.report().bad_lines), (2, 0));
    import.finish(None).unwrap();
    assert_eq!((import.report().lines, import.report().names), (2, 2));
}

#[test]
fn as_many_tlds_as_documented_and_not_one_more() {
    let mut import = Import::new(now(), Limits::default());
    for number in 0..65_535 {
        import.push(&format!("a.t{number}"), at("2027-01-12 19:00:00"), 0).unwrap();
    }
    let error = import.push("a.more", at("2027-01-12 19:00:00"), 0).unwrap_err();
    assert_eq!((error.kind(), error.subject()), (ErrorKind::DroplistTooLarge, "65535"));
    let image = import.finish(None).unwrap();
    let list = Droplist::open(&image).unwrap();
    assert_eq!((list.len(), list.tlds().count()), (65_535, 65_535));
    list.verify().unwrap();
}

#[test]
fn the_content_does_not_depend_on_order_or_import() {
    let (one, other) = ("a.com;2027-01-12 19:00:00\n", "b.net;2027-01-12 19:00:01\n");
    let first = image(&[one, other].concat());
    let mut import = Import::new(at("2027-01-11 00:00:00"), Limits::default());
    import.feed([other, one].concat().as_bytes()).unwrap();
    let second = import.finish(None).unwrap();
    let [first, second] = [&first, &second].map(|image| Droplist::open(image).unwrap().edition());
    assert_eq!(first.content, second.content);
    assert_eq!(first.imported_at, now());
    assert_eq!(second.imported_at, at("2027-01-11 00:00:00"));
    let moved = image("a.com;2027-01-12 19:00:00\nb.net;2027-01-12 19:00:02\n");
    assert_ne!(Droplist::open(&moved).unwrap().edition().content, first.content);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However the bytes are cut in portions, the result is the same.
    #[test]
    fn portions_do_not_matter(cuts in prop::collection::vec(0..900_usize, 0..20)) {
        let csv = [lines(20, 1), "\r\n".to_owned(), lines(5, 0)].concat();
        let mut whole = fed(&csv);
        let mut parts = Import::new(now(), Limits::default());
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(csv.len())).collect();
        cuts.extend([0, csv.len()]);
        cuts.sort_unstable();
        for pair in cuts.windows(2) {
            parts.feed(&csv.as_bytes()[pair[0]..pair[1]]).unwrap();
        }
        prop_assert_eq!(whole.finish(None).unwrap(), parts.finish(None).unwrap());
        prop_assert_eq!(whole.report(), parts.report());
    }
}
