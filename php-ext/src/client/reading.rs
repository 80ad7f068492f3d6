//! `Backorder\Ispapi\Reading`: an answer by the table of commands.

use ext_php_rs::convert::IntoZval;
use ext_php_rs::flags::DataType;
use ext_php_rs::prelude::*;
use ext_php_rs::types::Zval;
use ispapi_client::vocabulary::{self, Cell};

use crate::FINAL;
use crate::boundary::convert::Map;

#[php_class]
#[php(name = "Backorder\\Ispapi\\Reading")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Reading(pub vocabulary::Reading);

#[php_impl]
impl Reading {
    #[php(getter)]
    pub fn is_pending(&self) -> bool {
        self.0.is_pending()
    }

    #[php(getter)]
    pub fn odd(&self) -> Vec<String> {
        let odd = self.0.odd().iter();
        odd.map(|error| format!("{}: {error}", error.subject())).collect()
    }

    #[php(getter)]
    pub fn columns(&self) -> Map<Vec<Value>> {
        let columns = self.0.columns();
        Map(columns
            .map(|(name, cells)| (name.to_owned(), cells.iter().map(value).collect()))
            .collect())
    }

    pub fn first(&self, column: &str) -> Value {
        Value(self.0.cell(&column.to_ascii_uppercase(), 0).cloned())
    }

    pub fn column(&self, column: &str) -> Vec<Value> {
        let name = column.to_ascii_uppercase();
        (0..self.0.rows(&name)).map(|row| Value(self.0.cell(&name, row).cloned())).collect()
    }
}

fn value(cell: &Option<Cell>) -> Value {
    Value(cell.clone())
}

/// A cell on its way to PHP: text, int, bool, UTC seconds, day, or the digits of a decimal.
#[derive(Clone)]
pub struct Value(Option<Cell>);

impl IntoZval for Value {
    const TYPE: DataType = DataType::Mixed;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, persistent: bool) -> ext_php_rs::error::Result<()> {
        match self.0 {
            None | Some(Cell::Instant(None)) => zv.set_null(),
            Some(Cell::Text(text) | Cell::Secret(text)) => zv.set_string(&text, persistent)?,
            Some(Cell::Number(number)) => zv.set_long(number),
            Some(Cell::Flag(flag)) => zv.set_bool(flag),
            Some(Cell::Instant(Some(at))) => zv.set_long(at.timestamp()),
            Some(Cell::Day(day)) => zv.set_string(&day.to_string(), persistent)?,
            Some(decimal @ Cell::Decimal(_)) => {
                zv.set_string(&decimal.digits().unwrap_or_default(), persistent)?;
            }
            // A form that is newer than this is shown as the registrar wrote it, by call().
            Some(_) => zv.set_null(),
        }
        Ok(())
    }
}
