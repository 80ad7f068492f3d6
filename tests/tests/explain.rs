//! "Why is it here, what comes next, what would change it", as a person reads it.

use std::collections::BTreeSet;

use backorder_core::explain::{Catalog, Facts, KEYS, Language, Sentence};
use backorder_core::*;
use chrono::{DateTime, Utc};

const DROP: &str = "2027-01-13T19:00:00Z";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn eur(text: &str) -> Money {
    Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
}

fn cost(text: &str) -> Cost {
    Cost::parse(text, Currency::parse("EUR").unwrap()).unwrap()
}

fn engine() -> Engine {
    let mut prices = PriceList::new();
    let com = Tld::parse("com").unwrap();
    prices.insert(com, eur("1").currency(), Kind::Full, eur("20.00")).unwrap();
    Engine::new(Policy::default(), prices, DropRules::none()).unwrap()
}

fn placed(engine: &Engine, credit: &str) -> Book {
    let mut book = Book::new();
    let reading = AccountReading {
        client: ClientId(7),
        credit: eur(credit),
        unpaid: eur("0"),
        noted: vec![],
    };
    let now = at("2027-01-09T12:00:00Z");
    engine.set_account(&mut book, reading, now).unwrap();
    let order = Order {
        id: BackorderId(1),
        client: ClientId(7),
        name: DomainName::parse("example.com", &TldSet::first_dot()).unwrap(),
        kind: Kind::Full,
        listing: Some(Listing {
            dates: Dates::of_drop(at(DROP)),
            source: DateSource::Admin { pinned: false },
        }),
    };
    engine.place(&mut book, &order, now).unwrap();
    book
}

/// Runs the cycle and accepts whatever application is sent.
fn cycle(engine: &Engine, book: &mut Book, now: &str) {
    for decision in engine.cycle(book, at(now)) {
        for effect in decision.effects {
            if effect.id.kind == EffectKind::SubmitApplication {
                let accepted = Outcome::Accepted(Reference::parse("10700").unwrap());
                engine.observe(book, &effect.id, &accepted, at(now)).unwrap();
            }
        }
    }
}

fn words(engine: &Engine, book: &Book, facts: &Facts, now: &str) -> String {
    let explanation = engine.explain(book, BackorderId(1), facts, at(now)).unwrap();
    let all = [&explanation.because, &explanation.next, &explanation.would_change];
    for sentence in all.into_iter().flatten() {
        assert!(KEYS.contains(&sentence.key), "{} is not in KEYS", sentence.key);
    }
    Catalog::builtin(Language::English).text(&explanation, &TimeZone::utc())
}

#[test]
fn the_first_question_of_the_addon_has_one_answer() {
    let engine = engine();
    let mut book = placed(&engine, "50.00");
    cycle(&engine, &mut book, "2027-01-10T19:00:00Z");
    cycle(&engine, &mut book, "2027-01-13T17:00:00Z");
    let reseller = ResellerFunds { amount: cost("5"), deposit: cost("0"), credit: cost("0") };
    let facts = Facts { reseller: Some(reseller), cost: Some(cost("9.9001")), is_free: Some(true) };
    assert_eq!(
        words(&engine, &book, &facts, "2027-01-13T20:00:00Z"),
        "The registrar has accepted the application as 10700 and has said nothing since.\n\
         The reseller's account at the registrar can pay 5 EUR, the name costs 9.9001 EUR.\n\
         example.com is free to register right now.\n\
         The registrar does not catch the name because the reseller's account there is short of \
         funds.\n\
         → The registrar is asked every few minutes.\n\
         → Without a final word it ends after 2027-01-20 19:00:00 UTC and the amount held is \
         released.\n\
         * The reseller can add funds to its account at the registrar.\n\
         * An administrator can give it up; the amount held is then released."
    );
}

#[test]
fn what_was_not_given_is_said_to_be_unknown() {
    let engine = engine();
    let mut book = placed(&engine, "50.00");
    cycle(&engine, &mut book, "2027-01-10T19:00:00Z");
    cycle(&engine, &mut book, "2027-01-13T17:00:00Z");
    let text = words(&engine, &book, &Facts::default(), "2027-01-13T18:00:00Z");
    assert!(text.contains("covers the name is not known here"), "{text}");
    assert!(text.contains("Whether example.com is free to register is not known here"), "{text}");
    assert!(!text.contains("does not catch"), "{text}");
}

#[test]
fn waiting_for_money_says_how_much_and_until_when() {
    let engine = engine();
    let mut book = placed(&engine, "12.50");
    let before = words(&engine, &book, &Facts::default(), "2027-01-10T18:59:59Z");
    assert!(before.starts_with("The amount is held from 2027-01-10 19:00:00 UTC on"), "{before}");
    cycle(&engine, &mut book, "2027-01-10T19:00:00Z");
    assert_eq!(
        words(&engine, &book, &Facts::default(), "2027-01-10T19:00:00Z"),
        "The price is 20.00 EUR, but only 12.50 EUR is available.\n\
         → If nothing changes, it fails after 2027-01-15 19:00:00 UTC.\n\
         * 7.50 EUR more credit makes it possible."
    );
}

#[test]
fn an_ended_one_says_why_and_that_it_can_be_placed_again() {
    let engine = engine();
    let mut book = placed(&engine, "0.00");
    cycle(&engine, &mut book, "2027-01-10T19:00:00Z");
    cycle(&engine, &mut book, "2027-01-15T19:00:01Z");
    assert_eq!(
        words(&engine, &book, &Facts::default(), "2027-01-16T00:00:00Z"),
        "The funds never covered the price in time; it ended 2027-01-15 19:00:01 UTC.\n\
         * It can be placed again."
    );
}

#[test]
fn instants_are_shown_in_the_readers_zone_too() {
    let engine = engine();
    let book = placed(&engine, "50.00");
    let explanation =
        engine.explain(&book, BackorderId(1), &Facts::default(), at("2027-01-09T12:00:00Z"));
    let zone = TimeZone::parse("America/New_York").unwrap();
    let text = Catalog::builtin(Language::German).text(&explanation.unwrap(), &zone);
    let both = "2027-01-10 19:00:00 UTC (2027-01-10 14:00:00 America/New_York)";
    assert!(text.contains(both), "{text}");
}

#[test]
fn every_sentence_is_there_in_every_language_with_the_same_arguments() {
    let arguments = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(&format!("{key} = ")));
        let line = line.unwrap_or_else(|| panic!("{key} is missing"));
        line.split("{ $")
            .skip(1)
            .filter_map(|rest| rest.split(' ').next())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../backorder-core/src/explain");
    let read = |tag: &str| std::fs::read_to_string(format!("{root}/{tag}.ftl")).unwrap();
    let sources = Language::ALL.map(|language| read(language.tag()));
    for key in KEYS {
        let [english, german] = sources.each_ref().map(|source| arguments(source, key));
        assert_eq!(english, german, "{key}");
        for language in Language::ALL {
            let sentence = Sentence { key, args: vec![] };
            let shown = Catalog::builtin(language).sentence(&sentence, &TimeZone::utc());
            assert_ne!(shown, *key, "{key} in {}", language.tag());
        }
    }
    for source in sources {
        let keys = source.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
        let extra: Vec<&str> = keys.filter(|key| !KEYS.contains(key)).collect();
        assert!(extra.is_empty(), "never said: {extra:?}");
    }
}

#[test]
fn a_catalog_that_cannot_be_read_is_refused() {
    let refused = Catalog::with_overrides(Language::English, "= nothing");
    assert_eq!(refused.err().map(|error| error.subject().to_owned()), Some("catalog".into()));
}
