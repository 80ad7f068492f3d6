//! Arrays of PHP as plain values with names.

use backorder_core::{Error, Fields};
use ext_php_rs::types::{ZendHashTable, Zval};

use crate::boundary::convert::{Items, bad, type_of};

impl Items<'_> {
    /// The array as one row of plain values.
    pub fn fields(&self, what: &str) -> Result<Fields, Error> {
        let mut fields = Fields::new();
        for (name, value) in self.pairs() {
            put(&mut fields, what, &name, value)?;
        }
        Ok(fields)
    }

    /// An array of arrays, each of them a row of plain values.
    pub fn field_rows(&self, what: &str) -> Result<Vec<Fields>, Error> {
        let one = |(number, value): (usize, &Zval)| {
            let row = Items::of(value).ok_or_else(|| {
                bad(
                    what,
                    format!("number {number} is {}, not an array or a stdClass", type_of(value)),
                )
            })?;
            row.fields(what)
        };
        self.values().enumerate().map(one).collect()
    }
}

fn put(fields: &mut Fields, what: &str, name: &str, value: &Zval) -> Result<(), Error> {
    let value = value.dereference();
    if let Some(table) = value.array() {
        return put_array(fields, what, name, table);
    }
    if value.is_null() {
        fields.set(name, None);
        return Ok(());
    }
    match scalar(value) {
        Some(text) => fields.set(name, Some(&text)),
        None => return Err(bad(what, format!("{name} is {}", type_of(value)))),
    }
    Ok(())
}

/// The fields of an array with names are named with a dot; the values of a list are lines.
fn put_array(
    fields: &mut Fields,
    what: &str,
    name: &str,
    table: &ZendHashTable,
) -> Result<(), Error> {
    if !table.has_sequential_keys() {
        for (key, value) in table {
            put(fields, what, &format!("{name}.{key}"), value)?;
        }
        return Ok(());
    }
    let mut lines = Vec::with_capacity(table.len());
    for (_, value) in table {
        let text = scalar(value.dereference());
        lines.push(text.ok_or_else(|| bad(what, format!("{name} holds {}", type_of(value))))?);
    }
    fields.set(name, Some(&lines.join("\n")));
    Ok(())
}

fn scalar(value: &Zval) -> Option<String> {
    if let Some(flag) = value.bool() {
        return Some(if flag { "1" } else { "0" }.to_owned());
    }
    match value.long() {
        Some(number) => Some(number.to_string()),
        None => value.str().map(str::to_owned),
    }
}
