//! What a backorder costs, what is earned with it, and what a registration term costs.

mod margin;
mod shown;
mod term;
#[cfg(test)]
mod tests;

pub use margin::{CostList, Margin};
pub use term::{MAX_TERM, TermPrice, parse_term_fee};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::str::FromStr;

use xxhash_rust::xxh3::Xxh3;

use crate::values::closed::closed_list;
use crate::values::error::{Error, ErrorKind, shorten};
use crate::values::money::{Currency, Money, same_currency};
use crate::values::name::{HasTld, Tld, TldSet};

/// The TLDs below which the registrar offers LITE, in alphabetical order.
pub const LITE_TLDS: [&str; 4] = ["biz", "com", "net", "org"];

/// Whether the registrar offers [`BackorderKind::Lite`] below a TLD.
///
/// # Example
/// ```
/// use backorder_core::{Tld, lite_offered};
/// assert!(lite_offered(&Tld::parse(".COM")?));
/// assert!(!lite_offered(&Tld::parse("info")?));
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub fn lite_offered(of: &impl HasTld) -> bool {
    LITE_TLDS.binary_search(&of.tld()).is_ok()
}

closed_list! {
serde: own;
names: as_str;
numbers: u8;
/// The two products of the registrar: for one name, FULL goes before LITE.
#[repr(u8)]
pub enum BackorderKind {
    /// Takes part in the auction when several FULL backorders catch one name.
    Full = 1 "FULL",
    /// Cheaper; gets the name only if no FULL backorder wants it.
    Lite = 2 "LITE",
}
}

impl BackorderKind {
    /// Reads `FULL` or `LITE` in any case.
    ///
    /// # Errors
    /// [`ErrorKind::KindUnknown`]: anything else.
    pub fn parse(text: &str) -> Result<BackorderKind, Error> {
        let trimmed = text.trim();
        let found =
            BackorderKind::ALL.into_iter().find(|kind| trimmed.eq_ignore_ascii_case(kind.as_str()));
        found.ok_or_else(|| {
            let shown = shorten(text);
            let message = format!("\"{shown}\" is no kind of backorder, only FULL and LITE are");
            Error::new(ErrorKind::KindUnknown, shown, message)
        })
    }
}

/// FULL: what is ordered unless something else is said.
impl Default for BackorderKind {
    fn default() -> BackorderKind {
        BackorderKind::Full
    }
}

impl FromStr for BackorderKind {
    type Err = Error;
    fn from_str(text: &str) -> Result<BackorderKind, Error> {
        BackorderKind::parse(text)
    }
}

impl Serialize for BackorderKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BackorderKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<BackorderKind, D::Error> {
        BackorderKind::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// What is charged for a success, by TLD, currency and kind.
///
/// A price that is missing or 0 means: not offered in that currency.
///
/// # Example
/// ```
/// use backorder_core::{Currency, Money};
/// use backorder_core::Tld;
/// use backorder_core::{BackorderKind, PriceList};
/// let eur = Currency::parse("EUR")?;
/// let mut prices = PriceList::new();
/// prices.insert(Tld::parse("com")?, eur, BackorderKind::Full, Money::of_minor(5900, eur))?;
/// prices.insert(Tld::parse("com")?, eur, BackorderKind::Lite, Money::zero(eur))?;
/// let com = Tld::parse(".COM")?;
/// assert_eq!(prices.price(&com, eur, BackorderKind::Full), Some(Money::of_minor(5900, eur)));
/// assert_eq!(prices.price(&com, eur, BackorderKind::Lite), None);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PriceList {
    prices: BTreeMap<Tld, BTreeMap<(Currency, BackorderKind), Money>>,
}

impl PriceList {
    /// A list without prices.
    pub fn new() -> PriceList {
        PriceList::default()
    }

    /// Adds one price; the list is unchanged when it is refused.
    ///
    /// # Errors
    /// [`ErrorKind::CurrencyUnknown`]: ISO has withdrawn the currency;
    /// [`ErrorKind::CurrencyMismatch`]: `price` is in another currency than `currency`;
    /// [`ErrorKind::PriceNegative`]: below zero; [`ErrorKind::PriceDuplicate`]: the TLD has a price
    /// of this currency and kind already.
    pub fn insert(
        &mut self,
        tld: Tld,
        currency: Currency,
        kind: BackorderKind,
        price: Money,
    ) -> Result<(), Error> {
        Currency::parse(currency.code())?;
        same_currency(currency, price.currency())?;
        if price.is_negative() {
            let message = format!("the {kind} price {price} of .{tld} is below 0");
            return Err(Error::new(ErrorKind::PriceNegative, tld, message));
        }
        if self.prices.get(&tld).is_some_and(|of_tld| of_tld.contains_key(&(currency, kind))) {
            let message = format!("the {kind} price of .{tld} in {currency} is given twice");
            return Err(Error::new(ErrorKind::PriceDuplicate, tld, message));
        }
        self.prices.entry(tld).or_default().insert((currency, kind), price);
        Ok(())
    }

    /// The price below a TLD, if there is one above zero.
    pub fn price(
        &self,
        of: &impl HasTld,
        currency: Currency,
        kind: BackorderKind,
    ) -> Option<Money> {
        let price = self.prices.get(of.tld())?.get(&(currency, kind))?;
        price.is_positive().then_some(*price)
    }

    /// The TLDs with any price above zero: those names are read against.
    pub fn tlds(&self) -> TldSet {
        let offered = |of_tld: &BTreeMap<_, Money>| of_tld.values().any(|p| p.is_positive());
        let tlds = self.prices.iter().filter(|(_, of_tld)| offered(of_tld));
        tlds.map(|(tld, _)| tld.clone()).collect()
    }

    /// All prices, zeros included, by TLD, currency and kind.
    pub fn iter(&self) -> impl Iterator<Item = (&Tld, Currency, BackorderKind, Money)> {
        self.prices.iter().flat_map(|(tld, of_tld)| {
            of_tld.iter().map(move |(&(currency, kind), &price)| (tld, currency, kind, price))
        })
    }

    /// A hash of the content: the same on every machine, whatever the order of insertion.
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Xxh3::new();
        for (tld, currency, kind, price) in self.iter() {
            // No TLD has a NUL, so that entries cannot run into each other.
            hash.update(tld.as_str().as_bytes());
            hash.update(&[0]);
            hash.update(currency.code().as_bytes());
            hash.update(&[kind as u8]);
            hash.update(&price.minor().to_le_bytes());
        }
        hash.digest()
    }
}
