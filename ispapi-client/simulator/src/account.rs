//! An account at the registrar, and the book of what was taken from it and given back.

use backorder_core::{Currency, Money};
use chrono::{DateTime, Utc};

/// The funds of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Account {
    pub amount: Money,
    /// What of it is locked for applications.
    pub deposit: Money,
    pub credit: Money,
}

/// Money taken from an account, or given back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Charge {
    pub at: DateTime<Utc>,
    /// The login of the account; empty for the first one.
    pub account: String,
    pub what: &'static str,
    pub application: Option<u64>,
    pub domain: String,
    /// Negative where it is given back.
    pub amount: Money,
    /// The account's balance after it.
    pub balance: Money,
}

impl Account {
    pub fn of(amount: Money) -> Account {
        let nothing = Money::zero(amount.currency());
        Account { amount, deposit: nothing, credit: nothing }
    }

    /// What a new account has: 10,000.00 in most currencies.
    pub fn fresh(currency: Currency) -> Account {
        Account::of(Money::of_minor(1_000_000, currency))
    }

    /// What may still be spent: balance and credit line without what is locked.
    pub fn available(&self) -> Money {
        let sum = self.amount.plus(self.credit).and_then(|sum| sum.minus(self.deposit));
        sum.unwrap_or(Money::zero(self.amount.currency()))
    }

    pub fn covers(&self, fee: Money) -> bool {
        fee.minus(self.available()).is_ok_and(|short| !short.is_positive())
    }

    // Amounts are bounded where they come in; nothing here can leave the range of money.

    pub fn lock(&mut self, fee: Money) {
        self.deposit = self.deposit.plus(fee).unwrap_or(self.deposit);
    }

    pub fn unlock(&mut self, fee: Money) {
        self.deposit = self.deposit.minus(fee).unwrap_or(self.deposit);
    }

    pub fn take(&mut self, fee: Money) {
        self.amount = self.amount.minus(fee).unwrap_or(self.amount);
    }
}
