//! Money needed, day by day: what the registrar will charge the reseller, and what each client
//! will need; and whether the accounts cover it.

mod client;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::book::Book;
use crate::record::backorder::Backorder;
use crate::rules::lifecycle::Status;
use crate::rules::price::CostList;
use crate::values::error::Error;
use crate::values::id::BackorderId;
use crate::values::money::{Cost, Currency, ExchangeRate};

pub use client::{ClientForecast, NeedDay};

/// The reseller's account at the registrar.
///
/// Source: ISPAPI command StatusAccount: AMOUNT is the balance, DEPOSIT what is reserved of it,
/// CREDIT the credit line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ResellerFunds {
    /// The balance.
    pub amount: Cost,
    /// What the registrar has reserved of it.
    pub deposit: Cost,
    /// How far the balance may go below zero.
    pub credit: Cost,
}

impl ResellerFunds {
    /// What can still be charged: balance - reserved + credit line.
    ///
    /// # Errors
    /// [`CurrencyMismatch`](crate::ErrorKind::CurrencyMismatch),
    /// [`AmountOverflow`](crate::ErrorKind::AmountOverflow).
    pub fn available(&self) -> Result<Cost, Error> {
        self.amount.minus(self.deposit)?.plus(self.credit)
    }
}

/// What is to be charged on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ForecastDay {
    /// The day of the drops, UTC; what dropped before today and is still open counts today.
    pub day: NaiveDate,
    /// How many backorders drop, those without a known cost included. Two clients who want one name
    /// are two backorders: each has an application of its own, only one is charged.
    pub backorders: u32,
    /// What the registrar charges if all of them are caught.
    pub cost: Cost,
    /// The same as the registrar lists it, not converted: a sum for each currency, by its code.
    pub by_currency: Vec<Cost>,
    /// What the account has left after that day; below zero it falls short.
    pub left: Cost,
}

impl ForecastDay {
    fn without_cost(day: NaiveDate, nothing: Cost) -> ForecastDay {
        let (cost, left, by_currency) = (nothing, nothing, Vec::new());
        ForecastDay { day, backorders: 0, cost, by_currency, left }
    }

    /// Adds to the sum of its currency.
    fn list(&mut self, cost: Cost) -> Result<(), Error> {
        let code = |cost: &Cost| cost.currency();
        match self.by_currency.binary_search_by_key(&code(&cost), code) {
            Ok(place) => self.by_currency[place] = self.by_currency[place].plus(cost)?,
            Err(place) => self.by_currency.insert(place, cost),
        }
        Ok(())
    }
}

/// The reseller's money by drop day, in the currency of its account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ResellerForecast {
    /// What can be charged now.
    pub available: Cost,
    /// The days on which something drops, in order.
    pub days: Vec<ForecastDay>,
    /// The first day that falls short.
    pub first_short: Option<NaiveDate>,
    /// Backorders whose cost is not known, or not in a currency there is a rate for.
    pub without_cost: Vec<BackorderId>,
}

impl ResellerForecast {
    /// What all open backorders with a drop within `horizon` will cost, and whether `funds` cover
    /// it. `rates` lead into the account's currency.
    ///
    /// The registrar may have reserved funds for applications that are under way; those count in
    /// both, so the forecast errs on the safe side.
    ///
    /// # Errors
    /// [`CurrencyMismatch`](crate::ErrorKind::CurrencyMismatch) when the account's own amounts
    /// differ in currency; [`AmountOverflow`](crate::ErrorKind::AmountOverflow).
    pub fn of(
        book: &Book,
        costs: &CostList,
        rates: &[ExchangeRate],
        funds: &ResellerFunds,
        now: DateTime<Utc>,
        horizon: TimeDelta,
    ) -> Result<ResellerForecast, Error> {
        let available = funds.available()?;
        let end = ends(now, horizon);
        let mut days: BTreeMap<NaiveDate, ForecastDay> = BTreeMap::new();
        let nothing = Cost::new(Decimal::ZERO, available.currency())?;
        let mut without_cost = Vec::new();
        for record in book.iter() {
            let Some(drop_at) = awaited_drop(record).filter(|at| *at <= end) else {
                continue;
            };
            let date = drop_at.max(now).date_naive();
            let day = days.entry(date).or_insert_with(|| ForecastDay::without_cost(date, nothing));
            day.backorders += 1;
            let listed = costs.cost(&record.name, record.present.kind);
            if let Some(listed) = listed {
                day.list(listed)?;
            }
            match listed.and_then(|cost| in_currency(cost, available.currency(), rates)) {
                Some(cost) => day.cost = day.cost.plus(cost)?,
                None => without_cost.push(record.id),
            }
        }
        let mut days: Vec<ForecastDay> = days.into_values().collect();
        let mut left = available;
        for day in &mut days {
            left = left.minus(day.cost)?;
            day.left = left;
        }
        let short = days.iter().find(|day| day.left.amount().is_sign_negative());
        let first_short = short.map(|day| day.day);
        Ok(ResellerForecast { available, days, first_short, without_cost })
    }
}

/// The last instant of a forecast; a horizon beyond the calendar is its end.
fn ends(now: DateTime<Utc>, horizon: TimeDelta) -> DateTime<Utc> {
    now.checked_add_signed(horizon).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// When a backorder that may still be charged drops.
fn awaited_drop(record: &Backorder) -> Option<DateTime<Utc>> {
    let is_awaited = matches!(
        record.stage().status()?,
        Status::Requested | Status::Active | Status::Processing | Status::AuctionPending
    );
    record.present.dates.filter(|_| is_awaited).map(|dates| dates.drop_at)
}

/// A cost in another currency, rounded up to the four decimals a cost keeps.
fn in_currency(cost: Cost, currency: Currency, rates: &[ExchangeRate]) -> Option<Cost> {
    if cost.currency() == currency {
        return Some(cost);
    }
    let rate = rates.iter().find(|rate| rate.from() == cost.currency() && rate.to() == currency)?;
    let converted = rate.convert(cost.amount()).ok()?;
    let strategy = RoundingStrategy::ToPositiveInfinity;
    Cost::new(converted.round_dp_with_strategy(4, strategy), currency).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::backorder::{Boxed, Hold, Life};
    use crate::rules::price::BackorderKind;
    use crate::rules::schedule::Dates;
    use crate::values::id::ClientId;
    use crate::values::name::{DomainName, Tld, TldSet};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn cost(text: &str, currency: &str) -> Cost {
        Cost::parse(text, Currency::parse(currency).unwrap()).unwrap()
    }

    fn record(id: u64, name: &str, drop_at: &str) -> Backorder {
        let dates = Some(Dates::of_drop(at(drop_at)));
        Backorder {
            id: BackorderId(id),
            client: ClientId(1),
            name: DomainName::parse(name, &TldSet::first_dot()).unwrap(),
            revision: 1,
            deleted_at: None,
            finished_at: None,
            present: Life::placed(1, BackorderKind::Full, dates, at("2027-01-01T00:00:00Z")),
            past: Boxed::default(),
            outbox: Boxed::default(),
        }
    }

    fn forecast(available: &str) -> ResellerForecast {
        let mut book = Book::new();
        for (id, name, drop_at) in [
            (1, "a.com", "2027-01-10T19:00:00Z"),
            (2, "b.com", "2027-01-10T23:59:59Z"),
            (3, "c.org", "2027-01-11T00:00:00Z"),
            (4, "d.com", "2027-02-11T00:00:00Z"),
            (5, "e.nocost", "2027-01-11T00:00:00Z"),
        ] {
            book.insert(record(id, name, drop_at)).unwrap();
        }
        forecast_of(&book, available).unwrap()
    }

    fn forecast_of(book: &Book, available: &str) -> Result<ResellerForecast, Error> {
        let mut costs = CostList::new();
        costs
            .insert(Tld::parse("com").unwrap(), BackorderKind::Full, cost("9.9001", "EUR"))
            .unwrap();
        costs.insert(Tld::parse("org").unwrap(), BackorderKind::Full, cost("10", "USD")).unwrap();
        costs.insert(Tld::parse("uk").unwrap(), BackorderKind::Full, cost("7", "GBP")).unwrap();
        let eur = Currency::parse("EUR").unwrap();
        let rate = ExchangeRate::parse(Currency::parse("USD").unwrap(), eur, "0.92").unwrap();
        let funds = ResellerFunds {
            amount: cost(available, "EUR"),
            deposit: cost("5", "EUR"),
            credit: cost("5", "EUR"),
        };
        let now = at("2027-01-09T12:00:00Z");
        ResellerForecast::of(book, &costs, &[rate], &funds, now, TimeDelta::days(7))
    }

    #[test]
    fn the_first_day_that_falls_short_is_named() {
        let days = |forecast: &ResellerForecast| {
            let days = forecast.days.iter();
            days.map(|day| (day.day.to_string(), day.left.amount().to_string())).collect::<Vec<_>>()
        };
        let enough = forecast("29.0002");
        assert_eq!(enough.first_short, None);
        assert_eq!(
            days(&enough),
            [("2027-01-10".into(), "9.2".into()), ("2027-01-11".into(), "0".into())]
        );
        let short = forecast("29.0001");
        assert_eq!(short.first_short, Some(at("2027-01-11T00:00:00Z").date_naive()));
        assert_eq!(short.days[1].left.amount().to_string(), "-0.0001");
        assert_eq!(short.days[0].backorders, 2);
    }

    #[test]
    fn every_day_says_what_each_currency_costs() {
        let mut book = Book::new();
        let names = [(1, "a.com"), (2, "b.org"), (3, "c.org"), (4, "d.uk"), (5, "e.nocost")];
        for (id, name) in names {
            book.insert(record(id, name, "2027-01-10T19:00:00Z")).unwrap();
        }
        let day = &forecast_of(&book, "100").unwrap().days[0];
        assert_eq!(day.by_currency, [cost("9.9001", "EUR"), cost("7", "GBP"), cost("20", "USD")]);
        // What has no rate is in no sum but its own.
        assert_eq!((day.backorders, day.cost), (5, cost("28.3001", "EUR")));
    }

    #[test]
    fn what_may_still_be_charged_counts_and_what_is_won_does_not() {
        let mut book = Book::new();
        let statuses = [
            Status::Requested,
            Status::Active,
            Status::Processing,
            Status::AuctionPending,
            Status::PendingPayment,
            Status::Failed,
        ];
        for (id, status) in (1..).zip(statuses) {
            // Dropped before today: it still counts today.
            let mut record = record(id, "a.com", "2027-01-08T19:00:00Z");
            record.present.status = status;
            if matches!(id, 2..=5) {
                let eur = Currency::parse("EUR").unwrap();
                let amount = crate::values::money::Money::of_minor(2000, eur);
                record.present.hold = Some(Hold::untaxed(amount, at("2027-01-05T19:00:00Z")));
            }
            book.insert(record).unwrap();
        }
        let forecast = forecast_of(&book, "100").unwrap();
        let days = forecast.days.iter().map(|day| (day.day.to_string(), day.backorders));
        assert_eq!(days.collect::<Vec<_>>(), [("2027-01-09".to_owned(), 4)]);
        assert_eq!(forecast.days[0].left, cost("60.3996", "EUR"));
    }

    #[test]
    fn a_cost_that_is_not_known_is_said() {
        assert_eq!(forecast("100").without_cost, [BackorderId(5)]);
    }
}
