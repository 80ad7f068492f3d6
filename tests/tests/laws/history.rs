//! Random histories of few clients and names.

use std::collections::BTreeMap;

use backorder_core::{
    Actor, ApplicationStatus, BackorderId, BackorderKind, ClientId, Currency, DateSource, Dates,
    DomainName, DomainReport, EffectId, EffectKind, FoundApplication, InvoiceId, InvoiceReport,
    InvoiceState, ListId, Listing, Money, Outcome, Placement, Reference, Refusal, Tld, TldSet,
};
use backorder_tests::scenario::world::{Billed, Step, World};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One move of a random history; what it means depends on what is there.
#[derive(Debug, Clone)]
pub enum Move {
    Account {
        client: u64,
        credit: i64,
        unpaid: i64,
        is_noted: bool,
        is_dollar: bool,
    },
    Place {
        client: u64,
        name: &'static str,
        kind: BackorderKind,
        drop: Option<i64>,
        cutoff: Option<i64>,
    },
    Delete(Index),
    Activate(Index),
    GiveUp(Index),
    /// Billing speaks of an invoice unasked.
    Unasked {
        which: Index,
        state: InvoiceState,
    },
    /// An admin accepts a domain as it is.
    Accept(Index),
    /// A client is deleted in billing, or merged into the other.
    Gone {
        client: u64,
        is_merged: bool,
    },
    /// What a backorder wants is placed for a client.
    PlaceFor {
        which: Index,
        client: u64,
    },
    Redate {
        which: Index,
        drop: i64,
        is_pinned: bool,
    },
    List {
        has_a: bool,
        has_b: bool,
        drop: i64,
    },
    Price(i64),
    Wait(i64),
    Cycle,
    Report {
        which: Index,
        outcome: u8,
    },
    /// What was asked last about application, invoice or domain goes well, more or less.
    GoWell(u8),
    Fresh,
}

const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

fn start() -> DateTime<Utc> {
    "2027-03-01T12:00:00Z".parse().unwrap()
}

/// How an invoice may stand.
pub fn state() -> impl Strategy<Value = InvoiceState> {
    use InvoiceState::{Cancelled, Open, Paid, Refunded};
    select(vec![Open, Paid, Cancelled, Refunded])
}

/// A name is caught and its invoice paid, by the backorder that was asked about last.
pub fn delivered() -> Vec<Move> {
    vec![
        Move::Cycle,
        Move::GoWell(0),
        Move::Wait(HOUR + 5 * MINUTE),
        Move::Cycle,
        Move::GoWell(0),
        // Create-invoice: paid at once.
        Move::GoWell(3),
        Move::GoWell(0),
        Move::GoWell(0),
    ]
}

pub fn moves() -> impl Strategy<Value = Vec<Move>> {
    let drop = || select(vec![HOUR, 3 * HOUR, DAY, 3 * DAY, 3 * DAY + 1, 5 * DAY, 40 * DAY]);
    let cents = || select(vec![0, 1999, 2000, 2999, 4000, 6000]);
    let one = prop_oneof![
        3 => (1..3_u64, cents(), select(vec![0, 0, 1, 2000]), any::<bool>(), 0..8_u8).prop_map(
            |(client, credit, unpaid, is_noted, dollar)| {
                Move::Account { client, credit, unpaid, is_noted, is_dollar: dollar == 0 }
            }
        ),
        4 => (
            1..3_u64,
            select(vec!["a.com", "b.com", "c.com"]),
            select(vec![BackorderKind::Full, BackorderKind::Lite]),
            prop::option::weighted(0.9, drop()),
            prop::option::weighted(0.2, select(vec![HOUR, 2 * DAY])),
        )
            .prop_map(|(client, name, kind, drop, cutoff)| {
                Move::Place { client, name, kind, drop, cutoff }
            }),
        1 => any::<Index>().prop_map(Move::Delete),
        2 => any::<Index>().prop_map(Move::Activate),
        1 => any::<Index>().prop_map(Move::GiveUp),
        2 => (any::<Index>(), state()).prop_map(|(which, state)| Move::Unasked { which, state }),
        1 => any::<Index>().prop_map(Move::Accept),
        1 => (1..3_u64, any::<bool>())
            .prop_map(|(client, is_merged)| Move::Gone { client, is_merged }),
        1 => (any::<Index>(), 1..3_u64)
            .prop_map(|(which, client)| Move::PlaceFor { which, client }),
        2 => (any::<Index>(), drop(), any::<bool>())
            .prop_map(|(which, drop, is_pinned)| Move::Redate { which, drop, is_pinned }),
        1 => (any::<bool>(), any::<bool>(), drop())
            .prop_map(|(has_a, has_b, drop)| Move::List { has_a, has_b, drop }),
        1 => select(vec![0, 1500, 2000, 3000]).prop_map(Move::Price),
        8 => select(vec![
            1, MINUTE, 4 * MINUTE, 5 * MINUTE, HOUR, 2 * HOUR, 5 * HOUR, DAY, 3 * DAY, 8 * DAY,
            -HOUR,
        ])
        .prop_map(Move::Wait),
        14 => Just(Move::Cycle),
        14 => any::<u8>().prop_map(Move::GoWell),
        8 => (any::<Index>(), any::<u8>())
            .prop_map(|(which, outcome)| Move::Report { which, outcome }),
        1 => Just(Move::Fresh),
    ];
    vec(one, 10..60)
}

/// A world that random moves act on.
pub struct History {
    pub world: World,
    /// Every effect ever asked for, the latest last.
    asked: Vec<EffectId>,
    records: u64,
    lists: u64,
}

pub fn eur() -> Currency {
    Currency::parse("EUR").unwrap()
}

fn name(text: &str) -> DomainName {
    DomainName::parse(text, &TldSet::first_dot()).unwrap()
}

impl History {
    pub fn new() -> History {
        let mut world = World::new(start());
        let usd = Currency::parse("USD").unwrap();
        let com = || Tld::parse("com").unwrap();
        let lite = Some(Money::of_minor(500, eur()));
        world
            .set_price(com(), eur(), BackorderKind::Full, Some(Money::of_minor(2000, eur())))
            .unwrap();
        world.set_price(com(), eur(), BackorderKind::Lite, lite).unwrap();
        world.set_price(com(), usd, BackorderKind::Full, Some(Money::of_minor(2500, usd))).unwrap();
        let mut history = History { world, asked: Vec::new(), records: 0, lists: 0 };
        for client in 1..3 {
            history.act(&account(client, 4000, 0, Vec::new(), eur())).unwrap();
            let soon = Move::Place {
                client,
                name: "a.com",
                kind: BackorderKind::Full,
                drop: Some(HOUR),
                cutoff: None,
            };
            let soon = history.step(&soon).unwrap();
            history.act(&soon).unwrap();
        }
        history
    }

    fn pick(&self, which: &Index) -> Option<BackorderId> {
        let ids: Vec<BackorderId> = self.world.book.iter().map(|record| record.id).collect();
        (!ids.is_empty()).then(|| *which.get(&ids))
    }

    fn in_future(&self, seconds: i64) -> DateTime<Utc> {
        self.world.now + TimeDelta::seconds(seconds)
    }

    /// The engine's call for a move; none if the move only sets the stage.
    pub fn step(&mut self, next: &Move) -> Option<Step> {
        Some(match next {
            Move::Account { client, credit, unpaid, is_noted, is_dollar } => {
                let asked = self.asked.iter().copied();
                let noted = asked.filter(|id| *is_noted && id.kind == EffectKind::CreateInvoice);
                let code = if *is_dollar { "USD" } else { "EUR" };
                let currency = Currency::parse(code).unwrap();
                account(*client, *credit, *unpaid, noted.collect(), currency)
            }
            Move::Place { client, name: text, kind, drop, cutoff } => {
                self.records += 1;
                let listing = drop.map(|drop| {
                    let finalization_at = cutoff.map(|cutoff| self.in_future(cutoff));
                    let dates = Dates { drop_at: self.in_future(drop), finalization_at };
                    Listing { dates, source: DateSource::Droplist(ListId(self.lists)) }
                });
                let (id, client) = (BackorderId(self.records), ClientId(*client));
                Step::Place(Placement { id, client, name: name(text), kind: *kind, listing })
            }
            Move::Delete(which) => Step::Delete(self.pick(which)?, Actor::Admin),
            Move::Activate(which) => Step::Activate(self.pick(which)?),
            Move::GiveUp(which) => Step::GiveUp(self.pick(which)?),
            Move::Unasked { which, state } => {
                let id = self.pick(which)?;
                Step::Invoice(id, self.unasked(id, *state)?)
            }
            Move::Accept(which) => Step::Accept(self.pick(which)?, "Ada".into()),
            Move::Gone { client, is_merged } => {
                Step::Gone(ClientId(*client), is_merged.then_some(ClientId(3 - client)))
            }
            Move::PlaceFor { which, client } => {
                let from = self.pick(which)?;
                self.records += 1;
                Step::PlaceFor(from, BackorderId(self.records), ClientId(*client))
            }
            Move::Redate { which, drop, is_pinned } => {
                let dates = Dates::of_drop(self.in_future(*drop));
                let source = DateSource::Admin { pinned: *is_pinned };
                Step::Redate(self.pick(which)?, Listing { dates, source })
            }
            Move::List { has_a, has_b, drop } => {
                self.lists += 1;
                let names = [("a.com", has_a), ("b.com", has_b)].into_iter().filter(|n| *n.1);
                let dates = Dates::of_drop(self.in_future(*drop));
                let names: BTreeMap<_, _> = names.map(|(text, _)| (name(text), dates)).collect();
                Step::List(ListId(self.lists), names)
            }
            Move::Price(minor) => {
                let price = (*minor > 0).then(|| Money::of_minor(*minor, eur()));
                self.world
                    .set_price(Tld::parse("com").unwrap(), eur(), BackorderKind::Full, price)
                    .unwrap();
                return None;
            }
            Move::Wait(seconds) => {
                self.world.now = self.in_future(*seconds);
                return None;
            }
            Move::Cycle => Step::Cycle,
            Move::Report { which, outcome } => self.report(which, *outcome)?,
            Move::GoWell(choice) => self.go_well(*choice)?,
            Move::Fresh => {
                self.world.reload().unwrap();
                return None;
            }
        })
    }

    /// What billing says of a backorder's own invoice, with the account as it was.
    pub fn unasked(&self, id: BackorderId, state: InvoiceState) -> Option<InvoiceReport> {
        let record = self.world.book.get(id)?;
        let invoice = record.present.progress.invoice?;
        let account = self.world.book.account(record.client)?;
        let (credit, unpaid) = (account.credit, account.unpaid);
        Some(InvoiceReport { id: invoice.id, total: invoice.total, state, credit, unpaid })
    }

    /// A number that no record has.
    pub fn next_id(&mut self) -> BackorderId {
        self.records += 1;
        BackorderId(self.records)
    }

    fn go_well(&self, choice: u8) -> Option<Step> {
        let last = self.asked.iter().rev().find(|id| {
            use EffectKind as K;
            !matches!(id.kind, K::FindApplication | K::NotifyClient | K::AlertReseller)
        })?;
        // A word of the list, an invoice in some state, or what is asked for.
        let choice = match last.kind {
            EffectKind::PollApplication => 8 * (choice % 10) + 1,
            EffectKind::ReadDomain => 2,
            EffectKind::SubmitApplication | EffectKind::ImportDomain => 0,
            _ => 1 + choice % 6,
        };
        self.answer(*last, choice)
    }

    /// A report of an effect that was asked for, rather of a late one than of an early one.
    fn report(&self, which: &Index, outcome: u8) -> Option<Step> {
        let recent = self.asked.len().saturating_sub(6);
        let from = if outcome < 220 { recent } else { 0 };
        let choice = self.asked.get(from..).filter(|choice| !choice.is_empty())?;
        self.answer(*which.get(choice), outcome)
    }

    fn answer(&self, id: EffectId, choice: u8) -> Option<Step> {
        let record = self.world.book.get(id.backorder)?;
        let life = record.life(id.life)?;
        let currency = self.world.book.account(record.client)?.currency();
        let own = format!("R{}.{}.{}", id.backorder, id.life, choice % 2);
        let own = life
            .progress
            .submission
            .reference()
            .cloned()
            .unwrap_or(Reference::parse(&own).unwrap());
        Some(Step::Report(id, self.outcome(id, choice, own, currency)))
    }

    fn outcome(&self, id: EffectId, choice: u8, own: Reference, currency: Currency) -> Outcome {
        let refused = |code| Outcome::Refused(Refusal { code, text: "no".into() });
        let found = |reference: &Reference| FoundApplication {
            reference: reference.clone(),
            status: ApplicationStatus::parse("REQUESTED"),
            created_at: self.world.now,
            owner_matches: [None, Some(true)][usize::from(choice) % 2],
            held_by: None,
        };
        match (id.kind, choice % 8) {
            (_, 7) => Outcome::Unknown,
            (EffectKind::SubmitApplication, 4) => refused(530),
            (EffectKind::SubmitApplication, 5) => refused(549),
            (EffectKind::SubmitApplication, 6) => refused(540),
            (EffectKind::SubmitApplication, _) => Outcome::Accepted(own),
            (EffectKind::FindApplication, 0..4) => Outcome::Applications(vec![]),
            (EffectKind::FindApplication, 4 | 5) => Outcome::Applications(vec![found(&own)]),
            (EffectKind::FindApplication, _) => {
                let other = Reference::parse("R0").unwrap();
                Outcome::Applications(vec![found(&own), found(&other)])
            }
            (EffectKind::PollApplication, 0) => Outcome::ApplicationMissing { reference: own },
            (EffectKind::PollApplication, _) => {
                let words = [
                    "SUCCESSFUL",
                    "SUCCESSFUL",
                    "SUCCESSFUL",
                    "AUCTION-PENDING",
                    "AUCTION-WON",
                    "AUCTION-LOST",
                    "FAILED",
                    "EXPIRED",
                    "ACTIVE",
                    "NEWFANGLED",
                ];
                let status = ApplicationStatus::parse(words[usize::from(choice / 8) % words.len()]);
                Outcome::Application { reference: own, status, auction: None }
            }
            (EffectKind::FindInvoice | EffectKind::PollInvoice, 0) => Outcome::InvoiceMissing,
            (
                EffectKind::CreateInvoice | EffectKind::FindInvoice | EffectKind::PollInvoice,
                choice,
            ) => {
                let state = match choice {
                    1 | 2 => InvoiceState::Open,
                    3 => InvoiceState::Cancelled,
                    _ => InvoiceState::Paid,
                };
                Outcome::Invoice(InvoiceReport {
                    id: InvoiceId(id.backorder.0 * 100 + u64::from(id.life)),
                    total: Money::of_minor(if choice == 6 { 2380 } else { 2000 }, currency),
                    state,
                    credit: Money::of_minor(i64::from(choice) * 1000, currency),
                    unpaid: Money::zero(currency),
                })
            }
            (EffectKind::ReadDomain, 0..2) => Outcome::DomainUnreadable,
            (EffectKind::ReadDomain, _) => {
                // Registered long before the drop now and then: not the catch.
                let registered_at = start() - TimeDelta::days(if choice == 5 { 900 } else { 0 });
                let expires_at = start() + TimeDelta::days(365);
                let name = self.world.book.get(id.backorder).unwrap().name.clone();
                Outcome::Domain { name, report: DomainReport { registered_at, expires_at } }
            }
            (_, 6) => refused(0),
            _ => Outcome::Done,
        }
    }

    pub fn act(&mut self, step: &Step) -> Result<(), TestCaseError> {
        self.world.act(step).map_err(TestCaseError::fail)?;
        for effect in self.world.last.effects() {
            self.asked.retain(|id| *id != effect.id);
            self.asked.push(effect.id);
        }
        Ok(())
    }
}

fn account(client: u64, credit: i64, unpaid: i64, noted: Vec<EffectId>, in_: Currency) -> Step {
    let money = |minor| Money::of_minor(minor, in_);
    let (client, credit, unpaid) = (ClientId(client), money(credit), money(unpaid));
    Step::Account(Billed { noted, ..Billed::new(client, credit, unpaid) })
}

/// Plays a history and checks `law` after each step.
pub fn play(
    moves: &[Move],
    law: impl Fn(&mut History, &Step) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut history = History::new();
    for next in moves {
        if let Some(step) = history.step(next) {
            history.act(&step)?;
            law(&mut history, &step)?;
        }
    }
    Ok(())
}
