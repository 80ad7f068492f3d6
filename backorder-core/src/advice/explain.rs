//! Why a backorder is where it is, what will happen next and when, and what would change it.
//!
//! The answer is data (keys and arguments); [`Catalog`] turns it into words.

mod applied;
mod catalog;
mod facts;
mod keys;
mod look;
mod outbox;
mod variables;
mod waits;
mod won;

use chrono::{DateTime, Utc};

use crate::advice::forecast::ResellerFunds;
use crate::book::Book;
use crate::engine::{Engine, whole_seconds};
use crate::record::outages::{Outage, Upstream};
use crate::values::error::{Error, visible};
use crate::values::id::BackorderId;
use crate::values::money::{Cost, Money};

pub use catalog::{Catalog, Language};
pub use keys::EXPLAIN_KEYS;
use look::Look;

/// What is known from outside, each part optional.
///
/// A fact that is given is mentioned for every backorder that it can matter to: all but those whose
/// name was won. For one in PROCESSING, where it decides, a missing fact is said to be unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Facts {
    /// The reseller's account at the registrar.
    pub reseller: Option<ResellerFunds>,
    /// What the registrar charges for this name, in the currency of that account. Without it the
    /// balance alone still says something: at 0 or below it pays for nothing.
    pub cost: Option<Cost>,
    /// Whether the name is free to register right now.
    pub is_free: Option<bool>,
}

/// The answer: sentences for now, for what comes next, and for what would change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sentence {
    /// The key in the catalog.
    pub key: &'static str,
    /// Named arguments.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Arg {
    /// A text, put in on one line; marks that cannot be seen or turn the text are written out.
    Text(String),
    /// An amount, in the form of the language.
    Money(Money),
    /// An amount that the registrar charges, in the form of the language.
    Cost(Cost),
    /// An instant; shown in UTC and in the reader's zone.
    Instant(DateTime<Utc>),
    /// A number; a sentence can choose by its plural.
    Number(i64),
}

fn say<const N: usize>(key: &'static str, args: [(&'static str, Arg); N]) -> Sentence {
    Sentence { key, args: args.to_vec() }
}

fn text(value: impl ToString) -> Arg {
    Arg::Text(on_one_line(&value.to_string()))
}

/// A text from elsewhere, fit for a line of a page, a mail or a log: blanks and what breaks lines
/// become one blank, and what cannot be seen or turns the text is written out.
fn on_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    visible(&words.join(" ")).into_owned()
}

impl Outage {
    /// What the alert about it says: who has not answered since when, and what that means.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Catalog, Language};
    /// use backorder_core::{Upstream, Outage};
    /// use backorder_core::TimeZone;
    /// let since = "2027-03-01T12:00:00Z".parse().unwrap();
    /// let outage = Outage { upstream: Upstream::Billing, since, alerted_at: None };
    /// let english = Catalog::builtin(Language::English);
    /// let text = english.sentence(&outage.sentence(), &TimeZone::utc());
    /// assert!(text.starts_with("Billing has not answered since 2027-03-01 12:00:00 UTC"));
    /// ```
    pub fn sentence(&self) -> Sentence {
        let key = match self.upstream {
            Upstream::Billing => "outage-billing",
            Upstream::Registrar => "outage-registrar",
            Upstream::Droplist => "outage-droplist",
        };
        say(key, [("at", Arg::Instant(self.since))])
    }
}

impl Engine {
    /// Explains one backorder at `now`.
    ///
    /// # Errors
    /// [`BackorderUnknown`](crate::ErrorKind::BackorderUnknown).
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
        let timers = self.timetable(book, id, now)?;
        let look = Look { engine: self, book, record, facts, timers, now: whole_seconds(now) };
        Ok(look.explain())
    }
}
