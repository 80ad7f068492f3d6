//! The file is replaced as a whole: under readers, and when the import is killed at any moment.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use backorder_core::droplist::Query;
use chrono::{DateTime, Utc};
use ispapi_client::droplist::{DroplistFile, ImportJob};

const NAMES: u32 = 4000;
/// Set in the process that is killed: the folder with the lists.
const CHILD: &str = "BACKORDER_TEST_IMPORT_IN";
const KILLS: u64 = 24;

fn now() -> DateTime<Utc> {
    "2027-01-10T00:01:00Z".parse().unwrap()
}

/// Two lists that differ in every date; the second is half as long again.
fn write_lists(folder: &Path) {
    for (file, day, names) in [("one.csv", 12, NAMES), ("two.csv", 13, NAMES + NAMES / 2)] {
        let line = |number| format!("name{number}.com;2027-01-{day} 19:00:07\n");
        fs::write(folder.join(file), (0..names).map(line).collect::<String>()).unwrap();
    }
}

fn import(folder: &Path, list: &str) -> u64 {
    let mut job = ImportJob::new(folder.join("droplist"));
    job.csv(&folder.join(list), now()).unwrap().edition.content
}

/// The list in the file, which must be whole; its edition.
fn whole(folder: &Path) -> u64 {
    let file = DroplistFile::open(&folder.join("droplist")).unwrap();
    let list = file.list().unwrap();
    list.verify().unwrap();
    let query = Query { pattern: Some("^name".to_owned()), ..Query::default() };
    let total = query.compile().unwrap().page(&list).total;
    assert_eq!(total, u64::from(list.len()));
    assert!([NAMES, NAMES + NAMES / 2].contains(&list.len()));
    list.edition().content
}

#[test]
fn readers_see_the_old_list_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_lists(folder);
    let editions = BTreeSet::from([import(folder, "one.csv"), import(folder, "two.csv")]);
    assert_eq!(editions.len(), 2);
    let done = AtomicBool::new(false);
    let seen = thread::scope(|scope| {
        let reader = || {
            let mut seen = BTreeSet::new();
            while !done.load(Ordering::Relaxed) {
                seen.insert(whole(folder));
            }
            seen
        };
        let readers = [scope.spawn(reader), scope.spawn(reader)];
        for list in ["one.csv", "two.csv"].repeat(8) {
            import(folder, list);
        }
        done.store(true, Ordering::Relaxed);
        readers.map(|reader| reader.join().unwrap())
    });
    assert!(seen.iter().all(|seen| !seen.is_empty() && seen.is_subset(&editions)), "{seen:?}");
}

/// Runs twice: as the test, and, started by it, as the process that imports until it is killed.
#[test]
fn an_import_killed_at_any_moment_leaves_a_whole_list() {
    if let Some(folder) = std::env::var_os(CHILD) {
        println!("\nimporting");
        std::io::stdout().flush().unwrap();
        loop {
            import(folder.as_ref(), "two.csv");
            import(folder.as_ref(), "one.csv");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_lists(folder);
    let editions = [import(folder, "one.csv"), import(folder, "two.csv")];
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "an_import_killed_at_any_moment_leaves_a_whole_list", "--nocapture"])
            .env(CHILD, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == "importing"));
        // No two kills after the same time: it falls into reading, sorting, writing, renaming.
        thread::sleep(Duration::from_micros(500 + kill * 1700));
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success());
        assert!(editions.contains(&whole(folder)), "kill {kill}");
    }
    let files = || -> BTreeSet<String> {
        let files = fs::read_dir(folder).unwrap();
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    };
    let whole_files = ["droplist", "droplist.lock", "one.csv", "two.csv"].map(str::to_owned);
    let whole_files = BTreeSet::from(whole_files);
    let mut left = files();
    left.remove("droplist.new");
    assert_eq!(left, whole_files);
    // What was left half-written is in nobody's way.
    assert_eq!(import(folder, "two.csv"), editions[1]);
    assert_eq!(files(), whole_files, "nothing is left of those that were killed");
}
