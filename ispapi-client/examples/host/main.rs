//! A whole host without billing: it places names, sends them and asks what became of them.

pub(crate) mod day;
pub(crate) mod sqlite;

use std::collections::BTreeSet;

use backorder_core::*;
use ispapi_client::{Client, Connection, Platform, Settings, System, commands::Contacts};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;
pub(crate) type Time = chrono::DateTime<chrono::Utc>;
type Decide<'d> = &'d dyn Fn(&Engine, &mut Book, Time) -> Result<Vec<Decision>, Error>;

/// A host on a database, which is SQLite but where a test has another.
pub(crate) struct Host<D> {
    pub(crate) database: D,
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    registrar: Client,
    /// What was carried out, and what came of it.
    pub(crate) told: Vec<String>,
}

impl<D: Database<Error = Box<dyn std::error::Error>>> Host<D> {
    /// Decides about the clients of whom `reads` reads, and sees it through; who was left out.
    pub(crate) fn run(
        &mut self,
        reads: Vec<Read>,
        now: Time,
        decide: Decide<'_>,
    ) -> Anyhow<Vec<ClientId>> {
        let mut left_out = Vec::new();
        let mut round = Round::new(&self.engine, &self.store, reads);
        loop {
            match round.advance(&mut self.database, now)? {
                Turn::Decide { book, now } => {
                    let decisions = decide(&self.engine, book, now)?;
                    round.decided(decisions, now);
                }
                Turn::CarryOut(effect) => {
                    let owner = Contacts::all(format!("P-{}", effect.client));
                    let held = self.store.held(&mut self.database, effect)?;
                    let holder = |reference: &Reference| held.get(reference).copied();
                    let carried = self.registrar.carry_out(effect, &owner, holder);
                    // There is no billing and no mail: nobody knows what came of theirs.
                    let outcome = carried.map_or(Outcome::Unknown, |carried| carried.outcome);
                    self.told.push(format!("{} {}", effect.id, outcome.name()));
                    round.carried(outcome);
                }
                Turn::Failed { client: Some(client), error, .. } => {
                    self.told.push(format!("left out: {error}"));
                    left_out.push(client);
                }
                Turn::Failed { error, .. } => return Err(error.into()),
                Turn::Done => return Ok(left_out),
            }
        }
    }

    /// The batch job: who is due, until nobody is.
    pub(crate) fn batch(&mut self, now: Time) -> Anyhow<()> {
        let mut left_out = BTreeSet::new();
        loop {
            let clients = self.store.due_clients(&mut self.database, now, 100, &left_out)?;
            if clients.is_empty() {
                return Ok(());
            }
            left_out.extend(self.run(self.store.part(&clients), now, &|engine, book, now| {
                let mut decisions = Vec::new();
                for client in book.clients().collect::<Vec<_>>() {
                    decisions.extend(read_account(engine, book, client, now)?);
                }
                decisions.extend(engine.cycle(book, now));
                Ok(decisions)
            })?);
        }
    }

    /// A name that drops at `drop_at`, placed by client 7 as backorder 1.
    pub(crate) fn place(&mut self, name: &str, drop_at: Time, now: Time) -> Anyhow<()> {
        let order = Placement {
            id: BackorderId(1),
            client: ClientId(7),
            name: DomainName::parse(name, &self.engine.prices().tlds())?,
            kind: BackorderKind::Full,
            listing: Some(Listing {
                dates: Dates::of_drop(drop_at),
                source: DateSource::Droplist(ListId(1)),
            }),
        };
        let reads = self.store.part_to_place(order.client, &order.name);
        self.run(reads, now, &|engine, book, now| {
            let mut decisions = read_account(engine, book, order.client, now)?;
            decisions.push(engine.place(book, &order, now)?);
            Ok(decisions)
        })?;
        Ok(())
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

/// A host with the tables in a database, and the registrar at that address.
pub(crate) fn host<D>(mut database: D, registrar: String) -> Anyhow<Host<D>>
where
    D: Database<Error = Box<dyn std::error::Error>>,
{
    let eur = Currency::parse("EUR")?;
    let mut prices = PriceList::new();
    prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::parse("20.00", eur)?)?;
    let connection = Connection::new(Platform::Ispapi, System::Ote)
        .with_endpoint(registrar)
        .with_login("test.user")
        .with_password("test.passw0rd");
    let store = Store::new(Dialect::Sqlite, "bo_")?;
    store.run(&mut database, &store.schema())?;
    let engine = Engine::new(Policy::default(), prices, DropRules::builtin())?;
    let registrar = Client::new(connection, Settings::default())?;
    Ok(Host { database, store, engine, registrar, told: Vec::new() })
}

fn main() -> Anyhow<()> {
    println!("{}", day::drop_day()?.join("\n"));
    Ok(())
}
