//! What a test or a demo tells the simulator: `/control/...`.

use std::sync::Arc;

use backorder_core::format_utc;
use backorder_core::{BackorderKind, Currency, Money};
use serde_json::{Value as Json, json};

use super::access::{Entrance, Limit, Role};
use super::account::Account;
use super::auction::Bidder;
use super::domain::{Foreign, TRANSFER, later};
use super::droplist;
use super::fault::Fault;
use super::name::{Name, tld};
use super::parameters::{
    Parameters, Refusal, amount, flag, instant, list, needed, only, seconds, unknown, whole,
};
use super::registrar::{Registrar, Service};
use super::state;

/// Carries out one control request other than shutdown. `body` is JSON for `script` only.
pub(super) fn control(
    registrar: &mut Registrar,
    what: &str,
    parameters: &Parameters,
    body: &[u8],
) -> Result<Json, Refusal> {
    match what {
        "state" => Ok(state::state(registrar)),
        "log" => state::log(registrar, parameters),
        "script" => {
            let script = serde_json::from_slice(body).map_err(|error| format!("JSON: {error}"))?;
            run_script(registrar, &script)
        }
        _ => {
            // On a copy, so that a refused request leaves nothing behind.
            let mut new = registrar.clone();
            change(&mut new, what, parameters)?;
            *registrar = new;
            Ok(json!({ "ok": true, "now": format_utc(registrar.now) }))
        }
    }
}

/// Whether a control request only asks.
pub(super) fn is_reading(what: &str) -> bool {
    matches!(what, "state" | "log")
}

/// The parts of a script, in the order in which they are carried out.
const ORDER: [&str; 19] = [
    "reset",
    "clock",
    "login",
    "account",
    "user",
    "role",
    "limit",
    "contacts",
    "price",
    "rate",
    "unscripted",
    "droplist",
    "name",
    "domain",
    "leave",
    "bid",
    "verify",
    "fault",
    "sessions",
];

fn change(registrar: &mut Registrar, what: &str, parameters: &Parameters) -> Result<(), Refusal> {
    match what {
        "clock" => clock(registrar, parameters)?,
        "name" => name(registrar, parameters)?,
        "unscripted" => registrar.unscripted.change(parameters)?,
        "account" => account(registrar, parameters)?,
        "price" => price(registrar, parameters)?,
        "rate" => rate(registrar, parameters)?,
        "fault" => registrar.faults.push(Fault::parse(parameters)?),
        "login" => login(registrar, parameters)?,
        "user" => user(registrar, parameters)?,
        "role" => role(registrar, parameters)?,
        "limit" => limit(registrar, parameters)?,
        "contacts" => {
            only(parameters, &["handles"])?;
            let handles = list(parameters.get("handles").map_or("", String::as_str));
            registrar.contacts = handles.iter().map(|one| one.to_ascii_uppercase()).collect();
        }
        "droplist" => make_droplist(registrar, parameters)?,
        "domain" => domain(registrar, parameters)?,
        "leave" => leave(registrar, parameters)?,
        "bid" => bid(registrar, parameters)?,
        "verify" => verify(registrar, parameters)?,
        "sessions" => registrar.access.forget_sessions(),
        "reset" => reset(registrar, parameters)?,
        _ => return Err(format!("{what}: there is no such control")),
    }
    registrar.settle();
    Ok(())
}

/// A whole script as one JSON object: each key is a control, each value its parameters, or a list
/// of them. On an error nothing is changed.
fn run_script(registrar: &mut Registrar, script: &Json) -> Result<Json, Refusal> {
    let script = script.as_object().ok_or("the script is not a JSON object")?;
    if let Some(key) = script.keys().find(|key| !ORDER.contains(&key.as_str())) {
        return Err(format!("{key}: there is no such control; known are {}", ORDER.join(", ")));
    }
    let mut new = registrar.clone();
    for what in ORDER {
        let Some(part) = script.get(what) else { continue };
        let parts = part.as_array().map_or(std::slice::from_ref(part), Vec::as_slice);
        for (place, part) in parts.iter().enumerate() {
            let parameters = flatten(part).map_err(|why| format!("{what}[{place}]: {why}"))?;
            change(&mut new, what, &parameters).map_err(|why| format!("{what}[{place}]: {why}"))?;
        }
    }
    *registrar = new;
    Ok(json!({ "ok": true, "now": format_utc(registrar.now) }))
}

fn flatten(part: &Json) -> Result<Parameters, Refusal> {
    let object = part.as_object().ok_or("is not a JSON object")?;
    let text = |(key, value): (&String, &Json)| match value {
        Json::String(text) => Ok((key.to_ascii_lowercase(), text.clone())),
        Json::Number(number) => Ok((key.to_ascii_lowercase(), number.to_string())),
        Json::Bool(flag) => Ok((key.to_ascii_lowercase(), u8::from(*flag).to_string())),
        _ => Err(format!("{key}: must be a text, a number, true or false")),
    };
    object.iter().map(text).collect()
}

fn clock(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let mut pairs = parameters.iter();
    let to = match (pairs.next(), pairs.next()) {
        (Some((key, value)), None) if key == "now" => {
            instant(key, value)?.ok_or_else(|| "now: must be a time".to_owned())?
        }
        (Some((key, value)), None) if key == "advance" => {
            let to = registrar.now.checked_add_signed(seconds(key, value)?);
            to.ok_or_else(|| "advance: goes beyond all dates".to_owned())?
        }
        _ => return Err("give either now=YYYY-MM-DD HH:MM:SS or advance=SECONDS".into()),
    };
    registrar.advance(to)
}

/// The DOMAIN of a request, in ACE form and lower case.
fn domain_name(parameters: &Parameters) -> Result<String, Refusal> {
    let text = needed(parameters, "domain")?;
    let ace = backorder_core::idn::to_ace(text).map_err(|error| format!("domain: {error}"))?;
    let domain = ace.to_ascii_lowercase();
    match tld(&domain) {
        Some(_) => Ok(domain),
        None => Err(format!("domain: {text:?} is no name")),
    }
}

fn name(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let domain = domain_name(parameters)?;
    let mut name = registrar.name(&domain);
    name.change(parameters)?;
    registrar.names.insert(domain, name);
    Ok(())
}

fn account(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    if let Some(code) = parameters.get("currency") {
        let currency = Currency::parse(code).map_err(|error| format!("currency: {error}"))?;
        set_currency(registrar, currency)?;
    }
    only(parameters, &["currency", "login", "amount", "credit"])?;
    let login = parameters.get("login").cloned().unwrap_or_default();
    let currency = registrar.currency;
    let account = registrar.accounts.get_mut(&login);
    let account = account.ok_or_else(|| format!("login: there is no account {login:?}"))?;
    funds(account, parameters, currency)
}

fn set_currency(registrar: &mut Registrar, currency: Currency) -> Result<(), Refusal> {
    if currency == registrar.currency {
        return Ok(());
    }
    if !registrar.applications.is_empty() || !registrar.prices.is_empty() {
        return Err("currency: cannot change once there are prices or applications".into());
    }
    let other = |amount: Money| Money::of_minor(amount.minor(), currency);
    for account in registrar.accounts.values_mut() {
        let credit = other(account.credit);
        *account = Account { credit, ..Account::of(other(account.amount)) };
    }
    registrar.currency = currency;
    registrar.unscripted = Name::unscripted(currency);
    registrar.names.clear();
    Ok(())
}

fn funds(
    account: &mut Account,
    parameters: &Parameters,
    currency: Currency,
) -> Result<(), Refusal> {
    if let Some(text) = parameters.get("amount") {
        account.amount = amount("amount", text, currency)?;
    }
    if let Some(text) = parameters.get("credit") {
        account.credit = amount("credit", text, currency)?;
    }
    Ok(())
}

fn price(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["tld", "kind", "amount"])?;
    let tld = needed(parameters, "tld")?.trim_start_matches('.').to_ascii_lowercase();
    let kind = needed(parameters, "kind")?;
    let service = match kind.to_ascii_uppercase().as_str() {
        "FULL" => Service::Catch(BackorderKind::Full),
        "LITE" => Service::Catch(BackorderKind::Lite),
        "RENEW" => Service::Renew,
        "RESTORE" => Service::Restore,
        "TRANSFER" => Service::Transfer,
        "TRADE" => Service::Trade,
        _ => {
            let known = "FULL, LITE, RENEW, RESTORE, TRANSFER, TRADE";
            return Err(format!("kind: {kind:?} is none of {known}"));
        }
    };
    let amount = amount("amount", needed(parameters, "amount")?, registrar.currency)?;
    registrar.prices.insert((tld, service), amount);
    Ok(())
}

fn rate(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["to", "rate"])?;
    let to = needed(parameters, "to")?.to_ascii_uppercase();
    Currency::parse(&to).map_err(|error| format!("to: {error}"))?;
    let text = needed(parameters, "rate")?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = !whole.is_empty() && whole.len() <= 9 && fraction.len() <= 6;
    let number: Option<u64> = format!("{whole}{fraction:0<6}").parse().ok();
    let number = number.filter(|rate| digits && *rate > 0 && !text.starts_with('+'));
    let number = number.ok_or_else(|| format!("rate: {text:?} is no rate of six decimals"))?;
    registrar.rates.insert(to, number);
    Ok(())
}

fn login(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let known = ["login", "password", "otp", "addresses", "active"];
    only(parameters, &known)?;
    let login = parameters.get("login").filter(|login| !login.is_empty()).cloned();
    let entrance = entrance(parameters)?;
    let closed = login.is_some() || entrance != Entrance::default();
    registrar.access.login = login;
    match closed {
        true => drop(registrar.access.entrances.insert(String::new(), entrance)),
        false => drop(registrar.access.entrances.remove("")),
    }
    Ok(())
}

fn entrance(parameters: &Parameters) -> Result<Entrance, Refusal> {
    let get = |key: &str| parameters.get(key).filter(|text| !text.is_empty());
    let active = get("active").map_or(Ok(true), |text| flag("active", text))?;
    Ok(Entrance {
        // A login without a password has the empty one.
        password: get("login").map(|_| get("password").cloned().unwrap_or_default()),
        otp: get("otp").map(|text| list(text).into_iter().collect()),
        addresses: get("addresses").map(|text| list(text)).unwrap_or_default(),
        inactive: !active,
    })
}

fn user(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let known = ["login", "password", "otp", "addresses", "active", "amount", "credit"];
    only(parameters, &known)?;
    let login = needed(parameters, "login")?.to_owned();
    if registrar.access.login.as_ref() == Some(&login) {
        return Err(format!("login: {login:?} is the first account's"));
    }
    let currency = registrar.currency;
    let fresh = Account::fresh(currency);
    funds(registrar.accounts.entry(login.clone()).or_insert(fresh), parameters, currency)?;
    registrar.access.entrances.insert(login, entrance(parameters)?);
    Ok(())
}

fn role(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["user", "role", "password", "allow"])?;
    let user = parameters.get("user").cloned().unwrap_or_default();
    if !registrar.accounts.contains_key(&user) {
        return Err(format!("user: there is no account {user:?}"));
    }
    let name = needed(parameters, "role")?.to_owned();
    let password = parameters.get("password").cloned().unwrap_or_default();
    let allowed = list(needed(parameters, "allow")?);
    // As an access list is written: Name():ALLOW.
    let bare = |line: &String| line.split('(').next().unwrap_or_default().to_owned();
    let allowed = allowed.iter().map(bare).collect();
    registrar.access.roles.insert((user, name), Role { password, allowed });
    Ok(())
}

fn limit(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["commands", "seconds"])?;
    registrar.access.limit = match parameters.get("commands").filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => {
            let commands = whole("commands", text)?;
            let within = parameters.get("seconds").map_or("60", String::as_str);
            Some(Limit { commands, within: seconds("seconds", within)? })
        }
    };
    Ok(())
}

/// More names than this take too long to make up.
const LISTED_MAX: u64 = 1_000_000;

fn make_droplist(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["names", "days"])?;
    let count = whole("names", needed(parameters, "names")?)?;
    let days = whole("days", parameters.get("days").map_or("14", String::as_str))?;
    if count > LISTED_MAX || !(1..=3_650).contains(&days) {
        return Err(format!("names: at most {LISTED_MAX}, within 1 to 3650 days"));
    }
    registrar.listed = Arc::new(droplist::make_up(count, days, registrar.now, registrar.dice));
    Ok(())
}

fn domain(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let known = [
        "domain",
        "holder",
        "user",
        "auth",
        "lock",
        "created",
        "expires",
        "takes",
        "registrar",
        "mode",
    ];
    only(parameters, &known)?;
    let name = domain_name(parameters)?;
    let now = registrar.now;
    let get = |key: &str| parameters.get(key).filter(|text| !text.is_empty());
    let date = |key: &str| get(key).map_or(Ok(None), |text| instant(key, text));
    let created = date("created")?.unwrap_or(now);
    let expires = date("expires")?.unwrap_or_else(|| later(created, 1));
    let lock = get("lock").map(|text| flag("lock", text)).transpose()?;
    let takes = get("takes").map_or(Ok(TRANSFER), |text| seconds("takes", text))?;
    registrar.foreign.remove(&name);
    registrar.domains.remove(&name);
    match needed(parameters, "holder")? {
        "free" => {}
        "foreign" => {
            let auth = get("auth").cloned().unwrap_or_else(|| "auth".to_owned());
            let holder = get("registrar").cloned().unwrap_or_else(|| "Other Registrar".to_owned());
            let lock = lock.unwrap_or(false);
            let foreign =
                Foreign { registrar: holder, auth, lock, created, expires, takes, transfer: None };
            registrar.foreign.insert(name, foreign);
        }
        "ours" => {
            let user = get("user").cloned().unwrap_or_default();
            if !registrar.accounts.contains_key(&user) {
                return Err(format!("user: there is no account {user:?}"));
            }
            let mut domain = registrar.new_domain(&name, &user, created);
            (domain.expires, domain.lock) = (expires, lock.unwrap_or(true));
            domain.auth = get("auth").cloned().unwrap_or(domain.auth);
            domain.mode = get("mode").map_or(domain.mode, |mode| mode.to_ascii_uppercase());
            registrar.domains.insert(name, domain);
        }
        other => return Err(format!("holder: {other:?} is none of ours, foreign, free")),
    }
    Ok(())
}

/// Another registrar asks for a domain of ours.
fn leave(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["domain", "takes"])?;
    let name = domain_name(parameters)?;
    let takes = parameters.get("takes").map_or(Ok(TRANSFER), |text| seconds("takes", text))?;
    let now = registrar.now;
    let domain = registrar.domains.get_mut(&name);
    let domain = domain.ok_or_else(|| format!("domain: {name} is not ours"))?;
    if let Some(why) = domain.held_by(now) {
        return Err(format!("domain: {name}: {why}"));
    }
    domain.leaves = Some(now + takes);
    Ok(())
}

/// Somebody follows the link of a mail that asks to verify an address.
fn verify(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["email"])?;
    let email = needed(parameters, "email")?.to_ascii_lowercase();
    let now = registrar.now;
    let asked = registrar.verifications.get_mut(&email);
    let asked = asked.ok_or_else(|| format!("email: nobody asked {email:?}"))?;
    asked.verified = Some(now);
    Ok(())
}

fn bid(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    only(parameters, &["domain", "application", "bidder", "amount"])?;
    let (domain, bidder) = match parameters.get("application") {
        Some(text) => {
            let number = whole("application", text)?;
            let application = registrar.applications.get(&number);
            let application = application.ok_or_else(|| format!("application: no {number}"))?;
            (application.domain.clone(), Bidder::Application(number))
        }
        None => {
            let bidder = needed(parameters, "bidder")?.to_owned();
            (domain_name(parameters)?, Bidder::Outsider(bidder))
        }
    };
    let amount = amount("amount", needed(parameters, "amount")?, registrar.currency)?;
    let now = registrar.now;
    let auction = registrar.auctions.get_mut(&domain);
    let auction = auction.ok_or_else(|| format!("domain: there is no auction of {domain}"))?;
    if let Bidder::Application(number) = bidder
        && !auction.applications.contains(&number)
    {
        return Err(format!("application: {number} takes no part in the auction"));
    }
    auction.bid(now, bidder, amount)
}

fn reset(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let (mut now, mut seed) = (registrar.now, registrar.dice.0);
    for (key, value) in parameters {
        match key.as_str() {
            "now" => now = instant(key, value)?.unwrap_or(now),
            "seed" => seed = whole(key, value)?,
            _ => return Err(unknown(key)),
        }
    }
    *registrar = Registrar::new(registrar.platform, seed, now, registrar.currency);
    Ok(())
}
