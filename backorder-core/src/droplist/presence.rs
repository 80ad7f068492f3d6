//! What a list says of a name: listed, absent, or nothing.

use crate::rules::schedule::Dates;
use crate::values::name::TldSet;

/// What one list says of one name.
///
/// Only [`Presence::Absent`] is evidence that a name has gone. A list that does not cover the TLD,
/// whose names of the TLD are fewer than half of those before, that is the first of its source, or
/// that carries the name in a line that could not be read, says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Presence {
    /// It is on the list, with these dates; they may be past.
    Listed(Dates),
    /// It is not, and the list would have it if it were about to drop.
    Absent,
    /// Nothing can be concluded.
    Unknown,
}

impl Presence {
    /// The stable name: `listed`, `absent`, `unknown`.
    pub const fn name(&self) -> &'static str {
        match self {
            Presence::Listed(_) => "listed",
            Presence::Absent => "absent",
            Presence::Unknown => "unknown",
        }
    }
}

/// Of which TLDs a list says everything that is about to drop.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Covers {
    /// Of those it has names of.
    #[default]
    Listed,
    /// Of these, whether it has names of them or not.
    Tlds(TldSet),
    /// Of none: a part of a list, such as what a query with conditions finds.
    Nothing,
}
