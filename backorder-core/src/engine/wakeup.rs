//! When a cycle has something to do for a record.

use chrono::{DateTime, TimeDelta, Utc};

use crate::book::Book;
use crate::record::backorder::{Backorder, Life, OutboxEntry, Shortage, Submission};
use crate::record::effect::EffectKind;
use crate::record::outcome::InvoiceState;
use crate::rules::lifecycle::Status;
use crate::rules::policy::Delivery;
use crate::rules::schedule::Dates;

use super::{Engine, whole_seconds};

/// Most bounds are inclusive: something happens one second after them.
const SECOND: TimeDelta = TimeDelta::seconds(1);

impl Engine {
    /// The next instant at which a cycle can change or ask anything, so that a caller can sleep
    /// till then: never later than a change. None when nothing will happen by time alone.
    ///
    /// An instant that is past already means "now".
    pub fn next_wakeup(&self, book: &mut Book, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let now = whole_seconds(now);
        book.index_for(self.fingerprint, now);
        // Records that came in by an event are due "at once": see what the clock says of them.
        for due in book.take_due(now) {
            let record = book.part(due.key).get(due.id);
            let next = record.and_then(|record| self.first_look(record, now));
            book.set_due(due.key, due.id, next);
        }
        book.first_due().map(|due| due.max(now))
    }

    /// The next instant at which a cycle must look at a record that a cycle has just looked at.
    pub(super) fn wakeup(&self, record: &Backorder, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let life = &record.present;
        let by_status = match (record.stage().status(), life.dates) {
            (Some(Status::Requested), Some(dates)) => Some(self.requested_wakeup(life, dates, now)),
            (Some(Status::Active), Some(dates)) => Some(self.active_wakeup(dates)),
            (Some(Status::Processing | Status::AuctionPending), Some(dates)) => {
                Some(self.applied_wakeup(record, dates))
            }
            (Some(Status::PendingPayment | Status::AuctionWon | Status::Successful), _) => {
                self.won_wakeup(record)
            }
            _ => None,
        };
        let messages = record.outbox.iter().filter_map(|entry| self.resend_at(record, entry)).min();
        earliest(by_status, messages)
    }

    /// As [`Engine::wakeup`], for a record whose funds may be other than when it was looked at.
    pub(super) fn first_look(
        &self,
        record: &Backorder,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let next = self.wakeup(record, now);
        match (record.stage().status(), record.present.dates) {
            (Some(Status::Requested), Some(dates)) if now <= dates.deadline() => {
                earliest(next, Some(dates.window_opens(&self.policy)))
            }
            _ => next,
        }
    }

    fn requested_wakeup(&self, life: &Life, dates: Dates, now: DateTime<Utc>) -> DateTime<Utc> {
        let end = dates.grace_ends(&self.policy) + SECOND;
        if now > dates.deadline() {
            // Nobody funds or tells any more; only the end is left.
            return end;
        }
        let opens = dates.window_opens(&self.policy);
        if now < opens {
            return opens.min(end);
        }
        let next = match life.waiting.shortage {
            Shortage::Unseen => Some(opens),
            Shortage::Price => None,
            Shortage::Funds => self
                .policy
                .notice_leads
                .get(usize::from(life.leads_told))
                .map(|lead| dates.deadline() - *lead),
        };
        next.filter(|next| *next <= dates.deadline()).map_or(end, |next| next.min(end))
    }

    fn active_wakeup(&self, dates: Dates) -> DateTime<Utc> {
        dates.submission_at(&self.policy).min(dates.sending_ends(&self.policy) + SECOND)
    }

    fn applied_wakeup(&self, record: &Backorder, dates: Dates) -> DateTime<Utc> {
        let life = &record.present;
        let overdue = dates.drop_at + self.final_grace(life.status) + SECOND;
        let forced = match self.last_look(life) {
            // A look after that instant ends it in the next cycle; without one, it is asked then.
            Some(at) if at >= overdue => at + SECOND,
            _ => overdue,
        };
        let asked = match &life.progress.submission {
            Submission::Idle => {
                let end = dates.sending_ends(&self.policy) + SECOND;
                self.retry_at(record).min(end)
            }
            Submission::InFlight { .. } => self.find_at(record),
            Submission::Accepted { doubtful: true, .. } => {
                self.next_question(life, EffectKind::FindApplication)
            }
            Submission::Accepted { .. } => self.next_question(life, EffectKind::PollApplication),
        };
        asked.min(forced)
    }

    fn won_wakeup(&self, record: &Backorder) -> Option<DateTime<Utc>> {
        let life = &record.present;
        let mut next = None;
        if life.awaits_invoice() {
            next = earliest(next, Some(self.next_question(life, EffectKind::FindInvoice)));
        }
        if life.status == Status::PendingPayment
            && let Some(invoice) = life.progress.invoice
            && invoice.state != InvoiceState::Paid
        {
            next = earliest(next, Some(self.next_question(life, EffectKind::PollInvoice)));
            next = earliest(next, Some(self.cancel_at(record, invoice.recorded_at)));
        }
        if self.wants_domain(life) {
            next = earliest(next, Some(self.next_question(life, EffectKind::ReadDomain)));
        }
        if life.awaits_invoice() || self.wants_domain(life) {
            next = earliest(next, self.next_reminder(life));
        }
        if self.wants_import(life) {
            next = earliest(next, Some(self.next_attempt(record, EffectKind::ImportDomain)));
        }
        next
    }

    /// When an answer to the last question of that sort is given up and it is asked again.
    pub(super) fn next_question(&self, life: &Life, kind: EffectKind) -> DateTime<Utc> {
        life.asked(kind).map_or(life.updated_at, |asked| asked.at + self.policy.ask_spacing)
    }

    /// When a changing effect without certain answer may be sent again, or a refused one tried
    /// anew.
    pub(super) fn next_attempt(&self, record: &Backorder, kind: EffectKind) -> DateTime<Utc> {
        match record.last_attempt(record.present.number, kind) {
            None => record.present.updated_at,
            Some(entry) => entry.sent_at + self.policy.report_grace,
        }
    }

    /// When an invoice that stays unpaid is cancelled, or asked to be again.
    pub(super) fn cancel_at(
        &self,
        record: &Backorder,
        recorded_at: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let first = recorded_at + self.policy.invoice_patience + SECOND;
        match record.last_attempt(record.present.number, EffectKind::CancelInvoice) {
            None => first,
            Some(_) => first.max(self.next_attempt(record, EffectKind::CancelInvoice)),
        }
    }

    /// When a refused application is tried again.
    pub(super) fn retry_at(&self, record: &Backorder) -> DateTime<Utc> {
        let life = &record.present;
        record
            .last_attempt(life.number, EffectKind::SubmitApplication)
            .map_or(life.updated_at, |entry| entry.sent_at + self.policy.ask_spacing)
    }

    /// When an application in flight is looked for.
    ///
    /// A look denies only when asked long enough after the last sending, so one such look must
    /// follow an earlier one that came too soon.
    pub(super) fn find_at(&self, record: &Backorder) -> DateTime<Utc> {
        let life = &record.present;
        let sent_at = record
            .last_attempt(life.number, EffectKind::SubmitApplication)
            .map_or(life.updated_at, |entry| entry.sent_at);
        let settled_at = sent_at + self.policy.report_grace;
        match life.asked(EffectKind::FindApplication) {
            Some(asked) if asked.at >= settled_at => asked.at + self.policy.ask_spacing,
            _ => settled_at,
        }
    }

    /// When a won name without invoice or domain is alerted next.
    pub(super) fn next_reminder(&self, life: &Life) -> Option<DateTime<Utc>> {
        let since = life.progress.alerted_at.or(life.progress.won_at)?;
        Some(since + self.policy.alert_interval)
    }

    /// When the application was last looked for or polled.
    pub(super) fn last_look(&self, life: &Life) -> Option<DateTime<Utc>> {
        let asked = |kind| life.asked(kind).map(|asked| asked.at);
        asked(EffectKind::FindApplication).max(asked(EffectKind::PollApplication))
    }

    /// How long after the drop a final word is awaited.
    pub(super) fn final_grace(&self, status: Status) -> TimeDelta {
        if status == Status::AuctionPending {
            self.policy.auction_grace
        } else {
            self.policy.processing_grace
        }
    }

    /// Whether the caught domain is still to be read at the registrar.
    pub(super) fn wants_domain(&self, life: &Life) -> bool {
        let is_time = match life.status {
            Status::AuctionWon => true,
            Status::PendingPayment => {
                life.progress.invoice.is_some_and(|invoice| invoice.state == InvoiceState::Paid)
            }
            _ => false,
        };
        is_time && life.progress.domain.is_none()
    }

    /// Whether the caught domain is still to be imported into billing.
    pub(super) fn wants_import(&self, life: &Life) -> bool {
        matches!(life.status, Status::Successful | Status::AuctionWon)
            && life.progress.domain.is_some()
            && !life.progress.imported
    }

    /// When a message without a report is sent again; none if it never is.
    ///
    /// A cancellation of an invoice that came too late has no pass of its own, so it is sent
    /// again here.
    pub(super) fn resend_at(
        &self,
        record: &Backorder,
        entry: &OutboxEntry,
    ) -> Option<DateTime<Utc>> {
        let delivery = match entry.effect.id.kind {
            EffectKind::NotifyClient => self.policy.client_messages,
            EffectKind::AlertReseller => self.policy.reseller_alerts,
            EffectKind::CancelInvoice if has_ended(record, entry) => Delivery::AtLeastOnce,
            _ => return None,
        };
        let resend_at = entry.sent_at + self.policy.report_grace;
        let is_wanted = delivery == Delivery::AtLeastOnce
            && entry.is_open()
            && resend_at < entry.asked_at + self.policy.report_horizon;
        is_wanted.then_some(resend_at)
    }
}

/// Whether the life that asked for the effect was cancelled or deleted, or is not kept any more.
fn has_ended(record: &Backorder, entry: &OutboxEntry) -> bool {
    let life = record.life(entry.effect.id.life);
    let status = life.and_then(|life| record.stage_of(life).status());
    status.is_none_or(|status| status == Status::Cancelled)
}

fn earliest(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
