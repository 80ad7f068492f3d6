//! `ispapi`: sends one command of the registrar's API and shows the answer.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use ispapi_client::diagnose::{access_list, required_commands};
use ispapi_client::{
    Client, Command, Connection, Error, ErrorKind, Platform, Response, Settings, System, Task,
};

const HELP: &str = "\
ispapi: sends one command of the registrar's API and shows the answer

  ispapi [OPTIONS] call COMMAND [KEY=VALUE ...]
  ispapi [OPTIONS] diagnose [COMMAND ...]
                         why a login fails, step by step; and which of these commands are
                         allowed, without any those of the task
  ispapi [--platform NAME] [--task NAME] access-list
                         the lines that let a restricted role user do a task

  --live             the live system; without it the vendor's test system
  --platform NAME    ispapi or cnr [ispapi]
  --task NAME        backorders, droplist, domain-sync, transfers-and-renewals, contacts or all
                     [backorders]
  --url URL          another address: a keep-alive proxy, the simulator
  --role NAME        a role user of the account
  --help             this text

Taken from the environment: ISPAPI_LOGIN, ISPAPI_PASSWORD; where needed ISPAPI_OTP, a one-time
password, and ISPAPI_PROXY, as in socks5h://user:password@host:1080.
Secrets in the answer are masked. Ends with 0 for codes 200-299 and a good diagnosis, 1 for refusals
and failures, 2 for wrong arguments; with the same if the reader of the output has gone, and with 1
if the output cannot be written for another reason.
";

struct Arguments {
    system: System,
    platform: Platform,
    task: Task,
    url: Option<String>,
    role: String,
}

enum Work {
    Help,
    AccessList(Platform, Task),
    Call(Arguments, Command),
    Diagnose(Arguments, Vec<String>),
}

fn main() -> ExitCode {
    let mut out = String::new();
    let code = match parse(std::env::args().skip(1)) {
        Ok(work) => run(work, &mut out),
        Err(message) => {
            complain(format_args!("{message}; see --help"));
            2
        }
    };
    match write(&out) {
        // Who has stopped reading has seen enough: the code is that of the work.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(format_args!("standard output: {error}"));
            ExitCode::FAILURE
        }
        _ => ExitCode::from(code),
    }
}

fn write(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

/// On standard error, if somebody reads it.
fn complain(text: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "ispapi: {text}");
}

fn run(work: Work, out: &mut String) -> u8 {
    match work {
        Work::Help => {
            out.push_str(HELP);
            0
        }
        Work::AccessList(platform, task) => {
            out.push_str(&access_list(platform, task));
            0
        }
        Work::Call(arguments, command) => {
            let answer = client(&arguments).and_then(|client| client.call(&command));
            answer.map_or_else(|error| failed(&error), |answer| show(&answer, out))
        }
        Work::Diagnose(arguments, commands) => {
            let task = arguments.task;
            let client = client(&arguments);
            client.map_or_else(|error| failed(&error), |it| diagnose(&it, &commands, task, out))
        }
    }
}

fn client(arguments: &Arguments) -> Result<Client, Error> {
    let variable = |name: &str| {
        std::env::var(name).map_err(|error| Error::new(ErrorKind::Config, name, error))
    };
    let mut connection = Connection::new(arguments.platform, arguments.system)
        .with_login(variable("ISPAPI_LOGIN")?)
        .with_role(arguments.role.as_str())
        .with_password(variable("ISPAPI_PASSWORD")?);
    if let Some(url) = &arguments.url {
        connection = connection.with_endpoint(url.as_str());
    }
    if let Ok(otp) = variable("ISPAPI_OTP") {
        connection = connection.with_otp(otp);
    }
    if let Ok(proxy) = variable("ISPAPI_PROXY") {
        connection = connection.with_proxy(proxy);
    }
    Client::new(connection, Settings::default())
}

fn failed(error: &Error) -> u8 {
    let (code, kind, subject) = (error.code(), error.kind(), error.subject());
    complain(format_args!("{code} {kind}: {subject}: {error}"));
    1
}

fn diagnose(client: &Client, commands: &[String], task: Task, out: &mut String) -> u8 {
    let mut named: Vec<&str> = commands.iter().map(String::as_str).collect();
    if named.is_empty() {
        named = required_commands(client.connection().platform(), task);
    }
    let diagnosis = client.diagnose(&named);
    *out += &diagnosis.to_string();
    u8::from(!diagnosis.is_healthy())
}

fn show(answer: &Response, out: &mut String) -> u8 {
    *out += &format!("{} {}\n", answer.code(), answer.shown_description());
    if answer.is_pending() {
        out.push_str("PENDING=1\n");
    }
    for (key, value) in answer.shown_other() {
        *out += &format!("{key}={value}\n");
    }
    for column in answer.columns() {
        for (row, value) in column.shown().enumerate() {
            *out += &format!("{}[{row}]={}\n", column.name(), value.unwrap_or_default());
        }
    }
    if let Some(hint) = answer.hint() {
        complain(format_args!("{hint}: {}", hint.advice()));
    }
    for anomaly in answer.anomalies() {
        complain(format_args!("{anomaly}"));
    }
    u8::from(!answer.is_success())
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Work, String> {
    let mut arguments = Arguments {
        system: System::Ote,
        platform: Platform::Ispapi,
        task: Task::Backorders,
        url: None,
        role: String::new(),
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--help" | "-h" => return Ok(Work::Help),
            "access-list" => return Ok(Work::AccessList(arguments.platform, arguments.task)),
            "--live" => arguments.system = System::Live,
            "--task" => {
                let name = value()?;
                let known = || Task::ALL.iter().map(|task| task.name()).collect::<Vec<_>>();
                arguments.task = Task::from_name(&name)
                    .ok_or_else(|| format!("task {name} is none of {}", known().join(", ")))?;
            }
            "--url" => arguments.url = Some(value()?),
            "--role" => arguments.role = value()?,
            "--platform" => {
                arguments.platform = match value()?.as_str() {
                    "ispapi" => Platform::Ispapi,
                    "cnr" => Platform::Cnr,
                    other => return Err(format!("platform {other} is neither ispapi nor cnr")),
                }
            }
            "call" => {
                let command = command(value()?, words)?;
                return Ok(Work::Call(arguments, command));
            }
            "diagnose" => return Ok(Work::Diagnose(arguments, words.collect())),
            _ => return Err(format!("{word} is no option")),
        }
    }
    Err("nothing to do".to_owned())
}

fn command(name: String, words: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut command = Command::new(name);
    for word in words {
        // The word itself is not shown: it may be a secret.
        let (key, value) = word.split_once('=').ok_or("a parameter is not KEY=VALUE")?;
        command = command.with(key, value);
    }
    Ok(command)
}
