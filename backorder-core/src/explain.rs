//! Why a backorder is where it is, what will happen next and when, and what would change it.
//!
//! The answer is data (keys and arguments); [`Catalog`] turns it into words.

mod catalog;

use chrono::{DateTime, Utc};

use crate::backorder::{Backorder, Cause, Lack, Life, Submission};
use crate::book::Book;
use crate::effect::EffectKind;
use crate::engine::{Engine, whole_seconds};
use crate::error::Error;
use crate::forecast::ResellerFunds;
use crate::id::BackorderId;
use crate::lifecycle::Status;
use crate::money::{Cost, Money};
use crate::outcome::InvoiceState;
use crate::owner::{Owner, Silence};
use crate::schedule::Dates;

pub use catalog::{Catalog, Language};

/// What is known from outside, each part optional: what is not given is said to be unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// The reseller's account at the registrar.
    pub reseller: Option<ResellerFunds>,
    /// What the registrar charges for this name, in the currency of that account.
    pub cost: Option<Cost>,
    /// Whether the name is free to register right now.
    pub is_free: Option<bool>,
}

/// The answer: sentences for now, for what comes next, and for what would change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Why it is where it is.
    pub because: Vec<Sentence>,
    /// What will happen next by itself, in order.
    pub next: Vec<Sentence>,
    /// What somebody could do about it.
    pub would_change: Vec<Sentence>,
}

/// One sentence: its key in the catalog and what is put into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The key in the catalog.
    pub key: &'static str,
    /// Named arguments.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text, put in as it is.
    Text(String),
    /// An amount.
    Money(Money),
    /// An instant; shown in UTC and in the reader's zone.
    Instant(DateTime<Utc>),
    /// A number.
    Number(i64),
}

fn say<const N: usize>(key: &'static str, args: [(&'static str, Arg); N]) -> Sentence {
    Sentence { key, args: args.to_vec() }
}

fn text(value: impl ToString) -> Arg {
    Arg::Text(value.to_string())
}

impl Silence {
    /// What the alert of it says: since when who has not answered, and what that means.
    ///
    /// # Example
    /// ```
    /// use backorder_core::explain::{Catalog, Language};
    /// use backorder_core::owner::{Owner, Silence};
    /// use backorder_core::TimeZone;
    /// let since = "2027-03-01T12:00:00Z".parse().unwrap();
    /// let silence = Silence { owner: Owner::Billing, since, alerted_at: None };
    /// let english = Catalog::builtin(Language::English);
    /// let text = english.sentence(&silence.sentence(), &TimeZone::utc());
    /// assert!(text.starts_with("Billing has not answered since 2027-03-01 12:00:00 UTC"));
    /// ```
    pub fn sentence(&self) -> Sentence {
        let key = match self.owner {
            Owner::Billing => "silent-billing",
            Owner::Registrar => "silent-registrar",
            Owner::Droplist => "silent-droplist",
        };
        say(key, [("at", Arg::Instant(self.since))])
    }
}

impl Engine {
    /// Explains one backorder at `now`.
    ///
    /// # Errors
    /// `BackorderUnknown`.
    ///
    /// # Example
    /// See [`Catalog`] for the words.
    pub fn explain(
        &self,
        book: &Book,
        id: BackorderId,
        facts: &Facts,
        now: DateTime<Utc>,
    ) -> Result<Explanation, Error> {
        let record = book.require(id)?;
        let look = Look { engine: self, book, record, facts, now: whole_seconds(now) };
        Ok(look.explain())
    }
}

/// Everything one explanation looks at.
struct Look<'a> {
    engine: &'a Engine,
    book: &'a Book,
    record: &'a Backorder,
    facts: &'a Facts,
    now: DateTime<Utc>,
}

impl Look<'_> {
    fn explain(&self) -> Explanation {
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
            (Some(Status::Successful | Status::AuctionWon), _) => self.won(&mut answer),
            (Some(_), _) => self.ended(&mut answer),
        }
        answer
    }

    fn name(&self) -> Arg {
        text(self.record.name.to_unicode())
    }

    fn unlisted(&self, answer: &mut Explanation) {
        let key = match self.cause() {
            Some(Cause::Renewed) => "renewed",
            _ => "unlisted",
        };
        answer.because.push(say(key, [("name", self.name())]));
        answer.next.push(say("next-listed", []));
    }

    fn requested(&self, answer: &mut Explanation, dates: Dates) {
        let (policy, life) = (self.engine.policy(), &self.record.present);
        if let Some(fell_back) = self.cause().and_then(fell_back_key) {
            answer.because.push(say(fell_back, [("name", self.name())]));
        }
        let end = say("next-fails", [("at", Arg::Instant(dates.grace_ends(policy)))]);
        if self.now > dates.deadline() {
            answer.because.push(say("deadline-past", [("at", Arg::Instant(dates.deadline()))]));
            answer.next.push(end);
            return;
        }
        if self.now < dates.window_opens(policy) {
            let at = Arg::Instant(dates.window_opens(policy));
            answer.because.push(say("window-not-open", [("at", at.clone())]));
            answer.next.push(say("next-held", [("at", at)]));
            answer.would_change.push(say("change-activate", []));
        }
        self.money(answer);
        if self.now >= dates.window_opens(policy) {
            if life.details.lack == Lack::Unseen {
                answer.next.push(say("next-cycle", []));
            }
            answer.next.push(end);
        }
    }

    /// Price against available funds.
    fn money(&self, answer: &mut Explanation) {
        let part = self.book.part_of(self.record.client);
        let Some((part, account)) = part.and_then(|part| Some((part, part.account()?))) else {
            answer.because.push(say("account-unknown", []));
            return;
        };
        let Some(price) = self.engine.price_of(Some(account), self.record) else {
            let (tld, currency) = (text(self.record.name.tld()), text(account.currency()));
            answer.because.push(say("no-price", [("tld", tld), ("currency", currency)]));
            answer.would_change.push(say("change-price", []));
            return;
        };
        let free = part.free();
        let available = crate::funds::shown(free, account.currency());
        let args = [("price", Arg::Money(price)), ("available", Arg::Money(available))];
        if free >= i128::from(price.minor()) {
            answer.because.push(say("funds-enough", args));
        } else {
            let missing = crate::funds::shown(i128::from(price.minor()) - free, price.currency());
            answer.because.push(say("funds-short", args));
            answer.would_change.push(say("change-credit", [("missing", Arg::Money(missing))]));
        }
    }

    fn active(&self, answer: &mut Explanation, dates: Dates) {
        let policy = self.engine.policy();
        if let Some(hold) = self.record.present.hold {
            let args = [("amount", Arg::Money(hold.amount)), ("at", Arg::Instant(hold.made_at))];
            answer.because.push(say("held", args));
        }
        let is_covered = self.book.is_covered(self.record.id);
        if self.book.account(self.record.client).is_none() {
            answer.because.push(say("account-unknown", []));
        } else if !is_covered {
            answer.because.push(say("not-covered", []));
        }
        let at = Arg::Instant(dates.submission_at(policy));
        let key = if is_covered { "next-sent" } else { "next-falls-back" };
        answer.next.push(say(key, [("at", at)]));
        answer.would_change.push(say("change-delete", []));
    }

    fn processing(&self, answer: &mut Explanation, dates: Dates) {
        let (policy, life) = (self.engine.policy(), &self.record.present);
        match &life.pursuit.submission {
            Submission::Idle => {
                let detail = life.reason.as_ref().map_or("", |reason| reason.detail.as_str());
                answer.because.push(say("refused", [("detail", text(detail))]));
                let end = Arg::Instant(dates.sending_ends(policy));
                answer.next.push(say("next-sent-again", [("at", end)]));
            }
            Submission::InFlight { .. } => {
                answer.because.push(say("in-flight", [("at", self.sent_at(life))]));
                answer.next.push(say("next-look", []));
            }
            Submission::Accepted { reference, .. } => {
                let mut args = vec![("reference", text(reference))];
                let key = match &life.pursuit.word {
                    Some(word) => {
                        args.push(("word", text(word)));
                        "accepted"
                    }
                    None => "accepted-silent",
                };
                answer.because.push(Sentence { key, args });
                answer.next.push(say("next-poll", []));
            }
        }
        self.facts(answer);
        if self.now < dates.drop_at {
            answer.next.push(say("next-drop", [("at", Arg::Instant(dates.drop_at))]));
        }
        let limit = dates.drop_at + policy.processing_grace;
        answer.next.push(say("next-overdue", [("at", Arg::Instant(limit))]));
        answer.would_change.push(say("change-give-up", []));
    }

    fn sent_at(&self, life: &Life) -> Arg {
        let sent = self.record.last_attempt(life.number, EffectKind::SubmitApplication);
        Arg::Instant(sent.map_or(life.updated_at, |entry| entry.sent_at))
    }

    /// What the facts say of the registrar's side: can it pay for the name, and is it free.
    fn facts(&self, answer: &mut Explanation) {
        let available = self.facts.reseller.and_then(|funds| funds.available().ok());
        let short = match (available, self.facts.cost) {
            (Some(available), Some(cost)) if available.currency() == cost.currency() => {
                let args = [("available", text(shown(available))), ("cost", text(shown(cost)))];
                let is_short = available.amount() < cost.amount();
                let key = if is_short { "reseller-short" } else { "reseller-enough" };
                answer.because.push(say(key, args));
                Some(is_short)
            }
            _ => {
                answer.because.push(say("reseller-unknown", []));
                None
            }
        };
        let key = match self.facts.is_free {
            Some(true) => "name-free",
            Some(false) => "name-taken",
            None => "name-unknown",
        };
        answer.because.push(say(key, [("name", self.name())]));
        if short == Some(true) {
            if self.facts.is_free == Some(true) {
                answer.because.push(say("not-caught-for-funds", []));
            }
            answer.would_change.push(say("change-reseller-funds", []));
        }
    }

    fn auction(&self, answer: &mut Explanation, dates: Dates) {
        let details = self.record.present.pursuit.auction.as_ref();
        let end = details.and_then(|auction| auction.details.get("ENDDATE"));
        let end = end.map_or("-", String::as_str);
        answer.because.push(say("auction", [("end", text(end))]));
        answer.next.push(say("next-auction", []));
        let limit = dates.drop_at + self.engine.policy().auction_grace;
        answer.next.push(say("next-overdue", [("at", Arg::Instant(limit))]));
    }

    fn unpaid(&self, answer: &mut Explanation) {
        let life = &self.record.present;
        let Some(invoice) = life.pursuit.invoice else {
            answer.because.push(say("no-invoice", [("name", self.name())]));
            answer.next.push(say("next-invoice", []));
            return;
        };
        let args = [("invoice", text(invoice.id)), ("total", Arg::Money(invoice.total))];
        if invoice.state == InvoiceState::Paid {
            answer.because.push(say("domain-unread", [("name", self.name())]));
            answer.next.push(say("next-read", []));
            return;
        }
        answer.because.push(say("invoice-open", args));
        let limit = invoice.recorded_at + self.engine.policy().invoice_patience;
        answer.next.push(say("next-invoice-cancelled", [("at", Arg::Instant(limit))]));
        answer.would_change.push(say("change-pay", []));
    }

    fn won(&self, answer: &mut Explanation) {
        let life = &self.record.present;
        let is_auction = life.status == Status::AuctionWon;
        let key = if is_auction { "auction-won" } else { "successful" };
        answer.because.push(say(key, [("name", self.name())]));
        if life.awaits_invoice() {
            answer.next.push(say("next-invoice", []));
        }
        if !life.pursuit.imported {
            answer.next.push(say("next-import", []));
        }
    }

    fn ended(&self, answer: &mut Explanation) {
        let life = &self.record.present;
        let key = self.cause().map_or("ended", ended_key);
        let detail = life.reason.as_ref().map_or("", |reason| reason.detail.as_str());
        let args = [
            ("at", Arg::Instant(life.updated_at)),
            ("detail", text(detail)),
            ("name", self.name()),
        ];
        answer.because.push(say(key, args));
        answer.would_change.push(say("change-place-again", []));
    }

    fn cause(&self) -> Option<Cause> {
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
        Cause::CoverageLost | Cause::Postponed | Cause::Renewed | Cause::CurrencyChanged => "ended",
    }
}

/// Every key an explanation can use, for the catalogs and their tests.
pub const KEYS: &[&str] = &[
    "deleted",
    "renewed",
    "unlisted",
    "fell-back-coverage",
    "fell-back-postponed",
    "fell-back-currency",
    "deadline-past",
    "window-not-open",
    "account-unknown",
    "no-price",
    "funds-enough",
    "funds-short",
    "held",
    "not-covered",
    "refused",
    "in-flight",
    "accepted",
    "accepted-silent",
    "reseller-short",
    "reseller-enough",
    "reseller-unknown",
    "name-free",
    "name-taken",
    "name-unknown",
    "not-caught-for-funds",
    "auction",
    "no-invoice",
    "invoice-open",
    "domain-unread",
    "successful",
    "auction-won",
    "ended",
    "ended-never-funded",
    "ended-no-price",
    "ended-missed",
    "ended-lost",
    "ended-outbid",
    "ended-refused",
    "ended-claim-taken",
    "ended-application-ended",
    "ended-application-vanished",
    "ended-overdue",
    "ended-given-up",
    "ended-invoice-void",
    "next-listed",
    "next-held",
    "next-cycle",
    "next-fails",
    "next-sent",
    "next-falls-back",
    "next-sent-again",
    "next-look",
    "next-poll",
    "next-drop",
    "next-overdue",
    "next-auction",
    "next-invoice",
    "next-invoice-cancelled",
    "next-read",
    "next-import",
    "change-activate",
    "change-price",
    "change-credit",
    "change-delete",
    "change-give-up",
    "change-reseller-funds",
    "change-pay",
    "change-place-again",
    "silent-billing",
    "silent-registrar",
    "silent-droplist",
];
