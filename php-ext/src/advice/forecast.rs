//! Money needed by drop day: `Backorder\ResellerForecast` and `Backorder\ClientForecast`, with
//! their days.

use backorder_core as core;
use backorder_core::{Currency, ResellerFunds as Account};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::book::Book;
use crate::boundary::arguments::{Amount, At};
use crate::boundary::convert::{Items, int, span};
use crate::boundary::errors::Refused;
use crate::rules::price::CostList;
use crate::values::money::{Cost, ExchangeRate, Money};

/// With what is available beside it, so that amounts which do not go together are refused early.
#[php_class]
#[php(name = "Backorder\\ResellerFunds")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct ResellerFunds {
    pub account: Account,
    available: backorder_core::Cost,
}

#[php_impl]
impl ResellerFunds {
    #[php(getter)]
    pub fn amount(&self) -> Cost {
        Cost(self.account.amount)
    }

    #[php(getter)]
    pub fn deposit(&self) -> Cost {
        Cost(self.account.deposit)
    }

    #[php(getter)]
    pub fn credit(&self) -> Cost {
        Cost(self.account.credit)
    }

    #[php(getter)]
    pub fn available(&self) -> Cost {
        Cost(self.available)
    }

    pub fn of(
        amount: Amount<'_>,
        deposit: Amount<'_>,
        credit: Amount<'_>,
        currency: &str,
    ) -> Result<ResellerFunds, Refused> {
        let currency = Currency::parse(currency)?;
        let cost = |amount: Amount<'_>, parameter| -> Result<_, Refused> {
            Ok(backorder_core::Cost::parse(amount.text(parameter)?, currency)?)
        };
        let account = Account {
            amount: cost(amount, "amount")?,
            deposit: cost(deposit, "deposit")?,
            credit: cost(credit, "credit")?,
        };
        Ok(ResellerFunds { account, available: account.available()? })
    }
}

#[php_class]
#[php(name = "Backorder\\ResellerForecast")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct ResellerForecast(core::ResellerForecast);

#[php_impl]
impl ResellerForecast {
    #[php(getter)]
    pub fn available(&self) -> Cost {
        Cost(self.0.available)
    }

    #[php(getter)]
    pub fn days(&self) -> Vec<ForecastDay> {
        self.0.days.iter().cloned().map(ForecastDay).collect()
    }

    #[php(getter)]
    pub fn first_short(&self) -> Option<String> {
        self.0.first_short.map(|day| day.to_string())
    }

    #[php(getter)]
    pub fn without_cost(&self) -> Vec<i64> {
        self.0.without_cost.iter().map(|id| int(id.0)).collect()
    }

    pub fn of(
        book: &Book,
        costs: &CostList,
        rates: Items<'_>,
        funds: &ResellerFunds,
        now: At<'_>,
        horizon: i64,
    ) -> Result<ResellerForecast, Refused> {
        let rates: Vec<_> =
            rates.objects::<ExchangeRate>()?.into_iter().map(|rate| rate.0).collect();
        let now = now.at("now")?;
        let (account, horizon) = (&funds.account, span(now, horizon)?);
        let made = core::ResellerForecast::of(&book.0, &costs.0, &rates, account, now, horizon)?;
        Ok(ResellerForecast(made))
    }
}

#[php_class]
#[php(name = "Backorder\\ForecastDay")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct ForecastDay(core::ForecastDay);

#[php_impl]
impl ForecastDay {
    #[php(getter)]
    pub fn day(&self) -> String {
        self.0.day.to_string()
    }

    #[php(getter)]
    pub fn backorders(&self) -> i64 {
        self.0.backorders.into()
    }

    #[php(getter)]
    pub fn cost(&self) -> Cost {
        Cost(self.0.cost)
    }

    #[php(getter)]
    pub fn by_currency(&self) -> Vec<Cost> {
        self.0.by_currency.iter().copied().map(Cost).collect()
    }

    #[php(getter)]
    pub fn left(&self) -> Cost {
        Cost(self.0.left)
    }
}

#[php_class]
#[php(name = "Backorder\\ClientForecast")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct ClientForecast(pub core::ClientForecast);

#[php_impl]
impl ClientForecast {
    #[php(getter)]
    pub fn free(&self) -> Money {
        Money(self.0.free)
    }

    #[php(getter)]
    pub fn days(&self) -> Vec<NeedDay> {
        self.0.days.iter().cloned().map(NeedDay).collect()
    }

    #[php(getter)]
    pub fn first_short(&self) -> Option<String> {
        self.0.first_short.map(|day| day.to_string())
    }

    #[php(getter)]
    pub fn short(&self) -> Vec<i64> {
        self.0.short.iter().map(|id| int(id.0)).collect()
    }

    #[php(getter)]
    pub fn without_price(&self) -> Vec<i64> {
        self.0.without_price.iter().map(|id| int(id.0)).collect()
    }
}

#[php_class]
#[php(name = "Backorder\\NeedDay")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct NeedDay(core::NeedDay);

#[php_impl]
impl NeedDay {
    #[php(getter)]
    pub fn day(&self) -> String {
        self.0.day.to_string()
    }

    #[php(getter)]
    pub fn backorders(&self) -> i64 {
        self.0.backorders.into()
    }

    #[php(getter)]
    pub fn needed(&self) -> Money {
        Money(self.0.needed)
    }

    #[php(getter)]
    pub fn left(&self) -> Money {
        Money(self.0.left)
    }
}

pub fn register(module: ModuleBuilder) -> ModuleBuilder {
    module
        .class::<ResellerFunds>()
        .class::<ResellerForecast>()
        .class::<ForecastDay>()
        .class::<ClientForecast>()
        .class::<NeedDay>()
}
