//! `FromStr` for values whose text says everything: what `Display` writes reads back.

use std::str::FromStr;

use super::error::{Error, ErrorKind, shorten};
use super::money::{Cost, Currency, ExchangeRate, Money};
use super::name::{DomainName, Tld, TldSet};
use crate::values::serial::by_text;

impl FromStr for Currency {
    type Err = Error;

    fn from_str(text: &str) -> Result<Currency, Error> {
        Currency::parse(text)
    }
}

by_text!(Tld);

impl FromStr for Tld {
    type Err = Error;

    fn from_str(text: &str) -> Result<Tld, Error> {
        Tld::parse(text)
    }
}

impl FromStr for DomainName {
    type Err = Error;

    /// The TLD is what follows the first dot, as [`TldSet::first_dot`] has it.
    fn from_str(text: &str) -> Result<DomainName, Error> {
        DomainName::parse(text, &TldSet::first_dot())
    }
}

impl FromStr for Money {
    type Err = Error;

    /// An amount, a blank, a currency: `-0.05 EUR`.
    fn from_str(text: &str) -> Result<Money, Error> {
        let (amount, currency) = amount_of(text)?;
        Money::parse(amount, currency)
    }
}

by_text!(Cost);

impl FromStr for Cost {
    type Err = Error;

    /// An amount, a blank, a currency: `9.9001 USD`.
    fn from_str(text: &str) -> Result<Cost, Error> {
        let (amount, currency) = amount_of(text)?;
        Cost::parse(amount, currency)
    }
}

by_text!(ExchangeRate);

impl FromStr for ExchangeRate {
    type Err = Error;

    /// Two currencies and what one of the first is in the second: `USD/EUR 0.9215`.
    fn from_str(text: &str) -> Result<ExchangeRate, Error> {
        let parts = text
            .split_once(' ')
            .and_then(|(pair, rate)| pair.split_once('/').map(|(from, to)| (from, to, rate)))
            .filter(|(_, _, rate)| rate.trim() == *rate);
        let (from, to, rate) = parts.ok_or_else(|| {
            let text = shorten(text);
            let message = format!("{text:?} is not a rate like USD/EUR 0.9215");
            Error::new(ErrorKind::AmountInvalid, text, message)
        })?;
        ExchangeRate::parse(Currency::parse(from)?, Currency::parse(to)?, rate)
    }
}

fn amount_of(text: &str) -> Result<(&str, Currency), Error> {
    let (amount, currency) = text.split_once(' ').ok_or_else(|| {
        let text = shorten(text);
        let message = format!("{text:?} is not an amount and a currency");
        Error::new(ErrorKind::AmountInvalid, text, message)
    })?;
    Ok((amount, Currency::parse(currency)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads_back<T: FromStr<Err = Error> + ToString>(text: &str) {
        assert_eq!(text.parse::<T>().map(|value| value.to_string()), Ok(text.to_owned()));
    }

    #[test]
    fn what_is_shown_reads_back_and_the_rest_is_refused() {
        reads_back::<Currency>("EUR");
        reads_back::<Tld>("co.uk");
        reads_back::<DomainName>("shop.co.uk");
        reads_back::<Money>("-0.05 EUR");
        reads_back::<Cost>("9.9001 USD");
        reads_back::<ExchangeRate>("USD/EUR 0.9215");
        for text in ["", "USD 0.9", "USD/EUR", "USD/EUR 0", "USD/QQQ 1", "USD/USD 2", "USD/EUR 1 "]
        {
            assert!(text.parse::<ExchangeRate>().is_err(), "{text}");
        }
        assert!("9.90001 USD".parse::<Cost>().is_err());
        for text in ["", "1.00", "1.005 EUR", "1.00 QQQ", "EUR 1.00"] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }
}
