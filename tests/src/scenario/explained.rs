//! What a line expects `explain` to say, and whether it does.

use std::collections::BTreeSet;

use backorder_core::{
    Actor, Arg, BackorderId, Book, Cost, Engine, ErrorKind, Money, Placement, ResellerFunds, Stage,
    Status, TimeZone,
};
use backorder_core::{Catalog, EXPLAIN_KEYS, Explanation, Facts, Language, Sentence};
use chrono::{DateTime, Utc};

use super::foretold;
use super::trace::Line;
use super::words::Words;
use super::world::{Billed, World, read_again};

/// What `explain` is asked about.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub engine: &'a Engine,
    pub book: &'a Book,
    pub now: DateTime<Utc>,
}

impl View<'_> {
    /// What is said without any facts.
    pub fn explain(&self, id: BackorderId) -> Result<Explanation, String> {
        let answer = self.engine.explain(self.book, id, &Facts::default(), self.now);
        answer.map_err(|error| error.to_string())
    }
}

/// `1 [unread] [free|taken] [reseller EUR 5 [cost 9.90 [in USD]]] KEY ...`: exactly these, in this
/// order.
pub(super) fn check(world: &mut World, words: &mut Words) -> Result<(), String> {
    let id = words.backorder()?;
    let is_unread = words.take("unread");
    let book = if is_unread {
        without_accounts(&world.book)?
    } else {
        let mut book = world.book.clone();
        read_again(&world.engine, &mut book, world.now);
        book
    };
    let book = &book;
    let view = View { engine: &world.engine, book, now: world.now };
    let facts = facts(words)?;
    let answer = view.engine.explain(book, id, &facts, view.now);
    let answer = answer.map_err(|error| error.to_string())?;
    if !world.is_stale() {
        let read = Some(&world.book).filter(|_| !is_unread);
        world.trace.explains(read, asked(id, &facts), &answer, world.now);
    }
    let said: Vec<&str> = sentences(&answer).map(|sentence| sentence.key).collect();
    let wanted = words.rest();
    if said != wanted {
        let (said, wanted) = (said.join(" "), wanted.join(" "));
        return Err(format!("expected the explanation: `{wanted}`, is: `{said}`"));
    }
    sentences(&answer).try_for_each(has_words)?;
    is_true(view, id, &answer)?;
    world.seen.explained.extend(said);
    Ok(())
}

/// Of every record, whether what is said of it is true.
pub(super) fn hold(world: &World) -> Result<(), String> {
    let mut book = world.book.clone();
    read_again(&world.engine, &mut book, world.now);
    let view = View { engine: &world.engine, book: &book, now: world.now };
    world.book.iter().try_for_each(|record| is_true(view, record.id, &view.explain(record.id)?))
}

/// What is said to come comes, and what somebody could do is what the engine allows.
fn is_true(view: View<'_>, id: BackorderId, answer: &Explanation) -> Result<(), String> {
    let of_record = |why| format!("backorder {id}: {why}");
    is_possible(view, id, answer).map_err(of_record)?;
    can_be_placed_again(view, id, answer).map_err(of_record)?;
    is_enough(view, id, answer).map_err(of_record)?;
    foretold::check(view, id, &answer.next)
}

/// As it is loaded when billing does not answer.
fn without_accounts(book: &Book) -> Result<Book, String> {
    let mut unread = Book::new();
    for record in book.iter() {
        unread.insert(record.clone()).map_err(|error| error.to_string())?;
    }
    Ok(unread)
}

fn sentences(answer: &Explanation) -> impl Iterator<Item = &Sentence> {
    [&answer.because, &answer.next, &answer.would_change].into_iter().flatten()
}

fn asked(id: BackorderId, facts: &Facts) -> Line {
    let exact = |cost: Cost| format!("{} {}", cost.amount(), cost.currency());
    Line::call("explain")
        .put("id", id)
        .maybe("free", facts.is_free.map(u8::from))
        .maybe("reseller", facts.reseller.map(|funds| exact(funds.amount)))
        .maybe("cost", facts.cost.map(exact))
}

fn facts(words: &mut Words) -> Result<Facts, String> {
    let is_free =
        if words.take("free") { Some(true) } else { words.take("taken").then_some(false) };
    let (mut reseller, mut price) = (None, None);
    if words.take("reseller") {
        let currency = words.currency()?;
        let cost = |text: &str| Cost::parse(text, currency).map_err(|error| error.to_string());
        let amount = cost(&words.next("an amount")?)?;
        let nothing = cost("0")?;
        reseller = Some(ResellerFunds { amount, deposit: nothing, credit: nothing });
        if words.take("cost") {
            let amount = words.next("an amount")?;
            let currency = if words.take("in") { words.currency()? } else { currency };
            price = Some(Cost::parse(&amount, currency).map_err(|error| error.to_string())?);
        }
    }
    Ok(Facts { reseller, cost: price, is_free })
}

/// Every language has words for it, with exactly the arguments that are promised.
fn has_words(sentence: &Sentence) -> Result<(), String> {
    let key = sentence.key;
    let known = EXPLAIN_KEYS.iter().find(|(known, _)| *known == key);
    let (_, promised) = known.ok_or(format!("{key} is not in EXPLAIN_KEYS"))?;
    let given: BTreeSet<&str> = sentence.args.iter().map(|(name, _)| *name).collect();
    if given != promised.iter().copied().collect() {
        return Err(format!("{key} is given {given:?}, promised are {promised:?}"));
    }
    for language in Language::ALL {
        let text = Catalog::builtin(language).sentence(sentence, &TimeZone::utc());
        if text == key || text.contains("{$") {
            return Err(format!("{key} in {}: `{text}`", language.tag()));
        }
    }
    Ok(())
}

/// Of one that ended without the name, placing again is said to be possible where it is.
fn can_be_placed_again(
    view: View<'_>,
    id: BackorderId,
    answer: &Explanation,
) -> Result<(), String> {
    let record = view.book.require(id).map_err(|error| error.to_string())?;
    let without_name = [Status::Failed, Status::Cancelled, Status::AuctionLost];
    let is_said = answer.would_change.iter().any(|said| said.key == "change-place-again");
    let unused = view.book.iter().map(|record| record.id.0).max().unwrap_or(0) + 1;
    let order = Placement {
        id: BackorderId(unused),
        client: record.client,
        name: record.name.clone(),
        kind: record.present.kind,
        listing: None,
    };
    let placed = view.engine.place(&mut view.book.clone(), &order, view.now);
    let ended = record.stage().status().is_some_and(|status| without_name.contains(&status));
    match placed {
        Ok(_) if ended && !is_said => Err("it can be placed again, which is not said".into()),
        Err(error) if is_said => Err(format!("it is said that it can be placed again: {error}")),
        _ if is_said && !ended => Err("only what ended can be placed again".into()),
        _ => Ok(()),
    }
}

/// With as much more credit as is said to make it possible, the first cycle in the window holds
/// the price.
fn is_enough(view: View<'_>, id: BackorderId, answer: &Explanation) -> Result<(), String> {
    let Some(missing) = answer.would_change.iter().find_map(missing) else { return Ok(()) };
    let record = view.book.require(id).map_err(|error| error.to_string())?;
    let (client, dates) = (record.client, record.present.dates.ok_or("it has no dates")?);
    let mut book = view.book.clone();
    let account = book.require_account(client).map_err(|error| error.to_string())?;
    let credit = account.credit.plus(missing).map_err(|error| error.to_string())?;
    let (unpaid, noted) = (account.unpaid, account.noted.clone());
    let opens = dates.window_opens(view.engine.policy()).max(view.now);
    let billed = Billed { noted, tax: account.tax, ..Billed::new(client, credit, unpaid) };
    let reading = billed.read(&book, opens);
    view.engine.set_account(&mut book, reading, opens).map_err(|error| error.to_string())?;
    view.engine.cycle(&mut book, opens);
    match book.get(id).map(|record| record.stage()) {
        Some(Stage::In(Status::Requested)) => {
            Err(format!("{missing} more credit is said to be enough, and is not"))
        }
        _ => Ok(()),
    }
}

fn missing(said: &Sentence) -> Option<Money> {
    said.args.iter().find_map(|(name, arg)| match arg {
        Arg::Money(amount) if *name == "missing" => Some(*amount),
        _ => None,
    })
}

/// Who is said to be able to delete or give up is who can; who is said to be able to activate can,
/// or lacks nothing but funds. (Where a cycle funds it anyway, that is not said.)
fn is_possible(view: View<'_>, id: BackorderId, answer: &Explanation) -> Result<(), String> {
    let View { engine, book, now } = view;
    let says = |start: &str| answer.would_change.iter().any(|said| said.key.starts_with(start));
    let book = || book.clone();
    let deletes = engine.delete(&mut book(), id, Actor::Admin, now).is_ok();
    let gives_up = engine.give_up(&mut book(), id, now).is_ok();
    let activates = match engine.activate(&mut book(), id, now) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::FundsShort,
    };
    let accepts = engine.accept_domain(&mut book(), id, "staff", now).is_ok();
    let actions = [
        ("accept the domain", says("change-accept-domain"), accepts),
        ("delete", says("change-delete"), deletes),
        ("give up", says("change-give-up"), gives_up),
        ("activate", says("change-activate"), activates && says("change-activate")),
    ];
    match actions.into_iter().find(|(_, is_said, is_allowed)| is_said != is_allowed) {
        None => Ok(()),
        Some((what, is_said, is_allowed)) => {
            Err(format!("{what}: the explanation says {is_said}, the engine {is_allowed}"))
        }
    }
}
