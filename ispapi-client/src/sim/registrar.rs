//! The registrar's books, and what time does to them. No I/O, no clock but the simulated one.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::{Currency, Kind, Money};
use chrono::{DateTime, Duration, Months, Utc};

use super::script::{Fault, Name, Outcome};

/// An application for a name.
#[derive(Debug, Clone)]
pub(super) struct Application {
    pub domain: String,
    pub kind: Kind,
    pub class: String,
    /// Owner, admin, tech and billing handles.
    pub contacts: [String; 4],
    pub status: String,
    pub created: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    /// What the name costs us if we get it.
    pub fee: Money,
    /// Whether the fee is locked in the account's deposit.
    pub locked: bool,
    pub charged: bool,
    pub auction: Option<Auction>,
    /// Withdrawn or forgotten: the API no longer knows it.
    pub gone: bool,
    pub history: Vec<(DateTime<Utc>, String)>,
}

/// An auction of an application's name.
#[derive(Debug, Clone)]
pub(super) struct Auction {
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
    /// The word at its end.
    pub result: &'static str,
    pub bid: Money,
}

/// A name that is ours.
#[derive(Debug, Clone)]
pub(super) struct Domain {
    pub application: u64,
    pub caught: DateTime<Utc>,
    /// From when StatusDomain knows it.
    pub readable: DateTime<Utc>,
    pub expires: DateTime<Utc>,
}

/// Money taken from the account.
#[derive(Debug, Clone)]
pub(super) struct Charge {
    pub at: DateTime<Utc>,
    pub application: u64,
    pub domain: String,
    pub amount: Money,
    pub balance: Money,
}

/// A command as it was received.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub at: DateTime<Utc>,
    pub command: String,
    /// With secrets masked.
    pub parameters: BTreeMap<String, String>,
    /// The code of the answer, if the command was carried out.
    pub code: Option<u16>,
    pub fault: Option<String>,
}

/// The whole state of the simulation.
#[derive(Debug, Clone)]
pub(super) struct Registrar {
    pub now: DateTime<Utc>,
    pub amount: Money,
    pub deposit: Money,
    pub credit: Money,
    pub prices: BTreeMap<(String, Kind), Money>,
    /// What is true of names that are not scripted.
    pub unscripted: Name,
    pub names: BTreeMap<String, Name>,
    pub applications: BTreeMap<u64, Application>,
    pub domains: BTreeMap<String, Domain>,
    pub charges: Vec<Charge>,
    pub faults: Vec<Fault>,
    pub log: Vec<Received>,
    /// The only login let in; none: every one.
    pub login: Option<(String, String)>,
    pub sessions: BTreeSet<String>,
    pub sessions_started: u64,
}

/// The statuses in which an application still waits for the drop.
const OPEN: [&str; 3] = ["REQUESTED", "ACTIVE", "PROCESSING"];

/// The number of the first application.
const FIRST_APPLICATION: u64 = 10_001;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Activate,
    Lock,
    Process,
    Decide,
    EndAuction,
}

impl Application {
    pub fn is_open(&self) -> bool {
        !self.gone && OPEN.contains(&self.status.as_str())
    }

    fn becomes(&mut self, at: DateTime<Utc>, status: &str) {
        self.updated = at.max(self.updated);
        status.clone_into(&mut self.status);
        self.history.push((self.updated, status.to_owned()));
    }
}

impl Registrar {
    pub fn new(now: DateTime<Utc>, currency: Currency) -> Registrar {
        Registrar {
            now,
            amount: Money::of_minor(1_000_000, currency),
            deposit: Money::zero(currency),
            credit: Money::zero(currency),
            prices: BTreeMap::new(),
            unscripted: Name::unscripted(currency),
            names: BTreeMap::new(),
            applications: BTreeMap::new(),
            domains: BTreeMap::new(),
            charges: Vec::new(),
            faults: Vec::new(),
            log: Vec::new(),
            login: None,
            sessions: BTreeSet::new(),
            sessions_started: 0,
        }
    }

    pub fn currency(&self) -> Currency {
        self.amount.currency()
    }

    pub fn name(&self, domain: &str) -> &Name {
        self.names.get(domain).unwrap_or(&self.unscripted)
    }

    /// What we may still spend: balance and credit line without what is locked.
    pub fn available(&self) -> Money {
        let sum = self.amount.plus(self.credit).and_then(|sum| sum.minus(self.deposit));
        sum.unwrap_or(Money::zero(self.currency()))
    }

    /// The fee of a catch.
    pub fn fee(&self, domain: &str, kind: Kind) -> Money {
        let tld = domain.split_once('.').map_or("", |(_, tld)| tld);
        let default = match kind {
            Kind::Full => 4_900,
            Kind::Lite => 750,
        };
        let listed = self.prices.get(&(tld.to_owned(), kind)).copied();
        listed.unwrap_or(Money::of_minor(default, self.currency()))
    }

    /// Whether the fee of an application made now would be locked at once.
    pub fn locks_now(&self, domain: &str) -> bool {
        self.name(domain).drop.is_some_and(|drop| drop - LOCK <= self.now)
    }

    /// Takes in a new application and gives back its number.
    pub fn apply(&mut self, application: Application) -> u64 {
        let number = FIRST_APPLICATION + self.applications.len() as u64;
        self.applications.insert(number, application);
        self.settle();
        number
    }

    /// Moves the clock and does everything that is due on the way, in order.
    pub fn advance(&mut self, to: DateTime<Utc>) -> Result<(), String> {
        if to < self.now {
            return Err("the simulated clock does not go back; reset first".to_owned());
        }
        self.now = to;
        self.settle();
        Ok(())
    }

    /// Does everything that is due.
    pub fn settle(&mut self) {
        while let Some((at, step, number)) = self.next_due() {
            self.step(at, step, number);
        }
    }

    /// The earliest thing that is due; of several at one instant the one of the lower step, then
    /// of the lower number.
    fn next_due(&self) -> Option<(DateTime<Utc>, Step, u64)> {
        let due = self.applications.iter().filter_map(|(number, application)| {
            let (at, step) = self.next_step(application)?;
            (at <= self.now).then_some((at, step, *number))
        });
        due.min()
    }

    fn next_step(&self, application: &Application) -> Option<(DateTime<Utc>, Step)> {
        if application.gone {
            return None;
        }
        if application.status == "AUCTION-PENDING" {
            return application.auction.as_ref().map(|auction| (auction.ends, Step::EndAuction));
        }
        if !application.is_open() {
            return None;
        }
        let name = self.name(&application.domain);
        let drop = name.drop.filter(|_| !name.decided).map(|drop| drop.max(application.created));
        let activate = (application.status == "REQUESTED")
            .then_some((application.created + ACTIVATION, Step::Activate));
        // Retried until the decision, as long as the funds are short.
        let lock = drop
            .filter(|_| !application.locked && self.affords(application))
            .map(|drop| ((drop - LOCK).max(application.created), Step::Lock));
        let process =
            drop.filter(|_| application.status != "PROCESSING").map(|drop| (drop, Step::Process));
        let decide = drop
            .filter(|_| application.status == "PROCESSING" && name.outcome != Outcome::Stuck)
            .map(|drop| (drop + name.settle, Step::Decide));
        [activate, lock, process, decide].into_iter().flatten().min()
    }

    fn affords(&self, application: &Application) -> bool {
        application.fee.minus(self.available()).is_ok_and(|short| !short.is_positive())
    }

    fn step(&mut self, at: DateTime<Utc>, step: Step, number: u64) {
        match step {
            Step::Activate => self.change(number, at, "ACTIVE"),
            Step::Process => self.change(number, at, "PROCESSING"),
            Step::Lock => self.lock(number),
            Step::Decide => {
                let domain = self.applications[&number].domain.clone();
                self.decide(&domain, at);
            }
            Step::EndAuction => {
                let result = self.applications[&number].auction.as_ref().map(|end| end.result);
                self.finish(number, at, result.unwrap_or("FAILED"));
            }
        }
    }

    fn change(&mut self, number: u64, at: DateTime<Utc>, status: &str) {
        if let Some(application) = self.applications.get_mut(&number) {
            application.becomes(at, status);
        }
    }

    fn lock(&mut self, number: u64) {
        let Some(application) = self.applications.get_mut(&number) else { return };
        if let Ok(deposit) = self.deposit.plus(application.fee) {
            self.deposit = deposit;
            application.locked = true;
        }
    }

    /// Decides all applications that wait for a name.
    fn decide(&mut self, domain: &str, at: DateTime<Utc>) {
        let name = self.name(domain).clone();
        let waiting = |application: &Application| {
            application.domain == domain && !application.gone && application.status == "PROCESSING"
        };
        let numbers = self.applications.iter().filter(|(_, application)| waiting(application));
        let numbers: Vec<u64> = numbers.map(|(number, _)| *number).collect();
        // The registrar could not lock the fee of these.
        let (funded, short): (Vec<u64>, Vec<u64>) =
            numbers.into_iter().partition(|number| self.applications[number].locked);
        for number in short {
            self.finish(number, at, "FAILED");
        }
        let full = funded.iter().any(|number| self.applications[number].kind == Kind::Full);
        let best = if full { Kind::Full } else { Kind::Lite };
        let (first, second): (Vec<u64>, Vec<u64>) =
            funded.iter().partition(|number| self.applications[*number].kind == best);
        self.decide_class(&name, best, &first, at);
        for number in second {
            self.finish(number, at, word_for_others(&name.outcome));
        }
        self.names.entry(domain.to_owned()).or_insert(name).decided = true;
    }

    /// Decides the applications of the class that comes first, in their order.
    fn decide_class(&mut self, name: &Name, kind: Kind, numbers: &[u64], at: DateTime<Utc>) {
        let among_ourselves = kind == Kind::Full && numbers.len() > 1;
        for (place, number) in numbers.iter().copied().enumerate() {
            let first = place == 0;
            match &name.outcome {
                Outcome::Catch if among_ourselves => self.auction(name, number, first, at),
                Outcome::AuctionWon => self.auction(name, number, first, at),
                Outcome::AuctionLost => self.auction(name, number, false, at),
                Outcome::Catch if first => self.finish(number, at, "SUCCESSFUL"),
                Outcome::Catch | Outcome::Lose => self.finish(number, at, "FAILED"),
                Outcome::Word(word) => self.finish(number, at, &word.clone()),
                Outcome::Vanish => self.withdraw(number, at, "GONE"),
                Outcome::Stuck => {}
            }
        }
    }

    fn auction(&mut self, name: &Name, number: u64, won: bool, at: DateTime<Utc>) {
        let result = if won { "AUCTION-WON" } else { "AUCTION-LOST" };
        if let Some(application) = self.applications.get_mut(&number) {
            let ends = at + name.auction;
            application.auction = Some(Auction { starts: at, ends, result, bid: name.bid });
            application.becomes(at, "AUCTION-PENDING");
        }
    }

    /// Gives an application its last word, and settles its money.
    fn finish(&mut self, number: u64, at: DateTime<Utc>, status: &str) {
        self.unlock(number);
        self.change(number, at, status);
        let ours = matches!(status, "SUCCESSFUL" | "AUCTION-WON");
        let Some(application) = self.applications.get_mut(&number).filter(|_| ours) else { return };
        application.charged = true;
        let (domain, fee) = (application.domain.clone(), application.fee);
        let at = application.updated;
        // Amounts are bounded where they come in; nothing here can leave the range of money.
        self.amount = self.amount.minus(fee).unwrap_or(self.amount);
        let readable = at + self.name(&domain).readable;
        let expires = at.checked_add_months(Months::new(12)).unwrap_or(at);
        let owned = Domain { application: number, caught: at, readable, expires };
        self.domains.insert(domain.clone(), owned);
        let balance = self.amount;
        self.charges.push(Charge { at, application: number, domain, amount: fee, balance });
    }

    /// Takes an application out of the API's sight.
    pub fn withdraw(&mut self, number: u64, at: DateTime<Utc>, status: &str) {
        self.unlock(number);
        self.change(number, at, status);
        if let Some(application) = self.applications.get_mut(&number) {
            application.gone = true;
        }
    }

    fn unlock(&mut self, number: u64) {
        let Some(application) = self.applications.get_mut(&number) else { return };
        if std::mem::take(&mut application.locked) {
            self.deposit = self.deposit.minus(application.fee).unwrap_or(self.deposit);
        }
    }
}

/// What becomes of a LITE application beside a FULL one.
fn word_for_others(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Word(word) => word,
        _ => "FAILED",
    }
}

/// From the application until it is ACTIVE.
const ACTIVATION: Duration = Duration::seconds(60);

/// How long before the drop the fee is locked.
const LOCK: Duration = Duration::days(3);
