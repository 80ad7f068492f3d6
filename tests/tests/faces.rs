//! One list of what the core offers and of what PHP and C have of it: `faces.tsv`.
//!
//! Every public function of the rooms that hosts use, the helpers of the registrar's client among
//! them, stands in it, with the method or property of
//! PHP and the function of C that say the same, or with why there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Rooms of the core, and those of the registrar's client that are helpers for hosts.
const ROOMS: &[&str] = &[
    "backorder-core/src/values",
    "backorder-core/src/rules",
    "backorder-core/src/record",
    "backorder-core/src/book",
    "backorder-core/src/store",
    "backorder-core/src/engine",
    "backorder-core/src/advice",
    "backorder-core/src/droplist",
    "ispapi-client/src/dns",
    "ispapi-client/src/management",
];

/// The modules that give these rooms to users.
const MODULES: &[&str] = &[
    "backorder-core/src/lib.rs",
    "backorder-core/src/droplist/mod.rs",
    "ispapi-client/src/dns/mod.rs",
    "ispapi-client/src/management/mod.rs",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path.as_ref())).unwrap()
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.to_str().unwrap().ends_with(end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What the roots and public modules give to users.
fn public() -> BTreeSet<String> {
    let uses = Regex::new(r"(?ms)^ *pub use ([^;]+);").unwrap();
    let name = Regex::new(r"\b\w+\b").unwrap();
    let mut found = BTreeSet::new();
    for module in MODULES {
        let text = read(module);
        for given in uses.captures_iter(&text) {
            let last = given[1].rsplit("::").next().unwrap().to_owned();
            found.extend(name.find_iter(&last).map(|name| name.as_str().to_owned()));
        }
    }
    found
}

/// The type whose own functions follow this line, whatever its parameters; none where they are a
/// trait's.
fn owner(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("impl")?;
    let (mut depth, mut before) = (0, ' ');
    let start = rest.find(|letter| {
        match letter {
            '<' => depth += 1,
            // Not the arrow of what a function returns.
            '>' if before != '-' => depth -= 1,
            ' ' if depth == 0 => return true,
            _ => {}
        }
        before = letter;
        false
    })?;
    let name = rest[start..].trim_start();
    let end = name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len());
    (end > 0 && !name.contains(" for ")).then_some(&name[..end])
}

#[test]
fn an_impl_is_read_with_its_parameters() {
    assert_eq!(owner("impl Book {"), Some("Book"));
    assert_eq!(owner("impl<'l, 'b> Offer<'l, 'b> {"), Some("Offer"));
    assert_eq!(owner("impl<E: Deref<Target = Engine>, S> Round<E, S> {"), Some("Round"));
    assert_eq!(owner("impl<F: FnMut(&str) -> Option<i64>> Scripted<F> {"), Some("Scripted"));
    assert_eq!(owner("impl<'r> From<Turn<'r>> for Step<'r> {"), None);
    assert_eq!(owner("}"), None);
}

/// `Type::function`, and functions without a type, of what is public.
fn offered() -> BTreeSet<String> {
    let public = public();
    let function = Regex::new(r"^(    )?pub (?:const )?fn (\w+)").unwrap();
    let mut found = BTreeSet::new();
    for room in ROOMS {
        for file in files(&root().join(room), ".rs") {
            let path = file.to_str().unwrap();
            if path.ends_with("tests.rs") || path.contains("/tests/") {
                continue;
            }
            let text = read(&file);
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let mut present = None;
            for line in text.lines() {
                if line.starts_with("impl") || line.starts_with('}') {
                    present = owner(line);
                }
                let Some(function) = function.captures(line) else { continue };
                let name = function[2].to_owned();
                match (present, function.get(1).is_some()) {
                    (Some(owner), true) if public.contains(owner) => {
                        found.insert(format!("{owner}::{name}"));
                    }
                    (_, false) if public.contains(&name) => {
                        found.insert(name);
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

/// The cells of a column by function.
fn column(title: &str) -> BTreeMap<String, String> {
    let text = read("tests/faces.tsv");
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let place = head.iter().position(|found| *found == title).unwrap();
    let mut found = BTreeMap::new();
    for line in lines {
        assert_eq!(line.len(), head.len(), "{line:?}");
        let before = found.insert(line[0].to_owned(), line[place].to_owned());
        assert!(before.is_none(), "{} stands there twice", line[0]);
    }
    found
}

#[test]
fn every_public_function_stands_in_the_list() {
    let listed: BTreeSet<String> = column("php").into_keys().collect();
    let offered = offered();
    assert!(offered.len() > 400, "{}", offered.len());
    let missing: Vec<_> = offered.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&offered).collect();
    assert!(missing.is_empty() && gone.is_empty(), "missing {missing:#?}, not there {gone:#?}");
}

/// `Class::method`, `Class::$property`, or `- why`.
#[test]
fn what_php_has_is_in_its_stubs() {
    let mut wrong = Vec::new();
    for (function, cell) in column("php") {
        if let Some(why) = cell.strip_prefix("- ") {
            assert!(why.len() > 8, "{function}: {why:?} is no reason");
            continue;
        }
        let (class, member) = cell.split_once("::").unwrap_or((&cell, ""));
        let stub = root().join(format!("php-ext/stubs/{}.php", class.replace('\\', "/")));
        let stub = fs::read_to_string(stub).unwrap_or_default();
        let is_there = match member.strip_prefix('$') {
            Some(property) => stub.contains(&format!(" ${property};")),
            None => stub.contains(&format!(" function {member}(")),
        };
        if !is_there {
            wrong.push(format!("{function}: PHP has no {cell}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A function of the library, `backorder_struct.field`, or `- why`.
#[test]
fn what_c_has_is_in_its_header() {
    let (exports, header) = (read("capi/exports.txt"), read("include/backorder.h"));
    let exports: BTreeSet<&str> = exports.lines().collect();
    let mut wrong = Vec::new();
    for (function, cell) in column("c") {
        if let Some(why) = cell.strip_prefix("- ") {
            assert!(why.len() > 8, "{function}: {why:?} is no reason");
            continue;
        }
        let is_there = match cell.split_once('.') {
            Some((name, field)) => {
                let body = header.split(&format!("typedef struct {name} {{")).nth(1);
                let body = body.and_then(|rest| rest.split("\n}").next()).unwrap_or_default();
                let field = Regex::new(&format!(r"\b{field}(\[4\])?;")).unwrap();
                field.is_match(body)
            }
            None => exports.contains(&*cell),
        };
        if !is_there {
            wrong.push(format!("{function}: C has no {cell}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
