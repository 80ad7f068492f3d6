//! Reading answers of the registrar: as a view, owned, and from PHP; beside it what one would
//! write in plain PHP and in Python (`benches/peers`), each in its own process on the same bytes.
//!
//! `cargo run --release -p backorder-benches --bin wire`. Every case checks what it read against
//! the number of rows and bytes that were written.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use backorder_tests::say;
use ispapi_client::{Response, ResponseBuilder, ResponseView};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

/// StatusAccount as the live system answers it, with comment columns: 284 bytes.
const SMALL: &str = "\
[RESPONSE]
PROPERTY[VAT][0]=19.00
PROPERTY[DEPOSIT][0]=1517.62
PROPERTY[CREDIT][0]=1000000.00
PROPERTY[AMOUNT][0]=9902.03
PROPERTY[CURRENCY][0]=EUR
PROPERTY[RESERVED][0]=0.00
PROPERTY[ACCOUNT][0]=12345
DESCRIPTION=Command completed successfully
CODE=200
QUEUETIME=0
RUNTIME=0.004
EOF
";

/// An answer, and what a reader must have found in it.
struct Case {
    what: &'static str,
    text: String,
    /// Code, rows and bytes of values: the form in which the peers print it.
    checksum: String,
    runs: u32,
    /// Readings of one run, so that a run is long enough for the clock.
    repeats: u32,
}

fn main() -> Anyhow<()> {
    let cases = [
        Case::list("100,000 rows of 4 columns", 100_000, 30, 1),
        Case::list("300 rows of 4 columns", 300, 400, 20),
        Case::new("StatusAccount", SMALL.to_owned(), 5_000, 200),
    ];
    let folder = tempfile::tempdir()?;
    say!("{:<46} {:>9} {:>12} {:>13}", "", "MB/s", "each", "a second");
    for (number, case) in cases.iter().enumerate() {
        let file = folder.path().join(format!("{number}.txt"));
        std::fs::write(&file, &case.text)?;
        say!("\n{}, {} bytes", case.what, case.text.len());
        case.measure("view", |text| text, ResponseView::parse, checksum);
        case.measure("view, every value looked at", |text| text, touched, Clone::clone);
        let owned = |text| ResponseView::parse(text).into_owned();
        case.measure("owned", |text| text, owned, checksum);
        case.measure("owned, bytes given away", <[u8]>::to_vec, Response::from_vec, checksum);
        case.peers(&file)?;
    }
    Ok(())
}

impl Case {
    fn new(what: &'static str, text: String, runs: u32, repeats: u32) -> Case {
        // Counted without the parser: the values are what stands between the `=` and the line end.
        let property = |line: &&str| line.starts_with("PROPERTY");
        let values: Vec<&str> =
            text.lines().filter(property).filter_map(|line| line.split('=').nth(1)).collect();
        let bytes: usize = values.iter().map(|value| value.len()).sum();
        let checksum = format!("200 {} {bytes}", values.len());
        Case { what, text, checksum, runs, repeats }
    }

    fn list(what: &'static str, rows: usize, runs: u32, repeats: u32) -> Case {
        let numbers = 0..rows;
        let text = ResponseBuilder::new(200, "Command completed successfully")
            .with_column("DOMAIN", numbers.clone().map(|n| format!("name-{n}.com")))
            .with_column("CREATEDDATE", numbers.clone().map(|_| "2026-11-25 18:00:00"))
            .with_column("STATUS", numbers.clone().map(|_| "ACTIVE"))
            .with_column("USER", numbers.map(|_| "reseller"))
            .encode();
        Case::new(what, text, runs, repeats)
    }

    /// Prints the best of several runs.
    fn measure<'t, I, O>(
        &'t self,
        what: &str,
        prepare: impl Fn(&'t [u8]) -> I,
        read: impl Fn(I) -> O,
        checksum: impl Fn(&O) -> String,
    ) {
        let mut best = Duration::MAX;
        for _ in 0..self.runs {
            let inputs: Vec<I> =
                (0..self.repeats).map(|_| prepare(black_box(self.text.as_bytes()))).collect();
            let start = Instant::now();
            for input in inputs {
                black_box(read(input));
            }
            best = best.min(start.elapsed() / self.repeats);
        }
        let answer = read(prepare(self.text.as_bytes()));
        assert_eq!(checksum(&answer), self.checksum, "{what}");
        self.print(what, best);
    }

    fn print(&self, what: &str, each: Duration) {
        let seconds = each.as_secs_f64();
        let speed = self.text.len() as f64 / seconds / 1e6;
        say!("  {what:<44} {speed:>9.1} {each:>12.3?} {:>13.0}", 1.0 / seconds);
    }

    /// The same bytes, read by others; and through the extension, if it was built beside us.
    fn peers(&self, file: &Path) -> Anyhow<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
        let jit = ["-dopcache.enable_cli=1", "-dopcache.jit=tracing"];
        let jit: Vec<&str> = jit.into_iter().chain(["-dopcache.jit_buffer_size=64M"]).collect();
        let php = folder.join("parse.php");
        self.peer("plain PHP", "php", &[], &php, file)?;
        self.peer("plain PHP, with JIT", "php", &jit, &php, file)?;
        self.peer("Python", "python3", &[], &folder.join("parse.py"), file)?;
        let library = std::env::current_exe()?.with_file_name("libbackorder_php.so");
        if !library.exists() {
            say!("  (the PHP extension was not built with `cargo build --release`)");
            return Ok(());
        }
        let load = format!("-dextension={}", library.display());
        for what in ["columns", "rows"] {
            let script: PathBuf = folder.join("extension.php");
            let what = format!("from PHP, this extension: {what}");
            self.peer(&what, "php", &[&load], &script, file)?;
        }
        Ok(())
    }

    /// Runs a script that prints the seconds of its best reading and what it read.
    fn peer(
        &self,
        what: &str,
        program: &str,
        options: &[&str],
        script: &Path,
        file: &Path,
    ) -> Anyhow<()> {
        let repeats = (1_000_000 / self.text.len()).clamp(1, 2_000);
        let kind = what.rsplit(' ').next().unwrap_or_default();
        let output = Command::new(program)
            .args(options)
            .arg(script)
            .arg(file)
            .args(["5".to_owned(), repeats.to_string(), kind.to_owned()])
            .output();
        let Ok(output) = output else {
            say!("  ({program} is not installed)");
            return Ok(());
        };
        let text = String::from_utf8(output.stdout)?;
        let (seconds, checksum) = text
            .trim()
            .split_once(' ')
            .ok_or_else(|| format!("{what}: {text}{}", String::from_utf8_lossy(&output.stderr)))?;
        assert_eq!(checksum, self.checksum, "{what}");
        self.print(what, Duration::from_secs_f64(seconds.parse()?));
        Ok(())
    }
}

fn checksum(answer: &ResponseView<'_>) -> String {
    let code = answer.code();
    let (mut rows, mut bytes) = (0, 0);
    for column in answer.columns() {
        rows += column.len();
        bytes += column.iter().flatten().map(str::len).sum::<usize>();
    }
    format!("{code} {rows} {bytes}")
}

fn touched(text: &[u8]) -> String {
    checksum(&ResponseView::parse(text))
}
