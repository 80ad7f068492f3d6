//! Carrying effects out: what the weather lets through, and which replies come back when.

use backorder_core::{Action, ApplicationStatus, Effect, Outcome, Refusal};

use super::plan::{DAY, MINUTE, Op, Seconds};
use super::random::{Random, fate};
use super::registrar::bad_weather_refusal;
use super::world::World;
use super::{Violation, index_of};

impl World {
    /// Carries an effect out, or loses it; and plans when its reply gets in, if it does.
    pub(super) fn carry_out(&mut self, effect: &Effect) -> Result<(), Violation> {
        self.tally.effects += 1;
        let id = effect.id;
        let parts = [
            3,
            id.backorder.0,
            u64::from(id.life),
            u64::from(id.kind.code()),
            u64::from(id.number),
            self.now.cast_unsigned(),
        ];
        let mut random = fate(self.history.seed, &parts);
        let weather = self.weather;
        if random.chance(weather / 4) {
            self.tally.requests_lost += 1;
            self.note(|| format!("lost on the way: {id}"));
            if random.chance(60) {
                self.reply_at(effect, &Outcome::Unknown, random.within(1, 90));
            }
            return Ok(());
        }
        let outcome = if id.kind.is_changing() && random.chance(weather / 4) {
            Outcome::Refused(refusal_for(effect, &mut random))
        } else {
            self.perform(effect, &mut random)?
        };
        self.note(|| format!("carried out: {id} {outcome:?}"));
        let delay = random.within(0, 3) + self.give_up_meanwhile(effect, &outcome);
        self.tally.refusals += u64::from(matches!(outcome, Outcome::Refused(_)));
        self.tally.missing += u64::from(matches!(outcome, Outcome::ApplicationMissing { .. }));
        if let Outcome::Application { status: ApplicationStatus::Other(_), .. } = outcome {
            self.tally.unknown_words += 1;
        }
        if random.chance(weather / 3) {
            self.tally.replies_lost += 1;
            if random.chance(60) {
                self.reply_at(effect, &Outcome::Unknown, delay + 60);
            }
            if random.chance(30) {
                // The reply that was given up for lost gets in after all.
                self.tally.replies_late += 1;
                self.reply_at(effect, &outcome, late(&mut random));
            }
            return Ok(());
        }
        self.reply_at(effect, &outcome, delay);
        if random.chance(weather / 5) {
            self.tally.replies_twice += 1;
            self.reply_at(effect, &outcome, late(&mut random));
        }
        Ok(())
    }

    /// Now and then an admin gives up just when word of a catch is on its way: the reply comes
    /// after that.
    fn give_up_meanwhile(&mut self, effect: &Effect, outcome: &Outcome) -> Seconds {
        let Outcome::Application {
            status: ApplicationStatus::Successful | ApplicationStatus::AuctionWon,
            ..
        } = outcome
        else {
            return 0;
        };
        let parts = [9, effect.id.backorder.0, self.now.cast_unsigned()];
        if !fate(self.history.seed, &parts).chance(5) {
            return 0;
        }
        let entry = &self.auditor.entries[&(effect.id.backorder.0, effect.id.life)];
        let client = u8::try_from(entry.client).expect("a client of the history");
        let name = u8::try_from(index_of(&entry.name)).expect("a name of the history");
        self.take_soon(Op::GiveUp { client, name });
        MINUTE
    }

    fn perform(&mut self, effect: &Effect, random: &mut Random) -> Result<Outcome, Violation> {
        let client = effect.client.0;
        let outcome = match &effect.action {
            Action::SubmitApplication { name, kind, force_new } => {
                self.check_single(effect)?;
                let order = (client, name.as_str(), *kind);
                match self.registrar.submit(effect.id, order, *force_new, self.now) {
                    Ok(reference) => {
                        self.tally.applications += 1;
                        Outcome::Accepted(reference)
                    }
                    Err(refusal) => Outcome::Refused(refusal),
                }
            }
            Action::FindApplication { name } => {
                let store = &self.store;
                let holder_of = |reference: &str| store.holder_of(reference);
                self.registrar.find(name.as_str(), client, effect.id.backorder, holder_of)
            }
            Action::PollApplication { reference } => {
                self.registrar.poll(reference, random, self.weather)
            }
            Action::CreateInvoice { charge, .. } => {
                self.billing.create(effect.id, client, charge.gross(), random.chance(40));
                self.billing.find(&[effect.id])
            }
            Action::FindInvoice { notes } => self.billing.find(notes),
            Action::PollInvoice { invoice } => self.billing.poll(*invoice),
            Action::CancelInvoice { invoice } => self.billing.cancel(*invoice),
            Action::ReadDomain { name } => self.registrar.read(name.as_str(), self.now),
            Action::ImportDomain { name, .. } => {
                self.billing.domains.insert((name.to_string(), client));
                Outcome::Done
            }
            Action::NotifyClient { .. } | Action::AlertReseller { .. } => Outcome::Done,
        };
        Ok(outcome)
    }

    /// A life has one application at a time that the registrar still knows.
    fn check_single(&self, effect: &Effect) -> Result<(), Violation> {
        let id = effect.id;
        let other = self.registrar.applications.iter().find(|application| {
            (application.made_by.backorder, application.made_by.life) == (id.backorder, id.life)
                && !application.vanished
        });
        match other {
            Some(other) => {
                let text = format!("{id} is sent, there is {other:?}");
                Err(Violation::new("one application a life", self.now, text))
            }
            None => Ok(()),
        }
    }

    fn reply_at(&mut self, effect: &Effect, outcome: &Outcome, delay: Seconds) {
        self.plan_report(self.now + delay, effect.id, outcome.clone());
    }
}

fn refusal_for(effect: &Effect, random: &mut Random) -> Refusal {
    match effect.action {
        Action::SubmitApplication { .. } => bad_weather_refusal(random),
        _ => Refusal { code: 0, text: "bad weather".to_owned() },
    }
}

/// Minutes or days.
fn late(random: &mut Random) -> Seconds {
    if random.chance(50) { random.within(MINUTE, 60 * MINUTE) } else { random.within(0, 20) * DAY }
}
