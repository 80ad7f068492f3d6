//! The closed lists of the core as PHP enums; the values are the stable names.
//!
//! The conversions name every variant, so that a list that grows in the core does not compile
//! here until it has grown too.

use ext_php_rs::prelude::*;

use crate::boundary::errors::Refused;

macro_rules! mirror {
    // `or`: what a list that may grow without notice is shown as where it has; a test compares it.
    (
        $name:ident = $php:tt of $core:ty { $($variant:ident = $value:tt,)* }
        $(or $newer:ident)?
    ) => {
        #[php_enum]
        #[php(name = $php)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $(#[php(value = $value)] $variant,)*
        }

        impl From<$core> for $name {
            fn from(value: $core) -> $name {
                match value {
                    $(<$core>::$variant => $name::$variant,)*
                    $(_ => $name::$newer,)?
                }
            }
        }

        impl From<$name> for $core {
            fn from(value: $name) -> $core {
                match value {
                    $($name::$variant => <$core>::$variant,)*
                }
            }
        }
    };
}

mirror! {
    Status = "Backorder\\Status" of backorder_core::Status {
        Requested = "REQUESTED",
        Active = "ACTIVE",
        Processing = "PROCESSING",
        PendingPayment = "PENDING-PAYMENT",
        Successful = "SUCCESSFUL",
        Failed = "FAILED",
        Cancelled = "CANCELLED",
        AuctionPending = "AUCTION-PENDING",
        AuctionWon = "AUCTION-WON",
        AuctionLost = "AUCTION-LOST",
    }
}

#[php_enum]
#[php(name = "Backorder\\Presence")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    #[php(value = "listed")]
    Listed,
    #[php(value = "absent")]
    Absent,
    #[php(value = "unknown")]
    Unknown,
}

impl From<backorder_core::droplist::Presence> for Presence {
    fn from(presence: backorder_core::droplist::Presence) -> Presence {
        use backorder_core::droplist::Presence as Core;
        match presence {
            Core::Listed(_) => Presence::Listed,
            Core::Absent => Presence::Absent,
            Core::Unknown => Presence::Unknown,
        }
    }
}

mirror! {
    BackorderKind = "Backorder\\BackorderKind" of backorder_core::BackorderKind {
        Full = "FULL",
        Lite = "LITE",
    }
}

mirror! {
    Dialect = "Backorder\\Dialect" of backorder_core::Dialect {
        Sqlite = "sqlite",
        Mysql = "mysql",
        Postgres = "pgsql",
    }
}

mirror! {
    Trouble = "Backorder\\Trouble" of backorder_core::Trouble {
        LostRace = "lost-race",
        ConnectionLost = "connection-lost",
        Other = "other",
    }
}

mirror! {
    Delivery = "Backorder\\Delivery" of backorder_core::Delivery {
        AtLeastOnce = "at-least-once",
        AtMostOnce = "at-most-once",
    }
}

mirror! {
    ShownPrice = "Backorder\\ShownPrice" of backorder_core::ShownPrice {
        Listed = "listed",
        Net = "net",
        Gross = "gross",
    }
}

mirror! {
    Disambiguation = "Backorder\\Disambiguation" of backorder_core::Disambiguation {
        Earlier = "earlier",
        Later = "later",
        Reject = "reject",
    }
}

mirror! {
    InvoiceState = "Backorder\\InvoiceState" of backorder_core::InvoiceState {
        Open = "open",
        Paid = "paid",
        Cancelled = "cancelled",
        Refunded = "refunded",
    }
}

mirror! {
    EffectKind = "Backorder\\EffectKind" of backorder_core::EffectKind {
        SubmitApplication = "submit-application",
        FindApplication = "find-application",
        PollApplication = "poll-application",
        CreateInvoice = "create-invoice",
        FindInvoice = "find-invoice",
        PollInvoice = "poll-invoice",
        CancelInvoice = "cancel-invoice",
        ReadDomain = "read-domain",
        ImportDomain = "import-domain",
        NotifyClient = "notify-client",
        AlertReseller = "alert-reseller",
    }
}

mirror! {
    Event = "Backorder\\Event" of backorder_core::Event {
        Place = "place",
        Adopt = "adopt",
        Past = "past",
        Activate = "activate",
        Delete = "delete",
        GiveUp = "give-up",
        DropChanged = "drop-changed",
        NameAbsent = "name-absent",
        CurrencyChanged = "currency-changed",
        ClientDeleted = "client-deleted",
        ClientMerged = "client-merged",
        AccountRead = "account-read",
        Accepted = "accepted",
        RefusedForNow = "refused-for-now",
        RefusedForGood = "refused-for-good",
        OutcomeUnknown = "outcome-unknown",
        NotThere = "not-there",
        Unclear = "unclear",
        ApplicationAuctionPending = "application-auction-pending",
        ApplicationSuccessful = "application-successful",
        ApplicationAuctionWon = "application-auction-won",
        ApplicationFailed = "application-failed",
        ApplicationAuctionLost = "application-auction-lost",
        ApplicationEnded = "application-ended",
        ApplicationOther = "application-other",
        ApplicationMissing = "application-missing",
        InvoiceRecorded = "invoice-recorded",
        InvoicePaid = "invoice-paid",
        InvoiceVoid = "invoice-void",
        InvoiceRefunded = "invoice-refunded",
        InvoiceReopened = "invoice-reopened",
        DomainRead = "domain-read",
        DomainDoubted = "domain-doubted",
        DomainAccepted = "domain-accepted",
        DomainImported = "domain-imported",
        Reported = "reported",
        Fund = "fund",
        PriceMissing = "price-missing",
        FundsShort = "funds-short",
        CoverageLost = "coverage-lost",
        Submit = "submit",
        Lapse = "lapse",
        Overdue = "overdue",
        Ask = "ask",
        Told = "told",
        Undelivered = "undelivered",
        Finished = "finished",
    }
}

mirror! {
    AdoptionWarningKind = "Backorder\\AdoptionWarningKind" of backorder_core::AdoptionWarningKind {
        ReferenceMissing = "reference-missing",
        FundsShort = "funds-short",
        PriceMissing = "price-missing",
        DropUnknown = "drop-unknown",
        DeadlinePast = "deadline-past",
        HardToCatch = "hard-to-catch",
        ClaimTaken = "claim-taken",
        InvoiceCancelled = "invoice-cancelled",
        TimeAhead = "time-ahead",
        TimeAmbiguous = "time-ambiguous",
        AmountRounded = "amount-rounded",
    }
}

mirror! {
    Cause = "Backorder\\Cause" of backorder_core::Cause {
        NeverFunded = "never-funded",
        NoPrice = "no-price",
        Missed = "missed",
        Lost = "lost",
        Outbid = "outbid",
        Refused = "refused",
        CoverageLost = "coverage-lost",
        Postponed = "postponed",
        Renewed = "renewed",
        CurrencyChanged = "currency-changed",
        ClaimTaken = "claim-taken",
        ApplicationEnded = "application-ended",
        ApplicationVanished = "application-vanished",
        Overdue = "overdue",
        GivenUp = "given-up",
        InvoiceVoid = "invoice-void",
    }
}

mirror! {
    Topic = "Backorder\\Topic" of backorder_core::Topic {
        RegistrarAccount = "registrar-account",
        ApplicationRefused = "application-refused",
        UnknownStatus = "unknown-status",
        Overdue = "overdue",
        ApplicationEnded = "application-ended",
        ApplicationVanished = "application-vanished",
        ClaimTaken = "claim-taken",
        ApplicationsAmbiguous = "applications-ambiguous",
        ApplicationsUnsettled = "applications-unsettled",
        DropMovedFar = "drop-moved-far",
        NoPrice = "no-price",
        CurrencyChanged = "currency-changed",
        GivenUp = "given-up",
        InvoiceMissing = "invoice-missing",
        InvoiceRefused = "invoice-refused",
        InvoiceVoid = "invoice-void",
        InvoiceLate = "invoice-late",
        PaymentLate = "payment-late",
        InvoiceDiffers = "invoice-differs",
        DomainUnread = "domain-unread",
        AcceptedLate = "accepted-late",
        CaughtLate = "caught-late",
        AuctionWonLate = "auction-won-late",
        Undelivered = "undelivered",
        InvoiceRefunded = "invoice-refunded",
        InvoiceReopened = "invoice-reopened",
        ClientGone = "client-gone",
    }
}

mirror! {
    Provider = "Backorder\\Provider" of backorder_core::Provider {
        Openprovider = "openprovider",
        Ispapi = "ispapi",
        Cnr = "cnr",
    }
}

mirror! {
    Language = "Backorder\\Language" of backorder_core::Language {
        English = "en",
        German = "de",
    }
}

mirror! {
    ListOrder = "Backorder\\ListOrder" of backorder_core::ListOrder {
        Id = "id",
        Name = "name",
        DropDate = "drop-date",
        Status = "status",
    }
}

mirror! {
    Job = "Backorder\\Job" of backorder_core::Job {
        Import = "import",
        Sync = "sync",
        Batch = "batch",
    }
}

mirror! {
    Upstream = "Backorder\\Upstream" of backorder_core::Upstream {
        Billing = "billing",
        Registrar = "registrar",
        Droplist = "droplist",
    }
}

mirror! {
    ApplicationState = "Backorder\\ApplicationState" of backorder_core::ApplicationState {
        Unsettled = "unsettled",
        Open = "open",
        Ended = "ended",
    }
}

mirror! {
    Phase = "Backorder\\Phase" of backorder_core::Phase {
        Early = "early",
        Funding = "funding",
        Submission = "submission",
        Late = "late",
        Over = "over",
    }
    or Over
}

mirror! {
    Timer = "Backorder\\Timer" of backorder_core::Timer {
        WindowOpens = "window-opens",
        ReadAccount = "read-account",
        Notice = "notice",
        WaitEnds = "wait-ends",
        Submit = "submit",
        SendingEnds = "sending-ends",
        Retry = "retry",
        Find = "find",
        Poll = "poll",
        LastLook = "last-look",
        Overdue = "overdue",
        FindInvoice = "find-invoice",
        PollInvoice = "poll-invoice",
        CancelInvoice = "cancel-invoice",
        ReadDomain = "read-domain",
        Import = "import",
        Remind = "remind",
        Resend = "resend",
        Undelivered = "undelivered",
        Finish = "finish",
    }
    or Finish
}

#[php_impl]
impl InvoiceState {
    pub fn from_whmcs(status: &str) -> Result<InvoiceState, Refused> {
        Ok(backorder_core::InvoiceState::parse_whmcs(status)?.into())
    }
}

/// What a message to a client is about; in the core it is the message itself.
#[php_enum]
#[php(name = "Backorder\\MessageTopic")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageTopic {
    #[php(value = "low-balance")]
    LowBalance,
    #[php(value = "unlisted")]
    Unlisted,
    #[php(value = "renewed")]
    Renewed,
    #[php(value = "no-price")]
    NoPrice,
    #[php(value = "taken-over")]
    TakenOver,
}

impl From<&backorder_core::Message> for MessageTopic {
    fn from(message: &backorder_core::Message) -> MessageTopic {
        match message {
            backorder_core::Message::LowBalance { .. } => MessageTopic::LowBalance,
            backorder_core::Message::Unlisted { .. } => MessageTopic::Unlisted,
            backorder_core::Message::Renewed { .. } => MessageTopic::Renewed,
            backorder_core::Message::NoPrice { .. } => MessageTopic::NoPrice,
            backorder_core::Message::TakenOver { .. } => MessageTopic::TakenOver,
        }
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .enumeration::<Status>()
        .enumeration::<ApplicationState>()
        .enumeration::<Phase>()
        .enumeration::<Timer>()
        .enumeration::<BackorderKind>()
        .enumeration::<Delivery>()
        .enumeration::<ShownPrice>()
        .enumeration::<Dialect>()
        .enumeration::<Trouble>()
        .enumeration::<Disambiguation>()
        .enumeration::<InvoiceState>()
        .enumeration::<EffectKind>()
        .enumeration::<Event>()
        .enumeration::<AdoptionWarningKind>()
        .enumeration::<Cause>()
        .enumeration::<Topic>()
        .enumeration::<Language>()
        .enumeration::<Provider>()
        .enumeration::<ListOrder>()
        .enumeration::<Job>()
        .enumeration::<Upstream>()
        .enumeration::<MessageTopic>()
        .enumeration::<Presence>()
}
