//! A client's account, and what of it is free, held and covered.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::effect::EffectId;
use crate::error::{Error, ErrorKind};
use crate::id::ClientId;
use crate::money::{Currency, Money};

/// A client's prepaid balance as billing showed it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub client: ClientId,
    /// The balance; its currency is the account's.
    pub credit: Money,
    /// Unpaid invoices, without "Add Funds" ones.
    pub unpaid: Money,
    /// Raised by every decision that makes, ends or relies on a hold.
    pub revision: u64,
    /// Our create-invoice effects that were found in the notes of invoices when the account was
    /// read: those invoices are in `credit` or `unpaid` already, so their holds are not counted.
    pub noted: Vec<EffectId>,
}

impl Account {
    /// The currency the account is kept in.
    pub fn currency(&self) -> Currency {
        self.credit.currency()
    }

    /// Takes in what billing says now; tells whether anything is different.
    pub(crate) fn take(&mut self, reading: AccountReading) -> bool {
        let AccountReading { client: _, credit, unpaid, noted } = reading;
        let is_different = (self.credit, self.unpaid) != (credit, unpaid) || self.noted != noted;
        (self.credit, self.unpaid, self.noted) = (credit, unpaid, noted);
        is_different
    }

    /// What is left of the credit after unpaid invoices, before holds; may be below zero.
    /// In minor units, wide enough that no sum of holds can overflow.
    pub(crate) fn uncommitted(&self) -> i128 {
        i128::from(self.credit.minor()) - i128::from(self.unpaid.minor())
    }
}

/// A client's account as read from billing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountReading {
    /// Whose.
    pub client: ClientId,
    /// The balance; its currency is the client's.
    pub credit: Money,
    /// Unpaid invoices without "Add Funds" ones.
    pub unpaid: Money,
    /// The ids of our create-invoice effects that were found in the notes of the client's
    /// invoices, read together with the amounts.
    pub noted: Vec<EffectId>,
}

/// What happened to the hold of a backorder in one decision. Each hold ends exactly once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum HoldChange {
    /// The amount is reserved from now on.
    Made {
        /// How much.
        amount: Money,
    },
    /// The hold ended in an invoice; what the invoice does not take is free again.
    Captured {
        /// How much the invoice took; never more than was held.
        captured: Money,
        /// How much is free again.
        released: Money,
    },
    /// The hold ended; all of it is free again.
    Released {
        /// How much.
        amount: Money,
    },
}

impl HoldChange {
    /// Whether money is free afterwards that was not before, or counts elsewhere.
    pub(crate) const fn frees(self) -> bool {
        matches!(self, HoldChange::Captured { .. } | HoldChange::Released { .. })
    }
}

impl fmt::Display for HoldChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HoldChange::Made { amount } => write!(f, "held {amount}"),
            HoldChange::Captured { captured, released } if released.is_zero() => {
                write!(f, "captured {captured}")
            }
            HoldChange::Captured { captured, released } => {
                write!(f, "captured {captured}, released {released}")
            }
            HoldChange::Released { amount } => write!(f, "released {amount}"),
        }
    }
}

/// `minor` units as an amount, cut to what money can hold; below zero counts as zero.
pub(crate) fn shown(minor: i128, currency: Currency) -> Money {
    Money::of_minor(i64::try_from(minor.max(0)).unwrap_or(i64::MAX), currency)
}

/// `minor` units as an amount that may be below zero.
///
/// # Errors
/// `AmountOverflow` when money cannot hold it.
pub(crate) fn shown_signed(minor: i128, currency: Currency) -> Result<Money, Error> {
    i64::try_from(minor).map(|minor| Money::of_minor(minor, currency)).map_err(|_| {
        let message = format!("{minor} minor units of {currency} are more than money can hold");
        Error::new(ErrorKind::AmountOverflow, currency, message)
    })
}
