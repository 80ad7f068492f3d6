//! Drop dates: set by an admin, taken from droplists, or gone because the name was renewed.

use chrono::{DateTime, Utc};

use crate::book::Book;
use crate::droplist::{Droplist, Presence};
use crate::record::backorder::{Backorder, Cause, Shortage, Waiting};
use crate::record::decision::Decision;
use crate::record::message::{Message, Topic};
use crate::rules::lifecycle::{self, Event, Status};
use crate::rules::schedule::Dates;
use crate::values::error::Error;
use crate::values::id::BackorderId;
use crate::values::name::DomainName;

use super::date_list::{DateList, ListId};
use super::draft::Draft;
use super::{Engine, whole_seconds};

/// Who says when a name drops. Never the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum DateSource {
    /// A droplist.
    Droplist(ListId),
    /// The reseller's staff.
    Admin {
        /// Droplists do not change the date.
        pinned: bool,
    },
}

/// When a name drops, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Listing {
    /// When.
    pub dates: Dates,
    /// Who says so.
    pub source: DateSource,
}

impl Listing {
    /// Remembers the source.
    pub(super) fn mark(&self, waiting: &mut Waiting) {
        match self.source {
            DateSource::Droplist(list) => {
                waiting.pinned = false;
                waiting.listed = true;
                waiting.absences = 0;
                waiting.count_list(list.0);
            }
            DateSource::Admin { pinned } => {
                waiting.pinned = pinned;
                waiting.listed = false;
                waiting.absences = 0;
            }
        }
    }
}

impl Engine {
    /// Sets the dates of one backorder that is not won and not ended. No decision if that changes
    /// nothing, or if a droplist speaks of dates that an admin pinned.
    ///
    /// A date in the past is no news: from a droplist the name counts as seen and keeps the dates
    /// it has, from an admin it is refused.
    ///
    /// # Errors
    /// [`BackorderUnknown`](crate::ErrorKind::BackorderUnknown);
    /// [`TransitionRefused`](crate::ErrorKind::TransitionRefused) from PENDING-PAYMENT on;
    /// [`TimeInvalid`](crate::ErrorKind::TimeInvalid) for dates outside of the years 1 to 9999;
    /// [`DeadlinePast`](crate::ErrorKind::DeadlinePast) for a past date from an admin.
    pub fn set_drop(
        &self,
        book: &mut Book,
        id: BackorderId,
        listing: Listing,
        now: DateTime<Utc>,
    ) -> Result<Option<Decision>, Error> {
        let now = whole_seconds(now);
        let record = book.require(id)?;
        lifecycle::check(&record.name, record.stage(), Event::DropChanged)?;
        listing.dates.check(&record.name)?;
        if matches!(listing.source, DateSource::Admin { .. }) {
            listing.dates.check_ahead(&record.name, now)?;
        }
        Ok(self.redate(record, listing, now).map(|draft| draft.settle(self, book)))
    }

    /// Compares every open backorder with a droplist: dates that differ are taken over (unless
    /// pinned, or past), and a name that is absent from enough lists in a row counts as renewed by
    /// its holder. The same list twice decides nothing twice.
    ///
    /// The list is read once as a whole before it is believed.
    ///
    /// # Errors
    /// [`ImageDamaged`](crate::ErrorKind::ImageDamaged): the checksum of the list is not that of
    /// its contents.
    pub fn sync_drops(
        &self,
        book: &mut Book,
        list: &Droplist<'_>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Decision>, Error> {
        list.verify()?;
        let id = ListId(list.edition().number());
        Ok(self.sync(book, id, &|name| list.presence(name), now))
    }

    /// The same with dates that were given one by one; dates outside of the years 1 to 9999 say
    /// nothing.
    pub fn sync_dates(
        &self,
        book: &mut Book,
        list: &DateList,
        now: DateTime<Utc>,
    ) -> Vec<Decision> {
        self.sync(book, list.id(), &|name| list.presence(name), now)
    }

    fn sync(
        &self,
        book: &mut Book,
        list: ListId,
        presence: &dyn Fn(&DomainName) -> Presence,
        now: DateTime<Utc>,
    ) -> Vec<Decision> {
        let now = whole_seconds(now);
        let open: Vec<BackorderId> = book
            .iter()
            .filter(|record| !lifecycle::targets(record.stage(), Event::DropChanged).is_empty())
            .map(|record| record.id)
            .collect();
        let mut decisions = Vec::new();
        for id in open {
            let Some(record) = book.get(id) else { continue };
            let draft = match presence(&record.name) {
                Presence::Listed(dates) if dates.check(&record.name).is_err() => None,
                Presence::Listed(dates) => {
                    let source = DateSource::Droplist(list);
                    self.redate(record, Listing { dates, source }, now)
                }
                Presence::Absent => self.note_absence(record, list, now),
                Presence::Unknown => None,
            };
            decisions.extend(draft.map(|draft| draft.settle(self, book)));
        }
        decisions
    }

    /// New dates for a record, if they or what is known of their source differ.
    /// A droplist changes nothing of what an admin pinned.
    fn redate(&self, record: &Backorder, listing: Listing, now: DateTime<Utc>) -> Option<Draft> {
        if record.present.waiting.pinned && matches!(listing.source, DateSource::Droplist(_)) {
            return None;
        }
        let old = record.present.dates;
        let finalization_at = listing.dates.finalization_at.filter(|at| *at >= now);
        let dates = match old {
            // The same drop from a source without a finalization date keeps the one known.
            Some(old) if old.drop_at == listing.dates.drop_at => Some(Dates {
                drop_at: old.drop_at,
                finalization_at: finalization_at.or(old.finalization_at),
            }),
            // A date in the past is no news, but the name is on the list.
            old if listing.dates.drop_at < now => old,
            _ => Some(Dates { finalization_at, ..listing.dates }),
        };
        let mut draft = Draft::present(record, Event::DropChanged, now);
        let waiting = &mut draft.life_mut().waiting;
        let before = (waiting.pinned, waiting.listed, waiting.absences);
        listing.mark(waiting);
        if old == dates && before == (waiting.pinned, waiting.listed, waiting.absences) {
            return None;
        }
        let Some(dates) = dates else { return Some(draft) };
        draft.life_mut().dates = Some(dates);
        self.restart_notices(&mut draft, old, Some(dates));
        if old.is_some_and(|old| old.drop_at != dates.drop_at) {
            draft.life_mut().waiting.fallback_told = false;
        }
        match record.present.status {
            Status::Active => {
                let is_far = dates.window_opens(&self.policy) > now + self.policy.postponed_margin;
                if is_far && !record.present.waiting.by_hand {
                    draft.end(Status::Requested, Cause::Postponed.into());
                }
            }
            status if status.is_applied() => {
                let moved = old.map(|old| dates.drop_at - old.drop_at);
                if moved.is_some_and(|moved| moved > self.policy.moved_alert) {
                    draft.alert(Topic::DropMovedFar, &format!("now {}", dates.drop_at));
                }
            }
            _ => {}
        }
        Some(draft)
    }

    /// One complete droplist without the name.
    fn note_absence(&self, record: &Backorder, list: ListId, now: DateTime<Utc>) -> Option<Draft> {
        let life = &record.present;
        let counts = matches!(life.status, Status::Requested | Status::Active)
            && life.waiting.listed
            && !life.waiting.pinned
            && !life.waiting.has_counted(list.0);
        let dates = life.dates.filter(|_| counts)?;
        let mut draft = Draft::present(record, Event::NameAbsent, now);
        let waiting = &mut draft.life_mut().waiting;
        waiting.count_list(list.0);
        waiting.absences = waiting.absences.saturating_add(1);
        let is_gone = waiting.absences >= self.policy.absent_lists
            && dates.deadline() > now + self.policy.absent_horizon;
        if is_gone {
            draft.end(Status::Requested, Cause::Renewed.into());
            draft.life_mut().dates = None;
            let waiting = &mut draft.life_mut().waiting;
            waiting.listed = false;
            waiting.absences = 0;
            waiting.by_hand = false;
            waiting.fallback_told = false;
            self.restart_notices(&mut draft, Some(dates), None);
            let name = draft.record.name.clone();
            draft.notify(Message::Renewed { name });
        }
        Some(draft)
    }

    /// Notices begin afresh when the deadline moves far, goes or comes.
    fn restart_notices(&self, draft: &mut Draft, old: Option<Dates>, new: Option<Dates>) {
        let is_near = match (old, new) {
            (Some(old), Some(new)) => {
                (new.deadline() - old.deadline()).abs() <= self.policy.notice_reset
            }
            _ => false,
        };
        if !is_near {
            let life = draft.life_mut();
            life.leads_told = 0;
            life.waiting.no_price_told = false;
            life.waiting.shortage = Shortage::Unseen;
        }
    }
}
