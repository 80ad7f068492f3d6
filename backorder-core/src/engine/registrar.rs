//! What the registrar says of applications.

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::record::application::ApplicationState;
use crate::record::backorder::{Backorder, Cause, Life, Missing, Reason, Submission};
use crate::record::decision::Claim;
use crate::record::effect::{Action, EffectKind};
use crate::record::message::Topic;
use crate::record::outbox::EffectReport;
use crate::record::outcome::{ApplicationStatus, Auction, FoundApplication, Outcome, Refusal};
use crate::rules::lifecycle::{self, Event, Status};
use crate::values::error::{Error, ErrorKind};
use crate::values::id::Reference;

use super::Engine;
use super::cycle::find_application;
use super::draft::Draft;
use super::observe::{Judgement, Reported};

impl Engine {
    pub(super) fn reported_submitted(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        outcome: &Outcome,
    ) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        if let Outcome::Accepted(reference) = outcome {
            return self.reported_accepted(book, reported, reference);
        }
        let Some(report) = EffectReport::of(reported.id.kind, outcome) else { return Ok(None) };
        let is_waiting = record.stage_of(life).status() == Some(Status::Processing)
            && life.progress.submission.is_in_flight();
        if !is_waiting {
            return Ok(Some(reported.entered(report)));
        }
        let sends = record.entry(reported.id).map_or(0, |entry| entry.sends);
        match outcome {
            Outcome::Refused(refusal) if sends <= 1 && !refusal.means_look() => {
                let mut draft = reported.draft(Event::RefusedForGood);
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
                let is_known = record.entry(reported.id).is_some_and(|entry| {
                    entry.report == Some(EffectReport::Unknown) && life.progress.submission == doubt
                });
                if is_known {
                    return Ok(None);
                }
                let mut draft = reported.draft(Event::OutcomeUnknown);
                draft.report(reported.id, EffectReport::Unknown);
                draft.life_mut().progress.submission = doubt;
                let look = find_application(&draft);
                draft.ask(look);
                Ok(Some(draft))
            }
        }
    }

    fn reported_accepted(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        reference: &Reference,
    ) -> Judgement {
        let own = (reported.id.backorder, reported.id.life);
        if let Some(holder) = book.holder_of(reference).filter(|holder| *holder != own) {
            let message = format!("reference {reference} belongs to backorder {}", holder.0);
            return Err(Error::new(ErrorKind::ReferenceTaken, reference, message));
        }
        let report = EffectReport::Accepted { reference: reference.clone() };
        if !reported.allows(Event::Accepted) {
            return Ok(Some(reported.entered(report)));
        }
        let mut draft = reported.draft(Event::Accepted);
        draft.report(reported.id, report);
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
            EffectReport::Refused { refusal: refusal.clone() },
        );
        draft.life_mut().progress.submission = Submission::Idle;
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

    pub(super) fn reported_found(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        found: &[FoundApplication],
    ) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        let is_sought = match &life.progress.submission {
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
                    && life.progress.submission.reference() != Some(&only.reference)
                    && others_unsettled(book, record, life) =>
            {
                Ok(unclear(reported, Topic::ApplicationsUnsettled, is_open))
            }
            [only] => {
                let mut draft = reported.draft(Event::Accepted);
                // An older application says nothing of the attempt that is under way.
                if !life.progress.old_references.contains(&only.reference) {
                    let report = EffectReport::Accepted { reference: only.reference.clone() };
                    draft.settle_attempt(EffectKind::SubmitApplication, report);
                }
                draft.life_mut().progress.missing = None;
                self.take_reference(&mut draft, &only.reference);
                Ok(Some(draft))
            }
            [] if is_open && reported.can_deny() => Ok(Some(self.not_there(book, reported))),
            [] => Ok(None),
            _ => Ok(unclear(reported, Topic::ApplicationsAmbiguous, is_open)),
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
            life.progress.submission.reference() == Some(&application.reference)
        };
        if let Some(application) = found.iter().find(|application| known(application)) {
            return vec![application];
        }
        let own = (record.id, life.number);
        // The registrar's clock may be behind ours.
        let earliest = life.progress.first_sent_at.map(|at| at - self.policy().clock_tolerance);
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

    /// It never arrived: sent again, refused for good, or too late.
    fn not_there(&self, book: &Book, reported: &Reported<'_>) -> Draft {
        let mut draft = reported.draft(Event::NotThere);
        let submission = draft.life().progress.submission.clone();
        let can_send =
            draft.life().dates.is_some_and(|dates| draft.now <= dates.sending_ends(self.policy()));
        match submission {
            Submission::InFlight { refusal: Some(refusal) } => self.refuse(&mut draft, &refusal),
            _ if !can_send => draft.end(Status::Failed, Cause::Missed.into()),
            Submission::Accepted { reference, .. } => {
                draft.life_mut().progress.old_references.push(reference);
                draft.life_mut().progress.missing = None;
                self.send_application(book, &mut draft);
            }
            Submission::InFlight { refusal: None } | Submission::Idle => {
                self.send_application(book, &mut draft);
            }
        }
        draft
    }

    pub(super) fn reported_status(
        &self,
        book: &Book,
        reported: &Reported<'_>,
        reference: &Reference,
        status: &ApplicationStatus,
        auction: Option<&Auction>,
    ) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        let stage = record.stage_of(life);
        let progress = &life.progress;
        let is_open = stage.status().is_some_and(Status::is_applied);
        let is_doubtful =
            matches!(progress.submission, Submission::Accepted { doubtful: true, .. });
        let is_news = progress.application_status.as_ref() != Some(status)
            || (auction.is_some() && progress.auction.as_ref() != auction)
            || (is_open && (progress.missing.is_some() || is_doubtful));
        // An older answer undoes nothing; that the name is ours is true whoever said it first.
        let is_outdated = reported.id.number < progress.last_poll && !status.is_won();
        if progress.submission.reference() != Some(reference) || is_outdated {
            return Ok(None);
        }
        if !is_news {
            return Ok(is_open.then(|| answered(reported, progress.last_poll)).flatten());
        }
        let event = event_of(status);
        lifecycle::check(&record.name, stage, event)?;
        let mut draft = reported.draft(event);
        let progress = &mut draft.life_mut().progress;
        progress.application_status = Some(status.clone());
        progress.missing = None;
        progress.last_poll = progress.last_poll.max(reported.id.number);
        if let Some(auction) = auction {
            progress.auction = Some(auction.clone());
        }
        draft.accept(reference.clone());
        match stage.status().filter(|status| status.is_applied()) {
            Some(_) => self.follow_status(book, &mut draft, status),
            None => {
                let topic = match event {
                    Event::ApplicationAuctionWon => Topic::AuctionWonLate,
                    _ => Topic::CaughtLate,
                };
                draft.alert_once(topic, reference.as_str());
            }
        }
        Ok(Some(draft))
    }

    fn follow_status(&self, book: &Book, draft: &mut Draft, status: &ApplicationStatus) {
        match status {
            ApplicationStatus::AuctionPending => draft.to(Status::AuctionPending),
            ApplicationStatus::Successful | ApplicationStatus::AuctionWon => {
                self.win(book, draft, status)
            }
            ApplicationStatus::Failed => draft.end(Status::Failed, Cause::Lost.into()),
            ApplicationStatus::AuctionLost => draft.end(Status::AuctionLost, Cause::Outbid.into()),
            ApplicationStatus::Cancelled | ApplicationStatus::Expired => {
                let detail = status.as_str().to_owned();
                draft.end(Status::Failed, Reason { cause: Cause::ApplicationEnded, detail });
                draft.alert_once(Topic::ApplicationEnded, status.as_str());
            }
            ApplicationStatus::Other(text) => draft.alert_once(Topic::UnknownStatus, text),
            ApplicationStatus::Open(_) => {}
        }
    }

    /// The name is ours, unless it was delivered to another backorder already.
    fn win(&self, book: &Book, draft: &mut Draft, status: &ApplicationStatus) {
        let life = draft.life();
        let drop_at = life.progress.drop_at_submission.or(life.dates.map(|dates| dates.drop_at));
        let claim = Claim {
            name: draft.record.name.clone(),
            drop_at: drop_at.unwrap_or(draft.now),
            backorder: draft.record.id,
            life: life.number,
        };
        if book.is_claimed_by_another(&claim, self.policy().claim_distance) {
            draft.end(Status::Failed, Cause::ClaimTaken.into());
            draft.alert_once(Topic::ClaimTaken, status.as_str());
            return;
        }
        draft.claim(claim);
        draft.life_mut().progress.won_at = Some(draft.now);
        let is_auction = *status == ApplicationStatus::AuctionWon;
        draft.to(if is_auction { Status::AuctionWon } else { Status::PendingPayment });
        if is_auction && !self.policy().charge_auction_won {
            draft.release();
        } else if let Some(hold) = draft.life().hold {
            let name = draft.record.name.clone();
            draft.attempt(super::billing::create_invoice(name, &hold));
        }
        if is_auction {
            let name = draft.record.name.clone();
            draft.ask(Action::ReadDomain { name });
        }
    }

    pub(super) fn reported_missing(
        &self,
        reported: &Reported<'_>,
        reference: &Reference,
    ) -> Judgement {
        let record = reported.record;
        let Some(life) = record.life(reported.id.life) else { return Ok(None) };
        if life.progress.submission.reference() != Some(reference) {
            return Ok(None);
        }
        let (stage, now, poll) = (record.stage_of(life), reported.now, reported.id.number);
        let known = life.progress.missing;
        // The same poll told again, or an older one told late.
        if poll <= life.progress.last_poll {
            return Ok(None);
        }
        lifecycle::check(&record.name, stage, Event::ApplicationMissing)?;
        let missing = match known {
            Some(known) => Missing { polls: known.polls + 1, last_poll: poll, ..known },
            None => Missing { polls: 1, since: now, last_poll: poll },
        };
        let mut draft = reported.draft(Event::ApplicationMissing);
        draft.life_mut().progress.missing = Some(missing);
        draft.life_mut().progress.last_poll = poll;
        let Some(dates) = life.dates else { return Ok(Some(draft)) };
        if stage.status() == Some(Status::Processing) && now < dates.deadline() {
            let reference = reference.clone();
            draft.life_mut().progress.submission =
                Submission::Accepted { reference, doubtful: true };
            draft.doubt(EffectKind::FindApplication);
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

fn event_of(status: &ApplicationStatus) -> Event {
    match status {
        ApplicationStatus::AuctionPending => Event::ApplicationAuctionPending,
        ApplicationStatus::Successful => Event::ApplicationSuccessful,
        ApplicationStatus::AuctionWon => Event::ApplicationAuctionWon,
        ApplicationStatus::Failed => Event::ApplicationFailed,
        ApplicationStatus::AuctionLost => Event::ApplicationAuctionLost,
        ApplicationStatus::Cancelled | ApplicationStatus::Expired => Event::ApplicationEnded,
        ApplicationStatus::Open(_) | ApplicationStatus::Other(_) => Event::ApplicationOther,
    }
}

/// Remembers a poll whose answer brought no news while the answer to an older one, which is still
/// out, could be taken for newer: that the registrar did not know the application then.
fn answered(reported: &Reported<'_>, last_poll: u32) -> Option<Draft> {
    if reported.id.number <= last_poll.saturating_add(1) {
        return None;
    }
    let mut draft = reported.draft(Event::Ask);
    draft.life_mut().progress.last_poll = reported.id.number;
    Some(draft)
}

/// Nothing is changed where applications cannot be told apart; the reseller is alerted once.
fn unclear(reported: &Reported<'_>, topic: Topic, is_open: bool) -> Option<Draft> {
    let mut draft = reported.draft(Event::Unclear);
    if !is_open || draft.life().progress.alerted.contains(&topic) {
        return None;
    }
    draft.alert_once(topic, "");
    Some(draft)
}

/// Whether another life of ours for the name, of whatever backorder, has a sending of which
/// nobody knows whether it arrived.
fn others_unsettled(book: &Book, record: &Backorder, life: &Life) -> bool {
    let own = (record.id, life.number);
    book.applications(&record.name)
        .any(|other| other.holder() != own && other.state == ApplicationState::Unsettled)
}
