//! Reads the table of commands.

use super::Task;
use super::{ColumnFacts, CommandFacts, Effect, Form, ParameterFacts};
use crate::wire::profile::Platform;

/// Every command of a table, or the first line that cannot be read.
pub(super) fn table(text: &'static str) -> Result<Vec<CommandFacts>, String> {
    let mut commands: Vec<CommandFacts> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let refused = || format!("{line:?} is no line of the table");
        let mut words = line.split_whitespace();
        let first = words.next().ok_or_else(refused)?;
        if !line.starts_with(' ') {
            commands.push(command(first, words).ok_or_else(refused)?);
            continue;
        }
        let facts = commands.last_mut().ok_or_else(refused)?;
        let added = match first {
            "about" => line.trim_start().strip_prefix("about ").map(|about| facts.about = about),
            "why" => line.trim_start().strip_prefix("why ").map(|why| facts.why = Some(why)),
            "cnr" => {
                facts.cnr = words.next();
                let is_confirmed = match words.next() {
                    None => Some(true),
                    Some("unconfirmed") => Some(false),
                    Some(_) => None,
                };
                is_confirmed.filter(|_| facts.cnr.is_some()).map(|on| facts.is_cnr_confirmed = on)
            }
            "only" => words.next().filter(|word| *word == "cnr").map(|_| {
                (facts.is_on_ispapi, facts.cnr, facts.is_cnr_confirmed) =
                    (false, Some(facts.name), true);
            }),
            "open" => {
                facts.is_open = true;
                Some(())
            }
            "tasks" => {
                words.try_for_each(|name| Task::from_name(name).map(|t| facts.tasks.push(t)))
            }
            "in" => words.try_for_each(|word| {
                if word == "X-*" {
                    facts.has_extensions = true;
                    return Some(());
                }
                parameter(word).map(|parameter| facts.parameters.push(parameter))
            }),
            "out" => words.try_for_each(|word| column(word).map(|c| facts.columns.push(c))),
            _ => None,
        };
        added.ok_or_else(refused)?;
    }
    Ok(commands)
}

fn command(
    name: &'static str,
    mut words: impl Iterator<Item = &'static str>,
) -> Option<CommandFacts> {
    let effect = match words.next()? {
        "reads" => Effect::Reads,
        "changes" => Effect::Changes,
        "spends" => Effect::Spends,
        _ => return None,
    };
    let is_by_hand = match words.next() {
        None => false,
        Some("by-hand") => true,
        Some(_) => return None,
    };
    Some(CommandFacts {
        name,
        is_on_ispapi: true,
        cnr: None,
        is_cnr_confirmed: false,
        effect,
        about: "",
        is_by_hand,
        why: None,
        tasks: Vec::new(),
        is_open: false,
        has_extensions: false,
        parameters: Vec::new(),
        columns: Vec::new(),
    })
}

/// `KEY[#][!]:FORM[@PLATFORM]`.
fn parameter(word: &'static str) -> Option<ParameterFacts> {
    let (words, form) = word.split_once(':')?;
    let (words, is_required) = mark(words, '!');
    let (words, is_list) = mark(words, '#');
    let (form, platform) = match form.split_once('@') {
        None => (form, None),
        Some((form, "ispapi")) => (form, Some(Platform::Ispapi)),
        Some((form, "cnr")) => (form, Some(Platform::Cnr)),
        Some(_) => return None,
    };
    let form = Form::parse(form)?;
    Some(ParameterFacts { key: upper(words), words, form, is_list, is_required, platform })
}

/// `NAME[#][!]:FORM`.
fn column(word: &'static str) -> Option<ColumnFacts> {
    let (words, form) = word.split_once(':')?;
    let (words, is_key) = mark(words, '!');
    let (words, is_list) = mark(words, '#');
    Some(ColumnFacts { name: upper(words), words, form: Form::parse(form)?, is_list, is_key })
}

/// As it is sent. The table is read once, and stays.
fn upper(words: &'static str) -> &'static str {
    words.to_ascii_uppercase().leak()
}

fn mark(word: &'static str, mark: char) -> (&'static str, bool) {
    word.strip_suffix(mark).map_or((word, false), |word| (word, true))
}
