//! `ispapi`: sends one command of the registrar's API and shows the answer.

use std::process::ExitCode;

use ispapi_client::commands::ACCESS_LIST;
use ispapi_client::{
    Client, Command, Connection, Error, ErrorKind, Platform, Response, Settings, System,
};

const HELP: &str = "\
ispapi: sends one command of the registrar's API and shows the answer

  ispapi [OPTIONS] call COMMAND [KEY=VALUE ...]
  ispapi access-list     the lines that let a restricted role user do what backorders need

  --live             the live system; without it the vendor's test system
  --platform NAME    ispapi or cnr [ispapi]
  --url URL          another address: a keep-alive proxy, the simulator
  --role NAME        a role user of the account
  --help             this text

Login and password are taken from the environment: ISPAPI_LOGIN, ISPAPI_PASSWORD.
Secrets in the answer are masked. Ends with 0 for codes 200-299, 1 for refusals and failures, 2 for
wrong arguments.
";

struct Arguments {
    system: System,
    platform: Platform,
    url: Option<String>,
    role: String,
    command: Command,
}

enum Task {
    Help,
    AccessList,
    Call(Box<Arguments>),
}

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)) {
        Ok(Task::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Task::AccessList) => {
            ACCESS_LIST.iter().for_each(|name| println!("{name}():ALLOW"));
            ExitCode::SUCCESS
        }
        Ok(Task::Call(arguments)) => match call(&arguments) {
            Ok(answer) => show(&answer),
            Err(error) => {
                eprintln!(
                    "ispapi: {} {}: {}: {error}",
                    error.code(),
                    error.kind(),
                    error.subject()
                );
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            eprintln!("ispapi: {message}; see --help");
            ExitCode::from(2)
        }
    }
}

fn call(arguments: &Arguments) -> Result<Response, Error> {
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
    Client::new(connection, Settings::default())?.call(&arguments.command)
}

fn show(answer: &Response) -> ExitCode {
    println!("{} {}", answer.code(), answer.description());
    for column in answer.columns() {
        for (row, value) in column.shown().enumerate() {
            println!("{}[{row}]={}", column.name(), value.unwrap_or_default());
        }
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
        command: Command::new(""),
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "access-list" => return Ok(Task::AccessList),
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
                arguments.command = command(value()?, words)?;
                return Ok(Task::Call(Box::new(arguments)));
            }
            _ => return Err(format!("{word} is no option")),
        }
    }
    Err("nothing to do".to_owned())
}

fn command(name: String, words: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut command = Command::new(name);
    for word in words {
        let (key, value) =
            word.split_once('=').ok_or_else(|| format!("{word} is not KEY=VALUE"))?;
        command = command.with(key, value);
    }
    Ok(command)
}
