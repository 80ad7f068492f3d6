//! `ispapi-sim`: the registrar simulator as a program. See `docs/simulator.md`.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use backorder_core::Currency;
use backorder_core::parse_utc;
use ispapi_client::Platform;
use ispapi_sim::{Options, Simulator};

const HELP: &str = "\
ispapi-sim: a simulator of the registrar's API on 127.0.0.1

  --port N          port; 0, the default, takes a free one
  --now TIME        first time of the simulated clock, 'YYYY-MM-DD HH:MM:SS', UTC
  --currency CODE   currency of the accounts [EUR]
  --seed N          what chance depends on [0]
  --platform NAME   dialect of the answers: ispapi or cnr [ispapi]
  --idle SECONDS    end after so long without a request; 0 never [600]
  --parent-pid PID  end when this process is gone
  --stdin           end when standard input is closed
  --help            this text

The first line on standard output is: listening on http://127.0.0.1:PORT/api/call.cgi
";

/// How often it looks whether it should end.
const TICK: Duration = Duration::from_millis(200);

struct Arguments {
    options: Options,
    idle: Duration,
    parent: Option<u32>,
    stdin: bool,
}

fn main() -> ExitCode {
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return ended(io::stdout().write_all(HELP.as_bytes())),
        Err(message) => {
            complain(format_args!("{message}; see --help"));
            return ExitCode::from(2);
        }
    };
    ended(run(&arguments))
}

fn ended(result: io::Result<()>) -> ExitCode {
    let Err(error) = result else { return ExitCode::SUCCESS };
    complain(format_args!("{error}"));
    ExitCode::FAILURE
}

/// On standard error, if somebody reads it.
fn complain(text: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "ispapi-sim: {text}");
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let simulator = Simulator::start(arguments.options)?;
    let mut out = io::stdout();
    writeln!(out, "listening on {}", simulator.url())?;
    out.flush()?;
    let closed = Arc::new(AtomicBool::new(false));
    if arguments.stdin {
        let closed = Arc::clone(&closed);
        thread::spawn(move || {
            // Whatever ends the reading, nobody is there any more.
            let _ = io::stdin().read_to_end(&mut Vec::new());
            closed.store(true, Ordering::Relaxed);
        });
    }
    while !simulator.is_stopped() && !closed.load(Ordering::Relaxed) {
        let idle = !arguments.idle.is_zero() && simulator.idle_for() >= arguments.idle;
        if idle || arguments.parent.is_some_and(|parent| !is_running(parent)) {
            break;
        }
        thread::sleep(TICK);
    }
    Ok(())
}

/// Whether a process exists; where there is no `/proc` to ask, it does.
fn is_running(process: u32) -> bool {
    !Path::new("/proc/self").exists() || Path::new(&format!("/proc/{process}")).exists()
}

/// None when help is wanted.
fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
    let mut arguments = Arguments {
        options: Options::default(),
        idle: Duration::from_secs(600),
        parent: None,
        stdin: false,
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        let options = &mut arguments.options;
        match word.as_str() {
            "--help" | "-h" => return Ok(None),
            "--stdin" => arguments.stdin = true,
            "--port" => options.port = number(&word, &value()?)?,
            "--seed" => options.seed = number(&word, &value()?)?,
            "--idle" => arguments.idle = Duration::from_secs(number(&word, &value()?)?),
            "--parent-pid" => arguments.parent = Some(number(&word, &value()?)?),
            "--currency" => {
                let code = value()?;
                options.currency = Currency::parse(&code).map_err(|error| error.to_string())?;
            }
            "--now" => {
                let now = parse_utc(&value()?).map_err(|error| error.to_string())?;
                options.now = now.ok_or("--now must be a time")?;
            }
            "--platform" => {
                options.platform = match value()?.as_str() {
                    "ispapi" => Platform::Ispapi,
                    "cnr" => Platform::Cnr,
                    other => return Err(format!("platform {other} is neither ispapi nor cnr")),
                }
            }
            _ => return Err(format!("{word} is no option")),
        }
    }
    Ok(Some(arguments))
}

fn number<N: std::str::FromStr>(word: &str, value: &str) -> Result<N, String> {
    value.parse().map_err(|_| format!("{word}: {value} is not a number in range"))
}
