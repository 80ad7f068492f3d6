//! One word for one thing: the glossary knows every public type of the core, words that were given
//! up stay away, and what a call refuses is said in one form.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Words and phrases of before, with what is said instead.
const GIVEN_UP: &[(&str, &str)] = &[
    (r"\bdoors?\b", "call"),
    (r"\bfor want of\b", "where there is no"),
    (r"\bthree lives of\b", "three meanings of"),
    (r"\bWhose\.", "say whose what it is"),
    (r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ee]ach|[Ee]very|[Ff]irst|[Ll]ast) looks?\b", "search"),
    (r"\blooks? (?:of|by|within|after) (?:hands|staff|the registrar)\b", "search"),
    (r"\bSilences?\b|\b(?:un)?heard\b", "outage, not answered, told"),
    (r"\bOpenWord\b|\bword-(?:open|successful|failed|auction)", "application status"),
    (r"\bPursuit\b|\bclosed word\b", "progress"),
];

/// Where people read what is written in comments.
const SPOKEN: &[&str] = &[
    "backorder-core/examples",
    "backorder-core/src",
    "capi/examples",
    "capi/src",
    "ispapi-client/examples",
    "ispapi-client/simulator/examples",
    "ispapi-client/simulator/src",
    "ispapi-client/src",
    "php-ext/examples",
    "php-ext/runner/src",
    "php-ext/src",
    "php-ext/stubs",
    "php-ext/whmcs/modules",
    "tests/src",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder whose names end so, by path from the root.
fn files(folder: &str, ends: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{folder}/{name}");
        if !entry.file_type().unwrap().is_dir() {
            found.extend(ends.iter().any(|end| name.ends_with(end)).then_some(path));
        } else if !["target", "vendor"].contains(&&*name) {
            found.extend(files(&path, ends));
        }
    }
    found.sort();
    found
}

/// Fails with every finding, one a line.
#[track_caller]
fn none(rule: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}

/// The types that a module gives to its users, by its `pub use` lines.
fn types_of(path: &str) -> BTreeSet<String> {
    let uses = Regex::new(r"(?ms)^pub use ([^;]+);").unwrap();
    let name = Regex::new(r"\b[A-Z][a-z]\w*").unwrap();
    let text = read(path);
    let names = uses.captures_iter(&text).flat_map(|found| {
        name.find_iter(found.get(1).unwrap().as_str()).map(|name| name.as_str().to_owned())
    });
    names.collect()
}

const MODULES: &[&str] =
    &["lib.rs", "droplist/mod.rs", "renewal/mod.rs", "sync/mod.rs", "tariff/mod.rs"];

#[test]
fn the_glossary_knows_every_public_type_of_the_core() {
    let page = read("docs/glossary.md");
    let code = Regex::new(r"`([^`]+)`").unwrap();
    let word = Regex::new(r"\w+").unwrap();
    let known: BTreeSet<&str> = code
        .captures_iter(&page)
        .flat_map(|found| word.find_iter(found.get(1).unwrap().as_str()).map(|word| word.as_str()))
        .collect();
    let types = MODULES.iter().flat_map(|module| types_of(&format!("backorder-core/src/{module}")));
    let types: BTreeSet<String> = types.collect();
    assert!(types.len() > 150, "{} types", types.len());
    let missing = types.iter().filter(|name| !known.contains(name.as_str()));
    none("public types that docs/glossary.md does not know", missing.cloned().collect());
    // And a type that is not there any more is no word of ours.
    let (_, plain) = page.split_once("## Types that are named for what they are").unwrap();
    let gone = code.captures_iter(plain).map(|found| found[1].to_owned());
    none("types that are gone", gone.filter(|name| !types.contains(name)).collect());
}

#[test]
fn a_type_has_one_path() {
    let root = types_of("backorder-core/src/lib.rs");
    let again = MODULES[1..].iter().flat_map(|module| {
        let below = types_of(&format!("backorder-core/src/{module}"));
        let twice: Vec<String> = root.intersection(&below).cloned().collect();
        twice.into_iter().map(move |name| format!("{name}: lib.rs and {module}"))
    });
    let again = again.collect();
    none("types with two paths, or two types with one name", again);
}

#[test]
fn words_that_were_given_up_stay_away() {
    let given_up: Vec<(Regex, &str)> =
        GIVEN_UP.iter().map(|(word, instead)| (Regex::new(word).unwrap(), *instead)).collect();
    let mut found = Vec::new();
    let mut pages = files("docs", &[".md"]);
    pages.extend(["README.md", "CONTRIBUTING.md"].map(str::to_owned));
    for folder in SPOKEN {
        pages.extend(files(folder, &[".rs", ".php", ".c", ".h"]));
    }
    for page in pages {
        for (number, line) in (1..).zip(read(&page).lines()) {
            let is_prose = page.ends_with(".md")
                || ["//", "*", "/*"].iter().any(|mark| line.trim_start().starts_with(mark));
            let words = given_up.iter().filter(|(word, _)| is_prose && word.is_match(line));
            found.extend(
                words.map(|(_, instead)| format!("{page}:{number}: say {instead}: {line}")),
            );
        }
    }
    none("words that were given up", found);
}

/// The sections `# Errors` of a file, each with its line and its text.
fn errors_sections(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let heads = (0..lines.len()).filter(|index| lines[*index] == "/// # Errors");
    heads
        .map(|head| {
            let body = lines[head + 1..].iter().take_while(|line| line.starts_with("/// "));
            let body: Vec<&str> = body.map(|line| &line[4..]).collect();
            (head + 1, body.join("\n"))
        })
        .collect()
}

#[test]
fn what_a_call_refuses_is_a_sentence_that_names_the_kinds_as_links() {
    let name = Regex::new(r"(?m)^    ([A-Z]\w+) = \d+ ").unwrap();
    let kinds: BTreeSet<String> =
        ["backorder-core/src/values/error.rs", "ispapi-client/src/wire/error.rs"]
            .iter()
            .flat_map(|path| {
                let text = read(path);
                name.captures_iter(&text).map(|found| found[1].to_owned()).collect::<Vec<_>>()
            })
            .collect();
    assert!(kinds.contains("RowInvalid") && kinds.contains("UnknownOutcome"), "{kinds:?}");
    let bare = Regex::new(r"(?:^|[^\[])`(?:ErrorKind::)?(\w+)`").unwrap();
    let mut wrong = Vec::new();
    let mut sections = 0;
    for folder in ["backorder-core/src", "ispapi-client/src"] {
        for path in files(folder, &[".rs"]) {
            for (line, text) in errors_sections(&read(&path)) {
                sections += 1;
                let unlinked = bare.captures_iter(&text).map(|found| found[1].to_owned());
                for kind in unlinked.filter(|kind| kinds.contains(kind)) {
                    wrong.push(format!("{path}:{line}: `{kind}` is no link"));
                }
                if text.lines().any(|line| line.starts_with("- ")) {
                    wrong.push(format!("{path}:{line}: a list, not a sentence"));
                }
                // A macro writes its own, with the kind it is given.
                let is_made = text.is_empty() && path.ends_with("closed.rs");
                if !text.ends_with('.') && !is_made {
                    wrong.push(format!("{path}:{line}: no sentence"));
                }
            }
        }
    }
    assert!(sections > 150, "{sections} sections");
    none("sections of errors in another form", wrong);
}
