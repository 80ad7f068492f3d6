//! StatusAccount: the reseller's own funds at the registrar.

use backorder_core::{Cost, Currency};

use super::{Request, required};
use crate::command::Command;
use crate::error::{Error, ErrorKind};
use crate::response::Response;

/// Asks for the reseller's funds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusAccount;

/// The reseller's funds, with up to four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    /// The balance.
    pub amount: Cost,
    /// What of it is reserved.
    pub deposit: Cost,
    /// The credit line.
    pub credit: Cost,
    /// The currency of all three.
    pub currency: Currency,
}

impl Request for StatusAccount {
    type Response = Account;

    fn command(&self) -> Command {
        Command::new("StatusAccount")
    }

    fn read(&self, answer: &Response) -> Result<Account, Error> {
        let currency = Currency::parse(required(answer, "CURRENCY")?)
            .map_err(|error| Error::new(ErrorKind::Invalid, "CURRENCY", error))?;
        let amount = |column: &str| {
            Cost::parse(required(answer, column)?, currency)
                .map_err(|error| Error::new(ErrorKind::Invalid, column, error))
        };
        Ok(Account {
            amount: amount("AMOUNT")?,
            deposit: amount("DEPOSIT")?,
            credit: amount("CREDIT")?,
            currency,
        })
    }
}
