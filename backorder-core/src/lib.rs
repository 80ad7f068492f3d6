//! The rules of domain-name backorders, pure: no I/O, no clock, no globals, no `unsafe`,
//! no floating-point money.
#![forbid(unsafe_code)]

pub mod drop_rules;
pub mod error;
pub mod idn;
pub mod money;
pub mod name;
pub mod price;
pub mod time;

pub use drop_rules::{Catchable, DropRules};
pub use error::{Error, ErrorGroup, ErrorKind};
pub use money::{Cost, Currency, ExchangeRate, Money, MoneyFormat, MoneyStyle};
pub use name::{Counters, DomainName, Tld, TldSet};
pub use price::{Kind, PriceList};
pub use time::{Disambiguation, TimeZone};
