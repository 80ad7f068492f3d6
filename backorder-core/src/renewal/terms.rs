//! For how many years a domain is registered or renewed.

use std::collections::BTreeSet;

/// What a term is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum TermFor {
    /// A registration.
    Register,
    /// A renewal.
    Renew,
}

impl TermFor {
    /// The word: `register`, `renew`.
    pub const fn as_str(self) -> &'static str {
        match self {
            TermFor::Register => "register",
            TermFor::Renew => "renew",
        }
    }
}

/// The terms of a TLD in years.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Terms {
    /// The years that are offered.
    pub years: BTreeSet<u32>,
    /// The list is not from a source about this very kind of term.
    pub is_assumed: bool,
}

impl Terms {
    /// Whether a term is offered.
    pub fn allows(&self, years: u32) -> bool {
        self.years.contains(&years)
    }

    /// The nearest terms that are offered, below and above.
    pub fn nearest(&self, years: u32) -> (Option<u32>, Option<u32>) {
        let below = self.years.range(..years).next_back().copied();
        let above = self.years.iter().find(|term| **term > years).copied();
        (below, above)
    }

    /// The smallest term.
    pub fn smallest(&self) -> Option<u32> {
        self.years.first().copied()
    }
}
