//! Steps as lines: what the runner reads, written.

use std::collections::BTreeMap;

use backorder_core::format_utc;
use backorder_core::{
    Actor, BackorderKind, DateSource, Dates, DomainName, EffectId, FoundApplication, InvoiceReport,
    ListId, Listing, Money, Outcome, Placement,
};

use super::world::{Billed, Step};

/// The line that makes the runner take this step.
pub fn line(step: &Step) -> String {
    match step {
        Step::Account(reading) => account(reading),
        Step::Read(_) => "# a reading that began before".to_owned(),
        Step::Place(order) => place(order),
        Step::Adopt(adoption) => format!("# adopted: {adoption:?}"),
        Step::Delete(id, Actor::Admin) => format!("delete {id}"),
        Step::Delete(id, Actor::Client(client)) => format!("delete {id} by client {client}"),
        Step::Activate(id) => format!("activate {id}"),
        Step::GiveUp(id) => format!("give-up {id}"),
        Step::Accept(id, by) => format!("accept {id} by {by}"),
        Step::Gone(client, None) => format!("client {client} deleted"),
        Step::Gone(client, Some(into)) => format!("client {client} merged into {into}"),
        Step::PlaceFor(from, id, client) => format!("place-for {client} {from} as {id}"),
        Step::Redate(id, listed) => format!("redate {id} {}", listing(listed)),
        Step::List(list, names) => dated_names("list", *list, names),
        Step::Part(list, names) => dated_names("part", *list, names),
        Step::Cycle => "cycle".to_owned(),
        Step::Report(id, outcome) => format!("report {} {}", effect(id), said(outcome)),
        Step::Invoice(id, report) => format!("invoice {id} {}", invoice(report)),
    }
}

/// `list 5 shop.com drops ..., other.com drops ...`
fn dated_names(word: &str, list: ListId, names: &BTreeMap<DomainName, Dates>) -> String {
    let names: Vec<String> =
        names.iter().map(|(name, at)| format!("{name} {}", dates(at))).collect();
    format!("{word} {} {}", list.0, names.join(", ")).trim_end().to_owned()
}

/// `20.00 EUR`: with its currency, which need not be the account's.
fn money(amount: Money) -> String {
    format!("{} {}", amount.to_decimal(), amount.currency())
}

fn effect(id: &EffectId) -> String {
    let text = id.to_string();
    text.trim_start_matches("bo-").trim_end_matches('.').to_owned()
}

fn account(reading: &Billed) -> String {
    let currency = reading.credit.currency();
    let mut line = format!("account {} {currency} {}", reading.client, reading.credit.to_decimal());
    if reading.unpaid.minor() != 0 {
        line += &format!(" unpaid {}", reading.unpaid.to_decimal());
    }
    if !reading.tax.is_none() {
        line += &format!(" taxed {}", reading.tax);
    }
    if !reading.noted.is_empty() {
        let noted: Vec<String> = reading.noted.iter().map(effect).collect();
        line += &format!(" noted {}", noted.join(" "));
    }
    line
}

fn place(order: &Placement) -> String {
    let kind = if order.kind == BackorderKind::Lite { " LITE" } else { "" };
    let listing = order.listing.as_ref().map_or_else(String::new, |l| format!(" {}", listing(l)));
    format!("place {} client {} {}{kind}{listing}", order.id, order.client, order.name)
}

fn dates(dates: &Dates) -> String {
    let finalizes = dates.finalization_at.map(|at| format!(" finalizes {}", format_utc(at)));
    format!("drops {}{}", format_utc(dates.drop_at), finalizes.unwrap_or_default())
}

fn listing(listing: &Listing) -> String {
    let source = match listing.source {
        DateSource::Admin { pinned: false } => "by admin".to_owned(),
        DateSource::Admin { pinned: true } => "by admin pinned".to_owned(),
        DateSource::Droplist(list) => format!("in list {}", list.0),
    };
    format!("{} {source}", dates(&listing.dates))
}

fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted(reference) => format!("accepted {reference}"),
        Outcome::Refused(refusal) => format!("refused {} {}", refusal.code, refusal.text),
        Outcome::Unknown => "unknown".to_owned(),
        Outcome::Done => "done".to_owned(),
        Outcome::Applications(found) if found.is_empty() => "nothing".to_owned(),
        Outcome::Applications(found) => {
            let found: Vec<String> = found.iter().map(application).collect();
            format!("applications {}", found.join(", "))
        }
        Outcome::Application { reference, status, auction } => {
            let known = auction.iter().flat_map(|auction| &auction.details);
            let details: String = known.map(|(key, value)| format!(" {key}={value}")).collect();
            let auction = if details.is_empty() { "" } else { " auction" };
            format!("word {status} of {reference}{auction}{details}")
        }
        Outcome::ApplicationMissing { reference } => format!("gone of {reference}"),
        Outcome::Invoice(report) => format!("invoice {}", invoice(report)),
        Outcome::InvoiceMissing => "nothing".to_owned(),
        Outcome::Domain { name, report } => format!(
            "domain of {name} registered {} expires {}",
            format_utc(report.registered_at),
            format_utc(report.expires_at)
        ),
        Outcome::DomainUnreadable => "unreadable".to_owned(),
    }
}

fn application(found: &FoundApplication) -> String {
    let FoundApplication { reference, status, created_at, .. } = found;
    let owner = match found.owner_matches {
        None => "",
        Some(true) => " owner ours",
        Some(false) => " owner other",
    };
    let held = found.held_by.map_or_else(String::new, |by| format!(" held by {by}"));
    format!("{reference} {status} created {}{owner}{held}", format_utc(*created_at))
}

fn invoice(report: &InvoiceReport) -> String {
    let (total, credit, unpaid) = (money(report.total), money(report.credit), money(report.unpaid));
    format!("{} {total} {} credit {credit} unpaid {unpaid}", report.id, report.state.name())
}
