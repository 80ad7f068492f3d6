//! C and PHP say what Rust says: numbers, names, version, and the shape of every function.
//!
//! The header and the stubs are compared with the core's tables directly, not with what generated
//! them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use backorder::numbers::{
    Actor, Ambiguous, Boundary, Delivery, Dialect, Fault, Hold, Invoice, Job as JobNumber, Kind,
    Language, Limit, List, Next, Order, Owner, Part, Phase, Platform, Presence, Setting, Source,
    Stage, Step, Style, Task, Trouble, Upstream as UpstreamNumber, Value, Way,
};
use backorder_core::AdoptionWarningKind;
use backorder_core::ApplicationState;
use backorder_core::InvoiceState;
use backorder_core::Job;
use backorder_core::ShownPrice;
use backorder_core::Upstream;
use backorder_core::{Cause, EffectKind, ErrorKind, Event, Status, Timer, Topic};
use regex::Regex;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

fn header() -> String {
    read("include/backorder.h")
}

/// Every constant of a prefix in the header, without the prefix.
fn constants(prefix: &str) -> BTreeMap<String, u32> {
    let line = Regex::new(&format!(r"(?m)^  BACKORDER_{prefix}_(\w+) = (\d+),$")).unwrap();
    let header = header();
    let found = line.captures_iter(&header);
    found.map(|line| (line[1].to_owned(), line[2].parse().unwrap())).collect()
}

/// `funds-short` and `AUCTION-WON` as a constant is spelled.
fn spelled(name: &str) -> String {
    name.replace('-', "_").to_ascii_uppercase()
}

fn table<'a>(items: impl Iterator<Item = (&'a str, u32)>) -> BTreeMap<String, u32> {
    items.map(|(name, number)| (spelled(name), number)).collect()
}

/// `AdminPinned` as a name with hyphens.
fn hyphened(name: &str) -> String {
    let hyphens = Regex::new("(.)([A-Z])").unwrap();
    hyphens.replace_all(name, "$1-$2").into_owned()
}

#[test]
fn errors_are_the_same_in_rust_and_c() {
    let core = ErrorKind::ALL.iter().map(|kind| (kind.name(), kind.code()));
    let boundary = Boundary::ALL.iter().map(|kind| (kind.name(), kind.code()));
    let client = ispapi_client::ErrorKind::ALL.iter().map(|kind| (kind.name(), kind.code()));
    assert_eq!(constants("ERROR"), table(core.chain(boundary).chain(client)));
    assert!(header().contains("\n  BACKORDER_OK = 0,\n"));
}

#[test]
fn statuses_effects_and_topics_are_the_same_in_rust_and_c() {
    let statuses = Status::ALL.iter().map(|s| (s.as_str(), u32::from(s.code())));
    assert_eq!(constants("STATUS"), table(statuses));
    let effects = EffectKind::ALL.iter().map(|kind| (kind.name(), u32::from(kind.code())));
    assert_eq!(constants("EFFECT"), table(effects));
    let topics = Topic::ALL.iter().map(|topic| (topic.name(), u32::from(topic.code())));
    assert_eq!(constants("TOPIC"), table(topics));
    let timers = Timer::ALL.iter().map(|timer| (timer.name(), u32::from(timer.code())));
    assert_eq!(constants("TIMER"), table(timers));
    let shown = ShownPrice::ALL.iter().map(|shown| (shown.name(), u32::from(shown.code())));
    assert_eq!(constants("SHOWN"), table(shown));
    let warnings = AdoptionWarningKind::ALL.iter();
    let warnings = warnings.map(|kind| (kind.name(), u32::from(kind.code())));
    assert_eq!(constants("WARNING"), table(warnings));
}

#[test]
fn lists_of_the_boundary_are_complete_in_c() {
    macro_rules! compare {
        ($($prefix:literal $list:ident,)*) => {$(
            let items = $list::ALL.iter();
            let items: BTreeMap<String, u32> = items
                .map(|item| (spelled(&hyphened(&format!("{item:?}"))), item.code()))
                .collect();
            assert_eq!(constants($prefix), items);
        )*};
    }
    compare! {
        "STAGE" Stage, "KIND" Kind, "SOURCE" Source, "ACTOR" Actor, "HOLD" Hold,
        "INVOICE" Invoice, "OWNER" Owner, "PRESENCE" Presence, "DIALECT" Dialect,
        "TROUBLE" Trouble, "VALUE" Value, "AMBIGUOUS" Ambiguous, "SETTING" Setting,
        "DELIVERY" Delivery, "PHASE" Phase, "STYLE" Style, "ORDER" Order, "JOB" JobNumber,
        "STEP" Step, "UPSTREAM" UpstreamNumber, "LANGUAGE" Language, "LIST" List,
        "PLATFORM" Platform, "PART" Part, "FAULT" Fault, "LIMIT" Limit, "TASK" Task, "WAY" Way,
        "NEXT" Next,
    }
}

#[test]
fn stages_outside_the_statuses_have_numbers_of_their_own() {
    for stage in Stage::ALL {
        assert!(Status::ALL.iter().all(|status| u32::from(status.code()) != stage.code()));
    }
}

#[test]
fn versions_agree_in_parts_and_composed() {
    let header = header();
    let number = |name: &str| -> u32 {
        let line = Regex::new(&format!(r"#define BACKORDER_VERSION_{name} (\d+)\n")).unwrap();
        line.captures(&header).unwrap()[1].parse().unwrap()
    };
    let parts = [number("MAJOR"), number("MINOR"), number("PATCH")];
    let text = format!("{}.{}.{}", parts[0], parts[1], parts[2]);
    assert_eq!(text, env!("CARGO_PKG_VERSION"));
    assert!(header.contains(&format!("#define BACKORDER_VERSION \"{text}\"\n")));
    let composed = parts[0] * 1_000_000 + parts[1] * 1_000 + parts[2];
    assert_eq!(backorder::backorder_version_number(), composed);
}

/// The functions of the interface, from `extern "C" fn` to the end of the body.
fn functions() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../capi/src");
    let mut found = Vec::new();
    let list = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let rooms = list(&folder).into_iter().filter(|path| path.is_dir());
    for file in rooms.flat_map(|room| list(&room)) {
        let text = fs::read_to_string(file).unwrap();
        for part in text.split("extern \"C\" fn ").skip(1) {
            let name = part.split('(').next().unwrap().to_owned();
            found.push((name, part.split("\n}\n").next().unwrap().to_owned()));
        }
    }
    found.retain(|(name, _)| name.starts_with("backorder_"));
    found
}

#[test]
fn every_body_is_inside_the_fence() {
    let functions = functions();
    assert!(functions.len() > 60, "{}", functions.len());
    let fenced =
        Regex::new(r"\n    (fence|fence_or|make|last|answer|hand_out|write_out|word|tell)\(")
            .unwrap();
    for (name, body) in functions {
        assert!(fenced.is_match(&body), "{name} is not inside the fence");
    }
}

/// What the comment of a function says of errors is all there is to know before calling it.
#[test]
fn every_size_can_be_refused_and_the_header_says_so() {
    let header = header();
    assert!(header.contains("SIZE_INVALID, TIME_RANGE and PANIC"));
    let function =
        Regex::new(r"(?s)/\*\*\n((?: \*[^\n]*\n)+)[^;/]*?(backorder_\w+)\(([^;]*)\);").unwrap();
    let mut sized = 0;
    for function in function.captures_iter(&header) {
        if function[3].contains("size_t size") {
            assert!(function[1].contains("`SIZE_INVALID`"), "{}", &function[2]);
            sized += 1;
        }
    }
    assert!(sized >= 16, "{sized}");
}

#[test]
fn every_handle_can_be_made_and_freed() {
    let header = header();
    let handle = Regex::new(r"(?m)^typedef struct (backorder_\w+) backorder_\w+;$").unwrap();
    let handles: Vec<String> = handle.captures_iter(&header).map(|h| h[1].to_owned()).collect();
    assert!(handles.len() >= 9, "{handles:?}");
    // A reply is the library's own, lent to a function of the caller's.
    for handle in handles.iter().filter(|handle| *handle != "backorder_reply") {
        assert!(header.contains(&format!("void {handle}_free(struct {handle} *")), "{handle}");
        assert!(header.contains(&format!("struct {handle} **out)")), "{handle}");
    }
}

/// The values of an enum's cases in its PHP stub, in order.
fn cases(stub: &str) -> Vec<String> {
    let case = Regex::new(r"(?m)^    case \w+ = '([^']+)';$").unwrap();
    let text = read(&format!("php-ext/stubs/{stub}.php"));
    case.captures_iter(&text).map(|case| case[1].to_owned()).collect()
}

#[test]
fn enums_of_php_have_the_names_of_the_core() {
    assert_eq!(cases("Status"), Status::ALL.map(Status::as_str));
    assert_eq!(cases("EffectKind"), EffectKind::ALL.map(EffectKind::name));
    assert_eq!(cases("InvoiceState"), InvoiceState::ALL.map(InvoiceState::name));
    assert_eq!(cases("Job"), Job::ALL.map(Job::name));
    let timers: Vec<&str> = Timer::ALL.iter().map(|timer| timer.name()).collect();
    assert_eq!(cases("Timer"), timers);
    let states: Vec<&str> = ApplicationState::ALL.iter().map(|state| state.name()).collect();
    assert_eq!(cases("ApplicationState"), states);
    assert_eq!(cases("Upstream"), Upstream::ALL.map(Upstream::name));
    let topics: Vec<&str> = Topic::ALL.iter().map(|topic| topic.name()).collect();
    assert_eq!(cases("Topic"), topics);
    let events: Vec<&str> = Event::ALL.iter().map(|event| event.name()).collect();
    assert_eq!(cases("Event"), events);
    let warnings: Vec<&str> = AdoptionWarningKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(cases("AdoptionWarningKind"), warnings);
    let causes: Vec<&str> = Cause::ALL.iter().map(|cause| cause.name()).collect();
    assert_eq!(cases("Cause"), causes);
}

/// Every group of errors has its exception, whose stub names the range.
#[test]
fn exceptions_of_php_cover_every_group_of_errors() {
    for kind in ErrorKind::ALL {
        let stub = read(&format!("php-ext/stubs/Exception/{:?}Exception.php", kind.group()));
        let first = kind.code() / 100 * 100;
        let range = format!("{first} to {}", first + 99);
        assert!(stub.contains(&range), "{:?}Exception does not name {range}", kind.group());
    }
}
