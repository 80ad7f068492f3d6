//! A client's account, and what of it is free, held and covered.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::record::effect::EffectId;
use crate::rules::tax::Tax;
use crate::values::error::{Error, ErrorKind};
use crate::values::id::ClientId;
use crate::values::money::{Currency, Money};

/// A client's prepaid balance as billing showed it last.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Account {
    /// Whose account it is.
    pub client: ClientId,
    /// The balance; its currency is the account's.
    pub credit: Money,
    /// Unpaid invoices, without "Add Funds" ones.
    pub unpaid: Money,
    /// How the client's prices are taxed.
    pub tax: Tax,
    /// When the reading began that showed this. One that is older than
    /// [`Policy::account_age`](crate::Policy::account_age) funds and covers nothing.
    pub read_at: DateTime<Utc>,
    /// Raised by every decision that places, or makes, ends or relies on a hold, and by what
    /// billing says anew.
    pub revision: u64,
    /// Our create-invoice effects that were found in the notes of invoices when the account was
    /// read: those invoices are in `credit` or `unpaid` already, so their holds are not counted.
    pub noted: Vec<EffectId>,
}

impl Account {
    /// An account at its first revision: no tax, nothing noted.
    pub fn new(client: ClientId, credit: Money, unpaid: Money, read_at: DateTime<Utc>) -> Account {
        Account { client, credit, unpaid, tax: Tax::NONE, read_at, revision: 1, noted: Vec::new() }
    }

    /// The currency the account is kept in.
    pub fn currency(&self) -> Currency {
        self.credit.currency()
    }

    /// Whether it was read at most `age` ago. A reading from a clock that is further ahead than
    /// that counts as old: nobody knows when it was.
    pub fn is_current(&self, now: DateTime<Utc>, age: TimeDelta) -> bool {
        (now - self.read_at).abs() <= age
    }

    /// Takes in what billing says now; tells whether anything is different but the time.
    pub(crate) fn take(&mut self, reading: AccountReading) -> bool {
        let AccountReading { begun, credit, unpaid, tax, noted } = reading;
        self.read_at = begun.at;
        // What is recorded by now was noted and counts no more: that it is gone is no news.
        let known = self.noted.iter().filter(|id| begun.notes.contains(id));
        let is_same =
            (self.credit, self.unpaid, self.tax) == (credit, unpaid, tax) && known.eq(noted.iter());
        if !is_same {
            (self.credit, self.unpaid, self.tax, self.noted) = (credit, unpaid, tax, noted);
        }
        !is_same
    }

    /// What is left of the credit after unpaid invoices, before holds; may be below zero.
    /// In minor units, wide enough that no sum of holds can overflow.
    pub(crate) fn uncommitted(&self) -> i128 {
        i128::from(self.credit.minor()) - i128::from(self.unpaid.minor())
    }
}

/// A reading of a client's account that has begun, on a book that was loaded before: made by
/// [`Book::begin_reading`](crate::Book::begin_reading).
///
/// Rows first, then billing: what another worker commits after the rows were loaded raises the
/// account's revision, and the reading is refused. An account that was read before the rows could
/// still show money that is captured or held by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BegunReading {
    pub(crate) client: ClientId,
    pub(crate) at: DateTime<Utc>,
    /// The account's revision and when it was read, when this began; none without an account.
    pub(crate) seen: Option<(u64, DateTime<Utc>)>,
    pub(crate) notes: Vec<EffectId>,
}

impl BegunReading {
    /// Whose account is to be read.
    pub fn client(&self) -> ClientId {
        self.client
    }

    /// When it began.
    pub fn begun_at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Our create-invoice effects whose invoice is not recorded yet, by id: to be looked for in the
    /// notes of the client's invoices, together with the amounts.
    pub fn notes(&self) -> &[EffectId] {
        &self.notes
    }

    /// What billing shows: the balance, in the client's currency, and unpaid invoices without
    /// "Add Funds" ones. Without tax and notes; see [`AccountReading`].
    pub fn read(self, credit: Money, unpaid: Money) -> AccountReading {
        AccountReading { begun: self, credit, unpaid, tax: Tax::NONE, noted: Vec::new() }
    }
}

/// A client's account as read from billing, for
/// [`Engine::set_account`](crate::Engine::set_account).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountReading {
    pub(crate) begun: BegunReading,
    pub(crate) credit: Money,
    pub(crate) unpaid: Money,
    pub(crate) tax: Tax,
    pub(crate) noted: Vec<EffectId>,
}

impl AccountReading {
    /// With the tax on the client's prices.
    #[must_use]
    pub fn taxed(self, tax: Tax) -> AccountReading {
        AccountReading { tax, ..self }
    }

    /// With those of [`BegunReading::notes`] that were found in the notes of the client's
    /// invoices, read together with the amounts; any others are left out.
    #[must_use]
    pub fn noted(self, found: impl IntoIterator<Item = EffectId>) -> AccountReading {
        let mut noted: Vec<EffectId> =
            found.into_iter().filter(|id| self.begun.notes.contains(id)).collect();
        noted.sort_unstable();
        noted.dedup();
        AccountReading { noted, ..self }
    }

    /// Refuses a reading of an account that has changed since it began.
    pub(crate) fn check(&self, account: Option<&Account>) -> Result<(), Error> {
        if account.map(|account| (account.revision, account.read_at)) == self.begun.seen {
            return Ok(());
        }
        let client = self.begun.client;
        let message = format!(
            "the account of client {client} has changed since its reading began: begin another"
        );
        Err(Error::new(ErrorKind::AccountStale, client, message))
    }
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
/// [`ErrorKind::AmountOverflow`] when money cannot hold it.
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
        Account::new(ClientId(7), eur(credit), eur(unpaid), at(0))
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn reading(credit: i64, unpaid: i64, noted: Vec<EffectId>) -> AccountReading {
        let (client, seen) = (ClientId(7), Some((1, at(0))));
        let begun = BegunReading { client, at: at(60), seen, notes: noted.clone() };
        begun.read(eur(credit), eur(unpaid)).noted(noted)
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
        assert!(account.take(reading(5001, 99, vec![note]).taxed("19".parse().unwrap())));
        assert_eq!((account.noted, account.revision, account.read_at), (vec![note], 1, at(60)));
    }

    #[test]
    fn only_what_was_asked_for_is_noted() {
        let kind = EffectKind::CreateInvoice;
        let note =
            |backorder| EffectId { backorder: BackorderId(backorder), life: 1, kind, number: 1 };
        let reading = reading(5000, 0, vec![note(2), note(1)]);
        assert_eq!(reading.noted([note(3), note(2), note(1), note(2)]).noted, [note(1), note(2)]);
    }

    #[test]
    fn a_reading_holds_only_for_the_account_it_began_on() {
        let seen = |account: Option<&Account>| reading(5000, 0, vec![]).check(account);
        let known = account(5000, 100);
        assert_eq!(seen(Some(&known)), Ok(()));
        let others =
            [Account { revision: 2, ..known.clone() }, Account { read_at: at(1), ..known }];
        for other in others.iter().map(Some).chain([None]) {
            assert_eq!(seen(other).unwrap_err().kind(), ErrorKind::AccountStale);
        }
    }

    #[test]
    fn an_account_is_current_to_the_second_and_not_from_the_future() {
        let (account, age) = (account(1, 0), TimeDelta::minutes(10));
        let is_current = |seconds| account.is_current(at(seconds), age);
        assert_eq!([-601, -600, 0, 600, 601].map(is_current), [false, true, true, true, false]);
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
