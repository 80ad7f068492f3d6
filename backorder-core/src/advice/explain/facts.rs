//! What is said of the facts given: can the reseller pay for the name, and is it free.

use super::look::Look;
use super::{Arg, Explanation, say};
use crate::record::backorder::{Cause, Submission};
use crate::record::outcome::ApplicationStatus;
use crate::rules::lifecycle::Status;

/// What the reseller's account at the registrar can do for the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purse {
    Unknown,
    Short,
    Enough,
}

impl Look<'_> {
    /// What the facts say of the registrar's side, and of what that explains.
    pub(super) fn facts(&self, answer: &mut Explanation) {
        let purse = self.purse(answer);
        self.availability(answer);
        let is_unpaid = purse == Purse::Short && self.facts.is_free == Some(true);
        answer.because.extend(self.blame_key().filter(|_| is_unpaid).map(|key| say(key, [])));
        let is_over = self.record.stage().status().is_none_or(Status::is_terminal);
        if purse == Purse::Short && !is_over {
            answer.would_change.push(say("change-reseller-funds", []));
        }
    }

    /// The reseller's account against the cost of the name; a balance of nothing pays no cost.
    fn purse(&self, answer: &mut Explanation) -> Purse {
        let Some(available) = self.facts.reseller.and_then(|funds| funds.available().ok()) else {
            answer.because.extend(self.is_applied().then(|| say("reseller-unknown", [])));
            return Purse::Unknown;
        };
        let is_empty = !available.amount().is_sign_positive() || available.amount().is_zero();
        let has = ("available", Arg::Cost(available));
        let (key, purse) = match self.facts.cost {
            Some(cost) if cost.currency() == available.currency() => {
                if available.amount() < cost.amount() {
                    ("reseller-short", Purse::Short)
                } else {
                    ("reseller-enough", Purse::Enough)
                }
            }
            _ if is_empty => ("reseller-empty", Purse::Short),
            Some(_) => ("reseller-uncompared", Purse::Unknown),
            None => ("reseller-uncosted", Purse::Unknown),
        };
        answer.because.push(match self.facts.cost {
            Some(cost) if key != "reseller-empty" => say(key, [has, ("cost", Arg::Cost(cost))]),
            _ => say(key, [has]),
        });
        purse
    }

    /// Whether the name is free to register, as far as that was given.
    fn availability(&self, answer: &mut Explanation) {
        let key = match self.facts.is_free {
            Some(true) => "name-free",
            Some(false) => "name-taken",
            None if self.is_applied() => "name-unknown",
            None => return,
        };
        answer.because.push(say(key, [("name", self.name())]));
    }

    fn is_applied(&self) -> bool {
        self.record.stage().status() == Some(Status::Processing)
    }

    /// How an account that is short explains a name that is free: only after the drop, only with an
    /// application that the registrar has and says nothing else of, and only where no other cause
    /// is known.
    fn blame_key(&self) -> Option<&'static str> {
        let life = &self.record.present;
        let dropped = life.dates.is_some_and(|dates| self.now > dates.drop_at);
        let is_there =
            matches!(life.progress.submission, Submission::Accepted { doubtful: false, .. });
        if !dropped || !is_there || life.progress.missing.is_some() {
            return None;
        }
        match (self.record.stage().status()?, self.cause()) {
            (Status::Processing, _) => {
                let word = life.progress.application_status.as_ref();
                let is_waiting = word.is_none_or(ApplicationStatus::is_open);
                is_waiting.then_some("not-caught-for-funds")
            }
            (Status::Failed, Some(Cause::Lost | Cause::Overdue)) => Some("lost-for-funds"),
            _ => None,
        }
    }
}
