//! Droplists that are whole, cut or out of date, and what each of them may change.

use std::collections::BTreeMap;

use backorder_core::{Book, Dates, DomainName};
use chrono::{DateTime, TimeDelta, Utc};

/// What is wrong with the names that a list does not give as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// They are not on it: their holders may have renewed them.
    Absent,
    /// They have dates of long ago.
    Past,
    /// They are not on it, but nobody says that it is whole.
    Cut,
}

impl Fault {
    /// The fault of a list that lacks these names, one bit each.
    pub fn of(lacks: u8) -> Fault {
        match lacks % 3 {
            0 => Fault::Absent,
            1 => Fault::Past,
            _ => Fault::Cut,
        }
    }

    /// The dates that the list has for a name that drops then.
    pub fn dates(self, dates: Dates, now: DateTime<Utc>) -> Option<Dates> {
        let days = TimeDelta::days(4);
        (self == Fault::Past).then(|| Dates::of_drop(dates.drop_at.min(now) - days))
    }
}

/// The rule that is broken, if one is: only what a whole list lacks has gone, and a date in the
/// past is no news.
pub(super) fn judge(
    before: &Book,
    after: &Book,
    list: &BTreeMap<DomainName, Dates>,
    is_whole: bool,
    now: DateTime<Utc>,
) -> Result<(), String> {
    for new in after.iter() {
        let Some(old) = before.get(new.id) else { continue };
        let (name, listed) = (&new.name, list.get(&new.name));
        let lacks = is_whole && listed.is_none();
        let (was, is) = (old.present.dates, new.present.dates);
        match is {
            None if was.is_some() && !lacks => {
                return Err(format!("{name} lost its dates to a list that does not lack it"));
            }
            Some(is) if was != Some(is) && is.drop_at < now => {
                return Err(format!("{name} got the past date {}", is.drop_at));
            }
            _ => {}
        }
        if new.present.waiting.absences > old.present.waiting.absences && !lacks {
            return Err(format!("{name} counts as absent from a list that does not lack it"));
        }
    }
    Ok(())
}
