//! `Backorder\Store`, `Backorder\Statement`, `Backorder\Read` and `Backorder\Commit`.

pub mod adoption;
pub mod refused;

use backorder_core as core;
use backorder_core::{BackorderId, ClientId, InvoiceId, Reference};
use ext_php_rs::convert::IntoZval;
use ext_php_rs::flags::DataType;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendHashTable, Zval};

use crate::FINAL;
use crate::boundary::arguments::{At, Id};
use crate::boundary::convert::{Items, RowArray, int, natural};
use crate::boundary::errors::Refused;
use crate::record::effect::AnyEffect;
use crate::record::outages::Outage;
use crate::rules::policy::Policy;
use crate::store::adoption::UndeliveredMessage;
use crate::store::refused::RefusedRow;
use crate::values::enums::{Dialect, Trouble};
use crate::values::name::DomainName;

#[php_class]
#[php(name = "Backorder\\Commit")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Commit(pub core::Commit);

#[php_impl]
impl Commit {
    #[php(getter)]
    pub fn client(&self) -> i64 {
        int(self.0.client.0)
    }

    #[php(getter)]
    pub fn log(&self) -> Vec<RowArray> {
        let entries = self.0.writes.iter().filter(|write| write.table.name == "log");
        entries.map(|write| RowArray(write.row.clone())).collect()
    }

    #[php(getter)]
    pub fn carry_out(&self) -> Vec<AnyEffect> {
        self.0.carry_out.iter().cloned().map(AnyEffect).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\Statement")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Statement(core::Statement);

#[php_impl]
impl Statement {
    #[php(getter)]
    pub fn sql(&self) -> String {
        self.0.sql.clone()
    }

    #[php(getter)]
    pub fn parameters(&self) -> Values {
        Values(self.0.parameters.clone())
    }

    #[php(getter)]
    pub fn rows(&self) -> Option<i64> {
        self.0.rows.map(int)
    }
}

#[php_class]
#[php(name = "Backorder\\Script")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Script(core::Script);

#[php_impl]
impl Script {
    #[php(getter)]
    pub fn sql(&self) -> String {
        self.0.sql.clone()
    }

    #[php(getter)]
    pub fn parameters(&self) -> Values {
        Values(self.0.parameters.clone())
    }

    #[php(getter)]
    pub fn rows(&self) -> Vec<Option<i64>> {
        self.0.rows.iter().map(|rows| rows.map(int)).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\Read")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Read(core::Read);

#[php_impl]
impl Read {
    #[php(getter)]
    pub fn table(&self) -> String {
        self.0.table.to_owned()
    }

    #[php(getter)]
    pub fn sql(&self) -> String {
        self.0.statement.sql.clone()
    }

    #[php(getter)]
    pub fn parameters(&self) -> Values {
        Values(self.0.statement.parameters.clone())
    }
}

#[php_class]
#[php(name = "Backorder\\Store")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Store(core::Store);

#[php_impl]
impl Store {
    #[php(defaults(prefix = String::new()))]
    pub fn __construct(dialect: Dialect, prefix: String) -> Result<Store, Refused> {
        Ok(Store(core::Store::new(dialect.into(), &prefix)?))
    }

    #[php(defaults(prefix = String::new()))]
    pub fn of_driver(driver: String, prefix: String) -> Result<Store, Refused> {
        Ok(Store(core::Store::new(core::Dialect::parse(&driver)?, &prefix)?))
    }

    pub fn tables() -> Tables {
        Tables
    }

    #[php(getter)]
    pub fn dialect(&self) -> Dialect {
        self.0.dialect().into()
    }

    #[php(getter)]
    pub fn prefix(&self) -> String {
        self.0.prefix().to_owned()
    }

    #[php(getter)]
    pub fn begin(&self) -> String {
        self.0.dialect().begin().to_owned()
    }

    pub fn schema(&self) -> Vec<Statement> {
        list(self.0.schema())
    }

    pub fn upgrade(&self, version: i64) -> Result<Vec<Statement>, Refused> {
        let version = u32::try_from(natural("version", version)?).unwrap_or(u32::MAX);
        Ok(list(self.0.upgrade(version)?))
    }

    pub fn meta(&self, name: String) -> Statement {
        Statement(self.0.meta(&name))
    }

    pub fn set_policy(&self, policy: &Policy) -> Vec<Statement> {
        list(self.0.set_policy(policy.0.fingerprint()))
    }

    pub fn requeue(&self, clients: Items<'_>, now: At<'_>) -> Result<Statement, Refused> {
        Ok(Statement(self.0.requeue(&client_list(&clients)?, now.at("now")?)))
    }

    pub fn statements(&self, commit: &Commit) -> Vec<Statement> {
        list(commit.0.statements(self.0.dialect(), self.0.prefix()))
    }

    pub fn statements_of_all(&self, commits: Items<'_>) -> Result<Vec<Statement>, Refused> {
        let commits = commits.objects::<Commit>()?;
        let commits = commits.iter().map(|commit| &commit.0);
        let (dialect, prefix) = (self.0.dialect(), self.0.prefix());
        Ok(list(core::Commit::statements_of_all(commits, dialect, prefix)))
    }

    pub fn scripts_of_all(&self, commits: Items<'_>) -> Result<Vec<Script>, Refused> {
        let commits = commits.objects::<Commit>()?;
        let commits = commits.iter().map(|commit| &commit.0);
        let (dialect, prefix) = (self.0.dialect(), self.0.prefix());
        let scripts = core::Commit::scripts_of_all(commits, dialect, prefix);
        Ok(scripts.into_iter().map(Script).collect())
    }

    #[php(defaults(limit = 100))]
    pub fn due(&self, now: At<'_>, limit: i64) -> Result<Statement, Refused> {
        Ok(Statement(self.0.due(&now.at("now")?, rows(limit)?)))
    }

    #[php(defaults(limit = 100))]
    pub fn woken(&self, limit: i64) -> Result<Statement, Refused> {
        Ok(Statement(self.0.woken(rows(limit)?)))
    }

    #[php(defaults(after = 0, limit = 100))]
    pub fn unfinished(&self, after: i64, limit: i64) -> Result<Statement, Refused> {
        let after = ClientId(natural("after", after)?);
        Ok(Statement(self.0.unfinished(Some(after), rows(limit)?)))
    }

    pub fn part(&self, clients: Items<'_>) -> Result<Vec<Read>, Refused> {
        Ok(reads(self.0.part(&client_list(&clients)?)))
    }

    pub fn part_with_finished(&self, clients: Items<'_>) -> Result<Vec<Read>, Refused> {
        Ok(reads(self.0.part_with_finished(&client_list(&clients)?)))
    }

    pub fn part_to_adopt(&self, rows: Items<'_>) -> Result<Vec<Read>, Refused> {
        // Whose they are and of what name needs no zone.
        let read = core::MovingIn::default().read_all(&rows.foreign_rows()?, &[]);
        Ok(reads(self.0.part_to_adopt(read.iter().flatten())))
    }

    pub fn part_to_place(&self, client: Id<'_>, name: &DomainName) -> Result<Vec<Read>, Refused> {
        let client = ClientId(client.id("client")?);
        Ok(reads(self.0.part_to_place(client, &name.0)))
    }

    pub fn part_of_record(&self, id: Id<'_>) -> Result<Vec<Read>, Refused> {
        Ok(reads(self.0.part_of_record(BackorderId(id.id("id")?))))
    }

    pub fn part_of_reference(&self, reference: String) -> Result<Vec<Read>, Refused> {
        Ok(reads(self.0.part_of_reference(&Reference::parse(&reference)?)))
    }

    pub fn part_of_invoice(&self, invoice: Id<'_>) -> Result<Vec<Read>, Refused> {
        Ok(reads(self.0.part_of_invoice(InvoiceId(invoice.id("invoice")?))))
    }

    pub fn holders(&self, name: &DomainName) -> Statement {
        Statement(self.0.holders(&name.0))
    }

    pub fn log(&self, name: &DomainName) -> Statement {
        Statement(self.0.log(&name.0))
    }

    #[php(optional = after)]
    #[php(defaults(limit = 100))]
    pub fn undelivered(
        &self,
        after: Option<&UndeliveredMessage>,
        limit: i64,
    ) -> Result<Statement, Refused> {
        let after = after.and_then(|last| Some((last.0.undelivered_at?, last.0.effect.id)));
        Ok(Statement(self.0.undelivered(after, rows(limit)?)))
    }

    pub fn lock(&self, client: Id<'_>) -> Result<Option<Statement>, Refused> {
        Ok(self.0.lock(ClientId(client.id("client")?)).map(Statement))
    }

    #[php(defaults(count = 20))]
    pub fn take_ids(&self, count: i64) -> Result<Vec<Statement>, Refused> {
        Ok(list(self.0.take_ids(rows(count)?).into()))
    }

    pub fn raise_ids(&self, last: i64) -> Result<Statement, Refused> {
        Ok(Statement(self.0.raise_ids(BackorderId(natural("last", last)?))))
    }

    pub fn wake(&self, client: Id<'_>) -> Result<Statement, Refused> {
        Ok(Statement(self.0.wake(ClientId(client.id("client")?))))
    }

    pub fn lease(
        &self,
        clients: Items<'_>,
        owner: String,
        now: At<'_>,
        until: At<'_>,
    ) -> Result<Statement, Refused> {
        let clients = client_list(&clients)?;
        Ok(Statement(self.0.lease(&clients, &owner, now.at("now")?, until.at("until")?)))
    }

    pub fn leased(&self, owner: String, until: At<'_>) -> Result<Statement, Refused> {
        Ok(Statement(self.0.leased(&owner, until.at("until")?)))
    }

    pub fn release(
        &self,
        client: Id<'_>,
        owner: String,
        now: At<'_>,
    ) -> Result<Statement, Refused> {
        let client = ClientId(client.id("client")?);
        Ok(Statement(self.0.release(client, &owner, now.at("now")?)))
    }

    pub fn outages(&self) -> Statement {
        Statement(self.0.outages())
    }

    #[php(defaults(ended = false))]
    pub fn put_outage(&self, outage: &Outage, ended: bool) -> Vec<Statement> {
        list(self.0.put_outage(&outage.0, ended))
    }

    pub fn trouble(&self, sqlstate: String, code: i64) -> Trouble {
        self.0.dialect().trouble(&sqlstate, code).into()
    }
}

/// The tables on their way to PHP.
pub struct Tables;

impl IntoZval for Tables {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, _persistent: bool) -> ext_php_rs::error::Result<()> {
        let mut tables = ZendHashTable::new();
        for table in core::TABLES {
            let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            let mut described = ZendHashTable::new();
            described.insert("columns", columns)?;
            described.insert("key", table.key.to_vec())?;
            tables.insert(table.name, described)?;
        }
        zv.set_hashtable(tables);
        Ok(())
    }
}

fn list(statements: Vec<core::Statement>) -> Vec<Statement> {
    statements.into_iter().map(Statement).collect()
}

fn reads(reads: Vec<core::Read>) -> Vec<Read> {
    reads.into_iter().map(Read).collect()
}

fn rows(limit: i64) -> Result<u32, Refused> {
    let limit = natural("limit", limit)?;
    Ok(u32::try_from(limit).unwrap_or(u32::MAX))
}

/// Ids as a database hands them out: whole numbers, or their text.
fn client_list(clients: &Items<'_>) -> Result<Vec<ClientId>, Refused> {
    let client = |value: &Zval| Ok(ClientId(Id::of(value).id("clients")?));
    clients.values().map(client).collect()
}

/// Values on their way to PHP: `list<int|string|null>`.
pub struct Values(Vec<core::Value>);

impl IntoZval for Values {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, _persistent: bool) -> ext_php_rs::error::Result<()> {
        let mut table = ZendHashTable::with_capacity(u32::try_from(self.0.len()).unwrap_or(0));
        for value in self.0 {
            match value {
                core::Value::Null => table.push(())?,
                core::Value::Int(number) => table.push(number)?,
                core::Value::Text(text) => table.push(text)?,
            }
        }
        zv.set_hashtable(table);
        Ok(())
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<Store>()
        .class::<Statement>()
        .class::<Script>()
        .class::<Read>()
        .class::<Commit>()
        .class::<RefusedRow>()
}
