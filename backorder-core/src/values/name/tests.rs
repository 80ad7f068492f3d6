use proptest::prelude::*;

use super::*;

fn set(tlds: &[&str]) -> TldSet {
    tlds.iter().map(|tld| Tld::parse(tld).unwrap()).collect()
}

fn parse(input: &str) -> Result<DomainName, Error> {
    DomainName::parse(input, &TldSet::first_dot())
}

fn refused(input: &str) -> ErrorKind {
    parse(input).unwrap_err().kind()
}

#[test]
fn what_is_no_name() {
    let cases = [
        "",
        " ",
        ".",
        "..",
        "com",
        "a.",
        ".com",
        "a..com",
        "a.com..",
        "-a.com",
        "a-.com",
        "a.-com",
        "a_b.com",
        "a b.com",
        "a\u{0}.com",
        "a.com\u{0}",
        "a\tb.com",
        "*.com",
        "a=b.com",
        "a.c/om",
        "ab--c.com",
        "12--3.com",
        "a.123",
        "192.168.0.1",
        "a@b.com",
        "http://a.com",
        "a,b.com",
        "a.com:80",
        "\u{7f}.com",
        "xn--.com",
        "xn--ASCII-.com",
    ];
    for case in cases {
        assert_eq!(refused(case), ErrorKind::NameInvalid, "{case:?}");
    }
}

#[test]
fn ace_labels_must_mean_something() {
    let cases = [
        "xn--zzzzzzzz99999.com",
        "xn--mnchen-psa.de", // decodes to a capital letter
        "xn--a.com",         // U+0080
        "xn--a-ecp.ru\u{FFFD}ü",
    ];
    for case in cases {
        assert_eq!(refused(case), ErrorKind::IdnInvalid, "{case:?}");
    }
    for case in ["xn--mnchen-3ya.de", "XN--MNCHEN-3YA.DE", "xn--fa-hia.com", "xn--wg8h.ws"] {
        assert_eq!(parse(case).unwrap().as_str(), case.to_lowercase());
    }
}

#[test]
fn lengths_at_their_limits() {
    let label = |n| "a".repeat(n);
    assert_eq!(parse(&format!("{}.com", label(62))).unwrap().label().len(), 62);
    assert_eq!(parse(&format!("{}.com", label(63))).unwrap().label().len(), 63);
    assert_eq!(refused(&format!("{}.com", label(64))), ErrorKind::NameTooLong);
    assert_eq!(refused(&format!("a.{}", label(64))), ErrorKind::NameTooLong);
    let tail = [label(63), label(63), label(61)].join(".");
    let longest = format!("{}.{tail}", label(63));
    assert_eq!(longest.len(), MAX_NAME);
    assert_eq!(parse(&longest).unwrap().as_str(), longest);
    assert_eq!(parse(&format!("{longest}.")).unwrap().as_str(), longest);
    assert_eq!(refused(&format!("{longest}a")), ErrorKind::NameTooLong);
    assert_eq!(refused(&"a.".repeat(1_000_000)), ErrorKind::NameTooLong);
    assert_eq!(refused(&"ü".repeat(1_000_000)), ErrorKind::NameTooLong);
    // 63 bytes in ACE form, and one more.
    assert_eq!(parse(&format!("ü{}.de", label(55))).unwrap().label().len(), 63);
    assert_eq!(refused(&format!("ü{}.de", label(56))), ErrorKind::IdnInvalid);
}

#[test]
fn forms_of_one_name() {
    let name = parse("xn--mnchen-3ya.de").unwrap();
    let forms =
        ["MÜNCHEN.de", " münchen.de. ", "münchen。DE", "xn--mnchen-3ya.DE.", "mu\u{308}nchen.de"];
    for form in forms {
        assert_eq!(parse(form).unwrap(), name, "{form}");
    }
    assert_eq!(
        (name.to_string().as_str(), name.to_unicode().as_str()),
        (name.as_str(), "münchen.de")
    );
    assert_eq!(name.label_unicode(), "münchen");
    assert_eq!(parse("a.рф").unwrap().as_str(), "a.xn--p1ai");
}

#[test]
fn the_longest_tld_wins_and_the_name_is_directly_below() {
    let tlds = set(&["uk", "co.uk", "com", "xn--p1ai", "co-op", "4you"]);
    let split = |input| {
        let name = DomainName::parse(input, &tlds).unwrap();
        (name.label().to_owned(), name.tld().to_owned())
    };
    let pair = |label: &str, tld: &str| (label.to_owned(), tld.to_owned());
    assert_eq!(split("example.co.uk"), pair("example", "co.uk"));
    assert_eq!(split("example.uk"), pair("example", "uk"));
    assert_eq!(split("пример.рф"), pair("xn--e1afmkfd", "xn--p1ai"));
    assert_eq!(split("a.co-op"), pair("a", "co-op"));
    assert_eq!(split("a.4you"), pair("a", "4you"));
    let kind = |input| DomainName::parse(input, &tlds).unwrap_err().kind();
    assert_eq!(kind("example.org"), ErrorKind::TldUnknown);
    assert_eq!(kind("examplecom.org"), ErrorKind::TldUnknown);
    assert_eq!(kind("com.co"), ErrorKind::TldUnknown);
    assert_eq!(kind("www.example.com"), ErrorKind::NameInvalid);
    assert_eq!(kind("www.example.co.uk"), ErrorKind::NameInvalid);
    assert_eq!(kind("example.org.uk"), ErrorKind::NameInvalid);
    assert_eq!(kind("uk"), ErrorKind::NameInvalid);
    // A TLD of the list is no name of its own, even below a shorter one.
    assert_eq!(kind("co.uk"), ErrorKind::NameInvalid);
}

#[test]
fn an_empty_list_matches_nothing() {
    let none = TldSet::from_iter([]);
    assert_eq!(set(&["com"]).split(".com"), None);
    assert_eq!(TldSet::first_dot().split("example."), None);
    assert!(none.is_empty() && !TldSet::first_dot().is_empty());
    let error = DomainName::parse("example.com", &none).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TldUnknown);
    assert_eq!(error.to_string(), "no name below .com is offered");
    assert_eq!(TldSet::first_dot().iter().count(), 0);
    assert_eq!(parse("example.co.uk").unwrap().tld(), "co.uk");
}

#[test]
fn tlds() {
    for (input, ace) in [
        ("com", "com"),
        (".COM", "com"),
        (" .co.uk ", "co.uk"),
        ("рф", "xn--p1ai"),
        ("com.", "com"),
    ] {
        assert_eq!(Tld::parse(input).unwrap().as_str(), ace);
    }
    for input in ["", ".", "..com", "c om", "1", "co..uk", "-", "co_uk"] {
        assert_eq!(Tld::parse(input).unwrap_err().kind(), ErrorKind::NameInvalid, "{input:?}");
    }
    assert!(set(&["com", ".com"]).iter().map(Tld::as_str).eq(["com"]));
}

#[test]
fn counters_count_what_people_see() {
    let count = |label| {
        let c = Counters::of_label(label);
        (c.characters, c.letters, c.digits, c.hyphens, c.is_idn)
    };
    assert_eq!(count("abc-123"), (7, 3, 3, 1, false));
    assert_eq!(count("xn--mnchen-3ya"), (7, 7, 0, 0, true));
    assert_eq!(count("xn--wg8h"), (1, 0, 0, 0, true)); // one emoji
    assert_eq!(count("xn--zzzzzzzz99999"), (17, 10, 5, 2, false));
    assert_eq!(count(""), (0, 0, 0, 0, false));
    assert_eq!(count(&"a".repeat(300)).0, 255);
}

#[test]
fn a_name_is_found_by_its_text() {
    let one = parse("example.co.uk").unwrap();
    let names = std::collections::HashSet::from([one.clone()]);
    assert!(names.contains("example.co.uk"));
    let tlds = set(&["co.uk"]);
    assert_eq!(DomainName::parse("EXAMPLE.co.uk", &tlds).unwrap(), one);
    assert!(parse("a.com").unwrap() < parse("b.com").unwrap());
}

#[test]
fn names_are_small() {
    assert!(size_of::<DomainName>() <= 24);
}

proptest! {
    #[test]
    fn whatever_is_read_reads_the_same_again(input in "\\PC{0,60}|[a-zA-Z0-9ü.。-]{0,80}") {
        if let Ok(name) = parse(&input) {
            prop_assert_eq!(&parse(name.as_str()).unwrap(), &name);
            prop_assert_eq!(format!("{}.{}", name.label(), name.tld()), name.as_str());
            prop_assert!(name.as_str().len() <= MAX_NAME && name.label().len() <= MAX_LABEL);
            prop_assert_eq!(name.counters(), Counters::of_label(name.label()));
        }
    }

    #[test]
    fn ldh_names_are_read(label in "[a-z0-9]([a-z0-9]{0,61}[a-z0-9])?", tld in "[a-z]{2,63}") {
        let name = parse(&format!("{label}.{tld}")).unwrap();
        prop_assert_eq!((name.label(), name.tld()), (&*label, &*tld));
        let counters = name.counters();
        prop_assert_eq!(usize::from(counters.letters + counters.digits), label.len());
    }

    #[test]
    fn the_set_splits_as_a_plain_search_would(name in "[ab]{1,2}(\\.[ab]{1,2}){0,3}") {
        let tlds = set(&["a", "b", "a.b", "b.a.b", "bb"]);
        let longest = tlds
            .iter()
            .filter_map(|tld| name.strip_suffix(tld.as_str())?.strip_suffix('.'))
            .filter(|rest| !rest.is_empty())
            .map(str::len)
            .min();
        prop_assert_eq!(tlds.split(&name), longest);
    }
}

#[test]
fn what_is_seen_at_once_to_be_a_name_is_one() {
    let longest = format!("{0}.{0}.{0}.{1}", "a".repeat(63), "b".repeat(61));
    for fine in ["a.b", "0.a", "a-b.co.uk", "a--b.com", "a1.1a", "xn-a.com", &longest] {
        assert!(is_plain(fine), "{fine}");
    }
    let too_long = [format!("{longest}c"), format!("{}.com", "a".repeat(64))];
    let others = ["", ".", "a.", ".a", "a..b", "-a.b", "a-.b", "a.b-", "xn--a.b", "aa--b.c", "a.1"];
    let not_as_they_stand =
        ["A.b", "a.b ", " a.b", "a_b.c", "a:b.c", "a/b.c", "a`b.c", "a{b.c", "\u{e4}.b"];
    let others = others.into_iter().chain(not_as_they_stand);
    for other in others.chain(too_long.iter().map(String::as_str)) {
        assert!(!is_plain(other), "{other}");
    }
}

proptest! {
    /// A text that is a name as it stands is what a closer reading makes of it.
    #[test]
    fn names_that_stand_as_they_are_are_read_the_same(
        text in prop_oneof![
            "[a-z0-9.-]{1,8}",
            "[a-z0-9]{60,64}\\.[a-z]{1,3}",
            "(xn--[a-z0-9]{1,6}|[a-zA-Z0-9_ -]{1,5})\\.com",
        ],
    ) {
        if is_plain(&text) {
            prop_assert_eq!(read_closely(&text).unwrap(), text);
        } else if let Ok(read) = read_closely(&text) {
            prop_assert!(read != text || text.contains("xn--"), "{:?}", text);
        }
    }
}
