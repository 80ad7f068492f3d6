//! What a line expects of the world.

use backorder_core::format_utc;
use backorder_core::{Backorder, ClientId, Stage, Status};
use chrono::{DateTime, Utc};

use super::explained;
use super::say;
use super::words::Words;
use super::world::World;

/// Compares, and says what is instead.
pub(super) fn check(world: &mut World, words: &mut Words) -> Result<(), String> {
    if words.starts_with_number() {
        return record(world, words);
    }
    match words.next("what is expected")?.as_str() {
        "effect" => effect(world, &words.rest()),
        "effects" => effects(world, &words.rest()),
        "no" => absent(world, words),
        "nothing" => {
            let events: Vec<&str> = world.last.decisions.iter().map(|d| d.event.name()).collect();
            same("decisions", &events.join(" "), "")
        }
        "events" => {
            let events: Vec<&str> = world.last.decisions.iter().map(|d| d.event.name()).collect();
            same("the events", &events.join(" "), &words.rest().join(" "))
        }
        "error" => error(world, words),
        "explain" => explained::check(world, words),
        "funds" => funds(world, words),
        "warning" => {
            // A comma is a word of its own.
            let wanted = words.rest().join(" ").replace(" ,", ",");
            let warnings: Vec<&str> =
                world.last.decisions.iter().filter_map(|d| d.warning.as_deref()).collect();
            contains("the warning", &warnings.join(" "), &wanted)
        }
        "undelivered" => {
            world.trace.undelivered(&world.book);
            let ids = world.book.undelivered().into_iter().map(|entry| entry.effect.id.to_string());
            let ids: Vec<String> = ids.collect();
            let plain = ids.iter().map(|id| id.trim_start_matches("bo-").trim_end_matches('.'));
            let plain: Vec<&str> = plain.collect();
            same("what is undelivered", &plain.join(" "), &words.rest().join(" "))
        }
        "wakeup" => {
            world.trace.wakeup(&world.engine, &world.book, world.now);
            let next = world.engine.next_wakeup(&world.book, world.now);
            let wanted = words.rest().join(" ");
            same("the next wake-up", &shown(next), &wanted)
        }
        "refused" => {
            words.must("commit")?;
            let why = world.last.refused_commit.as_deref();
            contains("the refusal", why.ok_or("no commit was refused")?, &words.rest().join(" "))
        }
        "claim" => {
            let name = words.name()?;
            let claims = world.book.claims(&name).iter();
            let claims: Vec<String> = claims
                .map(|c| format!("{} by {}.{}", format_utc(c.drop_at), c.backorder, c.life))
                .collect();
            same("the claims", &claims.join(" , "), &words.rest().join(" "))
        }
        other => Err(format!("`{other}` cannot be expected")),
    }
}

fn same(what: &str, is: &str, wanted: &str) -> Result<(), String> {
    if is == wanted { Ok(()) } else { Err(format!("expected {what}: `{wanted}`, is: `{is}`")) }
}

fn contains(what: &str, is: &str, wanted: &str) -> Result<(), String> {
    if is.contains(wanted) && !is.is_empty() {
        Ok(())
    } else {
        Err(format!("expected {what} to contain `{wanted}`, is: `{is}`"))
    }
}

fn shown(at: Option<DateTime<Utc>>) -> String {
    at.map_or("none".into(), format_utc)
}

fn all_effects(world: &World) -> String {
    let effects: Vec<String> = world.last.effects().map(say::words).collect();
    if effects.is_empty() { "no effects".into() } else { effects.join("\n    ") }
}

fn effect(world: &World, wanted: &[String]) -> Result<(), String> {
    if world.last.effects().any(|effect| say::matches(effect, wanted)) {
        return Ok(());
    }
    Err(format!(
        "expected the effect `{}`, asked is:\n    {}",
        wanted.join(" "),
        all_effects(world)
    ))
}

/// Exactly these, in any order.
fn effects(world: &World, wanted: &[String]) -> Result<(), String> {
    let wanted: Vec<&[String]> = wanted.split(|word| word == ",").collect();
    let count = world.last.effects().count();
    if count != wanted.len() {
        let all = all_effects(world);
        return Err(format!("expected {} effects, there are {count}:\n    {all}", wanted.len()));
    }
    wanted.into_iter().try_for_each(|wanted| effect(world, wanted))
}

fn absent(world: &World, words: &mut Words) -> Result<(), String> {
    match words.next("what is absent")?.as_str() {
        "effects" => same("effects", &all_effects(world), "no effects"),
        "effect" => {
            let wanted = words.rest();
            match world.last.effects().find(|effect| say::matches(effect, &wanted)) {
                None => Ok(()),
                Some(effect) => Err(format!("expected no such effect: {}", say::words(effect))),
            }
        }
        "backorder" => {
            let id = words.backorder()?;
            world.book.get(id).map_or(Ok(()), |record| Err(format!("{id} is {}", record.stage())))
        }
        other => Err(format!("`no {other}` cannot be expected")),
    }
}

fn error(world: &mut World, words: &mut Words) -> Result<(), String> {
    let kind = words.next("an error")?;
    let Some(error) = world.last.error.take() else {
        let events: Vec<&str> = world.last.decisions.iter().map(|d| d.event.name()).collect();
        return Err(format!("expected the error {kind}, decided is: `{}`", events.join(" ")));
    };
    same("the error", error.kind().name(), &kind)?;
    let said = error.to_string();
    words.rest().iter().try_for_each(|word| contains("the error", &said, word))
}

fn funds(world: &World, words: &mut Words) -> Result<(), String> {
    let client = ClientId(words.number("the number of a client")?);
    let funds = world.book.funds(client).ok_or(format!("client {client} has no account"))?;
    while !words.is_empty() {
        let what = words.next("what of the funds")?;
        let is = match what.as_str() {
            "credit" => funds.credit,
            "unpaid" => funds.unpaid,
            "held" => funds.held,
            "available" => funds.available,
            other => return Err(format!("`{other}` is not credit, unpaid, held or available")),
        };
        same(&what, &is.to_decimal(), &words.next("an amount")?)?;
    }
    Ok(())
}

fn record(world: &World, words: &mut Words) -> Result<(), String> {
    let id = words.backorder()?;
    let record = world.book.get(id).ok_or(format!("there is no backorder {id}"))?;
    let wanted = words.next("a status")?;
    if wanted == "deleted" {
        same(&format!("backorder {id} to be"), &record.stage().to_string(), "deleted")?;
    } else {
        let status = Status::parse(&wanted).map_err(|error| error.to_string())?;
        let what = format!("backorder {id} to be");
        same(&what, &record.stage().to_string(), &Stage::In(status).to_string())
            .map_err(|why| format!("{why} ({:?})", record.present.reason))?;
    }
    while !words.is_empty() {
        let what = words.next("what of the backorder")?;
        let is = attribute(world, record, &what)?;
        let wanted = words.next(&format!("the value of {what}"))?;
        same(&format!("{what} of backorder {id}"), &is, &wanted)?;
    }
    Ok(())
}

fn attribute(world: &World, record: &Backorder, what: &str) -> Result<String, String> {
    let life = &record.present;
    let details = &life.waiting;
    let yes_no = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let none = || "none".to_owned();
    Ok(match what {
        "held" => life.hold.map_or_else(none, |hold| hold.amount.to_decimal()),
        "currency" => life.hold.map_or_else(none, |hold| hold.amount.currency().to_string()),
        "reason" => life.reason.as_ref().map_or_else(none, |reason| reason.cause.to_string()),
        "life" => life.number.to_string(),
        "kind" => life.kind.to_string(),
        "told" => life.leads_told.to_string(),
        "drops" => shown(life.dates.map(|dates| dates.drop_at)),
        "finalizes" => shown(life.dates.and_then(|dates| dates.finalization_at)),
        "pinned" => yes_no(details.pinned),
        "late" => yes_no(details.late),
        "absences" => details.absences.to_string(),
        "reference" => life.progress.submission.reference().map_or_else(none, ToString::to_string),
        "word" => life.progress.application_status.as_ref().map_or_else(none, ToString::to_string),
        "invoice" => life.progress.invoice.map_or_else(none, |invoice| invoice.id.to_string()),
        "invoiced" => {
            life.progress.invoice.map_or_else(none, |invoice| invoice.state.name().to_owned())
        }
        "imported" => yes_no(life.progress.imported),
        "finished" => yes_no(record.is_finished(world.now, world.engine.policy())),
        "finished-at" => shown(record.finished_at),
        "covered" => yes_no(world.book.is_covered(record.id)),
        "revision" => record.revision.to_string(),
        auction if auction.starts_with("AUCTION-") => life
            .progress
            .auction
            .as_ref()
            .and_then(|known| known.details.get(&auction["AUCTION-".len()..]).cloned())
            .unwrap_or_else(none),
        other => return Err(format!("a backorder has no `{other}`")),
    })
}
