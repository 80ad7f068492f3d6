//! Plays every file of `tests/scenarios`, and asks what they show.
//!
//! Which scenario shows which rule stands in `tests/scenarios/coverage.md` and in the `covers`
//! lines of the scenarios; that they do show it is seen from what happened when they were played.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use backorder_core::Delivery;
use backorder_core::EXPLAIN_KEYS;
use backorder_core::lifecycle::TRANSITIONS;
use backorder_core::{EffectKind, Policy};
use backorder_tests::scenario::{Bend, Seen, Story, read};
use chrono::TimeDelta;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn all() -> Vec<Story> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "scn")).collect();
    files.sort();
    files.iter().flat_map(|file| read(file).unwrap_or_else(|why| panic!("{why}"))).collect()
}

/// Fails with every finding, one a line.
#[track_caller]
fn none(what: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{what}:\n  {}", findings.join("\n  "));
}

#[test]
fn every_scenario_holds() {
    let stories = all();
    assert!(stories.len() > 250, "only {} scenarios", stories.len());
    none("broken", stories.iter().filter_map(|story| story.play(None).err()).collect());
}

/// Other faces play what is written of the scenarios: all of it is described, and all that is
/// described is written of some scenario.
#[test]
fn what_is_asked_and_answered_is_written_as_it_is_described() {
    let head = include_str!("../src/scenario/trace.rs");
    let head: String = head.lines().take_while(|line| line.starts_with("//!")).collect();
    let mut written = BTreeSet::new();
    for story in all() {
        for fresh in [false, true] {
            let trace = story.trace(fresh).unwrap_or_else(|why| panic!("{why}"));
            for line in trace.lines() {
                let fields: Vec<&str> = line.split('\t').collect();
                let (word, values) = match fields[..] {
                    [mark @ ("+" | "="), word, ..] => (format!("{mark} {word}"), &fields[2..]),
                    [call, ..] => (call.to_owned(), &fields[1..]),
                    [] => panic!("an empty line in `{}`", story.title),
                };
                assert!(values.iter().all(|value| value.contains('=')), "{line}");
                written.insert(word);
            }
        }
    }
    let missing = written.iter().filter(|word| !head.contains(&format!("`{word}`")));
    none("is not described", missing.cloned().collect());
    let described = head.split('`').skip(1).step_by(2);
    let described = described.filter(|word| word.starts_with(['+', '=']) && word.len() > 1);
    let unwritten = described.filter(|word| !written.contains(*word));
    none("is written of no scenario", unwritten.map(str::to_owned).collect());
}

/// Every story with what it shows when it is played.
fn shown() -> &'static [(Story, Seen)] {
    static SHOWN: OnceLock<Vec<(Story, Seen)>> = OnceLock::new();
    SHOWN.get_or_init(|| {
        let tell = |story: Story| {
            let seen = story.tell(None, false).unwrap_or_else(|why| panic!("{why}"));
            (story, seen)
        };
        all().into_iter().map(tell).collect()
    })
}

#[test]
fn every_row_of_the_lifecycle_happens_in_a_scenario() {
    let seen = shown();
    let moves: BTreeSet<_> = seen.iter().flat_map(|(_, seen)| seen.moves.iter().copied()).collect();
    let mut missing = Vec::new();
    for row in TRANSITIONS {
        for to in row.to.iter().filter(|to| !moves.contains(&(row.from, row.event, **to))) {
            missing.push(format!("{} --{}--> {to}", row.from, row.event));
        }
    }
    none("in no scenario", missing);
    let asked: BTreeSet<_> = seen.iter().flat_map(|(_, seen)| seen.asked.iter().copied()).collect();
    assert_eq!(asked.into_iter().collect::<Vec<_>>(), EffectKind::ALL, "not everything is asked");
}

/// Sentences of explanations that no story can bring about, and why.
const UNSAID: [(&str, &str); 4] = [
    ("ended", "every end that the engine decides has a cause; rows from elsewhere may have none"),
    ("outage-billing", "outages are told by alerts, not by explanations of a backorder"),
    ("outage-registrar", "the same"),
    ("outage-droplist", "the same"),
];

#[test]
fn every_sentence_of_an_explanation_is_said_in_a_scenario() {
    let said: BTreeSet<_> = shown().iter().flat_map(|(_, seen)| seen.explained.iter()).collect();
    let keys = EXPLAIN_KEYS.iter().map(|(key, _)| key);
    let missing = keys.filter(|key| !said.contains(key));
    let missing = missing.filter(|key| UNSAID.iter().all(|(unsaid, _)| unsaid != *key));
    none("said in no scenario", missing.map(|key| (*key).to_owned()).collect());
    let reached = UNSAID.iter().filter(|(key, _)| said.contains(key));
    none("said after all", reached.map(|(key, _)| (*key).to_owned()).collect());
}

/// A row of `coverage.md`: its id, and what a scenario must show to cover it.
struct Rule {
    id: String,
    proofs: Vec<String>,
}

/// The rows whose first cell is an id in back-quotes; the last cell has the proofs.
fn rules() -> Vec<Rule> {
    let text = std::fs::read_to_string(folder().join("coverage.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let proofs = cells.last().unwrap().trim_matches('`').split("; ");
        Rule {
            id: cells[0].trim_matches('`').to_owned(),
            proofs: proofs.map(str::to_owned).collect(),
        }
    })
    .collect()
}

/// `REQUESTED fund ACTIVE`, `ask poll-application` or `error funds-short`.
fn shows(seen: &Seen, proof: &str) -> bool {
    let words: Vec<&str> = proof.split(' ').collect();
    match words[..] {
        ["ask", kind] => seen.asked.iter().any(|asked| asked.name() == kind),
        ["error", name] => seen.errors.contains(name),
        [from, event, to] => seen.moves.iter().any(|(a, happened, b)| {
            (a.to_string(), happened.name(), b.to_string())
                == (from.to_owned(), event, to.to_owned())
        }),
        _ => panic!("`{proof}` is no proof"),
    }
}

#[test]
fn every_rule_is_shown_by_the_scenarios_that_cover_it() {
    let seen = shown();
    let mut findings = Vec::new();
    let mut known = BTreeSet::new();
    for rule in rules() {
        let covering: Vec<_> =
            seen.iter().filter(|(story, _)| story.covers.contains(&rule.id)).collect();
        if covering.is_empty() {
            findings.push(format!("{} is covered by no scenario", rule.id));
        }
        for proof in &rule.proofs {
            if !covering.iter().any(|(_, seen)| shows(seen, proof)) {
                findings.push(format!("{}: no scenario that covers it shows {proof}", rule.id));
            }
        }
        for (story, seen) in covering {
            if !rule.proofs.iter().any(|proof| shows(seen, proof)) {
                findings.push(format!("{}: `{}` does not show it", rule.id, story.title));
            }
        }
        if !known.insert(rule.id.clone()) {
            findings.push(format!("{} is there twice", rule.id));
        }
    }
    let bounds: BTreeSet<String> = BENDS.iter().map(|bend| bound_of(bend.0)).collect();
    let defects = defects();
    for (story, _) in seen {
        for id in &story.covers {
            let is_known = known.contains(id) || bounds.contains(id) || defects.contains_key(id);
            if !is_known {
                findings.push(format!("`{}` covers {id}, which nobody lists", story.title));
            }
        }
    }
    none("coverage", findings);
}

const fn second() -> TimeDelta {
    TimeDelta::seconds(1)
}

const fn day() -> TimeDelta {
    TimeDelta::days(1)
}

/// Moves a wait, where the policy has it.
fn bend_resend(policy: &mut Policy, index: usize, by: TimeDelta) {
    if let Some(wait) = policy.message_resends.get_mut(index) {
        *wait += by;
    }
}

/// Every setting with a bound, bent by the least that counts: one second, a day where dates are
/// meant, one where things are counted.
const BENDS: &[(&str, Bend)] = &[
    ("funding_lead +", |p| p.funding_lead += second()),
    ("funding_lead -", |p| p.funding_lead -= second()),
    ("submission_lead +", |p| p.submission_lead += second()),
    ("submission_lead -", |p| p.submission_lead -= second()),
    ("finalization_lead +", |p| p.finalization_lead += second()),
    ("finalization_lead -", |p| p.finalization_lead -= second()),
    ("late_grace +", |p| p.late_grace += second()),
    ("late_grace -", |p| p.late_grace -= second()),
    ("processing_grace +", |p| p.processing_grace += second()),
    ("processing_grace -", |p| p.processing_grace -= second()),
    ("auction_grace +", |p| p.auction_grace += second()),
    ("auction_grace -", |p| p.auction_grace -= second()),
    ("missing_polls +", |p| p.missing_polls += 1),
    ("missing_polls -", |p| p.missing_polls -= 1),
    ("missing_span +", |p| p.missing_span += second()),
    ("missing_span -", |p| p.missing_span -= second()),
    ("missing_grace +", |p| p.missing_grace += second()),
    ("missing_grace -", |p| p.missing_grace -= second()),
    ("ask_spacing +", |p| p.ask_spacing += second()),
    ("ask_spacing -", |p| p.ask_spacing -= second()),
    ("account_spacing +", |p| p.account_spacing += second()),
    ("account_spacing -", |p| p.account_spacing -= second()),
    ("auction_spacing +", |p| p.auction_spacing += second()),
    ("auction_spacing -", |p| p.auction_spacing -= second()),
    ("auction_close_lead +", |p| p.auction_close_lead += second()),
    ("auction_close_lead -", |p| p.auction_close_lead -= second()),
    ("auction_close_tail +", |p| p.auction_close_tail += second()),
    ("auction_close_tail -", |p| p.auction_close_tail -= second()),
    ("registration_margin +", |p| p.registration_margin += second()),
    ("registration_margin -", |p| p.registration_margin -= second()),
    ("message_resend_1 +", |p| bend_resend(p, 0, second())),
    ("message_resend_1 -", |p| bend_resend(p, 0, -second())),
    ("message_resend_2 +", |p| bend_resend(p, 1, second())),
    ("message_resend_2 -", |p| bend_resend(p, 1, -second())),
    ("message_resend_3 +", |p| bend_resend(p, 2, second())),
    ("message_resend_3 -", |p| bend_resend(p, 2, -second())),
    ("report_grace +", |p| p.report_grace += second()),
    ("report_grace -", |p| p.report_grace -= second()),
    ("report_horizon +", |p| p.report_horizon += second()),
    ("report_horizon -", |p| p.report_horizon -= second()),
    ("account_age +", |p| p.account_age += second()),
    ("account_age -", |p| p.account_age -= second()),
    ("clock_tolerance +", |p| p.clock_tolerance += second()),
    ("clock_tolerance -", |p| p.clock_tolerance -= second()),
    ("absent_lists +", |p| p.absent_lists += 1),
    ("absent_lists -", |p| p.absent_lists -= 1),
    ("absent_horizon +", |p| p.absent_horizon += second()),
    ("absent_horizon -", |p| p.absent_horizon -= second()),
    ("postponed_margin +", |p| p.postponed_margin += second()),
    ("postponed_margin -", |p| p.postponed_margin -= second()),
    ("moved_alert +", |p| p.moved_alert += second()),
    ("moved_alert -", |p| p.moved_alert -= second()),
    ("claim_distance +", |p| p.claim_distance += second()),
    ("claim_distance -", |p| p.claim_distance -= second()),
    ("notice_lead_1 +", |p| p.notice_leads[0] += second()),
    ("notice_lead_1 -", |p| p.notice_leads[0] -= second()),
    ("notice_lead_2 +", |p| p.notice_leads[1] += second()),
    ("notice_lead_2 -", |p| p.notice_leads[1] -= second()),
    ("notice_lead_3 +", |p| p.notice_leads[2] += second()),
    ("notice_lead_3 -", |p| p.notice_leads[2] -= second()),
    ("notice_reset +", |p| p.notice_reset += second()),
    ("notice_reset -", |p| p.notice_reset -= second()),
    ("alert_interval +", |p| p.alert_interval += second()),
    ("alert_interval -", |p| p.alert_interval -= second()),
    ("invoice_patience +", |p| p.invoice_patience += second()),
    ("invoice_patience -", |p| p.invoice_patience -= second()),
    ("due_offset +", |p| p.due_offset += day()),
    ("due_offset -", |p| p.due_offset -= day()),
    ("charge_auction_won !", |p| p.charge_auction_won = !p.charge_auction_won),
    ("charge_tax !", |p| p.charge_tax = !p.charge_tax),
    ("client_messages !", |p| p.client_messages = other(p.client_messages)),
    ("reseller_alerts !", |p| p.reseller_alerts = other(p.reseller_alerts)),
];

fn other(delivery: Delivery) -> Delivery {
    match delivery {
        Delivery::AtLeastOnce => Delivery::AtMostOnce,
        Delivery::AtMostOnce => Delivery::AtLeastOnce,
    }
}

/// What scenarios that show this bound say they cover: `bound:funding_lead`.
fn bound_of(bend: &str) -> String {
    format!("bound:{}", bend.split(' ').next().unwrap())
}

/// One second more or less, and a scenario that covers the bound no longer holds: so the exact
/// instant and the second on either side are shown.
#[test]
fn every_bound_is_shown_to_the_second() {
    let stories = all();
    let mut unnoticed = Vec::new();
    for (what, bend) in BENDS {
        let id = bound_of(what);
        let mut covering = stories.iter().filter(|story| story.covers.contains(&id));
        if !covering.any(|story| story.tell(Some(*bend), false).is_err()) {
            unnoticed.push((*what).to_owned());
        }
    }
    none("no scenario that covers the bound notices that it is bent", unnoticed);
}

/// Settings that no decision about a backorder depends on, and the test that holds each to the
/// second.
const BESIDE: &[(&str, &str)] = &[
    ("upstream_patience", "patience_ends_at_the_exact_second_and_each_silence_is_told_once"),
    ("shown_prices", "clients_are_shown_the_amount_that_the_policy_says"),
];

/// Every setting of the policy is among those that are bent.
#[test]
fn every_setting_is_bent() {
    let text = format!("{:?}", Policy::default());
    let settings = text.split(", ").filter_map(|part| part.trim().split_once(": "));
    let settings = settings.map(|(name, _)| name.rsplit(' ').next().unwrap().to_owned());
    let bent: BTreeSet<&str> = BENDS.iter().map(|bend| bend.0.split(' ').next().unwrap()).collect();
    let missing = settings.filter(|name| name.ends_with(|c: char| c.is_ascii_lowercase()));
    let missing = missing
        .filter(|name| !["secs", "nanos", "notice_leads", "message_resends"].contains(&&**name));
    let beside: BTreeSet<&str> = BESIDE.iter().map(|(setting, _)| *setting).collect();
    let missing = missing.filter(|name| !bent.contains(&&**name) && !beside.contains(&&**name));
    none("not bent", missing.collect());
    let known = tests();
    let gone = BESIDE.iter().filter(|(_, test)| !known.contains(*test));
    none("no such test", gone.map(|(_, test)| (*test).to_owned()).collect());
}

/// What the PHP addon did wrong: number and the cell that says where it is shown, or why not here.
fn defects() -> BTreeMap<String, String> {
    let file = folder().join("../../docs/compare.md");
    let text = std::fs::read_to_string(file).unwrap();
    let rows = text.lines().filter(|line| {
        line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit())
    });
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        (format!("defect:{}", cells[0]), cells[2..].join(" | "))
    })
    .collect()
}

/// The names of all functions in files of tests.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut folders = vec![folder().join("../..")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "target" && !name.starts_with('.') {
                folders.push(path);
            } else if name.ends_with(".rs") {
                let text = std::fs::read_to_string(path).unwrap();
                let functions = text.split("fn ").skip(1).filter_map(|rest| rest.split('(').next());
                names.extend(functions.map(str::to_owned));
            }
        }
    }
    names
}

/// The page names a scenario for every defect that touches the core, and the scenario says so,
/// too; for the others it names what shows it or why it cannot happen here.
#[test]
fn every_defect_of_the_addon_is_shown_or_accounted_for() {
    let stories = all();
    let defects = defects();
    let tests = tests();
    assert_eq!(defects.len(), 52, "the defects are numbered from 0 to 51");
    let mut findings = Vec::new();
    for number in 0..52 {
        let id = format!("defect:{number}");
        let said = &defects[&id];
        let covering: Vec<_> = stories.iter().filter(|story| story.covers.contains(&id)).collect();
        let files = said.split('`').filter(|part| part.ends_with(".scn"));
        let named: BTreeSet<&str> = files.collect();
        for test in said.split("test `").skip(1).filter_map(|rest| rest.split('`').next()) {
            if !tests.contains(test) {
                findings.push(format!("{id}: there is no test {test}"));
            }
        }
        let own: BTreeSet<&str> = covering.iter().map(|story| story.file.as_str()).collect();
        if named != own {
            findings.push(format!("{id}: the page names {named:?}, {own:?} cover it"));
        }
        if named.is_empty() && said.len() < 20 {
            findings.push(format!("{id}: neither a scenario nor a reason: `{said}`"));
        }
    }
    none("the defects of the addon", findings);
}
