//! Input that would make money, or rows that cannot be read back, is refused and changes nothing.

use backorder_core::*;
use backorder_core::{
    Application, ApplicationId, ApplicationState, Boxed, EffectId, EffectKind, Progress,
};
use chrono::{DateTime, TimeDelta, Utc};

const SECOND: TimeDelta = TimeDelta::seconds(1);
const TEN_MINUTES: TimeDelta = TimeDelta::minutes(10);

fn now() -> DateTime<Utc> {
    "2027-01-10T19:00:00Z".parse().unwrap()
}

fn eur(minor: i64) -> Money {
    Money::of_minor(minor, Currency::parse("EUR").unwrap())
}

fn engine() -> Engine {
    let mut prices = PriceList::new();
    let com = Tld::parse("com").unwrap();
    prices.insert(com, eur(0).currency(), BackorderKind::Full, eur(2000)).unwrap();
    Engine::new(Policy::default(), prices, DropRules::none()).unwrap()
}

/// Reads an account and takes it in.
fn read(
    engine: &Engine,
    book: &mut Book,
    (client, credit, unpaid): (u64, i64, i64),
    now: DateTime<Utc>,
) -> Result<Vec<Decision>, Error> {
    let reading = book.begin_reading(ClientId(client), now).read(eur(credit), eur(unpaid));
    engine.set_account(book, reading, now)
}

fn order(id: u64, client: u64) -> Placement {
    Placement {
        id: BackorderId(id),
        client: ClientId(client),
        name: DomainName::parse("shop.com", &TldSet::first_dot()).unwrap(),
        kind: BackorderKind::Full,
        listing: Some(Listing {
            dates: Dates::of_drop("2027-01-13T19:00:00Z".parse().unwrap()),
            source: DateSource::Droplist(ListId(1)),
        }),
    }
}

#[test]
fn debts_below_zero_are_not_money() {
    let (engine, mut book) = (engine(), Book::new());
    let refused = read(&engine, &mut book, (7, 0, -100_000), now()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::AmountInvalid);
    assert!(book.account(ClientId(7)).is_none());
    read(&engine, &mut book, (7, 0, 0), now()).unwrap();
    assert!(read(&engine, &mut book, (7, 0, -1), now()).is_err());
    engine.place(&mut book, &order(1, 7), now()).unwrap();
    engine.cycle(&mut book, now());
    assert_eq!(book.get(BackorderId(1)).unwrap().present.status, Status::Requested);
}

#[test]
fn ids_that_no_column_holds_are_refused() {
    let (engine, mut book) = (engine(), Book::new());
    for client in [0, u64::MAX, 1 << 63] {
        let refused = read(&engine, &mut book, (client, 5000, 0), now()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::IdInvalid);
    }
    read(&engine, &mut book, (7, 5000, 0), now()).unwrap();
    for (id, client) in [(0, 7), (1 << 63, 7), (1, 0)] {
        let refused = engine.place(&mut book, &order(id, client), now()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::IdInvalid, "{refused}");
    }
    assert!(book.is_empty());
}

#[test]
fn a_code_of_success_is_no_refusal() {
    let (engine, mut book) = (engine(), Book::new());
    read(&engine, &mut book, (7, 5000, 0), now()).unwrap();
    engine.place(&mut book, &order(1, 7), now()).unwrap();
    let at = "2027-01-13T17:00:00Z".parse().unwrap();
    read(&engine, &mut book, (7, 5000, 0), at).unwrap();
    let decisions = engine.cycle(&mut book, at);
    let effect = decisions.iter().flat_map(|decision| &decision.effects).last().unwrap();
    assert_eq!(effect.id.kind, EffectKind::SubmitApplication);
    let before = book.get(BackorderId(1)).cloned();
    let refusal = Refusal { code: 200, text: "Command completed successfully".into() };
    let refused = engine.observe(&mut book, &effect.id, &Outcome::Refused(refusal), at);
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::OutcomeUnfit);
    assert_eq!(book.get(BackorderId(1)).cloned(), before);
}

#[test]
fn without_the_account_nothing_is_sent_and_nothing_released() {
    let (engine, mut book) = (engine(), Book::new());
    read(&engine, &mut book, (7, 5000, 0), now()).unwrap();
    engine.place(&mut book, &order(1, 7), now()).unwrap();
    engine.cycle(&mut book, now());
    let active = book.get(BackorderId(1)).unwrap().clone();
    assert_eq!(active.present.status, Status::Active);
    // Billing cannot be reached: the record was loaded, the account was not.
    let mut alone = Book::new();
    alone.insert(active.clone()).unwrap();
    let submission_at = "2027-01-13T17:00:00Z".parse().unwrap();
    assert!(engine.cycle(&mut alone, submission_at).is_empty());
    assert_eq!(alone.get(BackorderId(1)), Some(&active));
    // It is known, but from a reading that is too old by one second: the same.
    let old = Account::new(ClientId(7), eur(5000), eur(0), submission_at - TEN_MINUTES - SECOND);
    alone.insert_account(old).unwrap();
    assert!(engine.cycle(&mut alone, submission_at).is_empty());
    assert_eq!(alone.get(BackorderId(1)), Some(&active));
    // It is read a little later: the application goes out.
    read(&engine, &mut alone, (7, 5000, 0), submission_at).unwrap();
    engine.cycle(&mut alone, submission_at);
    assert_eq!(alone.get(BackorderId(1)).unwrap().present.status, Status::Processing);
}

/// An account that was read before it was captured from, told after: nothing is spent on it.
#[test]
fn a_reading_that_began_before_the_account_changed_is_refused() {
    let (engine, mut book) = (engine(), Book::new());
    let begun = book.begin_reading(ClientId(7), now());
    read(&engine, &mut book, (7, 2000, 0), now()).unwrap();
    let kind = |result: Result<Vec<Decision>, Error>| result.map_err(|error| error.kind());
    let late = engine.set_account(&mut book, begun.read(eur(9000), eur(0)), now());
    assert_eq!(kind(late), Err(ErrorKind::AccountStale));
    engine.place(&mut book, &order(1, 7), now()).unwrap();
    let begun = book.begin_reading(ClientId(7), now());
    engine.cycle(&mut book, now());
    let late = engine.set_account(&mut book, begun.clone().read(eur(2000), eur(0)), now());
    assert_eq!(kind(late), Err(ErrorKind::AccountStale), "a hold was made");
    // Told again it is no news, and a reading that began before that is still refused.
    let begun = book.begin_reading(ClientId(7), now());
    let minute = now() + TimeDelta::minutes(1);
    assert_eq!(kind(read(&engine, &mut book, (7, 2000, 0), minute)), Ok(vec![]));
    assert_eq!(book.account(ClientId(7)).unwrap().read_at, minute);
    let late = engine.set_account(&mut book, begun.read(eur(9000), eur(0)), minute);
    assert_eq!(kind(late), Err(ErrorKind::AccountStale));
    assert_eq!(book.funds(ClientId(7)).unwrap().credit, eur(2000));
}

/// A record that is ACTIVE and holds its price.
fn active() -> Backorder {
    let (engine, mut book) = (engine(), Book::new());
    read(&engine, &mut book, (7, 5000, 0), now()).unwrap();
    engine.place(&mut book, &order(1, 7), now()).unwrap();
    engine.cycle(&mut book, now());
    book.get(BackorderId(1)).unwrap().clone()
}

/// The same, accepted by the registrar under a reference.
fn accepted(reference: &str) -> Backorder {
    let mut record = active();
    let mut progress = Progress::clone(&record.present.progress);
    let reference = Reference::parse(reference).unwrap();
    progress.submission = Submission::Accepted { reference, doubtful: false };
    record.present.progress = Boxed::from(progress);
    record.present.status = Status::Processing;
    record
}

fn with(mut record: Backorder, change: impl Fn(&mut Backorder)) -> Backorder {
    change(&mut record);
    record
}

#[test]
fn a_record_that_contradicts_itself_is_not_taken_in() {
    assert_eq!(Book::new().insert(active()), Ok(()));
    let status = |status| with(active(), move |record| record.present.status = status);
    let holding = |minor| {
        with(active(), move |record| {
            record.present.hold = Some(Hold::untaxed(eur(minor), now()));
        })
    };
    let without_hold = |status| {
        with(active(), move |record| {
            record.present.status = status;
            record.present.hold = None;
        })
    };
    let broken = [
        ("deleted and has a hold", with(active(), |record| record.deleted_at = Some(now()))),
        ("REQUESTED with a hold", status(Status::Requested)),
        ("FAILED with a hold", status(Status::Failed)),
        ("CANCELLED with a hold", status(Status::Cancelled)),
        ("AUCTION-LOST with a hold", status(Status::AuctionLost)),
        ("SUCCESSFUL with a hold", status(Status::Successful)),
        ("ACTIVE without a hold", without_hold(Status::Active)),
        ("PROCESSING without a hold", without_hold(Status::Processing)),
        ("AUCTION-PENDING without a hold", without_hold(Status::AuctionPending)),
        ("without a drop date", with(active(), |record| record.present.dates = None)),
        ("holds nothing or less", holding(0)),
        ("holds nothing or less", holding(-1)),
        (
            "has a hold and an invoice",
            with(active(), |record| {
                let mut progress = Progress::clone(&record.present.progress);
                let state = InvoiceState::Open;
                let id = InvoiceId(1);
                let invoice = Invoice { id, total: eur(2000), state, recorded_at: now() };
                progress.invoice = Some(invoice);
                record.present.progress = Boxed::from(progress);
                record.present.status = Status::PendingPayment;
            }),
        ),
        ("are not 1 to n", with(active(), |record| record.present.number = 2)),
    ];
    for (why, record) in broken {
        let mut book = Book::new();
        let refused = book.insert(record).expect_err(why);
        assert_eq!(refused.kind(), ErrorKind::RowInvalid, "{why}");
        assert!(refused.to_string().contains(why), "{why}: {refused}");
        assert!(book.is_empty());
    }
}

#[test]
fn nothing_is_in_a_book_twice() {
    let kind = |result: Result<(), Error>| result.unwrap_err().kind();
    let mut book = Book::new();
    let holder = |reference: &str, id, life| application(reference, id, life);
    // Known before the record, by it, and again after it: one and the same.
    book.insert_application(holder("10700", 1, 1)).unwrap();
    book.insert(accepted("10700")).unwrap();
    book.insert_application(holder("10700", 1, 1)).unwrap();
    for (id, life) in [(2, 1), (1, 2)] {
        let other = book.insert_application(holder("10700", id, life));
        assert_eq!(kind(other), ErrorKind::DuplicateRow);
    }
    assert_eq!(kind(book.insert(accepted("10701"))), ErrorKind::DuplicateRow, "its id");
    let rival = with(accepted("10700"), |record| record.id = BackorderId(2));
    assert_eq!(kind(book.insert(rival)), ErrorKind::DuplicateRow, "its reference");
    assert_eq!(book.len(), 1);
    // What another holds stays when a client is forgotten, its own goes.
    book.insert_application(holder("10701", 2, 1)).unwrap();
    book.forget(ClientId(7));
    let holder_of = |text: &str| book.holder_of(&Reference::parse(text).unwrap());
    assert_eq!(holder_of("10700"), None);
    assert_eq!(holder_of("10701"), Some((BackorderId(2), 1)));
    let account = || Account::new(ClientId(7), eur(1), eur(0), now());
    book.insert_account(account()).unwrap();
    assert_eq!(kind(book.insert_account(account())), ErrorKind::DuplicateRow);
}

/// What another has at the registrar.
fn application(reference: &str, id: u64, life: u32) -> Application {
    let kind = EffectKind::SubmitApplication;
    let sending = EffectId { backorder: BackorderId(id), life, kind, number: 0 };
    Application {
        id: ApplicationId { sending, reference: Some(Reference::parse(reference).unwrap()) },
        client: ClientId(9),
        name: accepted(reference).name,
        state: ApplicationState::Open,
    }
}

#[test]
fn an_application_reads_back_from_its_row() {
    let application = application("10700", 2, 3);
    let row = application.to_row();
    assert_eq!(Application::from_row(&row), Ok(application));
    let columns = row.iter().filter(|(name, _)| *name != "state");
    let row: Row = columns.map(|(name, value)| (name.to_owned(), value.clone())).collect();
    let refused = Application::from_row(&row).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::RowInvalid);
    assert_eq!(refused.subject(), "bo-2.3.submit-application.0.10700");
    assert!(refused.to_string().contains("state"), "{refused}");
}

/// Far away instants: no sum with them may overflow, and none is stored that cannot be read back.
#[test]
fn instants_outside_of_the_years_1_to_9999_are_refused() {
    let listing = |drop_at, finalization_at| Listing {
        dates: Dates { drop_at, finalization_at },
        source: DateSource::Droplist(ListId(2)),
    };
    let drop_at = order(1, 7).listing.unwrap().dates.drop_at;
    let last: DateTime<Utc> = "9999-12-31T23:59:59Z".parse().unwrap();
    let first: DateTime<Utc> = "0001-01-01T00:00:00Z".parse().unwrap();
    let second = SECOND;
    for far in [DateTime::<Utc>::MIN_UTC, first - second, last + second, DateTime::<Utc>::MAX_UTC] {
        let (engine, mut book) = (engine(), Book::new());
        read(&engine, &mut book, (7, 5000, 0), now()).unwrap();
        for listing in [listing(far, None), listing(drop_at, Some(far))] {
            let order = Placement { listing: Some(listing), ..order(1, 7) };
            let refused = engine.place(&mut book, &order, now()).unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::TimeInvalid);
        }
        engine.place(&mut book, &order(1, 7), now()).unwrap();
        let before = book.get(BackorderId(1)).cloned();
        let refused = engine.set_drop(&mut book, BackorderId(1), listing(far, None), now());
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::TimeInvalid);
        let list = DateList::new(ListId(3), [(order(1, 7).name, Dates::of_drop(far))]);
        assert!(engine.sync_dates(&mut book, &list, now()).is_empty());
        assert_eq!(book.get(BackorderId(1)).cloned(), before);
        let changes: [&dyn Fn(&mut Backorder); 5] = [
            &|record| record.present.placed_at = far,
            &|record| record.present.dates = Some(Dates::of_drop(far)),
            &|record| record.present.hold.as_mut().unwrap().made_at = far,
            &|record| {
                let progress = Progress { won_at: Some(far), ..Progress::default() };
                record.present.progress = Boxed::from(progress);
            },
            &|record| {
                let mut life = record.present.clone();
                life.updated_at = far;
                record.past = Boxed::from(vec![life]);
                record.present.number = 2;
            },
        ];
        for change in changes {
            let refused = Book::new().insert(with(active(), change)).unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::RowInvalid);
            assert!(refused.to_string().contains("outside of the years"), "{refused}");
        }
        // A clock that is far off is taken for the nearest second that can be stored.
        engine.cycle(&mut book, far);
        let _ = (engine.next_wakeup(&book, far), read(&engine, &mut book, (7, 1, 0), far));
    }
    let (engine, mut book) = (engine(), Book::new());
    read(&engine, &mut book, (7, 5000, 0), now()).unwrap();
    let listing = Some(listing(last, None));
    engine.place(&mut book, &Placement { listing, ..order(1, 7) }, now()).unwrap();
    read(&engine, &mut book, (7, 5000, 0), last).unwrap();
    engine.cycle(&mut book, last);
    assert_eq!(book.get(BackorderId(1)).unwrap().present.status, Status::Processing);
}
