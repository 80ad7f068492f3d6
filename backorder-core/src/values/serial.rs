//! How values are written inside stored texts (the outbox, the details of a record): names as
//! their ACE text, amounts as decimal text with currency. With the feature `serde`, too, what else
//! is one text: what `Display` writes, `FromStr` reads.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::values::money::{Currency, Money};
use crate::values::name::{DomainName, TldSet};

impl Serialize for DomainName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for DomainName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DomainName, D::Error> {
        // A label has no dot, so the TLD is what follows the first one.
        let text = String::deserialize(deserializer)?;
        DomainName::parse(&text, &TldSet::first_dot()).map_err(D::Error::custom)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Currency, D::Error> {
        Currency::stored(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (amount, currency) = text
            .split_once(' ')
            .ok_or_else(|| D::Error::custom(format!("{text:?} is not an amount and a currency")))?;
        let currency = Currency::stored(currency).map_err(D::Error::custom)?;
        Money::parse(amount, currency).map_err(D::Error::custom)
    }
}

/// Serde for a value that is one text, with the feature `serde`.
macro_rules! by_text {
    ($name:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                text.parse().map_err(<D::Error as serde::de::Error>::custom)
            }
        }
    };
}

pub(crate) use by_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_back_and_bad_ones_are_refused() {
        let name = DomainName::parse("shop.co.uk", &TldSet::first_dot()).unwrap();
        let amount = Money::parse("-0.05", Currency::parse("EUR").unwrap()).unwrap();
        let text = serde_json::to_string(&(&name, amount)).unwrap();
        assert_eq!(text, r#"["shop.co.uk","-0.05 EUR"]"#);
        let back: (DomainName, Money) = serde_json::from_str(&text).unwrap();
        assert_eq!((back.0.tld(), back.1), ("co.uk", amount));
        assert!(serde_json::from_str::<Money>(r#""1.005 EUR""#).is_err());
        assert!(serde_json::from_str::<Money>(r#""1.00""#).is_err());
        assert!(serde_json::from_str::<DomainName>(r#""-x.com""#).is_err());
    }
}
