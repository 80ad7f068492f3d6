//! Whether what `explain` says comes next does come, when nothing but time happens.

use backorder_core::{Arg, Sentence};
use backorder_core::{Backorder, BackorderId, Book, Decision, EffectKind, Stage, Status};
use chrono::{DateTime, TimeDelta, Utc};

use super::explained::View;

const SECOND: TimeDelta = TimeDelta::seconds(1);

/// After this, whatever was asked and not answered is asked again.
const REPLY: TimeDelta = TimeDelta::minutes(6);

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
    for sentence in next {
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
        // It is funded, or what is ranked before it took the funds.
        "next-cycle" => {
            let after = future().at(at);
            let again = View { book: &after.book, ..view }.explain(id)?;
            again.next.iter().all(|sentence| sentence.key != "next-cycle")
        }
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
        "next-poll" | "next-auction" => {
            future().at(at).at(at + REPLY).asked(EffectKind::PollApplication)
        }
        "next-look" | "next-look-refused" | "next-look-late" => {
            future().at(at).at(at + REPLY).asked(EffectKind::FindApplication)
        }
        "next-cancel-asked" => future().at(at).at(at + REPLY).asked(EffectKind::CancelInvoice),
        "next-invoice-cancelled" => future().at(at + SECOND).asked(EffectKind::CancelInvoice),
        _ => true,
    })
}

fn instant(sentence: &Sentence, name: &str) -> Option<DateTime<Utc>> {
    sentence.args.iter().find_map(|(known, arg)| match arg {
        Arg::Instant(at) if *known == name => Some(*at),
        _ => None,
    })
}
