//! What a test or a demo tells the simulator, and what it can ask: `/control/...`.

use backorder_core::time::{format_utc, parse_utc};
use backorder_core::{Currency, Money};
use serde_json::{Value as Json, json};

use super::registrar::{Application, Registrar};
use super::script::{self, Fault, Name, Parameters, Refusal, amount, seconds, unknown};

/// Carries out one control request other than shutdown. `body` is JSON for `script` only.
pub(super) fn control(
    registrar: &mut Registrar,
    what: &str,
    parameters: &Parameters,
    body: &[u8],
) -> Result<Json, Refusal> {
    match what {
        "state" => Ok(state(registrar)),
        "log" => log(registrar, parameters),
        "script" => {
            let script = serde_json::from_slice(body).map_err(|error| format!("JSON: {error}"))?;
            run_script(registrar, &script)
        }
        _ => {
            // On a copy, so that a refused request leaves nothing behind.
            let mut new = registrar.clone();
            let answer = change(&mut new, what, parameters)?;
            *registrar = new;
            Ok(answer)
        }
    }
}

/// Whether a control request only asks.
pub(super) fn is_reading(what: &str) -> bool {
    matches!(what, "state" | "log")
}

fn change(registrar: &mut Registrar, what: &str, parameters: &Parameters) -> Result<Json, Refusal> {
    match what {
        "clock" => clock(registrar, parameters)?,
        "name" => name(registrar, parameters)?,
        "unscripted" => registrar.unscripted.change(parameters)?,
        "account" => account(registrar, parameters)?,
        "price" => price(registrar, parameters)?,
        "fault" => registrar.faults.push(Fault::parse(parameters)?),
        "login" => login(registrar, parameters)?,
        "sessions" => registrar.sessions.clear(),
        "reset" => reset(registrar, parameters)?,
        _ => return Err(format!("{what}: there is no such control")),
    }
    registrar.settle();
    Ok(json!({ "ok": true, "now": format_utc(registrar.now) }))
}

/// A whole script as one JSON object: each key is a control, each value its parameters, or a list
/// of them. On an error nothing is changed.
fn run_script(registrar: &mut Registrar, script: &Json) -> Result<Json, Refusal> {
    const ORDER: [&str; 9] =
        ["reset", "clock", "login", "account", "price", "unscripted", "name", "fault", "sessions"];
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
            let now = parse_utc(value).map_err(|error| format!("now: {error}"))?;
            now.ok_or_else(|| "now: must be a time".to_owned())?
        }
        (Some((key, value)), None) if key == "advance" => {
            let to = registrar.now.checked_add_signed(seconds(key, value)?);
            to.ok_or_else(|| "advance: goes beyond all dates".to_owned())?
        }
        _ => return Err("give either now=YYYY-MM-DD HH:MM:SS or advance=SECONDS".into()),
    };
    registrar.advance(to)
}

fn name(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let domain = parameters.get("domain").ok_or("domain: is missing")?.to_ascii_lowercase();
    let mut name = registrar.name(&domain).clone();
    name.change(parameters)?;
    registrar.names.insert(domain, name);
    Ok(())
}

fn account(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let mut currency = registrar.currency();
    if let Some(code) = parameters.get("currency") {
        currency = Currency::parse(code).map_err(|error| format!("currency: {error}"))?;
    }
    if currency != registrar.currency() {
        let used = !registrar.applications.is_empty() || !registrar.prices.is_empty();
        if used {
            return Err("currency: cannot change once there are prices or applications".into());
        }
        registrar.amount = Money::of_minor(registrar.amount.minor(), currency);
        registrar.credit = Money::of_minor(registrar.credit.minor(), currency);
        registrar.deposit = Money::zero(currency);
        registrar.unscripted = Name::unscripted(currency);
        registrar.names.clear();
    }
    for (key, value) in parameters {
        match key.as_str() {
            "currency" => {}
            "amount" => registrar.amount = amount(key, value, currency)?,
            "credit" => registrar.credit = amount(key, value, currency)?,
            _ => return Err(unknown(key)),
        }
    }
    Ok(())
}

fn price(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let get = |key: &str| parameters.get(key).ok_or_else(|| format!("{key}: is missing"));
    if let Some(key) = parameters.keys().find(|key| !["tld", "kind", "amount"].contains(&&***key)) {
        return Err(unknown(key));
    }
    let tld = get("tld")?.trim_start_matches('.').to_ascii_lowercase();
    let kind = script::kind(get("kind")?)?;
    let amount = amount("amount", get("amount")?, registrar.currency())?;
    registrar.prices.insert((tld, kind), amount);
    Ok(())
}

fn login(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let get = |key: &str| parameters.get(key).cloned().unwrap_or_default();
    let (login, password) = (get("login"), get("password"));
    registrar.login = (!login.is_empty()).then_some((login, password));
    Ok(())
}

fn reset(registrar: &mut Registrar, parameters: &Parameters) -> Result<(), Refusal> {
    let now = match parameters.get("now") {
        Some(text) => parse_utc(text).map_err(|error| format!("now: {error}"))?,
        None => None,
    };
    *registrar = Registrar::new(now.unwrap_or(registrar.now), registrar.currency());
    Ok(())
}

fn log(registrar: &Registrar, parameters: &Parameters) -> Result<Json, Refusal> {
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
                "command": entry.command,
                "parameters": entry.parameters,
                "code": entry.code,
                "fault": entry.fault,
            })
        })
        .collect();
    Ok(json!({ "next": registrar.log.len(), "entries": entries }))
}

fn state(registrar: &Registrar) -> Json {
    let applications = registrar.applications.iter();
    let applications: Vec<Json> =
        applications.map(|(number, application)| describe(*number, application)).collect();
    let domains = registrar.domains.iter().map(|(domain, owned)| {
        json!({
            "domain": domain,
            "application": owned.application.to_string(),
            "caught": format_utc(owned.caught),
            "readable": format_utc(owned.readable),
            "expires": format_utc(owned.expires),
        })
    });
    let charges = registrar.charges.iter().map(|charge| {
        json!({
            "at": format_utc(charge.at),
            "application": charge.application.to_string(),
            "domain": charge.domain,
            "amount": charge.amount.to_decimal(),
            "balance": charge.balance.to_decimal(),
        })
    });
    let prices = registrar.prices.iter().map(|((tld, kind), amount)| {
        json!({ "tld": tld, "kind": kind.to_string(), "amount": amount.to_decimal() })
    });
    json!({
        "now": format_utc(registrar.now),
        "account": {
            "currency": registrar.currency().code(),
            "amount": registrar.amount.to_decimal(),
            "deposit": registrar.deposit.to_decimal(),
            "credit": registrar.credit.to_decimal(),
            "available": registrar.available().to_decimal(),
        },
        "applications": applications,
        "domains": domains.collect::<Vec<_>>(),
        "charges": charges.collect::<Vec<_>>(),
        "prices": prices.collect::<Vec<_>>(),
        "names": registrar.names.iter().map(|(domain, name)| name.json(domain)).collect::<Vec<_>>(),
        "faults": registrar.faults.iter().map(Fault::json).collect::<Vec<_>>(),
        "commands": registrar.log.len(),
    })
}

fn describe(number: u64, application: &Application) -> Json {
    let history = application.history.iter();
    let history = history.map(|(at, status)| json!({ "at": format_utc(*at), "status": status }));
    let auction = application.auction.as_ref().map(|auction| {
        json!({
            "starts": format_utc(auction.starts),
            "ends": format_utc(auction.ends),
            "result": auction.result,
            "bid": auction.bid.to_decimal(),
        })
    });
    json!({
        "application": number.to_string(),
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
