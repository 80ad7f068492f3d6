//! Values of a database.

use backorder_core::Value;

use crate::boundary::convert;
use crate::boundary::failure::Checked;
use crate::boundary::fill::Filled;
use crate::boundary::numbers;
use crate::boundary::text::backorder_str;

/// One value: a parameter of a statement, or a cell of a table.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct backorder_value {
    /// The type of the value, one of `BACKORDER_VALUE_`.
    pub kind: u32,
    /// INT: the number.
    pub number: i64,
    /// TEXT: the text; empty otherwise.
    pub text: backorder_str,
}

impl Filled for backorder_value {
    const SIZE_MIN: usize = size_of::<backorder_value>();
}

impl backorder_value {
    pub(crate) fn of(value: &Value) -> backorder_value {
        let (kind, number, text) = match value {
            Value::Null => (numbers::Value::Null, 0, ""),
            Value::Int(number) => (numbers::Value::Int, *number, ""),
            Value::Text(text) => (numbers::Value::Text, 0, text.as_str()),
        };
        backorder_value { kind: kind.code(), number, text: backorder_str::of(text) }
    }

    pub(crate) fn read(&self, what: &str) -> Checked<Value> {
        Ok(match convert::constant(self.kind, what, numbers::Value::from_code)? {
            numbers::Value::Null => Value::Null,
            numbers::Value::Int => Value::Int(self.number),
            numbers::Value::Text => Value::Text(self.text.read(what)?.to_owned()),
        })
    }
}
