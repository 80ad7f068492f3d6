//! `Backorder\Ispapi\Client` and what it answers.

mod command;
pub mod commands;
pub mod contact;
mod dns;
mod domains;
mod management;
pub mod outcomes;
mod platform;
pub mod reading;
pub mod recording;
pub mod response;
pub mod session;
pub mod settings;

use std::collections::HashMap;
use std::sync::Arc;

use backorder_core::{BackorderId, Reference};
use ext_php_rs::boxed::ZBox;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendHashTable, Zval};
use ext_php_rs::zend::ce;
use ispapi_client::commands::{Account, AddContact, StatusAccount};
use ispapi_client::diagnose;
use ispapi_client::{Carried, Connection, HttpTransport, Paging, Recorder, Replay};

use crate::FINAL;
use crate::boundary::arguments::{At, Id};
use crate::boundary::convert::{Items, Map, type_of};
use crate::boundary::errors::Refused;
use crate::client::command::read_command;
use crate::client::commands::Commands;
use crate::client::contact::{Task, task_of};
use crate::client::dns::{Dnssec, PrivateHost, Zone};
use crate::client::management::Management;
use crate::client::outcomes::Outcomes;
use crate::client::platform::{Platform, System, platform_of};
use crate::client::reading::Reading;
use crate::client::recording::Recording;
use crate::client::response::{Pagination, Response, rows_of};
use crate::client::session::Session;
use crate::client::settings::{Metrics, Settings};
use crate::record::effect::{FindApplication, PollApplication, ReadDomain, SubmitApplication};
use crate::record::outcome::Outcome;

/// Effects that may be under way at once: each has a connection, and a process has few files.
const AT_ONCE_MAX: usize = 500;

/// An object with an identity: it keeps connections and a session.
#[php_class]
#[php(name = "Backorder\\Ispapi\\Client")]
#[php(flags = FINAL)]
pub struct Client {
    pub client: ispapi_client::Client,
    settings: ispapi_client::Settings,
    /// What keeps the conversation, where it is kept.
    recorder: Option<Arc<Recorder<HttpTransport>>>,
    problem: Option<String>,
}

#[php_impl]
impl Client {
    #[php(getter)]
    pub fn url(&self) -> String {
        self.client.connection().url().to_owned()
    }

    #[php(getter)]
    pub fn login(&self) -> String {
        self.client.connection().login()
    }

    #[php(getter)]
    pub fn problem(&self) -> Option<String> {
        self.problem.clone()
    }

    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    #[php(optional = platform)]
    #[php(defaults(role = String::new()))]
    pub fn __construct(
        login: String,
        password: String,
        platform: Option<Platform>,
        system: Option<System>,
        url: Option<String>,
        role: String,
        settings: Option<&Settings>,
        proxy: Option<String>,
        otp: Option<String>,
        remoteAddress: Option<String>,
        subUser: Option<String>,
        userAgent: Option<String>,
    ) -> Result<Client, Refused> {
        let platform = platform_of(platform);
        let system = match system {
            None | Some(System::Live) => ispapi_client::System::Live,
            Some(System::Ote) => ispapi_client::System::Ote,
        };
        let mut connection = Connection::new(platform, system)
            .with_login(login)
            .with_role(role)
            .with_password(password);
        if let Some(url) = url {
            connection = connection.with_endpoint(url);
        }
        // What is empty in a form of settings was not given.
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        if let Some(proxy) = given(proxy) {
            connection = connection.with_proxy(proxy);
        }
        if let Some(otp) = given(otp) {
            connection = connection.with_otp(otp);
        }
        if let Some(name) = given(userAgent) {
            connection = connection.with_user_agent(name);
        }
        connection = connection
            .with_remote_address(remoteAddress.unwrap_or_default())
            .with_sub_user(subUser.unwrap_or_default());
        let settings = settings.map_or_else(Default::default, |settings| settings.0);
        let client = ispapi_client::Client::new(connection, settings)?;
        Ok(Client { client, settings, recorder: None, problem: None })
    }

    #[php(getter)]
    pub fn settings(&self) -> Settings {
        Settings(self.settings)
    }

    pub fn metrics(&self) -> Metrics {
        Metrics(self.client.metrics())
    }

    pub fn recorded(&self) -> Result<Client, Refused> {
        let connection = self.client.connection().clone();
        let transport = HttpTransport::new(&connection, &self.settings)?;
        let recorder = Arc::new(Recorder::new(transport));
        let settings = self.settings;
        let client =
            ispapi_client::Client::with_transport(connection, settings, Arc::clone(&recorder));
        Ok(Client { client, settings, recorder: Some(recorder), problem: None })
    }

    pub fn recording(&self) -> Option<Recording> {
        self.recorder.as_ref().map(|recorder| Recording(recorder.recording()))
    }

    pub fn replaying(&self, recording: &Recording) -> Client {
        let connection = self.client.connection().clone();
        let (settings, replay) = (self.settings, Replay::new(recording.0.clone()));
        let client = ispapi_client::Client::with_transport(connection, settings, replay);
        Client { client, settings, recorder: None, problem: None }
    }

    #[php(optional = owner)]
    #[php(defaults(details = Items::NONE))]
    pub fn submit_application(
        &mut self,
        effect: &SubmitApplication,
        owner: Option<String>,
        admin: Option<String>,
        tech: Option<String>,
        billing: Option<String>,
        details: Items<'_>,
    ) -> Result<Outcome, Refused> {
        let contacts = contact::contacts([owner, admin, tech, billing], &details)?;
        let carried = self.client.submit_application(
            &effect.name,
            effect.product,
            effect.force_new,
            &contacts,
        );
        Ok(self.report(carried))
    }

    #[php(optional = owner)]
    #[php(defaults(heldBy = Items::NONE))]
    pub fn find_application(
        &mut self,
        effect: &FindApplication,
        owner: Option<String>,
        heldBy: Items<'_>,
    ) -> Result<Outcome, Refused> {
        let holders = holders(&heldBy)?;
        let held_by = |reference: &Reference| {
            let holder = holders.get(reference.as_str()).copied();
            holder.filter(|holder| *holder != effect.head.id.backorder)
        };
        let carried = self.client.find_applications(&effect.name, owner.as_deref(), held_by);
        Ok(self.report(carried))
    }

    pub fn poll_application(&mut self, effect: &PollApplication) -> Outcome {
        let carried = self.client.poll_application(&effect.reference);
        self.report(carried)
    }

    pub fn read_domain(&mut self, effect: &ReadDomain) -> Outcome {
        let carried = self.client.read_domain(&effect.name);
        self.report(carried)
    }

    #[php(optional = limit)]
    #[php(defaults(limit = 20, contacts = Items::NONE, heldBy = Items::NONE))]
    pub fn carry_all(
        &self,
        effects: Items<'_>,
        limit: i64,
        contacts: Items<'_>,
        heldBy: Items<'_>,
    ) -> Result<Outcomes, Refused> {
        let at_once = usize::try_from(limit).ok().filter(|limit| (1..=AT_ONCE_MAX).contains(limit));
        let at_once = at_once.ok_or_else(|| {
            let message = format!("limit: {limit} is not within 1 to {AT_ONCE_MAX}");
            ispapi_client::Error::new(ispapi_client::ErrorKind::Config, "limit", message)
        })?;
        let effects = outcomes::effects(&effects, &outcomes::contacts(&contacts)?)?;
        let held_by = outcomes::holders(&heldBy)?;
        Ok(Outcomes::of(self.client.carry_all(effects, held_by, at_once)))
    }

    pub fn status_account(&self) -> Result<AccountStatus, Refused> {
        Ok(AccountStatus(self.client.send(&StatusAccount)?))
    }

    pub fn domain_answer(
        &self,
        domain: &str,
        accountMode: Option<String>,
    ) -> Result<Map<Option<String>>, Refused> {
        domains::answer(&self.client, domain, accountMode.as_deref())
    }

    pub fn all_domain_answers(
        &self,
        accountMode: Option<String>,
    ) -> Result<Vec<Map<Option<String>>>, Refused> {
        domains::all_answers(&self.client, accountMode.as_deref())
    }

    pub fn transfer_facts(
        &self,
        domain: &str,
        requestedAt: Option<At<'_>>,
    ) -> Result<Map<Option<String>>, Refused> {
        domains::transfer(&self.client, domain, requestedAt)
    }

    pub fn transfer_check_facts(
        &self,
        domain: &str,
        auth: Option<String>,
    ) -> Result<Map<Option<String>>, Refused> {
        domains::transfer_check(&self.client, domain, auth)
    }

    pub fn call(&self, command: Items<'_>) -> Result<Response, Refused> {
        Ok(Response(self.client.call(&read_command(&command)?)?))
    }

    pub fn ask(&self, command: Items<'_>) -> Result<Reading, Refused> {
        Ok(Reading(self.client.ask(&read_command(&command)?)?))
    }

    pub fn commands(&self) -> Commands {
        Commands(self.client.clone())
    }

    #[php(optional = key)]
    #[php(defaults(limit = 1000))]
    pub fn pages(
        &self,
        command: Items<'_>,
        key: Option<String>,
        limit: i64,
    ) -> Result<Pages, Refused> {
        let limit = u64::try_from(limit).ok().filter(|limit| *limit > 0);
        let limit = limit.ok_or_else(|| config("limit", 0))?;
        let paging = Paging { key, limit, ..Paging::default() };
        let pages = self.client.pages(&read_command(&command)?, paging);
        Ok(Pages { pages, current: None, place: -1 })
    }

    #[php(optional = commands)]
    #[php(defaults(commands = Items::NONE))]
    pub fn diagnose(
        &self,
        commands: Items<'_>,
        task: Option<Task>,
    ) -> Result<Vec<Finding>, Refused> {
        let mut named = Vec::new();
        for (place, value) in commands.pairs() {
            let name = value.str().ok_or_else(|| {
                Refused::Type(format!("command {place} is {}, no name", type_of(value)))
            })?;
            named.push(name);
        }
        if named.is_empty() {
            let platform = self.client.connection().platform();
            named = diagnose::required_commands(platform, task_of(task));
        }
        let diagnosis = self.client.diagnose(&named);
        Ok(diagnosis.findings().iter().cloned().map(Finding).collect())
    }

    #[php(optional = platform)]
    pub fn required_commands(platform: Option<Platform>, task: Option<Task>) -> Vec<&'static str> {
        diagnose::required_commands(platform_of(platform), task_of(task))
    }

    #[php(optional = platform)]
    pub fn access_list(platform: Option<Platform>, task: Option<Task>) -> String {
        diagnose::access_list(platform_of(platform), task_of(task))
    }

    pub fn add_contact(&self, details: Items<'_>) -> Result<String, Refused> {
        let add = AddContact::new(contact::contact("details", &details)?);
        Ok(self.client.send(&add)?.handle)
    }

    pub fn start_session(&self) -> Result<(), Refused> {
        Ok(self.client.start_session()?)
    }

    pub fn end_session(&self) -> Result<(), Refused> {
        Ok(self.client.end_session()?)
    }

    pub fn session(&self) -> Option<Session> {
        self.client.session().map(Session)
    }

    pub fn resume_session(&self, session: &Session) -> Result<(), Refused> {
        Ok(self.client.resume_session(&session.0)?)
    }
}

impl Client {
    fn report(&mut self, carried: Carried) -> Outcome {
        self.problem = carried.error.map(|error| error.to_string());
        Outcome(carried.outcome)
    }
}

fn holders(list: &Items<'_>) -> Result<HashMap<String, BackorderId>, Refused> {
    let holder = |(reference, id): (String, &Zval)| {
        let holder = Id::of(id).id(&format!("heldBy: {reference}"))?;
        Ok((reference, BackorderId(holder)))
    };
    list.pairs().map(holder).collect()
}

fn config(name: &str, number: i64) -> Refused {
    let message = format!("{name}: {number} is less than 1");
    ispapi_client::Error::new(ispapi_client::ErrorKind::Config, name, message).into()
}

#[php_class]
#[php(name = "Backorder\\Ispapi\\AccountStatus")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct AccountStatus(Account);

#[php_impl]
impl AccountStatus {
    #[php(getter)]
    pub fn amount(&self) -> String {
        self.0.amount.amount().to_string()
    }

    #[php(getter)]
    pub fn deposit(&self) -> String {
        self.0.deposit.amount().to_string()
    }

    #[php(getter)]
    pub fn credit(&self) -> String {
        self.0.credit.amount().to_string()
    }

    #[php(getter)]
    pub fn currency(&self) -> String {
        self.0.currency.code().to_owned()
    }
}

#[php_class]
#[php(name = "Backorder\\Ispapi\\Pages")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::iterator, stub = "\\Iterator"))]
pub struct Pages {
    pages: ispapi_client::Pages,
    current: Option<ispapi_client::AnswerPage>,
    /// Of the current page; -1 before the first.
    place: i64,
}

#[php_impl]
impl Pages {
    pub fn current(&self) -> Result<Option<ZBox<ZendHashTable>>, Refused> {
        let Some(page) = &self.current else { return Ok(None) };
        rows_of(page.answer(), page.rows().map(|row| row.place())).map(Some)
    }

    pub fn key(&self) -> i64 {
        self.place
    }

    pub fn next(&mut self) -> Result<(), Refused> {
        self.place += 1;
        self.current = self.pages.next().transpose()?;
        Ok(())
    }

    pub fn rewind(&mut self) -> Result<(), Refused> {
        match self.place {
            -1 => self.next(),
            0 => Ok(()),
            _ => {
                let message = "a list is read once, from its beginning";
                let kind = ispapi_client::ErrorKind::Config;
                Err(ispapi_client::Error::new(kind, "pages", message).into())
            }
        }
    }

    pub fn valid(&self) -> bool {
        self.current.is_some()
    }
}

#[php_class]
#[php(name = "Backorder\\Ispapi\\Finding")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Finding(ispapi_client::Finding);

#[php_impl]
impl Finding {
    #[php(getter)]
    pub fn check(&self) -> String {
        self.0.check.to_string()
    }

    #[php(getter)]
    pub fn standing(&self) -> String {
        self.0.standing.name().to_owned()
    }

    #[php(getter)]
    pub fn message(&self) -> String {
        self.0.message.clone()
    }

    #[php(getter)]
    pub fn advice(&self) -> String {
        self.0.advice.clone()
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .enumeration::<Platform>()
        .enumeration::<System>()
        .enumeration::<Task>()
        .class::<Client>()
        .class::<AccountStatus>()
        .class::<Response>()
        .class::<Pagination>()
        .class::<Session>()
        .class::<Pages>()
        .class::<Outcomes>()
        .class::<Settings>()
        .class::<Metrics>()
        .class::<Reading>()
        .class::<Commands>()
        .class::<Recording>()
        .class::<Finding>()
        .class::<Zone>()
        .class::<Dnssec>()
        .class::<PrivateHost>()
        .class::<Management>()
}
