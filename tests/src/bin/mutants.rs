//! Writes what mutation testing found into `docs/mutation.md`: `mutants FOLDER`.
//!
//! FOLDER is where `.ci/mutants` keeps the outcomes. Modules without outcomes there keep their row,
//! and survivors their reasons, which are written into the document by hand. Ends with 1 when a
//! survivor has no reason.

use backorder_tests::{note, say};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs, io};

const DOCUMENT: &str = "docs/mutation.md";
const TABLE: &str = "## Results\n";
const SURVIVORS: &str = "## Survivors\n";
const NO_REASON: &str = "no reason given yet";

/// What became of the mutants of one module.
#[derive(Default)]
struct Row {
    caught: usize,
    timed_out: usize,
    missed: usize,
    unviable: usize,
    not_run: usize,
    date: String,
    source: String,
}

impl Row {
    fn viable(&self) -> usize {
        self.caught + self.timed_out + self.missed
    }

    fn plus(mut self, other: &Row) -> Row {
        self.caught += other.caught;
        self.timed_out += other.timed_out;
        self.missed += other.missed;
        self.unviable += other.unviable;
        self.not_run += other.not_run;
        self
    }

    fn line(&self, name: &str) -> String {
        let tenths = (self.caught * 1000).checked_div(self.viable()).unwrap_or(0);
        format!(
            "| {name} | {} | {} | {} | {} | {}.{} % | {} | {} | {} | {} |\n",
            self.viable(),
            self.caught,
            self.timed_out,
            self.missed,
            tenths / 10,
            tenths % 10,
            self.unviable,
            self.not_run,
            self.date,
            self.source
        )
    }

    /// Reads a line of the table back.
    fn read(line: &str) -> Option<(String, Row)> {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [name, _, caught, timed_out, missed, _, unviable, not_run, date, source] = cells[..]
        else {
            return None;
        };
        let number = |cell: &str| cell.parse().ok();
        let row = Row {
            caught: number(caught)?,
            timed_out: number(timed_out)?,
            missed: number(missed)?,
            unviable: number(unviable)?,
            not_run: number(not_run)?,
            date: date.to_owned(),
            source: source.to_owned(),
        };
        (!source.is_empty()).then(|| (name.to_owned(), row))
    }
}

/// A mutant that nothing caught, and why.
struct Survivor {
    module: String,
    /// As cargo-mutants names it, without the folder: `cycle.rs:12:3: replace < with <= in x`.
    mutant: String,
    reason: String,
}

impl Survivor {
    /// The mutant without its place, which other changes move.
    fn change(&self) -> (&str, &str) {
        let mut parts = self.mutant.splitn(4, ':');
        let file = parts.next().unwrap_or_default();
        (file, parts.nth(2).unwrap_or_default().trim())
    }
}

struct Record {
    rows: BTreeMap<String, Row>,
    survivors: Vec<Survivor>,
}

fn lines(path: &Path) -> io::Result<BTreeSet<String>> {
    Ok(fs::read_to_string(path)?.lines().map(str::to_owned).collect())
}

/// What the document says already.
fn read_document(text: &str) -> Record {
    let mut record = Record { rows: BTreeMap::new(), survivors: Vec::new() };
    let mut module = String::new();
    for line in text.lines() {
        if let Some((name, row)) = Row::read(line) {
            record.rows.insert(name, row);
        } else if let Some(name) = line.strip_prefix("### ") {
            module = name.to_owned();
        } else if let Some(mutant) = line.strip_prefix("- `").and_then(|l| l.strip_suffix('`')) {
            let (module, mutant) = (module.clone(), mutant.to_owned());
            record.survivors.push(Survivor { module, mutant, reason: String::new() });
        } else if let (Some(last), Some(reason)) =
            (record.survivors.last_mut(), line.strip_prefix("  "))
        {
            let gap = if last.reason.is_empty() { "" } else { "\n  " };
            last.reason = format!("{}{gap}{reason}", last.reason);
        }
    }
    record
}

/// Puts the outcomes of one module in place of what the record has of it.
fn take_in(record: &mut Record, module: &str, folder: &Path) -> io::Result<()> {
    let of = |outcome: &str| lines(&folder.join(outcome));
    let (caught, timed_out, missed, unviable) =
        (of("caught.txt")?, of("timeout.txt")?, of("missed.txt")?, of("unviable.txt")?);
    let settled = [&caught, &timed_out, &missed, &unviable];
    let is_settled = |mutant: &&String| settled.iter().any(|outcome| outcome.contains(*mutant));
    let all = of("list.txt")?;
    let row = Row {
        caught: caught.len(),
        timed_out: timed_out.len(),
        missed: missed.len(),
        unviable: unviable.len(),
        not_run: all.iter().filter(|mutant| !is_settled(mutant)).count(),
        date: fs::read_to_string(folder.join("date"))?.trim().to_owned(),
        source: fs::read_to_string(folder.join("source"))?.trim().to_owned(),
    };
    record.rows.insert(module.to_owned(), row);
    let (mut known, others): (Vec<_>, Vec<_>) =
        record.survivors.drain(..).partition(|survivor| survivor.module == module);
    record.survivors = others;
    for mutant in timed_out.iter().chain(&missed) {
        let mutant = mutant.rsplit_once("/src/").map_or(&**mutant, |(_, rest)| rest).to_owned();
        let mut next = Survivor { module: module.to_owned(), mutant, reason: NO_REASON.to_owned() };
        let exact = known.iter().position(|old| old.mutant == next.mutant);
        let place = exact.or_else(|| known.iter().position(|old| old.change() == next.change()));
        if let Some(place) = place {
            next.reason = known.remove(place).reason;
        }
        record.survivors.push(next);
    }
    Ok(())
}

fn place_of(survivor: &Survivor) -> (&str, &str, usize, usize) {
    let mut parts = survivor.mutant.split(':');
    let file = parts.next().unwrap_or_default();
    let mut number = || parts.next().and_then(|part| part.parse().ok()).unwrap_or_default();
    (&survivor.module, file, number(), number())
}

/// Name and number of a program, as it says itself.
fn version_of(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let words: Vec<String> =
        text.unwrap_or_default().split_whitespace().take(2).map(str::to_owned).collect();
    words.join(" ")
}

fn write_document(text: &str, record: &Record) -> String {
    let intro = text.split(TABLE).next().unwrap_or_default();
    let mut document = format!(
        "{intro}{TABLE}\nMeasured by `make mutants` with {} and {}.\n\n\
         | module | viable | caught | timed out | missed | caught of viable | unviable | not run \
         | date | source |\n| --- | --: | --: | --: | --: | --: | --: | --: | --- | --- |\n",
        version_of("cargo", &["mutants", "--version"]),
        version_of("rustc", &["--version"]),
    );
    let mut sums: BTreeMap<String, Row> = BTreeMap::new();
    for (name, row) in &record.rows {
        document += &row.line(name);
        let room = name.split('/').next().unwrap_or_default();
        for part in [format!("sum of {room}"), "total".to_owned()] {
            let sum = sums.remove(&part).unwrap_or_default();
            sums.insert(part, sum.plus(row));
        }
    }
    for (name, sum) in &sums {
        document += &sum.line(name);
    }
    document += &format!("\n{SURVIVORS}");
    let mut module = "";
    for survivor in &record.survivors {
        if survivor.module != module {
            module = &survivor.module;
            document += &format!("\n### {module}\n\n");
        }
        document += &format!("- `{}`\n  {}\n", survivor.mutant, survivor.reason);
    }
    document
}

fn main() -> io::Result<ExitCode> {
    let Some(folder) = env::args().nth(1) else {
        note!("usage: mutants FOLDER, with the outcomes that .ci/mutants keeps");
        return Ok(ExitCode::from(2));
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(root.join(DOCUMENT))?;
    let mut record = read_document(&text);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.join("date").is_file() {
            let module = path.file_name().unwrap_or_default().to_string_lossy().replace('-', "/");
            take_in(&mut record, &module, &path)?;
        }
    }
    record.survivors.sort_by(|a, b| place_of(a).cmp(&place_of(b)));
    fs::write(root.join(DOCUMENT), write_document(&text, &record))?;
    let unexplained = record.survivors.iter().filter(|survivor| survivor.reason == NO_REASON);
    let unexplained = unexplained.count();
    say!("{DOCUMENT}: {} survivors, {unexplained} without a reason", record.survivors.len());
    Ok(if unexplained == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
