//! What a list can be believed: its source, the TLDs it covers, and the names it only hints at.

use xxhash_rust::xxh3::xxh3_64;

use crate::rules::schedule::Dates;
use crate::values::name::{DomainName, TldSet};

use super::image::{Droplist, Section, u32_in, u64_in};
use super::presence::Presence;

/// What stands for a predecessor that there is not.
const NONE: u32 = u32::MAX;

/// One TLD that a list covers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CoveredTld {
    /// In ACE form, without a leading dot.
    pub tld: Box<str>,
    /// Its names in this list.
    pub names: u32,
    /// Its names in the list before, of the same source; none where there was no such list, or
    /// where it did not cover the TLD.
    pub names_before: Option<u32>,
    /// Whether the absence of a name of this TLD counts.
    pub is_believed: bool,
}

/// What is written beside the names of a list.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub source: String,
    /// In byte order of the TLDs.
    pub covered: Vec<CoveredTld>,
    /// Hashes of names in lines that could not be read, ascending.
    pub unread: Vec<u64>,
    /// Hashes of names whose drop was past, ascending, with the drop.
    pub past: Vec<(u64, u32)>,
}

/// The sections of [`Evidence`].
#[derive(Debug, Default)]
pub(super) struct EvidenceColumns {
    pub source: Vec<u8>,
    pub tlds: Vec<u8>,
    pub counts: Vec<u8>,
    pub unread: Vec<u8>,
    pub past_names: Vec<u8>,
    pub past_drops: Vec<u8>,
}

impl EvidenceColumns {
    /// As they follow each other in an image.
    pub fn sections(&self) -> [&[u8]; 6] {
        let EvidenceColumns { source, tlds, counts, unread, past_names, past_drops } = self;
        [source, tlds, counts, unread, past_names, past_drops].map(Vec::as_slice)
    }

    pub fn of(evidence: &Evidence) -> EvidenceColumns {
        let mut columns = EvidenceColumns {
            source: evidence.source.clone().into_bytes(),
            ..EvidenceColumns::default()
        };
        for tld in &evidence.covered {
            columns.tlds.extend_from_slice(tld.tld.as_bytes());
            columns.tlds.push(b'\n');
            let before = tld.names_before.unwrap_or(NONE);
            for number in [tld.names, before, u32::from(tld.is_believed)] {
                columns.counts.extend_from_slice(&number.to_le_bytes());
            }
        }
        columns.unread = evidence.unread.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        for (hash, drop) in &evidence.past {
            columns.past_names.extend_from_slice(&hash.to_le_bytes());
            columns.past_drops.extend_from_slice(&drop.to_le_bytes());
        }
        columns
    }
}

/// What stands for a name where the name itself is not kept.
pub(super) fn name_hash(name: &[u8]) -> u64 {
    xxh3_64(name)
}

/// The hashes of all names that a line could be about, in any column and however it is damaged.
pub(super) fn hashes_in(line: &[u8], tlds: &TldSet) -> Vec<u64> {
    const MOST: usize = 64;
    let parts = line.split(|byte| matches!(byte, b';' | b',' | b'|' | b'"' | b'\'' | 0..=b' '));
    let parts = parts.filter(|part| part.contains(&b'.')).take(MOST);
    let names = parts.filter_map(|part| {
        // What is not UTF-8 is most often Latin-1.
        let latin = || part.iter().map(|byte| char::from(*byte)).collect();
        let text = std::str::from_utf8(part).map_or_else(|_| latin(), str::to_owned);
        DomainName::parse(&text, tlds).ok()
    });
    names.map(|name| name_hash(name.as_str().as_bytes())).collect()
}

impl<'a> Droplist<'a> {
    /// Where the list comes from; empty for an image of version 1, which does not know.
    pub fn source(&self) -> &'a str {
        std::str::from_utf8(self.section(Section::Source)).unwrap_or_default()
    }

    /// The TLDs of which the list has every name that is about to drop, in byte order; none for an
    /// image of version 1.
    pub fn covered(&self) -> impl Iterator<Item = CoveredTld> + use<'a> {
        let counts = self.section(Section::CoveredCounts);
        let tlds = self.section(Section::CoveredTlds).split(|byte| *byte == b'\n');
        tlds.take(counts.len() / 12).enumerate().map(move |(at, tld)| {
            let [names, before, believed] = [0, 1, 2].map(|part| u32_in(counts, at * 3 + part));
            CoveredTld {
                tld: std::str::from_utf8(tld).unwrap_or_default().into(),
                names,
                names_before: Some(before).filter(|before| *before != NONE),
                is_believed: believed == 1,
            }
        })
    }

    /// What the list says of a name. Believe it only of an image that [`Droplist::verify`] has
    /// accepted: a damaged one answers wrongly.
    ///
    /// # Example
    /// ```
    /// use backorder_core::droplist::{Droplist, Import, Limits, Presence};
    /// use backorder_core::{DomainName, TldSet};
    /// let list = |csv: &str, previous: Option<&Droplist<'_>>| {
    ///     let now = "2027-01-10T00:01:00Z".parse().unwrap();
    ///     let mut import = Import::new(now, Limits::default());
    ///     import.feed(csv.as_bytes())?;
    ///     import.finish(previous)
    /// };
    /// let name = DomainName::parse("gone.com", &TldSet::first_dot())?;
    /// let first = list("gone.com;2027-01-12 19:00:07\nshop.com;2027-01-12 19:00:07\n", None)?;
    /// let first = Droplist::open(&first)?;
    /// assert_eq!(first.presence(&name).name(), "listed");
    /// let second = list("shop.com;2027-01-12 19:00:07\n", Some(&first))?;
    /// assert_eq!(Droplist::open(&second)?.presence(&name), Presence::Absent);
    /// let elsewhere = list("shop.net;2027-01-12 19:00:07\n", None)?;
    /// assert_eq!(Droplist::open(&elsewhere)?.presence(&name), Presence::Unknown);
    /// # Ok::<(), backorder_core::Error>(())
    /// ```
    pub fn presence(&self, name: &DomainName) -> Presence {
        if let Some(drop_at) = self.drop_of(name) {
            return Presence::Listed(Dates::of_drop(drop_at));
        }
        let hash = name_hash(name.as_str().as_bytes());
        if let Some(at) = find(self.section(Section::PastNames), hash) {
            let seconds = u32_in(self.section(Section::PastDrops), at);
            let drop_at = chrono::DateTime::from_timestamp(i64::from(seconds), 0);
            return Presence::Listed(Dates::of_drop(drop_at.unwrap_or_default()));
        }
        let is_unread = || find(self.section(Section::UnreadNames), hash).is_some();
        match self.covered().find(|covered| *covered.tld == *name.tld()) {
            Some(covered) if covered.is_believed && !is_unread() => Presence::Absent,
            _ => Presence::Unknown,
        }
    }
}

/// The place of a number among ascending ones.
fn find(numbers: &[u8], wanted: u64) -> Option<usize> {
    let (mut low, mut high) = (0, numbers.len() / 8);
    while low < high {
        let middle = low + (high - low) / 2;
        if u64_in(numbers, middle) < wanted {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (low < numbers.len() / 8 && u64_in(numbers, low) == wanted).then_some(low)
}
