//! What is said of an application: sent, refused, accepted, doubted, missed, in an auction.

use super::look::Look;
use super::{Arg, Explanation, Sentence, say, text};
use crate::backorder::Submission;
use crate::effect::EffectKind;
use crate::outcome::Refusal;
use crate::schedule::Dates;

impl Look<'_> {
    pub(super) fn processing(&self, answer: &mut Explanation, dates: Dates) {
        let (policy, pursuit) = (self.engine.policy(), &self.record.present.pursuit);
        match &pursuit.submission {
            Submission::Idle => self.refused(answer, dates),
            Submission::InFlight { refusal } => {
                answer.because.push(say("in-flight", [("at", self.sent_at())]));
                if let Some(refusal) = refusal {
                    answer.because.push(say("refusal-in-doubt", [("detail", text(refusal))]));
                }
                answer.next.push(self.next_look(refusal.as_ref(), dates));
            }
            Submission::Accepted { reference, doubtful } => {
                let reference = ("reference", text(reference));
                answer.because.push(match &pursuit.word {
                    _ if *doubtful || pursuit.missing.is_some() => {
                        say("accepted-doubtful", [reference])
                    }
                    Some(word) => say("accepted", [reference, ("word", text(word))]),
                    None => say("accepted-silent", [reference]),
                });
                let look = doubtful.then(|| self.next_look(None, dates));
                answer.next.push(look.unwrap_or_else(|| say("next-poll", [])));
            }
        }
        self.missing(answer, dates);
        self.facts(answer);
        if self.now < dates.drop_at {
            answer.next.push(say("next-drop", [("at", Arg::Instant(dates.drop_at))]));
        }
        if pursuit.submission != Submission::Idle {
            let limit = dates.drop_at + policy.processing_grace;
            answer.next.push(say("next-overdue", [("at", Arg::Instant(limit))]));
        }
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
        if dates.deadline() < end {
            let at = Arg::Instant(dates.deadline());
            answer.next.push(say("next-refusal-ends", [("at", at)]));
        }
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

    fn sent_at(&self) -> Arg {
        let life = &self.record.present;
        let sent = self.record.last_attempt(life.number, EffectKind::SubmitApplication);
        Arg::Instant(sent.map_or(life.updated_at, |entry| entry.sent_at))
    }

    /// Polls in a row that did not find the application, and when they end the backorder. While a
    /// look is to tell, no polls are asked that could.
    fn missing(&self, answer: &mut Explanation, dates: Dates) {
        let pursuit = &self.record.present.pursuit;
        let Some(missing) = pursuit.missing else { return };
        let (polls, since) = (Arg::Number(missing.polls.into()), Arg::Instant(missing.since));
        answer.because.push(say("missing", [("polls", polls), ("at", since)]));
        if !matches!(pursuit.submission, Submission::Accepted { doubtful: true, .. }) {
            let policy = self.engine.policy();
            let at = dates.drop_at + policy.missing_grace;
            let at = at.max(missing.since + policy.missing_span);
            let count = Arg::Number(policy.missing_polls.into());
            answer.next.push(say("next-vanishes", [("at", Arg::Instant(at)), ("polls", count)]));
        }
    }

    pub(super) fn auction(&self, answer: &mut Explanation, dates: Dates) {
        let details = self.record.present.pursuit.auction.as_ref();
        let end = details.and_then(|auction| auction.details.get("ENDDATE"));
        answer.because.push(match end {
            Some(end) => say("auction", [("end", text(end))]),
            None => say("auction-undated", []),
        });
        answer.next.push(say("next-auction", []));
        self.missing(answer, dates);
        self.facts(answer);
        let limit = dates.drop_at + self.engine.policy().auction_grace;
        answer.next.push(say("next-overdue", [("at", Arg::Instant(limit))]));
        answer.would_change.push(say("change-give-up", []));
    }
}
