//! From the zip to a searchable file.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use backorder_core::droplist::{Import, Limits};
use ispapi_client::droplist::{ArchiveLimits, DroplistFile, ImportJob, read_zip, replace};

use crate::peers::Peer;
use crate::{Anyhow, Place, at, best, ms};
use backorder_tests::say;

/// The first argument of a process that imports once and tells its memory.
pub const CHILD: &str = "--import";

/// What a process of its own says of one import.
pub struct Alone {
    pub took: Duration,
    /// The most memory it had, in bytes; none where the system does not tell.
    pub memory: Option<u64>,
}

/// Imports once, with an old list in place or without; prints nanoseconds and kilobytes.
pub fn child(mut arguments: impl Iterator<Item = String>) -> Anyhow<()> {
    let (zip, list) = (arguments.next().ok_or("no zip")?, arguments.next().ok_or("no list")?);
    let start = Instant::now();
    ImportJob::new(list).zip(Path::new(&zip), at("2027-01-10 00:00:00")?)?;
    let took = start.elapsed().as_nanos();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.split_whitespace().next()).unwrap_or("0");
    say!("{took} {kilobytes}");
    Ok(())
}

/// The best of several imports, each in a process of its own, without a list before.
pub fn alone(place: &Place, runs: u32) -> Anyhow<Alone> {
    let mut all = Vec::new();
    for _ in 0..runs {
        let _ = fs::remove_file(place.list());
        let mut command = Command::new(std::env::current_exe()?);
        let output = command.arg(CHILD).arg(place.zip()).arg(place.list()).output()?;
        let text = String::from_utf8(output.stdout)?;
        let (took, memory) = text.trim().split_once(' ').ok_or("the import failed")?;
        all.push((took.parse::<u64>()?, memory.parse::<u64>()? * 1024));
    }
    let took = all.iter().map(|(took, _)| *took).min().unwrap_or_default();
    let memory = all.iter().map(|(_, memory)| *memory).max().filter(|memory| *memory > 0);
    Ok(Alone { took: Duration::from_nanos(took), memory })
}

fn line(what: &str, took: Duration, more: &str) {
    say!("{what:<48}{:>9}  {more}", ms(took));
}

/// Measures the steps, then the whole; answers the CSV.
pub fn measure(place: &Place) -> Anyhow<String> {
    say!("\nimport");
    let limits = ArchiveLimits::default();
    let mut csv = Vec::new();
    let (took, ()) = best(5, || {
        csv.clear();
        read_zip(File::open(place.zip()).unwrap(), &limits, |bytes, _| {
            csv.extend_from_slice(bytes);
            Ok(())
        })
        .unwrap();
    });
    line("unpack the zip", took, &format!("{} bytes of CSV", csv.len()));
    let (mut read, mut finish) = (Duration::MAX, Duration::MAX);
    let (_, image) = best(5, || {
        let mut import = Import::new(place.now, Limits::default());
        import.expect_bytes(csv.len() as u64);
        let start = Instant::now();
        import.feed(&csv).unwrap();
        read = read.min(start.elapsed());
        let start = Instant::now();
        let image = import.finish(None).unwrap();
        finish = finish.min(start.elapsed());
        image
    });
    line("read the CSV", read, "on one thread");
    line("sort, lay out and index", finish, "on one thread");
    let (took, ()) = best(5, || replace(&place.list(), &image).unwrap());
    line("write, sync and rename the file", took, "");
    let whole = alone(place, 9)?;
    line("zip to searchable file, and what was added", whole.took, "goal 250; on two threads");
    if let Some(memory) = whole.memory {
        let times = memory as f64 / csv.len() as f64;
        say!("{:<48}{times:>9.2}  times the CSV, goal 4; the whole process", "most memory");
    }
    let (took, _) = best(5, || ImportJob::new(place.list()).zip(&place.zip(), place.now).unwrap());
    line("the same list again, and what changed", took, "");
    let size = fs::metadata(place.list())?.len() as f64 / place.count as f64;
    say!("{:<48}{size:>9.2}  goal 40", "bytes a name");
    let (took, _) = best(20, || DroplistFile::open(&place.list()).unwrap());
    line("open", took, "goal 0.1");
    let file = DroplistFile::open(&place.list())?;
    let (took, ()) = best(5, || file.list().unwrap().verify().unwrap());
    line("verify", took, "");
    Ok(String::from_utf8(csv)?)
}

/// What databases need for the same rows.
pub fn compare(place: &Place, peers: &[Peer]) -> Anyhow<()> {
    for peer in peers {
        let size = peer.bytes as f64 / place.count as f64;
        let more = format!("{size:.0} bytes a name; from columns, no checks");
        line(&format!("{}: load and index", peer.name), peer.loaded_in, &more);
    }
    Ok(())
}
