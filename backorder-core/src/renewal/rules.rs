//! The data of renewals: windows, terms and lengths by TLD.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::rules::drop_rules::Certainty;
use crate::rules::provider::Provider;
use crate::rules::registrar_date::plus_days;
use crate::values::error::{Error, ErrorKind};
use crate::values::name::{HasTld, Tld};

use super::lifecycle::{Length, Lifecycle};
use super::terms::{TermFor, Terms};

/// The lengths compiled in; the same form is read by [`RenewalRules::parse`].
pub const LIFECYCLE_JSON: &str = include_str!("../../data/lifecycle.json");
/// The windows and terms compiled in; the same form is read by [`RenewalRules::parse`].
pub const RENEWALS_JSON: &str = include_str!("../../data/renewals.json");

/// Sources of this name know the terms of a TLD: where such a one says none, it is 1 to 10.
const SOURCE_OF_TERMS: &str = "cnr-zones";

/// Windows, terms and phases of all TLDs that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalRules(Arc<Tables>);

#[derive(Debug, PartialEq, Eq)]
struct Tables {
    generated: Box<str>,
    /// The periods of each TLD, by their first day.
    entries: BTreeMap<Tld, Vec<Entry>>,
    window: Window,
    terms: BTreeMap<Tld, WrittenTerms>,
}

/// One TLD of the lifecycles.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    lifecycle: Lifecycle,
    register_terms: Option<BTreeSet<u32>>,
    is_explicit: Option<bool>,
    certainty: Certainty,
    has_source_of_terms: bool,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

impl Entry {
    fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Window {
    registrar: Box<str>,
    days: u16,
    tlds: Vec<Box<str>>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct WrittenTerms {
    register: BTreeSet<u32>,
    renew: BTreeSet<u32>,
}

#[derive(Deserialize)]
struct WrittenLifecycles {
    schema: Box<str>,
    #[serde(default)]
    generated: Box<str>,
    entries: Vec<WrittenEntry>,
}

#[derive(Deserialize)]
struct WrittenEntry {
    tlds: Vec<Box<str>>,
    kind: Box<str>,
    grace: Option<Length>,
    redemption: Option<Length>,
    pending_delete: Option<Length>,
    by_registrar: BTreeMap<Box<str>, OwnLengths>,
    explicit_renewal_cnr: Option<bool>,
    register_terms: Option<BTreeSet<u32>>,
    certainty: Box<str>,
    sources: Vec<Box<str>>,
    valid_from: Option<Box<str>>,
    valid_to: Option<Box<str>>,
}

#[derive(Deserialize)]
struct OwnLengths {
    grace: Option<Length>,
}

#[derive(Deserialize)]
struct WrittenRenewals {
    schema: Box<str>,
    window: Window,
    terms_years: BTreeMap<Box<str>, WrittenTerms>,
}

impl RenewalRules {
    /// The data compiled in, read once a process.
    pub fn builtin() -> RenewalRules {
        static BUILTIN: LazyLock<RenewalRules> = LazyLock::new(|| {
            RenewalRules::parse(LIFECYCLE_JSON, RENEWALS_JSON)
                .expect("a test reads the data compiled in")
        });
        BUILTIN.clone()
    }

    /// Reads data in the forms of [`LIFECYCLE_JSON`] and [`RENEWALS_JSON`].
    ///
    /// An entry holds for names that expire from `valid_from` to `valid_to`, both inclusive; each
    /// may be left out. Of a TLD there may be several entries with periods that do not overlap.
    ///
    /// # Errors
    /// [`ErrorKind::LifecycleInvalid`] naming the entry: other JSON, a missing field, a TLD that is
    /// none, two entries for one day, a word, a day or a length that cannot be.
    pub fn parse(lifecycle: &str, renewals: &str) -> Result<RenewalRules, Error> {
        let written: WrittenLifecycles = json(lifecycle, "lifecycle")?;
        let renewals: WrittenRenewals = json(renewals, "renewals")?;
        schema(&written.schema, "backorder-lifecycle/1")?;
        schema(&renewals.schema, "backorder-renewals/1")?;
        let mut entries: BTreeMap<Tld, Vec<Entry>> = BTreeMap::new();
        for entry in written.entries {
            let read = entry.read()?;
            for text in &entry.tlds {
                entries.entry(tld(text)?).or_default().push(read.clone());
            }
        }
        for (tld, periods) in &mut entries {
            periods.sort_by_key(|entry| entry.valid_from);
            let ends_before = |pair: &[Entry]| match (pair[0].valid_to, pair[1].valid_from) {
                (Some(to), Some(from)) => to < from,
                _ => false,
            };
            if !periods.windows(2).all(ends_before) {
                let message = format!(".{tld} has two lifecycles for one day");
                return Err(invalid(tld.as_str(), message));
            }
        }
        let terms = renewals.terms_years.into_iter().map(|(text, terms)| Ok((tld(&text)?, terms)));
        let terms = terms.collect::<Result<_, Error>>()?;
        let listed = renewals.window.tlds.iter().try_for_each(|text| tld(text).map(drop));
        listed?;
        let window = renewals.window;
        let generated = written.generated;
        Ok(RenewalRules(Arc::new(Tables { generated, entries, window, terms })))
    }

    /// The day the data was put together.
    pub fn generated(&self) -> &str {
        &self.0.generated
    }

    /// The TLDs whose lifecycle is known, in byte order.
    pub fn tlds(&self) -> impl Iterator<Item = &Tld> {
        self.0.entries.keys()
    }

    /// The entry that holds for names that expire on a day; without a day the last one.
    fn entry(&self, of: &impl HasTld, day: Option<NaiveDate>) -> Option<&Entry> {
        let periods = self.0.entries.get(of.tld())?;
        match day {
            Some(day) => periods.iter().find(|entry| entry.is_valid_on(day)),
            None => periods.last(),
        }
    }

    /// The phases of a TLD as they are now; of one that is not listed nothing is known but whether
    /// it is generic.
    pub fn lifecycle(&self, of: &impl HasTld) -> Lifecycle {
        self.phases_of(of, self.entry(of, None))
    }

    /// The phases of a name of a TLD that expires on this day: rules change, and those of the day
    /// hold. On a day that no entry is for nothing is known.
    pub fn lifecycle_on(&self, of: &impl HasTld, expiry: NaiveDate) -> Lifecycle {
        self.phases_of(of, self.entry(of, Some(expiry)))
    }

    fn phases_of(&self, of: &impl HasTld, entry: Option<&Entry>) -> Lifecycle {
        match entry {
            Some(entry) => entry.lifecycle.clone(),
            None => Lifecycle { is_generic: looks_generic(of.tld()), ..Lifecycle::default() },
        }
    }

    /// How well the lengths of a TLD are known.
    pub fn certainty(&self, of: &impl HasTld) -> Certainty {
        self.entry(of, None).map_or(Certainty::Uncertain, |entry| entry.certainty)
    }

    /// Whether CNR renews the TLD on demand, or once at the end of its term only (RENEWONCE).
    pub fn renews_on_demand(&self, of: &impl HasTld, provider: Provider) -> bool {
        let explicit = self.entry(of, None).and_then(|entry| entry.is_explicit);
        provider != Provider::Cnr || explicit.unwrap_or(true)
    }

    /// The terms of a TLD: the list of renewals first, then the lifecycle's, then 1 to 10.
    pub fn terms(&self, of: &impl HasTld, what: TermFor) -> Terms {
        if let Some(terms) = self.0.terms.get(of.tld()) {
            let years = match what {
                TermFor::Register => &terms.register,
                TermFor::Renew => &terms.renew,
            };
            return Terms { years: years.clone(), is_assumed: false };
        }
        let entry = self.entry(of, None);
        let listed = entry.and_then(|entry| entry.register_terms.clone());
        let is_sourced = listed.is_some() || entry.is_some_and(|entry| entry.has_source_of_terms);
        Terms {
            years: listed.unwrap_or_else(|| (1..=10).collect()),
            is_assumed: what == TermFor::Renew || !is_sourced,
        }
    }

    /// The first day on which a registrar takes the renewal of a domain; none: on any day.
    ///
    /// The list names exact TLDs, and is that of one registrar (ISPAPI).
    pub fn window_opens(
        &self,
        of: &impl HasTld,
        provider: Provider,
        expiry: NaiveDate,
    ) -> Option<NaiveDate> {
        let window = &self.0.window;
        let is_listed = window.tlds.iter().any(|listed| **listed == *of.tld());
        let has_window = is_listed && *window.registrar == *provider.as_str();
        has_window.then(|| plus_days(expiry, -i64::from(window.days))).flatten()
    }

    /// Lines for WHMCS's `configuration.php`, which open its renewals no sooner than the registrar
    /// does, in the order of the list: for these TLDs, or for all of it.
    ///
    /// # Example
    /// ```
    /// use backorder_core::{Tld, renewal::RenewalRules};
    /// let lines = RenewalRules::builtin().whmcs_lines(Some(&[Tld::parse("de")?]));
    /// assert_eq!(lines, [r#"$DomainRenewalMinimums[".de"] = "61";"#]);
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn whmcs_lines(&self, tlds: Option<&[Tld]>) -> Vec<String> {
        let window = &self.0.window;
        let is_asked =
            |listed: &str| tlds.is_none_or(|tlds| tlds.iter().any(|tld| tld.as_str() == listed));
        let listed = window.tlds.iter().filter(|tld| is_asked(tld));
        listed
            .map(|tld| format!("$DomainRenewalMinimums[\".{tld}\"] = \"{}\";", window.days))
            .collect()
    }
}

impl WrittenEntry {
    fn read(&self) -> Result<Entry, Error> {
        let name = self.tlds.first().map_or("", |tld| tld);
        let is_generic = match &*self.kind {
            "gtld" => true,
            "cctld" => false,
            other => return Err(invalid(name, format!("the kind \"{other}\" of .{name}"))),
        };
        let certainty = match &*self.certainty {
            "documented" => Certainty::Documented,
            "widely_observed" => Certainty::WidelyObserved,
            "uncertain" => Certainty::Uncertain,
            other => return Err(invalid(name, format!("the certainty \"{other}\" of .{name}"))),
        };
        let lengths = [self.grace, self.redemption, self.pending_delete];
        if lengths.into_iter().flatten().any(|length| length.min > length.max) {
            return Err(invalid(name, format!("a length of .{name} ends before it starts")));
        }
        let day = |text: &Option<Box<str>>| {
            let read = |text: &str| {
                text.parse().map_err(|_| invalid(name, format!("the day \"{text}\" of .{name}")))
            };
            text.as_deref().map(read).transpose()
        };
        let (valid_from, valid_to) = (day(&self.valid_from)?, day(&self.valid_to)?);
        if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
            return Err(invalid(name, format!("the period of .{name} ends before it starts")));
        }
        let own = self.by_registrar.iter();
        Ok(Entry {
            valid_from,
            valid_to,
            lifecycle: Lifecycle {
                is_generic,
                grace: self.grace,
                redemption: self.redemption,
                pending_delete: self.pending_delete,
                own_grace: own.filter_map(|(who, own)| Some((who.clone(), own.grace?))).collect(),
            },
            register_terms: self.register_terms.clone(),
            is_explicit: self.explicit_renewal_cnr,
            certainty,
            has_source_of_terms: self.sources.iter().any(|s| s.starts_with(SOURCE_OF_TERMS)),
        })
    }
}

/// A last label of two letters is a country's, and so are those in other scripts here.
fn looks_generic(tld: &str) -> bool {
    let last = tld.rsplit('.').next().unwrap_or(tld);
    last.len() > 2 && !last.starts_with("xn--")
}

fn json<'a, T: Deserialize<'a>>(text: &'a str, what: &str) -> Result<T, Error> {
    serde_json::from_str(text)
        .map_err(|error| invalid(what, format!("the data of {what}: {error}")))
}

fn schema(found: &str, wanted: &str) -> Result<(), Error> {
    if found == wanted {
        return Ok(());
    }
    Err(invalid("schema", format!("the schema \"{found}\" is not \"{wanted}\"")))
}

fn tld(text: &str) -> Result<Tld, Error> {
    Tld::parse(text).map_err(|error| invalid(text, error.message().to_owned()))
}

fn invalid(subject: &str, message: String) -> Error {
    Error::new(ErrorKind::LifecycleInvalid, subject, message)
}
