//! When registries release names, and which of them let the first to ask have one.
//!
//! The rules are data collected from public pages, dated and with their certainty: they can be
//! wrong and will change, so [`DropRules::parse`] reads a replacement at run time. A date given by
//! the droplist or the registry for a name always beats them.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::values::error::Error;
use crate::values::name::{HasTld, Tld};
use crate::values::time::{Disambiguation, TimeZone};

/// The rules compiled in; the same form is read by [`DropRules::parse`].
pub const BUILTIN_JSON: &str = include_str!("../../data/drop-windows.json");

/// How far ahead [`DropRules::next_start`] looks: past any yearly rule, leap days included.
const LOOK_AHEAD_DAYS: u64 = 370;

/// The release rules of all TLDs that have one.
///
/// # Example
/// ```
/// use backorder_core::{Catchable, DropRules, Tld, format_utc};
/// let rules = DropRules::builtin();
/// // Two hypotheses for .com: 14:00 in New York, or 19:00 UTC all year.
/// let (start, end) = rules.union(&Tld::parse(".COM")?, "2027-07-14".parse().unwrap()).unwrap();
/// assert_eq!(format_utc(start), "2027-07-14 18:00:00");
/// assert_eq!(format_utc(end), "2027-07-14 20:15:00");
/// assert!(matches!(rules.catchable(&Tld::parse("cz")?, start), Catchable::No(_)));
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DropRules {
    // Shared, so that a clone costs nothing.
    table: Arc<RuleTable>,
}

#[derive(Debug, PartialEq, Eq, Default)]
struct RuleTable {
    rules: Vec<DropRule>,
    /// For each TLD its rules in the order of their dates; these never overlap.
    by_tld: BTreeMap<Tld, Vec<usize>>,
}

impl DropRules {
    /// The rules compiled in, read once a process.
    pub fn builtin() -> DropRules {
        static BUILTIN: LazyLock<DropRules> = LazyLock::new(|| {
            DropRules::parse(BUILTIN_JSON).expect("a test reads the rules compiled in")
        });
        BUILTIN.clone()
    }

    /// No rules: every TLD can be caught and none has a window.
    pub fn none() -> DropRules {
        DropRules::default()
    }

    /// Reads rules in the form of [`BUILTIN_JSON`] (schema `backorder-drop-windows/1`).
    ///
    /// # Errors
    /// [`ErrorKind::DropRulesInvalid`](crate::ErrorKind::DropRulesInvalid), naming the entry and
    /// the field: other JSON, an unknown or missing field, a value out of its range, or two rules
    /// for one TLD on one day.
    pub fn parse(json: &str) -> Result<DropRules, Error> {
        read::drop_rules(json)
    }

    /// Whether a backorder below a TLD makes sense, by the rule in force on the UTC day of `at`.
    ///
    /// A TLD without a rule is taken to be catchable.
    pub fn catchable(&self, of: &impl HasTld, at: DateTime<Utc>) -> Catchable {
        self.rule(of, at.date_naive()).map_or(Catchable::Yes, |rule| rule.catchable(of.tld()))
    }

    /// The windows of one day, by hypothesis, then by start and end; none if no time is known.
    ///
    /// `date` is the civil day of the rule's own zone, so that a window may start on another UTC
    /// day. A start that falls into a change of clocks is read as the earlier instant, an end as
    /// the later; an end of 24:00 is that of the day ([`TimeZone::day`]), and a window whose end is
    /// its start is one instant on every day.
    pub fn windows(&self, of: &impl HasTld, date: NaiveDate) -> Vec<DropWindow> {
        self.rule(of, date).map(|rule| rule.windows(date)).unwrap_or_default()
    }

    /// From the first start to the last end of all windows of one day: what to be ready for.
    pub fn union(
        &self,
        of: &impl HasTld,
        date: NaiveDate,
    ) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let windows = self.windows(of, date);
        let start = windows.iter().map(|window| window.start).min()?;
        let end = windows.iter().map(|window| window.end).max()?;
        Some((start, end))
    }

    /// The first start of a window of this kind at or after an instant, of the rule itself and not
    /// its alternatives: the next purge of a registry that works in batches.
    pub fn next_start(
        &self,
        of: &impl HasTld,
        kind: &str,
        from: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let first = from.date_naive().checked_sub_days(Days::new(1))?;
        let days = (0..LOOK_AHEAD_DAYS).map_while(|n| first.checked_add_days(Days::new(n)));
        days.flat_map(|day| self.windows(of, day))
            .filter(|window| window.hypothesis == 0 && &*window.kind == kind)
            .map(|window| window.start)
            .find(|&start| start >= from)
    }

    /// The rule in force for a TLD on a day: its own, else that of the TLD above it where the
    /// registry of that one runs all zones below.
    pub fn rule(&self, of: &impl HasTld, date: NaiveDate) -> Option<&DropRule> {
        let tld = of.tld();
        self.own_rule(tld, date).or_else(|| {
            let above = tld.match_indices('.').map(|(dot, _)| &tld[dot + 1..]);
            let mut rules = above.filter_map(|above| self.own_rule(above, date));
            rules.next().filter(|rule| rule.runs_all_below)
        })
    }

    fn own_rule(&self, tld: &str, date: NaiveDate) -> Option<&DropRule> {
        let mut rules = self.table.by_tld.get(tld)?.iter().map(|&index| &self.table.rules[index]);
        rules.find(|rule| rule.in_force(date))
    }

    /// The TLDs that have a rule at any time, in byte order.
    pub fn tlds(&self) -> impl Iterator<Item = &Tld> {
        self.table.by_tld.keys()
    }
}

/// Whether the registry lets the first to ask have a released name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Catchable {
    /// Yes, or nothing is known against it.
    Yes,
    /// Sometimes: accepted, with this text as a warning.
    Warning(String),
    /// No: refused, for this reason.
    No(String),
}

/// When names of a TLD may be released, by one hypothesis; `end` is later than or equal to `start`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DropWindow {
    /// The earliest release.
    pub start: DateTime<Utc>,
    /// The latest release; equal to `start` for a batch of unknown length.
    pub end: DateTime<Utc>,
    /// What the window is, in the words of the rules: `typical`, `batch`, `session`...
    pub kind: Box<str>,
    /// 0 for the rule itself, 1 and up for its alternatives, in their order.
    pub hypothesis: usize,
}

/// What a release time is tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Anchor {
    /// Wall time in a zone; moves with its summer time.
    Zone,
    /// Universal time; the local hour moves.
    Utc,
    /// A fixed offset without summer time.
    FixedOffset,
    /// The registry gives an instant for each name.
    PerDomainTimestamp,
    /// Nothing is known.
    Unknown,
}

/// How well a rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Certainty {
    /// One source, an old one, sources that disagree, or none.
    Uncertain,
    /// Independent observers agree, the registry is silent.
    WidelyObserved,
    /// The registry or its registrars say so.
    Documented,
}

impl Certainty {
    /// The word of the data: `uncertain`, `widely_observed`, `documented`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Certainty::Uncertain => "uncertain",
            Certainty::WidelyObserved => "widely_observed",
            Certainty::Documented => "documented",
        }
    }
}

/// The release rule of one registry, for a span of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropRule {
    tlds: Vec<Tld>,
    registry: Box<str>,
    anchor: Anchor,
    release_model: Box<str>,
    certainty: Certainty,
    hypotheses: Vec<Hypothesis>,
    days: ReleaseDays,
    catchable: CatchableRule,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    advice: Option<Box<str>>,
    runs_all_below: bool,
}

impl DropRule {
    /// The TLDs it holds for.
    pub fn tlds(&self) -> &[Tld] {
        &self.tlds
    }

    /// Who releases the names.
    pub fn registry(&self) -> &str {
        &self.registry
    }

    /// What the release time is tied to.
    pub fn anchor(&self) -> Anchor {
        self.anchor
    }

    /// How names are released, in the words of the rules: `daily_batch`, `waiting_list`...
    pub fn release_model(&self) -> &str {
        &self.release_model
    }

    /// How well the release time is known.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The days it is in force, both inclusive; `None` is without limit.
    pub fn validity(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.valid_from, self.valid_to)
    }

    /// What its collectors advise, if anything.
    pub fn advice(&self) -> Option<&str> {
        self.advice.as_deref()
    }

    fn in_force(&self, date: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_to.is_none_or(|to| date <= to)
    }

    fn catchable(&self, tld: &str) -> Catchable {
        match &self.catchable {
            CatchableRule::Yes => Catchable::Yes,
            CatchableRule::Conditional(text) => Catchable::Warning(text.to_string()),
            CatchableRule::No => Catchable::No(self.refusal(tld)),
        }
    }

    fn refusal(&self, tld: &str) -> String {
        let how = match &*self.release_model {
            "registry_auction" => "auctions released names itself",
            "registrar_auction_or_drop" => "leaves released names to auctions of registrars",
            "waiting_list" => "gives released names to its waiting list",
            "monthly_process" => "hands out released names in a monthly process of its own",
            _ => "does not release names to the first to ask",
        };
        format!("the registry of .{tld}, {}, {how}", self.registry)
    }

    fn windows(&self, date: NaiveDate) -> Vec<DropWindow> {
        if !self.days.contains(date) {
            return Vec::new();
        }
        let numbered = self.hypotheses.iter().enumerate();
        let mut windows: Vec<DropWindow> =
            numbered.flat_map(|(number, hypothesis)| hypothesis.windows(number, date)).collect();
        windows.sort_by_key(|window| (window.hypothesis, window.start, window.end));
        windows
    }
}

/// One reading of when names are released.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hypothesis {
    zone: TimeZone,
    spans: Vec<Span>,
}

/// Minutes after local midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    start: u32,
    end: u32,
    kind: Box<str>,
}

impl Hypothesis {
    fn windows(&self, number: usize, date: NaiveDate) -> impl Iterator<Item = DropWindow> {
        self.spans.iter().filter_map(move |span| {
            let start = span_time(date, span.start)?;
            let start = self.zone.resolve(start, Disambiguation::Earlier).ok()?;
            Some(DropWindow {
                start,
                end: if span.end == span.start { start } else { self.end(span, date)? },
                kind: span.kind.clone(),
                hypothesis: number,
            })
        })
    }

    /// An end before the start belongs to the next day.
    fn end(&self, span: &Span, date: NaiveDate) -> Option<DateTime<Utc>> {
        let overnight = if span.end < span.start { Span::DAY } else { 0 };
        match span.end + overnight {
            Span::DAY => Some(self.zone.day(date).1),
            minutes => self.zone.resolve(span_time(date, minutes)?, Disambiguation::Later).ok(),
        }
    }
}

impl Span {
    /// 24:00.
    const DAY: u32 = 24 * 60;
}

fn span_time(date: NaiveDate, minutes: u32) -> Option<NaiveDateTime> {
    let day = date.checked_add_days(Days::new(u64::from(minutes / Span::DAY)))?;
    let minutes = minutes % Span::DAY;
    Some(day.and_time(NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)?))
}

/// The days on which names are released.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ReleaseDays {
    /// Bit 0 is Monday in the first, the 1st of a month in the second.
    Listed { weekdays: u8, month_days: u32 },
    /// Announced by the registry: any day may be one.
    Announced,
}

impl ReleaseDays {
    fn contains(&self, date: NaiveDate) -> bool {
        match self {
            ReleaseDays::Announced => true,
            ReleaseDays::Listed { weekdays, month_days } => {
                weekdays >> date.weekday().num_days_from_monday() & 1 == 1
                    || month_days >> date.day0() & 1 == 1
            }
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum CatchableRule {
    Yes,
    No,
    Conditional(Box<str>),
}
