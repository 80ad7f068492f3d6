//! What is said of an application: sent, refused, accepted, doubted, missed, in an auction.

use chrono::{DateTime, Utc};

use super::look::Look;
use super::{Arg, Explanation, Sentence, say, text};
use crate::engine::Timer;
use crate::record::backorder::{Missing, Submission};
use crate::record::effect::EffectKind;
use crate::record::outcome::{Auction, Refusal};
use crate::rules::lifecycle::Status;
use crate::rules::schedule::Dates;

impl Look<'_> {
    pub(super) fn processing(&self, answer: &mut Explanation, dates: Dates) {
        let progress = &self.record.present.progress;
        let question = match &progress.submission {
            Submission::Idle => {
                self.refused(answer, dates);
                None
            }
            Submission::InFlight { refusal } => {
                answer.because.push(say("in-flight", [("at", self.sent_at())]));
                if let Some(refusal) = refusal {
                    answer.because.push(say("refusal-in-doubt", [("detail", text(refusal))]));
                }
                Some(self.next_look(refusal.as_ref(), dates))
            }
            Submission::Accepted { reference, doubtful } => {
                let reference = ("reference", text(reference));
                answer.because.push(match &progress.application_status {
                    _ if *doubtful || progress.missing.is_some() => {
                        say("accepted-doubtful", [reference])
                    }
                    Some(word) => say("accepted", [reference, ("word", text(word))]),
                    None => say("accepted-silent", [reference]),
                });
                let look = doubtful.then(|| self.next_look(None, dates));
                Some(look.unwrap_or_else(|| say("next-poll", [])))
            }
        };
        if let Some(question) = question {
            let limit = dates.drop_at + self.engine.policy().processing_grace;
            self.await_word(answer, question, dates, limit);
        }
        self.facts(answer);
        answer.would_change.push(say("change-give-up", []));
    }

    /// The last attempt ended with a refusal: there is no application at all.
    fn refused(&self, answer: &mut Explanation, dates: Dates) {
        let (policy, life) = (self.engine.policy(), &self.record.present);
        let detail = life.reason.as_ref().map_or("", |reason| reason.detail.as_str());
        answer.because.push(say("refused", [("detail", text(detail))]));
        let end = dates.sending_ends(policy).min(dates.drop_at + policy.processing_grace);
        if self.now > end {
            answer.next.push(say("next-ends", []));
            return;
        }
        answer.next.push(say("next-sent-again", [("at", Arg::Instant(end))]));
        answer.next.extend(self.next_drop(dates));
        if dates.deadline() < end {
            let at = dates.deadline();
            answer.next.push(if self.now > at {
                say("next-refusal-final", [])
            } else {
                say("next-refusal-ends", [("at", Arg::Instant(at))])
            });
        }
    }

    fn next_drop(&self, dates: Dates) -> Option<Sentence> {
        (self.now < dates.drop_at).then(|| say("next-drop", [("at", Arg::Instant(dates.drop_at))]))
    }

    /// What comes of the application not being found depends on time and on a refusal in doubt.
    fn next_look(&self, refusal: Option<&Refusal>, dates: Dates) -> Sentence {
        if refusal.is_some() {
            say("next-look-refused", [])
        } else if self.now > dates.sending_ends(self.engine.policy()) {
            say("next-look-late", [])
        } else {
            say("next-look", [])
        }
    }

    /// What is asked while a final word is awaited; after that, one last question is.
    fn await_word(
        &self,
        answer: &mut Explanation,
        question: Sentence,
        dates: Dates,
        limit: DateTime<Utc>,
    ) {
        if self.now > limit {
            self.missing(answer, dates);
            answer.next.push(say("next-last-look", []));
            return;
        }
        answer.next.push(question);
        answer.next.extend(self.next_drop(dates));
        self.missing(answer, dates);
        answer.next.push(say("next-overdue", [("at", Arg::Instant(limit))]));
    }

    fn sent_at(&self) -> Arg {
        let life = &self.record.present;
        let sent = self.record.last_attempt(life.number, EffectKind::SubmitApplication);
        Arg::Instant(sent.map_or(life.updated_at, |entry| entry.sent_at))
    }

    /// Polls in a row that did not find the application, and when they end the backorder. While a
    /// search is to decide, nothing is polled.
    fn missing(&self, answer: &mut Explanation, dates: Dates) {
        let progress = &self.record.present.progress;
        let Some(missing) = progress.missing else { return };
        let (polls, since) = (Arg::Number(missing.polls.into()), Arg::Instant(missing.since));
        answer.because.push(say("missing", [("polls", polls), ("at", since)]));
        if !matches!(progress.submission, Submission::Accepted { doubtful: true, .. }) {
            let count = Arg::Number(self.engine.policy().missing_polls.into());
            let at = Arg::Instant(self.vanishes_at(missing, dates));
            answer.next.push(say("next-vanishes", [("at", at), ("polls", count)]));
        }
    }

    /// The earliest instant at which polls that miss it end the backorder: as many as count, each
    /// asked when it is time, over the span and after the grace.
    fn vanishes_at(&self, missing: Missing, dates: Dates) -> DateTime<Utc> {
        let policy = self.engine.policy();
        let next = self.timer(Timer::Poll).unwrap_or(self.now);
        // It is a poll that ends it, so that at least one is to come.
        let polls = i32::try_from(policy.missing_polls.saturating_sub(missing.polls).max(1));
        let is_auction = self.record.present.status == Status::AuctionPending;
        let spacing = if is_auction { policy.auction_spacing } else { policy.ask_spacing };
        let spacing = spacing * (polls.unwrap_or(i32::MAX) - 1);
        (next.max(self.now) + spacing)
            .max(dates.drop_at + policy.missing_grace)
            .max(missing.since + policy.missing_span)
    }

    pub(super) fn auction(&self, answer: &mut Explanation, dates: Dates) {
        let auction = self.record.present.progress.auction.as_ref();
        let written = auction.and_then(|auction| auction.details.get("ENDDATE"));
        let ends_at = auction.and_then(Auction::ends_at);
        answer.because.push(match (ends_at, written) {
            (Some(end), _) => {
                let key = if end > self.now { "auction" } else { "auction-over" };
                say(key, [("end", Arg::Instant(end))])
            }
            (None, Some(written)) => say("auction-unread", [("end", text(written))]),
            (None, None) => say("auction-undated", []),
        });
        let limit = dates.drop_at + self.engine.policy().auction_grace;
        self.await_word(answer, say("next-auction", []), dates, limit);
        self.facts(answer);
        answer.would_change.push(say("change-give-up", []));
    }
}
