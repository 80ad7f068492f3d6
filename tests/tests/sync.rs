//! The domain sync against tables of cases, and its laws on random domains.

use backorder_core::sync::{
    AccountDomain, Answer, BilledDomain, BillingStatus, Cadence, Change, ChangeReason, DomainPlan,
    Entry, EntryCode, FollowUp, LastLook, Native, PlannedChange, RenewalMode, Selection, Settings,
    Side, SyncEffect, SyncPlan, SyncReport, Transfer, TransferFacts, TransferSettings,
    plan_account, plan_all, plan_domain, plan_rows,
};
use backorder_core::{DomainName, Fields, Language, Provider, TldSet};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

const CASES: &str = include_str!("../vectors/sync-cases.json");

fn cases(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(CASES).unwrap();
    let all = all["cases"].as_array().unwrap().clone();
    all.into_iter().filter(|case| case["kind"] == kind).collect()
}

fn fields(value: &Value) -> Fields {
    if value.is_null() {
        return Fields::new();
    }
    Fields::list(&json!([value]).to_string()).unwrap().remove(0)
}

fn billed(case: &Value) -> BilledDomain {
    let mut row = case["billing"].clone();
    row.as_object_mut().unwrap().insert("id".into(), json!(1));
    BilledDomain::read(&fields(&row)).unwrap()
}

fn now(case: &Value) -> DateTime<Utc> {
    case["now"].as_str().unwrap().parse().unwrap()
}

fn provider(case: &Value) -> Provider {
    Provider::parse(case["provider"].as_str().unwrap()).unwrap()
}

fn name(text: &str) -> DomainName {
    DomainName::parse(text, &TldSet::first_dot()).unwrap()
}

/// The form of the tables.
fn shown(plan: &DomainPlan) -> Value {
    let side = |side: Side| {
        let changes = plan.changes.iter().filter(|planned| planned.change.side() == side);
        let pairs = changes.map(|planned| {
            let change = &planned.change;
            let pair = match change {
                Change::Privacy(old, new) => json!([old, new]),
                _ => json!([change.old(), change.new_value()]),
            };
            (change.field().to_owned(), pair)
        });
        Value::Object(pairs.collect::<Map<_, _>>())
    };
    let entries = plan.entries.iter().map(|entry| [entry.level().as_str(), entry.code.as_str()]);
    let mut entries: Vec<_> = entries.collect();
    entries.sort();
    json!({
        "billing": side(Side::Billing),
        "registrar": side(Side::Registrar),
        "effects": plan.effects.iter().map(SyncEffect::to_string).collect::<Vec<_>>(),
        "entries": entries,
        "skipped": plan.skipped.map(|skipped| skipped.as_str()),
    })
}

#[test]
fn every_case_of_a_plan() {
    let all = cases("plan");
    assert!(all.len() > 60);
    for case in all {
        let settings = Settings::read(&fields(&case["settings"])).unwrap();
        let answer = Answer::read(provider(&case), &fields(&case["registrar"])).unwrap();
        let plan = plan_domain(&settings, &billed(&case), &answer, now(&case));
        assert_eq!(shown(&plan), case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_the_native_form() {
    for case in cases("native") {
        let answer = Answer::read(provider(&case), &fields(&case["registrar"])).unwrap();
        let zone = backorder_core::TimeZone::utc();
        let shown = match Native::new(&billed(&case), &answer, &zone, now(&case)) {
            Native::Error(text) => json!({ "error": text }),
            Native::State { active, expired, cancelled, transferred_away, expiry_date } => json!({
                "active": active, "expired": expired, "cancelled": cancelled,
                "transferredAway": transferred_away, "expirydate": expiry_date,
            }),
        };
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_a_transfer() {
    for case in cases("transfer") {
        let provider = provider(&case);
        let facts = TransferFacts::read(&fields(&case["facts"])).unwrap();
        let on = |name: &str| case["settings"][name].as_bool().unwrap_or(false);
        let settings = TransferSettings {
            transfer_lock: on("transfer_lock"),
            contact_update: on("contact_update"),
            ns_update: on("ns_update"),
        };
        let transfer = Transfer::new(provider, &facts);
        let answer = match &transfer {
            Transfer::Pending => json!({}),
            Transfer::Completed(day) => json!({ "completed": true, "expirydate": day }),
            Transfer::Failed(reason) => json!({ "failed": true, "reason": reason }),
            Transfer::Error(text) => json!({ "error": text }),
        };
        assert_eq!(answer, case["expect"]["answer"], "case {}", case["id"]);
        let steps = transfer.follow_up(provider, &facts, settings).into_iter().map(|step| {
            let (word, rest): (&str, Vec<String>) = match step {
                FollowUp::Lock => ("lock", Vec::new()),
                FollowUp::Contacts(roles) => {
                    ("contacts", roles.iter().map(|role| role.as_str().to_owned()).collect())
                }
                FollowUp::NameServers(names) => ("nameservers", names),
            };
            let words = std::iter::once(word.to_owned()).chain(rest);
            json!(words.collect::<Vec<_>>())
        });
        let steps: Vec<Value> = steps.collect();
        assert_eq!(json!(steps), case["expect"]["follow_up"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_a_selection() {
    for case in cases("select") {
        let rows = case["domains"].as_array().unwrap();
        let looks: Vec<LastLook<'_>> = rows
            .iter()
            .map(|row| LastLook {
                id: row["id"].as_u64().unwrap(),
                name: row["domain"].as_str(),
                status: BillingStatus::parse(row["status"].as_str().unwrap()).unwrap(),
                last: row["last_sync"].as_str().map(|text| text.parse().unwrap()),
                is_due_empty: false,
            })
            .collect();
        let settings = &case["settings"];
        let usual = Selection::default();
        let selection = Selection {
            batch: settings["batch"].as_u64().map_or(usual.batch, |n| n as usize),
            update_interval: settings["update_interval_hours"]
                .as_i64()
                .map_or(usual.update_interval, TimeDelta::hours),
            native: settings["native"].as_bool().unwrap_or(false),
        };
        let due = selection.due(&looks, now(&case));
        assert_eq!(json!(due), case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_a_cadence() {
    for case in cases("cadence") {
        let cadence = Cadence::new(case["domains"].as_u64().unwrap(), 200, 360);
        let mut shown = json!({
            "runs": cadence.runs,
            "interval_seconds": cadence.interval_seconds,
            "cron": cadence.cron_line(),
        });
        if let Some(batch) = cadence.batch_needed() {
            shown["batch_needed"] = json!(batch);
        }
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_an_account() {
    for case in cases("bulk") {
        let at = |row: &Value, field: &str| {
            row[field].as_str().map(|text| backorder_core::parse_utc(text).unwrap().unwrap())
        };
        let domains: Vec<AccountDomain> = case["domains"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| AccountDomain {
                name: name(row["domain"].as_str().unwrap()),
                mode: RenewalMode::parse(row["renewal_mode"].as_str().unwrap()),
                charged: at(row, "accounting_date").zip(at(row, "finalization_date")),
            })
            .collect();
        let account = case["account_renewal_mode"].as_str().map(RenewalMode::parse);
        let plan = plan_account(account.as_ref(), &domains, now(&case));
        let words = |(old, new): (RenewalMode, RenewalMode)| json!([old.as_str(), new.as_str()]);
        let shown = json!({
            "account": plan.account.map(words),
            "set": plan.set.iter().map(DomainName::as_str).collect::<Vec<_>>(),
            "notices": plan.entries.iter().map(|(name, entry)| {
                json!([name.as_str(), entry.code.as_str()])
            }).collect::<Vec<_>>(),
        });
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn every_case_of_a_report() {
    for case in cases("report") {
        // A plan of the table has no more than counts.
        let plans = case["plans"].as_array().unwrap();
        let mut plan = SyncPlan::default();
        for row in plans {
            let count = |field: &str| row[field].as_object().map_or(0, Map::len);
            let status = Change::Status(BillingStatus::Pending, BillingStatus::Active);
            let change = PlannedChange { change: status, reason: ChangeReason::Active };
            let entries = row["entries"].as_array().unwrap().iter().map(|entry| {
                let word = entry[1].as_str().unwrap();
                let code = EntryCode::from_name(word).unwrap();
                Entry { code, detail: None }
            });
            let effects = row["effects"].as_array().unwrap().iter().map(|_| SyncEffect::Suspend);
            plan.plans.push(DomainPlan {
                id: 1,
                name: name(row["domain"].as_str().unwrap()),
                changes: vec![change; count("billing") + count("registrar")],
                effects: effects.collect(),
                entries: entries.collect(),
                skipped: None,
            });
        }
        let report = SyncReport::new(&plan);
        let send_empty = case["settings"]["send_empty"].as_bool().unwrap_or(false);
        let shown = json!({
            "send": report.is_due(send_empty), "changes": report.changes, "errors": report.errors,
            "contract_notice": report.contract_unsigned,
        });
        assert_eq!(shown, case["expect"], "case {}", case["id"]);
    }
}

#[test]
fn a_report_says_every_change_and_entry_in_two_languages() {
    let billing = json!([
        { "id": 1, "domain": "a.com", "status": "Active", "expiry_date": "2027-05-20",
          "next_due_date": "2027-05-06", "auto_renew": true, "id_protection": true },
        { "id": 2, "domain": "<b>.com", "status": "Active" },
        { "id": 3, "domain": "c.com", "status": "Active", "expiry_date": "2027-05-20",
          "next_due_date": "2027-05-06" },
        { "id": 4, "domain": "d.com", "status": "Active", "expiry_date": "2027-05-20",
          "next_due_date": "2027-05-06", "id_protection": true },
    ]);
    let answers = json!([
        { "domain": "a.com", "status": "ACT", "renewal_date": "2027-05-21 12:00:00",
          "auto_renew": "off", "privacy": false, "privacy_contract": "unsigned" },
        { "domain": "c.com", "status": "<FROZEN>" },
        { "domain": "d.com", "status": "ACT", "renewal_date": "2027-05-20 12:00:00",
          "auto_renew": "default", "privacy": false, "privacy_contract": "unsigned" },
        { "domain": "e.com", "status": "ACT" },
    ]);
    let rows = |value: Value| Fields::list(&value.to_string()).unwrap();
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let settings = Settings { notify_only: true, ..Settings::default() };
    let openprovider = Provider::Openprovider;
    let plan = plan_rows(&settings, openprovider, &rows(billing), &rows(answers), false, now);
    let report = SyncReport::new(&plan);
    assert_eq!((report.changes, report.errors), (3, 1));
    assert_eq!(report.contract_unsigned, ["a.com", "d.com"]);
    let text = report.text(Language::English);
    for line in [
        "Only a notice: nothing was changed.",
        "a.com   billing    expiry date        2027-05-20  2027-05-21  the registrar's date",
        "a.com   registrar  automatic renewal  off         default     as billing has it",
        "c.com: Unknown status at the registrar (<FROZEN>)",
        "e.com: Not in billing",
        "<b>.com: A row cannot be read",
        "these domains wait for it: a.com, d.com",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert_eq!(text.matches("contract").count(), 1, "one notice for all:\n{text}");
    let german = report.text(Language::German);
    assert!(german.contains("Ablaufdatum") && german.contains("Nicht in der Abrechnung"));
    let html = report.html(Language::German);
    assert!(html.contains("&lt;FROZEN&gt;") && html.contains("&lt;b&gt;.com"), "{html}");
    assert!(!html.contains("<FROZEN>") && html.starts_with("<div lang=\"de\">"), "{html}");
    assert_eq!(report.subject(Language::English), "Domain synchronization: Changes 3, Errors 1");
}

#[test]
fn an_answer_that_cannot_be_read_is_not_taken_for_a_missing_domain() {
    let rows = |value: Value| Fields::list(&value.to_string()).unwrap();
    let billing = rows(json!([{ "id": 1, "domain": "a.com", "status": "Active" }]));
    let answers = rows(json!([{ "domain": "a.com", "code": "soon" }, { "code": 200 }]));
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let plan = plan_rows(&Settings::default(), Provider::Cnr, &billing, &answers, true, now);
    assert!(plan.plans.is_empty());
    let refused: Vec<String> = plan.refused.iter().map(ToString::to_string).collect();
    assert_eq!(
        refused,
        [
            "a.com (registrar): unreadable: code \"soon\" is no number in its range",
            "row 2 (registrar): unreadable: domain is missing",
        ]
    );
}

/// The same files go through the examples of all three languages.
#[test]
fn the_example_prints_what_its_page_shows() {
    let rows = |json: &str| Fields::list(json).unwrap();
    let billing = rows(include_str!("../../docs/examples/billing.json"));
    let answers = rows(include_str!("../../docs/examples/answers.json"));
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let plan = plan_rows(&Settings::default(), Provider::Cnr, &billing, &answers, true, now);
    let text = SyncReport::new(&plan).text(Language::English);
    assert_eq!(text, include_str!("../../docs/examples/sync_plan.out"));
}

#[test]
fn seven_thousand_domains_are_seen_within_six_hours() {
    let cadence = Cadence::new(7_000, 200, 360);
    assert_eq!(cadence.runs, 35);
    // Ten minutes by the clock of cron: 36 runs in six hours.
    assert_eq!(cadence.cron_line(), "*/10 * * * *");
    assert_eq!(cadence.batch_needed(), None);
}

#[test]
fn rows_that_cannot_be_are_refused_by_name_and_stop_nobody() {
    let good = json!({ "id": 1, "domain": "a.com", "status": "Active" });
    for (field, value, subject) in [
        ("status", json!("Lost"), "Lost"),
        ("expiry_date", json!("2027-02-30"), "expiry_date"),
        ("next_due_date", json!("soon"), "next_due_date"),
        ("id", json!("7x"), "id"),
        ("id", json!(0), "id"),
        ("domain", json!(""), "domain"),
        ("auto_renew", json!("maybe"), "auto_renew"),
        ("period", json!(11), "period"),
    ] {
        let mut row = good.clone();
        row[field] = value;
        let error = BilledDomain::read(&fields(&row)).unwrap_err();
        assert_eq!(error.subject(), subject, "{error}");
    }
    let row = |id, domain| {
        BilledDomain::read(&fields(&json!({
            "id": id, "domain": domain, "status": "Active", "expiry_date": "2027-05-20",
        })))
        .unwrap()
    };
    let answer =
        Answer::read(Provider::Openprovider, &fields(&json!({ "status": "DEL" }))).unwrap();
    let said = |domain| (name(domain), answer.clone());
    let rows = [row(1, "a.com"), row(2, "b.com"), row(2, "c.com"), row(3, "twice.com")];
    let answers =
        [said("a.com"), said("c.com"), said("twice.com"), said("twice.com"), said("other.com")];
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let plan = plan_all(&Settings::default(), Provider::Openprovider, &rows, &answers, false, now);
    let refused: Vec<String> = plan.refused.iter().map(ToString::to_string).collect();
    assert_eq!(
        refused,
        [
            "b.com (billing): duplicate-id",
            "c.com (billing): duplicate-id",
            "other.com (registrar): not-in-billing",
            "twice.com (registrar): duplicate-answer",
        ]
    );
    let planned: Vec<&str> = plan.plans.iter().map(|plan| plan.name.as_str()).collect();
    assert_eq!((planned, plan.looked_at), (vec!["a.com"], 1));
}

#[test]
fn of_rows_with_one_name_the_newest_that_is_not_ended_is_planned() {
    let row = |id, status| {
        BilledDomain::read(&fields(&json!({
            "id": id, "domain": "a.com", "status": status, "expiry_date": "2027-05-20",
            "next_due_date": "2027-05-06",
        })))
        .unwrap()
    };
    let rows = [row(1, "Active"), row(4, "Cancelled"), row(2, "Active"), row(9, "Fraud")];
    let answer = json!({ "status": "DEL", "renewal_date": "2027-05-20" });
    let answer = Answer::read(Provider::Openprovider, &fields(&answer)).unwrap();
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let answers = [(name("a.com"), answer)];
    let plan = plan_all(&Settings::default(), Provider::Openprovider, &rows, &answers, true, now);
    assert_eq!(plan.plans.iter().map(|plan| plan.id).collect::<Vec<_>>(), [2]);
}

/// What the changes of a plan make of both sides.
fn apply(plan: &DomainPlan, row: &mut BilledDomain, answer: &mut Answer) {
    use backorder_core::sync::{Privacy, Renewal};
    for planned in &plan.changes {
        match planned.change.clone() {
            Change::Status(_, new) => row.status = new,
            Change::ExpiryDate(_, new) => row.expiry_date = Some(new),
            Change::NextDueDate(_, new) => row.next_due_date = Some(new),
            Change::AutoRenew(_, new) => answer.renewal = Renewal::Switch(new),
            Change::RenewalMode(_, new) => {
                let Renewal::Mode { mode, .. } = &mut answer.renewal else { panic!("no mode") };
                *mode = new;
            }
            Change::Privacy(_, new) => {
                answer.privacy = if new { Privacy::On } else { Privacy::Off };
            }
        }
    }
    for effect in &plan.effects {
        answer.suspended = match effect {
            SyncEffect::Suspend => true,
            SyncEffect::Unsuspend => false,
            SyncEffect::Renew(_) => answer.suspended,
        };
    }
}

prop_compose! {
    fn any_settings()(
        flags in prop::array::uniform7(any::<bool>()),
        due in select(vec!["offset", "expiry", "off"]),
        offset in prop::option::of(-400_i32..400), max_diff in 0_u32..400,
        deleted_as in select(vec!["Expired", "Grace"]), mode in select(vec!["expire", "follow"]),
        zone in select(vec!["UTC", "Pacific/Honolulu", "Europe/Berlin", "Pacific/Apia"]),
    ) -> Settings {
        let [native, status, expiry, auto_renew, privacy, suspend, listed] = flags;
        Settings::read(&fields(&json!({
            "native": native && listed, "sync_status": status, "sync_expiry": expiry,
            "sync_auto_renew": auto_renew, "sync_privacy": privacy, "suspend_expired": suspend,
            "renew_on_transfer": if listed { vec!["com"] } else { vec![] },
            "due": due, "offset": offset, "max_diff": max_diff, "deleted_as": deleted_as,
            "renewal_mode": mode, "billing_zone": zone,
        }))).unwrap()
    }
}

fn any_date() -> impl Strategy<Value = Option<String>> {
    prop::option::of((-500_i64..500, any::<bool>()).prop_map(|(hours, is_bare)| {
        let at: DateTime<Utc> = "2026-11-27T12:00:00Z".parse().unwrap();
        let at = at + TimeDelta::hours(hours * 7);
        at.format(if is_bare { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" }).to_string()
    }))
}

prop_compose! {
    fn any_row()(
        id in 1_u64..40, domain in select(vec!["a.com", "b.de", "c.dk", "d.com", "e.nl"]),
        status in select(BillingStatus::ALL.to_vec()), expiry in any_date(), due in any_date(),
        own_offset in prop::option::of(select(vec![15])), renew in any::<bool>(),
        privacy in any::<bool>(),
    ) -> BilledDomain {
        BilledDomain::read(&fields(&json!({
            "id": id, "domain": domain, "status": status.as_str(), "expiry_date": expiry,
            "next_due_date": due, "own_offset": own_offset, "auto_renew": renew,
            "id_protection": privacy,
        }))).unwrap()
    }
}

fn any_answer(provider: Provider) -> BoxedStrategy<Answer> {
    let flags = prop::array::uniform3(any::<bool>());
    let words = if provider == Provider::Openprovider {
        vec!["ACT", "ACT", "DEL", "PEN", "RRQ", "FAI", "TRAN", ""]
    } else {
        let odd = vec!["PENDINGDELETE", "PENDINGRESTORE", "FROZEN", "PENDINGTRANSFER", "HOLD"];
        [vec!["ACTIVE", "ACTIVE", "INACTIVE"], odd].concat()
    };
    let modes =
        vec!["AUTORENEW", "DEFAULT", "AUTOEXPIRE", "RENEWONCE", "default", "on", "off", "?"];
    let errors = vec![
        "",
        "",
        "",
        "The domain is not in your account; please transfer it to your account first.",
        "This action is prohibitted for current domain status.",
        "timeout",
    ];
    let codes = vec![200, 200, 200, 531, 545, 421];
    let dates = prop::array::uniform4(any_date());
    (select(words), dates, select(modes), select(errors), select(codes), flags)
        .prop_map(move |(word, [a, b, c, d], mode, error, code, [x, y, z])| {
            let mut row = json!({
                "status": word, "code": code, "renewal_date": a, "paid_until_date": a,
                "expiration_date": b, "registration_expiration_date": b, "finalization_date": c,
                "failure_date": d, "accounting_date": d, "auto_renew": mode, "renewal_mode": mode,
                "suspended": y, "deleted": { "code": 200, "count": u8::from(z) },
                "found_deleted": y, "privacy_contract": if z { "unsigned" } else { "signed" },
                "privacy": if y && z { Value::Null } else { json!(x) },
            });
            if !error.is_empty() {
                row["error"] = json!(error);
            }
            Answer::read(provider, &fields(&row)).unwrap()
        })
        .boxed()
}

fn any_case() -> impl Strategy<Value = (Provider, Vec<BilledDomain>, Vec<(DomainName, Answer)>)> {
    select(Provider::ALL.to_vec()).prop_flat_map(|provider| {
        let names = select(vec!["a.com", "b.de", "c.dk", "d.com", "f.org"]).prop_map(name);
        let answers = prop::collection::vec((names, any_answer(provider)), 0..9);
        (Just(provider), prop::collection::vec(any_row(), 0..9), answers)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// What a plan changes is settled: the next one changes nothing, and does nothing more.
    #[test]
    fn a_plan_converges(
        settings in any_settings(), row in any_row(),
        answer in select(Provider::ALL.to_vec()).prop_flat_map(any_answer),
    ) {
        let now = "2026-11-27T12:00:00Z".parse().unwrap();
        let plan = plan_domain(&settings, &row, &answer, now);
        prop_assert_eq!(&plan, &plan_domain(&settings, &row, &answer, now));
        for planned in &plan.changes {
            prop_assert_ne!(planned.change.old(), planned.change.new_value());
        }
        if row.status == BillingStatus::Fraud {
            prop_assert!(plan.is_empty());
        }
        if row.status.is_ended() {
            let sides = plan.changes.iter().map(|planned| planned.change.side());
            prop_assert!(sides.into_iter().all(|side| side == Side::Registrar));
        }
        let (mut after_row, mut after_answer) = (row, answer);
        apply(&plan, &mut after_row, &mut after_answer);
        let again = plan_domain(&settings, &after_row, &after_answer, now);
        prop_assert!(again.changes.is_empty() && again.effects.is_empty(), "{again:?}");
    }

    /// The order of both lists does not matter.
    #[test]
    fn the_order_of_the_lists_does_not_matter(
        settings in any_settings(), (provider, rows, answers) in any_case(), seed in any::<u64>(),
        is_complete in any::<bool>(),
    ) {
        let now = "2026-11-27T12:00:00Z".parse().unwrap();
        let plan = plan_all(&settings, provider, &rows, &answers, is_complete, now);
        let (mut rows, mut answers) = (rows, answers);
        rows.reverse();
        if !answers.is_empty() {
            let by = seed as usize % answers.len();
            answers.rotate_left(by);
        }
        rows.sort_by_key(|row| row.id.wrapping_mul(seed | 1));
        prop_assert_eq!(plan, plan_all(&settings, provider, &rows, &answers, is_complete, now));
    }
}

/// Names that begin alike, doubled ones and strangers among them: the plans come by name and id,
/// each once, whatever the order of the lists.
#[test]
fn plans_come_by_name_whatever_the_order_of_the_lists() {
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    let answer = |day: &str| {
        let row = json!({ "code": 200, "status": "ACTIVE", "paid_until_date": day });
        Answer::read(Provider::Cnr, &fields(&row)).unwrap()
    };
    let domain = |n: u64| format!("a-name-that-begins-alike-{}.com", n * 7_919 % 2_003);
    let row = |n: u64| {
        BilledDomain::read(&fields(&json!({
            "id": n + 1, "domain": domain(n), "status": "Active", "expiry_date": "2027-05-20",
            "next_due_date": "2027-05-06",
        })))
        .unwrap()
    };
    // 2,003 is a prime: below it every number has a name of its own.
    let rows: Vec<BilledDomain> = (0..2_000).map(row).collect();
    let answers: Vec<(DomainName, Answer)> =
        (0..2_000).rev().map(|n| (name(&domain(n)), answer("2027-06-20"))).collect();
    let plan = |rows: &[BilledDomain], answers: &[(DomainName, Answer)]| {
        plan_all(&Settings::default(), Provider::Cnr, rows, answers, true, now)
    };
    let first = plan(&rows, &answers);
    assert_eq!((first.looked_at, first.plans.len(), first.refused.len()), (2_000, 2_000, 0));
    assert!(first.plans.windows(2).all(|pair| pair[0].name < pair[1].name));
    for one in &first.plans {
        let row = &rows[one.id as usize - 1];
        assert_eq!((&one.name, one.changes.len()), (&row.name, 2), "its own row and answer");
    }
    let (mut turned_rows, mut turned) = (rows.clone(), answers.clone());
    turned_rows.rotate_left(777);
    turned.rotate_left(333);
    assert_eq!(plan(&turned_rows, &turned), first);
    // One double sends all the others the long way round: nothing else changes.
    let doubled = BilledDomain { id: rows[0].id, name: name("other.com"), ..rows[0].clone() };
    let with_double = [&rows[..], &[doubled]].concat();
    let other = plan(&with_double, &answers);
    assert_eq!((other.looked_at, other.refused.len()), (1_999, 2));
    let left: Vec<&DomainPlan> = first.plans.iter().filter(|plan| plan.id != rows[0].id).collect();
    assert_eq!(other.plans.iter().collect::<Vec<_>>(), left);
}
