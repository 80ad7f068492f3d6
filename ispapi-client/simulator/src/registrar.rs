//! The registrar's books, and what time does to them. No I/O, no clock but the simulated one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::sync::Arc;

use backorder_core::{BackorderKind, Currency, Money};
use chrono::{DateTime, Duration, Utc};
use ispapi_client::Platform;

use super::access::Access;
use super::account::{Account, Charge};
use super::application::{ACTIVATION, Application, Step};
use super::auction::{Auction, Bidder};
use super::contact::{Contact, Verification};
use super::dice::Dice;
use super::domain::{Domain, DomainStep, Foreign};
use super::droplist::Listed;
use super::fault::Fault;
use super::hosting::{Host, Zone};
use super::name::{Name, Outcome};

/// A command as it was received.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub at: DateTime<Utc>,
    pub login: String,
    pub command: String,
    /// With secrets masked.
    pub parameters: BTreeMap<String, String>,
    /// The code of the answer, if the command was carried out.
    pub code: Option<u16>,
    pub fault: Option<String>,
}

/// Something that was done to an object, for QueryObjectLogList.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noted {
    pub at: DateTime<Utc>,
    pub account: String,
    pub class: &'static str,
    pub object: String,
    pub operation: &'static str,
    pub status: &'static str,
}

/// What a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Service {
    Catch(BackorderKind),
    Renew,
    Restore,
    Transfer,
    Trade,
}

/// The whole state of the simulation.
#[derive(Debug, Clone)]
pub(super) struct Registrar {
    pub platform: Platform,
    pub dice: Dice,
    pub now: DateTime<Utc>,
    pub currency: Currency,
    pub access: Access,
    /// By login; the first one under the empty text.
    pub accounts: BTreeMap<String, Account>,
    pub prices: BTreeMap<(String, Service), Money>,
    /// Exchange rates to other currencies, in millionths.
    pub rates: BTreeMap<String, u64>,
    /// The contact handles an account may use; while there are none, every one.
    pub contacts: BTreeSet<String>,
    /// Those that were made, by their handle.
    pub made_contacts: BTreeMap<String, Contact>,
    /// By address.
    pub verifications: BTreeMap<String, Verification>,
    /// Values that accounts keep, by account, key and name.
    pub environment: BTreeMap<(String, String, String), String>,
    /// What is true of names that are not scripted.
    pub unscripted: Name,
    pub names: BTreeMap<String, Name>,
    /// The names on the droplist that were made up.
    pub listed: Arc<BTreeMap<String, Listed>>,
    pub applications: BTreeMap<u64, Application>,
    /// By domain.
    pub auctions: BTreeMap<String, Auction>,
    pub domains: BTreeMap<String, Domain>,
    pub foreign: BTreeMap<String, Foreign>,
    pub hosts: BTreeMap<String, Host>,
    pub zones: BTreeMap<String, Zone>,
    pub charges: Vec<Charge>,
    /// How often money became free for other things.
    released: u64,
    pub noted: Vec<Noted>,
    pub faults: Vec<Fault>,
    /// Shared, since it only grows and a control request works on a copy of everything.
    pub log: Arc<Vec<Received>>,
}

/// The number of the first application.
const FIRST_APPLICATION: u64 = 10_001;

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Application(Step, u64),
    Domain(DomainStep, String),
    Transfer(String),
}

impl Registrar {
    pub fn new(platform: Platform, seed: u64, now: DateTime<Utc>, currency: Currency) -> Registrar {
        Registrar {
            platform,
            dice: Dice(seed),
            now,
            currency,
            access: Access::new(platform),
            accounts: BTreeMap::from([(String::new(), Account::fresh(currency))]),
            prices: BTreeMap::new(),
            rates: BTreeMap::new(),
            contacts: BTreeSet::new(),
            made_contacts: BTreeMap::new(),
            verifications: BTreeMap::new(),
            environment: BTreeMap::new(),
            unscripted: Name::unscripted(currency),
            names: BTreeMap::new(),
            listed: Arc::default(),
            applications: BTreeMap::new(),
            auctions: BTreeMap::new(),
            domains: BTreeMap::new(),
            foreign: BTreeMap::new(),
            hosts: BTreeMap::new(),
            zones: BTreeMap::new(),
            charges: Vec::new(),
            released: 0,
            noted: Vec::new(),
            faults: Vec::new(),
            log: Arc::default(),
        }
    }

    /// What is known of a name: what was scripted, or else what is true of all, with the drop date
    /// of the droplist.
    pub fn name(&self, domain: &str) -> Name {
        match self.names.get(domain) {
            Some(name) => name.clone(),
            None => {
                let listed = self.listed.get(domain);
                let drop = listed.map(|listed| listed.drop).or(self.unscripted.drop);
                Name { drop, ..self.unscripted.clone() }
            }
        }
    }

    pub fn account(&self, login: &str) -> Account {
        self.accounts.get(login).copied().unwrap_or(Account::of(Money::zero(self.currency)))
    }

    /// The price of a service in the zone of a name.
    pub fn fee(&self, domain: &str, service: Service) -> Money {
        let tld = domain.split_once('.').map_or("", |(_, tld)| tld);
        let default = match service {
            Service::Catch(BackorderKind::Full) => 4_900,
            Service::Catch(BackorderKind::Lite) => 750,
            Service::Renew | Service::Transfer => 1_000,
            Service::Restore => 8_000,
            Service::Trade => 0,
        };
        let listed = self.prices.get(&(tld.to_owned(), service)).copied();
        listed.unwrap_or(Money::of_minor(default, self.currency))
    }

    /// How long before the finalization date the fee of an application is locked.
    pub fn lock_lead(&self) -> Duration {
        match self.platform {
            Platform::Cnr => Duration::hours(6),
            _ => Duration::days(3),
        }
    }

    /// Whether the fee of an application made now would be locked at once.
    pub fn locks_now(&self, domain: &str) -> bool {
        self.name(domain).closes().is_some_and(|closes| closes - self.lock_lead() <= self.now)
    }

    /// Takes money from an account, or gives it back where the amount is negative.
    pub fn charge(
        &mut self,
        account: &str,
        at: DateTime<Utc>,
        (what, domain, application): (&'static str, &str, Option<u64>),
        amount: Money,
    ) {
        let Some(funds) = self.accounts.get_mut(account) else { return };
        funds.take(amount);
        self.charges.push(Charge {
            at,
            account: account.to_owned(),
            what,
            application,
            domain: domain.to_owned(),
            amount,
            balance: funds.amount,
        });
    }

    /// Writes into the object log.
    pub fn note(
        &mut self,
        at: DateTime<Utc>,
        account: &str,
        (class, object): (&'static str, &str),
        (operation, status): (&'static str, &'static str),
    ) {
        let (account, object) = (account.to_owned(), object.to_owned());
        self.noted.push(Noted { at, account, class, object, operation, status });
    }

    /// Takes in a new application and gives back its number.
    pub fn apply(&mut self, application: Application) -> u64 {
        let number = FIRST_APPLICATION + self.applications.len() as u64;
        let (account, domain) = (application.account.clone(), application.domain.clone());
        self.note(self.now, &account, ("DOMAINAPPLICATION", &domain), ("CREATE", "SUCCESSFUL"));
        self.applications.insert(number, application);
        // Nothing else can have become due by it.
        let due = self.due_now(&Due::Application(Step::Activate, number));
        self.work_off(due.into_iter().map(Reverse).collect());
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
        let agenda = self.agenda();
        self.work_off(agenda);
    }

    /// Does what is due, the earliest first; of several at one instant applications come first, by
    /// their step and number. What is done brings the next thing with it.
    fn work_off(&mut self, mut agenda: BinaryHeap<Reverse<(DateTime<Utc>, Due)>>) {
        while let Some(Reverse((at, due))) = agenda.pop() {
            // Something that was done meanwhile may have changed it.
            match self.due_now(&due) {
                Some(now) if now == (at, due.clone()) => {}
                Some(other) => {
                    agenda.push(Reverse(other));
                    continue;
                }
                None => continue,
            }
            let available = self.released;
            let mut after = vec![due.clone()];
            match due {
                Due::Application(step, number) => {
                    let domain = self.applications[&number].domain.clone();
                    if step == Step::Decide {
                        // Decided together.
                        let others = self.applications.iter();
                        let others = others.filter(|(_, other)| other.domain == domain);
                        after.extend(others.map(|(other, _)| Due::Application(step, *other)));
                    }
                    after.push(Due::Domain(DomainStep::Renew, domain));
                    self.step(at, step, number);
                }
                Due::Domain(step, domain) => self.age(at, step, &domain),
                Due::Transfer(domain) => {
                    self.complete_transfer(at, &domain);
                    after.push(Due::Domain(DomainStep::Renew, domain));
                }
            }
            if self.released != available && self.somebody_waits_for_money() {
                agenda = self.agenda();
            } else {
                agenda.extend(after.iter().filter_map(|due| self.due_now(due)).map(Reverse));
            }
        }
    }

    /// Everything that is due now.
    fn agenda(&self) -> BinaryHeap<Reverse<(DateTime<Utc>, Due)>> {
        let applications = self.applications.keys();
        let applications = applications.map(|number| Due::Application(Step::Activate, *number));
        let domains = self.domains.keys();
        let domains = domains.map(|name| Due::Domain(DomainStep::Renew, name.clone()));
        let transfers = self.foreign.keys().map(|name| Due::Transfer(name.clone()));
        let all = applications.chain(domains).chain(transfers);
        all.filter_map(|due| self.due_now(&due)).map(Reverse).collect()
    }

    /// The next thing for the same object, whatever the step, if it is due.
    fn due_now(&self, due: &Due) -> Option<(DateTime<Utc>, Due)> {
        let next = match due {
            Due::Application(_, number) => {
                let application = self.applications.get(number)?;
                let (at, step) = self.next_step(*number, application)?;
                (at, Due::Application(step, *number))
            }
            Due::Domain(_, name) => {
                let domain = self.domains.get(name)?;
                let affords = || {
                    let fee = self.fee(name, Service::Renew);
                    self.account(&domain.account).covers(fee)
                };
                let (at, step) = domain.next(affords());
                (at, Due::Domain(step, name.clone()))
            }
            Due::Transfer(name) => {
                let transfer = self.foreign.get(name)?.transfer.as_ref()?;
                (transfer.done, Due::Transfer(name.clone()))
            }
        };
        (next.0 <= self.now).then_some(next)
    }

    /// Whether there is anything that would be done if only there were money for it.
    fn somebody_waits_for_money(&self) -> bool {
        let unlocked = |one: &Application| one.is_open() && !one.locked;
        self.applications.values().any(unlocked)
            || self.domains.values().any(|domain| domain.finalization() <= self.now)
    }

    fn next_step(&self, number: u64, application: &Application) -> Option<(DateTime<Utc>, Step)> {
        if application.gone {
            return None;
        }
        if application.status == "AUCTION-PENDING" {
            let auction = self.auctions.get(&application.domain)?;
            let takes_part = auction.applications.contains(&number);
            return takes_part.then_some((auction.ends, Step::EndAuction));
        }
        if !application.is_open() {
            return None;
        }
        let name = self.name(&application.domain);
        let waits = |at: DateTime<Utc>| at.max(application.created);
        let drop = name.drop.filter(|_| !name.decided).map(waits);
        let closes = name.closes().filter(|_| !name.decided);
        let activate = (application.status == "REQUESTED")
            .then_some((application.created + ACTIVATION, Step::Activate));
        // Retried until the decision, as long as the funds are short.
        let affords = || self.account(&application.account).covers(application.fee);
        let lock = closes
            .filter(|_| !application.locked && affords())
            .map(|closes| (waits(closes - self.lock_lead()), Step::Lock));
        let processing = application.status == "PROCESSING";
        let process = drop.filter(|_| !processing).map(|drop| (drop, Step::Process));
        let decide = drop
            .filter(|_| processing && name.outcome != Outcome::Stuck)
            .map(|drop| (drop + name.settle, Step::Decide));
        [activate, lock, process, decide].into_iter().flatten().min()
    }

    fn step(&mut self, at: DateTime<Utc>, step: Step, number: u64) {
        match step {
            Step::Activate => self.change(number, at, "ACTIVE"),
            Step::Process => self.change(number, at, "PROCESSING"),
            Step::Lock => self.lock(number, at),
            Step::Decide => {
                let domain = self.applications[&number].domain.clone();
                self.decide(&domain, at);
            }
            Step::EndAuction => {
                let domain = &self.applications[&number].domain;
                let won = self.auctions.get(domain).and_then(Auction::winner) == Some(number);
                self.finish(number, at, if won { "AUCTION-WON" } else { "AUCTION-LOST" });
            }
        }
    }

    fn change(&mut self, number: u64, at: DateTime<Utc>, status: &str) {
        if let Some(application) = self.applications.get_mut(&number) {
            application.becomes(at, status);
        }
    }

    fn lock(&mut self, number: u64, at: DateTime<Utc>) {
        let Some(application) = self.applications.get_mut(&number) else { return };
        if let Some(funds) = self.accounts.get_mut(&application.account) {
            funds.lock(application.fee);
            application.locked = true;
        }
        if application.status == "UNPAID" {
            application.becomes(at, "PAID");
        }
    }

    /// Decides all applications that wait for a name, of whatever account.
    fn decide(&mut self, domain: &str, at: DateTime<Utc>) {
        let mut name = self.name(domain);
        let outcome = name.outcome.settled(self.dice, domain);
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
        let full =
            funded.iter().any(|number| self.applications[number].kind == BackorderKind::Full);
        let best = if full { BackorderKind::Full } else { BackorderKind::Lite };
        let (first, second): (Vec<u64>, Vec<u64>) =
            funded.iter().partition(|number| self.applications[*number].kind == best);
        self.decide_class((domain, &name, &outcome), best, &first, at);
        for number in second {
            self.finish(number, at, word_for_others(&outcome));
        }
        name.decided = true;
        self.names.insert(domain.to_owned(), name);
    }

    /// Decides the applications of the class that comes first, in their order.
    fn decide_class(
        &mut self,
        (domain, name, outcome): (&str, &Name, &Outcome),
        kind: BackorderKind,
        numbers: &[u64],
        at: DateTime<Utc>,
    ) {
        let Some(earliest) = numbers.first().copied() else { return };
        let among_ourselves = kind == BackorderKind::Full && numbers.len() > 1;
        let opening = match outcome {
            Outcome::AuctionWon => Some(Bidder::Application(earliest)),
            Outcome::AuctionLost => Some(Bidder::Outsider("outsider".into())),
            Outcome::Auction => None,
            Outcome::Catch if among_ourselves => None,
            _ => return self.decide_at_once(outcome, numbers, at),
        };
        let mut auction = Auction::new(numbers.to_vec(), (at, at + name.auction), name.bid);
        if let Some(bidder) = opening {
            auction.open(bidder, name.bid);
        }
        if *outcome == Outcome::Auction {
            auction.invite(name.rivals, domain, self.dice);
        }
        for number in numbers {
            self.change(*number, at, "AUCTION-PENDING");
        }
        self.auctions.insert(domain.to_owned(), auction);
    }

    fn decide_at_once(&mut self, outcome: &Outcome, numbers: &[u64], at: DateTime<Utc>) {
        for (place, number) in numbers.iter().copied().enumerate() {
            match outcome {
                Outcome::Catch if place == 0 => self.finish(number, at, "SUCCESSFUL"),
                Outcome::Word(word) => self.finish(number, at, &word.clone()),
                Outcome::Vanish => self.withdraw(number, at, "GONE"),
                Outcome::Stuck => {}
                _ => self.finish(number, at, "FAILED"),
            }
        }
    }

    /// Gives an application its last word, and settles its money.
    fn finish(&mut self, number: u64, at: DateTime<Utc>, status: &str) {
        self.unlock(number);
        self.change(number, at, status);
        let ours = matches!(status, "SUCCESSFUL" | "AUCTION-WON");
        let Some(application) = self.applications.get_mut(&number).filter(|_| ours) else { return };
        application.charged = true;
        let application = application.clone();
        let (domain, fee) = (application.domain.as_str(), application.fee);
        self.charge(&application.account, at, ("catch", domain, Some(number)), fee);
        self.note(at, &application.account, ("DOMAIN", domain), ("CREATE", "SUCCESSFUL"));
        let mut owned = self.new_domain(domain, &application.account, at);
        owned.readable = at + self.name(domain).readable;
        owned.application = Some(number);
        owned.contacts = application.contacts;
        owned.nameservers = application.nameservers;
        owned.refundable = Some(fee);
        self.domains.insert(domain.to_owned(), owned);
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
        if std::mem::take(&mut application.locked)
            && let Some(funds) = self.accounts.get_mut(&application.account)
        {
            funds.unlock(application.fee);
            self.released += 1;
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
