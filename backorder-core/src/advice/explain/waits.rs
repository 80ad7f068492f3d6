//! What is said of a backorder that waits for its dates, its window, its money, its time.

use super::look::Look;
use super::{Arg, Explanation, Sentence, say, text};
use crate::record::backorder::Cause;
use crate::record::funds::{Account, shown};
use crate::rules::schedule::Dates;
use crate::values::money::Money;

/// What the first cycle in the funding window finds for a backorder when its turn comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Funding {
    /// The account is not known.
    Unread,
    Unpriced,
    Short,
    Covered,
}

/// What a client's money comes to when a backorder's turn comes: all in minor units.
struct Turn {
    /// What is free now.
    free: i128,
    /// What of it goes to those that are served before.
    taken: i128,
    /// What those served before would take if there were enough for all.
    wanted: i128,
}

impl Look<'_> {
    pub(super) fn unlisted(&self, answer: &mut Explanation) {
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

    pub(super) fn requested(&self, answer: &mut Explanation, dates: Dates) {
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
            return;
        }
        if funding == Funding::Short {
            answer.next.extend(self.next_notice(dates));
        }
        if funding != Funding::Covered {
            // Certain by time alone, in the window and before it.
            answer.next.push(self.end_of_wait(dates));
        }
    }

    /// Price against available funds, after those that are served before.
    fn money(&self, answer: &mut Explanation) -> Funding {
        let Some(account) = self.account() else {
            answer.because.push(say("account-unknown", []));
            return Funding::Unread;
        };
        let Some(price) = self.engine.price_of(Some(account), self.record) else {
            let (tld, currency) = (text(self.record.name.tld()), text(account.currency()));
            answer.because.push(say("no-price", [("tld", tld), ("currency", currency)]));
            answer.would_change.push(say("change-price", []));
            return Funding::Unpriced;
        };
        let (turn, minor) = (self.turn(), i128::from(price.minor()));
        let amount = |minor| Arg::Money(shown(minor, price.currency()));
        let (is_enough, is_left) = (turn.free >= minor, turn.free - turn.taken >= minor);
        let args = [("price", Arg::Money(price)), ("available", amount(turn.free))];
        answer.because.push(match (is_enough, is_left) {
            (true, true) => say("funds-enough", args),
            (true, false) => {
                let [price, available] = args;
                say("funds-behind", [price, available, ("before", amount(turn.taken))])
            }
            (false, _) => say("funds-short", args),
        });
        if is_left {
            return Funding::Covered;
        }
        answer.would_change.push(change_credit(&turn, price));
        Funding::Short
    }

    /// The client's account, where money can be decided by it.
    fn account(&self) -> Option<&Account> {
        self.book.account(self.record.client)
    }

    /// What is left of the client's money by those that are served before this one in its window.
    fn turn(&self) -> Turn {
        let (own, client) = (self.record.rank(), self.record.client);
        let free = self.book.part_of(client).map_or(0, |part| part.free());
        let account = self.account();
        let mut before: Vec<_> = self
            .book
            .of_client(client)
            .filter(|other| other.rank() < own && self.waits_for_money(other))
            .filter_map(|other| Some((other.rank(), self.engine.price_of(account, other)?)))
            .collect();
        before.sort_unstable_by_key(|(rank, _)| *rank);
        let mut turn = Turn { free, taken: 0, wanted: 0 };
        for (_, price) in before {
            let minor = i128::from(price.minor());
            turn.wanted += minor;
            // One that does not fit takes nothing from those after it.
            if minor <= turn.free - turn.taken {
                turn.taken += minor;
            }
        }
        turn
    }

    /// When the client is told of short funds next; none if that was done for the last time.
    fn next_notice(&self, dates: Dates) -> Option<Sentence> {
        let policy = self.engine.policy();
        let lead = policy.notice_leads.get(usize::from(self.record.present.leads_told))?;
        let at = (dates.deadline() - *lead).max(dates.window_opens(policy));
        Some(say("next-notice", [("at", self.not_before_now(at))]))
    }

    /// When it fails because nothing was held or sent for it.
    fn end_of_wait(&self, dates: Dates) -> Sentence {
        let at = dates.grace_ends(self.engine.policy());
        if self.now > at {
            return say("next-ends", []);
        }
        say("next-fails", [("at", Arg::Instant(at))])
    }

    pub(super) fn active(&self, answer: &mut Explanation, dates: Dates) {
        let policy = self.engine.policy();
        if let Some(hold) = self.record.present.hold {
            let args = [("amount", Arg::Money(hold.amount)), ("at", Arg::Instant(hold.made_at))];
            answer.because.push(say("held", args));
        }
        let has_account = self.account().is_some();
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
}

/// The amount with which this one is funded whatever goes to those before it.
fn change_credit(turn: &Turn, price: Money) -> Sentence {
    let missing = turn.wanted + i128::from(price.minor()) - turn.free;
    let missing = ("missing", Arg::Money(shown(missing, price.currency())));
    if turn.wanted == 0 {
        return say("change-credit", [missing]);
    }
    let before = ("before", Arg::Money(shown(turn.wanted, price.currency())));
    say("change-credit-behind", [missing, before])
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
