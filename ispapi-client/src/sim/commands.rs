//! The commands the simulated registrar knows.

use std::collections::BTreeMap;

use backorder_core::Kind;
use backorder_core::time::format_utc;
use chrono::{DateTime, Utc};

use super::registrar::{Application, Registrar};
use crate::response::ResponseBuilder;

/// The parameters of a command, by key in upper case.
pub(super) type Parameters = BTreeMap<String, String>;

/// Who asks.
#[derive(Debug, Default)]
pub(super) struct Caller {
    pub login: String,
    pub password: String,
    pub session: String,
}

/// Carries out one command.
pub(super) fn execute(
    registrar: &mut Registrar,
    caller: &Caller,
    parameters: &Parameters,
) -> ResponseBuilder {
    let name = parameters.get("COMMAND").map(String::as_str).unwrap_or_default();
    if let Err(refusal) = admit(registrar, caller) {
        return refusal;
    }
    match name.to_ascii_lowercase().as_str() {
        "adddomainapplication" => add_application(registrar, caller, parameters),
        "statusdomainapplication" => status_application(registrar, parameters),
        "querydomainapplicationlist" => query_applications(registrar, parameters),
        "deletedomainapplication" => delete_application(registrar, parameters),
        "statusdomain" => status_domain(registrar, caller, parameters),
        "statusaccount" => status_account(registrar),
        "checkauthentication" => check_authentication(registrar, parameters),
        "startsession" => start_session(registrar),
        "endsession" => end_session(registrar, caller),
        _ => ResponseBuilder::new(500, "Invalid command name"),
    }
}

/// The name a command is about, also where it only gives an application.
pub(super) fn domain_of(registrar: &Registrar, parameters: &Parameters) -> Option<String> {
    if let Some(domain) = parameters.get("DOMAIN") {
        return Some(domain.to_ascii_lowercase());
    }
    let (_, application) = application(registrar, parameters).ok()?;
    Some(application.domain.clone())
}

fn admit(registrar: &Registrar, caller: &Caller) -> Result<(), ResponseBuilder> {
    if !caller.session.is_empty() {
        return match registrar.sessions.contains(&caller.session) {
            true => Ok(()),
            false => Err(ResponseBuilder::new(530, "SESSION NOT FOUND")),
        };
    }
    match &registrar.login {
        Some((login, password)) if *login != caller.login || *password != caller.password => {
            Err(ResponseBuilder::new(530, "Authentication failed"))
        }
        _ => Ok(()),
    }
}

fn done() -> ResponseBuilder {
    ResponseBuilder::new(200, "Command completed successfully")
}

fn missing(key: &str) -> ResponseBuilder {
    ResponseBuilder::new(504, format!("Missing required attribute; {key}"))
}

fn given<'p>(parameters: &'p Parameters, key: &str) -> Result<&'p str, ResponseBuilder> {
    let value = parameters.get(key).map(String::as_str).filter(|value| !value.is_empty());
    value.ok_or_else(|| missing(key))
}

fn flag(parameters: &Parameters, key: &str) -> bool {
    parameters.get(key).is_some_and(|value| value == "1")
}

fn add_application(
    registrar: &mut Registrar,
    caller: &Caller,
    parameters: &Parameters,
) -> ResponseBuilder {
    let application = match wanted(registrar, parameters) {
        Ok(application) => application,
        Err(refusal) => return refusal,
    };
    let number = registrar.apply(application);
    let columns = describe(done(), &caller.login, &[(number, &registrar.applications[&number])]);
    columns.with("AUTH", format!("sim,{number}*")).with("PERIOD", "1")
}

/// The application a command asks for, or why it cannot be had. Checked in this order: syntax,
/// class and kind, the name, an equal application, funds.
fn wanted(registrar: &Registrar, parameters: &Parameters) -> Result<Application, ResponseBuilder> {
    let domain = given(parameters, "DOMAIN")?.to_ascii_lowercase();
    let class = given(parameters, "CLASS")?.to_ascii_uppercase();
    let tld = tld(&domain)
        .ok_or_else(|| ResponseBuilder::new(505, "Invalid attribute value syntax; DOMAIN"))?;
    let served = format!("{}_BACKORDER", tld.to_ascii_uppercase().replace('.', "_"));
    if class != "BACKORDER" && class != served {
        return Err(ResponseBuilder::new(541, "Invalid attribute value; CLASS"));
    }
    let kind = if flag(parameters, "X-BACKORDER-LITE") { Kind::Lite } else { Kind::Full };
    if kind == Kind::Lite && !["com", "net", "org", "biz"].contains(&tld) {
        return Err(ResponseBuilder::new(541, "Invalid attribute value; X-BACKORDER-LITE"));
    }
    if registrar.name(&domain).decided {
        return Err(ResponseBuilder::new(549, "Command failed; finalization date is past"));
    }
    let contact = |role: &str| {
        let keys = [format!("{role}CONTACT0"), format!("{role}CONTACT")];
        keys.iter().find_map(|key| parameters.get(key)).cloned().unwrap_or_default()
    };
    let contacts = ["OWNER", "ADMIN", "TECH", "BILLING"].map(contact);
    let same = |other: &Application| {
        other.is_open()
            && (&other.domain, other.kind, &other.contacts) == (&domain, kind, &contacts)
    };
    if !flag(parameters, "NEW") && registrar.applications.values().any(same) {
        return Err(ResponseBuilder::new(540, "Attribute value is not unique; DOMAIN"));
    }
    let fee = registrar.fee(&domain, kind);
    let short = fee.minus(registrar.available()).is_ok_and(|short| short.is_positive());
    if registrar.locks_now(&domain) && short {
        return Err(ResponseBuilder::new(546, "Credit limit exceeded"));
    }
    let now = registrar.now;
    Ok(Application {
        domain,
        kind,
        class: served,
        contacts,
        status: "REQUESTED".into(),
        created: now,
        updated: now,
        fee,
        locked: false,
        charged: false,
        auction: None,
        gone: false,
        history: vec![(now, "REQUESTED".into())],
    })
}

/// The part after the first dot of a name in ACE form; none if it is no such name.
fn tld(domain: &str) -> Option<&str> {
    let label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let good = domain.len() <= 253 && domain.split('.').all(label);
    domain.split_once('.').filter(|_| good).map(|(_, tld)| tld)
}

/// The application of the APPLICATION parameter.
fn application<'r>(
    registrar: &'r Registrar,
    parameters: &Parameters,
) -> Result<(u64, &'r Application), ResponseBuilder> {
    let number = given(parameters, "APPLICATION")?;
    let number: u64 = number
        .parse()
        .map_err(|_| ResponseBuilder::new(505, "Invalid attribute value syntax; APPLICATION"))?;
    match registrar.applications.get(&number).filter(|application| !application.gone) {
        Some(application) => Ok((number, application)),
        None => Err(ResponseBuilder::new(545, "Object not found; APPLICATION")),
    }
}

fn status_application(registrar: &Registrar, parameters: &Parameters) -> ResponseBuilder {
    match application(registrar, parameters) {
        Ok((number, application)) => {
            let columns = describe(done(), "", &[(number, application)]);
            with_auction(columns, number, application, registrar.now)
        }
        Err(refusal) => refusal,
    }
}

fn delete_application(registrar: &mut Registrar, parameters: &Parameters) -> ResponseBuilder {
    let (number, domain) = match application(registrar, parameters) {
        Ok((_, found)) if !found.is_open() || found.status == "PROCESSING" => {
            return ResponseBuilder::new(552, "Object status does not allow for operation");
        }
        Ok((number, found)) => (number, found.domain.clone()),
        Err(refusal) => return refusal,
    };
    registrar.withdraw(number, registrar.now, "DELETED");
    done().with("DOMAIN", domain)
}

fn query_applications(registrar: &Registrar, parameters: &Parameters) -> ResponseBuilder {
    let number = |key: &str, default: usize| match parameters.get(key) {
        None => Ok(default),
        Some(text) => text.parse().map_err(|_| {
            ResponseBuilder::new(505, format!("Invalid attribute value syntax; {key}"))
        }),
    };
    let (first, limit) = match (number("FIRST", 0), number("LIMIT", 1000)) {
        (Ok(first), Ok(limit)) => (first, limit.clamp(1, 10_000)),
        (Err(refusal), _) | (_, Err(refusal)) => return refusal,
    };
    let fits = |key: &str, value: &str| {
        parameters.get(key).is_none_or(|pattern| matches_pattern(pattern, value))
    };
    let all: Vec<(u64, &Application)> = registrar
        .applications
        .iter()
        .filter(|(_, found)| !found.gone && fits("DOMAIN", &found.domain))
        .filter(|(_, found)| fits("CLASS", &found.class) && fits("STATUS", &found.status))
        .filter(|(_, found)| fits("OWNERCONTACT", &found.contacts[0]))
        .map(|(number, found)| (*number, found))
        .collect();
    let rows: Vec<(u64, &Application)> = all.iter().skip(first).take(limit).copied().collect();
    let answer = done()
        .with("FIRST", first.to_string())
        .with("LIMIT", limit.to_string())
        .with("COUNT", rows.len().to_string())
        .with("TOTAL", all.len().to_string());
    let last = (first + rows.len()).checked_sub(1).filter(|_| !rows.is_empty());
    let answer = last.map_or(answer.clone(), |last| answer.with("LAST", last.to_string()));
    match flag(parameters, "WIDE") {
        true => describe(answer, "", &rows),
        false => answer
            .with_column("APPLICATION", rows.iter().map(|(number, _)| number.to_string()))
            .with_column("DOMAIN", rows.iter().map(|(_, row)| row.domain.clone()))
            .with_column("STATUS", rows.iter().map(|(_, row)| row.status.clone())),
    }
}

/// Whether a text fits a pattern with `*` (any text) and `?` (any character), in any case.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.to_ascii_lowercase(), text.to_ascii_lowercase());
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t, mut star) = (0, 0, None);
    while t < text.len() {
        if p < pattern.len() && (pattern[p] == b'?' || pattern[p] == text[t]) {
            (p, t) = (p + 1, t + 1);
        } else if p < pattern.len() && pattern[p] == b'*' {
            star = Some((p, t));
            p += 1;
        } else if let Some((at, from)) = star {
            star = Some((at, from + 1));
            (p, t) = (at + 1, from + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

fn describe(answer: ResponseBuilder, user: &str, rows: &[(u64, &Application)]) -> ResponseBuilder {
    let user = if user.is_empty() { "sim.user" } else { user };
    let column = |read: fn(&Application) -> String| -> Vec<String> {
        rows.iter().map(|(_, application)| read(application)).collect()
    };
    answer
        .with_column("APPLICATION", rows.iter().map(|(number, _)| number.to_string()))
        .with_column("DOMAIN", column(|row| row.domain.clone()))
        .with_column("CLASS", column(|row| row.class.clone()))
        .with_column("SUBCLASS", column(|row| row.class.clone()))
        .with_column("STATUS", column(|row| row.status.clone()))
        .with_column("CREATEDDATE", column(|row| format_utc(row.created)))
        .with_column("UPDATEDDATE", column(|row| format_utc(row.updated)))
        .with_column("OWNERCONTACT", column(|row| row.contacts[0].clone()))
        .with_column("ADMINCONTACT", column(|row| row.contacts[1].clone()))
        .with_column("TECHCONTACT", column(|row| row.contacts[2].clone()))
        .with_column("BILLINGCONTACT", column(|row| row.contacts[3].clone()))
        .with_column("USER", rows.iter().map(|_| user))
}

fn with_auction(
    answer: ResponseBuilder,
    number: u64,
    application: &Application,
    now: DateTime<Utc>,
) -> ResponseBuilder {
    let Some(auction) = &application.auction else { return answer };
    let over = now >= auction.ends;
    let won = auction.result == "AUCTION-WON";
    let bid = auction.bid.to_decimal();
    let answer = answer
        .with("AUCTION-URL", format!("https://auctions.example/{number}"))
        .with("AUCTION-STATUS", application.status.as_str())
        .with("AUCTION-BIDDERSTATUS", if won { "HIGHEST" } else { "OUTBID" })
        .with("AUCTION-NUMBEROFBIDS", "7")
        .with("AUCTION-NUMBEROFBIDDERS", "2")
        .with("AUCTION-STARTDATE", format_utc(auction.starts))
        .with("AUCTION-ENDDATE", format_utc(auction.ends))
        .with("AUCTION-CURRENCY", auction.bid.currency().code())
        .with("AUCTION-MINIMUMBID", "10.00")
        .with("AUCTION-MINIMUMNEXTBID", if over { "" } else { &bid })
        .with("AUCTION-BESTBID", bid.as_str());
    match over && won {
        true => answer.with("AUCTION-PRICE", bid).with("AUCTION-VAT", "19.00"),
        false => answer,
    }
}

fn status_domain(
    registrar: &Registrar,
    caller: &Caller,
    parameters: &Parameters,
) -> ResponseBuilder {
    let domain = match given(parameters, "DOMAIN") {
        Ok(domain) => domain.to_ascii_lowercase(),
        Err(refusal) => return refusal,
    };
    let owned = registrar.domains.get(&domain);
    let Some(owned) = owned.filter(|owned| owned.readable <= registrar.now) else {
        return ResponseBuilder::new(545, "Object not found; DOMAIN");
    };
    let owner = registrar.applications.get(&owned.application);
    let owner = owner.map(|application| application.contacts[0].clone()).unwrap_or_default();
    done()
        .with("CLASS", "DOMAIN")
        .with("DESCRIPTION", domain.as_str())
        .with("ID", domain)
        .with("STATUS", "ACTIVE")
        .with("CREATEDDATE", format_utc(owned.caught))
        .with("EXPIRATIONDATE", format_utc(owned.expires))
        .with("REGISTRATIONEXPIRATIONDATE", format_utc(owned.expires))
        .with("PAIDUNTILDATE", format_utc(owned.expires))
        .with("REGISTRARTRANSFERDATE", "0000-00-00 00:00:00")
        .with("OWNERCONTACT", owner)
        .with("RENEWALMODE", "DEFAULT")
        .with("TRANSFERLOCK", "1")
        .with("USER", if caller.login.is_empty() { "sim.user" } else { &caller.login })
}

fn status_account(registrar: &Registrar) -> ResponseBuilder {
    done()
        .with("AMOUNT", registrar.amount.to_decimal())
        .with("DEPOSIT", registrar.deposit.to_decimal())
        .with("CREDIT", registrar.credit.to_decimal())
        .with("CURRENCY", registrar.currency().code())
        .with("VAT", "19.00")
}

fn check_authentication(registrar: &Registrar, parameters: &Parameters) -> ResponseBuilder {
    let (user, password) = match (given(parameters, "SUBUSER"), given(parameters, "PASSWORD")) {
        (Ok(user), Ok(password)) => (user, password),
        (Err(refusal), _) | (_, Err(refusal)) => return refusal,
    };
    let right = |(login, known): &(String, String)| login == user && known == password;
    match registrar.login.as_ref().is_none_or(right) {
        true => done(),
        false => ResponseBuilder::new(530, "Authentication failed"),
    }
}

fn start_session(registrar: &mut Registrar) -> ResponseBuilder {
    registrar.sessions_started += 1;
    let session = format!("sim-session-{}", registrar.sessions_started);
    registrar.sessions.insert(session.clone());
    done().with("SESSION", session.as_str()).with("SESSIONID", session)
}

fn end_session(registrar: &mut Registrar, caller: &Caller) -> ResponseBuilder {
    match registrar.sessions.remove(&caller.session) {
        true => done(),
        false => ResponseBuilder::new(545, "Object not found; SESSION"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, text) in
            [("*", ""), ("*backorder*", "COM_BACKORDER"), ("a?c", "abc"), ("a*b*c", "axbbxc")]
        {
            assert!(matches_pattern(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("", "a"), ("a", "ab"), ("a?", "a"), ("*b", "bc"), ("a*c", "ab")] {
            assert!(!matches_pattern(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn names() {
        assert_eq!(tld("a.co.uk"), Some("co.uk"));
        for bad in ["", "com", ".com", "a.", "a..b", "-a.com", "a-.com", "a b.com", "ä.com"] {
            assert_eq!(tld(bad), None, "{bad}");
        }
    }
}
