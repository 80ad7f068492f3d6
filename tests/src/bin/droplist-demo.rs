//! A droplist to look at: makes a list, imports it, searches it, counts it.
//!
//! `droplist-demo [--count N] [--zone ZONE] [PATTERN]...`

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use backorder_core::TimeZone;
use backorder_core::droplist::{Droplist, DroplistRow, Limit, Query, SearchPage, Statistics};
use backorder_tests::corpus::{Corpus, NAMES_MAX, read_words};
use backorder_tests::note;
use backorder_tests::output::out;
use chrono::{DateTime, Utc};
use ispapi_client::droplist::{DroplistFile, ImportJob};

const USAGE: &str = "usage: droplist-demo [option value]... [pattern]...
  --count N      names of the list, 1 to 10000000 (default 1000000)
  --zone ZONE    whose days and hours are shown (default Europe/Berlin)
  --words FILE   word list (default /usr/share/dict/words, Debian package wamerican)

Each pattern is a regular expression that is looked for in the labels; without one, a few typical
searches are shown. Colours are left out where NO_COLOR is set or nobody looks.";

/// What people look for: said in words, and as parameters of a search.
const TYPICAL: &[(&str, &[(&str, &str)])] = &[
    ("names that begin with shop", &[("pattern", "^shop")]),
    ("names that end in cloud", &[("pattern", "cloud$")]),
    ("four letters", &[("pattern", "^[a-z]{4}$")]),
    (
        "short .com names, no digits, no hyphens",
        &[("tlds", "com"), ("characters_max", "6"), ("digits_max", "0"), ("hyphens_max", "0")],
    ),
    ("car and rent, somewhere", &[("contains_all", "car rent")]),
    (
        "two vowels in a row, but no a, e or i",
        &[("pattern", "[aeiou]{2}"), ("not_pattern", "[aei]")],
    ),
    ("with umlauts and other scripts, longest first", &[("idn", "only"), ("order", "-characters")]),
    ("everything, page 5,001", &[("first", "500000")]),
];

/// Rows of a search that are shown.
const SHOWN: u32 = 3;
const BAR: u64 = 44;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            note!("droplist-demo: {message}");
            ExitCode::from(2)
        }
    }
}

struct Options {
    count: usize,
    zone: TimeZone,
    words: PathBuf,
    patterns: Vec<String>,
}

fn options() -> Result<Option<Options>, String> {
    let mut options = Options {
        count: 1_000_000,
        zone: TimeZone::parse("Europe/Berlin").map_err(|error| error.to_string())?,
        words: PathBuf::from("/usr/share/dict/words"),
        patterns: Vec::new(),
    };
    let mut rest = std::env::args().skip(1);
    while let Some(option) = rest.next() {
        if option == "--help" {
            return Ok(None);
        }
        if !option.starts_with("--") {
            options.patterns.push(option);
            continue;
        }
        let value = rest.next().ok_or(format!("{option} needs a value\n{USAGE}"))?;
        match option.as_str() {
            "--count" => {
                let count = value.parse().ok().filter(|count| (1..=NAMES_MAX).contains(count));
                options.count = count.ok_or(format!("--count: {value} is not 1 to {NAMES_MAX}"))?;
            }
            "--zone" => {
                options.zone = TimeZone::parse(&value).map_err(|error| error.to_string())?;
            }
            "--words" => options.words = PathBuf::from(value),
            _ => return Err(format!("no such option: {option}\n{USAGE}")),
        }
    }
    Ok(Some(options))
}

fn run() -> Result<(), String> {
    let Some(options) = options()? else {
        say(USAGE);
        return Ok(());
    };
    let screen = Screen::new();
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let start: DateTime<Utc> = "2027-01-10T00:00:00Z".parse().unwrap_or_default();
    let zip = folder.path().join("list.zip");
    screen.passing(&format!("making up a list of {} names ...", grouped(options.count as u64)));
    let words = read_words(&options.words)?;
    File::create(&zip)
        .and_then(|file| Corpus::new(options.count, start).write_zip(&words, file))
        .map_err(|error| format!("{}: {error}", zip.display()))?;
    let path = folder.path().join("droplist");
    import(&screen, &zip, &path, start)?;

    let began = Instant::now();
    let file = DroplistFile::open(&path).map_err(|error| error.to_string())?;
    let list = file.list().map_err(|error| error.to_string())?;
    screen.line(&format!("opened in {}, by memory map", time(began.elapsed())), "");
    if options.patterns.is_empty() {
        for (words, parameters) in TYPICAL {
            show(&screen, &list, &options.zone, words, parameters)?;
        }
    }
    for pattern in &options.patterns {
        show(&screen, &list, &options.zone, "", &[("pattern", pattern.as_str())])?;
    }
    histogram(&screen, &list, &options.zone, start);
    Ok(())
}

fn import(screen: &Screen, zip: &Path, path: &Path, now: DateTime<Utc>) -> Result<(), String> {
    let began = Instant::now();
    let mut job = ImportJob::new(path);
    job.progress(|progress| {
        let percent = progress.bytes * 100 / progress.bytes_total.max(1);
        screen.passing(&format!("importing: {} names, {percent} %", grouped(progress.rows)));
    });
    let imported = job.zip(zip, now).map_err(|failed| failed.to_string())?;
    let took = began.elapsed();
    let size = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    let (names, disk) = (imported.report.names, size(path));
    screen.passing("");
    screen.line(&format!("{} names that are about to drop", grouped(names)), "bold");
    let (zipped, megabytes) = (size(zip) as f64 / 1e6, disk as f64 / 1e6);
    let each = disk as f64 / names as f64;
    screen.line(&format!("imported in {} from a zip of {zipped:.1} MB", time(took)), "");
    screen.line(&format!("{megabytes:.1} MB on disk, {each:.1} bytes a name, searchable"), "");
    Ok(())
}

fn show(
    screen: &Screen,
    list: &Droplist<'_>,
    zone: &TimeZone,
    words: &str,
    parameters: &[(&str, &str)],
) -> Result<(), String> {
    let mut query = Query { limit: Limit(100), ..Query::default() };
    for (parameter, value) in parameters {
        query.set(parameter, value).map_err(|error| error.to_string())?;
    }
    let (took, page) = quickest(&query, list)?;
    let shown: Vec<String> =
        parameters.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let title = if words.is_empty() { shown.join(", ") } else { words.to_owned() };
    say("");
    screen.pair(&title, "bold", &shown.join(", "), "dim");
    let total = format!("{} names", grouped(page.total));
    screen.pair(&total, "green", &format!("page and total in {}", time(took)), "green");
    for row in page.rows.iter().take(SHOWN as usize) {
        screen.pair(&format!("  {}", name(row)), "", &when(row, zone), "dim");
    }
    Ok(())
}

/// The best of a few: what a page costs once the list is in memory.
fn quickest<'l>(query: &Query, list: &Droplist<'l>) -> Result<(Duration, SearchPage<'l>), String> {
    let mut best: Option<(Duration, SearchPage<'l>)> = None;
    for _ in 0..5 {
        let began = Instant::now();
        let page = query.compile().map_err(|error| error.to_string())?.page(list);
        let took = began.elapsed();
        if best.as_ref().is_none_or(|(least, _)| took < *least) {
            best = Some((took, page));
        }
    }
    best.ok_or_else(|| "nothing was searched".to_owned())
}

fn name(row: &DroplistRow<'_>) -> String {
    let (ace, unicode) = (row.label(), row.label_unicode());
    let tld = row.tld();
    if ace == unicode { format!("{ace}.{tld}") } else { format!("{unicode}.{tld} ({ace}.{tld})") }
}

fn when(row: &DroplistRow<'_>, zone: &TimeZone) -> String {
    zone.to_local(row.drop()).format("%a %e %b %Y, %H:%M:%S").to_string()
}

fn histogram(screen: &Screen, list: &Droplist<'_>, zone: &TimeZone, now: DateTime<Utc>) {
    let began = Instant::now();
    let statistics = Statistics::of(list, zone, now);
    let took = time(began.elapsed());
    say("");
    screen.pair(
        &format!("drops per day, {}", zone.name()),
        "bold",
        &format!("counted in {took}"),
        "dim",
    );
    let most = statistics.days.iter().map(|day| day.total).max().unwrap_or(1).max(1);
    for day in &statistics.days {
        let bar = screen.bar(day.total, most);
        let top: Vec<String> =
            day.by_tld.iter().take(2).map(|(tld, _)| format!(".{tld}")).collect();
        let date = day.date.format("%a %e %b");
        let line = format!("{date} {:>8} {bar}", grouped(day.total));
        screen.pair(&line, "cyan", &top.join(" "), "dim");
    }
    let (day, week) = (grouped(statistics.next_24_hours), grouped(statistics.next_7_days));
    screen.line(&format!("in the next 24 hours {day}, in the next 7 days {week}"), "bold");
}

/// A line; who has seen enough (`| head`) ends the demo.
fn say(line: &str) {
    if writeln!(io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// Where the demo speaks: colours and passing lines for a person only.
struct Screen {
    is_person: bool,
    colours: bool,
}

impl Screen {
    const COLUMNS: usize = 100;

    fn new() -> Screen {
        let is_person = io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Screen { is_person, colours: is_person && !plain }
    }

    fn styled(&self, text: &str, style: &str) -> String {
        let code = match style {
            "bold" => "1",
            "dim" => "2",
            "green" => "32",
            "cyan" => "36",
            _ => "",
        };
        if self.colours && !code.is_empty() {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    fn line(&self, text: &str, style: &str) {
        say(&self.styled(text, style));
    }

    /// One text at the left, one at the right.
    fn pair(&self, left: &str, left_style: &str, right: &str, right_style: &str) {
        let used = left.chars().count() + right.chars().count();
        let gap = " ".repeat(Screen::COLUMNS.saturating_sub(used).max(2));
        say(&format!("{}{gap}{}", self.styled(left, left_style), self.styled(right, right_style)));
    }

    /// A line that the next one takes the place of.
    fn passing(&self, text: &str) {
        if self.is_person {
            out(format_args!("\r\x1b[K{text}"));
            let _ = io::stdout().flush();
        }
    }

    fn bar(&self, value: u64, most: u64) -> String {
        let eighths = value * BAR * 8 / most;
        let mut bar = "█".repeat((eighths / 8) as usize);
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][(eighths % 8) as usize];
        bar.push_str(rest);
        bar
    }
}

/// `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        let _ = write!(out, "{digit}");
    }
    out
}

fn time(took: Duration) -> String {
    let micros = took.as_secs_f64() * 1e6;
    match micros {
        1e6.. => format!("{:.1} s", micros / 1e6),
        1e4.. => format!("{:.0} ms", micros / 1e3),
        1e3.. => format!("{:.1} ms", micros / 1e3),
        _ => format!("{micros:.0} µs"),
    }
}
