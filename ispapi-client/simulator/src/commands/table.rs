//! What the table of commands says: which parameters are refused, and an answer of the right form
//! to what is not simulated.

use ispapi_client::Platform;
use ispapi_client::vocabulary::{self, ColumnFacts, Effect, Form, Refusal};

use super::Parameters;
use crate::answer::Answer;

/// The answer to parameters that the command does not have, lacks, or that cannot be.
pub(super) fn refusal(platform: Platform, name: &str, parameters: &Parameters) -> Option<Answer> {
    let facts = vocabulary::find_on(name, platform)?;
    if facts.is_by_hand {
        // What is played by hand is checked there, but for parameters that it does not have.
        let key = facts.unknown(parameters.keys().map(String::as_str), platform)?;
        return Some(Answer::new(503, format!("Invalid attribute name; {key}")));
    }
    let lines = parameters.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let (key, refusal) = facts.refused(lines, platform)?;
    Some(match refusal {
        Refusal::Missing => Answer::missing(&key),
        Refusal::Impossible(_) => Answer::bad_syntax(&key),
        _ => Answer::new(503, format!("Invalid attribute name; {key}")),
    })
}

/// The answer to a command that is in the table and is not simulated: a list has no rows, what
/// else is asked for has one value of its form, and what changes something changes nothing.
pub(super) fn answer(platform: Platform, name: &str) -> Result<Answer, Answer> {
    let facts = vocabulary::find_on(name, platform);
    let facts = facts.ok_or_else(|| Answer::new(500, "Invalid command name"))?;
    if facts.effect == Effect::Spends {
        // It would cost money here as well, and nothing would be there for it.
        return Err(Answer::new(549, "Command failed; not simulated"));
    }
    let single = facts.columns.iter().filter(|column| !column.is_list);
    Ok(single.fold(Answer::done(), |answer, column| answer.with(column.name, value_of(column))))
}

fn value_of(column: &ColumnFacts) -> &'static str {
    match column.form {
        Form::Number | Form::Flag => "0",
        Form::Amount | Form::Decimal => "0.00",
        Form::Instant => "0000-00-00 00:00:00",
        Form::Day => "2026-12-01",
        Form::Currency => "EUR",
        Form::Country => "DE",
        Form::Domain => "example.com",
        _ => "",
    }
}
