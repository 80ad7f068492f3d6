//! `Backorder\Engine`.

pub mod actor;
pub mod wait;

use std::collections::BTreeMap;

use backorder_core::{
    BackorderId, ClientId, DateList, Dates, EffectId, ListId, MovingIn, Placement, Tld, TldSet,
};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::advice::explain::{Explanation, Facts};
use crate::advice::forecast::ClientForecast;
use crate::book::Book;
use crate::boundary::arguments::{At, Id};
use crate::boundary::convert::{Items, int, span};
use crate::boundary::errors::Refused;
use crate::droplist::Droplist;
use crate::engine::actor::Actor;
use crate::engine::wait::Wait;
use crate::record::decision::Decision;
use crate::record::outcome::{InvoiceReport, Outcome};
use crate::record::reading::BegunReading;
use crate::rules::drop_rules::DropRules;
use crate::rules::listing::Listing;
use crate::rules::policy::Policy;
use crate::rules::price::PriceList;
use crate::rules::tax::Tax;
use crate::store::Commit;
use crate::store::adoption::AdoptionReport;
use crate::values::enums::{BackorderKind, Disambiguation, Language};
use crate::values::money::Money;
use crate::values::name::DomainName;
use crate::values::zone::TimeZone;

#[php_class]
#[php(name = "Backorder\\Engine")]
#[php(flags = FINAL)]
#[derive(Debug)]
pub struct Engine(backorder_core::Engine);

#[php_impl]
impl Engine {
    pub fn __construct(
        policy: &Policy,
        prices: &PriceList,
        dropRules: &DropRules,
    ) -> Result<Engine, Refused> {
        let (policy, prices) = (policy.0.clone(), prices.0.clone());
        Ok(Engine(backorder_core::Engine::new(policy, prices, dropRules.0.clone())?))
    }

    #[php(getter)]
    pub fn policy(&self) -> Policy {
        Policy(self.0.policy().clone())
    }

    #[php(getter)]
    pub fn prices(&self) -> PriceList {
        PriceList(self.0.prices().clone())
    }

    #[php(getter)]
    pub fn drop_rules(&self) -> DropRules {
        DropRules(self.0.drop_rules().clone())
    }

    pub fn tlds(&self) -> Vec<String> {
        self.0.prices().tlds().iter().map(|tld| tld.as_str().to_owned()).collect()
    }

    // PHP callers name the arguments; a parameter object would only be a longer way to say so.
    #[allow(clippy::too_many_arguments)]
    pub fn place(
        &self,
        book: &mut Book,
        id: Id<'_>,
        client: Id<'_>,
        name: &DomainName,
        kind: BackorderKind,
        now: At<'_>,
        listing: Option<&Listing>,
    ) -> Result<Decision, Refused> {
        let order = Placement {
            id: BackorderId(id.id("id")?),
            client: ClientId(client.id("client")?),
            name: name.0.clone(),
            kind: kind.into(),
            listing: listing.map(|listing| listing.0),
        };
        Ok(Decision(self.0.place(&mut book.0, &order, now.at("now")?)?))
    }

    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    pub fn adopt(
        &self,
        book: &mut Book,
        rows: Items<'_>,
        history: Items<'_>,
        zone: &TimeZone,
        now: At<'_>,
        ambiguous: Option<Disambiguation>,
    ) -> Result<AdoptionReport, Refused> {
        let moving = MovingIn {
            zone: zone.0.clone(),
            ambiguous: ambiguous.map_or_else(Default::default, Into::into),
            tlds: self.0.prices().tlds(),
        };
        let now = now.at("now")?;
        let read = moving.read_all(&rows.foreign_rows()?, &history.foreign_rows()?);
        Ok(AdoptionReport(self.0.adopt_all(&mut book.0, read, now)))
    }

    pub fn delete(
        &self,
        book: &mut Book,
        id: Id<'_>,
        by: &Actor,
        now: At<'_>,
    ) -> Result<Decision, Refused> {
        let decision = self.0.delete(&mut book.0, record(id)?, by.0, now.at("now")?)?;
        Ok(Decision(decision))
    }

    pub fn activate(&self, book: &mut Book, id: Id<'_>, now: At<'_>) -> Result<Decision, Refused> {
        Ok(Decision(self.0.activate(&mut book.0, record(id)?, now.at("now")?)?))
    }

    pub fn give_up(&self, book: &mut Book, id: Id<'_>, now: At<'_>) -> Result<Decision, Refused> {
        Ok(Decision(self.0.give_up(&mut book.0, record(id)?, now.at("now")?)?))
    }

    pub fn accept_domain(
        &self,
        book: &mut Book,
        id: Id<'_>,
        by: &str,
        now: At<'_>,
    ) -> Result<Decision, Refused> {
        Ok(Decision(self.0.accept_domain(&mut book.0, record(id)?, by, now.at("now")?)?))
    }

    pub fn client_deleted(
        &self,
        book: &mut Book,
        client: Id<'_>,
        now: At<'_>,
    ) -> Result<Vec<Decision>, Refused> {
        let client = ClientId(client.id("client")?);
        Ok(decisions(self.0.client_deleted(&mut book.0, client, now.at("now")?)))
    }

    pub fn client_merged(
        &self,
        book: &mut Book,
        client: Id<'_>,
        into: Id<'_>,
        now: At<'_>,
    ) -> Result<Vec<Decision>, Refused> {
        let [client, into] = [client.id("client")?, into.id("into")?].map(ClientId);
        Ok(decisions(self.0.client_merged(&mut book.0, client, into, now.at("now")?)?))
    }

    pub fn moving(&self, book: &Book, client: Id<'_>) -> Result<Vec<i64>, Refused> {
        let moving = self.0.moving(&book.0, ClientId(client.id("client")?));
        Ok(moving.into_iter().map(|id| int(id.0)).collect())
    }

    pub fn place_for(
        &self,
        book: &mut Book,
        backorder: Id<'_>,
        id: Id<'_>,
        client: Id<'_>,
        now: At<'_>,
    ) -> Result<Decision, Refused> {
        let id = BackorderId(id.id("id")?);
        let client = ClientId(client.id("client")?);
        let from = BackorderId(backorder.id("backorder")?);
        Ok(Decision(self.0.place_for(&mut book.0, from, id, client, now.at("now")?)?))
    }

    pub fn set_drop(
        &self,
        book: &mut Book,
        id: Id<'_>,
        listing: &Listing,
        now: At<'_>,
    ) -> Result<Option<Decision>, Refused> {
        let decision = self.0.set_drop(&mut book.0, record(id)?, listing.0, now.at("now")?)?;
        Ok(decision.map(Decision))
    }

    pub fn sync_drops(
        &self,
        book: &mut Book,
        droplist: &Droplist,
        now: At<'_>,
    ) -> Result<Vec<Decision>, Refused> {
        let list = droplist.0.list()?;
        Ok(decisions(self.0.sync_drops(&mut book.0, &list, now.at("now")?)?))
    }

    #[allow(clippy::too_many_arguments)]
    #[php(defaults(coverage = Items::NONE, finalizations = Items::NONE))]
    pub fn sync_dates(
        &self,
        book: &mut Book,
        list: Id<'_>,
        drops: Items<'_>,
        now: At<'_>,
        coverage: Items<'_>,
        finalizations: Items<'_>,
    ) -> Result<Vec<Decision>, Refused> {
        let mut dates = BTreeMap::new();
        for (name, at) in drops.pairs() {
            let at = At::of(at).at(&format!("drops: {name}"))?;
            let name = backorder_core::DomainName::parse(&name, &TldSet::first_dot())?;
            dates.insert(name, Dates::of_drop(at));
        }
        for (name, at) in finalizations.pairs() {
            let at = At::of(at).at(&format!("finalizations: {name}"))?;
            let read = backorder_core::DomainName::parse(&name, &TldSet::first_dot())?;
            let dates = dates.get_mut(&read).ok_or_else(|| {
                Refused::Type(format!("finalizations: {name} is not among the drops"))
            })?;
            dates.finalization_at = Some(at);
        }
        let (list, now) = (ListId(list.id("list")?), now.at("now")?);
        let mut list = DateList::new(list, dates);
        for (tld, before) in coverage.pairs() {
            let before = before.long().and_then(|before| u32::try_from(before).ok());
            let before = before.ok_or_else(|| {
                Refused::Type(format!("coverage of {tld} is not a number of names from 0"))
            })?;
            list.cover(Tld::parse(&tld)?, before)?;
        }
        Ok(decisions(self.0.sync_dates(&mut book.0, &list, now)))
    }

    #[allow(clippy::too_many_arguments)]
    #[php(defaults(noted = Items::NONE))]
    pub fn set_account(
        &self,
        book: &mut Book,
        reading: &BegunReading,
        credit: &Money,
        unpaid: &Money,
        now: At<'_>,
        noted: Items<'_>,
        tax: Option<&Tax>,
    ) -> Result<Vec<Decision>, Refused> {
        let noted = noted.texts("the list of noted ids")?;
        let noted = noted.iter().map(|id| EffectId::parse(id)).collect::<Result<Vec<_>, _>>()?;
        let tax = tax.map_or(backorder_core::Tax::NONE, |tax| tax.0);
        let reading = reading.0.clone().read(credit.0, unpaid.0).noted(noted).taxed(tax);
        Ok(decisions(self.0.set_account(&mut book.0, reading, now.at("now")?)?))
    }

    pub fn cycle(&self, book: &mut Book, now: At<'_>) -> Result<Vec<Decision>, Refused> {
        Ok(decisions(self.0.cycle(&mut book.0, now.at("now")?)))
    }

    pub fn commits(
        &self,
        book: &mut Book,
        decisions: Items<'_>,
        now: At<'_>,
    ) -> Result<Vec<Commit>, Refused> {
        let decided = decisions.objects::<Decision>()?;
        let decided = decided.into_iter().map(|decision| &decision.0);
        Ok(self.0.commits(&mut book.0, decided, now.at("now")?)?.into_iter().map(Commit).collect())
    }

    pub fn observe(
        &self,
        book: &mut Book,
        effect: &str,
        outcome: &Outcome,
        now: At<'_>,
    ) -> Result<Option<Decision>, Refused> {
        let id = EffectId::parse(effect)?;
        let decision = self.0.observe(&mut book.0, &id, &outcome.0, now.at("now")?)?;
        Ok(decision.map(Decision))
    }

    pub fn invoice_changed(
        &self,
        book: &mut Book,
        id: Id<'_>,
        report: &InvoiceReport,
        now: At<'_>,
    ) -> Result<Option<Decision>, Refused> {
        let id = record(id)?;
        let decision = self.0.invoice_changed(&mut book.0, id, &report.0, now.at("now")?)?;
        Ok(decision.map(Decision))
    }

    // PHP callers name the arguments.
    #[allow(clippy::too_many_arguments)]
    #[php(optional = language)]
    #[php(defaults(sentences = String::new()))]
    pub fn explain(
        &self,
        book: &Book,
        id: Id<'_>,
        now: At<'_>,
        language: Option<Language>,
        zone: Option<&TimeZone>,
        facts: Option<&Facts>,
        sentences: String,
    ) -> Result<Explanation, Refused> {
        let facts = facts.map(Facts::given).unwrap_or_default();
        let answer = self.0.explain(&book.0, record(id)?, &facts, now.at("now")?)?;
        let zone = zone.map_or_else(backorder_core::TimeZone::utc, |zone| zone.0.clone());
        Explanation::in_words(&answer, language, &sentences, &zone)
    }

    pub fn forecast(
        &self,
        book: &Book,
        client: Id<'_>,
        now: At<'_>,
        horizon: i64,
        zone: Option<&TimeZone>,
    ) -> Result<ClientForecast, Refused> {
        let client = ClientId(client.id("client")?);
        let zone = zone.map_or_else(backorder_core::TimeZone::utc, |zone| zone.0.clone());
        let now = now.at("now")?;
        let horizon = span(now, horizon)?;
        Ok(ClientForecast(self.0.forecast(&book.0, client, &zone, now, horizon)?))
    }

    pub fn timetable(&self, book: &Book, id: Id<'_>, now: At<'_>) -> Result<Vec<Wait>, Refused> {
        let timers = self.0.timetable(&book.0, record(id)?, now.at("now")?)?;
        Ok(timers.into_iter().map(Wait).collect())
    }

    pub fn next_wakeup(&self, book: &Book, now: At<'_>) -> Result<Option<i64>, Refused> {
        let wakeup = self.0.next_wakeup(&book.0, now.at("now")?);
        Ok(wakeup.map(|at| at.timestamp()))
    }
}

fn record(id: Id<'_>) -> Result<BackorderId, Refused> {
    Ok(BackorderId(id.id("id")?))
}

fn decisions(made: Vec<backorder_core::Decision>) -> Vec<Decision> {
    made.into_iter().map(Decision).collect()
}
