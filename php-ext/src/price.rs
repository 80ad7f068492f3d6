//! `Backorder\PriceList`.

use backorder_core::{Currency, Row, Tld, Value};
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;

use crate::FINAL;
use crate::convert::{Items, bad, count};
use crate::enums::Kind;
use crate::errors::Refused;
use crate::money::Money;

/// Changed by `insert` alone; an engine takes a copy.
#[php_class]
#[php(name = "Backorder\\PriceList")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct PriceList(pub backorder_core::PriceList);

#[php_impl]
impl PriceList {
    pub fn __construct() -> PriceList {
        PriceList(backorder_core::PriceList::new())
    }

    pub fn of_rows(rows: Items<'_>) -> Result<PriceList, Refused> {
        let mut list = backorder_core::PriceList::new();
        for row in rows.rows()? {
            let currency = Currency::parse(text(&row, "currency")?)?;
            let kind = backorder_core::Kind::parse(text(&row, "kind")?)?;
            let price = backorder_core::Money::parse(text(&row, "price")?, currency)?;
            list.insert(Tld::parse(text(&row, "tld")?)?, currency, kind, price)?;
        }
        Ok(PriceList(list))
    }

    pub fn insert(&mut self, tld: &str, kind: Kind, price: &Money) -> Result<(), Refused> {
        let price = price.0;
        Ok(self.0.insert(Tld::parse(tld)?, price.currency(), kind.into(), price)?)
    }

    pub fn price(&self, tld: &str, currency: &str, kind: Kind) -> Result<Option<Money>, Refused> {
        let (tld, currency) = (Tld::parse(tld)?, Currency::parse(currency)?);
        Ok(self.0.price(tld.as_str(), currency, kind.into()).map(Money))
    }

    pub fn tlds(&self) -> Vec<String> {
        self.0.tlds().iter().map(|tld| tld.as_str().to_owned()).collect()
    }

    pub fn count(&self) -> i64 {
        count(self.0.iter().count())
    }
}

fn text<'r>(row: &'r Row, column: &str) -> Result<&'r str, Refused> {
    match row.get(column) {
        Some(Value::Text(text)) => Ok(text),
        Some(_) => Err(bad(&format!("column {column}"), "is not a text").into()),
        None => Err(bad(&format!("column {column}"), "is missing").into()),
    }
}
