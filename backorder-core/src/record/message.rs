//! What clients and the reseller are told: facts, from which the caller makes a text.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::values::closed::closed_list;
use crate::values::id::{BackorderId, InvoiceId, Reference};
use crate::values::money::Money;
use crate::values::name::DomainName;

/// A message to a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum Message {
    /// The funds do not cover what drops soon; one message lists all that is short.
    LowBalance {
        /// The short backorders, earliest deadline first.
        items: Vec<ShortItem>,
    },
    /// The name is in no droplist yet: the backorder waits without a drop date.
    Unlisted {
        /// The name.
        name: DomainName,
    },
    /// The name left the droplists: its holder has renewed it. The backorder waits.
    Renewed {
        /// The name.
        name: DomainName,
    },
    /// The TLD has no price in the client's currency any more.
    NoPrice {
        /// The name.
        name: DomainName,
    },
    /// A backorder of another client, who was merged into this one, is this client's now.
    TakenOver {
        /// The name.
        name: DomainName,
    },
}

impl Message {
    /// The stable name of the topic: `low-balance`.
    pub const fn topic(&self) -> &'static str {
        match self {
            Message::LowBalance { .. } => "low-balance",
            Message::Unlisted { .. } => "unlisted",
            Message::Renewed { .. } => "renewed",
            Message::NoPrice { .. } => "no-price",
            Message::TakenOver { .. } => "taken-over",
        }
    }
}

/// A backorder that lacks funds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ShortItem {
    /// Which.
    pub backorder: BackorderId,
    /// Its name.
    pub name: DomainName,
    /// When the name drops.
    pub drop_at: DateTime<Utc>,
    /// Its price today.
    pub price: Money,
    /// How much is missing to hold that price now.
    pub missing: Money,
    /// The deadline is past: it is too late to pay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_late: bool,
}

/// An alert to the reseller about one backorder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// What about.
    pub topic: Topic,
    /// The name.
    pub name: DomainName,
    /// The application concerned.
    pub reference: Option<Reference>,
    /// The invoice concerned.
    pub invoice: Option<InvoiceId>,
    /// What the other side said, or more exactly what happened; may be empty.
    pub detail: String,
}

closed_list! {
serde: always;
names: name;
numbers: u8;
unknown: WordUnknown "a topic";
/// What an alert is about, with its permanent number.
#[repr(u8)]
pub enum Topic {
    /// The registrar refuses applications because of our account, or for the moment.
    RegistrarAccount = 1 "registrar-account",
    /// The registrar refuses this application.
    ApplicationRefused = 2 "application-refused",
    /// The application's status is a word we do not know.
    UnknownStatus = 3 "unknown-status",
    /// No final word came in time.
    Overdue = 4 "overdue",
    /// The registrar cancelled the application or let it expire.
    ApplicationEnded = 5 "application-ended",
    /// The registrar no longer knows the application.
    ApplicationVanished = 6 "application-vanished",
    /// The name was delivered to another backorder already.
    ClaimTaken = 7 "claim-taken",
    /// Several applications could be ours: nothing is changed.
    ApplicationsAmbiguous = 8 "applications-ambiguous",
    /// An application could be ours or another backorder's: nothing is changed.
    ApplicationsUnsettled = 9 "applications-unsettled",
    /// The drop date of an open application moved far.
    DropMovedFar = 10 "drop-moved-far",
    /// The TLD has no price in a client's currency, though it is backordered.
    NoPrice = 11 "no-price",
    /// The client's currency changed under an open application.
    CurrencyChanged = 12 "currency-changed",
    /// A backorder was given up; its application or invoice is still open.
    GivenUp = 13 "given-up",
    /// A name is ours, but there is no invoice for it yet.
    InvoiceMissing = 14 "invoice-missing",
    /// Billing refuses to create the invoice.
    InvoiceRefused = 15 "invoice-refused",
    /// The invoice was cancelled or deleted: the registrar's name is ours and unpaid for.
    InvoiceVoid = 16 "invoice-void",
    /// An invoice appeared after the backorder had ended; it is being cancelled.
    InvoiceLate = 17 "invoice-late",
    /// An invoice was paid after the backorder had ended.
    PaymentLate = 18 "payment-late",
    /// The invoice is not what was asked for.
    InvoiceDiffers = 19 "invoice-differs",
    /// A name is ours, but cannot be read at the registrar yet.
    DomainUnread = 20 "domain-unread",
    /// The application was accepted after the backorder had ended.
    AcceptedLate = 21 "accepted-late",
    /// The name was caught after the backorder had ended.
    CaughtLate = 22 "caught-late",
    /// An auction was won after the backorder had ended.
    AuctionWonLate = 23 "auction-won-late",
    /// A message to the client was refused, or nobody knows whether it arrived.
    Undelivered = 24 "undelivered",
    /// The payment for a name that is ours was given back.
    InvoiceRefunded = 25 "invoice-refunded",
    /// The invoice for a name that is ours was paid and is to be paid again.
    InvoiceReopened = 26 "invoice-reopened",
    /// The client of a name that is under way or ours was deleted in billing, or merged into
    /// another; or what was deleted with that client is not placed for the other one.
    ClientGone = 27 "client-gone",
}
}
