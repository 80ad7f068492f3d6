//! What is said of a backorder that waits, of the money for it, and of the facts given.

use chrono::{DateTime, Utc};

use super::{Arg, Explanation, Facts, Sentence, say, text};
use crate::book::Book;
use crate::engine::Engine;
use crate::record::backorder::{Backorder, Cause};
use crate::rules::lifecycle::Status;
use crate::rules::schedule::Dates;
use crate::values::money::Cost;

/// Everything one explanation looks at.
pub(super) struct Look<'a> {
    pub engine: &'a Engine,
    pub book: &'a Book,
    pub record: &'a Backorder,
    pub facts: &'a Facts,
    pub now: DateTime<Utc>,
}

/// Whether a cycle in the funding window can hold the price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Funding {
    /// The account is not known.
    Unread,
    Unpriced,
    Short,
    Covered,
}

impl Look<'_> {
    pub fn explain(&self) -> Explanation {
        let mut answer = Explanation::default();
        let life = &self.record.present;
        match (self.record.stage().status(), life.dates) {
            (None, _) => answer.because.push(say("deleted", [("name", self.name())])),
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
        answer
    }

    pub(super) fn name(&self) -> Arg {
        text(self.record.name.to_unicode())
    }

    fn unlisted(&self, answer: &mut Explanation) {
        let key = match self.cause() {
            Some(Cause::Renewed) => "renewed",
            _ => "unlisted",
        };
        answer.because.push(say(key, [("name", self.name())]));
        answer.next.push(say("next-listed", []));
        self.facts(answer);
        answer.would_change.push(say("change-dates", []));
        answer.would_change.push(say("change-delete-unheld", []));
    }

    fn requested(&self, answer: &mut Explanation, dates: Dates) {
        if let Some(fell_back) = self.cause().and_then(fell_back_key) {
            answer.because.push(say(fell_back, [("name", self.name())]));
        }
        if self.now > dates.deadline() {
            answer.because.push(say("deadline-past", [("at", Arg::Instant(dates.deadline()))]));
            answer.next.push(self.end_of_wait(dates));
            answer.would_change.push(say("change-dates", []));
        } else {
            self.funding(answer, dates);
        }
        self.facts(answer);
        answer.would_change.push(say("change-delete-unheld", []));
    }

    /// What the next cycles can do about the money, up to the deadline.
    fn funding(&self, answer: &mut Explanation, dates: Dates) {
        let opens = dates.window_opens(self.engine.policy());
        let is_open = self.now >= opens;
        if !is_open {
            answer.because.push(say("window-not-open", [("at", Arg::Instant(opens))]));
        }
        let funding = self.money(answer);
        let is_priced = matches!(funding, Funding::Short | Funding::Covered);
        if is_priced && !is_open {
            answer.next.push(say("next-held", [("at", Arg::Instant(opens))]));
            answer.would_change.push(say("change-activate", []));
        }
        if is_open && funding == Funding::Covered {
            answer.next.push(say("next-cycle", []));
        }
        if funding == Funding::Short {
            answer.next.extend(self.next_notice(dates));
        }
        if !is_priced || (is_open && funding == Funding::Short) {
            answer.next.push(self.end_of_wait(dates));
        }
    }

    /// Price against available funds.
    fn money(&self, answer: &mut Explanation) -> Funding {
        let part = self.book.part_of(self.record.client);
        let Some((part, account)) = part.and_then(|part| Some((part, part.account()?))) else {
            answer.because.push(say("account-unknown", []));
            return Funding::Unread;
        };
        let Some(price) = self.engine.price_of(Some(account), self.record) else {
            let (tld, currency) = (text(self.record.name.tld()), text(account.currency()));
            answer.because.push(say("no-price", [("tld", tld), ("currency", currency)]));
            answer.would_change.push(say("change-price", []));
            return Funding::Unpriced;
        };
        let free = part.free();
        let available = crate::record::funds::shown(free, account.currency());
        let args = [("price", Arg::Money(price)), ("available", Arg::Money(available))];
        if free >= i128::from(price.minor()) {
            answer.because.push(say("funds-enough", args));
            return Funding::Covered;
        }
        let missing =
            crate::record::funds::shown(i128::from(price.minor()) - free, price.currency());
        answer.because.push(say("funds-short", args));
        answer.would_change.push(say("change-credit", [("missing", Arg::Money(missing))]));
        Funding::Short
    }

    /// When the client is told of short funds next; none if that was done for the last time.
    fn next_notice(&self, dates: Dates) -> Option<Sentence> {
        let policy = self.engine.policy();
        let lead = policy.notice_leads.get(usize::from(self.record.present.leads_told))?;
        let at = (dates.deadline() - *lead).max(dates.window_opens(policy));
        Some(say("next-notice", [("at", self.not_before_now(at))]))
    }

    /// When it fails for want of money or of an application.
    fn end_of_wait(&self, dates: Dates) -> Sentence {
        let at = dates.grace_ends(self.engine.policy());
        if self.now > at {
            return say("next-ends", []);
        }
        say("next-fails", [("at", Arg::Instant(at))])
    }

    fn active(&self, answer: &mut Explanation, dates: Dates) {
        let policy = self.engine.policy();
        if let Some(hold) = self.record.present.hold {
            let args = [("amount", Arg::Money(hold.amount)), ("at", Arg::Instant(hold.made_at))];
            answer.because.push(say("held", args));
        }
        let has_account = self.book.account(self.record.client).is_some();
        let is_covered = self.book.is_covered(self.record.id);
        if !has_account {
            answer.because.push(say("account-unknown", []));
        } else if !is_covered {
            answer.because.push(say("not-covered", []));
        }
        let end = dates.sending_ends(policy);
        let at = ("at", self.not_before_now(dates.submission_at(policy)));
        answer.next.push(if self.now > end {
            say("next-ends", [])
        } else if !has_account {
            say("next-waits-account", [at, ("end", Arg::Instant(end))])
        } else if is_covered {
            say("next-sent", [at])
        } else {
            answer.would_change.push(say("change-cover", []));
            say("next-falls-back", [at])
        });
        self.facts(answer);
        answer.would_change.push(say("change-delete", []));
    }

    /// An instant that is past means "now": the next cycle does what was due.
    fn not_before_now(&self, at: DateTime<Utc>) -> Arg {
        Arg::Instant(at.max(self.now))
    }

    /// What the facts say of the registrar's side: can it pay for the name, and is it free.
    pub(super) fn facts(&self, answer: &mut Explanation) {
        let is_applied = self.record.stage().status() == Some(Status::Processing);
        let available = self.facts.reseller.and_then(|funds| funds.available().ok());
        let is_short = match (available, self.facts.cost) {
            (Some(available), Some(cost)) if available.currency() == cost.currency() => {
                let args = [("available", text(shown(available))), ("cost", text(shown(cost)))];
                let is_short = available.amount() < cost.amount();
                let key = if is_short { "reseller-short" } else { "reseller-enough" };
                answer.because.push(say(key, args));
                is_short
            }
            _ => {
                answer.because.extend(is_applied.then(|| say("reseller-unknown", [])));
                false
            }
        };
        self.availability(answer);
        if is_short {
            if is_applied && self.facts.is_free == Some(true) {
                answer.because.push(say("not-caught-for-funds", []));
            }
            answer.would_change.push(say("change-reseller-funds", []));
        }
    }

    /// Whether the name is free to register, as far as that was given.
    pub(super) fn availability(&self, answer: &mut Explanation) {
        let key = match self.facts.is_free {
            Some(true) => "name-free",
            Some(false) => "name-taken",
            None if self.record.stage().status() == Some(Status::Processing) => "name-unknown",
            None => return,
        };
        answer.because.push(say(key, [("name", self.name())]));
    }

    pub(super) fn cause(&self) -> Option<Cause> {
        self.record.present.reason.as_ref().map(|reason| reason.cause)
    }
}

fn shown(cost: Cost) -> String {
    format!("{} {}", cost.amount(), cost.currency())
}

/// Why a record is back in REQUESTED.
const fn fell_back_key(cause: Cause) -> Option<&'static str> {
    match cause {
        Cause::CoverageLost => Some("fell-back-coverage"),
        Cause::Postponed => Some("fell-back-postponed"),
        Cause::CurrencyChanged => Some("fell-back-currency"),
        _ => None,
    }
}
