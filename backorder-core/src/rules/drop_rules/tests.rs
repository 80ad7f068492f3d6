use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::values::error::ErrorKind;
use crate::values::name::{DomainName, TldSet};
use crate::values::time::{format_utc, parse_utc};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    parse_utc(text).unwrap().unwrap()
}

fn tld(text: &str) -> Tld {
    Tld::parse(text).unwrap()
}

/// `2027-01-13T19:00Z`, with seconds or without.
fn instant(text: &str) -> DateTime<Utc> {
    let with_seconds = if text.len() == 17 { text.replace('Z', ":00Z") } else { text.into() };
    with_seconds.parse().unwrap()
}

fn starts(rules: &DropRules, of: &str, day: &str) -> Vec<String> {
    let windows = rules.windows(&tld(of), date(day));
    windows
        .iter()
        .map(|window| format!("{} {}", window.hypothesis, format_utc(window.start)))
        .collect()
}

/// One entry of a rule at 02:30 in Berlin, with some fields replaced; null removes a field.
fn with(changes: Value) -> String {
    let mut entry = json!({
        "tld": "test", "also": [], "registry": "Registry", "tz": "Europe/Berlin",
        "anchor": "zone", "release_model": "daily_batch", "certainty": "documented",
        "window": [{"start": "02:30", "end": "03:00", "kind": "typical"}],
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "catchable": true,
    });
    for (field, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => entry.as_object_mut().unwrap().remove(field),
            _ => entry.as_object_mut().unwrap().insert(field.clone(), value.clone()),
        };
    }
    json!({"schema": "backorder-drop-windows/1", "entries": [entry]}).to_string()
}

#[test]
fn every_vector_of_the_data_holds() {
    let rules = DropRules::builtin();
    let data: Value = serde_json::from_str(BUILTIN_JSON).unwrap();
    let (mut windows, mut purges) = (0, 0);
    for entry in data["entries"].as_array().unwrap() {
        let tld = tld(entry["tld"].as_str().unwrap());
        for vector in entry["vectors"].as_array().unwrap() {
            if vector["rule"] == "next purge" {
                let kind = format!("batch_{}_names", vector["list"].as_str().unwrap());
                let eligible = instant(vector["eligible_utc"].as_str().unwrap());
                let purge = instant(vector["purge_utc"].as_str().unwrap());
                assert_eq!(rules.next_start(&tld, &kind, eligible), Some(purge), "{vector}");
                purges += 1;
                continue;
            }
            let expected = instant(vector["start_utc"].as_str().unwrap());
            let found = rules.windows(&tld, date(vector["local_date"].as_str().unwrap()));
            let own = found.iter().filter(|window| window.hypothesis == 0);
            assert!(own.into_iter().any(|window| window.start == expected), "{tld} {vector}");
            windows += 1;
        }
    }
    assert!(windows >= 34 && purges == 3, "{windows} windows, {purges} purges");
}

#[test]
fn also_listed_tlds_share_the_rule() {
    let rules = DropRules::builtin();
    assert_eq!(starts(&rules, "net", "2027-01-13"), starts(&rules, "com", "2027-01-13"));
    assert_eq!(starts(&rules, "xn--p1ai", "2027-01-13"), ["0 2027-01-13 13:45:00"]);
    assert_eq!(starts(&rules, "com.cn", "2027-01-13"), ["0 2027-01-12 20:30:00"]);
    assert!(rules.windows(&tld("uk.com"), date("2027-01-13")).is_empty());
}

#[test]
fn hypotheses_agree_in_winter_and_part_in_summer() {
    let rules = DropRules::builtin();
    let hour = |day| starts(&rules, "com", day);
    assert_eq!(hour("2027-01-13"), ["0 2027-01-13 19:00:00", "1 2027-01-13 19:00:00"]);
    assert_eq!(hour("2027-07-14"), ["0 2027-07-14 18:00:00", "1 2027-07-14 19:00:00"]);
    let (start, end) = rules.union(&tld("org"), date("2027-07-14")).unwrap();
    assert_eq!((start, end), (at("2027-07-14 13:30:00"), at("2027-07-14 15:30:00")));
}

#[test]
fn four_anchors_on_both_sides_of_a_change() {
    let rules = DropRules::builtin();
    // A zone's wall time moves on 2027-03-28, fixed UTC and a fixed offset do not.
    assert_eq!(
        starts(&rules, "it", "2027-03-27"),
        ["0 2027-03-27 08:00:00", "0 2027-03-27 15:00:00"]
    );
    assert_eq!(
        starts(&rules, "it", "2027-03-28"),
        ["0 2027-03-28 07:00:00", "0 2027-03-28 14:00:00"]
    );
    for day in ["2027-03-27", "2027-03-28"] {
        assert_eq!(starts(&rules, "se", day), [format!("0 {day} 04:00:00")]);
        assert_eq!(starts(&rules, "au", day)[0], format!("0 {day} 03:00:00"));
    }
    // An instant per name, and nothing known: no window.
    for of in ["uk", "biz", "nonexistent"] {
        assert_eq!(rules.union(&tld(of), date("2027-03-28")), None, "{of}");
    }
    assert_eq!(
        rules.rule(&tld("uk"), date("2027-03-28")).unwrap().anchor(),
        Anchor::PerDomainTimestamp
    );
}

#[test]
fn only_the_days_of_the_rule() {
    let rules = DropRules::builtin();
    assert!(starts(&rules, "ca", "2027-01-12").is_empty());
    assert_eq!(starts(&rules, "ca", "2027-01-13").len(), 2);
    assert!(starts(&rules, "jp", "2027-02-02").is_empty());
    assert_eq!(starts(&rules, "jp", "2027-02-01"), ["0 2027-01-31 16:00:00"]);
    // Told by the registry, weekends included or not: any day can be asked for.
    assert_eq!(starts(&rules, "ru", "2027-01-16"), ["0 2027-01-16 13:45:00"]);
}

#[test]
fn a_whole_day_has_23_and_25_hours() {
    let rules = DropRules::builtin();
    let hours = |day| {
        let (start, end) = rules.union(&tld("be"), date(day)).unwrap();
        (end - start).num_hours()
    };
    assert_eq!([hours("2027-03-27"), hours("2027-03-28"), hours("2027-10-31")], [24, 23, 25]);
}

#[test]
fn windows_at_a_change_of_clocks_open_early_and_close_late() {
    let rules = DropRules::parse(&with(json!({}))).unwrap();
    let union = |day| rules.union(&tld("test"), date(day)).unwrap();
    // 02:30 is skipped on 28 March and happens twice on 31 October.
    assert_eq!(union("2027-03-28"), (at("2027-03-28 00:30:00"), at("2027-03-28 01:00:00")));
    assert_eq!(union("2027-10-31"), (at("2027-10-31 00:30:00"), at("2027-10-31 02:00:00")));
    let batch = json!({"window": [{"start": "02:30", "end": "02:30", "kind": "batch"}]});
    let rules = DropRules::parse(&with(batch)).unwrap();
    let union = |day| rules.union(&tld("test"), date(day)).unwrap();
    // A batch of unknown length is one instant on every day, the first of two and in a gap, too.
    for day in ["2027-07-14", "2027-03-28", "2027-10-31"] {
        assert_eq!(union(day).0, union(day).1, "{day}");
    }
    assert_eq!(union("2027-10-31").0, at("2027-10-31 00:30:00"));
}

/// In Cuba midnight happens twice in autumn and never in spring; in Samoa a day was left out.
#[test]
fn a_window_to_the_end_of_the_day_ends_with_the_day() {
    let to_midnight = json!({"window": [
        {"start": "22:00", "end": "24:00", "kind": "typical"},
        {"start": "23:00", "end": "00:00", "kind": "typical"},
    ]});
    let mut changed = 0;
    for name in ["America/Havana", "Pacific/Apia", "Africa/Cairo", "Europe/Berlin"] {
        let mut changes = to_midnight.clone();
        changes["tz"] = json!(name);
        let rules = DropRules::parse(&with(changes)).unwrap();
        let zone = TimeZone::parse(name).unwrap();
        for n in 0..6 * 366 {
            let day = date("2010-01-01") + Days::new(n);
            let (_, end) = zone.day(day);
            for window in rules.windows(&tld("test"), day) {
                assert_eq!(window.end, end, "{name} {day}");
            }
            let next = (day + Days::new(1)).and_time(NaiveTime::MIN);
            changed += usize::from(zone.resolve(next, Disambiguation::Later) != Ok(end));
        }
    }
    assert!(changed > 5, "no end of a day is other than midnight");
}

#[test]
fn windows_of_a_hypothesis_are_in_order_of_time() {
    let spans = json!({"window": [
        {"start": "16:00", "end": "16:00", "kind": "batch"},
        {"start": "09:00", "end": "12:00", "kind": "batch"},
        {"start": "09:00", "end": "10:00", "kind": "typical"},
    ], "alternatives": [{"anchor": "utc", "start": "05:00", "end": "06:00", "why": "x"}]});
    let rules = DropRules::parse(&with(spans)).unwrap();
    let windows = rules.windows(&tld("test"), date("2027-07-14"));
    let shown = windows.iter().map(|window| {
        let (start, end) = (format_utc(window.start), format_utc(window.end));
        format!("{} {} {}", window.hypothesis, &start[11..16], &end[11..16])
    });
    let wanted = ["0 07:00 08:00", "0 07:00 10:00", "0 14:00 14:00", "1 05:00 06:00"];
    assert_eq!(shown.collect::<Vec<_>>(), wanted);
}

#[test]
fn however_a_tld_is_written_it_has_its_rule() {
    let rules = DropRules::builtin();
    let now = at("2027-01-13 00:00:00");
    for text in ["cz", "CZ", ".cz", " .Cz ", "cz."] {
        assert!(matches!(rules.catchable(&tld(text), now), Catchable::No(_)), "{text}");
    }
    for text in ["рф", ".РФ", "xn--p1ai", "XN--P1AI"] {
        assert_eq!(rules.windows(&tld(text), date("2027-01-13")).len(), 1, "{text}");
    }
    let name = DomainName::parse("Shop.CZ", &TldSet::first_dot()).unwrap();
    assert!(matches!(rules.catchable(&name, now), Catchable::No(_)));
}

#[test]
fn zones_below_a_tld_have_the_rule_of_its_registry() {
    let rules = DropRules::builtin();
    let day = "2027-01-13";
    for of in ["com.au", "net.au", "org.au", "id.au"] {
        assert_eq!(starts(&rules, of, day), starts(&rules, "au", day), "{of}");
    }
    for of in ["co.uk", "org.uk", "me.uk"] {
        let rule = rules.rule(&tld(of), date(day)).unwrap();
        assert_eq!((rule.anchor(), rule.registry()), (Anchor::PerDomainTimestamp, "Nominet"));
    }
    let now = at("2027-01-13 00:00:00");
    for of in ["net.br", "blog.br", "new.zone.br", "com.ee"] {
        match rules.catchable(&tld(of), now) {
            Catchable::No(reason) => assert!(reason.contains(&format!(".{of},")), "{reason}"),
            other => panic!("{of}: {other:?}"),
        }
    }
    assert!(matches!(rules.catchable(&tld("com.pl"), now), Catchable::Warning(_)));
    // Zones that others run below a TLD are not its registry's.
    for of in ["uk.com", "com.de", "com.se", "co.no", "co.cz", "ac.uk"] {
        assert_eq!(rules.rule(&tld(of), date(day)), None, "{of}");
    }
}

/// The registry's zones follow its rule only while that is in force, and their own goes first.
#[test]
fn a_zones_own_rule_goes_before_that_of_the_tld_above() {
    let entry = |changes: Value| {
        let text = with(changes);
        serde_json::from_str::<Value>(&text).unwrap()["entries"][0].clone()
    };
    let above = json!({"second_level": "all", "catchable": false, "valid_from": "2027-01-01"});
    let own = json!({"tld": "own.test", "valid_to": "2027-06-30"});
    let entries = [entry(above), entry(own)];
    let document = json!({"schema": "backorder-drop-windows/1", "entries": entries});
    let rules = DropRules::parse(&document.to_string()).unwrap();
    let is_refused = |of, day| matches!(rules.catchable(&tld(of), at(day)), Catchable::No(_));
    assert!(!is_refused("zone.test", "2026-12-31 23:59:59"));
    assert!(is_refused("zone.test", "2027-01-01 00:00:00"));
    assert!(!is_refused("own.test", "2027-06-30 23:59:59"));
    assert!(is_refused("own.test", "2027-07-01 00:00:00"));
    assert_eq!(rules.tlds().count(), 2);
}

#[test]
fn the_builtin_rules_are_read_once() {
    assert!(Arc::ptr_eq(&DropRules::builtin().table, &DropRules::builtin().table));
    assert_eq!(DropRules::builtin(), DropRules::parse(BUILTIN_JSON).unwrap());
}

#[test]
fn a_window_may_run_past_midnight() {
    let night = json!({"window": [{"start": "23:30", "end": "00:15", "kind": "typical"}]});
    let rules = DropRules::parse(&with(night)).unwrap();
    let (start, end) = rules.union(&tld("test"), date("2027-07-14")).unwrap();
    assert_eq!((start, end), (at("2027-07-14 21:30:00"), at("2027-07-14 22:15:00")));
}

#[test]
fn what_cannot_be_caught() {
    let rules = DropRules::builtin();
    let now = at("2027-01-13 00:00:00");
    assert_eq!(rules.catchable(&tld("com"), now), Catchable::Yes);
    assert_eq!(rules.catchable(&tld("without-rule"), now), Catchable::Yes);
    let warning = Catchable::Warning("only if the queue is empty".into());
    assert_eq!(rules.catchable(&tld("dk"), now), warning);
    for (of, word) in [("cz", "auction"), ("ee", "auction"), ("com.br", "monthly")] {
        match rules.catchable(&tld(of), now) {
            Catchable::No(reason) => {
                assert!(reason.contains(word) && reason.contains(of), "{reason}");
            }
            other => panic!("{of}: {other:?}"),
        }
    }
    // Before the auctions of .cz began, no rule is known.
    assert_eq!(rules.catchable(&tld("cz"), at("2024-04-30 23:59:59")), Catchable::Yes);
    assert!(matches!(rules.catchable(&tld("cz"), at("2024-05-01 00:00:00")), Catchable::No(_)));
}

#[test]
fn dated_rules_follow_each_other() {
    let entry = |from: Value, to: Value, start: &str| {
        let window = json!([{"start": start, "end": "12:00", "kind": "typical"}]);
        let text = with(json!({"valid_from": from, "valid_to": to, "window": window}));
        serde_json::from_str::<Value>(&text).unwrap()["entries"][0].clone()
    };
    let document = |entries: Vec<Value>| {
        json!({"schema": "backorder-drop-windows/1", "entries": entries}).to_string()
    };
    let (old, new) = (
        entry(Value::Null, json!("2027-06-30"), "10:00"),
        entry(json!("2027-07-01"), Value::Null, "11:00"),
    );
    let rules = DropRules::parse(&document(vec![new.clone(), old])).unwrap();
    assert_eq!(starts(&rules, "test", "2027-06-30"), ["0 2027-06-30 08:00:00"]);
    assert_eq!(starts(&rules, "test", "2027-07-01"), ["0 2027-07-01 09:00:00"]);
    let overlapping = entry(Value::Null, json!("2027-07-01"), "10:00");
    let error = DropRules::parse(&document(vec![overlapping, new])).unwrap_err();
    assert_eq!(error.to_string(), "entry 2 (test): tld has two rules for .test on one day");
}

#[test]
fn refusals_name_entry_and_field() {
    let cases = [
        (json!({"tld": "-"}), "tld"),
        (json!({"tld": null}), "tld"),
        (json!({"also": ["test"]}), "tld"),
        (json!({"also": [1]}), "also"),
        (json!({"also": "net"}), "also"),
        (json!({"second_level": "com"}), "second_level"),
        (json!({"second_level": [""]}), "second_level"),
        (json!({"second_level": ["a.b"]}), "second_level"),
        (json!({"second_level": ["-"]}), "second_level"),
        (json!({"second_level": ["com", "com"]}), "tld"),
        (json!({"registry": 1}), "registry"),
        (json!({"tz": "Europe/Nowhere"}), "tz"),
        (json!({"tz": null}), "tz"),
        (json!({"anchor": "moon"}), "anchor"),
        (json!({"anchor": "utc"}), "tz"),
        (json!({"anchor": "unknown"}), "window"),
        (json!({"anchor": "fixed_offset"}), "tz"),
        (json!({"certainty": "sure"}), "certainty"),
        (json!({"catchable": 1}), "catchable"),
        (json!({"catchable": ""}), "catchable"),
        (json!({"catchable": null}), "catchable"),
        (json!({"days": []}), "days"),
        (json!({"days": ["monday"]}), "days"),
        (json!({"days": ["0th of month"]}), "days"),
        (json!({"days": ["32nd of month"]}), "days"),
        (json!({"valid_from": "2027-13-01"}), "valid_from"),
        (json!({"valid_from": "2027-02-01", "valid_to": "2027-01-31"}), "valid_to"),
        (json!({"window": [{"start": "24:00", "end": "24:00", "kind": "x"}]}), "window: start"),
        (json!({"window": [{"start": "1:00", "end": "24:00", "kind": "x"}]}), "window: start"),
        (json!({"window": [{"start": "01:00", "end": "24:01", "kind": "x"}]}), "window: end"),
        (json!({"window": [{"start": "01:60", "end": "24:00", "kind": "x"}]}), "window: start"),
        (json!({"window": [{"start": "+1:00", "end": "24:00", "kind": "x"}]}), "window: start"),
        (json!({"window": [{"start": "01:00", "end": "02:00"}]}), "window: kind"),
        (json!({"window": ["01:00"]}), "window: not an object"),
        (json!({"window": null, "alternatives": [{}]}), "alternatives"),
        (json!({"alternatives": [{"anchor": "utc", "start": "01:00"}]}), "alternative: end"),
        (json!({"vaild_to": "2027-01-01"}), "vaild_to"),
    ];
    for (change, field) in cases {
        let error = DropRules::parse(&with(change.clone())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DropRulesInvalid);
        let text = error.to_string();
        assert!(text.starts_with("entry 1 (") && text.contains(field), "{change}: {text}");
    }
}

#[test]
fn refusals_of_the_document() {
    for json in ["", "{", "[]", "{}", "null", r#"{"schema": "backorder-drop-windows/2"}"#] {
        let error = DropRules::parse(json).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DropRulesInvalid, "{json}");
        assert!(error.to_string().starts_with("the document: "), "{error}");
    }
    let empty = r#"{"schema": "backorder-drop-windows/1", "entries": []}"#;
    assert_eq!(DropRules::parse(empty).unwrap(), DropRules::none());
}

#[test]
fn certainty_is_ordered() {
    let rules = DropRules::builtin();
    let certainty = |of| rules.rule(&tld(of), date("2027-01-13")).unwrap().certainty();
    assert!(certainty("info") < certainty("com") && certainty("com") < certainty("au"));
}

#[test]
fn windows_are_in_order_and_inside_their_union() {
    let rules = DropRules::builtin();
    let first = date("2027-01-01");
    for (tld, day) in rules.tlds().flat_map(|tld| (0..366).map(move |n| (tld, n))) {
        let day = first + Days::new(day);
        let windows = rules.windows(tld, day);
        assert_eq!(windows.is_empty(), rules.union(tld, day).is_none());
        for window in windows {
            let (start, end) = rules.union(tld, day).unwrap();
            assert!(start <= window.start && window.start <= window.end && window.end <= end);
        }
    }
}

proptest! {
    #[test]
    fn no_field_value_panics(
        field in prop::sample::select(vec![
            "tld", "also", "second_level", "tz", "anchor", "window", "days", "catchable",
            "alternatives", "valid_from", "valid_to",
        ]),
        text in "\\PC{0,12}|[0-9:-]{4,10}|[a-z ]{0,14}",
        number: i64,
    ) {
        let span = json!({"start": text, "end": text, "kind": "x", "tz": text, "anchor": "zone"});
        for value in [json!(text), json!([text]), json!(number), json!({}), json!([span])] {
            if let Ok(rules) = DropRules::parse(&with(json!({field: value}))) {
                rules.tlds().for_each(|tld| {
                    rules.union(tld, date("2027-03-28"));
                });
            }
        }
    }
}
