//! Rules about code, as tests: sizes, leftovers, purity, layers, the form of the changelog.
//!
//! rustfmt, clippy and rustdoc check what they can; here is what they cannot. A rule has no list
//! of exceptions: what breaks it is mended, or the rule is changed here for everyone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The rooms of backorder-core, each with those it may use besides itself. Inside of a room,
/// modules may use each other, without going in circles.
const ROOMS: &[(&str, &[&str])] = &[
    ("values", &[]),
    ("rules", &["values"]),
    ("droplist", &["values", "rules"]),
    ("record", &["values", "rules"]),
    ("book", &["values", "rules", "record"]),
    ("engine", &["values", "rules", "droplist", "record", "book"]),
    ("store", &["values", "rules", "record", "book", "engine"]),
    ("advice", &["values", "rules", "droplist", "record", "book", "engine", "store"]),
    ("renewal", &["values", "rules", "droplist"]),
    ("tariff", &["values", "rules", "renewal"]),
    ("sync", &["values", "rules", "renewal", "advice"]),
];

/// Those of ispapi-client; a file at the top is a room, too.
const CLIENT_ROOMS: &[(&str, &[&str])] = &[
    ("wire", &[]),
    ("vocabulary", &["wire"]),
    ("commands", &["wire", "vocabulary"]),
    ("dns", &["wire"]),
    ("management", &["wire", "commands"]),
    ("transport", &["wire", "commands"]),
    ("exchange", &["wire", "vocabulary", "commands", "transport"]),
    ("client", &["wire", "vocabulary", "commands", "transport", "exchange"]),
    ("download", &["wire", "transport"]),
    ("droplist", &["wire", "commands", "transport", "client"]),
    ("domain_sync", &["wire", "commands", "client"]),
    ("diagnose", &["wire", "vocabulary", "commands", "transport", "client"]),
];

/// Written in two parts, so that this file does not break its own rule.
const LEFTOVERS: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    // With a colon: the three letters alone are ISO 4217 for "no currency".
    concat!("XX", "X:"),
    concat!("to", "do!"),
    concat!("unimple", "mented!"),
    concat!("#[ig", "nore"),
    concat!("db", "g!("),
    concat!("var_", "dump("),
];

/// Paths of somebody's machine.
const LOCAL_PATHS: &[&str] =
    &[concat!("/wo", "rk/"), concat!("/tmp", "/wt"), concat!("/tmp/tar", "get-")];

const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io::std",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "thread_local!",
    "static mut",
    "println!",
    "eprintln!",
];

const LINES_MAX: usize = 700;
const COLUMNS_MAX: usize = 100;

/// Made from the code.
const MADE: &[&str] = &[
    "include/backorder.h",
    "include/backorder.ffi.h",
    "include/backorder_commands.h",
    "php-ext/stubs/Ispapi/Commands.php",
];

struct Source {
    /// From the root of the workspace, with slashes.
    path: String,
    text: String,
}

impl Source {
    fn is_code(&self) -> bool {
        let code = [".rs", ".php", ".phpt", ".c", ".cc", ".h"];
        code.iter().any(|end| self.path.ends_with(end)) && !MADE.contains(&&*self.path)
    }

    /// The lines with their numbers, without what follows a `//`.
    fn statements(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .map(|line| line.split_once("//").map_or(line, |(code, _)| code))
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every text file of the project; what is built or fetched is left out.
fn sources() -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let name = entry.file_name();
            if entry.file_type().unwrap().is_dir() {
                if !["target", "tmp", ".git", "vendor"].contains(&name.to_str().unwrap()) {
                    folders.push(path);
                }
            } else if let (true, Ok(text)) = (name != ".git", fs::read_to_string(&path)) {
                let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn code() -> impl Iterator<Item = Source> {
    sources().into_iter().filter(Source::is_code)
}

fn core() -> impl Iterator<Item = Source> {
    sources().into_iter().filter(|source| {
        source.path.starts_with("backorder-core/src/") && source.path.ends_with(".rs")
    })
}

/// Fails with every finding, one a line.
#[track_caller]
fn none(rule: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}

#[test]
fn lines_are_at_most_100_columns() {
    let mut long = Vec::new();
    for source in code() {
        for (index, line) in source.text.lines().enumerate() {
            let columns = line.chars().count();
            if columns > COLUMNS_MAX {
                long.push(format!("{}:{}: {columns} columns", source.path, index + 1));
            }
        }
    }
    none("lines longer than 100 columns", long);
}

/// But for tables, what a program printed (a fence marked `text`), and the name of a mutant.
#[test]
fn pages_are_at_most_100_columns() {
    let mut long = Vec::new();
    for source in sources().into_iter().filter(|source| source.path.ends_with(".md")) {
        let mut fence = None;
        for (index, line) in source.text.lines().enumerate() {
            let columns = line.chars().count();
            if let Some(language) = line.trim_start().strip_prefix("```") {
                fence = if fence.is_some() { None } else { Some(language) };
            }
            let is_mutant = line.starts_with("- `") && line.ends_with('`');
            let is_free = line.starts_with('|') || is_mutant || fence == Some("text");
            if columns > COLUMNS_MAX && !is_free {
                long.push(format!("{}:{}: {columns} columns", source.path, index + 1));
            }
        }
    }
    none("lines of Markdown longer than 100 columns", long);
}

#[test]
fn files_are_at_most_700_lines() {
    let lines = |source: Source| (source.text.lines().count(), source.path);
    let long = code().map(lines).filter(|(count, _)| *count > LINES_MAX);
    none(
        "files longer than 700 lines; split by noun",
        long.map(|(count, path)| format!("{path}: {count} lines")).collect(),
    );
}

#[test]
fn nothing_is_left_over() {
    let mut left = Vec::new();
    for source in code() {
        for (index, line) in source.text.lines().enumerate() {
            for marker in LEFTOVERS.iter().filter(|marker| line.contains(**marker)) {
                left.push(format!("{}:{}: {marker}", source.path, index + 1));
            }
        }
    }
    none("markers left in the code", left);
}

#[test]
fn no_file_names_a_path_of_somebodys_machine() {
    let mut named = Vec::new();
    for source in sources() {
        for (index, line) in source.text.lines().enumerate() {
            for path in LOCAL_PATHS.iter().filter(|path| line.contains(**path)) {
                named.push(format!("{}:{}: {path}", source.path, index + 1));
            }
        }
    }
    none("local paths", named);
}

#[test]
fn files_end_in_one_newline() {
    let ends = |text: &str| text.is_empty() || (text.ends_with('\n') && !text.ends_with("\n\n"));
    let bad = code().filter(|source| !ends(&source.text)).map(|source| source.path);
    none("files that do not end in exactly one newline", bad.collect());
}

#[test]
fn php_declares_strict_types() {
    let lax = code().filter(|source| source.path.ends_with(".php"));
    let lax = lax.filter(|source| !source.path.contains("/stubs/"));
    let lax = lax.filter(|source| !source.text.contains("declare(strict_types=1);"));
    none("PHP files without strict types", lax.map(|source| source.path).collect());
}

#[test]
fn core_is_pure() {
    let mut impure = Vec::new();
    for source in core() {
        for (number, line) in source.statements() {
            for word in IMPURE.iter().filter(|word| line.contains(**word)) {
                impure.push(format!("{}:{number}: {word}", source.path));
            }
        }
    }
    none("backorder-core reaches outside; make it an argument or an effect", impure);
    let lib = fs::read_to_string(root().join("backorder-core/src/lib.rs")).unwrap();
    assert!(lib.contains("#![forbid(unsafe_code)]"), "backorder-core must forbid unsafe code");
}

#[test]
fn money_knows_no_floats() {
    let float = Regex::new(r"\bf(32|64)\b|\bto_f(32|64)|\bfrom_f(32|64)").unwrap();
    let exact = |(room, module): (&str, &str)| {
        ["record", "book", "engine"].contains(&room)
            || ["money", "price", "forecast"].contains(&module)
    };
    let mut floats = Vec::new();
    for source in core().filter(|source| exact(place_of(&source.path))) {
        for (number, line) in source.statements().filter(|(_, line)| float.is_match(line)) {
            floats.push(format!("{}:{number}: {}", source.path, line.trim()));
        }
    }
    none("floating point next to money", floats);
}

/// The room and the module of a file of the core: `engine/dates.rs` is `("engine", "dates")`, what
/// belongs to the room itself `("engine", "")`.
fn place_of(path: &str) -> (&str, &str) {
    let inside = path.trim_start_matches("backorder-core/src/").trim_end_matches(".rs");
    let mut parts = inside.split('/');
    let room = parts.next().unwrap();
    (room, parts.next().filter(|module| *module != "mod").unwrap_or_default())
}

/// The rooms and modules that the statements name after `crate::`, with the line.
fn places_used(source: &Source) -> Vec<(usize, String, String)> {
    let path = Regex::new(r"(?:^|[^$\w])crate::(\w+)(?:::(\{[^}]*\}?|\w+))?").unwrap();
    let lower = Regex::new(r"^[a-z]\w*").unwrap();
    let lines: Vec<&str> = source.statements().map(|(_, line)| line).collect();
    let text = lines.join("\n");
    let mut used = Vec::new();
    for found in path.captures_iter(&text) {
        let number = text[..found.get(0).unwrap().start()].lines().count().max(1);
        let modules = found.get(2).map_or("", |modules| modules.as_str());
        // `crate::values::{name::DomainName, time}`: the first word of each part.
        for part in modules.trim_matches(['{', '}']).split(',') {
            let module = lower.find(part.trim()).map_or("", |module| module.as_str());
            used.push((number, found[1].to_owned(), module.to_owned()));
        }
    }
    used
}

/// A list written by hand can forget a variant in one of its places; `closed_list!` has but one.
#[test]
fn closed_lists_are_written_once() {
    let by_hand = Regex::new(r"\bconst ALL: (?:&'static )?\[").unwrap();
    let rust = code().filter(|source| {
        let crates = ["backorder-core/src/", "ispapi-client/src/", "capi/src/"];
        crates.iter().any(|folder| source.path.starts_with(folder))
            && source.path != "backorder-core/src/values/closed.rs"
    });
    let mut found = Vec::new();
    for source in rust {
        let lines = source.statements().filter(|(_, line)| by_hand.is_match(line));
        found.extend(lines.map(|(number, _)| format!("{}:{number}", source.path)));
    }
    none("closed lists without closed_list!", found);
}

#[test]
fn core_depends_downwards() {
    depends_downwards(&Layout::of("backorder-core/src/"), ROOMS);
}

#[test]
fn client_depends_downwards() {
    depends_downwards(&Layout::of("ispapi-client/src/"), CLIENT_ROOMS);
}

#[track_caller]
fn depends_downwards(layout: &Layout, rooms: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &layout.files {
        let place = layout.place(&source.path);
        let room = place[0].as_str();
        let Some((_, may_use)) = rooms.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: `{room}` is not among the rooms", source.path));
            continue;
        };
        for (number, other) in layout.used_by(source) {
            if other[0] != room && !may_use.contains(&&*other[0]) {
                wrong.push(format!("{}:{number}: `{room}` uses `{}`", source.path, other[0]));
            }
            // What a room gives out itself is not in the way of its modules.
            if let (true, [_, module, ..], [_, used, ..]) = (other[0] == room, &*place, &*other) {
                let module = graph.entry(format!("{room}::{module}")).or_default();
                module.extend((place[1] != *used).then(|| format!("{room}::{used}")));
            }
        }
    }
    none(&format!("upward or unknown dependencies inside {}", layout.folder), wrong);
    assert!(graph.len() > 30, "{graph:?}");
    let used: BTreeSet<String> = graph.values().flatten().cloned().collect();
    used.into_iter().for_each(|module| {
        graph.entry(module).or_default();
    });
    assert_eq!(circle(&graph), None, "modules of {} use each other in a circle", layout.folder);
}

/// The files of a crate as modules, and what they name of each other.
struct Layout {
    folder: &'static str,
    /// Without the root and the programs.
    files: Vec<Source>,
    modules: BTreeSet<Vec<String>>,
    /// What a module gives out that stands in another one.
    given: BTreeMap<Vec<String>, Vec<String>>,
}

impl Layout {
    fn of(folder: &'static str) -> Layout {
        let inside = |source: &Source| {
            let path = source.path.strip_prefix(folder);
            path.is_some_and(|path| path.ends_with(".rs") && !path.starts_with("bin/"))
        };
        let (roots, files) = code().filter(inside).partition::<Vec<Source>, _>(|source| {
            ["lib.rs", "main.rs"].contains(&&source.path[folder.len()..])
        });
        let mut layout = Layout { folder, files, modules: BTreeSet::new(), given: BTreeMap::new() };
        layout.modules = layout.files.iter().map(|file| layout.place(&file.path)).collect();
        let given = Regex::new(r"pub(?:\(\w+\))? use ([^;]+);").unwrap();
        for source in roots.iter().chain(&layout.files) {
            let place = layout.place(&source.path);
            let text = source.statements().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
            for found in given.captures_iter(&text) {
                for path in expanded(&found[1]) {
                    let name = path.last().cloned().into_iter();
                    let name = place.iter().cloned().chain(name).collect();
                    layout.given.insert(name, layout.resolved(&place, path));
                }
            }
        }
        layout
    }

    /// The module of a file: `wire/response/table.rs` is `wire::response::table`.
    fn place(&self, path: &str) -> Vec<String> {
        let path = path[self.folder.len()..].trim_end_matches(".rs");
        let parts = path.split('/').map(str::to_owned);
        parts.filter(|part| !["mod", "lib", "main"].contains(&part.as_str())).collect()
    }

    /// A path from the root. In a module of tests inside of a file `super` is read as that of the
    /// file, which finds nothing that is not there.
    fn resolved(&self, place: &[String], path: Vec<String>) -> Vec<String> {
        let mut from = match path[0].as_str() {
            "crate" => Vec::new(),
            _ => place.to_vec(),
        };
        for part in path {
            match part.as_str() {
                "super" => drop(from.pop()),
                "crate" | "self" => {}
                _ => from.push(part),
            }
        }
        from
    }

    /// The modules that a file names, with the line.
    fn used_by(&self, source: &Source) -> Vec<(usize, Vec<String>)> {
        let path =
            Regex::new(r"(?:^|[^$\w:])((?:crate|super|self)::(?:\w+::)*(?:\{[^;]*;|\w+))").unwrap();
        let place = self.place(&source.path);
        let text = source.statements().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
        let mut used = Vec::new();
        for found in path.captures_iter(&text) {
            let number = text[..found.get(1).unwrap().start()].lines().count().max(1);
            for path in expanded(found[1].trim_end_matches(';')) {
                let module = self.module_of(self.resolved(&place, path));
                used.extend(
                    module.filter(|module| *module != place).map(|module| (number, module)),
                );
            }
        }
        used
    }

    /// The module in which what a path names is written.
    fn module_of(&self, mut path: Vec<String>) -> Option<Vec<String>> {
        for _ in 0..5 {
            match (1..=path.len()).rev().find_map(|length| self.given.get(&path[..length])) {
                Some(other) => path.clone_from(other),
                None => break,
            }
        }
        (1..=path.len())
            .rev()
            .map(|length| path[..length].to_vec())
            .find(|path| self.modules.contains(path))
    }
}

/// The paths of a `use` with groups: `a::{b, c::{self, d}}` is `a::b`, `a::c` and `a::c::d`.
fn expanded(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut prefixes = vec![Vec::new()];
    let mut path: Vec<String> = Vec::new();
    let token = Regex::new(r"\w+|\{|\}|,|\*").unwrap();
    let mut renamed = false;
    for token in token.find_iter(text).map(|token| token.as_str()) {
        match token {
            "{" => prefixes.push(std::mem::take(&mut path)),
            "}" | "," => {
                if !path.is_empty() {
                    found.push(prefixes.concat().into_iter().chain(path.drain(..)).collect());
                }
                if token == "}" {
                    prefixes.pop();
                }
            }
            "as" => renamed = true,
            "self" if !prefixes.concat().is_empty() => found.push(prefixes.concat()),
            _ if std::mem::take(&mut renamed) => {}
            _ => path.push(token.to_owned()),
        }
    }
    if !path.is_empty() {
        found.push(prefixes.concat().into_iter().chain(path).collect());
    }
    found
}

/// The faces have the rooms of the core, where a class may give out what stands above it; their
/// files still stand in an order.
#[test]
fn files_of_the_faces_use_each_other_in_no_circle() {
    for folder in ["php-ext/src/", "capi/src/"] {
        let file_of = |room: &str, module: &str| format!("{room}/{module}");
        let place = |source: &Source| {
            let inside = source.path.strip_prefix(folder)?.strip_suffix(".rs")?;
            let (room, module) = inside.split_once('/')?;
            Some(file_of(room, if module == "mod" { "" } else { module }))
        };
        let files: Vec<(String, Source)> =
            code().filter_map(|source| Some((place(&source)?, source))).collect();
        let known: BTreeSet<&String> = files.iter().map(|(place, _)| place).collect();
        let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (own, source) in &files {
            let used = places_used(source).into_iter().map(|(_, room, module)| {
                let file = file_of(&room, &module);
                if known.contains(&file) { file } else { file_of(&room, "") }
            });
            let used = used.filter(|file| file != own && known.contains(file)).collect();
            graph.insert(own.clone(), used);
        }
        assert!(graph.len() > 30, "{graph:?}");
        assert_eq!(circle(&graph), None, "files of {folder} use each other in a circle");
        let core: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
        let rooms = graph.keys().filter_map(|file| file.split('/').next());
        let other: BTreeSet<&str> = rooms.filter(|room| !core.contains(room)).collect();
        let known = ["boundary", "client", "registrar"];
        assert!(other.iter().all(|room| known.contains(room)), "{other:?}");
    }
}

/// A folder is one place with its `mod` file: `super` in it is the module of the folder itself.
#[test]
fn files_of_the_simulator_use_each_other_in_no_circle() {
    let layout = Layout::of("ispapi-client/simulator/src/");
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &layout.files {
        let own = layout.place(&source.path)[0].clone();
        let used = layout.used_by(source).into_iter().map(|(_, place)| place[0].clone());
        let used: Vec<String> = used.filter(|other| *other != own).collect();
        graph.entry(own).or_default().extend(used);
    }
    assert!(graph.len() > 15, "{graph:?}");
    assert_eq!(circle(&graph), None, "{graph:?}");
}

/// `println!` and its like panic when nobody reads any more; programs use `say!` and `note!`, or
/// write and look at the result.
#[test]
fn no_program_panics_when_its_reader_goes() {
    let printing = Regex::new(r"\b(e?print(ln)?)!\(").unwrap();
    let is_source = |source: &Source| source.path.contains("/src/") && source.path.ends_with(".rs");
    let mut found = Vec::new();
    for source in code().filter(is_source) {
        for (number, line) in source.statements().filter(|(_, line)| printing.is_match(line)) {
            found.push(format!("{}:{number}: {}", source.path, line.trim()));
        }
    }
    none("printing that panics when it cannot", found);
}

/// The modules that cannot be put in order, if there are any: each round takes away those that
/// use nothing of what is left.
fn circle(graph: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<&String>> {
    let mut left: BTreeSet<&String> = graph.keys().collect();
    loop {
        let free: Vec<&String> = left
            .iter()
            .filter(|module| graph[**module].iter().all(|used| !left.contains(used)))
            .copied()
            .collect();
        if free.is_empty() {
            return (!left.is_empty()).then(|| left.into_iter().collect());
        }
        left.retain(|module| !free.contains(module));
    }
}

#[test]
fn wrappers_do_not_know_each_other() {
    let uses = |package: &str, other: &str| {
        let manifest = fs::read_to_string(root().join(package).join("Cargo.toml")).unwrap();
        manifest.lines().any(|line| line.starts_with(other))
    };
    let forbidden = [
        ("backorder-core", "ispapi-client"),
        ("backorder-core", "backorder-"),
        ("backorder-core", "ext-php-rs"),
        ("ispapi-client", "backorder-capi"),
        ("ispapi-client", "backorder-php"),
        ("ispapi-client", "backorder-tests"),
        ("ispapi-client/simulator", "backorder-capi"),
        ("ispapi-client/simulator", "backorder-php"),
        ("ispapi-client/simulator", "backorder-tests"),
        ("capi", "backorder-php"),
        ("capi", "backorder-tests"),
        ("php-ext", "backorder-capi"),
        ("php-ext", "backorder-tests"),
    ];
    let wrong = forbidden.iter().filter(|(package, other)| uses(package, other));
    none(
        "dependencies run core <- client <- wrappers, and no other way",
        wrong.map(|(package, other)| format!("{package} depends on {other}")).collect(),
    );
}

#[test]
fn changelog_has_its_form() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    let version = Regex::new(r"^## (Unreleased|\d+\.\d+\.\d+ \(\d{4}-\d{2}-\d{2}\))$").unwrap();
    let sections = ["Core", "Client", "C", "PHP", "Project"];
    let mut bad = Vec::new();
    let mut versions = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let good = match line {
            "" => true,
            _ if index == 0 => line == "# Changelog",
            _ if line.starts_with("## ") => {
                versions.push(line);
                version.is_match(line)
            }
            _ if line.starts_with("### ") => sections.contains(&&line[4..]),
            _ if versions.is_empty() => true,
            _ => line.starts_with("- ") || line.starts_with("  "),
        };
        if !good || line.chars().count() > COLUMNS_MAX {
            bad.push(format!("{}: {line}", index + 1));
        }
    }
    none("CHANGELOG.md: `## version (date)`, `### section`, `- entry`, 100 columns", bad);
    let current = format!("## {} (", env!("CARGO_PKG_VERSION"));
    let newest = versions.first().copied().unwrap_or_default();
    assert!(
        newest == "## Unreleased" || newest.starts_with(&current),
        "the newest heading is neither Unreleased nor the version of the workspace: {newest:?}"
    );
}

#[test]
fn every_page_of_the_book_is_linked() {
    let pages: Vec<Source> =
        sources().into_iter().filter(|source| source.path.ends_with(".md")).collect();
    let linked = |path: &str| {
        let name = path.rsplit('/').next().unwrap();
        pages.iter().any(|page| page.path != path && page.text.contains(&format!("{name})")))
    };
    let book = pages.iter().map(|page| page.path.as_str()).filter(|path| path.starts_with("docs/"));
    let lost: Vec<String> = book.filter(|path| !linked(path)).map(str::to_owned).collect();
    none("pages that no other page links to", lost);
}

#[test]
fn links_between_pages_lead_somewhere() {
    let link = Regex::new(r"\]\(([^)#:\s]+)(#[^)]*)?\)").unwrap();
    let mut dead = Vec::new();
    for page in sources().into_iter().filter(|source| source.path.ends_with(".md")) {
        let folder = root().join(&page.path).parent().unwrap().to_path_buf();
        for found in link.captures_iter(&page.text) {
            if !folder.join(&found[1]).exists() {
                dead.push(format!("{}: {}", page.path, &found[1]));
            }
        }
    }
    none("links to files that are not there", dead);
}

#[test]
fn what_is_said_of_the_oldest_rust_is_one_number() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let oldest = manifest.split("rust-version = \"").nth(1).unwrap().split('"').next().unwrap();
    let said = Regex::new(r"Rust\]?(?:\([^)]*\))? (\d+\.\d+)").unwrap();
    let mut wrong = Vec::new();
    for page in sources().into_iter().filter(|source| source.path.ends_with(".md")) {
        let others = said.captures_iter(&page.text).filter(|found| found[1] != *oldest);
        wrong.extend(others.map(|found| format!("{}: {}, not {oldest}", page.path, &found[1])));
    }
    none("another oldest Rust than `rust-version`", wrong);
}

#[test]
fn a_hosted_ci_calls_what_everyone_calls() {
    let workflow = fs::read_to_string(root().join(".github/workflows/ci.yml")).unwrap();
    assert!(workflow.contains("run: .ci/run\n"), "the workflow does not call .ci/run");
}

#[test]
fn every_dependency_says_why() {
    let dependency = Regex::new(r"^([\w-]+)(\.workspace)? = ").unwrap();
    let own = ["backorder-", "ispapi-client"];
    let design = fs::read_to_string(root().join("docs/design.md")).unwrap();
    let mut silent = BTreeSet::new();
    for manifest in sources().iter().filter(|source| source.path.ends_with("/Cargo.toml")) {
        let tables = manifest.text.split("\n[");
        for table in
            tables.filter(|table| table.split(']').next().unwrap().ends_with("dependencies"))
        {
            let names = table.lines().filter_map(|line| dependency.captures(line));
            let names = names.map(|found| found[1].to_owned());
            let foreign = names.filter(|name| !own.iter().any(|own| name.starts_with(own)));
            silent.extend(foreign.filter(|name| !design.contains(&format!("`{name}`"))));
        }
    }
    none("dependencies without a line in docs/design.md", silent.into_iter().collect());
}
