//! What is said of messages without a report, and of the end of all work for a record.

use super::look::Look;
use super::{Arg, Explanation, say};
use crate::engine::Timer;
use crate::record::effect::EffectKind;
use crate::record::outbox::OutboxEntry;

/// The changing effects whose reports nothing else speaks of, and their sentences.
const MESSAGES: [(EffectKind, &str); 3] = [
    (EffectKind::NotifyClient, "message-unreported"),
    (EffectKind::AlertReseller, "alert-unreported"),
    (EffectKind::CancelInvoice, "cancel-unreported"),
];

impl Look<'_> {
    /// What went out, and nobody knows whether it arrived; when it is sent again.
    pub(super) fn messages(&self, answer: &mut Explanation) {
        let horizon = self.engine.policy().report_horizon;
        let is_open =
            |entry: &&OutboxEntry| entry.is_undecided() && self.now < entry.asked_at + horizon;
        for (kind, key) in MESSAGES {
            let own = self.record.outbox.iter().filter(is_open);
            let own = own.filter(|entry| entry.effect.id.kind == kind);
            let count = own.clone().count();
            let Some(last) = own.map(|entry| entry.sent_at).max() else { continue };
            let count = Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
            answer.because.push(say(key, [("count", count), ("at", Arg::Instant(last))]));
        }
        let lost = self.record.outbox.iter().filter(|entry| entry.is_undelivered()).count();
        if lost > 0 {
            let count = Arg::Number(i64::try_from(lost).unwrap_or(i64::MAX));
            answer.because.push(say("undelivered", [("count", count)]));
        }
        let again = self.timer(Timer::Resend);
        answer.next.extend(again.map(|at| say("next-resend", [("at", self.not_before_now(at))])));
        let end = self.timer(Timer::Undelivered);
        let given_up = end.map(|at| say("next-undelivered", [("at", self.not_before_now(at))]));
        answer.next.extend(given_up);
    }

    /// Whether one that is over is finished, and can be deleted; else when it will be by time.
    pub(super) fn finish(&self, answer: &mut Explanation) {
        if self.record.deleted_at.is_some() {
            let at = self.timer(Timer::Finish).filter(|at| *at > self.now);
            answer.next.extend(at.map(|at| say("next-settled", [("at", Arg::Instant(at))])));
        } else if self.record.is_finished(self.now, self.engine.policy()) {
            answer.would_change.push(say("change-delete-finished", []));
        } else if let Some(at) = self.timer(Timer::Finish) {
            answer.next.push(say("next-finished", [("at", self.not_before_now(at))]));
        }
    }
}
