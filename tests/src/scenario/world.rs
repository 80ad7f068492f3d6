//! A store, a process with its book, a clock and a ledger.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::{
    Account, AccountReading, Actor, Adoption, BackorderId, BackorderKind, BegunReading, Book,
    ClientId, Commit, Currency, DateList, Dates, Decision, DomainName, DropRules, Effect, EffectId,
    EffectKind, Engine, Error, Event, InvoiceReport, ListId, Listing, Money, Outcome, Placement,
    Policy, PriceList, Stage, Tax, Tld, TldSet,
};
use chrono::{DateTime, TimeDelta, Utc};

use super::Bend;
use super::ledger::Ledger;
use super::trace::{Line, Trace, calls};
use crate::simulation::Auditor;
use crate::store::Store;

/// What billing shows of a client.
#[derive(Debug, Clone)]
pub struct Billed {
    /// Whose account.
    pub client: ClientId,
    /// The balance.
    pub credit: Money,
    /// Unpaid invoices.
    pub unpaid: Money,
    /// The tax on the client's prices.
    pub tax: Tax,
    /// Effects found in the notes of invoices.
    pub noted: Vec<EffectId>,
}

impl Billed {
    /// Without tax and notes.
    pub fn new(client: ClientId, credit: Money, unpaid: Money) -> Billed {
        Billed { client, credit, unpaid, tax: Tax::NONE, noted: Vec::new() }
    }

    /// The reading that a process begins and ends with this book.
    pub fn read(&self, book: &Book, now: DateTime<Utc>) -> AccountReading {
        let reading = book.begin_reading(self.client, now).read(self.credit, self.unpaid);
        reading.taxed(self.tax).noted(self.noted.iter().copied())
    }
}

/// Reads every account of a book again, and billing shows what it showed before.
pub fn read_again(engine: &Engine, book: &mut Book, now: DateTime<Utc>) {
    let clients: Vec<ClientId> = book.clients().collect();
    for client in clients {
        let Some(account) = book.account(client).cloned() else { continue };
        let Account { client, credit, unpaid, tax, noted, .. } = account;
        let reading = Billed { client, credit, unpaid, tax, noted }.read(book, now);
        let decided = engine.set_account(book, reading, now).expect("an account that was taken");
        assert!(decided.is_empty(), "an account told again is no news: {decided:?}");
    }
}

/// One call of the engine.
#[derive(Debug, Clone)]
pub enum Step {
    /// A client's account is read.
    Account(Billed),
    /// A reading that began before is taken in.
    Read(AccountReading),
    /// A backorder is placed.
    Place(Placement),
    /// A backorder is adopted from another system.
    Adopt(Box<Adoption>),
    /// A backorder is deleted.
    Delete(BackorderId, Actor),
    /// A backorder is activated by hand.
    Activate(BackorderId),
    /// A backorder is given up.
    GiveUp(BackorderId),
    /// An admin, of that name, accepts a domain as it is.
    Accept(BackorderId, String),
    /// A client is deleted in billing, or merged into another.
    Gone(ClientId, Option<ClientId>),
    /// What a backorder wants is placed for another client, under a new number.
    PlaceFor(BackorderId, BackorderId, ClientId),
    /// A backorder gets other dates.
    Redate(BackorderId, Listing),
    /// A complete droplist is compared.
    List(ListId, BTreeMap<DomainName, Dates>),
    /// A list of which nobody says what it covers.
    Part(ListId, BTreeMap<DomainName, Dates>),
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

/// What a story has shown so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Committed decisions: from, event, to.
    pub moves: BTreeSet<(Stage, Event, Stage)>,
    /// What was asked.
    pub asked: BTreeSet<EffectKind>,
    /// What the engine refused, by the names of the errors.
    pub errors: BTreeSet<&'static str>,
    /// What explanations said, by the keys of the sentences, where a line expects it.
    pub explained: BTreeSet<&'static str>,
}

impl Seen {
    fn enter(&mut self, decisions: &[Decision]) {
        for decision in decisions {
            if let Some(step) = &decision.record {
                self.moves.insert((step.from, decision.event, step.to));
            }
            self.asked.extend(decision.effects.iter().map(|effect| effect.id.kind));
        }
    }
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
    /// When anything was done last; later than now where a clock was set back.
    latest: DateTime<Utc>,
    /// The latest instant at which anything was ever done.
    highest: DateTime<Utc>,
    /// Everything was made due since the last cycle, because policy or prices changed.
    is_requeued: bool,
    /// The process's own view of it.
    pub book: Book,
    /// The second set of books.
    pub ledger: Ledger,
    /// What the last step came to.
    pub last: Last,
    /// The rules in force.
    pub engine: Engine,
    /// What came of all steps so far.
    pub seen: Seen,
    bend: Option<Bend>,
    /// The policy as it was set, not bent.
    policy: Policy,
    /// Judges every commit by the rules; none while a setting differs from those it knows.
    auditor: Option<Auditor>,
    prices: BTreeMap<(Tld, Currency, BackorderKind), Money>,
    /// Another process wrote since the book was loaded.
    is_stale: bool,
    /// Billing does not answer: no account is read before cycles.
    pub is_silent: bool,
    /// A reading that has begun, to be taken in when its amounts are told.
    pub begun: Option<BegunReading>,
    /// What billing told at its end.
    pub told: Option<Billed>,
    /// What was asked and answered, for other faces.
    pub trace: Trace,
}

impl World {
    /// Nothing yet, at this instant.
    pub fn new(now: DateTime<Utc>) -> World {
        let engine = Engine::new(Policy::default(), PriceList::new(), DropRules::builtin());
        World {
            now,
            store: Store::default(),
            latest: DateTime::<Utc>::MIN_UTC,
            highest: DateTime::<Utc>::MIN_UTC,
            is_requeued: false,
            book: Book::new(),
            ledger: Ledger::default(),
            last: Last::default(),
            engine: engine.expect("the default policy is valid"),
            seen: Seen::default(),
            bend: None,
            policy: Policy::default(),
            auditor: Some(Auditor::default()),
            prices: BTreeMap::new(),
            is_stale: false,
            is_silent: false,
            begun: None,
            told: None,
            trace: Trace::default(),
        }
    }

    /// The same, and keeps what is asked and answered.
    pub fn traced(now: DateTime<Utc>) -> World {
        let mut world = World { trace: Trace::on(), ..World::new(now) };
        world.trace.add(|| calls::policy(&world.policy));
        world.trace.add_all(|| calls::engine(&world.prices));
        world
    }

    /// Bends this and every later policy.
    ///
    /// # Errors
    /// What is wrong with the bent one.
    pub fn bend(&mut self, bend: Bend) -> Result<(), String> {
        self.bend = Some(bend);
        self.set_policy(self.policy.clone())
    }

    /// The policy as it was set, not bent.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Leaves the auditor out, who knows the rules as written and no other settings.
    pub fn leave_unaudited(&mut self) {
        self.auditor = None;
    }

    /// Puts another policy in force.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn set_policy(&mut self, asked: Policy) -> Result<(), String> {
        let mut policy = asked.clone();
        if policy.funding_lead != Policy::default().funding_lead {
            self.auditor = None;
        }
        if let Some(auditor) = &mut self.auditor {
            auditor.is_untaxed = !asked.charge_tax;
        }
        if let Some(bend) = self.bend {
            bend(&mut policy);
        }
        let prices = self.engine.prices().clone();
        let engine = Engine::new(policy, prices, self.engine.drop_rules().clone());
        self.trace.add(|| calls::policy(&asked));
        self.trace.add_all(|| calls::engine(&self.prices));
        self.put_in_force(engine.map_err(|error| error.to_string())?);
        self.policy = asked;
        Ok(())
    }

    /// Whoever changes policy or prices has everything looked at once.
    fn put_in_force(&mut self, engine: Engine) {
        let rules =
            |engine: &Engine| (engine.policy().fingerprint(), engine.prices().fingerprint());
        if rules(&engine) != rules(&self.engine) {
            self.requeue();
        }
        self.engine = engine;
    }

    /// Whose clock was set back has everything looked at once.
    fn read_clock(&mut self) {
        if self.now < self.latest {
            self.requeue();
        }
        self.latest = self.now;
        self.highest = self.highest.max(self.now);
    }

    fn requeue(&mut self) {
        self.store.requeue(self.now);
        self.is_requeued = true;
        self.trace.add(|| Line::call("requeue").now(self.now));
    }

    /// Puts another price in force, or none.
    ///
    /// # Errors
    /// What is wrong with it; nothing is changed then.
    pub fn set_price(
        &mut self,
        tld: Tld,
        currency: Currency,
        kind: BackorderKind,
        price: Option<Money>,
    ) -> Result<(), Error> {
        let mut prices = self.prices.clone();
        match price {
            Some(price) => prices.insert((tld.clone(), currency, kind), price),
            None => prices.remove(&(tld.clone(), currency, kind)),
        };
        self.trace.add_all(|| calls::engine(&prices));
        let mut list = PriceList::new();
        for ((tld, currency, kind), price) in &prices {
            let inserted = list.insert(tld.clone(), *currency, *kind, *price);
            inserted.inspect_err(|error| self.trace.decided(Err(error)))?;
        }
        let (policy, drops) = (self.engine.policy().clone(), self.engine.drop_rules().clone());
        self.put_in_force(Engine::new(policy, list, drops)?);
        self.prices = prices;
        if let Some(auditor) = &mut self.auditor {
            let minor = price.map_or(0, Money::minor);
            auditor.prices.insert((tld.to_string(), currency.to_string(), kind), minor);
        }
        Ok(())
    }

    /// Takes a step, commits what it decides and checks what always holds. A commit that is
    /// refused is answered as a caller must: the client is loaded again and the step repeated.
    ///
    /// # Errors
    /// A rule that does not hold.
    pub fn act(&mut self, step: &Step) -> Result<(), String> {
        self.last = Last::default();
        if let (Step::Invoice(id, _), Some(auditor)) = (step, &mut self.auditor) {
            auditor.spoken_of_unasked(id.0);
        }
        self.read_clock();
        for _ in 0..4 {
            let refused = self.attempt(step, None)?;
            if refused.is_empty() {
                self.is_requeued &= !matches!(step, Step::Cycle);
                self.audit_after(step)?;
                self.trace.shows(&self.engine, &self.book, self.now);
                return self.check();
            }
            for (client, why) in refused {
                self.book.forget(client);
                self.store.load_client(&mut self.book, client)?;
                self.trace.add(|| Line::call("reload").put("client", client));
                self.last.refused_commit.get_or_insert(why);
            }
        }
        Err(format!("the commit is refused again and again: {:?}", self.last.refused_commit))
    }

    /// Decides the step and commits it, for clients up to `until` where that is given.
    fn attempt(
        &mut self,
        step: &Step,
        until: Option<ClientId>,
    ) -> Result<Vec<(ClientId, String)>, String> {
        if !self.is_silent
            && matches!(
                step,
                Step::Cycle
                    | Step::Activate(_)
                    | Step::Place(_)
                    | Step::PlaceFor(..)
                    | Step::Adopt(_)
            )
        {
            self.trace.accounts(&self.book, self.now);
            read_again(&self.engine, &mut self.book, self.now);
        }
        self.trace.asks(&self.engine, step, &self.book, self.told.as_ref(), self.now);
        let before = contents(&self.book);
        let due = self.engine.next_wakeup(&self.book, self.now);
        let decided = decide(&self.engine, &mut self.book, step, self.now);
        if !matches!(step, Step::Adopt(_)) {
            self.trace.decided(decided.as_deref());
        }
        let decisions = match decided {
            Ok(decisions) => decisions,
            Err(error) => {
                self.seen.errors.insert(error.kind().name());
                self.last.error = Some(error);
                let after = contents(&self.book);
                return if before == after {
                    Ok(Vec::new())
                } else {
                    Err("a refused step changed the book".into())
                };
            }
        };
        let is_early = matches!(step, Step::Cycle) && due.is_none_or(|due| due > self.now);
        if let Some(decision) = decisions.first().filter(|_| is_early) {
            let rule = "broken rule: no change before the wake-up";
            return Err(format!("{rule}\n  due {due:?}, {decision:?}"));
        }
        let is_now = matches!(step, Step::Cycle) && due.is_some_and(|due| due <= self.now);
        if is_now && decisions.is_empty() {
            return Err("broken rule: a wake-up now is for something that is decided now".into());
        }
        let mut refused = Vec::new();
        let commits = self.engine.commits(&mut self.book, &decisions, self.now);
        self.trace.add(|| Line::call("commit").maybe("until", until).now(self.now));
        for commit in commits.map_err(|error| error.to_string())? {
            if until.is_some_and(|until| commit.client > until) {
                break;
            }
            let own: Vec<Decision> =
                decisions.iter().filter(|d| d.client == commit.client).cloned().collect();
            let written = self.store.commit(&commit);
            self.trace.add(|| {
                let line = Line::answer("commit").put("client", commit.client);
                line.flag("written", written.is_ok())
            });
            match written {
                Ok(()) => {
                    self.ledger.enter(&own)?;
                    self.seen.enter(&own);
                    self.audit(&commit, &own)?;
                    self.last.decisions.extend(own);
                }
                Err(why) => refused.push((commit.client, why)),
            }
        }
        Ok(refused)
    }

    fn audit(&mut self, commit: &Commit, own: &[Decision]) -> Result<(), String> {
        let Some(auditor) = &mut self.auditor else { return Ok(()) };
        auditor.is_current = !self.is_stale;
        let own: Vec<&Decision> = own.iter().collect();
        let now = auditor.calendar.seconds(self.now);
        let judged = auditor.committed(commit, &own, &self.book, now);
        judged.map_err(|violation| violation.to_string())
    }

    fn audit_after(&mut self, step: &Step) -> Result<(), String> {
        let Some(auditor) = &mut self.auditor else { return Ok(()) };
        match step {
            Step::Report(id, outcome) => auditor.reported(id, outcome),
            Step::Cycle if !self.is_stale => {
                let now = auditor.calendar.seconds(self.now);
                let judged = auditor.after_cycle(&self.book, now);
                judged.map_err(|violation| violation.to_string())?;
                let again = self.engine.cycle(&mut self.book.clone(), self.now);
                if let Some(decision) = again.first() {
                    return Err(format!(
                        "broken rule: a cycle decides nothing twice\n  {decision:?}"
                    ));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Another process, which knows only the store, takes a step and commits it.
    ///
    /// # Errors
    /// A rule that does not hold; the step's own error.
    pub fn meanwhile(&mut self, step: &Step) -> Result<(), String> {
        self.trace.add(|| Line::call("aside"));
        let own = std::mem::replace(&mut self.book, self.store.load()?);
        self.act(step)?;
        self.book = own;
        self.trace.add(|| Line::call("back"));
        self.is_stale = true;
        match &self.last.error {
            Some(error) => Err(format!("the other process is refused: {error}")),
            None => Ok(()),
        }
    }

    /// A step is decided, but the process ends before anything is committed; or when what
    /// concerns clients up to `after` is.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn crash(&mut self, step: &Step, after: Option<ClientId>) -> Result<(), String> {
        self.last = Last::default();
        let refused = self.attempt(step, Some(after.unwrap_or(ClientId(0))))?;
        if let Step::Report(id, outcome) = step
            && let Some(auditor) = self.auditor.as_mut().filter(|_| !self.last.decisions.is_empty())
        {
            auditor.reported(id, outcome);
        }
        self.last.refused_commit = refused.into_iter().next().map(|(_, why)| why);
        self.reload()
    }

    /// A fresh process: only what is committed is known.
    ///
    /// # Errors
    /// What cannot be read back.
    pub fn reload(&mut self) -> Result<(), String> {
        // A process looks at its clock before it loads anything.
        self.read_clock();
        self.trace.add(|| Line::call("load"));
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

    /// Whether another process wrote since the book was loaded.
    pub(super) fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// Compares the book with the committed rows, and those with the ledger.
    fn check(&self) -> Result<(), String> {
        let fresh = self.store.load()?;
        self.ledger.compare(&fresh)?;
        let (own, stored) = (contents(&self.book), contents(&fresh));
        if !self.is_stale && own != stored {
            return Err(format!("the rows read back differ\n  book {own}\n  rows {stored}"));
        }
        self.check_wakeups(&fresh)
    }

    /// A book made from the rows knows when to wake up as well as one that was kept, once the
    /// accounts are read on either.
    fn check_wakeups(&self, fresh: &Book) -> Result<(), String> {
        // After a change of policy, prices or clock rows are due at once, and while a clock is
        // behind a decision counts from the record's own time: both are right then.
        let is_behind = self.now < self.highest;
        if self.is_stale || self.is_silent || self.is_requeued || is_behind {
            return Ok(());
        }
        let [own, fresh] = [&self.book, fresh].map(|book| {
            let mut book = book.clone();
            read_again(&self.engine, &mut book, self.now);
            self.engine.next_wakeup(&book, self.now)
        });
        if own == fresh {
            return Ok(());
        }
        Err(format!("broken rule: one wake-up for one state\n  kept {own:?}\n  rows {fresh:?}"))
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
    let any = |decision: Option<Decision>| decision.into_iter().collect();
    match step {
        Step::Account(billed) => {
            let reading = billed.read(book, now);
            engine.set_account(book, reading, now)
        }
        Step::Read(reading) => engine.set_account(book, reading.clone(), now),
        Step::Place(order) => engine.place(book, order, now).map(one),
        Step::Adopt(adoption) => engine.adopt(book, adoption, now).map(|taken| taken.decisions),
        Step::Delete(id, by) => engine.delete(book, *id, *by, now).map(one),
        Step::Activate(id) => engine.activate(book, *id, now).map(one),
        Step::GiveUp(id) => engine.give_up(book, *id, now).map(one),
        Step::Accept(id, by) => engine.accept_domain(book, *id, by, now).map(one),
        Step::Gone(client, None) => Ok(engine.client_deleted(book, *client, now)),
        Step::Gone(client, Some(into)) => engine.client_merged(book, *client, *into, now),
        Step::PlaceFor(from, id, client) => {
            engine.place_for(book, *from, *id, *client, now).map(one)
        }
        Step::Redate(id, listing) => engine.set_drop(book, *id, *listing, now).map(any),
        Step::List(list, dates) => {
            Ok(engine.sync_dates(book, &whole_list(book, *list, dates, now), now))
        }
        Step::Part(list, dates) => {
            Ok(engine.sync_dates(book, &DateList::new(*list, dates.clone()), now))
        }
        Step::Cycle => Ok(engine.cycle(book, now)),
        Step::Report(id, outcome) => engine.observe(book, id, outcome, now).map(any),
        Step::Invoice(id, report) => engine.invoice_changed(book, *id, report, now).map(any),
    }
}

/// A list that covers the TLD of every name in the book; it has names of others besides.
fn whole_list(
    book: &Book,
    id: ListId,
    dates: &BTreeMap<DomainName, Dates>,
    now: DateTime<Utc>,
) -> DateList {
    let (others, tlds) = list_of_others(book, now);
    let dates = dates.iter().map(|(name, dates)| (name.clone(), *dates));
    let mut list = DateList::new(id, others.into_iter().chain(dates));
    for tld in tlds {
        list.cover(tld, 1).expect("the list has names");
    }
    list
}

/// A name of somebody in the TLD of every name in the book, and these TLDs.
pub(super) fn list_of_others(
    book: &Book,
    now: DateTime<Utc>,
) -> (BTreeMap<DomainName, Dates>, Vec<Tld>) {
    let tlds: BTreeSet<&str> = book.iter().map(|record| record.name.tld()).collect();
    let others = tlds.iter().map(|tld| {
        let name = DomainName::parse(&format!("of-others.{tld}"), &TldSet::first_dot());
        (name.expect("a name"), Dates::of_drop(now))
    });
    let tlds = tlds.iter().map(|tld| Tld::parse(tld).expect("a TLD"));
    (others.collect(), tlds.collect())
}

/// All that a book says, as text to compare and to show; but for when accounts were read, which
/// alone is not worth a write.
pub fn contents(book: &Book) -> String {
    let mut lines = Vec::new();
    for client in book.clients() {
        let read_at = DateTime::<Utc>::UNIX_EPOCH;
        let account = book.account(client).map(|known| Account { read_at, ..known.clone() });
        lines.push(format!("{account:?}"));
    }
    for record in book.iter() {
        lines.push(format!("{record:?} {:?}", book.claims(&record.name)));
    }
    lines.join("\n")
}
