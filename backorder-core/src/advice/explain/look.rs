//! What one explanation looks at, and which part of the story a record is in.

use chrono::{DateTime, Utc};

use super::{Arg, Explanation, Facts, say, text};
use crate::book::Book;
use crate::engine::{Engine, Timer};
use crate::record::backorder::{Backorder, Cause};
use crate::rules::lifecycle::Status;

/// Everything one explanation looks at.
pub(super) struct Look<'a> {
    pub engine: &'a Engine,
    pub book: &'a Book,
    pub record: &'a Backorder,
    pub facts: &'a Facts,
    /// What the record waits for, and until when.
    pub timers: Vec<(Timer, DateTime<Utc>)>,
    pub now: DateTime<Utc>,
}

impl Look<'_> {
    pub fn explain(&self) -> Explanation {
        let mut answer = Explanation::default();
        let life = &self.record.present;
        match (self.record.stage().status(), life.dates) {
            (None, _) => self.deleted(&mut answer),
            (Some(Status::Requested), None) => self.unlisted(&mut answer),
            (Some(Status::Requested), Some(dates)) => self.requested(&mut answer, dates),
            (Some(Status::Active), Some(dates)) => self.active(&mut answer, dates),
            (Some(Status::Processing), Some(dates)) => self.processing(&mut answer, dates),
            (Some(Status::AuctionPending), Some(dates)) => self.auction(&mut answer, dates),
            (Some(Status::PendingPayment), _) => self.unpaid(&mut answer),
            (Some(Status::Successful), _) => self.delivered(&mut answer),
            (Some(Status::AuctionWon), _) => self.auction_won(&mut answer),
            (Some(_), _) => self.ended(&mut answer),
        }
        self.reminders(&mut answer);
        self.messages(&mut answer);
        if self.record.stage().status().is_none_or(Status::is_terminal) {
            self.finish(&mut answer);
        }
        answer
    }

    pub(super) fn name(&self) -> Arg {
        text(self.record.name.to_unicode())
    }

    /// An instant that is past means "now": the next cycle does what was due.
    pub(super) fn not_before_now(&self, at: DateTime<Utc>) -> Arg {
        Arg::Instant(at.max(self.now))
    }

    /// When a timer of the record goes off; none if it does not run.
    pub(super) fn timer(&self, wanted: Timer) -> Option<DateTime<Utc>> {
        self.timers.iter().find(|(timer, _)| *timer == wanted).map(|(_, at)| *at)
    }

    /// What is read and told again and again while nothing changes.
    fn reminders(&self, answer: &mut Explanation) {
        for (timer, key) in
            [(Timer::ReadAccount, "next-account-read"), (Timer::Remind, "next-reminder")]
        {
            let at = self.timer(timer);
            answer.next.extend(at.map(|at| say(key, [("at", self.not_before_now(at))])));
        }
    }

    pub(super) fn cause(&self) -> Option<Cause> {
        self.record.present.reason.as_ref().map(|reason| reason.cause)
    }

    /// Whether a cycle can still fund another record of the client.
    pub(super) fn waits_for_money(&self, other: &Backorder) -> bool {
        other.stage().status() == Some(Status::Requested)
            && other.present.dates.is_some_and(|dates| self.now <= dates.deadline())
    }
}
