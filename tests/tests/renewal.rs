//! Renewals against a table of cases, and what the data itself has to be.

use backorder_core::renewal::{
    LIFECYCLE_JSON, Length, LifePhase, Lifecycle, OwnDomain, RENEWALS_JSON, Registration,
    RenewalOrder, RenewalRefusal, RenewalRules, RenewalStep, TermFor,
};
use backorder_core::{
    DomainName, DropRules, ErrorKind, Provider, RegistrarDate, TimeZone, Tld, TldSet,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};

const CASES: &str = include_str!("../vectors/renewal-cases.json");

fn cases(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(CASES).unwrap();
    let all = all["cases"].as_array().unwrap().clone();
    let cases: Vec<Value> = all.into_iter().filter(|case| case["kind"] == kind).collect();
    assert!(!cases.is_empty(), "{kind}");
    cases
}

fn now(case: &Value) -> DateTime<Utc> {
    case["now"].as_str().unwrap().parse().unwrap()
}

fn day(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}

fn tld(case: &Value) -> Tld {
    Tld::parse(case["tld"].as_str().unwrap()).unwrap()
}

fn provider(case: &Value) -> Option<Provider> {
    case["provider"].as_str().map(|text| Provider::parse(text).unwrap())
}

fn date(value: &Value) -> RegistrarDate {
    RegistrarDate::parse(value.as_str().unwrap(), &TimeZone::utc()).unwrap()
}

fn zone(case: &Value) -> TimeZone {
    TimeZone::parse(case["zone"].as_str().unwrap_or("UTC")).unwrap()
}

#[test]
fn every_case_of_a_window() {
    for case in cases("window") {
        let rules = RenewalRules::builtin();
        let provider = provider(&case).unwrap_or(Provider::Ispapi);
        let first = rules.window_opens(&tld(&case), provider, day(&case["expiry"]));
        let today = zone(&case).to_local(now(&case)).date();
        let shown = match first.filter(|first| today < *first) {
            None => json!({ "allowed": true }),
            Some(first) => json!({ "allowed": false, "first": first }),
        };
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_the_lines_for_whmcs() {
    for case in cases("config") {
        let tlds = case["tlds"].as_array().unwrap().iter();
        let tlds: Vec<Tld> = tlds.map(|tld| Tld::parse(tld.as_str().unwrap()).unwrap()).collect();
        let lines = RenewalRules::builtin().whmcs_lines(Some(&tlds));
        assert_eq!(json!(lines), case["expect"], "case {}", case["id"]);
    }
    assert_eq!(RenewalRules::builtin().whmcs_lines(None).len(), 30);
}

#[test]
fn every_case_of_a_term() {
    for case in cases("terms") {
        let what = if case["for"] == "renew" { TermFor::Renew } else { TermFor::Register };
        let terms = RenewalRules::builtin().terms(&tld(&case), what);
        let years = u32::try_from(case["years"].as_u64().unwrap()).unwrap();
        let mut shown = json!({ "allowed": terms.allows(years), "assumed": terms.is_assumed });
        if !terms.allows(years) {
            shown["nearest"] = json!(terms.nearest(years));
        }
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_a_phase() {
    for case in cases("phase") {
        let registration = Registration {
            expiry: date(&case["expiry"]),
            deleted_at: case["deleted_at"].as_str().map(|text| text.parse().unwrap()),
            provider: provider(&case),
        };
        let lifecycle = RenewalRules::builtin().lifecycle(&tld(&case));
        let shown = json!({
            "phase": lifecycle.phase(&registration, now(&case)).as_str(),
            "drop": lifecycle.drop_days(&registration),
        });
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

fn order(case: &Value) -> RenewalOrder {
    RenewalOrder {
        provider: provider(case).unwrap(),
        tld: tld(case),
        expiry: date(&case["expiry"]),
        deleted_at: case["deleted_at"].as_str().map(|text| text.parse().unwrap()),
        years: u32::try_from(case["years"].as_u64().unwrap()).unwrap(),
        restore_years: case["restore_years"].as_u64().map(|n| u32::try_from(n).unwrap()),
        next_due_date_paid: Some(&case["next_due_date_paid"]).filter(|v| !v.is_null()).map(day),
        may_restore: case["auto_restore"].as_bool().unwrap_or(true),
        zone: zone(case),
    }
}

#[test]
fn every_case_of_an_order() {
    for case in cases("renew") {
        let shown = match RenewalRules::builtin().plan(&order(&case), now(&case)) {
            Ok(plan) => json!({
                "allowed": true,
                "steps": plan.steps.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "notices": plan.notices.iter().map(ToString::to_string).collect::<Vec<_>>(),
            }),
            Err(refusal) => {
                let mut shown = json!({ "allowed": false, "reason": refusal.as_str() });
                match refusal {
                    RenewalRefusal::Term(below, above) => shown["nearest"] = json!([below, above]),
                    RenewalRefusal::Window(first) => shown["first"] = json!(first),
                    RenewalRefusal::OverTenYears(longest) => shown["longest"] = json!(longest),
                    _ => {}
                }
                shown
            }
        };
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn refusals_come_in_their_order() {
    let rules = RenewalRules::builtin();
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let mut order = order(&json!({
        "provider": "ispapi", "tld": "com", "expiry": "2026-01-01", "years": 11,
        "next_due_date_paid": "2025-01-01", "auto_restore": false,
    }));
    let refusal = |order: &RenewalOrder| rules.plan(order, now).unwrap_err();
    assert_eq!(refusal(&order), RenewalRefusal::Dropped);
    order.deleted_at = Some("2026-10-25T00:00:00Z".parse().unwrap());
    assert_eq!(refusal(&order), RenewalRefusal::PendingDelete);
    order.deleted_at = Some("2026-11-20T00:00:00Z".parse().unwrap());
    assert_eq!(refusal(&order), RenewalRefusal::AlreadyRenewed);
    order.next_due_date_paid = None;
    assert_eq!(refusal(&order), RenewalRefusal::RestoreNeeded);
    order.provider = Provider::Openprovider;
    assert_eq!(refusal(&order), RenewalRefusal::RestoreCostsExtra);
    order.deleted_at = None;
    order.expiry = date(&json!("2027-05-20"));
    assert_eq!(refusal(&order), RenewalRefusal::Term(Some(10), None));
    order.years = 10;
    assert_eq!(refusal(&order), RenewalRefusal::OverTenYears(Some(9)));
    order.years = 9;
    assert_eq!(rules.plan(&order, now).unwrap().steps, [RenewalStep::Renew(9)]);
    order.tld = Tld::parse("de").unwrap();
    order.provider = Provider::Ispapi;
    let first = "2027-03-20".parse().unwrap();
    assert_eq!(refusal(&order), RenewalRefusal::Window(first));
}

#[test]
fn a_restore_is_followed_by_what_is_left_of_the_term() {
    let rules = RenewalRules::builtin();
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let plan = |years: u32, restore_years: Option<u32>| {
        let order = order(&json!({
            "provider": "ispapi", "tld": "com", "expiry": "2026-10-01", "years": years,
            "deleted_at": "2026-11-20T00:00:00Z", "restore_years": restore_years,
        }));
        let plan = rules.plan(&order, now).unwrap();
        let steps: Vec<String> = plan.steps.iter().map(ToString::to_string).collect();
        let notices: Vec<String> = plan.notices.iter().map(ToString::to_string).collect();
        (steps.join(", "), notices.join(", "))
    };
    let texts = |steps: &str, notices: &str| (steps.to_owned(), notices.to_owned());
    assert_eq!(plan(1, Some(1)), texts("restore", ""));
    assert_eq!(plan(3, Some(1)), texts("restore, renew 2", ""));
    assert_eq!(plan(1, Some(2)), texts("restore", "period-differs -1"));
    assert_eq!(plan(1, None), texts("restore", "period-unknown"));
}

#[test]
fn phases_follow_each_other_without_a_gap() {
    let length = |min, max| Some(Length { min, max });
    let lifecycle = Lifecycle {
        grace: length(0, 0),
        redemption: length(30, 45),
        pending_delete: length(0, 5),
        ..Lifecycle::default()
    };
    let of = Registration { expiry: date(&json!("2027-01-01")), deleted_at: None, provider: None };
    let at = |days: i64| {
        let start: DateTime<Utc> = "2027-01-01T00:00:00Z".parse().unwrap();
        lifecycle.phase(&of, start + TimeDelta::days(days))
    };
    assert_eq!(at(-1), LifePhase::Active);
    assert_eq!((at(0), at(44)), (LifePhase::Redemption, LifePhase::Redemption));
    assert_eq!((at(45), at(50)), (LifePhase::PendingDelete, LifePhase::Dropped));
    let days = lifecycle.drop_days(&of).unwrap();
    assert_eq!(days, ("2027-01-31".parse().unwrap(), "2027-02-20".parse().unwrap()));
    let unknown = Lifecycle { pending_delete: None, ..lifecycle.clone() };
    let later = "2027-02-20T00:00:00Z".parse().unwrap();
    assert_eq!(unknown.phase(&of, later), LifePhase::Unknown);
    assert_eq!(unknown.drop_days(&of), None);
}

#[test]
fn own_domains_come_by_their_drop_and_the_droplist_beats_the_reckoning() {
    let now: DateTime<Utc> = "2026-11-27T12:00:00Z".parse().unwrap();
    let own = |name: &str, expiry: &str, listed: Option<&str>| OwnDomain {
        name: DomainName::parse(name, &TldSet::first_dot()).unwrap(),
        expiry: date(&json!(expiry)),
        deleted_at: None,
        listed: listed.map(|text| text.parse().unwrap()),
        backorders: u32::from(listed.is_some()),
    };
    let domains = [
        own("later.com", "2026-12-05", None),
        own("far.com", "2027-12-05", None),
        own("gone.com", "2025-12-05", None),
        own("listed.com", "2026-10-01", Some("2026-11-30T19:00:00Z")),
        own("quarantine.nl", "2026-11-20", None),
        own("unknown.jp", "2026-11-30", None),
    ];
    let rules = RenewalRules::builtin();
    let drops = DropRules::builtin();
    let month = TimeDelta::days(30);
    let plan = rules.expiring(Provider::Cnr, &domains, &drops, month, now);
    let shown: Vec<String> = plan
        .iter()
        .map(|d| format!("{} {} {:?}", d.name.as_str(), d.phase.as_str(), d.drop_days.map(|d| d.0)))
        .collect();
    assert_eq!(
        shown,
        [
            "listed.com redemption Some(2026-11-30)",
            "quarantine.nl redemption Some(2026-12-30)",
            "later.com active Some(2027-02-13)",
            "unknown.jp active None",
        ]
    );
    assert_eq!(plan[0].drop_from, Some("2026-11-30T19:00:00Z".parse().unwrap()));
    assert!(plan[2].drop_from.is_some(), "the window of .com on that day");
    assert_eq!(plan[0].backorders, 1);
}

#[test]
fn data_that_cannot_be_is_refused_by_name() {
    let refused = |lifecycle: &str, renewals: &str, subject: &str| {
        let error = RenewalRules::parse(lifecycle, renewals).unwrap_err();
        assert_eq!((error.kind(), error.subject()), (ErrorKind::LifecycleInvalid, subject));
    };
    let lifecycle = |from: &str, to: &str| LIFECYCLE_JSON.replacen(from, to, 1);
    refused("[]", RENEWALS_JSON, "lifecycle");
    refused(LIFECYCLE_JSON, "{", "renewals");
    refused(&lifecycle("backorder-lifecycle/1", "other/2"), RENEWALS_JSON, "schema");
    refused(&lifecycle("\"abogado\"", "\"com\""), RENEWALS_JSON, "com");
    refused(&lifecycle("\"abogado\"", "\"a b\""), RENEWALS_JSON, "a b");
    refused(&lifecycle("\"gtld\"", "\"planet\""), RENEWALS_JSON, "aaa.pro");
    refused(&lifecycle("\"min\": 0", "\"min\": 99"), RENEWALS_JSON, "aaa.pro");
    assert_eq!(RenewalRules::builtin().tlds().count(), 570);
}

#[test]
fn lengths_hold_for_the_names_that_expire_in_their_period() {
    let entry = |grace: u16, from: Value, to: Value| {
        json!({
            "tlds": ["test"], "kind": "cctld", "grace": grace, "redemption": 30,
            "pending_delete": 5, "by_registrar": {}, "explicit_renewal_cnr": null,
            "certainty": "documented", "sources": ["a registry"],
            "valid_from": from, "valid_to": to,
        })
    };
    let read = |entries: Vec<Value>| {
        let text = json!({ "schema": "backorder-lifecycle/1", "entries": entries }).to_string();
        RenewalRules::parse(&text, RENEWALS_JSON)
    };
    let until = entry(0, Value::Null, json!("2026-12-31"));
    let since = entry(20, json!("2027-01-01"), Value::Null);
    let rules = read(vec![since.clone(), until.clone()]).unwrap();
    let test = Tld::parse("test").unwrap();
    let grace = |day: &str| rules.lifecycle_on(&test, day.parse().unwrap()).grace;
    let days = |days| Some(Length { min: days, max: days });
    assert_eq!((grace("2026-12-31"), grace("2027-01-01")), (days(0), days(20)));
    assert_eq!(rules.lifecycle(&test).grace, days(20), "as it is now");
    let order = |expiry: &str| RenewalOrder {
        provider: Provider::Openprovider,
        tld: test.clone(),
        expiry: RegistrarDate::parse(expiry, &TimeZone::utc()).unwrap(),
        deleted_at: None,
        years: 1,
        restore_years: None,
        next_due_date_paid: None,
        may_restore: true,
        zone: TimeZone::utc(),
    };
    let plan = |expiry: &str, now: &str| rules.plan(&order(expiry), now.parse().unwrap());
    let redeemed = plan("2026-12-31", "2027-01-10T00:00:00Z").unwrap_err();
    assert_eq!(redeemed, RenewalRefusal::RestoreCostsExtra, "the old rule has no grace");
    let graced = plan("2027-01-01", "2027-01-10T00:00:00Z").unwrap();
    assert_eq!(graced.steps, [RenewalStep::Restore]);
    let gap = entry(20, json!("2027-02-01"), Value::Null);
    let rules = read(vec![until.clone(), gap]).unwrap();
    assert_eq!(rules.lifecycle_on(&test, "2027-01-15".parse().unwrap()).grace, None);
    for (bad, why) in [
        (vec![until.clone(), until.clone()], "two lifecycles for one day"),
        (vec![until.clone(), entry(1, json!("2026-12-31"), Value::Null)], "two lifecycles"),
        (vec![entry(1, json!("2027-13-01"), Value::Null)], "2027-13-01"),
        (vec![entry(1, json!("2027-02-01"), json!("2027-01-31"))], "ends before it starts"),
    ] {
        let error = read(bad).unwrap_err();
        assert_eq!((error.kind(), error.subject()), (ErrorKind::LifecycleInvalid, "test"));
        assert!(error.message().contains(why), "{error}");
    }
}
