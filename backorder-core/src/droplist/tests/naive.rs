//! A second implementation of the search, as plain as can be, judges the first.

use std::cmp::Reverse;

use proptest::prelude::*;
use regex::{Regex, RegexBuilder};

use super::super::{
    Bounds, Droplist, DroplistRow, Import, Limit, Limits, Order, PAGE_ROWS_MAX, Query, SortKey,
    Words,
};
use super::{at, image, now};
use crate::values::error::ErrorKind;
use crate::values::name::{DomainName, Tld, TldSet};

fn fits(bounds: Bounds, value: u8) -> bool {
    bounds.min.is_none_or(|min| value >= min) && bounds.max.is_none_or(|max| value <= max)
}

fn has_words(words: &Words, holds: impl Fn(&str) -> bool) -> bool {
    let holds = |word: &String| holds(&word.to_ascii_lowercase());
    words.all.iter().all(holds) && (words.any.is_empty() || words.any.iter().any(holds))
}

fn is_hit(query: &Query, regexes: &[Option<Regex>; 2], row: &DroplistRow<'_>) -> bool {
    let label = row.label();
    let found = |regex: &Regex| regex.is_match(label);
    let [regex, not_regex] = regexes;
    let counters = row.domain().unwrap().counters();
    query.tlds.as_ref().is_none_or(|tlds| tlds.contains(row))
        && query.names.as_ref().is_none_or(|names| names.contains(&row.domain().unwrap()))
        && regex.as_ref().is_none_or(found)
        && !not_regex.as_ref().is_some_and(found)
        && has_words(&query.contains, |word| label.contains(word))
        && has_words(&query.starts_with, |word| label.starts_with(word))
        && has_words(&query.ends_with, |word| label.ends_with(word))
        && fits(query.characters, counters.characters)
        && fits(query.letters, counters.letters)
        && fits(query.digits, counters.digits)
        && fits(query.hyphens, counters.hyphens)
        && (!query.digits_only || counters.digits == counters.characters)
        && query.idn.is_none_or(|idn| idn == counters.is_idn)
        && (query.score == Bounds::default()
            || row.score().is_some_and(|score| fits(query.score, score)))
        && query.drop_from.is_none_or(|from| row.drop() >= from)
        && query.drop_before.is_none_or(|before| row.drop() < before)
}

fn naive(query: &Query, list: &Droplist<'_>) -> (u64, Vec<String>) {
    let regexes = [&query.pattern, &query.not_pattern].map(|pattern| {
        let build = |p: &String| RegexBuilder::new(p).case_insensitive(true).build().unwrap();
        // A blank pattern is no condition.
        pattern.as_ref().filter(|pattern| !pattern.trim().is_empty()).map(build)
    });
    let mut hits: Vec<DroplistRow<'_>> =
        list.rows().filter(|row| is_hit(query, &regexes, row)).collect();
    hits.sort_by_key(|row| row.name());
    let descending = query.order.descending;
    if query.order.key == SortKey::Name {
        if descending {
            hits.reverse();
        }
    } else {
        let value = |row: &DroplistRow<'_>| {
            let counters = row.domain().unwrap().counters();
            match query.order.key {
                SortKey::Drop | SortKey::Name => row.drop().timestamp(),
                SortKey::Characters => i64::from(counters.characters),
                SortKey::Digits => i64::from(counters.digits),
                SortKey::Hyphens => i64::from(counters.hyphens),
                SortKey::Score => i64::from(row.score().unwrap_or(0)),
            }
        };
        // Both sorts are stable: rows alike stay by name.
        if descending {
            hits.sort_by_key(|row| Reverse(value(row)));
        } else {
            hits.sort_by_key(value);
        }
    }
    let page = hits.iter().skip(query.first as usize).take(query.limit.0 as usize);
    (hits.len() as u64, page.map(DroplistRow::name).collect())
}

fn labels() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[abc]{1,6}",
        2 => "(shop|car|cloud|my){1,3}",
        1 => "[ab1]([ab1-][ab1]){0,3}",
        // Labels that begin others: `a`, `a-b`, `a-ba`.
        2 => "[ab](-[ab1]{1,2}){0,2}",
        1 => "[0-9]{1,5}",
        2 => "[abcäößяж漢]{1,5}".prop_map(|label| label + "é"),
    ]
}

fn lists() -> impl Strategy<Value = Vec<u8>> {
    let tlds = prop::sample::select(vec!["com", "co.uk", "uk", "de", "xn--p1ai"]);
    let row = (labels(), tlds, 0..60_i64, prop_oneof![Just(0_u8), 1..=10_u8]);
    prop::collection::vec(row, 1..60).prop_map(|rows| {
        let mut import = Import::new(now(), Limits { bad_percent_max: 100, ..Limits::default() });
        import.push("always.com", at("2027-01-12 00:00:00"), 0).unwrap();
        for (label, tld, hours, score) in rows {
            let drop = at("2027-01-11 00:00:00") + chrono::TimeDelta::hours(hours);
            import.push(&format!("{label}.{tld}"), drop, score).unwrap();
        }
        import.finish(None).unwrap()
    })
}

fn patterns() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[abc]{1,4}",
        "(shop|car|cloud|my|Shop)",
        prop::sample::select(vec![
            ".",
            "[a-c]",
            "[^a]",
            "\\d",
            "\\w+",
            "a*",
            "(ab|c)+",
            "b?",
            "-",
            ".*",
            "[ä-ö]",
            "xn--",
            "\\b",
            "(a|b|)",
            "a{2,3}",
            "ſ",
            "_",
            "(car|my)(shop|cloud)",
            "[ab]-[ab]",
            "[a-c][^-]",
            "[1ab]{2}",
            "(a|b-)(c|1)",
            "",
            "(?-i:A)",
            "\\z",
        ])
        .prop_map(str::to_owned),
    ];
    let mixed = (any::<bool>(), prop::collection::vec(part, 1..4), any::<bool>()).prop_map(
        |(start, parts, end)| {
            let (start, end) = (if start { "^" } else { "" }, if end { "$" } else { "" });
            format!("{start}{}{end}", parts.concat())
        },
    );
    let kinds = "\\^\\[a-(z|y|z0-9|z-|z0-9-|z0-8)\\](\\+|\\{3\\}|\\{1,4\\}|\\{2,\\})\\$";
    prop_oneof![4 => mixed, 1 => kinds]
}

fn bounds() -> impl Strategy<Value = Bounds> {
    prop_oneof![
        5 => Just(Bounds::default()),
        1 => (0..6_u8, 0..6_u8)
            .prop_map(|(min, more)| Bounds { min: Some(min), max: Some(min + more) }),
        1 => (0..6_u8).prop_map(|max| Bounds { min: None, max: Some(max) }),
    ]
}

fn words() -> impl Strategy<Value = Words> {
    let word = || {
        prop_oneof![
            "[abc]{1,2}",
            "[1-]",
            "[ab]-[ab]{0,2}",
            prop::sample::select(vec!["shop", "CAR", "my", "oud", "b-a"]).prop_map(str::to_owned)
        ]
    };
    let words = |most| prop::collection::vec(word(), 0..most);
    prop_oneof![
        4 => Just(Words::default()),
        1 => (words(3), words(3)).prop_map(|(all, any)| Words { all, any }),
    ]
}

prop_compose! {
    fn texts()(
        pattern in prop::option::of(patterns()),
        not_pattern in prop::option::weighted(0.2, patterns()),
        contains in words(),
        starts_with in words(),
        ends_with in words(),
    ) -> Query {
        Query { pattern, not_pattern, contains, starts_with, ends_with, ..Query::default() }
    }
}

const TLDS: [&str; 4] = ["com", "uk", "co.uk", "xn--p1ai"];

prop_compose! {
    fn queries()(
        texts in texts(),
        tlds in prop::option::weighted(0.2, prop::sample::subsequence(TLDS.to_vec(), 0..4)),
        names in prop::option::weighted(0.1, prop::collection::vec("[abc]{1,3}\\.(com|uk)", 0..20)),
        characters in bounds(),
        letters in bounds(),
        digits in bounds(),
        hyphens in bounds(),
        score in bounds(),
        digits_only in prop::bool::weighted(0.1),
        idn in prop::option::weighted(0.2, any::<bool>()),
        hours in prop::option::weighted(0.3, (0..60_i64, 0..60_i64)),
        (key, descending) in (prop::sample::select(SortKey::ALL.to_vec()), any::<bool>()),
        (first, limit) in prop_oneof![Just((0, 100)), (0..9_u32, 1..9_u32)],
    ) -> Query {
        let first_dot = TldSet::first_dot();
        let day = at("2027-01-11 00:00:00");
        Query {
            tlds: tlds.map(|tlds| tlds.iter().map(|tld| Tld::parse(tld).unwrap()).collect()),
            names: names.map(|names| {
                names.iter().map(|name| DomainName::parse(name, &first_dot).unwrap()).collect()
            }),
            characters,
            letters,
            digits,
            hyphens,
            score,
            digits_only,
            idn,
            drop_from: hours.map(|(from, _)| day + chrono::TimeDelta::hours(from)),
            drop_before: hours.map(|(from, more)| day + chrono::TimeDelta::hours(from + more)),
            order: Order { key, descending },
            first,
            limit: Limit(limit),
            ..texts
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_search_finds_what_a_plain_one_finds(image in lists(), query in queries()) {
        let list = Droplist::open(&image).unwrap();
        let search = query.compile().unwrap();
        let page = search.page(&list);
        let found: Vec<String> = page.rows.iter().map(DroplistRow::name).collect();
        prop_assert_eq!((page.total, found.clone()), naive(&query, &list));
        // The same in three parts.
        let (third, len) = (list.len() / 3, list.len());
        let parts = [0..third, third..third * 2, third * 2..len];
        let page = search.join(&list, parts.map(|rows| search.part(&list, rows)));
        prop_assert_eq!(found, page.rows.iter().map(DroplistRow::name).collect::<Vec<_>>());
    }

    /// Every beginning, end and part of every label, with words and as a pattern: past hyphens, and
    /// where what stands before is a label of its own.
    #[test]
    fn every_part_of_every_label_is_found(image in lists()) {
        let list = Droplist::open(&image).unwrap();
        let labels: Vec<&str> = list.rows().map(|row| row.label()).collect();
        let total = |query: Query| query.compile().unwrap().page(&list).total;
        let count = |holds: &dyn Fn(&str) -> bool| {
            labels.iter().filter(|label| holds(label)).count() as u64
        };
        for label in &labels {
            for cut in 1..=label.len() {
                let (head, tail) = (&label[..cut], &label[cut - 1..]);
                let starting = count(&|label| label.starts_with(head));
                prop_assert_eq!(total(Query::new().starts_with_all([head])), starting, "{}", head);
                prop_assert_eq!(total(Query::new().starts_with_any([head])), starting, "{}", head);
                prop_assert_eq!(total(Query::new().pattern(format!("^{head}"))), starting);
                let within = count(&|label| label.contains(head));
                prop_assert_eq!(total(Query::new().contains_all([head])), within, "{}", head);
                let ending = count(&|label| label.ends_with(tail));
                prop_assert_eq!(total(Query::new().ends_with_any([tail])), ending, "{}", tail);
                let whole = count(&|label| label == head);
                prop_assert_eq!(total(Query::new().pattern(format!("^{head}$"))), whole);
            }
        }
    }

    #[test]
    fn rows_tell_what_was_imported(image in lists()) {
        let list = Droplist::open(&image).unwrap();
        list.verify().unwrap();
        let mut last = None;
        for row in list.rows() {
            let name = row.domain().unwrap();
            prop_assert_eq!(row.counters(), name.counters());
            prop_assert_eq!(list.find(&name).map(|row| row.number()), Some(row.number()));
            prop_assert!(last < Some(name.clone()));
            last = Some(name);
        }
    }
}

/// Long enough for many chunks, and for the text to be walked in four places.
#[test]
fn a_long_list_is_searched_like_a_short_one() {
    let csv: String = (0..9_000_u32)
        .map(|number| {
            let label = format!("{:x}", number.wrapping_mul(2_654_435_761));
            let minute = number * 7919 % 50_000;
            let drop = at("2027-01-11 00:00:00") + chrono::TimeDelta::minutes(i64::from(minute));
            format!("{label}.com;{}\n", crate::values::time::format_utc(drop))
        })
        .collect();
    let image = image(&csv);
    let list = Droplist::open(&image).unwrap();
    for pattern in
        ["[0-9]{3}", "^ab", "ab$", "abc", "^[a-f]{4}", "(12|ab|9f0)", "^.{5,6}$", "x", "a"]
    {
        for (first, key, descending) in [
            (0, SortKey::ALL[0], false),
            (8_950, SortKey::ALL[0], true),
            (5, SortKey::ALL[1], true),
        ] {
            let query = Query {
                pattern: Some(pattern.to_owned()),
                order: Order { key, descending },
                first,
                limit: Limit(60),
                ..Query::default()
            };
            let page = query.compile().unwrap().page(&list);
            let found: Vec<String> = page.rows.iter().map(DroplistRow::name).collect();
            assert_eq!((page.total, found), naive(&query, &list), "{query:?}");
        }
    }
}

#[test]
fn values_out_of_range_name_their_parameter() {
    let mut query = Query::default();
    for (parameter, value) in [
        ("first", "-1"),
        ("first", "4294967296"),
        ("limit", "0"),
        ("limit", "1001"),
        ("limit", "1e3"),
        ("characters_min", "-1"),
        ("characters_max", "256"),
        ("letters_min", "x"),
        ("digits_only", "true"),
        ("idn", "yes"),
        ("drop_from", "2027-02-30 00:00:00"),
        ("drop_before", "2027-02-01"),
        ("order", "price"),
        ("order", "--name"),
        ("tlds", "com,-"),
        ("names", "shop"),
        ("nonsense", "1"),
    ] {
        let error = query.set(parameter, value).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::QueryInvalid, "{parameter}");
        assert_eq!(error.subject(), parameter);
        assert_eq!(query, Query::default());
    }
    query.set("contains_all", "shop, car").unwrap();
    query.set("contains_any", "").unwrap();
    assert_eq!((query.contains.all.len(), query.contains.any.len()), (2, 0));
    for parameter in Query::PARAMETERS {
        query.set(parameter, " ").unwrap();
    }
    assert_eq!(query, Query::default());
}

#[test]
fn queries_that_contradict_themselves_name_the_parameter() {
    let failure = |query: Query| query.compile().unwrap_err().subject().to_owned();
    let query = Query::default;
    let crossed = Bounds { min: Some(3), max: Some(2) };
    assert_eq!(failure(Query { characters: crossed, ..query() }), "characters_max");
    assert_eq!(failure(Query { score: crossed, ..query() }), "score_max");
    assert_eq!(failure(Query { limit: Limit(0), ..query() }), "limit");
    assert_eq!(failure(Query { limit: Limit(PAGE_ROWS_MAX + 1), ..query() }), "limit");
    let (from, before) = (Some(at("2027-01-12 00:00:01")), Some(at("2027-01-12 00:00:00")));
    assert_eq!(failure(Query { drop_from: from, drop_before: before, ..query() }), "drop_before");
    assert_eq!(failure(query().contains_all(["shop berlin"])), "contains_all");
    assert_eq!(failure(query().contains_any(["a", "b_c"])), "contains_any");
    assert_eq!(failure(query().starts_with_all(["ä"])), "starts_with_all");
    assert_eq!(failure(query().starts_with_any(["a.b"])), "starts_with_any");
    assert_eq!(failure(query().ends_with_all(["a"; 21])), "ends_with_all");
    assert_eq!(failure(query().ends_with_any(["b".repeat(64)])), "ends_with_any");
    let of = |min, max| Bounds::of("digits", min, max).unwrap_err().subject().to_owned();
    assert_eq!(of(Some(-1), None), "digits_min");
    assert_eq!(of(Some(1), Some(256)), "digits_max");
    let page = |first, limit| query().set_page(first, limit).unwrap_err().subject().to_owned();
    assert_eq!([page(-1, 1), page(1 << 32, 1), page(0, 0)], ["first", "first", "limit"]);
}

#[test]
fn blank_conditions_are_none() {
    let image = image("shop.com;2027-01-12 19:00:07\ncar.de;2027-01-12 19:00:08\n");
    let list = Droplist::open(&image).unwrap();
    let names = |query: Query| -> Vec<String> {
        query.compile().unwrap().page(&list).rows.iter().map(DroplistRow::name).collect()
    };
    let all = ["shop.com", "car.de"];
    for blank in ["", " ", "\t \n"] {
        assert_eq!(names(Query::new().pattern(blank).not_pattern(blank)), all);
        let words = Query::new().contains_all([blank]).contains_any([blank, blank]);
        assert_eq!(names(words.starts_with_any([blank]).ends_with_all([blank])), all);
        assert_eq!(names(Query::new().contains_any([blank, "SHOP "])), ["shop.com"]);
        let mut query = Query::new().pattern("x").contains_all(["x"]).digits(1..);
        for parameter in Query::PARAMETERS {
            query.set(parameter, blank).unwrap();
        }
        assert_eq!(query, Query::new());
    }
    assert_eq!(names(Query::new().pattern(" ^shop ")), ["shop.com"]);
    // Words of both kinds hold together.
    let both = Query::new().contains_all(["a"]).contains_any(["shop", "car"]);
    assert_eq!(names(both), ["car.de"]);
}

#[test]
fn hostile_patterns_are_refused() {
    let long = "a".repeat(1001);
    let deep = format!("{}a{}", "(".repeat(200), ")".repeat(200));
    for pattern in [
        "(",
        "[z-a]",
        "a{5,2}",
        "\\1",
        "(?=a)",
        "((a{500}){500}){500}",
        "(a|b)*a(a|b){20}",
        "[a-z]*[aeiou].{18}$",
        &long,
        &deep,
    ] {
        let query = Query { pattern: Some(pattern.to_owned()), ..Query::default() };
        let error = query.compile().unwrap_err();
        assert_eq!((error.kind(), error.subject()), (ErrorKind::PatternInvalid, "pattern"));
        let query = Query { not_pattern: query.pattern, ..Query::default() };
        assert_eq!(query.compile().unwrap_err().subject(), "not_pattern");
    }
}
