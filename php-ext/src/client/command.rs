//! Commands as PHP gives them: an array with COMMAND and the parameters.

use ext_php_rs::types::{ArrayKey, Zval};
use ispapi_client::{Command, Value};

use crate::boundary::convert::{Items, type_of};
use crate::boundary::errors::Refused;

/// A list is numbered from 0; every other array keeps its keys, as in the vendor's own clients.
fn parameter(key: &str, value: &Zval) -> Result<Value, Refused> {
    let Some(items) = value.dereference().array() else { return single(key, value) };
    if items.has_sequential_keys() {
        let items: Result<Vec<Value>, Refused> =
            items.values().map(|item| single(key, item)).collect();
        return Ok(Value::List(items?));
    }
    let item = |(place, item): (ArrayKey<'_>, &Zval)| {
        let place = place.to_string();
        let value = single(&format!("{key}{place}"), item)?;
        Ok((place, value))
    };
    let items: Result<Vec<(String, Value)>, Refused> = items.iter().map(item).collect();
    Ok(Value::Map(items?))
}

/// A parameter that is no list, or an item of one. A float is refused: of a price the registrar
/// would get other digits than the ones that were meant.
fn single(key: &str, value: &Zval) -> Result<Value, Refused> {
    let value = value.dereference();
    if value.is_null() {
        return Ok(Value::Null);
    }
    if let Some(flag) = value.bool() {
        return Ok(Value::from(flag));
    }
    if let Some(number) = value.long() {
        return Ok(Value::from(number));
    }
    if let Some(text) = value.str() {
        return Ok(Value::from(text));
    }
    if value.is_string() {
        return Err(parameter_invalid(key, "is not UTF-8"));
    }
    let found = type_of(value);
    Err(Refused::Type(format!("{key} is {found}: give string, int, bool, null or a list of these")))
}

/// The command of an array with COMMAND and the parameters.
pub fn read_command(command: &Items<'_>) -> Result<Command, Refused> {
    let mut pairs = Vec::new();
    for (key, value) in command.pairs() {
        if key.parse::<i64>().is_ok() {
            return Err(parameter_invalid(&key, "is a number and no name of a parameter"));
        }
        pairs.push((key.clone(), parameter(&key, value)?));
    }
    Ok(Command::from_pairs(pairs)?)
}

fn parameter_invalid(key: &str, message: &str) -> Refused {
    let kind = ispapi_client::ErrorKind::ParameterInvalid;
    ispapi_client::Error::new(kind, key, message).into()
}
