//! QueryExchangeRates: the rates the registrar converts prices with.

use backorder_core::ExchangeRate;
use chrono::NaiveDate;

use super::{Chunk, List, Request};
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{about, currency, day, invalid, required};
use crate::wire::response::Response;

/// Asks for exchange rates. ISPAPI's are the daily ones of the European Central Bank.
///
/// CNR does not say how many there are in all and knows no first row: there one answer holds
/// [`QueryExchangeRates::limit`] of them and no more can be had. [`crate::Client::fetch`] refuses
/// an answer that is full to this limit; a higher one or fewer days help.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct QueryExchangeRates {
    /// The currency to convert to, such as `USD`; none for all.
    pub to: Option<String>,
    /// Not before this day.
    pub day_min: Option<NaiveDate>,
    /// Not after this day.
    pub day_max: Option<NaiveDate>,
    /// The first row wanted, from 0.
    pub first: u64,
    /// Rows of one answer at most.
    pub limit: u64,
}

impl Default for QueryExchangeRates {
    /// All rates, 1,000 an answer.
    fn default() -> QueryExchangeRates {
        QueryExchangeRates { to: None, day_min: None, day_max: None, first: 0, limit: 1_000 }
    }
}

/// A rate of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ListedRate {
    /// The day it was set.
    pub day: NaiveDate,
    /// The rate, with both currencies.
    pub rate: ExchangeRate,
}

impl Request for QueryExchangeRates {
    type Response = Chunk<ListedRate>;

    fn command(&self, platform: Platform) -> Command {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let first = (platform == Platform::Ispapi).then(|| self.first.to_string());
        Command::new("QueryExchangeRates")
            .with("CURRENCYTO", self.to.as_deref())
            .with("MINDATE", day(self.day_min))
            .with("MAXDATE", day(self.day_max))
            .with("FIRST", first)
            .with("LIMIT", self.limit.to_string())
    }

    fn read(&self, answer: &Response) -> Result<Chunk<ListedRate>, Error> {
        Chunk::read(answer, &["RATE"], |row| {
            let from = currency(answer, "CURRENCYFROM", row)?;
            let to = currency(answer, "CURRENCYTO", row)?;
            if let Some(asked) = &self.to {
                about(asked, Some(to.code()))?;
            }
            let text = required(answer, "RATE", row)?;
            let rate = ExchangeRate::parse(from, to, text);
            let rate = rate.map_err(|error| invalid("RATE", error))?;
            Ok(ListedRate { day: day(answer, "DATE", row)?, rate })
        })
    }
}

impl List for QueryExchangeRates {
    type Row = ListedRate;

    const KEYS: &'static [&'static str] = &[];

    fn limit(&self) -> u64 {
        self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn a_rate_lacks_nothing() {
        let all =
            [("CURRENCYFROM", "EUR"), ("CURRENCYTO", "USD"), ("DATE", "2016-11-14"), ("RATE", "1")];
        let read = |cells: &[(&str, &str)]| {
            QueryExchangeRates::default().read(&answer(cells)).and_then(Chunk::all)
        };
        assert_eq!(read(&all).expect("reads").len(), 1);
        for (name, bad) in [("CURRENCYFROM", "EURO"), ("DATE", "today"), ("RATE", "-1")] {
            let cells = all.map(|(key, value)| (key, if key == name { bad } else { value }));
            assert_eq!(read(&cells).expect_err(name).subject(), name);
        }
        assert_eq!(read(&all[1..]).expect_err("from what?").subject(), "CURRENCYFROM");
    }
}
