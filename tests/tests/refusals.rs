//! Input that would make money, or rows that cannot be read back, is refused and changes nothing.

use backorder_core::*;
use chrono::{DateTime, Utc};

fn now() -> DateTime<Utc> {
    "2027-01-10T19:00:00Z".parse().unwrap()
}

fn eur(minor: i64) -> Money {
    Money::of_minor(minor, Currency::parse("EUR").unwrap())
}

fn engine() -> Engine {
    let mut prices = PriceList::new();
    let com = Tld::parse("com").unwrap();
    prices.insert(com, eur(0).currency(), Kind::Full, eur(2000)).unwrap();
    Engine::new(Policy::default(), prices, DropRules::none()).unwrap()
}

fn reading(client: u64, credit: i64, unpaid: i64) -> AccountReading {
    let client = ClientId(client);
    AccountReading { client, credit: eur(credit), unpaid: eur(unpaid), noted: vec![] }
}

fn order(id: u64, client: u64) -> Order {
    Order {
        id: BackorderId(id),
        client: ClientId(client),
        name: DomainName::parse("shop.com", &TldSet::first_dot()).unwrap(),
        kind: Kind::Full,
        listing: Some(Listing {
            dates: Dates::of_drop("2027-01-13T19:00:00Z".parse().unwrap()),
            source: DateSource::Droplist(ListId(1)),
        }),
    }
}

#[test]
fn debts_below_zero_are_not_money() {
    let (engine, mut book) = (engine(), Book::new());
    let refused = engine.set_account(&mut book, reading(7, 0, -100_000), now()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::AmountInvalid);
    assert!(book.account(ClientId(7)).is_none());
    engine.set_account(&mut book, reading(7, 0, 0), now()).unwrap();
    assert!(engine.set_account(&mut book, reading(7, 0, -1), now()).is_err());
    engine.place(&mut book, &order(1, 7), now()).unwrap();
    engine.cycle(&mut book, now());
    assert_eq!(book.get(BackorderId(1)).unwrap().present.status, Status::Requested);
}

#[test]
fn ids_that_no_column_holds_are_refused() {
    let (engine, mut book) = (engine(), Book::new());
    for client in [0, u64::MAX, 1 << 63] {
        let refused = engine.set_account(&mut book, reading(client, 5000, 0), now()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::RowInvalid);
    }
    engine.set_account(&mut book, reading(7, 5000, 0), now()).unwrap();
    for (id, client) in [(0, 7), (1 << 63, 7), (1, 0)] {
        let refused = engine.place(&mut book, &order(id, client), now()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::RowInvalid, "{refused}");
    }
    assert!(book.is_empty());
}

#[test]
fn a_code_of_success_is_no_refusal() {
    let (engine, mut book) = (engine(), Book::new());
    engine.set_account(&mut book, reading(7, 5000, 0), now()).unwrap();
    engine.place(&mut book, &order(1, 7), now()).unwrap();
    let at = "2027-01-13T17:00:00Z".parse().unwrap();
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
    engine.set_account(&mut book, reading(7, 5000, 0), now()).unwrap();
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
    // It is read a little later: the application goes out.
    engine.set_account(&mut alone, reading(7, 5000, 0), submission_at).unwrap();
    engine.cycle(&mut alone, submission_at);
    assert_eq!(alone.get(BackorderId(1)).unwrap().present.status, Status::Processing);
}
