//! Clients who go, payments that are taken back, domains that are accepted as they are: what people
//! do after the fact, and what the auditor asks of it.

use backorder_core::{
    BackorderId, Book, ClientId, Decision, Event, HoldChange, InvoiceReport, InvoiceState, Outcome,
    Stage, Status, Topic,
};

use super::Violation;
use super::auditor::{Auditor, Key};
use super::plan::TakenBack;
use super::random::fate;
use super::worker::{End, Who};
use super::world::World;
use crate::scenario::world::Step as Call;

/// What is with the registrar or to be paid when a client goes.
const LEFT_OVER: [Status; 3] = [Status::Processing, Status::AuctionPending, Status::PendingPayment];

impl World {
    /// A client is deleted in billing, or merged into another. What is cut off is done again, and
    /// what was done already is done once more: it decides nothing.
    pub(super) fn leave(
        &mut self,
        client: u64,
        into: Option<u64>,
        mut book: Book,
    ) -> Result<(), Violation> {
        let is_left = into.is_some_and(|into| self.auditor.is_gone(into));
        let elsewhere = self.auditor.gone.get(&client).is_some_and(|known| *known != into);
        if is_left || elsewhere {
            return Ok(());
        }
        let is_again = self.auditor.gone.insert(client, into).is_some();
        let wished = self.engine.moving(&book, ClientId(client));
        if let Some(into) = into {
            self.read_account(&mut book, into, (Who::Other, self.now))?;
            for from in wished.clone() {
                let parts = [14, from.0, self.now.cast_unsigned()];
                if fate(self.history.seed, &parts).chance(25) {
                    self.tally.leavings_cut += 1;
                    return Ok(());
                }
                let id = BackorderId(self.next_id);
                self.next_id += 1;
                let call = Call::PlaceFor(from, id, ClientId(into));
                let end = self.decide(&mut book, &call, Who::Other, self.now)?;
                if end == Ok(End::Crashed) {
                    self.tally.leavings_cut += 1;
                    return Ok(());
                }
                self.tally.moved += u64::from(end.is_ok());
            }
        }
        let before = self.store.version;
        let step = Call::Gone(ClientId(client), into.map(ClientId));
        let end = self.decide(&mut book, &step, Who::Other, self.now)?;
        let Ok(end) = end else {
            let text = format!("client {client} into {into:?}: {end:?}");
            return Err(Violation::new("a client can go", self.now, text));
        };
        if end == End::Crashed {
            self.tally.leavings_cut += 1;
            return Ok(());
        }
        if is_again && self.auditor.has_left(client) && self.store.version > before {
            let text = format!("client {client} into {into:?}");
            return Err(Violation::new("who has gone goes once", self.now, text));
        }
        if !self.auditor.has_left(client) {
            let count = match into {
                Some(_) => &mut self.tally.clients_merged,
                None => &mut self.tally.clients_deleted,
            };
            *count += 1;
        }
        let book = self.store.load_all().expect("own rows");
        let judged = self.auditor.left(client, into, &wished, &book);
        judged
            .map_err(|rule| Violation::new(rule, self.now, format!("client {client}: {wished:?}")))
    }

    /// Billing takes a payment back, and its hook tells so, or not.
    pub(super) fn take_back(&mut self, mut book: Book, how: TakenBack) -> Result<(), Violation> {
        let state = match how {
            TakenBack::Refunded => InvoiceState::Refunded,
            TakenBack::Reopened => InvoiceState::Open,
            TakenBack::Cancelled => InvoiceState::Cancelled,
        };
        let Some((note, id)) = self.billing.take_back(state) else { return Ok(()) };
        self.tally.payments_back += 1;
        let parts = [15, id.0, self.now.cast_unsigned()];
        if fate(self.history.seed, &parts).chance(20) {
            return Ok(());
        }
        let Outcome::Invoice(report) = self.billing.poll(id) else { return Ok(()) };
        let key = (note.backorder.0, note.life);
        let client = self.auditor.entries[&key].client;
        let known = known_state(&book, note.backorder, key.1);
        self.auditor.spoken_of_unasked(key.0);
        let call = Call::Invoice(note.backorder, report);
        let mut end = self.decide(&mut book, &call, Who::Other, self.now)?;
        if end.is_err() && known.is_some() {
            // Its currency has changed, say: what billing shows now is read first.
            self.read_account(&mut book, client, (Who::Other, self.now))?;
            end = self.decide(&mut book, &call, Who::Other, self.now)?;
        }
        match end {
            // Not recorded yet: it will be found as it is.
            Err(_) if known.is_none() => Ok(()),
            Err(error) => {
                let text = format!("{report:?}: {error}");
                Err(Violation::new("what billing says unasked is taken", self.now, text))
            }
            Ok(End::Crashed) => Ok(()),
            Ok(_) => self.auditor.told_of_taking_back(key, known, &report).map_err(|rule| {
                Violation::new(rule, self.now, format!("{key:?} was {known:?}: {report:?}"))
            }),
        }
    }

    /// Staff accepts the first domain that is in doubt.
    pub(super) fn accept(&mut self, mut book: Book) -> Result<(), Violation> {
        let doubted = book.iter().find(|record| {
            let domain = record.present.progress.doubted_domain.as_ref();
            let is_won = [Status::PendingPayment, Status::AuctionWon].map(Stage::In);
            is_won.contains(&record.stage())
                && domain.is_some_and(|domain| domain.name == record.name)
        });
        let Some(id) = doubted.map(|record| record.id) else { return Ok(()) };
        self.tally.domains_accepted += 1;
        if !self.ask(&mut book, &Call::Accept(id, "Ada".to_owned()))? {
            let text = format!("backorder {id}");
            return Err(Violation::new("a doubted domain can be accepted", self.now, text));
        }
        Ok(())
    }
}

fn known_state(book: &Book, id: BackorderId, life: u32) -> Option<InvoiceState> {
    Some(book.get(id)?.life(life)?.progress.invoice?.state)
}

impl Auditor {
    /// Whether a client is going or gone.
    pub(super) fn is_gone(&self, client: u64) -> bool {
        self.gone.contains_key(&client)
    }

    /// Whether nothing of the client waits any more.
    fn has_left(&self, client: u64) -> bool {
        self.left.contains(&client)
    }

    /// What comes of a client's leaving while it is decided: money is released, never taken.
    pub(super) fn leaving(&self, decision: &Decision, key: Key) -> Result<(), &'static str> {
        let goes = matches!(decision.event, Event::ClientDeleted | Event::ClientMerged);
        let is_released = matches!(decision.hold, None | Some(HoldChange::Released { .. }));
        if goes && !is_released {
            return Err("who goes pays nothing");
        }
        let client = self.entries.get(&key).map_or(0, |entry| entry.client);
        let is_made = matches!(decision.hold, Some(HoldChange::Made { .. }));
        if self.has_left(client) && (is_made || decision.event == Event::Submit) {
            return Err("nothing is held or sent for a client who is gone");
        }
        Ok(())
    }

    /// A client has gone: nothing waits, nothing is held that is not with the registrar, what is
    /// left is told, and so is every wish that nobody has now.
    fn left(
        &mut self,
        client: u64,
        into: Option<u64>,
        wished: &[BackorderId],
        book: &Book,
    ) -> Result<(), &'static str> {
        self.left.insert(client);
        let own = self.entries.iter().filter(|(_, entry)| entry.client == client);
        for (key, entry) in own {
            let is_present = self.views.get(&key.0).is_none_or(|view| view.life == key.1);
            if !is_present {
                continue;
            }
            let waits = matches!(entry.status, Status::Requested | Status::Active);
            if !entry.is_deleted && waits {
                return Err("a client who is gone waits for nothing");
            }
            let is_told = entry.alerts.contains_key(&Topic::ClientGone);
            if !entry.is_deleted && LEFT_OVER.contains(&entry.status) && !is_told {
                return Err("what a client leaves behind is told");
            }
            let is_wished = into.is_some() && wished.contains(&BackorderId(key.0));
            let has = |other: u64| {
                book.iter().any(|record| {
                    record.client.0 == other
                        && record.is_open()
                        && record.name.as_str() == entry.name
                })
            };
            if is_wished && !is_told && !into.is_some_and(has) {
                return Err("a merged client's wish is placed or told");
            }
        }
        Ok(())
    }

    /// What billing has taken back of a name that is ours is told to a person.
    fn told_of_taking_back(
        &self,
        key: Key,
        known: Option<InvoiceState>,
        report: &InvoiceReport,
    ) -> Result<(), &'static str> {
        let entry = &self.entries[&key];
        let is_ours = [Status::PendingPayment, Status::Successful, Status::AuctionWon];
        let is_news = known.is_some_and(|known| known != report.state);
        let topic = match report.state {
            InvoiceState::Refunded => Topic::InvoiceRefunded,
            InvoiceState::Open => Topic::InvoiceReopened,
            InvoiceState::Cancelled => Topic::InvoiceVoid,
            InvoiceState::Paid => return Ok(()),
        };
        let is_told = entry.is_deleted || entry.alerts.contains_key(&topic);
        if is_news && is_ours.contains(&entry.status) && !is_told {
            return Err("what billing takes back is told");
        }
        Ok(())
    }
}
