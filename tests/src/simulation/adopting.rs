//! Backorders that come from another system, some with an application at the registrar.

use backorder_core::{
    Adoption, BackorderId, BackorderKind, Book, ClientId, EffectId, EffectKind, Status,
};

use super::Violation;
use super::plan::Was;
use super::worker::Who;
use super::world::World;
use crate::scenario::world::Step as Call;

impl World {
    /// Adopts a backorder on a quiet day: what was sent before is at the registrar.
    pub(super) fn adopt(
        &mut self,
        mut book: Book,
        client: u64,
        name: usize,
        was: Was,
    ) -> Result<(), Violation> {
        let kept = self.worker.version;
        let weather = std::mem::take(&mut self.weather);
        self.read_account(&mut book, client, (Who::Other, self.now))?;
        let domain = self.names[name].clone();
        let is_open = book
            .latest_for(ClientId(client), &domain)
            .is_some_and(backorder_core::Backorder::is_open);
        // What was reserved is not told, so a price must say it.
        let currency = book.account(ClientId(client)).map(backorder_core::Account::currency);
        let prices = self.engine.prices();
        let has_price =
            currency.is_some_and(|one| prices.price(&domain, one, BackorderKind::Full).is_some());
        let is_free = !is_open && has_price;
        if let Some(dates) = self.registrar.listing(name, self.now).filter(|_| is_free) {
            let id = BackorderId(self.next_id);
            self.next_id += 1;
            let status = match was {
                Was::Requested => Status::Requested,
                Was::Active => Status::Active,
                Was::Known | Was::Lost | Was::Unsent => Status::Processing,
                Was::Failed => Status::Failed,
            };
            let mut adoption = Adoption::new(id, ClientId(client), domain, status);
            adoption.dates = Some(dates);
            if matches!(was, Was::Known | Was::Lost | Was::Unsent) {
                adoption.sent_at = Some(self.history.calendar.at(self.now));
                self.sent_before(&mut adoption, was);
            }
            self.tally.adopted += 1;
            let is_taken = self.ask(&mut book, &Call::Adopt(Box::new(adoption)))?;
            if !is_taken {
                let text = format!("{was:?} of client {client}");
                return Err(Violation::new("what is free is adopted", self.now, text));
            }
        }
        self.weather = weather;
        self.worker.version = kept;
        Ok(())
    }

    /// The other system has sent it, where it was not too late.
    fn sent_before(&mut self, adoption: &mut Adoption, was: Was) {
        if was == Was::Unsent {
            return;
        }
        let made_by = EffectId {
            backorder: adoption.id,
            life: 1,
            kind: EffectKind::SubmitApplication,
            number: 1,
        };
        let order = (adoption.client.0, adoption.name.as_str(), BackorderKind::Full);
        let Ok(reference) = self.registrar.submit(made_by, order, true, self.now) else { return };
        self.tally.adopted_sent += 1;
        if was == Was::Known {
            adoption.reference = Some(reference);
        }
    }
}
