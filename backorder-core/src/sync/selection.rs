//! Which domains to look at next.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::rules::fields::Fields;
use crate::rules::registrar_date::RegistrarDate;
use crate::values::name::{DomainName, TldSet};
use crate::values::time::TimeZone;

use super::plan_all::rank;
use super::status::BillingStatus;

/// A row of billing, with the time it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LastLook<'a> {
    /// The number of the row.
    pub id: u64,
    /// The domain; rows without one are not compared by name.
    pub name: Option<&'a str>,
    /// Billing's status.
    pub status: BillingStatus,
    /// When it was last looked at.
    pub last: Option<DateTime<Utc>>,
    /// Whether it has no due date yet, which is filled even while WHMCS's own sync has it.
    pub is_due_empty: bool,
}

impl<'a> LastLook<'a> {
    /// Reads `id`, `domain`, `status`, `last_sync` (UTC) and `next_due_date`; `None` without an id.
    ///
    /// A status or a time that cannot be is no reason to look away: the domain is looked at, and
    /// the plan reports it by name.
    pub fn read(fields: &'a Fields) -> Option<LastLook<'a>> {
        let id = fields.number("id").ok().flatten().filter(|id| *id != 0)?;
        let status = fields.text("status").map(BillingStatus::parse);
        let last = fields.text("last_sync");
        let last = last.and_then(|text| RegistrarDate::parse(text, &TimeZone::utc()));
        Some(LastLook {
            id,
            name: fields.text("domain"),
            status: status.and_then(Result::ok).unwrap_or(BillingStatus::Active),
            last: last.map(RegistrarDate::instant),
            is_due_empty: fields.has("next_due_date")
                && fields.day("next_due_date").is_ok_and(|day| day.is_none()),
        })
    }
}

/// One name in one spelling, as the plan compares them.
fn spelled_once(name: &str) -> String {
    let parsed = DomainName::parse(name, &TldSet::first_dot());
    parsed.map_or_else(|_| name.to_lowercase(), |name| name.as_str().to_owned())
}

/// How many to look at in a run, and when again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Selection {
    /// Domains a run.
    pub batch: usize,
    /// A domain that was looked at this long ago, or less, is not due.
    pub update_interval: TimeDelta,
    /// WHMCS's own sync is used: what it looks at takes no place.
    pub native: bool,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection { batch: 200, update_interval: TimeDelta::hours(2), native: false }
    }
}

impl Selection {
    /// The ids to look at now: never looked at first, then longest ago, then by id. What a plan
    /// would leave alone takes no place; of the rows with one name only the one that counts.
    ///
    /// # Example
    /// ```
    /// use backorder_core::sync::{BillingStatus, LastLook, Selection};
    /// let row = |id, last: Option<&str>| LastLook {
    ///     id, name: None, status: BillingStatus::Active, is_due_empty: false,
    ///     last: last.map(|text| text.parse().unwrap()),
    /// };
    /// let rows = [row(1, Some("2026-11-27T09:00:00Z")), row(2, None)];
    /// let now = "2026-11-27T12:00:00Z".parse().unwrap();
    /// assert_eq!(Selection::default().due(&rows, now), [2, 1]);
    /// ```
    pub fn due(&self, rows: &[LastLook<'_>], now: DateTime<Utc>) -> Vec<u64> {
        let mut newest: BTreeMap<String, &LastLook<'_>> = BTreeMap::new();
        for row in rows {
            let Some(name) = row.name else { continue };
            let known = newest.entry(spelled_once(name)).or_insert(row);
            if rank(row.status, row.id) > rank(known.status, known.id) {
                *known = row;
            }
        }
        let named = newest.into_values();
        let unnamed = rows.iter().filter(|row| row.name.is_none());
        let mut due: Vec<_> = named.chain(unnamed).filter(|row| self.is_due(row, now)).collect();
        due.sort_unstable_by_key(|row| (row.last, row.id));
        due.dedup_by_key(|row| row.id);
        due.into_iter().take(self.batch).map(|row| row.id).collect()
    }

    fn is_due(&self, row: &LastLook<'_>, now: DateTime<Utc>) -> bool {
        let is_left = self.native && row.status.is_native();
        let is_filled = row.is_due_empty && !row.status.is_ended();
        let is_left = row.status == BillingStatus::Fraud || is_left && !is_filled;
        !is_left && row.last.is_none_or(|last| now - last > self.update_interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn row(id: u64, name: &str) -> LastLook<'_> {
        let status = BillingStatus::Active;
        LastLook { id, name: Some(name), status, last: None, is_due_empty: false }
    }

    #[test]
    fn one_name_in_two_spellings_takes_one_place() {
        let rows = [row(1, "müller.de"), row(2, "xn--mller-kva.de")];
        assert_eq!(Selection::default().due(&rows, at("2026-12-01T12:00:00Z")), [2]);
        let rows = [row(1, "Shop.com."), row(2, "shop.com"), row(3, "?")];
        assert_eq!(Selection::default().due(&rows, at("2026-12-01T12:00:00Z")), [2, 3]);
    }
}
