//! `Backorder\Ispapi\Client` and what it answers.

use std::collections::HashMap;
use std::time::Duration;

use backorder_core::{BackorderId, Reference};
use ext_php_rs::convert::IntoZval;
use ext_php_rs::flags::DataType;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendHashTable, Zval};
use ispapi_client::commands::{Account, Contacts, StatusAccount};
use ispapi_client::{Carried, Command, Connection, Settings, Value};

use crate::FINAL;
use crate::convert::{Items, natural};
use crate::effect::{FindApplication, PollApplication, ReadDomain, SubmitApplication};
use crate::errors::Refused;
use crate::outcome::Outcome;

#[php_enum]
#[php(name = "Backorder\\Ispapi\\Platform")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    #[php(value = "ispapi")]
    Ispapi,
    #[php(value = "cnr")]
    Cnr,
}

#[php_enum]
#[php(name = "Backorder\\Ispapi\\System")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    #[php(value = "live")]
    Live,
    #[php(value = "ote")]
    Ote,
}

/// An object with an identity: it keeps connections and a session.
#[php_class]
#[php(name = "Backorder\\Ispapi\\Client")]
#[php(flags = FINAL)]
pub struct Client {
    pub client: ispapi_client::Client,
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
    #[php(defaults(
        role = String::new(),
        connectTimeoutMs = 5000,
        timeoutMs = 30000,
        attempts = 3
    ))]
    pub fn __construct(
        login: String,
        password: String,
        platform: Option<Platform>,
        system: Option<System>,
        url: Option<String>,
        role: String,
        connectTimeoutMs: i64,
        timeoutMs: i64,
        attempts: i64,
    ) -> Result<Client, Refused> {
        let platform = match platform {
            None | Some(Platform::Ispapi) => ispapi_client::Platform::Ispapi,
            Some(Platform::Cnr) => ispapi_client::Platform::Cnr,
        };
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
        let settings = Settings {
            connect_timeout: milliseconds("connectTimeoutMs", connectTimeoutMs)?,
            total_timeout: milliseconds("timeoutMs", timeoutMs)?,
            attempts: u32::try_from(attempts).map_err(|_| config("attempts", attempts))?,
            ..Settings::default()
        };
        Ok(Client { client: ispapi_client::Client::new(connection, settings)?, problem: None })
    }

    pub fn submit_application(
        &mut self,
        effect: &SubmitApplication,
        owner: String,
        admin: Option<String>,
        tech: Option<String>,
        billing: Option<String>,
    ) -> Outcome {
        let contacts = Contacts {
            admin: admin.unwrap_or_else(|| owner.clone()),
            tech: tech.unwrap_or_else(|| owner.clone()),
            billing: billing.unwrap_or_else(|| owner.clone()),
            owner,
        };
        let carried = self.client.submit_application(
            &effect.name,
            effect.product,
            effect.force_new,
            &contacts,
        );
        self.report(carried)
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

    pub fn status_account(&self) -> Result<AccountStatus, Refused> {
        Ok(AccountStatus(self.client.send(&StatusAccount)?))
    }

    pub fn call(&self, command: Items<'_>) -> Result<Response, Refused> {
        let mut pairs = Vec::new();
        for (key, value) in command.pairs() {
            pairs.push((key.clone(), parameter(&key, value)?));
        }
        Ok(Response(self.client.call(&Command::from_pairs(pairs)?)?))
    }

    pub fn start_session(&self) -> Result<(), Refused> {
        Ok(self.client.start_session()?)
    }

    pub fn end_session(&self) -> Result<(), Refused> {
        Ok(self.client.end_session()?)
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
        let id = id.long().ok_or_else(|| {
            Refused::Type(format!("the holder of {reference} is {}", id.get_type()))
        })?;
        Ok((reference, BackorderId(natural("heldBy", id)?)))
    };
    list.pairs().map(holder).collect()
}

fn parameter(key: &str, value: &Zval) -> Result<Value, Refused> {
    if let Some(number) = value.long() {
        return Ok(Value::from(number.to_string()));
    }
    if let Some(text) = value.str() {
        return Ok(Value::from(text));
    }
    let wrong = || Refused::Type(format!("{key} is {}, no parameter", value.get_type()));
    let list = value.array().ok_or_else(wrong)?;
    let texts = list.values().map(|item| item.str().map(str::to_owned).ok_or_else(wrong));
    Ok(Value::from(texts.collect::<Result<Vec<String>, Refused>>()?))
}

fn milliseconds(name: &str, number: i64) -> Result<Duration, Refused> {
    match u64::try_from(number) {
        Ok(number) if number > 0 => Ok(Duration::from_millis(number)),
        _ => Err(config(name, number)),
    }
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
#[php(name = "Backorder\\Ispapi\\Response")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Response(ispapi_client::Response);

#[php_impl]
impl Response {
    #[php(getter)]
    pub fn code(&self) -> i64 {
        self.0.code().into()
    }

    #[php(getter)]
    pub fn description(&self) -> String {
        self.0.description().to_owned()
    }

    #[php(getter)]
    pub fn is_success(&self) -> bool {
        self.0.is_success()
    }

    #[php(getter)]
    pub fn columns(&self) -> Columns {
        let columns = self.0.columns();
        Columns(columns.map(|column| (column.name().to_owned(), cells(column))).collect())
    }

    pub fn first(&self, column: &str) -> Option<String> {
        self.0.first(column).map(str::to_owned)
    }

    pub fn column(&self, column: &str) -> Vec<Option<String>> {
        self.0.column(column).map(cells).unwrap_or_default()
    }
}

fn cells(column: ispapi_client::Column<'_>) -> Vec<Option<String>> {
    column.iter().map(|cell| cell.map(str::to_owned)).collect()
}

/// The columns of an answer on their way to PHP.
pub struct Columns(Vec<(String, Vec<Option<String>>)>);

impl IntoZval for Columns {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, _persistent: bool) -> ext_php_rs::error::Result<()> {
        let mut table = ZendHashTable::new();
        for (name, cells) in self.0 {
            table.insert(name.as_str(), cells)?;
        }
        zv.set_hashtable(table);
        Ok(())
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .enumeration::<Platform>()
        .enumeration::<System>()
        .class::<Client>()
        .class::<AccountStatus>()
        .class::<Response>()
}
