//! The plan for all domains: two lists in any order, matched by name.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, Utc};
use xxhash_rust::xxh3::xxh3_64;

use crate::rules::fields::Fields;
use crate::rules::provider::Provider;
use crate::values::error::{Error, visible};
use crate::values::name::{DomainName, TldSet};

use super::answer::{Answer, Finding};
use super::change::Side;
use super::domain::BilledDomain;
use super::entry::Level;
use super::plan::{DomainPlan, Planned, planned};
use super::settings::Settings;
use super::status::BillingStatus;

/// Why a row is refused: it is never planned, and never a stop for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RefusedDomainRow {
    /// The row cannot be read: a word, a number or a date that cannot be.
    Unreadable,
    /// Two rows of billing have the same id.
    DuplicateId,
    /// Two answers are about the same domain.
    DuplicateAnswer,
    /// The answer is about a domain that billing does not have.
    NotInBilling,
}

impl RefusedDomainRow {
    /// The stable word, in lower case with hyphens.
    pub const fn as_str(self) -> &'static str {
        match self {
            RefusedDomainRow::Unreadable => "unreadable",
            RefusedDomainRow::DuplicateId => "duplicate-id",
            RefusedDomainRow::DuplicateAnswer => "duplicate-answer",
            RefusedDomainRow::NotInBilling => "not-in-billing",
        }
    }

    /// How much it matters: a domain that billing does not have may be the reseller's own.
    pub const fn level(self) -> Level {
        match self {
            RefusedDomainRow::NotInBilling => Level::Notice,
            _ => Level::Error,
        }
    }
}

/// A domain of which a row is refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RefusedDomain {
    /// The domain, or `row 7` if there is none in it.
    pub name: Box<str>,
    /// Whose row it is.
    pub side: Side,
    /// Why.
    pub reason: RefusedDomainRow,
    /// What cannot be, for a row that cannot be read.
    pub detail: Option<Box<str>>,
}

impl fmt::Display for RefusedDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.name, self.side.as_str(), self.reason.as_str())?;
        self.detail.as_ref().map_or(Ok(()), |detail| write!(f, ": {detail}"))
    }
}

/// What follows for all domains.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SyncPlan {
    /// The domains with something to do or to say, by name and id.
    pub plans: Vec<DomainPlan>,
    /// The rows that were refused, by name.
    pub refused: Vec<RefusedDomain>,
    /// How many domains were compared.
    pub looked_at: usize,
    /// Whether it is only to be reported (the setting `notify_only`).
    pub is_notice: bool,
}

impl SyncPlan {
    fn take(&mut self, billed: &BilledDomain, planned: Planned) {
        self.looked_at += 1;
        if !planned.is_empty() {
            self.plans.push(planned.of(billed));
        }
    }
}

/// Plans all domains. The order of the lists does not matter.
///
/// Of several rows with one name (it moved to another client) only the newest that is not ended is
/// planned, else the newest; Fraud counts for none of them. A domain without an answer is left
/// alone, unless the list `is_complete`: then it is not at the registrar.
///
/// Needs 16 bytes for a domain that has both, and what the plans themselves need.
///
/// # Example
/// ```
/// use backorder_core::Provider;
/// use backorder_core::sync::{Settings, plan_all};
/// let now = "2026-11-27T12:00:00Z".parse().unwrap();
/// let plan = plan_all(&Settings::default(), Provider::Cnr, &[], &[], true, now);
/// assert!(plan.plans.is_empty());
/// ```
pub fn plan_all(
    settings: &Settings,
    provider: Provider,
    billed: &[BilledDomain],
    answers: &[(DomainName, Answer)],
    is_complete: bool,
    now: DateTime<Utc>,
) -> SyncPlan {
    let mut all = SyncPlan { is_notice: settings.notify_only, ..SyncPlan::default() };
    let doubled = doubled_ids(billed);
    let absent = Answer::of(provider, Finding::NotFound);
    let plan_bucket = |mut bucket: Bucket<'_>, all: &mut SyncPlan| {
        bucket.refuse_doubled_ids(&doubled, &mut all.refused);
        while let Some((row, answer)) = bucket.next_pair(&mut all.refused) {
            if let Some(answer) = answer.or(is_complete.then_some(&absent)) {
                all.take(row, planned(settings, row, answer, now));
            }
        }
    };
    let mut rows = Groups::new(billed, |row| &row.name);
    let said = Groups::new(answers, |(name, _)| name);
    let (mut row_at, mut said_at, mut pairs) = (0, 0, 0);
    loop {
        // Both are in the order of their keys: the lower one goes first, or both together.
        let row_key = rows.key(row_at);
        let said_key = said.key(said_at);
        let Some(key) = row_key.into_iter().chain(said_key).min() else { break };
        let row_end = if row_key == Some(key) { rows.end(row_at) } else { row_at };
        let said_end = if said_key == Some(key) { said.end(said_at) } else { said_at };
        if (row_end - row_at, said_end - said_at) == (1, 1) && doubled.is_empty() {
            // Nearly always: one of each. It waits, in a place that is read already.
            rows.places[pairs] = (rows.place(row_at) as u64) << 32 | said.place(said_at) as u64;
            pairs += 1;
        } else {
            let bucket = Bucket {
                rows: (row_at..row_end).map(|at| &billed[rows.place(at)]).collect(),
                said: (said_at..said_end).map(|at| &answers[said.place(at)]).collect(),
            };
            plan_bucket(bucket, &mut all);
        }
        (row_at, said_at) = (row_end, said_end);
    }
    drop(said);
    let Groups { places: mut waiting } = rows;
    waiting.truncate(pairs);
    // In billing's order: a walk through one list, and often through both.
    waiting.sort_unstable();
    for pair in waiting {
        let (row, said) = (&billed[(pair >> 32) as usize], &answers[place_of(pair)]);
        if row.name == said.0 {
            all.take(row, planned(settings, row, &said.1, now));
        } else {
            plan_bucket(Bucket { rows: vec![row], said: vec![said] }, &mut all);
        }
    }
    sort_by_name(&mut all.plans);
    all.refused.sort_unstable();
    all.refused.dedup();
    all
}

/// By name and id: most names differ in their first bytes, which are compared where they lie.
fn sort_by_name(plans: &mut [DomainPlan]) {
    const START: usize = size_of::<u128>();
    let start = |plan: &DomainPlan| {
        let (mut bytes, name) = ([0; START], plan.name.as_str().as_bytes());
        let length = name.len().min(START);
        bytes[..length].copy_from_slice(&name[..length]);
        u128::from_be_bytes(bytes)
    };
    let mut order: Vec<(u128, usize)> =
        plans.iter().enumerate().map(|(at, plan)| (start(plan), at)).collect();
    let whole = |at: usize| (&plans[at].name, plans[at].id);
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| whole(a.1).cmp(&whole(b.1))));
    for at in 0..plans.len() {
        let mut from = order[at].1;
        // What stood there has gone where an earlier step put it.
        while from < at {
            from = order[from].1;
        }
        plans.swap(at, from);
    }
}

/// Plans all domains from plain values: rows of billing as [`BilledDomain::read`] takes them, and
/// answers as [`Answer::read`] does, each with its `domain`.
///
/// A row that cannot be read is refused by name. What the other side says of the same domain is
/// left alone then: half of the facts is no ground for a change.
///
/// # Example
/// ```
/// use backorder_core::sync::{Settings, plan_rows};
/// use backorder_core::{Fields, Provider};
/// let billing = Fields::list(r#"[{"id": 1, "domain": "a.com", "status": "Lost"}]"#)?;
/// let now = "2026-11-27T12:00:00Z".parse().unwrap();
/// let plan = plan_rows(&Settings::default(), Provider::Cnr, &billing, &[], false, now);
/// assert_eq!(
///     plan.refused[0].to_string(),
///     "a.com (billing): unreadable: \"Lost\" is no status of a domain in billing"
/// );
/// # Ok::<(), backorder_core::Error>(())
/// ```
pub fn plan_rows(
    settings: &Settings,
    provider: Provider,
    billing: &[Fields],
    answers: &[Fields],
    is_complete: bool,
    now: DateTime<Utc>,
) -> SyncPlan {
    let mut unreadable = Unreadable::default();
    let mut billed = unreadable.read(Side::Billing, billing, BilledDomain::read);
    let mut said = unreadable.read(Side::Registrar, answers, |row| {
        let name = DomainName::parse(row.required("domain")?, &TldSet::first_dot())?;
        Ok((name, Answer::read(provider, row)?))
    });
    billed.retain(|row| !unreadable.names.contains(&row.name));
    said.retain(|(name, _)| !unreadable.names.contains(name));
    let mut plan = plan_all(settings, provider, &billed, &said, is_complete, now);
    plan.refused.extend(unreadable.refused);
    plan.refused.sort_unstable();
    plan
}

/// The rows that cannot be read, with the names they are about.
#[derive(Default)]
struct Unreadable {
    refused: Vec<RefusedDomain>,
    names: BTreeSet<DomainName>,
}

impl Unreadable {
    fn read<T>(
        &mut self,
        side: Side,
        rows: &[Fields],
        read: impl Fn(&Fields) -> Result<T, Error>,
    ) -> Vec<T> {
        let mut good = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let error = match read(row) {
                Ok(value) => {
                    good.push(value);
                    continue;
                }
                Err(error) => error,
            };
            let text = row.text("domain");
            let name = text.and_then(|text| DomainName::parse(text, &TldSet::first_dot()).ok());
            let shown = text.map_or(format!("row {}", index + 1), |text| visible(text).into());
            self.refused.push(RefusedDomain {
                name: name.as_ref().map_or(shown.into(), |name| name.as_str().into()),
                side,
                reason: RefusedDomainRow::Unreadable,
                detail: Some(error.message().into()),
            });
            self.names.extend(name);
        }
        good
    }
}

/// The ids that more than one row has; what it needs is given back before the names are sorted.
fn doubled_ids(billed: &[BilledDomain]) -> Vec<u64> {
    let mut ids: Vec<u64> = billed.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    let mut doubled: Vec<u64> =
        ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    doubled.dedup();
    doubled
}

/// Half of the name's hash above the place in the list: sorted, the same names are neighbours, and
/// each costs eight bytes.
struct Groups {
    places: Vec<u64>,
}

/// The lower half.
fn place_of(both: u64) -> usize {
    (both & u64::from(u32::MAX)) as usize
}

impl Groups {
    fn new<T>(list: &[T], name: impl Fn(&T) -> &DomainName) -> Groups {
        let mut places: Vec<u64> = Vec::with_capacity(list.len());
        places.extend((0_u64..).zip(list).map(|(at, item)| {
            let hash = xxh3_64(name(item).as_str().as_bytes());
            (hash & !u64::from(u32::MAX)) | at
        }));
        places.sort_unstable();
        Groups { places }
    }

    /// The place in the list.
    fn place(&self, at: usize) -> usize {
        place_of(self.places[at])
    }

    fn key(&self, at: usize) -> Option<u64> {
        self.places.get(at).map(|place| place >> 32)
    }

    fn end(&self, at: usize) -> usize {
        let key = self.key(at);
        let same = self.places[at..].iter().take_while(|place| Some(**place >> 32) == key);
        at + same.count()
    }
}

/// The rows and answers whose names share a key: nearly always one of each.
struct Bucket<'a> {
    rows: Vec<&'a BilledDomain>,
    said: Vec<&'a (DomainName, Answer)>,
}

impl<'a> Bucket<'a> {
    fn refuse_doubled_ids(&mut self, doubled: &[u64], refused: &mut Vec<RefusedDomain>) {
        if doubled.is_empty() {
            return;
        }
        self.rows.retain(|row| {
            let is_doubled = doubled.binary_search(&row.id).is_ok();
            if is_doubled {
                refused.push(refuse(&row.name, Side::Billing, RefusedDomainRow::DuplicateId));
                // Its answer is not that of a stranger.
                self.said.retain(|(name, _)| *name != row.name);
            }
            !is_doubled
        });
    }

    /// Takes all of one name out: the row that counts, and its answer.
    fn next_pair(
        &mut self,
        refused: &mut Vec<RefusedDomain>,
    ) -> Option<(&'a BilledDomain, Option<&'a Answer>)> {
        while let Some(first) = self.rows.first() {
            let name = &first.name;
            let newest = self.rows.iter().copied().filter(|row| row.name == *name);
            let row = newest.max_by_key(|row| rank(row.status, row.id))?;
            self.rows.retain(|other| other.name != row.name);
            let mut said = self.said.iter().filter(|(name, _)| *name == row.name);
            let answer = said.next().map(|(_, answer)| answer);
            let is_doubled = said.next().is_some();
            self.said.retain(|(name, _)| *name != row.name);
            if !is_doubled {
                return Some((row, answer));
            }
            let reason = RefusedDomainRow::DuplicateAnswer;
            refused.push(refuse(&row.name, Side::Registrar, reason));
        }
        for (name, _) in self.said.drain(..) {
            refused.push(refuse(name, Side::Registrar, RefusedDomainRow::NotInBilling));
        }
        None
    }
}

fn refuse(name: &DomainName, side: Side, reason: RefusedDomainRow) -> RefusedDomain {
    RefusedDomain { name: name.as_str().into(), side, reason, detail: None }
}

/// Of the rows with one name, the greatest counts: not Fraud, not ended, the newest.
pub(super) fn rank(status: BillingStatus, id: u64) -> (bool, bool, u64) {
    (status != BillingStatus::Fraud, !status.is_ended(), id)
}
