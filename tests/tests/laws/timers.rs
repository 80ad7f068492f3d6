//! Waits that no scenario shows: under settings that scenarios do not have, and without an account.

use backorder_core::{
    Backorder, BackorderId, Book, EffectKind, Outcome, Policy, Refusal, Status, Timer,
};
use backorder_tests::scenario::world::{Step, World};
use chrono::TimeDelta;

use super::history::{History, delivered};

const HOUR: TimeDelta = TimeDelta::hours(1);
const SECOND: TimeDelta = TimeDelta::seconds(1);

/// An application that was refused for now waits for another try, or for whichever grace ends
/// first: that for sending, or, where it is the shorter one, that for a final word.
#[test]
fn what_was_refused_for_now_ends_with_the_shorter_grace() {
    let mut history = History::new();
    history.world.leave_unaudited();
    let policy = Policy { processing_grace: HOUR, ..Policy::default() };
    history.world.set_policy(policy).unwrap();
    let drop_at = history.world.now + HOUR;
    history.act(&Step::Cycle).unwrap();
    let asked = history.world.last.effects().map(|effect| effect.id);
    let sent: Vec<_> = asked.filter(|id| id.kind == EffectKind::SubmitApplication).collect();
    assert_eq!(sent.len(), 2, "each client's");
    for id in sent {
        let refusal = Refusal { code: 421, text: "later".to_owned() };
        history.act(&Step::Report(id, Outcome::Refused(refusal))).unwrap();
    }
    let World { engine, book, now, .. } = &history.world;
    let timers = engine.timetable(book, BackorderId(1), *now).unwrap();
    let end = drop_at + HOUR + SECOND;
    assert!(timers.contains(&(Timer::Overdue, end)), "{timers:?}");
    history.world.now = end;
    history.act(&Step::Cycle).unwrap();
    assert_eq!(history.world.book.get(BackorderId(1)).unwrap().present.status, Status::Failed);
}

/// What is won is imported in the currency of an account. Where there is none yet, it is to be
/// read, with the usual spacing from the last change on.
#[test]
fn a_won_name_without_an_account_asks_for_one() {
    let mut history = History::new();
    let mut moves = delivered().into_iter();
    let won = loop {
        let step = history.step(&moves.next().expect("a name is delivered")).map(|step| {
            history.act(&step).unwrap();
        });
        let is_waiting = |record: &&Backorder| {
            let progress = &record.present.progress;
            progress.domain.is_some() && !progress.imported
        };
        let waiting = history.world.book.iter().find(is_waiting).cloned();
        if let (Some(()), Some(won)) = (step, waiting) {
            break won;
        }
    };
    let World { engine, now, .. } = &history.world;
    let (mut book, id) = (Book::new(), won.id);
    let changed = won.present.updated_at;
    book.insert(won).unwrap();
    let spacing = engine.policy().account_spacing;
    let timers = engine.timetable(&book, id, *now).unwrap();
    assert!(timers.contains(&(Timer::ReadAccount, changed + spacing)), "{timers:?}");
    assert!(timers.iter().all(|(timer, _)| *timer != Timer::Import), "{timers:?}");
}
