//! What the registrar says of applications.

use chrono::{DateTime, Utc};

use crate::backorder::{Backorder, Cause, Life, Missing, Reason, Report, Submission};
use crate::book::Book;
use crate::decision::Claim;
use crate::effect::{Action, EffectKind};
use crate::error::{Error, ErrorKind};
use crate::id::Reference;
use crate::lifecycle::{self, Event, Status};
use crate::message::Topic;
use crate::outcome::{Auction, FoundApplication, Outcome, Refusal, Word};

use super::Engine;
use super::cycle::find_application;
use super::draft::Draft;
use super::observe::{Judgement, Observed};

impl Engine {
    pub(super) fn on_submitted(
        &self,
        book: &Book,
        observed: &Observed<'_>,
        outcome: &Outcome,
    ) -> Judgement {
        let record = observed.record;
        let Some(life) = record.life(observed.id.life) else { return Ok(None) };
        if let Outcome::Accepted(reference) = outcome {
            return self.on_accepted(book, observed, reference);
        }
        let Some(report) = Report::of(outcome) else { return Ok(None) };
        let is_waiting = record.stage_of(life).status() == Some(Status::Processing)
            && life.pursuit.submission.is_in_flight();
        if !is_waiting {
            return Ok(Some(observed.noted(report)));
        }
        let sends = record.entry(observed.id).map_or(0, |entry| entry.sends);
        match outcome {
            Outcome::Refused(refusal) if sends <= 1 && !refusal.means_look() => {
                let mut draft = observed.draft(Event::RefusedForGood);
                self.refuse(&mut draft, refusal);
                Ok(Some(draft))
            }
            // An attempt sent twice may have arrived once, and 540 says that it did: look first.
            _ => {
                let refusal = match outcome {
                    Outcome::Refused(refusal) if !refusal.means_look() => Some(refusal.clone()),
                    _ => None,
                };
                let doubt = Submission::InFlight { refusal };
                let is_known = record.entry(observed.id).is_some_and(|entry| {
                    entry.report == Some(Report::Unknown) && life.pursuit.submission == doubt
                });
                if is_known {
                    return Ok(None);
                }
                let mut draft = observed.draft(Event::OutcomeUnknown);
                draft.report(observed.id, Report::Unknown);
                draft.life_mut().pursuit.submission = doubt;
                let look = find_application(&draft);
                draft.ask(look);
                Ok(Some(draft))
            }
        }
    }

    fn on_accepted(
        &self,
        book: &Book,
        observed: &Observed<'_>,
        reference: &Reference,
    ) -> Judgement {
        let own = (observed.id.backorder, observed.id.life);
        if let Some(holder) = book.holder_of(reference).filter(|holder| *holder != own) {
            let message = format!("reference {reference} belongs to backorder {}", holder.0);
            return Err(Error::new(ErrorKind::ReferenceTaken, reference, message));
        }
        let report = Report::Accepted { reference: reference.clone() };
        if !observed.allows(Event::Accepted) {
            return Ok(Some(observed.noted(report)));
        }
        let mut draft = observed.draft(Event::Accepted);
        draft.report(observed.id, report);
        self.take_reference(&mut draft, reference);
        Ok(Some(draft))
    }

    /// The application is ours under this reference, in time or late.
    fn take_reference(&self, draft: &mut Draft, reference: &Reference) {
        draft.accept(reference.clone());
        let is_late = draft.record.stage_of(draft.life()).status() != Some(Status::Processing);
        if is_late {
            draft.alert_once(Topic::AcceptedLate, reference.as_str());
        }
    }

    /// A definite no ends the attempt; whether it ends the backorder is a matter of time.
    fn refuse(&self, draft: &mut Draft, refusal: &Refusal) {
        let now = draft.now;
        let Some(dates) = draft.life().dates else { return };
        draft.settle_attempt(
            EffectKind::SubmitApplication,
            Report::Refused { refusal: refusal.clone() },
        );
        draft.life_mut().pursuit.submission = Submission::Idle;
        let reason = Reason { cause: Cause::Refused, detail: refusal.to_string() };
        let (event, last_chance, topic) = if refusal.is_for_now() {
            (Event::RefusedForNow, dates.grace_ends(self.policy()), Topic::RegistrarAccount)
        } else {
            (Event::RefusedForGood, dates.deadline(), Topic::ApplicationRefused)
        };
        draft.set_event(event);
        if now > last_chance {
            draft.end(Status::Failed, reason);
        } else {
            draft.because(reason);
            draft.alert_once(topic, &refusal.to_string());
        }
    }

    pub(super) fn on_found(
        &self,
        book: &Book,
        observed: &Observed<'_>,
        found: &[FoundApplication],
    ) -> Judgement {
        let record = observed.record;
        let Some(life) = record.life(observed.id.life) else { return Ok(None) };
        let is_sought = match &life.pursuit.submission {
            Submission::InFlight { .. } => true,
            Submission::Accepted { doubtful, .. } => *doubtful,
            Submission::Idle => false,
        };
        let stage = record.stage_of(life);
        if !is_sought || lifecycle::targets(stage, Event::Accepted).is_empty() {
            return Ok(None);
        }
        let ours = self.ours(book, record, life, found);
        let is_open = stage.status() == Some(Status::Processing);
        match ours.as_slice() {
            [only]
                if only.owner_matches.is_none()
                    && life.pursuit.submission.reference() != Some(&only.reference)
                    && others_unsettled(book, record, life) =>
            {
                Ok(unclear(observed, Topic::ApplicationsUnsettled, is_open))
            }
            [only] => {
                let mut draft = observed.draft(Event::Accepted);
                // An older application says nothing of the attempt that is under way.
                if !life.pursuit.old_references.contains(&only.reference) {
                    let report = Report::Accepted { reference: only.reference.clone() };
                    draft.settle_attempt(EffectKind::SubmitApplication, report);
                }
                draft.life_mut().pursuit.missing = None;
                self.take_reference(&mut draft, &only.reference);
                Ok(Some(draft))
            }
            [] if is_open && self.can_deny(observed, life) => {
                Ok(Some(self.not_there(book, observed)))
            }
            [] => Ok(None),
            _ => Ok(unclear(observed, Topic::ApplicationsAmbiguous, is_open)),
        }
    }

    /// The applications that can be ours: not another backorder's or another life's, not made
    /// before we first sent, and not for another owner. One we know already is the one.
    fn ours<'a>(
        &self,
        book: &Book,
        record: &Backorder,
        life: &Life,
        found: &'a [FoundApplication],
    ) -> Vec<&'a FoundApplication> {
        let known = |application: &FoundApplication| {
            life.pursuit.submission.reference() == Some(&application.reference)
        };
        if let Some(application) = found.iter().find(|application| known(application)) {
            return vec![application];
        }
        let own = (record.id, life.number);
        // The registrar's clock may be behind ours.
        let earliest = life.pursuit.first_sent_at.map(|at| at - self.policy().clock_tolerance);
        found
            .iter()
            .filter(|application| application.held_by.is_none_or(|holder| holder == record.id))
            .filter(|application| {
                book.holder_of(&application.reference).is_none_or(|holder| holder == own)
            })
            .filter(|application| earliest.is_none_or(|at| application.created_at >= at))
            .filter(|application| application.owner_matches != Some(false))
            .collect()
    }

    /// A look denies only when asked long enough after the last sending.
    fn can_deny(&self, observed: &Observed<'_>, life: &Life) -> bool {
        let sent_at = observed
            .record
            .last_attempt(life.number, EffectKind::SubmitApplication)
            .map(|entry| entry.sent_at);
        match (observed.asked_at(), sent_at) {
            (Some(asked_at), Some(sent_at)) => asked_at >= sent_at + self.policy().report_grace,
            _ => false,
        }
    }

    /// It never arrived: sent again, refused for good, or too late.
    fn not_there(&self, book: &Book, observed: &Observed<'_>) -> Draft {
        let mut draft = observed.draft(Event::NotThere);
        let submission = draft.life().pursuit.submission.clone();
        let can_send =
            draft.life().dates.is_some_and(|dates| draft.now <= dates.sending_ends(self.policy()));
        match submission {
            Submission::InFlight { refusal: Some(refusal) } => self.refuse(&mut draft, &refusal),
            _ if !can_send => draft.end(Status::Failed, Cause::Missed.into()),
            Submission::Accepted { reference, .. } => {
                draft.life_mut().pursuit.old_references.push(reference);
                draft.life_mut().pursuit.missing = None;
                self.send_application(book, &mut draft);
            }
            Submission::InFlight { refusal: None } | Submission::Idle => {
                self.send_application(book, &mut draft);
            }
        }
        draft
    }

    pub(super) fn on_word(
        &self,
        book: &Book,
        observed: &Observed<'_>,
        reference: &Reference,
        word: &Word,
        auction: Option<&Auction>,
    ) -> Judgement {
        let record = observed.record;
        let Some(life) = record.life(observed.id.life) else { return Ok(None) };
        let stage = record.stage_of(life);
        let is_news = life.pursuit.word.as_ref() != Some(word)
            || (auction.is_some() && life.pursuit.auction.as_ref() != auction)
            || life.pursuit.missing.is_some()
            || matches!(life.pursuit.submission, Submission::Accepted { doubtful: true, .. });
        if life.pursuit.submission.reference() != Some(reference) || !is_news {
            return Ok(None);
        }
        let event = event_of(word);
        lifecycle::check(&record.name, stage, event)?;
        let mut draft = observed.draft(event);
        let pursuit = &mut draft.life_mut().pursuit;
        pursuit.word = Some(word.clone());
        pursuit.missing = None;
        if let Some(auction) = auction {
            pursuit.auction = Some(auction.clone());
        }
        draft.accept(reference.clone());
        match stage.status().filter(|status| status.is_applied()) {
            Some(_) => self.follow_word(book, &mut draft, word),
            None => {
                let topic = match event {
                    Event::WordAuctionWon => Topic::AuctionWonLate,
                    _ => Topic::CaughtLate,
                };
                draft.alert_once(topic, reference.as_str());
            }
        }
        Ok(Some(draft))
    }

    fn follow_word(&self, book: &Book, draft: &mut Draft, word: &Word) {
        match word {
            Word::AuctionPending => draft.to(Status::AuctionPending),
            Word::Successful | Word::AuctionWon => self.win(book, draft, word),
            Word::Failed => draft.end(Status::Failed, Cause::Lost.into()),
            Word::AuctionLost => draft.end(Status::AuctionLost, Cause::Outbid.into()),
            Word::Cancelled | Word::Expired => {
                let detail = word.as_str().to_owned();
                draft.end(Status::Failed, Reason { cause: Cause::ApplicationEnded, detail });
                draft.alert_once(Topic::ApplicationEnded, word.as_str());
            }
            Word::Other(text) => draft.alert_once(Topic::UnknownWord, text),
            Word::Open(_) => {}
        }
    }

    /// The name is ours, unless it was delivered to another backorder already.
    fn win(&self, book: &Book, draft: &mut Draft, word: &Word) {
        let life = draft.life();
        let drop_at = life.pursuit.drop_at_submission.or(life.dates.map(|dates| dates.drop_at));
        let claim = Claim {
            name: draft.record.name.clone(),
            drop_at: drop_at.unwrap_or(draft.now),
            backorder: draft.record.id,
            life: life.number,
        };
        if book.is_claimed_by_another(&claim, self.policy().claim_distance) {
            draft.end(Status::Failed, Cause::ClaimTaken.into());
            draft.alert_once(Topic::ClaimTaken, word.as_str());
            return;
        }
        draft.claim(claim);
        draft.life_mut().pursuit.won_at = Some(draft.now);
        let is_auction = *word == Word::AuctionWon;
        draft.to(if is_auction { Status::AuctionWon } else { Status::PendingPayment });
        if is_auction && !self.policy().charge_auction_won {
            draft.release();
        } else if let Some(hold) = draft.life().hold {
            let name = draft.record.name.clone();
            draft.attempt(Action::CreateInvoice { name, amount: hold.amount });
        }
        if is_auction {
            let name = draft.record.name.clone();
            draft.ask(Action::ReadDomain { name });
        }
    }

    pub(super) fn on_missing(&self, observed: &Observed<'_>, reference: &Reference) -> Judgement {
        let record = observed.record;
        let Some(life) = record.life(observed.id.life) else { return Ok(None) };
        if life.pursuit.submission.reference() != Some(reference) {
            return Ok(None);
        }
        let stage = record.stage_of(life);
        lifecycle::check(&record.name, stage, Event::ApplicationMissing)?;
        let now = observed.now;
        let poll = observed.id.number;
        let missing = match life.pursuit.missing {
            // The same poll told again, or an earlier one told late.
            Some(known) if poll <= known.last_poll => return Ok(None),
            Some(known) => Missing { polls: known.polls + 1, last_poll: poll, ..known },
            None => Missing { polls: 1, since: now, last_poll: poll },
        };
        let mut draft = observed.draft(Event::ApplicationMissing);
        draft.life_mut().pursuit.missing = Some(missing);
        let Some(dates) = life.dates else { return Ok(Some(draft)) };
        if stage.status() == Some(Status::Processing) && now < dates.deadline() {
            let reference = reference.clone();
            draft.life_mut().pursuit.submission =
                Submission::Accepted { reference, doubtful: true };
            let look = find_application(&draft);
            draft.ask(look);
        } else if self.has_vanished(missing, dates.drop_at, now) {
            draft.end(Status::Cancelled, Cause::ApplicationVanished.into());
            draft.alert_once(Topic::ApplicationVanished, reference.as_str());
        }
        Ok(Some(draft))
    }

    fn has_vanished(&self, missing: Missing, drop_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        missing.polls >= self.policy().missing_polls
            && now - missing.since >= self.policy().missing_span
            && now >= drop_at + self.policy().missing_grace
    }
}

fn event_of(word: &Word) -> Event {
    match word {
        Word::AuctionPending => Event::WordAuctionPending,
        Word::Successful => Event::WordSuccessful,
        Word::AuctionWon => Event::WordAuctionWon,
        Word::Failed => Event::WordFailed,
        Word::AuctionLost => Event::WordAuctionLost,
        Word::Cancelled | Word::Expired => Event::WordEnded,
        Word::Open(_) | Word::Other(_) => Event::WordOther,
    }
}

/// Nothing is changed where applications cannot be told apart; the reseller is alerted once.
fn unclear(observed: &Observed<'_>, topic: Topic, is_open: bool) -> Option<Draft> {
    let mut draft = observed.draft(Event::Unclear);
    if !is_open || draft.life().pursuit.alerted.contains(&topic) {
        return None;
    }
    draft.alert_once(topic, "");
    Some(draft)
}

/// Whether another life of ours for the name, of whatever backorder, has a sending of which
/// nobody knows whether it arrived.
fn others_unsettled(book: &Book, record: &Backorder, life: &Life) -> bool {
    let own = (record.id, life.number);
    book.of_name(&record.name).any(|other| {
        other
            .lives()
            .any(|life| (other.id, life.number) != own && life.pursuit.submission.is_in_flight())
    })
}
