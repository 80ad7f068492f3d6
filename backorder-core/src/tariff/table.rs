//! The table of prices that billing stores for a TLD.

use rust_decimal::Decimal;

use crate::rules::fields::{Fields, refuse};
use crate::values::error::Error;

/// The longest term of the table, in years.
pub const TERMS: usize = 10;

/// What a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum PriceKind {
    /// A registration.
    Register,
    /// A renewal.
    Renew,
    /// A transfer.
    Transfer,
    /// A restore.
    Redemption,
}

impl PriceKind {
    /// The word: `register`, `renew`, `transfer`, `redemption`.
    pub const fn as_str(self) -> &'static str {
        match self {
            PriceKind::Register => "register",
            PriceKind::Renew => "renew",
            PriceKind::Transfer => "transfer",
            PriceKind::Redemption => "redemption",
        }
    }
}

/// Prices for 1 to 10 years, with two decimals; `None` is not offered, which billing writes as
/// `-1.00`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PriceTable {
    /// Registrations.
    pub register: [Option<Decimal>; TERMS],
    /// Renewals.
    pub renew: [Option<Decimal>; TERMS],
    /// Transfers.
    pub transfer: [Option<Decimal>; TERMS],
    /// A restore.
    pub redemption: Option<Decimal>,
}

/// A stored price that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PriceChange {
    /// What it is for.
    pub kind: PriceKind,
    /// The years; 1 for a restore.
    pub years: u32,
    /// What is stored.
    pub old: Option<Decimal>,
    /// What it should be.
    pub new: Option<Decimal>,
}

impl PriceTable {
    /// Every price with its kind and years, in order.
    pub fn cells(&self) -> impl Iterator<Item = (PriceKind, u32, Option<Decimal>)> {
        let of = |kind, prices: &[Option<Decimal>; TERMS]| {
            (1_u32..).zip(*prices).map(move |(years, price)| (kind, years, price))
        };
        let restore = std::iter::once((PriceKind::Redemption, 1, self.redemption));
        of(PriceKind::Register, &self.register)
            .chain(of(PriceKind::Renew, &self.renew))
            .chain(of(PriceKind::Transfer, &self.transfer))
            .chain(restore)
    }

    /// What has to change for this table to become `new`.
    pub fn changes(&self, new: &PriceTable) -> Vec<PriceChange> {
        let pairs = self.cells().zip(new.cells());
        pairs
            .filter(|((_, _, old), (_, _, new))| old != new)
            .map(|((kind, years, old), (_, _, new))| PriceChange { kind, years, old, new })
            .collect()
    }

    /// The prices of one kind as billing writes them, by years; one for a restore.
    pub fn texts(&self, kind: PriceKind) -> Vec<String> {
        let of_kind = self.cells().filter(|(cell, ..)| *cell == kind);
        of_kind.map(|(_, _, price)| PriceTable::text(price)).collect()
    }

    /// Reads `register`, `renew` and `transfer`, each the prices of 1 to 10 years in order, and
    /// `redemption`; `None` if there is nothing of it. Prices below 0 are not offered.
    ///
    /// # Errors
    /// [`ErrorKind::DomainRowInvalid`](crate::ErrorKind::DomainRowInvalid): no amount, or more than
    /// ten.
    pub fn read(fields: &Fields) -> Result<Option<PriceTable>, Error> {
        let names = ["register", "renew", "transfer", "redemption"];
        if names.iter().all(|name| fields.text(name).is_none()) {
            return Ok(None);
        }
        let row = |name: &str| {
            let mut row = [None; TERMS];
            let lines = fields.lines(name);
            if lines.len() > TERMS {
                return Err(refuse(name, "", "has more than ten prices"));
            }
            for (cell, text) in row.iter_mut().zip(lines) {
                let price: Decimal = text.parse().map_err(|_| refuse(name, text, "is no price"))?;
                *cell = Some(price).filter(|price| !price.is_sign_negative());
            }
            Ok(row)
        };
        Ok(Some(PriceTable {
            register: row("register")?,
            renew: row("renew")?,
            transfer: row("transfer")?,
            redemption: row("redemption")?[0],
        }))
    }

    /// A price as billing writes it.
    pub fn text(price: Option<Decimal>) -> String {
        price.map_or("-1.00".to_owned(), |price| format!("{price:.2}"))
    }
}
