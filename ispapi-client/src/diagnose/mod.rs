//! Why a login fails, step by step and in plain words.
//!
//! The vendor's answer to a refused login is the same whatever the reason. What can be found out
//! from outside is found out here, in the order in which a request meets it.

mod permission;
mod steps;

use std::fmt;

use backorder_core::closed_list;

use self::steps::Steps;
#[cfg(feature = "async")]
use crate::client::async_client::AsyncClient;
use crate::client::blocking::Client;
use crate::client::via::{Via, at_once};
use crate::vocabulary::Task;
use crate::wire::profile::Platform;

/// What is looked at, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
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
    /// Whether the login is one of this platform, and of its live or test system.
    System,
    /// Whether this machine's address is allowed.
    Address,
    /// Whether a session can be had.
    Session,
    /// Whether this command is allowed.
    Permission(String),
}

closed_list! {
names: name;
/// How it stands.
pub enum Standing {
    /// In order.
    Passed = "passed",
    /// Not in order.
    Failed = "failed",
    /// Cannot be told from here.
    Unknown = "unknown",
    /// Not looked at, since something before it failed or it does not apply.
    Skipped = "skipped",
}
}

/// One step: what was looked at, how it stands and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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

/// The commands of a task on a platform, which a restricted role user must be allowed for it, in
/// order.
///
/// # Example
/// ```
/// use ispapi_client::{Platform, Task, diagnose::required_commands};
/// let needed = required_commands(Platform::Ispapi, Task::Backorders);
/// assert_eq!(needed.len(), 8);
/// assert!(needed.contains(&"EndSession") && !needed.contains(&"DeleteDomain"));
/// assert!(required_commands(Platform::Cnr, Task::Backorders).contains(&"StopSession"));
/// ```
pub fn required_commands(platform: Platform, task: Task) -> Vec<&'static str> {
    let ending = match platform {
        Platform::Ispapi => "EndSession",
        Platform::Cnr => "StopSession",
    };
    let mut names = task.commands(platform);
    names.extend(["StartSession", ending]);
    names.sort_unstable();
    names
}

/// The access list for a role user, ready to paste: a line `Name():ALLOW` for each of
/// [`required_commands`].
///
/// # Example
/// ```
/// use ispapi_client::{Platform, Task, diagnose::access_list};
/// let lines = access_list(Platform::Ispapi, Task::Droplist);
/// assert_eq!(
///     lines,
///     "EndSession():ALLOW\nQueryDomainPendingDeleteList():ALLOW\nStartSession():ALLOW\n",
/// );
/// ```
pub fn access_list(platform: Platform, task: Task) -> String {
    required_commands(platform, task).iter().map(|name| format!("{name}():ALLOW\n")).collect()
}

impl Client {
    /// Finds out why a login fails, or that it does not, and which of `commands` it may send.
    ///
    /// Starts a session of its own, sends everything else in it, and ends it: a one-time password
    /// is used once. Then each reading command without what it requires; and of the changing ones
    /// only those that are refused without their parameters. Where no session can be had, it goes
    /// on without one, as far as a one-time password lasts. A login that is refused without a
    /// reason is tried once at the other of the same vendor's live and test systems, unless the
    /// connection has an address of its own or a one-time password. Login and password go nowhere
    /// else.
    ///
    /// Every step is in the diagnosis, in its order; what was not looked at is
    /// [`Standing::Skipped`].
    pub fn diagnose(&self, commands: &[&str]) -> Diagnosis {
        at_once(diagnosis(self, commands))
    }
}

#[cfg(feature = "async")]
impl AsyncClient {
    /// As [`Client::diagnose`].
    pub async fn diagnose(&self, commands: &[&str]) -> Diagnosis {
        diagnosis(self, commands).await
    }
}

async fn diagnosis(client: &impl Via, commands: &[&str]) -> Diagnosis {
    let fresh = client.with_connection(client.connection().clone());
    let mut steps = Steps::new(&fresh, commands);
    if steps.settings() && steps.log_in().await {
        steps.permissions(commands).await;
    }
    Diagnosis { findings: steps.findings }
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
            Check::System => "platform and system",
            Check::Address => "address allowed",
            Check::Session => "session",
            Check::Permission(name) => name,
        };
        f.write_str(name)
    }
}

/// What was not looked at because of what is above stands in one line.
impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_left_out = |finding: &&Finding| {
            finding.standing == Standing::Skipped && finding.message == steps::LEFT_OUT
        };
        let left_out: Vec<&Finding> = self.findings.iter().filter(is_left_out).collect();
        for finding in self.findings.iter().filter(|finding| !is_left_out(finding)) {
            let Finding { check, standing, message, advice } = finding;
            writeln!(f, "{:<8} {check}: {message}", standing.name())?;
            if !advice.is_empty() {
                writeln!(f, "         -> {advice}")?;
            }
        }
        let names: Vec<String> = left_out.iter().map(|finding| finding.check.to_string()).collect();
        let names = match &names[..] {
            [] => return Ok(()),
            [first, second, third, more @ ..] if more.len() > 1 => {
                format!("{first}, {second}, {third} and {} more", more.len())
            }
            few => few.join(", "),
        };
        writeln!(f, "{:<8} {names}: {}", Standing::Skipped.name(), steps::LEFT_OUT)
    }
}
