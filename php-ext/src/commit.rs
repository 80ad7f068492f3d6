//! `Backorder\Commit`, `Backorder\RowChange` and `Backorder\Schema`.

use backorder_core as core;
use ext_php_rs::convert::IntoZval;
use ext_php_rs::flags::DataType;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendHashTable, Zval};

use crate::FINAL;
use crate::book::Book;
use crate::convert::{Items, RowArray, int, row_arrays};
use crate::decision::Decision;
use crate::effect::AnyEffect;
use crate::errors::Refused;

#[php_class]
#[php(name = "Backorder\\Commit")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct Commit(core::Commit);

#[php_impl]
impl Commit {
    #[php(getter)]
    pub fn client(&self) -> i64 {
        int(self.0.client.0)
    }

    #[php(getter)]
    pub fn account(&self) -> Option<RowChange> {
        self.0.account.clone().map(RowChange)
    }

    #[php(getter)]
    pub fn records(&self) -> Vec<RowChange> {
        self.0.records.iter().cloned().map(RowChange).collect()
    }

    #[php(getter)]
    pub fn effects(&self) -> Vec<RowArray> {
        row_arrays(&self.0.effects)
    }

    #[php(getter)]
    pub fn claims(&self) -> Vec<RowArray> {
        row_arrays(&self.0.claims)
    }

    #[php(getter)]
    pub fn references(&self) -> Vec<RowArray> {
        row_arrays(&self.0.references)
    }

    #[php(getter)]
    pub fn log(&self) -> Vec<RowArray> {
        row_arrays(&self.0.log)
    }

    #[php(getter)]
    pub fn carry_out(&self) -> Vec<AnyEffect> {
        self.0.carry_out.iter().cloned().map(AnyEffect).collect()
    }

    pub fn of(book: &Book, decisions: Items<'_>) -> Result<Vec<Commit>, Refused> {
        let decisions = decisions.objects::<Decision>()?;
        let decisions: Vec<_> = decisions.into_iter().map(|decision| decision.0.clone()).collect();
        Ok(core::Commit::of(&book.0, &decisions).into_iter().map(Commit).collect())
    }
}

#[php_class]
#[php(name = "Backorder\\RowChange")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct RowChange(core::RowChange);

#[php_impl]
impl RowChange {
    #[php(getter)]
    pub fn expected_revision(&self) -> i64 {
        int(self.0.expected_revision)
    }

    #[php(getter)]
    pub fn row(&self) -> RowArray {
        RowArray(self.0.row.clone())
    }
}

/// Static methods only.
#[php_class]
#[php(name = "Backorder\\Schema")]
#[php(flags = FINAL)]
#[derive(Debug)]
pub struct Schema;

#[php_impl]
impl Schema {
    #[php(defaults(prefix = String::new()))]
    pub fn statements(prefix: String) -> Vec<String> {
        core::schema(&prefix)
    }

    pub fn tables() -> Tables {
        Tables
    }
}

/// The tables on their way to PHP.
pub struct Tables;

impl IntoZval for Tables {
    const TYPE: DataType = DataType::Array;
    const NULLABLE: bool = false;

    fn set_zval(self, zv: &mut Zval, _persistent: bool) -> ext_php_rs::error::Result<()> {
        let mut tables = ZendHashTable::new();
        for table in core::TABLES {
            let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            let mut described = ZendHashTable::new();
            described.insert("columns", columns)?;
            described.insert("key", table.key.to_vec())?;
            tables.insert(table.name, described)?;
        }
        zv.set_hashtable(tables);
        Ok(())
    }
}
