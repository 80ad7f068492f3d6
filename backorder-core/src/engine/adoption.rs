//! A backorder as another system had it, and what became of taking it over.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::record::decision::Decision;
use crate::record::outcome::InvoiceState;
use crate::rules::lifecycle::Status;
use crate::rules::price::BackorderKind;
use crate::rules::schedule::Dates;
use crate::values::closed::closed_list;
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId, InvoiceId, Reference};
use crate::values::money::Money;
use crate::values::name::DomainName;

/// A backorder as another system had it, to be taken over by
/// [`Engine::adopt`](crate::Engine::adopt). Made by [`Adoption::new`]; what else is known is set in
/// its fields. Rows of a database are read by [`MovingIn`](crate::MovingIn).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Adoption {
    /// Its number there, which it keeps.
    pub id: BackorderId,
    /// The client.
    pub client: ClientId,
    /// The name wanted.
    pub name: DomainName,
    /// FULL, unless said otherwise.
    pub kind: BackorderKind,
    /// Where it stood.
    pub status: Status,
    /// When it was placed; now, where that is not known.
    pub placed_at: Option<DateTime<Utc>>,
    /// When it last changed: for one that has ended, when it ended.
    pub updated_at: Option<DateTime<Utc>>,
    /// When the name drops or dropped.
    pub dates: Option<Dates>,
    /// An admin fixed the dates: droplists do not change them.
    pub pinned: bool,
    /// What was reserved for it, a price as in the price list: the account's tax is put on it.
    /// None, or 0: today's price. Counts only where something is held.
    pub price: Option<Money>,
    /// The registrar's id of its application.
    pub reference: Option<Reference>,
    /// When the application was sent, as far as that is known.
    pub sent_at: Option<DateTime<Utc>>,
    /// The invoice for the name caught.
    pub invoice: AdoptedInvoice,
    /// The domain is in billing already; so it is in SUCCESSFUL and AUCTION-WON, unless this says
    /// otherwise.
    pub imported: bool,
    /// The client was told of short funds for this drop.
    pub told: bool,
    /// What happened to it in the other system, in any order.
    pub history: Vec<PastEntry>,
    /// What was doubtful where this was read from.
    pub warnings: Vec<AdoptionWarning>,
}

/// What is known of an invoice in billing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum AdoptedInvoice {
    /// Nothing. A name in PENDING-PAYMENT is refused then: making an invoice could charge twice.
    #[default]
    Unknown,
    /// There is none, for sure: in PENDING-PAYMENT the name is charged as a new catch is.
    None,
    /// This one.
    Is {
        /// Its number.
        id: InvoiceId,
        /// Its total.
        total: Money,
        /// How it stands.
        state: InvoiceState,
    },
}

/// A line of the other system's log. It becomes an entry of ours, event `past`, before the one of
/// the adoption.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PastEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Where the backorder stood after it; none: where it stood before.
    pub status: Option<Status>,
    /// What it says.
    pub text: String,
}

impl Adoption {
    /// What every backorder has.
    pub fn new(id: BackorderId, client: ClientId, name: DomainName, status: Status) -> Adoption {
        Adoption {
            id,
            client,
            name,
            kind: BackorderKind::Full,
            status,
            placed_at: None,
            updated_at: None,
            dates: None,
            pinned: false,
            price: None,
            reference: None,
            sent_at: None,
            invoice: AdoptedInvoice::Unknown,
            imported: matches!(status, Status::Successful | Status::AuctionWon),
            told: false,
            history: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

closed_list! {
names: name;
numbers: u8;
/// What a person should know of a backorder that was adopted, with its permanent number.
#[repr(u8)]
pub enum AdoptionWarningKind {
    /// An open application came without its reference: the registrar is asked for it.
    ReferenceMissing = 1 "reference-missing",
    /// The client's money does not cover it: what was ACTIVE is REQUESTED.
    FundsShort = 2 "funds-short",
    /// There is no price: what was ACTIVE is REQUESTED.
    PriceMissing = 3 "price-missing",
    /// No drop date: what was ACTIVE is REQUESTED, what was won is claimed as of its end.
    DropUnknown = 4 "drop-unknown",
    /// The deadline is past: it is sent late, or it ends.
    DeadlinePast = 5 "deadline-past",
    /// Names of the TLD are hard to catch.
    HardToCatch = 6 "hard-to-catch",
    /// The name was delivered to another backorder, too: this end is kept without a claim.
    ClaimTaken = 7 "claim-taken",
    /// The invoice is cancelled: billing is asked once more, then it ends as CANCELLED.
    InvoiceCancelled = 8 "invoice-cancelled",
    /// A time lies ahead of the clock and counts as now: perhaps the zone is another.
    TimeAhead = 9 "time-ahead",
    /// A local time happens twice or never and was read by the rule that was set.
    TimeAmbiguous = 10 "time-ambiguous",
    /// An amount has more decimals than its currency and was rounded.
    AmountRounded = 11 "amount-rounded",
}
}

/// Something that a person should know of a backorder that was adopted all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AdoptionWarning {
    /// What sort of thing.
    pub kind: AdoptionWarningKind,
    /// In words: which backorder, what was given, what was made of it.
    pub message: String,
}

impl fmt::Display for AdoptionWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// What became of an adoption.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Adopted {
    /// Which.
    pub id: BackorderId,
    /// Where it stands now, which may be before where it stood.
    pub status: Status,
    /// What a person should know.
    pub warnings: Vec<AdoptionWarning>,
    /// One decision for each entry of its history, then the adoption itself.
    pub decisions: Vec<Decision>,
}

/// What became of many adoptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AdoptionReport {
    /// All that was decided, in the order in which it was.
    pub decisions: Vec<Decision>,
    /// What was taken, in the order given.
    pub taken: Vec<TakenRow>,
    /// What was not, in the order given.
    pub refused: Vec<RefusedRow>,
}

/// A backorder that was adopted among others.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TakenRow {
    /// Which of those given, from 0.
    pub row: usize,
    /// Which.
    pub id: BackorderId,
    /// Where it stands now.
    pub status: Status,
    /// What a person should know.
    pub warnings: Vec<AdoptionWarning>,
}

/// A backorder that was not adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RefusedRow {
    /// Which of those given, from 0.
    pub row: usize,
    /// Which; none where its row could not be read.
    pub id: Option<BackorderId>,
    /// Why.
    pub error: Error,
}
