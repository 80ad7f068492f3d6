//! What the auditor asks of answers: that late, repeated and impossible ones do no harm, and that
//! what they make possible is asked at once.

use std::collections::{BTreeMap, BTreeSet};

use backorder_core::{
    Action, Backorder, Book, Decision, EffectId, EffectKind, Event, InvoiceState, Message, Outcome,
    Stage, Status, Submission, Tax, Topic,
};
use chrono::{DateTime, TimeDelta, Utc};

use super::Violation;
use super::auditor::{Auditor, Key, taxed};
use super::plan::{MINUTE, Seconds};

/// What is remembered for these rules.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answers {
    asked: BTreeMap<EffectId, DateTime<Utc>>,
    polled: BTreeMap<Key, DateTime<Utc>>,
    sends: BTreeMap<EffectId, u32>,
    paid: BTreeSet<Key>,
    by_hand: BTreeSet<Key>,
    /// Staff took the domain as it is.
    accepted: BTreeSet<Key>,
    told_falls: BTreeSet<(Key, DateTime<Utc>)>,
    known: BTreeSet<(EffectId, String)>,
}

impl Auditor {
    /// Judges what one transaction has written; `book` is as it left it.
    pub(super) fn judge_answers(
        &mut self,
        decisions: &[&Decision],
        book: &Book,
        now: Seconds,
    ) -> Result<(), Violation> {
        for decision in decisions {
            let Some(step) = &decision.record else { continue };
            let key = (step.id.0, step.life);
            let judged = self
                .paid_stays_paid(decision, key, book)
                .and_then(|()| asked_at_once(decision, key, book))
                .and_then(|()| self.by_hand(decision, key, book))
                .and_then(|()| self.told_of_falls(decision, key, decisions, book))
                .and_then(|()| self.moot(decision))
                .and_then(|()| self.alike(decision, key, book))
                .and_then(|()| reason_is_over(decision, key, book))
                .and_then(|()| self.sendings(decision, key, book));
            judged.map_err(|rule| {
                Violation::new(
                    rule,
                    now,
                    format!("backorder {} life {}: {decision:?}", key.0, key.1),
                )
            })?;
        }
        Ok(())
    }

    /// Billing speaks unasked of a backorder's invoice: a payment may have been taken back.
    pub(crate) fn spoken_of_unasked(&mut self, backorder: u64) {
        self.answers.paid.retain(|key| key.0 != backorder);
    }

    fn paid_stays_paid(
        &mut self,
        decision: &Decision,
        key: Key,
        book: &Book,
    ) -> Result<(), &'static str> {
        let record = book.get(decision.record.as_ref().ok_or("a record")?.id);
        let invoice = record.and_then(|record| record.life(key.1)?.progress.invoice);
        let is_paid = invoice.is_some_and(|invoice| invoice.state == InvoiceState::Paid);
        let cancels = decision.effects.iter().any(|e| e.id.kind == EffectKind::CancelInvoice);
        if self.answers.paid.contains(&key) && (!is_paid || cancels) {
            return Err("paid stays paid");
        }
        if is_paid {
            self.answers.paid.insert(key);
        }
        Ok(())
    }

    /// What was not activated by hand is postponed with its drop.
    fn by_hand(&mut self, decision: &Decision, key: Key, book: &Book) -> Result<(), &'static str> {
        let to = decision.record.as_ref().map(|step| step.to);
        let is_active = to == Some(Stage::In(Status::Active));
        if decision.event == Event::Activate {
            self.answers.by_hand.insert(key);
        } else if !is_active {
            self.answers.by_hand.remove(&key);
        }
        let record = decision.record.as_ref().and_then(|step| book.get(step.id));
        let is_left = record.is_some_and(|record| {
            record.stage() == Stage::In(Status::Requested) && record.present.waiting.by_hand
        });
        if is_left {
            return Err("by hand ends with the hold");
        }
        let dates = record.and_then(|record| record.present.dates);
        let opens = dates.map(|dates| dates.deadline() - TimeDelta::hours(72));
        let is_far = opens.is_some_and(|opens| opens > decision.at + TimeDelta::hours(24));
        let must_fall = decision.event == Event::DropChanged && is_active && is_far;
        if must_fall && !self.answers.by_hand.contains(&key) {
            return Err("what is postponed gives its hold back, unless by hand");
        }
        Ok(())
    }

    fn told_of_falls(
        &mut self,
        decision: &Decision,
        key: Key,
        all: &[&Decision],
        book: &Book,
    ) -> Result<(), &'static str> {
        let Some(step) = decision.record.as_ref().filter(|_| decision.event == Event::CoverageLost)
        else {
            return Ok(());
        };
        let Some(record) = book.get(step.id) else { return Ok(()) };
        let waits = record.stage() == Stage::In(Status::Requested);
        let Some(dates) = record.present.dates.filter(|_| waits) else { return Ok(()) };
        // Where the price is gone, too, and that is news, it is what the client is told.
        let is_told = all.iter().any(|decision| {
            let is_about_price = decision.event == Event::PriceMissing
                && decision.record.as_ref().is_some_and(|record| record.id == step.id);
            decision.effects.iter().any(|effect| match &effect.action {
                Action::NotifyClient { message: Message::LowBalance { items } } => {
                    items.iter().any(|item| item.backorder == step.id)
                }
                Action::NotifyClient { .. } => is_about_price,
                _ => false,
            })
        });
        if self.answers.told_falls.insert((key, dates.drop_at)) && !is_told {
            return Err("who falls back is told, in that cycle");
        }
        Ok(())
    }

    /// Nobody is told again of what has ended.
    fn moot(&self, decision: &Decision) -> Result<(), &'static str> {
        let is_over = |backorder: u64| {
            let mut lives = self.entries.range((backorder, 0)..=(backorder, u32::MAX));
            lives.next_back().is_some_and(|(_, last)| last.is_deleted || last.status.is_terminal())
        };
        for effect in &decision.effects {
            let Action::NotifyClient { message } = &effect.action else { continue };
            let is_again = self.answers.sends.contains_key(&effect.id);
            let all_over = match message {
                Message::LowBalance { items } => items.iter().all(|item| is_over(item.backorder.0)),
                _ => is_over(effect.id.backorder.0),
            };
            if is_again && all_over {
                return Err("nobody is told again of what has ended");
            }
        }
        Ok(())
    }

    /// An invoice over what was held is nothing to alert of.
    fn alike(&self, decision: &Decision, key: Key, book: &Book) -> Result<(), &'static str> {
        let is_differing = decision.effects.iter().any(|effect| match &effect.action {
            Action::AlertReseller { alert } => alert.topic == Topic::InvoiceDiffers,
            _ => false,
        });
        let record = decision.record.as_ref().and_then(|step| book.get(step.id));
        let invoice = record.and_then(|record| record.life(key.1)?.progress.invoice);
        let held = self.entries.get(&key).map(|entry| entry.held);
        let asked = record.and_then(Backorder::invoice_asked);
        let is_alike = invoice.zip(asked).is_some_and(|(invoice, asked)| {
            Some(invoice.total.minor()) == held && invoice.total.currency() == asked.currency()
        });
        let is_new = decision.event == Event::InvoiceRecorded;
        if is_differing && is_new && is_alike {
            return Err("an invoice that is as held is not alerted");
        }
        Ok(())
    }

    /// Messages are not sent for ever, auctions not polled all the time, domains not believed
    /// blindly.
    fn sendings(&mut self, decision: &Decision, key: Key, book: &Book) -> Result<(), &'static str> {
        if decision.event == Event::DomainAccepted {
            self.answers.accepted.insert(key);
        }
        for effect in &decision.effects {
            let (id, at) = (effect.id, decision.at);
            let record = book.get(id.backorder);
            let life = record.and_then(|record| record.life(id.life));
            match &effect.action {
                Action::NotifyClient { .. } | Action::AlertReseller { .. } => {
                    let sends = self.answers.sends.entry(id).or_default();
                    *sends += 1;
                    if *sends > 4 {
                        return Err("a message is sent four times at most");
                    }
                }
                Action::CreateInvoice { charge, rates, .. } => {
                    // Of a price that contains the tax the parts are rounded, each by itself.
                    let (net, gross) = (charge.net().minor(), charge.gross().minor());
                    let owed = taxed(net, Tax { is_inclusive: false, ..*rates });
                    let most = if rates.is_inclusive { 2 } else { 0 };
                    if (owed - gross).abs() > most {
                        return Err("an invoice asks for the net and its tax");
                    }
                }
                Action::FindApplication { .. } => {
                    self.answers.asked.insert(id, at);
                }
                Action::PollApplication { .. } => {
                    let last = self.answers.polled.insert(key, at);
                    let Some(life) = life.filter(|l| l.status == Status::AuctionPending) else {
                        continue;
                    };
                    let end = life.progress.auction.as_ref().and_then(|auction| auction.ends_at());
                    let (hour, day) = (TimeDelta::hours(1), TimeDelta::hours(24));
                    // A cycle that comes late asks what was due while the end was near.
                    let due = last.map_or(at, |last| at.min(last + TimeDelta::minutes(4)));
                    let is_close = end.is_some_and(|end| at >= end - hour && due <= end + day);
                    let is_over = life.dates.is_some_and(|d| at > d.drop_at + TimeDelta::days(45));
                    if last.is_some_and(|last| at < last + hour) && !is_close && !is_over {
                        return Err("an auction is polled once an hour");
                    }
                }
                Action::ImportDomain { registered_on, expires_on, .. } => {
                    let drops = life.and_then(|life| life.progress.drop_at_submission);
                    let first = drops.map(|drop_at| (drop_at - TimeDelta::days(2)).date_naive());
                    let is_early = first.is_some_and(|first| *registered_on < first);
                    let moved = life.and_then(|life| life.dates).map(|dates| dates.drop_at);
                    let is_moved = moved < drops;
                    if self.answers.accepted.contains(&key) {
                        continue;
                    }
                    if (is_early && !is_moved) || *expires_on <= at.date_naive() {
                        return Err("an imported domain has the dates of the catch");
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether a search that found nothing at all must be followed by something: it was asked five
    /// minutes after the last sending.
    pub(super) fn must_deny(&self, id: &EffectId, outcome: &Outcome, book: &Book) -> bool {
        let is_empty = matches!(outcome, Outcome::Applications(found) if found.is_empty());
        let Some(record) = book.get(id.backorder).filter(|_| is_empty) else { return false };
        let waits = record.stage() == Stage::In(Status::Processing)
            && record.present.number == id.life
            && matches!(record.present.progress.submission, Submission::InFlight { .. });
        let submits = self.sent.iter().filter(|(sent, _)| {
            (sent.backorder, sent.life) == (id.backorder, id.life)
                && sent.kind == EffectKind::SubmitApplication
        });
        let last = submits.map(|(_, at)| *at).max();
        let asked = self.answers.asked.get(id).copied();
        let can_deny =
            asked.zip(last).is_some_and(|(asked, last)| (asked - last).num_seconds() >= 5 * MINUTE);
        waits && can_deny
    }

    /// Whether a poll was reported with these words before.
    pub(super) fn is_repeated(&self, id: &EffectId, outcome: &Outcome) -> bool {
        self.answers.known.contains(&(*id, format!("{outcome:?}")))
    }

    /// A poll was reported, to a worker that knew everything, and what came of it is committed.
    pub(super) fn knows(&mut self, id: &EffectId, outcome: &Outcome) {
        if id.kind == EffectKind::PollApplication {
            self.answers.known.insert((*id, format!("{outcome:?}")));
        }
    }
}

/// Funding, acceptance and winning clear the reason of what went wrong before.
fn reason_is_over(decision: &Decision, key: Key, book: &Book) -> Result<(), &'static str> {
    let record = decision.record.as_ref().and_then(|step| book.get(step.id));
    let Some(life) = record.and_then(|record| record.life(key.1)) else { return Ok(()) };
    let clears = match decision.event {
        Event::Fund | Event::Activate => life.status == Status::Active,
        Event::Accepted => life.status == Status::Processing,
        Event::ApplicationSuccessful | Event::ApplicationAuctionWon => {
            matches!(life.status, Status::PendingPayment | Status::AuctionWon)
        }
        _ => false,
    };
    if clears && life.reason.is_some() {
        return Err("what went wrong before is over");
    }
    Ok(())
}

/// A paid invoice asks for the domain in the same decision.
fn asked_at_once(decision: &Decision, key: Key, book: &Book) -> Result<(), &'static str> {
    if !matches!(decision.event, Event::InvoicePaid | Event::InvoiceRecorded) {
        return Ok(());
    }
    let record = decision.record.as_ref().and_then(|step| book.get(step.id));
    let Some(life) = record.and_then(|record| record.life(key.1)) else { return Ok(()) };
    let progress = &life.progress;
    let is_paid = progress.invoice.is_some_and(|invoice| invoice.state == InvoiceState::Paid);
    let wants = life.status == Status::PendingPayment && is_paid && progress.domain.is_none();
    let asks = decision.effects.iter().any(|effect| effect.id.kind == EffectKind::ReadDomain);
    if wants && !asks { Err("what a payment makes possible is asked at once") } else { Ok(()) }
}
