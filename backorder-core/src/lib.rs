//! The rules of domain-name backorders, pure: no I/O, no clock, no globals, no `unsafe`,
//! no floating-point money.
//!
//! # How it is used
//!
//! Rows go into a [`Book`], the book and the time go through a call of the [`Engine`], decisions
//! come out. The caller writes all decisions of one client in one transaction ([`Commit`]), then
//! carries out their [`Effect`]s, and reports what came of each to [`Engine::observe`].
//!
//! ```
//! use backorder_core::*;
//! use chrono::{DateTime, Utc};
//!
//! let eur = Currency::parse("EUR")?;
//! let mut prices = PriceList::new();
//! prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::parse("20.00", eur)?)?;
//! let engine = Engine::new(Policy::default(), prices, DropRules::builtin())?;
//!
//! let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
//! let mut book = Book::new();
//! let credit = Money::parse("50.00", eur)?;
//! // What billing shows of a client is read again before each run: an old reading funds nothing.
//! let read_account = |book: &mut Book, now| {
//!     let begun = book.begin_reading(ClientId(7), now);
//!     engine.set_account(book, begun.read(credit, Money::zero(eur)), now)
//! };
//! read_account(&mut book, at("2027-01-09T12:00:00Z"))?;
//!
//! // A client wants a name that drops in four days.
//! let order = Placement {
//!     id: BackorderId(1),
//!     client: ClientId(7),
//!     name: DomainName::parse("example.com", &engine.prices().tlds())?,
//!     kind: BackorderKind::Full,
//!     listing: Some(Listing {
//!         dates: Dates::of_drop(at("2027-01-13T19:00:00Z")),
//!         source: DateSource::Admin { pinned: false },
//!     }),
//! };
//! engine.place(&mut book, &order, at("2027-01-09T12:00:00Z"))?;
//!
//! // Three days before the drop the price is held; nothing is due before.
//! assert_eq!(
//!     engine.next_wakeup(&book, at("2027-01-09T12:00:00Z")),
//!     Some(at("2027-01-10T19:00:00Z"))
//! );
//! read_account(&mut book, at("2027-01-10T19:00:00Z"))?;
//! engine.cycle(&mut book, at("2027-01-10T19:00:00Z"));
//! assert_eq!(book.funds(ClientId(7)).unwrap().available.to_decimal(), "30.00");
//!
//! // Two hours before the drop the application goes out.
//! read_account(&mut book, at("2027-01-13T17:00:00Z"))?;
//! let decisions = engine.cycle(&mut book, at("2027-01-13T17:00:00Z"));
//! for commit in engine.commits(&mut book, &decisions, at("2027-01-13T17:00:00Z"))? {
//!     // ... one transaction, then:
//!     for effect in &commit.carry_out {
//!         assert_eq!(effect.id.to_string(), "bo-1.1.submit-application.1.");
//!         let accepted = Outcome::Accepted(Reference::parse("10700")?);
//!         engine.observe(&mut book, &effect.id, &accepted, at("2027-01-13T17:00:02Z"))?;
//!     }
//! }
//! assert_eq!(book.get(BackorderId(1)).unwrap().present.status, Status::Processing);
//! # Ok::<(), Error>(())
//! ```
//!
//! # Features
//!
//! * `serde`: `Serialize` and `Deserialize` for all public data. Without it they are there for what
//!   the core itself writes into columns as JSON, for which it needs serde anyway. Nothing else
//!   depends on it.
//!
//! # Rooms
//!
//! `values`, `rules`, `record`, `book`, `store`, `engine`, `advice`: each may use those named
//! before it (a test looks). To the side [`droplist`], which knows names and times but no
//! backorders. Every type has one path: this page, or `droplist`.
#![forbid(unsafe_code)]
#![deny(missing_debug_implementations)]

/// The page of the package, so that what it shows runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod advice;
mod book;
pub mod droplist;
mod engine;
mod record;
pub mod renewal;
mod rules;
mod store;
pub mod sync;
pub mod tariff;
mod values;

pub use values::idn;

/// Instants and dates in signatures are this crate's.
pub use chrono;
/// For the closed lists of other crates.
#[doc(hidden)]
pub use serde as __serde;

/// Decimals of costs and rates are this crate's.
pub use rust_decimal;

/// The table of statuses and events.
pub mod lifecycle {
    pub use crate::rules::lifecycle::{TRANSITIONS, check, targets};
}

pub use advice::explain::{Arg, Catalog, EXPLAIN_KEYS, Explanation, Facts, Language, Sentence};
pub use advice::forecast::{ClientForecast, ForecastDay, NeedDay, ResellerForecast, ResellerFunds};
pub use advice::jobs::{ClockChange, CronLine, Crontab, DueJob, Job, JobPlan};
pub use advice::offers::{Offer, OwnBackorders, offered};
pub use advice::views::{
    BackorderList, BackorderPage, Counts, FormattedMoney, FundsDetails, ListOrder, Tariff, history,
    tariffs,
};
pub use book::{Book, Funds, check_record};
pub use engine::{Actor, DateList, DateSource, Engine, ListId, Listing, Placement, Timer};
pub use engine::{
    Adopted, AdoptedInvoice, Adoption, AdoptionReport, AdoptionWarning, AdoptionWarningKind,
    PastEntry, RefusedRow, TakenRow,
};
pub use record::application::{Application, ApplicationId, ApplicationState};
pub use record::backorder::{
    Asked, Backorder, Cause, DoubtedDomain, Hold, Invoice, Life, Missing, Progress, Reason,
    Shortage, Submission, Waiting,
};
pub use record::boxed::{Blank, Boxed};
pub use record::decision::{AccountStep, ApplicationStep, Claim, Decision, OutboxStep, RecordStep};
pub use record::effect::{Action, Effect, EffectId, EffectKind};
pub use record::funds::{Account, AccountReading, BegunReading, HoldChange};
pub use record::message::{Alert, Message, ShortItem, Topic};
pub use record::outages::{Outage, Outages, Upstream};
pub use record::outbox::{EffectReport, OutboxEntry};
pub use record::outcome::{
    ApplicationStatus, Auction, DomainReport, FoundApplication, InvoiceReport, InvoiceState,
    OpenStatus, Outcome, Refusal,
};
pub use rules::drop_rules::{
    Anchor, BUILTIN_JSON, Catchable, Certainty, DropRule, DropRules, DropWindow,
};
pub use rules::fields::Fields;
pub use rules::lifecycle::{Event, Stage, Status, Transition};
pub use rules::policy::{Delivery, Policy};
pub use rules::price::{
    BackorderKind, CostList, LITE_TLDS, MAX_TERM, Margin, PriceList, TermPrice, lite_offered,
    parse_term_fee,
};
pub use rules::provider::Provider;
pub use rules::registrar_date::RegistrarDate;
pub use rules::schedule::{Dates, Phase};
pub use rules::tax::{Charge, ShownPrice, Tax, TaxRate};
pub use store::commit::Commit;
pub use store::dialect::{Dialect, Trouble};
pub use store::load::{RefusedClient, Rows};
pub use store::moving::MovingIn;
pub use store::reads::{Read, Store};
pub use store::round::{Round, Step};
pub use store::row::{LogEntry, Row, Value};
pub use store::schema::{Column, ColumnType, Index, SCHEMA_VERSION, TABLES, Table};
pub use store::write::{How, Statement, Write};
pub use values::error::{Error, ErrorGroup, ErrorKind, visible};
pub use values::id::{BackorderId, ClientId, InvoiceId, Reference};
pub use values::money::{
    COST_DECIMALS, Cost, Currency, ExchangeRate, Money, MoneyFormat, MoneyStyle,
};
pub use values::name::{Counters, DomainName, HasTld, MAX_LABEL, MAX_NAME, Reading, Tld, TldSet};
pub use values::time::{Disambiguation, TimeZone, format_utc, parse_utc};
