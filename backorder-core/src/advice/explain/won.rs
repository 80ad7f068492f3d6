//! What is said of a name that is ours, of its invoice and its import, and of what is over.

use super::look::Look;
use super::{Arg, Explanation, Sentence, say, text};
use crate::record::backorder::{Backorder, Cause, Invoice};
use crate::record::outcome::InvoiceState;
use crate::values::error::ErrorKind;

impl Look<'_> {
    pub(super) fn unpaid(&self, answer: &mut Explanation) {
        let life = &self.record.present;
        let Some(invoice) = life.progress.invoice else {
            answer.because.push(say("no-invoice", [("name", self.name())]));
            answer.next.push(say("next-invoice", []));
            answer.would_change.push(say("change-give-up", []));
            return;
        };
        if invoice.state == InvoiceState::Paid {
            answer.because.push(say("domain-unread", [("name", self.name())]));
            answer.next.push(say("next-read", []));
        } else {
            answer.because.push(invoice_sentence(&invoice));
            answer.next.push(say("next-invoice-polled", []));
            let limit = invoice.recorded_at + self.engine.policy().invoice_patience;
            answer.next.push(if self.now > limit {
                say("next-cancel-asked", [])
            } else {
                say("next-invoice-cancelled", [("at", Arg::Instant(limit))])
            });
            answer.would_change.push(say("change-pay", []));
        }
        self.accepting(answer);
        answer.would_change.push(say("change-give-up-invoiced", []));
    }

    /// What the registrar says of the domain, and nobody believes, can be accepted as it is.
    fn accepting(&self, answer: &mut Explanation) {
        let doubted = self.record.present.progress.doubted_domain.as_ref();
        if doubted.is_some_and(|doubted| doubted.name.as_str() == self.record.name.as_str()) {
            answer.would_change.push(say("change-accept-domain", []));
        }
    }

    pub(super) fn delivered(&self, answer: &mut Explanation) {
        answer.because.push(say("successful", [("name", self.name())]));
        let invoice = self.record.present.progress.invoice;
        if let Some(invoice) = invoice.filter(|invoice| invoice.state != InvoiceState::Paid) {
            answer.because.push(invoice_sentence(&invoice));
        }
        if !self.record.present.progress.imported {
            answer.next.push(say("next-import", []));
        }
    }

    /// Won in an auction: read and imported without waiting for the fee, which may not exist.
    pub(super) fn auction_won(&self, answer: &mut Explanation) {
        let life = &self.record.present;
        answer.because.push(say("auction-won", [("name", self.name())]));
        answer.because.push(match &life.progress.invoice {
            Some(invoice) => invoice_sentence(invoice),
            None if life.awaits_invoice() => say("fee-not-invoiced", []),
            None => say("no-fee", []),
        });
        if life.awaits_invoice() {
            answer.next.push(say("next-invoice", []));
        }
        if life.progress.imported {
            return;
        }
        let is_read = life.progress.domain.is_some();
        answer.next.push(say(if is_read { "next-import" } else { "next-read" }, []));
        self.accepting(answer);
    }

    pub(super) fn deleted(&self, answer: &mut Explanation) {
        let at = self.record.deleted_at.unwrap_or(self.record.present.updated_at);
        answer.because.push(say("deleted", [("name", self.name()), ("at", Arg::Instant(at))]));
    }

    pub(super) fn ended(&self, answer: &mut Explanation) {
        let life = &self.record.present;
        let key = self.cause().map_or("ended", ended_key);
        let detail = life.reason.as_ref().map_or("", |reason| reason.detail.as_str());
        // A row from elsewhere may not say when it ended, only when it was last changed.
        let ended_at = life.progress.ended_at.unwrap_or(life.updated_at);
        let args =
            [("at", Arg::Instant(ended_at)), ("detail", text(detail)), ("name", self.name())];
        answer.because.push(say(key, args));
        self.facts(answer);
        self.placing_again(answer);
    }

    /// Whether it can be placed again, in the words of what placing checks.
    fn placing_again(&self, answer: &mut Explanation) {
        let (record, kind) = (self.record, self.record.present.kind);
        let (client, name) = (record.client, &record.name);
        let latest = self.book.latest_for(client, name);
        if latest.is_some_and(Backorder::is_open) {
            return;
        }
        let tld = ("tld", text(name.tld()));
        match self.engine.check_offered(self.book, client, name, kind, None, self.now) {
            Ok(_) => answer.would_change.push(say("change-place-again", [])),
            Err(error) if error.kind() == ErrorKind::PriceMissing => {
                answer.would_change.push(say("change-price-again", [tld]));
            }
            Err(error) if error.kind() == ErrorKind::AccountUnknown => {
                answer.would_change.push(say("change-account-again", []));
            }
            Err(_) => answer.because.push(say("not-offered", [tld])),
        }
    }
}

fn invoice_sentence(invoice: &Invoice) -> Sentence {
    let key = match invoice.state {
        InvoiceState::Open => "invoice-open",
        InvoiceState::Paid => "invoice-paid",
        InvoiceState::Cancelled => "invoice-cancelled",
        InvoiceState::Refunded => "invoice-refunded",
    };
    say(key, [("invoice", text(invoice.id)), ("total", Arg::Money(invoice.total))])
}

/// Why a record ended.
const fn ended_key(cause: Cause) -> &'static str {
    match cause {
        Cause::NeverFunded => "ended-never-funded",
        Cause::NoPrice => "ended-no-price",
        Cause::Missed => "ended-missed",
        Cause::Lost => "ended-lost",
        Cause::Outbid => "ended-outbid",
        Cause::Refused => "ended-refused",
        Cause::ClaimTaken => "ended-claim-taken",
        Cause::ApplicationEnded => "ended-application-ended",
        Cause::ApplicationVanished => "ended-application-vanished",
        Cause::Overdue => "ended-overdue",
        Cause::GivenUp => "ended-given-up",
        Cause::InvoiceVoid => "ended-invoice-void",
        Cause::CoverageLost => "ended-coverage-lost",
        Cause::Postponed | Cause::Renewed | Cause::CurrencyChanged => "ended",
    }
}
