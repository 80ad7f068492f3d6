//! `ispapi`: sends one command of the registrar's API and shows the answer.

use std::process::ExitCode;

use ispapi_client::diagnose::{access_list, required_commands};
use ispapi_client::{
    Client, Command, Connection, Error, ErrorKind, Platform, Response, Settings, System,
};

const HELP: &str = "\
ispapi: sends one command of the registrar's API and shows the answer

  ispapi [OPTIONS] call COMMAND [KEY=VALUE ...]
  ispapi [OPTIONS] diagnose [COMMAND ...]
                         why a login fails, step by step; and which of these commands are
                         allowed, without any those that backorders need
  ispapi [--platform NAME] access-list
                         the lines that let a restricted role user do what backorders need

  --live             the live system; without it the vendor's test system
  --platform NAME    ispapi or cnr [ispapi]
  --url URL          another address: a keep-alive proxy, the simulator
  --role NAME        a role user of the account
  --help             this text

Taken from the environment: ISPAPI_LOGIN, ISPAPI_PASSWORD; where needed ISPAPI_OTP, a one-time
password, and ISPAPI_PROXY, as in socks5h://user:password@host:1080.
Secrets in the answer are masked. Ends with 0 for codes 200-299 and a good diagnosis, 1 for refusals
and failures, 2 for wrong arguments.
";

struct Arguments {
    system: System,
    platform: Platform,
    url: Option<String>,
    role: String,
}

enum Task {
    Help,
    AccessList(Platform),
    Call(Arguments, Command),
    Diagnose(Arguments, Vec<String>),
}

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)) {
        Ok(Task::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Task::AccessList(platform)) => {
            print!("{}", access_list(platform));
            ExitCode::SUCCESS
        }
        Ok(Task::Call(arguments, command)) => {
            let answer = client(&arguments).and_then(|client| client.call(&command));
            answer.map_or_else(|error| failed(&error), |answer| show(&answer))
        }
        Ok(Task::Diagnose(arguments, commands)) => {
            client(&arguments).map_or_else(|error| failed(&error), |it| diagnose(&it, &commands))
        }
        Err(message) => {
            eprintln!("ispapi: {message}; see --help");
            ExitCode::from(2)
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

fn failed(error: &Error) -> ExitCode {
    eprintln!("ispapi: {} {}: {}: {error}", error.code(), error.kind(), error.subject());
    ExitCode::FAILURE
}

fn diagnose(client: &Client, commands: &[String]) -> ExitCode {
    let mut named: Vec<&str> = commands.iter().map(String::as_str).collect();
    if named.is_empty() {
        named = required_commands(client.connection().platform());
    }
    let diagnosis = client.diagnose(&named);
    print!("{diagnosis}");
    if diagnosis.is_healthy() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn show(answer: &Response) -> ExitCode {
    println!("{} {}", answer.code(), answer.shown_description());
    if answer.is_pending() {
        println!("PENDING=1");
    }
    for (key, value) in answer.shown_other() {
        println!("{key}={value}");
    }
    for column in answer.columns() {
        for (row, value) in column.shown().enumerate() {
            println!("{}[{row}]={}", column.name(), value.unwrap_or_default());
        }
    }
    if let Some(hint) = answer.hint() {
        eprintln!("ispapi: {hint}: {}", hint.advice());
    }
    for anomaly in answer.anomalies() {
        eprintln!("ispapi: {anomaly}");
    }
    if answer.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut arguments = Arguments {
        system: System::Ote,
        platform: Platform::Ispapi,
        url: None,
        role: String::new(),
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "access-list" => return Ok(Task::AccessList(arguments.platform)),
            "--live" => arguments.system = System::Live,
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
                return Ok(Task::Call(arguments, command));
            }
            "diagnose" => return Ok(Task::Diagnose(arguments, words.collect())),
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
