//! The droplist file: hostile archives, replacement as a whole, what changed.

use std::cell::RefCell;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use backorder_core::ErrorKind;
use backorder_core::droplist::{Format, Limits, Query};
use backorder_core::{DomainName, TldSet};
use chrono::{DateTime, Utc};
use ispapi_client::droplist::{ArchiveLimits, DroplistFile, ImportJob, read_zip, replace};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

fn now() -> DateTime<Utc> {
    "2027-01-10T00:01:00Z".parse().unwrap()
}

fn csv(names: std::ops::Range<u32>) -> String {
    names.map(|number| format!("name{number}.com;2027-01-12 19:00:07\n")).collect()
}

fn zip_of(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    fn list(&self) -> PathBuf {
        self.folder.path().join("droplist")
    }

    fn zip(&self, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("list.zip");
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Files of the folder, but for the zip and the lock.
    fn files(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "list.zip" && name != "droplist.lock").collect()
    }
}

fn read(bytes: &[u8], limits: &ArchiveLimits) -> Result<Vec<u8>, &'static str> {
    let mut csv = Vec::new();
    let done = read_zip(Cursor::new(bytes), limits, |part, _| {
        csv.extend_from_slice(part);
        Ok(())
    });
    done.map(|()| csv).map_err(|error| error.name())
}

#[test]
fn what_is_no_zip_of_one_csv_is_refused() {
    let good = ("list.csv", "a.com;2027-01-12 19:00:07\n");
    let refused = Err("archive-invalid");
    let limits = ArchiveLimits::default();
    for bytes in [
        Vec::new(),
        b"a.com;2027-01-12 19:00:07\n".to_vec(),
        zip_of(&[]),
        zip_of(&[good, ("other.csv", "")]),
        zip_of(&[("list.doc", good.1)]),
        zip_of(&[("folder.csv/", "")]),
    ] {
        assert_eq!(read(&bytes, &limits), refused, "{bytes:?}");
    }
    let whole = zip_of(&[good]);
    for length in 0..whole.len() {
        assert_eq!(read(&whole[..length], &limits), refused, "cut to {length}");
    }
}

#[test]
fn damaged_archives_give_an_error_or_what_was_packed() {
    let text = csv(0..40);
    let whole = zip_of(&[("list.csv", &text)]);
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        if let Ok(csv) = read(&damaged, &ArchiveLimits::default()) {
            assert_eq!(csv, text.as_bytes(), "byte {at}");
        }
    }
}

#[test]
fn sizes_are_limited_as_declared_and_in_fact() {
    let text = csv(0..1000);
    let zip = zip_of(&[("list.csv", &text)]);
    let most = |csv_bytes_max| ArchiveLimits { csv_bytes_max, ..ArchiveLimits::default() };
    let size = text.len() as u64;
    assert_eq!(read(&zip, &most(size)).unwrap().len(), text.len());
    assert_eq!(read(&zip, &most(size - 1)), Err("droplist-too-large"));
    let limits = ArchiveLimits { archive_bytes_max: zip.len() as u64 - 1, ..most(size) };
    assert_eq!(read(&zip, &limits), Err("droplist-too-large"));
    // A declared size that is too small, in the central directory and the local header.
    let mut liar = zip.clone();
    let (declared, lie) = ((text.len() as u32).to_le_bytes(), 100_u32.to_le_bytes());
    let places: Vec<usize> =
        (0..liar.len() - 4).filter(|at| liar[*at..*at + 4] == declared).collect();
    assert!(!places.is_empty());
    for at in places {
        liar[at..at + 4].copy_from_slice(&lie);
    }
    assert!(read(&liar, &most(200)).is_err());
    assert!(read(&liar, &ArchiveLimits::default()).is_err());
}

#[test]
fn an_entry_named_as_a_path_is_read_and_written_nowhere() {
    let place = Place::new();
    let zip = place.zip(&zip_of(&[("../../evil.csv", &csv(0..3))]));
    ImportJob::new(place.list()).zip(&zip, now()).unwrap();
    assert_eq!(place.files(), ["droplist"]);
    assert!(!place.folder.path().join("../../evil.csv").exists());
}

#[test]
fn the_sink_can_end_the_reading() {
    let zip = zip_of(&[("list.csv", &csv(0..100_000))]);
    let mut calls = 0;
    let done = read_zip(Cursor::new(&zip), &ArchiveLimits::default(), |_, _| {
        calls += 1;
        Err(backorder_core::Error::new(ErrorKind::DroplistTooLarge, 1, "enough"))
    });
    assert_eq!((done.unwrap_err().to_string().as_str(), calls), ("enough", 1));
}

#[test]
fn an_import_replaces_the_list_and_tells_what_changed() {
    let place = Place::new();
    let first = place.zip(&zip_of(&[("list.csv", &csv(0..100))]));
    let imported = ImportJob::new(place.list()).zip(&first, now()).unwrap();
    assert_eq!(imported.diff.counts(), (100, 0, 0));
    let old = DroplistFile::open(&place.list()).unwrap();

    let text = csv(10..105).replace("name50.com;2027-01-12", "name50.com;2027-01-13");
    let second = place.zip(&zip_of(&[("list.csv", &text)]));
    let seen = RefCell::new(Vec::new());
    let mut job = ImportJob::new(place.list());
    let imported = job.progress(|progress| seen.borrow_mut().push(progress)).zip(&second, now());
    let imported = imported.unwrap();
    assert_eq!(imported.diff.counts(), (5, 10, 1));
    assert_eq!(imported.diff.moved().next().unwrap().0.as_str(), "name50.com");
    assert_eq!(imported.diff.from(), Some(old.list().unwrap().edition()));
    assert_eq!((imported.report.names, imported.unreadable), (95, None));
    let last = *seen.borrow().last().unwrap();
    assert_eq!((last.bytes, last.bytes_total, last.rows), (text.len() as u64, last.bytes, 95));

    // Who has the old file open still sees the old list, whole.
    old.list().unwrap().verify().unwrap();
    let name = DomainName::parse("name3.com", &TldSet::first_dot()).unwrap();
    assert!(old.list().unwrap().drop_of(&name).is_some());
    let new = DroplistFile::open(&place.list()).unwrap();
    assert_eq!(new.list().unwrap().drop_of(&name), None);
    let query = Query { pattern: Some("^name1".to_owned()), ..Query::default() };
    assert_eq!(query.compile().unwrap().page(&new.list().unwrap()).total, 15);
    assert_eq!(new.list().unwrap().edition(), imported.edition);
    assert_eq!(place.files(), ["droplist"]);
}

#[test]
fn a_failed_import_leaves_the_list_as_it_is() {
    let place = Place::new();
    let csv_path = place.folder.path().join("list.zip");
    fs::write(&csv_path, csv(0..100)).unwrap();
    ImportJob::new(place.list()).csv(&csv_path, now()).unwrap();
    let before = fs::read(place.list()).unwrap();
    let cases = [
        (String::new(), "droplist-empty"),
        (csv(0..49), "droplist-shrunk"),
        (csv(0..90) + "bad\nbad\nbad\nbad\nbad\n", "droplist-too-many-bad"),
    ];
    for (text, kind) in cases {
        fs::write(&csv_path, text).unwrap();
        let failed = ImportJob::new(place.list()).csv(&csv_path, now()).unwrap_err();
        assert_eq!(failed.error.name(), kind);
        assert_eq!(failed.report.first_bad.len() as u64, failed.report.bad_lines);
    }
    let limits = ArchiveLimits { csv_bytes_max: 99, ..ArchiveLimits::default() };
    fs::write(&csv_path, csv(0..100)).unwrap();
    let failed =
        ImportJob::new(place.list()).limits(Limits::default(), limits).csv(&csv_path, now());
    assert_eq!(failed.unwrap_err().error.name(), "droplist-too-large");
    let missing = place.folder.path().join("missing");
    let failed = ImportJob::new(place.list()).zip(&missing, now()).unwrap_err();
    assert_eq!(failed.error.name(), "file");
    assert_eq!(fs::read(place.list()).unwrap(), before);
    assert_eq!(place.files(), ["droplist"]);
}

fn gzip_of(text: &str) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn files_are_known_by_what_they_are_and_not_by_their_names() {
    let text = csv(0..40);
    let wide: Vec<u8> =
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let good = [
        text.clone().into_bytes(),
        zip_of(&[("list.csv", &text)]),
        zip_of(&[("PoolList.TXT", &text)]),
        gzip_of(&text),
        [gzip_of(&csv(0..20)), gzip_of(&csv(20..40))].concat(),
        wide,
    ];
    for (bytes, name) in good
        .iter()
        .flat_map(|bytes| ["list.zip", "list.csv", "list.csv.gz", "list"].map(|name| (bytes, name)))
    {
        let place = Place::new();
        let file = place.folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let imported = ImportJob::new(place.list()).file(&file, now()).unwrap();
        assert_eq!((imported.report.names, imported.report.bad_lines), (40, 0), "{name}");
    }
    for (bytes, kind, words) in [
        (b"".to_vec(), "droplist-empty", "empty"),
        (b"<!DOCTYPE html>\n<html>".to_vec(), "droplist-content", "<!DOCTYPE html>"),
        (b"{\"data\":[]}".to_vec(), "droplist-content", "JSON"),
        (gzip_of("<html>"), "droplist-content", "<html>"),
        (gzip_of(""), "droplist-empty", "empty"),
        (gzip_of(&text)[..40].to_vec(), "archive-invalid", "not usable"),
        (lines(40), "droplist-too-many-bad", "40 of 40 lines are bad"),
    ] {
        let place = Place::new();
        let file = place.zip(&bytes);
        let failed = ImportJob::new(place.list()).file(&file, now()).unwrap_err();
        assert_eq!(failed.error.name(), kind, "{failed}");
        assert!(failed.to_string().contains(words), "{failed}");
        assert!(!place.list().exists());
    }
    let place = Place::new();
    let page = place.zip(b"<!DOCTYPE html><html>");
    let failed = ImportJob::new(place.list()).zip(&page, now()).unwrap_err().to_string();
    assert!(failed.contains("not a zip") && failed.contains("\"<!DOCTYPE html>"), "{failed}");
}

fn lines(bad: u32) -> Vec<u8> {
    (0..bad).map(|number| format!("nonsense {number}\n")).collect::<String>().into_bytes()
}

#[test]
fn a_gzip_bomb_ends_at_the_limit() {
    let place = Place::new();
    let bomb = place.zip(&gzip_of(&"nonsense\n".repeat(1 << 19)));
    let limits = ArchiveLimits { csv_bytes_max: 1 << 20, ..ArchiveLimits::default() };
    let failed = ImportJob::new(place.list())
        .limits(Limits::default(), limits)
        .file(&bomb, now())
        .unwrap_err();
    assert_eq!(failed.error.name(), "droplist-too-large");
    assert!(failed.report.bytes <= 1 << 20);
}

#[test]
fn each_source_has_a_file_of_its_own() {
    let place = Place::new();
    let list = place.zip(csv(0..40).as_bytes());
    ImportJob::new(place.list()).source("nominet").file(&list, now()).unwrap();
    let before = fs::read(place.list()).unwrap();
    let failed = ImportJob::new(place.list()).file(&list, now()).unwrap_err();
    assert_eq!(failed.error.name(), "source-differs");
    assert_eq!(fs::read(place.list()).unwrap(), before);
    let pool = place.zip(b"a.com,1/12/2027,AUC\n");
    let mut job = ImportJob::new(place.folder.path().join("pool"));
    job.source("pool.com").format(Format::pool());
    assert_eq!(job.file(&pool, now()).unwrap().report.names, 1);
}

/// A list whose bits have flipped says nothing of how many names there were.
#[test]
fn a_damaged_list_is_no_predecessor() {
    let place = Place::new();
    let list = place.zip(csv(0..40).as_bytes());
    ImportJob::new(place.list()).file(&list, now()).unwrap();
    let mut damaged = fs::read(place.list()).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(place.list(), damaged).unwrap();
    let imported = ImportJob::new(place.list()).file(&list, now()).unwrap();
    assert_eq!(imported.unreadable.unwrap().kind().name(), "image-damaged");
    let gone = DomainName::parse("gone.com", &TldSet::first_dot()).unwrap();
    let presence = || {
        let file = DroplistFile::open(&place.list()).unwrap();
        file.list().unwrap().presence(&gone).name()
    };
    assert_eq!(presence(), "unknown");
    ImportJob::new(place.list()).file(&list, now()).unwrap();
    assert_eq!(presence(), "absent");
}

#[test]
fn damaged_files_are_refused_to_readers_and_replaced_by_imports() {
    let place = Place::new();
    let zip = place.zip(&zip_of(&[("list.csv", &csv(0..100))]));
    let kind = |bytes: &[u8]| {
        fs::write(place.list(), bytes).unwrap();
        DroplistFile::open(&place.list()).unwrap_err().name()
    };
    assert_eq!(kind(b"PK not a list"), "image-damaged");
    let imported = ImportJob::new(place.list()).zip(&zip, now()).unwrap();
    assert_eq!(imported.unreadable.unwrap().kind().name(), "image-damaged");
    assert_eq!(imported.diff.counts(), (100, 0, 0));

    let mut newer = fs::read(place.list()).unwrap();
    newer[8] = 9;
    assert_eq!(kind(&newer), "image-version");
    let failed = ImportJob::new(place.list()).zip(&zip, now()).unwrap_err();
    assert_eq!(failed.error.name(), "image-version");

    assert_eq!(kind(b""), "image-damaged");
    assert!(DroplistFile::open(&place.folder.path().join("none")).is_err());
    let nowhere = place.folder.path().join("none/droplist");
    assert_eq!(replace(&nowhere, b"x").unwrap_err().name(), "file");
}

#[test]
fn a_newer_list_stays() {
    let place = Place::new();
    let path = place.zip(csv(0..10).as_bytes());
    ImportJob::new(place.list()).csv(&path, now()).unwrap();
    let earlier = now() - chrono::TimeDelta::seconds(1);
    fs::write(&path, csv(0..20)).unwrap();
    let failed = ImportJob::new(place.list()).csv(&path, earlier).unwrap_err();
    assert_eq!((failed.error.name(), failed.report.lines), ("droplist-older", 0));
    assert_eq!(DroplistFile::open(&place.list()).unwrap().list().unwrap().len(), 10);
    // The same clock twice is no older list.
    ImportJob::new(place.list()).csv(&path, now()).unwrap();
    assert_eq!(DroplistFile::open(&place.list()).unwrap().list().unwrap().len(), 20);
}

/// Another import comes to its end while this one reads: it is what this one is compared with, and
/// it stays if it is newer.
#[test]
fn two_imports_at_once_know_of_each_other() {
    let place = Place::new();
    let (one, two) = (place.zip(csv(0..100).as_bytes()), place.folder.path().join("two.csv"));
    fs::write(&two, csv(50..160)).unwrap();
    for (seconds, counts) in [(-1, Some((50, 60, 0))), (1, None)] {
        let _ = fs::remove_file(place.list());
        let other = now() + chrono::TimeDelta::seconds(seconds);
        let mut meanwhile = Some(|| ImportJob::new(place.list()).csv(&two, other).unwrap());
        let mut job = ImportJob::new(place.list());
        let imported =
            job.progress(|_| drop(meanwhile.take().map(|import| import()))).csv(&one, now());
        match counts {
            Some(counts) => assert_eq!(imported.unwrap().diff.counts(), counts),
            None => assert_eq!(imported.unwrap_err().error.name(), "droplist-older"),
        }
        let names = DroplistFile::open(&place.list()).unwrap().list().unwrap().len();
        assert_eq!(names, if counts.is_some() { 100 } else { 110 });
    }
}

#[test]
fn many_imports_at_once_leave_the_newest_list() {
    let place = Place::new();
    let path = place.zip(csv(0..500).as_bytes());
    let done: Vec<bool> = std::thread::scope(|scope| {
        let import = |seconds| {
            let (list, path) = (place.list(), path.clone());
            let at = now() + chrono::TimeDelta::seconds(seconds);
            scope.spawn(move || match ImportJob::new(list).csv(&path, at) {
                Ok(_) => true,
                Err(failed) => {
                    assert_eq!(failed.error.name(), "droplist-older");
                    false
                }
            })
        };
        let jobs: Vec<_> = (0..8).map(import).collect();
        jobs.into_iter().map(|job| job.join().unwrap()).collect()
    });
    assert!(done[7], "the newest is never refused");
    let file = DroplistFile::open(&place.list()).unwrap();
    let edition = file.list().unwrap().edition();
    assert_eq!(edition.imported_at, now() + chrono::TimeDelta::seconds(7));
    assert_eq!(place.files(), ["droplist"]);
}

#[test]
fn the_last_line_is_in_the_progress_though_it_has_no_end() {
    let place = Place::new();
    let path = place.zip(csv(0..10).trim_end().as_bytes());
    let seen = RefCell::new(Vec::new());
    let mut job = ImportJob::new(place.list());
    job.progress(|progress| seen.borrow_mut().push(progress.rows)).csv(&path, now()).unwrap();
    assert_eq!(seen.borrow().last(), Some(&10));
}

#[cfg(unix)]
mod access {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn others_may_read_a_first_file_and_the_mode_of_an_old_one_stays() {
        let place = Place::new();
        replace(&place.list(), b"x").unwrap();
        assert_eq!(mode(&place.list()) & 0o422, 0o400);
        for wanted in [0o640, 0o600, 0o664, 0o444] {
            fs::set_permissions(place.list(), fs::Permissions::from_mode(wanted)).unwrap();
            replace(&place.list(), b"y").unwrap();
            assert_eq!(mode(&place.list()), wanted);
        }
    }

    #[test]
    fn the_owner_stays_where_he_can() {
        let place = Place::new();
        replace(&place.list(), b"x").unwrap();
        // Only root can give a file away; others keep theirs.
        let _ = std::os::unix::fs::chown(place.list(), Some(12_345), Some(12_346));
        let before = fs::metadata(place.list()).unwrap();
        replace(&place.list(), b"y").unwrap();
        let after = fs::metadata(place.list()).unwrap();
        assert_eq!((before.uid(), before.gid()), (after.uid(), after.gid()));
        assert_ne!(before.ino(), after.ino());
    }

    #[test]
    fn of_a_link_the_target_is_replaced() {
        let place = Place::new();
        let folder = place.folder.path().join("real");
        fs::create_dir(&folder).unwrap();
        let (one, two) = (place.folder.path().join("one"), place.folder.path().join("two"));
        symlink("real/list", &one).unwrap();
        symlink("one", &two).unwrap();
        // The first time it leads to nothing yet.
        for bytes in [b"first", b"other"] {
            replace(&two, bytes).unwrap();
            assert!([&one, &two].iter().all(|path| path.is_symlink()));
            assert_eq!(fs::read(folder.join("list")).unwrap(), bytes);
        }
        let mut beside: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        beside.sort();
        assert_eq!(beside, ["list", "list.lock"]);
        symlink("loop", place.folder.path().join("loop")).unwrap();
        let error = replace(&place.folder.path().join("loop"), b"x").unwrap_err();
        assert_eq!(error.name(), "file");
    }

    #[test]
    fn what_a_crash_left_is_overwritten_and_no_link_is_followed() {
        let place = Place::new();
        let left = place.folder.path().join("droplist.new");
        fs::write(&left, [b'x'; 100_000]).unwrap();
        replace(&place.list(), b"whole").unwrap();
        assert_eq!(fs::read(place.list()).unwrap(), b"whole");
        assert_eq!(place.files(), ["droplist"]);
        let victim = place.folder.path().join("victim");
        fs::write(&victim, b"mine").unwrap();
        symlink(&victim, &left).unwrap();
        replace(&place.list(), b"again").unwrap();
        assert_eq!(fs::read(&victim).unwrap(), b"mine");
        assert_eq!(fs::read(place.list()).unwrap(), b"again");
    }
}
