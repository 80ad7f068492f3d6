//! Scenarios: the rules as stories that a person can read and this runner checks.
//!
//! The grammar is in `tests/scenarios/README.md`. Every scenario is played twice, the second time
//! with a fresh process before every line, which must make no difference.

mod adopted;
mod expect;
mod explained;
mod foretold;
pub mod ledger;
mod outcome;
mod say;
pub mod trace;
mod words;
pub mod world;
pub mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use backorder_core::Delivery;
use backorder_core::{
    Actor, BackorderId, BackorderKind, ClientId, DateSource, Dates, EffectId, EffectKind, ListId,
    Listing, Placement, Policy, Tax, Tld,
};
use chrono::{DateTime, Utc};

use trace::Line;
use words::Words;
pub use world::Seen;
use world::{Billed, Last, Step, World};

/// Another policy than the rules say, to see which scenarios notice.
pub type Bend = fn(&mut Policy);

/// A story, with the background it begins with.
#[derive(Debug, Clone)]
pub struct Story {
    /// The name of its file.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// The rules it says to show: what `covers` names.
    pub covers: BTreeSet<String>,
    lines: Vec<(usize, String)>,
}

/// The files of `tests/scenarios`, by name.
///
/// # Errors
/// The folder cannot be read.
pub fn files() -> std::io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "scn") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Plays every scenario of a file.
///
/// # Errors
/// The first line of each scenario that is not as it should be, with file and line number.
pub fn play(file: &Path) -> Result<usize, String> {
    let stories = read(file)?;
    let failures: Vec<String> = stories.iter().filter_map(|story| story.play(None).err()).collect();
    if failures.is_empty() { Ok(stories.len()) } else { Err(failures.join("\n")) }
}

/// Reads the scenarios of a file.
///
/// # Errors
/// What is wrong with its form.
pub fn read(file: &Path) -> Result<Vec<Story>, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    stories(&name, &text)
}

/// Splits the text of a file into its scenarios, each with the background before it.
///
/// # Errors
/// What is wrong with its form.
pub fn stories(name: &str, text: &str) -> Result<Vec<Story>, String> {
    let mut background = Story::of(name, "");
    let mut stories: Vec<Story> = Vec::new();
    let mut has_background = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        let number = index + 1;
        if let Some(title) = line.strip_prefix("scenario ") {
            if stories.iter().any(|story| story.title == title) {
                return Err(format!("{name}:{number}: a second scenario `{title}`"));
            }
            stories.push(Story { title: title.to_owned(), ..background.clone() });
        } else if line == "background" {
            if !stories.is_empty() || has_background {
                return Err(format!("{name}:{number}: the background comes first, and once"));
            }
            has_background = true;
        } else if !line.is_empty() {
            let story = stories.last_mut().unwrap_or(&mut background);
            match line.strip_prefix("covers ") {
                Some(ids) => story.covers.extend(ids.split_whitespace().map(str::to_owned)),
                None => story.lines.push((number, line.to_owned())),
            }
        }
    }
    if stories.is_empty() { Err(format!("{name}: no scenario")) } else { Ok(stories) }
}

type Failure = (usize, String, String);

impl Story {
    fn of(file: &str, title: &str) -> Story {
        let (file, title) = (file.to_owned(), title.to_owned());
        Story { file, title, covers: BTreeSet::new(), lines: Vec::new() }
    }

    /// Plays it as it is, then with a fresh process before every line; returns what was seen.
    ///
    /// # Errors
    /// The first line that is not as it should be, with file and line number.
    pub fn play(&self, bend: Option<Bend>) -> Result<Seen, String> {
        let seen = self.tell(bend, false)?;
        self.tell(bend, true)?;
        Ok(seen)
    }

    /// Plays it once.
    ///
    /// # Errors
    /// The first line that is not as it should be, with file and line number.
    pub fn tell(&self, bend: Option<Bend>, fresh: bool) -> Result<Seen, String> {
        let mut world = World::new(DateTime::<Utc>::UNIX_EPOCH);
        if let Some(bend) = bend {
            let bent = world.bend(bend);
            let fail = |why| self.failed((0, "the policy is bent".to_owned(), why), fresh);
            bent.map_err(fail)?;
        }
        self.lines_told(&mut world, fresh).map_err(|failure| self.failed(failure, fresh))?;
        Ok(world.seen)
    }

    fn failed(&self, (number, line, why): Failure, fresh: bool) -> String {
        let how = if fresh { " (with a fresh process before every line)" } else { "" };
        format!("{}:{number}: {line}\n  in `{}`{how}:\n  {why}", self.file, self.title)
    }

    /// Plays it once, with a fresh process before every line or not, and returns what was asked
    /// and answered, in the form that [`trace`] describes.
    ///
    /// # Errors
    /// The first line that is not as it should be, with file and line number.
    pub fn trace(&self, fresh: bool) -> Result<String, String> {
        let mut world = World::traced(DateTime::<Utc>::UNIX_EPOCH);
        self.lines_told(&mut world, fresh).map_err(|failure| self.failed(failure, fresh))?;
        let line = trace::scenario(&self.file, &self.title, fresh);
        Ok(line + &world.trace.text())
    }

    fn lines_told(&self, world: &mut World, fresh: bool) -> Result<(), Failure> {
        let mut unexpected: Option<Failure> = None;
        for (number, line) in &self.lines {
            if let Some(failure) = unexpected.take().filter(|_| !line.starts_with("expect error")) {
                return Err(failure);
            }
            let fail = |why: String| (*number, line.clone(), why);
            if fresh {
                world.reload_unless_stale().map_err(fail)?;
            }
            let mut words = Words::of(line);
            read_line(world, &mut words).map_err(fail)?;
            words.end().map_err(fail)?;
            if !fresh && !world.trace.is_on() && !line.starts_with("expect ") {
                explained::hold(world).map_err(fail)?;
            }
            if let Some(error) = &world.last.error {
                let why = format!("the engine refuses: {} ({error})", error.kind().name());
                unexpected = Some(fail(why));
            }
        }
        unexpected.map_or(Ok(()), Err)
    }
}

fn read_line(world: &mut World, words: &mut Words) -> Result<(), String> {
    let first = words.next("a statement")?;
    match first.as_str() {
        "at" => world.now = words.instant()?,
        "wait" => world.now += words.duration()?,
        "price" => price(world, words)?,
        "policy" => policy(world, words)?,
        "every" => {
            let step = words.duration()?;
            words.must("until")?;
            let end = words.instant()?;
            world.cycle_until(step, end)?;
        }
        "reload" => world.reload()?,
        "billing" => match words.next("silent or answers")?.as_str() {
            "silent" => world.is_silent = true,
            "answers" => world.is_silent = false,
            other => return Err(format!("`{other}` is not silent or answers")),
        },
        "begin" => {
            words.must("reading")?;
            let client = ClientId(words.number("the number of a client")?);
            world.trace.add(|| Line::call("begin").put("client", client).now(world.now));
            world.begun = Some(world.book.begin_reading(client, world.now));
        }
        "crash" => {
            // `crash after 7 cycle`: what concerns clients up to 7 is committed.
            let after = if words.take("after") {
                Some(ClientId(words.number("the number of a client")?))
            } else {
                None
            };
            let step = step(world, words)?;
            world.crash(&step, after)?;
        }
        "meanwhile" => {
            let step = step(world, words)?;
            world.meanwhile(&step)?;
        }
        "expect" => expect::check(world, words)?,
        _ => {
            let step = step_of(world, &first, words)?;
            world.act(&step)?;
        }
    }
    Ok(())
}

fn step(world: &mut World, words: &mut Words) -> Result<Step, String> {
    let first = words.next("a step")?;
    step_of(world, &first, words)
}

fn step_of(world: &mut World, first: &str, words: &mut Words) -> Result<Step, String> {
    Ok(match first {
        "account" => Step::Account(account(words)?),
        "read" => ended(world, account(words)?)?,
        "place" => Step::Place(order(words)?),
        "adopt" => Step::Adopt(Box::new(adopted::adoption(world, words)?)),
        "delete" => Step::Delete(words.backorder()?, actor(words)?),
        "activate" => Step::Activate(words.backorder()?),
        "give-up" => Step::GiveUp(words.backorder()?),
        "accept" => {
            let id = words.backorder()?;
            words.must("by")?;
            Step::Accept(id, words.rest().join(" "))
        }
        "client" => gone(words)?,
        "place-for" => {
            let client = ClientId(words.number("the number of a client")?);
            let from = words.backorder()?;
            words.must("as")?;
            Step::PlaceFor(from, words.backorder()?, client)
        }
        "redate" => {
            let id = words.backorder()?;
            let listing = listing(words)?.ok_or("redate needs `drops` or `finalizes`")?;
            Step::Redate(id, listing)
        }
        "list" => list(words, true)?,
        "part" => list(words, false)?,
        "cycle" => Step::Cycle,
        "report" => report(world, words)?,
        "invoice" => {
            let id = words.backorder()?;
            Step::Invoice(id, outcome::invoice(words, currency_of(world, id)?)?)
        }
        other => return Err(format!("`{other}` is no statement")),
    })
}

/// `client 7 deleted`, `client 7 merged into 8`
fn gone(words: &mut Words) -> Result<Step, String> {
    let client = ClientId(words.number("the number of a client")?);
    if words.take("deleted") {
        return Ok(Step::Gone(client, None));
    }
    words.must("merged")?;
    words.must("into")?;
    Ok(Step::Gone(client, Some(ClientId(words.number("the number of a client")?))))
}

/// The amounts of a reading that has begun.
fn ended(world: &mut World, billed: Billed) -> Result<Step, String> {
    let begun = world.begun.clone().ok_or("no reading has begun: say `begin reading CLIENT`")?;
    if begun.client() != billed.client {
        return Err(format!("the reading that has begun is of client {}", begun.client()));
    }
    world.told = Some(billed.clone());
    let reading = begun.read(billed.credit, billed.unpaid).taxed(billed.tax);
    Ok(Step::Read(reading.noted(billed.noted)))
}

fn price(world: &mut World, words: &mut Words) -> Result<(), String> {
    let tld = Tld::parse(&words.next("a TLD")?).map_err(|error| error.to_string())?;
    let currency = words.currency()?;
    let kind =
        BackorderKind::parse(&words.next("FULL or LITE")?).map_err(|error| error.to_string())?;
    let price = if words.take("none") { None } else { Some(words.money(currency)?) };
    world.last =
        Last { error: world.set_price(tld, currency, kind, price).err(), ..Last::default() };
    Ok(())
}

fn policy(world: &mut World, words: &mut Words) -> Result<(), String> {
    let mut policy = world.policy().clone();
    match words.next("a preset or a setting")?.as_str() {
        "original" => policy = Policy::original(),
        "funding_lead" => policy.funding_lead = words.duration()?,
        "charge_auction_won" => policy.charge_auction_won = words.next("yes or no")? == "yes",
        "charge_tax" => policy.charge_tax = words.next("yes or no")? == "yes",
        "client_messages" => policy.client_messages = delivery(words)?,
        "reseller_alerts" => policy.reseller_alerts = delivery(words)?,
        other => return Err(format!("`{other}` is no setting that scenarios change")),
    }
    world.set_policy(policy)
}

fn delivery(words: &mut Words) -> Result<Delivery, String> {
    match words.next("at-least-once or at-most-once")?.as_str() {
        "at-least-once" => Ok(Delivery::AtLeastOnce),
        "at-most-once" => Ok(Delivery::AtMostOnce),
        other => Err(format!("`{other}` is not at-least-once or at-most-once")),
    }
}

/// `7 EUR 50.00 [unpaid 20.00] [taxed 19] [noted 1.1.create-invoice.1 ...]`
fn account(words: &mut Words) -> Result<Billed, String> {
    let client = ClientId(words.number("the number of a client")?);
    let currency = words.currency()?;
    let credit = words.money(currency)?;
    let unpaid = if words.take("unpaid") { words.money(currency)? } else { currency_zero(credit) };
    let mut tax = Tax::NONE;
    if words.take("taxed") {
        let incl = if words.take("incl") { "incl " } else { "" };
        let rates = words.next("a tax")?;
        tax = format!("{incl}{rates}")
            .parse()
            .map_err(|error: backorder_core::Error| error.to_string())?;
    }
    let mut noted = Vec::new();
    if words.take("noted") {
        for word in words.rest() {
            noted.push(full_id(&word)?);
        }
    }
    Ok(Billed { client, credit, unpaid, tax, noted })
}

fn currency_zero(like: backorder_core::Money) -> backorder_core::Money {
    backorder_core::Money::zero(like.currency())
}

fn full_id(word: &str) -> Result<EffectId, String> {
    EffectId::parse(&format!("bo-{word}.")).map_err(|error| error.to_string())
}

/// `1 client 7 shop.com [LITE] [drops ...] [finalizes ...] [by admin [pinned] | in list 5]`
fn order(words: &mut Words) -> Result<Placement, String> {
    let id = words.backorder()?;
    words.must("client")?;
    let client = ClientId(words.number("the number of a client")?);
    let name = words.name()?;
    let kind = if words.take("LITE") { BackorderKind::Lite } else { BackorderKind::Full };
    Ok(Placement { id, client, name, kind, listing: listing(words)? })
}

fn dates(words: &mut Words) -> Result<Option<Dates>, String> {
    let drop_at = if words.take("drops") { Some(words.instant()?) } else { None };
    let finalization_at = if words.take("finalizes") { Some(words.instant()?) } else { None };
    let drop_at = drop_at.or(finalization_at);
    Ok(drop_at.map(|drop_at| Dates { drop_at, finalization_at }))
}

fn listing(words: &mut Words) -> Result<Option<Listing>, String> {
    let Some(dates) = dates(words)? else { return Ok(None) };
    let source = if words.take("by") {
        words.must("admin")?;
        DateSource::Admin { pinned: words.take("pinned") }
    } else if words.take("in") {
        words.must("list")?;
        DateSource::Droplist(ListId(words.number("the number of a list")?))
    } else {
        DateSource::Droplist(ListId(0))
    };
    Ok(Some(Listing { dates, source }))
}

/// `list 5 shop.com drops 2027-03-05 19:00:00, other.com drops ...`, and the same with `part`.
fn list(words: &mut Words, is_whole: bool) -> Result<Step, String> {
    let list = ListId(words.number("the number of a list")?);
    let mut names = BTreeMap::new();
    while !words.is_empty() {
        let name = words.name()?;
        let dates = dates(words)?.ok_or(format!("{name} needs `drops`"))?;
        names.insert(name, dates);
        if !words.take(",") {
            break;
        }
    }
    Ok(if is_whole { Step::List(list, names) } else { Step::Part(list, names) })
}

/// `by admin`, the default, or `by client 7`.
fn actor(words: &mut Words) -> Result<Actor, String> {
    if !words.take("by") || words.take("admin") {
        return Ok(Actor::Admin);
    }
    words.must("client")?;
    Ok(Actor::Client(ClientId(words.number("the number of a client")?)))
}

/// `1 poll-application word SUCCESSFUL` (the last one asked in the present life) or
/// `1.1.poll-application.2 word SUCCESSFUL`.
fn report(world: &World, words: &mut Words) -> Result<Step, String> {
    let id = if words.starts_with_number() {
        let backorder = words.backorder()?;
        let word = words.next("an effect")?;
        let kind = EffectKind::from_name(&word);
        let kind = kind.ok_or(format!("`{word}` is no effect"))?;
        let record =
            world.book.get(backorder).ok_or(format!("there is no backorder {backorder}"))?;
        let asked = record.present.asked(kind);
        let number = asked.ok_or(format!("{kind} was never asked"))?.number;
        EffectId { backorder, life: record.present.number, kind, number }
    } else {
        full_id(&words.next("an effect")?)?
    };
    let record = world.book.get(id.backorder);
    let life = record.and_then(|record| record.life(id.life));
    let current = life.and_then(|life| life.progress.submission.reference().cloned());
    let name = record.ok_or(format!("there is no backorder {}", id.backorder))?.name.clone();
    let currency = currency_of(world, id.backorder)?;
    Ok(Step::Report(id, outcome::read(words, id.kind, currency, current, name)?))
}

fn currency_of(world: &World, id: BackorderId) -> Result<backorder_core::Currency, String> {
    let record = world.book.get(id).ok_or(format!("there is no backorder {id}"))?;
    let account = world.book.account(record.client);
    Ok(account.ok_or(format!("client {} has no account", record.client))?.currency())
}
