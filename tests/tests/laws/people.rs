//! Laws of what happens after the fact: clients who go, payments that are taken back, domains that
//! are accepted as they are.

use std::collections::BTreeSet;

use backorder_core::{
    Action, BackorderId, Book, ClientId, Decision, Effect, EffectKind, ErrorKind, HoldChange,
    InvoiceState, Stage, Status, Topic,
};
use backorder_tests::scenario::world::{Step, contents, decide, read_again};
use proptest::collection::vec;
use proptest::prelude::*;

use super::config;
use super::history::{History, Move, delivered, moves, play, state};

const WAITING: [Stage; 2] = [Stage::In(Status::Requested), Stage::In(Status::Active)];

fn topics(decision: &Decision) -> BTreeSet<Topic> {
    let alerts = decision.effects.iter().filter_map(|effect| match &effect.action {
        Action::AlertReseller { alert } => Some(alert.topic),
        _ => None,
    });
    alerts.collect()
}

/// A history, played, in which a name was delivered first or not.
fn played(moves: &[Move], is_delivered: bool) -> Result<History, TestCaseError> {
    let mut history = History::new();
    let first = if is_delivered { delivered() } else { Vec::new() };
    for next in first.iter().chain(moves) {
        if let Some(step) = history.step(next) {
            history.act(&step)?;
        }
    }
    let mut book = history.world.store.load().unwrap();
    read_again(&history.world.engine, &mut book, history.world.now);
    history.world.book = book;
    Ok(history)
}

/// What a client who is merged waits for is placed for the other, in the order told; `ids` are the
/// numbers of the new records, those of placed ones already among them.
fn move_all(
    history: &History,
    book: &mut Book,
    ids: &[(BackorderId, BackorderId)],
) -> Vec<Decision> {
    let (engine, now) = (&history.world.engine, history.world.now);
    let mut decisions = Vec::new();
    for (from, id) in ids {
        match engine.place_for(book, *from, *id, ClientId(2), now) {
            Ok(decision) => decisions.push(decision),
            Err(error) => assert_ne!(error.kind(), ErrorKind::BackorderUnknown),
        }
    }
    decisions
}

fn merged(history: &History, book: &mut Book) -> Vec<Decision> {
    let step = Step::Gone(ClientId(1), Some(ClientId(2)));
    decide(&history.world.engine, book, &step, history.world.now).unwrap()
}

/// Everything of a book but the revisions of accounts and the numbers of new records.
fn wishes(book: &Book) -> BTreeSet<String> {
    let wish = |record: &backorder_core::Backorder| {
        let life = &record.present;
        format!(
            "{} {} {} {:?} {:?}",
            record.client,
            record.name,
            record.stage(),
            life.kind,
            life.dates
        )
    };
    book.iter().map(wish).collect()
}

proptest! {
    #![proptest_config(config())]

    /// Who goes pays nothing, and holds nothing that is not with the registrar or ours.
    #[test]
    fn who_goes_waits_for_nothing_and_pays_nothing(moves in moves()) {
        play(&moves, |history, step| {
            let Step::Gone(client, _) = step else { return Ok(()) };
            if history.world.last.error.is_some() {
                return Ok(());
            }
            for record in history.world.book.of_client(*client) {
                prop_assert!(!WAITING.contains(&record.stage()), "{record:?}");
                let is_deleted = record.stage() == Stage::Deleted;
                prop_assert!(!is_deleted || record.present.hold.is_none(), "{record:?}");
            }
            for decision in &history.world.last.decisions {
                let is_free = matches!(decision.hold, None | Some(HoldChange::Released { .. }));
                prop_assert!(is_free, "{decision:?}");
                let is_alert = |e: &Effect| e.id.kind == EffectKind::AlertReseller;
                let alerts = decision.effects.iter().all(is_alert);
                prop_assert!(alerts && decision.effects.len() <= 1, "{decision:?}");
                prop_assert_eq!(decision.client, *client);
            }
            Ok(())
        })?;
    }

    /// In the order told no wish is lost: each is open for the other client, or a person is told.
    /// Placing holds no money, and takes none from who stays.
    #[test]
    fn a_merged_client_loses_no_wish(moves in moves()) {
        let mut history = played(&moves, false)?;
        let mut book = history.world.book.clone();
        let wished = history.world.engine.moving(&book, ClientId(1));
        let ids: Vec<_> = wished.into_iter().map(|from| (from, history.next_id())).collect();
        let before = book.funds(ClientId(2));
        let placed = move_all(&history, &mut book, &ids);
        prop_assert!(placed.iter().all(|decision| decision.client == ClientId(2)));
        prop_assert!(placed.iter().all(|decision| decision.hold.is_none()));
        prop_assert_eq!(before, book.funds(ClientId(2)));
        let gone = merged(&history, &mut book);
        for (from, _) in &ids {
            let record = book.get(*from).unwrap();
            prop_assert_eq!(record.stage(), Stage::Deleted);
            let is_open = book.latest_for(ClientId(2), &record.name).is_some_and(|r| r.is_open());
            let own = gone.iter().find(|d| d.record.as_ref().is_some_and(|step| step.id == *from));
            let is_told = own.is_some_and(|own| topics(own).contains(&Topic::ClientGone));
            prop_assert!(is_open != is_told, "{record:?}: open {is_open}, told {is_told}");
        }
    }

    /// Whatever is cut off is begun anew, and comes to the same; so does another order.
    #[test]
    fn a_merging_can_be_cut_off_and_done_in_any_order(moves in moves(), cut in 0..4_usize) {
        let mut history = played(&moves, false)?;
        let book = &history.world.book.clone();
        let wished = history.world.engine.moving(book, ClientId(1));
        let ids: Vec<_> = wished.into_iter().map(|from| (from, history.next_id())).collect();
        let run = |parts: &[&[(BackorderId, BackorderId)]]| {
            let mut book = book.clone();
            for part in parts {
                move_all(&history, &mut book, part);
            }
            merged(&history, &mut book);
            let again = merged(&history, &mut book);
            assert!(again.is_empty(), "{again:?}");
            book
        };
        let whole = run(&[&ids]);
        let cut = run(&[&ids[..cut.min(ids.len())], &ids]);
        prop_assert_eq!(contents(&whole), contents(&cut));
        let backwards: Vec<_> = ids.iter().rev().copied().collect();
        prop_assert_eq!(wishes(&whole), wishes(&run(&[&backwards])));
    }

    /// Two clients who are deleted have nothing to do with each other.
    #[test]
    fn clients_go_in_any_order(moves in moves()) {
        let history = played(&moves, false)?;
        let (engine, now) = (&history.world.engine, history.world.now);
        let [one, other] = [[1, 2], [2, 1]].map(|order| {
            let mut book = history.world.book.clone();
            for client in order {
                engine.client_deleted(&mut book, ClientId(client), now);
                let again = engine.client_deleted(&mut book, ClientId(client), now);
                assert!(again.is_empty(), "{again:?}");
            }
            contents(&book)
        });
        prop_assert_eq!(one, other);
    }

    /// Whatever billing says of the invoice of a delivered name: nothing is captured or released,
    /// the status stays, each taking back is told once, and told again it changes nothing.
    #[test]
    fn what_is_taken_back_of_a_delivery_moves_no_money(
        moves in moves(),
        states in vec(state(), 1..6),
    ) {
        let mut history = played(&[], true)?;
        let delivered = |book: &Book| -> Vec<BackorderId> {
            let is_it = [Status::Successful, Status::AuctionWon].map(Stage::In);
            book.iter().filter(|r| is_it.contains(&r.stage())).map(|record| record.id).collect()
        };
        prop_assert!(!delivered(&history.world.book).is_empty(), "nothing was delivered");
        for next in &moves {
            if let Some(step) = history.step(next) {
                history.act(&step)?;
            }
        }
        for id in delivered(&history.world.book) {
            let mut told = BTreeSet::new();
            for state in &states {
                let stage = history.world.book.get(id).unwrap().stage();
                let Some(report) = history.unasked(id, *state) else { continue };
                let known = history.world.book.get(id).unwrap().present.progress.invoice;
                let step = Step::Invoice(id, report);
                history.act(&step)?;
                prop_assert!(history.world.last.error.is_none(), "{:?}", history.world.last.error);
                for decision in &history.world.last.decisions {
                    prop_assert!(decision.hold.is_none(), "{decision:?}");
                    for topic in topics(decision) {
                        prop_assert!(told.insert(topic), "{topic:?} is told twice");
                    }
                }
                prop_assert_eq!(history.world.book.get(id).unwrap().stage(), stage);
                let alerted = &history.world.book.get(id).unwrap().present.progress.alerted;
                let topic = match state {
                    InvoiceState::Refunded => Some(Topic::InvoiceRefunded),
                    InvoiceState::Open => Some(Topic::InvoiceReopened),
                    InvoiceState::Cancelled => Some(Topic::InvoiceVoid),
                    InvoiceState::Paid => None,
                };
                let is_news = known.is_some_and(|known| known.state != *state);
                if let Some(topic) = topic.filter(|_| is_news) {
                    prop_assert!(alerted.contains(&topic), "{topic:?} is not told");
                }
                history.act(&step)?;
                prop_assert!(history.world.last.decisions.is_empty(), "told again");
            }
        }
    }

    /// A domain is accepted once, and only while an answer about it is in doubt.
    #[test]
    fn only_a_doubted_domain_is_accepted_and_once(moves in moves()) {
        let history = played(&moves, true)?;
        let ids: Vec<BackorderId> = history.world.book.iter().map(|record| record.id).collect();
        for id in ids {
            let mut book = history.world.book.clone();
            let record = book.get(id).unwrap();
            let is_ours = [Status::PendingPayment, Status::AuctionWon].map(Stage::In);
            let doubted = record.present.progress.doubted_domain.clone();
            let may = is_ours.contains(&record.stage())
                && doubted.as_ref().is_some_and(|doubted| doubted.name == record.name);
            let step = Step::Accept(id, "Ada".into());
            let (engine, now) = (&history.world.engine, history.world.now);
            let done = decide(engine, &mut book, &step, now);
            prop_assert_eq!(done.is_ok(), may, "{:?}", done);
            let Ok(decisions) = done else {
                prop_assert_eq!(contents(&book), contents(&history.world.book));
                continue;
            };
            prop_assert!(decisions.iter().all(|decision| decision.hold.is_none()));
            let known = book.get(id).unwrap().present.progress.domain;
            prop_assert_eq!(known, doubted.map(|doubted| doubted.report));
            prop_assert!(decide(engine, &mut book, &step, now).is_err(), "accepted twice");
        }
    }
}
