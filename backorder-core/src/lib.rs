//! The rules of domain-name backorders, pure: no I/O, no clock, no globals, no `unsafe`,
//! no floating-point money.
#![forbid(unsafe_code)]

pub mod backorder;
pub mod book;
pub mod commit;
pub mod decision;
pub mod drop_rules;
pub mod effect;
pub mod engine;
pub mod error;
pub mod funds;
pub mod id;
pub mod idn;
pub mod jobs;
pub mod lifecycle;
pub mod message;
pub mod money;
pub mod name;
pub mod outcome;
pub mod policy;
pub mod price;
pub mod row;
pub mod schedule;
mod schema;
mod serial;
pub mod time;

pub use backorder::{
    Backorder, Cause, Hold, Invoice, Lack, Life, OutboxEntry, Reason, Report, Submission,
};
pub use book::{Book, Funds};
pub use commit::{Commit, RowChange};
pub use decision::{AccountStep, Claim, Decision, RecordStep};
pub use drop_rules::{Catchable, DropRules};
pub use effect::{Action, Effect, EffectId, EffectKind};
pub use engine::{AccountReading, Actor, DateSource, Engine, ListId, Listing, Order};
pub use error::{Error, ErrorGroup, ErrorKind};
pub use funds::{Account, HoldChange};
pub use id::{BackorderId, ClientId, InvoiceId, Reference};
pub use lifecycle::{Event, Stage, Status};
pub use message::{Alert, Message, ShortItem, Topic};
pub use money::{Cost, Currency, ExchangeRate, Money, MoneyFormat, MoneyStyle};
pub use name::{Counters, DomainName, Tld, TldSet};
pub use outcome::{
    Auction, DomainReport, FoundApplication, InvoiceReport, InvoiceState, Outcome, Refusal, Word,
};
pub use policy::{Delivery, Policy};
pub use price::{Kind, PriceList};
pub use row::{Row, Value};
pub use schedule::{Dates, Phase};
pub use time::{Disambiguation, TimeZone};
