//! What can be asked of the simulator: everything it knows, and what it was sent.

use backorder_core::Money;
use backorder_core::format_utc;
use serde_json::{Value as Json, json};

use super::account::{Account, Charge};
use super::application::Application;
use super::fault::Fault;
use super::parameters::{Parameters, Refusal, only};
use super::registrar::{Registrar, Service};

/// The commands received, from a number on.
pub(super) fn log(registrar: &Registrar, parameters: &Parameters) -> Result<Json, Refusal> {
    only(parameters, &["since"])?;
    let since = match parameters.get("since") {
        Some(text) => text.parse().map_err(|_| format!("since: {text:?} is not a number"))?,
        None => 0_usize,
    };
    let entries = registrar.log.iter().enumerate().skip(since);
    let entries: Vec<Json> = entries
        .map(|(number, entry)| {
            json!({
                "number": number,
                "at": format_utc(entry.at),
                "login": entry.login,
                "command": entry.command,
                "parameters": entry.parameters,
                "code": entry.code,
                "fault": entry.fault,
            })
        })
        .collect();
    Ok(json!({ "next": registrar.log.len(), "entries": entries }))
}

/// Everything the registrar knows.
pub(super) fn state(registrar: &Registrar) -> Json {
    let applications = registrar.applications.iter();
    let applications: Vec<Json> = applications
        .map(|(number, application)| describe(registrar, *number, application))
        .collect();
    let domains = registrar.domains.iter().map(|(name, domain)| domain.json(name));
    let foreign = registrar.foreign.iter().map(|(name, foreign)| foreign.json(name));
    let prices = registrar.prices.iter().map(|((tld, service), amount)| {
        json!({ "tld": tld, "kind": service_name(*service), "amount": amount.to_decimal() })
    });
    let users = registrar.accounts.iter().filter(|(login, _)| !login.is_empty());
    let users = users.map(|(login, account)| (login.clone(), funds(registrar, account)));
    let auctions = registrar.auctions.iter();
    let auctions = auctions.map(|(name, auction)| (name.clone(), auction.json(registrar.now)));
    json!({
        "now": format_utc(registrar.now),
        "seed": registrar.dice.0,
        "account": funds(registrar, &registrar.account("")),
        "accounts": users.collect::<serde_json::Map<_, _>>(),
        "applications": applications,
        "auctions": auctions.collect::<serde_json::Map<_, _>>(),
        "domains": domains.collect::<Vec<_>>(),
        "foreign": foreign.collect::<Vec<_>>(),
        "charges": registrar.charges.iter().map(charge).collect::<Vec<_>>(),
        "prices": prices.collect::<Vec<_>>(),
        "names": registrar.names.iter().map(|(domain, name)| name.json(domain)).collect::<Vec<_>>(),
        "listed": registrar.listed.len(),
        "faults": registrar.faults.iter().map(Fault::json).collect::<Vec<_>>(),
        "commands": registrar.log.len(),
    })
}

fn funds(registrar: &Registrar, account: &Account) -> Json {
    json!({
        "currency": registrar.currency.code(),
        "amount": account.amount.to_decimal(),
        "deposit": account.deposit.to_decimal(),
        "credit": account.credit.to_decimal(),
        "available": account.available().to_decimal(),
    })
}

fn charge(charge: &Charge) -> Json {
    json!({
        "at": format_utc(charge.at),
        "account": charge.account,
        "what": charge.what,
        "application": charge.application.map(|number| number.to_string()),
        "domain": charge.domain,
        "amount": charge.amount.to_decimal(),
        "balance": charge.balance.to_decimal(),
    })
}

fn service_name(service: Service) -> String {
    match service {
        Service::Catch(kind) => kind.to_string(),
        Service::Renew => "RENEW".into(),
        Service::Restore => "RESTORE".into(),
        Service::Transfer => "TRANSFER".into(),
        Service::Trade => "TRADE".into(),
    }
}

fn describe(registrar: &Registrar, number: u64, application: &Application) -> Json {
    let history = application.history.iter();
    let history = history.map(|(at, status)| json!({ "at": format_utc(*at), "status": status }));
    let auction = registrar.auctions.get(&application.domain);
    let auction = auction.filter(|auction| auction.applications.contains(&number)).map(|auction| {
        let best = auction.standing(registrar.now).best.map(|(_, amount)| amount);
        json!({
            "starts": format_utc(auction.starts),
            "ends": format_utc(auction.ends),
            "bid": best.map(Money::to_decimal),
        })
    });
    json!({
        "application": number.to_string(),
        "account": application.account,
        "domain": application.domain,
        "kind": application.kind.to_string(),
        "class": application.class,
        "status": application.status,
        "open": application.is_open(),
        "gone": application.gone,
        "created": format_utc(application.created),
        "updated": format_utc(application.updated),
        "owner": application.contacts[0],
        "fee": application.fee.to_decimal(),
        "locked": application.locked,
        "charged": application.charged,
        "auction": auction,
        "history": history.collect::<Vec<_>>(),
    })
}
