//! `FromStr` for values whose text says everything: what `Display` writes reads back.

use std::str::FromStr;

use super::error::{Error, ErrorKind, shorten};
use super::money::{Currency, Money};
use super::name::{DomainName, Tld, TldSet};

impl FromStr for Currency {
    type Err = Error;

    fn from_str(text: &str) -> Result<Currency, Error> {
        Currency::parse(text)
    }
}

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
        let (amount, currency) = text.split_once(' ').ok_or_else(|| {
            let text = shorten(text);
            let message = format!("{text:?} is not an amount and a currency");
            Error::new(ErrorKind::AmountInvalid, text, message)
        })?;
        Money::parse(amount, Currency::parse(currency)?)
    }
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
        for text in ["", "1.00", "1.005 EUR", "1.00 QQQ", "EUR 1.00"] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }
}
