//! What changed from one list to the next.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};

use super::image::{Droplist, Edition};
use crate::values::name::{DomainName, TldSet};

/// What changed between two lists; what the drop-date sync feeds on.
///
/// Names are in byte order. A name that is on neither list is in no part of it: whether it was
/// absent again is asked of the list itself ([`Droplist::drop_of`]), once per [`Edition::content`].
///
/// # Example
/// ```
/// use backorder_core::droplist::{Droplist, DroplistDiff, Import, Limits};
/// let image = |csv: &[u8]| {
///     let now = "2027-01-10T00:01:00Z".parse().unwrap();
///     let mut import = Import::new(now, Limits::default());
///     import.feed(csv)?;
///     import.finish(None)
/// };
/// let old = image(b"a.com;2027-01-12 19:00:00\nb.com;2027-01-12 19:00:00\n")?;
/// let new = image(b"b.com;2027-01-13 19:00:00\nc.com;2027-01-12 19:00:00\n")?;
/// let diff = DroplistDiff::between(&Droplist::open(&old)?, &Droplist::open(&new)?);
/// let (name, was, is) = diff.moved().next().unwrap();
/// assert_eq!((name.as_str(), (is - was).num_days()), ("b.com", 1));
/// assert_eq!(diff.gone().next().unwrap().0.as_str(), "a.com");
/// assert_eq!(diff.added().next().unwrap().0.as_str(), "c.com");
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroplistDiff {
    from: Option<Edition>,
    to: Edition,
    added: Changes,
    gone: Changes,
    moved: Changes,
}

impl DroplistDiff {
    /// Compares two lists.
    pub fn between(old: &Droplist<'_>, new: &Droplist<'_>) -> DroplistDiff {
        let mut diff = DroplistDiff::empty(Some(old.edition()), new.edition());
        let (mut left, mut right) = (0, 0);
        while left < old.len() || right < new.len() {
            let order = match (left < old.len(), right < new.len()) {
                (true, true) => cmp((old, left), (new, right)),
                (rest_of_old, _) if rest_of_old => Ordering::Less,
                _ => Ordering::Greater,
            };
            let (was, is) = (old.drop_seconds(left), new.drop_seconds(right));
            match order {
                Ordering::Less => diff.gone.push(old, left, was, was),
                Ordering::Greater => diff.added.push(new, right, is, is),
                Ordering::Equal if was != is => diff.moved.push(new, right, was, is),
                Ordering::Equal => {}
            }
            left += u32::from(order.is_le());
            right += u32::from(order.is_ge());
        }
        diff
    }

    /// The difference of a first list: everything is added.
    pub fn first(new: &Droplist<'_>) -> DroplistDiff {
        let mut diff = DroplistDiff::empty(None, new.edition());
        for row in 0..new.len() {
            let drop = new.drop_seconds(row);
            diff.added.push(new, row, drop, drop);
        }
        diff
    }

    /// The list before, if there was one.
    pub fn from(&self) -> Option<Edition> {
        self.from
    }

    /// The list after.
    pub fn to(&self) -> Edition {
        self.to
    }

    /// Names that were not on the list before, with their drop.
    pub fn added(&self) -> impl Iterator<Item = (DomainName, DateTime<Utc>)> {
        self.added.iter().map(|(name, _, new)| (name, new))
    }

    /// Names that are not on the list any more, with the drop they had. A name whose drop is past
    /// has simply dropped; any other was taken off.
    pub fn gone(&self) -> impl Iterator<Item = (DomainName, DateTime<Utc>)> {
        self.gone.iter().map(|(name, old, _)| (name, old))
    }

    /// Names with another drop than before: old and new.
    pub fn moved(&self) -> impl Iterator<Item = (DomainName, DateTime<Utc>, DateTime<Utc>)> {
        self.moved.iter()
    }

    /// How many names were added, are gone, and were moved.
    pub fn counts(&self) -> (usize, usize, usize) {
        (self.added.ends.len(), self.gone.ends.len(), self.moved.ends.len())
    }

    fn empty(from: Option<Edition>, to: Edition) -> DroplistDiff {
        let [added, gone, moved] = [(); 3].map(|()| Changes::default());
        DroplistDiff { from, to, added, gone, moved }
    }
}

/// Names with an old and a new drop: one text, so that a first list of a million costs little.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Changes {
    text: Vec<u8>,
    /// Where each name ends in the text, and its drops in Unix seconds.
    ends: Vec<(u32, u32, u32)>,
}

impl Changes {
    fn push(&mut self, list: &Droplist<'_>, row: u32, old: u32, new: u32) {
        self.text.extend_from_slice(list.label_bytes(row));
        self.text.push(b'.');
        self.text.extend_from_slice(list.tld_name(list.tld_id(row)).as_bytes());
        // The names of a list have less than 2^32 bytes.
        self.ends.push((self.text.len() as u32, old, new));
    }

    /// Rows of a damaged image that are no names are left out.
    fn iter(&self) -> impl Iterator<Item = (DomainName, DateTime<Utc>, DateTime<Utc>)> {
        let rule = TldSet::first_dot();
        let instant = |seconds: u32| DateTime::from_timestamp(i64::from(seconds), 0);
        let mut start = 0;
        self.ends.iter().filter_map(move |(end, old, new)| {
            let name = self.text.get(start..*end as usize)?;
            start = *end as usize;
            let name = DomainName::parse(std::str::from_utf8(name).ok()?, &rule).ok()?;
            Some((name, instant(*old)?, instant(*new)?))
        })
    }
}

/// By the bytes of the names, as the rows are; the dot after a label counts.
fn cmp(left: (&Droplist<'_>, u32), right: (&Droplist<'_>, u32)) -> Ordering {
    let [a, b] = [left, right].map(|(list, row)| list.label_bytes(row));
    if a == b {
        let [a, b] = [left, right].map(|(list, row)| list.tld_name(list.tld_id(row)));
        return a.cmp(b);
    }
    let shared = a.len().min(b.len());
    let next = |label: &[u8]| label.get(shared).copied().unwrap_or(b'.');
    a[..shared].cmp(&b[..shared]).then_with(|| next(a).cmp(&next(b)))
}
