use super::super::{Droplist, DroplistRow, Query};
use super::image;
use crate::values::error::ErrorKind;

fn refusal(pattern: &str) -> String {
    let query = Query { pattern: Some(pattern.to_owned()), ..Query::default() };
    let error = query.compile().expect_err(pattern);
    assert_eq!((error.kind(), error.subject()), (ErrorKind::PatternInvalid, "pattern"));
    error.to_string()
}

fn names(csv: &str, pattern: &str) -> Vec<String> {
    let image = image(csv);
    let list = Droplist::open(&image).unwrap();
    let query = Query { pattern: Some(pattern.to_owned()), ..Query::default() };
    query.compile().unwrap().page(&list).rows.iter().map(DroplistRow::name).collect()
}

/// What databases read and we do not: the message says how to write it here.
#[test]
fn patterns_of_databases_are_refused_with_a_hint() {
    for (pattern, hint) in [
        ("[[:<:]]car", "\\b{start}"),
        ("car[[:>:]]", "\\b{end}"),
        ("[a-z[.hyphen.]]", "[a-z-]"),
        ("[[.-.]]", "[a-z-]"),
        ("[[=a=]]", "[aeiou]"),
        ("^[:alpha:]+$", "[[:digit:]]"),
        ("([a-z])\\1", "(aa|bb|cc)"),
        ("^(?!shop)", "second pattern"),
        ("(?<!car)shop", "second pattern"),
        ("(?=.*car)shop", "words"),
        ("(?<=car)shop", "words"),
        ("(?>car|cars)s", "(?:"),
        ("(?|car|(shop))", "(?:"),
        ("*shop*", ".*"),
        ("+", ".*"),
        ("a{,3}", "{0,3}"),
        ("a{2", "{0,3}"),
        ("car\\Z", "$"),
        ("\\Qcar\\E", "backslash before each"),
        ("\\hcar", "[a-z0-9-]"),
        ("car\\Kshop", "leave it out"),
        ("\\yshop", "without a backslash"),
        ("[[:digits:]]", "[[:digit:]]"),
        ("[[:ALPHA:]]", "[[:digit:]]"),
        ("[[: alpha :]]", "[[:digit:]]"),
        ("[[:alpha:]", "[[:digit:]]"),
        ("[[:alpha]]", "[[:digit:]]"),
        ("[^:alpha:]", "[[:digit:]]"),
        ("[a-z:]", "[[:digit:]]"),
        ("[\\:]", "[[:digit:]]"),
        ("[[.].]]", "[a-z-]"),
        ("[[.hyphen.]", "[a-z-]"),
        ("[.hyphen.]", "[a-z-]"),
        ("[=a=]", "[aeiou]"),
        ("[a[=e=]]", "[aeiou]"),
        ("[a-z--[aeiou]]", "[a-z&&[^aeiou]]"),
        ("[a-z~~[aeiou]]", "[aeiou]"),
        ("a++", "leave the last +"),
        ("^a{2}+$", "leave the last +"),
        ("a?+", "leave the last +"),
        ("a{2}{3}", "(?:a{2}){3}"),
        ("a**", "(?:a{2}){3}"),
        ("^*shop", ".*"),
        ("a(?R)b", "itself"),
        ("(?iR:a)", "itself"),
    ] {
        let message = refusal(pattern);
        assert!(message.contains(pattern) && message.contains(hint), "{message}");
    }
}

#[test]
fn what_only_looks_like_it_is_accepted() {
    let csv = "a-b.com;2027-01-12 19:00:00\na.com;2027-01-12 19:00:01\n1.com;2027-01-12 19:00:02\n";
    assert_eq!(names(csv, "[[:digit:]]"), ["1.com"]);
    assert_eq!(names(csv, "[[:alpha:]-]{3}"), ["a-b.com"]);
    assert_eq!(names(csv, "[^[:alpha:]]"), ["a-b.com", "1.com"]);
    assert_eq!(names(csv, "[.a]$"), ["a.com"]);
    assert_eq!(names(csv, "[]a]$"), ["a.com"]);
    assert_eq!(names(csv, "[.]|^1"), ["1.com"]);
    assert_eq!(names(csv, "[a-z&&[^b-z]]$"), ["a.com"]);
    assert_eq!(names(csv, "^a+?$"), ["a.com"]);
    assert_eq!(names(csv, "A"), ["a-b.com", "a.com"]);
    assert_eq!(names(csv, "\\b{start}b"), ["a-b.com"]);
    assert_eq!(names(csv, "\\<b"), ["a-b.com"]);
    assert_eq!(names(csv, "^a\\x{2d}"), ["a-b.com"]);
}
