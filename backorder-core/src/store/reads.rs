//! What a store asks its database: who is due, the part of a client, and the little things around.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::engine::Adoption;
use crate::record::effect::EffectId;
use crate::record::outages::Outage;
use crate::rules::schedule::EARLIEST;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::id::{BackorderId, ClientId, InvoiceId, Reference};
use crate::values::name::DomainName;

use super::dialect::Dialect;
use super::row::{Row, Value};
use super::schema::{
    ACCOUNTS, APPLICATIONS, BACKORDERS, CLAIMS, EFFECTS, LOG, META, OUTAGES, SCHEMA_VERSION,
    SEQUENCES, TABLES, Table, WAKES,
};
use super::write::{Statement, Write};

/// The statements of a store, for one dialect and one prefix of table names. It has no connection:
/// the caller runs what it says.
///
/// # Example
/// ```
/// use backorder_core::{ClientId, Dialect, Store};
/// let store = Store::new(Dialect::Sqlite, "bo_")?;
/// let due = store.due(&"2027-01-10T19:00:00Z".parse().unwrap(), 100);
/// assert!(due.sql.starts_with(r#"SELECT "due_at", "client_id" FROM "bo_backorders" WHERE"#));
/// let tables: Vec<&str> = store.part(&[ClientId(7)]).iter().map(|read| read.table).collect();
/// assert_eq!(tables[..2], ["wakes", "accounts"]);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    dialect: Dialect,
    prefix: String,
}

/// A statement that reads rows of a table; a book takes them by [`Rows::add`](crate::Rows::add).
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Read {
    /// The table the rows are of, without prefix.
    pub table: &'static str,
    /// What reads them.
    pub statement: Statement,
}

/// Whose part is read, and what of it beyond all that is not finished.
struct Selection {
    /// A list or a subquery of clients.
    clients: String,
    client_parameters: Vec<Value>,
    /// A condition on finished records `b`.
    finished: Option<(String, Vec<Value>)>,
    names: Vec<Value>,
}

impl Store {
    /// The statements for tables of that dialect whose names begin with `prefix`.
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`] for a prefix that has anything but ASCII letters, digits and
    /// underscores, or is longer than 32.
    pub fn new(dialect: Dialect, prefix: &str) -> Result<Store, Error> {
        let is_plain = prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !is_plain || prefix.len() > PREFIX_MAX {
            let message = format!(
                "prefix {} is not at most {PREFIX_MAX} letters, digits and underscores",
                shorten(prefix)
            );
            return Err(Error::new(ErrorKind::QueryInvalid, "prefix", message));
        }
        Ok(Store { dialect, prefix: prefix.to_owned() })
    }

    /// The dialect.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The prefix of the tables' names.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// What makes the tables and their indexes and says which version they are; to be run once, in
    /// order.
    pub fn schema(&self) -> Vec<Statement> {
        let mut made = Vec::new();
        for table in TABLES {
            made.push(plain(table.create(self.dialect, &self.prefix)));
            let create = |index| plain(table.create_index(self.dialect, &self.prefix, index));
            made.extend(table.indexes.iter().map(create));
        }
        let version = Row::from_iter([
            ("name", Value::from("schema")),
            ("value", Value::from(SCHEMA_VERSION.to_string())),
        ]);
        let first = Row::from_iter([("name", Value::from("backorders")), ("next", Value::Int(1))]);
        for (table, row) in [(&META, version), (&SEQUENCES, first)] {
            made.push(Write::insert(table, row).statement(self.dialect, &self.prefix));
        }
        made
    }

    /// What brings tables of an older version to this one; nothing for those of this version.
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`] for a version that is not known: the tables are newer than this
    /// library.
    pub fn upgrade(&self, version: u32) -> Result<Vec<Statement>, Error> {
        if version == SCHEMA_VERSION {
            return Ok(Vec::new());
        }
        let message = format!("tables of version {version} are not known, only {SCHEMA_VERSION}");
        Err(Error::new(ErrorKind::QueryInvalid, "version", message))
    }

    /// Reads a value of `meta`: `schema`, the version of the tables, or `policy`, the fingerprint
    /// that every `due_at` was computed with.
    pub fn meta(&self, name: &str) -> Statement {
        let sql = format!(
            "SELECT {} FROM {} WHERE {} = ?",
            self.q("value"),
            self.t(&META),
            self.q("name")
        );
        reads(sql, vec![name.into()])
    }

    /// Stores the policy's fingerprint, in one transaction with nothing else. A worker compares it
    /// before each run, and runs only under the one that is stored. After a change every record is
    /// looked at once: [`Store::requeue`].
    pub fn set_policy(&self, fingerprint: u64) -> Vec<Statement> {
        let fingerprint = format!("{fingerprint:016x}");
        let delete = format!("DELETE FROM {} WHERE {} = ?", self.t(&META), self.q("name"));
        let row = Row::from_iter([("name", "policy".into()), ("value", fingerprint.into())]);
        vec![
            reads(delete, vec!["policy".into()]),
            Write::insert(&META, row).statement(self.dialect, &self.prefix),
        ]
    }

    /// Makes all that is not finished of some clients due at `now`: for after a change of policy,
    /// a page of [`Store::unfinished`] at a time.
    pub fn requeue(&self, clients: &[ClientId], now: DateTime<Utc>) -> Statement {
        let mut parameters = vec![now.into()];
        parameters.extend(clients.iter().map(|client| Value::from(client.0)));
        let sql = format!(
            "UPDATE {} SET {} = ? WHERE {} IN ({}) AND {} IS NULL",
            self.t(&BACKORDERS),
            self.q("due_at"),
            self.q("client_id"),
            marks(clients.len()),
            self.q("finished_at")
        );
        reads(sql, parameters)
    }

    /// Whose records are due: `due_at` and `client_id`, earliest first. A client comes once a
    /// record; duplicates are the caller's to drop, which is faster than any grouping here.
    pub fn due(&self, now: &DateTime<Utc>, limit: u32) -> Statement {
        let (due_at, client) = (self.q("due_at"), self.q("client_id"));
        let table = self.t(&BACKORDERS);
        let sql = format!(
            "SELECT {due_at}, {client} FROM {table} WHERE {due_at} <= ? \
             ORDER BY {due_at} LIMIT {limit}"
        );
        reads(sql, vec![(*now).into()])
    }

    /// Whom something woke: `client_id`.
    pub fn woken(&self, limit: u32) -> Statement {
        let (client, pending) = (self.q("client_id"), self.q("is_pending"));
        let table = self.t(&WAKES);
        let sql = format!(
            "SELECT {client} FROM {table} WHERE {pending} = 1 ORDER BY {client} LIMIT {limit}"
        );
        reads(sql, Vec::new())
    }

    /// All who have something that is not finished, a page at a time: `client_id`, those behind
    /// `after`. A droplist concerns all of them.
    pub fn unfinished(&self, after: Option<ClientId>, limit: u32) -> Statement {
        let (client, finished) = (self.q("client_id"), self.q("finished_at"));
        let table = self.t(&BACKORDERS);
        // By the clients' index it would read all that is finished, too.
        let hint = self.hint(&BACKORDERS, "finished_at");
        let sql = format!(
            "SELECT DISTINCT {client} FROM {table}{hint} WHERE {finished} IS NULL AND \
             {client} > ? ORDER BY {client} LIMIT {limit}"
        );
        reads(sql, vec![after.map_or(0, |client| client.0).into()])
    }

    /// The part of these clients: the accounts, all that is not finished with its effects, and what
    /// anybody claims or has at the registrar for their names.
    ///
    /// To be run in this order: what is read later may be newer than the account, and is refused by
    /// its revision then; the other way round a hold would be missing unnoticed.
    pub fn part(&self, clients: &[ClientId]) -> Vec<Read> {
        self.read(&Selection {
            clients: marks(clients.len()),
            client_parameters: clients.iter().map(|client| client.0.into()).collect(),
            finished: None,
            names: Vec::new(),
        })
    }

    /// The part of a client who places a name: with the client's finished record for it, and what
    /// anybody claims or has at the registrar for it.
    pub fn part_to_place(&self, client: ClientId, name: &DomainName) -> Vec<Read> {
        let (client, name) = (Value::from(client.0), Value::from(name.as_str()));
        self.read(&Selection {
            clients: "?".to_owned(),
            client_parameters: vec![client.clone()],
            finished: Some((
                "b.{client_id} = ? AND b.{domain} = ?".to_owned(),
                vec![client, name.clone()],
            )),
            names: vec![name],
        })
    }

    /// The part of these clients with all that is finished, too: for the records of a client that
    /// is merged into another ([`Engine::place_for`](crate::Engine::place_for)).
    pub fn part_with_finished(&self, clients: &[ClientId]) -> Vec<Read> {
        let client_parameters: Vec<Value> = clients.iter().map(|client| client.0.into()).collect();
        let marks = marks(clients.len());
        self.read(&Selection {
            clients: marks.clone(),
            finished: Some((format!("b.{{client_id}} IN ({marks})"), client_parameters.clone())),
            client_parameters,
            names: Vec::new(),
        })
    }

    /// What is needed to take over these backorders of another system
    /// ([`Engine::adopt_all`](crate::Engine::adopt_all)): the parts of their clients with all that
    /// is finished, too, what anybody claims or has at the registrar for their names, and who has
    /// their applications. For some hundred backorders at a time: databases limit parameters.
    pub fn part_to_adopt<'a>(
        &self,
        adoptions: impl IntoIterator<Item = &'a Adoption>,
    ) -> Vec<Read> {
        let mut clients = BTreeSet::new();
        let mut names = BTreeSet::new();
        let mut references = BTreeSet::new();
        for adoption in adoptions {
            clients.insert(adoption.client.0);
            names.insert(adoption.name.as_str());
            references.extend(adoption.reference.as_ref().map(Reference::as_str));
        }
        let client_parameters: Vec<Value> = clients.into_iter().map(Value::from).collect();
        let marks = marks(client_parameters.len());
        let mut all = self.read(&Selection {
            clients: marks.clone(),
            finished: Some((format!("b.{{client_id}} IN ({marks})"), client_parameters.clone())),
            client_parameters,
            names: names.into_iter().map(Value::from).collect(),
        });
        let references: Vec<Value> = references.into_iter().map(Value::from).collect();
        self.add_any_of(&mut all, &APPLICATIONS, "reference", &references);
        all
    }

    /// The part of the client of a record, with that record, finished or not.
    pub fn part_of_record(&self, id: BackorderId) -> Vec<Read> {
        let id = Value::from(id.0);
        self.read(&Selection {
            clients: self.subquery("SELECT {client_id} FROM {backorders} WHERE {id} = ?"),
            client_parameters: vec![id.clone()],
            finished: Some(("b.{id} = ?".to_owned(), vec![id])),
            names: Vec::new(),
        })
    }

    /// The part of the client whose record holds an application, with that record.
    pub fn part_of_reference(&self, reference: &Reference) -> Vec<Read> {
        let reference = Value::from(reference.as_str());
        self.read(&Selection {
            clients: self.subquery("SELECT {client_id} FROM {applications} WHERE {reference} = ?"),
            client_parameters: vec![reference.clone()],
            finished: Some((
                "b.{id} IN (SELECT {backorder_id} FROM {applications} WHERE {reference} = ?)"
                    .to_owned(),
                vec![reference],
            )),
            names: Vec::new(),
        })
    }

    /// The part of the clients whose records an invoice is for, with those records.
    pub fn part_of_invoice(&self, invoice: InvoiceId) -> Vec<Read> {
        let invoice = Value::from(invoice.0);
        self.read(&Selection {
            clients: self.subquery(
                "SELECT r.{client_id} FROM {backorders} r JOIN {invoices} i \
                 ON i.{backorder_id} = r.{id} WHERE i.{invoice_id} = ?",
            ),
            client_parameters: vec![invoice.clone()],
            finished: Some((
                "b.{id} IN (SELECT {backorder_id} FROM {invoices} WHERE {invoice_id} = ?)"
                    .to_owned(),
                vec![invoice],
            )),
            names: Vec::new(),
        })
    }

    /// Who has what the registrar lists for a name: `reference` and `backorder_id`. What a question
    /// for applications ([`Action::FindApplication`](crate::Action::FindApplication)) finds may be
    /// another backorder's.
    pub fn holders(&self, name: &DomainName) -> Statement {
        let sql = self.subquery(
            "SELECT {reference}, {backorder_id} FROM {applications} \
             WHERE {domain} = ? AND {reference} IS NOT NULL ORDER BY {reference}",
        );
        reads(sql, vec![name.as_str().into()])
    }

    /// The log of a name, oldest first: rows of `log`.
    pub fn log(&self, name: &DomainName) -> Statement {
        let columns = self.columns(&LOG, "l");
        let sql = self.subquery(
            "SELECT {*} FROM {log} l WHERE l.{domain} = ? \
             ORDER BY l.{at}, l.{backorder_id}, l.{revision}",
        );
        reads(sql.replace("{*}", &columns), vec![name.as_str().into()])
    }

    /// The messages that were not delivered, by when that was found: rows of `effects`, those
    /// behind `after`, at most `limit`.
    pub fn undelivered(&self, after: Option<(DateTime<Utc>, EffectId)>, limit: u32) -> Statement {
        let sql = self.subquery(
            "SELECT {*} FROM {effects} x WHERE x.{undelivered_at} >= ? \
             AND (x.{undelivered_at} > ? OR x.{id} > ?) ORDER BY x.{undelivered_at}, x.{id}",
        );
        let (at, id) = match after {
            Some((at, id)) => (at, id.to_string()),
            None => (EARLIEST, String::new()),
        };
        let sql = sql.replace("{*}", &self.columns(&EFFECTS, "x"));
        reads(format!("{sql} LIMIT {limit}"), vec![at.into(), at.into(), id.into()])
    }

    /// Locks a client's account until the transaction ends, so that a third try is the last one.
    /// SQLite needs none: its transaction has the lock already.
    pub fn lock(&self, client: ClientId) -> Option<Statement> {
        let sql =
            self.subquery("SELECT {revision} FROM {accounts} WHERE {client_id} = ? FOR UPDATE");
        (self.dialect != Dialect::Sqlite).then(|| reads(sql, vec![client.0.into()]))
    }

    /// Takes `count` new ids for backorders, in a transaction of its own: the last statement reads
    /// the number behind the last of them. Gaps are fine.
    pub fn take_ids(&self, count: u32) -> [Statement; 2] {
        let raise = self.subquery("UPDATE {sequences} SET {next} = {next} + ? WHERE {name} = ?");
        let read = self.subquery("SELECT {next} FROM {sequences} WHERE {name} = ?");
        let name = Value::from("backorders");
        [
            Statement {
                sql: raise,
                parameters: vec![i64::from(count).into(), name.clone()],
                rows: Some(1),
            },
            reads(read, vec![name]),
        ]
    }

    /// Makes sure that no id up to this one is given out: for records that came with their ids.
    pub fn raise_ids(&self, last: BackorderId) -> Statement {
        let sql =
            self.subquery("UPDATE {sequences} SET {next} = ? WHERE {name} = ? AND {next} < ?");
        let next = Value::from(last.0.saturating_add(1));
        reads(sql, vec![next.clone(), "backorders".into(), next])
    }

    /// Wakes a client: a payment came in, say. It may stand in any transaction, or in none.
    pub fn wake(&self, client: ClientId) -> Statement {
        let conflict = match self.dialect {
            Dialect::Mysql => "ON DUPLICATE KEY UPDATE {number} = {number} + 1, {is_pending} = 1",
            Dialect::Sqlite | Dialect::Postgres => {
                "ON CONFLICT ({client_id}) DO UPDATE \
                 SET {number} = {wakes}.{number} + 1, {is_pending} = 1"
            }
        };
        let insert = "INSERT INTO {wakes} ({client_id}, {number}, {is_pending}) VALUES (?, 1, 1) ";
        reads(self.subquery(&format!("{insert}{conflict}")), vec![client.0.into()])
    }

    /// Takes the leases of these clients that nobody holds, until `until`; [`Store::leased`] tells
    /// which it got. Every client has a row of `leases` from the first commit on.
    pub fn lease(
        &self,
        clients: &[ClientId],
        owner: &str,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Statement {
        let sql = self.subquery(
            "UPDATE {leases} SET {owner} = ?, {expires_at} = ? \
             WHERE {client_id} IN ({?}) AND {expires_at} <= ?",
        );
        let mut parameters = vec![owner.into(), until.into()];
        parameters.extend(clients.iter().map(|client| Value::from(client.0)));
        parameters.push(now.into());
        reads(sql.replace("{?}", &marks(clients.len())), parameters)
    }

    /// The clients whose leases a worker took until that instant: `client_id`.
    pub fn leased(&self, owner: &str, until: DateTime<Utc>) -> Statement {
        let sql = self
            .subquery("SELECT {client_id} FROM {leases} WHERE {owner} = ? AND {expires_at} = ?");
        reads(sql, vec![owner.into(), until.into()])
    }

    /// Gives back a client's lease, if this worker still has it.
    pub fn release(&self, client: ClientId, owner: &str, now: DateTime<Utc>) -> Statement {
        let sql = self
            .subquery("UPDATE {leases} SET {expires_at} = ? WHERE {client_id} = ? AND {owner} = ?");
        reads(sql, vec![now.into(), client.0.into(), owner.into()])
    }

    /// Everybody who does not answer: rows of `outages`.
    pub fn outages(&self) -> Statement {
        let sql = self.subquery("SELECT {*} FROM {outages} o");
        reads(sql.replace("{*}", &self.columns(&OUTAGES, "o")), Vec::new())
    }

    /// Stores an outage over what is known of it, or (`ended`) takes it away; in one transaction.
    pub fn put_outage(&self, outage: &Outage, ended: bool) -> Vec<Statement> {
        let delete = self.subquery("DELETE FROM {outages} WHERE {upstream} = ?");
        let mut statements = vec![reads(delete, vec![outage.upstream.name().into()])];
        if !ended {
            let insert = Write::insert(&OUTAGES, outage.to_row());
            statements.push(insert.statement(self.dialect, &self.prefix));
        }
        statements
    }
}

/// The longest prefix of table names.
const PREFIX_MAX: usize = 32;

impl Store {
    fn read(&self, selection: &Selection) -> Vec<Read> {
        let mut all = Vec::new();
        let clients = &selection.clients;
        let of_clients = &selection.client_parameters;
        let live = format!("b.{{client_id}} IN ({clients}) AND b.{{finished_at}} IS NULL");
        self.add(
            &mut all,
            &WAKES,
            &format!("x.{{client_id}} IN ({clients}) AND x.{{is_pending}} = 1"),
            of_clients,
        );
        self.add(&mut all, &ACCOUNTS, &format!("x.{{client_id}} IN ({clients})"), of_clients);
        self.add_records(&mut all, &live, of_clients);
        if let Some((condition, parameters)) = &selection.finished {
            let condition = format!("{condition} AND b.{{finished_at}} IS NOT NULL");
            self.add_records(&mut all, &condition, parameters);
        }
        for table in [&CLAIMS, &APPLICATIONS] {
            self.add_any_of(&mut all, table, "domain", &selection.names);
        }
        all
    }

    /// Rows that have one of these values in a column; no read where there is none.
    fn add_any_of(
        &self,
        all: &mut Vec<Read>,
        table: &'static Table,
        column: &str,
        values: &[Value],
    ) {
        if !values.is_empty() {
            let condition = format!("x.{{{column}}} IN ({})", marks(values.len()));
            self.add(all, table, &condition, values);
        }
    }

    /// Records by a condition on `b`, their effects, and what there is for their names.
    fn add_records(&self, all: &mut Vec<Read>, condition: &str, parameters: &[Value]) {
        let records = condition.replace("b.{", "x.{");
        self.add(all, &BACKORDERS, &records, parameters);
        for (table, column, by) in [
            (&EFFECTS, "backorder_id", "x.{backorder_id} = b.{id}"),
            (&CLAIMS, "domain", "x.{domain} = b.{domain}"),
            (&APPLICATIONS, "domain", "x.{domain} = b.{domain}"),
        ] {
            let (join, hint) = self.join_by(table, column);
            let sql = format!(
                "SELECT {{*}} FROM {{backorders}} b {join} {{table}} x{hint} ON {by} \
                 WHERE {condition}"
            );
            all.push(self.read_of(table, &sql, parameters));
        }
    }

    /// How rows of a table are joined to records that were found before, by an index that begins
    /// with that column.
    fn join_by(&self, table: &Table, column: &str) -> (&'static str, String) {
        let hint = self.hint(table, column);
        (if hint.is_empty() { "JOIN" } else { "STRAIGHT_JOIN" }, hint)
    }

    /// By which index a table is read: by that which begins with this column. MySQL and MariaDB go
    /// by statistics that may be of when the table was empty, and read all of it then, however
    /// large it is by now: there it is spelt out.
    fn hint(&self, table: &Table, column: &str) -> String {
        match table.index_by(&self.prefix, column) {
            Some(index) if self.dialect == Dialect::Mysql => {
                format!(" FORCE INDEX ({})", self.q(&index))
            }
            _ => String::new(),
        }
    }

    fn add(&self, all: &mut Vec<Read>, table: &'static Table, wheres: &str, parameters: &[Value]) {
        let sql = format!("SELECT {{*}} FROM {{table}} x WHERE {wheres}");
        all.push(self.read_of(table, &sql, parameters));
    }

    fn read_of(&self, table: &'static Table, sql: &str, parameters: &[Value]) -> Read {
        let sql = sql.replace("{*}", &self.columns(table, "x"));
        let sql = sql.replace("{table}", &self.t(table));
        let statement = reads(self.subquery(&sql), parameters.to_vec());
        Read { table: table.name, statement }
    }

    /// Puts quoted names in place of `{name}`: with the prefix where a table is of that name.
    fn subquery(&self, sql: &str) -> String {
        let mut text = String::with_capacity(sql.len() + 64);
        let mut rest = sql;
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
            text.push_str(before);
            match Table::named(name) {
                Some(table) => text.push_str(&self.t(table)),
                None if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {
                    text.push_str(&self.q(name));
                }
                None => {
                    text.push('{');
                    text.push_str(name);
                    text.push('}');
                }
            }
            rest = behind;
        }
        text.push_str(rest);
        text
    }

    fn columns(&self, table: &Table, alias: &str) -> String {
        let name = |column: &super::schema::Column| format!("{alias}.{}", self.q(column.name));
        let names: Vec<String> = table.columns.iter().map(name).collect();
        names.join(", ")
    }

    fn q(&self, name: &str) -> String {
        self.dialect.quoted(name)
    }

    fn t(&self, table: &Table) -> String {
        table.quoted(self.dialect, &self.prefix)
    }
}

fn marks(count: usize) -> String {
    // `IN ()` is no SQL; an empty list finds nobody.
    if count == 0 { "NULL".to_owned() } else { vec!["?"; count].join(", ") }
}

fn plain(sql: String) -> Statement {
    reads(sql, Vec::new())
}

fn reads(sql: String, parameters: Vec<Value>) -> Statement {
    Statement { sql, parameters, rows: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mysql_joins_to_the_records_that_were_found_whatever_its_statistics_say() {
        let store = Store::new(Dialect::Mysql, "bo_").unwrap();
        let joined: Vec<String> = store
            .part(&[ClientId(7)])
            .iter()
            .filter_map(|read| Some(read.statement.sql.split_once(" b ")?.1.to_owned()))
            .collect();
        assert_eq!(joined.len(), 3);
        for (sql, begin) in joined.iter().zip([
            "STRAIGHT_JOIN `bo_effects` x FORCE INDEX (`bo_effects_backorder_id`) ON",
            "STRAIGHT_JOIN `bo_claims` x FORCE INDEX (`PRIMARY`) ON",
            "STRAIGHT_JOIN `bo_applications` x FORCE INDEX (`bo_applications_domain`) ON",
        ]) {
            assert!(sql.starts_with(begin), "{sql}");
        }
        let unfinished = store.unfinished(None, 10).sql;
        let by = "`bo_backorders` FORCE INDEX (`bo_backorders_finished_at_client_id`) WHERE";
        assert!(unfinished.contains(by), "{unfinished}");
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            for read in Store::new(dialect, "").unwrap().part(&[ClientId(7)]) {
                assert!(!read.statement.sql.contains("FORCE"), "{}", read.statement.sql);
            }
        }
    }
}
