//! The auditor: a plain ledger of what was committed, judged by the rules alone.
//!
//! It shares no code with the engine. It reads decisions as they are committed, keeps its own
//! sums, and knows the tables of the rules as lists of what may follow what.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::{
    Account, Action, BackorderKind, Book, ClientId, Commit, Dates, Decision, EffectId, EffectKind,
    Event, HoldChange, Message, Money, Outcome, Reference, Stage, Status, Tax, TaxRate, Topic,
};
use chrono::{DateTime, Utc};

use super::Violation;
use super::answers::Answers;
use super::plan::{Calendar, DAY, HOUR, MINUTE, Seconds};

/// One life of one backorder in the ledger.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub client: u64,
    pub name: String,
    pub status: Status,
    pub is_deleted: bool,
    pub held: i64,
    pub captured: i64,
    pub released: i64,
    pub live: Option<Money>,
    pub claimed: bool,
    pub alerts: BTreeMap<Topic, Vec<Seconds>>,
    /// Full cycles that saw it wait beyond its last date, and when the last of them was.
    pub waits: u32,
    pub waited_at: Seconds,
}

/// What the ledger keeps of a record beside its lives.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub client: u64,
    pub tld: String,
    pub kind: BackorderKind,
    pub dates: Option<Dates>,
    pub placed_at: Seconds,
    pub life: u32,
}

/// Backorder and life.
pub(crate) type Key = (u64, u32);

/// Prices as the world has them: (TLD, currency code, kind) to hundredths.
pub(crate) type Prices = BTreeMap<(String, String, BackorderKind), i64>;

/// The ledger.
#[derive(Debug, Clone, Default)]
pub(crate) struct Auditor {
    pub entries: BTreeMap<Key, Entry>,
    pub views: BTreeMap<u64, View>,
    pub accounts: BTreeMap<u64, Account>,
    claims: Vec<(String, Seconds, Key)>,
    references: BTreeMap<Reference, Key>,
    revisions: BTreeMap<u64, u64>,
    pub(super) sent: BTreeMap<EffectId, DateTime<Utc>>,
    pub(super) answers: Answers,
    first_asked: BTreeMap<EffectId, Seconds>,
    settled: BTreeSet<EffectId>,
    /// Clients who go or are gone, and into whom they were merged.
    pub(super) gone: BTreeMap<u64, Option<u64>>,
    /// Those of whom nothing waits any more.
    pub(super) left: BTreeSet<u64>,
    pub prices: Prices,
    /// The policy charges no tax.
    pub is_untaxed: bool,
    /// Where in the calendar its seconds lie.
    pub calendar: Calendar,
    /// The worker decided on the rows as they are: one that is behind cannot know a date that
    /// another has just set, and what it funds counts as funded before that.
    pub is_current: bool,
    /// How far the clock of the deciding worker is behind.
    pub clock_behind: Seconds,
}

/// What may follow what, by status: sections 4a and 4b of the rules.
const FOLLOWS: &[(Status, &[Status])] = {
    use Status as S;
    &[
        (S::Requested, &[S::Active, S::Failed]),
        (S::Active, &[S::Requested, S::Processing, S::Failed]),
        (
            S::Processing,
            &[
                S::AuctionPending,
                S::PendingPayment,
                S::AuctionWon,
                S::AuctionLost,
                S::Failed,
                S::Cancelled,
            ],
        ),
        (
            S::AuctionPending,
            &[S::PendingPayment, S::AuctionWon, S::AuctionLost, S::Failed, S::Cancelled],
        ),
        (S::PendingPayment, &[S::Successful, S::Cancelled]),
    ]
};

/// Alerts that may come more than once in a life: weekly reminders, and what can happen again.
const REPEATING: [Topic; 5] = [
    Topic::InvoiceMissing,
    Topic::DomainUnread,
    Topic::NoPrice,
    Topic::DropMovedFar,
    Topic::Undelivered,
];

impl Auditor {
    /// Takes in what one transaction has written.
    pub fn committed(
        &mut self,
        commit: &Commit,
        decisions: &[&Decision],
        book: &Book,
        now: Seconds,
    ) -> Result<(), Violation> {
        if let Some(account) = book.account(commit.client).filter(|_| writes_account(commit)) {
            self.accounts.insert(account.client.0, account.clone());
        }
        for decision in decisions {
            // By the clock it was decided with. The engine may stamp it later than that: a record
            // is never older than what it has seen.
            let now = now - self.clock_behind;
            let relies = matches!(decision.hold, Some(HoldChange::Made { .. }))
                || matches!(decision.event, Event::Submit | Event::CoverageLost);
            if relies && !self.is_read(book, commit.client.0, now) {
                let text = format!("{:?}", book.account(commit.client));
                return Err(Violation::new("an old reading funds and covers nothing", now, text));
            }
            self.judge(decision, commit, now)?;
        }
        for record in decisions.iter().filter_map(|d| book.get(d.record.as_ref()?.id)) {
            let view = View {
                client: record.client.0,
                tld: record.name.tld().to_owned(),
                kind: record.present.kind,
                dates: record.present.dates,
                placed_at: self.calendar.seconds(record.present.placed_at),
                life: record.present.number,
            };
            self.views.insert(record.id.0, view);
        }
        self.judge_answers(decisions, book, now)?;
        let mails = decisions.iter().flat_map(|d| &d.effects).filter(|effect| {
            let is_low = |m: &Message| matches!(m, Message::LowBalance { .. });
            // A message that nobody reported is sent again, whatever else there is to tell.
            let is_new = self.first_asked.get(&effect.id) == Some(&now);
            is_new && matches!(&effect.action, Action::NotifyClient { message } if is_low(message))
        });
        if decisions.iter().any(|d| d.event == Event::Told) && mails.count() > 1 {
            return Err(Violation::new("one low-balance message a cycle", now, ""));
        }
        Ok(())
    }

    fn judge(
        &mut self,
        decision: &Decision,
        commit: &Commit,
        now: Seconds,
    ) -> Result<(), Violation> {
        let Some(step) = &decision.record else { return Ok(()) };
        let key = (step.id.0, step.life);
        let fail = |rule, text: String| {
            Err(Violation::new(rule, now, format!("backorder {} life {}: {text}", key.0, key.1)))
        };
        let revision = self.revisions.insert(key.0, step.revision).unwrap_or(0);
        if step.expected_revision != revision || step.revision != revision + 1 {
            return fail("revisions count up by one", format!("{revision}, {step:?}"));
        }
        if decision.event == Event::Past {
            // What happened elsewhere is nobody's to judge; nothing of ours may go with it.
            let is_plain = decision.effects.is_empty() && decision.hold.is_none();
            let is_before = !self.entries.contains_key(&key);
            return if is_plain && is_before {
                Ok(())
            } else {
                fail("noted before", String::new())
            };
        }
        if let Err(text) = self.follow(decision, key, now) {
            return fail("only transitions of the rules", text);
        }
        if let Err(rule) = self.leaving(decision, key) {
            return fail(rule, format!("{decision:?}"));
        }
        if decision.hold.is_some() && !writes_account(commit) {
            return fail("a hold raises the account's revision", format!("{decision:?}"));
        }
        if decision.event == Event::Submit && (!self.is_covered(key) || !writes_account(commit)) {
            return fail("what is sent is covered", format!("{:?}", self.entries[&key]));
        }
        if let Some(change) = &decision.hold {
            self.change_hold(decision, key, change, now)?;
        }
        if let Some(claim) = &decision.claim {
            let drop = self.calendar.seconds(claim.drop_at);
            self.claim(key, claim.name.as_str(), drop, now)?;
        }
        for step in &decision.applications {
            if let Some(reference) = &step.application.id.reference
                && let Some(other) = self.references.insert(reference.clone(), key)
                && other != key
            {
                let text = format!("{reference} is {other:?}'s");
                return fail("a reference belongs to one life", text);
            }
        }
        let entry = &self.entries[&key];
        let must =
            matches!(entry.status, Status::Active | Status::Processing | Status::AuctionPending);
        let must_not = matches!(
            entry.status,
            Status::Requested
                | Status::Failed
                | Status::Cancelled
                | Status::AuctionLost
                | Status::Successful
        );
        if (must && !entry.is_deleted && entry.live.is_none())
            || ((must_not || entry.is_deleted) && entry.live.is_some())
        {
            return fail("holds by status", format!("{} with {:?}", entry.status, entry.live));
        }
        self.effects(decision, now)
    }

    fn follow(&mut self, decision: &Decision, key: Key, now: Seconds) -> Result<(), String> {
        let Some(step) = &decision.record else { return Ok(()) };
        if matches!(decision.event, Event::Place | Event::Adopt) {
            let is_adopted = decision.event == Event::Adopt;
            let previous = self.entries.get(&(key.0, key.1 - 1));
            let may = match previous {
                None => key.1 == 1,
                Some(old) => old.status.is_terminal() && !old.is_deleted && !is_adopted,
            };
            let status = step.to.status().filter(|to| is_adopted || *to == Status::Requested);
            let Some(status) = status.filter(|_| may && !self.entries.contains_key(&key)) else {
                return Err(format!("{}: {step:?}", decision.event));
            };
            let name = step.name.as_str();
            let is_second = self.entries.iter().any(|(other, entry)| {
                let is_open = !entry.is_deleted && !entry.status.is_terminal();
                other.0 != key.0
                    && is_open
                    && entry.client == decision.client.0
                    && entry.name == name
            });
            if is_second && !status.is_terminal() {
                return Err(format!("{name} is open for the client already"));
            }
            if is_adopted && !decision.effects.is_empty() {
                return Err(format!("adopting asks for nothing: {:?}", decision.effects));
            }
            let entry = Entry {
                client: decision.client.0,
                name: step.name.to_string(),
                status,
                is_deleted: false,
                held: 0,
                captured: 0,
                released: 0,
                live: None,
                claimed: false,
                alerts: BTreeMap::new(),
                waits: 0,
                waited_at: Seconds::MIN,
            };
            self.entries.insert(key, entry);
            return Ok(());
        }
        let Some(entry) = self.entries.get(&key) else {
            return Err("no such life".to_owned());
        };
        let old = if entry.is_deleted { Stage::Deleted } else { Stage::In(entry.status) };
        let may = match (old, step.to) {
            (from, to) if from == to => true,
            (Stage::In(from), Stage::Deleted) => {
                from.is_terminal() || matches!(from, Status::Requested | Status::Active)
            }
            (Stage::In(from), Stage::In(to)) => {
                FOLLOWS.iter().any(|(status, next)| *status == from && next.contains(&to))
            }
            _ => false,
        };
        if step.from != old || !may {
            return Err(format!("{old} to {} by {} at {now}", step.to, decision.event));
        }
        for (_, entry) in self.entries.range_mut((key.0, 0)..=(key.0, u32::MAX)) {
            entry.is_deleted |= step.to == Stage::Deleted;
        }
        let entry = self.entries.get_mut(&key).expect("just seen");
        entry.status = step.to.status().unwrap_or(entry.status);
        Ok(())
    }

    fn change_hold(
        &mut self,
        decision: &Decision,
        key: Key,
        change: &HoldChange,
        now: Seconds,
    ) -> Result<(), Violation> {
        let fail = |rule, text: String| {
            Err(Violation::new(rule, now, format!("backorder {} life {}: {text}", key.0, key.1)))
        };
        match change {
            HoldChange::Made { amount } => {
                self.may_hold(decision, key, *amount, now)?;
                let entry = self.entries.get_mut(&key).expect("judged");
                if entry.live.replace(*amount).is_some() {
                    return fail("one hold at a time", format!("{amount}"));
                }
                entry.held += amount.minor();
            }
            HoldChange::Captured { captured, released } => {
                let entry = self.entries.get_mut(&key).expect("judged");
                let live = entry.live.take();
                if live.map(|live| live.minor()) != Some(captured.minor() + released.minor())
                    || captured.is_negative()
                    || released.is_negative()
                {
                    return fail("a hold ends once and whole", format!("{live:?}, {change}"));
                }
                if !entry.claimed {
                    return fail("no charge without a catch", format!("{change}"));
                }
                entry.captured += captured.minor();
                entry.released += released.minor();
            }
            HoldChange::Released { amount } => {
                let entry = self.entries.get_mut(&key).expect("judged");
                let live = entry.live.take();
                if live != Some(*amount) {
                    return fail("a hold ends once and whole", format!("{live:?}, {change}"));
                }
                entry.released += amount.minor();
                let fell_back = decision.event == Event::CoverageLost;
                if fell_back && self.free(entry_client(&self.entries, key)) >= amount.minor() {
                    return fail("only an uncovered hold falls back", format!("{change}"));
                }
            }
        }
        let entry = &self.entries[&key];
        let live = entry.live.map_or(0, |live| live.minor());
        if entry.held != entry.captured + entry.released + live || entry.captured > entry.held {
            return fail("conservation", format!("{entry:?}"));
        }
        Ok(())
    }

    /// A hold is of today's price, in its window, covered by what is free, and the earliest
    /// deadline goes first.
    fn may_hold(
        &self,
        decision: &Decision,
        key: Key,
        amount: Money,
        now: Seconds,
    ) -> Result<(), Violation> {
        let fail = |rule, text: String| {
            Err(Violation::new(rule, now, format!("backorder {} life {}: {text}", key.0, key.1)))
        };
        let client = self.entries[&key].client;
        let free = self.free(client);
        if decision.event == Event::Adopt {
            // Of what is with the registrar already the money is held, come what may.
            let is_bound = self.entries[&key].status != Status::Active;
            return if is_bound || free >= amount.minor() {
                Ok(())
            } else {
                fail("a hold is covered when made", format!("{amount}, free are {free}"))
            };
        }
        let view = &self.views[&key.0];
        if free < amount.minor() {
            return fail("a hold is covered when made", format!("{amount}, free are {free}"));
        }
        if self.price(client, view) != Some(amount.minor()) {
            return fail("a hold is of today's price", format!("{amount}"));
        }
        let Some(dates) = view.dates else {
            return fail("a hold needs a drop date", String::new());
        };
        let deadline = self.calendar.seconds(dates.deadline());
        if now > deadline || (decision.event == Event::Fund && now < deadline - 72 * HOUR) {
            return fail("a hold is made in its window", format!("deadline {deadline}"));
        }
        let rank = (deadline, view.placed_at, key.0);
        for (id, other) in self.views.iter().filter(|(id, _)| **id != key.0) {
            let Some(dates) = other.dates.filter(|_| other.client == client) else { continue };
            let entry = &self.entries[&(*id, other.life)];
            let deadline = self.calendar.seconds(dates.deadline());
            let waits = entry.status == Status::Requested
                && !entry.is_deleted
                && (deadline - 72 * HOUR..=deadline).contains(&now)
                && (deadline, other.placed_at, *id) < rank;
            let affordable = self.price(client, other).is_some_and(|price| price <= free);
            if self.is_current && decision.event == Event::Fund && waits && affordable {
                return fail("earliest deadline first", format!("backorder {id} waits"));
            }
        }
        Ok(())
    }

    /// Whether the client's account was read at most ten minutes ago.
    pub fn is_read(&self, book: &Book, client: u64, now: Seconds) -> bool {
        let account = book.account(ClientId(client));
        account.is_some_and(|account| {
            (now - self.calendar.seconds(account.read_at)).abs() <= 10 * MINUTE
        })
    }

    /// Today's price of a record, tax included.
    pub fn price(&self, client: u64, view: &View) -> Option<i64> {
        let account = self.accounts.get(&client)?;
        let currency = account.currency().code().to_owned();
        let price = self.prices.get(&(view.tld.clone(), currency, view.kind)).copied();
        let tax = if self.is_untaxed { Tax::NONE } else { account.tax };
        Some(taxed(price.filter(|price| *price > 0)?, tax))
    }

    /// Credit less unpaid invoices less live holds; an invoice that was found in billing counts
    /// instead of its hold.
    pub fn free(&self, client: u64) -> i64 {
        let Some(account) = self.accounts.get(&client) else { return 0 };
        let held = self.entries.iter().filter(|(_, entry)| entry.client == client);
        let held: i64 = held
            .filter_map(|(key, entry)| {
                let amount = entry.live.filter(|l| l.currency() == account.currency())?;
                let is_won = matches!(entry.status, Status::PendingPayment | Status::AuctionWon);
                let is_noted = account.noted.iter().any(|id| {
                    (id.backorder.0, id.life) == *key && id.kind == EffectKind::CreateInvoice
                });
                (!(is_won && is_noted)).then_some(amount.minor())
            })
            .sum();
        account.credit.minor() - account.unpaid.minor() - held
    }

    fn claim(
        &mut self,
        key: Key,
        name: &str,
        drop: Seconds,
        now: Seconds,
    ) -> Result<(), Violation> {
        let rival = self
            .claims
            .iter()
            .find(|(other, at, by)| other == name && (at - drop).abs() < 30 * DAY && *by != key);
        if let Some(rival) = rival {
            let text = format!("{name} for backorder {}, {rival:?}", key.0);
            return Err(Violation::new("a name is delivered once", now, text));
        }
        self.claims.push((name.to_owned(), drop, key));
        self.entries.get_mut(&key).expect("judged").claimed = true;
        Ok(())
    }

    /// Whether credit less unpaid invoices less the holds ranked before it is at least its own:
    /// those further on first, then ACTIVE ones by deadline, placed, id.
    fn is_covered(&self, key: Key) -> bool {
        let client = self.entries[&key].client;
        let rank = |id: u64| {
            let view = &self.views[&id];
            (view.dates.map(|dates| dates.deadline()), view.placed_at, id)
        };
        let currency = self.accounts[&client].currency();
        let later = self.entries.iter().filter(|(other, entry)| {
            entry.client == client && entry.status == Status::Active && rank(other.0) > rank(key.0)
        });
        let later = later.filter_map(|(_, entry)| entry.live.filter(|l| l.currency() == currency));
        self.free(client) + later.map(|live| live.minor()).sum::<i64>() >= 0
    }

    fn effects(&mut self, decision: &Decision, now: Seconds) -> Result<(), Violation> {
        for effect in &decision.effects {
            let id = effect.id;
            let key = (id.backorder.0, id.life);
            let fail = |rule| Err(Violation::new(rule, now, format!("{id}")));
            if let Action::AlertReseller { alert } = &effect.action
                && !self.sent.contains_key(&id)
            {
                let times = self.entries.get_mut(&key).expect("judged").alerts.entry(alert.topic);
                let times = times.or_default();
                let is_weekly = matches!(alert.topic, Topic::InvoiceMissing | Topic::DomainUnread);
                let too_soon = times.last().is_some_and(|last| !is_weekly || now < last + 7 * DAY);
                if too_soon && (is_weekly || !REPEATING.contains(&alert.topic)) {
                    return fail("an alert comes once");
                }
                times.push(now);
            }
            if !id.kind.is_changing() {
                continue;
            }
            if self.settled.contains(&id) {
                return fail("what is done is not done again");
            }
            self.first_asked.entry(id).or_insert(now);
            // By the record's own time, which does not run back when a clock is set back.
            if let Some(last) = self.sent.insert(id, decision.at)
                && (decision.at - last).num_seconds() < 5 * MINUTE
            {
                return fail("a changing effect is left alone for 5 minutes");
            }
            let entry = &self.entries[&key];
            let is_fit = match &effect.action {
                Action::SubmitApplication { .. } => entry.status == Status::Processing,
                Action::CreateInvoice { charge, .. } => {
                    entry.claimed && entry.live == Some(charge.gross())
                }
                Action::ImportDomain { .. } => entry.claimed,
                _ => true,
            };
            if !is_fit {
                return fail("an effect fits its status");
            }
        }
        Ok(())
    }

    /// Takes in a report that was committed.
    pub fn reported(&mut self, id: &EffectId, outcome: &Outcome) {
        let is_final = matches!(
            outcome,
            Outcome::Done | Outcome::Accepted(_) | Outcome::Invoice(_) | Outcome::Refused(_)
        );
        // A refusal of what was sent twice, and 540, call for a search first.
        let is_open =
            matches!(outcome, Outcome::Refused(_)) && id.kind == EffectKind::SubmitApplication;
        if is_final && !is_open && id.kind.is_changing() {
            self.settled.insert(*id);
        }
    }
}

fn entry_client(entries: &BTreeMap<Key, Entry>, key: Key) -> u64 {
    entries[&key].client
}

/// Whether a commit stands and falls with the account as it was.
fn writes_account(commit: &Commit) -> bool {
    commit.writes.iter().any(|write| write.table.name == "accounts")
}

/// What a client pays at a price, each rate rounded half up.
pub(super) fn taxed(price: i64, tax: Tax) -> i64 {
    if tax.is_inclusive {
        return price;
    }
    let of = |amount: i64, rate: TaxRate| {
        let share = i128::from(amount) * i128::from(rate.ten_thousandths());
        i64::try_from((2 * share + 1_000_000) / 2_000_000).expect("a price")
    };
    let first = of(price, tax.first);
    price + first + of(if tax.is_compound { price + first } else { price }, tax.second)
}
