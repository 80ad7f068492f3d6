//! Lists and counts for pages: the backorders of a client or of all, how many stand where, what is
//! held and what is offered, and the history of one name.
//!
//! Nothing here decides anything, and no text of a caller reaches a database.
//!
//! Source: the pages of the registrar's public WHMCS backorder addon.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::book::{Book, Funds};
use crate::record::backorder::Backorder;
use crate::rules::lifecycle::Status;
use crate::rules::price::{BackorderKind, PriceList, lite_offered};
use crate::store::row::{LogEntry, Row};
use crate::values::error::{Error, ErrorKind};
use crate::values::id::ClientId;
use crate::values::money::{Currency, Money, MoneyFormat};
use crate::values::name::{DomainName, Tld};
use crate::values::time::TimeZone;

/// Which backorders to list, and in which order. Deleted ones are never listed.
///
/// # Example
/// ```
/// use backorder_core::{BackorderList, ListOrder};
/// use backorder_core::{Book, ClientId, Status};
/// let list = BackorderList {
///     client: Some(ClientId(7)),
///     statuses: vec![Status::Requested, Status::Active],
///     order: ListOrder::DropDate,
///     ..BackorderList::default()
/// };
/// let book = Book::new();
/// let page = list.page(&book)?;
/// assert_eq!((page.total, page.rows.len()), (0, 0));
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BackorderList {
    /// Of one client; none: of all, for the reseller's staff.
    pub client: Option<ClientId>,
    /// Only these statuses; empty: all.
    pub statuses: Vec<Status>,
    /// By what the rows are ordered; rows alike come by id, ascending.
    pub order: ListOrder,
    /// The other way round.
    pub descending: bool,
    /// The first row of the page, from 0.
    pub first: usize,
    /// The most rows of the page, 1 to [`BackorderList::LIMIT_MAX`].
    pub limit: usize,
}

/// By what a list of backorders is ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum ListOrder {
    /// By number.
    #[default]
    Id,
    /// By name, in byte order of the ACE form.
    Name,
    /// By drop date; without one last, in either direction.
    DropDate,
    /// By the spelling of the status, as a column of a database would be.
    Status,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BackorderPage<'b> {
    /// All rows that match, whatever the page.
    pub total: usize,
    /// The rows of the page, in order.
    pub rows: Vec<&'b Backorder>,
}

impl Default for BackorderList {
    fn default() -> BackorderList {
        BackorderList {
            client: None,
            statuses: Vec::new(),
            order: ListOrder::Id,
            descending: false,
            first: 0,
            limit: 100,
        }
    }
}

impl BackorderList {
    /// The most rows of one page.
    pub const LIMIT_MAX: usize = 1000;

    /// One page. A page behind the last row is empty; the total is exact.
    ///
    /// # Errors
    /// [`ErrorKind::QueryInvalid`], naming `limit`, for a limit of 0 or above
    /// [`BackorderList::LIMIT_MAX`].
    pub fn page<'b>(&self, book: &'b Book) -> Result<BackorderPage<'b>, Error> {
        if !(1..=BackorderList::LIMIT_MAX).contains(&self.limit) {
            let message =
                format!("limit {} is not within 1 to {}", self.limit, BackorderList::LIMIT_MAX);
            return Err(Error::new(ErrorKind::QueryInvalid, "limit", message));
        }
        let mut rows: Vec<&Backorder> = match self.client {
            Some(client) => book.of_client(client).filter(|record| self.has(record)).collect(),
            None => book.iter().filter(|record| self.has(record)).collect(),
        };
        self.sort(&mut rows);
        let total = rows.len();
        let rows = rows.into_iter().skip(self.first).take(self.limit).collect();
        Ok(BackorderPage { total, rows })
    }

    fn has(&self, record: &Backorder) -> bool {
        record.deleted_at.is_none()
            && (self.statuses.is_empty() || self.statuses.contains(&record.present.status))
    }

    /// The rows come by id, and sorting keeps the order of those alike.
    fn sort(&self, rows: &mut [&Backorder]) {
        let turned =
            |order: std::cmp::Ordering| if self.descending { order.reverse() } else { order };
        match self.order {
            ListOrder::Id if self.descending => rows.reverse(),
            ListOrder::Id => {}
            ListOrder::Name => rows.sort_by(|one, other| turned(one.name.cmp(&other.name))),
            ListOrder::Status => rows.sort_by(|one, other| {
                turned(one.present.status.as_str().cmp(other.present.status.as_str()))
            }),
            ListOrder::DropDate => {
                rows.sort_by(|one, other| match (one.present.dates, other.present.dates) {
                    (Some(one), Some(other)) => turned(one.drop_at.cmp(&other.drop_at)),
                    (one, other) => one.is_none().cmp(&other.is_none()),
                })
            }
        }
    }
}

/// How many backorders stand where. Deleted ones do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Counts {
    /// Every status with its number, zeros included, in the order of [`Status::ALL`].
    pub by_status: Vec<(Status, usize)>,
    /// TLDs with their numbers, most first, then by TLD.
    pub by_tld: Vec<(String, usize)>,
    /// Open backorders by the day on which the name drops: [`Counts::DAYS`] days from today on,
    /// zeros included.
    pub by_drop_day: Vec<(NaiveDate, usize)>,
}

impl Counts {
    /// How many days the count by drop day has, today included.
    pub const DAYS: usize = 31;

    /// Counts the backorders of a client, or of all; days are those of `zone`.
    pub fn of(
        book: &Book,
        client: Option<ClientId>,
        zone: &TimeZone,
        now: DateTime<Utc>,
    ) -> Counts {
        let mut by_status = BTreeMap::new();
        let mut by_tld = BTreeMap::new();
        let mut by_day = BTreeMap::new();
        let mut count = |record: &Backorder| {
            if record.deleted_at.is_some() {
                return;
            }
            *by_status.entry(record.present.status).or_insert(0) += 1;
            *by_tld.entry(record.name.tld().to_owned()).or_insert(0) += 1;
            if let Some(dates) = record.present.dates.filter(|_| record.is_open()) {
                *by_day.entry(zone.to_local(dates.drop_at).date()).or_insert(0) += 1;
            }
        };
        match client {
            Some(client) => book.of_client(client).for_each(&mut count),
            None => book.iter().for_each(&mut count),
        }
        let number = |status| by_status.get(&status).copied().unwrap_or(0);
        let mut by_tld: Vec<(String, usize)> = by_tld.into_iter().collect();
        by_tld.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let today = zone.to_local(now).date();
        let days =
            (0..Counts::DAYS as u64).filter_map(|day| today.checked_add_days(Days::new(day)));
        Counts {
            by_status: Status::ALL.map(|status| (status, number(status))).to_vec(),
            by_tld,
            by_drop_day: days.map(|day| (day, by_day.get(&day).copied().unwrap_or(0))).collect(),
        }
    }
}

/// A client's money, as values and as WHMCS would show them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FundsDetails {
    /// The balance in billing.
    pub balance: FormattedMoney,
    /// Unpaid invoices.
    pub unpaid: FormattedMoney,
    /// What is held for backorders.
    pub reserved: FormattedMoney,
    /// What is free, at least zero.
    pub available: FormattedMoney,
}

/// An amount, and the same as text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FormattedMoney {
    /// The value.
    pub amount: Money,
    /// The value in the format of its currency.
    pub text: String,
}

impl FundsDetails {
    /// The details of a client's funds; none without an account in the book.
    ///
    /// # Example
    /// ```
    /// use backorder_core::FundsDetails;
    /// use backorder_core::{Account, Book, ClientId, Currency, Money, MoneyFormat, MoneyStyle};
    /// let eur = Currency::parse("EUR")?;
    /// let mut book = Book::new();
    /// let (credit, unpaid) = (Money::parse("1250.00", eur)?, Money::parse("50.00", eur)?);
    /// let client = ClientId(7);
    /// let read_at = "2027-01-09T12:00:00Z".parse().unwrap();
    /// book.insert_account(Account::new(client, credit, unpaid, read_at))?;
    /// let style = MoneyStyle::Dot;
    /// let format = MoneyFormat { suffix: " EUR".into(), style, ..MoneyFormat::default() };
    /// let details = FundsDetails::of(&book, client, &format).unwrap();
    /// assert_eq!(details.available.text, "1.200,00 EUR");
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn of(book: &Book, client: ClientId, format: &MoneyFormat) -> Option<FundsDetails> {
        let Funds { credit, unpaid, held, available } = book.funds(client)?;
        let shown = |amount| FormattedMoney { amount, text: format.format(amount) };
        Some(FundsDetails {
            balance: shown(credit),
            unpaid: shown(unpaid),
            reserved: shown(held),
            available: shown(available),
        })
    }
}

/// What backorders cost below one TLD.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tariff {
    /// The TLD.
    pub tld: Tld,
    /// The price of a FULL backorder, if there is one above zero.
    pub full: Option<Money>,
    /// The price of a LITE backorder, if there is one above zero and LITE is offered there.
    pub lite: Option<Money>,
}

/// The price list in one currency, by TLD; TLDs that cannot be backordered in it are left out.
pub fn tariffs(prices: &PriceList, currency: Currency) -> Vec<Tariff> {
    let tlds = prices.tlds();
    let tariffs = tlds.iter().map(|tld| {
        let price = |kind| prices.price(tld, currency, kind);
        let lite = price(BackorderKind::Lite).filter(|_| lite_offered(tld));
        Tariff { tld: tld.clone(), full: price(BackorderKind::Full), lite }
    });
    tariffs.filter(|tariff| tariff.full.is_some() || tariff.lite.is_some()).collect()
}

/// The history of one name across clients, from rows of `log`, oldest first; rows of other names
/// are passed over. Entries of one second come by backorder and revision.
///
/// # Errors
/// [`ErrorKind::RowInvalid`], naming the column; the errors of names.
pub fn history<'r>(
    name: &DomainName,
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<Vec<LogEntry>, Error> {
    let read: Result<Vec<LogEntry>, Error> = rows.into_iter().map(LogEntry::from_row).collect();
    let mut entries = read?;
    entries.retain(|entry| entry.name == *name);
    entries.sort_by_key(|entry| (entry.at, entry.backorder, entry.revision));
    Ok(entries)
}
