//! The rules of domain-name backorders, pure: no I/O, no clock, no globals, no `unsafe`,
//! no floating-point money.
//!
//! # How it is used
//!
//! Rows go into a [`Book`], the book and the time go through a door of the [`Engine`], decisions
//! come out. The caller writes all decisions of one client in one transaction ([`Commit`]), then
//! carries out their [`Effect`]s, and reports what came of each to [`Engine::observe`].
//!
//! ```
//! use backorder_core::*;
//! use chrono::{DateTime, Utc};
//!
//! let eur = Currency::parse("EUR")?;
//! let mut prices = PriceList::new();
//! prices.insert(Tld::parse("com")?, eur, Kind::Full, Money::parse("20.00", eur)?)?;
//! let engine = Engine::new(Policy::default(), prices, DropRules::builtin())?;
//!
//! let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
//! let mut book = Book::new();
//! let credit = Money::parse("50.00", eur)?;
//! let account =
//!     AccountReading { client: ClientId(7), credit, unpaid: Money::zero(eur), noted: vec![] };
//! engine.set_account(&mut book, account, at("2027-01-09T12:00:00Z"))?;
//!
//! // A client wants a name that drops in four days.
//! let order = Order {
//!     id: BackorderId(1),
//!     client: ClientId(7),
//!     name: DomainName::parse("example.com", &engine.prices().tlds())?,
//!     kind: Kind::Full,
//!     listing: Some(Listing {
//!         dates: Dates::of_drop(at("2027-01-13T19:00:00Z")),
//!         source: DateSource::Admin { pinned: false },
//!     }),
//! };
//! engine.place(&mut book, &order, at("2027-01-09T12:00:00Z"))?;
//!
//! // Three days before the drop the price is held; nothing is due before.
//! assert_eq!(
//!     engine.next_wakeup(&mut book, at("2027-01-09T12:00:00Z")),
//!     Some(at("2027-01-10T19:00:00Z"))
//! );
//! engine.cycle(&mut book, at("2027-01-10T19:00:00Z"));
//! assert_eq!(book.funds(ClientId(7)).unwrap().available.to_decimal(), "30.00");
//!
//! // Two hours before the drop the application goes out.
//! let decisions = engine.cycle(&mut book, at("2027-01-13T17:00:00Z"));
//! for commit in Commit::of(&book, &decisions) {
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
//! # Floors
//!
//! Modules may use what is below them (a test looks). 0: `error`, `id`, `name`, `idn`, `money`,
//! `time`. 1: `price`, `policy`, `schedule`, `drop_rules`, `lifecycle`, `message`, `effect`,
//! `outcome`, `owner`, `funds`. 2: `backorder`, `decision`, `book`. Then `row` and `schema`, how
//! things are stored. 3: `engine`, `commit`. 4: `explain`, `forecast`, `jobs`, `offer`, `views`. To
//! the side
//! `droplist`, which knows names and times but no backorders.
#![forbid(unsafe_code)]

pub mod backorder;
pub mod book;
pub mod commit;
pub mod decision;
pub mod drop_rules;
pub mod droplist;
pub mod effect;
pub mod engine;
pub mod error;
pub mod explain;
pub mod forecast;
pub mod funds;
pub mod id;
pub mod idn;
pub mod jobs;
pub mod lifecycle;
pub mod message;
pub mod money;
pub mod name;
pub mod offer;
pub mod outcome;
pub mod owner;
pub mod policy;
pub mod price;
mod rare;
pub mod row;
pub mod schedule;
mod schema;
mod serial;
pub mod time;
pub mod views;

pub use backorder::{
    Backorder, Cause, Hold, Invoice, Lack, Life, OutboxEntry, Reason, Report, Submission,
};
pub use book::{Book, Funds};
pub use commit::{Commit, RowChange};
pub use decision::{AccountStep, Claim, Decision, RecordStep, ReferenceHolder};
pub use drop_rules::{Catchable, DropRules};
pub use effect::{Action, Effect, EffectId, EffectKind};
pub use engine::{Actor, DateSource, Engine, ListId, Listing, Order};
pub use error::{Error, ErrorGroup, ErrorKind};
pub use forecast::{Forecast, ForecastDay, ResellerFunds};
pub use funds::{Account, AccountReading, HoldChange};
pub use id::{BackorderId, ClientId, InvoiceId, Reference};
pub use lifecycle::{Event, Stage, Status};
pub use message::{Alert, Message, ShortItem, Topic};
pub use money::{Cost, Currency, ExchangeRate, Money, MoneyFormat, MoneyStyle};
pub use name::{Counters, DomainName, Tld, TldSet};
pub use outcome::{
    Auction, DomainReport, FoundApplication, InvoiceReport, InvoiceState, Outcome, Refusal, Word,
};
pub use policy::{Delivery, Policy};
pub use price::{CostList, Kind, PriceList};
pub use row::{Row, Value};
pub use schedule::{Dates, Phase};
pub use time::{Disambiguation, TimeZone};
