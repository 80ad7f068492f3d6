//! Why a login fails, step by step and in plain words.
//!
//! The vendor's answer to a refused login is the same whatever the reason. What can be found out
//! from outside is found out here, in the order in which a request meets it.

use std::fmt;

use crate::client::Client;
use crate::command::Command;
use crate::commands::ACCESS_LIST;
use crate::error::{Error, ErrorKind, Fault};
use crate::hint::Hint;
use crate::profile::{Platform, System};
use crate::response::Response;

/// What is looked at, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Check {
    /// Login, role user and password as they are written.
    Settings,
    /// The host's name.
    Name,
    /// The way there.
    Connection,
    /// The proxy.
    Proxy,
    /// The server's certificate.
    Tls,
    /// Whether the API of this platform answers there.
    Api,
    /// Login and password.
    Login,
    /// The second factor.
    SecondFactor,
    /// Whether the login belongs to the live or the test system.
    System,
    /// Whether this machine's address is allowed.
    Address,
    /// Whether a session can be had.
    Session,
    /// Whether this command is allowed.
    Permission(String),
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// In order.
    Passed,
    /// Not in order.
    Failed,
    /// Cannot be told from here.
    Unknown,
    /// Not looked at, since something before it failed or it does not apply.
    Skipped,
}

/// One step: what was looked at, how it stands and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// How it stands.
    pub standing: Standing,
    /// What was seen, in plain words.
    pub message: String,
    /// What to do next; empty where there is nothing to do.
    pub advice: String,
}

/// All steps. Prints as a list, one step a line, with the advice below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    findings: Vec<Finding>,
}

impl Diagnosis {
    /// The steps in their order.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether nothing failed.
    pub fn is_healthy(&self) -> bool {
        self.findings.iter().all(|finding| finding.standing != Standing::Failed)
    }

    /// The commands that the access list lacks.
    pub fn missing_commands(&self) -> impl Iterator<Item = &str> {
        self.findings.iter().filter_map(|finding| match &finding.check {
            Check::Permission(name) if finding.standing == Standing::Failed => Some(name.as_str()),
            _ => None,
        })
    }
}

/// The commands this product sends, which a restricted role user must be allowed.
pub fn required_commands() -> &'static [&'static str] {
    ACCESS_LIST
}

/// The access list for a role user, ready to paste: a line `Name():ALLOW` for each of
/// [`required_commands`].
///
/// # Example
/// ```
/// assert!(ispapi_client::diagnose::access_list().contains("AddDomainApplication():ALLOW\n"));
/// ```
pub fn access_list() -> String {
    required_commands().iter().map(|name| format!("{name}():ALLOW\n")).collect()
}

/// Changing commands that do nothing without a parameter they require, so that they can be sent
/// bare to see whether they are allowed. Every other changing command is never sent.
const HARMLESS_BARE: [&str; 10] = [
    "AddDomainApplication",
    "DeleteDomain",
    "DeleteDomainApplication",
    "ModifyDomainApplication",
    "RenewDomain",
    "RestoreDomain",
    "SetDomainRenewalMode",
    "TradeDomain",
    "TransferDomain",
    "AddDomain",
];

impl Client {
    /// Finds out why a login fails, or that it does not, and which of `commands` it may send.
    ///
    /// Sends StatusAccount, StartSession and EndSession; each reading command with LIMIT=1 and
    /// nothing else; and of the changing ones only those that are refused without their
    /// parameters. If the login is refused and the address is the vendor's own, it is tried once at
    /// the other of live and test system. Uses no session that this client may have.
    pub fn diagnose(&self, commands: &[&str]) -> Diagnosis {
        let fresh = self.without_session();
        let mut steps = Steps { client: &fresh, findings: Vec::new() };
        if steps.settings() && steps.reach() {
            steps.session();
            commands.iter().for_each(|name| steps.permission(name));
        }
        Diagnosis { findings: steps.findings }
    }
}

struct Steps<'c> {
    client: &'c Client,
    findings: Vec<Finding>,
}

impl Steps<'_> {
    fn add(&mut self, check: Check, standing: Standing, message: impl fmt::Display, advice: &str) {
        let (message, advice) = (message.to_string(), advice.to_owned());
        self.findings.push(Finding { check, standing, message, advice });
    }

    fn passed(&mut self, check: Check, message: impl fmt::Display) {
        self.add(check, Standing::Passed, message, "");
    }

    fn failed(&mut self, check: Check, message: impl fmt::Display, advice: &str) -> bool {
        self.add(check, Standing::Failed, message, advice);
        false
    }

    /// What can be seen without sending anything.
    fn settings(&mut self) -> bool {
        let connection = self.client.connection();
        let (platform, login) = (connection.platform(), connection.login());
        if login.is_empty() || !connection.has_password() {
            let advice = "give the account's login and its password";
            return self.failed(Check::Settings, "login or password is empty", advice);
        }
        if login.trim() != login || login.contains(char::is_control) {
            let message = format_args!("the login {login:?} has blanks at its ends, or line ends");
            return self.failed(Check::Settings, message, "copy it again, without them");
        }
        let other = match platform {
            Platform::Ispapi => Platform::Cnr,
            Platform::Cnr => Platform::Ispapi,
        };
        if login.contains(other.role_separator()) {
            let (mark, own) = (other.role_separator(), platform.role_separator());
            let message = format_args!("the login {login:?} names a role user with {mark:?}");
            let advice = format!(
                "on this platform it is written customer{own}role; or choose the other platform"
            );
            return self.failed(Check::Settings, message, &advice);
        }
        self.passed(Check::Settings, format_args!("login {login}, at {}", connection.url()));
        true
    }

    /// From the host's name to the login. Whether the login is good.
    fn reach(&mut self) -> bool {
        match self.client.call(&Command::new("StatusAccount")) {
            Ok(answer) => {
                self.passed(Check::Connection, "the server was reached");
                self.passed(Check::Api, "the API answers");
                self.login(&answer)
            }
            Err(error) => self.unreached(&error),
        }
    }

    fn unreached(&mut self, error: &Error) -> bool {
        let host = self.client.connection().url().to_owned();
        let Some(fault) = error.fault() else { return self.no_api(error) };
        let (check, advice) = match fault {
            Fault::Dns => (Check::Name, "check the address, and this machine's name servers"),
            Fault::Connect | Fault::TimeoutConnect => {
                (Check::Connection, "let this machine connect to port 443 of that host (firewall)")
            }
            Fault::Proxy => {
                (Check::Proxy, "check the proxy's address and login, and that it lets us through")
            }
            Fault::Tls => {
                (Check::Tls, "check this machine's clock, and whether something opens TLS between")
            }
            _ => (Check::Connection, "try again; if it stays so, ask the vendor about the outage"),
        };
        if check != Check::Name {
            // A proxy may be the one that knows names.
            let told = matches!(fault, Fault::Tls | Fault::Connect | Fault::TimeoutConnect);
            let standing = if told { Standing::Passed } else { Standing::Unknown };
            self.add(Check::Name, standing, "was resolved", "");
        }
        if check == Check::Tls {
            self.passed(Check::Connection, "the server was reached");
        }
        self.failed(check, format_args!("{host}: {error}"), advice)
    }

    fn no_api(&mut self, error: &Error) -> bool {
        if matches!(error.kind(), ErrorKind::RateLimited | ErrorKind::Cancelled) {
            self.add(Check::Connection, Standing::Unknown, error, "");
            return false;
        }
        self.passed(Check::Connection, "a server was reached");
        let advice = match error.http_status() {
            Some(407) => "give the proxy's user and password",
            Some(429) => "wait: the server asks for fewer requests",
            Some(500..) => "try again later: the server is out of order",
            _ => "check the address: what answers there is not the API of this platform",
        };
        self.failed(Check::Api, error, advice)
    }

    fn login(&mut self, answer: &Response) -> bool {
        let said = format!("{} {}", answer.code(), answer.description());
        let good = match (answer.code(), answer.hint()) {
            (200..=299, _) => true,
            (_, Some(Hint::AclRefused)) => true,
            (_, Some(Hint::SecondFactor)) => {
                self.passed(Check::Login, "was recognised");
                self.failed(Check::SecondFactor, said, Hint::SecondFactor.advice());
                return false;
            }
            (530, _) => return self.refused(&said),
            _ => {
                self.add(Check::Login, Standing::Unknown, said, "try again later");
                return false;
            }
        };
        self.passed(Check::Login, "was accepted");
        self.passed(Check::Address, "this machine's address is allowed");
        good
    }

    /// A refusal that names no reason.
    fn refused(&mut self, said: &str) -> bool {
        let connection = self.client.connection();
        let (login, system) = (connection.login(), connection.system());
        let which = |system: System| match system {
            System::Live => "live",
            System::Ote => "test",
        };
        let at = which(system);
        let message = format_args!("{said}: the {at} system refused {login}, and says no reason");
        self.failed(Check::Login, message, "check login and password by logging in at the website");
        let other = match system {
            System::Live => System::Ote,
            System::Ote => System::Live,
        };
        match self.client.at_system(other) {
            None => self.add(Check::System, Standing::Skipped, "the address is your own", ""),
            Some(elsewhere) => match elsewhere.call(&Command::new("StatusAccount")) {
                Ok(answer) if answer.code() != 530 => {
                    let message = format_args!("the login belongs to the {} system", which(other));
                    self.failed(Check::System, message, "choose that system in the settings");
                    return false;
                }
                Ok(_) => self.passed(Check::System, "the other system refuses it too"),
                Err(error) => self.add(Check::System, Standing::Unknown, error, ""),
            },
        }
        let advice = "if the account restricts addresses, add the public address of this machine";
        self.add(Check::Address, Standing::Unknown, "the server does not say", advice);
        let advice = "if a second factor is on, use a role user without one";
        self.add(Check::SecondFactor, Standing::Unknown, "the server does not say", advice);
        false
    }

    fn session(&mut self) {
        match self.client.start_session().and_then(|()| self.client.end_session()) {
            Ok(()) => self.passed(Check::Session, "was started and ended"),
            Err(error) if error.hint() == Some(Hint::AclRefused) => {
                self.failed(Check::Session, error, "allow StartSession and EndSession");
            }
            Err(error) => {
                self.failed(Check::Session, error, "without sessions each call sends the password");
            }
        }
    }

    fn permission(&mut self, name: &str) {
        let check = Check::Permission(name.to_owned());
        if matches!(name, "StartSession" | "EndSession") {
            let message = "see the session above";
            return self.add(check, Standing::Skipped, message, "");
        }
        let bare = Command::new(name);
        let command = match (bare.is_reading(), HARMLESS_BARE.contains(&name)) {
            (true, _) => bare.with("LIMIT", "1"),
            (false, true) => bare,
            (false, false) => {
                let message = "is not tried: it might change something";
                return self.add(check, Standing::Unknown, message, "look into the access list");
            }
        };
        match self.client.call(&command) {
            Ok(answer) if answer.hint() == Some(Hint::AclRefused) => {
                let advice = format!("add the line {name}():ALLOW to the role user's access list");
                self.failed(check, answer.description(), &advice);
            }
            Ok(answer) if answer.code() == 530 => {
                self.add(check, Standing::Unknown, answer.description(), "");
            }
            Ok(answer) if answer.is_temporary_error() => {
                self.add(check, Standing::Unknown, answer.description(), "try again later");
            }
            Ok(_) => self.passed(check, "is allowed"),
            Err(error) => self.add(check, Standing::Unknown, error, "try again later"),
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Check::Settings => "settings",
            Check::Name => "host name",
            Check::Connection => "connection",
            Check::Proxy => "proxy",
            Check::Tls => "certificate",
            Check::Api => "API",
            Check::Login => "login",
            Check::SecondFactor => "second factor",
            Check::System => "live or test",
            Check::Address => "address allowed",
            Check::Session => "session",
            Check::Permission(name) => name,
        };
        f.write_str(name)
    }
}

impl Standing {
    /// The stable name: `passed`, `failed`, `unknown` or `skipped`.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Passed => "passed",
            Standing::Failed => "failed",
            Standing::Unknown => "unknown",
            Standing::Skipped => "skipped",
        }
    }
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { check, standing, message, advice } in &self.findings {
            writeln!(f, "{:<8} {check}: {message}", standing.name())?;
            if !advice.is_empty() {
                writeln!(f, "         -> {advice}")?;
            }
        }
        Ok(())
    }
}
