//! The table of statuses and events, read from the rules a second time, and the engine's answer to
//! every event in every stage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use backorder_core::OpenStatus;
use backorder_core::lifecycle::{TRANSITIONS, targets};
use backorder_core::{
    Account, Action, Actor, Alert, ApplicationStatus, Backorder, BackorderId, BackorderKind, Book,
    Charge, ClientId, Currency, DateSource, Dates, Decision, DomainName, DomainReport,
    DoubtedDomain, DropRules, Effect, EffectId, EffectKind, EffectReport, Engine, ErrorKind, Event,
    FoundApplication, Hold, Invoice, InvoiceId, InvoiceReport, InvoiceState, Life, ListId, Listing,
    Money, OutboxEntry, Outcome, Placement, Policy, PriceList, Reason, Reference, Refusal, Stage,
    Status, Submission, Tax, Tld, TldSet, Topic,
};
use backorder_core::{Asked, Boxed, Progress, Waiting};
use backorder_tests::scenario::world::{Billed, Step, contents, decide};
use chrono::{DateTime, TimeDelta, Utc};

/// Event, then the stages it is allowed in, then where it may lead (`same`: stays).
const RULES: &[(Event, &[(&str, &str)])] = &[
    (Event::Place, &[("none FAILED CANCELLED AUCTION-LOST SUCCESSFUL AUCTION-WON", "REQUESTED")]),
    (
        Event::Adopt,
        &[(
            "none",
            "REQUESTED ACTIVE PROCESSING PENDING-PAYMENT SUCCESSFUL FAILED CANCELLED \
             AUCTION-PENDING AUCTION-WON AUCTION-LOST",
        )],
    ),
    (Event::Past, &[]),
    (Event::Activate, &[("REQUESTED", "ACTIVE")]),
    (
        Event::Delete,
        &[("REQUESTED ACTIVE SUCCESSFUL FAILED CANCELLED AUCTION-WON AUCTION-LOST", "deleted")],
    ),
    (Event::GiveUp, &[("PROCESSING AUCTION-PENDING PENDING-PAYMENT", "CANCELLED")]),
    (
        Event::DropChanged,
        &[("REQUESTED PROCESSING AUCTION-PENDING", "same"), ("ACTIVE", "same REQUESTED")],
    ),
    (Event::NameAbsent, &[("REQUESTED", "same"), ("ACTIVE", "same REQUESTED")]),
    (
        Event::CurrencyChanged,
        &[
            ("ACTIVE", "REQUESTED"),
            ("PROCESSING AUCTION-PENDING PENDING-PAYMENT AUCTION-WON", "same"),
        ],
    ),
    (
        Event::ClientDeleted,
        &[
            ("REQUESTED ACTIVE", "deleted"),
            ("PROCESSING AUCTION-PENDING PENDING-PAYMENT SUCCESSFUL AUCTION-WON", "same"),
        ],
    ),
    (
        Event::ClientMerged,
        &[
            ("REQUESTED ACTIVE", "deleted"),
            ("PROCESSING AUCTION-PENDING PENDING-PAYMENT SUCCESSFUL AUCTION-WON", "same"),
        ],
    ),
    (Event::AccountRead, &[]),
    (Event::Accepted, &[("PROCESSING FAILED AUCTION-LOST CANCELLED deleted", "same")]),
    (Event::RefusedForNow, &[("PROCESSING", "same FAILED")]),
    (Event::RefusedForGood, &[("PROCESSING", "same FAILED")]),
    (Event::OutcomeUnknown, &[("PROCESSING", "same")]),
    (Event::NotThere, &[("PROCESSING", "same FAILED")]),
    (Event::Unclear, &[("PROCESSING", "same")]),
    (Event::ApplicationAuctionPending, &[("PROCESSING AUCTION-PENDING", "AUCTION-PENDING")]),
    (
        Event::ApplicationSuccessful,
        &[
            ("PROCESSING AUCTION-PENDING", "PENDING-PAYMENT FAILED"),
            ("FAILED AUCTION-LOST CANCELLED deleted", "same"),
        ],
    ),
    (
        Event::ApplicationAuctionWon,
        &[
            ("PROCESSING AUCTION-PENDING", "AUCTION-WON FAILED"),
            ("FAILED AUCTION-LOST CANCELLED deleted", "same"),
        ],
    ),
    (Event::ApplicationFailed, &[("PROCESSING AUCTION-PENDING", "FAILED")]),
    (Event::ApplicationAuctionLost, &[("PROCESSING AUCTION-PENDING", "AUCTION-LOST")]),
    (Event::ApplicationEnded, &[("PROCESSING AUCTION-PENDING", "FAILED")]),
    (Event::ApplicationOther, &[("PROCESSING AUCTION-PENDING", "same")]),
    (Event::ApplicationMissing, &[("PROCESSING AUCTION-PENDING", "same CANCELLED")]),
    (Event::InvoiceRecorded, &[("PENDING-PAYMENT AUCTION-WON CANCELLED deleted", "same")]),
    (
        Event::InvoicePaid,
        &[("PENDING-PAYMENT", "same SUCCESSFUL"), ("SUCCESSFUL AUCTION-WON CANCELLED", "same")],
    ),
    (Event::InvoiceVoid, &[("PENDING-PAYMENT", "CANCELLED"), ("SUCCESSFUL AUCTION-WON", "same")]),
    (Event::InvoiceRefunded, &[("PENDING-PAYMENT SUCCESSFUL AUCTION-WON", "same")]),
    (Event::InvoiceReopened, &[("PENDING-PAYMENT SUCCESSFUL AUCTION-WON", "same")]),
    (Event::DomainRead, &[("PENDING-PAYMENT", "same SUCCESSFUL"), ("AUCTION-WON", "same")]),
    (Event::DomainDoubted, &[("PENDING-PAYMENT AUCTION-WON", "same")]),
    (Event::DomainAccepted, &[("PENDING-PAYMENT", "same SUCCESSFUL"), ("AUCTION-WON", "same")]),
    (Event::DomainImported, &[("SUCCESSFUL AUCTION-WON", "same")]),
    (Event::Reported, &[]),
    (Event::Fund, &[("REQUESTED", "ACTIVE")]),
    (Event::PriceMissing, &[("REQUESTED", "same")]),
    (Event::FundsShort, &[("REQUESTED", "same")]),
    (Event::CoverageLost, &[("ACTIVE", "REQUESTED")]),
    (Event::Submit, &[("ACTIVE", "PROCESSING")]),
    (Event::Lapse, &[("REQUESTED ACTIVE PROCESSING", "FAILED")]),
    (Event::Overdue, &[("PROCESSING AUCTION-PENDING", "FAILED")]),
    (Event::Ask, &[]),
    (Event::Told, &[]),
    (Event::Undelivered, &[]),
    (Event::Finished, &[]),
];

type Pairs = BTreeMap<(String, &'static str), BTreeSet<String>>;

#[test]
fn the_table_is_the_one_of_the_rules() {
    let mut rules = Pairs::new();
    for (event, rows) in RULES {
        for (stages, leads_to) in *rows {
            for stage in stages.split(' ') {
                let goals =
                    leads_to.split(' ').map(|goal| if goal == "same" { stage } else { goal });
                rules.insert((stage.to_owned(), event.name()), goals.map(str::to_owned).collect());
            }
        }
    }
    let mut table = Pairs::new();
    for row in TRANSITIONS {
        let goals = row.to.iter().map(ToString::to_string).collect();
        table.insert((row.from.to_string(), row.event.name()), goals);
    }
    assert_eq!(table, rules);
    let events: Vec<Event> = RULES.iter().map(|(event, _)| *event).collect();
    assert_eq!(events, Event::ALL, "an event without a row");
}

const CLIENT: ClientId = ClientId(7);
const OTHER: ClientId = ClientId(8);
const ID: BackorderId = BackorderId(1);

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn drop_at() -> DateTime<Utc> {
    at("2027-03-05T19:00:00Z")
}

fn eur(text: &str) -> Money {
    Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
}

fn name() -> DomainName {
    DomainName::parse("shop.com", &TldSet::first_dot()).unwrap()
}

fn reference(text: &str) -> Reference {
    Reference::parse(text).unwrap()
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut prices = PriceList::new();
    let tld = Tld::parse("com").unwrap();
    prices.insert(tld, eur("20.00").currency(), BackorderKind::Full, eur("20.00")).unwrap();
    Engine::new(Policy::default(), prices, DropRules::builtin()).unwrap()
});

fn effect_id(kind: EffectKind) -> EffectId {
    EffectId { backorder: ID, life: 1, kind, number: 1 }
}

/// What a record must be like for the event to be news to it.
#[derive(Clone, Copy)]
struct Needs {
    in_flight: bool,
    invoice: bool,
    domain: bool,
    imported: bool,
    doubted: bool,
    finished: bool,
    paid: bool,
}

fn needs(event: Event) -> Needs {
    Needs {
        in_flight: matches!(
            event,
            Event::Accepted
                | Event::RefusedForNow
                | Event::RefusedForGood
                | Event::OutcomeUnknown
                | Event::NotThere
                | Event::Unclear
        ),
        invoice: matches!(
            event,
            Event::InvoicePaid
                | Event::InvoiceVoid
                | Event::InvoiceRefunded
                | Event::InvoiceReopened
                | Event::DomainRead
                | Event::DomainDoubted
        ),
        domain: event == Event::DomainImported,
        // Not imported yet: then there is something to be told about a success.
        imported: !matches!(event, Event::ClientDeleted | Event::ClientMerged),
        doubted: event == Event::DomainAccepted,
        finished: matches!(event, Event::Place | Event::Delete),
        paid: matches!(event, Event::InvoiceRefunded | Event::InvoiceReopened),
    }
}

/// A record in a stage, with a history in which everything was asked that can have been asked.
fn record(stage: Stage, needs: Needs, now: DateTime<Utc>) -> Option<Backorder> {
    let status = match stage {
        Stage::None => return None,
        Stage::In(status) => status,
        Stage::Deleted => Status::Cancelled,
    };
    let is_sent = !matches!(status, Status::Requested | Status::Active);
    let is_won = matches!(
        status,
        Status::PendingPayment | Status::Successful | Status::AuctionWon | Status::Cancelled
    );
    let is_invoiced = is_won && (needs.invoice || status == Status::Successful);
    let holds = match status {
        Status::Active | Status::Processing | Status::AuctionPending => true,
        Status::PendingPayment | Status::AuctionWon => !is_invoiced,
        _ => false,
    };
    let in_flight = needs.in_flight && (!is_won || status == Status::Cancelled);
    let sent_at = now - TimeDelta::minutes(10);
    let mut record = Backorder {
        id: ID,
        client: CLIENT,
        name: name(),
        revision: 9,
        deleted_at: (stage == Stage::Deleted).then_some(now),
        finished_at: None,
        present: Life {
            number: 1,
            kind: BackorderKind::Full,
            status,
            placed_at: at("2027-03-01T12:00:00Z"),
            updated_at: sent_at,
            dates: Some(Dates::of_drop(drop_at())),
            hold: holds.then_some(Hold::untaxed(eur("20.00"), sent_at)),
            reason: None::<Reason>,
            leads_told: 0,
            waiting: Waiting { listed: true, last_list: Some(1), ..Waiting::default() },
            progress: Progress {
                submission: match (is_sent, in_flight) {
                    (false, _) => Submission::Idle,
                    (true, true) => Submission::InFlight { refusal: None },
                    (true, false) => {
                        Submission::Accepted { reference: reference("10700"), doubtful: false }
                    }
                },
                invoice: is_invoiced.then_some(Invoice {
                    id: InvoiceId(300),
                    total: eur("20.00"),
                    state: if needs.paid || needs.domain {
                        InvoiceState::Paid
                    } else {
                        InvoiceState::Open
                    },
                    recorded_at: sent_at,
                }),
                ..progress(status, needs, sent_at)
            }
            .into(),
        },
        past: Boxed::default(),
        outbox: Boxed::default(),
    };
    if is_sent {
        ask_everything(&mut record, is_won, in_flight, is_invoiced, sent_at);
    }
    if needs.finished && status.is_terminal() {
        record.present.hold = None;
        record.outbox.iter_mut().for_each(report);
    }
    Some(record)
}

/// A message of which nobody knows would be awaited.
fn report(entry: &mut OutboxEntry) {
    let is_message = entry.effect.id.kind.is_message();
    entry.report = Some(if is_message { EffectReport::Done } else { EffectReport::Unknown });
}

fn progress(status: Status, needs: Needs, sent_at: DateTime<Utc>) -> Progress {
    let is_over = status == Status::Successful || needs.finished;
    let has_domain = needs.domain || is_over;
    Progress {
        first_sent_at: Some(sent_at),
        drop_at_submission: Some(drop_at()),
        domain: has_domain.then_some(DomainReport {
            registered_at: sent_at,
            expires_at: sent_at + TimeDelta::days(365),
        }),
        imported: has_domain && !needs.domain && needs.imported,
        doubted_domain: needs.doubted.then(|| DoubtedDomain {
            name: name(),
            report: DomainReport { registered_at: sent_at, expires_at: sent_at },
        }),
        ..Progress::default()
    }
}

fn ask_everything(
    record: &mut Backorder,
    is_won: bool,
    in_flight: bool,
    is_invoiced: bool,
    sent_at: DateTime<Utc>,
) {
    let alert = Alert {
        topic: Topic::Overdue,
        name: name(),
        reference: None,
        invoice: None,
        detail: String::new(),
    };
    let kinds = EffectKind::ALL.into_iter().filter(|kind| {
        use EffectKind as K;
        is_won || matches!(kind, K::SubmitApplication | K::FindApplication | K::PollApplication)
    });
    for kind in kinds {
        record.present.progress.asked.push(Asked {
            kind,
            number: 1,
            at: sent_at + grace(),
            counts_from: Some(1),
        });
        let (action, report) = match kind {
            EffectKind::SubmitApplication => (
                Action::SubmitApplication {
                    name: name(),
                    kind: BackorderKind::Full,
                    force_new: false,
                },
                (!in_flight).then(|| EffectReport::Accepted { reference: reference("10700") }),
            ),
            EffectKind::CreateInvoice => (
                Action::CreateInvoice {
                    name: name(),
                    charge: Charge::untaxed(eur("20.00")),
                    rates: Tax::NONE,
                },
                is_invoiced.then_some(EffectReport::Invoiced { invoice: InvoiceId(300) }),
            ),
            EffectKind::ImportDomain => (
                Action::ImportDomain {
                    name: name(),
                    registered_on: sent_at.date_naive(),
                    expires_on: sent_at.date_naive(),
                    due_on: sent_at.date_naive(),
                    currency: eur("0.00").currency(),
                },
                record.present.progress.imported.then_some(EffectReport::Done),
            ),
            EffectKind::AlertReseller => {
                (Action::AlertReseller { alert: alert.clone() }, Some(EffectReport::Unknown))
            }
            _ => continue,
        };
        let effect = Effect { id: effect_id(kind), client: CLIENT, action };
        record.outbox.push(OutboxEntry {
            effect,
            asked_at: sent_at,
            sent_at,
            sends: 1,
            report,
            undelivered_at: None,
            revision: 1,
        });
    }
}

fn grace() -> TimeDelta {
    TimeDelta::minutes(5)
}

/// The step by which an event comes; none for what only time brings.
fn step(event: Event, now: DateTime<Utc>) -> Option<Step> {
    called(event).or_else(|| told(event, now))
}

/// What people, droplists and billing do.
fn called(event: Event) -> Option<Step> {
    let source = DateSource::Droplist(ListId(2));
    match event {
        Event::Place => {
            let dates = Dates::of_drop(drop_at() + TimeDelta::days(400));
            let listing = Some(Listing { dates, source });
            let (id, client, kind) = (BackorderId(2), CLIENT, BackorderKind::Full);
            Some(Step::Place(Placement { id, client, name: name(), kind, listing }))
        }
        Event::Activate => Some(Step::Activate(ID)),
        Event::Delete => Some(Step::Delete(ID, Actor::Admin)),
        Event::GiveUp => Some(Step::GiveUp(ID)),
        Event::DomainAccepted => Some(Step::Accept(ID, "an admin".to_owned())),
        Event::ClientDeleted => Some(Step::Gone(CLIENT, None)),
        Event::ClientMerged => Some(Step::Gone(CLIENT, Some(OTHER))),
        Event::DropChanged => {
            let dates = Dates::of_drop(drop_at() + TimeDelta::hours(6));
            Some(Step::Redate(ID, Listing { dates, source }))
        }
        Event::NameAbsent => Some(Step::List(ListId(2), BTreeMap::new())),
        Event::CurrencyChanged => {
            let usd = Money::zero(Currency::parse("USD").unwrap());
            Some(Step::Account(Billed::new(CLIENT, usd, usd)))
        }
        _ => None,
    }
}

/// What carriers report.
fn told(event: Event, now: DateTime<Utc>) -> Option<Step> {
    let report = |kind, outcome| Some(Step::Report(effect_id(kind), outcome));
    let status = |status| {
        let reference = reference("10700");
        let outcome = Outcome::Application { reference, status, auction: None };
        report(EffectKind::PollApplication, outcome)
    };
    let refused = |code| Outcome::Refused(Refusal { code, text: "no".into() });
    let invoice = |state| {
        let (id, total) = (InvoiceId(300), eur("20.00"));
        let unpaid = if state == InvoiceState::Open { total } else { eur("0.00") };
        InvoiceReport { id, total, state, credit: eur("50.00"), unpaid }
    };
    let unasked = |state| Some(Step::Invoice(ID, invoice(state)));
    let found = |text| FoundApplication {
        reference: reference(text),
        status: ApplicationStatus::Open(OpenStatus::Requested),
        created_at: now,
        owner_matches: None,
        held_by: None,
    };
    match event {
        Event::Accepted => {
            report(EffectKind::SubmitApplication, Outcome::Accepted(reference("10701")))
        }
        Event::RefusedForNow => report(EffectKind::SubmitApplication, refused(530)),
        Event::RefusedForGood => report(EffectKind::SubmitApplication, refused(549)),
        Event::OutcomeUnknown => report(EffectKind::SubmitApplication, Outcome::Unknown),
        Event::NotThere => report(EffectKind::FindApplication, Outcome::Applications(vec![])),
        Event::Unclear => {
            let two = vec![found("1"), found("2")];
            report(EffectKind::FindApplication, Outcome::Applications(two))
        }
        Event::ApplicationAuctionPending => status(ApplicationStatus::AuctionPending),
        Event::ApplicationSuccessful => status(ApplicationStatus::Successful),
        Event::ApplicationAuctionWon => status(ApplicationStatus::AuctionWon),
        Event::ApplicationFailed => status(ApplicationStatus::Failed),
        Event::ApplicationAuctionLost => status(ApplicationStatus::AuctionLost),
        Event::ApplicationEnded => status(ApplicationStatus::Expired),
        Event::ApplicationOther => status(ApplicationStatus::Open(OpenStatus::Active)),
        Event::ApplicationMissing => {
            let reference = reference("10700");
            report(EffectKind::PollApplication, Outcome::ApplicationMissing { reference })
        }
        Event::InvoiceRecorded => {
            report(EffectKind::CreateInvoice, Outcome::Invoice(invoice(InvoiceState::Open)))
        }
        Event::InvoicePaid => unasked(InvoiceState::Paid),
        Event::InvoiceVoid => unasked(InvoiceState::Cancelled),
        Event::InvoiceRefunded => unasked(InvoiceState::Refunded),
        Event::InvoiceReopened => unasked(InvoiceState::Open),
        Event::DomainRead => {
            let (registered_at, expires_at) = (now, now + TimeDelta::days(365));
            let domain = DomainReport { registered_at, expires_at };
            report(EffectKind::ReadDomain, Outcome::Domain { name: name(), report: domain })
        }
        Event::DomainDoubted => {
            let (registered_at, expires_at) = (now - TimeDelta::days(365), now);
            let domain = DomainReport { registered_at, expires_at };
            report(EffectKind::ReadDomain, Outcome::Domain { name: name(), report: domain })
        }
        Event::DomainImported => report(EffectKind::ImportDomain, Outcome::Done),
        Event::Reported => report(EffectKind::AlertReseller, Outcome::Done),
        _ => None,
    }
}

fn book(record: Option<Backorder>, now: DateTime<Utc>) -> Book {
    let mut book = Book::new();
    let (credit, unpaid) = (eur("50.00"), eur("0.00"));
    let account = Account { revision: 3, ..Account::new(CLIENT, credit, unpaid, now) };
    book.insert_account(account).unwrap();
    book.insert_account(Account::new(OTHER, credit, unpaid, now)).unwrap();
    if let Some(record) = record {
        book.insert(record).unwrap();
    }
    book
}

/// Applies an event to a record in a stage; what came of it, and whether the book is as it was.
fn apply(stage: Stage, event: Event, now: DateTime<Utc>) -> Option<Applied> {
    let step = step(event, now)?;
    let mut book = book(record(stage, needs(event), now), now);
    let before = contents(&book);
    let result = decide(&ENGINE, &mut book, &step, now);
    let is_same = contents(&book) == before;
    let is_own = |decision: &Decision| {
        let step = decision.record.as_ref();
        step.is_some_and(|step| step.id == ID || stage == Stage::None)
    };
    let own =
        result.map(|decisions| decisions.into_iter().find(is_own)).map_err(|error| error.kind());
    Some(Applied { own, is_same, again: decide(&ENGINE, &mut book, &step, now).is_ok() })
}

struct Applied {
    own: Result<Option<Decision>, ErrorKind>,
    is_same: bool,
    again: bool,
}

/// Before the deadline and after it, where the answers differ.
fn instants() -> [DateTime<Utc>; 2] {
    [drop_at() - TimeDelta::hours(1), drop_at() + TimeDelta::hours(5)]
}

#[test]
fn what_the_table_has_is_decided_and_leads_where_it_says() {
    let mut pairs = 0;
    for stage in Stage::all() {
        for event in Event::ALL.iter().copied().filter(|event| !targets(stage, *event).is_empty()) {
            for now in instants() {
                let is_too_late = event == Event::Activate && now > drop_at();
                let Some(applied) = apply(stage, event, now).filter(|_| !is_too_late) else {
                    continue;
                };
                pairs += 1;
                let what = format!("{stage} --{event}--> at {now}");
                let decision = applied.own.unwrap_or_else(|kind| panic!("{what}: {}", kind.name()));
                let decision = decision.unwrap_or_else(|| panic!("{what}: nothing was decided"));
                let to = decision.record.as_ref().unwrap().to;
                assert_eq!(decision.event, event, "{what}");
                assert!(targets(stage, event).contains(&to), "{what} {to}");
            }
        }
    }
    assert!(pairs > 100, "only {pairs} pairs were tried");
}

#[test]
fn what_the_table_has_not_is_refused_and_changes_nothing() {
    for stage in Stage::all() {
        for event in Event::ALL.iter().copied().filter(|event| targets(stage, *event).is_empty()) {
            for now in instants() {
                let Some(applied) = apply(stage, event, now) else { continue };
                let what = format!("{stage} --{event}--> at {now}: {:?}", applied.own);
                // The account changes; beside a deleted record a new one is placed.
                let is_about_others = matches!(event, Event::CurrencyChanged | Event::Place);
                match &applied.own {
                    Err(kind) => {
                        let refusals = [
                            ErrorKind::TransitionRefused,
                            ErrorKind::AlreadyOpen,
                            ErrorKind::EffectUnknown,
                            ErrorKind::ExistsDifferent,
                            ErrorKind::BackorderUnknown,
                        ];
                        assert!(refusals.contains(kind) && applied.is_same, "{what}");
                    }
                    Ok(None) => assert!(
                        applied.is_same || is_about_others,
                        "nothing was decided, but the book changed: {what}"
                    ),
                    // The report of a changing effect is taken into the outbox in any status.
                    Ok(Some(decision)) => {
                        let step = decision.record.as_ref().unwrap();
                        let is_quiet = decision.hold.is_none()
                            && decision.claim.is_none()
                            && decision.reason.is_none();
                        assert!(step.from == step.to && is_quiet, "{what}");
                        // So is what becomes of an invoice after the end.
                        let is_late_invoice = decision.event == Event::InvoiceRecorded
                            && matches!(stage, Stage::Deleted | Stage::In(Status::Cancelled));
                        assert!(is_late_invoice || decision.event == Event::Reported, "{what}");
                        assert!(is_late_invoice || decision.effects.is_empty(), "{what}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_report_told_twice_is_no_error() {
    for stage in Stage::all() {
        for event in Event::ALL.iter().copied() {
            let now = instants()[0];
            let Some(Step::Report(..) | Step::Invoice(..)) = step(event, now) else { continue };
            let Some(applied) = apply(stage, event, now) else { continue };
            if applied.own.is_ok() {
                assert!(applied.again, "{stage} --{event}--> is refused when told again");
            }
        }
    }
}
