//! Messages to clients whose funds are short: one per client and cycle, listing all.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::book::{Book, ClientBook, PartKey};
use crate::record::backorder::{Backorder, Shortage};
use crate::record::decision::Decision;
use crate::record::effect::{Effect, EffectKind};
use crate::record::funds::{HoldChange, shown};
use crate::record::message::{Message, ShortItem};
use crate::rules::lifecycle::{Event, Status};
use crate::values::id::BackorderId;
use crate::values::money::Money;

use super::Engine;
use super::draft::Draft;

/// Who fell back from ACTIVE in a cycle and is not told of it yet, with the hold that was released.
pub(super) type FellBack = BTreeMap<BackorderId, Money>;

impl Engine {
    /// Tells a client of everything that is short, if any of it is due to be told: a notice lead
    /// was reached since the last telling, or a backorder fell back from ACTIVE.
    pub(super) fn tell_of_short_funds(
        &self,
        book: &mut Book,
        key: PartKey,
        mut looked_at: impl Iterator<Item = BackorderId>,
        fell_back: &FellBack,
        now: DateTime<Utc>,
    ) -> Vec<Decision> {
        // Only what this cycle looked at can have become due to be told.
        let part = book.part(key);
        let is_due = looked_at
            .any(|id| part.get(id).is_some_and(|record| self.must_tell(record, fell_back, now)));
        if !is_due || self.account(part, now).is_none() {
            return Vec::new();
        }
        let mut short: Vec<&Backorder> =
            part.records().filter(|record| self.is_listed(record, fell_back, now)).collect();
        short.sort_by_key(|record| record.rank());
        let items: Vec<ShortItem> = short
            .iter()
            .filter_map(|record| self.short_item(part, record, fell_back, now))
            .collect();
        let mut drafts: Vec<Draft> =
            short.iter().filter_map(|record| self.told(record, fell_back, now)).collect();
        // The message belongs to the first it lists, whether or not that one is told anew.
        let Some(first) = short.first() else { return Vec::new() };
        if drafts.first().is_none_or(|draft| draft.record.id != first.id) {
            drafts.insert(0, Draft::present(first, Event::Told, now));
        }
        if let Some(draft) = drafts.first_mut() {
            draft.notify(Message::LowBalance { items });
        }
        drafts.into_iter().map(|draft| draft.settle(self, book)).collect()
    }

    /// Waits in its window for funds only.
    pub(super) fn is_short(&self, record: &Backorder, now: DateTime<Utc>) -> bool {
        record.stage().status() == Some(Status::Requested)
            && record.present.waiting.shortage == Shortage::Funds
            && record.present.dates.is_some_and(|dates| {
                now >= dates.window_opens(&self.policy) && now <= dates.deadline()
            })
    }

    fn must_tell(&self, record: &Backorder, fell_back: &FellBack, now: DateTime<Utc>) -> bool {
        is_new_fall(record, fell_back)
            || (self.is_short(record, now)
                && self.leads_passed(record, now) > record.present.leads_told)
    }

    /// What a message lists: what is short, and what has just fallen back, even if it is too late
    /// to pay for it.
    fn is_listed(&self, record: &Backorder, fell_back: &FellBack, now: DateTime<Utc>) -> bool {
        self.is_short(record, now) || is_new_fall(record, fell_back)
    }

    /// How many notice leads have been reached.
    fn leads_passed(&self, record: &Backorder, now: DateTime<Utc>) -> u8 {
        let Some(dates) = record.present.dates else { return 0 };
        let leads = self.policy.notice_leads.iter();
        let passed = leads.filter(|lead| now >= dates.deadline() - **lead).count();
        u8::try_from(passed).unwrap_or(u8::MAX)
    }

    /// Remembers that the client is told, where that is news.
    fn told(&self, record: &Backorder, fell_back: &FellBack, now: DateTime<Utc>) -> Option<Draft> {
        let leads_told = self.leads_passed(record, now).max(record.present.leads_told);
        let fallback_told =
            record.present.waiting.fallback_told || fell_back.contains_key(&record.id);
        let known = (record.present.leads_told, record.present.waiting.fallback_told);
        if known == (leads_told, fallback_told) {
            return None;
        }
        let mut draft = Draft::present(record, Event::Told, now);
        draft.life_mut().leads_told = leads_told;
        draft.life_mut().waiting.fallback_told = fallback_told;
        Some(draft)
    }

    /// At today's price; at what was held, where there is none any more.
    fn short_item(
        &self,
        part: &ClientBook,
        record: &Backorder,
        fell_back: &FellBack,
        now: DateTime<Utc>,
    ) -> Option<ShortItem> {
        let price = self.price_of(part.account(), record);
        let price = price.or_else(|| fell_back.get(&record.id).copied())?;
        let dates = record.present.dates?;
        let missing = i128::from(price.minor()) - part.free();
        Some(ShortItem {
            backorder: record.id,
            name: record.name.clone(),
            drop_at: dates.drop_at,
            price,
            missing: shown(missing, price.currency()),
            is_late: now > dates.deadline(),
        })
    }
}

/// Whether it fell back in this cycle, waits since, and its client was not told of a fall for this
/// drop date.
fn is_new_fall(record: &Backorder, fell_back: &FellBack) -> bool {
    record.stage().status() == Some(Status::Requested)
        && !record.present.waiting.fallback_told
        && fell_back.contains_key(&record.id)
}

/// Who fell back in these decisions and was told nothing of it by them: where the price is gone,
/// too, and that is news, the missing price is what the client is told.
pub(super) fn fallen(decisions: &[Decision]) -> FellBack {
    let mut fell_back: FellBack = decisions.iter().filter_map(fell_back).collect();
    // Not one that is only sent again.
    let told = decisions.iter().filter(|decision| {
        decision.event == Event::PriceMissing && decision.effects.iter().any(is_to_client)
    });
    for record in told.filter_map(|decision| decision.record.as_ref()) {
        fell_back.remove(&record.id);
    }
    fell_back
}

fn is_to_client(effect: &Effect) -> bool {
    effect.id.kind == EffectKind::NotifyClient
}

/// A record that fell back from ACTIVE, with the hold that was released.
fn fell_back(decision: &Decision) -> Option<(BackorderId, Money)> {
    let record = decision.record.as_ref().filter(|_| decision.event == Event::CoverageLost)?;
    match decision.hold? {
        HoldChange::Released { amount } => Some((record.id, amount)),
        _ => None,
    }
}
