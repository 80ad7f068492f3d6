//! `Backorder\DroplistRow`.

use ext_php_rs::prelude::*;

use crate::FINAL;

/// Copied out of the list, which may be closed while PHP still shows it.
#[php_class]
#[php(name = "Backorder\\DroplistRow")]
#[php(flags = FINAL)]
#[derive(Debug, Clone)]
pub struct DroplistRow {
    pub name: String,
    label: String,
    label_unicode: String,
    tld: String,
    drop_at: i64,
    score: Option<u8>,
    counters: backorder_core::Counters,
}

impl DroplistRow {
    pub fn of(row: &backorder_core::droplist::DroplistRow<'_>) -> DroplistRow {
        DroplistRow {
            name: row.name(),
            label: row.label().to_owned(),
            label_unicode: row.label_unicode(),
            tld: row.tld().to_owned(),
            drop_at: row.drop().timestamp(),
            score: row.score(),
            counters: row.counters(),
        }
    }
}

#[php_impl]
impl DroplistRow {
    #[php(getter)]
    pub fn name(&self) -> String {
        self.name.clone()
    }

    #[php(getter)]
    pub fn label(&self) -> String {
        self.label.clone()
    }

    #[php(getter)]
    pub fn label_unicode(&self) -> String {
        self.label_unicode.clone()
    }

    #[php(getter)]
    pub fn tld(&self) -> String {
        self.tld.clone()
    }

    #[php(getter)]
    pub fn drop_at(&self) -> i64 {
        self.drop_at
    }

    #[php(getter)]
    pub fn score(&self) -> Option<i64> {
        self.score.map(i64::from)
    }

    #[php(getter)]
    pub fn characters(&self) -> i64 {
        self.counters.characters.into()
    }

    #[php(getter)]
    pub fn letters(&self) -> i64 {
        self.counters.letters.into()
    }

    #[php(getter)]
    pub fn digits(&self) -> i64 {
        self.counters.digits.into()
    }

    #[php(getter)]
    pub fn hyphens(&self) -> i64 {
        self.counters.hyphens.into()
    }

    #[php(getter)]
    pub fn is_idn(&self) -> bool {
        self.counters.is_idn
    }
}
