use proptest::prelude::*;
use serde_json::Value;

use super::*;

/// Vectors published with the registrar's SDKs and from UTS #46.
const VECTORS: &str = include_str!("../../../data/idn.json");

#[test]
fn every_vector_of_the_data_holds() {
    let data: Value = serde_json::from_str(VECTORS).unwrap();
    let vectors = data["vectors"].as_array().unwrap();
    for vector in vectors {
        let input = vector["input"].as_str().unwrap();
        match vector["expected_ace"].as_str() {
            Some(expected) => assert_eq!(to_ace(input).unwrap(), expected, "{vector}"),
            None => assert_eq!(to_ace(input).unwrap_err().kind(), ErrorKind::IdnInvalid),
        }
    }
    assert!(vectors.len() >= 37, "{}", vectors.len());
}

#[test]
fn the_profile_list_is_that_of_the_data() {
    let data: Value = serde_json::from_str(VECTORS).unwrap();
    let listed: Vec<&str> =
        data["non_transitional_tlds"].as_array().unwrap().iter().flat_map(Value::as_str).collect();
    assert_eq!(NON_TRANSITIONAL_TLDS.to_vec(), listed);
    assert!(NON_TRANSITIONAL_TLDS.is_sorted());
}

#[test]
fn deviation_characters_by_tld() {
    for tld in NON_TRANSITIONAL_TLDS {
        assert_eq!(to_ace(&format!("faß.{tld}")).unwrap(), format!("xn--fa-hia.{tld}"));
    }
    for tld in ["com", "dev", "care", "be.example", "xn--p1ai", "рф"] {
        let ace = to_ace(&format!("faß.{tld}")).unwrap().into_owned();
        assert!(ace.starts_with("fass."), "{ace}");
    }
    // Without a TLD, and with capital sharp s, which UTS #46 would map to ß after the folding.
    assert_eq!(to_ace("faß").unwrap(), "fass");
    assert_eq!(to_ace("FUẞBALL.COM").unwrap(), "fussball.com");
    assert_eq!(to_ace("faß.ｄｅ").unwrap(), "xn--fa-hia.de");
    assert_eq!(to_ace("faß。DE。").unwrap(), "xn--fa-hia.de.");
    assert_eq!(to_ace("نامه\u{200C}ای.com").unwrap(), "xn--mgba3gch31f.com");
}

#[test]
fn ascii_is_left_alone() {
    for value in ["", " Example.COM ", "a b", "xn--", "XN--MNCHEN-3YA.de", "*.de", "\u{0}", "..."] {
        assert_eq!(to_ace(value).unwrap(), value);
        assert!(matches!(to_ace(value).unwrap(), Cow::Borrowed(_)));
    }
}

#[test]
fn ascii_labels_beside_others_are_only_lower_cased() {
    assert_eq!(to_ace(" _DMARC.*.-A-.Müller.DE ").unwrap(), "_dmarc.*.-a-.xn--mller-kva.de");
    assert_eq!(to_ace("a\u{3002}B\u{FF0E}c\u{FF61}de").unwrap(), "a.b.c.de");
}

#[test]
fn refused_labels() {
    let cases = [
        "-ü.de",    // leading hyphen
        "ü-.de",    // trailing hyphen
        "aü--ü.de", // hyphens in places 3 and 4
        "ü_ü.de",   // STD3
        "ü ü.de",
        "ü\u{0}.de",
        "ü=.de",
        "\u{AD}.de",      // mapped away: an empty label
        "a\u{2024}ü.de",  // a dot leader is no dot
        "\u{301}a.de",    // starts with a combining mark
        "a\u{200D}b.de",  // joiner without a virama, kept below .de
        "אa.com",         // mixed directions
        "ｘｎ－－ａ．de", // broken ACE in full width
        "\u{E000}.de",    // private use
        "\u{FFFD}.com",
    ];
    for case in cases {
        let outcome = to_ace(case);
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::IdnInvalid, "{case:?}");
    }
}

#[test]
fn label_length_is_that_of_the_ascii_form() {
    let label = |n: usize| format!("ü{}.de", "a".repeat(n));
    assert_eq!(to_ace(&label(55)).unwrap().len(), 63 + 3);
    assert_eq!(to_ace(&label(56)).unwrap_err().kind(), ErrorKind::IdnInvalid);
}

#[test]
fn unicode_form_of_bad_ace_is_the_ace() {
    for ace in ["xn--.de", "xn--a-.de", "xn--ascii-.de", "xn--ü", "xn--zzzzzzzz99999.de", ".."] {
        assert_eq!(to_unicode(ace), ace);
    }
    // U+00DC decodes, but UTS #46 would have encoded the small letter.
    assert_eq!(to_unicode("xn--mnchen-psa.de"), "xn--mnchen-psa.de");
    // Where the registry has no ß, what it is read as is another name.
    for ace in ["xn--strae-oqa.com", "xn--strae-oqa.co.uk", "xn--4xa.gr", "www.xn--strae-oqa.com"] {
        assert_eq!(to_unicode(ace), ace.replace("xn--4xa", "σ"));
    }
    assert_eq!(to_unicode("xn--3xa.gr"), "xn--3xa.gr"); // a final sigma
    assert_eq!(to_unicode("xn--strae-oqa.de"), "straße.de");
    assert_eq!(to_unicode("xn--p1ai"), "рф");
    assert_eq!(to_unicode("a.xn--mnchen-3ya.xn--p1ai"), "a.münchen.рф");
}

#[test]
fn a_reading_tells_what_it_changed() {
    let told = |value: &str| -> Vec<String> {
        changes(value).into_iter().map(|change| format!("{}>{}", change.from, change.to)).collect()
    };
    assert_eq!(told("straße.com"), ["ß>ss"]);
    assert_eq!(told("STRAẞE.COM"), ["ẞ>ss"]);
    assert_eq!(told("ßßς.com"), ["ß>ss", "ς>σ"]);
    assert_eq!(told("ﬁsch.de"), ["ﬁ>fi"]);
    assert_eq!(told("shop\u{ad}.de"), ["\u{ad}>"]);
    assert_eq!(told("ｓhop．com"), ["ｓ>s"]);
    assert_eq!(told("x².de"), ["²>2"]);
    for same in ["straße.de", "MÜLLER.DE", "mu\u{308}ller.de", "Россия。РФ", "a.com", "ΣΟΦΙΑ.gr"]
    {
        assert!(told(same).is_empty(), "{same}: {:?}", told(same));
    }
    assert_eq!(changes("a\u{ad}ß.com")[0].to_string(), "\"\\u{ad}\" (U+00AD) is left out");
}

#[test]
fn messages_have_no_control_characters_and_an_end() {
    let error = to_ace(&format!("ü\n\u{7}{}", "x".repeat(10_000))).unwrap_err();
    assert!(error.to_string().len() < 400 && !error.to_string().contains(char::is_control));
}

proptest! {
    #[test]
    fn never_panics_and_gives_ascii(value in "\\PC{0,40}|[a-zß-ü.\u{200C}\u{200D}。-]{0,70}") {
        if let Ok(ace) = to_ace(&value) {
            prop_assert!(ace.is_ascii());
            prop_assert_eq!(to_ace(&ace).unwrap(), ace.clone());
        }
        to_unicode(&value);
    }

    #[test]
    fn what_is_shown_comes_back(
        label in "[a-zäößς\u{200C}\u{200D}क्षא-ת٠-٩가-힣-]{1,12}",
        tld in "de|com|co\\.uk|рф|swiss|gr",
    ) {
        // The profile of .de keeps everything, so that any label there is one of ours.
        if let Ok(ace) = to_ace(&format!("{label}.de")) {
            let ace = format!("{}.{}", ace.trim_end_matches(".de"), to_ace(&tld).unwrap());
            let shown = to_unicode(&ace);
            prop_assert_eq!(to_ace(&shown).unwrap(), ace.as_str());
            let (label, tld) = ace.split_once('.').unwrap();
            let pasted = format!("{}.{tld}", label_to_unicode(label, tld));
            prop_assert_eq!(to_ace(&pasted).unwrap(), ace.as_str());
        }
    }

    #[test]
    fn there_and_back(label in "[a-z]{1,8}[äöüéñλя]{1,8}") {
        let ace = to_ace(&format!("{label}.de")).unwrap().into_owned();
        prop_assert_eq!(to_unicode(&ace), format!("{label}.de"));
    }
}
