//! Writes a made-up droplist: `droplist-corpus --out list.zip --count 1000000`.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use backorder_tests::corpus::{Corpus, NAMES_MAX, read_words};
use backorder_tests::{note, say};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

const USAGE: &str = "usage: droplist-corpus --out FILE.zip [option value]...
  --count N            made-up names, 1 to 10000000 (default 1000000)
  --seed N             another seed makes another list (default 1)
  --start YYYY-MM-DD   first day of drops, UTC (default 2027-01-10)
  --days N             the drops are spread over this many days (default 35)
  --words FILE         word list (default /usr/share/dict/words, Debian package wamerican)
  --add NAME=INSTANT   put NAME on the list at INSTANT (YYYY-MM-DDTHH:MM:SS, UTC);
                       moves it if it is there already; may be repeated
  --without NAME       leave NAME out; may be repeated";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            note!("droplist-corpus: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Vec<String>) -> Result<(), String> {
    if arguments.is_empty() || arguments[0] == "--help" {
        say!("{USAGE}");
        return Ok(());
    }
    let mut out = None;
    let mut words = PathBuf::from("/usr/share/dict/words");
    let (mut count, mut seed, mut days) = (1_000_000, 1, 35);
    let mut start = NaiveDate::from_ymd_opt(2027, 1, 10).ok_or("no such day")?;
    let (mut added, mut left_out) = (Vec::new(), Vec::new());
    let mut rest = arguments.into_iter();
    while let Some(option) = rest.next() {
        let value = rest.next().ok_or(format!("{option} needs a value\n{USAGE}"))?;
        let wrong = || format!("{option}: not a value for it: {value}");
        match option.as_str() {
            "--out" => out = Some(PathBuf::from(value)),
            "--words" => words = PathBuf::from(value),
            "--count" => count = value.parse().map_err(|_| wrong())?,
            "--seed" => seed = value.parse().map_err(|_| wrong())?,
            "--days" => days = value.parse().map_err(|_| wrong())?,
            "--start" => start = value.parse().map_err(|_| wrong())?,
            "--add" => added.push(pinned(&value).ok_or_else(wrong)?),
            "--without" => left_out.push(value),
            _ => return Err(format!("no such option: {option}\n{USAGE}")),
        }
    }
    if count == 0 || count > NAMES_MAX {
        return Err(format!("--count: {count} is not from 1 to {NAMES_MAX}"));
    }
    let out = out.ok_or(format!("--out is missing\n{USAGE}"))?;
    let mut corpus = Corpus::new(count, start.and_time(NaiveTime::MIN).and_utc());
    corpus.seed(seed).days(days);
    for (name, drop) in &added {
        corpus.add(name, *drop);
    }
    for name in &left_out {
        corpus.without(name);
    }
    let words = read_words(&words)?;
    File::create(&out)
        .and_then(|file| corpus.write_zip(&words, file))
        .map_err(|error| format!("{}: {error}", out.display()))
}

fn pinned(value: &str) -> Option<(String, DateTime<Utc>)> {
    let (name, instant) = value.split_once('=')?;
    let instant = instant.trim_end_matches('Z').replacen(' ', "T", 1);
    Some((name.to_owned(), instant.parse::<NaiveDateTime>().ok()?.and_utc()))
}
