use super::*;
use crate::record::application::{ApplicationId, ApplicationState};
use crate::record::backorder::Invoice;
use crate::record::backorder::{Boxed, Hold, Progress, Submission};
use crate::record::effect::{Action, Effect, EffectId};
use crate::record::outbox::OutboxEntry;
use crate::record::outcome::InvoiceState;
use crate::rules::lifecycle::Status;
use crate::rules::price::BackorderKind;
use crate::values::id::InvoiceId;
use crate::values::money::Currency;
use crate::values::name::TldSet;
use crate::{Charge, Tax};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

fn name() -> DomainName {
    DomainName::parse("shop.com", &TldSet::first_dot()).unwrap()
}

fn reference(id: u64) -> Reference {
    Reference::parse(&format!("application-{id}")).unwrap()
}

fn record(id: u64, client: u64) -> Backorder {
    let mut present = Life::placed(1, BackorderKind::Full, None, at(0));
    present.progress = Boxed::from(Progress {
        submission: Submission::Accepted { reference: reference(id), doubtful: false },
        ..Progress::default()
    });
    Backorder {
        id: BackorderId(id),
        client: ClientId(client),
        name: name(),
        revision: 1,
        deleted_at: None,
        finished_at: None,
        present,
        past: Boxed::default(),
        outbox: Boxed::default(),
    }
}

fn due(book: &mut Book, now: i64) -> Vec<u64> {
    let due = book.due_now(at(now));
    due.iter().for_each(|due| {
        book.set_due(due.key, due.id, None);
    });
    due.into_iter().map(|due| due.id.0).collect()
}

#[test]
fn a_forgotten_client_leaves_nothing_and_the_place_serves_another() {
    let mut book = Book::new();
    for (id, client) in [(1, 7), (2, 7), (3, 8)] {
        book.insert(record(id, client)).unwrap();
        let claim = Claim { name: name(), drop_at: at(9), backorder: BackorderId(id), life: 1 };
        book.insert_claim(claim);
    }
    let key = book.key_of(ClientId(7));
    book.wake(key);
    book.forget(ClientId(7));
    book.forget(ClientId(7));
    assert!(book.get(BackorderId(1)).is_none() && book.account(ClientId(7)).is_none());
    assert_eq!(book.clients().collect::<Vec<_>>(), [ClientId(8)]);
    assert_eq!(book.of_name(&name()).map(|record| record.id.0).collect::<Vec<_>>(), [3]);
    assert_eq!((book.claims(&name()).len(), book.len()), (1, 1));
    assert_eq!(book.holder_of(&reference(2)), None);
    assert_eq!(book.holder_of(&reference(3)), Some((BackorderId(3), 1)));
    book.insert(record(4, 9)).unwrap();
    assert!(book.key_of(ClientId(9)) == key, "the place is used again");
    assert_eq!(due(&mut book, 0), [3, 4]);
    assert_eq!(due(&mut book, 0), [0; 0], "taken once");
    book.insert(record(1, 7)).unwrap();
    assert_eq!(due(&mut book, 0), [1], "loaded again");
}

#[test]
fn a_record_is_due_from_its_second_on() {
    let mut book = Book::new();
    book.insert_due(record(1, 7), Some(at(100))).unwrap();
    book.insert_due(record(2, 7), None).unwrap();
    let (key, id) = (book.key_of(ClientId(7)), BackorderId(1));
    assert_eq!((book.due_of(id), book.due_of(BackorderId(2))), (Some(at(100)), None));
    assert_eq!((due(&mut book, 99), due(&mut book, 100)), (vec![], vec![1]));
    assert_eq!(due(&mut book, 101), [0; 0], "nobody has said when to look again");
    book.set_due(key, id, Some(at(400) + TimeDelta::milliseconds(1)));
    assert_eq!(book.due_of(id), Some(at(401)), "the first whole second not before it");
    book.put(key, Box::new(record(1, 7)));
    assert_eq!((book.due_of(id), due(&mut book, 500)), (None, vec![]), "set apart");
    book.insert(record(3, 7)).unwrap();
    assert_eq!(book.due_of(BackorderId(3)), Some(at(0)), "past, until a cycle has looked");
    assert_eq!(book.due_of(BackorderId(4)), None);
}

#[test]
fn what_moved_without_a_decision_is_told_once_and_by_client() {
    let mut book = Book::new();
    for (id, client) in [(1, 7), (2, 7), (3, 8)] {
        book.insert_due(record(id, client), Some(at(100))).unwrap();
    }
    let (seven, eight) = (book.key_of(ClientId(7)), book.key_of(ClientId(8)));
    for (key, id) in [(seven, 1), (seven, 2), (eight, 3)] {
        assert!(book.set_due(key, BackorderId(id), Some(at(200))));
        assert!(!book.set_due(key, BackorderId(id), Some(at(200))), "the same again");
        book.note_moved(key, BackorderId(id));
    }
    book.put(seven, Box::new(record(2, 7)));
    assert_eq!(book.take_moved(ClientId(7)), [(BackorderId(1), Some(at(200)))], "2 is decided");
    assert_eq!((book.take_moved(ClientId(7)), book.take_moved(ClientId(9))), (vec![], vec![]));
    book.forget(ClientId(8));
    book.insert(record(3, 8)).unwrap();
    assert_eq!(book.take_moved(ClientId(8)), [], "forgotten with the client");
}

#[test]
fn a_client_who_was_looked_at_is_not_awake_any_more() {
    let mut book = Book::new();
    book.insert(record(1, 7)).unwrap();
    let key = book.key_of(ClientId(7));
    assert_eq!(due(&mut book, 0), [1]);
    book.wake(key);
    book.rest(key);
    assert_eq!(due(&mut book, 0), [0; 0]);
    book.wake(key);
    assert_eq!(due(&mut book, 0), [1]);
}

#[test]
fn everything_is_looked_at_again_under_other_prices_or_when_the_clock_was_set_back() {
    let mut book = Book::new();
    book.insert(record(1, 7)).unwrap();
    let mut looked_at = |fingerprint: u64, noted: Option<i64>, now: i64| {
        noted.into_iter().for_each(|noted| book.note_time(at(noted)));
        book.index_for(fingerprint, at(now));
        !due(&mut book, now).is_empty()
    };
    assert!(looked_at(5, None, 10), "for the first time");
    assert!(!looked_at(5, None, 10) && !looked_at(5, None, 11));
    assert!(looked_at(6, None, 11), "other prices");
    assert!(looked_at(6, None, 10), "a second back");
    assert!(!looked_at(6, None, 11));
    assert!(looked_at(6, Some(20), 19), "back to before something was decided");
    assert!(!looked_at(6, Some(19), 19) && !looked_at(6, None, 20));
}

#[test]
fn names_that_share_a_hash_are_not_confused_and_others_do_not_share_it() {
    let mut book = Book::new();
    let other = DomainName::parse("other.com", &TldSet::first_dot()).unwrap();
    book.insert(record(1, 7)).unwrap();
    book.insert(Backorder { name: other.clone(), ..record(2, 7) }).unwrap();
    assert_eq!(book.of_name(&other).map(|record| record.id.0).collect::<Vec<_>>(), [2]);
    assert_ne!(hash_of(&other), hash_of(&name()), "or every name is compared with every other");
    assert_eq!((book.len(), book.is_empty(), Book::new().is_empty()), (2, false, true));
}

#[test]
fn a_hold_is_noted_by_the_invoice_of_its_own_life_alone() {
    let eur = Currency::parse("EUR").unwrap();
    let amount = Money::of_minor(2000, eur);
    let mut won = record(1, 7);
    won.present.status = Status::PendingPayment;
    won.present.hold = Some(Hold::untaxed(amount, at(0)));
    let held = |noted: &[&str]| {
        let noted = noted.iter().map(|id| EffectId::parse(id).unwrap()).collect();
        let (credit, unpaid) = (Money::of_minor(5000, eur), Money::zero(eur));
        let mut book = Book::new();
        book.insert(won.clone()).unwrap();
        let account = Account { noted, ..Account::new(ClientId(7), credit, unpaid, at(0)) };
        book.insert_account(account).unwrap();
        book.funds(ClientId(7)).unwrap().held.minor()
    };
    assert_eq!(held(&["bo-1.1.create-invoice.1."]), 0, "the invoice counts instead");
    assert_eq!(held(&["bo-2.1.create-invoice.1.", "bo-1.2.create-invoice.1."]), 2000);
    assert_eq!(held(&["bo-1.1.import-domain.1."]), 2000);
    assert_eq!(held(&[]), 2000);
}

/// However near together two drops may be taken for one: the same drop always is.
#[test]
fn a_name_is_claimed_once_for_one_drop() {
    let claim = |id, second| {
        let (backorder, drop_at) = (BackorderId(id), at(second));
        Claim { name: name(), drop_at, backorder, life: 1 }
    };
    let mut book = Book::new();
    book.insert_claim(claim(1, 100));
    let is_taken = |second, seconds| {
        book.is_claimed_by_another(&claim(2, second), TimeDelta::seconds(seconds))
    };
    assert!(is_taken(100, 0) && !is_taken(101, 0) && !is_taken(99, 0));
    assert!(is_taken(109, 10) && !is_taken(110, 10));
    assert!(!book.is_claimed_by_another(&claim(1, 100), TimeDelta::zero()));
}

#[test]
fn a_reading_begins_with_the_creates_that_are_not_recorded() {
    let eur = Currency::parse("EUR").unwrap();
    let amount = Money::of_minor(2000, eur);
    let entry = |text: &str| OutboxEntry {
        effect: Effect {
            id: EffectId::parse(text).unwrap(),
            client: ClientId(7),
            action: Action::CreateInvoice {
                name: name(),
                charge: Charge::untaxed(amount),
                rates: Tax::NONE,
            },
        },
        asked_at: at(0),
        sent_at: at(0),
        sends: 1,
        report: None,
        undelivered_at: None,
        revision: 1,
    };
    let mut won = record(1, 7);
    won.present.status = Status::PendingPayment;
    won.present.hold = Some(Hold::untaxed(amount, at(0)));
    won.outbox = vec![entry("bo-1.1.create-invoice.1."), entry("bo-1.1.create-invoice.2.")].into();
    let mut book = Book::new();
    book.insert(won.clone()).unwrap();
    let begun = book.begin_reading(ClientId(7), at(9) + TimeDelta::milliseconds(1));
    assert_eq!((begun.client(), begun.begun_at(), begun.notes().len()), (ClientId(7), at(9), 2));
    assert!(book.begin_reading(ClientId(8), at(9)).notes().is_empty());
    // Recorded: the invoice counts, and nobody looks for it any more.
    let (id, state, recorded_at) = (InvoiceId(300), InvoiceState::Open, at(5));
    won.present.hold = None;
    won.present.progress.invoice = Some(Invoice { id, total: amount, state, recorded_at });
    let mut book = Book::new();
    book.insert(won).unwrap();
    assert!(book.begin_reading(ClientId(7), at(9)).notes().is_empty());
}

/// What another client's backorder has at the registrar, under a reference.
fn application(id: u64, state: ApplicationState) -> Application {
    let sending = EffectId {
        backorder: BackorderId(id),
        life: 1,
        kind: EffectKind::SubmitApplication,
        number: 0,
    };
    let id = ApplicationId { sending, reference: Some(reference(id)) };
    Application { id, client: ClientId(1), name: name(), state }
}

#[test]
fn applications_of_others_are_known_once_as_last_told_until_their_records_come() {
    let mut book = Book::new();
    let states = |book: &Book| -> Vec<(u64, ApplicationState)> {
        let name = name();
        let known = book.applications(&name);
        known.map(|known| (known.holder().0.0, known.state)).collect()
    };
    book.insert_application(application(99, ApplicationState::Open)).unwrap();
    book.insert_application(application(98, ApplicationState::Open)).unwrap();
    book.insert_application(application(99, ApplicationState::Ended)).unwrap();
    let both = [(99, ApplicationState::Ended), (98, ApplicationState::Open)];
    assert_eq!(states(&book), both);
    // The record itself says it better.
    book.insert(record(98, 7)).unwrap();
    let own = book.get(BackorderId(98)).unwrap().applications().len();
    assert_eq!(states(&book).len(), 1 + own);
    assert!(states(&book).contains(&both[0]));
    // What others have stays where a client is loaded again.
    book.forget(ClientId(7));
    assert_eq!(states(&book), both[..1]);
}

#[test]
fn a_reading_looks_for_the_invoices_of_the_present_life_alone() {
    let mut book = Book::new();
    let mut waiting = record(1, 7);
    waiting.past = Boxed::from(vec![waiting.present.clone()]);
    waiting.present.number = 2;
    waiting.present.progress = Boxed::default();
    waiting.present.status = Status::PendingPayment;
    let price = Money::of_minor(2000, Currency::parse("EUR").unwrap());
    waiting.present.hold = Some(Hold::untaxed(price, at(0)));
    let entry = |life, kind| OutboxEntry {
        effect: Effect {
            id: EffectId { backorder: BackorderId(1), life, kind, number: 1 },
            client: ClientId(7),
            action: Action::SubmitApplication {
                name: name(),
                kind: BackorderKind::Full,
                force_new: false,
            },
        },
        asked_at: at(0),
        sent_at: at(0),
        sends: 1,
        report: None,
        undelivered_at: None,
        revision: 1,
    };
    waiting.outbox = Boxed::from(vec![
        entry(1, EffectKind::CreateInvoice),
        entry(2, EffectKind::SubmitApplication),
        entry(2, EffectKind::CreateInvoice),
    ]);
    assert!(waiting.present.awaits_invoice());
    let id = waiting.outbox[2].effect.id;
    book.insert(waiting).unwrap();
    assert_eq!(book.begin_reading(ClientId(7), at(0)).notes(), [id]);
}
