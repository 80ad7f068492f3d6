//! Calls, with their arguments before them.

use std::collections::BTreeMap;

use backorder_core::{
    Account, Actor, AdoptedInvoice, Adoption, BackorderKind, Book, Currency, DateSource, Dates,
    Delivery, DomainName, InvoiceReport, ListId, Listing, Money, Outcome, Placement, Policy, Tax,
    Tld,
};
use chrono::{DateTime, Utc};

use super::line::Line;
use crate::scenario::world::{Billed, Step, list_of_others};

/// The settings that scenarios change.
pub(in crate::scenario) fn policy(policy: &Policy) -> Line {
    let changed = |base: Policy| Policy {
        funding_lead: policy.funding_lead,
        charge_auction_won: policy.charge_auction_won,
        charge_tax: policy.charge_tax,
        client_messages: policy.client_messages,
        reseller_alerts: policy.reseller_alerts,
        ..base
    };
    let base = if *policy == changed(Policy::original()) { "original" } else { "default" };
    let delivery = |delivery| match delivery {
        Delivery::AtLeastOnce => "at-least-once",
        Delivery::AtMostOnce => "at-most-once",
    };
    Line::call("policy")
        .put("base", base)
        .put("funding-lead", policy.funding_lead.num_seconds())
        .put("charge-auction-won", u8::from(policy.charge_auction_won))
        .put("charge-tax", u8::from(policy.charge_tax))
        .put("client-messages", delivery(policy.client_messages))
        .put("reseller-alerts", delivery(policy.reseller_alerts))
}

/// A new engine with these prices.
pub(in crate::scenario) fn engine(
    prices: &BTreeMap<(Tld, Currency, BackorderKind), Money>,
) -> Vec<Line> {
    let each = prices.iter().map(|((tld, _, kind), amount)| {
        Line::argument("price").put("tld", tld).put("kind", kind).money("amount", Some(*amount))
    });
    each.chain([Line::call("engine")]).collect()
}

/// An account that is read again and shows what it showed.
pub(in crate::scenario) fn account(account: &Account, now: DateTime<Utc>) -> Line {
    let Account { client, credit, unpaid, tax, noted, .. } = account.clone();
    billed("account", &Billed { client, credit, unpaid, tax, noted }, now)
}

fn billed(verb: &str, billed: &Billed, now: DateTime<Utc>) -> Line {
    let noted: Vec<String> = billed.noted.iter().map(ToString::to_string).collect();
    Line::call(verb)
        .put("client", billed.client)
        .money("credit", Some(billed.credit))
        .money("unpaid", Some(billed.unpaid))
        .maybe("tax", Some(billed.tax).filter(|tax| *tax != Tax::NONE))
        .put("noted", noted.join(","))
        .now(now)
}

/// A step. `told` is what billing says at the end of a reading.
pub(in crate::scenario) fn step(
    step: &Step,
    book: &Book,
    told: Option<&Billed>,
    now: DateTime<Utc>,
) -> Vec<Line> {
    let of = |verb: &str, id: backorder_core::BackorderId| Line::call(verb).put("id", id).now(now);
    vec![match step {
        Step::Account(account) => billed("account", account, now),
        Step::Read(_) => told.map_or(Line::call("end"), |told| billed("end", told, now)),
        Step::Place(order) => place(order).now(now),
        Step::Adopt(adoption) => return adopt(adoption, now),
        Step::Delete(id, by) => {
            let line = Line::call("delete").put("id", id);
            let client = match by {
                Actor::Admin => None,
                Actor::Client(client) => Some(client),
            };
            line.maybe("client", client).now(now)
        }
        Step::Activate(id) => of("activate", *id),
        Step::GiveUp(id) => of("give-up", *id),
        Step::Accept(id, by) => Line::call("accept").put("id", id).put("by", by).now(now),
        Step::Gone(client, None) => Line::call("client-deleted").put("client", client).now(now),
        Step::Gone(client, Some(into)) => {
            Line::call("client-merged").put("client", client).put("into", into).now(now)
        }
        Step::PlaceFor(from, id, client) => {
            let line = Line::call("place-for").put("backorder", from);
            line.put("id", id).put("client", client).now(now)
        }
        Step::Redate(id, listed) => listing(Line::call("redate").put("id", id), listed).now(now),
        Step::List(list, names) => {
            let (others, tlds) = list_of_others(book, now);
            return sync(*list, others.iter().chain(names), &tlds, now);
        }
        Step::Part(list, names) => return sync(*list, names, &[], now),
        Step::Cycle => Line::call("cycle").now(now),
        Step::Report(id, outcome) => {
            return said(Line::call("observe").put("effect", id), outcome, now);
        }
        Step::Invoice(id, report) => invoice(Line::call("invoice").put("id", id), report).now(now),
    }]
}

fn place(order: &Placement) -> Line {
    let line = Line::call("place").put("id", order.id).put("client", order.client);
    let line = line.put("name", &order.name).put("kind", order.kind);
    match &order.listing {
        Some(listed) => listing(line, listed),
        None => line,
    }
}

fn listing(line: Line, listed: &Listing) -> Line {
    let line = dates(line, &listed.dates);
    match listed.source {
        DateSource::Droplist(list) => line.put("list", list.0),
        DateSource::Admin { pinned } => line.flag("admin", true).flag("pinned", pinned),
    }
}

fn dates(line: Line, dates: &Dates) -> Line {
    line.at("drops", Some(dates.drop_at)).at("finalizes", dates.finalization_at)
}

fn sync<'a>(
    list: ListId,
    names: impl IntoIterator<Item = (&'a DomainName, &'a Dates)>,
    covered: &[Tld],
    now: DateTime<Utc>,
) -> Vec<Line> {
    let names = names.into_iter().map(|(name, at)| {
        let line = Line::argument("listed").put("name", name);
        dates(line, at)
    });
    let covered =
        covered.iter().map(|tld| Line::argument("covered").put("tld", tld).put("before", 1));
    names.chain(covered).chain([Line::call("sync").put("list", list.0).now(now)]).collect()
}

/// The rows of another system, in the columns that `docs/moving-in.md` has.
fn adopt(adoption: &Adoption, now: DateTime<Utc>) -> Vec<Line> {
    let (id, total, state) = match adoption.invoice {
        AdoptedInvoice::Is { id, total, state } => (Some(id), Some(total), Some(state.name())),
        AdoptedInvoice::Unknown | AdoptedInvoice::None => (None, None, None),
    };
    let currency = adoption.price.or(total).map(Money::currency);
    let one = |is_so: bool| u8::from(is_so);
    let row = Line::argument("row")
        .put("id", adoption.id)
        .put("client_id", adoption.client)
        .put("domain", &adoption.name)
        .put("kind", adoption.kind)
        .put("status", adoption.status)
        .written("placed_at", adoption.placed_at)
        .written("updated_at", adoption.updated_at)
        .written("drop_at", adoption.dates.map(|dates| dates.drop_at))
        .written("finalization_at", adoption.dates.and_then(|dates| dates.finalization_at))
        .put("is_pinned", one(adoption.pinned))
        .maybe("price", adoption.price.map(Money::to_decimal))
        .maybe("currency", currency)
        .maybe("reference", adoption.reference.as_ref())
        .written("sent_at", adoption.sent_at)
        .maybe("invoice_id", id)
        .maybe("invoice_total", total.map(Money::to_decimal))
        .maybe("invoice_state", state)
        .put("is_uninvoiced", one(adoption.invoice == AdoptedInvoice::None))
        .put("is_imported", one(adoption.imported))
        .put("is_told", one(adoption.told));
    let history = adoption.history.iter().map(|entry| {
        let line = Line::argument("history").put("backorder_id", adoption.id);
        let line = line.written("at", Some(entry.at)).maybe("status", entry.status);
        line.put("text", &entry.text)
    });
    [row].into_iter().chain(history).chain([Line::call("adopt").now(now)]).collect()
}

fn said(line: Line, outcome: &Outcome, now: DateTime<Utc>) -> Vec<Line> {
    let line = line.put("outcome", outcome.name());
    let mut before = Vec::new();
    let line = match outcome {
        Outcome::Accepted(reference) | Outcome::ApplicationMissing { reference } => {
            line.put("reference", reference)
        }
        Outcome::Refused(refusal) => {
            line.count("code", refusal.code.into()).put("text", &refusal.text)
        }
        Outcome::Unknown | Outcome::Done | Outcome::InvoiceMissing | Outcome::DomainUnreadable => {
            line
        }
        Outcome::Applications(found) => {
            before.extend(found.iter().map(|found| {
                Line::argument("found")
                    .put("reference", &found.reference)
                    .put("status", &found.status)
                    .at("created", Some(found.created_at))
                    .maybe("owner-matches", found.owner_matches.map(u8::from))
                    .maybe("held-by", found.held_by)
            }));
            line
        }
        Outcome::Application { reference, status, auction } => {
            let details = auction.iter().flat_map(|auction| &auction.details);
            before.extend(
                details.map(|(key, value)| {
                    Line::argument("detail").put("key", key).put("value", value)
                }),
            );
            let line = line.put("reference", reference).put("status", status);
            line.flag("auction", auction.is_some())
        }
        Outcome::Invoice(report) => invoice(line, report),
        Outcome::Domain { name, report } => line
            .put("name", name)
            .at("registered", Some(report.registered_at))
            .at("expires", Some(report.expires_at)),
    };
    before.push(line.now(now));
    before
}

fn invoice(line: Line, report: &InvoiceReport) -> Line {
    line.put("invoice", report.id)
        .money("total", Some(report.total))
        .put("state", report.state.name())
        .money("credit", Some(report.credit))
        .money("unpaid", Some(report.unpaid))
}
