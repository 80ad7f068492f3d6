//! A store, a process with its book, a clock and a ledger.

use std::collections::BTreeMap;

use backorder_core::{
    AccountReading, Actor, BackorderId, Book, ClientId, Commit, Currency, Dates, Decision,
    DomainName, DropRules, Effect, EffectId, Engine, Error, InvoiceReport, Kind, ListId, Listing,
    Money, Order, Outcome, Policy, PriceList, Tld,
};
use chrono::{DateTime, TimeDelta, Utc};

use super::ledger::Ledger;
use super::store::Store;

/// One call of the engine.
#[derive(Debug, Clone)]
pub enum Step {
    /// A client's account is read.
    Account(AccountReading),
    /// A backorder is placed.
    Place(Order),
    /// A backorder is deleted.
    Delete(BackorderId, Actor),
    /// A backorder is activated by hand.
    Activate(BackorderId),
    /// A backorder is given up.
    GiveUp(BackorderId),
    /// A backorder gets other dates.
    Redate(BackorderId, Listing),
    /// A complete droplist is compared.
    List(ListId, BTreeMap<DomainName, Dates>),
    /// A cycle runs.
    Cycle,
    /// An effect is reported.
    Report(EffectId, Outcome),
    /// Billing speaks of an invoice unasked.
    Invoice(BackorderId, InvoiceReport),
}

/// What the last step came to.
#[derive(Debug, Clone, Default)]
pub struct Last {
    /// The committed decisions.
    pub decisions: Vec<Decision>,
    /// What the engine refused.
    pub error: Option<Error>,
    /// Why the first commit was refused, if it was.
    pub refused_commit: Option<String>,
}

impl Last {
    /// What is to be carried out.
    pub fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.decisions.iter().flat_map(|decision| &decision.effects)
    }
}

/// Everything a test moves.
#[derive(Debug, Clone)]
pub struct World {
    /// The clock.
    pub now: DateTime<Utc>,
    /// What is committed.
    pub store: Store,
    /// The process's own view of it.
    pub book: Book,
    /// The second set of books.
    pub ledger: Ledger,
    /// What the last step came to.
    pub last: Last,
    /// The rules in force.
    pub engine: Engine,
    prices: BTreeMap<(Tld, Currency, Kind), Money>,
    /// Another process wrote since the book was loaded.
    is_stale: bool,
}

impl World {
    /// Nothing yet, at this instant.
    pub fn new(now: DateTime<Utc>) -> World {
        let engine = Engine::new(Policy::default(), PriceList::new(), DropRules::builtin());
        World {
            now,
            store: Store::default(),
            book: Book::new(),
            ledger: Ledger::default(),
            last: Last::default(),
            engine: engine.expect("the default policy is valid"),
            prices: BTreeMap::new(),
            is_stale: false,
        }
    }

    /// Puts another policy in force.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn set_policy(&mut self, policy: Policy) -> Result<(), String> {
        let prices = self.engine.prices().clone();
        let engine = Engine::new(policy, prices, DropRules::builtin());
        self.engine = engine.map_err(|error| error.to_string())?;
        Ok(())
    }

    /// Puts another price in force, or none.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn set_price(
        &mut self,
        tld: Tld,
        currency: Currency,
        kind: Kind,
        price: Option<Money>,
    ) -> Result<(), String> {
        let key = (tld, currency, kind);
        match price {
            Some(price) => self.prices.insert(key, price),
            None => self.prices.remove(&key),
        };
        let mut list = PriceList::new();
        for ((tld, currency, kind), price) in &self.prices {
            let inserted = list.insert(tld.clone(), *currency, *kind, *price);
            inserted.map_err(|error| error.to_string())?;
        }
        let engine = Engine::new(self.engine.policy().clone(), list, DropRules::builtin());
        self.engine = engine.map_err(|error| error.to_string())?;
        Ok(())
    }

    /// Takes a step, commits what it decides and checks what always holds. A commit that is
    /// refused is answered as a caller must: the client is loaded again and the step repeated.
    ///
    /// # Errors
    /// A rule that does not hold.
    pub fn act(&mut self, step: &Step) -> Result<(), String> {
        self.last = Last::default();
        let refused = self.attempt(step)?;
        if let Some((client, why)) = refused {
            self.book.forget(client);
            self.store.load_client(&mut self.book, client)?;
            self.last.refused_commit = Some(why);
            if let Some((_, why)) = self.attempt(step)? {
                return Err(format!("the commit is refused again: {why}"));
            }
        }
        self.check()
    }

    fn attempt(&mut self, step: &Step) -> Result<Option<(ClientId, String)>, String> {
        let before = contents(&self.book);
        let decisions = match decide(&self.engine, &mut self.book, step, self.now) {
            Ok(decisions) => decisions,
            Err(error) => {
                self.last.error = Some(error);
                let after = contents(&self.book);
                return if before == after {
                    Ok(None)
                } else {
                    Err("a refused step changed the book".into())
                };
            }
        };
        let mut refused = None;
        for commit in Commit::of(&self.book, &decisions) {
            let own: Vec<Decision> =
                decisions.iter().filter(|d| d.client == commit.client).cloned().collect();
            match self.store.commit(&commit) {
                Ok(()) => {
                    self.ledger.enter(&own)?;
                    self.last.decisions.extend(own);
                }
                Err(why) => refused = Some((commit.client, why)),
            }
        }
        Ok(refused)
    }

    /// Another process, which knows only the store, takes a step and commits it.
    ///
    /// # Errors
    /// A rule that does not hold; the step's own error.
    pub fn meanwhile(&mut self, step: &Step) -> Result<(), String> {
        let own = std::mem::replace(&mut self.book, self.store.load()?);
        self.act(step)?;
        self.book = own;
        self.is_stale = true;
        match &self.last.error {
            Some(error) => Err(format!("the other process is refused: {error}")),
            None => Ok(()),
        }
    }

    /// A step is decided, but the process ends before anything is committed.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn crash(&mut self, step: &Step) -> Result<(), String> {
        let decided = decide(&self.engine, &mut self.book, step, self.now);
        self.last = Last { error: decided.err(), ..Last::default() };
        self.reload()
    }

    /// A fresh process: only what is committed is known.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn reload(&mut self) -> Result<(), String> {
        self.book = self.store.load()?;
        self.is_stale = false;
        self.check()
    }

    /// A fresh process, unless the point is that the book is out of date.
    pub(super) fn reload_unless_stale(&mut self) -> Result<(), String> {
        if self.is_stale { Ok(()) } else { self.reload() }
    }

    /// Cycles at even distances; what they come to counts as one step.
    ///
    /// # Errors
    /// A rule that does not hold.
    pub fn cycle_until(&mut self, step: TimeDelta, end: DateTime<Utc>) -> Result<(), String> {
        let mut all = Last::default();
        while self.now + step <= end {
            self.now += step;
            self.act(&Step::Cycle)?;
            all.decisions.append(&mut self.last.decisions);
        }
        self.last = all;
        Ok(())
    }

    /// Compares the book with the committed rows, and those with the ledger.
    fn check(&self) -> Result<(), String> {
        let stored = self.store.load()?;
        self.ledger.compare(&stored)?;
        let (own, stored) = (contents(&self.book), contents(&stored));
        if !self.is_stale && own != stored {
            return Err(format!("the rows read back differ\n  book {own}\n  rows {stored}"));
        }
        Ok(())
    }
}

/// Decides one step, without committing anything.
///
/// # Errors
/// The engine's.
pub fn decide(
    engine: &Engine,
    book: &mut Book,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<Vec<Decision>, Error> {
    let one = |decision: Decision| vec![decision];
    match step {
        Step::Account(reading) => engine.set_account(book, reading.clone(), now),
        Step::Place(order) => engine.place(book, order, now).map(one),
        Step::Delete(id, by) => engine.delete(book, *id, *by, now).map(one),
        Step::Activate(id) => engine.activate(book, *id, now).map(one),
        Step::GiveUp(id) => engine.give_up(book, *id, now).map(one),
        Step::Redate(id, listing) => {
            engine.set_drop(book, *id, *listing, now).map(|decision| decision.into_iter().collect())
        }
        Step::List(list, dates) => {
            Ok(engine.sync_drops(book, *list, &|name| dates.get(name).copied(), now))
        }
        Step::Cycle => Ok(engine.cycle(book, now)),
        Step::Report(id, outcome) => engine.observe(book, id, outcome, now),
        Step::Invoice(id, report) => engine.invoice_changed(book, *id, report, now),
    }
}

/// All that a book says, as text to compare and to show.
pub fn contents(book: &Book) -> String {
    let mut lines = Vec::new();
    for client in book.clients() {
        lines.push(format!("{:?}", book.account(client)));
    }
    for record in book.iter() {
        lines.push(format!("{record:?} {:?}", book.claims(&record.name)));
    }
    lines.join("\n")
}
