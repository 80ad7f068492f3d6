//! What a client will need, day by day, and whether the funds cover it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::book::Book;
use crate::engine::Engine;
use crate::record::funds::shown_signed;
use crate::rules::lifecycle::Status;
use crate::values::error::Error;
use crate::values::id::{BackorderId, ClientId};
use crate::values::money::Money;
use crate::values::time::TimeZone;

/// What is to be held for the backorders whose deadline is on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct NeedDay {
    /// The civil day of the deadlines.
    pub day: NaiveDate,
    /// How many backorders still need money.
    pub backorders: u32,
    /// What they cost at today's prices.
    pub needed: Money,
    /// What is free after that day; below zero it falls short.
    pub left: Money,
}

/// A client's money by the day of the deadline, in the order in which it is held: the earliest
/// deadline first. In the currency of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ClientForecast {
    /// What is free now: credit less unpaid invoices less all holds; may be below zero.
    pub free: Money,
    /// The days with deadlines of what is not funded yet, in order.
    pub days: Vec<NeedDay>,
    /// The first day that falls short.
    pub first_short: Option<NaiveDate>,
    /// The backorders that will find too little when their turn comes, in the order of turns: one
    /// that does not fit takes nothing from a cheaper one after it.
    pub short: Vec<BackorderId>,
    /// Backorders without a price in the account's currency today: they will not be funded.
    pub without_price: Vec<BackorderId>,
}

impl Engine {
    /// What a client's REQUESTED backorders with a deadline from now to `horizon` will need, by
    /// the day of that deadline in `zone`; what is held already is not free any more.
    ///
    /// # Errors
    /// [`AccountUnknown`](crate::ErrorKind::AccountUnknown);
    /// [`AmountOverflow`](crate::ErrorKind::AmountOverflow) for sums that money cannot hold.
    ///
    /// # Example
    /// ```
    /// # use backorder_core::*;
    /// # let eur = Currency::parse("EUR")?;
    /// # let engine = Engine::new(Policy::default(), PriceList::new(), DropRules::none())?;
    /// # let mut book = Book::new();
    /// # let (credit, unpaid) = (Money::parse("50.00", eur)?, Money::zero(eur));
    /// # let now = "2027-01-09T12:00:00Z".parse().unwrap();
    /// # book.insert_account(Account::new(ClientId(7), credit, unpaid, now))?;
    /// let month = chrono::TimeDelta::days(31);
    /// let forecast = engine.forecast(&book, ClientId(7), &TimeZone::utc(), now, month)?;
    /// assert_eq!((forecast.free.to_decimal().as_str(), forecast.first_short), ("50.00", None));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn forecast(
        &self,
        book: &Book,
        client: ClientId,
        zone: &TimeZone,
        now: DateTime<Utc>,
        horizon: TimeDelta,
    ) -> Result<ClientForecast, Error> {
        let account = book.require_account(client)?;
        let currency = account.currency();
        let free = book.part_of(client).map_or(0, |part| part.free());
        let end = super::ends(now, horizon);
        let (mut waiting, mut without_price) = (Vec::new(), Vec::new());
        for record in book.of_client(client) {
            let waits = record.stage().status() == Some(Status::Requested);
            let dates = record.present.dates.filter(|_| waits);
            let Some(dates) = dates.filter(|dates| (now..=end).contains(&dates.deadline())) else {
                continue;
            };
            match self.price_of(Some(account), record) {
                Some(price) => waiting.push((record.rank(), dates.deadline(), price)),
                None => without_price.push(record.id),
            }
        }
        waiting.sort_unstable_by_key(|(rank, ..)| *rank);
        let mut days: Vec<NeedDay> = Vec::new();
        let (mut left, mut purse, mut short) = (shown_signed(free, currency)?, free, Vec::new());
        for (rank, deadline, price) in waiting {
            let day = zone.to_local(deadline).date();
            left = left.minus(price)?;
            match days.last_mut().filter(|last| last.day == day) {
                Some(last) => {
                    last.backorders += 1;
                    last.needed = last.needed.plus(price)?;
                    last.left = left;
                }
                None => days.push(NeedDay { day, backorders: 1, needed: price, left }),
            }
            match i128::from(price.minor()) {
                price if price <= purse => purse -= price,
                _ => short.push(rank.id),
            }
        }
        let free = shown_signed(free, currency)?;
        let first_short = days.iter().find(|day| day.left.is_negative()).map(|day| day.day);
        Ok(ClientForecast { free, days, first_short, short, without_price })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::engine::{DateSource, ListId, Listing, Placement};
    use crate::record::funds::Account;
    use crate::rules::drop_rules::DropRules;
    use crate::rules::policy::Policy;
    use crate::rules::price::{BackorderKind, PriceList};
    use crate::rules::schedule::Dates;
    use crate::values::error::ErrorKind;
    use crate::values::money::Currency;
    use crate::values::name::{DomainName, Tld, TldSet};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::parse("EUR").unwrap()).unwrap()
    }

    fn engine() -> Engine {
        let mut prices = PriceList::new();
        for (tld, price) in [("com", "20.00"), ("de", "9.00"), ("net", "5.00")] {
            let tld = Tld::parse(tld).unwrap();
            prices.insert(tld, eur("1.00").currency(), BackorderKind::Full, eur(price)).unwrap();
        }
        Engine::new(Policy::default(), prices, DropRules::none()).unwrap()
    }

    fn place(
        engine: &Engine,
        book: &mut Book,
        id: u64,
        name: &str,
        drop: &str,
        finalization: Option<&str>,
    ) {
        let dates = Dates { drop_at: at(drop), finalization_at: finalization.map(at) };
        order(engine, book, id, name, dates);
    }

    fn order(engine: &Engine, book: &mut Book, id: u64, name: &str, dates: Dates) {
        let order = Placement {
            id: BackorderId(id),
            client: ClientId(7),
            name: DomainName::parse(name, &TldSet::first_dot()).unwrap(),
            kind: BackorderKind::Full,
            listing: Some(Listing { dates, source: DateSource::Droplist(ListId(1)) }),
        };
        engine.place(book, &order, at("2027-03-01T11:00:00Z")).unwrap();
    }

    fn book(engine: &Engine, credit: &str) -> Book {
        let mut book = Book::new();
        let (credit, unpaid) = (eur(credit), eur("10.00"));
        let account = Account::new(ClientId(7), credit, unpaid, at("2027-03-01T12:00:00Z"));
        book.insert_account(account).unwrap();
        for (id, name, drop) in [
            (1, "held.com", "2027-03-02T12:00:00Z"),
            (2, "one.com", "2027-03-09T23:30:00Z"),
            (3, "two.de", "2027-03-10T12:00:00Z"),
            (4, "three.de", "2027-03-11T12:00:00Z"),
            (5, "late.com", "2027-04-30T12:00:00Z"),
            (6, "unpriced.net", "2027-03-12T12:00:00Z"),
        ] {
            place(engine, &mut book, id, name, drop, None);
        }
        let now = at("2027-03-01T12:00:00Z");
        let reading = book.begin_reading(ClientId(7), now).read(credit, unpaid);
        engine.set_account(&mut book, reading, now).unwrap();
        engine.cycle(&mut book, now);
        book
    }

    fn without_net(engine: &Engine) -> Engine {
        let mut prices = PriceList::new();
        for (tld, currency, kind, price) in engine.prices().iter() {
            if tld.as_str() != "net" {
                prices.insert(tld.clone(), currency, kind, price).unwrap();
            }
        }
        Engine::new(Policy::default(), prices, DropRules::none()).unwrap()
    }

    fn forecast(credit: &str, zone: &str, now: &str) -> ClientForecast {
        let engine = engine();
        let book = book(&engine, credit);
        let zone = TimeZone::parse(zone).unwrap();
        let month = TimeDelta::days(31);
        without_net(&engine).forecast(&book, ClientId(7), &zone, at(now), month).unwrap()
    }

    fn days(forecast: &ClientForecast) -> Vec<(String, u32, String, String)> {
        let day = |day: &NeedDay| {
            (day.day.to_string(), day.backorders, day.needed.to_decimal(), day.left.to_decimal())
        };
        forecast.days.iter().map(day).collect()
    }

    #[test]
    fn nobody_is_forecast_without_an_account() {
        let (zone, now) = (TimeZone::utc(), at("2027-03-01T12:00:00Z"));
        let refused = engine().forecast(&Book::new(), ClientId(7), &zone, now, TimeDelta::days(1));
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::AccountUnknown);
    }

    #[test]
    fn what_is_held_is_not_free_and_what_is_left_goes_below_zero() {
        // 60 less 10 unpaid less 20 held.
        let forecast = forecast("60.00", "UTC", "2027-03-01T12:00:00Z");
        assert_eq!(forecast.free, eur("30.00"));
        let day = |day: &str, count, needed: &str, left: &str| {
            (day.to_owned(), count, needed.to_owned(), left.to_owned())
        };
        assert_eq!(
            days(&forecast),
            [
                day("2027-03-09", 1, "20.00", "10.00"),
                day("2027-03-10", 1, "9.00", "1.00"),
                day("2027-03-11", 1, "9.00", "-8.00"),
            ]
        );
        assert_eq!(forecast.first_short, NaiveDate::from_ymd_opt(2027, 3, 11));
        assert_eq!(forecast.short, [BackorderId(4)]);
        assert_eq!(forecast.without_price, [BackorderId(6)]);
    }

    /// The later drop has the earlier deadline: its price is held first, and the other is short.
    #[test]
    fn money_goes_by_deadline_and_not_by_drop() {
        let engine = engine();
        let mut book = Book::new();
        let (credit, unpaid) = (eur("25.00"), eur("0.00"));
        let account = Account::new(ClientId(7), credit, unpaid, at("2027-03-01T12:00:00Z"));
        book.insert_account(account).unwrap();
        let finalized = "2027-03-09T12:00:00Z";
        place(&engine, &mut book, 1, "early.com", "2027-03-10T12:00:00Z", None);
        place(&engine, &mut book, 2, "final.com", "2027-03-14T12:00:00Z", Some(finalized));
        place(&engine, &mut book, 3, "cheap.net", "2027-03-15T12:00:00Z", None);
        let (zone, now) = (TimeZone::utc(), at("2027-03-01T12:00:00Z"));
        let month = TimeDelta::days(31);
        let forecast = engine.forecast(&book, ClientId(7), &zone, now, month).unwrap();
        let shown: Vec<_> = days(&forecast).into_iter().map(|day| (day.0, day.3)).collect();
        let day = |day: &str, left: &str| (day.to_owned(), left.to_owned());
        assert_eq!(
            shown,
            [day("2027-03-09", "5.00"), day("2027-03-10", "-15.00"), day("2027-03-15", "-20.00")]
        );
        assert_eq!(forecast.first_short, NaiveDate::from_ymd_opt(2027, 3, 10));
        assert_eq!(forecast.short, [BackorderId(1)], "5.00 are left for the cheap one");
    }

    proptest! {
        /// Played on: with a cycle whenever a window opens or a sending is due, those are
        /// funded that are not called short, and no others.
        #[test]
        fn what_is_called_short_is_what_cycles_do_not_fund(
            credit in 0_i64..12_000,
            names in vec((select(vec!["com", "de", "net"]), 4_i64..10, option::of(1_i64..8)), 1..8),
        ) {
            let all = engine();
            let engine = without_net(&all);
            let mut book = Book::new();
            let credit = Money::of_minor(credit, eur("0").currency());
            let (client, unpaid) = (ClientId(7), eur("0"));
            let account = Account::new(client, credit, unpaid, at("2027-03-01T12:00:00Z"));
            book.insert_account(account).unwrap();
            let now = at("2027-03-01T11:00:00Z");
            for (id, (tld, drop, earlier)) in (1..).zip(names) {
                let drop_at = now + TimeDelta::days(drop);
                // A deadline from half a day before the drop to the end of the fourth day.
                let earlier = earlier.map(|halves| drop_at - TimeDelta::hours(12 * halves));
                let finalization_at = earlier.filter(|at| *at > now + TimeDelta::days(3));
                let dates = Dates { drop_at, finalization_at };
                order(&all, &mut book, id, &format!("name{id}.{tld}"), dates);
            }
            let zone = TimeZone::utc();
            let forecast =
                engine.forecast(&book, client, &zone, now, TimeDelta::days(60)).unwrap();
            let mut steps: Vec<_> = book
                .iter()
                .filter_map(|record| record.present.dates)
                .flat_map(|dates| {
                    [dates.window_opens(engine.policy()), dates.submission_at(engine.policy())]
                })
                .collect();
            steps.sort_unstable();
            let mut funded = std::collections::BTreeSet::new();
            for at in steps {
                let reading = book.begin_reading(client, at).read(credit, unpaid);
                engine.set_account(&mut book, reading, at).unwrap();
                for decision in engine.cycle(&mut book, at) {
                    if decision.hold.is_some_and(|hold| !hold.frees()) {
                        funded.extend(decision.record.map(|step| step.id));
                    }
                }
            }
            for record in book.iter() {
                let is_short = forecast.short.contains(&record.id);
                let is_unpriced = forecast.without_price.contains(&record.id);
                prop_assert_eq!(funded.contains(&record.id), !is_short && !is_unpriced);
            }
        }
    }

    #[test]
    fn exactly_enough_is_not_short() {
        let forecast = forecast("68.00", "UTC", "2027-03-01T12:00:00Z");
        assert_eq!(forecast.days.last().unwrap().left, eur("0.00"));
        assert_eq!(forecast.first_short, None);
    }

    #[test]
    fn days_are_those_of_the_clients_zone() {
        let forecast = forecast("60.00", "Europe/Berlin", "2027-03-01T12:00:00Z");
        let first = days(&forecast).into_iter().next().unwrap();
        assert_eq!((first.0.as_str(), first.1), ("2027-03-10", 2), "23:30 UTC is past midnight");
    }

    #[test]
    fn deadlines_count_from_now_to_the_horizon_inclusive() {
        let now = "2027-03-10T12:00:00Z";
        assert_eq!(forecast("60.00", "UTC", now).days.len(), 2, "the drop at this second counts");
        let later = forecast("60.00", "UTC", "2027-03-30T12:00:00Z");
        assert_eq!(later.days[0].day.to_string(), "2027-04-30");
        assert!(forecast("60.00", "UTC", "2027-03-30T11:59:59Z").days.is_empty());
    }

    #[test]
    fn a_horizon_beyond_the_calendar_is_its_end() {
        let engine = engine();
        let book = book(&engine, "60.00");
        let (zone, now) = (TimeZone::utc(), at("2027-03-01T12:00:00Z"));
        let all = engine.forecast(&book, ClientId(7), &zone, now, TimeDelta::MAX).unwrap();
        assert_eq!(all.days.len(), 5);
    }
}
