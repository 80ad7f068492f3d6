//! Moving over from another system: a whole installation with its dirt, and each doubt by itself.

mod facts;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::{
    Account, Adopted, AdoptedInvoice, Adoption, AdoptionReport, AdoptionWarningKind, BackorderId,
    BackorderKind, Book, ClientId, Currency, Dates, Decision, Disambiguation, DomainName,
    DropRules, EffectKind, Engine, ErrorKind, InvoiceId, InvoiceState, Money, MovingIn, PastEntry,
    Policy, PriceList, Reference, Row, Status, Tax, TimeZone, Tld, TldSet, Value,
};
use backorder_tests::scenario::ledger::Ledger;
use backorder_tests::store::Store;
use chrono::{DateTime, TimeDelta, Utc};

use rows::{CLIENTS, Dirt, made, of, text};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    at("2027-03-03T12:00:00Z")
}

fn eur(text: &str) -> Money {
    Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
}

fn engine() -> Engine {
    let mut prices = PriceList::new();
    for (tld, price) in [("com", "20.00"), ("net", "19.99"), ("co.uk", "15.00")] {
        let currency = Currency::parse("EUR").unwrap();
        prices.insert(Tld::parse(tld).unwrap(), currency, BackorderKind::Full, eur(price)).unwrap();
    }
    Engine::new(Policy::default(), prices, DropRules::builtin()).unwrap()
}

/// A store with the accounts of clients 1 to `count`, each with a credit.
fn store(engine: &Engine, count: u64, ledger: &mut Ledger) -> Store {
    let mut store = Store::without_finished();
    let mut book = Book::new();
    let mut decisions = Vec::new();
    for client in 1..=count {
        let credit =
            eur(["0.00", "19.99", "60.00", "5000.00"][usize::try_from(client % 4).unwrap()]);
        let reading = book.begin_reading(ClientId(client), now()).read(credit, eur("0.00"));
        decisions.extend(engine.set_account(&mut book, reading, now()).unwrap());
    }
    commit(engine, &mut store, &mut book, &decisions, now(), ledger);
    store
}

fn commit(
    engine: &Engine,
    store: &mut Store,
    book: &mut Book,
    decisions: &[Decision],
    now: DateTime<Utc>,
    ledger: &mut Ledger,
) {
    for commit in engine.commits(book, decisions, now).unwrap() {
        store.commit(&commit).unwrap();
    }
    ledger.enter(decisions).unwrap();
}

/// The accounts read again, as billing still shows them.
fn read_again(engine: &Engine, book: &mut Book, now: DateTime<Utc>) {
    let accounts: Vec<Account> =
        book.clients().filter_map(|client| book.account(client).cloned()).collect();
    for account in accounts {
        let reading = book.begin_reading(account.client, now).read(account.credit, account.unpaid);
        engine.set_account(book, reading, now).unwrap();
    }
}

fn moving(engine: &Engine) -> MovingIn {
    MovingIn { tlds: engine.prices().tlds(), ..MovingIn::default() }
}

#[test]
fn a_whole_installation_moves_over() {
    let (engine, mut ledger) = (engine(), Ledger::default());
    let mut store = store(&engine, CLIENTS, &mut ledger);
    let made = made(1500, 4);
    let mut book = store.load_all().unwrap();
    let read = moving(&engine).read_all(&made.rows, &made.history);
    let report = engine.adopt_all(&mut book, read, now());
    commit(&engine, &mut store, &mut book, &report.decisions, now(), &mut ledger);

    assert_eq!(report.taken.len() + report.refused.len(), made.rows.len());
    reasons_are_named(&made, &report);
    assert!(report.taken.len() > 1100, "{} are taken", report.taken.len());

    // What is stored is what was decided, and nothing was asked for.
    let stored = store.load_all().unwrap();
    for (one, other) in book.iter().zip(stored.iter()) {
        assert_eq!(one, other);
    }
    assert_eq!(book.len(), stored.len());
    assert!(report.decisions.iter().all(|decision| decision.effects.is_empty()));
    ledger.compare(&stored).unwrap();
    history_is_whole(&made, &report, &store);
    claims_are_unique(&stored);

    // A second time nothing is taken, and nothing changes.
    let mut again = store.load_all().unwrap();
    let read = moving(&engine).read_all(&made.rows, &made.history);
    let second = engine.adopt_all(&mut again, read, now());
    assert_eq!((second.taken.len(), second.decisions.len()), (0, 0));
    for taken in &report.taken {
        let refused = second.refused.iter().find(|refused| refused.row == taken.row).unwrap();
        assert_eq!(refused.error.kind(), ErrorKind::DuplicateRow);
        assert_eq!(refused.error.subject(), taken.id.to_string());
    }
    goes_on(&engine, &mut store, &report, &mut ledger);
}

/// Each refusal and each warning has the reason that the row was made with.
fn reasons_are_named(made: &rows::Made, report: &AdoptionReport) {
    use ErrorKind as K;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let taken: Vec<&Row> = report.taken.iter().map(|taken| &made.rows[taken.row]).collect();
    let shares = |row: &Row, columns: &[&str]| {
        taken
            .iter()
            .any(|other| columns.iter().all(|column| text(row, column) == text(other, column)))
    };
    for refused in &report.refused {
        let (row, kind) = (&made.rows[refused.row], refused.error.kind());
        *seen.entry(kind.name()).or_default() += 1;
        let dirt = made.dirt[refused.row];
        let fits = match kind {
            K::AccountUnknown => text(row, "client_id").parse::<u64>().unwrap() > CLIENTS,
            K::NameInvalid => dirt == Dirt::BadName,
            K::StatusUnknown => dirt == Dirt::BadStatus,
            K::RowInvalid => matches!(dirt, Dirt::BadDate | Dirt::NoInvoice),
            K::CurrencyMismatch | K::CurrencyUnknown => dirt == Dirt::OldCurrency,
            K::ReferenceTaken => shares(row, &["reference"]),
            K::AlreadyOpen => shares(row, &["client_id", "domain"]),
            K::DuplicateRow => dirt == Dirt::Delivered,
            K::DropUnknown => dirt == Dirt::ZeroDate,
            K::PriceMissing => text(row, "domain").ends_with(".old"),
            _ => false,
        };
        assert!(fits, "{dirt:?} {row:?}: {}", refused.error);
        assert!(!refused.error.message().is_empty() && !refused.error.subject().is_empty());
    }
    for kind in [
        K::AccountUnknown,
        K::NameInvalid,
        K::StatusUnknown,
        K::RowInvalid,
        K::CurrencyMismatch,
        K::ReferenceTaken,
        K::AlreadyOpen,
        K::DropUnknown,
        K::PriceMissing,
        K::DuplicateRow,
    ] {
        assert!(seen.contains_key(kind.name()), "no row was refused as {kind}: {seen:?}");
    }
    let warned: BTreeSet<AdoptionWarningKind> =
        report.taken.iter().flat_map(|taken| &taken.warnings).map(|one| one.kind).collect();
    for kind in [
        AdoptionWarningKind::ReferenceMissing,
        AdoptionWarningKind::FundsShort,
        AdoptionWarningKind::PriceMissing,
        AdoptionWarningKind::DropUnknown,
        AdoptionWarningKind::DeadlinePast,
        AdoptionWarningKind::AmountRounded,
        AdoptionWarningKind::ClaimTaken,
    ] {
        assert!(warned.contains(&kind), "no row was warned of {kind}");
    }
    for taken in &report.taken {
        let was = moving(&engine()).read(&made.rows[taken.row], &[]).unwrap().status;
        let is_moved = taken.status != was;
        let is_said = taken.warnings.iter().any(|warning| {
            use AdoptionWarningKind as W;
            let back = [W::FundsShort, W::PriceMissing, W::DropUnknown, W::ReferenceMissing];
            back.contains(&warning.kind)
        });
        assert!(!is_moved || is_said, "{was} became {} unsaid", taken.status);
    }
}

fn history_is_whole(made: &rows::Made, report: &AdoptionReport, store: &Store) {
    let int = |row: &Row, column| match row.get(column) {
        Some(Value::Int(number)) => number.unsigned_abs(),
        _ => 0,
    };
    for taken in &report.taken {
        let id = taken.id.to_string();
        let noted = made.history.iter().filter(|line| text(line, "backorder_id") == id).count();
        let log: Vec<&Row> =
            store.log().filter(|row| int(row, "backorder_id") == taken.id.0).collect();
        assert_eq!(log.len(), noted + 1, "backorder {id}");
        let revisions: Vec<u64> = log.iter().map(|row| int(row, "revision")).collect();
        assert!(revisions.into_iter().eq(1..=noted as u64 + 1));
        let times: Vec<String> = log.iter().map(|row| text(row, "at")).collect();
        assert!(times.is_sorted(), "{times:?}");
        let last = log.last().unwrap();
        assert_eq!(
            (text(last, "event"), text(last, "to_status")),
            ("adopt".to_owned(), taken.status.to_string())
        );
        assert_eq!(text(last, "detail").is_empty(), taken.warnings.is_empty());
    }
}

fn claims_are_unique(book: &Book) {
    for record in book.iter().filter(|record| record.present.progress.claimed) {
        let own = book.claims(&record.name).iter().filter(|claim| claim.backorder == record.id);
        assert_eq!(own.count(), 1, "{}", record.id);
        let near = book
            .claims(&record.name)
            .windows(2)
            .find(|pair| pair[1].drop_at - pair[0].drop_at < TimeDelta::days(30));
        assert_eq!(near, None);
    }
}

/// Cycles for a day: what was with the registrar is asked for, never sent; ends are left alone.
fn goes_on(engine: &Engine, store: &mut Store, report: &AdoptionReport, ledger: &mut Ledger) {
    let before: BTreeMap<BackorderId, Status> =
        report.taken.iter().map(|taken| (taken.id, taken.status)).collect();
    let mut asked = BTreeSet::new();
    for minutes in (0..24 * 60).step_by(180) {
        let now = now() + TimeDelta::minutes(minutes);
        let mut book = store.load().unwrap();
        read_again(engine, &mut book, now);
        let decisions = engine.cycle(&mut book, now);
        assert_eq!(engine.cycle(&mut book.clone(), now), [], "nothing is decided twice");
        for effect in decisions.iter().flat_map(|decision| &decision.effects) {
            let (id, kind) = (effect.id.backorder, effect.id.kind);
            let was = before[&id];
            let is_over = matches!(
                was,
                Status::Failed | Status::Cancelled | Status::AuctionLost | Status::Successful
            );
            assert!(!is_over && was != Status::AuctionWon, "{kind} of backorder {id}, {was}");
            let may_send = matches!(was, Status::Requested | Status::Active);
            assert!(may_send || kind != EffectKind::SubmitApplication, "{id} is sent again");
            assert!(kind != EffectKind::CreateInvoice, "{id} is invoiced again");
            asked.insert(kind);
        }
        commit(engine, store, &mut book, &decisions, now, ledger);
        ledger.compare(&store.load_all().unwrap()).unwrap();
    }
    for kind in [
        EffectKind::FindApplication,
        EffectKind::PollApplication,
        EffectKind::PollInvoice,
        EffectKind::SubmitApplication,
        EffectKind::NotifyClient,
    ] {
        assert!(asked.contains(&kind), "{kind} was never asked");
    }
}

/// Client 7 with 50.00, and what another system had.
fn adopted(adoption: &Adoption) -> Result<Adopted, backorder_core::Error> {
    engine().adopt(&mut book(), adoption, now())
}

fn book() -> Book {
    let mut book = Book::new();
    let account = Account::new(ClientId(7), eur("50.00"), eur("0.00"), now());
    book.insert_account(account).unwrap();
    book
}

fn adoption(status: Status) -> Adoption {
    let name = DomainName::parse("shop.com", &TldSet::first_dot()).unwrap();
    let mut adoption = Adoption::new(BackorderId(9), ClientId(7), name, status);
    adoption.dates = Some(Dates::of_drop(at("2027-03-05T19:00:00Z")));
    adoption
}

#[test]
fn what_contradicts_itself_is_refused_by_what_is_wrong_with_it() {
    type Change = fn(&mut Adoption);
    let cases: [(Status, Change, ErrorKind, &str); 16] = [
        (Status::Failed, |a| a.id = BackorderId(0), ErrorKind::IdInvalid, "backorder id 0"),
        (Status::Failed, |a| a.id = BackorderId(u64::MAX), ErrorKind::IdInvalid, "backorder id"),
        (Status::Failed, |a| a.client = ClientId(0), ErrorKind::IdInvalid, "client id 0"),
        (Status::Failed, |a| a.client = ClientId(8), ErrorKind::AccountUnknown, "client 8"),
        (
            Status::Failed,
            |a| a.dates = Some(Dates::of_drop(DateTime::<Utc>::MAX_UTC)),
            ErrorKind::TimeInvalid,
            "outside of the years",
        ),
        (
            Status::Failed,
            |a| a.placed_at = Some(DateTime::<Utc>::MIN_UTC),
            ErrorKind::TimeInvalid,
            "outside of the years",
        ),
        (
            Status::Active,
            |a| a.reference = Some(Reference::parse("10700").unwrap()),
            ErrorKind::RowInvalid,
            "adopt it as PROCESSING",
        ),
        (Status::PendingPayment, |_| {}, ErrorKind::RowInvalid, "say which one it is"),
        (Status::Successful, |a| a.imported = false, ErrorKind::RowInvalid, "is not in billing"),
        (
            Status::AuctionLost,
            |a| a.invoice = invoice(300),
            ErrorKind::RowInvalid,
            "without the invoice",
        ),
        (Status::PendingPayment, |a| a.invoice = invoice(0), ErrorKind::IdInvalid, "invoice id 0"),
        (Status::Processing, |a| a.dates = None, ErrorKind::DropUnknown, "give it one"),
        (
            Status::Processing,
            |a| a.name = DomainName::parse("shop.net2", &TldSet::first_dot()).unwrap(),
            ErrorKind::PriceMissing,
            "say what was reserved",
        ),
        (Status::Active, |a| a.price = Some(eur("-0.01")), ErrorKind::AmountInvalid, "below 0"),
        (
            Status::Active,
            |a| a.price = Some(Money::parse("5", Currency::parse("USD").unwrap()).unwrap()),
            ErrorKind::CurrencyMismatch,
            "5.00 USD is in USD",
        ),
        (
            Status::Requested,
            |a| {
                a.kind = BackorderKind::Lite;
                a.name = DomainName::parse("shop.co.uk", &TldSet::first_dot()).unwrap();
            },
            ErrorKind::KindUnavailable,
            "LITE is not offered",
        ),
    ];
    for (status, change, kind, words) in cases {
        let mut adoption = adoption(status);
        change(&mut adoption);
        let error = adopted(&adoption).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}

fn invoice(id: u64) -> AdoptedInvoice {
    AdoptedInvoice::Is { id: InvoiceId(id), total: eur("20.00"), state: InvoiceState::Open }
}

#[test]
fn a_refusal_leaves_the_book_as_it_was() {
    let mut book = book();
    let before = format!("{book:?}");
    let mut adoption = adoption(Status::Processing);
    adoption.dates = None;
    engine().adopt(&mut book, &adoption, now()).unwrap_err();
    assert_eq!(format!("{book:?}"), before);
}

#[test]
fn money_is_held_by_an_account_that_was_read_lately() {
    let late = now() + TimeDelta::minutes(11);
    let error = engine().adopt(&mut book(), &adoption(Status::Active), late).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AccountStale);
    // An end holds nothing.
    engine().adopt(&mut book(), &adoption(Status::Failed), late).unwrap();
}

#[test]
fn a_tld_that_cannot_be_caught_is_refused_only_where_it_would_be_sent() {
    let name = DomainName::parse("shop.cz", &TldSet::first_dot()).unwrap();
    let mut requested = adoption(Status::Requested);
    requested.name = name;
    assert_eq!(adopted(&requested).unwrap_err().kind(), ErrorKind::NotCatchable);
    let mut ended = requested;
    ended.status = Status::Failed;
    assert_eq!(adopted(&ended).unwrap().status, Status::Failed);
}

#[test]
fn the_money_goes_to_what_is_with_the_registrar_and_then_to_the_earliest() {
    let engine = engine();
    let mut rows = Vec::new();
    for (id, status, drop_at) in [
        (1, Status::Active, "2027-03-06T19:00:00Z"),
        (2, Status::Active, "2027-03-05T19:00:00Z"),
        (3, Status::Processing, "2027-03-03T11:00:00Z"),
    ] {
        let mut one = adoption(status);
        one.id = BackorderId(id);
        one.name = DomainName::parse(&format!("a{id}.com"), &TldSet::first_dot()).unwrap();
        one.dates = Some(Dates::of_drop(at(drop_at)));
        rows.push(Ok(one));
    }
    rows.push(Err(backorder_core::Error::new(ErrorKind::NameInvalid, "x", "no name")));
    let report = engine.adopt_all(&mut book(), rows, now());
    let statuses: Vec<_> = report.taken.iter().map(|taken| (taken.row, taken.status)).collect();
    assert_eq!(statuses, [(0, Status::Requested), (1, Status::Active), (2, Status::Processing)]);
    assert_eq!((report.refused[0].row, report.refused[0].id), (3, None));
}

#[test]
fn the_amount_given_is_a_price_on_which_the_tax_is_put() {
    let mut book = Book::new();
    let mut account = Account::new(ClientId(7), eur("50.00"), eur("0.00"), now());
    account.tax = "19".parse::<Tax>().unwrap();
    book.insert_account(account).unwrap();
    let mut active = adoption(Status::Active);
    active.price = Some(eur("10.00"));
    engine().adopt(&mut book, &active, now()).unwrap();
    let hold = book.get(active.id).unwrap().present.hold.unwrap();
    assert_eq!((hold.net, hold.amount), (eur("10.00"), eur("11.90")));
}

#[test]
fn times_ahead_of_the_clock_count_as_now_and_are_told() {
    let mut ahead = adoption(Status::Failed);
    ahead.placed_at = Some(now() + TimeDelta::hours(1));
    ahead.history = vec![PastEntry {
        at: now() + TimeDelta::hours(2),
        status: Some(Status::Requested),
        text: "from the future".into(),
    }];
    let taken = adopted(&ahead).unwrap();
    let kinds: Vec<_> = taken.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [AdoptionWarningKind::TimeAhead; 2]);
    assert!(taken.decisions.iter().all(|decision| decision.at == now()));
}

#[test]
fn local_times_are_read_in_the_zone_that_is_set() {
    let row = |drop_at: &str| {
        of(&[
            ("id", "1".into()),
            ("client_id", "7".into()),
            ("domain", "shop.com".into()),
            ("status", "requested".into()),
            ("drop_at", drop_at.into()),
        ])
    };
    let zone = TimeZone::parse("Europe/Berlin").unwrap();
    let read = |drop_at: &str, ambiguous| {
        MovingIn { zone: zone.clone(), ambiguous, ..MovingIn::default() }.read(&row(drop_at), &[])
    };
    let drop_at = |adoption: &Adoption| adoption.dates.unwrap().drop_at;
    let plain = read("2027-07-01 21:00:00", Disambiguation::Reject).unwrap();
    assert_eq!((drop_at(&plain), plain.warnings.len()), (at("2027-07-01T19:00:00Z"), 0));
    // Clocks are put back on 2027-10-31 at 03:00, and forward on 2027-03-28 at 02:00.
    for (local, earlier, later, refused) in [
        (
            "2027-10-31 02:30:00",
            "2027-10-31T00:30:00Z",
            "2027-10-31T01:30:00Z",
            ErrorKind::TimeRepeated,
        ),
        (
            "2027-03-28 02:30:00",
            "2027-03-28T00:30:00Z",
            "2027-03-28T01:30:00Z",
            ErrorKind::TimeSkipped,
        ),
    ] {
        for (rule, instant) in [(Disambiguation::Earlier, earlier), (Disambiguation::Later, later)]
        {
            let read = read(local, rule).unwrap();
            assert_eq!(drop_at(&read), at(instant));
            assert_eq!(read.warnings[0].kind, AdoptionWarningKind::TimeAmbiguous);
        }
        let error = read(local, Disambiguation::Reject).unwrap_err();
        assert_eq!((error.kind(), error.subject()), (refused, "1"));
    }
}

#[test]
fn rows_say_what_is_wrong_with_which_column() {
    let read = |column: &'static str, value: &str| {
        let mut columns = vec![
            ("id", "17".to_owned()),
            ("client_id", "7".into()),
            ("domain", "shop.com".into()),
            ("status", "ACTIVE".into()),
            ("currency", "EUR".into()),
        ];
        columns.retain(|(name, _)| *name != column);
        columns.push((column, value.to_owned()));
        MovingIn::default().read(&of(&columns), &[])
    };
    for (column, value, kind, words) in [
        ("id", "", ErrorKind::RowInvalid, "column id: is missing"),
        ("client_id", "seven", ErrorKind::RowInvalid, "\"seven\" is not a whole number"),
        ("client_id", "0", ErrorKind::RowInvalid, "is missing"),
        ("domain", " ", ErrorKind::RowInvalid, "column domain"),
        ("status", "DONE", ErrorKind::StatusUnknown, "\"DONE\""),
        ("kind", "medium", ErrorKind::KindUnknown, "medium"),
        ("dropdate", "2027-01-01 00:00:00", ErrorKind::RowInvalid, "column dropdate: is none of"),
        ("drop_at", "tomorrow", ErrorKind::RowInvalid, "column drop_at"),
        ("price", "12,50", ErrorKind::AmountInvalid, "12,50"),
        ("is_told", "yes", ErrorKind::RowInvalid, "\"yes\" is neither 0 nor 1"),
        ("invoice_id", "300", ErrorKind::RowInvalid, "column invoice_total"),
        ("reference", "a b", ErrorKind::ReferenceInvalid, "a b"),
    ] {
        let error = read(column, value).unwrap_err();
        assert_eq!(error.kind(), kind, "{column}: {error}");
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(error.subject(), if column == "id" { "id" } else { "17" }, "{error}");
    }
    let rounded = read("price", "19.995").unwrap();
    assert_eq!(rounded.price, Some(eur("20.00")));
    assert!(rounded.warnings[0].message.contains("19.995 was rounded to 20.00 EUR"));
    assert_eq!(read("price", "0.00").unwrap().price, None);
    assert_eq!(read("reference", "0").unwrap().reference, None);
    assert_eq!(read("drop_at", "0000-00-00 00:00:00").unwrap().dates, None);
    assert_eq!(read("status", " auction_lost ").unwrap().status, Status::AuctionLost);
    assert_eq!(read("domain", "ÖKO.Com").unwrap().name.as_str(), "xn--ko-eka.com");
}
