//! StatusAccount: the reseller's own funds at the registrar.

use backorder_core::{Cost, Currency};

use super::Request;
use crate::wire::command::Command;
use crate::wire::error::Error;
use crate::wire::profile::Platform;
use crate::wire::read::{cost, currency, missing};
use crate::wire::response::Response;

/// Asks for the reseller's funds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusAccount;

/// The reseller's funds, with up to four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Account {
    /// The balance.
    pub amount: Cost,
    /// What of it is reserved. CNR's answer has no such column: 0 there.
    pub deposit: Cost,
    /// The credit line.
    pub credit: Cost,
    /// The currency of all three.
    pub currency: Currency,
}

impl Request for StatusAccount {
    type Response = Account;

    fn command(&self, _: Platform) -> Command {
        Command::new("StatusAccount")
    }

    fn read(&self, answer: &Response) -> Result<Account, Error> {
        let currency = currency(answer, "CURRENCY", 0)?;
        let amount = |name: &str| cost(answer, name, 0, currency);
        let needed = |name: &str| amount(name)?.ok_or_else(|| missing(name, 0));
        Ok(Account {
            amount: needed("AMOUNT")?,
            deposit: amount("DEPOSIT")?.map_or_else(|| nothing(currency), Ok)?,
            credit: needed("CREDIT")?,
            currency,
        })
    }
}

fn nothing(currency: Currency) -> Result<Cost, Error> {
    Cost::parse("0", currency).map_err(|error| crate::wire::read::invalid("DEPOSIT", error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::answer;

    #[test]
    fn amounts_and_currency_must_be_there() {
        let all = [("AMOUNT", "1.00"), ("CREDIT", "2.0000"), ("CURRENCY", "EUR")];
        let account = StatusAccount.read(&answer(&all)).expect("reads");
        assert!(account.deposit.amount().is_zero());
        for left_out in 0..all.len() {
            let mut some = all.to_vec();
            let (name, _) = some.remove(left_out);
            assert_eq!(StatusAccount.read(&answer(&some)).expect_err(name).subject(), name);
        }
        let bad = [&all[..], &[("DEPOSIT", "1,00")]].concat();
        assert_eq!(StatusAccount.read(&answer(&bad)).expect_err("no amount").subject(), "DEPOSIT");
    }
}
