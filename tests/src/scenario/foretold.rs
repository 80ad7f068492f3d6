//! Whether what `explain` says comes next does come, when nothing but time happens.

use backorder_core::{
    Actor, Backorder, BackorderId, Book, Decision, EffectKind, Outcome, Stage, Status, Timer,
};
use backorder_core::{Arg, Sentence};
use chrono::{DateTime, TimeDelta, Utc};

use super::explained::View;
use super::world::read_again;

const SECOND: TimeDelta = TimeDelta::seconds(1);

/// After this, an auction is polled again.
const HOUR: TimeDelta = TimeDelta::hours(1);

/// After this, whatever was asked and not answered is asked again.
const REPLY: TimeDelta = TimeDelta::minutes(6);

/// What is sent again while nobody reports it.
const MESSAGES: [EffectKind; 3] =
    [EffectKind::NotifyClient, EffectKind::AlertReseller, EffectKind::CancelInvoice];

/// What becomes of a record when only cycles run.
struct Future<'a> {
    view: View<'a>,
    id: BackorderId,
    book: Book,
    decided: Vec<Decision>,
}

impl Future<'_> {
    fn of(view: View<'_>, id: BackorderId) -> Future<'_> {
        Future { view, id, book: view.book.clone(), decided: Vec::new() }
    }

    /// With a cycle at that instant, or now if it is past.
    fn at(mut self, at: DateTime<Utc>) -> Self {
        let now = at.max(self.view.now);
        read_again(self.view.engine, &mut self.book, now);
        self.decided.extend(self.view.engine.cycle(&mut self.book, now));
        self
    }

    fn record(&self) -> Option<&Backorder> {
        self.book.get(self.id)
    }

    fn is_open(&self) -> bool {
        self.record().is_some_and(Backorder::is_open)
    }

    fn is(&self, status: Status) -> bool {
        self.record().is_some_and(|record| record.stage() == Stage::In(status))
    }

    fn asked(&self, kind: EffectKind) -> bool {
        let mut effects = self.decided.iter().flat_map(|decision| &decision.effects);
        effects.any(|effect| effect.id.kind == kind)
    }
}

/// Refuses a sentence that time proves wrong.
pub(super) fn check(view: View<'_>, id: BackorderId, next: &[Sentence]) -> Result<(), String> {
    // A clock that was turned back: what was asked at a later time is asked again after that.
    if view.book.get(id).is_none_or(|record| record.present.updated_at > view.now) {
        return Ok(());
    }
    has_all_timers(view, id, next)?;
    for sentence in next {
        is_to_come(view, sentence)?;
        if !comes_true(view, id, sentence)? {
            return Err(format!("backorder {id}: {} does not come true", sentence.key));
        }
    }
    Ok(())
}

fn comes_true(view: View<'_>, id: BackorderId, said: &Sentence) -> Result<bool, String> {
    let future = || Future::of(view, id);
    let at = instant(said, "at").unwrap_or(view.now);
    Ok(match said.key {
        "next-cycle" => !future().at(at).is(Status::Requested),
        "next-held" => !future().at(at - SECOND).is(Status::Active),
        "next-ends" => !future().at(at).is_open(),
        "next-fails" => future().at(at).is_open() && !future().at(at + SECOND).is_open(),
        "next-sent" => {
            let is_early = at > view.now && !future().at(at - SECOND).is(Status::Active);
            !is_early && future().at(at).asked(EffectKind::SubmitApplication)
        }
        "next-falls-back" => !future().at(at).is(Status::Active),
        "next-waits-account" => {
            let end = instant(said, "end").ok_or("next-waits-account has no end")?;
            future().at(at).at(end).is(Status::Active) && !future().at(end + SECOND).is_open()
        }
        "next-notice" => {
            let after = future().at(at);
            !after.is(Status::Requested) || after.asked(EffectKind::NotifyClient)
        }
        "next-sent-again" => future().at(at).is_open() && !future().at(at + SECOND).is_open(),
        // Asked once more, and over in the cycle after that.
        "next-overdue" => {
            let late = at + SECOND;
            future().at(at).is_open() && !future().at(late).at(late + SECOND).is_open()
        }
        "next-last-look" => !future().at(at).at(at + SECOND).is_open(),
        "next-invoice" => future().at(at).at(at + REPLY).asked(EffectKind::FindInvoice),
        "next-read" => future().at(at).at(at + REPLY).asked(EffectKind::ReadDomain),
        "next-import" => future().at(at).at(at + REPLY).asked(EffectKind::ImportDomain),
        "next-poll" => future().at(at).at(at + REPLY).asked(EffectKind::PollApplication),
        "next-auction" => future().at(at).at(at + HOUR).asked(EffectKind::PollApplication),
        "next-look" | "next-look-refused" | "next-look-late" => {
            future().at(at).at(at + REPLY).asked(EffectKind::FindApplication)
        }
        "next-cancel-asked" => future().at(at).at(at + REPLY).asked(EffectKind::CancelInvoice),
        "next-invoice-cancelled" => future().at(at + SECOND).asked(EffectKind::CancelInvoice),
        "next-invoice-polled" => future().at(at).at(at + REPLY).asked(EffectKind::PollInvoice),
        "next-vanishes" => {
            vanishes(view, id, at)? && (at <= view.now || !vanishes(view, id, at - SECOND)?)
        }
        "next-reminder" => future().at(at).asked(EffectKind::AlertReseller),
        "next-resend" => {
            let after = future().at(at);
            // A message about what has ended meanwhile is not sent again.
            !after.is_open() || MESSAGES.into_iter().any(|kind| after.asked(kind))
        }
        "next-finished" => {
            let deletes = |at| {
                let mut book = with_cycles(view, id, at);
                view.engine.delete(&mut book, id, Actor::Admin, at).is_ok()
            };
            deletes(at) && (at <= view.now || !deletes(at - SECOND))
        }
        _ => true,
    })
}

/// The book at an instant, with a cycle whenever one acted where a message is still to be decided.
fn with_cycles(view: View<'_>, id: BackorderId, at: DateTime<Utc>) -> Book {
    let mut book = view.book.clone();
    let mut next = view.engine.next_wakeup(&book, view.now).filter(|next| *next <= at);
    while let Some(now) = next {
        let mut entries = book.get(id).into_iter().flat_map(|record| record.outbox.iter());
        if !entries.any(|entry| entry.effect.id.kind.is_message() && entry.is_undecided()) {
            break;
        }
        view.engine.cycle(&mut book, now);
        next = view.engine.next_wakeup(&book, now).filter(|next| *next <= at);
    }
    book
}

/// Whether polls that miss the application, as many as count and the last of them at `end`, end
/// the backorder.
fn vanishes(view: View<'_>, id: BackorderId, end: DateTime<Utc>) -> Result<bool, String> {
    let mut book = view.book.clone();
    let progress = view.book.get(id).map(|record| record.present.progress.clone());
    let progress = progress.ok_or("the record is gone")?;
    let known = progress.missing.map_or(0, |missing| missing.polls);
    let policy = view.engine.policy();
    let polls = policy.missing_polls.saturating_sub(known).max(1);
    let is_auction =
        view.book.get(id).is_some_and(|record| record.present.status == Status::AuctionPending);
    let spacing = if is_auction { policy.auction_spacing } else { policy.ask_spacing };
    let reference = progress.submission.reference().ok_or("there is no application")?;
    for left in (0..polls).rev() {
        let before = spacing * i32::try_from(left).map_err(|error| error.to_string())?;
        let now = (end - before).max(view.now);
        for decision in view.engine.cycle(&mut book, now) {
            let own = decision.effects.iter().filter(|effect| {
                effect.id.backorder == id && effect.id.kind == EffectKind::PollApplication
            });
            for effect in own {
                let missing = Outcome::ApplicationMissing { reference: reference.clone() };
                let told = view.engine.observe(&mut book, &effect.id, &missing, now);
                told.map_err(|error| error.to_string())?;
            }
        }
    }
    Ok(book.get(id).is_some_and(|record| record.stage() == Stage::In(Status::Cancelled)))
}

/// Every wait of the record is said, by one of these.
fn has_all_timers(view: View<'_>, id: BackorderId, next: &[Sentence]) -> Result<(), String> {
    let timers = view.engine.timetable(view.book, id, view.now);
    for (timer, at) in timers.map_err(|error| error.to_string())? {
        if timer == Timer::Finish && at <= view.now {
            continue; // It is finished; the next cycle only writes that down.
        }
        let keys: &[&str] = match timer {
            Timer::WindowOpens => &["next-held", "next-cycle", "next-fails"],
            Timer::ReadAccount => &["next-account-read"],
            Timer::Notice => &["next-notice", "next-cycle", "next-fails"],
            Timer::WaitEnds => &["next-fails", "next-ends", "next-held", "next-cycle"],
            Timer::Submit => &["next-sent", "next-falls-back", "next-waits-account"],
            Timer::SendingEnds => &[
                "next-sent",
                "next-falls-back",
                "next-waits-account",
                "next-ends",
                "next-sent-again",
            ],
            Timer::Retry => &["next-sent-again"],
            Timer::Find => &["next-look", "next-look-refused", "next-look-late", "next-last-look"],
            Timer::Poll => &["next-poll", "next-auction", "next-last-look"],
            Timer::LastLook | Timer::Overdue => {
                &["next-overdue", "next-last-look", "next-ends", "next-sent-again"]
            }
            Timer::FindInvoice => &["next-invoice"],
            Timer::PollInvoice => &["next-invoice-polled"],
            Timer::CancelInvoice => &["next-invoice-cancelled", "next-cancel-asked"],
            Timer::ReadDomain => &["next-read"],
            Timer::Import => &["next-import"],
            Timer::Remind => &["next-reminder"],
            Timer::Resend => &["next-resend"],
            Timer::Undelivered => &["next-undelivered"],
            Timer::Finish => &["next-finished", "next-settled"],
            _ => &[],
        };
        if !next.iter().any(|sentence| keys.contains(&sentence.key)) {
            return Err(format!("backorder {id}: nothing is said of {timer} at {at}"));
        }
    }
    Ok(())
}

/// What is to come is not past.
fn is_to_come(view: View<'_>, said: &Sentence) -> Result<(), String> {
    for name in ["at", "end"] {
        if let Some(at) = instant(said, name).filter(|at| *at < view.now) {
            return Err(format!("{} says {at}, now is {}", said.key, view.now));
        }
    }
    Ok(())
}

fn instant(sentence: &Sentence, name: &str) -> Option<DateTime<Utc>> {
    sentence.args.iter().find_map(|(known, arg)| match arg {
        Arg::Instant(at) if *known == name => Some(*at),
        _ => None,
    })
}
