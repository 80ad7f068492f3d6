//! What changed from one list to the next.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};

use super::image::{Droplist, Edition};
use super::row::Row;
use crate::name::{DomainName, TldSet};

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
        let (mut left, mut right) = (old.row(0), new.row(0));
        loop {
            let order = match (&left, &right) {
                (None, None) => return diff,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(left), Some(right)) => cmp(left, right),
            };
            match (order, left, right) {
                (Ordering::Less, Some(left), _) => {
                    diff.gone.push(&left, left.drop(), left.drop());
                }
                (Ordering::Greater, _, Some(right)) => {
                    diff.added.push(&right, right.drop(), right.drop());
                }
                (_, Some(left), Some(right)) if left.drop() != right.drop() => {
                    diff.moved.push(&right, left.drop(), right.drop());
                }
                _ => {}
            }
            if order.is_le() {
                left = left.and_then(|row| old.row(row.number() + 1));
            }
            if order.is_ge() {
                right = right.and_then(|row| new.row(row.number() + 1));
            }
        }
    }

    /// The difference of a first list: everything is added.
    pub fn first(new: &Droplist<'_>) -> DroplistDiff {
        let mut diff = DroplistDiff::empty(None, new.edition());
        new.rows().for_each(|row| diff.added.push(&row, row.drop(), row.drop()));
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
    text: String,
    ends: Vec<(usize, DateTime<Utc>, DateTime<Utc>)>,
}

impl Changes {
    fn push(&mut self, row: &Row<'_>, old: DateTime<Utc>, new: DateTime<Utc>) {
        self.text.push_str(row.label());
        self.text.push('.');
        self.text.push_str(row.tld());
        self.ends.push((self.text.len(), old, new));
    }

    /// Rows of a damaged image that are no names are left out.
    fn iter(&self) -> impl Iterator<Item = (DomainName, DateTime<Utc>, DateTime<Utc>)> {
        let rule = TldSet::first_dot();
        let mut start = 0;
        self.ends.iter().filter_map(move |(end, old, new)| {
            let name = self.text.get(start..*end)?;
            start = *end;
            Some((DomainName::parse(name, &rule).ok()?, *old, *new))
        })
    }
}

/// By the bytes of the names, as the rows are; the dot after a label counts.
fn cmp(left: &Row<'_>, right: &Row<'_>) -> Ordering {
    let (a, b) = (left.label(), right.label());
    if a == b {
        return left.tld().cmp(right.tld());
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let shared = a.len().min(b.len());
    let next = |label: &[u8]| label.get(shared).copied().unwrap_or(b'.');
    a[..shared].cmp(&b[..shared]).then_with(|| next(a).cmp(&next(b)))
}
