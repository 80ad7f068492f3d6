//! What a backorder costs and what is earned: `Backorder\PriceList`, `CostList`, `Margin`,
//! `TermPrice` and `Tariff`.

use backorder_core as core;
use backorder_core::parse_term_fee;
use backorder_core::{Currency, Error, ErrorKind, Row, Tld, Value};
use ext_php_rs::prelude::*;
use ext_php_rs::zend::ce;

use crate::FINAL;
use crate::boundary::arguments::Amount;
use crate::boundary::convert::{Items, RowArray, bad, count, hex};
use crate::boundary::errors::Refused;
use crate::rules::policy::Policy;
use crate::rules::tax::{Charge, Tax};
use crate::values::enums::BackorderKind;
use crate::values::money::{Cost, ExchangeRate, Money};

/// Changed by `insert` alone; an engine takes a copy.
#[php_class]
#[php(name = "Backorder\\PriceList")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct PriceList(pub backorder_core::PriceList);

#[php_impl]
impl PriceList {
    #[php(getter)]
    pub fn rows(&self) -> Vec<RowArray> {
        let rows = self.0.iter().map(|(tld, currency, kind, price)| {
            row(tld, currency, kind, ("price", price.to_decimal()))
        });
        rows.collect()
    }

    pub fn __construct() -> PriceList {
        PriceList(backorder_core::PriceList::new())
    }

    pub fn of_rows(rows: Items<'_>) -> Result<PriceList, Refused> {
        let mut list = backorder_core::PriceList::new();
        for row in rows.rows()? {
            let currency = Currency::parse(text(&row, "currency")?)?;
            let kind = backorder_core::BackorderKind::parse(text(&row, "kind")?)?;
            let price = backorder_core::Money::parse(text(&row, "price")?, currency)?;
            list.insert(Tld::parse(text(&row, "tld")?)?, currency, kind, price)?;
        }
        Ok(PriceList(list))
    }

    pub fn insert(&mut self, tld: &str, kind: BackorderKind, price: &Money) -> Result<(), Refused> {
        let price = price.0;
        Ok(self.0.insert(Tld::parse(tld)?, price.currency(), kind.into(), price)?)
    }

    pub fn price(
        &self,
        tld: &str,
        currency: &str,
        kind: BackorderKind,
    ) -> Result<Option<Money>, Refused> {
        let (tld, currency) = (Tld::parse(tld)?, Currency::parse(currency)?);
        Ok(self.0.price(&tld, currency, kind.into()).map(Money))
    }

    pub fn fingerprint(&self) -> String {
        hex(self.0.fingerprint())
    }

    pub fn shown(&self, policy: &Policy, tax: Option<&Tax>) -> Result<PriceList, Refused> {
        let tax = tax.map_or(core::Tax::NONE, |tax| tax.0);
        Ok(PriceList(self.0.shown(&policy.0, tax)?))
    }

    pub fn tariffs(&self, currency: &str) -> Result<Vec<Tariff>, Refused> {
        let tariffs = core::tariffs(&self.0, Currency::parse(currency)?);
        Ok(tariffs.into_iter().map(Tariff).collect())
    }

    pub fn tlds(&self) -> Vec<String> {
        self.0.tlds().iter().map(|tld| tld.as_str().to_owned()).collect()
    }

    pub fn count(&self) -> i64 {
        count(self.0.iter().count())
    }
}

#[php_class]
#[php(name = "Backorder\\Tariff")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Tariff(core::Tariff);

#[php_impl]
impl Tariff {
    #[php(getter)]
    pub fn tld(&self) -> String {
        self.0.tld.as_str().to_owned()
    }

    #[php(getter)]
    pub fn full(&self) -> Option<Money> {
        self.0.full.map(Money)
    }

    #[php(getter)]
    pub fn lite(&self) -> Option<Money> {
        self.0.lite.map(Money)
    }
}

/// Changed by `insert` alone, like the list of prices.
#[php_class]
#[php(name = "Backorder\\CostList")]
#[php(flags = FINAL)]
#[php(implements(ce = ce::countable, stub = "\\Countable"))]
#[derive(Debug, Clone)]
pub struct CostList(pub core::CostList);

#[php_impl]
impl CostList {
    #[php(getter)]
    pub fn rows(&self) -> Vec<RowArray> {
        let rows = self.0.iter().map(|(tld, kind, cost)| {
            row(tld, cost.currency(), kind, ("cost", cost.amount().to_string()))
        });
        rows.collect()
    }

    pub fn __construct() -> CostList {
        CostList(core::CostList::new())
    }

    pub fn of_rows(rows: Items<'_>) -> Result<CostList, Refused> {
        let mut list = core::CostList::new();
        for row in rows.rows()? {
            let currency = Currency::parse(text(&row, "currency")?)?;
            let kind = backorder_core::BackorderKind::parse(text(&row, "kind")?)?;
            let cost = backorder_core::Cost::parse(text(&row, "cost")?, currency)?;
            list.insert(Tld::parse(text(&row, "tld")?)?, kind, cost)?;
        }
        Ok(CostList(list))
    }

    pub fn insert(&mut self, tld: &str, kind: BackorderKind, cost: &Cost) -> Result<(), Refused> {
        Ok(self.0.insert(Tld::parse(tld)?, kind.into(), cost.0)?)
    }

    pub fn cost(&self, tld: &str, kind: BackorderKind) -> Result<Option<Cost>, Refused> {
        Ok(self.0.cost(&Tld::parse(tld)?, kind.into()).map(Cost))
    }

    pub fn count(&self) -> i64 {
        count(self.0.iter().count())
    }
}

#[php_class]
#[php(name = "Backorder\\Margin")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Margin(core::Margin);

#[php_impl]
impl Margin {
    #[php(getter)]
    pub fn amount(&self) -> String {
        self.0.amount().to_string()
    }

    #[php(getter)]
    pub fn currency(&self) -> String {
        self.0.currency().code().to_owned()
    }

    pub fn zero(currency: &str) -> Result<Margin, Refused> {
        Ok(Margin(core::Margin::zero(Currency::parse(currency)?)))
    }

    pub fn of(
        charge: &Charge,
        cost: &Cost,
        rate: Option<&ExchangeRate>,
    ) -> Result<Margin, Refused> {
        let same = backorder_core::ExchangeRate::same(charge.0.net().currency());
        let rate = rate.map_or(same, |rate| rate.0);
        Ok(Margin(core::Margin::of(charge.0, cost.0, rate)?))
    }

    pub fn plus(&self, other: &Margin) -> Result<Margin, Refused> {
        Ok(Margin(self.0.plus(other.0)?))
    }

    #[php(name = "__toString")]
    pub fn text(&self) -> String {
        format!("{} {}", self.0.amount(), self.0.currency())
    }
}

#[php_class]
#[php(name = "Backorder\\TermPrice")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct TermPrice(core::TermPrice);

#[php_impl]
impl TermPrice {
    #[php(getter)]
    pub fn years(&self) -> i64 {
        self.0.years().into()
    }

    #[php(getter)]
    pub fn registrar(&self) -> Cost {
        Cost(self.0.registrar())
    }

    #[php(getter)]
    pub fn storable(&self) -> Cost {
        Cost(self.0.storable())
    }

    #[php(getter)]
    pub fn difference(&self) -> Cost {
        Cost(self.0.difference())
    }

    pub fn of(setup: &Cost, annual: &Cost, years: i64) -> Result<TermPrice, Refused> {
        let years = u32::try_from(years).map_err(|_| {
            let message = format!("a term of {years} years is not in 1 to {}", core::MAX_TERM);
            Error::new(ErrorKind::TermInvalid, years, message)
        })?;
        Ok(TermPrice(core::TermPrice::of(setup.0, annual.0, years)?))
    }

    pub fn parse_fee(amount: Amount<'_>, currency: &str) -> Result<Option<Money>, Refused> {
        let amount = amount.text("amount")?;
        Ok(parse_term_fee(amount, Currency::parse(currency)?)?.map(Money))
    }
}

/// A line of a list, as `of_rows` reads it.
fn row(
    tld: &Tld,
    currency: Currency,
    kind: backorder_core::BackorderKind,
    (column, amount): (&'static str, String),
) -> RowArray {
    let columns = [
        ("tld", tld.as_str().into()),
        ("currency", currency.code().into()),
        ("kind", kind.as_str().into()),
        (column, amount.into()),
    ];
    RowArray(columns.into_iter().collect())
}

fn text<'r>(row: &'r Row, column: &str) -> Result<&'r str, Refused> {
    match row.get(column) {
        Some(Value::Text(text)) => Ok(text),
        Some(_) => Err(bad(&format!("column {column}"), "is not a text").into()),
        None => Err(bad(&format!("column {column}"), "is missing").into()),
    }
}
