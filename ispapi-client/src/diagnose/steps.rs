//! The steps of a diagnosis, in the order in which a request meets them.

use std::fmt;

use super::permission::Trial;
use super::{Check, Finding, Standing};
use crate::client::via::Via;
use crate::wire::command::Command;
use crate::wire::connection::{Connection, ProxySetting};
use crate::wire::error::{Error, ErrorKind, Fault};
use crate::wire::hint::Hint;
use crate::wire::profile::{Platform, System};
use crate::wire::refusal::refusal;

/// What is said of a step that was left out.
pub(super) const LEFT_OUT: &str = "not looked at, because of what is above";

pub(super) struct Steps<'c, V> {
    client: &'c V,
    pub(super) findings: Vec<Finding>,
    /// Whether StartSession was refused by the access list; none while that is not known.
    start_refused: Option<bool>,
}

impl<'c, V: Via> Steps<'c, V> {
    /// Every step, none of which was looked at yet.
    pub(super) fn new(client: &'c V, commands: &[&str]) -> Steps<'c, V> {
        let login = [
            Check::Settings,
            Check::Name,
            Check::Connection,
            Check::Proxy,
            Check::Tls,
            Check::Api,
            Check::Login,
            Check::SecondFactor,
            Check::System,
            Check::Address,
            Check::Session,
        ];
        let permissions = commands.iter().map(|name| Check::Permission((*name).to_owned()));
        let skipped = |check| Finding {
            check,
            standing: Standing::Skipped,
            message: LEFT_OUT.to_owned(),
            advice: String::new(),
        };
        let findings = login.into_iter().chain(permissions).map(skipped).collect();
        Steps { client, findings, start_refused: None }
    }

    fn set(&mut self, check: Check, standing: Standing, message: impl fmt::Display, advice: &str) {
        let message = message.to_string();
        for finding in self.findings.iter_mut().filter(|finding| finding.check == check) {
            (finding.standing, finding.message) = (standing, message.clone());
            advice.clone_into(&mut finding.advice);
        }
    }

    fn passed(&mut self, check: Check, message: impl fmt::Display) {
        self.set(check, Standing::Passed, message, "");
    }

    fn unknown(&mut self, check: Check, message: impl fmt::Display, advice: &str) {
        self.set(check, Standing::Unknown, message, advice);
    }

    /// That it is not in order, which ends the diagnosis.
    fn failed(&mut self, check: Check, message: impl fmt::Display, advice: &str) -> bool {
        self.set(check, Standing::Failed, message, advice);
        false
    }

    /// What can be seen without sending anything.
    pub(super) fn settings(&mut self) -> bool {
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
        let other = other_than(platform);
        if login.contains(other.role_separator()) {
            let (mark, own) = (other.role_separator(), platform.role_separator());
            let message = format_args!("the login {login:?} names a role user with {mark:?}");
            let advice = format!(
                "on this platform it is written customer{own}role; or choose the other platform"
            );
            return self.failed(Check::Settings, message, &advice);
        }
        self.passed(Check::Settings, format_args!("login {login}, at {}", connection.shown_url()));
        true
    }

    /// Opens a session, and so meets everything on the way there. Whether the login is good.
    pub(super) async fn log_in(&mut self) -> bool {
        let error = match self.client.logged_in().await {
            Ok(()) => {
                self.start_refused = Some(false);
                self.arrived();
                return self.let_in();
            }
            Err(error) => error,
        };
        let code = error.server_code();
        // A good answer that names no session.
        let nameless = code.is_none() && error.kind() == ErrorKind::Invalid;
        match (code, error.hint()) {
            (None, _) if !nameless => return self.unreached(&error),
            (_, Some(Hint::AclRefused)) => {
                self.start_refused = Some(true);
                self.arrived();
                self.failed(Check::Session, said(&error), "allow StartSession");
                return self.let_in();
            }
            (Some(530), _) => {
                self.arrived();
                return self.refused(&error).await;
            }
            _ => {}
        }
        self.arrived();
        let advice = "try again later: without sessions each call sends the password";
        self.failed(Check::Session, said(&error), advice);
        if nameless { self.let_in() } else { self.log_in_without_session().await }
    }

    /// Looks at the login where no session is to be had for another reason than that.
    async fn log_in_without_session(&mut self) -> bool {
        if self.is_otp_spent() {
            self.unknown(Check::Login, "the one-time password is used up", "try again with a new");
            return false;
        }
        let command = Command::new("StatusAccount");
        let answer =
            self.client.called(&command).await.and_then(|answer| refusal(&command, &answer));
        let Err(error) = answer else { return self.let_in() };
        match (error.server_code(), error.hint()) {
            (None, _) => self.unreached(&error),
            (_, Some(Hint::AclRefused)) => self.let_in(),
            (Some(530), _) => self.refused(&error).await,
            _ => {
                self.unknown(Check::Login, said(&error), "try again later");
                false
            }
        }
    }

    /// A one-time password that cannot be had anew.
    fn is_otp_spent(&self) -> bool {
        let connection = self.client.connection();
        let only_one = connection.takes_otp() && connection.has_otp();
        only_one && !self.client.has_otp_source() && !self.client.has_session()
    }

    /// All the way to the API is in order.
    fn arrived(&mut self) {
        self.passed(Check::Name, "was resolved");
        self.passed(Check::Connection, "the server was reached");
        self.past_proxy();
        self.past_tls();
        self.passed(Check::Api, "the API answers");
    }

    fn past_proxy(&mut self) {
        match self.client.connection().proxy() {
            ProxySetting::None => {
                self.set(Check::Proxy, Standing::Skipped, "there is none on the way", "");
            }
            ProxySetting::Given => self.passed(Check::Proxy, "it lets us through"),
            ProxySetting::Environment => {
                self.passed(Check::Proxy, "the one of the environment, if it is used, is no bar");
            }
        }
    }

    fn past_tls(&mut self) {
        if self.client.connection().url().starts_with("https:") {
            return self.passed(Check::Tls, "is valid");
        }
        self.set(Check::Tls, Standing::Skipped, "the address is plain http", "");
    }

    /// There is no answer of the API.
    fn unreached(&mut self, error: &Error) -> bool {
        let url = self.client.connection().shown_url();
        let Some(fault) = error.fault() else { return self.no_api(error) };
        let message = format!("{url}: {}", said(error));
        match fault {
            Fault::Dns => {
                let advice = "check the address, and this machine's name servers";
                return self.failed(Check::Name, message, advice);
            }
            Fault::Proxy => {
                // The proxy may be the one that knows names.
                self.unknown(Check::Name, "the proxy stands before it", "");
                self.unknown(Check::Connection, "the proxy stands before it", "");
                let advice =
                    "check the proxy's address and login, and that it lets us through to there";
                return self.failed(Check::Proxy, message, advice);
            }
            Fault::Tls | Fault::Connect | Fault::TimeoutConnect => {
                self.passed(Check::Name, "was resolved");
            }
            _ => self.unknown(Check::Name, "nothing came back", ""),
        }
        match fault {
            Fault::Tls => {
                self.passed(Check::Connection, "the server was reached");
                self.past_proxy();
                let advice = "check this machine's clock, and whether something opens TLS between";
                self.failed(Check::Tls, message, advice)
            }
            Fault::Connect | Fault::TimeoutConnect => {
                let port = self.client.connection().checked_url().ok();
                let port = port.and_then(|url| url.port_or_known_default()).unwrap_or(443);
                let advice =
                    format!("let this machine connect to port {port} of that host (firewall)");
                self.failed(Check::Connection, message, &advice)
            }
            Fault::Cancelled => {
                self.unknown(Check::Connection, message, "");
                false
            }
            _ => {
                let advice = "try again; if it stays so, ask the vendor about the outage";
                self.failed(Check::Connection, message, advice)
            }
        }
    }

    /// Something was reached that does not speak as the API does.
    fn no_api(&mut self, error: &Error) -> bool {
        if matches!(error.kind(), ErrorKind::RateLimited | ErrorKind::Cancelled) {
            self.unknown(Check::Connection, error, "");
            return false;
        }
        self.passed(Check::Name, "was resolved");
        self.passed(Check::Connection, "a server was reached");
        if error.http_status() == Some(407) {
            return self.failed(Check::Proxy, said(error), "give the proxy's user and password");
        }
        self.past_proxy();
        self.past_tls();
        let advice = match error.http_status() {
            Some(429) => "wait: the server asks for fewer requests",
            Some(500..) => "try again later: the server is out of order",
            _ => "check the address: what answers there is not the API of this platform",
        };
        self.failed(Check::Api, said(error), advice)
    }

    /// The login is good.
    fn let_in(&mut self) -> bool {
        let connection = self.client.connection();
        let second = match connection.has_otp() || self.client.has_otp_source() {
            true if connection.platform() == Platform::Ispapi => {
                "the one-time password was accepted, or none was needed"
            }
            _ => "none was asked for",
        };
        let here = here(connection);
        self.passed(Check::Login, "was accepted");
        self.passed(Check::SecondFactor, second);
        self.passed(Check::System, format_args!("the login is known to {here}"));
        self.passed(Check::Address, "this machine's address is allowed");
        true
    }

    /// The server knows why it refuses, or names no reason.
    async fn refused(&mut self, error: &Error) -> bool {
        let said = said(error);
        let connection = self.client.connection();
        let (platform, system) = (connection.platform(), connection.system());
        let (login, here) = (connection.login(), here(connection));
        let silent = "the server does not say";
        if error.hint() == Some(Hint::SecondFactor) {
            self.passed(Check::Login, "was recognised");
            self.passed(Check::System, format!("the login is known to {here}"));
            self.unknown(Check::Address, silent, "");
            return self.failed(Check::SecondFactor, said, Hint::SecondFactor.advice());
        }
        if error.hint() == Some(Hint::AddressRefused) {
            let before = "the address is refused before login and password are looked at";
            self.unknown(Check::Login, before, "");
            self.unknown(Check::SecondFactor, before, "");
            self.unknown(Check::System, before, "");
            return self.failed(Check::Address, said, Hint::AddressRefused.advice());
        }
        let message = format!("{said}: {here} refused {login}, and says no reason");
        self.failed(Check::Login, message, "check login and password by logging in at the website");
        let advice =
            "if a second factor is on, use a role user without one, or a one-time password";
        self.unknown(Check::SecondFactor, silent, advice);
        self.other_system(platform, system).await;
        let advice = "if the account restricts addresses, add the public address of this machine";
        self.unknown(Check::Address, silent, advice);
        false
    }

    /// Whether the login belongs to the other of this vendor's two systems, or may be another
    /// vendor's: that one is not asked.
    async fn other_system(&mut self, platform: Platform, system: System) {
        let other = match system {
            System::Live => System::Ote,
            System::Ote => System::Live,
        };
        let (there, stranger) = (where_of(platform, other), name_of(other_than(platform)));
        let elsewhere = self.client.connection().at_system(other);
        let elsewhere = elsewhere.map(|connection| self.client.with_connection(connection));
        // A one-time password is for one place.
        let has_otp = self.client.connection().has_otp() || self.client.has_otp_source();
        let Some(elsewhere) = elsewhere.filter(|_| !has_otp) else {
            let advice = format!(
                "if the login belongs to {there}, or to {stranger}, choose that in the settings: \
                 neither knows the other's logins"
            );
            return self.unknown(Check::System, "the server does not say", &advice);
        };
        match elsewhere.called(&Command::new("StatusAccount")).await {
            Ok(answer) if answer.code() != 530 && !answer.is_temporary_error() => {
                let message = format_args!("the login belongs to {there}");
                self.failed(Check::System, message, "choose that system in the settings");
            }
            tried => {
                let message = match tried {
                    Ok(answer) if answer.code() == 530 => format!("{there} refuses it, too"),
                    Ok(answer) => format!("{there} says {}", answer.shown_description()),
                    Err(error) => format!("{there}: {}", said(&error)),
                };
                let advice = format!("if the login belongs to {stranger}, choose that platform");
                self.unknown(Check::System, message, &advice);
            }
        }
    }

    /// Which of these commands the login may send. Ends the session.
    pub(super) async fn permissions(&mut self, commands: &[&str]) {
        let platform = self.client.connection().platform();
        for name in commands {
            let check = Check::Permission((*name).to_owned());
            match Trial::of(name, platform) {
                Trial::Send(command) => self.permission(name, &command).await,
                Trial::Not(why) => self.unknown(check, why, "look into the access list"),
                Trial::StartSession => match self.start_refused {
                    Some(true) => self.lacks(name, "is forbidden"),
                    Some(false) => self.passed(check, "is allowed"),
                    None => self.unknown(check, "see the session above", "try again later"),
                },
                // The session is still needed.
                Trial::EndSession => {}
            }
        }
        let ends = |name: &&&str| Trial::of(name, platform) == Trial::EndSession;
        let end = commands.iter().find(ends).copied();
        match (self.client.has_session(), end) {
            (true, end) => self.end_session(end).await,
            // Without a session it ends none.
            (false, Some(name)) => self.permission(name, &Command::new(name)).await,
            (false, None) => {}
        }
    }

    async fn end_session(&mut self, asked: Option<&str>) {
        let check = asked.map(|name| Check::Permission(name.to_owned()));
        let ended = self.client.logged_out().await;
        let forbidden =
            ended.as_ref().err().filter(|error| error.hint() == Some(Hint::AclRefused)).is_some();
        match ended {
            Ok(()) => {
                self.passed(Check::Session, "was started and ended");
                check.into_iter().for_each(|check| self.passed(check, "is allowed"));
            }
            Err(error) if forbidden => {
                let advice = "allow the command that ends it, or sessions stay until they time out";
                self.failed(
                    Check::Session,
                    format_args!("was not ended: {}", said(&error)),
                    advice,
                );
                asked.into_iter().for_each(|name| self.lacks(name, &said(&error)));
            }
            Err(error) => {
                let words = said(&error);
                self.unknown(Check::Session, format_args!("was not ended: {words}"), "");
                check.into_iter().for_each(|check| self.unknown(check, &words, "try again later"));
            }
        }
    }

    fn lacks(&mut self, name: &str, why: &str) {
        let advice = format!("add the line {name}():ALLOW to the role user's access list");
        self.failed(Check::Permission(name.to_owned()), why, &advice);
    }

    async fn permission(&mut self, name: &str, command: &Command) {
        let check = Check::Permission(name.to_owned());
        if self.is_otp_spent() {
            let advice = "allow StartSession, so that one login serves for all";
            return self.unknown(check, "the one-time password is used up", advice);
        }
        match self.client.called(command).await {
            // Without its parameters no command is about an object: of a bare 531 only the access
            // list is left.
            Ok(answer)
                if Hint::of(answer.code(), answer.description()) == Some(Hint::AclRefused) =>
            {
                self.lacks(name, &answer.shown_description());
            }
            Ok(answer) if answer.code() == 530 => {
                self.unknown(check, answer.shown_description(), "");
            }
            Ok(answer) if answer.is_temporary_error() => {
                self.unknown(check, answer.shown_description(), "try again later");
            }
            Ok(_) => self.passed(check, "is allowed"),
            Err(error) => self.unknown(check, error, "try again later"),
        }
    }
}

/// What went wrong. What becomes of a session that was not started matters to nobody.
fn said(error: &Error) -> String {
    let text = error.to_string();
    text.strip_prefix(crate::wire::error::PERHAPS).unwrap_or(&text).to_owned()
}

fn other_than(platform: Platform) -> Platform {
    match platform {
        Platform::Ispapi => Platform::Cnr,
        Platform::Cnr => Platform::Ispapi,
    }
}

fn name_of(platform: Platform) -> &'static str {
    match platform {
        Platform::Ispapi => "ISPAPI (HEXONET)",
        Platform::Cnr => "CNR (CentralNic Reseller)",
    }
}

/// Whom the login is shown to. Of an address of one's own it is not known where it leads.
fn here(connection: &Connection) -> String {
    let (platform, system) = (connection.platform(), connection.system());
    match connection.url() == platform.url(system) {
        true => where_of(platform, system),
        false => format!("the server at {}", connection.shown_url()),
    }
}

fn where_of(platform: Platform, system: System) -> String {
    let system = match system {
        System::Live => "live",
        System::Ote => "test",
    };
    format!("the {system} system of {}", name_of(platform))
}
