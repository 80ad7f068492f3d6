//! One backorder: its lives, and the outbox of what was asked under each.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::record::boxed::Blank;
use crate::record::effect::{Action, EffectId, EffectKind};
use crate::record::message::Topic;
use crate::record::outbox::{EffectReport, OutboxEntry};
use crate::record::outcome::{ApplicationStatus, Auction, DomainReport, InvoiceState, Refusal};
use crate::rules::lifecycle::{Stage, Status};
use crate::rules::policy::Policy;
use crate::rules::price::BackorderKind;
use crate::rules::schedule::Dates;
use crate::rules::tax::{Charge, Tax};
use crate::values::closed::closed_list;
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId, InvoiceId, Reference};
use crate::values::money::Money;
use crate::values::name::DomainName;
use crate::values::time::format_utc;

pub use crate::record::boxed::Boxed;

/// One client's wish to get one domain name when it drops.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Backorder {
    /// Its number.
    pub id: BackorderId,
    /// Whose it is.
    pub client: ClientId,
    /// The name wanted.
    pub name: DomainName,
    /// Raised by every decision about it.
    pub revision: u64,
    /// When it was deleted. A deleted record is kept: its references and claims outlive it, and
    /// reports that come late are judged by it.
    pub deleted_at: Option<DateTime<Utc>>,
    /// When it was found finished (see [`Backorder::is_finished`]): a store need not load it any
    /// more, unless something of it is due.
    pub finished_at: Option<DateTime<Utc>>,
    /// The life that counts.
    pub present: Life,
    /// Earlier lives, oldest first.
    pub past: Boxed<Vec<Life>>,
    /// Every changing effect ever asked for, by id.
    pub outbox: Boxed<Vec<OutboxEntry>>,
}

/// From being placed to its end; a record that is placed again begins another life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// 1 for the first.
    pub number: u32,
    /// FULL or LITE.
    pub kind: BackorderKind,
    /// Where it stands.
    pub status: Status,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
    /// When it was last decided about.
    pub updated_at: DateTime<Utc>,
    /// When the name drops; none while it is in no droplist.
    pub dates: Option<Dates>,
    /// What is held for it.
    pub hold: Option<Hold>,
    /// Why it last fell back or ended.
    pub reason: Option<Reason>,
    /// How many notice leads had passed when the client was last told of short funds.
    pub leads_told: u8,
    /// What is known of its wait.
    pub waiting: Waiting,
    /// What came of it; blank until something is asked for it.
    pub progress: Boxed<Progress>,
}

/// What the engine remembers while a life waits, beyond what pages show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Waiting {
    /// An admin fixed the dates: droplists do not change them.
    #[serde(skip_serializing_if = "is_default")]
    pub pinned: bool,
    /// The name was seen in a droplist since its dates were set.
    #[serde(skip_serializing_if = "is_default")]
    pub listed: bool,
    /// Complete droplists in a row without the name.
    #[serde(skip_serializing_if = "is_default")]
    pub absences: u8,
    /// The last droplist that was counted for or against it.
    #[serde(skip_serializing_if = "is_default")]
    pub last_list: Option<u64>,
    /// Those counted before it, newest first: lists of several sources take turns, and each counts
    /// once.
    #[serde(skip_serializing_if = "is_default")]
    pub earlier_lists: [Option<u64>; 3],
    /// Activated by hand: not released only because the window is not open yet.
    #[serde(skip_serializing_if = "is_default")]
    pub by_hand: bool,
    /// The application was sent after the deadline.
    #[serde(skip_serializing_if = "is_default")]
    pub late: bool,
    /// What was missing when a cycle last looked in the funding window.
    #[serde(skip_serializing_if = "is_default")]
    pub shortage: Shortage,
    /// The client was told that there is no price.
    #[serde(skip_serializing_if = "is_default")]
    pub no_price_told: bool,
    /// The client was told of falling back from ACTIVE, for this drop date.
    #[serde(skip_serializing_if = "is_default")]
    pub fallback_told: bool,
}

impl Waiting {
    /// Whether a droplist was counted already.
    pub(crate) fn has_counted(&self, list: u64) -> bool {
        self.last_list.iter().chain(self.earlier_lists.iter().flatten()).any(|seen| *seen == list)
    }

    /// Counts a droplist.
    pub(crate) fn count_list(&mut self, list: u64) {
        if self.has_counted(list) {
            return;
        }
        if self.last_list.is_some() {
            self.earlier_lists.rotate_right(1);
            self.earlier_lists[0] = self.last_list;
        }
        self.last_list = Some(list);
    }
}

/// What came of a life: the application and its auction, the invoice and the domain, and what was
/// asked and told on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// How the application stands.
    #[serde(skip_serializing_if = "is_default")]
    pub submission: Submission,
    /// When the application was first sent in this life.
    #[serde(skip_serializing_if = "is_default")]
    pub first_sent_at: Option<DateTime<Utc>>,
    /// The drop date when it was first sent: names the claim.
    #[serde(skip_serializing_if = "is_default")]
    pub drop_at_submission: Option<DateTime<Utc>>,
    /// Applications of this life that were replaced by a newer one.
    #[serde(skip_serializing_if = "is_default")]
    pub old_references: Vec<Reference>,
    /// The application's last status.
    #[serde(skip_serializing_if = "is_default")]
    pub application_status: Option<ApplicationStatus>,
    /// The auction as last seen.
    #[serde(skip_serializing_if = "is_default")]
    pub auction: Option<Auction>,
    /// Polls in a row for which the registrar did not know the application.
    #[serde(skip_serializing_if = "is_default")]
    pub missing: Option<Missing>,
    /// When the life ended: in a terminal status, whatever was reported of it later.
    #[serde(skip_serializing_if = "is_default")]
    pub ended_at: Option<DateTime<Utc>>,
    /// The number of the last poll whose answer was news, or came before the answer to an older
    /// one: an older one undoes nothing.
    #[serde(skip_serializing_if = "is_default")]
    pub last_poll: u32,
    /// When the name was won.
    #[serde(skip_serializing_if = "is_default")]
    pub won_at: Option<DateTime<Utc>>,
    /// Whether the name was claimed for this life.
    #[serde(skip_serializing_if = "is_default")]
    pub claimed: bool,
    /// The invoice for the name caught.
    #[serde(skip_serializing_if = "is_default")]
    pub invoice: Option<Invoice>,
    /// What the registrar said of the caught domain.
    #[serde(skip_serializing_if = "is_default")]
    pub domain: Option<DomainReport>,
    /// The last answer about the domain that cannot be about the catch.
    #[serde(skip_serializing_if = "is_default")]
    pub doubted_domain: Option<DoubtedDomain>,
    /// The domain is in billing.
    #[serde(skip_serializing_if = "is_default")]
    pub imported: bool,
    /// Topics the reseller was alerted about, each once.
    #[serde(skip_serializing_if = "is_default")]
    pub alerted: Vec<Topic>,
    /// When an alert that repeats was last sent, or what it is about began to be waited for.
    #[serde(skip_serializing_if = "is_default")]
    pub alerted_at: Option<DateTime<Utc>>,
    /// The last number of each sort of effect, and when it was last asked.
    #[serde(skip_serializing_if = "is_default")]
    pub asked: Vec<Asked>,
}

impl Progress {
    const BLANK: Progress = Progress {
        submission: Submission::Idle,
        first_sent_at: None,
        drop_at_submission: None,
        old_references: Vec::new(),
        application_status: None,
        auction: None,
        missing: None,
        ended_at: None,
        last_poll: 0,
        won_at: None,
        claimed: false,
        invoice: None,
        domain: None,
        doubted_domain: None,
        imported: false,
        alerted: Vec::new(),
        alerted_at: None,
        asked: Vec::new(),
    };
}

impl Blank for Progress {
    fn blank() -> &'static Progress {
        static BLANK: Progress = Progress::BLANK;
        &BLANK
    }
}

impl Blank for Vec<Life> {
    fn blank() -> &'static Vec<Life> {
        static BLANK: Vec<Life> = Vec::new();
        &BLANK
    }
}

impl Blank for Vec<OutboxEntry> {
    fn blank() -> &'static Vec<OutboxEntry> {
        static BLANK: Vec<OutboxEntry> = Vec::new();
        &BLANK
    }
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// An amount of the client's credit reserved for one life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Hold {
    /// How much, tax included, at the price and the rates of the day it was made.
    pub amount: Money,
    /// What of it is not tax.
    pub net: Money,
    /// The rates it was made with: kept, whatever becomes of the account's.
    pub rates: Tax,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

impl Hold {
    /// Of what a client is charged at these rates.
    pub const fn new(charge: Charge, rates: Tax, made_at: DateTime<Utc>) -> Hold {
        Hold { amount: charge.gross(), net: charge.net(), rates, made_at }
    }

    /// Of an amount without tax.
    pub const fn untaxed(amount: Money, made_at: DateTime<Utc>) -> Hold {
        Hold::new(Charge::untaxed(amount), Tax::NONE, made_at)
    }

    /// Net, tax and gross.
    ///
    /// # Errors
    /// [`CurrencyMismatch`](crate::ErrorKind::CurrencyMismatch);
    /// [`AmountInvalid`](crate::ErrorKind::AmountInvalid) when the net is below zero or above the
    /// amount.
    pub fn charge(&self) -> Result<Charge, Error> {
        Charge::new(self.net, self.amount.minus(self.net)?)
    }
}

/// How the application stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Submission {
    /// Not sent, or the last attempt ended with a refusal.
    #[default]
    Idle,
    /// Sent; no certain answer yet.
    InFlight {
        /// A refusal of an attempt that was sent more than once: counts only if a search denies.
        refusal: Option<Refusal>,
    },
    /// Accepted by the registrar.
    Accepted {
        /// The application's id.
        reference: Reference,
        /// The registrar did not know it when asked before the deadline: a search will tell.
        doubtful: bool,
    },
}

impl Submission {
    /// The reference, once accepted.
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Submission::Accepted { reference, .. } => Some(reference),
            Submission::Idle | Submission::InFlight { .. } => None,
        }
    }

    /// Whether an attempt is out without a certain answer.
    pub const fn is_in_flight(&self) -> bool {
        matches!(self, Submission::InFlight { .. })
    }
}

/// An invoice as last seen in billing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Invoice {
    /// Its number.
    pub id: InvoiceId,
    /// Its total.
    pub total: Money,
    /// How it stands.
    pub state: InvoiceState,
    /// When it was recorded here.
    pub recorded_at: DateTime<Utc>,
}

/// An answer about a caught domain that is about another name, or whose dates cannot be those of
/// the catch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct DoubtedDomain {
    /// The name that it is about.
    pub name: DomainName,
    /// What it says.
    #[serde(flatten)]
    pub report: DomainReport,
}

impl fmt::Display for DoubtedDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DomainReport { registered_at, expires_at } = self.report;
        let (registered, expires) = (format_utc(registered_at), format_utc(expires_at));
        write!(f, "{}: registered {registered}, expires {expires}", self.name)
    }
}

/// Polls in a row that missed the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Missing {
    /// How many.
    pub polls: u32,
    /// When the first of them was reported.
    pub since: DateTime<Utc>,
    /// The number of the last of them.
    pub last_poll: u32,
}

/// What was missing when a cycle looked in the funding window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Shortage {
    /// No cycle has looked yet, or nothing was missing.
    #[default]
    Unseen,
    /// Funds.
    Funds,
    /// A price.
    Price,
}

/// The last number of one sort of effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Asked {
    /// The sort.
    pub kind: EffectKind,
    /// The last number given out, from 1.
    pub number: u32,
    /// When that number was last asked.
    pub at: DateTime<Utc>,
    /// The first number whose answer counts. Of a search: it was asked long enough after the last
    /// sending of what it looks for, so that from there on "not there" counts; none until one was.
    /// Of a poll of an invoice: billing told before it, unasked, that a payment was taken back, so
    /// that an earlier poll which says "paid" is no news; none while nothing was taken back.
    #[serde(default, skip_serializing_if = "is_default")]
    pub counts_from: Option<u32>,
}

/// Why a life fell back or ended, in a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Reason {
    /// Why.
    pub cause: Cause,
    /// What the other side said; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

closed_list! {
serde: always;
names: name;
unknown: WordUnknown "a cause";
/// Why a life fell back or ended.
pub enum Cause {
    /// The funds never covered the price in time.
    NeverFunded = "never-funded",
    /// There was no price.
    NoPrice = "no-price",
    /// We were not ready in time.
    Missed = "missed",
    /// The registrar tried and did not get the name.
    Lost = "lost",
    /// Another bidder won the auction.
    Outbid = "outbid",
    /// The registrar refused the application.
    Refused = "refused",
    /// The funds no longer cover the hold, or did not again before the end.
    CoverageLost = "coverage-lost",
    /// The drop moved later.
    Postponed = "postponed",
    /// The holder renewed the name.
    Renewed = "renewed",
    /// The client's currency changed.
    CurrencyChanged = "currency-changed",
    /// The name was delivered to another backorder already.
    ClaimTaken = "claim-taken",
    /// The registrar cancelled the application or let it expire.
    ApplicationEnded = "application-ended",
    /// The registrar no longer knows the application.
    ApplicationVanished = "application-vanished",
    /// No final word came in time.
    Overdue = "overdue",
    /// An admin gave it up.
    GivenUp = "given-up",
    /// The invoice was cancelled or deleted.
    InvoiceVoid = "invoice-void",
}
}

impl From<Cause> for Reason {
    fn from(cause: Cause) -> Reason {
        Reason { cause, detail: String::new() }
    }
}

impl Backorder {
    /// Where the record stands.
    pub fn stage(&self) -> Stage {
        if self.deleted_at.is_some() { Stage::Deleted } else { Stage::In(self.present.status) }
    }

    /// Where a life of it stands; every life of a deleted record counts as deleted.
    pub fn stage_of(&self, life: &Life) -> Stage {
        if self.deleted_at.is_some() { Stage::Deleted } else { Stage::In(life.status) }
    }

    /// Every life, oldest first.
    pub fn lives(&self) -> impl Iterator<Item = &Life> {
        self.past.iter().chain([&self.present])
    }

    /// The life of that number.
    pub fn life(&self, number: u32) -> Option<&Life> {
        self.lives().find(|life| life.number == number)
    }

    /// The outbox entry of that id.
    pub fn entry(&self, id: &EffectId) -> Option<&OutboxEntry> {
        self.outbox.iter().find(|entry| entry.effect.id == *id)
    }

    /// What billing was asked to invoice for the present life: net for a
    /// [`Margin`](crate::Margin), gross for the client.
    pub fn invoice_charge(&self) -> Option<Charge> {
        self.outbox.iter().find_map(|entry| match &entry.effect.action {
            Action::CreateInvoice { charge, .. } if entry.effect.id.life == self.present.number => {
                Some(*charge)
            }
            _ => None,
        })
    }

    /// What billing was asked to invoice for the present life, tax included: what is captured
    /// of the hold at most.
    pub fn invoice_asked(&self) -> Option<Money> {
        self.invoice_charge().map(Charge::gross)
    }

    pub(crate) fn entry_mut(&mut self, id: &EffectId) -> Option<&mut OutboxEntry> {
        self.outbox.iter_mut().find(|entry| entry.effect.id == *id)
    }

    /// The latest attempt of a changing effect in a life.
    pub fn last_attempt(&self, life: u32, kind: EffectKind) -> Option<&OutboxEntry> {
        self.outbox
            .iter()
            .filter(|entry| entry.effect.id.life == life && entry.effect.id.kind == kind)
            .max_by_key(|entry| entry.effect.id.number)
    }

    /// Whether nothing is left to do for it: terminal or deleted, no hold, no import missing and
    /// no changing effect awaited.
    pub fn is_finished(&self, now: DateTime<Utc>, policy: &Policy) -> bool {
        let is_awaited = |entry| self.awaited_until(entry, policy).is_some_and(|until| now < until);
        self.is_over() && !self.outbox.iter().any(is_awaited)
    }

    /// Until when an entry keeps the record unfinished; none if it does not. A message that matters
    /// beyond the end does until it is known to have arrived, is given up or lapses: else nobody
    /// would send it again.
    pub(crate) fn awaited_until(
        &self,
        entry: &OutboxEntry,
        policy: &Policy,
    ) -> Option<DateTime<Utc>> {
        if entry.is_undecided() && entry.outlives() {
            return Some(DateTime::<Utc>::MAX_UTC);
        }
        let is_awaited = match entry.report {
            None => true,
            Some(EffectReport::Unknown) => self.cancels_late(entry),
            _ => false,
        };
        is_awaited.then(|| entry.asked_at + policy.report_horizon)
    }

    /// Whether it cancels the invoice of a life that was cancelled or deleted, or is kept no
    /// longer. It has no timer of its own and is sent again as messages are.
    pub(crate) fn cancels_late(&self, entry: &OutboxEntry) -> bool {
        let life = self.life(entry.effect.id.life);
        let status = life.and_then(|life| self.stage_of(life).status());
        entry.effect.id.kind == EffectKind::CancelInvoice
            && status.is_none_or(|status| status == Status::Cancelled)
    }

    /// Whether only reports can be awaited.
    pub(crate) fn is_over(&self) -> bool {
        let life = &self.present;
        let is_delivered = match self.stage().status() {
            Some(Status::Successful | Status::AuctionWon) => life.progress.imported,
            status => status.is_none_or(Status::is_terminal),
        };
        is_delivered && life.hold.is_none()
    }

    /// Whether it is under way: neither deleted nor in a terminal status.
    pub fn is_open(&self) -> bool {
        self.stage().status().is_some_and(|status| !status.is_terminal())
    }

    pub(crate) fn rank(&self) -> Rank {
        let deadline = self.present.dates.map(|dates| dates.deadline());
        Rank {
            deadline: deadline.unwrap_or(DateTime::<Utc>::MAX_UTC),
            placed_at: self.present.placed_at,
            id: self.id,
        }
    }

    /// The order in which holds are covered.
    pub(crate) fn hold_rank(&self) -> HoldRank {
        HoldRank { is_active: self.present.status == Status::Active, rank: self.rank() }
    }
}

/// The order in which records are served: by deadline, without a date last; then by when they were
/// placed, then by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    deadline: DateTime<Utc>,
    placed_at: DateTime<Utc>,
    pub id: BackorderId,
}

/// The order in which holds are covered: what is with the registrar or won first, then ACTIVE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HoldRank {
    is_active: bool,
    rank: Rank,
}

impl HoldRank {
    #[cfg(test)]
    pub(crate) fn id(&self) -> BackorderId {
        self.rank.id
    }
}

impl Life {
    pub(crate) fn placed(
        number: u32,
        kind: BackorderKind,
        dates: Option<Dates>,
        now: DateTime<Utc>,
    ) -> Life {
        Life {
            number,
            kind,
            status: Status::Requested,
            placed_at: now,
            updated_at: now,
            dates,
            hold: None,
            reason: None,
            leads_told: 0,
            waiting: Waiting::default(),
            progress: Boxed::default(),
        }
    }

    /// The last number given out for a sort of effect, and when it was last asked.
    pub fn asked(&self, kind: EffectKind) -> Option<Asked> {
        self.progress.asked.iter().copied().find(|asked| asked.kind == kind)
    }

    /// Every application this life was ever known under.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.progress.old_references.iter().chain(self.progress.submission.reference())
    }

    /// Whether an application of this life exists whose end was not seen.
    pub(crate) fn application_is_open(&self) -> bool {
        let ended =
            self.progress.application_status.as_ref().is_some_and(ApplicationStatus::is_final)
                || self
                    .reason
                    .as_ref()
                    .is_some_and(|reason| reason.cause == Cause::ApplicationVanished);
        self.progress.submission.reference().is_some() && !ended
    }

    /// Whether the name was won and its invoice is not recorded.
    pub fn awaits_invoice(&self) -> bool {
        matches!(self.status, Status::PendingPayment | Status::AuctionWon)
            && self.hold.is_some()
            && self.progress.invoice.is_none()
    }
}
