//! A whole host without billing: a client's name is placed, sent, and caught by the simulator.

pub(crate) mod sqlite;

use std::collections::BTreeSet;

use backorder_core::*;
use chrono::TimeDelta;
use ispapi_client::{Client, Connection, Platform, Settings, System, commands::Contacts};
use sqlite::{begin, commit, load, parameters, rollback};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;
pub(crate) type Time = chrono::DateTime<chrono::Utc>;
type Decide<'d> = &'d dyn Fn(&Engine, &mut Book, Time) -> Result<Vec<Decision>, Error>;

pub(crate) struct Host {
    pub(crate) database: rusqlite::Connection,
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    registrar: Client,
    /// What was carried out, and what came of it.
    pub(crate) told: Vec<String>,
}

impl Host {
    /// Decides about the clients of whom `reads` reads, and sees it through.
    pub(crate) fn run(&mut self, reads: Vec<Read>, now: Time, decide: Decide<'_>) -> Anyhow<()> {
        let mut round = Round::new(&self.engine, &self.store, reads);
        loop {
            match round.next(now) {
                Step::Load(reads) => {
                    let rows = load(&self.database, reads)?;
                    round.loaded(&rows);
                }
                Step::Decide { book, now } => {
                    let decisions = decide(&self.engine, book, now)?;
                    round.decided(decisions, now);
                }
                Step::Begin(_) => round.begun(begin(&self.database)?),
                Step::Commit { statements, is_begun, .. } => {
                    round.written(commit(&self.database, &statements, is_begun)?);
                }
                Step::Rollback => {
                    rollback(&self.database)?;
                    round.rolled_back();
                }
                Step::CarryOut(effect) => {
                    let owner = Contacts::all(format!("P-{}", effect.client));
                    let carried = self.registrar.carry_out(effect, &owner, |_| None);
                    // There is no billing and no mail: nobody knows what came of theirs.
                    let outcome = carried.map_or(Outcome::Unknown, |carried| carried.outcome);
                    self.told.push(format!("{} {}", effect.id, outcome.name()));
                    round.carried(outcome);
                }
                Step::Failed { error, .. } => self.told.push(format!("left out: {error}")),
                Step::Done => return Ok(()),
            }
        }
    }

    /// The batch job: who is due, until nobody is.
    pub(crate) fn batch(&mut self, now: Time) -> Anyhow<()> {
        loop {
            let due = self.store.due(&now, 100);
            let mut query = self.database.prepare(&due.sql)?;
            let found = query.query_map(parameters(&due), |row| row.get::<_, i64>("client_id"))?;
            let clients = found.collect::<Result<BTreeSet<_>, _>>()?;
            drop(query);
            if clients.is_empty() {
                return Ok(());
            }
            let clients: Vec<_> = clients.iter().map(|id| ClientId(id.unsigned_abs())).collect();
            self.run(self.store.part(&clients), now, &|engine, book, now| {
                let mut decisions = Vec::new();
                for client in &clients {
                    decisions.extend(read_account(engine, book, *client, now)?);
                }
                decisions.extend(engine.cycle(book, now));
                Ok(decisions)
            })?;
        }
    }
}

/// What billing says of a client, asked after the rows were read: here always 50.00.
pub(crate) fn read_account(
    engine: &Engine,
    book: &mut Book,
    client: ClientId,
    now: Time,
) -> Result<Vec<Decision>, Error> {
    let eur = Currency::parse("EUR")?;
    let reading = book.begin_reading(client, now);
    engine.set_account(book, reading.read(Money::parse("50.00", eur)?, Money::zero(eur)), now)
}

/// A host with an empty database, and the registrar at that address.
pub(crate) fn host(registrar: String) -> Anyhow<Host> {
    let eur = Currency::parse("EUR")?;
    let mut prices = PriceList::new();
    prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::parse("20.00", eur)?)?;
    let connection = Connection::new(Platform::Ispapi, System::Ote)
        .with_endpoint(registrar)
        .with_login("test.user")
        .with_password("test.passw0rd");
    let store = Store::new(Dialect::Sqlite, "bo_")?;
    let database = rusqlite::Connection::open_in_memory()?;
    commit(&database, &store.schema(), false)?;
    let engine = Engine::new(Policy::default(), prices, DropRules::builtin())?;
    let registrar = Client::new(connection, Settings::default())?;
    Ok(Host { database, store, engine, registrar, told: Vec::new() })
}

/// A name that drops at `drop_at`, placed by client 7 as backorder 1.
pub(crate) fn place(host: &mut Host, name: &str, drop_at: Time, now: Time) -> Anyhow<()> {
    let order = Placement {
        id: BackorderId(1),
        client: ClientId(7),
        name: DomainName::parse(name, &host.engine.prices().tlds())?,
        kind: BackorderKind::Full,
        listing: Some(Listing {
            dates: Dates::of_drop(drop_at),
            source: DateSource::Droplist(ListId(1)),
        }),
    };
    host.run(host.store.part_to_place(order.client, &order.name), now, &|engine, book, now| {
        let mut decisions = read_account(engine, book, order.client, now)?;
        decisions.push(engine.place(book, &order, now)?);
        Ok(decisions)
    })
}

/// From four days before the drop until the name is caught.
pub(crate) fn drop_day() -> Anyhow<Vec<String>> {
    let drop_at = parse_utc("2027-01-13 19:00:00")?.ok_or("a date")?;
    let simulator = ispapi_sim::Simulator::start(ispapi_sim::Options::default())?;
    let clock = |now: Time| simulator.control("clock", &[("now", &format_utc(now))]);
    let hours = |count| drop_at + TimeDelta::hours(count);
    let mut host = host(simulator.url())?;

    clock(hours(-100))?;
    simulator.control("name", &[("domain", "example.com"), ("drop", &format_utc(drop_at))])?;
    place(&mut host, "example.com", drop_at, hours(-100))?;
    for now in [hours(-71), hours(-2), hours(1)] {
        clock(now)?;
        host.batch(now)?;
    }
    let mut book = Book::new();
    book.load(&load(&host.database, &host.store.part_of_record(BackorderId(1)))?)?;
    host.told.push(book.get(BackorderId(1)).ok_or("it is gone")?.stage().to_string());
    Ok(host.told)
}

fn main() -> Anyhow<()> {
    println!("{}", drop_day()?.join("\n"));
    Ok(())
}
