//! Names on their way into an image: what is known of each, and their order.

use std::cmp::Ordering;
use std::ops::Range;

/// A name to be written: its text lies in a block of names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    /// The first bytes of the name as a number that sorts like them.
    key: u64,
    start: u32,
    pub drop: u32,
    /// The number of the TLD, in the order in which they were seen.
    pub tld: u16,
    len: u8,
    pub label_len: u8,
    pub digits: u8,
    pub hyphens: u8,
    pub score: u8,
}

/// What is known of a label when its name is added.
#[derive(Debug, Clone, Copy)]
pub(super) struct LabelShape {
    /// Bytes.
    pub len: u8,
    pub digits: u8,
    pub hyphens: u8,
    /// The number of the TLD, in the order in which they were seen.
    pub tld: u16,
}

/// How many numbers lie behind the name of an IDN.
pub(super) const IDN_COUNTS: usize = 2;

/// More bytes than most labels have.
pub(super) const LONG_LABEL: usize = 24;

/// Runs two pieces of work, one after the other or at the same time.
pub type Both<'b> = &'b dyn Fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

/// Characters that fit in the sort key: 39 values each, 39^12 < 2^64.
const KEY_CHARACTERS: usize = 12;
const VALUES: u64 = 39;
/// One bucket for every two characters that a name can begin with.
const BUCKETS: usize = (VALUES * VALUES) as usize;

/// The place of each byte of a name in byte order, from 1: hyphen, dot, digits, letters.
const KEY: [u64; 256] = {
    let mut table = [0; 256];
    let bytes = b"-.0123456789abcdefghijklmnopqrstuvwxyz";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = at as u64 + 1;
        at += 1;
    }
    table
};

impl Entry {
    /// `name` is a valid name in ACE form that will lie at `start`; digits and hyphens are those
    /// of the label as shown to people.
    pub fn new(name: &[u8], start: usize, drop: u32, score: u8, label: LabelShape) -> Entry {
        let value = |byte: &u8| KEY[usize::from(*byte)];
        let key = match name.first_chunk::<KEY_CHARACTERS>() {
            Some(head) => {
                // In two halves, neither of which waits for the other.
                let (first, last) = head.split_at(KEY_CHARACTERS / 2);
                let half =
                    |bytes: &[u8]| bytes.iter().fold(0, |key, byte| key * VALUES + value(byte));
                half(first) * VALUES.pow(KEY_CHARACTERS as u32 / 2) + half(last)
            }
            None => {
                let value = |at| name.get(at).map_or(0, value);
                (0..KEY_CHARACTERS).fold(0, |key, at| key * VALUES + value(at))
            }
        };
        let LabelShape { len: label_len, digits, hyphens, tld } = label;
        // A valid name has at most 253 bytes; the block less than 2^32.
        let (len, start) = (name.len() as u8, start as u32);
        Entry { key, start, drop, tld, len, label_len, digits, hyphens, score }
    }

    pub fn name(self, names: &[u8]) -> &[u8] {
        &names[self.start as usize..self.start as usize + usize::from(self.len)]
    }

    /// Whether the name begins like an IDN, which of valid names only IDN do.
    pub fn is_idn(&self) -> bool {
        const REST: u64 = VALUES.pow(KEY_CHARACTERS as u32 - 4);
        const XN: [u64; 4] =
            [KEY[b'x' as usize], KEY[b'n' as usize], KEY[b'-' as usize], KEY[b'-' as usize]];
        const PREFIX: u64 = ((XN[0] * VALUES + XN[1]) * VALUES + XN[2]) * VALUES + XN[3];
        self.key / REST == PREFIX
    }

    /// What of an IDN is written besides: its characters and letters, which lie behind the name.
    pub fn idn_counts(self, names: &[u8]) -> [u8; IDN_COUNTS] {
        let end = self.start as usize + usize::from(self.len);
        names[end..].first_chunk().copied().unwrap_or_default()
    }

    /// The label alone.
    pub fn label(self, names: &[u8]) -> &[u8] {
        &self.name(names)[..usize::from(self.label_len)]
    }

    /// The label and what follows it, if that is at least [`LONG_LABEL`] bytes.
    pub fn long_label(self, names: &[u8]) -> Option<&[u8; LONG_LABEL]> {
        names.get(self.start as usize..)?.first_chunk()
    }

    fn bucket(&self) -> usize {
        const REST: u64 = VALUES.pow(KEY_CHARACTERS as u32 - 2);
        (self.key / REST) as usize
    }

    fn cmp(&self, other: &Entry, names: &[u8]) -> Ordering {
        let rest = |entry: &Entry| {
            let name = entry.name(names);
            name.get(KEY_CHARACTERS..).unwrap_or_default()
        };
        self.key.cmp(&other.key).then_with(|| rest(self).cmp(rest(other)))
    }
}

/// Some of the names of a list, sorted.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub entries: Vec<Entry>,
    /// How many of them there are of each TLD, by its number.
    pub of_tld: Vec<u32>,
    /// Whether any of them has a score.
    pub has_scores: bool,
    /// Bytes of their labels.
    pub label_bytes: usize,
    /// How many of them are IDN.
    pub idn: usize,
}

impl Part {
    fn of(entries: Vec<Entry>, tlds: usize) -> Part {
        let mut part = Part { of_tld: vec![0; tlds], ..Part::default() };
        for entry in &entries {
            part.of_tld[usize::from(entry.tld)] += 1;
            part.has_scores |= entry.score > 0;
            part.label_bytes += usize::from(entry.label_len);
            part.idn += usize::from(entry.is_idn());
        }
        part.entries = entries;
        part
    }
}

/// Sorts by name; of the same name only the one with the latest drop stays. The result comes in two
/// parts of about the same size, the first part first.
///
/// Names are laid into buckets by their first two characters, which lie in the nearest caches while
/// they are sorted: twice as quick as sorting all of them at once.
pub(super) fn sort(names: &[u8], entries: &[Entry], tlds: usize, both: Both<'_>) -> [Part; 2] {
    let mut ends = vec![0; BUCKETS];
    entries.iter().for_each(|entry| ends[entry.bucket()] += 1);
    let mut end = 0;
    for bucket in &mut ends {
        end += *bucket;
        *bucket = end;
    }
    let cut = ends.partition_point(|end| *end < entries.len() / 2);
    let part = |buckets| Part::of(sort_part(names, entries, &ends, buckets), tlds);
    let [mut left, mut right] = <[Part; 2]>::default();
    both(&mut || left = part(0..cut), &mut || right = part(cut..BUCKETS));
    [left, right]
}

/// The sorted entries of some buckets, of which `ends` says where each ends among all.
fn sort_part(names: &[u8], entries: &[Entry], ends: &[usize], buckets: Range<usize>) -> Vec<Entry> {
    let end_before = |bucket: usize| bucket.checked_sub(1).map_or(0, |before| ends[before]);
    let first = end_before(buckets.start);
    let mut next: Vec<usize> = buckets.clone().map(|bucket| end_before(bucket) - first).collect();
    let mut sorted = vec![Entry::default(); end_before(buckets.end) - first];
    for entry in entries {
        if let Some(place) = next.get_mut(entry.bucket().wrapping_sub(buckets.start)) {
            sorted[*place] = *entry;
            *place += 1;
        }
    }
    let mut rest = sorted.as_mut_slice();
    let mut start = 0;
    for end in next {
        let (bucket, after) = rest.split_at_mut(end - start);
        bucket.sort_unstable_by(|left, right| {
            let latest = || (right.drop, right.score).cmp(&(left.drop, left.score));
            left.cmp(right, names).then_with(latest)
        });
        (rest, start) = (after, end);
    }
    sorted.dedup_by(|later, kept| later.cmp(kept, names) == Ordering::Equal);
    sorted
}
