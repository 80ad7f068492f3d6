//! "Why is it here, what comes next, what would change it", as a person reads it.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::*;
use backorder_core::{Arg, Catalog, EXPLAIN_KEYS, Facts, Language, Sentence};
use backorder_tests::scenario::world::read_again;
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
    prices.insert(com, eur("1").currency(), BackorderKind::Full, eur("20.00")).unwrap();
    Engine::new(Policy::default(), prices, DropRules::none()).unwrap()
}

fn placed(engine: &Engine, credit: &str) -> Book {
    let mut book = Book::new();
    let now = at("2027-01-09T12:00:00Z");
    let reading = book.begin_reading(ClientId(7), now).read(eur(credit), eur("0"));
    engine.set_account(&mut book, reading, now).unwrap();
    let order = Placement {
        id: BackorderId(1),
        client: ClientId(7),
        name: DomainName::parse("example.com", &TldSet::first_dot()).unwrap(),
        kind: BackorderKind::Full,
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
    read_again(engine, book, at(now));
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
        let is_known = EXPLAIN_KEYS.iter().any(|(key, _)| *key == sentence.key);
        assert!(is_known, "{} is not in EXPLAIN_KEYS", sentence.key);
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
         A message to the client, last sent 2027-01-10 19:00:00 UTC, is not reported yet.\n\
         → If the funds are still short, the client is told at 2027-01-12 19:00:00 UTC.\n\
         → If nothing changes, it fails after 2027-01-15 19:00:00 UTC.\n\
         → The account is read from billing again by 2027-01-10 19:05:00 UTC.\n\
         → What is not reported is sent again at 2027-01-10 19:05:00 UTC.\n\
         * 7.50 EUR more credit makes it possible.\n\
         * It can still be deleted; nothing is held for it."
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
         A message to the client, last sent 2027-01-10 19:00:00 UTC, is not reported yet.\n\
         → Unreported or not, it is finished at 2027-01-17 19:00:00 UTC; from then on it can be \
         deleted.\n\
         * It can be placed again."
    );
    // What is reported later does not move the end.
    let message = EffectId::parse("bo-1.1.notify-client.1.").unwrap();
    let later = "2027-01-16 09:00:00";
    engine
        .observe(&mut book, &message, &Outcome::Done, parse_utc(later).unwrap().unwrap())
        .unwrap();
    assert_eq!(
        words(&engine, &book, &Facts::default(), "2027-01-16T09:00:00Z"),
        "The funds never covered the price in time; it ended 2027-01-15 19:00:01 UTC.\n\
         * It can be placed again.\n\
         * It is finished and can be deleted."
    );
}

#[test]
fn amounts_have_the_form_of_the_language() {
    let money = |text| Arg::Money(eur(text));
    for (language, wanted) in [
        (Language::English, "1,234,567.80 EUR is held; 0.05 EUR; -1,000.00 EUR; 12,345.0001 EUR"),
        (Language::German, "1.234.567,80 EUR is held; 0,05 EUR; -1.000,00 EUR; 12.345,0001 EUR"),
    ] {
        let ftl = "own-amounts = { $a } is held; { $b }; { $c }; { $d }";
        let catalog = Catalog::with_overrides(language, ftl).unwrap();
        let args = vec![
            ("a", money("1234567.80")),
            ("b", money("0.05")),
            ("c", money("-1000.00")),
            ("d", Arg::Cost(cost("12345.0001"))),
        ];
        assert_eq!(in_words(&catalog, "own-amounts", args), wanted);
    }
}

#[test]
fn texts_from_elsewhere_stay_on_their_line_and_do_not_turn_it() {
    let hostile = "no\r\n* It can be \u{2028}placed again\t\u{202e}evil\u{2066}\u{7}";
    let catalog = Catalog::builtin(Language::English);
    let said = in_words(catalog, "refused", vec![("detail", Arg::Text(hostile.into()))]);
    assert_eq!(
        said,
        "The registrar refused the application: no * It can be placed again \\u{202e}evil\\u{2066}."
    );
}

#[test]
fn a_catalog_is_made_once_and_serves_every_thread() {
    fn shared<T: Send + Sync>(_: &T) {}
    let (one, other) = (Catalog::builtin(Language::German), Catalog::builtin(Language::German));
    shared(one);
    assert!(std::ptr::eq(one, other));
}

/// German has one word for placing and another for giving up.
#[test]
fn placing_and_giving_up_are_two_words_in_german() {
    let catalog = Catalog::builtin(Language::German);
    let said = |key| in_words(catalog, key, vec![]);
    let (placed, given_up) = (said("change-place-again"), said("change-give-up"));
    assert!(placed.contains("vorbestellt") && given_up.contains("abbrechen"));
    assert!(EXPLAIN_KEYS.iter().all(|(key, _)| !said(key).contains("aufgeben")));
}

/// The engine releases an uncovered hold only when it knows the account; until then it waits.
#[test]
fn without_the_account_it_waits_and_is_missed_as_was_said() {
    let engine = engine();
    let mut book = placed(&engine, "50.00");
    cycle(&engine, &mut book, "2027-01-10T19:00:00Z");
    let mut unread = Book::new();
    unread.insert(book.get(BackorderId(1)).unwrap().clone()).unwrap();
    for (now, due) in [
        ("2027-01-13T16:00:00Z", "2027-01-13 17:00:00"),
        ("2027-01-15T19:00:00Z", "2027-01-15 19:00:00"),
    ] {
        assert_eq!(engine.cycle(&mut unread, at(now)), []);
        let text = words(&engine, &unread, &Facts::default(), now);
        let waits = format!(
            "→ At {due} UTC the application is due; without the account it waits, and fails after \
             2027-01-15 19:00:00 UTC."
        );
        assert!(text.contains(&waits), "{text}");
    }
    let late = "2027-01-15T19:00:01Z";
    let text = words(&engine, &unread, &Facts::default(), late);
    assert!(text.contains("→ It is too late: the next cycle ends it."), "{text}");
    cycle(&engine, &mut unread, late);
    let text = words(&engine, &unread, &Facts::default(), late);
    assert!(text.starts_with("We were not ready in time"), "{text}");
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

/// The keys of a catalog with the arguments that each sentence names.
fn arguments(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../backorder-core/src/advice/explain");
    let source = std::fs::read_to_string(format!("{root}/{}.ftl", language.tag())).unwrap();
    // A sentence goes on in the lines that begin with a blank or a brace.
    let blocks = source.replace("\n ", " ").replace("\n}", " }");
    let sentences = blocks.lines().filter_map(|line| line.split_once(" = "));
    let names = |text: &str| {
        let parts = text.split("{ $").skip(1);
        parts.filter_map(|rest| rest.split(' ').next()).map(str::to_owned).collect()
    };
    sentences.map(|(key, text)| (key.to_owned(), names(text))).collect()
}

#[test]
fn every_sentence_is_there_in_every_language_with_the_same_arguments() {
    let [english, german] = Language::ALL.map(arguments);
    assert_eq!(english, german);
    let promised: BTreeSet<&str> = EXPLAIN_KEYS.iter().map(|(key, _)| *key).collect();
    assert_eq!(promised.len(), EXPLAIN_KEYS.len(), "a key is there twice");
    assert_eq!(promised, english.keys().map(String::as_str).collect());
    for (key, given) in EXPLAIN_KEYS {
        let extra = english[*key].iter().find(|name| !given.contains(&name.as_str()));
        assert_eq!(extra, None, "{key} names what it is not given");
        for language in Language::ALL {
            let sentence = Sentence { key, args: vec![] };
            let shown = Catalog::builtin(language).sentence(&sentence, &TimeZone::utc());
            assert_ne!(shown, *key, "{key} in {}", language.tag());
        }
    }
}

fn in_words(catalog: &Catalog, key: &'static str, args: Vec<(&'static str, Arg)>) -> String {
    catalog.sentence(&Sentence { key, args }, &TimeZone::utc())
}

#[test]
fn a_sentence_is_replaced_and_the_others_stay() {
    let engine = engine();
    let book = placed(&engine, "12.50");
    let now = at("2027-01-10T19:00:00Z");
    let answer = engine.explain(&book, BackorderId(1), &Facts::default(), now).unwrap();
    for (language, theirs, amount) in [
        (Language::English, "can still be", "7.50 EUR"),
        (Language::German, "gelöscht", "7,50 EUR"),
    ] {
        let ours = "change-credit = Top up { $missing }, please.";
        let catalog = Catalog::with_overrides(language, ours).unwrap();
        let text = catalog.text(&answer, &TimeZone::utc());
        assert!(text.contains(&format!("* Top up {amount}, please.\n")), "{text}");
        assert!(text.contains(theirs), "{text}");
    }
}

#[test]
fn sentences_are_added_for_callers_and_for_other_sentences() {
    let ftl = "-shop = Kite Domains\n\
               own-greeting = { -shop } to { $whom }:\n\
               own-help = call { -shop }\n\
               next-cycle = Soon; else { own-help }.";
    let catalog = Catalog::with_overrides(Language::English, ftl).unwrap();
    let whom = vec![("whom", Arg::Text("Ada".into()))];
    assert_eq!(in_words(&catalog, "own-greeting", whom), "Kite Domains to Ada:");
    assert_eq!(in_words(&catalog, "next-cycle", vec![]), "Soon; else call Kite Domains.");
    let builtin = Catalog::builtin(Language::English);
    assert_eq!(
        in_words(builtin, "own-greeting", vec![]),
        "own-greeting",
        "without words it is the key"
    );
}

#[test]
fn a_sentence_can_choose_by_a_number() {
    let ftl =
        "missing = { $polls ->\n    [one] Once\n   *[other] { $polls } times\n } since { $at }";
    let catalog = Catalog::with_overrides(Language::German, ftl).unwrap();
    let missing = |polls| {
        let since = Arg::Instant(at("2027-01-13T19:00:00Z"));
        in_words(&catalog, "missing", vec![("polls", Arg::Number(polls)), ("at", since)])
    };
    assert_eq!(missing(1), "Once since 2027-01-13 19:00:00 UTC");
    assert_eq!(missing(1200), "1200 times since 2027-01-13 19:00:00 UTC");
}

/// What refusing `ftl` says.
fn refusal(ftl: &str) -> String {
    let refused = Catalog::with_overrides(Language::English, ftl).err();
    let refused = refused.unwrap_or_else(|| panic!("`{ftl}` is taken"));
    assert_eq!(
        (refused.kind(), refused.subject()),
        (ErrorKind::CatalogInvalid, "catalog"),
        "{ftl}"
    );
    refused.to_string()
}

#[test]
fn a_catalog_that_cannot_be_read_is_refused() {
    refusal("= nothing");
    refusal("held = { $amount");
}

#[test]
fn a_sentence_that_names_what_it_is_not_given_is_refused() {
    for (ftl, why) in [
        ("unlisted = { $nmae } waits.", "unlisted names $nmae, it is given $name"),
        ("held = { $price }", "held names $price, it is given $amount, $at"),
        ("no-fee = { $name }", "no-fee names $name, it is given nothing"),
        // In a variant that this language or this number does not choose, and in calls.
        ("missing = { $polls ->\n [one] { $since }\n *[other] { $at }\n }", "missing names $since"),
        ("missing = { $poll ->\n *[other] { $at }\n }", "missing names $poll"),
        ("held = { { $amuont } }", "held names $amuont"),
        ("held = { NUMBER($amuont) }", "held names $amuont"),
        ("-in = in { $zone }\nheld = { -in(zone: \"x\") } { $amuont }", "held names $amuont"),
        ("held = { next-cylce }", "next-cylce"),
        ("held = { -brand }", "-brand"),
        ("own-part = { $amuont }\nheld = { own-part }", "amuont"),
        ("held = { held }", "held: "),
        ("held =\n    .title = x", "held has no text"),
        ("hled = It is held.", "hled is no sentence of this library"),
        ("next-cylce = Soon.", "added ones begin with own-"),
        ("held = One.\nheld = Two.", "held is there twice"),
    ] {
        let said = refusal(ftl);
        assert!(said.contains(why), "`{ftl}`: {said}");
    }
}

/// A row from elsewhere may say that a backorder failed, and not why.
#[test]
fn an_end_without_a_cause_says_when() {
    let engine = engine();
    let mut book = placed(&engine, "0.00");
    cycle(&engine, &mut book, "2027-01-15T19:00:01Z");
    let mut record = book.get(BackorderId(1)).unwrap().clone();
    record.present.reason = None;
    let mut book = Book::new();
    book.insert(record).unwrap();
    let now = "2027-01-16T00:00:00Z";
    let text = words(&engine, &book, &Facts::default(), now);
    assert!(text.starts_with("The backorder ended 2027-01-15 19:00:01 UTC."), "{text}");
}
