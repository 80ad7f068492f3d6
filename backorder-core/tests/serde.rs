//! With the feature `serde`: all data can be written, and what is not borrowed or made by the
//! library alone can be read back.

use backorder_core::*;
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value as Json, from_str, json, to_string, to_value};

fn both<T: Serialize + DeserializeOwned>() {}

fn written<T: Serialize>() {}

macro_rules! all {
    ($bound:ident: $($name:ty)*) => { $($bound::<$name>();)* };
}

#[test]
fn all_data_has_serde() {
    all!(both: Account AccountStep Action Actor Adopted AdoptedInvoice Adoption AdoptionReport
        AdoptionWarning AdoptionWarningKind Alert Anchor Application ApplicationId
        ApplicationState ApplicationStatus ApplicationStep Arg Asked Auction Backorder
        BackorderId BackorderKind BackorderList Boxed<Progress> Catchable Cause Certainty Charge
        Claim ClientForecast ClientId ClockChange ColumnType Cost Counters Counts CronLine
        Crontab Currency DateSource Dates Decision Delivery Dialect Disambiguation DomainName
        DomainReport DoubtedDomain DropWindow DueJob Effect EffectId EffectKind EffectReport
        Error ErrorGroup ErrorKind Event ExchangeRate ForecastDay FormattedMoney
        FoundApplication Funds FundsDetails Hold HoldChange Invoice InvoiceId InvoiceReport
        InvoiceState Job Language Life ListId ListOrder Listing LogEntry Margin Message Missing
        Money MoneyFormat MoneyStyle NeedDay OpenStatus Outage OutboxEntry OutboxStep Outcome
        PastEntry Phase Placement Policy Progress Provider Reading Reason RecordStep Reference
        Refusal RefusedClient RefusedRow RegistrarDate ResellerForecast ResellerFunds Script
        ShortItem Shortage ShownPrice Stage Statement Status Submission TakenRow Tariff Tax TaxRate
        TimeZone Timer Tld TldSet Topic Trouble Upstream Value Waiting);
    all!(both: droplist::BadLine droplist::Bounds droplist::CoveredTld droplist::Covers
        droplist::DateForm droplist::DayCount droplist::DropColumn droplist::Drops
        droplist::Edition droplist::Format droplist::ImportReport droplist::Limit
        droplist::Limits droplist::Order droplist::Presence droplist::Query droplist::SortKey
        droplist::Statistics droplist::Words);
    all!(both: renewal::ExpiringDomain renewal::Length renewal::LifePhase renewal::Lifecycle
        renewal::OwnDomain renewal::Registration renewal::RenewalNotice renewal::RenewalOrder
        renewal::RenewalPlan renewal::RenewalRefusal renewal::RenewalStep renewal::TermFor
        renewal::Terms);
    all!(both: sync::AccountDomain sync::AccountPlan sync::Answer sync::AutoRenew
        sync::BilledDomain sync::BillingStatus sync::Cadence sync::Change sync::ChangeReason
        sync::ContactRole sync::DomainPlan sync::DueRule sync::Entry sync::EntryCode
        sync::Finding sync::FollowUp sync::Level sync::Native sync::PlannedChange
        sync::Privacy sync::RefusedDomain sync::RefusedDomainRow sync::Renewal sync::RenewalMode
        sync::RenewalRule sync::Selection sync::Settings sync::Side sync::Skipped
        sync::SyncEffect sync::SyncPlan sync::Transfer sync::TransferFacts
        sync::TransferSettings);
    all!(both: tariff::BackorderPriceChange tariff::ImportFlag tariff::ImportPlan
        tariff::LeftOut tariff::Markup tariff::PremiumDecision tariff::PremiumRefusal
        tariff::PriceChange tariff::PriceKind tariff::PriceTable tariff::RegistrarPrices
        tariff::Rounding tariff::StoreMode);
    all!(both: idn::Change);
    all!(written: sync::LastLook<'static> How BackorderPage<'static> Column Commit Explanation
        Facts Index Read Row Sentence Table TermPrice Transition Write);
}

fn at(text: &str) -> DateTime<Utc> {
    parse_utc(text).unwrap().unwrap()
}

#[track_caller]
fn reads_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) -> Json {
    let text = to_string(value).unwrap();
    assert_eq!(&from_str::<T>(&text).unwrap(), value, "{text}");
    to_value(value).unwrap()
}

#[test]
fn values_are_their_texts() {
    let usd = Currency::parse("USD").unwrap();
    let rate = ExchangeRate::parse(usd, Currency::parse("EUR").unwrap(), "0.9215").unwrap();
    assert_eq!(reads_back(&rate), "USD/EUR 0.9215");
    assert_eq!(reads_back(&Cost::parse("9.9001", usd).unwrap()), "9.9001 USD");
    assert_eq!(reads_back(&Money::parse("9.90", usd).unwrap()), "9.90 USD");
    assert_eq!(reads_back(&Stage::In(Status::AuctionPending)), "AUCTION-PENDING");
    assert_eq!(reads_back(&Stage::None), "none");
    assert_eq!(reads_back(&Tld::parse("co.uk").unwrap()), "co.uk");
    assert_eq!(reads_back(&TimeZone::parse("Europe/Rome").unwrap()), "Europe/Rome");
    assert_eq!(reads_back(&droplist::Format::nominet()), "nominet");
    assert_eq!(reads_back(&droplist::Order::descending(droplist::SortKey::Score)), "-score");
    assert_eq!(reads_back(&Timer::WindowOpens), Timer::WindowOpens.name());
    assert_eq!(reads_back(&BackorderId(7)), 7);
    assert_eq!(reads_back(&Value::Null), Json::Null);
    assert_eq!(reads_back(&Value::Int(-1)), -1);
    let row: Row = [("id", Value::Int(7)), ("note", Value::Null)].into_iter().collect();
    assert_eq!(to_string(&row).unwrap(), r#"{"id":7,"note":null}"#);
}

#[test]
fn what_is_wrong_is_refused() {
    for text in ["9.90001 USD", "9.90", "x USD"] {
        assert!(from_str::<Cost>(&json!(text).to_string()).is_err(), "{text}");
    }
    assert!(from_str::<ExchangeRate>(r#""USD/EUR 0""#).is_err());
    assert!(from_str::<Stage>(r#""active""#).is_err());
    assert!(from_str::<TimeZone>(r#""Mars/Base""#).is_err());
    let error = from_str::<Timer>(r#""never""#).unwrap_err();
    assert!(error.to_string().starts_with(r#""never" is not one of Timer"#), "{error}");
}

/// A name is placed, funded and sent; everything that was decided reads back.
#[test]
fn what_is_decided_reads_back() {
    let eur = Currency::parse("EUR").unwrap();
    let mut prices = PriceList::new();
    let (com, price) = (Tld::parse("com").unwrap(), Money::parse("20.00", eur).unwrap());
    prices.insert(com, eur, BackorderKind::Full, price).unwrap();
    let policy = Policy::default();
    reads_back(&policy);
    let engine = Engine::new(policy, prices, DropRules::builtin()).unwrap();
    let order = Placement {
        id: BackorderId(1),
        client: ClientId(7),
        name: DomainName::parse("example.com", &engine.prices().tlds()).unwrap(),
        kind: BackorderKind::Full,
        listing: Some(Listing {
            dates: Dates::of_drop(at("2027-01-13 19:00:00")),
            source: DateSource::Admin { pinned: false },
        }),
    };
    reads_back(&order);
    let mut book = Book::new();
    let mut decided = 0;
    for (number, now) in
        ["2027-01-09 12:00:00", "2027-01-10 19:00:00", "2027-01-13 17:00:00"].iter().enumerate()
    {
        let now = at(now);
        let reading = book.begin_reading(ClientId(7), now);
        let reading = reading.read(Money::parse("50.00", eur).unwrap(), Money::zero(eur));
        let mut decisions = engine.set_account(&mut book, reading, now).unwrap();
        if number == 0 {
            decisions.push(engine.place(&mut book, &order, now).unwrap());
        }
        decisions.extend(engine.cycle(&mut book, now));
        for decision in &decisions {
            reads_back(decision);
            decided += 1;
        }
        for commit in engine.commits(&mut book, &decisions, now).unwrap() {
            let json = to_value(&commit).unwrap();
            assert_eq!(json["client"], 7);
            assert_eq!(json["writes"].as_array().unwrap().len(), commit.writes.len());
        }
    }
    assert!(decided > 3, "{decided} decisions");
    let record = book.get(BackorderId(1)).unwrap();
    assert_eq!(reads_back(record)["present"]["status"], "PROCESSING");
    let explained = engine
        .explain(&book, BackorderId(1), &Facts::default(), at("2027-01-13 17:00:00"))
        .unwrap();
    assert!(to_string(&explained).unwrap().contains("\"key\":"));
    reads_back(&Error::new(ErrorKind::IdInvalid, "7", "seven"));
    reads_back(&droplist::Query { tlds: Some(TldSet::first_dot()), ..Default::default() });
    reads_back(&sync::Settings::default());
    reads_back(&droplist::Limits::default());
}
