//! The registrar's commands by their table: what there is, the check before one is sent, and the
//! reading of its answer.

use std::mem::MaybeUninit;

use backorder_core::{Value, format_utc};
use ispapi_client::vocabulary::{self, Cell, CommandFacts, Effect, Form, Reading};
use ispapi_client::{Command, Error, ErrorKind, Platform};

use crate::boundary::answer::hand_out;
use crate::boundary::convert::instant;
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence};
use crate::boundary::fill::given;
use crate::boundary::table::{backorder_table, flag, maybe_at};
use crate::boundary::text::backorder_str;
use crate::client::answer::backorder_answer;
use crate::client::command::{backorder_command, platform, set};

/// The registrar's commands that are known, by name.
///
/// Columns: `name`; `ispapi` and `cnr`, the name there, or NULL where none is known; `does`
/// (`reads`, `changes`, `spends`); `about`. Free the table with `backorder_table_free`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_list(
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let rows = vocabulary::all().iter().map(|facts| {
            let does = match facts.effect {
                Effect::Reads => "reads",
                Effect::Spends => "spends",
                _ => "changes",
            };
            let [ispapi, cnr] = [Platform::Ispapi, Platform::Cnr]
                .map(|platform| facts.name_on(platform).map_or(Value::Null, Value::from));
            [Value::from(facts.name), ispapi, cnr, Value::from(does), Value::from(facts.about)]
        });
        Ok(backorder_table::of(&["name", "ispapi", "cnr", "does", "about"], rows))
    })
}

/// The parameters of a command, by its name on either platform.
///
/// Columns: `key`; `form`, such as `domain`, `flag` or `one of ACTIVE, HOLD`; `is_list`, which is
/// sent as KEY0, KEY1 and so on; `is_required`; `platform`, NULL for both. Free the table with
/// `backorder_table_free`.
///
/// Errors: `PARAMETER_INVALID` for a command that is not in the list.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_parameters(
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let rows = facts_of(name.read("name")?)?.parameters.iter().map(|known| {
            let platform = known.platform.map_or(Value::Null, |only| Value::from(only.name()));
            let (list, required) = (flag(known.is_list), flag(known.is_required));
            [Value::from(known.key), form(&known.form), list, required, platform]
        });
        Ok(backorder_table::of(&["key", "form", "is_list", "is_required", "platform"], rows))
    })
}

/// The columns of the answer to a command, by its name on either platform; there may be others.
///
/// Columns: `column`; `form`; `is_list`, with a value a row. Free the table with
/// `backorder_table_free`.
///
/// Errors: `PARAMETER_INVALID` for a command that is not in the list.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_columns(
    name: backorder_str,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let rows = facts_of(name.read("name")?)?.columns.iter();
        let rows =
            rows.map(|known| [Value::from(known.name), form(&known.form), flag(known.is_list)]);
        Ok(backorder_table::of(&["column", "form", "is_list"], rows))
    })
}

fn facts_of(name: &str) -> Checked<&'static CommandFacts> {
    let unknown = || Error::new(ErrorKind::ParameterInvalid, name, "is no command that is known");
    Ok(vocabulary::find(name).ok_or_else(unknown)?)
}

fn form(form: &Form) -> Value {
    match form {
        Form::Word(words) => Value::Text(format!("one of {}", words.replace('|', ", "))),
        plain => Value::from(plain.name()),
    }
}

/// Sets a parameter that is a flag, sent as 1 or 0; what it had before is replaced.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_set_flag(
    command: Option<&mut backorder_command>,
    key: backorder_str,
    value: bool,
) -> backorder_result {
    fence(|| put(command, key, ispapi_client::Value::from(value)))
}

/// Sets a parameter that is a whole number; what it had before is replaced.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_set_number(
    command: Option<&mut backorder_command>,
    key: backorder_str,
    value: i64,
) -> backorder_result {
    fence(|| put(command, key, ispapi_client::Value::from(value)))
}

/// Sets a parameter that is an instant, in unix seconds; what it had before is replaced.
///
/// Errors: `TIME_RANGE`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_set_instant(
    command: Option<&mut backorder_command>,
    key: backorder_str,
    at: i64,
) -> backorder_result {
    fence(|| {
        let at = format_utc(instant(at, "at")?);
        put(command, key, ispapi_client::Value::from(at))
    })
}

fn put(
    command: Option<&mut backorder_command>,
    key: backorder_str,
    value: ispapi_client::Value,
) -> Checked<()> {
    set(&mut given(command, "command")?.0, key.read("key")?, value);
    Ok(())
}

/// Checks a command by the table, before it is sent to a platform, one of `BACKORDER_PLATFORM_`.
///
/// Errors: `PARAMETER_INVALID` for a command that is not in the list or not on that platform; for a
/// parameter that it does not have there, that is required and missing, or whose value cannot be:
/// the message says what is allowed.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_check(
    command: Option<&backorder_command>,
    number: u32,
) -> backorder_result {
    fence(|| {
        vocabulary::ready(&given(command, "command")?.0, platform(number)?)?;
        Ok(())
    })
}

/// Reads the answer to a command by the table: a column for each that the answer has and the table
/// knows, as many rows as the longest has. Numbers and flags are whole numbers, instants unix
/// seconds, decimals their digits; what is not there, empty or "never" is NULL, and so is a value
/// that is not what the table says, of which `backorder_command_odd` tells. Free the table with
/// `backorder_table_free`.
///
/// Errors: `PARAMETER_INVALID` for a command that is not in the list.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_read(
    command: Option<&backorder_command>,
    answer: Option<&backorder_answer>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (command, answer) = (given(command, "command")?, given(answer, "answer")?);
        Ok(rows_of(&reading(&command.0, answer)?))
    })
}

/// The values of an answer that are not what the table says. Columns: `column`, `message`. Free the
/// table with `backorder_table_free`.
///
/// Errors: `PARAMETER_INVALID` for a command that is not in the list.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_command_odd(
    command: Option<&backorder_command>,
    answer: Option<&backorder_answer>,
    out: Option<&mut MaybeUninit<Option<Box<backorder_table>>>>,
) -> backorder_result {
    hand_out(out, || {
        let (command, answer) = (given(command, "command")?, given(answer, "answer")?);
        let reading = reading(&command.0, answer)?;
        let odd = reading.odd().iter();
        let rows = odd.map(|odd| [Value::from(odd.subject()), Value::Text(odd.to_string())]);
        Ok(backorder_table::of(&["column", "message"], rows))
    })
}

fn reading(command: &Command, answer: &backorder_answer) -> Checked<Reading> {
    Ok(facts_of(command.name())?.read(&answer.0))
}

/// A reading as rows.
pub(crate) fn rows_of(reading: &Reading) -> Box<backorder_table> {
    let columns: Vec<(&'static str, &[Option<Cell>])> = reading.columns().collect();
    let names = columns.iter().map(|(name, _)| *name).collect();
    let count = columns.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let cells = (0..count).flat_map(|row| {
        columns.iter().map(move |(_, cells)| value(cells.get(row).and_then(Option::as_ref)))
    });
    backorder_table::with_columns(names, cells.collect())
}

fn value(cell: Option<&Cell>) -> Value {
    match cell {
        Some(Cell::Text(text) | Cell::Secret(text)) => Value::from(text.as_str()),
        Some(Cell::Number(number)) => Value::Int(*number),
        Some(Cell::Flag(is_so)) => flag(*is_so),
        Some(Cell::Instant(at)) => maybe_at(*at),
        Some(Cell::Day(day)) => crate::boundary::table::day(*day),
        Some(decimal @ Cell::Decimal(_)) => decimal.digits().map_or(Value::Null, Value::Text),
        _ => Value::Null,
    }
}
