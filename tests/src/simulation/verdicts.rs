//! What the auditor asks of a whole world: after every undisturbed cycle, and at the end.

use backorder_core::{ApplicationStatus, InvoiceState};
use backorder_core::{Backorder, Book, Policy, Status, Topic};

use super::Violation;
use super::auditor::{Auditor, Key};
use super::billing::Billing;
use super::plan::{DAY, HOUR, NAMES, Seconds};
use super::registrar::Registrar;

impl Auditor {
    /// What must hold when a cycle has run on the rows as they are, and everything it decided is
    /// committed.
    pub fn after_cycle(&mut self, book: &Book, now: Seconds) -> Result<(), Violation> {
        for record in book.iter().filter(|record| record.is_open()) {
            self.after_cycle_of(book, record, now)
                .map_err(|rule| Violation::new(rule, now, describe(record)))?;
        }
        Ok(())
    }

    fn after_cycle_of(
        &mut self,
        book: &Book,
        record: &Backorder,
        now: Seconds,
    ) -> Result<(), &'static str> {
        let Some(dates) = record.present.dates else { return Ok(()) };
        let key = (record.id.0, record.present.number);
        let seconds = |at| self.calendar.seconds(at);
        let (drop, deadline) = (seconds(dates.drop_at), seconds(dates.deadline()));
        let finalization = dates.finalization_at.map(seconds);
        let sending_time =
            finalization.map_or(drop - 2 * HOUR, |at| (at - HOUR).min(drop - 2 * HOUR));
        let client = record.client.0;
        let is_read = self.is_read(book, client, now);
        match record.present.status {
            Status::Requested | Status::Active if now > drop + 2 * DAY => {
                Err("REQUESTED and ACTIVE end two days after the drop")
            }
            Status::Active if finalization.is_some_and(|at| now > at) => {
                Err("ACTIVE ends at the finalization date")
            }
            Status::Active if now >= sending_time && is_read => {
                Err("what is ACTIVE at its submission time is sent or falls back")
            }
            Status::Requested if is_read && (deadline - 72 * HOUR..=deadline).contains(&now) => {
                let price = self.price(client, &self.views[&key.0]);
                match price.filter(|price| *price <= self.free(client)) {
                    Some(_) => Err("what can be funded in its window is funded"),
                    None => Ok(()),
                }
            }
            Status::Processing if now > drop + 7 * DAY => self.waited(key, now),
            Status::AuctionPending if now > drop + 45 * DAY => self.waited(key, now),
            _ => Ok(()),
        }
    }

    /// One cycle asks the last question, another ends it.
    fn waited(&mut self, key: Key, now: Seconds) -> Result<(), &'static str> {
        let entry = self.entries.get_mut(&key).ok_or("the ledger knows every life")?;
        // Cycles of one instant count as one.
        entry.waits += u32::from(now > entry.waited_at);
        entry.waited_at = entry.waited_at.max(now);
        if entry.waits > 3 { Err("nothing waits for ever") } else { Ok(()) }
    }

    /// What must hold when everything has worked for weeks.
    pub(super) fn at_the_end(
        &self,
        book: &Book,
        registrar: &Registrar,
        billing: &Billing,
        policy: &Policy,
        now: Seconds,
    ) -> Result<(), Violation> {
        for (key, entry) in &self.entries {
            let text = || format!("backorder {} life {}: {entry:?}", key.0, key.1);
            if entry.live.is_some() {
                let shown = format!("expect {} {} held none", key.0, entry.status);
                let violation = Violation::new("nothing holds money for ever", now, text());
                return Err(Violation { shown_by: Some(shown), ..violation });
            }
            if entry.held != entry.captured + entry.released {
                return Err(Violation::new("conservation", now, text()));
            }
            self.charged_rightly(*key, billing, policy)
                .map_err(|rule| Violation::new(rule, now, text()))?;
            delivered_rightly(*key, self, registrar)
                .map_err(|rule| Violation::new(rule, now, text()))?;
        }
        for record in book.iter() {
            let waits = record.is_open()
                && record
                    .present
                    .dates
                    .is_none_or(|dates| self.calendar.seconds(dates.drop_at) > now);
            let is_over = record.deleted_at.is_some()
                || record.is_finished(self.calendar.at(now), policy)
                || (waits && matches!(record.present.status, Status::Requested));
            if !is_over {
                let shown = format!("expect {} {} finished yes", record.id, record.present.status);
                let violation = Violation::new("everything finishes", now, describe(record));
                return Err(Violation { shown_by: Some(shown), ..violation });
            }
        }
        self.caught_and_told(registrar, now)
    }

    /// One invoice for what was won, none for anything else, of the amount that was captured.
    fn charged_rightly(
        &self,
        key: Key,
        billing: &Billing,
        policy: &Policy,
    ) -> Result<(), &'static str> {
        let entry = &self.entries[&key];
        let ours: Vec<_> = billing
            .invoices
            .iter()
            .filter(|invoice| (invoice.note.backorder.0, invoice.note.life) == key)
            .collect();
        let standing: Vec<_> =
            ours.iter().filter(|i| !i.deleted && i.state != InvoiceState::Cancelled).collect();
        if standing.len() > 1 || (ours.len() > 1 && ours.iter().all(|i| !i.voided_by_staff)) {
            return Err("no name is charged twice");
        }
        let is_won = matches!(entry.status, Status::Successful | Status::AuctionWon);
        let must_pay = entry.status == Status::Successful || policy.charge_auction_won;
        // Giving up leaves what is open to a person, who was alerted.
        let is_left = entry.alerts.contains_key(&Topic::GivenUp);
        let was_voided = ours.iter().any(|i| i.voided_by_staff);
        match standing.first() {
            Some(_) if !entry.claimed => Err("no charge without a catch"),
            Some(invoice) if entry.captured != invoice.total.minor() && is_won => {
                Err("what is captured is what is invoiced")
            }
            Some(invoice) if !is_won && !is_left && invoice.state == InvoiceState::Open => {
                Err("an ended backorder leaves no open invoice")
            }
            Some(_) => Ok(()),
            None if is_won && must_pay && !was_voided && !entry.is_deleted => {
                Err("no catch without its fee")
            }
            None => Ok(()),
        }
    }

    /// Every name that the registrar caught for us is delivered, or somebody was alerted, or the
    /// backorder had ended before anybody could know.
    fn caught_and_told(&self, registrar: &Registrar, now: Seconds) -> Result<(), Violation> {
        for application in &registrar.applications {
            let is_caught = matches!(
                application.status,
                ApplicationStatus::Successful | ApplicationStatus::AuctionWon
            );
            let key = (application.made_by.backorder.0, application.made_by.life);
            let Some(entry) = self.entries.get(&key).filter(|_| is_caught) else { continue };
            let is_delivered = matches!(entry.status, Status::Successful | Status::AuctionWon);
            if !is_delivered && entry.alerts.is_empty() {
                let text = format!("{} {}: {entry:?}", application.reference, application.status);
                return Err(Violation::new("no catch is lost silently", now, text));
            }
        }
        Ok(())
    }
}

/// What counts as won was won: the registrar caught it, for this very life.
fn delivered_rightly(
    key: Key,
    auditor: &Auditor,
    registrar: &Registrar,
) -> Result<(), &'static str> {
    let entry = &auditor.entries[&key];
    if !entry.claimed {
        let is_won = matches!(entry.status, Status::Successful | Status::AuctionWon);
        return if is_won { Err("nothing is won without a claim") } else { Ok(()) };
    }
    let is_caught = registrar.applications.iter().any(|application| {
        NAMES[application.name] == entry.name
            && application.owner == entry.client
            && (application.made_by.backorder.0, application.made_by.life) == key
            && matches!(
                application.status,
                ApplicationStatus::Successful | ApplicationStatus::AuctionWon
            )
    });
    if is_caught { Ok(()) } else { Err("what is claimed was caught for this life") }
}

fn describe(record: &Backorder) -> String {
    format!("backorder {} of client {}: {:?}", record.id, record.client, record.present)
}
