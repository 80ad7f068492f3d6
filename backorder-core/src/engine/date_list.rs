//! Drop dates given one by one, and what their absence may mean.

use std::collections::BTreeMap;
use std::fmt;

use crate::droplist::Presence;
use crate::rules::schedule::Dates;
use crate::values::error::{Error, ErrorKind};
use crate::values::name::{DomainName, Tld};

/// The identity of one complete droplist: every import has another, whatever its source, a repeated
/// one the same. Each counts once for or against a name, also where lists of several sources take
/// turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ListId(pub u64);

impl fmt::Display for ListId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A list of drop dates that is no [`crate::droplist::Droplist`]: from a database, a registry's
/// answer, or another program.
///
/// It sets dates. Of a name that is not in it, it says nothing, unless the caller states which
/// TLDs it covers.
///
/// # Example
/// ```
/// use backorder_core::droplist::Presence;
/// use backorder_core::{DateList, Dates, DomainName, ListId, Tld, TldSet};
/// let name = |text| DomainName::parse(text, &TldSet::first_dot());
/// let drop = Dates::of_drop("2027-01-12T19:00:00Z".parse().unwrap());
/// let mut list = DateList::new(ListId(7), [(name("shop.com")?, drop)]);
/// assert_eq!(list.presence(&name("gone.com")?), Presence::Unknown);
/// list.cover(Tld::parse("com")?, 2)?;
/// assert_eq!(list.presence(&name("gone.com")?), Presence::Absent);
/// // One name after three is less than half: the list may be a part.
/// list.cover(Tld::parse("com")?, 3)?;
/// assert_eq!(list.presence(&name("gone.com")?), Presence::Unknown);
/// # Ok::<(), backorder_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateList {
    id: ListId,
    dates: BTreeMap<DomainName, Dates>,
    covered: BTreeMap<Tld, u32>,
}

impl DateList {
    /// Percent of the names before that a list must have of a TLD to be believed.
    const PERCENT_MIN: u64 = 50;

    /// A list of dates. Each list has another id; the same list given again, the same.
    pub fn new(id: ListId, dates: impl IntoIterator<Item = (DomainName, Dates)>) -> DateList {
        DateList { id, dates: dates.into_iter().collect(), covered: BTreeMap::new() }
    }

    /// States that the list has every name of `tld` that is about to drop, and how many names of
    /// it the list before had. Absence counts only where this list has at least half as many; a
    /// count of 0 stands for no list before, with which nothing can be compared.
    ///
    /// # Errors
    /// [`ErrorKind::DroplistEmpty`]: the list has no names at all.
    pub fn cover(&mut self, tld: Tld, names_before: u32) -> Result<(), Error> {
        if self.dates.is_empty() {
            let message = format!("a list without names covers nothing, not even .{tld}");
            return Err(Error::new(ErrorKind::DroplistEmpty, tld, message));
        }
        self.covered.insert(tld, names_before);
        Ok(())
    }

    /// Which list it is.
    pub fn id(&self) -> ListId {
        self.id
    }

    /// What the list says of a name.
    pub fn presence(&self, name: &DomainName) -> Presence {
        if let Some(dates) = self.dates.get(name) {
            return Presence::Listed(*dates);
        }
        let Some(before) = self.covered.get(name.tld()).filter(|before| **before > 0) else {
            return Presence::Unknown;
        };
        let names = self.dates.keys().filter(|listed| listed.tld() == name.tld()).count() as u64;
        let is_believed = names * 100 >= u64::from(*before) * DateList::PERCENT_MIN;
        if is_believed { Presence::Absent } else { Presence::Unknown }
    }
}
