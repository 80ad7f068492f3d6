//! The rules of domain-name backorders, pure: no I/O, no clock, no globals, no `unsafe`,
//! no floating-point money.
//!
//! # How it is used
//!
//! A host reads rows into a [`Book`], asks the [`Engine`] for [`Decision`]s, writes all of one
//! client's in one transaction, then carries out their [`Effect`]s and reports what came of each. A
//! [`Round`] knows this order, and says what to read and to write as SQL, as below; or it asks a
//! [`Database`] of yours itself ([`Round::advance`]), and leaves to you what is decided:
//!
//! ```
//! use backorder_core::*;
//!
//! let eur = Currency::parse("EUR")?;
//! let mut prices = PriceList::new();
//! prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::parse("20.00", eur)?)?;
//! let engine = Engine::new(Policy::default(), prices, DropRules::builtin())?;
//! let store = Store::new(Dialect::Sqlite, "bo_")?;
//!
//! // Client 7 wants a name that drops in two days.
//! let order = Placement {
//!     id: BackorderId(1),
//!     client: ClientId(7),
//!     name: DomainName::parse("example.com", &engine.prices().tlds())?,
//!     kind: BackorderKind::Full,
//!     listing: Some(Listing {
//!         dates: Dates::of_drop("2027-01-13T19:00:00Z".parse().unwrap()),
//!         source: DateSource::Admin { pinned: false },
//!     }),
//! };
//! let mut round = Round::new(&engine, &store, store.part_to_place(order.client, &order.name));
//! let mut committed = Vec::new();
//! loop {
//!     match round.next("2027-01-11T12:00:00Z".parse().unwrap()) {
//!         // Your database runs these and gives their rows; there are none yet.
//!         Step::Load(_reads) => round.loaded(&Rows::default()),
//!         Step::Decide { book, now } => {
//!             // What billing shows of the client: 50.00 EUR, nothing unpaid.
//!             let begun = book.begin_reading(order.client, now);
//!             let reading = begun.read(Money::parse("50.00", eur)?, Money::zero(eur));
//!             let mut decisions = engine.set_account(book, reading, now)?;
//!             decisions.push(engine.place(book, &order, now)?);
//!             decisions.extend(engine.cycle(book, now));
//!             // Within three days of the drop the price is held.
//!             assert_eq!(book.funds(order.client).unwrap().available.to_decimal(), "30.00");
//!             round.decided(decisions, now);
//!         }
//!         // One transaction; false where another host was faster. After two of these a lock
//!         // comes first: begin, run these, and go on in that transaction.
//!         Step::Commit { statements, .. } => {
//!             committed.extend(statements);
//!             round.written(true);
//!         }
//!         Step::Begin(_locks) => round.begun(true),
//!         Step::Rollback => round.rolled_back(),
//!         // Mail, billing, or the registrar, as with the crate `ispapi-client`.
//!         Step::CarryOut(_effect) => round.carried(Outcome::Done),
//!         Step::Failed { error, .. } => return Err(error),
//!         Step::Done => break,
//!     }
//! }
//! assert!(committed.iter().any(|write| write.sql.contains("bo_backorders")));
//! # Ok::<(), Error>(())
//! ```
//!
//! Two hours before the drop a round of the same shape sends the application, and so on until the
//! name is caught, paid and imported. [`Engine::next_wakeup`] says when; [`Store::due`] who is.
//! A whole host of a page, on SQLite and a registrar to test against, is the example `host` of
//! `ispapi-client`; small ones are in `examples/` here: `place`, `search` and `sync_plan`.
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
//! before it (a test sees to it). To the side stand [`droplist`], which knows names and times but
//! no backorders, [`renewal`], [`tariff`] and [`sync`]. Every type has one path: this page, or one
//! of these four.
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
pub use store::database::Database;
pub use store::dialect::{Dialect, Trouble};
pub use store::load::{RefusedClient, Rows};
pub use store::moving::MovingIn;
pub use store::reads::{Read, Store};
pub use store::round::{Round, Step, Turn};
pub use store::row::{LogEntry, Row, Value};
pub use store::schema::{Column, ColumnType, Index, SCHEMA_VERSION, TABLES, Table};
pub use store::write::{How, Script, Statement, Write};
pub use values::error::{Error, ErrorGroup, ErrorKind, visible};
pub use values::id::{BackorderId, ClientId, InvoiceId, Reference};
pub use values::money::{
    COST_DECIMALS, Cost, Currency, ExchangeRate, Money, MoneyFormat, MoneyStyle,
};
pub use values::name::{Counters, DomainName, HasTld, MAX_LABEL, MAX_NAME, Reading, Tld, TldSet};
pub use values::time::{Disambiguation, TimeZone, format_utc, parse_utc};
