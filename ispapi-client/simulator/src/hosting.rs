//! Name servers and zones of an account, and the keys that sign a domain.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

/// A name server below a domain, with its own addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Host {
    pub account: String,
    pub addresses: BTreeSet<String>,
    pub created: DateTime<Utc>,
    pub updated: DateTime<Utc>,
}

/// A zone: its records, as they were written, forwardings among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zone {
    pub account: String,
    pub serial: u64,
    pub created: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    pub records: Vec<String>,
}

impl Zone {
    pub fn new(account: &str, now: DateTime<Utc>) -> Zone {
        Zone {
            account: account.to_owned(),
            serial: 1,
            created: now,
            updated: now,
            records: Vec::new(),
        }
    }

    /// The place of a record in the words of a removal: its exact text, or a pattern with `%`.
    pub fn place(&self, removal: &str) -> Option<usize> {
        let exact = self.records.iter().position(|known| known == removal);
        exact.or_else(|| {
            let pattern: Vec<&str> = removal.split('%').collect();
            let fits = |record: &String| pattern.len() > 1 && fits(&pattern, record);
            self.records.iter().position(fits)
        })
    }
}

/// Whether a text has these parts in order, the first at its start.
fn fits(parts: &[&str], text: &str) -> bool {
    let mut rest = text;
    parts.iter().enumerate().all(|(place, part)| {
        let found = match place {
            0 => rest.strip_prefix(part),
            _ => rest.split_once(part).map(|(_, behind)| behind),
        };
        rest = found.unwrap_or_default();
        found.is_some()
    })
}

/// What the registry has of a domain's keys, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Signing {
    pub ds: Vec<String>,
    pub keys: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removal_is_exact_or_a_pattern() {
        let mut zone = Zone::new("", DateTime::UNIX_EPOCH);
        zone.records = vec!["www 60 IN A 192.0.2.1".into(), "a 60 IN MX 10 b".into()];
        for (removal, place) in [
            ("www 60 IN A 192.0.2.1", Some(0)),
            ("www IN A 192.0.2.1", None),
            ("% MX", Some(1)),
            ("% AAAA", None),
            ("b% MX", None),
        ] {
            assert_eq!(zone.place(removal), place, "{removal}");
        }
    }
}
