//! One history being played: the clock, what is planned, and everybody who takes part.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use backorder_core::Job;
use backorder_core::{
    Actor, BackorderId, BackorderKind, Book, ClientId, Currency, DateSource, Dates, DomainName,
    DropRules, EffectId, Engine, ListId, Listing, Money, Outcome, Placement, Policy, PriceList,
    Status, Tld, TldSet,
};

use super::auditor::Auditor;
use super::billing::{Billing, dollars, euros};
use super::jobs::Jobs;
use super::lists::{self, Fault};
use super::plan::{DAY, HOUR, History, MINUTE, NAMES, Op, Seconds, Step, TLDS, clock};
use super::random::fate;
use super::registrar::Registrar;
use super::script::Script;
use super::worker::{End, Who, Worker};
use super::{Tally, Violation};
use crate::scenario::Bend;
use crate::scenario::world::Step as Call;
use crate::store::Store;

/// How long everything works at the end.
const SETTLING: Seconds = 80 * DAY;

/// How many cycles follow closely on a step or a drop.
const EAGER: u8 = 6;

/// When cycles must run, counted from a drop: around every bound of the rules.
const AROUND_A_DROP: [Seconds; 13] = [
    -74 * HOUR,
    -72 * HOUR,
    -24 * HOUR,
    -4 * HOUR,
    -2 * HOUR,
    -2 * HOUR + 5 * MINUTE,
    -HOUR,
    0,
    5 * MINUTE,
    2 * HOUR,
    4 * HOUR,
    48 * HOUR + 5 * MINUTE,
    7 * DAY + 5 * MINUTE,
];

/// Everybody and everything.
pub(super) struct World {
    pub history: History,
    pub engine: Engine,
    pub store: Store,
    pub worker: Worker,
    pub registrar: Registrar,
    pub billing: Billing,
    pub auditor: Auditor,
    pub now: Seconds,
    /// Percent of calls that go wrong.
    pub weather: u64,
    pub tally: Tally,
    pub trace: Option<Vec<String>>,
    pub script: Option<Script>,
    pub jobs: Jobs,
    bend: Option<Bend>,
    steps: VecDeque<Step>,
    cycles: BTreeSet<Seconds>,
    reports: BTreeMap<(Seconds, u64), (EffectId, Outcome)>,
    planned: u64,
    outage_until: Seconds,
    /// Extra cycles that may still follow closely on what happened.
    eagerness: u8,
    prices: BTreeMap<u8, i64>,
    pub(super) names: Vec<DomainName>,
    pub(super) next_id: u64,
    lists: u64,
}

impl World {
    /// The world at the beginning of a history.
    pub fn new(history: &History, bend: Option<Bend>) -> World {
        let prices = BTreeMap::from([(0, 2000), (1, 1500), (2, 1000)]);
        let parse = |name: &&str| DomainName::parse(name, &TldSet::first_dot()).expect("a name");
        let mut world = World {
            history: history.clone(),
            engine: engine(history, &prices, bend),
            store: Store::without_finished(),
            worker: Worker::default(),
            registrar: Registrar::new(history),
            billing: Billing::new(),
            auditor: Auditor::default(),
            now: 0,
            weather: 10,
            tally: Tally::default(),
            trace: None,
            script: None,
            jobs: Jobs::new(history),
            bend,
            steps: history.steps.iter().copied().collect(),
            cycles: BTreeSet::new(),
            reports: BTreeMap::new(),
            planned: 0,
            outage_until: 0,
            eagerness: 0,
            prices,
            names: NAMES.iter().map(parse).collect(),
            next_id: 1,
            lists: 1,
        };
        world.auditor.calendar = history.calendar;
        world.auditor.is_untaxed = !history.charge_tax;
        world.tell_prices();
        for at in world.jobs.cycles() {
            world.plan_cycle(at);
        }
        for name in 0..NAMES.len() {
            world.plan_around_truth(name);
        }
        world
    }

    /// Plays it to the end and closes the books.
    pub fn play(&mut self) -> Result<Tally, Violation> {
        let ends = self.history.ends() + DAY;
        let mut coarse = 0;
        while coarse < ends {
            self.cycles.insert(coarse);
            coarse += 8 * HOUR;
        }
        self.play_until(ends)?;
        self.weather = 0;
        self.outage_until = 0;
        let book = self.store.load_all().expect("own rows");
        let last_drop = book.iter().filter_map(|record| record.present.dates);
        let calendar = self.history.calendar;
        let last_drop = last_drop.map(|dates| calendar.seconds(dates.drop_at)).max().unwrap_or(0);
        let closes = ends.max(last_drop) + SETTLING;
        self.plan_around_dates(&book);
        while coarse < closes {
            self.cycles.insert(coarse);
            coarse += DAY;
        }
        self.play_until(closes)?;
        self.close()
    }

    fn close(&mut self) -> Result<Tally, Violation> {
        let book = self.store.load_all().expect("own rows");
        let policy = self.engine.policy();
        self.auditor.at_the_end(&book, &self.registrar, &self.billing, policy, self.now)?;
        self.jobs.judge(self.now)?;
        for entry in self.auditor.entries.values().filter(|entry| entry.status.is_terminal()) {
            let is_won = matches!(entry.status, Status::Successful | Status::AuctionWon);
            self.tally.won += u64::from(is_won);
            self.tally.lost += u64::from(!is_won);
        }
        (self.tally.jobs_run, self.tally.jobs_shifted) = self.jobs.counts();
        self.tally.clock_changes = u64::from(self.jobs.night.is_some());
        self.tally.registrar_ended = self.registrar.ended;
        self.tally.caught_twice = self.registrar.gave_twice;
        self.tally.auctions = self.registrar.auctions;
        Ok(self.tally)
    }

    /// Everything planned before `end`, in order of time: the registrar's own events first, then
    /// steps, reports and cycles.
    fn play_until(&mut self, end: Seconds) -> Result<(), Violation> {
        loop {
            let truth = self.registrar.next_event();
            let step = self.steps.front().map(|step| step.at);
            let report = self.reports.first_key_value().map(|((at, _), _)| *at);
            let cycle = self.cycles.first().copied();
            let cron = self.jobs.next_by_crontab();
            let Some(next) = [truth, step, report, cycle, cron].into_iter().flatten().min() else {
                return Ok(());
            };
            if next > end {
                return Ok(());
            }
            self.now = self.now.max(next);
            if truth == Some(next) {
                self.eagerness = EAGER;
                self.tally.drops_in_such_nights += u64::from(self.jobs.is_night(next));
                self.registrar.advance(next);
                (0..NAMES.len()).for_each(|name| self.plan_around_truth(name));
            } else if step == Some(next) {
                let step = self.steps.pop_front().expect("just seen");
                self.eagerness = EAGER;
                self.note(|| format!("-- {:?}", step.op));
                self.take(step.op)?;
            } else if report == Some(next) {
                let (_, (id, outcome)) = self.reports.pop_first().expect("just seen");
                if self.now < self.outage_until {
                    // Half of what comes in an outage is lost, half waits.
                    if id.number % 2 == 0 {
                        self.plan_report(self.outage_until, id, outcome);
                    }
                } else {
                    self.report(id, &outcome)?;
                }
            } else if cron == Some(next) {
                let job = self.jobs.pop_by_crontab().expect("just seen");
                self.run_job(job)?;
            } else {
                self.cycles.pop_first();
                if self.now < self.outage_until {
                    self.tally.cycles_missed += 1;
                } else {
                    for job in self.jobs.due(self.now) {
                        self.run_job(job)?;
                    }
                    self.run_cycle()?;
                }
            }
        }
    }

    /// The droplist is taken over, or compared with the backorders.
    fn run_job(&mut self, job: Job) -> Result<(), Violation> {
        if self.now < self.outage_until {
            return Ok(());
        }
        self.note(|| format!("job {job}"));
        if job == Job::Import {
            self.lists += 1;
            self.jobs.list = Some((ListId(self.lists), self.listed(0, Fault::Absent)));
            return Ok(());
        }
        let Some((list, names)) = self.jobs.list.take() else { return Ok(()) };
        self.tally.imports += 1;
        let mut book = self.store.load_all().expect("own rows");
        let kept = self.worker.version;
        self.compare(&mut book, list, names, true)?;
        self.worker.version = kept;
        Ok(())
    }

    /// A list is compared with all backorders, and what it changed is judged.
    fn compare(
        &mut self,
        book: &mut Book,
        list: ListId,
        names: BTreeMap<DomainName, Dates>,
        is_whole: bool,
    ) -> Result<(), Violation> {
        let before = self.store.load_all().expect("own rows");
        let call = match is_whole {
            true => Call::List(list, names.clone()),
            false => Call::Part(list, names.clone()),
        };
        let end = self.decide(book, &call, Who::Other, self.now)?;
        let parts = [18, list.0];
        if end == Ok(End::Clean) && fate(self.history.seed, &parts).chance(20) {
            // The same list once more, from the rows as they are now.
            self.tally.lists_again += 1;
            let version = self.store.version;
            let mut fresh = self.store.load_all().expect("own rows");
            self.ask(&mut fresh, &call)?;
            if self.store.version > version {
                let rule = "a list told again changes nothing";
                return Err(Violation::new(rule, self.now, format!("list {}", list.0)));
            }
        }
        let now = self.history.calendar.at(self.now);
        lists::judge(&before, &self.store.load_all().expect("own rows"), &names, is_whole, now)
            .map_err(|text| Violation::new("a list is evidence of what it has", self.now, text))
    }

    /// The names that the registrar's list has, but for those that it does not give as they are.
    fn listed(&mut self, lacks: u8, fault: Fault) -> BTreeMap<DomainName, Dates> {
        let now = self.history.calendar.at(self.now);
        let mut listed = BTreeMap::new();
        for (index, name) in self.names.iter().enumerate() {
            let Some(dates) = self.registrar.listing(index, self.now) else { continue };
            let count = match fault {
                _ if lacks >> index & 1 == 0 => {
                    listed.insert(name.clone(), dates);
                    continue;
                }
                Fault::Absent => &mut self.tally.names_lacking,
                Fault::Past => &mut self.tally.names_past,
                Fault::Cut => &mut self.tally.names_cut,
            };
            *count += 1;
            listed.extend(fault.dates(dates, now).map(|dates| (name.clone(), dates)));
        }
        listed
    }

    fn run_cycle(&mut self) -> Result<(), Violation> {
        let before = self.store.version;
        if self.now % (8 * HOUR) == 0 {
            self.eagerness = self.eagerness.max(2);
        }
        self.note(|| "cycle".to_owned());
        self.cycle(self.now)?;
        if self.store.version > before {
            self.wake_soon();
        }
        Ok(())
    }

    /// A cycle at the next five minutes, but only a few in a row: polls alone would go on so for
    /// weeks.
    pub fn wake_soon(&mut self) {
        if self.eagerness > 0 {
            self.eagerness -= 1;
            self.plan_cycle(self.now + MINUTE);
        }
    }

    /// A cycle at the first multiple of five minutes from then on.
    pub fn plan_cycle(&mut self, at: Seconds) {
        let grid = 5 * MINUTE;
        self.cycles.insert(((at.max(self.now) + grid - 1) / grid) * grid);
    }

    /// Somebody does that at once.
    pub fn take_soon(&mut self, op: Op) {
        self.steps.push_front(Step { at: self.now, op });
    }

    /// A reply gets in then.
    pub fn plan_report(&mut self, at: Seconds, id: EffectId, outcome: Outcome) {
        self.planned += 1;
        self.reports.insert((at, self.planned), (id, outcome));
    }

    fn plan_around(&mut self, drop: Seconds) {
        for offset in AROUND_A_DROP {
            if drop + offset >= self.now {
                self.plan_cycle(drop + offset);
            }
        }
    }

    fn plan_around_truth(&mut self, name: usize) {
        let known = &self.registrar.names[name];
        let (drop, finalization) = (known.drop, known.finalization);
        if let Some(drop) = drop {
            self.plan_around(drop);
            if let Some(before) = finalization {
                for offset in [-72 * HOUR, -HOUR, -5 * MINUTE, 0, 5 * MINUTE] {
                    self.plan_cycle(drop - before + offset);
                }
            }
        }
    }

    fn plan_around_dates(&mut self, book: &Book) {
        let calendar = self.history.calendar;
        let drops: Vec<Seconds> = book
            .iter()
            .filter_map(|record| Some(calendar.seconds(record.present.dates?.drop_at)))
            .collect();
        drops.into_iter().for_each(|drop| self.plan_around(drop));
    }

    /// Writes a line into the trace, if one is kept.
    pub fn note(&mut self, line: impl FnOnce() -> String) {
        let now = self.now;
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{}  {}", clock(now), line()));
        }
    }

    fn take(&mut self, op: Op) -> Result<(), Violation> {
        match op {
            Op::Credit { client, minor } => {
                let purse = self.billing.purses.get_mut(&u64::from(client)).expect("known client");
                purse.credit = (purse.credit + i64::from(minor)).max(0);
            }
            Op::Bill { client, minor } => {
                let purse = self.billing.purses.get_mut(&u64::from(client)).expect("known client");
                purse.other_unpaid += i64::from(minor);
            }
            Op::Pay { client } => self.billing.pay_all(u64::from(client)),
            Op::Void { client, deleted } => {
                let voided = self.billing.void_oldest(u64::from(client), deleted);
                self.tally.invoices_voided += u64::from(voided);
            }
            Op::Currency { client, dollars: to_dollars } => {
                let currency = if to_dollars { dollars() } else { euros() };
                let changed = self.billing.change_currency(u64::from(client), currency);
                self.tally.currencies_changed += u64::from(changed);
            }
            Op::Price { tld, minor } => {
                self.prices.insert(tld, i64::from(minor));
                self.reprice();
                self.script_prices();
                self.tally.price_changes += 1;
            }
            Op::Outage { hours } => {
                self.outage_until = self.outage_until.max(self.now + i64::from(hours) * HOUR);
                self.worker.book = None;
            }
            Op::Weather { percent } => self.weather = u64::from(percent),
            Op::MoveDrop { name, hours } => {
                let (name, now) = (usize::from(name), self.now);
                if let Some(drop) = &mut self.registrar.names[name].drop {
                    self.tally.drops_moved += 1;
                    *drop = (*drop + i64::from(hours) * HOUR).max(now + HOUR);
                }
                self.plan_around_truth(name);
            }
            Op::Overlap => self.overlap()?,
            Op::ClockBack { minutes } => {
                self.tally.clocks_back += 1;
                self.auditor.clock_behind = i64::from(minutes) * MINUTE;
                self.cycle(self.now - self.auditor.clock_behind)?;
                self.auditor.clock_behind = 0;
            }
            _ => self.people(op)?,
        }
        self.wake_soon();
        Ok(())
    }

    /// What people do goes through a process of its own, which loads the rows first.
    fn people(&mut self, op: Op) -> Result<(), Violation> {
        let mut book = self.store.load_all().expect("own rows");
        let kept = self.worker.version;
        // Nothing is asked in the name of who is gone.
        if op.client().is_some_and(|client| self.auditor.is_gone(u64::from(client))) {
            return Ok(());
        }
        let id = |client: u8, name: u8| {
            let name = &self.names[usize::from(name)];
            let own = book.of_name(name).filter(|r| r.client.0 == u64::from(client));
            own.filter(|r| r.deleted_at.is_none()).map(|r| r.id).max().unwrap_or(BackorderId(0))
        };
        match op {
            Op::Place { client, name, lite, listed } => {
                return self.place(book, client, usize::from(name), lite, listed);
            }
            Op::Adopt { client, name, was } => {
                return self.adopt(book, u64::from(client), usize::from(name), was);
            }
            Op::Delete { client, name } => {
                let (id, by) = (id(client, name), Actor::Client(ClientId(u64::from(client))));
                self.ask(&mut book, &Call::Delete(id, by))?;
            }
            Op::Activate { client, name } => {
                let id = id(client, name);
                self.read_account(&mut book, u64::from(client), (Who::Other, self.now))?;
                self.ask(&mut book, &Call::Activate(id))?;
            }
            Op::GiveUp { client, name } => {
                let id = id(client, name);
                self.ask(&mut book, &Call::GiveUp(id))?;
            }
            Op::SetDrop { client, name, hours_off, pinned } => {
                let id = id(client, name);
                let truth = self.registrar.names[usize::from(name)].drop.unwrap_or(self.now + DAY);
                let drop = truth + i64::from(hours_off) * HOUR;
                let dates = Dates::of_drop(self.history.calendar.at(drop));
                let listing = Listing { dates, source: DateSource::Admin { pinned } };
                let is_taken = self.ask(&mut book, &Call::Redate(id, listing))?;
                self.tally.dates_set += u64::from(is_taken);
                self.plan_around(drop);
            }
            Op::Leave { client, into } => {
                self.leave(u64::from(client), into.map(u64::from), book)?;
            }
            Op::TakeBack { how } => self.take_back(book, how)?,
            Op::Accept => self.accept(book)?,
            Op::Import { lacks } => {
                self.lists += 1;
                self.tally.imports += 1;
                let fault = Fault::of(lacks);
                let names = self.listed(lacks, fault);
                self.compare(&mut book, ListId(self.lists), names, fault != Fault::Cut)?;
            }
            _ => {}
        }
        // The worker that keeps a book is behind now, unless nothing was written.
        self.worker.version = kept;
        Ok(())
    }

    fn place(
        &mut self,
        mut book: Book,
        client: u8,
        name: usize,
        lite: bool,
        listed: bool,
    ) -> Result<(), Violation> {
        let kept = self.worker.version;
        let client = u64::from(client);
        self.read_account(&mut book, client, (Who::Other, self.now))?;
        let dates = self.registrar.listing(name, self.now).filter(|_| listed);
        let source = DateSource::Droplist(ListId(self.lists));
        let order = Placement {
            id: BackorderId(self.next_id),
            client: ClientId(client),
            name: self.names[name].clone(),
            kind: if lite { BackorderKind::Lite } else { BackorderKind::Full },
            listing: dates.map(|dates| Listing { dates, source }),
        };
        self.next_id += 1;
        // Now and then two requests at once: both have loaded the same rows.
        let parts = [17, client, order.id.0, self.now.cast_unsigned()];
        let is_double = fate(self.history.seed, &parts).chance(20);
        let rival = is_double
            .then(|| (book.clone(), Placement { id: BackorderId(self.next_id), ..order.clone() }));
        let is_placed = self.ask(&mut book, &Call::Place(order))?;
        if let Some((mut book, order)) = rival.filter(|_| is_placed) {
            self.next_id += 1;
            self.tally.placed_at_once += 1;
            // The runner of scenarios has no line for a request that comes second.
            let script = self.script.take();
            self.ask(&mut book, &Call::Place(order))?;
            self.script = script;
        }
        self.worker.version = kept;
        Ok(())
    }

    /// A call of the engine that may refuse; a refusal changes nothing. Whether it was taken.
    pub(super) fn ask(&mut self, book: &mut Book, call: &Call) -> Result<bool, Violation> {
        match self.decide(book, call, Who::Other, self.now)? {
            Ok(_) => Ok(true),
            Err(error) => {
                self.note(|| format!("refused: {error}"));
                Ok(false)
            }
        }
    }

    /// The prices and the policy as lines of a scenario.
    pub fn script_prices(&mut self) {
        for (tld, full) in self.prices.clone() {
            for currency in [euros(), dollars()] {
                for (kind, minor) in [(BackorderKind::Full, full), (BackorderKind::Lite, full / 2)]
                {
                    let tld = TLDS[usize::from(tld)];
                    let amount = Money::of_minor(minor, currency).to_decimal();
                    self.script(self.now, || format!("price {tld} {currency} {kind} {amount}"));
                }
            }
        }
        if !self.history.charge_auction_won {
            self.script(self.now, || "policy charge_auction_won no".to_owned());
        }
        if !self.history.charge_tax {
            self.script(self.now, || "policy charge_tax no".to_owned());
        }
    }

    fn reprice(&mut self) {
        self.engine = engine(&self.history, &self.prices, self.bend);
        self.store.requeue(self.history.calendar.at(self.now));
        self.tell_prices();
    }

    fn tell_prices(&mut self) {
        self.auditor.prices.clear();
        for (tld, full) in &self.prices {
            for currency in ["EUR", "USD"] {
                for (kind, minor) in [(BackorderKind::Full, *full), (BackorderKind::Lite, full / 2)]
                {
                    let tld = TLDS[usize::from(*tld)].to_owned();
                    self.auditor.prices.insert((tld, currency.to_owned(), kind), minor);
                }
            }
        }
    }
}

fn engine(history: &History, prices: &BTreeMap<u8, i64>, bend: Option<Bend>) -> Engine {
    let mut list = PriceList::new();
    for (tld, full) in prices {
        let tld = Tld::parse(TLDS[usize::from(*tld)]).expect("a TLD");
        for currency in [euros(), dollars()] {
            let mut insert = |currency: Currency, kind, minor| {
                let amount = Money::of_minor(minor, currency);
                list.insert(tld.clone(), currency, kind, amount).expect("each once");
            };
            insert(currency, BackorderKind::Full, *full);
            insert(currency, BackorderKind::Lite, full / 2);
        }
    }
    let History { charge_auction_won, charge_tax, .. } = *history;
    let mut policy = Policy { charge_auction_won, charge_tax, ..Policy::default() };
    if let Some(bend) = bend {
        bend(&mut policy);
    }
    static RULES: LazyLock<DropRules> = LazyLock::new(DropRules::builtin);
    Engine::new(policy, list, RULES.clone()).expect("a valid policy")
}
