//! A client's account, and what of it is free, held and covered.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::record::effect::EffectId;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::ClientId;
use crate::values::money::{Currency, Money};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::effect::EffectKind;
    use crate::values::id::BackorderId;

    fn eur(minor: i64) -> Money {
        Money::of_minor(minor, Currency::parse("EUR").unwrap())
    }

    fn account(credit: i64, unpaid: i64) -> Account {
        let (credit, unpaid) = (eur(credit), eur(unpaid));
        Account { client: ClientId(7), credit, unpaid, revision: 1, noted: Vec::new() }
    }

    fn reading(credit: i64, unpaid: i64, noted: Vec<EffectId>) -> AccountReading {
        AccountReading { client: ClientId(7), credit: eur(credit), unpaid: eur(unpaid), noted }
    }

    #[test]
    fn a_reading_is_taken_in_and_told_from_the_same_again() {
        let kind = EffectKind::CreateInvoice;
        let note = EffectId { backorder: BackorderId(1), life: 1, kind, number: 1 };
        let mut account = account(5000, 100);
        assert!(!account.take(reading(5000, 100, vec![])));
        assert!(account.take(reading(5001, 100, vec![])), "other credit");
        assert!(account.take(reading(5001, 99, vec![])), "other debts");
        assert!(account.take(reading(5001, 99, vec![note])), "another note");
        assert!(!account.take(reading(5001, 99, vec![note])));
        assert_eq!((account.credit, account.unpaid), (eur(5001), eur(99)));
        assert_eq!((account.noted, account.revision), (vec![note], 1));
    }

    #[test]
    fn debts_are_taken_from_the_credit_and_may_exceed_it() {
        assert_eq!(account(5000, 2001).uncommitted(), 2999);
        assert_eq!(account(0, 2000).uncommitted(), -2000);
        let most = i128::from(i64::MAX);
        assert_eq!(account(i64::MIN, i64::MAX).uncommitted(), -2 * most - 1);
    }

    #[test]
    fn what_is_shown_is_never_below_nothing_nor_beyond_money() {
        let of = |minor| shown(minor, eur(0).currency());
        assert_eq!([of(-1), of(0), of(1)], [eur(0), eur(0), eur(1)]);
        let beyond = i128::from(i64::MAX) + 1;
        assert_eq!(of(beyond), eur(i64::MAX));
        let signed = |minor| shown_signed(minor, eur(0).currency());
        assert_eq!(signed(-5), Ok(eur(-5)));
        assert_eq!(signed(beyond).unwrap_err().kind(), ErrorKind::AmountOverflow);
    }

    #[test]
    fn a_hold_that_ends_frees_money() {
        let (amount, captured) = (eur(2000), eur(2000));
        assert!(!HoldChange::Made { amount }.frees());
        assert!(HoldChange::Captured { captured, released: eur(0) }.frees());
        assert!(HoldChange::Released { amount }.frees());
    }

    #[test]
    fn what_happened_to_a_hold_is_said_in_words() {
        let (amount, captured) = (eur(2000), eur(1500));
        let said = [
            HoldChange::Made { amount },
            HoldChange::Captured { captured: amount, released: eur(0) },
            HoldChange::Captured { captured, released: eur(500) },
            HoldChange::Released { amount },
        ]
        .map(|change| change.to_string());
        assert_eq!(
            said,
            [
                "held 20.00 EUR",
                "captured 20.00 EUR",
                "captured 15.00 EUR, released 5.00 EUR",
                "released 20.00 EUR"
            ]
        );
    }
}
