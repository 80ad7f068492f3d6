//! The rules at work: a book, a clock reading and an event in, decisions out.
//!
//! One file a subject: [`mod@self`] the calls for people, `adopt` the way in from another system,
//! `dates` drop dates and droplists, `accounts` what billing says of clients, `clients` what
//! becomes of those who go, `timetable` what is waited for, `cycle` what time brings, `notices`
//! messages about short funds, `registrar` and `billing` what came of effects, `draft` how a
//! decision is made.

mod accounts;
mod adopt;
mod adoption;
mod billing;
mod clients;
mod cycle;
mod date_list;
mod dates;
mod draft;
mod notices;
mod observe;
mod registrar;
mod timetable;

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::xxh3_64;

use crate::book::{self, Book, ClientBook};
use crate::record::backorder::{Backorder, Boxed, Cause, Life};
use crate::record::decision::Decision;
use crate::record::funds::Account;
use crate::record::message::{Message, Topic};
use crate::rules::drop_rules::{Catchable, DropRules};
use crate::rules::lifecycle::{self, Event, Stage, Status};
use crate::rules::policy::Policy;
use crate::rules::price::{BackorderKind, PriceList, lite_offered};
use crate::rules::schedule::Dates;
use crate::rules::tax::{Charge, Tax};
use crate::values::error::{Error, ErrorKind};
use crate::values::id::{BackorderId, ClientId, check_id};
use crate::values::money::Money;
use crate::values::name::DomainName;

pub(crate) use crate::rules::schedule::whole_seconds;
pub use adoption::{
    Adopted, AdoptedInvoice, Adoption, AdoptionReport, AdoptionWarning, AdoptionWarningKind,
    PastEntry, RefusedRow, TakenRow,
};
pub use date_list::{DateList, ListId};
pub use dates::{DateSource, Listing};
pub use timetable::Timer;

use draft::Draft;

/// The policy, the prices and the drop rules, ready to decide.
///
/// Every call takes the time as an argument, in whole seconds (a fraction is cut off), and either
/// decides or refuses and leaves the book as it was.
#[derive(Debug, Clone)]
pub struct Engine {
    policy: Policy,
    prices: PriceList,
    drops: DropRules,
    fingerprint: u64,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Actor {
    /// A client, who reaches only what is the client's own.
    Client(ClientId),
    /// The reseller's staff.
    Admin,
}

impl Actor {
    fn may_reach(self, record: &Backorder) -> bool {
        match self {
            Actor::Client(client) => client == record.client,
            Actor::Admin => true,
        }
    }
}

/// A wish to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Placement {
    /// The number of the record to be made, never used before. When the client has a record for
    /// the name already, that one is placed again and this number stays unused.
    pub id: BackorderId,
    /// The client.
    pub client: ClientId,
    /// The name wanted.
    pub name: DomainName,
    /// FULL or LITE.
    pub kind: BackorderKind,
    /// When the name drops, from the droplist or an admin, never from the client; none when it is
    /// in no list.
    pub listing: Option<Listing>,
}

/// What a client is charged, and the rates it was taxed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Priced {
    charge: Charge,
    rates: Tax,
}

impl Priced {
    fn of(price: Money, rates: Tax) -> Result<Priced, Error> {
        Ok(Priced { charge: rates.charge(price)?, rates })
    }
}

impl Engine {
    /// An engine for these rules, prices and registries.
    ///
    /// # Errors
    /// [`ErrorKind::PolicyInvalid`], naming the setting that is out of range.
    pub fn new(policy: Policy, prices: PriceList, drops: DropRules) -> Result<Engine, Error> {
        policy.validate()?;
        let [of_policy, of_prices] = [policy.fingerprint(), prices.fingerprint()];
        let fingerprint = xxh3_64(&[of_policy.to_le_bytes(), of_prices.to_le_bytes()].concat());
        Ok(Engine { policy, prices, drops, fingerprint })
    }

    /// The policy in force.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The prices in force.
    pub fn prices(&self) -> &PriceList {
        &self.prices
    }

    /// The drop rules in force.
    pub fn drop_rules(&self) -> &DropRules {
        &self.drops
    }

    /// Places a backorder, or places one again after its end. Placing costs nothing.
    ///
    /// Checked in this order: the ids, the dates, the TLD can be caught, the kind is offered, the
    /// client has an account, there is a price, no open backorder of the client for the name, the
    /// deadline is not past.
    ///
    /// # Errors
    /// [`ErrorKind::IdInvalid`] for an id of 0 or above `i64::MAX`; [`ErrorKind::TimeInvalid`] for
    /// dates outside of the years 1 to 9999; [`ErrorKind::NotCatchable`],
    /// [`ErrorKind::KindUnavailable`], [`ErrorKind::AccountUnknown`], [`ErrorKind::PriceMissing`],
    /// [`ErrorKind::AlreadyOpen`] (also when the same order is repeated: the message names the
    /// backorder), [`ErrorKind::DeadlinePast`]; [`ErrorKind::DuplicateRow`] when the id is used;
    /// [`ErrorKind::TransitionRefused`] for a won name that is not finished or not listed with a
    /// later drop.
    pub fn place(
        &self,
        book: &mut Book,
        order: &Placement,
        now: DateTime<Utc>,
    ) -> Result<Decision, Error> {
        let draft = self.placed(book, order, whole_seconds(now))?;
        Ok(draft.settle(self, book))
    }

    fn placed(&self, book: &Book, order: &Placement, now: DateTime<Utc>) -> Result<Draft, Error> {
        check_id("backorder", order.id.0)?;
        check_id("client", order.client.0)?;
        let dates = order.listing.map(|listing| listing.dates);
        dates.map_or(Ok(()), |dates| dates.check(&order.name))?;
        let (client, name) = (order.client, &order.name);
        let warning = self.check_offered(book, client, name, order.kind, dates, now)?;
        let previous = book.latest_for(order.client, &order.name);
        if let Some(record) = previous.filter(|record| record.is_open()) {
            let message = format!(
                "{} is backordered already: backorder {} is {}",
                order.name,
                record.id,
                record.stage()
            );
            return Err(Error::new(ErrorKind::AlreadyOpen, &order.name, message));
        }
        if let Some(dates) = dates.filter(|dates| now > dates.deadline()) {
            return Err(deadline_past(&order.name, dates, now));
        }
        let mut draft = match previous {
            Some(record) => self.placed_again(record, order, now)?,
            None => placed_first(book, order, now)?,
        };
        // Of two requests that place the same name at once, only one commits.
        draft.relies_on_account = true;
        draft.warning = warning;
        if let Some(listing) = order.listing {
            listing.mark(&mut draft.life_mut().waiting);
        } else {
            draft.notify(Message::Unlisted { name: order.name.clone() });
        }
        Ok(draft)
    }

    /// Deletes a REQUESTED or ACTIVE backorder, whose hold is released, or a finished one. From
    /// PROCESSING on until it is finished nobody deletes.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`], also for a client who asks for another's;
    /// [`ErrorKind::TransitionRefused`], also for a record that is not finished yet.
    pub fn delete(
        &self,
        book: &mut Book,
        id: BackorderId,
        by: Actor,
        now: DateTime<Utc>,
    ) -> Result<Decision, Error> {
        let now = whole_seconds(now);
        let record = book.require(id)?;
        if !by.may_reach(record) {
            // The same words as for an id that does not exist: nothing is told of others' records.
            return Err(book::unknown(id));
        }
        lifecycle::check(&record.name, record.stage(), Event::Delete)?;
        if !record.is_open() && !record.is_finished(now, &self.policy) {
            let message = format!("{} is not finished: something is still under way", record.name);
            return Err(Error::new(ErrorKind::TransitionRefused, &record.name, message));
        }
        let mut draft = Draft::present(record, Event::Delete, now);
        draft.release();
        draft.record.deleted_at = Some(now);
        Ok(draft.settle(self, book))
    }

    /// Activates a REQUESTED backorder by hand, before its window opens if need be.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`], [`ErrorKind::TransitionRefused`],
    /// [`ErrorKind::DropUnknown`], [`ErrorKind::DeadlinePast`], [`ErrorKind::AccountUnknown`],
    /// [`ErrorKind::AccountStale`], [`ErrorKind::PriceMissing`], [`ErrorKind::FundsShort`].
    pub fn activate(
        &self,
        book: &mut Book,
        id: BackorderId,
        now: DateTime<Utc>,
    ) -> Result<Decision, Error> {
        let now = whole_seconds(now);
        let record = book.require(id)?;
        lifecycle::check(&record.name, record.stage(), Event::Activate)?;
        let Some(dates) = record.present.dates else {
            let message = format!("{} has no drop date yet", record.name);
            return Err(Error::new(ErrorKind::DropUnknown, &record.name, message));
        };
        if now > dates.deadline() {
            return Err(deadline_past(&record.name, dates, now));
        }
        self.require_current(book.require_account(record.client)?, now)?;
        let priced = self.require_price(book, record.client, &record.name, record.present.kind)?;
        let price = priced.charge.gross();
        let free = book.part_of(record.client).map_or(0, ClientBook::free);
        if free < i128::from(price.minor()) {
            let available = crate::record::funds::shown(free, price.currency());
            let message = format!("{} needs {price}, available is {available}", record.name);
            return Err(Error::new(ErrorKind::FundsShort, &record.name, message));
        }
        let mut draft = Draft::present(record, Event::Activate, now);
        draft.hold(priced);
        draft.life_mut().waiting.by_hand = true;
        draft.to(Status::Active);
        Ok(draft.settle(self, book))
    }

    /// Gives up a backorder that is under way; what is open at the registrar or in billing goes
    /// into an alert.
    ///
    /// # Errors
    /// [`ErrorKind::BackorderUnknown`], [`ErrorKind::TransitionRefused`].
    pub fn give_up(
        &self,
        book: &mut Book,
        id: BackorderId,
        now: DateTime<Utc>,
    ) -> Result<Decision, Error> {
        let record = book.require(id)?;
        lifecycle::check(&record.name, record.stage(), Event::GiveUp)?;
        let mut draft = Draft::present(record, Event::GiveUp, whole_seconds(now));
        draft.end(Status::Cancelled, Cause::GivenUp.into());
        draft.alert_once(Topic::GivenUp, "");
        Ok(draft.settle(self, book))
    }

    /// Whether the account was read lately enough to fund or cover anything.
    pub(crate) fn is_current(&self, account: &Account, now: DateTime<Utc>) -> bool {
        account.is_current(now, self.policy.account_age)
    }

    fn require_current(&self, account: &Account, now: DateTime<Utc>) -> Result<(), Error> {
        if self.is_current(account, now) {
            return Ok(());
        }
        let Account { client, read_at, .. } = account;
        let limit = self.policy.account_age.num_seconds();
        let message = format!(
            "the account of client {client} was read at {read_at}, now is {now}: over {limit} s"
        );
        Err(Error::new(ErrorKind::AccountStale, client, message))
    }

    /// What a record costs its client today, tax included, in the currency of its account.
    pub(crate) fn price_of(&self, account: Option<&Account>, record: &Backorder) -> Option<Money> {
        Some(self.priced(account, record)?.charge.gross())
    }

    /// What a record costs its client today; none, too, where that is more than money can hold.
    fn priced(&self, account: Option<&Account>, record: &Backorder) -> Option<Priced> {
        let account = account?;
        let price = self.prices.price(&record.name, account.currency(), record.present.kind)?;
        Priced::of(price, self.policy.charged(account.tax)).ok()
    }

    fn require_price(
        &self,
        book: &Book,
        client: ClientId,
        name: &DomainName,
        kind: BackorderKind,
    ) -> Result<Priced, Error> {
        let account = book.require_account(client)?;
        let currency = account.currency();
        let price = self.prices.price(name, currency, kind).ok_or_else(|| {
            let message = format!("there is no {kind} price for .{} in {currency}", name.tld());
            Error::new(ErrorKind::PriceMissing, name, message)
        })?;
        Priced::of(price, self.policy.charged(account.tax))
    }

    /// Whether a backorder of that kind is offered for the name: it can be caught, the kind is
    /// there, the client has an account, there is a price. The warning where it is accepted with
    /// one.
    pub(crate) fn check_offered(
        &self,
        book: &Book,
        client: ClientId,
        name: &DomainName,
        kind: BackorderKind,
        dates: Option<Dates>,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, Error> {
        let warning = self.check_catchable(name, dates, now)?;
        if kind == BackorderKind::Lite && !lite_offered(name) {
            let message = format!("{kind} is not offered for .{}", name.tld());
            return Err(Error::new(ErrorKind::KindUnavailable, name, message));
        }
        self.require_price(book, client, name, kind)?;
        Ok(warning)
    }

    fn check_catchable(
        &self,
        name: &DomainName,
        dates: Option<Dates>,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, Error> {
        let at = dates.map_or(now, |dates| dates.drop_at);
        match self.drops.catchable(name, at) {
            Catchable::Yes => Ok(None),
            Catchable::Warning(text) => Ok(Some(text)),
            Catchable::No(why) => {
                let message = format!(".{} names cannot be caught: {why}", name.tld());
                Err(Error::new(ErrorKind::NotCatchable, name, message))
            }
        }
    }

    fn placed_again(
        &self,
        record: &Backorder,
        order: &Placement,
        now: DateTime<Utc>,
    ) -> Result<Draft, Error> {
        lifecycle::check(&record.name, record.stage(), Event::Place)?;
        if matches!(record.present.status, Status::Successful | Status::AuctionWon) {
            let later = |old: Dates| {
                order.listing.is_some_and(|listing| listing.dates.drop_at > old.drop_at)
            };
            let drops_again = record.present.dates.is_some_and(later);
            if !drops_again || !record.is_finished(now, &self.policy) {
                let message = format!(
                    "{} is {}: it can be placed again once finished and listed with a later drop",
                    record.name,
                    record.stage()
                );
                return Err(Error::new(ErrorKind::TransitionRefused, &record.name, message));
            }
        }
        Ok(Draft::next_life(record, order.kind, order.listing.map(|listing| listing.dates), now))
    }
}

fn placed_first(book: &Book, order: &Placement, now: DateTime<Utc>) -> Result<Draft, Error> {
    if book.get(order.id).is_some() {
        let message = format!("backorder {} is in the book already", order.id);
        return Err(Error::new(ErrorKind::DuplicateRow, order.id, message));
    }
    let dates = order.listing.map(|listing| listing.dates);
    let record = Backorder {
        id: order.id,
        client: order.client,
        name: order.name.clone(),
        revision: 0,
        deleted_at: None,
        finished_at: None,
        present: Life::placed(1, order.kind, dates, now),
        past: Boxed::default(),
        outbox: Boxed::default(),
    };
    Ok(Draft::new_record(record, now))
}

fn deadline_past(name: &DomainName, dates: Dates, now: DateTime<Utc>) -> Error {
    let message = format!("the deadline of {name} was {}, now is {now}", dates.deadline());
    Error::new(ErrorKind::DeadlinePast, name, message)
}

/// The stage a draft must reach is one the table allows.
fn debug_check(from: Stage, event: Event, to: Stage) {
    if cfg!(debug_assertions) {
        let speaks_only = matches!(
            event,
            Event::Ask | Event::Reported | Event::Told | Event::Undelivered | Event::Finished
        );
        let is_allowed =
            if speaks_only { from == to } else { lifecycle::targets(from, event).contains(&to) };
        assert!(is_allowed, "{from} --{event}--> {to} is not in the table");
    }
}
