//! The table of prices that billing stores for a TLD.

use rust_decimal::Decimal;

/// The longest term of the table, in years.
pub const TERMS: usize = 10;

/// What a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// The registrations as billing writes them.
    pub fn register_texts(&self) -> [String; TERMS] {
        self.register.map(PriceTable::text)
    }

    /// A price as billing writes it.
    pub fn text(price: Option<Decimal>) -> String {
        price.map_or("-1.00".to_owned(), |price| format!("{price:.2}"))
    }
}
