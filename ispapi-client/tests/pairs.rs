//! A request and an answer of every command of the table, for each platform that has it, with what
//! is read from the answer by the forms of its columns: `pairs/NAME.PLATFORM.txt`, each with its
//! source. `MAKE_READINGS=1` writes the readings anew.

use std::fmt::Write as _;
use std::path::PathBuf;

use ispapi_client::vocabulary::{self, CommandFacts};
use ispapi_client::{Command, ErrorKind, Platform, Response};

/// Without a page in ISPAPI's reference.
const WITHOUT_PAGE: [&str; 4] =
    ["CheckIDNLanguage", "QueryDNSZoneStats", "QueryDomainWhoisInfo", "QueryUserObjectStatistics"];

struct Pair {
    path: PathBuf,
    facts: &'static CommandFacts,
    platform: Platform,
    source: String,
    request: String,
    answer: String,
    reading: String,
}

fn part<'t>(text: &'t str, title: &str, end: &str) -> &'t str {
    let behind = text.split_once(&format!("\n[{title}]\n")).map_or("", |(_, behind)| behind);
    behind.split(end).next().unwrap_or_default().trim_end()
}

fn pairs() -> Vec<Pair> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut pairs = Vec::new();
    for facts in vocabulary::all() {
        for platform in Platform::ALL {
            if facts.name_on(platform).is_none() {
                continue;
            }
            let name = platform.name().to_ascii_lowercase();
            let path = folder.join(format!("{}.{name}.txt", facts.name));
            let Ok(text) = std::fs::read_to_string(&path) else {
                let is_known = WITHOUT_PAGE.contains(&facts.name) && platform == Platform::Ispapi;
                assert!(is_known, "{} is not there", path.display());
                continue;
            };
            pairs.push(Pair {
                facts,
                platform,
                source: text.lines().next().unwrap_or_default().to_owned(),
                request: part(&text, "COMMAND", "\n\n").to_owned(),
                answer: format!("[RESPONSE]\n{}\n", part(&text, "RESPONSE", "\n\n")),
                reading: part(&text, "READING", "\n\n").to_owned(),
                path,
            });
        }
    }
    let files = std::fs::read_dir(folder).expect("a folder").count();
    assert_eq!(files, pairs.len(), "a file is of no command");
    assert!(pairs.len() > 120, "{}", pairs.len());
    pairs
}

fn command(pair: &Pair) -> Command {
    let lines = pair.request.lines().filter_map(|line| line.split_once('='));
    Command::from_pairs(lines).unwrap_or_else(|error| panic!("{}: {error}", pair.path.display()))
}

/// What is read, line by line; what the table does not know; what does not fit its form.
fn reading(facts: &CommandFacts, answer: &Response) -> String {
    let read = facts.read(answer);
    let mut text = String::new();
    for (name, cells) in read.columns() {
        for (row, cell) in cells.iter().enumerate() {
            if let Some(cell) = cell {
                writeln!(text, "{name}[{row}] {cell:?}").expect("to memory");
            }
        }
    }
    let same = |one: &str, other: &str| {
        let letters = |name: &str| name.replace(['_', ' '], "").to_ascii_uppercase();
        letters(one) == letters(other)
    };
    for column in answer.columns() {
        if !facts.columns.iter().any(|known| same(known.name, column.name())) {
            writeln!(text, "beside {}", column.name()).expect("to memory");
        }
    }
    for odd in read.odd() {
        writeln!(text, "odd {}: {odd}", odd.subject()).expect("to memory");
    }
    text.trim_end().to_owned()
}

#[test]
fn every_request_is_one_of_the_table() {
    for pair in pairs() {
        let at = pair.path.display();
        assert!(pair.source.starts_with("# Source: "), "{at}: {}", pair.source);
        let command = command(&pair);
        let name = pair.facts.name_on(pair.platform).expect("there");
        assert!(name.eq_ignore_ascii_case(command.name()), "{at}");
        pair.facts
            .check(&command, pair.platform)
            .unwrap_or_else(|error| panic!("{at}: {}: {error}", error.subject()));
        // As a client checks it before sending, where several may have one name.
        let ready = vocabulary::ready(&command, pair.platform);
        ready.unwrap_or_else(|error| panic!("{at}: {}: {error}", error.subject()));
        let text = command.text(pair.platform).expect("encodes");
        assert_eq!(text, pair.request, "{at}");
    }
}

#[test]
fn every_answer_is_read_as_it_stands() {
    let make = std::env::var_os("MAKE_READINGS").is_some();
    for pair in pairs() {
        let at = pair.path.display();
        let answer = Response::from_vec(pair.answer.clone().into_bytes());
        assert!(answer.is_complete() && answer.is_success(), "{at}: {}", answer.code());
        assert_eq!(answer.anomalies(), [], "{at}");
        let read = reading(pair.facts, &answer);
        if make {
            let (request, answer) = (&pair.request, pair.answer.trim_end());
            let text =
                format!("{}\n[COMMAND]\n{request}\n\n{answer}\n\n[READING]\n{read}\n", pair.source);
            std::fs::write(&pair.path, text).expect("written");
            continue;
        }
        assert_eq!(read, pair.reading, "{at}");
        assert!(!read.contains("odd "), "{at}");
    }
}

/// A required parameter left out, one that is not there, and one that cannot be: each is refused
/// by name before anything is sent.
#[test]
fn what_is_wrong_with_a_request_is_named() {
    for pair in pairs().iter().filter(|pair| !pair.facts.is_open) {
        let at = pair.path.display();
        let refused = |command: &Command| {
            let Err(error) = pair.facts.check(command, pair.platform) else {
                panic!("{at}: {command:?} is let through");
            };
            assert_eq!(error.kind(), ErrorKind::ParameterInvalid, "{at}");
            (error.subject().to_owned(), error.to_string())
        };
        let whole = command(pair);
        let (subject, message) = refused(&whole.clone().with("NOSUCHKEY", "1"));
        assert_eq!(subject, "NOSUCHKEY", "{at}");
        assert!(message.contains("; there are "), "{at}: {message}");
        let required = pair.facts.parameters.iter().filter(|known| {
            known.is_required && known.platform.is_none_or(|only| only == pair.platform)
        });
        for known in required {
            let lines = whole.parameters().filter(|(key, _)| !key.starts_with(known.key));
            let name = Command::new(whole.name());
            let less = lines.fold(name, |command, (key, value)| command.with(key, value.clone()));
            assert_eq!(refused(&less).0, known.key, "{at}");
        }
        for known in &pair.facts.parameters {
            let is_there = known.platform.is_none_or(|only| only == pair.platform);
            let bad = "\u{1f600} not possible";
            if is_there && !known.is_list && known.form.check(bad).is_err() {
                let lines = whole.parameters().filter(|(key, _)| *key != known.key);
                let name = Command::new(whole.name());
                let less =
                    lines.fold(name, |command, (key, value)| command.with(key, value.clone()));
                let (subject, message) = refused(&less.with(known.key, bad));
                assert_eq!(subject, known.key, "{at}: {message}");
            }
        }
    }
}
