//! The droplist: import, file, search and statistics; SQLite, MariaDB and plain scans beside.
//!
//! `droplist [names] [word list]`; without a number also how each grows from 10,000 to 10,000,000
//! names, which `droplist --growth` shows alone; `droplist --typing [names]` shows searches with
//! words alone; `droplist --import ZIP FILE` imports once and prints nanoseconds, and kilobytes of
//! memory. The tables are those of `docs/droplist.md`.

mod growth;
mod import;
mod peers;
mod search;
mod typing;

use std::fs::File;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use backorder_core::parse_utc;
use backorder_tests::corpus::{Corpus, read_words};
use chrono::{DateTime, Utc};
use ispapi_client::droplist::DroplistFile;
use tempfile::TempDir;

use crate::peers::{Peer, write_rows};
use backorder_tests::say;

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

const NAMES: usize = 1_000_000;
const WORDS: &str = "/usr/share/dict/words";

fn main() -> Anyhow<()> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next();
    if first.as_deref() == Some(import::CHILD) {
        return import::child(arguments);
    }
    if first.as_deref() == Some("--growth") {
        return growth::measure(&read_words(Path::new(WORDS))?);
    }
    if first.as_deref() == Some("--typing") {
        let count = arguments.next().map_or(Ok(NAMES), |count| count.parse())?;
        return typing::alone(&read_words(Path::new(WORDS))?, count);
    }
    let count: usize = first.as_ref().map_or(Ok(NAMES), |count| count.parse())?;
    let words = arguments.next().unwrap_or_else(|| WORDS.to_owned());
    let words = read_words(Path::new(&words))?;
    say!("{count} names, seed 1; best of several runs; milliseconds where nothing else stands");
    let place = Place::new(&words, count)?;
    let csv = import::measure(&place)?;
    let file = DroplistFile::open(&place.list())?;
    let list = file.list()?;
    let rows = place.folder.path().join("rows.tsv");
    write_rows(&list, &rows)?;
    let mut peers = Vec::new();
    for (what, peer) in [
        ("SQLite", Peer::sqlite(place.folder.path(), &rows)),
        ("MariaDB", Peer::mariadb(place.folder.path(), &rows)),
    ] {
        match peer {
            Ok(peer) => peers.push(peer),
            Err(error) => say!("not measured: {what}: {error}"),
        }
    }
    import::compare(&place, &peers)?;
    search::measure(&list, &csv, &mut peers)?;
    drop(peers);
    if first.is_none() {
        growth::measure(&words)?;
    }
    Ok(())
}

/// A made-up list as a zip in a folder of its own.
struct Place {
    folder: TempDir,
    count: usize,
    now: DateTime<Utc>,
}

impl Place {
    fn new(words: &[String], count: usize) -> Anyhow<Place> {
        let place = Place { folder: tempfile::tempdir()?, count, now: at("2027-01-10 00:00:00")? };
        Corpus::new(count, place.now).write_zip(words, File::create(place.zip())?)?;
        Ok(place)
    }

    fn zip(&self) -> PathBuf {
        self.folder.path().join("list.zip")
    }

    fn list(&self) -> PathBuf {
        self.folder.path().join("droplist")
    }
}

fn at(text: &str) -> Anyhow<DateTime<Utc>> {
    Ok(parse_utc(text)?.ok_or("no instant")?)
}

fn best<T>(runs: u32, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut best = None;
    for _ in 0..runs {
        let start = Instant::now();
        let value = black_box(run());
        let took = start.elapsed();
        if best.as_ref().is_none_or(|(least, _)| took < *least) {
            best = Some((took, value));
        }
    }
    best.unwrap_or_else(|| unreachable!("at least one run"))
}

/// Milliseconds with as many decimals as say something.
fn ms(took: Duration) -> String {
    let ms = took.as_secs_f64() * 1000.0;
    match ms {
        100.0.. => format!("{ms:.0}"),
        10.0.. => format!("{ms:.1}"),
        1.0.. => format!("{ms:.2}"),
        _ => format!("{ms:.3}"),
    }
}
